//! Every format says the same, and says it as agreed.

use crate::program::{FLATBACK, NORMAL, upright};
use serde_json::Value;

#[test]
fn a_table_for_people() {
    insta::assert_snapshot!("table", upright(&["measure", FLATBACK]).text());
    insta::assert_snapshot!(
        "table_six_lumbar",
        upright(&["measure", "testdata/landmarks/flatback-six-lumbar.json"]).text()
    );
}

#[test]
fn one_input_is_an_object_and_several_are_an_array() {
    let one = upright(&["measure", FLATBACK, "--format", "json"]).json();
    assert_eq!(one["schema"], "upright.profile/1");
    assert_eq!((&one["software"]["draws"], &one["software"]["seed"]), (&1000.into(), &1.into()));
    assert_eq!((&one["calibration"], &one["posture"]), (&"fiducial".into(), &"standing".into()));
    let incidence = one["measured"].as_array().unwrap().iter().find(|record| record["code"] == "PI").unwrap();
    assert_eq!(incidence["interval"]["scale"], "film");
    assert_eq!(
        incidence["landmarks"],
        serde_json::json!([
            "S1.superior.anterior",
            "S1.superior.posterior",
            "femoral_head.left",
            "femoral_head.right"
        ])
    );
    let several = upright(&["measure", FLATBACK, NORMAL, "--format", "json"]).json();
    assert_eq!(several.as_array().unwrap().len(), 2);
    assert_eq!(several[0], one);
}

#[test]
fn numbers_in_json_lines_and_csv_are_the_same_and_unrounded() {
    let json = upright(&["measure", FLATBACK, "--format", "json"]).json();
    let line = upright(&["measure", FLATBACK, "--format", "jsonl"]);
    assert_eq!(line.lines(), std::slice::from_ref(&json));
    let answer = upright(&["measure", FLATBACK, "--format", "csv"]);
    let mut reader = csv::Reader::from_reader(&answer.stdout[..]);
    let headers = reader.headers().unwrap().clone();
    let rows: Vec<csv::StringRecord> = reader.records().map(Result::unwrap).collect();
    assert_eq!(rows.len(), 1);
    let field = |name: &str| rows[0][headers.iter().position(|header| header == name).unwrap()].to_owned();
    for record in json["measured"].as_array().unwrap() {
        let unit = match record["unit"].as_str().unwrap() {
            "%" => "percent",
            "1" => "ratio",
            unit => unit,
        };
        let name = format!("{}_{unit}", record["code"].as_str().unwrap());
        let same = |column: &str, value: &Value| {
            assert_eq!(
                field(column).parse::<f64>().unwrap().to_bits(),
                value.as_f64().unwrap().to_bits(),
                "{column}"
            );
        };
        same(&name, &record["value"]);
        same(&format!("{name}_low"), &record["interval"]["low"]);
        same(&format!("{name}_high"), &record["interval"]["high"]);
    }
    assert_eq!(field("calibration_class"), "calibrated");
}

#[test]
fn without_draws_there_are_no_intervals_and_that_is_said() {
    let json = upright(&["measure", FLATBACK, "--format", "json", "--draws", "0"]).json();
    for record in json["measured"].as_array().unwrap() {
        assert!(record["interval"].is_null());
        assert_eq!(record["interval_omitted"], "no draws asked for");
    }
    assert!(upright(&["measure", FLATBACK, "--draws", "0"]).text().contains("no intervals (--draws 0)"));
}

#[test]
fn an_obscured_film_has_wider_intervals() {
    let width = |answer: Value| {
        let interval = answer["measured"][0]["interval"].clone();
        interval["high"].as_f64().unwrap() - interval["low"].as_f64().unwrap()
    };
    let clear = width(upright(&["measure", FLATBACK, "--format", "json"]).json());
    let obscured =
        width(upright(&["measure", FLATBACK, "--format", "json", "--landmark-error", "obscured"]).json());
    assert!(obscured > clear * 1.1, "{obscured} against {clear}");
}
