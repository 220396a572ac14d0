//! The spine on a picture from behind: its midline, and how much it takes up along it.

use super::frame::{Frame, PicturePoint};
use super::kernel_spine::{Plane, brightest_path, means};
use super::poisson;
use crate::Estimate;
use crate::order::median;

/// Lengths in mm and shares by which the spine is found: no clinical limit. They were set on phantoms.
mod find {
    /// Half of the box over which counts are smoothed.
    pub(super) const SMOOTH: f64 = 6.0;
    /// Half of the width of a column of vertebrae.
    pub(super) const BODY: f64 = 15.0;
    /// Between these distances from the midline lies what is beside the column.
    pub(super) const BESIDE: [f64; 2] = [40.0, 55.0];
    /// The midline lies no further from the middle of the body.
    pub(super) const OFF_MIDDLE: f64 = 40.0;
    /// What a millimetre aside costs, as a share of the brightest place of a row.
    pub(super) const ASIDE: f64 = 0.042;
    /// A place is of the body where it has at least this share of the mean of the picture.
    pub(super) const OF_BODY: f64 = 0.5;
    /// The column is at least so many times as bright as what lies beside it.
    pub(super) const CONTRAST: f64 = 1.25;
    /// It is at least this share as bright as its usual place.
    pub(super) const BRIGHT: f64 = 0.2;
    /// A shorter piece is no spine.
    pub(super) const LEAST: f64 = 100.0;
}

/// The spine on a picture, as far as it stands out from what lies beside it.
///
/// It ends where the sacroiliac joints are as bright as the column: sacrum, joints and bladder are bright in everybody.
#[derive(Clone, Debug)]
pub struct Spine {
    pub(super) plane: Plane,
    /// Column of the midline in every row of the picture.
    pub(super) columns: Vec<usize>,
    /// First row, and the row after the last.
    pub(super) rows: [usize; 2],
    /// Millimetres a column and a row.
    pub(super) step: [f64; 2],
}

/// How much the spine takes up at a place.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct ProfilePoint {
    /// Middle of the column of vertebrae.
    pub place: PicturePoint,
    /// Counts of 30 mm across, a millimetre along the picture, with their interval.
    pub counts_per_mm: Estimate,
}

impl Spine {
    /// Finds it; `None` where the picture has no millimetres, or nothing in it stands out as a spine does.
    #[must_use]
    pub fn found(frame: &Frame) -> Option<Self> {
        let spacing = frame.spacing?;
        let step = [spacing.column(), spacing.row()];
        let plane = Plane::of(frame.columns(), frame.counts())?;
        let smooth = plane.smoothed(pixels(find::SMOOTH, step[0]), pixels(find::SMOOTH, step[1]));
        let middle = middle_of_body(&smooth)?;
        let reach = find::OFF_MIDDLE / step[0];
        let (from, to) = ((middle - reach).max(0.0) as usize, (middle + reach).ceil() as usize + 1);
        let ridge = smooth.smoothed(pixels(find::BODY, step[0]), 0);
        let columns = brightest_path(&ridge, from, to, find::ASIDE * step[0]);
        let rows = standing_out(&plane, &columns, step)?;
        let length = (rows[1] - rows[0]) as f64 * step[1];
        (length >= find::LEAST).then_some(Self { plane, columns, rows, step })
    }

    /// Upper and lower end, in mm below the upper edge of the picture.
    #[must_use]
    pub fn ends(&self) -> [f64; 2] {
        self.rows.map(|row| row as f64 * self.step[1])
    }

    /// The midline at a height, where it is within the spine.
    #[must_use]
    pub fn midline(&self, down: f64) -> Option<PicturePoint> {
        let row = (down / self.step[1]).round();
        let is_within = row >= self.rows[0] as f64 && row < self.rows[1] as f64;
        self.place(row as usize).filter(|_| is_within)
    }

    pub(super) fn place(&self, row: usize) -> Option<PicturePoint> {
        let column = *self.columns.get(row)?;
        Some(PicturePoint { across: column as f64 * self.step[0], down: row as f64 * self.step[1] })
    }

    /// Uptake along it, a row each.
    #[must_use]
    pub fn profile(&self) -> Vec<ProfilePoint> {
        let half = pixels(find::BODY, self.step[0]) as i64;
        let wide = (2 * half + 1) as f64;
        (self.rows[0]..self.rows[1])
            .filter_map(|row| {
                let place = self.place(row)?;
                let column = *self.columns.get(row)? as i64;
                let counts = (self.plane.strip(row, column - half, column + half) * wide).round();
                let interval = poisson::interval(counts as u64).map(|bound| bound / self.step[1]);
                Some(ProfilePoint {
                    place,
                    counts_per_mm: Estimate { value: counts / self.step[1], interval },
                })
            })
            .collect()
    }
}

/// How many pixels to either side such a length reaches.
fn pixels(length: f64, step: f64) -> usize {
    (length / step).round() as usize
}

/// The column of the middle of all that has counts.
fn middle_of_body(plane: &Plane) -> Option<f64> {
    let mean = plane.values.iter().sum::<f64>() / plane.values.len().max(1) as f64;
    let is_body = |value: &f64| *value > find::OF_BODY * mean;
    let columns = plane.values.iter().enumerate().filter(|(_, value)| is_body(value));
    let (sum, count) = columns
        .fold((0.0, 0.0), |(sum, count), (at, _)| (sum + (at % plane.columns.max(1)) as f64, count + 1.0));
    (count > 0.0).then(|| sum / count)
}

/// The rows in which the column stands out, one piece: the one with most counts.
fn standing_out(plane: &Plane, columns: &[usize], step: [f64; 2]) -> Option<[usize; 2]> {
    let half = pixels(find::BODY, step[0]) as i64;
    let [near, far] = find::BESIDE.map(|length| pixels(length, step[0]) as i64);
    let strips = |reach: &dyn Fn(usize, i64) -> f64| -> Vec<f64> {
        let line: Vec<f64> =
            columns.iter().enumerate().map(|(row, column)| reach(row, *column as i64)).collect();
        means(&line, pixels(find::BODY, step[1]))
    };
    let column = strips(&|row, at| plane.strip(row, at - half, at + half));
    let beside = strips(&|row, at| {
        (plane.strip(row, at - far, at - near) + plane.strip(row, at + near, at + far)) / 2.0
    });
    let usual = median(&mut column.iter().copied().filter(|value| *value > 0.0).collect::<Vec<_>>())?;
    let stands_out: Vec<bool> = column
        .iter()
        .zip(&beside)
        .map(|(column, beside)| *column > find::CONTRAST * beside && *column > find::BRIGHT * usual)
        .collect();
    let counts = |[from, to]: &[usize; 2]| -> f64 { column.iter().take(*to).skip(*from).sum() };
    runs(&stands_out).into_iter().max_by(|one, other| counts(one).total_cmp(&counts(other)))
}

/// From where to where something holds without a break.
fn runs(holds: &[bool]) -> Vec<[usize; 2]> {
    let mut all: Vec<[usize; 2]> = Vec::new();
    for (at, _) in holds.iter().enumerate().filter(|(_, holds)| **holds) {
        match all.last_mut() {
            Some([_, end]) if *end == at => *end = at + 1,
            _ => all.push([at, at + 1]),
        }
    }
    all
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn runs_are_whole() {
        assert_eq!(runs(&[false, true, true, false, true]), [[1, 3], [4, 5]]);
        assert_eq!(runs(&[true]), [[0, 1]]);
        assert!(runs(&[]).is_empty());
    }
}
