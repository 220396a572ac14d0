//! What stands out from its surroundings: brighter by much, bounded sharply, in the body.

use super::Grid;
use super::kernel_plane::Plane;
use crate::mask::Mask;
use upright_evidence::numbers;

/// What is wider than twice this, in mm, is not looked at: bone is, rods, screws and stems are not. No clinical limit.
const HALF_WIDEST: f64 = 9.0;
/// So far around, in mm, a place counts only where it is half as bright as the brightest: no clinical limit.
const NEAR: f64 = 5.0;
/// So near to the edges of the film, in mm, nothing is looked at: no clinical limit.
const MARGIN: f64 = 6.0;
/// Less than this, in mm², is no implant: no clinical limit.
const LEAST: f64 = 12.0;

/// What stands out.
pub(super) struct Relief {
    pub(super) mask: Mask,
    /// By how much, as a share of the brightness of the film.
    pub(super) heights: Plane,
}

impl Relief {
    /// None where the film has no contrast; nothing beyond what an implant could be.
    pub(super) fn of(film: &Plane, grid: Grid) -> Option<Self> {
        /// Shares of all places that are darker: air, and the brightest that is not a burnt-in letter. No clinical limit.
        const ENDS: [f64; 2] = [0.02, 0.98];
        let [dark, bright] = ENDS.map(|share| film.quantile(share));
        let range = bright - dark;
        if range <= 0.0 || !range.is_finite() {
            return None;
        }
        let reach = grid.places(HALF_WIDEST);
        let darkest = film.least(reach);
        let heights = film.with(&darkest.greatest(reach), |value, ground| (value - ground) / range);
        let peaks = heights.greatest(grid.places(NEAR));
        /// A piece reaches down to this share of the height that it must have in its middle: no clinical limit.
        const FOOT: f32 = 0.75;
        let least = numbers::DEFAULT_FILM_METAL_CONTRAST.value as f32;
        let margin = grid.places(MARGIN);
        let stands_out = |place: usize| {
            let (row, column) = (place / film.columns, place % film.columns);
            let is_inside = row >= margin
                && column >= margin
                && row + margin < film.rows
                && column + margin < film.columns;
            let at = |plane: &Plane| plane.values.get(place).copied().unwrap_or_default();
            is_inside && at(&heights) > FOOT * least && at(&heights) > 0.5 * at(&peaks)
        };
        let mask = Mask::of(film.columns, (0..film.values.len()).map(stands_out).collect());
        let judge = Judge {
            film,
            darkest: &darkest,
            heights: &heights,
            peaks: &peaks,
            mask: &mask,
            grid,
            dark,
            range,
        };
        let pieces = mask.clusters();
        let kept = pieces.iter().filter(|piece| judge.is_like_metal(piece)).flatten().copied();
        Some(Self { mask: mask.only(kept), heights })
    }
}

/// Tells metal from bone and from letters.
struct Judge<'a> {
    film: &'a Plane,
    darkest: &'a Plane,
    heights: &'a Plane,
    peaks: &'a Plane,
    mask: &'a Mask,
    grid: Grid,
    dark: f32,
    range: f32,
}

impl Judge<'_> {
    fn is_like_metal(&self, piece: &[usize]) -> bool {
        piece.len() as f64 * self.grid.area() >= LEAST
            && self.height(piece) >= numbers::DEFAULT_FILM_METAL_CONTRAST.value
            && !self.is_in_air(piece)
            && f64::from(self.sharpness(piece)) >= numbers::DEFAULT_FILM_METAL_SHARPNESS.value
    }

    /// By how much half of it stands out.
    fn height(&self, piece: &[usize]) -> f64 {
        f64::from(middle(piece.iter().filter_map(|place| self.heights.values.get(*place)).copied().collect()))
    }

    /// Whether air is beside most of it: letters, rulers and balls beside the body.
    fn is_in_air(&self, piece: &[usize]) -> bool {
        /// As dark as this share of the brightness of the film: no clinical limit.
        const AIR: f32 = 0.06;
        let is_beside_air = |place: &&usize| {
            self.darkest.values.get(**place).is_some_and(|least| *least < self.dark + AIR * self.range)
        };
        2 * piece.iter().filter(is_beside_air).count() > piece.len()
    }

    /// How much of its height it reaches within a step at its rim, in the middle of the rim's places.
    fn sharpness(&self, piece: &[usize]) -> f32 {
        /// Half the width of the step, in mm: no clinical limit.
        const STEP: f64 = 1.3;
        let reach = self.grid.places(STEP);
        let step = |place: &usize| {
            let peak = self.peaks.values.get(*place).copied().unwrap_or(1.0);
            self.film.spread(*place, reach) / self.range / peak
        };
        middle(piece.iter().filter(|place| self.mask.is_rim(**place)).map(step).collect())
    }
}

/// The median; 0 of none.
fn middle(mut values: Vec<f32>) -> f32 {
    let middle = values.len() / 2;
    if values.is_empty() { 0.0 } else { *values.select_nth_unstable_by(middle, f32::total_cmp).1 }
}
