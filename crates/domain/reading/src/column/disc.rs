//! Discs along the line of the column: pairs of endplates, and which of them follow each other.

use super::line::{FINE, Line};
use super::plate::{self, Side, leaning};
use crate::attenuation::Probe;
use crate::place::Vector;
use std::ops::RangeInclusive;
use upright_anatomy::Level;

/// A disc, with the endplates beside it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Seen {
    /// How far along the line it lies, in steps of the line.
    pub(super) step: usize,
    /// Its middle.
    pub(super) middle: Vector,
    /// The way up through it.
    pub(super) up: Vector,
    /// From endplate to endplate.
    pub(super) height: f64,
    /// Whether nothing was seen and the usual length stands in.
    pub(super) is_guessed: bool,
}

/// How likely a disc is at a step of the line.
#[derive(Clone, Copy, Debug)]
struct Candidate {
    up: Vector,
    height: f64,
    /// By how much its endplates stand out from the bone beside them, in HU.
    outstanding: f64,
    /// By how much less dense than that bone it is in its middle, in HU; 0 where bone or metal bridges it.
    hollow: f64,
}

/// How likely an endplate is at a step of the line.
#[derive(Clone, Copy, Debug)]
struct Plate {
    lean: f64,
    outstanding: f64,
}

/// Heights of discs that are tried, in steps of the line, 3 to 14 mm: no clinical limit. Every one, as endplates are thin.
const HEIGHTS: RangeInclusive<usize> = 4..=18;
/// How endplates lean against the line that are tried, as the share of a way to the back: no clinical limit.
const LEANS: [f64; 9] = [0.0, 0.09, -0.09, 0.18, -0.18, 0.27, -0.27, 0.36, -0.36];
/// Endplates stand out from bone by at least this, in HU, or nothing is seen: no clinical limit.
const LEAST: f64 = 50.0;

/// Every step of a line with the best disc there.
pub(super) struct Discs<'a> {
    line: &'a Line,
    candidates: Vec<Option<Candidate>>,
}

impl<'a> Discs<'a> {
    pub(super) fn along(probe: &Probe<'_>, line: &'a Line) -> Self {
        let [below, above] = [Side::Below, Side::Above].map(|side| plates(probe, line, side));
        let candidates = (0..line.len()).map(|step| {
            let hollow = hollow(&below, &above, step)?;
            let discs = HEIGHTS.filter_map(|height| {
                let begin = step.checked_sub(height / 2)?;
                let lower = below.get(begin).copied().flatten()?;
                let upper = above.get(begin + height).copied().flatten()?;
                let [one, other] = [lower.outstanding, upper.outstanding];
                let (_, up) = line.at(step)?;
                let up = leaning(up, f64::midpoint(lower.lean, upper.lean));
                Some(Candidate {
                    up,
                    height: height as f64 * FINE,
                    outstanding: one.min(other) * 0.6 + (one + other) * 0.2,
                    hollow,
                })
            });
            discs.max_by(|one, other| one.outstanding.total_cmp(&other.outstanding))
        });
        Self { line, candidates: candidates.collect() }
    }

    /// How much a disc at a step is worth, in HU. Two plates of which none has a disc beside it, as screws tell them, lie in bone.
    fn worth(&self, step: usize) -> Option<f64> {
        /// What stands out by more counts no more, in HU, and how much a hollow counts beside it: no clinical limit.
        const MOST: f64 = 320.0;
        const OF_HOLLOW: f64 = 0.8;
        let candidate = self.candidates.get(step).copied().flatten()?;
        Some(candidate.outstanding.min(MOST) + OF_HOLLOW * candidate.hollow)
    }

    fn seen(&self, step: usize) -> Option<Seen> {
        let candidate = self.candidates.get(step).copied().flatten()?;
        let (middle, _) = self.line.at(step)?;
        let Candidate { up, height, outstanding, .. } = candidate;
        Some(Seen { step, middle, up, height, is_guessed: outstanding < LEAST })
    }
}

/// By how much less dense than the bone around a place is, in HU, as far as it tells a disc.
fn hollow(below: &[Option<Plate>], above: &[Option<Plate>], step: usize) -> Option<f64> {
    /// No clinical limit.
    const MOST: f64 = 200.0;
    let [one, other] = [below, above].map(|plates| plates.get(step).copied().flatten());
    Some((-f64::midpoint(one?.outstanding, other?.outstanding)).clamp(0.0, MOST))
}

/// The best endplate at every step of a line, of those whose vertebra lies on one side.
fn plates(probe: &Probe<'_>, line: &Line, side: Side) -> Vec<Option<Plate>> {
    let at = |step: usize| {
        let (place, up) = line.at(step)?;
        let leaning = LEANS.iter().filter_map(|lean| {
            let outstanding = plate::outstanding(probe, place, leaning(up, *lean), side)?;
            // Endplates stand across the line unless they clearly do not.
            Some(Plate { lean: *lean, outstanding: outstanding * (1.0 - 0.5 * lean.abs()) })
        });
        leaning.max_by(|one, other| one.outstanding.total_cmp(&other.outstanding))
    };
    (0..line.len()).map(at).collect()
}

/// Discs that follow each other from a body on.
pub(super) struct Followed {
    /// The nearest to the body first.
    pub(super) discs: Vec<Seen>,
    /// How well they and the lengths between them fit a column.
    pub(super) score: f64,
}

/// What a row gains that ends where the slices do, beside what a disc gains that stands out by so many HU: no clinical limit.
const END: f64 = 2.0;

/// A row of discs, from the one nearest to the body that was named.
#[derive(Clone)]
struct Row {
    /// The first stands for the middle of that body.
    steps: Vec<usize>,
    /// How large this person is beside the usual, as far as seen.
    size: f64,
    score: f64,
}

/// From the middle of a disc to that of the next one, over a vertebra of this level, in mm: Upright's own, to know where to
/// look. No clinical limit.
fn usual_length(level: Level) -> f64 {
    const L4: f64 = 35.0;
    const L5: f64 = 34.0;
    const SHORTER: f64 = 1.05;
    match Level::L4.index().checked_sub(level.index()) {
        None => L5,
        Some(above) => (L4 - SHORTER * above as f64).max(18.0),
    }
}

impl Discs<'_> {
    /// Discs beyond a body at `begin` mm along the line, the nearest first, up or down; `levels` begin with that body.
    pub(super) fn row(&self, begin: f64, levels: &[Level], upwards: bool) -> Followed {
        /// Rows that are followed at once: no clinical limit.
        const BREADTH: usize = 40;
        let begin = (begin / FINE).round() as usize;
        let side = if upwards { 1 } else { -1 };
        let (mut open, mut done) = (vec![Row { steps: vec![begin], size: 1.0, score: 0.0 }], Vec::new());
        for level in levels.iter().filter(|level| **level != Level::S1) {
            let mut next: Vec<Row> = Vec::new();
            for row in open {
                let before = next.len();
                if self.may_end(&row, usual_length(*level), side) {
                    done.push(Row { score: row.score + END, ..row.clone() });
                }
                self.extend(&row, usual_length(*level), side, &mut next);
                if next.len() == before {
                    done.push(row);
                }
            }
            next.sort_by(|one, other| other.score.total_cmp(&one.score));
            next.truncate(BREADTH);
            open = next;
        }
        done.extend(open);
        let best = done.into_iter().max_by(|one, other| one.score.total_cmp(&other.score));
        let (steps, score) = best.map(|row| (row.steps, row.score)).unwrap_or_default();
        let seen: Vec<Seen> = steps.iter().skip(1).filter_map(|step| self.seen(*step)).collect();
        let last = seen.iter().rposition(|disc| !disc.is_guessed).map_or(0, |last| last + 1);
        Followed { discs: seen.into_iter().take(last).collect(), score }
    }

    /// Whether the disc beyond the last of a row may lie where the slices end.
    fn may_end(&self, row: &Row, usual: f64, side: isize) -> bool {
        /// A disc is seen with so much of the vertebra beyond it, and lengths differ by such a share: no clinical limit.
        const BEYOND: f64 = 12.0;
        const LONGER: f64 = 1.15;
        let Some(&from) = row.steps.last() else { return true };
        let away = ((usual * row.size * LONGER + BEYOND) / FINE) as isize;
        row.steps.len() > 1 && from.checked_add_signed(away * side).is_none_or(|step| step >= self.line.len())
    }

    /// Every row that goes on from one by a disc.
    fn extend(&self, row: &Row, usual: f64, side: isize, next: &mut Vec<Row>) {
        /// How much a length differs from the usual one, as a share, of this person's column and of the first half body.
        const SPREAD: f64 = 0.12;
        const SPREAD_OF_FIRST: f64 = 0.35;
        const NEAREST: f64 = 0.6;
        const FARTHEST: f64 = 1.5;
        let Some(&from) = row.steps.last() else { return };
        let is_first = row.steps.len() == 1;
        let (usual, spread) =
            if is_first { (usual / 2.0, SPREAD_OF_FIRST) } else { (usual * row.size, SPREAD) };
        let [least, most] = [NEAREST, FARTHEST].map(|share| (usual * share / FINE) as isize);
        for away in least..=most {
            let Some(step) = from.checked_add_signed(away * side) else { continue };
            let Some(worth) = self.worth(step) else { continue };
            let share = away as f64 * FINE / usual;
            let unusual = share.ln() / spread;
            // By its length, so that many short vertebrae win nothing by their number.
            let gain = worth / 100.0 * (share * row.size).min(1.0) - 0.5 * unusual * unusual;
            let mut steps = row.steps.clone();
            steps.push(step);
            let size = if is_first { row.size } else { row.size * share.powf(FOLLOWS) };
            next.push(Row { steps, size, score: row.score + gain - self.left_out(from, step) });
        }
    }

    /// What is lost where endplates between two discs belong to neither.
    fn left_out(&self, from: usize, to: usize) -> f64 {
        /// So far from a disc its own endplates are no longer seen, in mm: no clinical limit.
        const CLEAR: f64 = 11.0;
        let clear = (CLEAR / FINE) as usize;
        let [low, high] = [from.min(to) + clear, from.max(to).saturating_sub(clear)];
        let between = (low..=high).filter_map(|step| self.worth(step));
        between.fold(0.0, f64::max).min(260.0) / 200.0
    }
}

/// How fast the size of a person follows what is seen: no clinical limit.
const FOLLOWS: f64 = 0.25;
