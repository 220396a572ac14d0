//! The lead letter that says which side of the patient is which.

/// Strokes of a letter in a box one wide and one high, y upwards.
type Strokes = &'static [[f64; 4]];

const LEFT: Strokes = &[[0.1, 0.0, 0.1, 1.0], [0.1, 0.0, 0.75, 0.0]];
const RIGHT: Strokes = &[
    [0.1, 0.0, 0.1, 1.0],
    [0.1, 1.0, 0.55, 1.0],
    [0.55, 1.0, 0.72, 0.88],
    [0.72, 0.88, 0.72, 0.62],
    [0.72, 0.62, 0.55, 0.5],
    [0.55, 0.5, 0.1, 0.5],
    [0.4, 0.5, 0.75, 0.0],
];

/// A letter on the film, in pixels.
pub(crate) struct Marker {
    strokes: Strokes,
    left: f64,
    bottom: f64,
    height: f64,
    half_stroke: f64,
}

impl Marker {
    /// The letter of the side nearest to the detector, or of the side at which it stands.
    pub(crate) fn new(is_left: bool, left: f64, bottom: f64, height: f64) -> Self {
        Self {
            strokes: if is_left { LEFT } else { RIGHT },
            left,
            bottom,
            height,
            half_stroke: height * 0.075,
        }
    }

    /// Share of a pixel that lead covers.
    pub(crate) fn cover(&self, column: f64, row: f64) -> f32 {
        let (x, y) = (column - self.left, self.bottom - row);
        let near = -2.0..self.height + 2.0;
        if !near.contains(&x) || !near.contains(&y) {
            return 0.0;
        }
        let nearest =
            self.strokes.iter().map(|stroke| distance(x, y, &stroke.map(|share| share * self.height)));
        let away = nearest.fold(f64::INFINITY, f64::min);
        (self.half_stroke - away + 0.5).clamp(0.0, 1.0) as f32
    }
}

/// Distance of a point from a stroke.
fn distance(x: f64, y: f64, [x0, y0, x1, y1]: &[f64; 4]) -> f64 {
    let (dx, dy) = (x1 - x0, y1 - y0);
    let share = (((x - x0) * dx + (y - y0) * dy) / (dx * dx + dy * dy)).clamp(0.0, 1.0);
    (x - x0 - share * dx).hypot(y - y0 - share * dy)
}
