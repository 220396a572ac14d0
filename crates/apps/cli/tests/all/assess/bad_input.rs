//! Records that do not fit: said in the answer, and nothing put in their place.

use super::{aged, answers, case, entry, film, one_film, turned_sacrum, unbroken};
use crate::program::{FLATBACK, document, upright, written};
use serde_json::{Value, json};

/// The notice of this code stands in the JSON, and its sentence on the page.
fn check(document: &Value, code: &str, expect: &str) -> Value {
    let (page, json) = answers(document);
    let notices = json["notices"].as_array().unwrap();
    let notice = notices.iter().find(|notice| notice["code"] == code);
    let notice = notice.unwrap_or_else(|| panic!("{code} is not in {:#}", json["notices"]));
    let message = notice["message"].as_str().unwrap();
    assert!(message.contains(expect), "{message}");
    assert!(page.contains("\nLook again\n") && unbroken(&page).contains(message), "{page}");
    json
}

/// What is said of a case that cannot be read.
fn refused(document: &Value, expect: &str) {
    let folder = tempfile::tempdir().unwrap();
    let path = written(folder.path(), "patient.case.json", document);
    let answer = upright(&["assess", &path]);
    assert_eq!((answer.code, answer.text().as_str()), (1, ""), "{}", answer.stderr);
    assert!(answer.stderr.contains(expect), "{}", answer.stderr);
}

/// A scheme of an assessment.
fn scheme<'a>(json: &'a Value, code: &str) -> &'a Value {
    json["classifications"].as_array().unwrap().iter().find(|found| found["code"] == code).unwrap()
}

fn value<'a>(json: &'a Value, code: &str) -> &'a Value {
    json["answer"]["values"].as_array().unwrap().iter().find(|value| value["code"] == code).unwrap()
}

#[test]
fn no_age() {
    let json = check(
        &one_film(&document(FLATBACK), Vec::new()),
        "age_missing",
        "what is usual for the age is not computed, and nothing is put in its place",
    );
    assert!(json["age_years"].is_null());
    for code in ["age_adjusted.pi_ll", "age_adjusted.pt", "age_adjusted.sva", "age_adjusted.t1pa"] {
        assert!(scheme(&json, code)["class"].is_null(), "{code}");
    }
    assert!(json["flexibility"]["targets"].as_object().unwrap().is_empty());
}

#[test]
fn lordosis_of_zero_or_less() {
    let json = check(
        &one_film(&turned_sacrum(-40.0), vec![aged(68.0)]),
        "lordosis_not_positive",
        "L1-S1 is kyphotic",
    );
    for code in ["gap.ldi", "gap.total"] {
        assert!(scheme(&json, code)["class"].is_null(), "{:#}", scheme(&json, code));
    }
}

#[test]
fn pelvic_incidence_that_nobody_has() {
    for degrees in [-40.0, 60.0] {
        let document = one_film(&turned_sacrum(degrees), vec![aged(68.0)]);
        let expect = "check facing, S1 and the femoral heads before anything else is read";
        let json = check(&document, "pelvic_incidence_implausible", expect);
        let incidence = value(&json, "PI")["value"].as_f64().unwrap();
        assert!(!(20.0..=110.0).contains(&incidence), "{incidence}");
    }
}

#[test]
fn pelvic_incidence_within_its_range_is_no_notice() {
    let (_, json) = answers(&one_film(&turned_sacrum(10.0), vec![aged(68.0)]));
    assert_eq!(json["notices"], json!([]));
}

#[test]
fn a_lying_film_given_as_standing() {
    for (condition, found) in
        [("minutes_lying", json!(10)), ("knee_pillow", json!(true)), ("legs_straight", json!(true))]
    {
        let mut film = film(&document(FLATBACK));
        film["conditions"] = json!({condition: found});
        check(
            &case(&[entry("film", "2026-03-01", film), entry("e", "2026-03-01", aged(68.0))]),
            "posture_contradicted",
            "the posture is stated as standing, but conditions of a lying film are recorded with it",
        );
    }
}

#[test]
fn films_of_two_pelves() {
    let later = entry("later", "2026-06-01", film(&turned_sacrum(15.0)));
    let earlier = entry("earlier", "2025-03-01", film(&document(FLATBACK)));
    let json = check(
        &case(&[earlier, later, entry("e", "2026-03-01", aged(68.0))]),
        "pelvic_incidence_discordant",
        "check in this order: facing, choice of S1, visibility of the femoral heads, fixation to the pelvis or \
         the sacroiliac joint, sacral fracture, identity (name, date of birth, implants)",
    );
    assert_eq!(json["progression"]["verdict"], "not_comparable");
    assert!(!json["progression"]["no_rate"].as_str().unwrap().is_empty());
}

#[test]
fn a_birth_after_the_film() {
    let born = |day: &str| json!({"kind": "person", "birth_date": day});
    let film = entry("film", "2020-03-01", film(&document(FLATBACK)));
    let json = check(
        &case(&[film, entry("person", "2026-03-01", born("2022-01-01"))]),
        "dates_reversed",
        "the date of birth lies after the film of 2020-03-01: one of the two dates is wrong",
    );
    assert!(json["age_years"].is_null() && scheme(&json, "age_adjusted.pt")["class"].is_null());
    refused(
        &one_film(&document(FLATBACK), vec![born("2027-01-01")]),
        "birth_date lies after effective_at, the day on which the fact held; correct one",
    );
}

/// A landmark turned so far that it points backwards is no pelvic incidence at all.
#[test]
fn a_sacrum_that_points_backwards() {
    refused(
        &one_film(&turned_sacrum(80.0), vec![aged(68.0)]),
        "anterior and posterior corner are swapped, or the facing is wrong",
    );
}

#[test]
fn an_entry_recorded_before_the_day_it_speaks_of() {
    let mut early = entry("film", "2026-03-01", film(&document(FLATBACK)));
    early["recorded_at"] = json!("2026-02-01");
    refused(&case(&[early]), "2026-02-01");
}

#[test]
fn landmarks_in_another_file() {
    let named = |name: &str| one_named(name);
    refused(&named("no-such-film.json"), "landmarks_file: \"no-such-film.json\": cannot open the file");
    for name in ["/etc/hostname", "../film.json", "films/../../film.json", ".."] {
        refused(&named(name), "landmarks_file");
    }
    let folder = tempfile::tempdir().unwrap();
    written(folder.path(), "film.json", &document(FLATBACK));
    let path = written(folder.path(), "patient.case.json", &named("film.json"));
    let (beside, within) = (super::as_json(&[&path]), answers(&one_film(&document(FLATBACK), Vec::new())).1);
    assert_eq!(beside["answer"], within["answer"]);
}

fn one_named(name: &str) -> Value {
    case(&[entry("film", "2026-03-01", json!({"kind": "film", "landmarks_file": name}))])
}
