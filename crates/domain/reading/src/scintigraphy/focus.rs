//! Places along the spine that take up more.

use super::frame::{Frame, PicturePoint};
use super::poisson::DEVIATIONS;
use super::region::Region;
use super::spine::Spine;
use crate::order::median;
use upright_anatomy::Laterality;
use upright_evidence::numbers;

/// Half-widths in mm and shares with which foci are looked for: no clinical limit.
mod find {
    /// Foci are looked for up to this distance from the midline: bone between transverse processes lies there, kidneys do not.
    pub(super) const ASIDE: f64 = 34.0;
    /// Standard deviations in a median absolute deviation.
    pub(super) const DEVIATION: f64 = 1.4826;
    /// What is brighter so far above or below the end of the spine is what the end is bright by.
    pub(super) const BEYOND: f64 = 12.0;
    /// Two foci are further apart than this along and across.
    pub(super) const APART: f64 = 20.0;
    /// More are not listed.
    pub(super) const MOST: usize = 12;
    /// Further from the midline a focus is of one side.
    pub(super) const OF_A_SIDE: f64 = 8.0;
    /// The reference is further from a focus than this.
    pub(super) const AWAY: f64 = 40.0;
}

/// A place that takes up more than the spine usually does.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Focus {
    /// Its middle.
    pub place: PicturePoint,
    /// How far to the patient's left of the midline, in mm; `None` where the view does not tell.
    pub left_of_midline: Option<f64>,
    /// The side, where it is of one.
    pub side: Option<Laterality>,
}

impl Focus {
    /// Radius of its region, in mm: no clinical limit.
    pub const RADIUS: f64 = 10.0;
    /// Half of the reference region, across and along, in mm: a vertebra with its disc. No clinical limit.
    pub const REFERENCE: [f64; 2] = [12.0, 18.0];

    /// A place of the picture on which the spine was found; none above or below the picture.
    pub(super) fn at(frame: &Frame, spine: &Spine, place: PicturePoint) -> Option<Self> {
        let row = (place.down / spine.step[1]).round();
        let off = place.across - spine.place((row >= 0.0).then_some(row as usize)?)?.across;
        let left_of_midline = frame.left_is(off);
        let side = left_of_midline
            .filter(|left| left.abs() > find::OF_A_SIDE)
            .map(|left| if left > 0.0 { Laterality::Left } else { Laterality::Right });
        Some(Self { place, left_of_midline, side })
    }

    /// Its region: a circle of 10 mm radius.
    #[must_use]
    pub const fn region(&self) -> Region {
        Region::circle(self.place, Focus::RADIUS)
    }
}

/// Foci of a spine, the brightest first.
///
/// Counts of a disc are compared with the median of discs on the midline; the lower end of the interval of their ratio lies above
/// `scintigraphy.focus.least` of `evidence`, and above 1 by `scintigraphy.focus.deviations` of the spine's own unevenness. The brightest place of many is chosen, so its ratio is rather too high.
#[must_use]
pub fn foci(frame: &Frame, spine: &Spine) -> Vec<Focus> {
    let half = spine.step.map(|step| Focus::RADIUS / step);
    let disc = |row: usize, column: i64| {
        let (sum, pixels) = spine.plane.disc(row as i64, column, half);
        (sum / pixels.max(1) as f64, sum)
    };
    let rows = spine.rows[0]..spine.rows[1];
    let column_of = |row: usize| spine.columns.get(row).map_or(0, |column| *column as i64);
    let midline: Vec<f64> = rows.clone().map(|row| disc(row, column_of(row)).0).collect();
    let Some(usual) = median(&mut midline.clone()).filter(|usual| *usual > 0.0) else { return Vec::new() };
    let uneven =
        median(&mut midline.iter().map(|mean| (mean / usual - 1.0).abs()).collect::<Vec<_>>()).unwrap_or(0.0);
    let deviations = numbers::SCINTIGRAPHY_FOCUS_DEVIATIONS.value * find::DEVIATION * uneven;
    let threshold = numbers::SCINTIGRAPHY_FOCUS_LEAST.value.max(1.0 + deviations);
    let reach = (find::ASIDE / spine.step[0]).round() as i64;
    let mut bright: Vec<(f64, usize, i64)> = Vec::new();
    for row in rows {
        for aside in -reach..=reach {
            let (mean, counts) = disc(row, column_of(row) + aside);
            let ratio = mean / usual;
            if counts > 0.0 && ratio * (-DEVIATIONS / counts.sqrt()).exp() > threshold {
                bright.push((ratio, row, column_of(row) + aside));
            }
        }
    }
    bright.sort_by(|one, other| other.0.total_cmp(&one.0));
    let mut found: Vec<Focus> = Vec::new();
    for (_, row, column) in bright {
        let place = PicturePoint { across: column as f64 * spine.step[0], down: row as f64 * spine.step[1] };
        let is_new = found.iter().all(|other| apart(other.place, place) > find::APART);
        if is_new && found.len() < find::MOST && is_peak(spine, row, column, half) {
            found.extend(Focus::at(frame, spine, place));
        }
    }
    found
}

/// Whether nothing beyond the end of the spine is brighter: sacrum, joints and bladder begin there.
fn is_peak(spine: &Spine, row: usize, column: i64, half: [f64; 2]) -> bool {
    let mean = |row: i64| {
        let (sum, pixels) = spine.plane.disc(row, column, half);
        sum / pixels.max(1) as f64
    };
    let (row, beyond) = (row as i64, (find::BEYOND / spine.step[1]).round() as i64);
    let [first, last] = spine.rows.map(|row| row as i64);
    let outside = (row - beyond..first).chain(last..=row + beyond);
    outside.into_iter().all(|other| mean(other) <= mean(row))
}

fn apart(one: PicturePoint, other: PicturePoint) -> f64 {
    (one.across - other.across).hypot(one.down - other.down)
}

/// The reference region about the midline at a height.
#[must_use]
pub(super) fn reference_at(spine: &Spine, down: f64) -> Option<Region> {
    Some(Region::rectangle(spine.midline(down)?, Focus::REFERENCE))
}

/// Where a reference is proposed: the place whose counts are the median of all, away from every focus.
pub(super) fn proposed_reference(frame: &Frame, spine: &Spine, foci: &[Focus]) -> Option<f64> {
    let [top, bottom] = spine.ends();
    let is_away = |down: f64| {
        let is_whole = down - Focus::REFERENCE[1] >= top && down + Focus::REFERENCE[1] <= bottom;
        is_whole && foci.iter().all(|focus| (focus.place.down - down).abs() > find::AWAY)
    };
    let mut places: Vec<(f64, f64)> = (spine.rows[0]..spine.rows[1])
        .map(|row| row as f64 * spine.step[1])
        .filter(|down| is_away(*down))
        .filter_map(|down| {
            let counted = reference_at(spine, down)?.counted(frame)?;
            Some((counted.counts as f64 / counted.area_mm2, down))
        })
        .collect();
    places.sort_by(|one, other| one.0.total_cmp(&other.0));
    places.get(places.len() / 2).map(|(_, down)| *down)
}
