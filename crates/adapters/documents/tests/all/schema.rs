//! The JSON Schemas say what the code does.

use serde_json::{Value, json};
use upright_anatomy::{LandmarkSet, Numbering, Posture, Site};
use upright_documents::{
    LANDMARKS_SCHEMA, PROFILE_SCHEMA, ProfileDocument, ProfileOrigin, Software, read_landmarks,
    write_landmarks,
};
use upright_evidence::{FilmQuality, settings};
use upright_measurement::Profile;

fn schema(text: &str) -> jsonschema::Validator {
    jsonschema::validator_for(&serde_json::from_str(text).unwrap()).unwrap()
}

fn document(frame: Value, landmarks: Value) -> Value {
    json!({"schema": "upright.landmarks/1", "frame": frame, "landmarks": landmarks})
}

fn one(site: &str) -> Value {
    document(json!({"kind": "patient"}), json!([{"site": site, "x": 1, "y": 2}]))
}

/// Schema and reader agree on `document`.
fn check(document: &Value, expect: bool) {
    let by_schema = schema(LANDMARKS_SCHEMA).is_valid(document);
    let by_reader = read_landmarks(document.to_string().as_bytes());
    assert_eq!((by_schema, by_reader.is_ok()), (expect, expect), "{document}: {:?}", by_reader.err());
}

#[test]
fn every_site_and_no_other() {
    for site in Site::all() {
        check(&one(&site.to_string()), true);
    }
    for site in [
        "C2.superior.anterior",
        "S1.inferior.anterior",
        "C1.centroid",
        "L7.centroid",
        "T14.centroid",
        "knee.both",
        "brow.left",
        "",
    ] {
        check(&one(site), false);
    }
}

#[test]
fn frames_words_and_numbers() {
    let film = json!({"kind": "image", "columns": 10, "rows": 20, "facing": "left"});
    let brow = json!([{"site": "brow", "x": 1, "y": 2}]);
    check(&document(film.clone(), brow.clone()), true);
    let mut nameless = film.clone();
    nameless.as_object_mut().unwrap().remove("kind");
    check(&document(nameless, brow.clone()), false);
    let mut changes = vec![
        ("columns", json!(0)),
        ("columns", json!(1.5)),
        ("facing", json!("front")),
        ("calibration", json!("guess")),
        ("spacing_mm", json!({"row": 0.1})),
        ("spacing_mm", json!({"row": 0.1, "column": -0.1})),
    ];
    for (field, value) in changes.drain(..) {
        let mut film = film.clone();
        film[field] = value;
        check(&document(film, brow.clone()), false);
    }
    check(&document(json!({"kind": "patient", "facing": "left"}), brow.clone()), false);
    let nulls =
        json!({"kind": "patient", "facing": null, "columns": null, "spacing_mm": null, "calibration": null});
    check(&document(nulls, brow.clone()), true);
    let line = json!({"from": {"x": 1, "y": 2}, "to": {"x": 1, "y": 12}, "length_mm": 2});
    let ball = json!({"outline": [{"x": 1, "y": 2}, {"x": 3, "y": 2}, {"x": 2, "y": 3}, {"x": 2, "y": 1}], "diameter_mm": 1});
    for (field, object, size) in [("known_line", &line, "length_mm"), ("known_ball", &ball, "diameter_mm")] {
        let with = |object: Value| {
            let mut film = film.clone();
            film[field] = object;
            document(film, brow.clone())
        };
        check(&with(object.clone()), true);
        for wrong in [json!(0), json!(-1), json!("1"), Value::Null] {
            let mut object = object.clone();
            object[size] = wrong;
            check(&with(object), false);
        }
        check(&document(json!({"kind": "patient", field: object}), brow.clone()), false);
    }
    let mut both = film.clone();
    (both["known_line"], both["known_ball"]) = (line, ball);
    check(&document(both, brow.clone()), false);
    check(
        &document(json!({"kind": "image", "columns": 10.0, "rows": 20, "facing": "left"}), brow.clone()),
        true,
    );
    for spacing in [0.0005, 11.0] {
        let mut film = film.clone();
        film["spacing_mm"] = json!({"row": spacing, "column": 0.1});
        check(&document(film, brow.clone()), false);
    }
    for (source, expect) in
        [(json!("text"), true), (json!({"a": 1}), true), (json!(5), false), (json!(null), true)]
    {
        let mut document = one("brow");
        document["source"] = source;
        check(&document, expect);
    }
    check(&document(film.clone(), json!([])), false);
    check(&document(film.clone(), json!([{"site": "brow", "x": 1e7, "y": 2}])), false);
    check(&document(film, json!([{"site": "knee", "x": 1, "y": 2, "radius": 0}])), false);
}

#[test]
fn every_posture_calibration_and_numbering() {
    for posture in Posture::ALL {
        let mut document = one("brow");
        document["posture"] = json!(posture.name());
        check(&document, true);
    }
    for calibration in upright_anatomy::Calibration::ALL {
        let frame = json!({"kind": "patient", "calibration": calibration.name()});
        check(&document(frame, json!([{"site": "brow", "x": 1, "y": 2}])), true);
    }
    for (thoracic, lumbar) in [(11, 5), (13, 6), (10, 5), (12, 7)] {
        let mut document = one("brow");
        document["numbering"] = json!({"thoracic": thoracic, "lumbar": lumbar});
        check(&document, Numbering::new(thoracic, lumbar).is_ok());
    }
}

fn flatback() -> LandmarkSet {
    let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("../../../testdata/landmarks/flatback-six-lumbar.json");
    read_landmarks(&std::fs::read(path).unwrap()).unwrap().set
}

#[test]
fn written_documents_are_valid() {
    let set = flatback();
    let written: Value = serde_json::from_str(&write_landmarks(&set, Some("a reader"), None)).unwrap();
    check(&written, true);
    for draws in [0, 50] {
        let settings = settings(FilmQuality::Clear, draws, 1);
        let software = Software {
            name: "upright",
            version: "0",
            evidence: "0",
            seed: 1,
            draws,
            landmark_error: "clear",
        };
        let origin = ProfileOrigin { software: &software, source: "flatback", film: None, notes: &[] };
        let read = read_landmarks(written.to_string().as_bytes()).unwrap();
        let profile = Profile::of(&read.set, &settings);
        assert!(!profile.alternatives.is_empty() && !profile.omitted.is_empty());
        let json = serde_json::to_value(ProfileDocument::new(origin, &read, &profile)).unwrap();
        let schema = schema(PROFILE_SCHEMA);
        let problems: Vec<String> = schema.iter_errors(&json).map(|error| error.to_string()).collect();
        assert_eq!(problems, [""; 0]);
    }
}
