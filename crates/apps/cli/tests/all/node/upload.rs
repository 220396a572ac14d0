//! Whatever is uploaded: an answer to each file, bounded memory, and the node stays up.

use super::served::{Person, Served, agent, peak_mib};
use crate::program::shared;
use serde_json::json;
use std::io::Read;

#[test]
fn every_hostile_file_is_answered_and_the_node_stays_up() {
    let Some(corpus) = shared("data/dicom-malformed") else { return };
    let folder = tempfile::tempdir().unwrap();
    let store = folder.path().join("node");
    let mut served = Served::start(&store, "");
    let person = Person::new(&served, &store, "dr", "clinician");
    let import = person.import(None);
    let files = walkdir(&corpus);
    assert!(files.len() > 200, "{}", files.len());
    let mut outcomes = std::collections::BTreeMap::<String, usize>::new();
    for path in files {
        let bytes = std::fs::read(&path).unwrap();
        let answer = person.send(&import, &[("x.dcm", &bytes)]).unwrap();
        assert_eq!(answer.status, 200, "{}: {}", path.display(), String::from_utf8_lossy(&answer.body));
        *outcomes.entry(answer.json()[0]["outcome"].as_str().unwrap().to_owned()).or_default() += 1;
    }
    assert!(served.is_running());
    let peak = peak_mib(served.id());
    eprintln!("hostile uploads: {outcomes:?}, peak {peak} MiB");
    assert!(peak < 400, "{peak} MiB");
    let shown = person.get(&format!("/imports/{import}?limit=500"));
    assert_eq!(shown["files"].as_u64().unwrap() as usize, outcomes.values().sum::<usize>());
}

fn walkdir(folder: &std::path::Path) -> Vec<std::path::PathBuf> {
    let mut files = Vec::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() { folders.push(path) } else { files.push(path) }
        }
    }
    files.sort();
    files
}

/// Bytes without end.
struct Endless;

impl Read for Endless {
    fn read(&mut self, buffer: &mut [u8]) -> std::io::Result<usize> {
        buffer.fill(7);
        Ok(buffer.len())
    }
}

#[test]
fn ten_gigabytes_are_refused_early_and_take_no_memory() {
    let folder = tempfile::tempdir().unwrap();
    let store = folder.path().join("node");
    let served = Served::start(&store, "largest_file_mib = 16\n");
    let person = Person::new(&served, &store, "dr", "clinician");
    let import = person.import(None);
    let before = peak_mib(served.id());
    let head = "--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"x\"\r\n\r\n";
    let mut body = std::io::Cursor::new(head).chain(Endless.take(10 << 30));
    let sent = std::time::Instant::now();
    let answer =
        person.stream(&format!("/imports/{import}/files"), "multipart/form-data; boundary=b", &mut body);
    // Whoever stops reading closes the line; the answer may or may not come through.
    if let Some(answer) = answer {
        assert_eq!((answer.status, &answer.json()["code"]), (413, &json!("too_large")));
    }
    assert!(sent.elapsed().as_secs() < 20, "{:?}", sent.elapsed());
    let grown = peak_mib(served.id()) - before;
    assert!(grown < 64, "{grown} MiB");
    let left = std::fs::read_dir(store.join("staging")).unwrap().count();
    assert_eq!(left, 0);
    // A length that is stated is believed before anything is sent.
    let stated = person.stated(&format!("/imports/{import}/files"), 10 << 40);
    assert!(stated.contains(" 413 "), "{stated}");
    assert_eq!(agent().get(format!("{}/health/ready", served.address)).call().unwrap().status(), 200);
}
