//! `upright assess`: what a case or a film is answered with.

mod bad_input;
mod inputs;
mod json;
mod pages;

use crate::program::{FLATBACK, document, upright, written};
use serde_json::{Value, json};
use std::path::Path;

const CONTRACTURE: &str = "testdata/cases/contracture.case.json";
const MINIMAL: &str = "testdata/cases/minimal.case.json";
const FLATBACK_CASE: &str = "testdata/cases/flatback.case.json";

/// What is printed of one input that can be assessed, with the version of the evidence left out.
fn page(arguments: &[&str]) -> String {
    let arguments: Vec<&str> = ["assess"].iter().chain(arguments).copied().collect();
    let answer = upright(&arguments);
    assert_eq!((answer.code, answer.stderr.as_str()), (0, ""));
    answer.text().replace(upright_evidence::VERSION, "VERSION")
}

/// The same as JSON.
fn as_json(arguments: &[&str]) -> Value {
    let page = page(&[arguments, &["--format", "json"]].concat());
    serde_json::from_str(&page).unwrap()
}

/// A case of these entries.
fn case(entries: &[Value]) -> Value {
    json!({"schema": "upright.case/1", "entries": entries})
}

fn entry(id: &str, day: &str, fact: Value) -> Value {
    json!({"id": id, "effective_at": day, "author": "clinic", "fact": fact})
}

/// The film of these landmarks, with nothing said of how it was taken.
fn film(landmarks: &Value) -> Value {
    json!({"kind": "film", "landmarks": landmarks})
}

/// One film of 1 March 2026, and what else is known.
fn one_film(landmarks: &Value, facts: Vec<Value>) -> Value {
    let others = facts.into_iter().enumerate().map(|(at, fact)| entry(&format!("e{at}"), "2026-03-01", fact));
    case(&std::iter::once(entry("film", "2026-03-01", film(landmarks))).chain(others).collect::<Vec<_>>())
}

fn aged(years: f64) -> Value {
    json!({"kind": "person", "age_years": years})
}

/// The flatback with its S1 endplate turned about its own middle: pelvic incidence and lordosis change alike.
fn turned_sacrum(degrees: f64) -> Value {
    let mut film = document(FLATBACK);
    let (sin, cos) = degrees.to_radians().sin_cos();
    let is_corner = |landmark: &&mut Value| landmark["site"].as_str().unwrap().starts_with("S1.superior");
    let mut corners: Vec<&mut Value> =
        film["landmarks"].as_array_mut().unwrap().iter_mut().filter(is_corner).collect();
    let middle = |axis: &str| corners.iter().map(|corner| corner[axis].as_f64().unwrap()).sum::<f64>() / 2.0;
    let (x, y) = (middle("x"), middle("y"));
    for corner in &mut corners {
        let (along, down) = (corner["x"].as_f64().unwrap() - x, corner["y"].as_f64().unwrap() - y);
        corner["x"] = json!(x + along * cos - down * sin);
        corner["y"] = json!(y + along * sin + down * cos);
    }
    film
}

/// The page and the JSON of `document`, written as a file of its own.
fn answers(document: &Value) -> (String, Value) {
    let folder = tempfile::tempdir().unwrap();
    let path = written(folder.path(), "patient.case.json", document);
    (page(&[&path]), as_json(&[&path]))
}

/// `page` as one line, whatever its width.
fn unbroken(page: &str) -> String {
    page.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn utf8(path: &Path) -> &str {
    path.to_str().unwrap()
}
