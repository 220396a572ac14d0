//! How far two standing films of one person differ although nothing has changed.

use crate::repose::turned;
use rand_chacha::ChaCha8Rng;
use rand_chacha::rand_core::SeedableRng;
use rand_distr::{Distribution, StandardNormal};
use upright_anatomy::{Edge, Endplate, Level, Site};
use upright_evidence::numbers::NORM_POSTURE_REPEAT_SVA;
use upright_measurement::{Point, Points};

/// Where SVA is measured from.
const SACRAL_CORNER: Site = Endplate::superior(Level::S1).corner(Edge::Posterior);
/// The stream of random numbers of posture; landmark sites have the streams from 0 on.
const STREAM: u64 = u64::MAX;
/// Standard deviations in a half-width of 95 %: of the normal curve, no clinical limit.
const HALF_OF_95_PERCENT: f64 = 1.96;

/// Sways of the trunk about the hips, one after another.
///
/// - **Source**: limits of agreement of SVA between two standing films (S36), laid on the trunk as one turn about the hip axis
///   (Upright's own way, flag L).
pub(super) struct PostureRepeat {
    stream: ChaCha8Rng,
}

impl PostureRepeat {
    pub(super) fn new(seed: u64) -> Self {
        let mut stream = ChaCha8Rng::seed_from_u64(seed);
        stream.set_stream(STREAM);
        Self { stream }
    }

    /// `body` swayed by the next draw; NaN where C7, S1 or the hip axis is not placed: without them nobody knows how far.
    pub(super) fn of(&mut self, body: &Points) -> Points {
        let share: f64 = StandardNormal.sample(&mut self.stream);
        let shift_mm = share * NORM_POSTURE_REPEAT_SVA.value / HALF_OF_95_PERCENT;
        let hip = body.resolve(Point::HipAxis);
        // SVA grows by the turn times the height of C7 above S1, for both turn.
        let height = body.resolve(Point::Centroid(Level::C7)).distance(body.at(SACRAL_CORNER));
        turned(body, hip, hip, (shift_mm / height).to_degrees())
    }
}
