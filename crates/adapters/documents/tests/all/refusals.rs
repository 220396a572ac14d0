//! What is refused, and in which words.

use upright_documents::read_landmarks;

/// A document that is right but for `change`, a piece of text replaced.
fn changed(from: &str, to: &str) -> String {
    let right = r#"{"schema": "upright.landmarks/1",
        "frame": {"kind": "image", "columns": 2400, "rows": 7200,
                  "spacing_mm": {"row": 0.143, "column": 0.143}, "calibration": "fiducial", "facing": "right"},
        "projection": "lateral", "posture": "standing", "numbering": {"thoracic": 12, "lumbar": 5},
        "landmarks": [
          {"site": "S1.superior.anterior", "x": 1225.9, "y": 2428.5, "confirmed": true},
          {"site": "S1.superior.posterior", "x": 1025.9, "y": 2300.5},
          {"site": "femoral_head.left", "x": 1472.0, "y": 2986.0, "radius": 165.0}]}"#;
    assert!(read_landmarks(right.as_bytes()).is_ok());
    assert!(right.contains(from), "{from}");
    right.replace(from, to)
}

fn check(from: &str, to: &str, expect: &str) {
    let message = read_landmarks(changed(from, to).as_bytes()).unwrap_err().to_string();
    assert!(message.contains(expect), "{message}");
}

#[test]
fn names_the_problem_its_place_and_the_remedy() {
    check(
        "\"x\": 1225.9",
        "\"x\": \"left\"",
        "at landmarks[0].x: invalid type: string \"left\", expected a number",
    );
    check("\"x\": 1225.9", "\"x\": 1e999", "not JSON: number out of range");
    check("\"x\": 1225.9,", "", "at landmarks[0]: \"x\" is missing; every landmark has");
    check("\"x\": 1225.9", "\"x\": 1e300", "S1.superior.anterior lies at");
    check(
        "femoral_head.left",
        "femoral_head.lft",
        "landmarks[2].site: no landmark site is called \"femoral_head.lft\"; did you mean \"femoral_head.left\"?",
    );
    check("femoral_head.left", "hip", "no landmark site is called \"hip\"");
    check("femoral_head.left", "S1.superior.posterior", "S1.superior.posterior is given twice");
    check(
        "landmarks/1",
        "landmarks/2",
        "the schema is \"upright.landmarks/2\"; this version reads \"upright.landmarks/1\"",
    );
    check("\"schema\": \"upright.landmarks/1\",", "", "the document has no \"schema\"");
    check("\"rows\": 7200,", "", "frame.rows is missing: give the height");
    check("\"rows\": 7200", "\"rows\": -1", "at frame.rows: -1 is no whole number");
    check("\"rows\": 7200", "\"rows\": 0", "must be above zero");
    check(", \"facing\": \"right\"", "", "frame.facing is missing: give \"left\" or \"right\"");
    check(
        "\"facing\": \"right\"",
        "\"facing\": \"up\"",
        "frame.facing is \"up\"; this version knows left, right",
    );
    check(
        "\"row\": 0.143",
        "\"row\": 0",
        "both must be from 0.001 to 10 mm; leave it out for an uncalibrated film",
    );
    check("fiducial", "guess", "frame.calibration is \"guess\"; this version knows fiducial, user_line");
    check(
        "\"standing\"",
        "\"leaning\"",
        "posture is \"leaning\"; this version knows standing, standing_extended",
    );
    check("\"lateral\"", "\"ap\"", "projection is \"ap\"; this version knows lateral");
    check("\"lumbar\": 5", "\"lumbar\": 8", "4 to 6 lumbar");
    check("\"image\"", "\"patient\"", "frame.columns has no meaning in a frame of kind \"patient\"");
    check("\"radius\": 165.0", "\"radius\": 0", "radius 0; a radius must be");
    check("1025.9", "1425.9", "the slope of S1 superior endplate lies beyond ±90°");
    check(
        "\"x\": 1025.9, \"y\": 2300.5",
        "\"x\": 1225.9, \"y\": 2429.0",
        "apart; an endplate needs at least 0.1 mm",
    );
}

#[test]
fn an_array_is_no_object_and_another_vertebra_is_no_suggestion() {
    check("S1.superior.posterior", "S1.inferior.posterior", "did you mean \"S1.superior.posterior\"?");
    check("S1.superior.posterior", "L5.sup.post", "a site reads like \"L5.superior.posterior\"");
    check(
        "{\"row\": 0.143, \"column\": 0.143}",
        "[0.143, 0.143]",
        "at frame.spacing_mm: invalid type: sequence, expected an object",
    );
    check(
        "{\"thoracic\": 12, \"lumbar\": 5}",
        "[12, 5]",
        "at numbering: invalid type: sequence, expected an object",
    );
    let head = "{\"site\": \"femoral_head.left\", \"x\": 1472.0, \"y\": 2986.0, \"radius\": 165.0}";
    check(head, "[\"brow\", 1, 2]", "at landmarks[2]: invalid type: sequence, expected an object");
}

#[test]
fn other_text_is_not_json() {
    for text in ["", "PI 52", "[", "{\"schema\": \"upright.landmarks/1\"} {}", "\u{0}"] {
        let message = read_landmarks(text.as_bytes()).unwrap_err().to_string();
        assert!(message.starts_with("not JSON") || message.starts_with("at the top"), "{text:?}: {message}");
    }
    assert!(read_landmarks(b"[]").unwrap_err().to_string().contains("at the top"));
}

#[test]
fn the_error_of_another_version_comes_before_its_other_shape() {
    let future = br#"{"schema": "upright.landmarks/9", "points": 3}"#;
    assert!(read_landmarks(future).unwrap_err().to_string().contains("landmarks/9"));
}

#[test]
fn fields_of_later_versions_are_reported_and_not_used() {
    let document =
        changed("\"projection\"", "\"spacing\": 0.1, \"projection\"").replace("\"radius\"", "\"diameter\"");
    let read = read_landmarks(document.as_bytes()).unwrap();
    assert_eq!(read.ignored, ["spacing", "landmarks[2].diameter"]);
    let read = read_landmarks(changed("\"confirmed\": true", "\"radius\": 3").as_bytes()).unwrap();
    assert_eq!(read.ignored, ["radius of S1.superior.anterior"]);
}

#[test]
fn a_source_is_kept_whatever_its_form() {
    let source = |json: &str| {
        let document = changed("\"projection\"", &format!("\"source\": {json}, \"projection\""));
        read_landmarks(document.as_bytes()).unwrap().source.unwrap()
    };
    assert_eq!(source("\"reader A\""), "reader A");
    assert_eq!(source("{\"description\": \"reader B\", \"at\": 1}"), "reader B");
    assert_eq!(source("{\"reader\": \"C\"}"), "{\"reader\":\"C\"}");
}

#[test]
fn a_byte_order_mark_is_no_obstacle() {
    let document = format!("\u{feff}{}", changed("lateral", "lateral"));
    assert!(read_landmarks(document.as_bytes()).is_ok());
}
