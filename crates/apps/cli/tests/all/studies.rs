//! `upright study analyse`: which volumes slices make, and what is wrong with them.

use crate::program::{Answer, upright};
use serde_json::Value;
use std::fs;
use std::path::Path;
use tempfile::TempDir;

/// A patient with a coarse CT in `folder`.
pub(crate) fn patient(folder: &Path, seed: &str, options: &[&str]) {
    let fixed = ["phantom", "patient", "--seed", seed, "--type", "flatback", "--landmarks-only"];
    let coarse = ["--ct-matrix", "64", "--ct-thickness", "10", "--out", folder.to_str().unwrap()];
    let answer = upright(&[&fixed[..], &coarse, options].concat());
    assert_eq!(answer.code, 0, "{}", answer.stderr);
}

fn analysed(folder: &Path) -> Answer {
    upright(&["study", "analyse", folder.to_str().unwrap()])
}

fn in_json(folder: &Path) -> Value {
    valid(&upright(&["study", "analyse", folder.to_str().unwrap(), "--format", "json"]))
}

/// The document that was printed, which is as its schema says.
pub(crate) fn valid(answer: &Answer) -> Value {
    assert_eq!(answer.code, 0, "{}", answer.stderr);
    let found = answer.json();
    let schema = serde_json::from_str(upright_documents::STUDY_SCHEMA).unwrap();
    let errors: Vec<String> = jsonschema::validator_for(&schema)
        .unwrap()
        .iter_errors(&found)
        .map(|error| format!("{}: {error}", error.instance_path()))
        .collect();
    assert_eq!(errors, [""; 0], "{found}");
    found
}

/// Where the middle of L3 of a phantom lies, as `--vertebra` takes it.
pub(crate) fn l3(folder: &Path) -> String {
    let truth = crate::phantom_studies::truth(folder);
    let vertebrae = truth["inside"]["vertebrae"].as_array().unwrap();
    let l3 = &vertebrae.iter().find(|one| one["level"] == "L3").unwrap()["centre_mm"];
    format!("L3@{},{},{}", l3[0], l3[1], l3[2])
}

fn codes(stack: &Value) -> Vec<&str> {
    stack["notes"].as_array().unwrap().iter().map(|note| note["code"].as_str().unwrap()).collect()
}

#[test]
fn slices_make_the_volume_that_the_truth_says() {
    let folder = TempDir::new().unwrap();
    patient(folder.path(), "2", &["--studies", "ct,mr", "--ct-extended-scale"]);
    let found = in_json(folder.path());
    let series = found["series"].as_array().unwrap();
    let ct = series.iter().find(|series| series["modality"] == "CT").unwrap();
    assert_eq!((&ct["place"], &ct["ask"]), (&Value::from("ct"), &Value::Null));
    let [stack] = &ct["stacks"].as_array().unwrap()[..] else { panic!("{ct}") };
    let truth = crate::phantom_studies::truth(folder.path());
    let study = truth["studies"].as_array().unwrap().iter().find(|study| study["study"] == "ct").unwrap();
    let volume = &stack["volume"];
    assert_eq!(volume["size"][2], study["slices"], "{study}");
    for (axis, place) in volume["first_voxel_mm"].as_array().unwrap().iter().enumerate() {
        let expect = study["first_position_mm"][axis].as_f64().unwrap();
        assert!((place.as_f64().unwrap() - expect).abs() < 1e-4, "{volume} {study}");
    }
    assert_eq!((codes(stack), &volume["values"]["unit"]), (vec![], &Value::from("HU")));
    assert!(series.iter().filter(|series| series["modality"] == "MR").count() >= 3);
    for mr in series.iter().filter(|series| series["modality"] == "MR") {
        assert!(mr["stacks"][0]["no_volume"].is_null(), "{mr}");
        assert_eq!(mr["stacks"][0]["volume"]["values"]["unit"], Value::Null);
    }
}

#[test]
fn a_gap_a_tilt_and_metal_that_was_cut_off_are_said() {
    let folder = TempDir::new().unwrap();
    patient(folder.path(), "2", &["--studies", "ct", "--ct-missing-slice", "5", "--ct-tilt", "12"]);
    let found = in_json(folder.path());
    let stack = &found["series"][0]["stacks"][0];
    assert_eq!(codes(stack), ["slices_missing", "gantry_tilted", "values_cut_off"]);
    assert_eq!(stack["volume"]["size"][2].as_u64().unwrap(), stack["slices"].as_u64().unwrap() + 1);
    let answer = analysed(folder.path());
    assert_eq!(answer.code, 0, "{}", answer.stderr);
    for words in [
        "slices is missing, the first after slice 5: the gap is shown as a gap",
        "the gantry was tilted: slices lean by 12.0°",
        "values end at 3071 HU",
        "Research use. Not a medical device.",
    ] {
        assert!(answer.text().contains(words), "{words}: {}", answer.text());
    }
    // Landmark documents and the truth lie beside the slices.
    assert!(answer.stderr.contains("files that are no DICOM"), "{}", answer.stderr);
}

#[test]
fn files_of_two_patients_are_refused_without_naming_them() {
    let folder = TempDir::new().unwrap();
    for seed in ["2", "3"] {
        patient(&folder.path().join(seed), seed, &["--studies", "ct"]);
    }
    let answer = analysed(folder.path());
    assert_eq!((answer.code, answer.text().as_str()), (1, ""));
    assert!(answer.stderr.contains("the files are of several patients"), "{}", answer.stderr);
    assert!(!answer.stderr.contains("PHANTOM-"), "{}", answer.stderr);
}

#[test]
fn a_damaged_slice_is_a_gap_and_the_rest_goes_on() {
    let folder = TempDir::new().unwrap();
    patient(folder.path(), "2", &["--studies", "ct"]);
    let files = crate::phantom_studies::slices(&folder.path().join("ct"));
    let bytes = fs::read(&files[3]).unwrap();
    fs::write(&files[3], &bytes[..bytes.len() - 1000]).unwrap();
    fs::write(&files[6], b"DICM but no more").unwrap();
    let answer = analysed(folder.path());
    assert_eq!(answer.code, 2, "one file failed: {}", answer.stderr);
    assert!(answer.stderr.contains("the file is cut off or damaged"), "{}", answer.stderr);
    assert!(answer.text().contains("2 of "), "{}", answer.text());
    assert!(answer.text().contains("slices are missing, the first after slice 3"), "{}", answer.text());
}

/// A loose screw, a broken rod and a level that did not unite: seen, by level where a vertebra is named, and only proposed.
#[test]
fn what_failed_in_a_fusion_is_seen_on_ct_and_proposed() {
    let folder = TempDir::new().unwrap();
    let lesions =
        ["--loose-screw", "yes", "--halo", "2", "--broken-rod", "yes", "--nonunion", "yes", "--cages", "no"];
    let fixed = ["phantom", "patient", "--seed", "3", "--type", "flatback-segmental", "--landmarks-only"];
    let ct = [
        "--studies",
        "ct",
        "--ct-matrix",
        "224",
        "--ct-field",
        "157.5",
        "--out",
        folder.path().to_str().unwrap(),
    ];
    let answer = upright(&[&fixed[..], &lesions, &ct].concat());
    assert_eq!(answer.code, 0, "{}", answer.stderr);
    let named = l3(folder.path());
    let truth = crate::phantom_studies::truth(folder.path());
    let folder = folder.path().to_str().unwrap();

    let found = valid(&upright(&["study", "analyse", folder, "--format", "json", "--vertebra", &named]));
    let ct = &found["series"][0]["stacks"][0]["ct"];
    let proposals = ct["proposals"].as_array().unwrap();
    assert!(
        proposals.iter().all(|one| one["status"] == "proposed" && one["kind"] == "study_finding"),
        "{ct}"
    );
    let of = |kind: &str| proposals.iter().find(|one| one["finding"] == kind).unwrap();
    let loose = &truth["implants"]["loose_screws"][0];
    let halo = of("screw_halo");
    assert_eq!((&halo["level"], &halo["side"]), (&loose["level"], &loose["side"]), "{halo}");
    assert!((halo["value"].as_f64().unwrap() - 2.4).abs() < 0.6, "{halo}");
    let broken = &truth["implants"]["rod_broken_below"];
    let rod = of("rod_fracture");
    assert_eq!((&rod["level"], &rod["side"]), (&broken["level"], &broken["side"]), "{rod}");

    let text = upright(&["study", "analyse", folder, "--vertebra", &named]).text();
    for words in
        ["metal: 2 rods, 6 screws", "screw, tip at", "halo of", "rod is interrupted", "no bridging seen"]
    {
        assert!(text.contains(words), "{words}: {text}");
    }
    let text = upright(&["study", "analyse", folder]).text();
    assert!(text.contains("no levels: name a vertebra, as --vertebra L3@LEFT,BACK,HEAD"), "{text}");
}

#[test]
fn a_vertebra_that_cannot_be_is_refused() {
    for wrong in ["L3", "L3@1,2", "X9@1,2,3", "L3@1,2,x"] {
        let answer = upright(&["study", "analyse", "scan", "--vertebra", wrong]);
        assert_eq!(answer.code, 1, "{wrong}");
        assert!(answer.stderr.contains("give it as L3@0.8,23.5,168"), "{}", answer.stderr);
    }
}

/// Three phases of a bone scan, what is missing of them, and a clock that is wrong.
#[test]
fn a_bone_scan_is_read_in_its_phases_and_called_weak_evidence() {
    let made = |seed: &str, options: &[&str]| {
        let folder = TempDir::new().unwrap();
        let fixed =
            ["phantom", "patient", "--seed", seed, "--type", "flatback-segmental", "--landmarks-only"];
        let scan = ["--studies", "bone-scan", "--nonunion", "yes", "--out", folder.path().to_str().unwrap()];
        let answer = upright(&[&fixed[..], &scan, options].concat());
        assert_eq!(answer.code, 0, "{}", answer.stderr);
        folder
    };
    let folder = made("24", &[]);
    let found = in_json(folder.path());
    let scan = &found["bone_scans"][0];
    let phases: Vec<&str> =
        scan["pictures"].as_array().unwrap().iter().filter_map(|one| one["phase"].as_str()).collect();
    assert_eq!(phases, ["flow", "blood_pool", "delayed", "delayed"]);
    assert_eq!(scan["flow"].as_array().unwrap().len(), 60);
    let proposals = scan["proposals"].as_array().unwrap();
    assert!(!proposals.is_empty(), "{scan}");
    assert!(proposals.iter().all(|one| one["finding"] == "focal_uptake" && one["status"] == "proposed"));
    for words in ["flow (by its frames)", "weak evidence", "S95", "S96", "first year"] {
        assert!(analysed(folder.path()).text().contains(words), "{words}");
    }

    std::fs::remove_file(folder.path().join("bone_scan/blood_pool.dcm")).unwrap();
    let less = in_json(folder.path());
    assert_eq!(less["bone_scans"][0]["missing"], serde_json::json!(["blood_pool"]));
    assert!(analysed(folder.path()).text().contains("blood pool is missing"));

    let folder = made("24", &["--clock-skew=-3600"]);
    let skewed = in_json(folder.path());
    for picture in skewed["bone_scans"][0]["pictures"].as_array().unwrap().iter().skip(1) {
        assert!(picture["since_injection_s"].is_null() && picture["since_bolus_s"].is_number(), "{picture}");
    }
    assert!(analysed(folder.path()).text().contains("5 min after the bolus came"));
    let codes: Vec<&str> = skewed["bone_scans"][0]["notes"]
        .as_array()
        .unwrap()
        .iter()
        .map(|note| note["code"].as_str().unwrap())
        .collect();
    assert!(codes.iter().any(|code| code.contains("clock") || code.contains("before")), "{codes:?}");
}

/// A vertebra that is named gives foci a level, a chosen reference is used, and the day of the fusion decides what is said of it.
#[test]
fn what_a_person_says_of_a_bone_scan_is_used() {
    let folder = TempDir::new().unwrap();
    let path = folder.path().to_str().unwrap();
    let fixed = ["phantom", "patient", "--seed", "2", "--type", "flatback", "--landmarks-only"];
    let answer =
        upright(&[&fixed[..], &["--studies", "bone-scan", "--nonunion", "yes", "--out", path]].concat());
    assert_eq!(answer.code, 0, "{}", answer.stderr);
    let truth = crate::phantom_studies::truth(folder.path());
    let study = truth["studies"].as_array().unwrap().iter().find(|one| one["study"] == "bone_scan").unwrap();
    let spots = study["pictures"].as_array().unwrap().iter().find(|one| one["file"] == "bone_scan/spots.dcm");
    let head = spots.unwrap()["views"][1]["first_pixel_mm"][2].as_f64().unwrap();
    let below = |place: &Value| head - place[2].as_f64().unwrap();
    let (focus, reference) = (&study["foci"][0], &study["reference"]);
    assert_eq!(focus["kind"], "nonunion");
    let mark = format!("{}@{:.0}", reference["level"].as_str().unwrap(), below(&reference["centre_mm"]));
    let chosen = format!("{:.0}", below(&reference["centre_mm"]));
    let said = |options: &[&str]| -> Value {
        let answer = upright(&[&["study", "analyse", path, "--format", "json"], options].concat());
        assert_eq!(answer.code, 0, "{}", answer.stderr);
        answer.json()["bone_scans"][0].clone()
    };
    let codes = |scan: &Value| -> Vec<String> {
        let notes = scan["notes"].as_array().unwrap().iter();
        notes.map(|note| note["code"].as_str().unwrap().to_owned()).collect()
    };
    let blind = said(&[]);
    assert_eq!(codes(&blind), ["no_levels", "fusion_not_known"]);
    assert_eq!(
        (&blind["spine"]["foci"][0]["likely"], &blind["proposals"][0]["level"]),
        (&Value::Null, &Value::Null)
    );
    assert!(
        blind["spine"]["profile"].as_array().unwrap().len() > 40 && blind["bolus_s"].as_f64().unwrap() > 8.0
    );
    assert_eq!(blind["spine"]["foci"][0]["flow"].as_array().unwrap().len(), 60);

    let day = "2016-01-01";
    let seen = said(&["--scan-level", &mark, "--scan-reference", &chosen, "--fused-on", day]);
    assert_eq!(codes(&seen), [""; 0]);
    assert_eq!(seen["spine"]["is_reference_chosen"], true);
    // The brightest place lies in the middle of the disc that did not unite.
    let found = &seen["spine"]["foci"][0];
    assert!((found["down_mm"].as_f64().unwrap() - below(&focus["centres_mm"][0])).abs() < 12.0, "{found}");
    assert!(found["candidates"].as_array().unwrap().contains(&focus["level"]), "{found} {focus}");

    let answer = upright(&["study", "analyse", path, "--scan-level", "L9@3"]);
    assert!(answer.code != 0 && answer.stderr.contains("give it as L4@324"), "{}", answer.stderr);
}

/// A picture of another kind is refused with a reason, and its phase is missing.
#[test]
fn what_is_no_picture_of_the_scan_is_named_and_not_left_out_in_silence() {
    let folder = TempDir::new().unwrap();
    let path = folder.path().to_str().unwrap();
    let fixed = ["phantom", "patient", "--seed", "3", "--type", "normal", "--landmarks-only"];
    assert_eq!(upright(&[&fixed[..], &["--studies", "bone-scan", "--out", path]].concat()).code, 0);
    let pool = folder.path().join("bone_scan/blood_pool.dcm");
    let mut bytes = fs::read(&pool).unwrap();
    let at = bytes.windows(6).position(|window| window == b"STATIC").unwrap();
    bytes[at..at + 6].copy_from_slice(b"GATED ");
    fs::write(&pool, bytes).unwrap();
    let found = in_json(folder.path());
    let [scan] = &found["bone_scans"].as_array().unwrap()[..] else { panic!("{found}") };
    let problems = scan["problems"].as_array().unwrap();
    assert!(problems.len() == 1 && problems[0].as_str().unwrap().contains("ImageType"), "{problems:?}");
    assert_eq!(scan["missing"], serde_json::json!(["blood_pool"]));
    assert!(analysed(folder.path()).text().contains("only STATIC, DYNAMIC and WHOLE BODY"));
}

/// What is made from slices is refused by name, with what to send instead; beside slices it is left out and said.
#[test]
fn a_volume_or_surface_without_headers_is_named_and_not_read() {
    let folder = TempDir::new().unwrap();
    let mut nifti = vec![0; 352];
    nifti[..4].copy_from_slice(&348_u32.to_le_bytes());
    nifti[344..348].copy_from_slice(b"n+1\0");
    let file = folder.path().join("spine.nii");
    fs::write(&file, nifti).unwrap();
    fs::write(folder.path().join("l3.obj"), "o L3\nv 1 2 3\n").unwrap();
    let words = "a NIfTI file: it has lost what the scanner wrote of the acquisition, which Upright needs; send the DICOM series that it was made from";
    for command in [&["study", "analyse"][..], &["inspect"]] {
        let answer = upright(&[command, &[file.to_str().unwrap()]].concat());
        let text =
            if command[0] == "study" { "no series\n\nResearch use. Not a medical device.\n" } else { "" };
        assert_eq!((answer.code, answer.text().as_str()), (1, text), "{command:?}");
        assert!(answer.stderr.contains(words), "{command:?}: {}", answer.stderr);
    }
    let alone = analysed(folder.path());
    assert_eq!(alone.code, 1, "{}", alone.stderr);
    assert!(alone.stderr.contains("left out: 1 × an OBJ file"), "{}", alone.stderr);
    patient(&folder.path().join("patient"), "2", &["--studies", "ct"]);
    let beside = analysed(folder.path());
    assert_eq!(beside.code, 0, "{}", beside.stderr);
    assert!(beside.stderr.contains(words) && beside.text().contains("slices of"), "{}", beside.stderr);
}
