//! Voids that hang together, and which of them metal makes.

use super::dark::{Dark, DarkVoxel};
use super::named::Bodies;
use crate::place::{Vector, mean};
use nalgebra::Matrix3;
use std::collections::BTreeMap;
use upright_anatomy::Level;
use upright_imaging::VoxelFrame;

/// A void that hangs together.
///
/// - **Frame**: DICOM's patient axes, in mm towards the patient's left, back and head.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct VoidPiece {
    /// The middle of its voxels.
    pub middle: [f64; 3],
    /// How far it reaches towards the feet and towards the head, in mm along the axis of the body.
    pub extent: [f64; 2],
    /// The named vertebrae nearest to its upper and to its lower end.
    pub beside: [Level; 2],
    /// How much room it takes, in mm³, less about a voxel at its rim; what is moved beside it does not count.
    pub volume: f64,
    /// Whether signal is piled up beside it, as beside metal and not beside flow, calcium or gas.
    pub is_rimmed: bool,
}

/// A void with where its voxels lie.
pub(super) struct Piece {
    pub(super) places: Vec<Vector>,
    volume: f64,
    is_rimmed: bool,
}

/// The largest void of a series with metal is at least so large, in mm³: no clinical limit.
///
/// On development phantoms none without metal had one of more than 110 (61000 to 61007); two with metal (61000, 61003) had 360 to 840.
const LARGEST: f64 = 200.0;

/// Those that metal may make, the largest first; small ones count beside a large one only.
pub(super) fn pieces(dark: &Dark, frame: &VoxelFrame) -> Vec<Piece> {
    let voxel = Matrix3::from_columns(&frame.steps().map(Vector::from)).determinant().abs();
    let connected = connected(&dark.voxels);
    let of_metal = connected.iter().filter(|piece| is_of_metal(piece, voxel));
    let mut pieces: Vec<Piece> = of_metal.map(|piece| Piece::of(piece, frame, voxel)).collect();
    pieces.sort_by(|one, other| other.volume.total_cmp(&one.volume));
    if pieces.first().is_none_or(|largest| largest.volume < LARGEST) {
        pieces.clear();
    }
    pieces
}

/// Not thin or small as cortical bone or a vein, not the air behind the back, and before the canal with piled-up signal, for
/// gas and black discs lie there.
fn is_of_metal(piece: &[DarkVoxel], voxel: f64) -> bool {
    /// Smaller than this, in mm³, it may be bone: no clinical limit.
    const LEAST: f64 = 60.0;
    let is_behind = 2 * count(piece, |voxel| voxel.is_behind) > piece.len();
    let is_large = piece.len() as f64 * voxel >= LEAST;
    let is_air = 4 * count(piece, |voxel| voxel.is_last) > piece.len();
    is_large && !is_air && (is_behind || is_rimmed(piece))
}

/// Whether signal is piled up beside it.
fn is_rimmed(piece: &[DarkVoxel]) -> bool {
    /// Fewer voxels of a rim may be noise: no clinical limit.
    const RIM: usize = 4;
    count(piece, |voxel| voxel.is_rimmed) >= RIM
}

fn count(piece: &[DarkVoxel], is: fn(&DarkVoxel) -> bool) -> usize {
    piece.iter().filter(|voxel| is(voxel)).count()
}

impl Piece {
    fn of(piece: &[DarkVoxel], frame: &VoxelFrame, voxel: f64) -> Self {
        let place = |voxel: &DarkVoxel| Vector::from(frame.patient_from_voxel(voxel.at.map(f64::from)));
        Self {
            places: piece.iter().map(place).collect(),
            volume: piece.len() as f64 * voxel,
            is_rimmed: is_rimmed(piece),
        }
    }

    pub(super) const fn is_rimmed(&self) -> bool {
        self.is_rimmed
    }

    /// What is told of it.
    pub(super) fn shown(&self, bodies: &Bodies) -> VoidPiece {
        let by_height = |one: &&Vector, other: &&Vector| one.z.total_cmp(&other.z);
        let middle = mean(&self.places);
        let lowest = self.places.iter().min_by(by_height).copied().unwrap_or(middle);
        let highest = self.places.iter().max_by(by_height).copied().unwrap_or(middle);
        VoidPiece {
            middle: middle.into(),
            extent: [lowest.z, highest.z],
            beside: [highest, lowest].map(|end| bodies.nearest(end)),
            volume: self.volume,
            is_rimmed: self.is_rimmed,
        }
    }
}

/// Voxels that touch by a side, an edge or a corner.
fn connected(voxels: &[DarkVoxel]) -> Vec<Vec<DarkVoxel>> {
    let mut left: BTreeMap<[u32; 3], DarkVoxel> = voxels.iter().map(|voxel| (voxel.at, *voxel)).collect();
    let mut pieces = Vec::new();
    while let Some((_, first)) = left.pop_first() {
        let (mut piece, mut open) = (Vec::new(), vec![first]);
        while let Some(voxel) = open.pop() {
            open.extend(beside(voxel.at).filter_map(|at| left.remove(&at)));
            piece.push(voxel);
        }
        pieces.push(piece);
    }
    pieces
}

fn beside([column, row, slice]: [u32; 3]) -> impl Iterator<Item = [u32; 3]> {
    let about = |at: u32| at.saturating_sub(1)..=at.saturating_add(1);
    about(slice).flat_map(move |slice| {
        about(row).flat_map(move |row| about(column).map(move |column| [column, row, slice]))
    })
}
