//! How far landmark error moves each parameter: seeded Monte Carlo.

use crate::catalogue::PARAMETER_COUNT;
use crate::kernel::{Points, values};
use crate::parameter::{ParameterId, Unit};
use crate::profile::Settings;
use crate::scale::{IntervalScale, millimetre_scale};
use rand_chacha::ChaCha8Rng;
use rand_chacha::rand_core::SeedableRng;
use rand_distr::{Distribution, StandardNormal};
use std::fmt;
use upright_anatomy::{LandmarkSet, Millimetres, SagittalPoint, Site};

/// Standard deviation of a placed landmark on each axis, by kind. Values come from `evidence`.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct LandmarkError {
    /// Corner of an endplate.
    pub endplate_corner: Millimetres,
    /// Centre of a vertebral body, placed as one point.
    pub centroid: Millimetres,
    /// Centre of a femoral head.
    pub femoral_head: Millimetres,
    /// Any other point: joint centres, skull.
    pub other_point: Millimetres,
}

impl LandmarkError {
    fn of(&self, site: Site) -> f64 {
        let sigma = match site {
            Site::Corner(..) => self.endplate_corner,
            Site::Centroid(_) => self.centroid,
            Site::FemoralHead(_) => self.femoral_head,
            _ => self.other_point,
        };
        sigma.value()
    }
}

/// The middle 95 % of the values that landmark error gives, in the parameter's unit.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Interval {
    /// 2.5th percentile.
    pub low: f64,
    /// 97.5th percentile.
    pub high: f64,
    /// What the error in millimetres was scaled by.
    pub scale: IntervalScale,
}

/// Why a measured parameter has no interval.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum NoInterval {
    /// No draws were asked for.
    NoDraws,
    /// Too few draws to tell where the outer 2.5 % begin.
    TooFewDraws,
    /// Neither spacing nor an endplate tells how large a millimetre is on this film.
    NoScale,
    /// In too many draws the parameter was undefined.
    Undefined {
        /// Share of draws without a value, from 0 to 1.
        share: f64,
    },
}

impl fmt::Display for NoInterval {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NoDraws => f.write_str("no draws asked for"),
            Self::TooFewDraws => write!(f, "fewer than {LEAST_DRAWS} draws"),
            Self::NoScale => {
                f.write_str("no spacing and no endplate: the size of a millimetre on this film is unknown")
            }
            Self::Undefined { share } => {
                write!(f, "undefined in {:.0} % of the draws", share * 100.0)
            }
        }
    }
}

/// With more draws undefined than this share there is no interval (flag L, Upright's default).
const MOST_UNDEFINED: f64 = 0.05;
/// With fewer draws the outer percentiles are noise.
pub const LEAST_DRAWS: u32 = 100;
const LOW: f64 = 0.025;
const HIGH: f64 = 0.975;

/// A landmark with its own stream of random numbers.
///
/// One stream a site: placing another landmark never changes the interval of an unrelated parameter.
struct Source {
    site: Site,
    place: SagittalPoint,
    sigma: f64,
    stream: ChaCha8Rng,
}

impl Source {
    fn new(site: Site, place: SagittalPoint, sigma: f64, seed: u64) -> Self {
        let mut stream = ChaCha8Rng::seed_from_u64(seed);
        stream.set_stream(site.index() as u64);
        Self { site, place, sigma, stream }
    }

    fn draw(&mut self) -> SagittalPoint {
        let mut error = || -> f64 { StandardNormal.sample(&mut self.stream) };
        let (anterior, cranial) = (error(), error());
        SagittalPoint::new(
            self.place.anterior + self.sigma * anterior,
            self.place.cranial + self.sigma * cranial,
        )
    }
}

/// Landmarks as they might have been placed, one draw of landmark error after another.
///
/// For whatever is computed on the same draws as the intervals: probabilities of classes, simulated postures.
/// The same set, seed and landmark error give the same draws as [`Profile`](crate::Profile) spreads.
///
/// ```
/// use upright_anatomy::*;
/// use upright_measurement::*;
///
/// let brow = Landmark::at("brow".parse()?, 10.0, 20.0);
/// let frame = Frame::Patient { calibration: Calibration::Fiducial };
/// let set = LandmarkSet::new(frame, Posture::Standing, None, vec![brow])?;
/// let error = LandmarkError {
///     endplate_corner: Millimetres::new(1.0),
///     centroid: Millimetres::new(1.0),
///     femoral_head: Millimetres::new(1.0),
///     other_point: Millimetres::new(1.0),
/// };
/// let mut draws = LandmarkDraws::around(&set, 1.0, &error, 1, |_| true);
/// let first = draws.draw().at("brow".parse()?);
/// assert_ne!(first, draws.draw().at("brow".parse()?));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub struct LandmarkDraws {
    points: Points,
    sources: Vec<Source>,
}

impl LandmarkDraws {
    /// Draws around `set`, whose coordinates times `scale` are millimetres; only sites that `moves` allows are moved.
    #[must_use]
    pub fn around(
        set: &LandmarkSet,
        scale: f64,
        error: &LandmarkError,
        seed: u64,
        moves: impl Fn(Site) -> bool,
    ) -> Self {
        let points = Points::from_set(set, scale);
        let sites = set.landmarks().iter().map(|landmark| landmark.site).filter(|site| moves(*site));
        let sources = sites.map(|site| Source::new(site, points.at(site), error.of(site), seed)).collect();
        Self { points, sources }
    }

    /// Draws around `set` as its profile's intervals are drawn, with what stands in for a missing scale;
    /// `None` where nothing tells how large a millimetre is.
    #[must_use]
    pub fn of(set: &LandmarkSet, settings: &Settings) -> Option<(Self, IntervalScale)> {
        let (factor, scale) = millimetre_scale(set, &settings.nominal_length)?;
        Some((Self::around(set, factor, &settings.landmark_error, settings.seed, |_| true), scale))
    }

    /// The landmarks as they were placed; after the first draw, the draw.
    #[must_use]
    pub const fn placed(&self) -> &Points {
        &self.points
    }

    /// The next draw.
    pub fn draw(&mut self) -> &Points {
        for source in &mut self.sources {
            self.points.place(source.site, source.draw());
        }
        &self.points
    }
}

/// Simulated values of every parameter in `wanted`, one column each.
pub(crate) struct Simulation {
    columns: Vec<(ParameterId, Vec<f64>)>,
}

impl Simulation {
    /// Draws `draws` landmark sets around `set` (coordinates times `scale`, in millimetres).
    ///
    /// Only `sites` are moved: those that a wanted parameter rests on.
    pub(crate) fn run(
        set: &LandmarkSet,
        scale: f64,
        error: &LandmarkError,
        (draws, seed): (u32, u64),
        wanted: impl Iterator<Item = ParameterId>,
        sites: impl Fn(Site) -> bool,
    ) -> Self {
        let mut landmarks = LandmarkDraws::around(set, scale, error, seed, sites);
        let mut columns: Vec<(ParameterId, Vec<f64>)> =
            wanted.map(|id| (id, Vec::with_capacity(draws as usize))).collect();
        for _ in 0..draws {
            let values: [f64; PARAMETER_COUNT] = values(landmarks.draw());
            for (id, column) in &mut columns {
                column.extend(values.get(id.index()));
            }
        }
        Self { columns }
    }

    /// The interval of `id`, whose measured value is `value`.
    pub(crate) fn interval(
        &mut self,
        id: ParameterId,
        value: f64,
        scale: IntervalScale,
    ) -> Result<Interval, NoInterval> {
        let column = self.columns.iter_mut().find(|(wanted, _)| *wanted == id).map(|(_, column)| column);
        let column = column.ok_or(NoInterval::NoDraws)?;
        Interval::of_draws(column, id.parameter().unit, value, scale)
    }
}

impl Interval {
    /// The middle 95 % of `column`, drawn around `value`; NaN = undefined in that draw. Reorders the column.
    ///
    /// # Errors
    /// [`NoInterval::TooFewDraws`] and [`NoInterval::Undefined`].
    pub fn of_draws(
        column: &mut Vec<f64>,
        unit: Unit,
        value: f64,
        scale: IntervalScale,
    ) -> Result<Self, NoInterval> {
        if column.len() < LEAST_DRAWS as usize {
            return Err(if column.is_empty() { NoInterval::NoDraws } else { NoInterval::TooFewDraws });
        }
        let drawn = column.len() as f64;
        column.retain(|value| !value.is_nan());
        let share = 1.0 - column.len() as f64 / drawn;
        if share > MOST_UNDEFINED {
            return Err(NoInterval::Undefined { share });
        }
        if unit == Unit::Degree {
            column.iter_mut().for_each(|angle| *angle = nearest_turn(*angle, value));
        }
        match (quantile(column, LOW), quantile(column, HIGH)) {
            (Some(low), Some(high)) => Ok(Self { low, high, scale }),
            _ => Err(NoInterval::NoDraws),
        }
    }
}

/// `angle` in the turn nearest to `value`: an arctangent jumps by 360 degrees where an endplate turns over.
fn nearest_turn(angle: f64, value: f64) -> f64 {
    let turns = ((value - angle) / 360.0).round();
    if turns == 0.0 { angle } else { angle + 360.0 * turns }
}

/// Quantile by linear interpolation between order statistics (Hyndman and Fan, type 7). Reorders `sample`.
fn quantile(sample: &mut [f64], probability: f64) -> Option<f64> {
    let position = probability * sample.len().checked_sub(1)? as f64;
    let (_, below, above) = sample.select_nth_unstable_by(position as usize, f64::total_cmp);
    let below = *below;
    let above = above.iter().copied().fold(f64::INFINITY, f64::min);
    let fraction = position.fract();
    Some(if fraction > 0.0 { below + fraction * (above - below) } else { below })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(sample: &[f64], probability: f64, expect: Option<f64>) {
        assert_eq!(quantile(&mut sample.to_vec(), probability), expect);
    }

    #[test]
    fn quantiles_interpolate_as_numpy_does() {
        check(&[], 0.5, None);
        check(&[3.0], 0.975, Some(3.0));
        check(&[4.0, 1.0, 3.0, 2.0], 0.5, Some(2.5));
        check(&[40.0, 10.0, 30.0, 20.0, 50.0], 0.025, Some(11.0));
        check(&[40.0, 10.0, 30.0, 20.0, 50.0], 1.0, Some(50.0));
    }

    #[test]
    fn angles_stay_in_the_turn_of_the_value() {
        assert_eq!(nearest_turn(178.0, -175.0), -182.0);
        assert_eq!(nearest_turn(-178.0, 170.0), 182.0);
        assert_eq!(nearest_turn(10.0, -20.0), 10.0);
    }

    #[test]
    fn a_site_keeps_its_stream_whatever_else_is_placed() {
        let origin = SagittalPoint::new(0.0, 0.0);
        let mut one = Source::new(Site::Brow, origin, 1.0, 7);
        let mut same = Source::new(Site::Brow, origin, 1.0, 7);
        let mut other = Source::new(Site::Chin, origin, 1.0, 7);
        let drawn = one.draw();
        assert_eq!(drawn, same.draw());
        assert_ne!(drawn, other.draw());
    }
}
