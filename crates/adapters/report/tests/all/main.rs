//! Annotated films.

#![allow(missing_docs, reason = "tests")]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing, reason = "tests")]

use std::path::Path;
use upright_anatomy::LandmarkSet;
use upright_documents::{INTENDED_USE, read_landmarks};
use upright_evidence::{FilmQuality, settings};
use upright_imaging::Grey;
use upright_measurement::{ParameterId, Profile, UNVERIFIED_NOTE};
use upright_report::{Caption, Drawing, DrawingError};

fn measured(document: &str) -> (LandmarkSet, Profile) {
    let settings = settings(FilmQuality::Clear, 0, 1);
    let set = read_landmarks(document.as_bytes()).unwrap().set;
    let profile = Profile::of(&set, &settings);
    (set, profile)
}

fn flatback() -> (LandmarkSet, Profile) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../testdata/landmarks/flatback.json");
    measured(&std::fs::read_to_string(path).unwrap())
}

fn film(columns: u32, rows: u32) -> Grey {
    Grey::new(columns, rows, vec![90; columns as usize * rows as usize]).unwrap()
}

/// The numbers after ` y="` of every text, and the picture's height.
fn text_heights(svg: &str) -> (Vec<f64>, f64) {
    let number = |text: &str| text.split('"').next().unwrap().parse::<f64>().unwrap();
    let heights = svg.split("<text ").skip(1).map(|text| number(text.split(" y=\"").nth(1).unwrap()));
    (heights.collect(), number(svg.split(" height=\"").nth(1).unwrap()))
}

#[test]
fn every_parameter_can_be_drawn_and_carries_its_label_and_value() {
    let (set, profile) = flatback();
    let all: Vec<ParameterId> = ParameterId::all().collect();
    let svg = Drawing::new(None, &set, &profile, &Caption::default(), Some(&all)).unwrap().svg().unwrap();
    for record in &profile.measured {
        let parameter = record.parameter.parameter();
        let label = format!(">{} {}{}<", parameter.abbreviation, record.value, parameter.mark());
        assert!(svg.contains(&label), "{label}");
    }
    let (heights, height) = text_heights(&svg);
    // The panel breaks the note into lines; its first word with its mark stands in one.
    let note = UNVERIFIED_NOTE.split(' ').take(2).collect::<Vec<_>>().join(" ");
    assert!(svg.contains(INTENDED_USE) && svg.contains(&note), "{note}");
    assert!(heights.iter().all(|y| (0.0..=height).contains(y)), "a text lies outside the picture");
}

#[test]
fn pictures_of_odd_films_stay_bounded_and_readable() {
    for (columns, rows) in [(1, 1), (75, 200), (4000, 10), (10, 20_000)] {
        let document = format!(
            r#"{{"schema": "upright.landmarks/1", "posture": "standing", "landmarks": [{{"site": "brow", "x": 0, "y": 0}}],
                "frame": {{"kind": "image", "columns": {columns}, "rows": {rows}, "facing": "left"}}}}"#
        );
        let (set, profile) = measured(&document);
        let film = film(columns, rows);
        let png =
            Drawing::new(Some(&film), &set, &profile, &Caption::default(), None).unwrap().png().unwrap();
        let picture = image::load_from_memory(&png).unwrap();
        assert!(picture.width() >= columns + 300 && picture.height() >= rows.max(150), "{columns} × {rows}");
        assert!(picture.width() < columns + 2000, "{columns} × {rows} became {}", picture.width());
    }
}

#[test]
fn a_picture_too_large_for_memory_is_refused_with_words() {
    let document = r#"{"schema": "upright.landmarks/1", "landmarks": [{"site": "brow", "x": 0, "y": 0}],
        "frame": {"kind": "image", "columns": 17000, "rows": 17000, "facing": "left"}}"#;
    let (set, profile) = measured(document);
    let film = film(17_000, 17_000);
    let drawing = Drawing::new(Some(&film), &set, &profile, &Caption::default(), None).unwrap();
    assert!(matches!(drawing.png(), Err(DrawingError::TooLarge { .. })));
}

#[test]
fn landmarks_of_another_film_are_refused() {
    let (set, profile) = flatback();
    let drawing = Drawing::new(Some(&film(30, 80)), &set, &profile, &Caption::default(), None).err();
    assert!(matches!(drawing, Some(DrawingError::FilmSize { columns: 30, marked_columns: 3000, .. })));
    let (set, profile) = measured(
        r#"{"schema": "upright.landmarks/1", "frame": {"kind": "patient"}, "landmarks": [{"site": "brow", "x": 0, "y": 0}]}"#,
    );
    let drawing = Drawing::new(Some(&film(30, 80)), &set, &profile, &Caption::default(), None).err();
    assert!(matches!(drawing, Some(DrawingError::NotOnAFilm)));
}

#[test]
fn names_from_outside_cannot_become_markup() {
    let (set, profile) = flatback();
    let caption = Caption {
        source: "</text><script>\u{0}&".to_owned(),
        notes: vec!["<b>".to_owned()],
        ..Caption::default()
    };
    let drawing = Drawing::new(None, &set, &profile, &caption, None).unwrap();
    assert!(!drawing.svg().unwrap().contains("<script>"));
    assert!(drawing.png().is_ok());
}

/// A band ends where the next begins: nothing is lost or drawn twice at the seams.
#[test]
fn bands_show_the_film_without_seams() {
    let document = r#"{"schema": "upright.landmarks/1", "landmarks": [{"site": "brow", "x": 500, "y": 255}],
        "frame": {"kind": "image", "columns": 600, "rows": 700, "facing": "left"}}"#;
    let (set, profile) = measured(document);
    let pixels: Vec<u8> = (0..600 * 700_u32).map(|pixel| (pixel / 600 % 251) as u8).collect();
    let film = Grey::new(600, 700, pixels).unwrap();
    let png = Drawing::new(Some(&film), &set, &profile, &Caption::default(), None).unwrap().png().unwrap();
    let picture = image::load_from_memory(&png).unwrap().into_rgb8();
    assert!((0..700).all(|y| picture.get_pixel(100, y).0 == [(y % 251) as u8; 3]));
    let svg = Drawing::new(Some(&film), &set, &profile, &Caption::default(), None).unwrap().svg().unwrap();
    assert!(svg.contains("data:image/png;base64,"));
}
