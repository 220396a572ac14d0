//! `upright study analyse`: what changed between two CTs of one patient.

use crate::program::upright;
use crate::studies::{l3, patient, valid};
use dicom_core::VR;
use dicom_dictionary_std::tags;
use dicom_object::open_file;
use serde_json::Value;
use std::path::Path;
use tempfile::TempDir;

/// A patient with a loose screw on a day, and where the middle of L3 lies, as `--vertebra` takes it.
fn with_a_halo(folder: &Path, day: &str, halo: &str, broken_rod: &str) -> String {
    let lesions = ["--loose-screw", "yes", "--halo", halo, "--broken-rod", broken_rod, "--cages", "no"];
    let fixed = ["phantom", "patient", "--seed", "3", "--type", "flatback-segmental", "--landmarks-only"];
    let whose = ["--patient-id", "P3", "--day", day];
    let ct = ["--studies", "ct", "--ct-matrix", "224", "--ct-field", "157.5"];
    let out = ["--out", folder.to_str().unwrap()];
    let answer = upright(&[&fixed[..], &whose, &lesions, &ct, &out].concat());
    assert_eq!(answer.code, 0, "{}", answer.stderr);
    format!("{day}={}", l3(folder))
}

/// A halo that grew and a rod that broke between two CTs of one patient: said, and proposed with both days.
#[test]
fn what_changed_since_an_earlier_ct_is_said_and_proposed() {
    let [before, since] = [TempDir::new().unwrap(), TempDir::new().unwrap()];
    let old = with_a_halo(before.path(), "2023-01-10", "1.5", "no");
    let new = with_a_halo(since.path(), "2024-02-03", "3.5", "yes");
    let folders = [before.path(), since.path()].map(|folder| folder.join("ct"));
    let analyse = ["study", "analyse", folders[0].to_str().unwrap(), folders[1].to_str().unwrap()];
    let both = [&analyse[..], &["--vertebra", &old, "--vertebra", &new]].concat();

    let found = valid(&upright(&[&both[..], &["--format", "json"]].concat()));
    let [change] = &found["changes"].as_array().unwrap()[..] else { panic!("{}", found["changes"]) };
    assert_eq!(
        [&change["since"], &change["until"]].map(Value::as_str),
        [Some("2023-01-10"), Some("2024-02-03")]
    );
    let screws = change["changes"]["screws"].as_array().unwrap();
    let grown: Vec<&Value> = screws.iter().filter(|screw| screw["has_grown"] == true).collect();
    let [grown] = grown[..] else { panic!("{change}") };
    let [proposal] = &change["changes"]["proposals"].as_array().unwrap()[..] else { panic!("{change}") };
    assert_eq!(proposal["finding"], "progressive_halo");
    assert_eq!((&proposal["level"], &proposal["side"]), (&grown["level"], &grown["side"]));
    let image = proposal["image"].as_str().unwrap();
    assert!(image.contains("of 2024-02-03; at ") && image.contains("of 2023-01-10"), "{image}");

    let text = upright(&both).text();
    for words in ["Since 2023-01-10, in the CT of 2024-02-03", "halo has grown, change of ", "rod has broken"]
    {
        assert!(text.contains(words), "{words}: {text}");
    }

    // A place in one CT is none in the other.
    let answer = upright(&[&analyse[..], &["--vertebra", &l3(before.path())]].concat());
    assert_eq!((answer.code, answer.text().as_str()), (1, ""));
    assert!(answer.stderr.contains("say the day, as --vertebra 2024-05-02=L3@"), "{}", answer.stderr);
}

/// CTs without a vertebra named in each, of one day, or of a day nobody knows: not compared, and why.
#[test]
fn cts_that_cannot_be_compared_are_not() {
    let [one, other] = [TempDir::new().unwrap(), TempDir::new().unwrap()];
    let make = |folder: &TempDir, day: &str, kernel: &str| {
        let on =
            ["--patient-id", "P2", "--day", day, "--studies", "ct", "--ct-kernel", kernel, "--overwrite"];
        patient(folder.path(), "2", &on);
    };
    make(&one, "2023-01-10", "soft");
    make(&other, "2023-01-10", "bone");
    let folders = [one.path(), other.path()].map(|folder| folder.join("ct"));
    let analyse = ["study", "analyse", folders[0].to_str().unwrap(), folders[1].to_str().unwrap()];
    let changes = || valid(&upright(&[&analyse[..], &["--format", "json"]].concat()))["changes"].clone();
    assert_eq!(changes(), serde_json::json!([]), "both are of one day");
    let check = |reason: &str| {
        let found = changes();
        assert_eq!(found.as_array().unwrap().len(), 1, "{found}");
        assert!(found[0]["not_compared"].as_str().unwrap().contains(reason), "{found}");
        assert!(upright(&analyse).text().contains(&format!("not compared: {reason}")));
    };
    make(&other, "2024-02-03", "bone");
    check("name a vertebra in each of the two CTs");
    for file in crate::phantom_studies::slices(&other.path().join("ct")) {
        let mut object = open_file(&file).unwrap();
        object.put_str(tags::STUDY_DATE, VR::DA, "");
        object.write_to_file(&file).unwrap();
    }
    check("a CT states no day");
}
