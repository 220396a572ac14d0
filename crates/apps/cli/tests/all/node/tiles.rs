//! Tiles of a film over the wire: the stored values, bit for bit, and an edge found on them.

use super::served::{Person, Served};
use crate::program::upright;
use serde_json::{Value, json};

#[test]
fn a_film_comes_back_bit_for_bit_is_measured_and_snapped() {
    let folder = tempfile::tempdir().unwrap();
    let (store, patient) = (folder.path().join("node"), folder.path().join("patient"));
    let made = upright(&[
        "phantom",
        "patient",
        "--seed",
        "2",
        "--type",
        "flatback",
        "--posture",
        "standing",
        "--view",
        "lateral",
        "--resolution",
        "0.8",
        "--out",
        patient.to_str().unwrap(),
    ]);
    assert_eq!(made.code, 0, "{}", made.stderr);
    let served = Served::start(&store, "");
    let person = Person::new(&served, &store, "dr", "clinician");
    let import = person.import(None);
    let film = std::fs::read(patient.join("standing.lateral.dcm")).unwrap();
    let result = person.send(&import, &[("standing.dcm", &film)]).unwrap().json()[0].clone();
    let (case, image) = (result["case"].as_str().unwrap(), result["image"].as_str().unwrap());
    person.settled(case);
    let shown = person.get(&format!("/images/{image}"));
    let picture = &shown["picture"];
    assert_eq!(assembled(&person, image, &picture["levels"][0]), stored_values(&film));
    downloaded(&person, image, &film);
    let series = person.get(&format!("/cases/{case}/series"));
    assert_eq!(
        (&series[0]["slot"], &series[0]["state"]),
        (&json!("standing_lateral"), &json!("sorted")),
        "{series}"
    );
    let board = person.get(&format!("/cases/{case}/answer"));
    let film_on_board =
        board["board"].as_array().unwrap().iter().find(|study| study["study"] == "standing_film");
    assert_eq!(film_on_board.unwrap()["progress"], "done", "the board follows");
    measured(&person, case, image, &patient.join("standing.lateral.landmarks.json"));
}

fn measured(person: &Person, case: &str, image: &str, truth: &std::path::Path) {
    let landmarks = std::fs::read(truth).unwrap();
    let head = [("content-type", "application/json"), ("if-match", "\"0\"")];
    let path = format!("/images/{image}/landmarks");
    let written = person.try_send("PUT", &path, &head, &landmarks).unwrap();
    assert_eq!(written.status, 201, "{}", String::from_utf8_lossy(&written.body));
    let profile = person.get(&format!("{path}/1/profile"));
    let alone = upright(&["measure", truth.to_str().unwrap(), "--format", "json"]).json();
    let values = |profile: &Value| {
        let measured = profile["measured"].as_array().unwrap().iter();
        measured.map(|one| (one["code"].clone(), one["value"].clone())).collect::<Vec<_>>()
    };
    assert_eq!(values(&profile), values(&alone), "the node measures what the command measures");
    let revision = person.get(&format!("/cases/{case}"))["revision"].to_string();
    let head = format!("\"{revision}\"");
    let head = [("content-type", "application/json"), ("if-match", head.as_str())];
    let signed = person.try_send("POST", &format!("{path}/1/signature"), &head, b"{}").unwrap();
    assert_eq!(signed.status, 201, "{}", String::from_utf8_lossy(&signed.body));
    let again = person.try_send("POST", &format!("{path}/1/signature"), &head, b"{}").unwrap();
    assert_eq!(again.status, 412, "the record has moved");
    let assessment = person.get(&format!("/cases/{case}/assessment"));
    assert_eq!(assessment["films"].as_array().unwrap().len(), 1);
    snapped(person, image, &serde_json::from_slice(&landmarks).unwrap());
}

/// An endplate drawn a few pixels off finds its way back.
fn snapped(person: &Person, image: &str, truth: &Value) {
    let site = |name: &str| {
        let all = truth["landmarks"].as_array().unwrap();
        let found = all.iter().find(|one| one["site"] == name).unwrap();
        [found["x"].as_f64().unwrap(), found["y"].as_f64().unwrap()]
    };
    let ends = [site("S1.superior.posterior"), site("S1.superior.anterior")];
    let drawn = ends.map(|[x, y]| [x + 1.0, y - 3.0]);
    let right = ends[1][0] > ends[0][0];
    let body = json!({"kind": "endplate", "ends": drawn, "bone": if right { "right" } else { "left" }, "reach": 12.0});
    let answer = person.ask("POST", &format!("/images/{image}/snap"), Some(&body));
    assert_eq!(answer.status, 200, "{}", String::from_utf8_lossy(&answer.body));
    let found = answer.json();
    let is_answered = found["endplate"].is_object() != found["refusal"].is_object();
    assert!(is_answered, "{found}");
    if let Some(after) = found["endplate"]["ends"].as_array() {
        let off = |ends: &[[f64; 2]; 2]| {
            let middle = |ends: &[[f64; 2]; 2]| (ends[0][1] + ends[1][1]) / 2.0;
            (middle(ends) - middle(&[site("S1.superior.posterior"), site("S1.superior.anterior")])).abs()
        };
        let number = |value: &Value| value.as_f64().unwrap();
        let after = [0, 1].map(|end| [number(&after[end][0]), number(&after[end][1])]);
        assert!(off(&after) < off(&drawn), "{after:?} {drawn:?}");
    }
    for body in [
        json!({"kind": "circle", "centre": [-5, 3], "radius": 10, "reach": 5}),
        json!({"kind": "circle", "centre": [50, 50], "radius": 1e300, "reach": 5}),
        json!({"kind": "endplate", "ends": [[10, 10], [10, 10]], "reach": 5}),
        json!({"kind": "endplate", "ends": [[10, 10], [40, 10]], "reach": 500}),
    ] {
        let answer = person.ask("POST", &format!("/images/{image}/snap"), Some(&body));
        assert_eq!(answer.status, 422, "{body}: {}", String::from_utf8_lossy(&answer.body));
    }
}

fn downloaded(person: &Person, image: &str, film: &[u8]) {
    let answer = person.ask("GET", &format!("/images/{image}/file"), None);
    assert_eq!(answer.body, film);
    let name = answer.headers["content-disposition"].to_str().unwrap();
    assert!(name.contains(image), "{name}: a name from outside would name the patient");
}

/// Level 0, put together from its tiles.
fn assembled(person: &Person, image: &str, level: &Value) -> Vec<u16> {
    let number = |name: &str| level[name].as_u64().unwrap() as usize;
    let (columns, rows) = (number("columns"), number("rows"));
    let mut values = vec![0; columns * rows];
    for y in 0..number("down") {
        for x in 0..number("across") {
            let tile = person.ask("GET", &format!("/images/{image}/t/0/{x}/{y}.u16"), None);
            assert_eq!((tile.status, tile.body.len()), (200, 514 * 514 * 2));
            assert!(tile.headers["cache-control"].to_str().unwrap().contains("immutable"));
            for row in 0..512.min(rows - 512 * y) {
                for column in 0..512.min(columns - 512 * x) {
                    let place = ((row + 1) * 514 + column + 1) * 2;
                    let value = u16::from_le_bytes([tile.body[place], tile.body[place + 1]]);
                    values[(512 * y + row) * columns + 512 * x + column] = value;
                }
            }
        }
    }
    let gone = person.ask("GET", &format!("/images/{image}/t/0/999/0.u16"), None);
    assert_eq!(gone.status, 404);
    values
}

/// The pixels of an uncompressed film, at its end.
fn stored_values(film: &[u8]) -> Vec<u16> {
    let object = dicom_object::from_reader(std::io::Cursor::new(film)).unwrap();
    object.element(dicom_dictionary_std::tags::PIXEL_DATA).unwrap().to_multi_int().unwrap()
}

/// Processes that a process has started.
fn children(process: u32) -> Vec<i32> {
    let tasks = std::fs::read_dir(format!("/proc/{process}/task")).unwrap().filter_map(Result::ok);
    let of_task =
        |task: std::fs::DirEntry| std::fs::read_to_string(task.path().join("children")).unwrap_or_default();
    tasks
        .map(of_task)
        .collect::<String>()
        .split_whitespace()
        .filter_map(|number| number.parse().ok())
        .collect()
}

#[test]
fn a_decoder_that_is_killed_costs_an_attempt_and_not_the_tiles() {
    let folder = tempfile::tempdir().unwrap();
    let store = folder.path().join("node");
    let served = Served::start(&store, "");
    let person = Person::new(&served, &store, "dr", "clinician");
    let path = crate::radiograph::Radiograph::new()
        .sized(4000, 12_000)
        .with(dicom_dictionary_std::tags::STUDY_INSTANCE_UID, dicom_core::VR::UI, "2.25.3")
        .with(dicom_dictionary_std::tags::SERIES_INSTANCE_UID, dicom_core::VR::UI, "2.25.4")
        .write(folder.path(), "long.dcm");
    let film = std::fs::read(path).unwrap();
    let import = person.import(None);
    let killed = std::thread::scope(|scope| {
        let sender = scope.spawn(|| person.send(&import, &[("long.dcm", &film)]).unwrap().json()[0].clone());
        let begun = std::time::Instant::now();
        let child = loop {
            if let Some(child) = children(served.id()).first() {
                break *child;
            }
            assert!(begun.elapsed().as_secs() < 30, "no decoder was started");
        };
        let killed = std::process::Command::new("kill").args(["-9", &child.to_string()]).status().unwrap();
        (killed.success(), sender.join().unwrap())
    });
    let (was_killed, result) = killed;
    assert!(was_killed, "{result}");
    let case = result["case"].as_str().unwrap();
    person.settled(case);
    let jobs = person.get(&format!("/jobs?case={case}"));
    let tiles = jobs.as_array().unwrap().iter().find(|job| job["kind"] == "pyramid").unwrap();
    assert!(tiles["attempts"].as_u64().unwrap() >= 2, "{tiles}");
    assert_eq!(person.get(&format!("/images/{}", result["image"].as_str().unwrap()))["has_tiles"], true);
}
