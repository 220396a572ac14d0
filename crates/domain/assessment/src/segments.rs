//! How far each segment opens or closes from one film to another.

use crate::endplates;
use crate::paired::apart;
use crate::reading::Options;
use crate::rigid::{Bone, between, turn};
use upright_anatomy::{Degrees, Endplate, LandmarkSet, Level, SagittalPoint};
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
    /// How far the upper vertebra turned against the lower one, by all landmarks of both: + = opens to the front. The angles of the
    /// disc rest on the facing endplates alone, and their difference errs more.
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
    let bones: Vec<[Bone; 2]> = segments
        .iter()
        .map(|(upper, lower)| [upper, lower].map(|level| Bone::on_both(*level, films)))
        .collect();
    let [first, second] = films.map(|film| discs(film, &segments));
    let turned = turns(films.map(|film| placed(&Points::from_set(film, 1.0), &bones)).each_ref());
    let drawn = changes(&films.map(|film| drawn(film, options, &bones)));
    let measured = segments.iter().zip(first.iter().zip(&second)).zip(turned).enumerate();
    measured
        .map(|(position, ((&(upper, lower), (&first, &second)), change))| SegmentMotion {
            upper,
            lower,
            first: Degrees::new(first),
            second: Degrees::new(second),
            change: Degrees::new(change),
            interval: interval(&drawn, position, change),
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

/// Landmarks of the upper and of the lower bone of every segment.
type Places = Vec<[Vec<SagittalPoint>; 2]>;

fn placed(points: &Points, bones: &[[Bone; 2]]) -> Places {
    bones.iter().map(|pair| pair.each_ref().map(|bone| bone.places(points))).collect()
}

/// How far the upper bone of every segment turned against the lower one.
fn turns([first, second]: [&Places; 2]) -> Vec<f64> {
    let of = |(first, second): (&[Vec<SagittalPoint>; 2], &[Vec<SagittalPoint>; 2])| {
        let ([upper, lower], [later_upper, later_lower]) = (first, second);
        between(turn(upper, later_upper), turn(lower, later_lower))
    };
    first.iter().zip(second).map(of).collect()
}

/// Draws of every landmark with what the draws were scaled by; `None` where nothing can be drawn.
type Drawn = Option<(Vec<Places>, IntervalScale)>;

fn drawn(film: &LandmarkSet, options: Options, bones: &[[Bone; 2]]) -> Drawn {
    let settings = settings(options.quality, options.draws, options.seed);
    let (mut draws, scale) = LandmarkDraws::of(film, &settings)?;
    Some(((0..options.draws).map(|_| placed(draws.draw(), bones)).collect(), scale))
}

/// The changes of every segment, draw by draw, and the worse of both scales.
fn changes([first, second]: &[Drawn; 2]) -> Option<(Vec<Vec<f64>>, IntervalScale)> {
    let (Some((first, scale)), Some((second, other_scale))) = (first, second) else { return None };
    let pairs = apart(first, 0, 2).zip(apart(second, 1, 2));
    let is_nominal = [scale, other_scale].contains(&&IntervalScale::Nominal);
    let scale = if is_nominal { IntervalScale::Nominal } else { IntervalScale::Film };
    Some((pairs.map(|(first, second)| turns([first, second])).collect(), scale))
}

fn interval(
    drawn: &Option<(Vec<Vec<f64>>, IntervalScale)>,
    position: usize,
    change: f64,
) -> Result<Interval, NoInterval> {
    let Some((changes, scale)) = drawn else { return Err(NoInterval::NoScale) };
    // A turn near the half circle is drawn to either side of it.
    let near = |one: f64| change + between(one, change);
    let at = |changes: &Vec<f64>| changes.get(position).map_or(f64::NAN, |one| near(*one));
    Interval::of_draws(&mut changes.iter().map(at).collect(), Unit::Degree, change, *scale)
}
