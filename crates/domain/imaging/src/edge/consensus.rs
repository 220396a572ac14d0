//! Circles on which many edges of rays agree.

use super::rays::Rays;
use super::ring::Ring;
use super::robust::{biweight, spread};
use super::square::Point;

/// So many circles through three edges are tried, and so many of the best refined.
const TRIED: usize = 600;
const REFINED: usize = 16;
/// Half-widths, as shares of the radius, within which an edge belongs to a circle: while it is refined.
const NARROWING: [f64; 6] = [0.05, 0.05, 0.03, 0.03, 0.03, 0.03];
/// Circles of fewer edges are none.
const FEWEST: usize = 12;
/// The most that a radius differs from the drawn one, as a share.
const OTHER_RADIUS: f64 = 0.2;
/// What the furthest circle is worth less than the drawn one, of a strength of 1.
const FURTHEST: f64 = 0.1;
/// Circles nearer to each other, as a share of the radius, are one.
const SAME: f64 = 0.06;

/// The drawn circle, and how far to look.
#[derive(Clone, Copy, Debug)]
pub(super) struct Drawn {
    pub(super) radius: f64,
    pub(super) reach: f64,
}

impl Drawn {
    fn ring(&self) -> Ring {
        Ring { centre: [0.0, 0.0], radius: self.radius }
    }

    pub(super) fn apart(&self, ring: &Ring) -> f64 {
        self.ring().apart(ring)
    }

    fn allows(&self, ring: &Ring) -> bool {
        let other = (ring.radius - self.radius).abs();
        ring.centre[0].hypot(ring.centre[1]) <= self.reach
            && other <= self.reach.min(OTHER_RADIUS * self.radius)
    }

    fn score(&self, rays: &Rays, ring: &Ring) -> f64 {
        rays.strength(ring) - FURTHEST * (self.apart(ring) / self.reach).powi(2)
    }
}

/// A circle, and how well edges agree on it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Agreed {
    pub(super) ring: Ring,
    pub(super) score: f64,
    /// Share of rays with an edge on it, and of the widest gap between such rays.
    pub(super) support: f64,
    pub(super) gap: f64,
    /// Scatter of their edges about it.
    pub(super) spread: f64,
}

/// Different circles, the best first.
///
/// - **Source**: random sample consensus; M. Fischler, R. Bolles, Commun. ACM 24 (1981) 381.
pub(super) fn circles(rays: &Rays, drawn: &Drawn) -> Vec<Agreed> {
    let scored = |ring: Ring| (drawn.score(rays, &ring), ring);
    let starts = best_first(tried(rays).filter(|ring| drawn.allows(ring)).map(scored).collect());
    // The best of each kind, or all that are refined would be one circle, and its rival would not be seen.
    let starts = different(starts, SAME * drawn.radius, REFINED);
    let refined = starts.into_iter().filter_map(|ring| refined(rays, drawn, ring));
    let found = best_first(refined.map(|agreed| (agreed.score, agreed)).collect());
    different(found, SAME * drawn.radius, REFINED)
}

fn best_first<T>(mut scored: Vec<(f64, T)>) -> impl Iterator<Item = T> {
    scored.sort_by(|one, other| other.0.total_cmp(&one.0));
    scored.into_iter().map(|(_, of)| of)
}

/// The first `most` that differ from all before them.
fn different<T: AsRef<Ring>>(all: impl Iterator<Item = T>, clear: f64, most: usize) -> Vec<T> {
    let mut kept: Vec<T> = Vec::with_capacity(most);
    for one in all {
        if kept.len() < most && kept.iter().all(|other| other.as_ref().apart(one.as_ref()) > clear) {
            kept.push(one);
        }
    }
    kept
}

impl AsRef<Ring> for Ring {
    fn as_ref(&self) -> &Self {
        self
    }
}

impl AsRef<Ring> for Agreed {
    fn as_ref(&self) -> &Ring {
        &self.ring
    }
}

/// Circles through edges of three rays that lie well apart.
fn tried(rays: &Rays) -> impl Iterator<Item = Ring> {
    let count = rays.directions().len();
    let mut draw = Draws(0x9e37_79b9_7f4a_7c15);
    (0..TRIED).filter_map(move |_| {
        let first = draw.below(count);
        let second = first + count / 5 + draw.below(count / 4);
        let third = first + count * 11 / 20 + draw.below(count / 4);
        let points = [first, second, third].map(|ray| edge(rays, ray % count, &mut draw));
        let [Some(one), Some(two), Some(three)] = points else { return None };
        Ring::through([one, two, three])
    })
}

/// One of the edges on a ray.
fn edge(rays: &Rays, ray: usize, draw: &mut Draws) -> Option<Point> {
    let (edges, direction) = (rays.edges().get(ray)?, rays.directions().get(ray)?);
    let distance = edges.get(draw.below(edges.len()))?;
    Some(direction.map(|part| part * distance))
}

/// Fitted again and again to the edges near it.
fn refined(rays: &Rays, drawn: &Drawn, start: Ring) -> Option<Agreed> {
    let mut ring = start;
    let mut near = Vec::new();
    for share in NARROWING {
        let width = share * drawn.radius;
        near = edges_near(rays, &ring, width);
        let weighted: Vec<(Point, f64)> = near
            .iter()
            .flatten()
            .map(|point| (*point, biweight(ring.residual(*point), 1.2 * width)))
            .collect();
        ring = Ring::fitted(&weighted).filter(|_| weighted.len() >= FEWEST)?;
    }
    let points = near.iter().flatten();
    let support = points.clone().count() as f64 / near.len() as f64;
    drawn.allows(&ring).then(|| Agreed {
        score: drawn.score(rays, &ring),
        support,
        gap: widest_gap(&near),
        spread: spread(points.map(|point| ring.residual(*point))),
        ring,
    })
}

/// On each ray the edge nearest to the circle, where there is one within `width`.
fn edges_near(rays: &Rays, ring: &Ring, width: f64) -> Vec<Option<Point>> {
    let near = |(direction, edges): (&Point, &Vec<f64>)| {
        let reach = ring.reach(*direction)?;
        let off = |distance: &f64| (distance - reach).abs();
        let nearest = edges.iter().min_by(|one, other| off(one).total_cmp(&off(other)))?;
        (off(nearest) < width).then(|| direction.map(|part| part * nearest))
    };
    rays.directions().iter().zip(rays.edges()).map(near).collect()
}

/// Share of all rays of the longest run without an edge.
fn widest_gap(near: &[Option<Point>]) -> f64 {
    let (mut widest, mut run) = (0, 0);
    // Twice around, for a gap may lie over the joint.
    for point in near.iter().chain(near) {
        run = if point.is_some() { 0 } else { run + 1 };
        widest = run.max(widest);
    }
    widest.min(near.len()) as f64 / near.len() as f64
}

/// Numbers that look drawn and are always the same: the same film gives the same proposal.
struct Draws(u64);

impl Draws {
    /// A number below `most`; 0 where there is none.
    fn below(&mut self, most: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as usize % most.max(1)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_gap_may_lie_over_the_joint() {
        let near = |there: [bool; 6]| there.map(|there| there.then_some([0.0, 0.0]));
        assert_eq!(widest_gap(&near([false, true, true, false, true, false])), 2.0 / 6.0);
        assert_eq!(widest_gap(&near([false; 6])), 1.0);
    }
}
