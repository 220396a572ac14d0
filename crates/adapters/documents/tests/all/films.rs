//! A document for a film that is given: what it leaves out, and what it says against the film.

use serde_json::{Value, json};
use upright_anatomy::{
    Calibration, Facing, FilmFacts, FilmMismatch, Frame, ImageFrame, PixelSpacing, Posture,
};
use upright_documents::{DocumentError, LandmarkDocument, ScaleFrom, read_landmarks, read_landmarks_on};

fn film() -> FilmFacts {
    FilmFacts {
        columns: 3000,
        rows: 8000,
        spacing: PixelSpacing::new(0.2, 0.1).ok(),
        calibration: Calibration::Geometry,
        facing: Some(Facing::Left),
        posture: Some(Posture::Standing),
    }
}

fn document(frame: &Value) -> Vec<u8> {
    let landmarks = json!([{"site": "brow", "x": 1, "y": 2}]);
    json!({"schema": "upright.landmarks/1", "frame": frame, "landmarks": landmarks}).to_string().into_bytes()
}

fn read(frame: &Value, film: &FilmFacts) -> (LandmarkDocument, ImageFrame) {
    let read = read_landmarks_on(&document(frame), film).unwrap();
    let Frame::Image(image) = *read.set.frame() else { panic!("a film") };
    (read, image)
}

fn codes(read: &LandmarkDocument) -> Vec<&'static str> {
    read.notes.iter().map(|note| note.code).collect()
}

#[test]
fn what_the_document_leaves_out_comes_from_the_film() {
    let (read, image) = read(&json!({"kind": "image"}), &film());
    assert_eq!((image.columns, image.rows, image.facing), (3000, 8000, Facing::Left));
    assert_eq!((image.spacing, image.calibration), (film().spacing, Calibration::Geometry));
    assert_eq!(
        (read.set.posture(), read.scale_from, codes(&read)),
        (Posture::Standing, ScaleFrom::Film, vec![])
    );
}

#[test]
fn where_both_speak_the_document_is_followed_and_that_is_said() {
    let spacing = json!({"row": 0.3, "column": 0.3});
    let (found, image) = read(&json!({"kind": "image", "facing": "right", "spacing_mm": spacing}), &film());
    assert_eq!((image.facing, image.calibration), (Facing::Right, Calibration::Unknown));
    assert_eq!(codes(&found), ["facing_overridden", "spacing_overridden"]);
    assert_eq!(
        found.notes[1].message,
        "spacing is 0.3000 \\ 0.3000 mm (unknown) by the landmark document; the film says 0.2000 \\ 0.1000 mm (geometry); they differ 3.0 times: is one of them in another unit?"
    );
    let (found, image) = read(&json!({"kind": "image", "calibration": "none"}), &film());
    assert_eq!((image.spacing, image.calibration), (film().spacing, Calibration::None));
    assert_eq!((codes(&found), found.scale_from), (vec!["spacing_overridden"], ScaleFrom::Film));
    let same = json!({"kind": "image", "facing": "left", "spacing_mm": {"row": 0.2, "column": 0.1}, "calibration": "geometry"});
    assert_eq!(codes(&read(&same, &film()).0), [""; 0], "agreement is no override");
}

#[test]
fn a_thing_of_known_size_is_seen_in_pixels_of_the_films_shape() {
    let line =
        json!({"from": {"x": 0, "y": 0}, "to": {"x": 1000, "y": 0}, "length_mm": 90, "by": "reader A"});
    let (found, image) = read(&json!({"kind": "image", "known_line": line}), &film());
    let spacing = image.spacing.unwrap();
    assert!((spacing.column() - 0.09).abs() < 1e-12 && (spacing.row() - 0.18).abs() < 1e-12, "{spacing:?}");
    let expect = vec!["spacing_overridden", "known_object_depth"];
    assert_eq!((image.calibration, codes(&found)), (Calibration::UserLine, expect));
    assert_eq!(found.user_calibration.unwrap().by.as_deref(), Some("reader A"));
}

#[test]
fn a_thing_of_known_size_beside_another_spacing_is_said() {
    let line = json!({"from": {"x": 0, "y": 0}, "to": {"x": 0, "y": 1000}, "length_mm": 100});
    let with =
        |row: f64| json!({"kind": "image", "known_line": line, "spacing_mm": {"row": row, "column": row}});
    let bare = FilmFacts { spacing: None, calibration: Calibration::None, ..film() };
    assert_eq!(codes(&read(&with(0.1), &bare).0), ["known_object_depth"]);
    assert_eq!(codes(&read(&with(0.3), &bare).0), ["known_object_depth", "spacings_disagree"]);
}

#[test]
fn a_thing_of_known_size_that_was_marked_badly_is_said() {
    let line = |x: f64, length: f64, mm: f64| json!({"kind": "image", "known_line": {"from": {"x": x, "y": 5}, "to": {"x": x, "y": 5.0 + length}, "length_mm": mm}});
    let good = read(&line(9.0, 500.0, 100.0), &film()).0;
    assert_eq!(codes(&good), ["spacing_overridden", "known_object_depth"]);
    let outside = read(&line(-9.0, 500.0, 100.0), &film()).0;
    assert_eq!(codes(&outside).last(), Some(&"known_object_outside"));
    let small = read(&line(9.0, 20.0, 4.0), &film()).0;
    assert_eq!(codes(&small).last(), Some(&"known_object_small"));
    let message = &small.notes.last().unwrap().message;
    assert!(message.contains("20 pixels") && message.contains("by 5 %"), "{message}");
}

#[test]
fn the_spacing_and_who_said_it_in_words() {
    let words = |frame: &Value| read(frame, &film()).0.spacing_in_words().unwrap();
    assert_eq!(words(&json!({"kind": "image"})), "spacing 0.2000 \\ 0.1000 mm from the film");
    let withheld = json!({"kind": "image", "calibration": "none"});
    assert_eq!(words(&withheld), "pixels 0.500 times as wide as high");
    let weaker = json!({"kind": "image", "calibration": "unknown"});
    assert_eq!(words(&weaker), "spacing 0.2000 \\ 0.1000 mm from the film");
    let stated = json!({"kind": "image", "spacing_mm": {"row": 0.3, "column": 0.3}});
    assert_eq!(words(&stated), "spacing 0.3000 \\ 0.3000 mm from the landmark document");
    let line =
        json!({"from": {"x": 0, "y": 0}, "to": {"x": 0, "y": 1000}, "length_mm": 100, "by": "reader A"});
    let marked = json!({"kind": "image", "known_line": line});
    assert_eq!(words(&marked), "spacing 0.1000 \\ 0.0500 mm from a line of 100.0 mm by reader A");
}

#[test]
fn a_fiducial_that_the_document_states_is_true_at_its_depth_only() {
    let spacing = json!({"row": 0.3, "column": 0.3});
    let stated = json!({"kind": "image", "spacing_mm": spacing, "calibration": "fiducial"});
    assert_eq!(codes(&read(&stated, &film()).0), ["spacing_overridden", "fiducial_depth"]);
}

#[test]
fn a_posture_can_be_withdrawn() {
    let landmarks = json!([{"site": "brow", "x": 1, "y": 2}]);
    let document = json!({"schema": "upright.landmarks/1", "posture": "unknown", "frame": {"kind": "image"}, "landmarks": landmarks});
    let found = read_landmarks_on(document.to_string().as_bytes(), &film()).unwrap();
    assert_eq!((found.set.posture(), codes(&found)), (Posture::Unknown, vec!["posture_overridden"]));
}

/// One bends standing, sitting or lying: no header contradicts that.
#[test]
fn a_film_is_said_to_be_bent_by_whoever_reads_it() {
    let landmarks = json!([{"site": "brow", "x": 1, "y": 2}]);
    let read = |posture: &str, film: &FilmFacts| {
        let document = json!({"schema": "upright.landmarks/1", "posture": posture, "frame": {"kind": "image"}, "landmarks": landmarks});
        let found = read_landmarks_on(document.to_string().as_bytes(), film).unwrap();
        (found.set.posture(), codes(&found))
    };
    assert_eq!(read("bent_forwards", &film()), (Posture::BentForwards, vec![]));
    let bent = FilmFacts { posture: Some(Posture::BentForwards), ..film() };
    assert_eq!(read("bent_forwards", &bent), (Posture::BentForwards, vec![]));
    for other in ["bent_backwards", "standing"] {
        assert_eq!(read(other, &bent).1, ["posture_overridden"], "{other}");
    }
}

#[test]
fn what_neither_says_is_asked_for() {
    let silent =
        FilmFacts { facing: None, posture: None, spacing: None, calibration: Calibration::None, ..film() };
    let error = read_landmarks_on(&document(&json!({"kind": "image"})), &silent).unwrap_err();
    assert!(error.to_string().contains("the film does not say it either"), "{error}");
    let error = read_landmarks(&document(&json!({"kind": "image", "columns": 1, "rows": 1}))).unwrap_err();
    assert!(matches!(error, DocumentError::FrameField { field: "facing", .. }));
    for field in ["columns", "rows"] {
        let mut frame = json!({"kind": "image", "columns": 1, "rows": 1, "facing": "left"});
        frame.as_object_mut().unwrap().remove(field);
        let error = read_landmarks(&document(&frame)).unwrap_err();
        assert!(matches!(error, DocumentError::FrameField { field: found, .. } if found == field));
    }
    let (found, image) = read(&json!({"kind": "image", "facing": "right"}), &silent);
    assert_eq!(
        (image.spacing, found.scale_from, found.set.posture()),
        (None, ScaleFrom::Nobody, Posture::Unknown)
    );
}

#[test]
fn another_film_and_no_film_at_all_are_refused() {
    let error = read_landmarks_on(&document(&json!({"kind": "image", "columns": 30})), &film()).unwrap_err();
    assert!(matches!(
        error,
        DocumentError::OtherFilm(FilmMismatch::OtherSize { columns: 3000, marked_columns: 30, .. })
    ));
    let error = read_landmarks_on(&document(&json!({"kind": "patient"})), &film()).unwrap_err();
    assert!(matches!(error, DocumentError::OtherFilm(FilmMismatch::NotInPixels)));
    let line = json!({"from": {"x": 0, "y": 0}, "to": {"x": 0, "y": 0}, "length_mm": 90});
    let error =
        read_landmarks_on(&document(&json!({"kind": "image", "known_line": line})), &film()).unwrap_err();
    assert_eq!(error.to_string(), "frame.known_line: its two ends coincide");
    let contradiction = json!({"kind": "image", "known_line": line, "calibration": "fiducial"});
    let error = read_landmarks_on(&document(&contradiction), &film()).unwrap_err();
    assert!(matches!(error, DocumentError::TwoCalibrations(_)));
}
