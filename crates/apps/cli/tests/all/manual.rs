//! What the program says about itself.

use crate::program::{command, root, upright};
use std::process::Stdio;

#[test]
fn the_manual_of_parameters_is_fresh() {
    let written = std::fs::read_to_string(root().join("docs/parameters.md")).unwrap();
    let now = upright(&["parameters", "--format", "markdown"]).text();
    assert!(written == now, "docs/parameters.md is stale: cargo xtask evidence");
}

#[test]
fn the_catalogue_as_json_and_table() {
    let json = upright(&["parameters", "--format", "json"]).json();
    let all = json.as_array().unwrap();
    for entry in all {
        assert!(entry["definition"].as_str().unwrap().ends_with('.'));
        assert!(
            !entry["sites"].as_array().unwrap().is_empty()
                && !entry["construction"].as_array().unwrap().is_empty()
        );
    }
    let tilt = all.iter().find(|entry| entry["code"] == "PT").unwrap();
    assert_eq!(
        tilt["construction"],
        serde_json::json!([{"kind": "tilt", "from": "hip axis", "to": "midpoint of the S1 superior endplate"}])
    );
    assert_eq!(tilt["sites"][0][1], serde_json::json!(["femoral_head.left", "femoral_head.right"]));
    let table = upright(&["parameters"]).text();
    for entry in all {
        assert!(table.contains(entry["code"].as_str().unwrap()));
    }
    assert!(table.lines().all(|line| line.chars().count() <= 120));
}

#[test]
fn help_teaches_and_completions_complete() {
    let help = upright(&["measure", "--help"]).text();
    for part in ["Examples:", "upright.landmarks/1", "Exit codes", "Not a medical device"] {
        assert!(help.contains(part), "{part}");
    }
    for shell in ["bash", "zsh", "fish"] {
        assert!(upright(&["--completions", shell]).text().contains("landmark"), "{shell}");
    }
    let mut child =
        command(&["--completions", "bash"]).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    drop(child.stdout.take());
    let output = child.wait_with_output().unwrap();
    assert_eq!((output.status.code(), output.stderr.len()), (Some(0), 0), "a closed pipe is no failure");
}
