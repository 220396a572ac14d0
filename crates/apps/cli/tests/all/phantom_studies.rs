//! `upright phantom patient --studies`: slices are valid, lie where the truth says, are sorted as what they are, and are the same each time.

use crate::program::{Answer, command, upright};
use dicom_dictionary_std::tags;
use dicom_object::{DefaultDicomObject, open_file};
use serde_json::Value;
use std::collections::BTreeMap;
use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::process::Command;
use tempfile::TempDir;
use upright_dicom::Header;
use upright_dicom::sort::{Slot, Verdict, judge};

/// Both CTs, coarse, without films: tests are quick.
const COARSE: [[&str; 2]; 3] =
    [["--studies", "ct,myelogram"], ["--ct-matrix", "64"], ["--ct-thickness", "20"]];

/// The arguments for a patient in `folder`; options take the place of the coarse ones.
fn arguments<'a>(folder: &'a Path, options: &[&'a str]) -> Vec<&'a str> {
    let fixed = ["phantom", "patient", "--seed", "2", "--type", "flatback", "--landmarks-only", "--out"];
    let coarse = COARSE.iter().filter(|[name, _]| !options.contains(name)).flatten();
    fixed.iter().chain([&folder.to_str().unwrap()]).chain(coarse).chain(options).copied().collect()
}

fn patient(options: &[&str]) -> (TempDir, Answer) {
    let folder = TempDir::new().unwrap();
    let answer = upright(&arguments(folder.path(), options));
    (folder, answer)
}

fn made(options: &[&str]) -> TempDir {
    let (folder, answer) = patient(options);
    assert_eq!(answer.code, 0, "{}", answer.stderr);
    folder
}

pub(crate) fn truth(folder: &Path) -> Value {
    serde_json::from_slice(&fs::read(folder.join("truth.json")).unwrap()).unwrap()
}

pub(crate) fn slices(folder: &Path) -> Vec<PathBuf> {
    let mut files: Vec<PathBuf> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.sort();
    files
}

fn bytes(folder: &Path) -> BTreeMap<PathBuf, Vec<u8>> {
    let all = ["ct", "ct_myelogram"].iter().flat_map(|name| slices(&folder.join(name)));
    all.map(|file| (file.strip_prefix(folder).unwrap().to_owned(), fs::read(&file).unwrap())).collect()
}

pub(crate) fn numbers(object: &DefaultDicomObject, tag: dicom_core::Tag) -> Vec<f64> {
    object.element(tag).unwrap().to_multi_float64().unwrap()
}

pub(crate) fn near(found: &[f64], expect: &Value) -> bool {
    let expect: Vec<f64> = expect.as_array().unwrap().iter().map(|number| number.as_f64().unwrap()).collect();
    found.len() == expect.len() && found.iter().zip(&expect).all(|(a, b)| (a - b).abs() < 1e-6)
}

#[test]
fn slices_lie_where_the_truth_says_and_follow_one_another() {
    let folder = made(&["--ct-tilt", "15"]);
    let truth = truth(folder.path());
    for (study, name) in [("ct", "ct"), ("ct_myelogram", "ct_myelogram")] {
        let studies = truth["studies"].as_array().unwrap();
        let told = studies.iter().find(|told| told["study"] == study).unwrap();
        let files = slices(&folder.path().join(name));
        assert_eq!(files.len() as u64, told["slices"].as_u64().unwrap());
        let objects: Vec<_> = files.iter().map(|file| open_file(file).unwrap()).collect();
        assert!(near(&numbers(&objects[0], tags::IMAGE_POSITION_PATIENT), &told["first_position_mm"]));
        assert!(near(&numbers(&objects[0], tags::PIXEL_SPACING), &told["spacing_mm"]));
        let places: Vec<Vec<f64>> =
            objects.iter().map(|object| numbers(object, tags::IMAGE_POSITION_PATIENT)).collect();
        for pair in places.windows(2) {
            assert!((pair[1][2] - pair[0][2] - 20.0).abs() < 1e-6 && (pair[1][1] - pair[0][1]).abs() < 1e-6);
        }
        let direction = numbers(&objects[0], tags::IMAGE_ORIENTATION_PATIENT);
        assert!((direction[4] - 15.0_f64.to_radians().cos()).abs() < 1e-6, "{direction:?}");
        let uid =
            |tag, object: &DefaultDicomObject| object.element(tag).unwrap().to_str().unwrap().into_owned();
        let series: Vec<String> =
            objects.iter().map(|object| uid(tags::SERIES_INSTANCE_UID, object)).collect();
        assert!(series.iter().all(|one| *one == series[0]));
        let mut instances: Vec<String> =
            objects.iter().map(|object| uid(tags::SOP_INSTANCE_UID, object)).collect();
        instances.sort();
        instances.dedup();
        assert_eq!(instances.len(), files.len());
    }
}

/// Without noise the screws of the truth are metal and its bone has its Hounsfield units.
#[test]
fn the_files_hold_what_the_truth_says() {
    let folder = made(&[
        "--studies",
        "ct",
        "--loose-screw",
        "yes",
        "--ideal",
        "--ct-extended-scale",
        "--ct-matrix",
        "400",
        "--ct-thickness",
        "4",
    ]);
    let truth = truth(folder.path());
    let objects: Vec<_> =
        slices(&folder.path().join("ct")).iter().map(|file| open_file(file).unwrap()).collect();
    let first = numbers(&objects[0], tags::IMAGE_POSITION_PATIENT);
    let spacing = numbers(&objects[0], tags::PIXEL_SPACING);
    let hounsfield = |place: &Value| {
        let place: Vec<f64> = place.as_array().unwrap().iter().map(|part| part.as_f64().unwrap()).collect();
        let slice = ((place[2] - first[2]) / 4.0).round() as usize;
        let column = ((place[0] - first[0]) / spacing[1]).round() as usize;
        let row = ((place[1] - first[1]) / spacing[0]).round() as usize;
        let object = &objects[slice];
        let stored = object.element(tags::PIXEL_DATA).unwrap().to_bytes().unwrap();
        let at = 2 * (row * 400 + column);
        let value = i16::from_le_bytes([stored[at], stored[at + 1]]);
        f64::from(value) + numbers(object, tags::RESCALE_INTERCEPT)[0]
    };
    let vertebrae = truth["inside"]["vertebrae"].as_array().unwrap();
    for vertebra in vertebrae.iter().filter(|vertebra| vertebra["level"].as_str().unwrap().starts_with('L')) {
        let (found, expect) =
            (hounsfield(&vertebra["centre_mm"]), vertebra["cancellous_hu"].as_f64().unwrap());
        assert!((found - expect).abs() <= 2.0, "{vertebra}: {found}");
    }
    let screws = truth["inside"]["screws"].as_array().unwrap();
    assert!(screws.iter().all(|screw| hounsfield(&screw["head_mm"]) > 3071.0), "metal beyond 12 bits");
    assert!(screws.iter().any(|screw| screw["halo_mm"].is_number()));
}

#[test]
fn each_study_is_sorted_as_what_it_is() {
    let folder = made(&[]);
    for (name, slot) in [("ct", Slot::Ct), ("ct_myelogram", Slot::CtMyelogram)] {
        for file in slices(&folder.path().join(name)) {
            let verdict = judge(&Header::open(File::open(&file).unwrap()).unwrap().clues()).verdict;
            assert_eq!(verdict, Verdict::Sorted(slot), "{}", file.display());
        }
    }
}

#[test]
fn slices_are_the_same_on_any_number_of_threads() {
    let on = |threads: &str| {
        let folder = TempDir::new().unwrap();
        let mut made = command(&arguments(folder.path(), &[]));
        let answer: Answer = made.env("RAYON_NUM_THREADS", threads).output().unwrap().into();
        assert_eq!(answer.code, 0, "{}", answer.stderr);
        bytes(folder.path())
    };
    assert!(on("1") == on("3"));
}

#[test]
fn a_missing_slice_is_missing_and_told() {
    let folder = made(&["--studies", "ct", "--ct-missing-slice", "5"]);
    let (truth, files) = (truth(folder.path()), slices(&folder.path().join("ct")));
    let told = &truth["studies"][0];
    assert_eq!(told["missing_slice"], 5);
    assert_eq!(files.len() as u64 + 1, told["slices"].as_u64().unwrap());
    assert!(!folder.path().join("ct/0006.dcm").exists() && folder.path().join("ct/0007.dcm").exists());
}

#[test]
fn replaced_studies_leave_nothing_behind() {
    let folder = made(&[]);
    fs::write(folder.path().join("ct/notes.txt"), "mine").unwrap();
    let path = folder.path().to_str().unwrap();
    let other = ["phantom", "patient", "--seed", "3", "--type", "normal", "--landmarks-only"];
    let answer = upright(&[&other[..], &["--overwrite", "--out", path]].concat());
    assert_eq!(answer.code, 0, "{}", answer.stderr);
    assert_eq!(slices(&folder.path().join("ct")), [folder.path().join("ct/notes.txt")]);
    assert!(!folder.path().join("ct_myelogram").exists());
    assert_eq!(truth(folder.path())["studies"], Value::Array(Vec::new()));
}

#[test]
fn what_cannot_be_is_refused_before_anything_is_written() {
    for (options, words) in [
        (vec!["--ct-matrix", "4"], "columns of 4; 16 to 2048 can be made"),
        (vec!["--ct-matrix", "32"], "pixel spacing is 11.25 mm"),
        (vec!["--ct-thickness", "0"], "slices"),
        (vec!["--ct-tilt", "45"], "a gantry leans by up to 30°"),
        (vec!["--ct-missing-slice", "4000"], "--ct-missing-slice 4000: the CT has slices 0 to"),
        (vec!["--ct-upper", "L9"], "is no level"),
        (vec!["--halo", "9"], "halo around a screw is 9; 0.5 to 5 can be made"),
        (vec!["--studies", "x-ray"], "possible values"),
    ] {
        let (folder, answer) = patient(&options);
        assert!(answer.code != 0 && answer.stderr.contains(words), "{options:?}: {}", answer.stderr);
        assert!(fs::read_dir(folder.path()).unwrap().next().is_none(), "{options:?}");
    }
    let healthy = ["phantom", "patient", "--seed", "1", "--type", "normal", "--gap", "2", "--out", "nowhere"];
    let answer = upright(&healthy);
    assert!(answer.stderr.contains("a patient of type normal has no"), "{}", answer.stderr);
}

/// Whether the programs that check DICOM are there; if not, it says so.
pub(crate) fn has_validators() -> bool {
    let has = |program: &str| Command::new(program).arg("--version").output().is_ok();
    let found = has("dciodvfy") && has("dcmdump");
    if !found {
        eprintln!("SKIPPED 1 test: dciodvfy or dcmdump not installed (cargo xtask setup)");
    }
    found
}

/// dciodvfy finds no error in any file of a series, dcentvfy none between them, dcmtk reads each.
pub(crate) fn assert_valid(files: &[PathBuf]) {
    for file in files {
        let verdict = Command::new("dciodvfy").arg(file).output().unwrap();
        let words =
            String::from_utf8_lossy(&verdict.stderr).into_owned() + &String::from_utf8_lossy(&verdict.stdout);
        assert!(!words.contains("Error"), "{}: {words}", file.display());
        let dump = Command::new("dcmdump").arg(file).output().unwrap();
        assert!(dump.status.success() && dump.stderr.is_empty(), "{}", file.display());
    }
    let together = Command::new("dcentvfy").args(files).output().unwrap();
    let words = String::from_utf8_lossy(&together.stderr).into_owned();
    assert!(!words.contains("Error"), "{}: {words}", files[0].display());
}

#[test]
fn slices_are_valid_dicom() {
    if !has_validators() {
        return;
    }
    for options in [vec![], vec!["--ct-extended-scale", "--ct-tilt", "-20", "--ct-kernel", "bone"]] {
        let folder = made(&options);
        for name in ["ct", "ct_myelogram"] {
            assert_valid(&slices(&folder.path().join(name)));
        }
    }
}

/// With one number and two days, two calls make pictures of one patient, who is older in the second.
#[test]
fn one_patient_is_pictured_on_several_days() {
    let text =
        |file: &Path, tag| open_file(file).unwrap().element(tag).unwrap().to_str().unwrap().into_owned();
    let on = |day: &str, halo: &str| {
        let folder = made(&["--patient-id", "MRN 7", "--day", day, "--loose-screw", "yes", "--halo", halo]);
        let first = &slices(&folder.path().join("ct"))[0];
        let case: Value =
            serde_json::from_slice(&fs::read(folder.path().join("case.json")).unwrap()).unwrap();
        let person =
            case["entries"].as_array().unwrap().iter().find(|entry| entry["id"] == "person").unwrap();
        let years = (person["effective_at"].clone(), person["fact"]["age_years"].clone());
        let tags = [
            tags::PATIENT_ID,
            tags::STUDY_DATE,
            tags::PATIENT_BIRTH_DATE,
            tags::PATIENT_AGE,
            tags::PATIENT_NAME,
        ];
        (tags.map(|tag| text(first, tag)), text(first, tags::STUDY_INSTANCE_UID), years)
    };
    let (one, study, (seen, years)) = on("2023-01-10", "1.5");
    let (other, other_study, (_, older)) = on("2025-02-03", "3");
    assert_eq!((&one[0][..], &other[0][..]), ("MRN 7", "MRN 7"));
    assert_eq!((&one[1][..], &other[1][..]), ("20230110", "20250203"));
    assert_eq!((&one[2], &one[4]), (&other[2], &other[4]), "one birthday and one name");
    let age = |text: &str| text.trim_end_matches('Y').parse::<u32>().unwrap();
    assert_eq!(age(&one[3]) + 2, age(&other[3]));
    assert_eq!(years.as_f64().unwrap() + 2.0, older.as_f64().unwrap());
    assert_eq!(seen, "2023-01-10");
    assert_ne!(study, other_study);
    for (options, reason) in [
        (["--day", "soon"], "a day is written as year-month-day"),
        (["--day", "2060-01-01"], "--day 2060-01-01: within 10 years of "),
        (["--patient-id", "A\\B"], "no backslash"),
        (["--patient-id", " "], "1 to 64 letters"),
    ] {
        let folder = TempDir::new().unwrap();
        let answer = upright(&arguments(folder.path(), &options));
        assert_ne!(answer.code, 0, "{options:?}");
        assert!(answer.stderr.contains(reason), "{}", answer.stderr);
    }
}
