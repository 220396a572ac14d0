//! Places of metal, looked up by where they lie.

use crate::place::{Vector, mean};
use nalgebra::{Matrix3, SymmetricEigen};
use std::collections::BTreeMap;

type Cell = [i32; 3];

/// Places by the cube of space in which they lie.
pub(super) struct Cells {
    side: f64,
    /// Numbers of the places in each cube.
    places: BTreeMap<Cell, Vec<usize>>,
}

impl Cells {
    pub(super) fn of(points: &[Vector], side: f64) -> Self {
        let mut places: BTreeMap<Cell, Vec<usize>> = BTreeMap::new();
        for (number, point) in points.iter().enumerate() {
            places.entry(cell(*point, side)).or_default().push(number);
        }
        Self { side, places }
    }

    /// So that voxels beside each other are in one cube or in cubes that touch, however coarse they are.
    pub(super) fn touching(points: &[Vector], least: f64, coarseness: f64) -> Self {
        /// Places of voxels are rounded.
        const A_LITTLE: f64 = 1e-6;
        Self::of(points, least.max(coarseness + A_LITTLE))
    }

    /// Every cube with the places in it.
    pub(super) fn iter(&self) -> impl Iterator<Item = &[usize]> {
        self.places.values().map(Vec::as_slice)
    }

    /// Places of the cubes that come nearer than `reach` to the cube of `place`.
    pub(super) fn around(&self, place: Vector, reach: f64) -> impl Iterator<Item = usize> {
        let (middle, away) = (cell(place, self.side), (reach / self.side).ceil() as i32);
        let cubes = neighbours(middle, away).filter_map(|cell| self.places.get(&cell));
        cubes.flatten().copied()
    }

    /// Places that hang together: those of cubes that touch, be it at a corner. The largest first.
    pub(super) fn pieces(&self) -> Vec<Vec<usize>> {
        let mut left: BTreeMap<Cell, &[usize]> =
            self.places.iter().map(|(cell, places)| (*cell, places.as_slice())).collect();
        let mut pieces = Vec::new();
        while let Some((first, places)) = left.pop_first() {
            let (mut piece, mut open) = (places.to_vec(), vec![first]);
            while let Some(from) = open.pop() {
                for next in neighbours(from, 1) {
                    let Some(places) = left.remove(&next) else { continue };
                    piece.extend_from_slice(places);
                    open.push(next);
                }
            }
            pieces.push(piece);
        }
        pieces.sort_by_key(|piece| std::cmp::Reverse(piece.len()));
        pieces
    }
}

fn cell(point: Vector, side: f64) -> Cell {
    [point.x, point.y, point.z].map(|along| (along / side).floor() as i32)
}

/// A cube and those around it.
fn neighbours([x, y, z]: Cell, away: i32) -> impl Iterator<Item = Cell> {
    let range = -away..=away;
    let planes = range.clone().flat_map(move |dz| (-away..=away).map(move |dy| (dy, dz)));
    planes.flat_map(move |(dy, dz)| range.clone().map(move |dx| [x + dx, y + dy, z + dz]))
}

/// How places extend: their middle, and the principal axes with the length of an even bar that varies as much, the longest first.
#[derive(Clone, Copy, Debug)]
pub(super) struct Spread {
    pub(super) middle: Vector,
    pub(super) axes: [(Vector, f64); 3],
}

impl Spread {
    pub(super) fn of(points: &[Vector]) -> Self {
        /// An even bar of length 1 varies by a twelfth.
        const BAR: f64 = 12.0;
        let middle = mean(points);
        let sum: Matrix3<f64> =
            points.iter().map(|point| (point - middle) * (point - middle).transpose()).sum();
        let eigen = SymmetricEigen::new(sum / points.len().max(1) as f64);
        let mut axes = [0, 1, 2].map(|axis| {
            let variance = eigen.eigenvalues.as_slice().get(axis).copied().unwrap_or_default();
            (eigen.eigenvectors.column(axis).into_owned(), (variance.max(0.0) * BAR).sqrt())
        });
        axes.sort_by(|one, other| other.1.total_cmp(&one.1));
        Self { middle, axes }
    }

    /// The way in which it extends most.
    pub(super) const fn along(&self) -> Vector {
        self.axes[0].0
    }

    /// Lengths along the axes, the longest first.
    pub(super) fn lengths(&self) -> [f64; 3] {
        self.axes.map(|(_, length)| length)
    }
}

pub(super) fn pick(points: &[Vector], numbers: &[usize]) -> Vec<Vector> {
    numbers.iter().filter_map(|number| points.get(*number).copied()).collect()
}
