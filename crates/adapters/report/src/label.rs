//! Labels that do not cover each other.

use crate::canvas::{Canvas, TextStyle};
use crate::style::MUTED;
use crate::view::Spot;

/// Width of a letter over the font size: DejaVu Sans on average, a little generous.
const LETTER: f64 = 0.62;

#[derive(Clone, Copy)]
struct Space {
    left: f64,
    top: f64,
    right: f64,
    bottom: f64,
}

/// Where a label may stand beside its anchor: the side it prefers or the other, and how far in font sizes.
const SIDES_AND_GAPS: [(f64, f64); 8] =
    [(1.0, 0.9), (-1.0, 0.9), (1.0, 3.0), (-1.0, 3.0), (1.0, 6.0), (-1.0, 6.0), (1.0, 10.0), (-1.0, 10.0)];
/// What covering a piece of a line, standing nearer to what another label names, and moving away from the
/// anchor cost beside covering a label.
const CROSSING: f64 = 0.15;
/// A label that is cut at the edge is worse than any other place.
const CUT: f64 = 50.0;
const MISLEADING: f64 = 1.0;
const MOVING: f64 = 0.08;

impl Space {
    fn contains(&self, spot: Spot) -> bool {
        (self.left..=self.right).contains(&spot.x) && (self.top..=self.bottom).contains(&spot.y)
    }

    /// Distance of `spot` from this space; 0 inside.
    fn distance(&self, spot: Spot) -> f64 {
        let nearest = Spot { x: spot.x.clamp(self.left, self.right), y: spot.y.clamp(self.top, self.bottom) };
        nearest.distance(spot)
    }

    fn overlap(&self, other: &Self) -> f64 {
        let wide = self.right.min(other.right) - self.left.max(other.left);
        let high = self.bottom.min(other.bottom) - self.top.max(other.top);
        wide.max(0.0) * high.max(0.0)
    }
}

/// A label waiting for its place.
pub(crate) struct Label {
    /// What it names.
    pub(crate) anchor: Spot,
    /// Where it would rather stand: −1 left of the anchor, +1 right of it.
    pub(crate) side: f64,
    pub(crate) text: String,
    pub(crate) colour: &'static str,
}

/// Sets every label near its anchor, free of the others, with a leader line where it had to move away.
pub(crate) fn place(canvas: &mut Canvas, labels: &[Label], size: f64, (width, height): (f64, f64)) {
    let bounds = Space { left: 0.0, top: 0.0, right: width, bottom: height };
    let mut taken: Vec<Space> = Vec::new();
    for label in labels {
        let others: Vec<Spot> =
            labels.iter().map(|other| other.anchor).filter(|anchor| *anchor != label.anchor).collect();
        let space = free_space(label, size, &bounds, (&taken, &canvas.trail, &others));
        let from = Spot {
            x: label.anchor.x.clamp(space.left, space.right),
            y: label.anchor.y.clamp(space.top, space.bottom),
        };
        if from.distance(label.anchor) > size * 2.0 {
            canvas.leader(from, label.anchor, MUTED);
        }
        let baseline = Spot { x: f64::midpoint(space.left, space.right), y: space.bottom - size * 0.32 };
        let style = TextStyle { size, colour: label.colour, bold: true, anchor: "middle" };
        canvas.text(baseline, &label.text, style);
        taken.push(space);
    }
}

/// The nearest place that is on the canvas and free; the least bad one where none is.
///
/// `taken` are the labels set already, `lines` spots along lines, `others` what other labels name.
fn free_space(
    label: &Label,
    size: f64,
    bounds: &Space,
    (taken, lines, others): (&[Space], &[Spot], &[Spot]),
) -> Space {
    const SHIFTS: [f64; 17] =
        [0.0, 0.5, -0.5, 1.0, -1.0, 2.0, -2.0, 3.0, -3.0, 4.0, -4.0, 5.5, -5.5, 7.0, -7.0, 9.0, -9.0];
    let (wide, high) = (label.text.chars().count() as f64 * LETTER * size, size * 1.25);
    let candidates = SHIFTS.iter().flat_map(|shift| {
        SIDES_AND_GAPS.map(|(side, gap)| {
            let side = side * label.side;
            let centre = label.anchor.x + side * (wide / 2.0 + size * gap);
            let top = label.anchor.y - high / 2.0 + shift * high;
            Space { left: centre - wide / 2.0, top, right: centre + wide / 2.0, bottom: top + high }
        })
    });
    let badness = |space: &Space| {
        let area = wide * high;
        let outside = area - space.overlap(bounds);
        let covered = lines.iter().filter(|spot| space.contains(**spot)).count() as f64;
        let moved = space.distance(label.anchor);
        let nearer = others.iter().filter(|other| space.distance(**other) < moved).count() as f64;
        let crossed = (covered * CROSSING + nearer * MISLEADING) * size * size + moved * size * MOVING;
        outside * CUT + taken.iter().map(|other| space.overlap(other)).sum::<f64>() * 2.0 + crossed
    };
    let mut best: Option<(f64, Space)> = None;
    for space in candidates {
        let bad = badness(&space);
        if best.is_none_or(|(least, _)| bad < least - 1e-6) {
            best = Some((bad, space));
        }
    }
    best.map_or(*bounds, |(_, space)| space)
}
