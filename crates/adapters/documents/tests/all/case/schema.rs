//! The JSON Schema says what the reader does.

use super::{case, entry, every_kind, landmarks};
use jsonschema::{Registry, Validator};
use serde_json::{Value, json};
use std::sync::LazyLock;
use upright_anatomy::Level;
use upright_casefile::{
    Allergen, Approach, Arms, BracePurpose, BraceState, Choice, Complication, Condition, Confirmation,
    DeviceKind, DrugClass, Event, ExtensionLimit, FindingKind, FrailtyIndex, InjectedAgent,
    InjectionApproach, InjectionPurpose, Instrument, LumbosacralJunction, Measure, Metal, Mobility, MrStatus,
    Presence, Question, Response, Sex, StepOutcome, StudyKind, StudyState, Support, Symptom, Tendon,
    TherapyGoal, WalkingAid,
};
use upright_documents::{CASE_SCHEMA, LANDMARKS_SCHEMA, read_case, read_case_with};

static SCHEMA: LazyLock<Validator> = LazyLock::new(|| {
    let json = |text: &str| serde_json::from_str::<Value>(text).unwrap();
    let registry = Registry::new()
        .add("urn:upright:schema:landmarks:1", json(LANDMARKS_SCHEMA))
        .unwrap()
        .prepare()
        .unwrap();
    jsonschema::options().with_registry(&registry).build(&json(CASE_SCHEMA)).unwrap()
});

/// What the schema finds wrong with `document`.
pub(super) fn problems(document: &Value) -> Vec<String> {
    SCHEMA.iter_errors(document).map(|error| error.to_string()).collect()
}

/// Schema and reader agree on `document`.
fn check_document(document: &Value, expect: bool) {
    let file = |_: &str| Ok(landmarks().to_string().into_bytes());
    let by_reader = read_case_with(document.to_string().as_bytes(), file);
    let problems = problems(document);
    assert_eq!(
        (problems.is_empty(), by_reader.is_ok()),
        (expect, expect),
        "{document}: {problems:?} {:?}",
        by_reader.err()
    );
}

fn check(fact: &Value, expect: bool) {
    check_document(&case(json!([entry("e", fact.clone())])), expect);
}

/// `fact` with the value at `pointer` replaced.
fn with(fact: &Value, pointer: &str, value: Value) -> Value {
    let mut fact = fact.clone();
    *fact.pointer_mut(pointer).unwrap_or_else(|| panic!("{pointer}")) = value;
    fact
}

/// `fact` without the field at `pointer`.
fn without(fact: &Value, pointer: &str) -> Value {
    let (parent, field) = pointer.rsplit_once('/').unwrap();
    let mut fact = fact.clone();
    fact.pointer_mut(parent).unwrap().as_object_mut().unwrap().remove(field).unwrap();
    fact
}

fn of_kind(kind: &str) -> Value {
    every_kind().into_iter().find(|fact| fact["kind"] == kind).unwrap()
}

fn bone(measure: &str) -> Value {
    every_kind().into_iter().find(|fact| fact.get(measure).is_some()).unwrap()
}

#[test]
fn every_kind_of_fact() {
    for fact in every_kind() {
        check(&fact, true);
        check(&json!([fact]), false);
    }
    check(&json!({"kind": "gait", "anything": [1, null]}), true);
    for wrong in [
        json!({}),
        json!({"kind": null}),
        json!({"kind": 5}),
        json!({"kind": ""}),
        json!("film"),
        json!(null),
    ] {
        check(&wrong, false);
    }
    for bare in [
        "person",
        "previous_fusion",
        "joint_examination",
        "coronal",
        "function",
        "surgical_anatomy",
        "physical_therapy",
    ] {
        check(&json!({"kind": bare}), true);
    }
}

/// Every field of every kind: whether it may be missing, and that it may be null exactly where it may be missing.
#[test]
fn every_field_missing_null_and_of_a_wrong_type() {
    for fact in every_kind() {
        let kind = fact["kind"].as_str().unwrap();
        for pointer in fields(&fact, "").iter().filter(|pointer| *pointer != "/kind") {
            let name = pointer.rsplit('/').next().unwrap();
            let may_lack = !needed(kind).contains(&name);
            check(&without(&fact, pointer), may_lack);
            check(&with(&fact, pointer, Value::Null), may_lack);
            check(&with(&fact, pointer, json!([[1]])), false);
        }
    }
}

/// The fields without which a fact of `kind`, as it stands in [`every_kind`], tells nothing.
fn needed(kind: &str) -> &'static [&'static str] {
    match kind {
        "film" => &["landmarks"],
        "outcome" => &["instrument", "score"],
        "previous_fusion" => &["upper", "lower", "mobility"],
        "comorbidity" => &["condition", "presence"],
        "event" => &["event"],
        "bone_density" => &["t_score", "vitamin_d_ng_ml", "hounsfield", "level", "value"],
        "frailty" => &["index", "score"],
        "clinical_finding" => &["symptom", "presence"],
        "strength" => &["root", "side", "grade"],
        "reflex" => &["tendon", "side", "response"],
        "device" => &["device", "presence"],
        "allergy" => &["allergen", "presence"],
        "medication" => &["class", "presence"],
        "observation" => &["measure", "value"],
        "study" => &["study", "name", "state"],
        "study_finding" => &["study", "finding", "presence", "status"],
        "drug_treatment" => &["class"],
        "injection" => &["purpose"],
        "brace" => &["purpose", "state"],
        "judgement" => &["question", "answer"],
        "goal" => &["text"],
        "decision" => &["choice"],
        "override" => &["item", "reason"],
        _ => &[],
    }
}

/// Pointers to the fields of objects, landmark documents left out.
fn fields(value: &Value, at: &str) -> Vec<String> {
    let below = |(name, value): (String, &Value)| {
        let pointer = format!("{at}/{name}");
        let inner = if name == "landmarks" { Vec::new() } else { fields(value, &pointer) };
        let is_item = name.parse::<usize>().is_ok();
        (!is_item).then_some(pointer).into_iter().chain(inner).collect::<Vec<_>>()
    };
    match value {
        Value::Object(object) => {
            object.iter().map(|(name, value)| (name.clone(), value)).flat_map(below).collect()
        }
        Value::Array(array) => {
            array.iter().enumerate().map(|(at, value)| (at.to_string(), value)).flat_map(below).collect()
        }
        _ => Vec::new(),
    }
}

fn names<T: Copy>(all: &[T], name: impl Fn(T) -> &'static str) -> Vec<&'static str> {
    all.iter().copied().map(name).collect()
}

fn levels() -> Vec<&'static str> {
    names(&Level::ALL, Level::name)
}

fn sides() -> Vec<&'static str> {
    vec!["left", "right"]
}

#[test]
fn every_word_and_no_other() {
    let anatomy = of_kind("surgical_anatomy");
    let words: Vec<(Value, &str, Vec<&'static str>)> = vec![
        (of_kind("person"), "/sex", names(Sex::ALL, Sex::name)),
        (of_kind("film"), "/conditions/arms", names(Arms::ALL, Arms::name)),
        (of_kind("film"), "/conditions/support", names(Support::ALL, Support::name)),
        (
            with(&of_kind("film"), "/conditions/limits", json!([""])),
            "/conditions/limits/0",
            names(ExtensionLimit::ALL, ExtensionLimit::name),
        ),
        (of_kind("previous_fusion"), "/segments/0/mobility", names(Mobility::ALL, Mobility::name)),
        (of_kind("comorbidity"), "/condition", names(Condition::ALL, Condition::name)),
        (of_kind("comorbidity"), "/presence", names(Presence::ALL, Presence::name)),
        (of_kind("event"), "/event", names(Event::ALL, Event::name)),
        (bone("hounsfield"), "/hounsfield/level", levels()),
        (of_kind("frailty"), "/index", names(FrailtyIndex::ALL, FrailtyIndex::name)),
        (of_kind("function"), "/aid", names(WalkingAid::ALL, WalkingAid::name)),
        (of_kind("clinical_finding"), "/symptom", names(Symptom::ALL, Symptom::name)),
        (of_kind("clinical_finding"), "/presence", names(Presence::ALL, Presence::name)),
        (of_kind("clinical_finding"), "/root", levels()),
        (of_kind("clinical_finding"), "/side", sides()),
        (of_kind("strength"), "/root", levels()),
        (of_kind("strength"), "/side", sides()),
        (of_kind("reflex"), "/tendon", names(Tendon::ALL, Tendon::name)),
        (of_kind("reflex"), "/response", names(Response::ALL, Response::name)),
        (of_kind("reflex"), "/side", sides()),
        (without(&anatomy, "/lowermost"), "/uppermost", levels()),
        (without(&anatomy, "/uppermost"), "/lowermost", levels()),
        (anatomy.clone(), "/lumbosacral", names(LumbosacralJunction::ALL, LumbosacralJunction::name)),
        (anatomy.clone(), "/metal", names(Metal::ALL, Metal::name)),
        (anatomy.clone(), "/approach", names(Approach::ALL, Approach::name)),
        (with(&anatomy, "/laminectomies", json!([""])), "/laminectomies/0", levels()),
        (
            with(&anatomy, "/complications", json!([""])),
            "/complications/0",
            names(Complication::ALL, Complication::name),
        ),
        (of_kind("device"), "/device", names(DeviceKind::ALL, DeviceKind::name)),
        (without(&of_kind("device"), "/mr_status"), "/presence", names(Presence::ALL, Presence::name)),
        (of_kind("device"), "/mr_status", names(MrStatus::ALL, MrStatus::name)),
        (of_kind("allergy"), "/allergen", names(Allergen::ALL, Allergen::name)),
        (without(&of_kind("allergy"), "/severe"), "/presence", names(Presence::ALL, Presence::name)),
        (of_kind("medication"), "/class", names(DrugClass::ALL, DrugClass::name)),
        (of_kind("medication"), "/presence", names(Presence::ALL, Presence::name)),
        (of_kind("study"), "/study", names(StudyKind::ALL, StudyKind::name)),
        (of_kind("study"), "/state", names(StudyState::ALL, StudyState::name)),
        (of_kind("study_finding"), "/finding", names(FindingKind::ALL, FindingKind::name)),
        (of_kind("study_finding"), "/presence", vec!["present", "absent", "equivocal"]),
        (of_kind("study_finding"), "/level", levels()),
        (of_kind("study_finding"), "/side", sides()),
        (of_kind("study_finding"), "/status", names(Confirmation::ALL, Confirmation::name)),
        (of_kind("drug_treatment"), "/class", names(DrugClass::ALL, DrugClass::name)),
        (of_kind("drug_treatment"), "/outcome", names(StepOutcome::ALL, StepOutcome::name)),
        (of_kind("physical_therapy"), "/outcome", names(StepOutcome::ALL, StepOutcome::name)),
        (of_kind("injection"), "/outcome", names(StepOutcome::ALL, StepOutcome::name)),
        (of_kind("brace"), "/outcome", names(StepOutcome::ALL, StepOutcome::name)),
        (
            with(&of_kind("physical_therapy"), "/goals", json!([""])),
            "/goals/0",
            names(TherapyGoal::ALL, TherapyGoal::name),
        ),
        (of_kind("injection"), "/purpose", names(InjectionPurpose::ALL, InjectionPurpose::name)),
        (of_kind("injection"), "/approach", names(InjectionApproach::ALL, InjectionApproach::name)),
        (of_kind("injection"), "/root", levels()),
        (of_kind("injection"), "/side", sides()),
        (
            with(&of_kind("injection"), "/agents", json!([""])),
            "/agents/0",
            names(InjectedAgent::ALL, InjectedAgent::name),
        ),
        (of_kind("brace"), "/purpose", names(BracePurpose::ALL, BracePurpose::name)),
        (of_kind("brace"), "/state", names(BraceState::ALL, BraceState::name)),
        (of_kind("judgement"), "/question", names(Question::ALL, Question::name)),
        (of_kind("decision"), "/choice", names(Choice::ALL, Choice::name)),
    ];
    for (fact, pointer, all) in words {
        let any_is_none = ["/device", "/allergen"].contains(&pointer);
        for word in all {
            if any_is_none && word == "any" {
                check(&with(&fact, pointer, json!("any")), false);
                continue;
            }
            check(&with(&fact, pointer, json!(word)), true);
            check(&with(&fact, pointer, json!(word.to_uppercase() + "_")), false);
        }
        check(&with(&fact, pointer, json!("unspecified")), false);
    }
}

#[test]
fn lists_name_each_word_once() {
    let lists: [(&str, &str, Vec<&'static str>, usize); 4] = [
        ("surgical_anatomy", "/laminectomies", levels(), 25),
        ("surgical_anatomy", "/complications", names(Complication::ALL, Complication::name), 10),
        ("physical_therapy", "/goals", names(TherapyGoal::ALL, TherapyGoal::name), 10),
        ("injection", "/agents", names(InjectedAgent::ALL, InjectedAgent::name), 10),
    ];
    for (kind, pointer, all, most) in lists {
        let fact = of_kind(kind);
        check(&with(&fact, pointer, json!([])), true);
        check(&with(&fact, pointer, json!(all)), all.len() <= most);
        check(&with(&fact, pointer, json!(all[..all.len().min(most)])), true);
        check(&with(&fact, pointer, json!([all[0], all[0]])), false);
        check(&with(&fact, pointer, json!(vec![all[0]; most + 1])), false);
    }
}

#[test]
fn every_score_to_its_ends() {
    for instrument in Instrument::ALL {
        let (least, most) = instrument.range();
        let fact = with(&of_kind("outcome"), "/instrument", json!(instrument.name()));
        ends(&fact, "/score", least, most);
    }
    check(&with(&of_kind("outcome"), "/instrument", json!("vas")), false);
}

#[test]
fn every_measure_to_its_ends() {
    for measure in Measure::ALL {
        let (least, most) = measure.range();
        let fact = with(&of_kind("observation"), "/measure", json!(measure.name()));
        ends(&fact, "/value", least, most);
    }
    check(&with(&of_kind("observation"), "/measure", json!("albumin")), false);
}

#[test]
fn what_is_counted_is_whole() {
    for measure in Measure::ALL {
        let least = measure.range().0;
        let fact = with(&of_kind("observation"), "/measure", json!(measure.name()));
        check(&with(&fact, "/value", json!(least + 1.0)), true);
        check(&with(&fact, "/value", json!(least + 0.5)), !measure.is_whole());
    }
}

#[test]
fn every_size_of_a_finding_to_its_ends() {
    for finding in FindingKind::ALL {
        let (least, most) = match finding.unit() {
            Some("mm") => (0.0, 200.0),
            Some("deg") => (-180.0, 180.0),
            Some(other) => panic!("{other}"),
            None => (-1e6, 1e6),
        };
        let fact = with(&of_kind("study_finding"), "/finding", json!(finding.name()));
        ends(&without(&fact, "/interval"), "/value", least, most);
        let fact = without(&fact, "/value");
        check(&with(&fact, "/interval", json!([least, most])), true);
        for wrong in [[least - 0.01, most], [least, most + 0.01]] {
            check(&with(&fact, "/interval", json!(wrong)), false);
        }
    }
    for wrong in [
        json!([]),
        json!([1]),
        json!([1, 1.5, 2]),
        json!([1, "2"]),
        json!([null, 2]),
        json!({"low": 1, "high": 2}),
    ] {
        check(&with(&of_kind("study_finding"), "/interval", wrong), false);
    }
    check(&with(&of_kind("study_finding"), "/interval", json!([1.5, 1.5])), true);
}

fn ends(fact: &Value, pointer: &str, least: f64, most: f64) {
    for inside in [least, most] {
        check(&with(fact, pointer, json!(inside)), true);
    }
    for outside in [least - 0.01, most + 0.01, -1e300, 1e300] {
        check(&with(fact, pointer, json!(outside)), false);
    }
}

#[test]
fn every_number_to_its_ends() {
    let person = json!({"kind": "person", "age_years": 68, "body_mass_index": 26});
    ends(&person, "/age_years", 0.0, 130.0);
    ends(&person, "/body_mass_index", 5.0, 100.0);
    for joint in ["thomas_deg", "knee_extension_loss_deg", "ankle_dorsiflexion_loss_deg"] {
        for side in ["left", "right"] {
            ends(&of_kind("joint_examination"), &format!("/{joint}/{side}"), 0.0, 90.0);
        }
    }
    ends(&bone("t_score"), "/t_score", -10.0, 10.0);
    ends(&bone("vitamin_d_ng_ml"), "/vitamin_d_ng_ml", 0.0, 1000.0);
    ends(&bone("hounsfield"), "/hounsfield/value", -1100.0, 4000.0);
    ends(&bone("hounsfield"), "/hounsfield/kilovolts", 40.0, 200.0);
    ends(&of_kind("coronal"), "/thoracic_cobb_deg", 0.0, 180.0);
    ends(&of_kind("coronal"), "/lumbar_cobb_deg", 0.0, 180.0);
    ends(&of_kind("coronal"), "/c7_csvl_mm", -1000.0, 1000.0);
    ends(&of_kind("function"), "/walking_minutes", 0.0, 1440.0);
    ends(&of_kind("function"), "/standing_minutes", 0.0, 1440.0);
    ends(&of_kind("function"), "/height_mm", 300.0, 2800.0);
    ends(&of_kind("frailty"), "/score", 0.0, 21.0);
    ends(&of_kind("film"), "/conditions/minutes_lying", 0.0, 100_000.0);
    ends(&of_kind("film"), "/conditions/heel_lift_mm", 0.0, 200.0);
    ends(&of_kind("film"), "/conditions/minutes_on_feet", 0.0, 1440.0);
    for (kind, field, most) in [
        ("drug_treatment", "/weeks", 2600.0),
        ("physical_therapy", "/weeks", 2600.0),
        ("injection", "/steroid_mg", 1000.0),
        ("injection", "/pain_before", 10.0),
        ("injection", "/pain_after", 10.0),
        ("injection", "/pain_at_two_weeks", 10.0),
        ("brace", "/hours_a_day", 24.0),
    ] {
        ends(&of_kind(kind), field, 0.0, most);
    }
    for (kind, field, most) in [("strength", "/grade", 5), ("physical_therapy", "/sessions_attended", 1000)] {
        for right in [json!(0), json!(most), json!(2.0)] {
            check(&with(&of_kind(kind), field, right), true);
        }
        for wrong in [json!(-1), json!(most + 1), json!(4.5), json!(260), json!(1e300), json!("4+")] {
            check(&with(&of_kind(kind), field, wrong.clone()), wrong == 260 && most > 260);
        }
    }
    for (repeated, expect) in [(json!(0), true), (json!(2.0), true), (json!(1.5), false), (json!(-1), false)]
    {
        check(&with(&of_kind("film"), "/conditions/repeated", repeated), expect);
    }
}

#[test]
fn statements_that_exclude_each_other() {
    let both = json!({"kind": "person", "birth_date": "1958-06-01", "age_years": 68});
    check(&both, false);
    check(&with(&both, "/age_years", Value::Null), true);
    check(&json!({"kind": "bone_density", "t_score": 1, "vitamin_d_ng_ml": 20}), false);
    check(&json!({"kind": "bone_density", "t_score": 1, "vitamin_d_ng_ml": null}), true);
    check(&json!({"kind": "bone_density"}), false);
    let film = of_kind("film");
    check(&with(&film, "/conditions/unlimited", json!(true)), false);
    check(&with(&with(&film, "/conditions/unlimited", json!(true)), "/conditions/limits", json!([])), true);
    check(&with(&film, "/conditions/limits", json!(["pain", "pain"])), false);
    check(&json!({"kind": "film"}), false);
    check(&json!({"kind": "film", "landmarks_file": "film-1.json"}), true);
    check(&json!({"kind": "film", "landmarks_file": "film-1.json", "landmarks": landmarks()}), false);
    check(&json!({"kind": "film", "landmarks_file": "film-1.json", "landmarks": null}), true);
    let device = with(&of_kind("device"), "/presence", json!("absent"));
    check(&device, false);
    check(&with(&device, "/mr_status", Value::Null), true);
    let any = json!({"kind": "device", "device": "any", "presence": "absent"});
    check(&any, true);
    check(&with(&any, "/presence", json!("present")), false);
    let any = json!({"kind": "allergy", "allergen": "any", "presence": "absent"});
    check(&any, true);
    check(&with(&any, "/presence", json!("present")), false);
    let allergy = with(&of_kind("allergy"), "/presence", json!("absent"));
    check(&allergy, false);
    for severe in [json!(false), Value::Null] {
        check(&with(&allergy, "/severe", severe), true);
    }
}

#[test]
fn a_step_that_is_closed_says_why() {
    for kind in ["drug_treatment", "physical_therapy", "injection", "brace"] {
        for outcome in StepOutcome::ALL {
            let fact = with(&of_kind(kind), "/outcome", json!(outcome.name()));
            check(&fact, true);
            check(&without(&fact, "/reason"), !outcome.needs_reason());
            check(&with(&fact, "/reason", Value::Null), !outcome.needs_reason());
        }
        let open = without(&without(&of_kind(kind), "/outcome"), "/reason");
        check(&open, true);
    }
}

#[test]
fn texts_are_lines() {
    const TEXTS: [(&str, &[&str], usize); 14] = [
        ("surgical_anatomy", &["maker"], 500),
        ("device", &["model"], 500),
        ("medication", &["dose"], 500),
        ("study", &["reason"], 500),
        ("study", &["name"], 80),
        ("study_finding", &["method", "image"], 500),
        ("study_finding", &["study"], 80),
        ("drug_treatment", &["dose", "reason", "adverse_event"], 500),
        ("physical_therapy", &["reason", "adverse_event"], 500),
        ("injection", &["reason", "adverse_event"], 500),
        ("brace", &["reason", "adverse_event"], 500),
        ("goal", &["text"], 500),
        ("override", &["item", "instead", "reason"], 500),
        ("judgement", &["reason"], 500),
    ];
    let decision = ("decision", &["reason"][..], 500);
    for (kind, names, most) in TEXTS.into_iter().chain([decision]) {
        for name in names {
            let check = |text: Value, expect| check(&with(&of_kind(kind), &format!("/{name}"), text), expect);
            check(json!("é".repeat(most)), true);
            for wrong in [
                json!("é".repeat(most + 1)),
                json!(""),
                json!("a\u{7f}"),
                json!("a\nb"),
                json!(5),
                json!(true),
            ] {
                check(wrong, false);
            }
        }
    }
}

#[test]
fn names_days_and_files() {
    let document = |field: &str, value: Value| {
        let mut entry = entry("e", of_kind("event"));
        entry[field] = value;
        case(json!([entry]))
    };
    for (field, longest) in [("id", 128), ("author", 200)] {
        check_document(&document(field, json!("é".repeat(longest))), true);
        for wrong in [
            json!("é".repeat(longest + 1)),
            json!(""),
            json!("a\u{7f}"),
            json!("a\nb"),
            json!(5),
            Value::Null,
        ] {
            check_document(&document(field, wrong), false);
        }
    }
    for day in [
        "2026-3-1",
        "01.03.2026",
        "2026-13-01",
        "2026-01-32",
        "20260301",
        "2026-03-01T00:00",
        "",
        "+002026-03-01",
    ] {
        check_document(&document("effective_at", json!(day)), false);
        check_document(&document("recorded_at", json!(day)), false);
        check(&json!({"kind": "person", "birth_date": day}), false);
        for (kind, field) in [
            ("clinical_finding", "/since"),
            ("strength", "/onset"),
            ("drug_treatment", "/review_on"),
            ("physical_therapy", "/review_on"),
            ("injection", "/review_on"),
            ("brace", "/review_on"),
            ("decision", "/review_on"),
        ] {
            check(&with(&of_kind(kind), field, json!(day)), false);
        }
    }
    check_document(&document("recorded_at", Value::Null), true);
    check_document(&document("recorded_at", json!("2026-03-02")), true);
    check_document(&document("supersedes", Value::Null), true);
    for name in ["..", "../a.json", "/etc/passwd", "a/b.json", "a\\b.json", "C:a.json", ".a", "", "a\u{0}"] {
        check(&json!({"kind": "film", "landmarks_file": name}), false);
    }
}

#[test]
fn the_document_around_the_entries() {
    let whole = case(json!([]));
    check_document(&whole, true);
    for pointer in ["/schema", "/entries"] {
        check_document(&without(&whole, pointer), false);
        check_document(&with(&whole, pointer, Value::Null), false);
    }
    for (source, expect) in
        [(json!("text"), true), (json!({"a": 1}), true), (json!(5), false), (json!(null), true)]
    {
        let mut document = whole.clone();
        document["source"] = source;
        check_document(&document, expect);
    }
    let valid = entry("e", of_kind("event"));
    for field in ["id", "effective_at", "author", "fact"] {
        check_document(&case(json!([without(&valid, &format!("/{field}"))])), false);
    }
    check_document(&case(json!([valid, 5])), false);
}

#[test]
fn landmarks_within_a_film_are_those_of_their_own_document() {
    for (site, expect) in [("knee.left", true), ("knee.both", false), ("L7.centroid", false)] {
        check(&with(&of_kind("film"), "/landmarks/landmarks/0/site", json!(site)), expect);
    }
    check(&with(&of_kind("film"), "/landmarks/schema", json!("upright.landmarks/2")), false);
}

#[test]
fn synthetic_cases_are_valid() {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../testdata/cases");
    for name in ["flatback", "contracture", "minimal"] {
        let text = std::fs::read_to_string(folder.join(format!("{name}.case.json"))).unwrap();
        let document: Value = serde_json::from_str(&text).unwrap();
        check_document(&document, true);
        let read = read_case(text.as_bytes()).unwrap();
        assert_eq!(read.ignored, [""; 0], "{name}");
        let films = read.case.entries().iter().filter(|entry| entry.fact.kind() == "film").count();
        assert_eq!(read.films.len(), films, "{name}");
        let written = upright_documents::write_case(&read).unwrap();
        check_document(&serde_json::from_str(&written).unwrap(), true);
    }
}
