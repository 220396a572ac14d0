//! The dural sac full of contrast medium: found where fat is around it, and followed up and down.

use super::plane::{FINE, Frame, Plane, area, away, extent};
use crate::attenuation::METAL;
use crate::column::Column;
use crate::mask::Mask;
use crate::place::Vector;
use std::ops::Range;
use upright_evidence::numbers;

/// From plane to plane, in mm: no clinical limit.
pub(super) const STEP: f64 = 1.0;

/// Why the sac is not seen on a plane.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Lost {
    /// It lies beyond the slices in part, or one is missing.
    Outside,
    /// Nothing there is as dense as contrast medium.
    NoContrast,
    /// Metal lies in it or close beside it.
    Metal,
}

/// The sac on one plane.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Cut {
    pub(super) frame: Frame,
    /// With roots and cord, which lie in it.
    pub(super) mask: Mask,
    pub(super) centre: Vector,
    /// Attenuation of the contrast medium.
    pub(super) units: f64,
    /// Attenuation half-way between contrast medium and what surrounds it.
    pub(super) half: f64,
}

/// Planes across the column, from below, a step apart: through a disc along it, and turning from one to the next behind a body.
pub(super) fn stations(column: &Column) -> Vec<Frame> {
    let knots = knots(column);
    let mut found = Vec::new();
    for ((from, up), (to, next)) in knots.iter().zip(knots.iter().skip(1)) {
        let steps = ((to - from).norm() / STEP).round().max(1.0) as u32;
        found.extend((0..steps).filter_map(|step| {
            let share = f64::from(step) / f64::from(steps);
            Some(Frame::across(from.lerp(to, share), up.lerp(next, share).try_normalize(1e-6)?))
        }));
    }
    found
}

/// Middles of bodies and endplates, from below, with the way up there.
fn knots(column: &Column) -> Vec<(Vector, Vector)> {
    let mut knots: Vec<(Vector, Vector)> = Vec::new();
    let above = column.vertebrae.iter().skip(1).map(Some).chain([None]);
    for (vertebra, above) in column.vertebrae.iter().zip(above) {
        let [centre, upper, up] = [vertebra.centre, vertebra.upper, vertebra.up].map(Vector::from);
        let through = above.and_then(|above| (Vector::from(above.lower?) - upper).try_normalize(1e-6));
        let through = through.unwrap_or(up);
        knots.extend([(centre, up), (upper, through)]);
        knots.extend(above.and_then(|above| above.lower).map(|lower| (Vector::from(lower), through)));
    }
    knots
}

/// The sac on every plane, or why it is not seen there; none where it is seen nowhere.
pub(super) fn followed(planes: &[Plane]) -> Option<Vec<Result<Cut, Lost>>> {
    let mut rows = rows(planes);
    rows.sort_by(|one, other| volume(other).total_cmp(&volume(one)));
    let mut found: Vec<Option<Result<Cut, Lost>>> = vec![None; planes.len()];
    for row in &rows {
        if goes_on(row, &found) {
            enter(planes, &mut found, row);
        }
    }
    let lost = |plane: &Plane| if plane.is_cut_off() { Lost::Outside } else { Lost::NoContrast };
    let all = found.into_iter().zip(planes).map(|(cut, plane)| cut.unwrap_or_else(|| Err(lost(plane))));
    (!rows.is_empty()).then(|| all.collect())
}

type Row = Vec<(usize, Cut)>;

/// How much of the sac a row is, in mm³.
fn volume(row: &Row) -> f64 {
    row.iter().map(|(_, cut)| area(&cut.mask) * STEP).sum()
}

/// Whether a row may be the same sac as what was found before: about as far behind the bodies as the nearest place of it.
fn goes_on(row: &Row, found: &[Option<Result<Cut, Lost>>]) -> bool {
    /// In mm: no clinical limit.
    const MOVES: f64 = 8.0;
    let Some((first, cut)) = row.first() else { return false };
    let known = found.iter().enumerate().filter_map(|(at, cut)| Some((at, cut.as_ref()?.as_ref().ok()?)));
    let Some((_, nearest)) = known.min_by_key(|(at, _)| at.abs_diff(*first)) else { return true };
    let [one, other] = [cut, nearest].map(|cut| cut.frame.within(cut.centre));
    (one[0] - other[0]).hypot(one[1] - other[1]) <= MOVES
}

/// Takes in a row where nothing was seen before, and follows it.
fn enter(planes: &[Plane], found: &mut [Option<Result<Cut, Lost>>], row: &Row) {
    let is_known =
        |found: &[Option<Result<Cut, Lost>>], at: usize| matches!(found.get(at), Some(Some(Ok(_))));
    if row.iter().any(|(at, _)| is_known(found, *at)) {
        return;
    }
    row.iter().for_each(|(at, cut)| put(found, *at, Ok(cut.clone())));
    let (Some((first, _)), Some((last, _))) = (row.first(), row.last()) else { return };
    follow(planes, found, *first, (0..*first).rev());
    follow(planes, found, *first, first + 1..*last);
    follow(planes, found, *last, last + 1..planes.len());
}

fn put(found: &mut [Option<Result<Cut, Lost>>], at: usize, cut: Result<Cut, Lost>) {
    if let Some(place) = found.get_mut(at) {
        *place = Some(cut);
    }
}

/// From a plane on, plane by plane, until it is reached that others began with, or the sac is lost for too long.
fn follow(
    planes: &[Plane],
    found: &mut [Option<Result<Cut, Lost>>],
    from: usize,
    way: impl Iterator<Item = usize>,
) {
    /// So many mm it may be lost, under metal or where it is narrowest: no clinical limit.
    const LOST: f64 = 12.0;
    let Some(Some(Ok(mut known))) = found.get(from).cloned() else { return };
    let mut lost = 0.0;
    for at in way {
        let Some(plane) = planes.get(at) else { return };
        if let Some(Some(Ok(cut))) = found.get(at) {
            known = cut.clone();
            continue;
        }
        let cut = grown(plane, &known.mask, known.units);
        lost = if let Ok(cut) = &cut {
            known = cut.clone();
            0.0
        } else {
            lost + STEP
        };
        put(found, at, cut);
        if lost > LOST {
            return;
        }
    }
}

/// How much farther than on the plane before, in mm, the sac may reach, or less far: no clinical limit.
const WIDENS: f64 = 1.0;
const SHRINKS: f64 = 1.0;
/// Roots part the contrast medium by less than this on either side, and bridges to bone are narrower, in mm: no clinical limit.
const ROOT: f64 = 1.6;
/// A smaller area is no sac, in mm²: no clinical limit.
const LEAST: f64 = 8.0;

/// The sac on a plane, by where it was before.
pub(super) fn grown(plane: &Plane, before: &Mask, expected: f64) -> Result<Cut, Lost> {
    /// Of what was sac before, this share is as dense as contrast medium: no clinical limit.
    const CONTRAST: f64 = 0.8;
    /// Contrast medium is not denser than before by more than this share: no clinical limit.
    const DENSER: f64 = 1.3;
    /// Where surroundings are looked at, in mm from the sac, and what of them is soft, in HU: no clinical limit.
    const AROUND: [f64; 2] = [1.0, 3.0];
    const SOFT: f64 = 150.0;
    let [near, far] = AROUND.map(|away| before.widened(away / FINE));
    if plane.mask(f64::is_nan).and(&near).count() > 0 {
        return Err(Lost::Outside);
    }
    let lost = if plane.mask(|value| value >= METAL).and(&near).count() > 0 {
        Lost::Metal
    } else {
        Lost::NoContrast
    };
    let units = plane.quantile(before, CONTRAST).ok_or(lost)?.min(METAL).min(expected * DENSER);
    if units < least_contrast() {
        return Err(lost);
    }
    let soft = plane.mask(|value| value < least_contrast()).and(&far.without(&near));
    let around = plane.quantile(&soft, 0.5).unwrap_or_default().clamp(-SOFT, SOFT);
    let half = f64::midpoint(units, around);
    let reach = before.widened(WIDENS / FINE);
    let dense = plane.mask(|value| value >= half && value < METAL).and(&reach);
    // Roots that lie against its wall are sac as well: it shrinks no faster.
    let kept = before.narrowed(SHRINKS / FINE);
    let mask = whole(&dense.or(&kept), before).ok_or(lost)?;
    let centre = plane.centre(&mask).ok_or(lost)?;
    Ok(Cut { frame: plane.frame, mask, centre, units, half })
}

/// The pieces that were sac before, with what they enclose, without what hangs on by a bridge; none where it is too small.
fn whole(dense: &Mask, before: &Mask) -> Option<Mask> {
    /// Of a piece of the sac more than this share was sac before: no clinical limit.
    const WAS_SAC: f64 = 0.5;
    /// Bridges are narrower than twice this share of the radius of an even disc, or than this, in mm: no clinical limit.
    const BRIDGE: f64 = 0.45;
    const WIDEST: f64 = 3.0;
    let was_sac = |piece: &Mask| piece.and(before).count() as f64 > WAS_SAC * piece.count() as f64;
    // Only pieces of the sac are closed: what is between them and bone stays open.
    let sac = dense.pieces().into_iter().filter(was_sac).reduce(|one, other| one.or(&other))?;
    let whole = sac.closed(ROOT / FINE).filled();
    let bridge = (BRIDGE * (area(&whole) / std::f64::consts::PI).sqrt()).min(WIDEST);
    let piece = whole.opened(bridge / FINE).pieces().into_iter().find(was_sac)?;
    (area(&piece) >= LEAST).then_some(piece)
}

/// Contrast medium is at least so dense, in HU.
pub(super) fn least_contrast() -> f64 {
    numbers::DEFAULT_CT_CANAL_CONTRAST.value
}

/// Rows of planes on which the sac stands alone.
fn rows(planes: &[Plane]) -> Vec<Row> {
    /// A row is at least so long, in mm: no clinical limit.
    const ROW: f64 = 8.0;
    /// From plane to plane the middle moves by less, in mm, and the area by less than this share: no clinical limit.
    const MOVES: f64 = 1.5;
    const CHANGES: f64 = 0.25;
    /// So many planes on a row may be bridged to bone: no clinical limit.
    const GAP: usize = 3;
    let mut rows: Vec<Row> = Vec::new();
    for (at, plane) in planes.iter().enumerate() {
        for cut in alone(plane) {
            let goes_on = |row: &&mut Row| {
                row.last().is_some_and(|(last, before)| {
                    let moved = (cut.centre - before.centre).norm();
                    let share = area(&cut.mask) / area(&before.mask);
                    at - last <= GAP
                        && moved < (MOVES + STEP) * (at - last) as f64
                        && (share - 1.0).abs() < CHANGES
                })
            };
            match rows.iter_mut().find(goes_on) {
                Some(row) => row.push((at, cut)),
                None => rows.push(vec![(at, cut)]),
            }
        }
    }
    rows.retain(|row| row.len() as f64 * STEP >= ROW && lies_behind_bodies(planes, row));
    rows
}

/// Whether at least one endplate or wall is seen close in front of a row.
fn lies_behind_bodies(planes: &[Plane], row: &Row) -> bool {
    row.iter().any(|(at, cut)| planes.get(*at).is_some_and(|plane| is_behind_body(plane, &cut.mask)))
}

/// Pieces on a plane that have the size of a sac, are evenly dense and stand alone.
fn alone(plane: &Plane) -> Vec<Cut> {
    /// Sizes of sacs in mm²: no clinical limit.
    const SIZES: Range<f64> = 60.0..420.0;
    /// Of its places this share is contrast medium, and of its surroundings this share is none: no clinical limit.
    const EVEN: f64 = 0.5;
    const SOFT: f64 = 0.75;
    /// Surroundings, in mm from it: no clinical limit.
    const AROUND: [f64; 2] = [0.8, 1.6];
    /// Its middle lies no farther aside than this, and so far behind the middle of a body, in mm: no clinical limit.
    const ASIDE: f64 = 7.0;
    const BEHIND: f64 = 16.0;
    /// It is so deep beside its width: no clinical limit.
    const DEEP: Range<f64> = 0.45..1.3;
    let contrast = plane.mask(|value| value >= least_contrast() && value < METAL);
    let found = contrast.pieces().into_iter().filter(|piece| area(piece) >= SIZES.start).flat_map(|piece| {
        let units = plane.quantile(&piece, 0.8).unwrap_or_default();
        let dense = plane.mask(|value| value >= units / 2.0).and(&piece);
        dense.opened(ROOT / 2.0 / FINE).pieces()
    });
    let found = found.filter_map(|piece| {
        let mask = piece.filled();
        if !SIZES.contains(&area(&mask)) || mask.is_at_edge() {
            return None;
        }
        let units = plane.quantile(&mask, 0.8)?;
        let even = plane.mask(|value| value >= 0.75 * units).and(&mask);
        let [near, far] = AROUND.map(|away| mask.widened(away / FINE));
        let ring = far.without(&near);
        let soft = plane.mask(|value| value < units / 2.0).and(&ring);
        let is_sac = even.count() as f64 >= EVEN * mask.count() as f64
            && soft.count() as f64 >= SOFT * ring.count() as f64;
        let centre = plane.centre(&mask)?;
        let [left, back, _] = plane.frame.within(centre);
        let [width, depth] = extent(&mask);
        let is_there = left.abs() <= ASIDE && back >= BEHIND && DEEP.contains(&(depth / width));
        (is_sac && is_there).then(|| Cut { frame: plane.frame, half: units / 2.0, mask, centre, units })
    });
    found.collect()
}

/// Whether bone or disc lies close in front of it: before an arch lies the canal.
fn is_behind_body(plane: &Plane, mask: &Mask) -> bool {
    /// Fat between a body and the sac is less than this, in mm: no clinical limit.
    const FAT: f64 = 9.0;
    /// What is denser is bone, in HU, but for the blurred edge, in mm: no clinical limit.
    const BONE: f64 = 150.0;
    const EDGE: f64 = 1.6;
    let Some(centre) = plane.centre(mask) else { return false };
    let [left, back, _] = plane.frame.within(centre);
    let column = |number: &usize| (away(*number)[0] - left).abs() < FINE;
    let front = mask.iter().filter(column).map(|number| away(number)[1]).fold(back, f64::min);
    let bone = plane.mask(|value| value >= BONE).without(&mask.widened(EDGE / FINE));
    let near = bone.iter().filter(column).map(|number| front - away(number)[1]);
    near.filter(|away| *away > 0.0).any(|away| away < FAT)
}
