//! The trail, checked by a script that shares no line with the program.

use super::served::{Person, Served, on_store};
use crate::program::root;
use serde_json::json;
use std::path::Path;
use std::process::Command;

fn script(export: &Path) -> (bool, String) {
    let output = Command::new("python3")
        .arg("-B")
        .arg(root().join("docs/verify_trail.py"))
        .arg(export)
        .output()
        .unwrap();
    let words = [output.stdout, output.stderr].concat();
    (output.status.success(), String::from_utf8_lossy(&words).into_owned())
}

#[test]
fn a_script_of_its_own_confirms_the_trail_and_finds_a_changed_row() {
    let folder = tempfile::tempdir().unwrap();
    let (store, export) = (folder.path().join("node"), folder.path().join("audit.jsonl"));
    let served = Served::start(&store, "");
    let person = Person::new(&served, &store, "dr", "clinician");
    let administrator = Person::new(&served, &store, "boss", "administrator");
    for name in ["Ängström \"quoted\"", "back\\slash\tand tab", "\u{1F9B4} bone"] {
        let body = json!({"reason": format!("{name}, found on the floor"), "number": "none"});
        person.ask("POST", "/break-glass", Some(&body));
    }
    let written = administrator.ask("GET", "/audit/export", None);
    std::fs::write(&export, &written.body).unwrap();
    let (is_right, words) = script(&export);
    assert!(is_right, "{words}");
    let lines = String::from_utf8(written.body).unwrap();
    assert!(lines.lines().count() > 8, "{lines}");
    let changes: [(&str, String); 3] = [
        ("a word", lines.replacen("found on the floor", "found on the roof", 1)),
        (
            "a row",
            lines
                .lines()
                .enumerate()
                .filter(|(place, _)| *place != 3)
                .map(|(_, line)| format!("{line}\n"))
                .collect(),
        ),
        ("the order", lines.lines().rev().map(|line| format!("{line}\n")).collect()),
    ];
    for (what, changed) in changes {
        std::fs::write(&export, changed).unwrap();
        assert!(!script(&export).0, "{what}");
    }
    drop(served);
    let tamper = "import sqlite3,sys;c=sqlite3.connect(sys.argv[1]);c.execute(\"update audit set outcome='ok' where outcome<>'ok'\");c.commit()";
    let changed =
        Command::new("python3").args(["-c", tamper]).arg(store.join("upright.db")).status().unwrap();
    assert!(changed.success());
    let (code, words) = on_store(&store, &["verify"]);
    assert_eq!(code, 1);
    assert!(words.contains("it was changed after it was written"), "{words}");
}

#[test]
fn the_log_names_nobody() {
    let folder = tempfile::tempdir().unwrap();
    let store = folder.path().join("node");
    let served = Served::start(&store, "");
    let person = Person::new(&served, &store, "dr", "clinician");
    let made = person.ask("POST", "/cases", Some(&json!({"name": "Hopper, Grace", "number": "4711"})));
    let case = made.json()["id"].as_str().unwrap().to_owned();
    person.ask("GET", "/cases?search=hopper", None);
    person.ask("GET", "/cases/Hopper", None);
    let import = person.import(Some(&case));
    person.send(&import, &[("Hopper Grace.dcm", b"no film")]).unwrap();
    let quiet = super::served::log(&store);
    drop(served);
    assert!(!quiet.contains("opper") && !quiet.contains("4711"), "{quiet}");
}
