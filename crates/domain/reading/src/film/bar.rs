//! Bars that run along the body: rods, and stems of artificial hips.

use super::Grid;
use super::shape::Shape;
use crate::mask::Mask;
use std::collections::BTreeSet;
use std::f64::consts::PI;
use upright_evidence::numbers;

/// Directions that are tried, over half a turn: no clinical limit.
const WAYS: usize = 16;
/// Longer runs are followed no farther, in mm to either side: no clinical limit.
const FARTHEST: f64 = 120.0;
/// Widths across, in mm: thinner is wire or the wall of a bone, wider no bar. No clinical limits.
const NARROWEST: f64 = 2.5;
const WIDEST: f64 = 22.0;

/// A straight or gently bent bar that runs along the body rather than across.
pub(super) struct Bar {
    pub(super) places: Vec<usize>,
    pub(super) shape: Shape,
    /// Median across, in mm.
    pub(super) width: f64,
}

/// Bars of a mask, the longest first.
pub(super) fn bars(mask: &Mask, grid: Grid) -> Vec<Bar> {
    let ways: Vec<[f64; 2]> = (0..WAYS)
        .map(|number| PI * number as f64 / WAYS as f64)
        .map(|turn_rad| [turn_rad.cos(), turn_rad.sin()])
        .collect();
    let mut painted = BTreeSet::new();
    let mut widths = Vec::new();
    for place in mask.iter() {
        if let Some((run, width)) = steep_run(mask, place, &ways, grid) {
            painted.extend(run);
            widths.push((place, width));
        }
    }
    let painted = mask.only(painted);
    let bar = |piece: Vec<usize>| {
        let shape = Shape::of(&painted, &piece)?;
        let own = mask.only(piece.iter().copied());
        let mut across: Vec<f64> =
            widths.iter().filter(|(place, _)| own.has(*place)).map(|(_, width)| *width).collect();
        let width = crate::order::median(&mut across)?;
        Some(Bar { places: piece, shape, width })
    };
    let mut bars: Vec<Bar> = painted.clusters().into_iter().filter_map(bar).collect();
    bars.retain(|bar| grid.length(bar.shape.length()) >= numbers::DEFAULT_FILM_ROD_SHORTEST.value);
    bars.sort_by(|one, other| other.shape.length().total_cmp(&one.shape.length()));
    bars
}

/// The longest run through a place, and the width across it in mm, where it runs along the body for long enough and is a bar.
fn steep_run(mask: &Mask, place: usize, ways: &[[f64; 2]], grid: Grid) -> Option<(Vec<usize>, f64)> {
    /// How much more along than across: the rim of a pelvis is not. No clinical limit.
    const STEEP: f64 = 1.7;
    let most = grid.places(FARTHEST);
    let way = *ways.iter().max_by_key(|way| mask.run_length(place, **way, most))?;
    let run = mask.run(place, way, most);
    let is_steep = way[1].abs() >= STEEP * way[0].abs();
    let is_long = grid.length(run.len() as f64) >= numbers::DEFAULT_FILM_ROD_SHORTEST.value;
    if !is_steep || !is_long {
        return None;
    }
    let width = grid.length(mask.run_length(place, [-way[1], way[0]], most) as f64);
    (NARROWEST..=WIDEST).contains(&width).then_some((run, width))
}
