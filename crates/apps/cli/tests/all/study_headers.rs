//! `upright study analyse`: what headers say of a CT decides whether attenuation of bone has a class.

use crate::program::upright;
use crate::studies::{l3, valid};
use dicom_core::{Tag, VR};
use dicom_dictionary_std::tags::{CONTRAST_BOLUS_AGENT as AGENT, CONTRAST_BOLUS_ROUTE as ROUTE, KVP};
use dicom_object::open_file;
use serde_json::Value;
use std::path::Path;
use tempfile::TempDir;

/// Attenuation has a class only at the tube voltage that classes hold for, and where the header says that no contrast medium was
/// given; the number itself always stands, with the reason beside it.
#[test]
fn attenuation_has_a_class_only_where_the_header_allows_one() {
    let folder = TempDir::new().unwrap();
    let path = folder.path().to_str().unwrap();
    let person = ["phantom", "patient", "--seed", "9", "--type", "degenerative-kyphosis", "--landmarks-only"];
    let ct = ["--studies", "ct", "--ct-matrix", "160", "--ct-field", "157.5", "--out", path];
    let answer = upright(&[&person[..], &ct].concat());
    assert_eq!(answer.code, 0, "{}", answer.stderr);
    let named = l3(folder.path());
    let asked = ["study", "analyse", path, "--vertebra", &named];
    let bone = || {
        let found = valid(&upright(&[&asked[..], &["--format", "json"]].concat()));
        found["series"][0]["stacks"][0]["ct"].clone()
    };
    let measured = |ct: &Value| -> Vec<Value> {
        let all = ct["bone"].as_array().unwrap().iter();
        all.filter(|one| !one["hounsfield"].is_null()).cloned().collect()
    };

    let plain = bone();
    assert_eq!(plain["technique"]["words"], "120 kV, no contrast medium");
    let whole = measured(&plain);
    assert!(whole.len() >= 4, "{plain}");
    for level in &whole {
        assert_eq!(level["no_class"], serde_json::json!([]), "{level}");
        let classes = level["classes"].as_array().unwrap();
        assert_eq!(classes.len(), if level["level"] == "L1" { 3 } else { 1 }, "{level}");
        let is_low = level["hounsfield"]["value"].as_f64().unwrap()
            < upright_evidence::numbers::CUT_OFF_BONE_HU_ADVERSE_EVENTS.value;
        assert_eq!(classes[0]["class"] == "adverse events predicted", is_low, "{level}");
    }
    let text = upright(&asked).text();
    for words in ["cancellous bone (120 kV, no contrast medium)", "HU, adverse events: ", "fractures are not"]
    {
        assert!(text.contains(words), "{words}: {text}");
    }
    assert!(!text.contains("no class"), "{text}");

    let files = crate::phantom_studies::slices(&folder.path().join("ct"));
    let check = |changes: &[(Tag, VR, Option<&str>)], codes: &[&str], words: &str| {
        files.iter().for_each(|file| rewrite(file, changes));
        let changed = measured(&bone());
        assert_eq!(changed.len(), whole.len());
        for (level, before) in changed.iter().zip(&whole) {
            assert_eq!(level["hounsfield"], before["hounsfield"], "the number stands");
            assert_eq!(level["classes"], serde_json::json!([]), "{level}");
            let reasons = level["no_class"].as_array().unwrap().iter();
            assert_eq!(reasons.map(|reason| reason["code"].as_str().unwrap()).collect::<Vec<_>>(), codes);
        }
        let text = upright(&asked).text();
        assert!(text.contains(words) && !text.contains("adverse events"), "{words}: {text}");
    };
    check(
        &[(KVP, VR::DS, Some("100"))],
        &["voltage"],
        "no class: tube voltage 100 kV; classes hold at 120 kV",
    );
    check(&[(KVP, VR::DS, None)], &["voltage_not_recorded"], "no class: tube voltage not recorded");
    check(
        &[(KVP, VR::DS, Some("120")), (AGENT, VR::LO, None)],
        &["contrast_not_recorded"],
        "no class: contrast medium not recorded",
    );
    let given = |route| [(AGENT, VR::LO, Some("Iohexol 300")), (ROUTE, VR::LO, Some(route))];
    check(&given("IV"), &["intravenous"], "no class: contrast medium was given into a vein");
    check(
        &given("Intrathecal"),
        &["intrathecal"],
        "no class: contrast medium was given around the spinal cord",
    );
    check(
        &[(AGENT, VR::LO, Some("NONE")), (ROUTE, VR::LO, None), (KVP, VR::DS, None)],
        &["voltage_not_recorded"],
        "no class",
    );
    files.iter().for_each(|file| rewrite(file, &[(KVP, VR::DS, Some("120"))]));
    // One slice of many was taken otherwise.
    rewrite(&files[7], &[(KVP, VR::DS, Some("80"))]);
    check(&[], &["voltage_varies"], "no class: the tube voltage differs from slice to slice");
}

/// A file with other elements: their text, or none of them.
fn rewrite(file: &Path, changes: &[(Tag, VR, Option<&str>)]) {
    let mut object = open_file(file).unwrap();
    for (tag, vr, text) in changes {
        match text {
            Some(text) => drop(object.put_str(*tag, *vr, *text)),
            None => drop(object.remove_element(*tag)),
        }
    }
    object.write_to_file(file).unwrap();
}
