//! Killed at any instant, the node loses nothing that it acknowledged.

use super::served::{PASSWORD, Person, Served, film, on_store};
use serde_json::{Value, json};
use std::collections::BTreeMap;
use std::sync::Mutex;
use std::time::{Duration, Instant};

/// What was acknowledged.
#[derive(Default)]
struct Acknowledged {
    /// Pictures, by their case.
    pictures: BTreeMap<String, String>,
    /// Names of entries.
    entries: Vec<String>,
    /// Revisions of landmarks, by picture.
    landmarks: BTreeMap<String, i64>,
}

/// Imports and writes of one killed node.
const OPERATIONS: usize = 200;
const WRITERS: usize = 4;

#[test]
fn whatever_was_acknowledged_is_there_after_a_kill_at_any_instant() {
    let rounds = if std::env::var_os("UPRIGHT_FULL").is_some() { 200 } else { 10 };
    let folder = tempfile::tempdir().unwrap();
    let store = folder.path().join("node");
    let served = Served::start(&store, SETTINGS);
    let person = Person::new(&served, &store, "dr", "clinician");
    let case =
        person.ask("POST", "/cases", Some(&json!({"name": "A"}))).json()["id"].as_str().unwrap().to_owned();
    // How long all of it takes tells when to kill.
    let begun = Instant::now();
    let known = Mutex::new(Acknowledged::default());
    work(&person, &case, 0, &known, OPERATIONS);
    let whole = begun.elapsed();
    drop(served);
    let mut seed = 0x9E37_79B9_7F4A_7C15_u64;
    for round in 1..=rounds {
        let served = Served::start(&store, SETTINGS);
        let person = Person::log_in(&served, "dr", PASSWORD);
        seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        let instant = whole.mul_f64((seed >> 40) as f64 / (1_u64 << 24) as f64);
        std::thread::scope(|scope| {
            let writer = scope.spawn(|| work(&person, &case, round, &known, OPERATIONS));
            std::thread::sleep(instant);
            served.kill();
            writer.join().unwrap();
        });
        check(&store, &case, &known.lock().unwrap(), round, instant);
    }
    let known = known.into_inner().unwrap();
    assert!(known.pictures.len() > rounds && known.entries.len() > rounds, "something was acknowledged");
}

/// Many requests, as a test sends them, are no flood.
const SETTINGS: &str =
    "workers = 2\nrate = { per_second = 100000, burst = 100000, log_ins_per_minute = 1000 }\n";

/// Imports, entries and landmarks from several threads, until all are done or the node is gone.
fn work(person: &Person, case: &str, round: usize, known: &Mutex<Acknowledged>, operations: usize) {
    std::thread::scope(|scope| {
        for writer in 0..WRITERS {
            let person = person.clone();
            scope.spawn(move || {
                let Some(import) = begun(&person) else { return };
                for number in (writer..operations).step_by(WRITERS) {
                    let is_done = match number % 3 {
                        0 => entry(&person, case, &format!("e-{round}-{number}"), known),
                        _ => picture(&person, &import, &format!("1.2.{}.{}", round + 1, number + 1), known),
                    };
                    if !is_done {
                        return;
                    }
                }
            });
        }
    });
}

fn begun(person: &Person) -> Option<String> {
    let answer = person.try_send("POST", "/imports", &[("content-type", "application/json")], b"{}").ok()?;
    Some(answer.json()["id"].as_str()?.to_owned())
}

/// Whether the node is still there.
fn picture(person: &Person, import: &str, instance: &str, known: &Mutex<Acknowledged>) -> bool {
    let Ok(answer) = person.send(import, &[("film.dcm", &film(instance, "P1"))]) else { return false };
    assert_eq!(answer.status, 200, "{}", String::from_utf8_lossy(&answer.body));
    let result = &answer.json()[0];
    let text = |name: &str| result[name].as_str().unwrap_or_default().to_owned();
    assert!(["stored", "already_there"].contains(&text("outcome").as_str()), "{result}");
    known.lock().unwrap().pictures.insert(text("image"), text("case"));
    let path = format!("/images/{}/landmarks", text("image"));
    let head = [("content-type", "application/json"), ("if-match", "\"0\"")];
    let document = json!({"schema": "upright.landmarks/1", "frame": {"kind": "image"},
        "landmarks": [{"site": "femoral_head", "x": 3, "y": 4}]});
    match person.try_send("PUT", &path, &head, document.to_string().as_bytes()) {
        Ok(answer) if answer.status == 201 => {
            known.lock().unwrap().landmarks.insert(text("image"), 1);
            true
        }
        Ok(answer) => {
            assert_eq!(answer.status, 412, "{}", String::from_utf8_lossy(&answer.body));
            true
        }
        Err(_) => false,
    }
}

fn entry(person: &Person, case: &str, id: &str, known: &Mutex<Acknowledged>) -> bool {
    // Another writer may have been quicker; then the record is read again.
    for _ in 0..20 {
        let Ok(read) = person.try_send("GET", &format!("/cases/{case}"), &[], b"") else { return false };
        let revision = format!("\"{}\"", read.json()["revision"]);
        let head = [("content-type", "application/json"), ("if-match", revision.as_str())];
        let body = json!({"id": id, "fact": {"kind": "outcome", "instrument": "odi", "score": 40}});
        match person.try_send("POST", &format!("/cases/{case}/entries"), &head, body.to_string().as_bytes()) {
            Ok(answer) if answer.status == 201 => {
                known.lock().unwrap().entries.push(id.to_owned());
                return true;
            }
            Ok(answer) => assert_eq!(answer.status, 412, "{}", String::from_utf8_lossy(&answer.body)),
            Err(_) => return false,
        }
    }
    true
}

fn check(store: &std::path::Path, case: &str, known: &Acknowledged, round: usize, instant: Duration) {
    let (code, words) = on_store(store, &["verify"]);
    assert_eq!(code, 0, "round {round}, killed after {instant:?}: {words}");
    let served = Served::start(store, SETTINGS);
    let person = Person::log_in(&served, "dr", PASSWORD);
    let record = person.get(&format!("/cases/{case}/entries"));
    let there: Vec<&str> =
        record["entries"].as_array().unwrap().iter().filter_map(|entry| entry["id"].as_str()).collect();
    for entry in &known.entries {
        assert!(
            there.contains(&entry.as_str()),
            "round {round}, killed after {instant:?}: entry {entry} is lost"
        );
    }
    let mut images: BTreeMap<&str, Vec<Value>> = BTreeMap::new();
    for (picture, case) in &known.pictures {
        let listed = images
            .entry(case)
            .or_insert_with(|| person.get(&format!("/cases/{case}/images")).as_array().unwrap().clone());
        assert!(
            listed.iter().any(|image| image["id"] == picture.as_str()),
            "round {round}: picture {picture} is lost"
        );
    }
    for (picture, version) in known.landmarks.iter().rev().take(20) {
        let versions = person.get(&format!("/images/{picture}/landmarks"));
        assert!(
            versions.as_array().unwrap().iter().any(|one| one["version"] == *version),
            "landmarks are lost"
        );
    }
}
