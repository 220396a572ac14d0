//! Whether two pictures lie on each other.

use super::frame::{Frame, View};
use super::kernel_shift::lag;
use super::kernel_spine::Plane;

/// Shifts up to so many mm are looked for: no clinical limit.
const MOST: f64 = 60.0;
/// Half of the box over which counts are smoothed, in mm: no clinical limit.
const SMOOTH: f64 = 6.0;
/// A place is of the body where it has at least this share of the mean of the picture: no clinical limit.
const OF_BODY: f64 = 0.5;

/// How far the second picture lies beside the first.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Shift {
    /// To the patient's left, in mm, by the outline of the body.
    pub left: f64,
    /// Towards the feet, in mm, by counts along the body. Only of pictures of one phase and view, for counts lie elsewhere in others,
    /// and where both say where they lie.
    pub down: Option<f64>,
    /// Two pixels of the coarser picture, in mm.
    pub two_pixels: f64,
}

impl Shift {
    /// Whether the pictures lie more than two pixels beside each other.
    #[must_use]
    pub fn is_moved(&self) -> bool {
        self.left.abs() > self.two_pixels || self.down.is_some_and(|down| down.abs() > self.two_pixels)
    }
}

/// Numbers along an axis of the patient, a step apart from `first` on.
struct Line {
    first: f64,
    step: f64,
    values: Vec<f64>,
}

/// How far `other` lies beside `one`. `is_one_phase` says that counts should lie at the same places.
///
/// Pictures that do not say where they lie are laid middle on middle.
///
/// `None` for lateral pictures, without millimetres, and where the body is cut off by the edges of the picture.
#[must_use]
pub fn shift(one: &Frame, other: &Frame, is_one_phase: bool) -> Option<Shift> {
    let (spacing, other_spacing) = (one.spacing?, other.spacing?);
    let step = spacing.column().min(other_spacing.column());
    let placed = one.first_pixels(other);
    let [place, other_place] = placed.map_or([None; 2], |places| places.map(Some));
    let left = between(&outline(one, place)?, &outline(other, other_place)?, step)?;
    let down = placed.filter(|_| is_one_phase && one.view == other.view).and_then(
        |[[.., head], [.., other_head]]| between(&along(one, head)?, &along(other, other_head)?, step),
    );
    let pixel = [spacing.row(), spacing.column(), other_spacing.row(), other_spacing.column()];
    Some(Shift { left, down, two_pixels: 2.0 * pixel.into_iter().fold(0.0, f64::max) })
}

fn between(one: &Line, other: &Line, step: f64) -> Option<f64> {
    let from = one.first.max(other.first);
    let end = |line: &Line| line.first + line.step * (line.values.len() as f64 - 1.0);
    let count = ((end(one).min(end(other)) - from) / step).floor();
    if count < 2.0 {
        return None;
    }
    let sampled = |line: &Line| -> Vec<f64> {
        (0..=count as usize).map(|at| line.at(from + at as f64 * step)).collect()
    };
    Some(lag(&sampled(one), &sampled(other), (MOST / step).round() as usize)? * step)
}

impl Line {
    /// Linear between places, 0 beside them.
    fn at(&self, place: f64) -> f64 {
        let at = (place - self.first) / self.step;
        let below = at.floor();
        if below < 0.0 {
            return 0.0;
        }
        let value = |index: usize| self.values.get(index).copied().unwrap_or(0.0);
        let (index, share) = (below as usize, at - below);
        value(index) * (1.0 - share) + value(index + 1) * share
    }
}

/// How high the body is in each column, from the patient's right to the left.
fn outline(frame: &Frame, first_pixel: Option<[f64; 3]>) -> Option<Line> {
    let spacing = frame.spacing?;
    let reach = |step: f64| (SMOOTH / step).round() as usize;
    let plane =
        Plane::of(frame.columns(), frame.counts())?.smoothed(reach(spacing.column()), reach(spacing.row()));
    let mean = plane.values.iter().sum::<f64>() / plane.values.len() as f64;
    let mut values = vec![0.0; plane.columns];
    for row in plane.values.chunks_exact(plane.columns) {
        for (sum, value) in values.iter_mut().zip(row) {
            *sum += if *value > OF_BODY * mean { spacing.row() } else { 0.0 };
        }
    }
    if frame.view? == View::Posterior {
        values.reverse();
    }
    let width = spacing.column() * (values.len() as f64 - 1.0);
    let first = match (frame.view?, first_pixel) {
        (View::Lateral, _) => return None,
        (View::Anterior, Some([left, ..])) => left,
        (View::Posterior, Some([left, ..])) => left - width,
        // Of both the middle of the picture is the middle of the camera.
        (_, None) => -width / 2.0,
    };
    Some(Line { first, step: spacing.column(), values })
}

/// Counts of each row, from the head on; the first pixel lies at the height `head`.
fn along(frame: &Frame, head: f64) -> Option<Line> {
    let spacing = frame.spacing?;
    let sum = |row: usize| frame.row(row).iter().copied().map(f64::from).sum::<f64>();
    let values: Vec<f64> = (0..frame.rows()).map(sum).collect();
    // Edges of the crystal do not move with the patient.
    let lit: Vec<usize> =
        values.iter().enumerate().filter(|(_, sum)| **sum > 0.0).map(|(row, _)| row).collect();
    let (top, bottom) = (*lit.first()?, *lit.last()?);
    let inside = values.get(top + 1..bottom)?.to_vec();
    Some(Line { first: spacing.row() * (top as f64 + 1.0) - head, step: spacing.row(), values: inside })
}
