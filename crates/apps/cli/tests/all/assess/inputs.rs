//! What can be assessed, and what is said of the rest.

use super::{FLATBACK_CASE, MINIMAL, utf8};
use crate::program::{FLATBACK, NORMAL, document, upright, upright_reading, written};
use serde_json::{Value, json};

/// What is said of the only input, which cannot be assessed.
fn check(arguments: &[&str], expect: &str) {
    let answer = upright(&[&["assess"], arguments].concat());
    assert_eq!(answer.code, 1, "{}", answer.stderr);
    assert!(answer.stderr.contains(expect), "{}", answer.stderr);
    assert!(!answer.stderr.contains("panicked") && answer.stdout.is_empty());
}

fn sources(list: &Value) -> Vec<&str> {
    list.as_array().unwrap().iter().map(|one| one["source"].as_str().unwrap()).collect()
}

#[test]
fn one_that_fails_keeps_its_place() {
    let inputs = [MINIMAL, "no-such-file.json", FLATBACK];
    let answer = upright(&[&["assess"], &inputs[..], &["--format", "json", "--draws", "0"]].concat());
    assert_eq!(answer.code, 2);
    let list = answer.json();
    assert_eq!(sources(&list), inputs);
    assert!(list[1]["error"].as_str().unwrap().contains("No such file"), "{}", list[1]);
    assert!(answer.stderr.contains("error: no-such-file.json: cannot open the file"), "{}", answer.stderr);
    assert!(answer.stderr.contains("1 of 3 inputs failed"));
    let page = upright(&[&["assess"], &inputs[..], &["--draws", "0"]].concat());
    let at = |name: &str| page.text().find(name).unwrap();
    assert!(page.code == 2 && at(MINIMAL) < at(FLATBACK));
}

#[test]
fn folders_and_lists() {
    let folder = tempfile::tempdir().unwrap();
    let case = written(folder.path(), "a.case.json", &document(MINIMAL));
    let broken = folder.path().join("b.json");
    std::fs::write(&broken, "{").unwrap();
    let film = written(folder.path(), "c.json", &document(NORMAL));
    let options = ["--format", "json", "--draws", "0"];
    let answer = upright(&[&["assess", utf8(folder.path())], &options[..]].concat());
    assert_eq!((answer.code, sources(&answer.json())), (2, vec![&*case, utf8(&broken), &*film]));
    let listed = upright_reading(&[&["assess", "-"], &options[..]].concat(), &format!("{case}\n{film}\n"));
    assert_eq!((listed.code, sources(&listed.json())), (0, vec![&*case, &*film]));
    let cases = upright(&[&["assess", "testdata/cases"], &options[..]].concat());
    assert_eq!((cases.code, cases.json().as_array().unwrap().len()), (0, 3));
}

#[test]
fn a_film_is_no_document() {
    let folder = tempfile::tempdir().unwrap();
    let film = folder.path().join("film.png");
    image::GrayImage::new(2, 2).save(&film).unwrap();
    check(
        &[utf8(&film)],
        "this is a film, picture without header; give its landmarks, or a case that holds them",
    );
}

#[test]
fn files_that_are_no_document() {
    let folder = tempfile::tempdir().unwrap();
    let file = |name: &str, text: &str| {
        let path = folder.path().join(name);
        std::fs::write(&path, text).unwrap();
        path.to_str().unwrap().to_owned()
    };
    check(&["no-such-file.json"], "error: no-such-file.json: cannot open the file: No such file");
    check(&[&file("broken.json", r#"{"schema": "upright.case/1", "entries": ["#)], "not JSON: EOF");
    check(&[&file("empty.json", "")], "not JSON: EOF");
    check(&[&file("other.json", r#"{"schema": "upright.case/2", "entries": []}"#)], "upright.case/2");
    check(
        &[&file("unknown.json", r#"{"schema": "somebody.else/1"}"#)],
        "the schema is \"somebody.else/1\"; \"upright.case/1\" and \"upright.landmarks/1\" can be assessed",
    );
    check(&[&file("nameless.json", r#"{"entries": []}"#)], "the document has no \"schema\"");
    let empty = tempfile::tempdir().unwrap();
    check(&[utf8(empty.path())], "the folder holds no .json document");
    check(&[], "required arguments were not provided");
}

#[test]
fn options_that_do_not_fit() {
    check(
        &[FLATBACK_CASE, "--age", "68"],
        "--age belongs to a landmark document; a case records the age itself (fact \"person\")",
    );
    for wrong in ["-1", "131", "old", "NaN"] {
        check(&[FLATBACK, &format!("--age={wrong}")], "give years from 0 to 130");
    }
    check(&[FLATBACK, "--draws", "50"], "give 0 for no intervals, or 100 to 100000");
}

/// The schema may stand anywhere, and a mention of another is none.
#[test]
fn a_case_is_told_by_its_schema_alone() {
    let folder = tempfile::tempdir().unwrap();
    let text = std::fs::read_to_string(crate::program::root().join(MINIMAL)).unwrap();
    let schema = "\"schema\": \"upright.case/1\",";
    let last = text.replacen(schema, "", 1);
    let last = format!(
        "{},\n {}\n}}\n",
        last.trim_end().strip_suffix('}').unwrap().trim_end(),
        schema.trim_end_matches(',')
    );
    let path = folder.path().join("last.case.json");
    std::fs::write(&path, last).unwrap();
    assert_eq!(super::as_json(&[utf8(&path)])["answer"], super::as_json(&[MINIMAL])["answer"]);
    let mut film = document(NORMAL);
    film["source"] = json!("\"upright.case/1\"");
    let path = written(folder.path(), "landmarks.json", &film);
    assert_eq!(super::as_json(&[&path])["answer"], super::as_json(&[NORMAL])["answer"]);
}

/// A version that does not know a kind of fact says so, and does not guess.
#[test]
fn what_is_not_understood_is_said() {
    let mut case = document(MINIMAL);
    let entries = case["entries"].as_array_mut().unwrap();
    entries.push(super::entry("walk", "2026-03-01", json!({"kind": "gait", "speed": 1})));
    let (page, _) = super::answers(&case);
    let expect =
        "entry \"walk\" is of kind \"gait\", not understood by this version: no conclusion rests on it";
    let page = super::unbroken(&page);
    let (_, below) = page.split_once("Look again").unwrap();
    assert!(below.contains(expect), "{page}");
}
