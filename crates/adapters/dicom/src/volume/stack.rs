//! Which slices make one volume.

use super::note::{NoVolume, StackNote};
use super::order::{Places, places};
use super::slice::SliceHead;
use crate::attribute::Attribute;
use nalgebra::Vector3;
use std::collections::BTreeSet;
use upright_imaging::VoxelFrame;

/// How far directions of slices of one volume may differ, as the length between their ends: no clinical limit.
const SAME_DIRECTION: f64 = 1e-3;
/// By which share spacings of slices of one volume may differ: no clinical limit.
const SAME_SPACING: f64 = 1e-3;
/// Slices nearer to each other than this lie at one place, in mm: no clinical limit.
const SAME_PLACE: f64 = 1e-3;
/// A gantry that leans less was not tilted, in degrees: no clinical limit.
const LEAST_SLANT: f64 = 0.1;
/// The most voxels that are read, in bytes.
pub(super) const MOST_BYTES: u64 = 2 << 30;

/// Slices that lie beside each other.
#[derive(Clone, Debug, PartialEq)]
pub struct Stack {
    /// The slices, by their number among those handed in, in the order along the line that stands on them, as far as known.
    pub slices: Vec<usize>,
    /// The volume that they make, or why they make none.
    pub grid: Result<StackGrid, NoVolume>,
    /// What a person must know.
    pub notes: Vec<StackNote>,
}

/// Where the voxels of a stack lie.
#[derive(Clone, Debug, PartialEq)]
pub struct StackGrid {
    /// Where the voxels lie in the patient.
    pub frame: VoxelFrame,
    /// Columns, rows and slices, those that are missing counted.
    pub size: [u32; 3],
    /// Of every place the slice that lies there, by its number among those handed in; none where it is missing.
    pub places: Vec<Option<usize>>,
}

/// Slices of one series, laid beside each other: as many stacks as it takes, the largest first.
///
/// Slices of other size, direction, spacing, kind, space, echo or moment, or that lie where another one lies, make stacks of
/// their own.
#[must_use]
pub fn stacks(heads: &[SliceHead]) -> Vec<Stack> {
    let mut groups: Vec<Vec<usize>> = Vec::new();
    for (index, head) in heads.iter().enumerate() {
        let goes_with = |group: &&mut Vec<usize>| {
            group.first().and_then(|first| heads.get(*first)).is_some_and(|first| is_like(first, head))
        };
        match groups.iter_mut().find(goes_with) {
            Some(group) => group.push(index),
            None => groups.push(vec![index]),
        }
    }
    let parted = groups.into_iter().flat_map(|group| without_repeats(heads, group));
    let mut stacks: Vec<Stack> = parted.map(|(group, repeats)| stack(heads, group, repeats)).collect();
    stacks.sort_by_key(|stack| std::cmp::Reverse(stack.slices.len()));
    stacks
}

/// Whether two slices can lie in one volume.
fn is_like(one: &SliceHead, other: &SliceHead) -> bool {
    let has_same_size = one.format.columns == other.format.columns && one.format.rows == other.format.rows;
    let is_of_same_kind = one.modality == other.modality
        && one.image_type.get(2) == other.image_type.get(2)
        && (&one.stack, one.moment, one.unit) == (&other.stack, other.moment, other.unit)
        && one.echo_ms == other.echo_ms;
    has_same_size
        && is_of_same_kind
        && one.frame_of_reference == other.frame_of_reference
        && is_near(
            one.orientation.map(|ways| ways.concat()),
            other.orientation.map(|ways| ways.concat()),
            SAME_DIRECTION,
        )
        && is_near(one.spacing.map(Vec::from), other.spacing.map(Vec::from), SAME_SPACING)
}

/// Whether both are missing, or no number differs by more than a share of the greatest.
fn is_near(one: Option<Vec<f64>>, other: Option<Vec<f64>>, share: f64) -> bool {
    match (one, other) {
        (None, None) => true,
        (Some(one), Some(other)) => {
            let most = one.iter().fold(0.0, |most: f64, number| most.max(number.abs()));
            one.iter().zip(&other).all(|(one, other)| (one - other).abs() <= share * most)
        }
        _ => false,
    }
}

/// The slices of a group parted so that no two of a part lie at one place, and how many were set apart from the first part:
/// by acquisition, where that is enough; else the second slice at a place goes to the second part, and so on.
fn without_repeats(heads: &[SliceHead], group: Vec<usize>) -> Vec<(Vec<usize>, u32)> {
    let layers = layers(heads, &group);
    if layers.len() < 2 {
        return layers.into_iter().map(|layer| (layer, 0)).collect();
    }
    let acquisition = |index: &usize| heads.get(*index).map(|head| head.acquisition);
    let acquisitions: BTreeSet<_> = group.iter().map(acquisition).collect();
    let of = |wanted: &Option<i64>| {
        group.iter().copied().filter(|index| acquisition(index) == *wanted).collect::<Vec<_>>()
    };
    let parts: Vec<Vec<usize>> = acquisitions.iter().map(of).collect();
    if parts.len() > 1 && parts.iter().all(|part| self::layers(heads, part).len() == 1) {
        return parts.into_iter().map(|part| (part, 0)).collect();
    }
    let repeats = layers.iter().skip(1).map(Vec::len).sum::<usize>() as u32;
    layers
        .into_iter()
        .enumerate()
        .map(|(number, layer)| (layer, if number == 0 { repeats } else { 0 }))
        .collect()
}

/// Slices in order, the second of a place in the second layer; all in one where nobody knows where they lie.
fn layers(heads: &[SliceHead], group: &[usize]) -> Vec<Vec<usize>> {
    let number = |index: usize| heads.get(index).map(|head| (head.acquisition, head.number));
    let mut ordered: Vec<_> = group.iter().map(|index| (height(heads, *index), *index)).collect();
    ordered.sort_by(|(one, first), (other, second)| {
        let by_height = one.unwrap_or_default().total_cmp(&other.unwrap_or_default());
        by_height.then_with(|| number(*first).cmp(&number(*second)))
    });
    let mut layers: Vec<Vec<usize>> = Vec::new();
    let (mut place, mut layer) = (None, 0);
    for (height, index) in ordered {
        let is_same = |(here, before): (f64, f64)| here - before <= SAME_PLACE;
        layer = if height.zip(place).is_some_and(is_same) { layer + 1 } else { 0 };
        if layer == 0 {
            place = height;
        }
        match layers.get_mut(layer) {
            Some(layer) => layer.push(index),
            None => layers.push(vec![index]),
        }
    }
    layers
}

/// How far a slice lies along the line that stands on it, as far as known.
fn height(heads: &[SliceHead], index: usize) -> Option<f64> {
    let head = heads.get(index)?;
    Some(Vector3::from(head.position?).dot(&normal(head)?))
}

/// The line that stands on a slice.
fn normal(head: &SliceHead) -> Option<Vector3<f64>> {
    let [row, column] = head.orientation?.map(Vector3::from);
    row.cross(&column).try_normalize(SAME_DIRECTION)
}

fn stack(heads: &[SliceHead], slices: Vec<usize>, repeats: u32) -> Stack {
    let of: Vec<&SliceHead> = slices.iter().filter_map(|index| heads.get(*index)).collect();
    let mut notes = Vec::new();
    if repeats > 0 {
        notes.push(StackNote::Repeated { count: repeats });
    }
    if of.iter().any(|head| head.rescale.is_none()) {
        notes.push(StackNote::NoScale);
    }
    if of.iter().any(|head| head.is_lossy) {
        notes.push(StackNote::Lossy);
    }
    let grid = grid(&of, &slices);
    if let Ok(grid) = &grid {
        notes.extend(missing(&grid.places));
        let degrees = grid.frame.slant();
        if degrees > LEAST_SLANT {
            notes.push(StackNote::Slanted { degrees });
        }
    }
    Stack { slices, grid, notes }
}

fn missing(places: &[Option<usize>]) -> Option<StackNote> {
    let after = places.iter().position(Option::is_none)? as u32;
    let count = places.iter().filter(|place| place.is_none()).count() as u32;
    Some(StackNote::Missing { count, of: places.len() as u32, after })
}

fn grid(heads: &[&SliceHead], slices: &[usize]) -> Result<StackGrid, NoVolume> {
    let Some(first) = heads.first() else { return Err(NoVolume::OneSlice) };
    if !first.format.photometric.is_monochrome() || first.format.bits_stored > u16::BITS {
        return Err(NoVolume::NoGreys);
    }
    let scale = |head: &SliceHead| {
        (head.rescale.map(|numbers| numbers.map(f64::to_bits)), head.format.kind(), head.is_inverted)
    };
    if heads.iter().any(|head| scale(head) != scale(first)) {
        return Err(NoVolume::DifferentScales);
    }
    let missing = |attribute| NoVolume::NoPlace(attribute);
    let [row, column] = first.orientation.ok_or(missing(Attribute::ImageOrientationPatient))?;
    let normal = normal(first).ok_or(missing(Attribute::ImageOrientationPatient))?;
    let [down, across] = first.spacing.ok_or(missing(Attribute::PixelSpacing))?;
    let positions: Option<Vec<Vector3<f64>>> =
        heads.iter().map(|head| head.position.map(Vector3::from)).collect();
    let positions = positions.ok_or(missing(Attribute::ImagePositionPatient))?;
    let Places { first: origin, step, slices: found } = places(&positions, normal)?;
    let steps = [Vector3::from(row) * across, Vector3::from(column) * down, step];
    let frame = VoxelFrame::new(origin.into(), steps.map(Into::into))
        .map_err(|_| missing(Attribute::PixelSpacing))?;
    let size = [first.format.columns, first.format.rows, found.len() as u32];
    let bytes = size.iter().fold(2, |bytes: u64, side| bytes.saturating_mul(u64::from(*side)));
    if bytes > MOST_BYTES {
        return Err(NoVolume::TooLarge { mebibytes: bytes >> 20, most: MOST_BYTES >> 20 });
    }
    let places = found.into_iter().map(|slice| slices.get(slice?).copied()).collect();
    Ok(StackGrid { frame, size, places })
}

/// Whether stored values must be moved to be kept in 16 bits with a sign.
pub(super) const fn is_moved(head: &SliceHead) -> bool {
    !head.format.signed && head.format.bits_stored >= u16::BITS
}
