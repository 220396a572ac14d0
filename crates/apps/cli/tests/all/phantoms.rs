//! `upright phantom`: what is written is exact, valid, the same each time, and read by others.

use crate::program::{Answer, command, root, upright};
use dicom_dictionary_std::tags;
use dicom_object::open_file;
use serde_json::Value;
use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::process::Command;
use tempfile::TempDir;

const POSTURES: [&str; 3] = ["standing", "standing_extended", "supine"];

/// A patient in a new folder; films coarse, so that tests are quick.
fn patient(options: &[&str]) -> (TempDir, Answer) {
    let folder = TempDir::new().unwrap();
    let fixed = ["phantom", "patient", "--seed", "1", "--type", "flatback", "--resolution", "2", "--out"];
    let arguments: Vec<&str> =
        fixed.into_iter().chain([folder.path().to_str().unwrap()]).chain(options.iter().copied()).collect();
    let answer = upright(&arguments);
    (folder, answer)
}

fn made(options: &[&str]) -> TempDir {
    let (folder, answer) = patient(options);
    assert_eq!(answer.code, 0, "{}", answer.stderr);
    folder
}

fn json(folder: &Path, name: &str) -> Value {
    serde_json::from_slice(&fs::read(folder.join(name)).unwrap()).unwrap()
}

fn contents(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let entries = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap());
    entries.map(|entry| (entry.file_name().into_string().unwrap(), fs::read(entry.path()).unwrap())).collect()
}

fn measured(folder: &Path, arguments: &[&str]) -> Answer {
    let mut command = command(arguments);
    command.current_dir(folder);
    command.output().unwrap().into()
}

/// The truth follows its schema, and what it says is what is measured on the landmarks and on the film.
#[test]
fn the_truth_is_what_is_measured() {
    let folder = made(&[]);
    let truth = json(folder.path(), "truth.json");
    let schema = serde_json::from_str(upright_documents::PHANTOM_SCHEMA).unwrap();
    let errors: Vec<String> = jsonschema::validator_for(&schema)
        .unwrap()
        .iter_errors(&truth)
        .map(|error| error.to_string())
        .collect();
    assert!(errors.is_empty(), "{errors:?}");
    assert!(
        truth["comparison"].as_str().unwrap().starts_with("Phantom comparison: verifies arithmetic only.")
    );
    let numbers = ["--format", "json", "--draws", "0"];
    for posture in ["standing", "standing_extended"] {
        let documents = [
            vec!["measure".to_owned(), format!("{posture}.landmarks.json")],
            vec![
                "measure".to_owned(),
                format!("{posture}.lateral.dcm"),
                "--landmarks".to_owned(),
                format!("{posture}.lateral.landmarks.json"),
            ],
        ];
        for arguments in documents {
            let arguments: Vec<&str> = arguments.iter().map(String::as_str).chain(numbers).collect();
            let answer = measured(folder.path(), &arguments);
            assert_eq!(answer.code, 0, "{}", answer.stderr);
            for (code, expect) in truth["postures"][posture]["parameters"].as_object().unwrap() {
                let found = answer.value(code);
                assert!(
                    (found - expect.as_f64().unwrap()).abs() < 1e-6,
                    "{posture} {code}: {found} {expect}"
                );
            }
        }
    }
}

#[test]
fn every_file_that_is_promised_is_there_and_named_in_the_truth() {
    let folder = made(&[]);
    let mut expect = vec!["truth.json".to_owned()];
    let truth = json(folder.path(), "truth.json");
    for posture in POSTURES {
        let named = truth["postures"][posture]["files"].as_array().unwrap();
        expect.extend(named.iter().map(|name| name.as_str().unwrap().to_owned()));
        for view in ["lateral", "ap"] {
            assert!(named.contains(&Value::from(format!("{posture}.{view}.dcm"))));
        }
    }
    expect.sort();
    assert_eq!(contents(folder.path()).into_keys().collect::<Vec<_>>(), expect);
}

#[test]
fn the_same_seed_and_options_give_the_same_bytes_on_any_number_of_threads() {
    let once = made(&["--l6", "--scoliosis", "20"]);
    let threads = |count: &str| {
        let folder = TempDir::new().unwrap();
        let path = folder.path().to_str().unwrap().to_owned();
        let mut command = command(&[
            "phantom",
            "patient",
            "--seed",
            "1",
            "--type",
            "flatback",
            "--resolution",
            "2",
            "--l6",
            "--scoliosis",
            "20",
            "--out",
            &path,
        ]);
        assert!(command.env("RAYON_NUM_THREADS", count).status().unwrap().success());
        folder
    };
    for count in ["1", "3"] {
        assert!(contents(once.path()) == contents(threads(count).path()), "{count} threads");
    }
}

/// Another patient of the same seed is another patient to an archive.
#[test]
fn patients_of_one_seed_have_their_own_numbers() {
    let of = |options: &[&str]| {
        let folder = made(options);
        let film = open_file(folder.path().join("standing.lateral.dcm")).unwrap();
        let text = |tag| film.element(tag).unwrap().to_str().unwrap().into_owned();
        [tags::PATIENT_ID, tags::STUDY_INSTANCE_UID, tags::SERIES_INSTANCE_UID, tags::SOP_INSTANCE_UID]
            .map(text)
    };
    let (one, other) =
        (of(&["--posture", "standing"]), of(&["--posture", "standing", "--hip-contracture", "20"]));
    assert!(one.iter().zip(&other).all(|(one, other)| one != other), "{one:?} {other:?}");
    let finer = of(&["--posture", "standing", "--bits", "16"]);
    assert!(one[..2] == finer[..2] && one[3] != finer[3], "{one:?} {finer:?}");
}

fn json_of_film(folder: &Path, name: &str) -> Value {
    measured(folder, &["inspect", name, "--format", "json"]).json()
}

#[test]
fn a_film_says_of_itself_what_it_is() {
    for (geometry, class, calibration) in
        [("slot", "dx", "geometry"), ("cone-beam", "dx", "ermf"), ("cone-beam", "cr", "sod_sid")]
    {
        let folder =
            made(&["--geometry", geometry, "--class", class, "--facing", "left", "--posture", "standing"]);
        let film = json_of_film(folder.path(), "standing.lateral.dcm");
        assert_eq!(
            (film["view"].as_str(), film["facing"].as_str(), film["posture"].as_str()),
            (Some("lateral"), Some("left"), Some("standing"))
        );
        assert_eq!(
            (film["calibration"].as_str(), film["calibration_class"].as_str()),
            (Some(calibration), Some("estimated")),
            "{film}"
        );
        assert!((film["spacing_mm"]["row"].as_f64().unwrap() - 2.0).abs() < 1e-6);
        let ap = json_of_film(folder.path(), "standing.ap.dcm");
        assert_eq!((ap["view"].as_str(), ap["facing"].as_str()), (Some("frontal"), None));
    }
}

/// The example of the manual is what the program makes.
#[test]
fn the_manual_tells_what_the_pair_shows() {
    let out = TempDir::new().unwrap();
    let answer = upright(&[
        "phantom",
        "patient",
        "--seed",
        "2",
        "--type",
        "flatback",
        "--landmarks-only",
        "--out",
        out.path().to_str().unwrap(),
    ]);
    let numbers: Vec<&str> =
        answer.stderr.split(" mm").filter_map(|words| words.rsplit(' ').next()).collect();
    let manual = fs::read_to_string(root().join("docs/phantoms.md")).unwrap();
    assert!(manual.contains(&format!("SVA {} mm,", numbers[0])), "{}", answer.stderr);
    assert!(manual.contains(&format!("\n{} mm.", numbers[1])), "{}", answer.stderr);
}

/// dciodvfy finds no error, dcmtk reads every film.
#[test]
fn films_are_valid_dicom() {
    let has = |program: &str| Command::new(program).arg("--version").output().is_ok();
    if !has("dciodvfy") || !has("dcmdump") {
        eprintln!("SKIPPED 1 test: dciodvfy or dcmdump not installed (cargo xtask setup)");
        return;
    }
    for options in [
        vec![],
        vec![
            "--geometry",
            "cone-beam",
            "--film",
            "long-cassette",
            "--photometric",
            "monochrome1",
            "--bits",
            "12",
        ],
        vec!["--class", "cr", "--bits", "16"],
    ] {
        let folder = made(&options);
        for name in contents(folder.path()).into_keys().filter(|name| name.ends_with(".dcm")) {
            let film = folder.path().join(&name);
            let verdict = Command::new("dciodvfy").arg(&film).output().unwrap();
            let words = String::from_utf8_lossy(&verdict.stderr).into_owned()
                + &String::from_utf8_lossy(&verdict.stdout);
            assert!(!words.contains("Error"), "{options:?} {name}: {words}");
            let dump = Command::new("dcmdump").arg(&film).output().unwrap();
            assert!(
                dump.status.success() && dump.stderr.is_empty(),
                "{name}: {}",
                String::from_utf8_lossy(&dump.stderr)
            );
        }
    }
}

#[test]
fn a_cassette_cannot_be_graded_and_says_what_is_missing() {
    let folder = made(&["--film", "long-cassette", "--posture", "standing", "--view", "lateral"]);
    let arguments = [
        "measure",
        "standing.lateral.dcm",
        "--landmarks",
        "standing.lateral.landmarks.json",
        "--format",
        "json",
    ];
    let profile = measured(folder.path(), &arguments).json();
    let omitted: Vec<&str> = profile["omitted"]
        .as_array()
        .unwrap()
        .iter()
        .map(|record| record["code"].as_str().unwrap())
        .collect();
    assert!(omitted.contains(&"KA") && omitted.contains(&"SFA") && !omitted.contains(&"PT"), "{omitted:?}");
}

#[test]
fn a_lying_patient_fills_no_standing_parameter() {
    let folder = made(&["--landmarks-only"]);
    let profile = measured(folder.path(), &["measure", "supine.landmarks.json", "--format", "json"]).json();
    let codes: Vec<&str> = profile["measured"]
        .as_array()
        .unwrap()
        .iter()
        .map(|record| record["code"].as_str().unwrap())
        .collect();
    assert!(
        codes.contains(&"PI")
            && codes.contains(&"LL_L1S1")
            && !codes.contains(&"SVA")
            && !codes.contains(&"PT"),
        "{codes:?}"
    );
}

fn refused(options: &[&str]) -> String {
    let (folder, answer) = patient(options);
    assert_eq!(answer.code, 1, "{options:?}: {}", answer.stderr);
    assert!(contents(folder.path()).is_empty(), "{options:?} left something behind");
    answer.stderr
}

#[test]
fn what_cannot_be_is_refused_before_anything_is_written() {
    let lordosis = refused(&["--set", "LL_L1S1=200"]);
    assert!(
        lordosis.contains("lumbar lordosis is 200.0°; a skeleton can be built with -50° to 110°"),
        "{lordosis}"
    );
    assert!(refused(&["--set", "SVA=3"]).contains("SVA follows from the others"));
    assert!(refused(&["--set", "PI"]).contains("PI=55"));
    assert!(refused(&["--set", "PI=many"]).contains("is no number"));
    assert!(refused(&["--set", "KA=0", "--knee-contracture", "30"]).contains("to full extension"));
    assert!(refused(&["--age", "7"]).contains("age is 7; 18 to 100 can be made"));
    assert!(refused(&["--resolution", "0.01"]).contains("--resolution"));
    assert!(refused(&["--resolution", "-1"]).contains("resolution"));
    assert!(refused(&["--bits", "8"]).contains("8 bits a value"));
    let out = TempDir::new().unwrap();
    let place = out.path().join("x");
    let called = |seed: &str, kind: &str| {
        let answer = upright(&[
            "phantom",
            "patient",
            "--seed",
            seed,
            "--type",
            kind,
            "--landmarks-only",
            "--out",
            place.to_str().unwrap(),
        ]);
        assert_eq!(answer.code, 1, "{}", answer.stderr);
        assert!(!place.exists());
        answer.stderr
    };
    assert!(called("1", "flat").contains("there is no kind of patient \"flat\""));
    assert!(called("9007199254740992", "normal").contains("seeds go from 0 to 9007199254740991"));
    assert!(called("-1", "normal").contains("a seed is a whole number"));
    assert!(called("99999999999999999999", "normal").contains("--seed"));
}

#[test]
fn files_that_are_there_are_kept() {
    let folder = made(&["--landmarks-only"]);
    let path = folder.path().to_str().unwrap();
    let again = ["phantom", "patient", "--seed", "2", "--type", "normal", "--landmarks-only", "--out", path];
    let before = contents(folder.path());
    let answer = upright(&again);
    assert!(answer.code == 1 && answer.stderr.contains("--overwrite"), "{}", answer.stderr);
    assert!(contents(folder.path()) == before);
    let answer = upright(&[&again[..], &["--overwrite"]].concat());
    assert_eq!(answer.code, 0, "{}", answer.stderr);
    assert_eq!(json(folder.path(), "truth.json")["kind"], "normal");
}

#[test]
fn replaced_patients_leave_nothing_behind() {
    let folder = made(&["--posture", "standing"]);
    fs::write(folder.path().join("notes.txt"), "mine").unwrap();
    let path = folder.path().to_str().unwrap();
    let other = [
        "phantom",
        "patient",
        "--seed",
        "2",
        "--type",
        "normal",
        "--landmarks-only",
        "--posture",
        "supine",
        "--overwrite",
        "--out",
        path,
    ];
    assert_eq!(upright(&other).code, 0);
    let names: Vec<String> = contents(folder.path()).into_keys().collect();
    assert_eq!(names, ["notes.txt", "supine.landmarks.json", "supine.lateral.landmarks.json", "truth.json"]);
}

#[test]
fn a_smaller_cohort_replaces_a_larger_one() {
    let out = TempDir::new().unwrap();
    let path = out.path().to_str().unwrap();
    let make = |count| {
        upright(&["phantom", "cohort", "--count", count, "--landmarks-only", "--overwrite", "--out", path])
            .code
    };
    assert_eq!((make("9"), make("4")), (0, 0));
    let folders =
        fs::read_dir(out.path()).unwrap().filter(|entry| entry.as_ref().unwrap().path().is_dir()).count();
    assert_eq!(folders, 4);
}

/// The film says of its spacing what the landmarks say: nothing to look at again.
#[test]
fn a_film_and_its_landmarks_agree() {
    for options in [
        &["--geometry", "slot"][..],
        &["--geometry", "cone-beam"],
        &["--geometry", "cone-beam", "--class", "cr"],
    ] {
        let folder = made(&[&["--posture", "standing", "--view", "lateral"], options].concat());
        let arguments = [
            "measure",
            "standing.lateral.dcm",
            "--landmarks",
            "standing.lateral.landmarks.json",
            "--format",
            "json",
        ];
        let profile = measured(folder.path(), &arguments).json();
        let codes: Vec<&str> = profile["warnings"]
            .as_array()
            .unwrap()
            .iter()
            .map(|warning| warning["code"].as_str().unwrap())
            .collect();
        assert!(!codes.contains(&"spacing_overridden"), "{options:?}: {codes:?}");
    }
}

#[test]
fn a_cohort_is_a_table_and_a_folder_each() {
    let out = TempDir::new().unwrap();
    let folder = out.path().join("cohort");
    let answer = upright(&[
        "phantom",
        "cohort",
        "--count",
        "15",
        "--seed",
        "40",
        "--landmarks-only",
        "--out",
        folder.to_str().unwrap(),
    ]);
    assert_eq!(answer.code, 0, "{}", answer.stderr);
    let table = fs::read_to_string(folder.join("cohort.csv")).unwrap();
    let rows: Vec<Vec<&str>> = table.lines().map(|line| line.split(',').collect()).collect();
    assert_eq!(rows.len(), 16);
    let column = |name: &str| rows[0].iter().position(|head| *head == name).unwrap();
    assert!(rows[0].iter().all(|head| !head.starts_with("supine.SVA")), "nobody stands lying down");
    for row in &rows[1..] {
        let truth = json(&folder.join(row[0]), "truth.json");
        assert_eq!(truth["kind"].as_str().unwrap(), row[column("type")]);
        assert_eq!(truth["seed"].to_string(), row[column("seed")]);
        let of = |posture: &str| truth["postures"][posture]["parameters"]["PI"].as_f64().unwrap();
        assert_eq!(of("standing").to_string(), row[column("standing.PI_deg")]);
        assert_eq!(of("standing"), of("standing_extended"));
    }
    let kinds: std::collections::BTreeSet<&str> = rows[1..].iter().map(|row| row[column("type")]).collect();
    assert_eq!(kinds.len(), 7);
    let far = upright(&[
        "phantom",
        "cohort",
        "--count",
        "9",
        "--seed",
        "9007199254740990",
        "--landmarks-only",
        "--out",
        out.path().join("x").to_str().unwrap(),
    ]);
    assert!(far.code == 1 && far.stderr.contains("seeds go from 0"), "{}", far.stderr);
    let answer = upright(&["measure", folder.to_str().unwrap(), "--format", "csv", "--draws", "0"]);
    assert_eq!(answer.text().lines().count(), 1 + 15 * 6, "{}", answer.stderr);
}
