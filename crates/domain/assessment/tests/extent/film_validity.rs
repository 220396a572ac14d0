//! Whether a film is valid, for which parameters, and what is told to whoever takes the next one.

use crate::patient::{aged, case, comorbidity, film_with, finding, fused, joints, new_pain, recorded, study};
use crate::vectors::{bent, shifted, without};
use jiff::ToSpan;
use upright_anatomy::{Calibration, Frame, LandmarkSet, Level, Posture};
use upright_assessment::{
    CriterionKind, Extension, FilmGrade, FilmValidity, Options, Truth, Usability, assess,
};
use upright_casefile::{
    Arms, Condition, Entry, ExtensionLimit, FilmConditions, Mobility, Presence, StudyKind, StudyState,
    Support, Symptom,
};
use upright_measurement::ParameterId;
use upright_phantom::{Kind, Person, Pose, Wishes};

const SVA: ParameterId = ParameterId::of("SVA");
const PT: ParameterId = ParameterId::of("PT");
const PI: ParameterId = ParameterId::of("PI");
const KA: ParameterId = ParameterId::of("KA");

/// A healthy person with knees and hips extended.
fn upright() -> LandmarkSet {
    let person = Person::draw(Kind::Normal, 4, &Wishes::default()).unwrap();
    calibrated(&person.pose(Pose::StandingExtended).unwrap().landmarks().unwrap(), Calibration::Fiducial)
}

fn calibrated(set: &LandmarkSet, calibration: Calibration) -> LandmarkSet {
    posed(set, set.posture(), calibration)
}

fn posed(set: &LandmarkSet, posture: Posture, calibration: Calibration) -> LandmarkSet {
    LandmarkSet::new(Frame::Patient { calibration }, posture, None, set.landmarks().to_vec()).unwrap()
}

fn judged(set: LandmarkSet, conditions: FilmConditions, facts: Vec<Entry>) -> FilmValidity {
    let entries = facts.into_iter().chain([film_with("film", set, conditions)]).collect();
    let case = case(entries);
    let found = assess(&case.as_of(crate::patient::DAY), Options { draws: 200, ..Options::default() });
    found.films.into_iter().next().unwrap().validity
}

fn usability(found: &FilmValidity, parameter: ParameterId) -> Usability {
    found.use_of(parameter).unwrap_or_else(|| panic!("{parameter} is not measured")).usability
}

fn truth(found: &FilmValidity, kind: CriterionKind) -> Truth {
    found.criteria.iter().find(|criterion| criterion.kind == kind).unwrap().truth()
}

#[test]
fn a_film_with_everything_known_and_met_is_valid() {
    let found = judged(upright(), recorded(), vec![]);
    assert_eq!((&found.grade, found.extension), (&FilmGrade::Valid, Extension::Extended));
    assert!(found.uses.iter().all(|used| used.usability == Usability::Valid));
    assert!(found.tell.is_empty(), "{:?}", found.tell);
}

#[test]
fn what_nobody_recorded_is_unknown_and_not_valid() {
    let found = judged(upright(), FilmConditions::default(), vec![]);
    let FilmGrade::UsableFor(usable) = &found.grade else { panic!("{:?}", found.grade) };
    assert!(usable.contains(&PI) && !usable.contains(&PT) && !usable.contains(&SVA));
    for kind in [CriterionKind::Arms, CriterionKind::Support, CriterionKind::Tilt, CriterionKind::Stitching] {
        assert_eq!(truth(&found, kind), Truth::Unknown, "{kind:?}");
    }
    assert_eq!(usability(&found, SVA), Usability::Unverified);
    assert_eq!(usability(&found, PT), Usability::Unverified, "nobody recorded a plumb line");
    assert_eq!(usability(&found, KA), Usability::Valid, "which an angle of a joint does not need");
}

#[test]
fn bent_knees_ask_for_one_more_film_and_grade_what_moves() {
    let found = judged(bent(), recorded(), vec![]);
    assert_eq!(found.grade, FilmGrade::Repeat(vec![CriterionKind::Knees, CriterionKind::Hips]));
    assert_eq!(found.extension, Extension::NotExtended);
    for (parameter, expect) in [
        (PI, Usability::Valid),
        (KA, Usability::Valid),
        (PT, Usability::OfThisPosture),
        (SVA, Usability::AtLeast),
    ] {
        assert_eq!(usability(&found, parameter), expect, "{parameter}");
    }
    assert!(found.tell.iter().any(|line| line.contains("Knees straight")));
    assert!(found.tell[0].contains("unstable fracture"), "fusion is unknown, so it is asked first");
    assert!(found.tell.iter().any(|line| line.contains("At most one repeat")));
}

#[test]
fn who_can_do_no_better_is_not_filmed_again() {
    let limited = |limit| FilmConditions { limits: vec![limit], ..recorded() };
    for limit in [ExtensionLimit::Contracture, ExtensionLimit::Arthritis, ExtensionLimit::Pain] {
        let found = judged(bent(), limited(limit), vec![]);
        assert!(matches!(found.grade, FilmGrade::BestObtainable(_)), "{limit:?}: {:?}", found.grade);
    }
    let free = [Some(0.0), Some(0.0)];
    for (thomas, knee) in [([Some(15.0), Some(0.0)], free), (free, [Some(0.0), Some(18.0)])] {
        let found = judged(bent(), recorded(), vec![joints(thomas, knee)]);
        let FilmGrade::BestObtainable(because) = &found.grade else { panic!("{:?}", found.grade) };
        assert_eq!(because.len(), 1);
        assert!(found.tell[0].starts_with("No repeat"));
    }
    for (thomas, knee) in [(free, free), (free, [Some(5.0), Some(5.0)]), ([Some(5.0), None], free)] {
        // SFA is that usual for incidence and age: the small contracture is not what bends this patient.
        let found = judged(bent(), recorded(), vec![aged(68.0), joints(thomas, knee)]);
        assert!(matches!(found.grade, FilmGrade::Repeat(_)), "{thomas:?} {knee:?}: {:?}", found.grade);
    }
    let found = judged(upright(), limited(ExtensionLimit::Pain), vec![]);
    assert_eq!(found.grade, FilmGrade::Valid, "a limit that kept nobody from extending");
}

/// The knees of `set` moved forwards by so many millimetres.
fn with_knees_forward(set: &LandmarkSet, forwards: f64) -> LandmarkSet {
    shifted(&shifted(set, "knee.left", forwards), "knee.right", forwards)
}

#[test]
fn what_landmark_error_may_have_bent_is_no_reason_for_another_film() {
    let grade = |forwards| judged(with_knees_forward(&upright(), forwards), recorded(), vec![]);
    let films: Vec<FilmValidity> = (0..=60).map(|forwards| grade(f64::from(forwards))).collect();
    let is_within = |film: &FilmValidity| film.explanation.statement.starts_with("within landmark error");
    let mut course: Vec<&str> = films
        .iter()
        .map(|film| if is_within(film) { "within landmark error" } else { film.grade.code() })
        .collect();
    course.dedup();
    assert_eq!(course, ["valid", "within landmark error", "repeat"]);
    for film in films.iter().filter(|film| is_within(film)) {
        assert_eq!(film.extension, Extension::NotExtended, "measured so, whatever is asked for");
        assert!(film.tell.is_empty(), "{:?}", film.tell);
    }
}

#[test]
fn a_film_without_a_scale_says_how_the_next_one_gets_one() {
    let scale = |film: &FilmValidity| film.tell.iter().any(|line| line.starts_with("A ball or ruler"));
    for (set, expect) in [(upright(), false), (bent(), false)] {
        assert_eq!(scale(&judged(set, recorded(), vec![])), expect);
    }
    for set in [upright(), bent()] {
        assert!(scale(&judged(calibrated(&set, Calibration::Unknown), recorded(), vec![])));
    }
}

#[test]
fn a_film_is_repeated_at_most_once() {
    let found = judged(bent(), FilmConditions { repeated: Some(1), ..recorded() }, vec![]);
    let FilmGrade::UsableFor(usable) = &found.grade else { panic!("{:?}", found.grade) };
    assert!(usable.contains(&SVA) && usable.contains(&PI));
    assert!(found.explanation.statement.contains("repeated once already"));
}

#[test]
fn no_film_with_straight_legs_where_a_fracture_is_to_be_excluded() {
    let ankylosed = comorbidity("spine", Condition::AnkylosingDisease, Presence::Present);
    let found = judged(bent(), recorded(), vec![new_pain(), ankylosed]);
    assert!(matches!(found.grade, FilmGrade::UsableFor(_)), "{:?}", found.grade);
    assert!(found.explanation.statement.contains("unstable fracture"));
    let found = judged(bent(), recorded(), vec![new_pain()]);
    assert!(matches!(found.grade, FilmGrade::UsableFor(_)), "unknown fusion is not none");
    for (weeks, is_new) in [(6, true), (7, false)] {
        let since = crate::patient::DAY - weeks.weeks();
        let found = judged(bent(), recorded(), vec![crate::patient::new_pain_since(Some(since))]);
        assert_eq!(matches!(found.grade, FilmGrade::UsableFor(_)), is_new, "{weeks} weeks");
    }
    let none = fused("fusion", &[], true);
    let absent = comorbidity("spine", Condition::AnkylosingDisease, Presence::Absent);
    let found = judged(bent(), recorded(), vec![new_pain(), none, absent]);
    assert!(matches!(found.grade, FilmGrade::Repeat(_)), "{:?}", found.grade);
}

#[test]
fn six_fused_vertebrae_are_a_long_fusion_and_five_are_not() {
    let levels = [Level::T12, Level::L1, Level::L2, Level::L3, Level::L4, Level::L5, Level::S1];
    let run = |count: usize| {
        let pairs: Vec<(Level, Level, Mobility)> =
            levels.windows(2).take(count - 1).map(|pair| (pair[0], pair[1], Mobility::Fused)).collect();
        fused("fusion", &pairs, true)
    };
    let absent = || comorbidity("spine", Condition::AnkylosingDisease, Presence::Absent);
    let asked_first = |count: usize| {
        let found = judged(bent(), recorded(), vec![run(count), absent()]);
        found.tell.iter().any(|line| line.contains("unstable fracture"))
    };
    assert!(asked_first(6) && !asked_first(5));
}

#[test]
fn a_film_that_ends_above_the_knees_cannot_be_graded() {
    let short = without(&upright(), &["knee", "ankle"]);
    let conditions = FilmConditions { shows_knees: Some(false), shows_ankles: Some(false), ..recorded() };
    let found = judged(short.clone(), conditions, vec![]);
    assert_eq!((truth(&found, CriterionKind::Length), found.extension), (Truth::False, Extension::Unknown));
    let FilmGrade::UsableFor(usable) = &found.grade else { panic!("{:?}", found.grade) };
    assert!(usable.contains(&PI) && !usable.contains(&PT) && !usable.contains(&SVA));
    let found = judged(short, recorded(), vec![]);
    assert_eq!(truth(&found, CriterionKind::Length), Truth::Unknown, "not placed is not absent");
}

#[test]
fn a_lying_film_and_one_of_unknown_posture_give_no_standing_value() {
    let set = upright();
    let found = judged(posed(&set, Posture::Supine, Calibration::Fiducial), recorded(), vec![]);
    assert_eq!(found.grade, FilmGrade::UsableFor(vec![]));
    assert_eq!(usability(&found, PI), Usability::Unusable);
    let found = judged(posed(&set, Posture::Unknown, Calibration::Fiducial), recorded(), vec![]);
    assert_eq!(found.grade, FilmGrade::UsableFor(vec![]));
    assert_eq!(usability(&found, PT), Usability::Unverified);
}

#[test]
fn millimetres_that_cannot_be_trusted_fill_no_class() {
    let found = judged(calibrated(&upright(), Calibration::Detector), recorded(), vec![]);
    assert_eq!(usability(&found, SVA), Usability::Unusable);
    assert_eq!(usability(&found, PT), Usability::Valid);
    assert!(matches!(found.grade, FilmGrade::UsableFor(_)), "no film is repeated for its scale");
}

#[test]
fn rail_arms_rotation_and_tilt_are_correctable() {
    let rail = FilmConditions { support: Some(Support::Rail), arms: Some(Arms::OnRail), ..recorded() };
    let found = judged(upright(), rail.clone(), vec![]);
    assert_eq!(found.grade, FilmGrade::Repeat(vec![CriterionKind::Arms, CriterionKind::Support]));
    assert_eq!((usability(&found, SVA), usability(&found, PI)), (Usability::Unusable, Usability::Valid));
    let needed = FilmConditions { limits: vec![ExtensionLimit::NeedsSupport], ..rail };
    assert!(matches!(judged(upright(), needed, vec![]).grade, FilmGrade::BestObtainable(_)));
    let tilted = FilmConditions { upright: Some(false), ..recorded() };
    let found = judged(upright(), tilted, vec![]);
    assert_eq!(found.grade, FilmGrade::Repeat(vec![CriterionKind::Tilt]));
    assert_eq!((usability(&found, PT), usability(&found, PI)), (Usability::Unusable, Usability::Valid));
    let rotated = shifted(&upright(), "femoral_head.left", 50.0);
    let found = judged(rotated, recorded(), vec![]);
    assert_eq!(found.grade, FilmGrade::Repeat(vec![CriterionKind::Rotation]));
}

#[test]
fn adding_an_unrelated_fact_changes_nothing() {
    let fact = || comorbidity("other", Condition::Diabetes, Presence::Present);
    assert_eq!(judged(bent(), recorded(), vec![]), judged(bent(), recorded(), vec![fact()]));
}

#[test]
fn what_arms_and_tilt_spoil_is_mended_whatever_the_joints() {
    let conditions = FilmConditions {
        arms: Some(Arms::Hanging),
        upright: Some(false),
        limits: vec![ExtensionLimit::Contracture],
        ..recorded()
    };
    let found = judged(bent(), conditions, vec![]);
    assert_eq!(found.grade, FilmGrade::Repeat(vec![CriterionKind::Arms, CriterionKind::Tilt]));
    assert!(!found.tell.iter().any(|line| line.contains("Knees straight")), "{:?}", found.tell);
}

#[test]
fn a_fracture_goes_before_every_grade() {
    let facts = || vec![new_pain(), comorbidity("spine", Condition::AnkylosingDisease, Presence::Present)];
    let limited = FilmConditions { limits: vec![ExtensionLimit::Contracture], ..recorded() };
    for conditions in [recorded(), limited, FilmConditions { repeated: Some(1), ..recorded() }] {
        let found = judged(bent(), conditions, facts());
        assert!(found.tell[0].contains("unstable fracture") && found.tell.len() == 1, "{:?}", found.tell);
    }
    let case = case(facts().into_iter().chain([film_with("film", bent(), recorded())]).collect());
    let found = assess(&case.as_of(crate::patient::DAY), Options::default());
    assert!(found.sentence.contains("unstable fracture") && !found.sentence.contains("would show it"));
    assert_eq!(found.notices[0].code, "fracture_first");
}

/// Whether a fracture goes first in a stiff spine with these facts, recorded in this order.
fn fracture_first(facts: Vec<Entry>) -> bool {
    let ankylosed = comorbidity("spine", Condition::AnkylosingDisease, Presence::Present);
    let all = [ankylosed].into_iter().chain(facts).chain([film_with("film", bent(), recorded())]);
    let case = case(all.collect());
    let found = assess(&case.as_of(crate::patient::DAY), Options { draws: 0, ..Options::default() });
    found.notices.iter().any(|notice| notice.code == "fracture_first")
}

/// The suspicion ends with a clinician's word after a CT of that time, and with nothing less.
#[test]
fn a_fracture_is_excluded_by_a_clinician_after_a_ct() {
    let ct = |name: &str, day, state| study(name, day, StudyKind::WholeSpineCt, state);
    let ct_read = |day| ct("ct", day, StudyState::Read);
    let none = |id: &str, day| finding(id, day, Symptom::UnstableFracture, Presence::Absent);
    let (day, before) = (crate::patient::DAY, crate::patient::DAY.yesterday().unwrap());
    assert!(fracture_first(vec![none("none", day), new_pain()]), "a word before any CT");
    assert!(fracture_first(vec![new_pain(), ct_read(day)]), "a CT alone");
    assert!(fracture_first(vec![ct_read(before), new_pain(), none("none", day)]), "a CT of the day before");
    assert!(fracture_first(vec![ct_read(day), none("none", day), new_pain()]), "the pain came after both");
    assert!(fracture_first(vec![new_pain(), none("none", day), ct_read(day)]), "a word before the CT");
    let not_readable = ct("again", day, StudyState::Inadequate);
    let again = study("again", day, StudyKind::WholeSpineCt, StudyState::Read);
    let again = Entry { id: "first".to_owned(), ..again };
    assert!(
        fracture_first(vec![new_pain(), again, not_readable, none("none", day)]),
        "a CT that does not answer"
    );
    assert!(!fracture_first(vec![new_pain(), ct_read(day), none("none", day)]));
}

/// A fall stays a suspicion whatever the next visit says, until an examination weeks later or an operation.
#[test]
fn a_fall_is_not_ended_by_the_next_visit() {
    let day = crate::patient::DAY;
    let fall = |days: i64| finding("fall", day - days.days(), Symptom::Trauma, Presence::Present);
    let denied = |days: i64| finding("denied", day - days.days(), Symptom::Trauma, Presence::Absent);
    assert!(fracture_first(vec![fall(3), denied(1)]), "denied two days later");
    assert!(fracture_first(vec![fall(200)]), "nobody examined since");
    assert!(fracture_first(vec![fall(60), denied(18)]), "at the cut-off of six weeks");
    assert!(!fracture_first(vec![fall(60), denied(17)]), "a day later");
    let operated = Entry::new(
        "operated",
        day - 10.days(),
        upright_casefile::Author::new("a"),
        upright_casefile::Fact::Event(upright_casefile::Event::SpineOperation),
    );
    assert!(!fracture_first(vec![fall(20), operated]), "an operation came after it");
}

#[test]
fn what_was_held_or_hangs_askew_is_compared_with_nothing() {
    let rail = FilmConditions { support: Some(Support::Rail), upright: Some(false), ..recorded() };
    let case = case(vec![aged(60.0), film_with("film", upright(), rail)]);
    let found = assess(&case.as_of(crate::patient::DAY), Options::default());
    for code in ["srs_schwab.sva", "srs_schwab.pt", "barrey.balance"] {
        let class = found.classifications.iter().find(|found| found.code == code).unwrap();
        assert!(class.class.is_err(), "{code}: {:?}", class.class);
    }
    assert!(found.sentence.contains("cannot be said"), "{}", found.sentence);
    let knees = found.films[0].validity.use_of(KA).unwrap();
    assert_eq!(knees.usability, Usability::Valid);
}

#[test]
fn a_compensated_film_is_not_repeated_where_the_extended_one_is_there() {
    let standing = film_with("standing", bent(), recorded());
    let extended = film_with("extended", upright(), recorded());
    let case = case(vec![standing, extended]);
    let found = assess(&case.as_of(crate::patient::DAY), Options::default());
    let grade = &found.films.iter().find(|film| film.entry.id == "standing").unwrap().validity.grade;
    assert!(matches!(grade, FilmGrade::UsableFor(_)), "{grade:?}");
}
