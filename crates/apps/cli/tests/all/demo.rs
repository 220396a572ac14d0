//! The demo as somebody starts it: a patient with films, tiles, signed landmarks and a board, and seconds at the second start.

use crate::program::upright;
use serde_json::{Value, json};
use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::path::Path;
use std::process::{Child, ChildStderr, Command, Stdio};
use std::time::{Duration, Instant};

/// A demo that runs.
struct Demo {
    child: Child,
    told: BufReader<ChildStderr>,
    address: String,
    password: String,
    cookie: String,
}

impl Demo {
    /// Starts the demo and waits until its patient is there; the lines that it told meanwhile.
    fn start(cache: &Path, more: &[&str]) -> (Self, Vec<String>) {
        let mut demo = Self::begin(cache, more);
        let heard = demo.hear("1 of 1 patients");
        demo.log_in();
        (demo, heard)
    }

    /// What is told until somebody tells of these words.
    fn hear(&mut self, words: &str) -> Vec<String> {
        let mut heard = Vec::new();
        while !heard.last().is_some_and(|line: &String| line.contains(words)) {
            let mut line = String::new();
            assert!(self.told.read_line(&mut line).unwrap() > 0, "the demo ended: {heard:?}");
            heard.push(line);
        }
        heard
    }

    /// Starts a demo of one patient with coarse films and no other pictures, and waits until it listens.
    fn begin(cache: &Path, more: &[&str]) -> Self {
        Self::with_studies(cache, &[&["--films-only"], more].concat())
    }

    /// The same with slices and scans.
    fn with_studies(cache: &Path, more: &[&str]) -> Self {
        let mut demo = Command::new(env!("CARGO_BIN_EXE_upright"));
        demo.args(["demo", "--only", "1", "--listen", "127.0.0.1:0"]).args(more);
        if !more.contains(&"--resolution") {
            demo.args(["--resolution", "1.5"]);
        }
        demo.env("XDG_CACHE_HOME", cache).stdout(Stdio::piped()).stderr(Stdio::piped());
        let mut child = demo.spawn().unwrap();
        let mut lines = BufReader::new(child.stdout.take().unwrap()).lines();
        let mut next = |begin: &str| {
            let line = lines.find(|line| line.as_ref().unwrap().trim_start().starts_with(begin));
            line.unwrap().unwrap().trim().to_owned()
        };
        let address = next("http://").trim_start_matches("http://").trim_end_matches('/').to_owned();
        let password = next("password").split_whitespace().nth(1).unwrap().to_owned();
        next("Every patient is computed");
        let told = BufReader::new(child.stderr.take().unwrap());
        Self { child, told, address, password, cookie: String::new() }
    }

    /// An answer: its head and its body.
    fn ask(&self, method: &str, path: &str, body: &str) -> (String, Vec<u8>) {
        let mut stream = TcpStream::connect(&self.address).unwrap();
        let (length, cookie, host) = (body.len(), &self.cookie, &self.address);
        write!(
            stream,
            "{method} /api/v1{path} HTTP/1.1\r\nhost: {host}\r\nconnection: close\r\ncontent-type: application/json\r\n\
             content-length: {length}\r\ncookie: {cookie}\r\n\r\n{body}"
        )
        .unwrap();
        let mut answer = Vec::new();
        stream.read_to_end(&mut answer).unwrap();
        let end = answer.windows(4).position(|four| four == b"\r\n\r\n").unwrap();
        let head = String::from_utf8_lossy(&answer[..end]).into_owned();
        (head, answer[end + 4..].to_vec())
    }

    fn json(&self, path: &str) -> Value {
        let (head, body) = self.ask("GET", path, "");
        assert!(head.starts_with("HTTP/1.1 200"), "{path}: {head}");
        assert!(!head.to_lowercase().contains("transfer-encoding"), "{path}: {head}");
        serde_json::from_slice(&body).unwrap()
    }

    fn log_in(&mut self) {
        let asked = json!({"name": "demo", "password": self.password}).to_string();
        let (head, _) = self.ask("POST", "/session", &asked);
        assert!(head.starts_with("HTTP/1.1 200"), "{head}");
        let line = head.lines().find(|line| line.to_lowercase().starts_with("set-cookie:")).unwrap();
        self.cookie = line[11..].split(';').next().unwrap().trim().to_owned();
    }

    fn case(&self) -> String {
        let cases = self.json("/cases");
        assert_eq!(cases["cases"].as_array().unwrap().len(), 1);
        assert_eq!(cases["cases"][0]["patient"]["name"], "Demo 01, What bent knees hide");
        cases["cases"][0]["id"].as_str().unwrap().to_owned()
    }

    /// Ends it as Ctrl-C does; what it told after the patients were there.
    fn end(mut self) -> String {
        let ended = Command::new("kill").args(["-INT", &self.child.id().to_string()]).status().unwrap();
        assert!(ended.success());
        assert!(self.child.wait().unwrap().success());
        let mut rest = String::new();
        self.told.read_to_string(&mut rest).unwrap();
        rest
    }
}

impl Drop for Demo {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// Folders in passing, and demos that are kept.
fn in_cache(cache: &Path) -> (usize, usize) {
    let names = std::fs::read_dir(cache.join("upright/demo")).unwrap();
    let (passing, kept): (Vec<String>, Vec<String>) = names
        .map(|entry| entry.unwrap().file_name().to_string_lossy().into_owned())
        .partition(|name| name.starts_with("passing-"));
    (passing.len(), kept.len())
}

/// Waits until the demo is kept; that is done when the patients are there already.
fn wait_until_kept(cache: &Path) {
    let began = Instant::now();
    while in_cache(cache).1 == 0 {
        assert!(began.elapsed() < Duration::from_secs(20), "the demo was not kept");
        std::thread::sleep(Duration::from_millis(50));
    }
}

fn check_films(demo: &Demo, case: &str) {
    let films = demo.json(&format!("/cases/{case}/images"));
    let films = films.as_array().unwrap();
    assert_eq!(films.len(), 4, "three lateral films and a frontal one");
    let mut signed = 0;
    for film in films {
        assert_eq!(film["has_tiles"], true);
        let id = film["id"].as_str().unwrap();
        let (head, tile) = demo.ask("GET", &format!("/images/{id}/t/0/0/0.u16"), "");
        assert!(head.starts_with("HTTP/1.1 200") && tile.len() > 100, "{head}");
        let versions = demo.json(&format!("/images/{id}/landmarks"));
        signed += versions.as_array().unwrap().iter().filter(|version| version["state"] == "signed").count();
    }
    assert_eq!(signed, 3, "the landmarks of every lateral film are signed, once");
    let series = demo.json(&format!("/cases/{case}/series"));
    assert!(series.as_array().unwrap().iter().all(|one| one["state"] == "sorted"), "{series:#}");
    assert_eq!(demo.json("/confirm-queue"), json!([]), "nothing waits for a person");
}

fn check_answer(demo: &Demo, case: &str) -> Value {
    let answer = demo.json(&format!("/cases/{case}/answer"));
    assert_eq!(answer["indication"]["verdict"], "referral_advised");
    assert_eq!(answer["not_understood"].as_array().map_or(0, Vec::len), 0);
    let board = answer["board"].as_array().unwrap();
    let study = |kind: &str| board.iter().find(|item| item["study"] == kind).unwrap();
    for (kind, need, progress) in [
        ("extended_film", "needed", "read"),
        ("whole_spine_mri", "needed", "ordered"),
        ("bone_scan", "not_needed", "none"),
    ] {
        assert_eq!(
            (&study(kind)["need"], &study(kind)["progress"]),
            (&json!(need), &json!(progress)),
            "{kind}"
        );
    }
    answer["board"].clone()
}

#[test]
fn a_patient_comes_and_is_there_at_once_the_second_time() {
    let cache = tempfile::tempdir().unwrap();
    let (demo, heard) = Demo::start(cache.path(), &[]);
    assert!(heard.concat().contains("being made"), "{heard:?}");
    let case = demo.case();
    check_films(&demo, &case);
    let board = check_answer(&demo, &case);
    wait_until_kept(cache.path());
    let first = demo.password.clone();
    assert_eq!(demo.end(), "", "nothing to complain of");
    assert_eq!(in_cache(cache.path()), (0, 1), "the folder in passing is gone");

    let began = Instant::now();
    let (again, heard) = Demo::start(cache.path(), &[]);
    assert!(began.elapsed() < Duration::from_secs(3), "{:?}", began.elapsed());
    assert!(!heard.concat().contains("being made"), "{heard:?}");
    assert_ne!(again.password, first, "a password of its own");
    assert_eq!(again.case(), case);
    check_films(&again, &case);
    assert_eq!(check_answer(&again, &case), board);
    again.end();
    assert_eq!(in_cache(cache.path()), (0, 1));
}

#[test]
fn slices_come_as_files_on_the_day_of_their_study_and_change_nothing_that_is_recorded() {
    let cache = tempfile::tempdir().unwrap();
    let mut demo = Demo::with_studies(cache.path(), &[]);
    demo.hear("1 of 1 patients");
    demo.log_in();
    let case = demo.case();
    let board = check_answer(&demo, &case);
    demo.hear("2 of 2 studies are there");
    wait_until_kept(cache.path());
    let series = demo.json(&format!("/cases/{case}/series"));
    let of = |slot: &str| {
        let found = series.as_array().unwrap().iter().filter(|one| one["slot"] == slot);
        found.map(|one| one["images"].as_array().unwrap().len()).collect::<Vec<_>>()
    };
    let (ct, mri) = (of("ct"), of("mri"));
    assert!(ct.len() == 1 && ct[0] > 200, "{ct:?}");
    assert!(
        mri.len() == 6 && mri.iter().all(|slices| *slices > 15),
        "as they are, and with slices encoded: {mri:?}"
    );
    assert!(series.as_array().unwrap().iter().all(|one| one["state"] == "sorted"), "{series:#}");
    assert_eq!(demo.json("/confirm-queue"), json!([]), "nothing waits for a person");
    assert_eq!(check_answer(&demo, &case), board, "the record said already that they were made");
    demo.end();
}

#[test]
fn a_damaged_cache_is_said_and_made_anew() {
    let cache = tempfile::tempdir().unwrap();
    let (demo, _) = Demo::start(cache.path(), &[]);
    wait_until_kept(cache.path());
    demo.end();
    let kept = std::fs::read_dir(cache.path().join("upright/demo")).unwrap().next().unwrap().unwrap().path();
    std::fs::write(kept.join("upright.db"), b"no tables").unwrap();
    let (again, heard) = Demo::start(cache.path(), &[]);
    assert!(heard.concat().contains("made anew"), "{heard:?}");
    let case = again.case();
    check_answer(&again, &case);
    let began = Instant::now();
    while std::fs::metadata(kept.join("upright.db")).is_ok_and(|tables| tables.len() < 100) {
        assert!(began.elapsed() < Duration::from_secs(20), "what was damaged is not replaced");
        std::thread::sleep(Duration::from_millis(50));
    }
    again.end();
    let (third, heard) = Demo::start(cache.path(), &[]);
    assert!(!heard.concat().contains("made anew"), "{heard:?}");
    third.end();
}

#[test]
fn a_folder_to_be_kept_stays_and_goes_on() {
    let (cache, folder) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let keep = folder.path().join("patients");
    let options = ["--keep", keep.to_str().unwrap()];
    let (demo, _) = Demo::start(cache.path(), &options);
    let case = demo.case();
    demo.end();
    let (again, heard) = Demo::start(cache.path(), &options);
    assert!(!heard.concat().contains("being made"), "{heard:?}");
    assert_eq!(again.case(), case);
    check_films(&again, &case);
    again.end();
    let verified = upright(&["verify", "--store", keep.to_str().unwrap()]);
    assert_eq!(verified.code, 0, "{}", verified.stderr);
    let other = upright(&["demo", "--keep", keep.to_str().unwrap(), "--seed", "9"]);
    assert_eq!(other.code, 1);
    assert!(other.stderr.contains("another version or seed"), "{}", other.stderr);
}

#[test]
fn a_demo_that_was_ended_half_way_goes_on_and_makes_nothing_twice() {
    let (cache, folder) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let keep = folder.path().join("patients");
    let options = ["--keep", keep.to_str().unwrap(), "--resolution", "1"];
    let demo = Demo::begin(cache.path(), &options);
    std::thread::sleep(Duration::from_millis(700));
    demo.end();
    let (again, _) = Demo::start(cache.path(), &options);
    let case = again.case();
    check_films(&again, &case);
    check_answer(&again, &case);
    let entries = again.json(&format!("/cases/{case}/entries"));
    let facts: Vec<&Value> =
        entries["entries"].as_array().unwrap().iter().map(|entry| &entry["fact"]).collect();
    let mut once = facts.clone();
    once.sort_by_key(|fact| fact.to_string());
    once.dedup();
    assert_eq!(once.len(), facts.len(), "no fact is told twice");
    again.end();
}
