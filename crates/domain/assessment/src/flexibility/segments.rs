//! How far each segment opens or closes from standing to lying.

use crate::endplates;
use crate::paired::apart;
use crate::reading::Reading;
use upright_anatomy::{Degrees, Endplate, Level};
use upright_casefile::{Mobility, PreviousFusion};
use upright_evidence::settings;
use upright_measurement::{Interval, IntervalScale, LandmarkDraws, NoInterval, Points, Unit};

/// One segment on a standing and on a lying film.
#[derive(Clone, Debug, PartialEq)]
pub struct SegmentMotion {
    /// The upper vertebra.
    pub upper: Level,
    /// The lower vertebra.
    pub lower: Level,
    /// Angle of the disc standing, lordosis +.
    pub standing: Degrees,
    /// Angle of the disc lying, lordosis +.
    pub lying: Degrees,
    /// Lying less standing: + = opens to the front.
    pub change: Degrees,
    /// The 95 % interval of the change under landmark error of both films, or why there is none.
    pub interval: Result<Interval, NoInterval>,
    /// What is recorded of it; `None` = unknown.
    pub mobility: Option<Mobility>,
}

impl SegmentMotion {
    /// Whether the segment may be called fixed, for people.
    #[must_use]
    pub const fn words(&self) -> &'static str {
        match self.mobility {
            Some(Mobility::Fused) => "fused: fixed, this segment only",
            Some(Mobility::Ankylosed) => "ankylosed: fixed, this segment only",
            Some(Mobility::Mobile) => "mobile",
            Some(Mobility::Uncertain) => "union uncertain: possible pseudarthrosis, which is mobile",
            None => "unknown whether it moves",
        }
    }

    /// Whether the interval of the change leaves out zero; `None` = no interval.
    #[must_use]
    pub fn moves(&self) -> Option<bool> {
        self.interval.ok().map(|interval| interval.low > 0.0 || interval.high < 0.0)
    }
}

/// The segments of which both films show both facing endplates, from cranial to caudal.
pub(super) fn motions(
    standing: &Reading<'_>,
    lying: &Reading<'_>,
    fusion: Option<&PreviousFusion>,
) -> Vec<SegmentMotion> {
    let segments = seen_on_both(standing, lying);
    let (upright, flat) = (discs(standing, &segments), discs(lying, &segments));
    let drawn = [drawn_discs(standing, &segments), drawn_discs(lying, &segments)];
    let measured = segments.iter().zip(upright.iter().zip(&flat)).enumerate();
    measured
        .map(|(position, (&(upper, lower), (&standing, &lying)))| SegmentMotion {
            upper,
            lower,
            standing: Degrees::new(standing),
            lying: Degrees::new(lying),
            change: Degrees::new(lying - standing),
            interval: interval(&drawn, position, lying - standing),
            mobility: fusion.and_then(|fusion| fusion.below(upper)),
        })
        .collect()
}

/// What a segment recorded as rigid that seems to move means.
pub(super) fn note(motions: &[SegmentMotion]) -> Option<String> {
    let is_rigid = |motion: &&SegmentMotion| motion.mobility.is_some_and(Mobility::is_rigid);
    let moving = motions.iter().filter(is_rigid).filter(|motion| motion.moves() == Some(true));
    let names: Vec<String> = moving.map(|motion| format!("{}–{}", motion.upper, motion.lower)).collect();
    (!names.is_empty()).then(|| {
        format!(
            "Recorded as rigid, but the angle differs between the films by more than landmark error: {}. \
             One such segment in twenty is expected by chance; otherwise think of pseudarthrosis or of misplaced landmarks.",
            names.join(", ")
        )
    })
}

fn seen_on_both(standing: &Reading<'_>, lying: &Reading<'_>) -> Vec<(Level, Level)> {
    let shows = |reading: &Reading<'_>, (upper, lower): (Level, Level)| {
        let set = reading.landmarks();
        set.endplate(Endplate::inferior(upper)).is_some() && set.endplate(Endplate::superior(lower)).is_some()
    };
    let all = endplates::segments(standing.landmarks().numbering());
    // The neck follows the gaze and says nothing of the trunk.
    let of_trunk = all.into_iter().filter(|(upper, _)| *upper >= Level::T1);
    of_trunk.filter(|segment| shows(standing, *segment) && shows(lying, *segment)).collect()
}

fn discs(reading: &Reading<'_>, segments: &[(Level, Level)]) -> Vec<f64> {
    let points = Points::from_set(reading.landmarks(), 1.0);
    segments.iter().map(|segment| endplates::disc(&points, *segment)).collect()
}

/// Draws of every disc with what the draws were scaled by; `None` where nothing can be drawn.
type Drawn = Option<(Vec<Vec<f64>>, IntervalScale)>;

fn drawn_discs(reading: &Reading<'_>, segments: &[(Level, Level)]) -> Drawn {
    let options = reading.options;
    let settings = settings(options.quality, options.draws, options.seed);
    let (mut draws, scale) = LandmarkDraws::of(reading.landmarks(), &settings)?;
    let mut of_all = || {
        let points = draws.draw();
        segments.iter().map(|segment| endplates::disc(points, *segment)).collect()
    };
    Some(((0..options.draws).map(|_| of_all()).collect(), scale))
}

fn interval(drawn: &[Drawn; 2], position: usize, change: f64) -> Result<Interval, NoInterval> {
    let [Some((standing, scale)), Some((lying, other_scale))] = drawn else {
        return Err(NoInterval::NoScale);
    };
    let at = |discs: &Vec<f64>| discs.get(position).copied().unwrap_or(f64::NAN);
    let pairs = apart(standing, 0, 2).zip(apart(lying, 1, 2));
    let mut column = pairs.map(|(standing, lying)| at(lying) - at(standing)).collect();
    let is_nominal = [scale, other_scale].contains(&&IntervalScale::Nominal);
    let scale = if is_nominal { IntervalScale::Nominal } else { IntervalScale::Film };
    Interval::of_draws(&mut column, Unit::Degree, change, scale)
}
