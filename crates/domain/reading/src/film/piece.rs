//! Pieces of metal by their form.

use super::bar::{self, Bar};
use super::relief::Relief;
use super::shape::Shape;
use super::{FilmPiece, FilmPieceKind, Grid, Sureness};
use upright_evidence::numbers;

/// A bar that is wider than this, in mm, is a rod only with screws or where it is long: no clinical limit.
const ROD_WIDEST: f64 = 12.0;
/// Longer than this, in mm, no stem is: no clinical limit.
const STEM_LONGEST: f64 = 220.0;
/// A screw lies so near to its rod, in mm; other pieces so near to a rod or a hip: no clinical limits.
const BESIDE: f64 = 8.0;
const NEAR: f64 = 45.0;
/// Less than this, in mm², is no piece of its own: no clinical limit.
const LEAST: f64 = 60.0;

/// What stands out, sorted.
pub(super) struct Sorted<'a> {
    relief: &'a Relief,
    grid: Grid,
    bars: Vec<Bar>,
    /// What no bar is made of.
    rest: Vec<(Vec<usize>, Shape)>,
}

impl<'a> Sorted<'a> {
    pub(super) fn of(relief: &'a Relief, grid: Grid) -> Self {
        /// Bars are so much wider than the runs through them, in mm: no clinical limit.
        const RIM: f64 = 1.5;
        let bars = bar::bars(&relief.mask, grid);
        let mask = &relief.mask;
        let of_bars = mask.only(bars.iter().flat_map(|bar| bar.places.iter().copied()));
        let mut plane = relief.heights.clone();
        plane.values.iter_mut().enumerate().for_each(|(place, value)| *value = f32::from(of_bars.has(place)));
        let widened = plane.greatest(grid.places(RIM));
        let is_free = |place: &usize| widened.values.get(*place).is_some_and(|value| *value == 0.0);
        let rest = mask.only(mask.iter().filter(is_free));
        let rest = rest.clusters().into_iter().filter_map(|piece| Some((Shape::of(mask, &piece)?, piece)));
        Self { relief, grid, bars, rest: rest.map(|(shape, piece)| (piece, shape)).collect() }
    }

    /// Rods, then screws, hips and what else is near them.
    pub(super) fn pieces(self, is_scaled: bool) -> impl Iterator<Item = FilmPiece> {
        let sure = |is_clear: bool| if is_clear && is_scaled { Sureness::Clear } else { Sureness::Possible };
        let mut found: Vec<(FilmPieceKind, Sureness, Shape)> = Vec::new();
        let (mut rods, mut hips) = (Vec::new(), Vec::new());
        for bar in &self.bars {
            let screws = self.rest.iter().filter(|piece| self.is_screw(piece, bar)).count();
            let length = self.grid.length(bar.shape.length());
            if bar.width <= ROD_WIDEST || screws > 1 || length > STEM_LONGEST {
                let is_clear = screws > 0 || length >= numbers::DEFAULT_FILM_ROD_CLEAR.value;
                rods.push((bar, sure(is_clear)));
            } else if screws == 0 {
                hips.extend(self.hip(bar).map(|is_clear| (bar, sure(is_clear))));
            } else {
                found.push((FilmPieceKind::Other, Sureness::Possible, bar.shape));
            }
        }
        found.extend(rods.iter().map(|(bar, sure)| (FilmPieceKind::Rod, *sure, bar.shape)));
        found.extend(hips.iter().map(|(bar, sure)| (FilmPieceKind::HipProsthesis, *sure, bar.shape)));
        for piece in &self.rest {
            let beside = rods.iter().find(|(bar, _)| self.is_screw(piece, bar));
            let near = || rods.iter().chain(&hips).find(|(bar, _)| self.is_near(piece, bar, NEAR));
            let is_large = piece.0.len() as f64 * self.grid.area() >= LEAST;
            if let Some((_, sure)) = beside {
                found.push((FilmPieceKind::Screw, *sure, piece.1));
            } else if let Some((_, sure)) = near().filter(|_| is_large) {
                found.push((FilmPieceKind::Other, *sure, piece.1));
            }
        }
        found.sort_by_key(|(kind, ..)| *kind);
        let grid = self.grid;
        found.into_iter().map(move |(kind, sureness, shape)| FilmPiece {
            kind,
            sureness,
            outline: shape.corners().map(|corner| grid.pixel(corner)),
        })
    }

    /// Whether a bar is as bright as the stem of a hip, which bone around it is far from; and whether clearly so.
    fn hip(&self, bar: &Bar) -> Option<bool> {
        /// Brighter than metal has to be, by this factor: no clinical limit.
        const STEM: f64 = 1.3;
        const CLEAR: f64 = 2.0;
        let heights = bar.places.iter().filter_map(|place| self.relief.heights.values.get(*place));
        let mut heights: Vec<f64> = heights.map(|height| f64::from(*height)).collect();
        let height = crate::order::median(&mut heights)? / numbers::DEFAULT_FILM_METAL_CONTRAST.value;
        (height >= STEM).then_some(height >= CLEAR)
    }

    /// Whether a piece is a straight bar beside another one.
    fn is_screw(&self, piece: &(Vec<usize>, Shape), bar: &Bar) -> bool {
        /// Lengths and widths, in mm, and how much longer than wide: no clinical limits.
        const LENGTHS: std::ops::RangeInclusive<f64> = 18.0..=85.0;
        const WIDTHS: std::ops::RangeInclusive<f64> = 3.0..=13.0;
        const SLENDER: f64 = 2.0;
        let (length, width) = (self.grid.length(piece.1.length()), self.grid.length(piece.1.width()));
        LENGTHS.contains(&length)
            && WIDTHS.contains(&width)
            && length >= SLENDER * width
            && self.is_near(piece, bar, BESIDE)
    }

    /// Whether a piece comes so near to a bar, in mm.
    fn is_near(&self, piece: &(Vec<usize>, Shape), bar: &Bar, millimetres: f64) -> bool {
        /// Every so many places are compared: fewer than there are in the width of a bar.
        const EVERY: usize = 5;
        let most = millimetres / self.grid.step;
        let places = |of: &[usize]| -> Vec<[f64; 2]> {
            of.iter().step_by(EVERY).map(|place| self.relief.mask.at(*place)).collect()
        };
        let along = places(&bar.places);
        let is_near = |[x, y]: [f64; 2]| along.iter().any(|at| (at[0] - x).hypot(at[1] - y) <= most);
        places(&piece.0).into_iter().any(is_near)
    }
}
