//! Errors name the file, the problem and the remedy; nothing panics.

use crate::program::{FLATBACK, NORMAL, document, upright, written};
use serde_json::json;

fn check(arguments: &[&str], expect: &str) {
    let answer = upright(arguments);
    assert_eq!(answer.code, 1, "{}", answer.stderr);
    assert!(answer.stderr.contains(expect), "{}", answer.stderr);
    assert!(!answer.stderr.contains("panicked"));
}

#[test]
fn files_that_are_no_landmark_document() {
    let folder = tempfile::tempdir().unwrap();
    let file = |name: &str, bytes: &[u8]| {
        let path = folder.path().join(name);
        std::fs::write(&path, bytes).unwrap();
        path.to_str().unwrap().to_owned()
    };
    let broken = file("film.json", b"\x89PNG\r\n\x1a\n");
    check(&["measure", &broken], "this is a film that cannot be read: cannot decode the PNG picture");
    let picture = folder.path().join("film.png");
    image::GrayImage::new(2, 2).save(&picture).unwrap();
    check(
        &["measure", picture.to_str().unwrap()],
        "this is a film, picture without header; give its landmarks with --landmarks DOCUMENT",
    );
    let dicom = file("film.dcm", &[&[0; 128][..], b"DICM"].concat());
    check(&["measure", &dicom], "TransferSyntaxUID (0002,0010) is missing");
    check(&["measure", &file("empty.json", b"")], "not JSON: EOF");
    check(
        &["measure", &file("large.json", &vec![b' '; 5 << 20])],
        "the file is larger than 4 MiB, so it is no document of this kind",
    );
}

#[test]
fn film_and_document_exchanged_is_told_from_a_missing_document() {
    let folder = tempfile::tempdir().unwrap();
    let film = folder.path().join("film.png");
    image::GrayImage::new(2, 2).save(&film).unwrap();
    let film = film.to_str().unwrap();
    check(&["measure", FLATBACK, "--landmarks", film], "the film comes first");
    let missing = upright(&["measure", film, "--landmarks", "no-such-file.json"]);
    assert!(missing.stderr.contains("cannot open the file") && !missing.stderr.contains("comes first"));
}

#[test]
fn a_failed_picture_still_answers_in_its_format() {
    let answer = upright(&["measure", "README.md", "--overlay", "out.svg", "--format", "json"]);
    assert_eq!(answer.code, 1);
    assert_eq!(answer.json()["source"], "README.md");
}

#[test]
fn a_wrong_facing_is_found_and_named() {
    let folder = tempfile::tempdir().unwrap();
    let mut flatback = document(FLATBACK);
    flatback["frame"]["facing"] = json!("left");
    let path = written(folder.path(), "wrong.json", &flatback);
    check(&["measure", &path], "endplates point backwards");
    check(&["measure", &path], "wrong.json: ");
}

#[test]
fn options_that_do_not_fit() {
    check(
        &["measure", FLATBACK, "--landmarks", NORMAL],
        "neither a DICOM file nor a PNG, JPEG or TIFF picture; the film comes first",
    );
    check(
        &["measure", "a.png", "b.png", "--landmarks", NORMAL],
        "--landmarks belongs to one film; 2 inputs are given",
    );
    check(&["measure", "testdata", "--landmarks", NORMAL], "not to a folder");
    check(&["measure", FLATBACK, "--overlay", "out.bmp"], "must end in .png or .svg");
    check(&["measure", FLATBACK, "--overlay", "out.svg", "--draw", "PX"], "--draw PX: no such parameter");
    check(
        &["measure", FLATBACK, NORMAL, "--overlay", "out.svg"],
        "--overlay belongs to one film; 2 inputs are given",
    );
    check(&["measure", FLATBACK, "--overlay", "out.svg", "--draw", "LL"], "(did you mean LL_L1S1 or LL_L4S1");
    check(&["measure", FLATBACK, "--draws", "50"], "give 0 for no intervals, or 100 to 100000");
    check(&["measure", "testdata", "--overlay", "out.svg"], "--overlay belongs to one film, not to a folder");
    check(&["measure", "-", "--overlay", "out.svg"], "--overlay belongs to one film, not to a folder");
    check(&["measure", FLATBACK, "--draw", "PI"], "--overlay");
    check(&["measure", FLATBACK, "--overlay", "no-such-folder/out.svg"], "there is no folder no-such-folder");
}
