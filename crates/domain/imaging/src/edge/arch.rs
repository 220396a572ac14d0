//! A straight line with a hollow, fitted to points of an edge.

use super::robust::{biweight, spread};

/// An endplate is hollow between its rims: across(t) = offset + slope·t + hollow·4t(1 − t), with t from 0 at one end to 1 at
/// the other. The line between the rims, which is what a person draws, is offset + slope·t.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(super) struct Arch {
    pub(super) offset: f64,
    pub(super) slope: f64,
    pub(super) hollow: f64,
}

/// A point of an edge: its share of the way along, how far across, how strong.
#[derive(Clone, Copy, Debug)]
pub(super) struct EdgePoint {
    pub(super) t: f64,
    pub(super) across: f64,
    pub(super) strength: f64,
}

fn bulge(t: f64) -> f64 {
    4.0 * t * (1.0 - t)
}

/// Finer than this no edge is located, in pixels.
const FINEST: f64 = 0.15;

impl Arch {
    pub(super) fn at(&self, t: f64) -> f64 {
        self.offset + self.slope * t + self.hollow * bulge(t)
    }

    /// The arch, hollowed towards the bone by at most `most_hollow`, and the spread of the points about it.
    ///
    /// - **Source**: iteratively reweighted least squares; P. Holland, R. Welsch, Commun. Stat. A6 (1977) 813.
    pub(super) fn fitted(points: &[EdgePoint], most_hollow: f64) -> Option<(Self, f64)> {
        let mut weights: Vec<f64> = points.iter().map(|point| point.strength).collect();
        let (mut fit, mut scatter) = (Self::default(), FINEST);
        // Wide at first, or a start that outliers bent would keep them.
        for cut in [6.0, 6.0, 6.0, 4.0, 4.0, 4.0, 4.0] {
            fit = Self::weighted(points, &weights, most_hollow)?;
            scatter = spread(points.iter().map(|point| fit.residual(point))).max(FINEST);
            weights = points
                .iter()
                .map(|point| point.strength * biweight(fit.residual(point), cut * scatter))
                .collect();
        }
        Some((fit, scatter))
    }

    pub(super) fn residual(&self, point: &EdgePoint) -> f64 {
        point.across - self.at(point.t)
    }

    fn weighted(points: &[EdgePoint], weights: &[f64], most_hollow: f64) -> Option<Self> {
        let free = Self::free(points, weights)?;
        let hollow = free.hollow.clamp(0.0, most_hollow);
        if hollow == free.hollow { Some(free) } else { Self::of_hollow(points, weights, hollow) }
    }

    fn free(points: &[EdgePoint], weights: &[f64]) -> Option<Self> {
        let sum = |of: &dyn Fn(&EdgePoint) -> f64| {
            points.iter().zip(weights).map(|(point, weight)| weight * of(point)).sum::<f64>()
        };
        let [one, t, b] = [sum(&|_| 1.0), sum(&|p| p.t), sum(&|p| bulge(p.t))];
        let [tt, tb, bb] = [sum(&|p| p.t * p.t), sum(&|p| p.t * bulge(p.t)), sum(&|p| bulge(p.t).powi(2))];
        let y = [sum(&|p| p.across), sum(&|p| p.t * p.across), sum(&|p| bulge(p.t) * p.across)];
        let [first, second, third] = [[one, t, b], [t, tt, tb], [b, tb, bb]];
        let whole = determinant(first, second, third);
        let found = [
            determinant(y, second, third) / whole,
            determinant(first, y, third) / whole,
            determinant(first, second, y) / whole,
        ];
        let [offset, slope, hollow] = found;
        found.iter().all(|part| part.is_finite()).then_some(Self { offset, slope, hollow })
    }

    fn of_hollow(points: &[EdgePoint], weights: &[f64], hollow: f64) -> Option<Self> {
        let sum = |of: &dyn Fn(&EdgePoint) -> f64| {
            points.iter().zip(weights).map(|(point, weight)| weight * of(point)).sum::<f64>()
        };
        let straight = |p: &EdgePoint| p.across - hollow * bulge(p.t);
        let [one, t, tt] = [sum(&|_| 1.0), sum(&|p| p.t), sum(&|p| p.t * p.t)];
        let [y, ty] = [sum(&straight), sum(&|p| p.t * straight(p))];
        let whole = one * tt - t * t;
        let (offset, slope) = ((y * tt - ty * t) / whole, (one * ty - t * y) / whole);
        (offset.is_finite() && slope.is_finite()).then_some(Self { offset, slope, hollow })
    }
}

fn determinant([a, b, c]: [f64; 3], [d, e, f]: [f64; 3], [g, h, i]: [f64; 3]) -> f64 {
    a * (e * i - f * h) - b * (d * i - f * g) + c * (d * h - e * g)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn points(arch: Arch, wrong: impl Fn(usize) -> f64) -> Vec<EdgePoint> {
        let point = |place: usize| {
            let t = place as f64 / 40.0;
            EdgePoint { t, across: arch.at(t) + wrong(place), strength: 1.0 }
        };
        (0..=40).map(point).collect()
    }

    #[test]
    fn the_line_between_the_rims_is_found_in_spite_of_hollow_and_outliers() {
        let arch = Arch { offset: 3.0, slope: -5.0, hollow: 2.0 };
        let points = points(arch, |place| if place % 5 == 0 { 14.0 } else { 0.0 });
        let (found, spread) = Arch::fitted(&points, 4.0).unwrap();
        assert!((found.offset - 3.0).abs() < 1e-6 && (found.slope + 5.0).abs() < 1e-6, "{found:?}");
        assert!((found.hollow - 2.0).abs() < 1e-6 && spread == FINEST);
    }

    #[test]
    fn no_endplate_bulges_into_the_disc() {
        let points = points(Arch { offset: 3.0, slope: 1.0, hollow: -2.0 }, |_| 0.0);
        let (found, spread) = Arch::fitted(&points, 4.0).unwrap();
        assert!(found.hollow == 0.0 && spread > 0.3, "{found:?} {spread}");
        assert_eq!(Arch::fitted(&points[..1], 4.0), None);
    }
}
