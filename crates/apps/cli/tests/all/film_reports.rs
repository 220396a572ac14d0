//! How answers about films are reported: which file an error is about, and what a preview and an overlay show.

use crate::films::landmarks;
use crate::program::{upright, written};
use crate::radiograph::{COLUMNS, ROWS, Radiograph};
use dicom_core::VR;
use dicom_dictionary_std::tags;
use serde_json::{Value, json};
use std::path::Path;

/// What people read of `document` measured on `film`.
fn table(folder: &Path, film: Radiograph, document: &Value) -> String {
    let film = film.write(folder, "film.dcm");
    let document = written(folder, "landmarks.json", document);
    let answer = upright(&["measure", &film, "--landmarks", &document]);
    assert_eq!(answer.code, 0, "{}", answer.stderr);
    answer.text()
}

/// Columns half as wide as rows are high: the picture becomes twice as wide as high, for people and for rulers alike.
#[test]
fn an_overlay_has_square_pixels() {
    let folder = tempfile::tempdir().unwrap();
    let film =
        Radiograph::new().with(tags::PIXEL_SPACING, VR::DS, "0.4\\0.8").write(folder.path(), "film.dcm");
    let document = written(folder.path(), "landmarks.json", &landmarks());
    let target = |name: &str| folder.path().join(name).to_str().unwrap().to_owned();
    for name in ["overlay.png", "overlay.svg"] {
        let answer = upright(&["measure", &film, "--landmarks", &document, "--overlay", &target(name)]);
        assert_eq!(answer.code, 0, "{}", answer.stderr);
    }
    let svg = std::fs::read_to_string(target("overlay.svg")).unwrap();
    let size = format!("<image width=\"{}\" height=\"{ROWS}\"", 2 * COLUMNS);
    assert!(svg.contains(&size) && svg.contains("spacing 0.4000"), "{}", &svg[..400]);
    let png = image::open(target("overlay.png")).unwrap();
    assert!(png.height() >= u32::from(ROWS) && png.width() > 2 * u32::from(COLUMNS));
}

#[test]
fn a_thing_of_known_size_stands_on_the_overlay() {
    let folder = tempfile::tempdir().unwrap();
    let film = Radiograph::new().write(folder.path(), "film.dcm");
    let mut marked = landmarks();
    let (from, to) = (json!({"x": 10, "y": 100}), json!({"x": 10, "y": 350}));
    marked["frame"]["known_line"] = json!({"from": from, "to": to, "length_mm": 100, "by": "reader A"});
    let document = written(folder.path(), "landmarks.json", &marked);
    let overlay = folder.path().join("overlay.svg");
    let answer =
        upright(&["measure", &film, "--landmarks", &document, "--overlay", overlay.to_str().unwrap()]);
    assert_eq!(answer.code, 0, "{}", answer.stderr);
    assert!(std::fs::read_to_string(overlay).unwrap().contains(">line of 100.0 mm<"));
    assert!(answer.text().contains("spacing 0.4000 \\ 0.4000 mm from a line of 100.0 mm by reader A"));
}

/// A film whose pixels are cut off has a header all the same.
#[test]
fn a_preview_that_fails_does_not_hide_the_inspection() {
    let folder = tempfile::tempdir().unwrap();
    let film = Radiograph::new().with(tags::NUMBER_OF_FRAMES, VR::IS, "2").write(folder.path(), "film.dcm");
    let preview = folder.path().join("preview.png");
    let answer = upright(&["inspect", &film, "--preview", preview.to_str().unwrap()]);
    assert_eq!(answer.code, 1);
    let said = answer.text();
    assert!(said.contains("digital radiograph (DX)") && said.contains("Not a medical device"), "{said}");
    assert!(answer.stderr.starts_with(&format!("error: {film}: ")), "{}", answer.stderr);
    assert!(!preview.exists());
}

#[test]
fn a_preview_of_several_frames_says_which_it_shows() {
    let folder = tempfile::tempdir().unwrap();
    let film = Radiograph::new()
        .with(tags::NUMBER_OF_FRAMES, VR::IS, "2")
        .with(tags::ROWS, VR::IS, &(ROWS / 2).to_string())
        .write(folder.path(), "film.dcm");
    let preview = folder.path().join("preview.png");
    let answer = upright(&["inspect", &film, "--preview", preview.to_str().unwrap()]);
    assert_eq!(answer.code, 0, "{}", answer.stderr);
    assert!(answer.stderr.contains("the first of 2 frames or pages"), "{}", answer.stderr);
}

#[test]
fn an_error_names_the_file_it_is_about() {
    let folder = tempfile::tempdir().unwrap();
    let film = Radiograph::new().write(folder.path(), "film.dcm");
    let empty = folder.path().join("empty").to_str().unwrap().to_owned();
    std::fs::write(&empty, b"").unwrap();
    let document = written(folder.path(), "landmarks.json", &landmarks());
    let about = |film: &str, document: &str| upright(&["measure", film, "--landmarks", document]).stderr;
    let said = about(&empty, &document);
    assert!(said.starts_with(&format!("error: {empty}: the file is empty")), "{said}");
    let said = about(&film, &empty);
    assert!(said.starts_with(&format!("error: {empty}: not JSON")), "{said}");
    let json = upright(&["measure", &film, "--landmarks", &empty, "--format", "json"]).json();
    assert_eq!((&json["film"], &json["source"]), (&json!(film), &json!(empty)));
}

#[test]
fn a_table_of_values_names_the_film_and_its_spacing() {
    let folder = tempfile::tempdir().unwrap();
    let film =
        Radiograph::new().with(tags::PIXEL_SPACING, VR::DS, "0.4\\0.8").write(folder.path(), "film.dcm");
    let mut unsourced = landmarks();
    unsourced.as_object_mut().unwrap().remove("source");
    let document = written(folder.path(), "landmarks.json", &unsourced);
    let text =
        upright(&["measure", &film, "--landmarks", &document, "--format", "csv", "--draws", "0"]).text();
    let (names, values) = text.split_once('\n').unwrap();
    let row: Vec<(&str, &str)> = names.split(',').zip(values.split(',')).collect();
    for expect in [
        ("film", film.as_str()),
        ("row_spacing_mm", "0.4"),
        ("column_spacing_mm", "0.8"),
        ("scale_from", "film"),
    ] {
        assert!(row.contains(&expect), "{expect:?} in {row:?}");
    }
}

/// The data set alone, as old archives store it: no preamble, no mark.
#[test]
fn a_film_without_preamble_is_no_broken_document() {
    let folder = tempfile::tempdir().unwrap();
    let film = Radiograph::new().write(folder.path(), "film.dcm");
    let bytes = std::fs::read(&film).unwrap();
    let start = bytes.windows(6).position(|window| window == b"\x08\0\x16\0UI").unwrap();
    std::fs::write(&film, &bytes[start..]).unwrap();
    let said = upright(&["measure", &film]).stderr;
    assert!(said.contains("this is a film, digital radiograph (DX); give its landmarks"), "{said}");
}

#[test]
fn a_tiff_of_several_pages_is_refused() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("film.tif").to_str().unwrap().to_owned();
    let mut file = std::fs::File::create(&path).unwrap();
    let mut encoder = tiff::encoder::TiffEncoder::new(&mut file).unwrap();
    for grey in [50, 200] {
        encoder.write_image::<tiff::encoder::colortype::Gray8>(6, 4, &[grey; 24]).unwrap();
    }
    let mut document = landmarks();
    document["frame"] = json!({"kind": "image", "facing": "left"});
    let document = written(folder.path(), "landmarks.json", &document);
    let answer = upright(&["measure", &path, "--landmarks", &document]);
    assert!(answer.code == 1 && answer.stderr.contains("it has 2 frames or pages"), "{}", answer.stderr);
}

#[test]
fn what_makes_no_sense_for_showing_is_said() {
    let folder = tempfile::tempdir().unwrap();
    let film = Radiograph::new()
        .with(tags::WINDOW_CENTER, VR::LO, "bright")
        .with(tags::WINDOW_WIDTH, VR::DS, "100")
        .with(tags::RESCALE_SLOPE, VR::LO, "steep")
        .write(folder.path(), "film.dcm");
    let said = upright(&["inspect", &film]).text();
    for name in ["WindowCenter (0028,1050)", "RescaleSlope (0028,1053)"] {
        assert!(said.contains(&format!("{name} makes no sense and is not used for showing")), "{said}");
    }
}

/// A film that says "head first, supine" beside a document that says standing.
#[test]
fn a_patient_in_a_machine_lay() {
    let folder = tempfile::tempdir().unwrap();
    let film = Radiograph::new().with(tags::PATIENT_POSITION, VR::CS, "HFS");
    let said = table(folder.path(), film, &landmarks());
    assert!(said.contains("the film says that the patient lay"), "{said}");
}

#[test]
fn millimetres_that_are_withheld_leave_no_word_of_trust() {
    let folder = tempfile::tempdir().unwrap();
    let film = Radiograph::new().with(tags::PIXEL_SPACING, VR::DS, "0.4\\0.4").with(
        tags::PIXEL_SPACING_CALIBRATION_TYPE,
        VR::CS,
        "FIDUCIAL",
    );
    let mut withheld = landmarks();
    withheld["frame"]["calibration"] = json!("none");
    let said = table(folder.path(), film, &withheld);
    assert!(said.contains("the film's spacing, 0.4000 \\ 0.4000 mm (fiducial), was withheld"), "{said}");
    assert!(!said.contains("true at its depth") && !said.contains("as wide as high"), "{said}");
}

/// Ten centimetres written as ten millimetres.
#[test]
fn a_size_in_another_unit_is_found_out() {
    let folder = tempfile::tempdir().unwrap();
    let film = Radiograph::new().with(tags::PIXEL_SPACING, VR::DS, "0.8\\0.8");
    let mut marked = landmarks();
    let (from, to) = (json!({"x": 10, "y": 100}), json!({"x": 10, "y": 225}));
    marked["frame"]["known_line"] = json!({"from": from, "to": to, "length_mm": 10});
    let said = table(folder.path(), film, &marked);
    assert!(said.contains("they differ 10.0 times: is one of them in another unit?"), "{said}");
    assert!(said.contains("check the spacing and its unit"), "{said}");
}

#[test]
fn a_picture_replaces_only_what_may_be_replaced() {
    let folder = tempfile::tempdir().unwrap();
    let film = Radiograph::new().write(folder.path(), "film.dcm");
    let path = |name: &str| folder.path().join(name);
    let preview = |name: &str| upright(&["inspect", &film, "--preview", path(name).to_str().unwrap()]);
    std::fs::write(path("locked.png"), b"mine").unwrap();
    std::fs::set_permissions(path("locked.png"), std::os::unix::fs::PermissionsExt::from_mode(0o444))
        .unwrap();
    std::os::unix::fs::symlink(path("nowhere"), path("astray.png")).unwrap();
    std::fs::create_dir(path("folder.png")).unwrap();
    for (name, words) in
        [("locked.png", "read-only"), ("astray.png", "leads nowhere"), ("folder.png", "no file")]
    {
        let answer = preview(name);
        assert!(answer.code == 1 && answer.stderr.contains(words), "{name}: {}", answer.stderr);
    }
    assert_eq!(std::fs::read(path("locked.png")).unwrap(), b"mine");
    std::os::unix::fs::symlink(path("there.png"), path("link.png")).unwrap();
    std::fs::write(path("there.png"), b"old").unwrap();
    assert_eq!(preview("link.png").code, 0);
    assert!(
        path("link.png").is_symlink() && std::fs::read(path("there.png")).unwrap().starts_with(b"\x89PNG")
    );
}

#[test]
fn a_picture_keeps_who_may_read_it() {
    use std::os::unix::fs::PermissionsExt;
    let folder = tempfile::tempdir().unwrap();
    let film = Radiograph::new().write(folder.path(), "film.dcm");
    let preview = folder.path().join("mine.png");
    std::fs::write(&preview, b"old").unwrap();
    std::fs::set_permissions(&preview, std::fs::Permissions::from_mode(0o600)).unwrap();
    assert_eq!(upright(&["inspect", &film, "--preview", preview.to_str().unwrap()]).code, 0);
    assert_eq!(preview.metadata().unwrap().permissions().mode() & 0o777, 0o600);
    assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 2, "nothing is left behind");
}

/// A weaker word for the film's own spacing takes its reasons for trust away, and says so.
#[test]
fn a_calibration_that_is_doubted_is_said() {
    let folder = tempfile::tempdir().unwrap();
    let film = Radiograph::new().with(tags::PIXEL_SPACING, VR::DS, "0.4\\0.4").with(
        tags::PIXEL_SPACING_CALIBRATION_TYPE,
        VR::CS,
        "FIDUCIAL",
    );
    let mut doubted = landmarks();
    doubted["frame"]["calibration"] = json!("unknown");
    let said = table(folder.path(), film, &doubted);
    assert!(said.contains("0.4000 mm (fiducial), is taken as unknown by the landmark document"), "{said}");
    assert!(!said.contains("true at its depth"), "{said}");
    let typed = Radiograph::new()
        .with(tags::PIXEL_SPACING_CALIBRATION_TYPE, VR::CS, "FIDUCIAL")
        .without(tags::PIXEL_SPACING);
    let said = table(folder.path(), typed, &landmarks());
    assert!(said.contains("but there is no PixelSpacing: not used"), "{said}");
}

#[test]
fn names_of_films_cannot_move_a_cursor() {
    let folder = tempfile::tempdir().unwrap();
    let film = Radiograph::new().write(folder.path(), "a\u{1b}[31mb.dcm");
    let document = written(folder.path(), "landmarks.json", &landmarks());
    let overlay = folder.path().join("c\u{1b}d.png");
    let answer =
        upright(&["measure", &film, "--landmarks", &document, "--overlay", overlay.to_str().unwrap()]);
    assert_eq!(answer.code, 0, "{}", answer.stderr);
    assert!(!(answer.text() + &answer.stderr).contains('\u{1b}'), "{}", answer.stderr);
}

/// A film that says "erect" and "head first, supine" contradicts itself; the document says nothing.
#[test]
fn a_film_that_contradicts_itself_is_said_to() {
    let folder = tempfile::tempdir().unwrap();
    let film = Radiograph::new()
        .with(tags::PATIENT_POSITION, VR::CS, "HFS")
        .with_code(tags::PATIENT_ORIENTATION_CODE_SEQUENCE, "10904000");
    let mut silent = landmarks();
    silent.as_object_mut().unwrap().remove("posture");
    let said = table(folder.path(), film, &silent);
    assert!(said.contains("the film says that posture is standing, and also that the patient lay"), "{said}");
    assert!(!said.contains("by the landmark document"), "{said}");
}
