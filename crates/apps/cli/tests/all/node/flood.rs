//! Those who only pretend to be slow, a disk that is full, and requests without end.

use super::served::{Person, Served, agent, film, log, on_store};
use serde_json::json;
use std::io::{Read, Write};
use std::net::TcpStream;
use std::process::Command;
use std::time::{Duration, Instant};

#[test]
fn whoever_sends_a_letter_a_second_holds_up_nobody() {
    let folder = tempfile::tempdir().unwrap();
    let store = folder.path().join("node");
    let served = Served::start(&store, "");
    let address = served.address.trim_start_matches("http://").to_owned();
    let mut slow: Vec<TcpStream> = (0..200)
        .map(|_| {
            let mut stream = TcpStream::connect(&address).unwrap();
            stream.write_all(b"GET /health/live HTTP/1.1\r\nHost: x\r\n").unwrap();
            stream
        })
        .collect();
    let begun = Instant::now();
    assert_eq!(agent().get(format!("{}/health/live", served.address)).call().unwrap().status(), 200);
    assert!(begun.elapsed() < Duration::from_secs(2));
    // A letter now and then does not keep a line open.
    let mut closed = 0;
    while begun.elapsed() < Duration::from_secs(25) && closed < slow.len() {
        slow.iter_mut().for_each(|stream| drop(stream.write_all(b"X")));
        std::thread::sleep(Duration::from_secs(1));
        closed = slow.iter_mut().map(is_closed).filter(|is_closed| *is_closed).count();
    }
    assert_eq!(closed, 200, "after {:?}", begun.elapsed());
}

fn is_closed(stream: &mut TcpStream) -> bool {
    stream.set_read_timeout(Some(Duration::from_millis(1))).unwrap();
    match stream.read(&mut [0; 512]) {
        Ok(0) => true,
        Ok(_) => false,
        Err(error) => !matches!(error.kind(), std::io::ErrorKind::WouldBlock | std::io::ErrorKind::TimedOut),
    }
}

#[test]
fn whoever_asks_without_end_is_told_to_wait() {
    let folder = tempfile::tempdir().unwrap();
    let store = folder.path().join("node");
    let served = Served::start(&store, "rate = { per_second = 5, burst = 20, log_ins_per_minute = 5 }\n");
    let agent = agent();
    let statuses: Vec<u16> = (0..60)
        .map(|_| agent.get(format!("{}/health/live", served.address)).call().unwrap().status().as_u16())
        .collect();
    assert!(statuses.iter().filter(|status| **status == 200).count() >= 20);
    assert!(statuses.contains(&429), "{statuses:?}");
    std::thread::sleep(Duration::from_secs(4));
    let guesses: Vec<u16> = (0..8)
        .map(|_| {
            let body = json!({"name": "nobody", "password": "guess"});
            let answer = agent.post(format!("{}/api/v1/session", served.address)).send_json(body).unwrap();
            answer.status().as_u16()
        })
        .collect();
    assert!(guesses.contains(&401) && guesses.contains(&429), "{guesses:?}");
}

/// A small disk in memory; ended with its value.
struct SmallDisk(tempfile::TempDir);

impl SmallDisk {
    fn new(mebibytes: u32) -> Option<Self> {
        let folder = tempfile::tempdir().unwrap();
        let mounted = Command::new("mount")
            .args(["-t", "tmpfs", "-o", &format!("size={mebibytes}m"), "tmpfs"])
            .arg(folder.path())
            .output();
        mounted.is_ok_and(|output| output.status.success()).then_some(Self(folder))
    }
}

impl Drop for SmallDisk {
    fn drop(&mut self) {
        let _ = Command::new("umount").arg("-l").arg(self.0.path()).output();
    }
}

#[test]
fn a_full_disk_is_said_and_nothing_that_was_there_is_lost() {
    let Some(disk) = SmallDisk::new(24) else {
        eprintln!(
            "SKIPPED a_full_disk_is_said_and_nothing_that_was_there_is_lost: a small disk cannot be mounted"
        );
        return;
    };
    let store = disk.0.path().join("node");
    let mut served = Served::start(&store, "");
    let person = Person::new(&served, &store, "dr", "clinician");
    let import = person.import(None);
    let mut stored = Vec::new();
    let mut is_full = false;
    for number in 1..40 {
        // Film after film, each of a mebibyte of its own.
        let mut bytes = film(&format!("1.2.{number}"), "P1");
        bytes
            .extend((0..1_000_000_u32).map(|place| (place.wrapping_mul(2_654_435_761 + number) >> 13) as u8));
        let answer = person.send(&import, &[("x.dcm", &bytes)]).unwrap();
        match answer.status {
            200 => stored.push(answer.json()[0]["image"].as_str().unwrap_or_default().to_owned()),
            507 => {
                assert_eq!(answer.json()["code"], "full");
                is_full = true;
                break;
            }
            other => panic!("{other}: {} {}", String::from_utf8_lossy(&answer.body), log(&store)),
        }
    }
    assert!(is_full, "{} films on a disk of 24 MiB", stored.len());
    assert!(stored.len() > 5);
    assert!(served.is_running());
    drop(served);
    // Room is made, and everything that was acknowledged is there.
    let grown = Command::new("mount").args(["-o", "remount,size=64m"]).arg(disk.0.path()).output().unwrap();
    assert!(grown.status.success());
    let (code, words) = on_store(&store, &["verify"]);
    assert_eq!(code, 0, "{words}");
    let served = Served::start(&store, "");
    let person = Person::log_in(&served, "dr", super::served::PASSWORD);
    for image in stored.iter().filter(|image| !image.is_empty()) {
        assert_eq!(person.ask("GET", &format!("/images/{image}"), None).status, 200);
    }
}
