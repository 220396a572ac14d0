//! `upright study analyse`: what a CT says of alignment lying becomes a lying film of the record, and nothing else.

use crate::program::upright;
use crate::studies::{l3, valid};
use serde_json::Value;
use std::fs;
use std::path::Path;
use tempfile::TempDir;

/// A patient who was never operated, with a CT of the lumbar spine.
fn patient(folder: &Path) {
    let fixed = ["phantom", "patient", "--seed", "9", "--type", "degenerative-kyphosis", "--landmarks-only"];
    let ct = ["--studies", "ct", "--ct-matrix", "160", "--ct-field", "157.5"];
    let answer = upright(&[&fixed[..], &ct, &["--out", folder.to_str().unwrap()]].concat());
    assert_eq!(answer.code, 0, "{}", answer.stderr);
}

fn study_of<'a>(assessment: &'a Value, modality: &str) -> &'a Value {
    let studies = assessment["flexibility"]["studies"].as_array().unwrap();
    studies.iter().find(|study| study["modality"] == modality).unwrap_or_else(|| panic!("{studies:?}"))
}

fn residual<'a>(study: &'a Value, code: &str) -> &'a Value {
    let residuals = study["residuals"].as_array().unwrap();
    residuals.iter().find(|one| one["code"] == code).unwrap_or_else(|| panic!("{residuals:?}"))
}

#[test]
fn endplates_of_a_ct_become_a_lying_film_of_the_record() {
    let folder = TempDir::new().unwrap();
    patient(folder.path());
    let place = |name: &str| folder.path().join(name).to_str().unwrap().to_owned();
    let (ct, case, landmarks) = (place("ct"), place("case.json"), place("lying.json"));
    let named = ["study", "analyse", &ct, "--vertebra", &l3(folder.path())].map(str::to_owned);
    let named: Vec<&str> = named.iter().map(String::as_str).collect();

    let without = upright(&named).text();
    assert!(
        without.contains("lying, as the patient lay in the CT, never an alignment standing"),
        "{without}"
    );
    assert!(without.contains("missing: femoral heads are not looked for"), "{without}");

    // The hip axis is the origin of a phantom.
    let heads = ["--femoral-head", "86,0,0", "--femoral-head", "-86,0,0"];
    let written = [&named[..], &heads, &["--lying-landmarks", &landmarks, "--format", "json"]].concat();
    let found = valid(&upright(&written));
    let lying = &found["series"][0]["stacks"][0]["ct"]["lying"];
    assert_eq!(lying["femoral_heads"][1]["side"], "left", "{lying}");
    let again = upright(&written);
    assert_eq!(again.code, 1);
    assert!(again.stderr.contains("never over one"), "{}", again.stderr);

    // Lying: no standing parameter, and proposed.
    let profile = upright(&["measure", &landmarks, "--format", "json"]).json();
    let codes: Vec<&Value> = profile["measured"].as_array().unwrap().iter().map(|one| &one["code"]).collect();
    assert!(codes.contains(&&Value::from("PI_LL")) && !codes.contains(&&Value::from("SS")), "{codes:?}");
    let document: Value = serde_json::from_slice(&fs::read(&landmarks).unwrap()).unwrap();
    assert_eq!(document["posture"], "supine");
    assert!(document["landmarks"].as_array().unwrap().iter().all(|one| one["confirmed"] == false));
    assert!(document["source"].as_str().unwrap().contains(upright_reading::Lying::METHOD), "{document}");

    let before = upright(&["assess", &case, "--format", "json"]).json();
    let taken = ["modality=supine_ct", "legs_straight=true", "knee_pillow=false", "minutes_lying=15"];
    let conditions: Vec<String> = taken.iter().map(|field| format!("conditions.{field}")).collect();
    let mut add = vec!["case", "add", &case, "film", "landmarks_file=lying.json", "--on", "2022-01-01"];
    add.extend(conditions.iter().map(String::as_str));
    let added = upright(&add);
    assert_eq!(added.code, 0, "{}", added.stderr);
    let after = upright(&["assess", &case, "--format", "json"]).json();
    let [film, by_ct] = [(&before, "supine_radiograph"), (&after, "supine_ct")]
        .map(|(assessment, modality)| residual(study_of(assessment, modality), "PI_LL"));
    assert_eq!(by_ct["standing"], film["standing"], "a lying study changes nothing that stands");
    let [one, other] = [film, by_ct].map(|found| found["lying"].as_f64().unwrap());
    assert!((one - other).abs() < 5.0, "{one} {other}");
    // The slices end below T1: what was not seen stays open.
    assert_eq!(residual(study_of(&after, "supine_ct"), "T1PA")["lying"], Value::Null);
    let measured = |assessment: &Value| assessment["films"].clone();
    let standing = |films: Value| {
        let films = films.as_array().unwrap().clone();
        films.into_iter().filter(|film| film["posture"] == "standing").collect::<Vec<_>>()
    };
    assert_eq!(standing(measured(&before)), standing(measured(&after)));
}

#[test]
fn what_belongs_to_a_named_vertebra_is_refused_without_one() {
    for option in [["--femoral-head", "86,0,0"], ["--lying-landmarks", "lying.json"]] {
        let answer = upright(&[&["study", "analyse", "nowhere"][..], &option].concat());
        assert_ne!(answer.code, 0);
        assert!(answer.stderr.contains("--vertebra"), "{}", answer.stderr);
    }
}
