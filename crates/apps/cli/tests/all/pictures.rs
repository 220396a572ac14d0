//! Films and their annotated pictures.

use crate::program::{FLATBACK, document, upright, written};
use image::{GrayImage, Luma};
use serde_json::{Value, json};
use std::path::Path;

/// A film that looks like nothing but has the right size, and landmarks placed on it.
fn film(folder: &Path) -> (String, String) {
    let mut document = document(FLATBACK);
    let (columns, rows) = (750_u32, 2000_u32);
    document["frame"]["columns"] = json!(columns);
    document["frame"]["rows"] = json!(rows);
    document["frame"]["spacing_mm"] = json!({"row": 0.8, "column": 0.8});
    for landmark in document["landmarks"].as_array_mut().unwrap() {
        for axis in ["x", "y"] {
            landmark[axis] = json!(landmark[axis].as_f64().unwrap() / 4.0);
        }
    }
    let picture = GrayImage::from_fn(columns, rows, |x, y| Luma([((x / 3 + y / 5) % 200) as u8]));
    let path = folder.join("film.png");
    picture.save(&path).unwrap();
    (path.to_str().unwrap().to_owned(), written(folder, "landmarks.json", &document))
}

pub(crate) fn mirrored(document: &Value) -> Value {
    let mut document = document.clone();
    let columns = document["frame"]["columns"].as_f64().unwrap();
    let facing = if document["frame"]["facing"] == "left" { "right" } else { "left" };
    document["frame"]["facing"] = json!(facing);
    for landmark in document["landmarks"].as_array_mut().unwrap() {
        landmark["x"] = json!(columns - landmark["x"].as_f64().unwrap());
    }
    document
}

#[test]
fn the_construction_is_drawn_beside_the_untouched_film() {
    let folder = tempfile::tempdir().unwrap();
    let (film, landmarks) = film(folder.path());
    let overlay = folder.path().join("annotated.png");
    let answer =
        upright(&["measure", &film, "--landmarks", &landmarks, "--overlay", overlay.to_str().unwrap()]);
    assert_eq!(answer.code, 0, "{}", answer.stderr);
    assert!(answer.text().starts_with(&format!("{film}, landmarks {landmarks}")));
    let (film, drawn) =
        (image::open(&film).unwrap().into_luma8(), image::open(&overlay).unwrap().into_rgb8());
    assert!(drawn.width() > film.width() && drawn.height() == film.height());
    let same = |x: u32, y: u32| drawn.get_pixel(x, y).0 == [film.get_pixel(x, y).0[0]; 3];
    assert!((20..700).all(|x| same(x, 30)), "nothing is drawn above the head");
    let orange = drawn.pixels().filter(|pixel| pixel.0 == [0xe6, 0x9f, 0x00]).count();
    assert!(orange > 500, "the pelvis is drawn: {orange}");
}

#[test]
fn svg_embeds_the_film_and_carries_the_numbers() {
    let folder = tempfile::tempdir().unwrap();
    let (film, landmarks) = film(folder.path());
    let overlay = folder.path().join("annotated.svg");
    let arguments = [
        "measure",
        &film,
        "--landmarks",
        &landmarks,
        "--overlay",
        overlay.to_str().unwrap(),
        "--draw",
        "PI,GT",
    ];
    assert_eq!(upright(&arguments).code, 0);
    let svg = std::fs::read_to_string(overlay).unwrap();
    for part in [
        "data:image/png;base64,",
        "PI 56.0°",
        "GT 46.0°",
        "posture standing · facing right",
        "Research use. Not a medical device.",
    ] {
        assert!(svg.contains(part), "{part}");
    }
    assert!(!svg.contains("SVA 134"), "SVA was not asked for on the film");
}

#[test]
fn a_document_alone_is_drawn_too() {
    let folder = tempfile::tempdir().unwrap();
    for frame in [
        json!({"kind": "patient"}),
        json!({"kind": "image", "columns": 4_000_000_000_u32, "rows": 4_000_000_000_u32, "facing": "left"}),
    ] {
        let document = json!({"schema": "upright.landmarks/1", "frame": frame, "landmarks": [{"site": "brow", "x": 5, "y": 5}]});
        let path = written(folder.path(), "one.json", &document);
        let overlay = folder.path().join("one.png");
        let answer = upright(&["measure", &path, "--overlay", overlay.to_str().unwrap()]);
        assert_eq!(answer.code, 0, "{}", answer.stderr);
        assert!(image::open(&overlay).unwrap().width() < 6000);
    }
}

#[test]
fn a_film_of_another_size_and_an_overwritten_input_are_refused() {
    let folder = tempfile::tempdir().unwrap();
    let (film, landmarks) = film(folder.path());
    let answer = upright(&["measure", &film, "--landmarks", FLATBACK]);
    assert_eq!(answer.code, 1);
    assert!(answer.stderr.contains(
        "the film has 750 columns and 2000 rows, but the landmarks were placed on 3000 columns and 8000 rows"
    ));
    let before = std::fs::read(&film).unwrap();
    let answer = upright(&["measure", &film, "--landmarks", &landmarks, "--overlay", &film]);
    assert_eq!((answer.code, std::fs::read(&film).unwrap() == before), (1, true));
    assert!(answer.stderr.contains("would overwrite an input"));
}

#[test]
fn the_mirrored_film_gives_the_same_numbers() {
    let folder = tempfile::tempdir().unwrap();
    let right = upright(&["measure", FLATBACK, "--format", "json", "--draws", "200"]).json();
    let path = written(folder.path(), "mirrored.json", &mirrored(&document(FLATBACK)));
    let left = upright(&["measure", &path, "--format", "json", "--draws", "200"]).json();
    assert_eq!(left["facing"], "left");
    assert_same(&left, &right);
}

/// Equal but for the last bits: the mirrored coordinates are other numbers.
pub(crate) fn assert_same(left: &Value, right: &Value) {
    let records = |profile: &Value| profile["measured"].as_array().unwrap().clone();
    assert_eq!(records(left).len(), records(right).len());
    for (left, right) in records(left).iter().zip(&records(right)) {
        assert_eq!((&left["code"], &left["landmarks"]), (&right["code"], &right["landmarks"]));
        for (left, right) in [
            (&left["value"], &right["value"]),
            (&left["interval"]["low"], &right["interval"]["low"]),
            (&left["interval"]["high"], &right["interval"]["high"]),
        ] {
            let (left, right) = (left.as_f64().unwrap(), right.as_f64().unwrap());
            assert!((left - right).abs() < 1e-8, "{left} {right}");
        }
    }
}
