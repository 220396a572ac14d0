//! Every format says the same, and says it as agreed.

use crate::program::{FLATBACK, NORMAL, document, upright, written};
use serde_json::{Value, json};

/// Pelvis and L1 on a film without spacing, and one landmark that is neither confirmed nor on the film.
fn lumbopelvic() -> Value {
    let mut document = document(FLATBACK);
    document["frame"]
        .as_object_mut()
        .unwrap()
        .retain(|field, _| field != "spacing_mm" && field != "calibration");
    let wanted = ["S1.superior", "L1.superior", "femoral_head"];
    let keep =
        |landmark: &Value| wanted.iter().any(|name| landmark["site"].as_str().unwrap().starts_with(name));
    document["landmarks"].as_array_mut().unwrap().retain(keep);
    document["landmarks"]
        .as_array_mut()
        .unwrap()
        .push(json!({"site": "opisthion", "x": -5, "y": 30, "confirmed": false}));
    document["radius"] = json!(3);
    document
}

/// Every part of a table. What is left out is left out of the snapshot: that list grows with the catalogue.
#[test]
fn a_table_for_people() {
    let folder = tempfile::tempdir().unwrap();
    let path = written(folder.path(), "lumbopelvic.json", &lumbopelvic());
    let table = upright(&["measure", &path]).text().replace(&path, "lumbopelvic.json");
    let (before, rest) = table.split_once("\nNot measured\n").unwrap();
    let (omitted, after) = rest.split_once("\nLook again\n").unwrap();
    assert!(omitted.contains("  LL_L4S1 LDI: needs the L4 superior endplate\n"), "{omitted}");
    let after = after.replace(upright_evidence::VERSION, "[version]");
    insta::assert_snapshot!(format!("{before}\n…\n{after}"));
}

#[test]
fn a_table_shows_every_way_of_counting() {
    let table = upright(&["measure", "testdata/landmarks/flatback-six-lumbar.json"]).text();
    for part in [
        "Counted another way (levels as counted here): levels from T9 to L5",
        "L6 taken as that of a lumbarised S1",
    ] {
        assert!(table.contains(part), "{part}");
    }
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
    assert_eq!(
        (field("calibration_class"), field("landmark_error")),
        ("calibrated".to_owned(), "clear".to_owned())
    );
    let path_of_csv = ["measure", "-", "--format", "csv"];
    let folder = tempfile::tempdir().unwrap();
    let misspelt = written(folder.path(), "misspelt.json", &lumbopelvic());
    assert!(crate::program::upright_reading(&path_of_csv, &misspelt).text().contains("field_ignored"));
    assert_eq!(field("document_source"), json["document_source"].as_str().unwrap());
}

#[test]
fn without_draws_there_are_no_intervals_and_that_is_said() {
    let json = upright(&["measure", FLATBACK, "--format", "json", "--draws", "0"]).json();
    for record in json["measured"].as_array().unwrap() {
        assert!(record["interval"].is_null());
        assert_eq!(record["interval_omitted"], "no draws asked for");
    }
    assert!(upright(&["measure", FLATBACK, "--draws", "0"]).text().contains("no intervals (0 draws)"));
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
