//! What the program says about itself.

use crate::program::{root, upright};

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
    assert!(all.iter().all(|entry| entry["definition"].as_str().unwrap().ends_with('.')));
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
}
