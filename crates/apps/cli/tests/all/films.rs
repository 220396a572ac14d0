//! DICOM films from end to end: what they say, what is measured on them, what is refused.

use crate::program::{Answer, FLATBACK, document, shared, upright, written};
use crate::radiograph::{COLUMNS, ROWS, Radiograph};
use dicom_core::VR;
use dicom_dictionary_std::{tags, uids};
use serde_json::{Value, json};
use std::path::Path;

/// The flatback spine on the test film: a quarter of its pixels, and a frame that says nothing but `image`.
pub(crate) fn landmarks() -> Value {
    let mut document = document(FLATBACK);
    document["frame"] = json!({"kind": "image"});
    for landmark in document["landmarks"].as_array_mut().unwrap() {
        for axis in ["x", "y"] {
            landmark[axis] = json!(landmark[axis].as_f64().unwrap() / 4.0);
        }
    }
    document
}

fn measured(film: &str, folder: &Path, document: &Value) -> Answer {
    let landmarks = written(folder, "landmarks.json", document);
    upright(&["measure", film, "--landmarks", &landmarks, "--format", "json", "--draws", "0"])
}

fn warnings(answer: &Answer) -> Vec<String> {
    let warnings = answer.json()["warnings"].as_array().unwrap().clone();
    warnings.iter().map(|warning| warning["code"].as_str().unwrap().to_owned()).collect()
}

/// C7 to the sacrum in columns of the test film, so that SVA = this × column spacing.
fn sva_columns(folder: &Path) -> f64 {
    let film = Radiograph::new().with(tags::PIXEL_SPACING, VR::DS, "1\\1").write(folder, "unit.dcm");
    measured(&film, folder, &landmarks()).value("SVA")
}

/// Attributes of a film, and what is to come of them: column spacing, calibration, class, warnings besides.
type Case =
    (&'static [(dicom_core::Tag, &'static str)], f64, &'static str, &'static str, &'static [&'static str]);

const CASES: [Case; 9] = [
    (
        &[(tags::PIXEL_SPACING, "0.72\\0.72"), (tags::PIXEL_SPACING_CALIBRATION_TYPE, "FIDUCIAL")],
        0.72,
        "fiducial",
        "calibrated",
        &["fiducial_depth"],
    ),
    (
        &[
            (tags::PIXEL_SPACING, "0.72\\0.72"),
            (tags::IMAGER_PIXEL_SPACING, "0.8\\0.8"),
            (tags::PIXEL_SPACING_CALIBRATION_TYPE, "GEOMETRY"),
        ],
        0.72,
        "geometry",
        "estimated",
        &[],
    ),
    (
        &[
            (tags::IMAGER_PIXEL_SPACING, "0.8\\0.8"),
            (tags::ESTIMATED_RADIOGRAPHIC_MAGNIFICATION_FACTOR, "1.25"),
        ],
        0.64,
        "ermf",
        "estimated",
        &["magnification"],
    ),
    (
        &[
            (tags::IMAGER_PIXEL_SPACING, "0.8\\0.8"),
            (tags::DISTANCE_SOURCE_TO_DETECTOR, "2000"),
            (tags::DISTANCE_SOURCE_TO_PATIENT, "1800"),
        ],
        0.72,
        "sod_sid",
        "estimated",
        &["distance_to_support", "magnification"],
    ),
    (
        &[
            (tags::PIXEL_SPACING, "0.8\\0.8"),
            (tags::IMAGER_PIXEL_SPACING, "0.9\\0.9"),
            (tags::DETECTOR_CONFIGURATION, "SLOT"),
        ],
        0.8,
        "slot_scanner",
        "estimated",
        &["slot_scanner"],
    ),
    (
        &[(tags::PIXEL_SPACING, "0.72\\0.72"), (tags::IMAGER_PIXEL_SPACING, "0.8\\0.8")],
        0.72,
        "corrected",
        "corrected",
        &[],
    ),
    (&[(tags::IMAGER_PIXEL_SPACING, "0.8\\0.8")], 0.8, "detector", "detector", &["millimetres_unverified"]),
    (&[(tags::PIXEL_SPACING, "0.8\\0.8")], 0.8, "unknown", "unknown", &["millimetres_unverified"]),
    (&[], f64::NAN, "none", "none", &[]),
];

#[test]
fn every_calibration_class_gives_its_millimetres_class_and_warnings() {
    let folder = tempfile::tempdir().unwrap();
    let columns = sva_columns(folder.path());
    for (attributes, spacing, calibration, class, expected) in CASES {
        let film = attributes.iter().fold(Radiograph::new(), |film, (tag, text)| {
            let vr =
                if text.starts_with(|letter: char| letter.is_ascii_alphabetic()) { VR::CS } else { VR::DS };
            film.with(*tag, vr, text)
        });
        let film = film.write(folder.path(), "film.dcm");
        let answer = measured(&film, folder.path(), &landmarks());
        let json = answer.json();
        assert_eq!((&json["calibration"], &json["calibration_class"]), (&json!(calibration), &json!(class)));
        assert_eq!(json["facing"], "right");
        let found = warnings(&answer);
        assert_eq!(found, expected, "{calibration}");
        if class == "none" {
            assert!(json["measured"].as_array().unwrap().iter().all(|record| record["unit"] != "mm"));
            assert_eq!(json["spacing_mm"], Value::Null);
        } else {
            let sva = answer.value("SVA");
            assert!((sva - columns * spacing).abs() < 1e-6 * sva.abs(), "{calibration}: {sva}");
            assert_eq!(json["scale_from"], "film");
        }
        // The angles of square pixels do not depend on how large they are.
        assert!((answer.value("PI") - 56.0).abs() < 0.1, "{}", answer.value("PI"));
    }
}

#[test]
fn pixels_that_are_not_square_are_honoured_before_any_angle() {
    let folder = tempfile::tempdir().unwrap();
    let mut squeezed = landmarks();
    for landmark in squeezed["landmarks"].as_array_mut().unwrap() {
        landmark["x"] = json!(landmark["x"].as_f64().unwrap() / 2.0);
    }
    let film = |spacing, name| {
        let film = Radiograph::new().with(tags::IMAGER_PIXEL_SPACING, VR::DS, spacing);
        film.write(folder.path(), name)
    };
    let square = measured(&film("0.8\\0.8", "square.dcm"), folder.path(), &landmarks());
    let wide = measured(&film("0.8\\1.6", "wide.dcm"), folder.path(), &squeezed);
    let swapped = measured(&film("1.6\\0.8", "swapped.dcm"), folder.path(), &squeezed);
    for code in ["PI", "PT", "SS", "LL_L1S1", "SVA"] {
        assert!((square.value(code) - wide.value(code)).abs() < 1e-6, "{code}");
    }
    assert!((square.value("PI") - swapped.value("PI")).abs() > 5.0, "swapped spacing must be seen");
    // The shape of a pixel alone, without any length.
    let shape =
        Radiograph::new().with(tags::PIXEL_ASPECT_RATIO, VR::IS, "1\\2").write(folder.path(), "shape.dcm");
    let shape = measured(&shape, folder.path(), &squeezed);
    assert!((shape.value("PI") - square.value("PI")).abs() < 1e-6);
    assert_eq!(shape.json()["calibration_class"], "none");
    assert!(warnings(&shape).contains(&"spacing_without_calibration".to_owned()));
}

#[test]
fn the_document_overrides_the_film_and_that_is_said() {
    let folder = tempfile::tempdir().unwrap();
    let columns = sva_columns(folder.path());
    let film =
        Radiograph::new().with(tags::PIXEL_SPACING, VR::DS, "0.8\\0.8").write(folder.path(), "film.dcm");
    let mut spaced = landmarks();
    spaced["frame"]["spacing_mm"] = json!({"row": 0.5, "column": 0.5});
    spaced["frame"]["calibration"] = json!("fiducial");
    let answer = measured(&film, folder.path(), &spaced);
    assert!((answer.value("SVA") - columns * 0.5).abs() < 1e-6);
    assert_eq!(warnings(&answer), ["spacing_overridden", "fiducial_depth"]);
    assert_eq!(answer.json()["scale_from"], "document");

    let mut marked = landmarks();
    let (from, to) = (json!({"x": 10, "y": 100}), json!({"x": 10, "y": 350}));
    marked["frame"]["known_line"] = json!({"from": from, "to": to, "length_mm": 100, "by": "reader A"});
    let answer = measured(&film, folder.path(), &marked);
    assert!((answer.value("SVA") - columns * 0.4).abs() < 1e-6);
    assert_eq!(answer.json()["known_object"], json!({"size_mm": 100.0, "by": "reader A"}));
    assert_eq!(answer.json()["calibration"], "user_line");
    let path = written(folder.path(), "marked.json", &marked);
    let table = upright(&["measure", &film, "--landmarks", &path]);
    assert!(table.text().contains("spacing 0.4000 \\ 0.4000 mm from a line of 100.0 mm by reader A"));
    assert!(table.text().contains("▲ spacing is 0.4000 \\ 0.4000 mm (line of known length) by the landmark document; the film says 0.8000 \\ 0.8000 mm (unknown)"));
}

#[test]
fn facing_comes_from_the_film_the_document_or_the_user_and_from_nowhere_else() {
    let folder = tempfile::tempdir().unwrap();
    let silent = Radiograph::new().without(tags::PATIENT_ORIENTATION).write(folder.path(), "silent.dcm");
    let path = written(folder.path(), "landmarks.json", &landmarks());
    let answer = upright(&["measure", &silent, "--landmarks", &path]);
    assert_eq!(answer.code, 1);
    assert!(
        answer.stderr.contains("frame.facing is missing: the film does not say it either"),
        "{}",
        answer.stderr
    );
    let said = upright(&["measure", &silent, "--landmarks", &path, "--facing", "right", "--format", "json"]);
    assert_eq!((said.code, &said.json()["facing"]), (0, &json!("right")));
    let film = Radiograph::new().write(folder.path(), "film.dcm");
    let mut stated = landmarks();
    stated["frame"]["facing"] = json!("right");
    let stated = written(folder.path(), "stated.json", &stated);
    let against = upright(&["measure", &silent, "--landmarks", &stated, "--facing", "left"]);
    assert!(against.stderr.contains("contradict each other; give one"), "{}", against.stderr);
    let wrong = upright(&["measure", &film, "--landmarks", &path, "--facing", "left"]);
    assert!(wrong.stderr.contains("endplates point backwards"), "{}", wrong.stderr);
    let left =
        Radiograph::new().with(tags::PATIENT_ORIENTATION, VR::CS, "P\\F").write(folder.path(), "left.dcm");
    let against = upright(&["measure", &left, "--landmarks", &path, "--facing", "right", "--format", "json"]);
    assert_eq!(warnings(&against), ["facing_overridden"]);
}

#[test]
fn the_overlay_shows_the_windowed_film_its_calibration_and_posture() {
    let folder = tempfile::tempdir().unwrap();
    let film = Radiograph::new()
        .with(tags::IMAGER_PIXEL_SPACING, VR::DS, "0.8\\0.8")
        .with(tags::PHOTOMETRIC_INTERPRETATION, VR::CS, "MONOCHROME1")
        .write(folder.path(), "film.dcm");
    let path = written(folder.path(), "landmarks.json", &landmarks());
    let target = |name: &str| folder.path().join(name).to_str().unwrap().to_owned();
    let (png, svg, preview) = (target("overlay.png"), target("overlay.svg"), target("preview.png"));
    for overlay in [&png, &svg] {
        let answer = upright(&["measure", &film, "--landmarks", &path, "--overlay", overlay]);
        assert_eq!(answer.code, 0, "{}", answer.stderr);
    }
    assert_eq!(upright(&["inspect", &film, "--preview", &preview]).code, 0);
    let preview = image::open(preview).unwrap().into_luma8();
    assert_eq!((preview.width(), preview.height()), (u32::from(COLUMNS), u32::from(ROWS)));
    // Window 2048 ± 2048 of 12 bits, inverted.
    for (x, y) in [(0, 0), (100, 50), (749, 1999)] {
        let stored = f64::from((x * 3 + y) % 4096_u32);
        let expect = 255.0 - stored / 4095.0 * 255.0;
        assert!((f64::from(preview.get_pixel(x, y).0[0]) - expect).abs() <= 0.5, "{x} {y}");
    }
    let drawn = image::open(png).unwrap().into_rgb8();
    let same = |x, y| drawn.get_pixel(x, y).0 == [preview.get_pixel(x, y).0[0]; 3];
    assert!((20..700).all(|x| same(x, 30)), "the film lies under the construction as it is shown");
    let svg = std::fs::read_to_string(svg).unwrap();
    for part in ["posture standing · facing right", "detector plane", "95 % interval", "PI 56.0°"] {
        assert!(svg.contains(part), "{part}");
    }
}

#[test]
fn a_small_preview_has_square_pixels() {
    let folder = tempfile::tempdir().unwrap();
    let film =
        Radiograph::new().with(tags::PIXEL_SPACING, VR::DS, "0.2\\0.4").write(folder.path(), "film.dcm");
    let preview = folder.path().join("small.png");
    let answer =
        upright(&["inspect", &film, "--preview", preview.to_str().unwrap(), "--preview-size", "400"]);
    assert_eq!(answer.code, 0, "{}", answer.stderr);
    let preview = image::open(preview).unwrap();
    assert_eq!((preview.width(), preview.height()), (300, 400));
}

#[test]
fn what_is_no_standing_film_is_refused_by_name() {
    let folder = tempfile::tempdir().unwrap();
    let cases = [
        (
            Radiograph::new().with(tags::MODALITY, VR::CS, "CT").with(
                tags::SOP_CLASS_UID,
                VR::UI,
                uids::CT_IMAGE_STORAGE,
            ),
            "CT slice: no projection film",
        ),
        (
            Radiograph::new().with(tags::NUMBER_OF_FRAMES, VR::IS, "2").with(tags::ROWS, VR::IS, "1000"),
            "it has 2 frames or pages",
        ),
        (
            Radiograph::new().with(tags::PRESENTATION_INTENT_TYPE, VR::CS, "FOR PROCESSING"),
            "use the image of the same exposure that is for presentation",
        ),
        (Radiograph::new().with(tags::PATIENT_ORIENTATION, VR::CS, "A\\H"), "stored upside down"),
        (Radiograph::new().with(tags::PATIENT_ORIENTATION, VR::CS, "F\\A"), "stored turned by 90°"),
        (Radiograph::new().without(tags::PIXEL_DATA), "the file holds no picture"),
        (
            Radiograph::new().with(tags::PIXEL_SPACING, VR::DS, "0\\0"),
            "PixelSpacing (0028,0030) is \"0\\0\": a spacing is two lengths, each from 0.001 to 10 mm; state the true spacing_mm",
        ),
    ];
    let path = written(folder.path(), "landmarks.json", &landmarks());
    for (film, expect) in cases {
        let film = film.write(folder.path(), "film.dcm");
        let answer = upright(&["measure", &film, "--landmarks", &path]);
        assert_eq!(answer.code, 1, "{expect}");
        assert!(answer.stderr.contains(expect), "{expect}: {}", answer.stderr);
    }
    let mut helped = landmarks();
    helped["frame"]["calibration"] = json!("none");
    let film = Radiograph::new().with(tags::PIXEL_SPACING, VR::DS, "0\\0").write(folder.path(), "film.dcm");
    let answer = measured(&film, folder.path(), &helped);
    assert_eq!((answer.code, warnings(&answer)), (0, vec!["film_spacing_unusable".to_owned()]));
    let frontal =
        Radiograph::new().with(tags::VIEW_POSITION, VR::CS, "PA").write(folder.path(), "frontal.dcm");
    assert_eq!(warnings(&measured(&frontal, folder.path(), &landmarks())), ["view_not_lateral"]);
    let alone = upright(&["measure", &film]);
    assert!(
        alone.stderr.contains(
            "this is a film, digital radiograph (DX); give its landmarks with --landmarks DOCUMENT"
        )
    );
}

#[test]
fn inspection_says_what_is_missing_and_never_names_the_patient() {
    let folder = tempfile::tempdir().unwrap();
    let film = Radiograph::new()
        .with(tags::IMAGER_PIXEL_SPACING, VR::DS, "0.143\\0.143")
        .write(folder.path(), "film.dcm");
    let answer = upright(&["inspect", &film, "--format", "json"]);
    let json = answer.json();
    let validator =
        jsonschema::validator_for(&serde_json::from_str(upright_documents::INSPECTION_SCHEMA).unwrap())
            .unwrap();
    let problems: Vec<String> = validator.iter_errors(&json).map(|error| error.to_string()).collect();
    assert_eq!(problems, [""; 0]);
    assert_eq!(
        (&json["kind"], &json["view"], &json["facing"]),
        (&json!("digital radiograph (DX)"), &json!("lateral"), &json!("right"))
    );
    assert_eq!((&json["calibration_class"], &json["measurable"]), (&json!("detector"), &json!(true)));
    let missing: Vec<&str> =
        json["missing"].as_array().unwrap().iter().map(|note| note["code"].as_str().unwrap()).collect();
    assert_eq!(missing, ["landmarks", "posture", "calibration"]);
    for format in ["json", "table"] {
        let answer = upright(&["inspect", &film, "--format", format]);
        assert!(!(answer.text() + &answer.stderr).contains("NEVER"), "{format}");
    }
}

#[test]
fn several_films_and_failures_keep_their_order() {
    let folder = tempfile::tempdir().unwrap();
    Radiograph::new().write(folder.path(), "a.dcm");
    std::fs::write(folder.path().join("b.dcm"), b"no film").unwrap();
    Radiograph::new().with(tags::MODALITY, VR::CS, "MR").write(folder.path(), "c.dcm");
    let answer = upright(&["inspect", folder.path().to_str().unwrap(), "--format", "json"]);
    assert_eq!(answer.code, 2);
    let list = answer.json();
    assert_eq!((list[0]["measurable"].clone(), list[2]["kind"].clone()), (json!(true), json!("MR slice")));
    assert!(list[1]["error"].as_str().unwrap().contains("neither a DICOM file"));
    assert!(answer.stderr.contains("1 of 3 inputs failed"));
    let none = upright(&["inspect", folder.path().join("b.dcm").to_str().unwrap()]);
    assert_eq!((none.code, none.text().as_str()), (1, ""));
}

/// The synthetic DX film of the private standards folder: inspected and measured.
#[test]
fn the_sample_film_of_the_standards_is_inspected_and_measured() {
    let Some(film) = shared("standards/fixtures/sample_dx.dcm") else { return };
    let film = film.to_str().unwrap();
    let json = upright(&["inspect", film, "--format", "json"]).json();
    assert_eq!(
        (&json["calibration"], &json["posture"], &json["view"]),
        (&json!("geometry"), &json!("standing"), &json!("lateral"))
    );
    let folder = tempfile::tempdir().unwrap();
    let sites = [("S1.superior.posterior", 4, 4), ("S1.superior.anterior", 8, 7), ("femoral_head", 10, 12)];
    let landmarks: Vec<Value> =
        sites.iter().map(|(site, x, y)| json!({"site": site, "x": x, "y": y})).collect();
    let document =
        json!({"schema": "upright.landmarks/1", "frame": {"kind": "image"}, "landmarks": landmarks});
    let answer = measured(film, folder.path(), &document);
    // atan2(3, 4) on square pixels.
    assert!((answer.value("SS") - 36.869_897_645_844).abs() < 1e-9);
    let json = answer.json();
    assert_eq!(
        (&json["posture"], &json["calibration_class"], &json["facing"]),
        (&json!("standing"), &json!("estimated"), &json!("right"))
    );
    let spacing = json["spacing_mm"]["row"].as_f64().unwrap();
    assert!((spacing - 0.136_364).abs() < 1e-9);
}

#[test]
fn an_inspection_reads_well() {
    let folder = tempfile::tempdir().unwrap();
    let film = Radiograph::new()
        .with(tags::IMAGER_PIXEL_SPACING, VR::DS, "0.143\\0.143")
        .with(tags::DISTANCE_SOURCE_TO_DETECTOR, VR::DS, "1500")
        .with(tags::DISTANCE_SOURCE_TO_PATIENT, VR::DS, "1800")
        .with(tags::STUDY_DATE, VR::DA, "20260102")
        .with(tags::SERIES_DESCRIPTION, VR::LO, "WHOLE SPINE\u{7} LAT")
        .with(tags::WINDOW_WIDTH, VR::DS, "0")
        .write(folder.path(), "film.dcm");
    let answer = upright(&["inspect", &film]);
    insta::assert_snapshot!("inspection", answer.text().replace(&film, "film.dcm"));
}

/// A word in a document takes trust from a film's spacing, it does not give any.
#[test]
fn trust_does_not_come_from_a_word() {
    let folder = tempfile::tempdir().unwrap();
    let with = |calibration: &str| {
        let mut document = landmarks();
        document["frame"]["calibration"] = json!(calibration);
        document
    };
    let shape =
        Radiograph::new().with(tags::PIXEL_ASPECT_RATIO, VR::IS, "1\\2").write(folder.path(), "shape.dcm");
    let spaced = Radiograph::new()
        .with(tags::IMAGER_PIXEL_SPACING, VR::DS, "0.8\\0.8")
        .write(folder.path(), "spaced.dcm");
    for film in [&shape, &spaced] {
        for word in ["fiducial", "user_line", "geometry"] {
            let answer = measured(film, folder.path(), &with(word));
            assert_eq!(answer.code, 1, "{word}");
            assert!(answer.stderr.contains("but no spacing stands beside it"), "{}", answer.stderr);
        }
        let none = measured(film, folder.path(), &with("none")).json();
        assert_eq!((&none["calibration_class"], &none["spacing_mm"]), (&json!("none"), &Value::Null));
    }
    let table = upright(&["inspect", &shape]).text();
    assert!(table.contains("no millimetres; pixels 2.000 times as wide as high"), "{table}");
}
