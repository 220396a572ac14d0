//! The compensated and the extended film of one patient.

use crate::patient::{DAY, Sides, aged, case, entry, film_with, joints, recorded};
use jiff::civil::date;
use upright_anatomy::LandmarkSet;
use upright_assessment::{Assessment, Options, Truth, assess};
use upright_casefile::{CaseFile, Entry, Event, Fact, FilmConditions, Support};
use upright_measurement::ParameterId;
use upright_phantom::{Kind, Person, Pose, Wishes};

const SVA: ParameterId = ParameterId::of("SVA");
const T1PA: ParameterId = ParameterId::of("T1PA");

fn landmarks(seed: u64, pose: Pose) -> LandmarkSet {
    let person = Person::draw(Kind::Flatback, seed, &Wishes::default()).unwrap();
    person.pose(pose).unwrap().landmarks().unwrap()
}

fn pair_with(extended: LandmarkSet, conditions: FilmConditions, more: Vec<Entry>) -> CaseFile {
    let films = [
        film_with("standing", landmarks(2, Pose::Standing), recorded()),
        film_with("extended", extended, conditions),
    ];
    case(more.into_iter().chain([aged(60.0)]).chain(films).collect())
}

fn assessed(case: &CaseFile) -> Assessment<'_> {
    assess(&case.as_of(DAY), Options::default())
}

#[test]
fn the_hidden_part_is_measured() {
    let case = pair_with(landmarks(2, Pose::StandingExtended), recorded(), vec![]);
    let found = assessed(&case);
    let pair = found.pair.as_ref().unwrap();
    let axis = pair.change(SVA).unwrap();
    let truth = |pose| {
        upright_phantom::Person::draw(Kind::Flatback, 2, &Wishes::default())
            .unwrap()
            .pose(pose)
            .unwrap()
            .skeleton
            .sagittal_vertical_axis()
            .value()
    };
    let expect = truth(Pose::StandingExtended) - truth(Pose::Standing);
    assert!((axis.change.value() - expect).abs() < 1e-6 && expect > 30.0, "{expect}");
    let interval = axis.interval.unwrap();
    assert!(interval.low > 0.0 && interval.low < expect && expect < interval.high);
    assert_eq!(pair.one_pelvis.truth, Truth::True);
    assert!(pair.comparability.iter().all(|reason| reason.truth == Truth::True), "{:?}", pair.comparability);
    assert!(pair.sentence.contains("compensation hid that part"), "{}", pair.sentence);
    assert_eq!(found.films[found.first.unwrap()].entry.id, "extended", "the extended film stands first");
    assert_eq!(found.simulated_from, Some("standing"), "and the other is simulated from");
    // The interval of the change holds both films' errors: wider than one film's, by about the square root of two.
    let one = found.values.iter().find(|value| value.parameter == SVA).unwrap().interval.unwrap();
    let ratio = (interval.high - interval.low) / (one.high - one.low);
    assert!((1.2..1.7).contains(&ratio), "{ratio}");
    assert!(pair.change(T1PA).is_some());
}

#[test]
fn films_of_two_people_say_nothing() {
    let stranger = (3..60).map(|seed| landmarks(seed, Pose::StandingExtended)).find(|set| {
        let case = pair_with(set.clone(), recorded(), vec![]);
        assessed(&case).pair.unwrap().one_pelvis.truth == Truth::False
    });
    let case = pair_with(stranger.unwrap(), recorded(), vec![]);
    let found = assessed(&case);
    assert!(found.pair.as_ref().unwrap().sentence.contains("do not show one pelvis"));
    let notice = found.notices.iter().find(|notice| notice.code == "pelvic_incidence_discordant").unwrap();
    assert!(notice.message.contains("facing, choice of S1"), "{}", notice.message);
}

#[test]
fn what_does_not_match_is_said() {
    let rail = FilmConditions { support: Some(Support::Rail), ..recorded() };
    for (conditions, expect) in [(rail, Truth::False), (FilmConditions::default(), Truth::Unknown)] {
        let case = pair_with(landmarks(2, Pose::StandingExtended), conditions, vec![]);
        let pair = assessed(&case).pair.unwrap();
        assert_eq!(pair.comparability.last().unwrap().truth, expect);
    }
    let still_bent = upright_anatomy::LandmarkSet::new(
        *landmarks(2, Pose::Standing).frame(),
        upright_anatomy::Posture::StandingExtended,
        None,
        landmarks(2, Pose::Standing).landmarks().to_vec(),
    );
    let case = pair_with(still_bent.unwrap(), recorded(), vec![]);
    let pair = assessed(&case).pair.unwrap();
    assert!(
        pair.sentence.contains("still not extended") && pair.sentence.contains("within landmark error"),
        "{}",
        pair.sentence
    );
}

#[test]
fn an_operation_between_makes_no_pair() {
    let before = Entry {
        effective_at: date(2024, 1, 1),
        recorded_at: date(2024, 1, 1),
        ..film_with("old", landmarks(2, Pose::Standing), recorded())
    };
    let operated = entry("operation", date(2025, 1, 1), Fact::Event(Event::SpineOperation));
    let after = film_with("new", landmarks(2, Pose::StandingExtended), recorded());
    let case = case(vec![before, operated, after]);
    let found = assessed(&case);
    assert!(found.pair.is_none());
    assert_eq!(found.films[found.first.unwrap()].entry.id, "new");
}

#[test]
fn an_empty_record_says_so() {
    let case = case(vec![]);
    let found = assessed(&case);
    assert!(found.first.is_none() && found.sentence.contains("no film"));
    assert!(found.classifications.is_empty() && found.values.is_empty());
}

#[test]
fn films_of_other_days_may_show_course() {
    let earlier = Entry {
        effective_at: date(2021, 3, 1),
        recorded_at: date(2021, 3, 1),
        ..film_with("extended", landmarks(2, Pose::StandingExtended), recorded())
    };
    let later = film_with("standing", landmarks(2, Pose::Standing), recorded());
    let case = case(vec![aged(60.0), earlier, later]);
    let found = assessed(&case);
    let pair = found.pair.as_ref().unwrap();
    assert_eq!(pair.comparability[0].truth, Truth::Unknown);
    assert!(pair.sentence.contains("The films are 1826 days apart, so a part"), "{}", pair.sentence);
    assert_eq!(found.films[found.first.unwrap()].entry.id, "standing", "the later film stands first");
}

#[test]
fn an_examination_that_found_less_than_the_film_shows_is_to_be_looked_at() {
    let contradicted = |thomas: Sides, knee: Sides| {
        let straight = film_with("straight", landmarks(2, Pose::StandingExtended), recorded());
        let case = case(vec![aged(60.0), joints(thomas, knee), straight]);
        let notices = assessed(&case).notices;
        notices
            .into_iter()
            .find(|notice| notice.code == "examination_contradicted")
            .map(|found| found.message)
    };
    let (free, both, one) = ([Some(0.0); 2], [Some(25.0); 2], [Some(25.0), Some(0.0)]);
    for (thomas, knee) in [(free, free), (free, one), (free, [Some(25.0), None]), (one, free)] {
        assert_eq!(contradicted(thomas, knee), None, "{thomas:?} {knee:?}");
    }
    let message = contradicted(free, both).unwrap();
    assert!(message.contains("a loss of knee extension of left 25.0°, right 25.0°"), "{message}");
    assert!(!message.contains("Thomas"), "{message}");
}

#[test]
fn films_are_taken_for_what_they_show() {
    let said = |set: &LandmarkSet, posture| {
        LandmarkSet::new(*set.frame(), posture, None, set.landmarks().to_vec()).unwrap()
    };
    let bent = said(&crate::vectors::bent(), upright_anatomy::Posture::StandingExtended);
    let straight = said(&landmarks(2, Pose::StandingExtended), upright_anatomy::Posture::Standing);
    let case = case(vec![film_with("bent", bent, recorded()), film_with("straight", straight, recorded())]);
    let found = assessed(&case);
    let pair = found.pair.as_ref().unwrap();
    assert_eq!((pair.compensated.as_str(), pair.extended.as_str()), ("bent", "straight"));
    assert!(found.notices.iter().any(|notice| notice.code == "postures_contradicted"));
}
