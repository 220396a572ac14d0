//! `upright phantom patient --studies mr,bone-scan`: valid, where and when the truth says, sorted as what they are, the same each time.

use crate::phantom_studies::{assert_valid, has_validators, near, numbers, slices, truth};
use crate::program::{Answer, command, upright};
use dicom_core::Tag;
use dicom_dictionary_std::tags;
use dicom_object::{DefaultDicomObject, open_file};
use jiff::ToSpan;
use jiff::civil::{Date, DateTime};
use serde_json::Value;
use std::collections::BTreeMap;
use std::fs::{self, File};
use std::path::{Path, PathBuf};
use tempfile::TempDir;
use upright_dicom::Header;
use upright_dicom::sort::{Clues, Slot, SortedStudy, Tag as Said, Verdict, sort_study};

const FILES: [&str; 4] = ["flow", "blood_pool", "whole_body", "spots"];

/// Coarse, without films: tests are quick. Nobody without metal needs its field.
fn arguments<'a>(folder: &'a Path, kind: &'a str, options: &[&'a str]) -> Vec<&'a str> {
    let fixed = ["phantom", "patient", "--seed", "2", "--landmarks-only", "--type", kind, "--out"];
    let coarse = ["--mr-matrix", "32"];
    let coarse = coarse.iter().filter(|_| !options.contains(&"--mr-matrix"));
    fixed.iter().chain([&folder.to_str().unwrap()]).chain(coarse).chain(options).copied().collect()
}

fn made(kind: &str, options: &[&str]) -> TempDir {
    let folder = TempDir::new().unwrap();
    let answer = upright(&arguments(folder.path(), kind, options));
    assert_eq!(answer.code, 0, "{}", answer.stderr);
    folder
}

/// The only study of the truth, which follows its schema.
fn study(folder: &Path) -> Value {
    let truth = truth(folder);
    let schema = serde_json::from_str(upright_documents::PHANTOM_SCHEMA).unwrap();
    let validator = jsonschema::validator_for(&schema).unwrap();
    let errors: Vec<String> = validator.iter_errors(&truth).map(|error| error.to_string()).collect();
    assert!(errors.is_empty(), "{errors:?}");
    truth["studies"][0].clone()
}

fn all(value: &Value) -> &Vec<Value> {
    value.as_array().unwrap()
}

fn text(object: &DefaultDicomObject, tag: Tag) -> String {
    object.element(tag).unwrap().to_str().unwrap().trim_end_matches(['\0', ' ']).to_owned()
}

fn clues(file: &Path) -> Clues {
    Header::open(File::open(file).unwrap()).unwrap().clues()
}

fn sorted(files: &[PathBuf]) -> SortedStudy {
    sort_study(&files.iter().map(|file| clues(file)).collect::<Vec<_>>())
}

fn scan_files(folder: &Path) -> Vec<PathBuf> {
    FILES.iter().map(|name| folder.join(format!("bone_scan/{name}.dcm"))).collect()
}

/// The stored value at column and row of a frame.
fn stored(object: &DefaultDicomObject, frame: usize, [column, row]: [f64; 2]) -> f64 {
    let size = |tag| object.element(tag).unwrap().to_int::<usize>().unwrap();
    let (columns, rows) = (size(tags::COLUMNS), size(tags::ROWS));
    let bytes = object.element(tags::PIXEL_DATA).unwrap().to_bytes().unwrap();
    let at = 2 * ((frame * rows + row.round() as usize) * columns + column.round() as usize);
    f64::from(u16::from_le_bytes([bytes[at], bytes[at + 1]]))
}

fn place(value: &Value) -> [f64; 3] {
    [0, 1, 2].map(|axis| value[axis].as_f64().unwrap())
}

#[test]
fn series_of_mr_lie_where_the_truth_says_and_are_what_they_are() {
    let folder = made("flatback", &["--studies", "mr"]);
    let told = study(folder.path());
    let mut spaces = Vec::new();
    for series in all(&told["series"]) {
        let name = series["folder"].as_str().unwrap();
        let files = slices(&folder.path().join(name));
        assert_eq!(files.len() as u64, series["slices"].as_u64().unwrap());
        let objects: Vec<_> = files.iter().map(|file| open_file(file).unwrap()).collect();
        assert!(near(&numbers(&objects[0], tags::IMAGE_POSITION_PATIENT), &series["first_position_mm"]));
        assert!(near(&numbers(&objects[0], tags::PIXEL_SPACING), &series["spacing_mm"]));
        let directions = [all(&series["along_row"]).clone(), all(&series["down_column"]).clone()].concat();
        assert!(near(&numbers(&objects[0], tags::IMAGE_ORIENTATION_PATIENT), &Value::Array(directions)));
        let left = |object| numbers(object, tags::IMAGE_POSITION_PATIENT)[0];
        for pair in objects.windows(2) {
            let step = left(&pair[1]) - left(&pair[0]);
            assert!((step - series["step_mm"].as_f64().unwrap()).abs() < 1e-6, "{name}: {step}");
        }
        let protocol = &series["protocol"];
        for (tag, field) in [(tags::REPETITION_TIME, "repetition_ms"), (tags::ECHO_TIME, "echo_ms")] {
            assert_eq!(numbers(&objects[0], tag), [protocol[field].as_f64().unwrap()], "{name}");
        }
        spaces.extend(objects.iter().map(|object| text(object, tags::FRAME_OF_REFERENCE_UID)));
        let sorted = sorted(&files);
        assert_eq!(sorted.series.len(), 1, "{name}");
        let found = &sorted.series[0].judgement;
        assert_eq!(found.verdict, Verdict::Sorted(Slot::Mri));
        for (tag, word) in [(Said::SagittalT2, "t2"), (Said::Stir, "stir"), (Said::MetalArtefact, "semac")] {
            assert_eq!(found.tags.contains(&tag), name.contains(word), "{name}: {:?}", found.tags);
        }
    }
    spaces.dedup();
    assert_eq!(spaces.len(), 1);
    less_is_lost_with_the_metal_protocol(all(&told["series"]));
}

fn less_is_lost_with_the_metal_protocol(series: &[Value]) {
    assert_eq!(series.len(), 6, "metal asks for its protocol");
    let (usual, encoded) = series.split_at(3);
    for (usual, encoded) in usual.iter().zip(encoded) {
        assert_eq!(
            (&usual["protocol"]["metal"], &encoded["protocol"]["metal"]),
            (&"usual".into(), &"slice_encoding".into())
        );
        let lost = |series: &Value| -> BTreeMap<String, f64> {
            let losses = all(&series["losses"]).iter();
            losses
                .map(|loss| (loss["level"].as_str().unwrap().to_owned(), loss["canal"].as_f64().unwrap()))
                .collect()
        };
        let (usual, encoded) = (lost(usual), lost(encoded));
        for level in ["L1", "L2", "L3"] {
            assert!(encoded[level] < usual[level], "{level}: {} {}", encoded[level], usual[level]);
        }
    }
}

/// Without noise the fluid of the sac has the signal of its sequence.
#[test]
fn the_slices_hold_what_the_truth_says() {
    let options =
        ["--studies", "mr", "--ideal", "--mr-matrix", "320", "--scoliosis", "0", "--stenosis", "no"];
    let folder = made("normal", &options);
    let (told, truth) = (study(folder.path()), truth(folder.path()));
    let sac = all(&truth["inside"]["sac"]).iter().find(|sac| sac["below"] == "L4").unwrap();
    let sac = place(&sac["centre_mm"]);
    let series = all(&told["series"]).iter().find(|series| series["folder"] == "mr/t2_sagittal").unwrap();
    let (first, spacing) = (place(&series["first_position_mm"]), series["spacing_mm"][0].as_f64().unwrap());
    let slice = ((sac[0] - first[0]) / series["step_mm"].as_f64().unwrap()).round() as usize;
    let object = open_file(&slices(&folder.path().join("mr/t2_sagittal"))[slice]).unwrap();
    let found = stored(&object, 0, [(sac[1] - first[1]) / spacing, (first[2] - sac[2]) / spacing]);
    // Fluid of T1 4000 and T2 1500 ms at TR 3800 and TE 100 ms.
    let expect = 3000.0 * (1.0 - (-3800.0_f64 / 4000.0).exp()) * (-100.0_f64 / 1500.0).exp();
    assert!((found - expect).abs() < 1.0, "{found}, not {expect}");
    assert!(all(&series["losses"]).is_empty());
    let discs = all(&truth["inside"]["discs"]);
    assert!(
        all(&series["discs"]).iter().all(|disc| discs.iter().any(|other| other["below"] == disc["below"]))
    );
}

#[test]
fn slices_across_discs_are_made_of_those_that_are_there() {
    let folder = made("normal", &["--studies", "mr", "--mr-axial", "--l6"]);
    let told = study(folder.path());
    let across: Vec<&Value> = all(&told["series"])
        .iter()
        .filter(|series| series["plane"] == "disc")
        .map(|series| &series["below"])
        .collect();
    assert_eq!(across, ["L1", "L2", "L3", "L4", "L5", "L6"]);
    assert_eq!(all(&told["series"]).len(), 9, "nothing of metal without metal");
    assert!(folder.path().join("mr/t2_below_l6/0001.dcm").exists());
}

#[test]
fn a_bone_scan_has_all_phases_at_their_times() {
    for skew in [0, 40_000, -3600] {
        let folder = made("flatback", &["--studies", "bone-scan", "--clock-skew", &skew.to_string()]);
        let told = study(folder.path());
        assert_eq!(told["clock_skew_s"], skew);
        let injected: DateTime = told["injected"].as_str().unwrap().parse().unwrap();
        let files = scan_files(folder.path());
        for (file, picture) in files.iter().zip(all(&told["pictures"])) {
            let object = open_file(file).unwrap();
            let began = picture["views"][0]["began_s"][0].as_f64().unwrap() as i64;
            let expect = injected + (began + skew).seconds();
            let written = [tags::ACQUISITION_DATE, tags::ACQUISITION_TIME].map(|tag| text(&object, tag));
            assert_eq!(written.concat(), expect.strftime("%Y%m%d%H%M%S").to_string());
            let injection = object.element(tags::RADIOPHARMACEUTICAL_INFORMATION_SEQUENCE).unwrap();
            let start = injection.items().unwrap()[0].element(tags::RADIOPHARMACEUTICAL_START_TIME).unwrap();
            assert_eq!(start.to_str().unwrap().trim_end(), injected.strftime("%H%M%S").to_string());
        }
        let sorted = sorted(&files);
        let found: Vec<_> = sorted.series.iter().map(|series| series.judgement.verdict.sorted()).collect();
        let delayed = Some(Slot::BoneScanDelayed);
        match skew {
            0 => {
                assert_eq!(
                    found,
                    [Some(Slot::BoneScanFlow), Some(Slot::BoneScanBloodPool), delayed, delayed]
                );
                assert!(sorted.bone_scans.len() == 1 && sorted.bone_scans[0].is_complete());
            }
            // The type of its picture and the length of its frames prove the flow, whatever the clock says.
            40_000 => {
                assert!(found[1..].iter().all(Option::is_none), "{found:?}");
                assert!(sorted.bone_scans.iter().all(|scan| !scan.is_complete()), "{:?}", sorted.bone_scans);
            }
            _ => assert!(found.iter().all(Option::is_none), "{found:?}"),
        }
    }
}

/// Counts of every frame are those of the truth, and what has not united is brighter than a normal vertebra.
#[test]
fn the_scan_holds_what_the_truth_says() {
    let folder = made("flatback", &["--studies", "bone-scan", "--ideal", "--nonunion", "yes"]);
    let told = study(folder.path());
    for (file, picture) in scan_files(folder.path()).iter().zip(all(&told["pictures"])) {
        let object = open_file(file).unwrap();
        let counts: u64 = all(&picture["views"])
            .iter()
            .flat_map(|view| all(&view["counts"]))
            .map(|counts| counts.as_u64().unwrap())
            .sum();
        assert_eq!(numbers(&object, tags::COUNTS_ACCUMULATED), [counts as f64], "{}", file.display());
        let detectors = object.element(tags::DETECTOR_INFORMATION_SEQUENCE).unwrap().items().unwrap();
        assert_eq!(detectors.len(), all(&picture["views"]).len());
        for (detector, view) in detectors.iter().zip(all(&picture["views"])) {
            let position =
                detector.element(tags::IMAGE_POSITION_PATIENT).unwrap().to_multi_float64().unwrap();
            assert!(near(&position, &view["first_pixel_mm"]));
        }
    }
    let focus = all(&told["foci"]).iter().find(|focus| focus["kind"] == "nonunion").unwrap();
    let [flow, _, delayed] =
        ["flow", "blood_pool", "delayed"].map(|phase| focus["ratio"][phase].as_f64().unwrap());
    assert!(delayed > 2.5 && flow > 1.0, "{flow} {delayed}");
    let spots = open_file(folder.path().join("bone_scan/spots.dcm")).unwrap();
    let picture =
        all(&told["pictures"]).iter().find(|picture| picture["file"] == "bone_scan/spots.dcm").unwrap();
    let (first, spacing) =
        (place(&picture["views"][1]["first_pixel_mm"]), picture["spacing_mm"][0].as_f64().unwrap());
    let behind = |[left, _, head]: [f64; 3]| {
        stored(&spots, 1, [(first[0] - left) / spacing, (first[2] - head) / spacing])
    };
    let (hot, normal) =
        (behind(place(&focus["centres_mm"][0])), behind(place(&told["reference"]["centre_mm"])));
    assert!(hot > 1.5 * normal, "{hot} {normal}");
}

/// An operation of three months ago is one in the record as well, and what heals takes up more than a year later.
#[test]
fn a_recent_fusion_is_recent_in_the_record_as_well() {
    let folder =
        made("flatback", &["--studies", "bone-scan", "--months-since-fusion", "3", "--nonunion", "no"]);
    let told = study(folder.path());
    assert_eq!(told["months_since_fusion"], 3.0);
    assert!(all(&told["foci"]).iter().any(|focus| focus["kind"] == "recent_fusion"));
    let case: Value = serde_json::from_slice(&fs::read(folder.path().join("case.json")).unwrap()).unwrap();
    let day = |id: &str| -> Date {
        let entry = all(&case["entries"]).iter().find(|entry| entry["id"] == id).unwrap();
        entry["effective_at"].as_str().unwrap().parse().unwrap()
    };
    assert_eq!(day("spine-operation") + 3.months(), day("joints"));
}

#[test]
fn studies_are_the_same_on_any_number_of_threads() {
    let on = |threads: &str| {
        let folder = TempDir::new().unwrap();
        let options = ["--studies", "mr,bone-scan", "--mr-metal-protocol", "no"];
        let mut made = command(&arguments(folder.path(), "flatback", &options));
        let answer: Answer = made.env("RAYON_NUM_THREADS", threads).output().unwrap().into();
        assert_eq!(answer.code, 0, "{}", answer.stderr);
        let mut files = scan_files(folder.path());
        files.extend(slices(&folder.path().join("mr")).iter().flat_map(|series| slices(series)));
        files.push(folder.path().join("truth.json"));
        files.iter().map(|file| fs::read(file).unwrap()).collect::<Vec<_>>()
    };
    assert!(on("1") == on("3"));
}

#[test]
fn replaced_studies_leave_nothing_behind() {
    let folder = made("normal", &["--studies", "mr,bone-scan", "--mr-axial", "--mr-metal-protocol", "yes"]);
    fs::write(folder.path().join("mr/notes.txt"), "mine").unwrap();
    let path = folder.path().to_str().unwrap();
    let other = ["phantom", "patient", "--seed", "3", "--type", "normal", "--landmarks-only"];
    let answer = upright(&[&other[..], &["--overwrite", "--out", path]].concat());
    assert_eq!(answer.code, 0, "{}", answer.stderr);
    assert_eq!(slices(&folder.path().join("mr")), [folder.path().join("mr/notes.txt")]);
    assert!(!folder.path().join("bone_scan").exists());
}

#[test]
fn what_cannot_be_is_refused_before_anything_is_written() {
    for (kind, options, words) in [
        ("normal", vec!["--mr-matrix", "4"], "columns of 4; 16 to 2048 can be made"),
        ("normal", vec!["--mr-matrix", "16"], "pixel spacing is 20.0 mm"),
        ("normal", vec!["--mr-metal-protocol", "perhaps"], "say yes or no"),
        ("normal", vec!["--months-since-fusion", "3"], "asked of a person without one"),
        ("flatback", vec!["--months-since-fusion", "700"], "700 is not in 0..=600"),
        ("flatback", vec!["--months-since-fusion", "600", "--age", "42"], "the patient is 42 years old"),
        ("flatback", vec!["--clock-skew", "90000"], "90000 is not in -86400..=86400"),
    ] {
        let folder = TempDir::new().unwrap();
        let options = [&["--studies", "mr,bone-scan"], &options[..]].concat();
        let answer = upright(&arguments(folder.path(), kind, &options));
        assert!(answer.code != 0 && answer.stderr.contains(words), "{options:?}: {}", answer.stderr);
        assert!(fs::read_dir(folder.path()).unwrap().next().is_none(), "{options:?}");
    }
}

#[test]
fn scans_are_valid_dicom() {
    if !has_validators() {
        return;
    }
    let options =
        ["--studies", "mr,bone-scan", "--mr-axial", "--mr-metal-protocol", "yes", "--clock-skew", "40000"];
    let folder = made("normal", &options);
    for series in slices(&folder.path().join("mr")) {
        assert_valid(&slices(&series));
    }
    assert_valid(&scan_files(folder.path()));
}
