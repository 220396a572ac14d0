//! `upright study motion`: films bent forwards and backwards.

use crate::program::upright;
use serde_json::{Value, json};
use std::fs;
use std::path::Path;
use tempfile::TempDir;

const FLATBACK: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../../testdata/landmarks/flatback.json");

/// The flatback bent backwards by so many degrees at L4, about the front of the lower endplate of L4; it faces the right.
fn bent(folder: &Path, degrees: f64) -> String {
    let mut document: Value = serde_json::from_slice(&fs::read(FLATBACK).unwrap()).unwrap();
    let landmarks = document["landmarks"].as_array_mut().unwrap();
    let at = |landmark: &Value| [landmark["x"].as_f64().unwrap(), landmark["y"].as_f64().unwrap()];
    let turned_about = landmarks.iter().find(|one| one["site"] == "L4.inferior.anterior").map(at).unwrap();
    let (sine, cosine) = (-degrees.to_radians()).sin_cos();
    let stays = ["S1", "L5", "femoral_head", "knee", "ankle"];
    for landmark in landmarks {
        let site = landmark["site"].as_str().unwrap();
        if stays.iter().any(|one| site.starts_with(one)) {
            continue;
        }
        let [x, y] = at(landmark);
        let (along, down) = (x - turned_about[0], y - turned_about[1]);
        landmark["x"] = json!(turned_about[0] + along * cosine - down * sine);
        landmark["y"] = json!(turned_about[1] + along * sine + down * cosine);
    }
    let file = folder.join("backwards.json");
    fs::write(&file, document.to_string()).unwrap();
    file.to_str().unwrap().to_owned()
}

#[test]
fn motion_is_measured_with_its_error_and_proposed_where_a_fusion_was_meant() {
    let folder = TempDir::new().unwrap();
    let backwards = bent(folder.path(), 30.0);
    let films = ["study", "motion", FLATBACK, &backwards];
    let answer = upright(&[&films[..], &["--fused", "L3-S1", "--format", "json"]].concat());
    assert_eq!(answer.code, 0, "{}", answer.stderr);
    let found = answer.json();
    let schema = serde_json::from_str(upright_documents::MOTION_SCHEMA).unwrap();
    let errors: Vec<String> = jsonschema::validator_for(&schema)
        .unwrap()
        .iter_errors(&found)
        .map(|error| error.to_string())
        .collect();
    assert!(errors.is_empty(), "{errors:?}");
    for segment in found["segments"].as_array().unwrap() {
        let moved = segment["motion_deg"].as_f64().unwrap();
        let is_l4 = segment["upper"] == "L4";
        assert!((moved - if is_l4 { 30.0 } else { 0.0 }).abs() < 1e-6, "{segment}");
        let lower = segment["lower"].as_str().unwrap();
        let is_fused = ["L4", "L5", "S1"].contains(&lower);
        assert_eq!(segment["was_to_be_fused"], if is_fused { json!(true) } else { Value::Null }, "{segment}");
    }
    let [proposal] = &found["proposals"].as_array().unwrap()[..] else { panic!("{}", found["proposals"]) };
    assert_eq!((&proposal["finding"], &proposal["level"]), (&json!("segment_motion"), &json!("L4")));
    assert_eq!((&proposal["value"], &proposal["status"]), (&json!(30.0), &json!("proposed")));

    let text = upright(&[&films[..], &["--fused", "L3-S1"]].concat()).text();
    assert!(text.contains("▲ was to be fused, and moves: proposed"), "{text}");
    assert!(
        text.contains("No agreed angle divides union from none") && text.contains("Research use"),
        "{text}"
    );
    let text = upright(&films).text();
    assert!(text.contains("Nothing is proposed: say which segments were to be fused"), "{text}");
    assert!(!text.contains("proposed\n▲"), "{text}");
}

/// A proposal is a fact that a case takes.
#[test]
fn a_proposal_is_taken_into_a_case() {
    let folder = TempDir::new().unwrap();
    let backwards = bent(folder.path(), 30.0);
    let films = ["study", "motion", FLATBACK, &backwards, "--fused", "L4-L5", "--format", "json"];
    let fact = upright(&films).json()["proposals"][0].clone();
    let entry = json!({"id": "motion", "effective_at": "2026-01-02", "author": "test", "fact": fact});
    let study = json!({"kind": "study", "study": "flexion_extension_films", "name": "flexion extension films", "state": "done"});
    let study = json!({"id": "study", "effective_at": "2026-01-02", "author": "test", "fact": study});
    let case = json!({"schema": "upright.case/1", "entries": [study, entry]});
    let file = folder.path().join("case.json");
    fs::write(&file, case.to_string()).unwrap();
    let answer = upright(&["case", "assess", file.to_str().unwrap(), "--as-of", "2026-01-02"]);
    assert!(!answer.stderr.contains("error"), "{}", answer.stderr);
    assert!(answer.code == 0, "{} {}", answer.code, answer.stderr);
}

#[test]
fn what_cannot_be_compared_is_refused_with_the_reason() {
    let folder = TempDir::new().unwrap();
    let nothing = folder.path().join("nothing.json");
    let endplate = json!([
        {"site": "S1.superior.posterior", "x": 900, "y": 3500}, {"site": "S1.superior.anterior", "x": 1060, "y": 3590}
    ]);
    let frame = json!({"kind": "image", "columns": 3000, "rows": 8000, "facing": "right"});
    let document = json!({"schema": "upright.landmarks/1", "frame": frame, "landmarks": endplate});
    fs::write(&nothing, document.to_string()).unwrap();
    let nothing = nothing.to_str().unwrap();
    for (arguments, reason) in [
        (vec![FLATBACK, nothing], "no segment has both facing endplates on both films"),
        (vec![FLATBACK, "absent.json"], "absent.json"),
        (vec![FLATBACK, FLATBACK, "--fused", "S1-L2"], "give the upper one first"),
        (vec![FLATBACK, FLATBACK, "--study", " ", "--fused", "L4-L5", "--format", "json"], ""),
    ] {
        let answer = upright(&[&["study", "motion"][..], &arguments].concat());
        assert!(answer.stderr.contains(reason), "{arguments:?}: {}", answer.stderr);
        assert!(answer.code != 0 || reason.is_empty(), "{arguments:?}");
    }
}
