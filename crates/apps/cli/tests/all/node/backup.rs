//! A backup while everybody works, brought back elsewhere, answers the same.

use super::served::{PASSWORD, Person, Served, film, on_store};
use crate::program::root;
use serde_json::{Value, json};
use std::sync::atomic::{AtomicBool, Ordering};

/// A story of the project as a case of the node.
fn story(person: &Person, name: &str) -> String {
    let path = root().join("testdata/stories").join(name);
    let story: Value = serde_json::from_slice(&std::fs::read(path).unwrap()).unwrap();
    let case = person.ask("POST", "/cases", Some(&json!({}))).json()["id"].as_str().unwrap().to_owned();
    for (revision, entry) in story["entries"].as_array().unwrap().iter().enumerate() {
        let mut body =
            json!({"id": entry["id"], "effective_at": entry["effective_at"], "fact": entry["fact"]});
        if let Some(earlier) = entry.get("supersedes") {
            body["supersedes"] = earlier.clone();
            body["withdraws"] = json!(true);
        }
        let head = format!("\"{revision}\"");
        let head = [("content-type", "application/json"), ("if-match", head.as_str())];
        let path = format!("/cases/{case}/entries");
        let answer = person.try_send("POST", &path, &head, body.to_string().as_bytes()).unwrap();
        assert_eq!(answer.status, 201, "{name}: {}", String::from_utf8_lossy(&answer.body));
    }
    case
}

#[test]
fn a_backup_under_load_answers_the_same_elsewhere() {
    let folder = tempfile::tempdir().unwrap();
    let store = folder.path().join("node");
    let served =
        Served::start(&store, "rate = { per_second = 100000, burst = 100000, log_ins_per_minute = 1000 }\n");
    let person = Person::new(&served, &store, "dr", "clinician");
    let cases = ["progression.case.json", "broken-rod.case.json"].map(|name| story(&person, name));
    let import = person.import(Some(&cases[0]));
    let first = person.send(&import, &[("x.dcm", &film("1.2.3", "P1"))]).unwrap().json();
    let image = first[0]["image"].as_str().unwrap().to_owned();
    person.settled(&cases[0]);
    let stop = AtomicBool::new(false);
    let backup = folder.path().join("backup");
    std::thread::scope(|scope| {
        let writer = scope.spawn(|| {
            let import = person.import(None);
            let mut number = 10;
            while !stop.load(Ordering::Relaxed) {
                number += 1;
                let answer =
                    person.send(&import, &[("x.dcm", &film(&format!("1.2.9.{number}"), "P9"))]).unwrap();
                assert_eq!(answer.status, 200);
            }
            number - 10
        });
        let (code, words) = on_store(&store, &["backup", backup.to_str().unwrap()]);
        assert_eq!(code, 0, "{words}");
        stop.store(true, Ordering::Relaxed);
        let written = writer.join().unwrap();
        eprintln!("{written} imports while the backup was written: {words}");
    });
    let elsewhere = folder.path().join("elsewhere");
    let (code, words) = on_store(&elsewhere, &["restore", backup.to_str().unwrap()]);
    assert_eq!(code, 0, "{words}");
    let (code, words) = on_store(&elsewhere, &["verify"]);
    assert_eq!(code, 0, "{words}");
    let other = Served::start(&elsewhere, "");
    let there = Person::log_in(&other, "dr", PASSWORD);
    there.settled(&cases[0]);
    for case in &cases {
        for path in ["entries", "assessment?as_of=2026-11-01", "answer?as_of=2026-11-01"] {
            let path = format!("/cases/{case}/{path}");
            assert_eq!(person.get(&path), there.get(&path), "{path}");
        }
    }
    let top = format!("/images/{image}/top.u16");
    assert_eq!(person.ask("GET", &top, None).body, there.ask("GET", &top, None).body, "tiles come back");
}
