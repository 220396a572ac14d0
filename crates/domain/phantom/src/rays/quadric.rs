//! Quadrics as rays meet them.

use super::kernel_stretches::{FAR, Few};
use crate::bones::surface::Surface;

/// A quadric in beam coordinates about the centre of its piece.
#[derive(Clone, Copy)]
pub(crate) struct Quadric {
    xx: f32,
    xy: f32,
    yy: f32,
    xw: f32,
    yw: f32,
    ww: f32,
    x: f32,
    y: f32,
    w: f32,
    constant: f32,
    is_filled: bool,
}

impl Quadric {
    pub(crate) fn new(surface: &Surface) -> Self {
        let m = &surface.square;
        Self {
            xx: m[(0, 0)] as f32,
            xy: m[(0, 1)] as f32,
            yy: m[(1, 1)] as f32,
            xw: m[(0, 2)] as f32,
            yw: m[(1, 2)] as f32,
            ww: m[(2, 2)] as f32,
            x: surface.linear.x as f32,
            y: surface.linear.y as f32,
            w: surface.linear.z as f32,
            constant: surface.constant as f32,
            is_filled: surface.is_filled,
        }
    }

    /// Cuts `stretches` down to what the solid holds of a ray at (x, y), leaning by (lx, ly) for each millimetre.
    #[inline]
    pub(crate) fn cut(&self, x: f32, y: f32, lean: [f32; 2], stretches: &mut Few) {
        let [lx, ly] = lean;
        let (gx, gy) = (self.xx * x + self.xy * y + self.x, self.xy * x + self.yy * y + self.y);
        let alpha = self.ww
            + 2.0 * (self.xw * lx + self.yw * ly)
            + self.xx * lx * lx
            + 2.0 * self.xy * lx * ly
            + self.yy * ly * ly;
        let beta = lx * gx + ly * gy + self.xw * x + self.yw * y + self.w;
        let gamma = x * (gx + self.x) + y * (gy + self.y) + self.constant;
        let (inside, low, high) = roots(alpha, beta, gamma);
        match (inside, self.is_filled) {
            (Inside::Between, true) | (Inside::Outside, false) => stretches.keep(low, high),
            (Inside::Between, false) | (Inside::Outside, true) => stretches.remove(low, high),
        }
    }
}

/// Where a quadratic is at most zero.
enum Inside {
    Between,
    Outside,
}

/// Where α·t² + 2β·t + γ ≤ 0: between two places, or outside of them.
#[inline]
fn roots(alpha: f32, beta: f32, gamma: f32) -> (Inside, f32, f32) {
    if alpha.abs() < 1.0e-9 {
        let place = -gamma / (2.0 * beta);
        return match beta {
            rising if rising > 1.0e-12 => (Inside::Between, -FAR, place),
            falling if falling < -1.0e-12 => (Inside::Between, place, FAR),
            _ if gamma <= 0.0 => (Inside::Between, -FAR, FAR),
            _ => (Inside::Between, 0.0, 0.0),
        };
    }
    let square = beta * beta - alpha * gamma;
    if square <= 0.0 {
        return if alpha > 0.0 { (Inside::Between, 0.0, 0.0) } else { (Inside::Outside, 0.0, 0.0) };
    }
    let root = square.sqrt();
    let (one, other) = ((-beta - root) / alpha, (-beta + root) / alpha);
    if alpha > 0.0 { (Inside::Between, one, other) } else { (Inside::Outside, other, one) }
}
