//! How far each segment opens or closes from one film to another.

use crate::endplates;
use crate::paired::apart;
use crate::reading::Options;
use upright_anatomy::{Degrees, Endplate, LandmarkSet, Level};
use upright_casefile::{Mobility, PreviousFusion};
use upright_evidence::settings;
use upright_measurement::{Interval, IntervalScale, LandmarkDraws, NoInterval, Points, Unit};

/// One segment on two films: standing and lying, or bent forwards and bent backwards.
#[derive(Clone, Debug, PartialEq)]
pub struct SegmentMotion {
    /// The upper vertebra.
    pub upper: Level,
    /// The lower vertebra.
    pub lower: Level,
    /// Angle of the disc on the first film, lordosis +.
    pub first: Degrees,
    /// Angle of the disc on the second film, lordosis +.
    pub second: Degrees,
    /// Second less first: + = opens to the front.
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

    /// Whether somebody meant to fuse it; what is stiff by itself, and what is known to move, nobody did.
    #[must_use]
    pub const fn was_to_be_fused(&self) -> bool {
        matches!(self.mobility, Some(Mobility::Fused | Mobility::Uncertain))
    }

    /// Whether the interval of the change leaves out zero; `None` = no interval.
    #[must_use]
    pub fn moves(&self) -> Option<bool> {
        self.interval.ok().map(|interval| interval.low > 0.0 || interval.high < 0.0)
    }
}

/// The segments of which both films show both facing endplates, from cranial to caudal.
pub(crate) fn motions(
    films: [&LandmarkSet; 2],
    options: Options,
    fusion: Option<&PreviousFusion>,
) -> Vec<SegmentMotion> {
    let segments = seen_on_both(films);
    let [first, second] = films.map(|film| discs(film, &segments));
    let drawn = films.map(|film| drawn_discs(film, options, &segments));
    let measured = segments.iter().zip(first.iter().zip(&second)).enumerate();
    measured
        .map(|(position, (&(upper, lower), (&first, &second)))| SegmentMotion {
            upper,
            lower,
            first: Degrees::new(first),
            second: Degrees::new(second),
            change: Degrees::new(second - first),
            interval: interval(&drawn, position, second - first),
            mobility: fusion.and_then(|fusion| fusion.below(upper)),
        })
        .collect()
}

/// What a segment recorded as rigid that seems to move means.
pub(crate) fn note(motions: &[SegmentMotion]) -> Option<String> {
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

fn seen_on_both([first, second]: [&LandmarkSet; 2]) -> Vec<(Level, Level)> {
    let shows = |film: &LandmarkSet, (upper, lower): (Level, Level)| {
        film.endplate(Endplate::inferior(upper)).is_some()
            && film.endplate(Endplate::superior(lower)).is_some()
    };
    let all = first.numbering().segments();
    // The neck follows the gaze and says nothing of the trunk.
    let of_trunk = all.into_iter().filter(|(upper, _)| *upper >= Level::T1);
    of_trunk.filter(|segment| shows(first, *segment) && shows(second, *segment)).collect()
}

fn discs(film: &LandmarkSet, segments: &[(Level, Level)]) -> Vec<f64> {
    let points = Points::from_set(film, 1.0);
    segments.iter().map(|segment| endplates::disc(&points, *segment)).collect()
}

/// Draws of every disc with what the draws were scaled by; `None` where nothing can be drawn.
type Drawn = Option<(Vec<Vec<f64>>, IntervalScale)>;

fn drawn_discs(film: &LandmarkSet, options: Options, segments: &[(Level, Level)]) -> Drawn {
    let settings = settings(options.quality, options.draws, options.seed);
    let (mut draws, scale) = LandmarkDraws::of(film, &settings)?;
    let mut of_all = || {
        let points = draws.draw();
        segments.iter().map(|segment| endplates::disc(points, *segment)).collect()
    };
    Some(((0..options.draws).map(|_| of_all()).collect(), scale))
}

fn interval(drawn: &[Drawn; 2], position: usize, change: f64) -> Result<Interval, NoInterval> {
    let [Some((first, scale)), Some((second, other_scale))] = drawn else {
        return Err(NoInterval::NoScale);
    };
    let at = |discs: &Vec<f64>| discs.get(position).copied().unwrap_or(f64::NAN);
    let pairs = apart(first, 0, 2).zip(apart(second, 1, 2));
    let mut column = pairs.map(|(first, second)| at(second) - at(first)).collect();
    let is_nominal = [scale, other_scale].contains(&&IntervalScale::Nominal);
    let scale = if is_nominal { IntervalScale::Nominal } else { IntervalScale::Film };
    Interval::of_draws(&mut column, Unit::Degree, change, scale)
}
