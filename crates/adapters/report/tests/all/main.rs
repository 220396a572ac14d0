//! Annotated films.

#![allow(missing_docs, reason = "tests")]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing, reason = "tests")]

use std::path::Path;
use upright_anatomy::{FilmMismatch, ImagePoint, KnownObject, LandmarkSet, Millimetres};
use upright_documents::{INTENDED_USE, UserCalibration, read_landmarks};
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

fn drawn<'a>(
    film: Option<&'a Grey>,
    (set, profile): &(LandmarkSet, Profile),
    caption: &Caption,
) -> Drawing<'a> {
    Drawing::new(film, set, profile, caption, None).unwrap()
}

fn svg(drawing: &Drawing<'_>) -> String {
    let mut svg = Vec::new();
    drawing.svg(&mut svg).unwrap();
    String::from_utf8(svg).unwrap()
}

fn png(drawing: &Drawing<'_>) -> image::RgbImage {
    let mut png = Vec::new();
    drawing.png(&mut png).unwrap();
    image::load_from_memory(&png).unwrap().into_rgb8()
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
    let svg = svg(&Drawing::new(None, &set, &profile, &Caption::default(), Some(&all)).unwrap());
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
        let film = film(columns, rows);
        let picture = png(&drawn(Some(&film), &measured(&document), &Caption::default()));
        assert!(picture.width() >= columns + 300 && picture.height() >= rows.max(150), "{columns} × {rows}");
        let pixels = picture.width() * picture.height();
        assert!(pixels < 20_000_000, "{columns} × {rows} became {} × {}", picture.width(), picture.height());
    }
}

#[test]
fn a_picture_too_large_for_memory_is_refused_with_words() {
    let document = r#"{"schema": "upright.landmarks/1", "landmarks": [{"site": "brow", "x": 0, "y": 0}],
        "frame": {"kind": "image", "columns": 17000, "rows": 17000, "facing": "left"}}"#;
    let (set, profile) = measured(document);
    let film = film(17_000, 17_000);
    let drawing = Drawing::new(Some(&film), &set, &profile, &Caption::default(), None).unwrap();
    assert!(matches!(drawing.png(Vec::new()), Err(DrawingError::TooLarge { .. })));
}

#[test]
fn landmarks_of_another_film_are_refused() {
    let (set, profile) = flatback();
    let drawing = Drawing::new(Some(&film(30, 80)), &set, &profile, &Caption::default(), None).err();
    let other_size =
        FilmMismatch::OtherSize { columns: 30, rows: 80, marked_columns: 3000, marked_rows: 8000 };
    assert!(matches!(drawing, Some(DrawingError::OtherFilm(found)) if found == other_size));
    let (set, profile) = measured(
        r#"{"schema": "upright.landmarks/1", "frame": {"kind": "patient"}, "landmarks": [{"site": "brow", "x": 0, "y": 0}]}"#,
    );
    let drawing = Drawing::new(Some(&film(30, 80)), &set, &profile, &Caption::default(), None).err();
    assert!(matches!(drawing, Some(DrawingError::OtherFilm(FilmMismatch::NotInPixels))));
}

#[test]
fn names_from_outside_cannot_become_markup() {
    let caption = Caption {
        source: "</text><script>\u{0}&".to_owned(),
        notes: vec!["<b>".to_owned()],
        ..Caption::default()
    };
    let flatback = flatback();
    let drawing = drawn(None, &flatback, &caption);
    assert!(!svg(&drawing).contains("<script>"));
    assert!(drawing.png(Vec::new()).is_ok());
}

/// A band ends where the next begins: nothing is lost or drawn twice at the seams.
#[test]
fn bands_show_the_film_without_seams() {
    let document = r#"{"schema": "upright.landmarks/1", "landmarks": [{"site": "brow", "x": 700, "y": 255}],
        "frame": {"kind": "image", "columns": 800, "rows": 700, "facing": "left"}}"#;
    let measured = measured(document);
    let pixels: Vec<u8> = (0..800 * 700_u32).map(|pixel| (pixel / 800 % 251) as u8).collect();
    let film = Grey::new(800, 700, pixels).unwrap();
    let drawing = drawn(Some(&film), &measured, &Caption::default());
    let picture = png(&drawing);
    assert!((0..700).all(|y| picture.get_pixel(100, y).0 == [(y % 251) as u8; 3]));
    assert!(svg(&drawing).contains("data:image/png;base64,"));
}

/// A square of 200 mm on a film whose columns are twice as fine as its rows.
#[test]
fn a_film_of_other_pixels_is_drawn_in_true_proportions() {
    let document = r#"{"schema": "upright.landmarks/1", "landmarks": [{"site": "brow", "x": 10, "y": 10}],
        "frame": {"kind": "image", "columns": 2000, "rows": 1000, "facing": "left", "spacing_mm": {"row": 0.4, "column": 0.2}}}"#;
    let measured = measured(document);
    let inside = |pixel: u32| (500..1500).contains(&(pixel % 2000)) && (250..750).contains(&(pixel / 2000));
    let pixels = (0..2000 * 1000_u32).map(|pixel| if inside(pixel) { 200 } else { 20 }).collect();
    let film = Grey::new(2000, 1000, pixels).unwrap();
    let drawing = drawn(Some(&film), &measured, &Caption::default());
    let picture = png(&drawing);
    assert_eq!(picture.height(), 2000);
    let bright = |x: u32, y: u32| picture.get_pixel(x, y).0[0] > 110;
    let (wide, high) =
        ((0..2000).filter(|x| bright(*x, 1000)).count(), (0..2000).filter(|y| bright(1000, *y)).count());
    assert_eq!((wide, high), (1000, 1000), "a square stays one");
    let svg = svg(&drawing);
    assert!(svg.contains("<image width=\"2000\" height=\"2000\" preserveAspectRatio=\"none\""));
    assert!(svg.contains("drawn with square pixels"));
}

#[test]
fn the_thing_of_known_size_is_drawn_with_its_size() {
    let measured = flatback();
    let point = |x, y| ImagePoint { x, y };
    let line = KnownObject::Line {
        from: point(200.0, 900.0),
        to: point(200.0, 1900.0),
        length: Millimetres::new(100.0),
    };
    let outline = vec![point(300.0, 500.0), point(500.0, 300.0), point(700.0, 500.0), point(500.0, 700.0)];
    let ball = KnownObject::Ball { outline, diameter: Millimetres::new(25.4) };
    for (object, words, shape) in [
        (line, ">line of 100.0 mm<", "<line x1=\"200.00\" y1=\"900.00\" x2=\"200.00\" y2=\"1900.00\""),
        (ball, ">ball of 25.4 mm<", "<circle cx=\"500.00\" cy=\"500.00\" r=\"200.00\""),
    ] {
        let known_object = Some(UserCalibration { object, by: Some("reader A".to_owned()) });
        let caption =
            Caption { known_object, scale: Some("spacing of a film".to_owned()), ..Caption::default() };
        let film = film(3000, 8000);
        let svg = svg(&drawn(Some(&film), &measured, &caption));
        assert!(svg.contains(words) && svg.contains(shape) && svg.contains("spacing of a film"), "{words}");
    }
}

/// Head and ball are circles of the same centre and size on the canvas, whatever the pixels are like and however small the film.
#[test]
fn circles_stay_circles_where_they_were_marked() {
    // Columns, rows and spacing of a film of 400 mm × 400 mm.
    for (columns, rows, row, column) in [
        (1000, 1000, 0.4, 0.4),
        (500, 1000, 0.4, 0.8),
        (1000, 500, 0.8, 0.4),
        (200, 200, 2.0, 2.0),
        (100, 200, 2.0, 4.0),
    ] {
        for facing in ["left", "right"] {
            let document = format!(
                r#"{{"schema": "upright.landmarks/1", "posture": "standing",
                    "landmarks": [{{"site": "femoral_head", "x": {}, "y": {}, "radius": {}}}],
                    "frame": {{"kind": "image", "columns": {columns}, "rows": {rows}, "facing": "{facing}",
                               "spacing_mm": {{"row": {row}, "column": {column}}}}}}}"#,
                100.0 / column,
                120.0 / row,
                23.0 / row
            );
            let at = |x: f64, y: f64| ImagePoint { x: x / column, y: y / row };
            let outline = vec![at(270.0, 300.0), at(230.0, 300.0), at(250.0, 320.0), at(250.0, 280.0)];
            let object = KnownObject::Ball { outline, diameter: Millimetres::new(40.0) };
            let known_object = Some(UserCalibration { object, by: None });
            let film = film(columns, rows);
            let svg = svg(&drawn(
                Some(&film),
                &measured(&document),
                &Caption { known_object, ..Caption::default() },
            ));
            let width: f64 =
                svg.split("<image width=\"").nth(1).unwrap().split('"').next().unwrap().parse().unwrap();
            let scale = width / 400.0;
            for (x, y, radius) in [(100.0, 120.0, 23.0), (250.0, 300.0, 20.0)] {
                let circle = format!(
                    "<circle cx=\"{:.2}\" cy=\"{:.2}\" r=\"{:.2}\"",
                    x * scale,
                    y * scale,
                    radius * scale
                );
                assert!(svg.contains(&circle), "{circle} on {columns} × {rows}, facing {facing}");
            }
        }
    }
}

/// A bright pixel lies under its landmark, also where the film is enlarged and its pixels are not square.
#[test]
fn a_landmark_lies_on_its_pixel() {
    let document = r#"{"schema": "upright.landmarks/1", "landmarks": [{"site": "brow", "x": 70.5, "y": 40.5}],
        "frame": {"kind": "image", "columns": 100, "rows": 100, "facing": "left", "spacing_mm": {"row": 1, "column": 2}}}"#;
    let pixels = (0..10_000_u32).map(|pixel| if pixel == 40 * 100 + 70 { 255 } else { 0 }).collect();
    let film = Grey::new(100, 100, pixels).unwrap();
    let drawing = drawn(Some(&film), &measured(document), &Caption::default());
    let svg = svg(&drawing);
    let width: f64 = svg.split("<image width=\"").nth(1).unwrap().split('"').next().unwrap().parse().unwrap();
    let picture = png(&drawing);
    let (x, y) = (70.5 / 100.0 * width, 40.5 / 100.0 * width / 2.0);
    assert!(
        picture.get_pixel(x as u32, y as u32).0[0] > 150,
        "{:?} at {x}, {y}",
        picture.get_pixel(x as u32, y as u32)
    );
    assert!(
        svg.contains(&format!("{:.2},", x)) || svg.contains(&format!("\"{x:.2}\"")),
        "the mark of the brow"
    );
}

#[test]
fn pixels_that_no_film_has_and_disks_that_are_full_are_said() {
    let document = r#"{"schema": "upright.landmarks/1", "landmarks": [{"site": "brow", "x": 1, "y": 1}],
        "frame": {"kind": "image", "columns": 10, "rows": 10, "facing": "left", "spacing_mm": {"row": 10, "column": 0.001}}}"#;
    let (set, profile) = measured(document);
    let narrow = film(10, 10);
    let drawing = Drawing::new(Some(&narrow), &set, &profile, &Caption::default(), None);
    assert!(matches!(drawing.err(), Some(DrawingError::Stretched { .. })));
    /// A disk that is full.
    struct Full;
    impl std::io::Write for Full {
        fn write(&mut self, _: &[u8]) -> std::io::Result<usize> {
            Err(std::io::ErrorKind::StorageFull.into())
        }
        fn flush(&mut self) -> std::io::Result<()> {
            Ok(())
        }
    }
    let flatback = flatback();
    let drawing = drawn(None, &flatback, &Caption::default());
    assert!(matches!(drawing.svg(Full), Err(DrawingError::Write(_))));
    assert!(matches!(drawing.png(Full), Err(DrawingError::Write(_))), "{:?}", drawing.png(Full));
}
