//! What facts make of a record: what displaces what, what an operation ends, what is old.

use serde_json::{Value as Json, json};
use upright_assessment::{Options, assess};
use upright_documents::read_case;
use upright_pathway::facts::{CATALOGUE, Known};
use upright_pathway::{State, Value};

/// What is known of `fact` on 2026-03-09 after these entries: the day, and the fact.
fn find(fact: &str, entries: &[(&str, Json)]) -> State {
    let entry = |(at, (day, fact)): (usize, &(&str, Json))| json!({"id": format!("e{at}"), "effective_at": day, "author": "a", "fact": fact});
    let entries: Vec<Json> = entries.iter().enumerate().map(entry).collect();
    let document = json!({"schema": "upright.case/1", "entries": entries}).to_string();
    let case = read_case(document.as_bytes()).unwrap().case;
    let view = case.as_of("2026-03-09".parse().unwrap());
    let assessment = assess(&view, Options { draws: 0, ..Options::default() });
    let known = Known { view: &view, assessment: &assessment };
    CATALOGUE.get(fact).unwrap_or_else(|| panic!("{fact}")).find(&known).state
}

fn yes() -> State {
    State::Known(Value::Flag(true))
}

fn no() -> State {
    State::Known(Value::Flag(false))
}

fn number(number: f64) -> State {
    State::Known(Value::Number(number))
}

fn is_unknown(state: &State) -> bool {
    matches!(state, State::Unknown(_))
}

fn study(kind: &str, name: &str) -> Json {
    json!({"kind": "study", "study": kind, "name": name, "state": "read"})
}

fn seen(name: &str, finding: &str, presence: &str, status: &str) -> Json {
    json!({"kind": "study_finding", "study": name, "finding": finding, "presence": presence, "status": status})
}

fn symptom(symptom: &str, presence: &str) -> Json {
    json!({"kind": "clinical_finding", "symptom": symptom, "presence": presence})
}

fn strength(grade: u8, more: &Json) -> Json {
    let mut fact = json!({"kind": "strength", "root": "L5", "side": "left", "grade": grade});
    fact.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
    fact
}

#[test]
fn only_what_a_person_confirmed_displaces_what_a_person_confirmed() {
    let before = [
        ("2026-03-01", study("ct", "one")),
        ("2026-03-02", seen("one", "rod_fracture", "present", "confirmed")),
        ("2026-03-04", study("ct", "two")),
    ];
    let after = |status: &str, presence: &str| {
        let later = ("2026-03-05", seen("two", "rod_fracture", presence, status));
        find("finding.rod_fracture.confirmed", &[&before[..], &[later]].concat())
    };
    assert_eq!(after("proposed", "absent"), yes());
    assert_eq!(after("proposed", "present"), yes());
    assert_eq!(after("rejected", "present"), yes(), "of another study");
    assert_eq!(after("confirmed", "absent"), no());
    let taken_back = ("2026-03-05", seen("one", "rod_fracture", "present", "rejected"));
    assert_eq!(find("finding.rod_fracture.confirmed", &[&before[..], &[taken_back]].concat()), no());
}

#[test]
fn an_operation_ends_what_it_mends_and_nothing_else() {
    let operated = ("2026-02-01", json!({"kind": "event", "event": "spine_fusion"}));
    let with = |day: &str, fact: Json| vec![(day.to_owned(), fact)];
    let ask = |fact: &str, earlier: Vec<(String, Json)>| {
        let mut all: Vec<(&str, Json)> =
            earlier.iter().map(|(day, fact)| (day.as_str(), fact.clone())).collect();
        all.push(operated.clone());
        find(fact, &all)
    };
    let rod = with("2025-05-01", json!({"kind": "event", "event": "rod_fracture"}));
    assert_eq!(ask("event.rod_fracture.recorded", rod), no());
    let hip = with("2015-05-01", json!({"kind": "event", "event": "hip_operation"}));
    assert_eq!(ask("event.hip_operation", hip), yes());
    let judged = json!({"kind": "judgement", "question": "pseudarthrosis", "answer": true});
    assert_eq!(ask("judgement.pseudarthrosis.confirmed", with("2025-05-01", judged)), no());
}

#[test]
fn union_is_counted_from_the_fusion() {
    let event = |event: &str| json!({"kind": "event", "event": event});
    let day = |day: &str| State::Known(Value::Day(day.parse().unwrap()));
    let fusion = ("2015-01-05", event("spine_operation"));
    let other = ("2025-12-01", event("spine_operation"));
    assert_eq!(find("fusion.since", std::slice::from_ref(&fusion)), day("2015-01-05"));
    assert!(is_unknown(&find("fusion.since", &[fusion, other.clone()])), "which of the two?");
    let named = ("2015-01-05", event("spine_fusion"));
    assert_eq!(find("fusion.since", &[named, other]), day("2015-01-05"));
}

#[test]
fn weakness_is_new_old_or_unchanged() {
    let none = json!({});
    let worst = |entries: &[(&str, Json)]| find("strength.new.worst", entries);
    assert_eq!(worst(&[("2026-03-08", strength(3, &none))]), number(3.0), "nobody knows since when");
    let old = [("2026-03-08", strength(2, &json!({"onset": "2025-12-01"})))];
    assert_eq!(worst(&old), number(5.0));
    assert!(is_unknown(&find("strength.old.changed", &old)), "and whether it has changed");
    let stable = [("2026-03-08", strength(2, &json!({"onset": "2025-12-01", "stable": true})))];
    assert_eq!(find("strength.old.changed", &stable), no());
    let found_again = [("2024-03-01", strength(3, &none)), ("2026-03-08", strength(3, &none))];
    assert_eq!(worst(&found_again), number(5.0), "the same two years ago");
}

#[test]
fn a_fall_of_strength_is_recent_whatever_is_said_of_it() {
    let none = json!({});
    let fall = |entries: &[(&str, Json)]| find("strength.fall", entries);
    let fell = [("2026-03-02", strength(5, &none)), ("2026-03-08", strength(2, &json!({"stable": true})))];
    assert_eq!(fall(&fell), number(3.0));
    let long_ago = [("2019-03-02", strength(5, &none)), ("2020-03-08", strength(4, &none))];
    assert_eq!(fall(&long_ago), number(0.0));
    let seen_first = [
        ("2026-02-01", strength(5, &none)),
        ("2026-02-20", strength(4, &none)),
        ("2026-03-08", strength(4, &none)),
    ];
    assert_eq!(fall(&seen_first), number(1.0), "first seen within six weeks");
}

#[test]
fn a_fracture_counts_until_a_clinician_who_knows_of_it_clears_it() {
    let ct = ("2026-03-01", study("whole_spine_ct", "ct"));
    let fracture = |day| (day, seen("ct", "vertebral_fracture", "present", "confirmed"));
    let denied = |day| (day, symptom("unstable_fracture", "absent"));
    let uncleared = |entries: &[(&str, Json)]| find("fracture.uncleared", entries);
    assert_eq!(uncleared(&[ct.clone(), fracture("2026-03-02")]), yes());
    assert_eq!(
        uncleared(&[denied("2026-03-01"), ct.clone(), fracture("2026-03-02")]),
        yes(),
        "denied before"
    );
    assert_eq!(uncleared(&[ct.clone(), fracture("2026-03-02"), denied("2026-03-03")]), no());
    assert!(is_unknown(&uncleared(&[("2025-01-01", ct.1.clone()), fracture("2025-01-02")])), "long ago");
    let happened = ("2026-03-02", json!({"kind": "event", "event": "vertebral_fracture"}));
    assert_eq!(uncleared(&[happened]), yes());
    let none_seen = ("2026-03-04", seen("ct", "vertebral_fracture", "absent", "confirmed"));
    assert_eq!(uncleared(&[ct, fracture("2026-03-02"), none_seen]), no());
}

#[test]
fn pregnancy_goes_on_and_its_denial_does_not_last() {
    let weeks = |weeks: f64| json!({"kind": "observation", "measure": "pregnancy_weeks", "value": weeks});
    let pregnant = [("2025-12-01", weeks(16.0))];
    assert_eq!(find("observation.pregnancy_weeks", &pregnant), number(30.0));
    assert_eq!(find("pregnancy", &pregnant), yes());
    assert!(is_unknown(&find("pregnancy", &[("2025-01-01", weeks(16.0))])), "long over");
    assert_eq!(find("pregnancy", &[("2026-03-09", weeks(0.0))]), no());
    assert!(is_unknown(&find("pregnancy", &[("2026-03-08", weeks(0.0))])));
}

#[test]
fn an_infection_ends_with_a_later_denial() {
    let mri = ("2020-03-01", study("mri", "mri"));
    let found = ("2020-03-02", seen("mri", "infection", "present", "confirmed"));
    let denied = |day| (day, symptom("suspected_infection", "absent"));
    assert_eq!(find("finding.infection.confirmed", &[mri.clone(), found.clone()]), yes());
    assert_eq!(
        find("finding.infection.confirmed", &[denied("2020-03-01"), mri.clone(), found.clone()]),
        yes()
    );
    assert_eq!(find("finding.infection.confirmed", &[mri, found, denied("2026-03-02")]), no());
}

#[test]
fn thousands_of_studies_are_told_apart() {
    let name = |at: usize| format!("study-{at}");
    let mut all: Vec<(&str, Json)> = (0..9_000)
        .map(|at| ("2026-03-02", seen(&name(at), "vertebral_fracture", "present", "confirmed")))
        .collect();
    assert_eq!(find("fracture.uncleared", &all), yes());
    all.extend([("2026-03-03", symptom("unstable_fracture", "absent"))]);
    assert_eq!(find("fracture.uncleared", &all), no());
    assert_eq!(find("finding.vertebral_fracture.confirmed", &all), yes());
}

#[test]
fn absent_without_a_level_is_absent_at_every_level() {
    let at = |level: &str, presence: &str| {
        let mut found = seen("ct", "bridging_bone", presence, "confirmed");
        found["level"] = json!(level);
        found
    };
    let ct = ("2026-03-01", study("ct", "ct"));
    let before = [ct, ("2026-03-02", at("L3", "present")), ("2026-03-02", at("L4", "present"))];
    assert_eq!(find("finding.bridging_bone", &before), yes());
    let whole = ("2026-03-05", seen("ct", "bridging_bone", "absent", "confirmed"));
    assert_eq!(find("finding.bridging_bone", &[&before[..], &[whole]].concat()), no());
    let one = ("2026-03-05", at("L3", "absent"));
    assert_eq!(find("finding.bridging_bone", &[&before[..], &[one]].concat()), yes());
}

#[test]
fn the_grade_of_one_level_tells_nothing_of_others() {
    let graded = |level: &str, presence: &str, grade: &str| {
        let mut found = seen("mri", "canal_stenosis", presence, "confirmed");
        found["level"] = json!(level);
        found["grade"] = json!(grade);
        ("2026-03-02", found)
    };
    let mri = ("2026-03-01", study("mri", "mri"));
    let open = graded("L4", "absent", "schizas_a");
    let alone = find("finding.canal_stenosis", &[mri.clone(), open.clone()]);
    assert!(is_unknown(&alone), "{alone:?}");
    let narrow = graded("L3", "present", "schizas_c");
    assert_eq!(find("finding.canal_stenosis", &[mri.clone(), open.clone(), narrow]), yes());
    let whole = ("2026-03-02", seen("mri", "canal_stenosis", "absent", "confirmed"));
    assert_eq!(find("finding.canal_stenosis", &[mri, open, whole]), no());
}
