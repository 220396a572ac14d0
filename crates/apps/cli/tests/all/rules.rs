//! `upright rules`.

use crate::program::{root, upright};
use serde_json::Value;
use std::fs;
use std::process::Command;
use tempfile::TempDir;

const SECOND: &str = "testdata/conditions/degenerative-scoliosis";

#[test]
fn the_sheet_of_rules() {
    let markdown = upright(&["rules", "--format", "markdown"]).text();
    let json = upright(&["rules", "--format", "json"]).json();
    let rules = json["rules"].as_array().unwrap();
    assert!(rules.len() > 60, "{}", rules.len());
    assert_eq!(markdown.matches("Reviewed by: ____").count(), rules.len());
    for rule in rules {
        assert!(
            !rule["citations"].as_array().unwrap().is_empty() && rule["tests"].as_u64().unwrap() >= 4,
            "{rule}"
        );
    }
    assert!(upright(&["rules"]).text().contains("Research use. Not a medical device."));
    assert!(upright(&["rules", "facts"]).text().contains("symptom.radiculopathy\t"));
}

#[test]
fn rules_are_tested_and_a_wrong_one_is_named() {
    assert_eq!(upright(&["rules", "test"]).code, 0);
    assert_eq!(upright(&["rules", "test", SECOND]).code, 0);
    let folder = TempDir::new().unwrap();
    for file in fs::read_dir(root().join(SECOND)).unwrap() {
        let file = file.unwrap();
        fs::copy(file.path(), folder.path().join(file.file_name())).unwrap();
    }
    let place = folder.path().join("referral.toml");
    let text = fs::read_to_string(&place).unwrap();
    let path = folder.path().to_str().unwrap();
    fs::write(&place, text.replace("expect = \"unknown\"", "expect = \"fires\"")).unwrap();
    let answer = upright(&["rules", "test", path]);
    assert!(
        answer.code == 1 && answer.text().contains("test \"goals not asked\" comes to \"unknown\""),
        "{}",
        answer.text()
    );
    fs::write(&place, text.replace("score.odi", "score.oddi")).unwrap();
    let answer = upright(&["rules", "test", path]);
    assert!(
        answer.stderr.contains("referral.toml: there is no fact and no term \"score.oddi\""),
        "{}",
        answer.stderr
    );
}

#[test]
fn a_second_condition_is_asked_from_its_folder() {
    let story = "testdata/stories/brace.case.json";
    let page = upright(&["case", "assess", story, "--rules", SECOND, "--draws", "0"]).text();
    assert!(page.contains("Degenerative scoliosis without sagittal imbalance"), "{page}");
}

/// An engine that is not ours comes to the same truth on every test of every rule, unknown included.
#[test]
fn exported_cql_agrees_with_the_rules() {
    let modules = root().join("target/cql/node_modules");
    if !modules.is_dir() {
        eprintln!("SKIPPED 1 test: no CQL engine (cargo xtask setup)");
        return;
    }
    for rules in [None, Some(SECOND)] {
        let out = TempDir::new().unwrap();
        let path = out.path().to_str().unwrap();
        let options = rules.map_or_else(Vec::new, |rules| vec!["--rules", rules]);
        let answer = upright(&[&["rules", "export", "--out", path], &options[..]].concat());
        assert_eq!(answer.code, 0, "{}", answer.stderr);
        let run = Command::new("node")
            .arg(root().join("xtask/yardsticks/cql/run.mjs"))
            .arg(path)
            .env("UPRIGHT_CQL_MODULES", &modules)
            .output()
            .unwrap();
        let (said, wrong) = (String::from_utf8_lossy(&run.stdout), String::from_utf8_lossy(&run.stderr));
        assert!(run.status.success(), "{said}{wrong}");
        let tests: Value = serde_json::from_slice(&fs::read(out.path().join("tests.json")).unwrap()).unwrap();
        let count = tests["tests"].as_array().unwrap().len();
        assert!(said.contains(&format!("{count} of {count} tests agree")), "{said}");
        let plan: Value =
            serde_json::from_slice(&fs::read(out.path().join("plan-definitions.json")).unwrap()).unwrap();
        assert_eq!(plan["entry"][0]["resource"]["resourceType"], "PlanDefinition");
    }
}
