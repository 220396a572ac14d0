//! A written document reads back as it was.

use upright_anatomy::Frame;
use upright_documents::{read_landmarks, write_landmarks};

fn check(document: &str) {
    let read = read_landmarks(document.as_bytes()).unwrap();
    let written = write_landmarks(&read.set, read.source.as_deref(), read.user_calibration.as_ref());
    let again = read_landmarks(written.as_bytes()).unwrap();
    assert_eq!(again.set.landmarks(), read.set.landmarks());
    assert_eq!(again.set.frame(), read.set.frame());
    assert_eq!((again.set.posture(), again.set.numbering()), (read.set.posture(), read.set.numbering()));
    assert_eq!(again.source, read.source);
    assert_eq!(again.ignored, [""; 0]);
}

#[test]
fn image_and_patient_frames() {
    check(
        r#"{"schema": "upright.landmarks/1", "source": "a reader", "posture": "supine",
            "frame": {"kind": "image", "columns": 10, "rows": 20, "spacing_mm": {"row": 0.1, "column": 0.30000000000000004},
                      "calibration": "ermf", "facing": "left"},
            "landmarks": [{"site": "L6.centroid", "x": 0.1, "y": 1e-7, "confirmed": false},
                          {"site": "femoral_head", "x": 3, "y": 4, "radius": 5}]}"#,
    );
    check(
        r#"{"schema": "upright.landmarks/1", "landmarks": [{"site": "chin", "x": 1, "y": 2}],
            "frame": {"kind": "image", "columns": 10, "rows": 20, "facing": "left",
                      "known_line": {"from": {"x": 1, "y": 1}, "to": {"x": 1, "y": 9}, "length_mm": 2, "by": "reader A"}}}"#,
    );
    check(
        r#"{"schema": "upright.landmarks/1", "frame": {"kind": "patient"}, "numbering": {"thoracic": 11, "lumbar": 5},
            "landmarks": [{"site": "chin", "x": -0.0, "y": 123456.789}]}"#,
    );
}

#[test]
fn millimetres_without_statement_are_of_unknown_calibration() {
    let patient = r#"{"schema": "upright.landmarks/1", "frame": {"kind": "patient"},
        "landmarks": [{"site": "chin", "x": 0, "y": 0}]}"#;
    let set = read_landmarks(patient.as_bytes()).unwrap().set;
    assert!(matches!(set.frame(), Frame::Patient { calibration: upright_anatomy::Calibration::Unknown }));
}
