//! Films bent forwards and backwards, of one case.

use crate::world::{Answer, World, film};
use serde_json::{Value, json};
use std::path::Path;
use std::sync::Arc;
use upright_server::work::{usual, work_off};

/// A film of that series; its header says, as those of bent films do, how gravity held the patient and not that he bent.
fn called(instance: &str, series: &str) -> Vec<u8> {
    let bytes = film(instance, "BENT-1");
    let region = [0x08, 0, 0x18, 0x22, b'S', b'Q'];
    let at = bytes.windows(6).position(|window| window == region).expect("the element is there");
    let text = format!("{series:<width$}", width = series.len().next_multiple_of(2));
    let head = [0x08, 0, 0x3e, 0x10, b'L', b'O', text.len() as u8, 0];
    [&bytes[..at], &head, text.as_bytes(), &bytes[at..]].concat()
}

/// The flatback, everything from L4 upwards turned backwards about the front of its lower endplate; it faces the right.
fn bent_backwards(degrees: f64) -> Value {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../testdata/landmarks/flatback.json");
    let mut document: Value = serde_json::from_slice(&std::fs::read(path).unwrap()).unwrap();
    document["frame"] = json!({"kind": "image", "facing": "right"});
    document.as_object_mut().unwrap().remove("posture");
    let landmarks = document["landmarks"].as_array_mut().unwrap();
    let at = |landmark: &Value| [landmark["x"].as_f64().unwrap(), landmark["y"].as_f64().unwrap()];
    let about = landmarks.iter().find(|one| one["site"] == "L4.inferior.anterior").map(at).unwrap();
    let (sine, cosine) = (-degrees.to_radians()).sin_cos();
    let stays = ["S1", "L5", "femoral_head", "knee", "ankle"];
    let is_turned =
        |one: &&mut Value| !stays.iter().any(|site| one["site"].as_str().unwrap().starts_with(site));
    for landmark in landmarks.iter_mut().filter(is_turned) {
        let [x, y] = at(landmark);
        let (along, down) = (x - about[0], y - about[1]);
        landmark["x"] = json!(about[0] + along * cosine - down * sine);
        landmark["y"] = json!(about[1] + along * sine + down * cosine);
    }
    document
}

struct Bent {
    world: World,
    case: String,
    forwards: String,
    backwards: String,
}

impl Bent {
    async fn new() -> Self {
        let world = World::new().await;
        let case = world.case("clinician", json!({})).await;
        let take = async |instance, series| {
            world.take_in(&called(instance, series), Some(&case)).await.image_id.expect("the film was stored")
        };
        let forwards = take("1.2.3", "SPINE LAT FLEXION").await;
        let backwards = take("1.2.4", "SPINE LAT EXTENSION").await;
        work_off(&world.node, &Arc::from(usual())).await.unwrap();
        Self { world, case, forwards, backwards }
    }

    async fn place(&self, image: &str, document: Value) {
        let (path, head) = (format!("/api/v1/images/{image}/landmarks"), [("if-match", "\"0\"")]);
        let made = self.world.ask_with("clinician", "PUT", &path, Some(document), &head).await;
        assert_eq!(made.status, 201, "{:?}", made.body);
    }

    async fn record(&self, fact: Value, revision: i64) {
        let path = format!("/api/v1/cases/{}/entries", self.case);
        let head = format!("\"{revision}\"");
        let body = json!({"effective_at": "2020-01-01", "fact": fact});
        let made = self.world.ask_with("clinician", "POST", &path, Some(body), &[("if-match", &head)]).await;
        assert_eq!(made.status, 201, "{:?}", made.body);
    }

    async fn motion(&self, backwards: &str, forwards: &str) -> Answer {
        let path = format!("/api/v1/images/{backwards}/motion?forwards={forwards}");
        self.world.ask("clinician", "GET", &path, None).await
    }

    async fn revision(&self) -> i64 {
        let path = format!("/api/v1/cases/{}", self.case);
        self.world.ask("clinician", "GET", &path, None).await.json()["revision"].as_i64().unwrap()
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn motion_is_measured_and_proposed_where_a_fusion_was_meant() {
    let bent = Bent::new().await;
    let unplaced = bent.motion(&bent.backwards, &bent.forwards).await.json();
    assert!(unplaced["not_compared"].as_str().unwrap().contains("place the landmarks"), "{unplaced}");
    assert_eq!(unplaced["films"][0], json!({"image": bent.forwards, "version": null, "state": null}));

    bent.place(&bent.forwards, bent_backwards(0.0)).await;
    bent.place(&bent.backwards, bent_backwards(30.0)).await;
    let seen = bent.motion(&bent.backwards, &bent.forwards).await.json();
    assert_eq!(seen["not_compared"], Value::Null, "{seen}");
    assert_eq!(seen["study"]["kind"], "flexion_extension_films", "{seen}");
    assert_eq!((&seen["films"][1]["version"], &seen["films"][1]["state"]), (&json!(1), &json!("draft")));
    // Nobody recorded whether anything was fused: metal may stand before endplates, and nothing is proposed.
    assert_eq!(seen["motion"]["software"]["landmark_error"], "obscured");
    assert_eq!(seen["motion"]["proposals"], json!([]));

    let segment = json!({"upper": "L4", "lower": "L5", "mobility": "uncertain"});
    bent.record(json!({"kind": "previous_fusion", "segments": [segment]}), bent.revision().await).await;
    let before = bent.revision().await;
    let seen = bent.motion(&bent.backwards, &bent.forwards).await.json();
    let motion = &seen["motion"];
    assert_eq!(motion["software"]["landmark_error"], "obscured");
    let schema = serde_json::from_str(upright_documents::MOTION_SCHEMA).unwrap();
    assert!(jsonschema::validator_for(&schema).unwrap().is_valid(motion), "{motion}");
    for segment in motion["segments"].as_array().unwrap() {
        let expect = if segment["upper"] == "L4" { 30.0 } else { 0.0 };
        assert!((segment["motion_deg"].as_f64().unwrap() - expect).abs() < 1e-6, "{segment}");
    }
    let [proposal] = &motion["proposals"].as_array().unwrap()[..] else { panic!("{motion}") };
    assert_eq!((&proposal["finding"], &proposal["level"]), (&json!("segment_motion"), &json!("L4")));
    assert_eq!(proposal["study"], seen["study"]["name"]);
    assert_eq!(before, bent.revision().await, "nothing is recorded by asking");
}

#[tokio::test(flavor = "multi_thread")]
async fn films_that_are_no_pair_are_not_compared() {
    let bent = Bent::new().await;
    bent.place(&bent.forwards, bent_backwards(0.0)).await;
    bent.place(&bent.backwards, bent_backwards(30.0)).await;
    let exchanged = bent.motion(&bent.forwards, &bent.backwards).await.json();
    assert!(exchanged["not_compared"].as_str().unwrap().contains("not said to be taken bent forwards"));
    assert_eq!(exchanged["motion"], Value::Null);
    // Another patient's film is as one that is not there.
    let other = bent.world.case("clinician", json!({})).await;
    let strange = bent.world.take_in(&film("1.2.9", "N9"), Some(&other)).await.image_id.unwrap();
    let refused = bent.motion(&bent.backwards, &strange).await;
    assert_eq!((refused.status.as_u16(), refused.code().as_str()), (404, "not_found"));
    assert_eq!(bent.motion(&bent.backwards, "none").await.status, 404);
}

/// What was fused after the films is not what they were to show.
#[tokio::test(flavor = "multi_thread")]
async fn films_from_before_an_operation_say_nothing_of_its_fusion() {
    let bent = Bent::new().await;
    bent.place(&bent.forwards, bent_backwards(0.0)).await;
    bent.place(&bent.backwards, bent_backwards(30.0)).await;
    let record = async |fact: Value, day: &str| {
        let path = format!("/api/v1/cases/{}/entries", bent.case);
        let head = format!("\"{}\"", bent.revision().await);
        let body = json!({"effective_at": day, "fact": fact});
        let made = bent.world.ask_with("clinician", "POST", &path, Some(body), &[("if-match", &head)]).await;
        assert_eq!(made.status, 201, "{:?}", made.body);
    };
    // The films are of 2026-01-01.
    record(json!({"kind": "event", "event": "spine_fusion"}), "2026-01-02").await;
    let segment = json!({"upper": "L4", "lower": "L5", "mobility": "fused"});
    record(json!({"kind": "previous_fusion", "segments": [segment]}), "2026-01-02").await;
    let motion = &bent.motion(&bent.backwards, &bent.forwards).await.json()["motion"];
    assert_eq!(motion["proposals"], json!([]), "{motion}");
    assert!(motion["segments"].as_array().unwrap().iter().all(|one| one["was_to_be_fused"].is_null()));
}

#[tokio::test(flavor = "multi_thread")]
async fn films_of_two_days_are_not_compared() {
    let bent = Bent::new().await;
    let mut file = called("1.2.5", "SPINE LAT EXTENSION");
    while let Some(at) = file.windows(8).position(|bytes| bytes == b"20260101") {
        file[at..at + 8].copy_from_slice(b"20250101");
    }
    let other = bent.world.take_in(&file, Some(&bent.case)).await.image_id.expect("the film was stored");
    bent.place(&bent.forwards, bent_backwards(0.0)).await;
    bent.place(&other, bent_backwards(30.0)).await;
    let seen = bent.motion(&other, &bent.forwards).await.json();
    let reason = seen["not_compared"].as_str().unwrap();
    assert!(reason.contains("2026-01-01 and 2025-01-01"), "{reason}");
}
