//! What is refused, and in which words.

use super::{case, entry, every_kind, landmarks};
use serde_json::{Value, json};
use upright_documents::{read_case, read_case_with};

fn problem(document: &Value) -> String {
    read_case(document.to_string().as_bytes()).unwrap_err().to_string()
}

fn check(fact: Value, expect: &str) {
    let message = problem(&case(json!([
        entry("before", json!({"kind": "event", "event": "rod_fracture"})),
        entry("e2", fact)
    ])));
    assert!(message.starts_with("entries[1] (\"e2\"): "), "{message}");
    assert!(message.contains(expect) && !message.contains("Doe"), "{message}");
}

#[test]
fn names_the_entry_the_problem_and_the_remedy() {
    check(
        json!({"kind": "person", "sex": "femal"}),
        "fact.sex is \"femal\"; this version knows female, male, other; did you mean \"female\"?",
    );
    check(json!({"kind": "person", "sex": "x"}), "this version knows female, male, other");
    check(
        json!({"kind": "person", "age_years": 680}),
        "fact.age_years is 680; it must be from 0 to 130 years: is it in another unit?",
    );
    check(
        json!({"kind": "function", "height_mm": 162}),
        "fact.height_mm is 162; it must be from 300 to 2800 mm",
    );
    check(
        json!({"kind": "outcome", "instrument": "odi", "score": 101}),
        "fact.score: a score of 101 for odi; it runs from 0 to 100",
    );
    check(json!({"kind": "outcome", "instrument": "odi"}), "at fact: \"score\" is missing");
    check(
        json!({"kind": "outcome", "instrument": "odi", "score": "46"}),
        "at fact.score: invalid type: string, expected a number",
    );
    check(json!({"kind": "outcome", "instrument": "odi", "score": "46"}), "expected a number");
    check(json!({"score": 1}), "at fact: \"kind\" is missing; say what kind of fact it is");
    check(
        json!({"kind": "joint_examination", "thomas_deg": 10}),
        "at fact.thomas_deg: invalid type: integer, expected an object",
    );
    check(
        json!({"kind": "joint_examination", "thomas_deg": {"left": 95}}),
        "fact.thomas_deg is 95; it must be from 0 to 90 degrees",
    );
    check(
        json!({"kind": "bone_density", "t_score": -1, "vitamin_d_ng_ml": 2}),
        "give one of t_score, hounsfield and vitamin_d_ng_ml",
    );
    check(
        json!({"kind": "event", "event": "rod_broke"}),
        "fact.event is \"rod_broke\"; this version knows spine_operation",
    );
    check(json!([1]), "at fact: invalid type: sequence, expected an object");
    check(json!({"kind": "person", "birth_date": "2027-01-01"}), "birth_date lies after effective_at");
}

/// The fact of `kind` that has every field, with one of them changed.
fn changed(kind: &str, field: &str, value: Value) -> Value {
    let mut fact = every_kind().into_iter().find(|fact| fact["kind"] == kind).unwrap();
    fact[field] = value;
    fact
}

#[test]
fn what_began_after_the_day_of_the_fact() {
    for (kind, field) in [("clinical_finding", "since"), ("strength", "onset")] {
        check(
            changed(kind, field, json!("2026-03-02")),
            &format!("at fact: {field} lies after effective_at, the day on which the fact held; correct one"),
        );
        let same_day = case(json!([entry("e", changed(kind, field, json!("2026-03-01")))]));
        assert!(read_case(same_day.to_string().as_bytes()).is_ok());
    }
}

#[test]
fn numbers_beyond_any_patient() {
    for (kind, field, value, expect) in [
        ("strength", "grade", json!(6), "fact.grade is 6; it must be from 0 to 5 (Medical Research Council)"),
        ("strength", "grade", json!(4.5), "at fact.grade: 4.5 is no whole number"),
        ("strength", "grade", json!(300), "at fact.grade: a grade is a whole number from 0 to 5"),
        ("strength", "grade", Value::Null, "at fact.grade: a grade is a whole number from 0 to 5"),
        ("strength", "grade", json!("4+"), "at fact.grade: invalid type: string, expected a number"),
        (
            "observation",
            "value",
            json!(3.8),
            "fact.value is 3.8; it must be from 5 to 80 g/L: is it in another unit?",
        ),
        ("study_finding", "value", json!(201), "fact.value is 201; it must be from 0 to 200 mm"),
        ("study_finding", "interval", json!([1, 201]), "fact.interval is 201; it must be from 0 to 200 mm"),
        ("drug_treatment", "weeks", json!(2601), "fact.weeks is 2601; it must be from 0 to 2600 weeks"),
        ("physical_therapy", "weeks", json!(-1), "fact.weeks is -1; it must be from 0 to 2600 weeks"),
        (
            "physical_therapy",
            "sessions_attended",
            json!(1001),
            "fact.sessions_attended is 1001; it must be from 0 to 1000 sessions",
        ),
        (
            "physical_therapy",
            "sessions_attended",
            json!(1.5),
            "at fact.sessions_attended: 1.5 is no whole number",
        ),
        ("injection", "steroid_mg", json!(4000), "fact.steroid_mg is 4000; it must be from 0 to 1000 mg"),
        (
            "injection",
            "pain_before",
            json!(80),
            "fact.pain_before is 80; it must be from 0 to 10 (numeric rating of pain)",
        ),
        ("injection", "pain_after", json!(11), "fact.pain_after is 11; it must be from 0 to 10"),
        (
            "injection",
            "pain_at_two_weeks",
            json!(-1),
            "fact.pain_at_two_weeks is -1; it must be from 0 to 10",
        ),
        ("brace", "hours_a_day", json!(25), "fact.hours_a_day is 25; it must be from 0 to 24 hours a day"),
    ] {
        check(changed(kind, field, value), expect);
    }
    let finding = |finding: &str, value: f64| json!({"kind": "study_finding", "study": "CT", "finding": finding, "presence": "present", "value": value, "status": "confirmed"});
    check(finding("spondylolisthesis", -0.5), "fact.value is -0.5; it must be from 0 to 200 mm");
    check(finding("progressive_halo", 201.0), "fact.value is 201; it must be from 0 to 200 mm");
    check(finding("segment_motion", 181.0), "fact.value is 181; it must be from -180 to 180 degrees");
    check(finding("junctional_kyphosis", -181.0), "fact.value is -181; it must be from -180 to 180 degrees");
    check(finding("paraspinal_fat", 1e7), "it must be from -1000000 to 1000000 in the unit of the finding");
}

#[test]
fn a_grade_is_of_its_finding_and_says_the_same() {
    let graded = |finding: &str, presence: &str, grade: &str| json!({"kind": "study_finding", "study": "MRI", "finding": finding, "presence": presence, "grade": grade, "status": "confirmed"});
    check(
        graded("disc_degeneration", "present", "schizas_c"),
        "grade schizas_c is one of canal_stenosis, not of disc_degeneration",
    );
    check(graded("canal_stenosis", "present", "schizas_a"), "grade schizas_a says absent, presence present");
    check(
        graded("canal_stenosis", "equivocal", "schizas_c"),
        "grade schizas_c says present, presence equivocal",
    );
    check(graded("canal_stenosis", "present", "schizas_e"), "fact.grade is \"schizas_e\"");
}

#[test]
fn what_is_counted_in_whole_numbers() {
    let observed =
        |measure: &str, value: f64| json!({"kind": "observation", "measure": measure, "value": value});
    for (measure, unit) in [
        ("asa_class", "classes of the ASA"),
        ("phq9", "points of the PHQ-9"),
        ("pain_catastrophizing", "points of the PCS"),
        ("opioid_days", "days"),
        ("falls_last_year", "falls"),
        ("pregnancy_weeks", "weeks"),
    ] {
        check(
            observed(measure, 2.5),
            &format!("at fact.value: 2.5 is no whole number; {measure} is given in whole {unit}"),
        );
    }
    check(observed("phq9", 27.5), "fact.value is 27.5; it must be from 0 to 27 points of the PHQ-9");
}

#[test]
fn statements_of_one_fact_that_cannot_both_be_meant() {
    check(
        json!({"kind": "surgical_anatomy", "uppermost": "S1", "lowermost": "T10"}),
        "at fact: the uppermost instrumented vertebra, S1, lies below the lowermost, T10; correct one",
    );
    check(
        changed("device", "presence", json!("absent")),
        "at fact: a device that is absent has no mr_status; correct one",
    );
    check(
        changed("allergy", "presence", json!("absent")),
        "at fact: an allergy that is absent is said to be severe; correct one",
    );
    check(
        changed("device", "device", json!("any")),
        "at fact: device \"any\" only says, with absent, that there is none at all; name the device that is present",
    );
    check(
        changed("allergy", "allergen", json!("any")),
        "at fact: allergen \"any\" only says, with absent, that there is none at all; name the allergen that is present",
    );
    check(
        changed("study_finding", "interval", json!([2, 1])),
        "at fact.interval: the lower end lies above the upper one; give the lower one first",
    );
    check(changed("study_finding", "value", json!(2.5)), "at fact: value lies outside interval; correct one");
    for wrong in [json!([]), json!([1])] {
        check(
            changed("study_finding", "interval", wrong),
            "at fact.interval: an interval has two ends; give the lower and the upper one, as [2, 4]",
        );
    }
    check(
        changed("study_finding", "interval", json!([1, 2, 3])),
        "at fact.interval: the list is longer than 2",
    );
}

#[test]
fn an_outcome_that_closes_a_step_needs_a_reason() {
    for kind in ["drug_treatment", "physical_therapy", "injection", "brace"] {
        for outcome in ["not_tolerated", "contraindicated", "unavailable", "declined", "not_expected_to_help"]
        {
            let mut fact = changed(kind, "outcome", json!(outcome));
            fact["reason"] = Value::Null;
            check(
                fact,
                &format!("at fact: the outcome {outcome:?} needs a reason; say why under \"reason\""),
            );
        }
    }
}

#[test]
fn what_must_be_said() {
    for (kind, field, expect) in [
        ("goal", "text", "at fact: \"text\" is missing"),
        ("override", "item", "at fact: \"item\" is missing"),
        ("override", "reason", "at fact: \"reason\" is missing; say why, in words"),
        ("strength", "grade", "at fact: \"grade\" is missing"),
        (
            "study_finding",
            "status",
            "at fact: \"status\" is missing; say whether a person stands behind it: proposed, confirmed or rejected",
        ),
        ("study_finding", "presence", "at fact: \"presence\" is missing"),
        (
            "clinical_finding",
            "presence",
            "at fact: \"presence\" is missing; say present, or absent where it was asked or examined and is not there",
        ),
        ("judgement", "answer", "at fact: \"answer\" is missing"),
        ("injection", "purpose", "at fact: \"purpose\" is missing"),
        ("brace", "state", "at fact: \"state\" is missing"),
    ] {
        let mut fact = changed(kind, field, Value::Null);
        fact.as_object_mut().unwrap().remove(field);
        check(fact, expect);
    }
    check(
        changed("judgement", "answer", json!("yes")),
        "at fact.answer: invalid type: string, expected a boolean",
    );
}

#[test]
fn words_that_are_not_known() {
    for (kind, field, word, expect) in [
        (
            "clinical_finding",
            "symptom",
            "new_pian",
            "fact.symptom is \"new_pian\"; this version knows urinary_retention",
        ),
        ("clinical_finding", "symptom", "new_pian", "did you mean \"new_pain\"?"),
        ("clinical_finding", "side", "both", "fact.side is \"both\"; this version knows left, right"),
        ("clinical_finding", "root", "L7", "fact.root is \"L7\"; this version knows C2, C3"),
        ("function", "aid", "stik", "did you mean \"stick\"?"),
        (
            "device",
            "mr_status",
            "maybe",
            "fact.mr_status is \"maybe\"; this version knows safe, conditional, unsafe",
        ),
        ("observation", "measure", "albumin_g_dl", "did you mean \"albumin_g_l\"?"),
        (
            "study_finding",
            "presence",
            "unsure",
            "fact.presence is \"unsure\"; this version knows present, absent, equivocal",
        ),
        (
            "study_finding",
            "status",
            "yes",
            "fact.status is \"yes\"; this version knows proposed, confirmed, rejected",
        ),
        ("brace", "outcome", "decline", "did you mean \"declined\"?"),
        (
            "comorbidity",
            "condition",
            "new_pain_or_trauma",
            "fact.condition is \"new_pain_or_trauma\"; this version knows heart_failure",
        ),
    ] {
        check(changed(kind, field, json!(word)), expect);
    }
    for (kind, field, word) in [
        ("surgical_anatomy", "laminectomies", "L4"),
        ("surgical_anatomy", "complications", "infection"),
        ("physical_therapy", "goals", "falls"),
        ("injection", "agents", "local_anaesthetic"),
    ] {
        check(
            changed(kind, field, json!([word, word])),
            &format!("at fact.{field}: {word:?} is given twice; give it once"),
        );
        check(changed(kind, field, json!(["x"])), &format!("fact.{field} is \"x\"; this version knows "));
    }
}

/// Texts may name somebody: what is wrong with them is told, and never what they say.
#[test]
fn texts_without_repeating_them() {
    for (kind, fields) in [
        ("surgical_anatomy", &["maker"][..]),
        ("device", &["model"]),
        ("medication", &["dose"]),
        ("study", &["name", "reason"]),
        ("study_finding", &["study", "method", "image"]),
        ("drug_treatment", &["dose", "reason", "adverse_event"]),
        ("physical_therapy", &["reason", "adverse_event"]),
        ("injection", &["reason", "adverse_event"]),
        ("brace", &["reason", "adverse_event"]),
        ("judgement", &["reason"]),
        ("goal", &["text"]),
        ("decision", &["reason"]),
        ("override", &["item", "instead", "reason"]),
    ] {
        for field in fields {
            let most = if ["name", "study"].contains(field) { 80 } else { 500 };
            let check = |text: Value, expect: &str| {
                check(changed(kind, field, text), &format!("at fact.{field}: {expect}"));
            };
            check(json!(""), "the text is empty");
            check(json!("Doe\n"), "the text holds control characters; write it in one line");
            check(json!("Doe".repeat(200)), &format!("the text has 600 letters; at most {most} are read"));
            check(json!({"name": "Doe"}), "invalid type: map, expected a string");
        }
    }
    for (kind, field) in [("decision", "review_on"), ("brace", "review_on"), ("strength", "onset")] {
        check(
            changed(kind, field, json!("after Doe")),
            &format!(
                "at fact.{field}: the text is no day of the calendar; write year, month and day as 2026-03-01"
            ),
        );
    }
}

#[test]
fn segments_of_a_spine() {
    let fusion = |pairs: &[(&str, &str)]| {
        let segments: Vec<Value> = pairs
            .iter()
            .map(|(upper, lower)| json!({"upper": upper, "lower": lower, "mobility": "fused"}))
            .collect();
        json!({"kind": "previous_fusion", "segments": segments})
    };
    check(fusion(&[("L5", "S1"), ("L5", "L4")]), "at fact.segments[1]: L5 does not lie above L4");
    check(fusion(&[("L2", "L4"), ("L3", "L4")]), "the segment of L3 and L4 is given twice");
    check(fusion(&[("L4", "L5"), ("L4", "L5")]), "at fact.segments: the segment of L4 and L5 is given twice");
    check(fusion(&[("L5", "L6"), ("L5", "S1")]), "no spine has all of these segments");
    check(fusion(&[("L4", "L7")]), "fact.segments.lower is \"L7\"; this version knows C2, C3");
    for pairs in [
        [("T12", "T13"), ("T13", "L1")],
        [("L5", "L6"), ("L6", "S1")],
        [("T11", "L1"), ("L4", "S1")],
        [("T10", "L2"), ("L2", "S1")],
    ] {
        assert!(
            read_case(case(json!([entry("e", fusion(&pairs))])).to_string().as_bytes()).is_ok(),
            "{pairs:?}"
        );
    }
}

#[test]
fn the_landmark_readers_own_words_with_their_place() {
    let film = |change: &dyn Fn(&mut Value)| {
        let mut landmarks = landmarks();
        change(&mut landmarks);
        json!({"kind": "film", "landmarks": landmarks})
    };
    let place = "entries[1] (\"e2\"): fact.landmarks: ";
    check(
        film(&|it| it["landmarks"][0]["site"] = json!("brw")),
        &format!("{place}landmarks[0].site: no landmark site is called \"brw\"; did you mean \"brow\"?"),
    );
    check(film(&|it| it["frame"]["facing"] = Value::Null), &format!("{place}frame.facing is missing"));
    check(
        film(&|it| it["schema"] = json!("upright.landmarks/2")),
        &format!("{place}the schema is \"upright.landmarks/2\""),
    );
    check(
        film(&|it| it["landmarks"][0]["x"] = json!([])),
        &format!("{place}at landmarks[0].x: invalid type: sequence, expected a number"),
    );
    check(json!({"kind": "film"}), "at fact: \"landmarks\" is missing; give the film's landmark document");
    check(
        json!({"kind": "film", "landmarks": landmarks(), "conditions": {"arms": "clavicl"}}),
        "did you mean \"clavicle\"?",
    );
    check(
        json!({"kind": "film", "landmarks": landmarks(), "conditions": {"limits": ["pain"], "unlimited": true}}),
        "says unlimited and names limits",
    );
    check(
        json!({"kind": "film", "landmarks": landmarks(), "conditions": {"limits": ["pain", "pain"]}}),
        "at fact.conditions.limits: \"pain\" is given twice; give it once",
    );
}

#[test]
fn landmark_files_stand_beside_the_case_file() {
    let document =
        |name: &str| case(json!([entry("e", json!({"kind": "film", "landmarks_file": name}))])).to_string();
    let message = read_case(document("Doe.json").as_bytes()).unwrap_err().to_string();
    assert_eq!(
        message,
        "entries[0] (\"e\"): at fact.landmarks_file: no files are read beside this case file; give the landmark document itself under \"landmarks\""
    );
    let mut asked = Vec::new();
    let mut read = |name: &str, content: Result<Vec<u8>, String>| {
        read_case_with(document(name).as_bytes(), |name| {
            asked.push(name.to_owned());
            content.clone()
        })
    };
    let right = landmarks().to_string().into_bytes();
    assert_eq!(read("film-1.json", Ok(right.clone())).unwrap().films.len(), 1);
    let message = read("film-1.json", Err("no such\u{1b} file".to_owned())).unwrap_err().to_string();
    assert!(message.ends_with("at fact.landmarks_file: no such file"), "{message}");
    let message = read("film-1.json", Ok(b"{}".to_vec())).unwrap_err().to_string();
    assert!(
        message.contains("fact.landmarks_file: the document has no \"schema\"")
            || message.contains("\"frame\" is missing"),
        "{message}"
    );
    for name in ["../film.json", "/film.json", "a/film.json", "a\\film.json", "C:film.json", ".."] {
        let message = read(name, Ok(right.clone())).unwrap_err().to_string();
        assert!(message.contains("leads out of the folder") && !message.contains(name), "{message}");
    }
    assert_eq!(asked, ["film-1.json"; 3], "no other name reaches the caller");
}

#[test]
fn days_and_names_without_repeating_them() {
    let with = |field: &str, value: Value| {
        let mut entry = entry("e", json!({"kind": "event", "event": "rod_fracture"}));
        entry[field] = value;
        problem(&case(json!([entry])))
    };
    let no_day = "the text is no day of the calendar; write year, month and day as 2026-03-01";
    assert_eq!(
        with("effective_at", json!("2026-02-30")),
        format!("entries[0] (\"e\"): at effective_at: {no_day}")
    );
    assert_eq!(with("recorded_at", json!("Doe")), format!("entries[0] (\"e\"): at recorded_at: {no_day}"));
    assert_eq!(
        with("effective_at", json!(20260301)),
        "entries[0] (\"e\"): at effective_at: invalid type: integer, expected a string"
    );
    assert_eq!(
        with("author", json!(4711)),
        "entries[0] (\"e\"): at author: invalid type: integer, expected a string"
    );
    assert_eq!(
        with("author", json!("Doe\n")),
        "entries[0] (\"e\"): at author: the text holds control characters; write it in one line"
    );
    assert_eq!(
        with("author", json!("x".repeat(300))),
        "entries[0] (\"e\"): at author: the text has 300 letters; at most 200 are read"
    );
    assert!(with("author", Value::Null).starts_with("entries[0] (\"e\"): at author: invalid type: null"));
    assert!(with("id", json!("")).contains("at id: the text is empty"));
    assert!(with("recorded_at", json!("2026-02-01")).contains("before the day it speaks of"));
    check(json!({"kind": "person", "birth_date": "01.06.1958"}), &format!("at fact.birth_date: {no_day}"));
    check(
        json!({"kind": "person", "birth_date": 19580601}),
        "at fact.birth_date: invalid type: integer, expected a string",
    );
    check(
        json!({"kind": "person", "age_years": "Jane Doe, 68"}),
        "at fact.age_years: invalid type: string, expected a number",
    );
}

#[test]
fn entries_that_are_no_record() {
    let fact = json!({"kind": "event", "event": "rod_fracture"});
    let gait = json!({"kind": "gait"});
    let supersedes = |id: &str, other: &str, fact: &Value| {
        let mut entry = entry(id, fact.clone());
        entry["supersedes"] = json!(other);
        entry
    };
    let refused = |entries: Value, expect: &str| {
        let message = problem(&case(entries));
        assert!(message.contains(expect), "{message}");
    };
    let known = entry("a", fact.clone());
    let kept = entry("a", gait.clone());
    for (one, other) in [(&known, &known), (&known, &kept), (&kept, &known), (&kept, &kept)] {
        refused(json!([one, other]), "two entries are called \"a\"");
    }
    for fact in [&fact, &gait] {
        refused(
            json!([supersedes("a", "b", fact)]),
            "entry \"a\" supersedes \"b\", which stands nowhere before it",
        );
        let twice = json!([entry("a", fact.clone()), supersedes("b", "a", fact), supersedes("c", "a", fact)]);
        refused(twice, "superseded already");
    }
    // A fact corrected by something that nobody here understands must not be taken for valid.
    refused(
        json!([known, supersedes("b", "a", &gait)]),
        "entry \"b\" of kind \"gait\" supersedes \"a\" of kind \"event\"; a correction keeps its kind",
    );
    refused(
        json!([kept, supersedes("b", "a", &fact)]),
        "entry \"b\" of kind \"event\" supersedes \"a\" of kind \"gait\"",
    );
    refused(json!([kept, supersedes("b", "a", &json!({"kind": "gaze"}))]), "a correction keeps its kind");
    refused(json!([known, supersedes("b", "a", &json!({"kind": "person"}))]), "a correction keeps its kind");
}

#[test]
fn other_text_is_no_case_file() {
    for text in ["", "PI 52", "{\"schema\": \"upright.case/1\", \"entries\": []} {}", "\u{0}"] {
        let message = read_case(text.as_bytes()).unwrap_err().to_string();
        assert!(message.starts_with("not JSON"), "{text:?}: {message}");
        assert!(message.ends_with("a case file is JSON with \"schema\": \"upright.case/1\""), "{message}");
    }
    let message = problem(&landmarks());
    assert_eq!(message, "the schema is \"upright.landmarks/1\"; this version reads \"upright.case/1\"");
    assert!(
        problem(&json!({"entries": []}))
            .starts_with("the document has no \"schema\"; a case file starts with")
    );
    assert!(
        problem(&json!({"schema": "upright.case/1"}))
            .starts_with("at the top: \"entries\" is missing; it is a list of")
    );
    assert!(problem(&json!([])).starts_with("at the top: invalid type: sequence, expected an object"));
    assert!(problem(&case(json!({}))).starts_with("at entries: invalid type: map, expected a list"));
    assert!(
        problem(&case(json!([5])))
            .starts_with("entries[0]: at the entry: invalid type: integer, expected an object")
    );
    assert!(problem(&case(json!([null]))).starts_with("entries[0]: at the entry: "));
}

#[test]
fn what_later_versions_add_is_reported() {
    let mut later = entry(
        "e",
        json!({"kind": "film", "landmarks": landmarks(), "grid": true, "conditions": {"dose": 1}}),
    );
    later["signed"] = json!(true);
    later["fact"]["landmarks"]["grain"] = json!(2);
    let treatment = changed("brace", "strap", json!({"size": 2}));
    let mut document = case(json!([later, entry("f", json!({"kind": "flim"})), entry("brace", treatment)]));
    document["about"] = json!(1);
    let read = read_case(document.to_string().as_bytes()).unwrap();
    let mut ignored = read.ignored.clone();
    ignored.sort();
    let expect = [
        "about",
        "entries[0].fact.conditions.dose",
        "entries[0].fact.grid",
        "entries[0].fact.landmarks.grain",
        "entries[0].signed",
        "entries[2].fact.strap",
    ];
    assert_eq!(ignored, expect);
    let [kept] = &*read.not_understood else { panic!("{:?}", read.not_understood) };
    assert_eq!((kept.id.as_str(), kept.kind.as_str(), kept.position), ("f", "flim", 1));
    assert_eq!(read.notes.len(), 1);
    assert_eq!(
        (read.notes[0].code, read.notes[0].message.as_str()),
        (
            "kind_not_understood",
            "entries[1] (\"f\"): this version does not understand facts of kind \"flim\" (did you mean \"film\"?); it is kept as it is and not used"
        )
    );
    assert!(!format!("{:?}", read.not_understood).contains("Doe"));
}
