//! The JSON Schema says what the reader does.

use super::{case, entry, every_kind, landmarks};
use jsonschema::{Registry, Validator};
use serde_json::{Value, json};
use std::sync::LazyLock;
use upright_anatomy::Level;
use upright_casefile::{
    Arms, Condition, Event, ExtensionLimit, FrailtyIndex, Instrument, Mobility, Presence, Sex, Support,
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

/// Schema and reader agree on `document`.
fn check_document(document: &Value, expect: bool) {
    let file = |_: &str| Ok(landmarks().to_string().into_bytes());
    let by_reader = read_case_with(document.to_string().as_bytes(), file);
    let problems: Vec<String> = SCHEMA.iter_errors(document).map(|error| error.to_string()).collect();
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
    for bare in ["person", "previous_fusion", "joint_examination", "coronal", "function"] {
        check(&json!({"kind": bare}), true);
    }
}

/// Every field of every kind: whether it may be missing, and that it may be null exactly where it may be missing.
#[test]
fn every_field_missing_null_and_of_a_wrong_type() {
    const NEEDED: [&str; 12] = [
        "instrument",
        "score",
        "upper",
        "lower",
        "mobility",
        "condition",
        "presence",
        "event",
        "level",
        "value",
        "index",
        "kind",
    ];
    // Of these one must be there, whichever it is.
    const ONE_OF: [&str; 4] = ["landmarks", "t_score", "vitamin_d_ng_ml", "hounsfield"];
    for fact in every_kind() {
        for pointer in fields(&fact, "") {
            let name = pointer.rsplit('/').next().unwrap();
            if name == "kind" {
                continue;
            }
            let may_lack = !NEEDED.contains(&name) && !ONE_OF.contains(&name);
            check(&without(&fact, &pointer), may_lack);
            check(&with(&fact, &pointer, Value::Null), may_lack);
            check(&with(&fact, &pointer, json!([[1]])), false);
        }
    }
}

/// Pointers to the fields of objects, landmark documents left out.
fn fields(value: &Value, at: &str) -> Vec<String> {
    let below = |(name, value): (String, &Value)| {
        let pointer = format!("{at}/{name}");
        let inner = if name == "landmarks" { Vec::new() } else { fields(value, &pointer) };
        (if value.is_null() || at.ends_with("segments") || at.ends_with("limits") {
            None
        } else {
            Some(pointer)
        })
        .into_iter()
        .chain(inner)
        .collect::<Vec<_>>()
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

#[test]
fn every_word_and_no_other() {
    let words: Vec<(Value, &str, Vec<&'static str>)> = vec![
        (of_kind("person"), "/sex", Sex::ALL.iter().map(|one| one.name()).collect()),
        (of_kind("film"), "/conditions/arms", Arms::ALL.iter().map(|one| one.name()).collect()),
        (of_kind("film"), "/conditions/support", Support::ALL.iter().map(|one| one.name()).collect()),
        (of_kind("film"), "/conditions/limits/0", ExtensionLimit::ALL.iter().map(|one| one.name()).collect()),
        (
            of_kind("previous_fusion"),
            "/segments/0/mobility",
            Mobility::ALL.iter().map(|one| one.name()).collect(),
        ),
        (of_kind("comorbidity"), "/condition", Condition::ALL.iter().map(|one| one.name()).collect()),
        (of_kind("comorbidity"), "/presence", Presence::ALL.iter().map(|one| one.name()).collect()),
        (of_kind("event"), "/event", Event::ALL.iter().map(|one| one.name()).collect()),
        (bone("hounsfield"), "/hounsfield/level", Level::ALL.iter().map(|one| one.name()).collect()),
        (of_kind("frailty"), "/index", FrailtyIndex::ALL.iter().map(|one| one.name()).collect()),
    ];
    for (fact, pointer, all) in words {
        for word in all {
            // Twice the same limit is refused.
            let fact = if pointer.contains("limits") {
                with(&fact, "/conditions/limits", json!([""]))
            } else {
                fact.clone()
            };
            check(&with(&fact, pointer, json!(word)), true);
            check(&with(&fact, pointer, json!(word.to_uppercase() + "_")), false);
        }
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
