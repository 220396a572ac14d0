//! Films of one patient over years.

use crate::films::{entry, film, flatback, other_sacrum, said_to_be, stooped, tipped, well_taken, with_case};
use jiff::civil::{Date, date};
use upright_anatomy::{LandmarkSet, Level, Millimetres, Posture};
use upright_assessment::{
    Extension, Options, Progression, ProgressionVerdict, Reading, Subject, Truth, compare, progression,
};
use upright_casefile::{Arms, CaseFile, Entry, Event, Fact, FilmConditions, Function, Support};

const FIRST: Date = date(2020, 3, 1);
const SECOND: Date = date(2023, 3, 1);
const THIRD: Date = date(2026, 3, 1);

fn follow(entries: Vec<Entry>) -> Progression {
    with_case(entries, |_| Extension::Extended, progression)
}

fn taken(day: Date, set: LandmarkSet) -> Entry {
    film(&day.to_string(), day, set, well_taken())
}

fn happened(day: Date, event: Event) -> Entry {
    entry(event.name(), day, Fact::Event(event))
}

fn function(id: &str, day: Date, known: Function) -> Entry {
    entry(id, day, Fact::Function(known))
}

fn walks(minutes: f64) -> Function {
    Function { walking_minutes: Some(minutes), ..Function::default() }
}

/// Function that is all known and good.
fn well() -> Function {
    Function {
        walking_minutes: Some(60.0),
        standing_minutes: Some(60.0),
        horizontal_gaze: Some(true),
        height: Some(Millimetres::new(1700.0)),
        aid: None,
    }
}

fn has(notes: &[String], text: &str) -> bool {
    notes.iter().any(|note| note.contains(text))
}

fn stooped_by(degrees: f64) -> LandmarkSet {
    stooped(&flatback(), Level::L2, degrees)
}

#[test]
fn a_change_counts_once_it_exceeds_what_two_films_can_tell() {
    let check = |degrees: f64, expect: ProgressionVerdict| {
        let found = follow(vec![taken(FIRST, flatback()), taken(THIRD, stooped_by(degrees))]);
        assert_eq!(found.verdict, expect, "{degrees}: {:#?}", found.explanation);
        found
    };
    let small = check(1.0, ProgressionVerdict::WithinMeasuringError);
    assert_eq!(small.explanation.truth, Truth::False);
    let large = check(15.0, ProgressionVerdict::Progressed);
    let whole = large.whole.unwrap();
    assert!(whole.same_reader);
    let pi_ll = whole.changes.iter().find(|change| change.parameter.code() == "PI_LL").unwrap();
    assert!((pi_ll.by - 15.0).abs() < 1e-6);
    let interval = pi_ll.interval.unwrap();
    assert!(interval.low < 11.0 && interval.high > 19.0, "both films err, each for itself: {interval:?}");
    assert!(has(&whole.notes, "Upright's default"));
    check(-15.0, ProgressionVerdict::Improved);
}

#[test]
fn an_operation_between_films_begins_anew() {
    let found = follow(vec![
        taken(FIRST, flatback()),
        happened(date(2022, 1, 1), Event::HipOperation),
        taken(THIRD, stooped_by(20.0)),
    ]);
    assert!(
        matches!(&found.verdict, ProgressionVerdict::NotComparable(reason) if reason.contains("operation on a hip on 2022-01-01")),
        "{:?}",
        found.verdict
    );
    assert_eq!(found.baselines.len(), 2);
    assert_eq!(found.baselines[1].since, Some((date(2022, 1, 1), Event::HipOperation)));
    assert!(found.events[0].words.contains("not comparable"));
    let after = follow(vec![
        taken(FIRST, flatback()),
        happened(date(2022, 1, 1), Event::SpineOperation),
        taken(SECOND, flatback()),
        taken(THIRD, flatback()),
    ]);
    assert_eq!(after.whole.unwrap().days, [SECOND, THIRD]);
    let same_day = follow(vec![
        taken(FIRST, flatback()),
        happened(THIRD, Event::SpineOperation),
        taken(THIRD, flatback()),
    ]);
    assert!(same_day.verdict.words().contains("before or after it is not known"));
    let since = follow(vec![
        taken(FIRST, flatback()),
        taken(SECOND, flatback()),
        happened(THIRD, Event::VertebralFracture),
    ]);
    assert!(has(&since.notes, "no standing film since"));
}

#[test]
fn a_step_is_an_event_and_no_slope() {
    let found = follow(vec![
        taken(FIRST, flatback()),
        taken(SECOND, flatback()),
        happened(date(2025, 1, 1), Event::RodFracture),
        taken(THIRD, stooped_by(20.0)),
    ]);
    assert_eq!(found.verdict, ProgressionVerdict::Stepped("broken rod on 2025-01-01".to_owned()));
    assert!(found.rate.unwrap_err().contains("broken rod on 2025-01-01 is a step"));
    assert!(found.events[0].words.contains("urgent if acute"));
    assert!(has(&found.notes, "a step and no drift"));
}

#[test]
fn films_not_known_to_be_standing_are_not_compared() {
    let unknown =
        follow(vec![taken(FIRST, said_to_be(&flatback(), Posture::Unknown)), taken(THIRD, flatback())]);
    assert!(unknown.verdict.words().contains("2020-03-01 is unknown, not standing"), "{:?}", unknown.verdict);
    assert!(has(&unknown.notes, "Left out"));
    let lying =
        follow(vec![taken(FIRST, said_to_be(&flatback(), Posture::Supine)), taken(THIRD, flatback())]);
    assert_eq!(lying.verdict, ProgressionVerdict::TooFewFilms);
    assert_eq!(follow(vec![taken(THIRD, flatback())]).verdict, ProgressionVerdict::TooFewFilms);
}

#[test]
fn postures_that_differ_are_not_compared_and_unknown_ones_leave_sva_out() {
    let entries = || vec![taken(FIRST, flatback()), taken(THIRD, stooped_by(15.0))];
    let later = THIRD.to_string();
    let with = |grade: Extension| {
        with_case(entries(), |id| if id == later { grade } else { Extension::Extended }, progression)
    };
    assert!(with(Extension::NotExtended).verdict.words().contains("the postures differ"));
    let unknown = with(Extension::Unknown);
    assert_eq!(unknown.verdict, ProgressionVerdict::Progressed, "by angles that do not turn with the pelvis");
    assert!(has(&unknown.whole.unwrap().notes, "not known: SVA cannot be compared"));
}

#[test]
fn three_films_give_a_rate_and_two_none() {
    let two = follow(vec![taken(FIRST, flatback()), taken(THIRD, stooped_by(12.0))]);
    assert!(two.rate.unwrap_err().contains("a rate needs 3"));
    let three = follow(vec![
        taken(FIRST, flatback()),
        taken(SECOND, stooped_by(6.0)),
        taken(THIRD, stooped_by(12.0)),
    ]);
    let rates = three.rate.unwrap();
    let pi_ll = rates.iter().find(|rate| rate.parameter.code() == "PI_LL").unwrap();
    assert!((pi_ll.per_year - 2.0).abs() < 0.01, "{pi_ll:?}");
    let interval = pi_ll.interval.unwrap();
    assert!(interval.low < 1.5 && interval.high > 2.5, "{interval:?}");
    assert_eq!((pi_ll.films, three.comparisons.len()), (3, 2));
}

#[test]
fn dates_that_are_equal_or_reversed_are_said() {
    let entries = || vec![taken(FIRST, flatback()), taken(THIRD, stooped_by(15.0))];
    with_case(
        entries(),
        |_| Extension::Extended,
        |view, films| {
            let backwards = compare(view, &films[1], &films[0]);
            assert!(backwards.verdict.words().contains("dates are reversed"), "{:?}", backwards.verdict);
            let reversed: Vec<_> = films.iter().rev().cloned().collect();
            let found = progression(view, &reversed);
            assert_eq!(found.verdict, ProgressionVerdict::Progressed, "sorted by date");
            assert!(has(&found.notes, "not handed in by date"));
        },
    );
    let twin = film("twin", FIRST, stooped_by(15.0), well_taken());
    let found = follow(vec![taken(FIRST, flatback()), twin]);
    assert_eq!(found.verdict, ProgressionVerdict::TooFewFilms, "one day is one moment");
    assert!(has(&found.notes, "More than one film of one day (2020-03-01)"));
}

#[test]
fn pelvic_incidence_that_differs_is_settled_first() {
    let found = follow(vec![taken(FIRST, flatback()), taken(THIRD, other_sacrum(&flatback(), 20.0))]);
    let words = found.verdict.words();
    assert!(words.contains("facing, choice of S1, visibility of the femoral heads"), "{words}");
    assert!(words.contains("sacral fracture, identity"), "{words}");
    assert_eq!(found.explanation.truth, Truth::Unknown);
}

/// A trunk tipped about the hips: SVA grows, T1PA and PI−LL stay.
#[test]
fn sva_counts_on_matched_films_with_clinical_decline_only() {
    let check = |conditions: FilmConditions, functions: Vec<Entry>, expect: &str| {
        let last = film("last", THIRD, tipped(&flatback(), 6.0), conditions);
        let mut entries = vec![taken(FIRST, flatback())];
        entries.extend(functions);
        entries.push(last);
        let words = follow(entries).verdict.words();
        assert!(words.contains(expect), "{expect}: {words}");
    };
    let pair = |before: Function, after: Function| {
        vec![function("before", FIRST, before), function("after", date(2026, 2, 1), after)]
    };
    let not_well =
        |known: Function| vec![function("before", FIRST, well()), function("after", date(2026, 2, 1), known)];
    check(well_taken(), pair(walks(60.0), walks(20.0)), "progressed");
    check(well_taken(), pair(well(), well()), "within measuring error");
    check(well_taken(), vec![], "unknown: needs any of walking time");
    check(well_taken(), pair(walks(60.0), walks(60.0)), "unknown: needs any of walking time");
    check(well_taken(), not_well(Function { horizontal_gaze: Some(false), ..well() }), "progressed");
    check(
        well_taken(),
        not_well(Function { height: Some(Millimetres::new(1650.0)), ..well() }),
        "progressed",
    );
    let on_rail = FilmConditions { arms: Some(Arms::OnRail), ..well_taken() };
    check(on_rail, pair(walks(60.0), walks(20.0)), "within measuring error");
    let held = FilmConditions { support: Some(Support::Person), ..well_taken() };
    check(held, pair(walks(60.0), walks(20.0)), "within measuring error");
    let unrecorded = FilmConditions { arms: None, ..well_taken() };
    check(unrecorded, pair(walks(60.0), walks(20.0)), "unknown: needs Arms held alike");
}

/// What a patient could do before an operation says nothing about films after it.
#[test]
fn function_is_taken_from_the_films_own_stretch() {
    let found = follow(vec![
        function("before", date(2019, 1, 1), well()),
        happened(date(2019, 6, 1), Event::SpineOperation),
        taken(FIRST, flatback()),
        function("after", THIRD, walks(10.0)),
        taken(THIRD, tipped(&flatback(), 6.0)),
    ]);
    assert!(found.verdict.words().starts_with("unknown"), "{:?}", found.verdict);
}

#[test]
fn two_readers_are_held_to_the_error_of_two() {
    let other = FilmConditions { reader: Some("other".to_owned()), ..well_taken() };
    let found = follow(vec![taken(FIRST, flatback()), film("last", THIRD, flatback(), other)]);
    let whole = found.whole.unwrap();
    let record = |code: &str| {
        let change = whole.changes.iter().find(|change| change.parameter.code() == code).unwrap();
        change.detectable.map(|record| record.id)
    };
    assert_eq!(record("PT"), Some("detectable_change.other_reader.pt"));
    assert_eq!(record("TK_T4T12"), None);
    assert!(!whole.same_reader && has(&whole.notes, "Not known to be one reader"));
}

/// Whether two films were drawn with one seed or with two makes no difference to how sure a change is.
#[test]
fn films_of_one_seed_err_independently() {
    let case = CaseFile::new(vec![taken(FIRST, flatback()), taken(THIRD, flatback())]).unwrap();
    let view = case.as_of(THIRD);
    let films: Vec<_> = view.films().collect();
    let width = |seeds: [u64; 2]| {
        let options = seeds.map(|seed| Options { seed, draws: 4000, ..Options::default() });
        let readings = [0, 1].map(|film: usize| Reading::of(films[film].1, options[film]));
        let subjects = [0, 1].map(|film: usize| Subject {
            view: &view,
            entry: &films[film].0.id,
            day: films[film].0.effective_at,
            reading: &readings[film],
            age: None,
            extension: Extension::Extended,
        });
        let found = compare(&view, &subjects[0], &subjects[1]);
        let interval = found.changes[0].interval.unwrap();
        interval.high - interval.low
    };
    let (one, two) = (width([1, 1]), width([1, 2]));
    // 4000 draws tell an outer percentile to about 3 %.
    assert!((one / two - 1.0).abs() < 0.06, "{one} {two}");
}
