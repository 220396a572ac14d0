//! Films of people who do not exist.

use jiff::civil::Date;
use upright_anatomy::{Edge, Endplate, Frame, Landmark, LandmarkSet, Level, Posture, SagittalPoint, Site};
use upright_assessment::{Extension, Options, Reading, Subject};
use upright_casefile::{
    Arms, Author, Birth, CaseFile, Entry, Fact, Film, FilmConditions, Mobility, Person, PreviousFusion,
    Segment, Support, View,
};
use upright_phantom::{Kind, Pose, Wishes};

/// The landmarks of a drawn person.
pub(crate) fn posed(person: &upright_phantom::Person, pose: Pose) -> LandmarkSet {
    person.pose(pose).unwrap().landmarks().unwrap()
}

pub(crate) fn drawn(kind: Kind, seed: u64, wishes: &Wishes) -> upright_phantom::Person {
    upright_phantom::Person::draw(kind, seed, wishes).unwrap()
}

/// A flatback standing with knees and hips extended.
pub(crate) fn flatback() -> LandmarkSet {
    posed(&drawn(Kind::Flatback, 3, &Wishes::default()), Pose::StandingExtended)
}

/// `set` with every site that `moves` allows turned by `degrees` about `pivot`, + = forwards.
pub(crate) fn turned(
    set: &LandmarkSet,
    degrees: f64,
    pivot: SagittalPoint,
    moves: impl Fn(Site) -> bool,
) -> LandmarkSet {
    let (sin, cos) = degrees.to_radians().sin_cos();
    let turn = |landmark: &Landmark| {
        if !moves(landmark.site) {
            return *landmark;
        }
        let (x, y) = (landmark.x - pivot.anterior, landmark.y - pivot.cranial);
        Landmark { x: pivot.anterior + x * cos + y * sin, y: pivot.cranial + y * cos - x * sin, ..*landmark }
    };
    as_posture(set, set.posture(), set.landmarks().iter().map(turn).collect())
}

/// The same landmarks said to be in another posture.
pub(crate) fn said_to_be(set: &LandmarkSet, posture: Posture) -> LandmarkSet {
    as_posture(set, posture, set.landmarks().to_vec())
}

fn as_posture(set: &LandmarkSet, posture: Posture, landmarks: Vec<Landmark>) -> LandmarkSet {
    let Frame::Patient { calibration } = *set.frame() else {
        unreachable!("phantoms are in the patient's frame")
    };
    LandmarkSet::new(Frame::Patient { calibration }, posture, Some(set.numbering()), landmarks).unwrap()
}

/// Everything above the disc below `level` tipped forwards there: PI−LL grows by as much.
pub(crate) fn stooped(set: &LandmarkSet, level: Level, degrees: f64) -> LandmarkSet {
    let [posterior, anterior] = set.endplate(Endplate::inferior(level)).unwrap();
    turned(set, degrees, posterior.midpoint(anterior), |site| is_at_or_above(site, level))
}

fn is_at_or_above(site: Site, level: Level) -> bool {
    match site {
        Site::FemoralHead(_) | Site::Knee(_) | Site::Ankle(_) => false,
        skull_or_vertebra => skull_or_vertebra.level().is_none_or(|own| own <= level),
    }
}

/// The whole trunk with the pelvis tipped forwards about the hips: T1PA and PI−LL stay.
pub(crate) fn tipped(set: &LandmarkSet, degrees: f64) -> LandmarkSet {
    turned(set, degrees, hips(set), |site| !matches!(site, Site::Knee(_) | Site::Ankle(_)))
}

fn hips(set: &LandmarkSet) -> SagittalPoint {
    let heads: Vec<SagittalPoint> = set
        .landmarks()
        .iter()
        .filter(|landmark| matches!(landmark.site, Site::FemoralHead(_)))
        .map(|landmark| SagittalPoint::new(landmark.x, landmark.y))
        .collect();
    heads[0].midpoint(heads[heads.len() - 1])
}

/// The S1 endplate turned about its own middle: PI and LL change alike, PI−LL and T1PA do not.
pub(crate) fn other_sacrum(set: &LandmarkSet, degrees: f64) -> LandmarkSet {
    let endplate = Endplate::superior(Level::S1);
    let [posterior, anterior] = set.endplate(endplate).unwrap();
    let corners = [endplate.corner(Edge::Anterior), endplate.corner(Edge::Posterior)];
    turned(set, degrees, posterior.midpoint(anterior), |site| corners.contains(&site))
}

pub(crate) fn entry(id: &str, day: Date, fact: Fact) -> Entry {
    Entry::new(id, day, Author::new("test"), fact)
}

pub(crate) fn film(id: &str, day: Date, landmarks: LandmarkSet, conditions: FilmConditions) -> Entry {
    entry(id, day, Fact::Film(Box::new(Film { landmarks, conditions })))
}

pub(crate) fn person(day: Date, age: f64) -> Entry {
    let birth = Some(Birth::YearsOld(age));
    entry("person", day, Fact::Person(Person { birth, ..Person::default() }))
}

/// Free standing with the fists on the clavicles, read by one person.
pub(crate) fn well_taken() -> FilmConditions {
    FilmConditions {
        arms: Some(Arms::Clavicle),
        support: Some(Support::None),
        reader: Some("reader".to_owned()),
        ..FilmConditions::default()
    }
}

/// Lying with straight legs.
pub(crate) fn well_lying() -> FilmConditions {
    FilmConditions {
        legs_straight: Some(true),
        knee_pillow: Some(false),
        minutes_lying: Some(5.0),
        modality: Some("supine_ct".to_owned()),
        reader: Some("reader".to_owned()),
        ..FilmConditions::default()
    }
}

/// What of a drawn person is fused; the rest is mobile.
pub(crate) fn fusion(person: &upright_phantom::Person) -> PreviousFusion {
    let fusion = person.fusion().unwrap();
    let levels: Vec<Level> =
        Level::ALL.into_iter().filter(|level| ![Level::T13, Level::L6].contains(level)).collect();
    let pairs = levels.windows(2).filter(|pair| fusion.holds_disc_below(pair[0]));
    let segments =
        pairs.map(|pair| Segment { upper: pair[0], lower: pair[1], mobility: Mobility::Fused }).collect();
    PreviousFusion { segments, others_mobile: true }
}

/// Reads every film of a case and hands the view with its films to `check`.
pub(crate) fn with_case<T>(
    entries: Vec<Entry>,
    extension: impl Fn(&str) -> Extension,
    check: impl FnOnce(&View<'_>, &[Subject<'_>]) -> T,
) -> T {
    let case = CaseFile::new(entries).unwrap();
    let view = case.as_of(case.last_day().unwrap());
    let films: Vec<_> = view.films().collect();
    // One seed for all films, as a caller would have it.
    let readings: Vec<Reading<'_>> =
        films.iter().map(|(_, film)| Reading::of(film, Options::default())).collect();
    let subjects: Vec<Subject<'_>> = films
        .iter()
        .zip(&readings)
        .map(|((entry, _), reading)| Subject {
            view: &view,
            entry: &entry.id,
            day: entry.effective_at,
            reading,
            age: view.age_on(entry.effective_at),
            extension: extension(&entry.id),
        })
        .collect();
    check(&view, &subjects)
}
