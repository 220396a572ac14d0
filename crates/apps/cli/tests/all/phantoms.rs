//! `upright phantom`: what is written is exact, valid, the same each time, and read by others.

use crate::program::{Answer, command, root, upright};
use dicom_dictionary_std::tags;
use dicom_object::open_file;
use jsonschema::{Registry, Validator};
use serde_json::{Value, json};
use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::process::Command;
use std::sync::LazyLock;
use tempfile::TempDir;

const KINDS: [&str; 7] = [
    "normal",
    "flatback",
    "flatback-segmental",
    "degenerative-kyphosis",
    "ankylosing",
    "post-traumatic",
    "junctional-kyphosis",
];
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
    let mut expect = vec!["case.json".to_owned(), "truth.json".to_owned()];
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
    let assessed = measured(out.path(), &["assess", "case.json"]).text();
    let (_, example) = manual.split_once("\npatient/case.json\n").unwrap();
    let (example, _) = example.split_once("\n…\n").unwrap();
    assert!(assessed.starts_with(&format!("case.json\n{example}\n")), "{assessed}");
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
    let of_the_other =
        ["case.json", "notes.txt", "supine.landmarks.json", "supine.lateral.landmarks.json", "truth.json"];
    assert_eq!(names, of_the_other);
    let case = json(folder.path(), "case.json");
    assert!(case["source"].as_str().unwrap().contains("normal seed 2"), "{}", case["source"]);
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

static CASE_SCHEMA: LazyLock<Validator> = LazyLock::new(|| {
    let parsed = |text: &str| serde_json::from_str::<Value>(text).unwrap();
    let landmarks = parsed(upright_documents::LANDMARKS_SCHEMA);
    let registry =
        Registry::new().add("urn:upright:schema:landmarks:1", landmarks).unwrap().prepare().unwrap();
    jsonschema::options().with_registry(&registry).build(&parsed(upright_documents::CASE_SCHEMA)).unwrap()
});

/// Landmarks, record and truth of a patient of this kind.
fn recorded(kind: &str, options: &[&str]) -> TempDir {
    let folder = TempDir::new().unwrap();
    let fixed = ["phantom", "patient", "--seed", "7", "--type", kind, "--landmarks-only", "--out"];
    let answer = upright(&[&fixed[..], &[folder.path().to_str().unwrap()], options].concat());
    assert_eq!(answer.code, 0, "{}", answer.stderr);
    folder
}

/// The facts of a kind in a record, with the days on which they held.
fn facts<'a>(case: &'a Value, kind: &str) -> Vec<(&'a str, &'a Value)> {
    let entries = case["entries"].as_array().unwrap().iter();
    let of_kind = entries.filter(|entry| entry["fact"]["kind"] == kind);
    of_kind.map(|entry| (entry["effective_at"].as_str().unwrap(), &entry["fact"])).collect()
}

/// The only fact of a kind in a record.
fn fact<'a>(case: &'a Value, kind: &str) -> &'a Value {
    let found = facts(case, kind);
    assert_eq!(found.len(), 1, "{kind}");
    found[0].1
}

fn assessed(folder: &Path) -> Value {
    let answer = measured(folder, &["assess", "case.json", "--format", "json", "--draws", "0"]);
    assert_eq!(answer.code, 0, "{}", answer.stderr);
    answer.json()
}

/// The value of `code` as the patient stands, and with knees and hips extended.
fn paired(assessment: &Value, code: &str) -> [f64; 2] {
    let changes = assessment["pair"]["changes"].as_array().unwrap();
    let change = changes.iter().find(|change| change["code"] == code).unwrap();
    ["compensated", "extended"].map(|film| change[film].as_f64().unwrap())
}

/// The segments that the truth's fusion holds.
fn held(truth: &Value) -> Vec<[String; 2]> {
    let mut levels: Vec<&str> = truth["postures"]["standing"]["segments"]
        .as_array()
        .unwrap()
        .iter()
        .map(|segment| segment["level"].as_str().unwrap())
        .filter(|level| *level != "S1")
        .collect();
    if levels[0].starts_with('L') {
        levels.reverse();
    }
    levels.push("S1");
    let place = |end: &str| levels.iter().position(|level| truth["fusion"][end] == *level);
    let (Some(upper), Some(lower)) = (place("upper"), place("lower")) else { return Vec::new() };
    levels[upper..=lower].windows(2).map(|pair| [pair[0].to_owned(), pair[1].to_owned()]).collect()
}

fn check_record(case: &Value, truth: &Value) {
    let problems: Vec<String> = CASE_SCHEMA.iter_errors(case).map(|error| error.to_string()).collect();
    assert!(problems.is_empty(), "{problems:?}");
    assert!(case["source"].as_str().unwrap().ends_with("no patient stands behind it"));
    let person = fact(case, "person");
    assert_eq!((&person["age_years"], &person["sex"]), (&truth["age_years"], &truth["sex"]));
    let joints = fact(case, "joint_examination");
    for (test, reserve) in
        [("thomas_deg", "hip_contracture_deg"), ("knee_extension_loss_deg", "knee_extension_loss_deg")]
    {
        let missing = &truth["reserves"][reserve];
        assert_eq!(joints[test], json!({"left": missing, "right": missing}), "{test}");
    }
    let mobility = if truth["kind"] == "ankylosing" { "ankylosed" } else { "fused" };
    let fusion = fact(case, "previous_fusion");
    let expect: Vec<Value> = held(truth)
        .iter()
        .map(|[upper, lower]| json!({"upper": upper, "lower": lower, "mobility": mobility}))
        .collect();
    assert_eq!((&fusion["segments"], &fusion["others_mobile"]), (&Value::from(expect), &Value::from(true)));
    let cobb = &truth["postures"]["standing"]["cobb_deg"];
    assert_eq!(&fact(case, "coronal")["lumbar_cobb_deg"], cobb);
}

/// What is known of the operation and the films stands in the record with its day, and nothing operated on has none.
fn check_days(case: &Value, truth: &Value) {
    let films = facts(case, "film");
    let day = films[0].0;
    assert!(films.iter().all(|(of_film, _)| *of_film == day));
    let operations =
        facts(case, "event").into_iter().filter(|(_, event)| event["event"] == "spine_operation");
    let operations: Vec<&str> = operations.map(|(day, _)| day).collect();
    let is_operated = !truth["implants"]["screws"].as_array().unwrap().is_empty();
    assert_eq!(operations.len(), usize::from(is_operated), "{}", truth["kind"]);
    assert!(operations.iter().all(|operation| *operation < day));
}

/// Every type: the record is a case, follows the truth, and its assessment finds the pair with the true angles.
#[test]
fn a_record_is_assessed_as_the_truth_says() {
    for kind in KINDS {
        let options: &[&str] = if kind == "flatback" { &["--l6", "--scoliosis", "20"] } else { &[] };
        let folder = recorded(kind, options);
        let (case, truth) = (json(folder.path(), "case.json"), json(folder.path(), "truth.json"));
        check_record(&case, &truth);
        check_days(&case, &truth);
        let assessment = assessed(folder.path());
        for code in ["PT", "KA"] {
            let of = |posture: &str| truth["postures"][posture]["parameters"][code].as_f64().unwrap();
            let expect = [of("standing"), of("standing_extended")];
            let found = paired(&assessment, code);
            let near = found.iter().zip(expect).all(|(found, expect)| (found - expect).abs() < 1e-6);
            assert!(near, "{kind} {code}: {found:?} {expect:?}");
        }
        let studies = assessment["flexibility"]["studies"].as_array().unwrap();
        assert!(studies.iter().all(|study| study["entry"] == "supine"), "{kind}");
    }
}

#[test]
fn contractures_asked_for_are_examined() {
    let folder = recorded("flatback", &["--hip-contracture", "20", "--knee-contracture", "12.5"]);
    let case = json(folder.path(), "case.json");
    let joints = fact(&case, "joint_examination");
    assert_eq!(joints["thomas_deg"], json!({"left": 20.0, "right": 20.0}));
    assert_eq!(joints["knee_extension_loss_deg"], json!({"left": 12.5, "right": 12.5}));
    assert_eq!(joints["ankle_dorsiflexion_loss_deg"], json!({"left": 0.0, "right": 0.0}));
}

/// The record speaks of the films that were made: of their day, and of what is on them.
#[test]
fn a_record_holds_the_films_as_they_were_taken() {
    let options = ["--geometry", "cone-beam", "--film", "long-cassette", "--posture", "standing"];
    let folder = made(&[&options[..], &["--view", "lateral"]].concat());
    let case = json(folder.path(), "case.json");
    let films = facts(&case, "film");
    assert_eq!(films.len(), 1);
    let film = open_file(folder.path().join("standing.lateral.dcm")).unwrap();
    let study = film.element(tags::STUDY_DATE).unwrap().to_str().unwrap().into_owned();
    assert_eq!(films[0].0.replace('-', ""), study);
    let conditions = &films[0].1["conditions"];
    for (condition, expect) in [
        ("arms", json!("clavicle")),
        ("support", json!("none")),
        ("stitched", json!(true)),
        ("upright", json!(true)),
        ("shows_head", json!(true)),
        ("shows_knees", json!(false)),
        ("shows_ankles", json!(false)),
        ("legs_straight", Value::Null),
    ] {
        assert_eq!(conditions[condition], expect, "{condition}");
    }
    let sites = |document: &Value| -> Vec<Value> {
        document["landmarks"].as_array().unwrap().iter().map(|landmark| landmark["site"].clone()).collect()
    };
    let on_film = json(folder.path(), "standing.lateral.landmarks.json");
    assert_eq!(sites(&films[0].1["landmarks"]), sites(&on_film));
    let lying = recorded("normal", &["--posture", "supine"]);
    let case = json(lying.path(), "case.json");
    let conditions = &fact(&case, "film")["conditions"];
    assert_eq!((&conditions["legs_straight"], &conditions["knee_pillow"]), (&json!(true), &json!(false)));
    assert!(conditions["minutes_lying"].as_f64().unwrap() > 0.0 && conditions["arms"].is_null());
    assert!(facts(&case, "coronal").is_empty(), "nobody stood");
}

/// A folder of a patient is one case to `assess` and six landmark documents to `measure`; neither reads the truth.
#[test]
fn a_folder_is_one_case_and_six_profiles() {
    let folder = recorded("flatback", &[]);
    let several = |command: &str| {
        let answer = measured(folder.path(), &[command, ".", "--format", "json", "--draws", "0"]);
        assert_eq!(answer.code, 0, "{}", answer.stderr);
        (answer.json().as_array().unwrap().len(), answer.stderr)
    };
    assert_eq!(several("measure"), (6, String::new()));
    let (cases, said) = several("assess");
    assert_eq!(cases, 1);
    assert_eq!(said, "left out: 6 documents beside a case.json, taken for its films\n");
    fs::remove_file(folder.path().join("case.json")).unwrap();
    assert_eq!(several("assess"), (6, String::new()), "without a case every film is assessed by itself");
    let named_otherwise = folder.path().join("a.case.json");
    fs::copy(root().join("testdata/cases/minimal.case.json"), &named_otherwise).unwrap();
    assert_eq!((several("measure").0, several("assess").0), (6, 7), "only case.json stands for its folder");
    let film = folder.path().join("case.json");
    fs::copy(folder.path().join("standing.landmarks.json"), film).unwrap();
    assert_eq!((several("measure").0, several("assess").0), (7, 8), "a film of that name is a film");
    let single = TempDir::new().unwrap();
    fs::copy(root().join("testdata/cases/minimal.case.json"), single.path().join("a.json")).unwrap();
    let answer = measured(single.path(), &["measure", "."]);
    assert!(
        answer.code == 1 && answer.stderr.contains("no .json document of landmarks"),
        "{}",
        answer.stderr
    );
}

#[test]
fn records_of_a_cohort_are_the_same_on_any_number_of_threads() {
    let cohort = |threads: &str| {
        let folder = TempDir::new().unwrap();
        let path = folder.path().to_str().unwrap().to_owned();
        let mut command = command(&["phantom", "cohort", "--count", "7", "--landmarks-only", "--out", &path]);
        assert!(command.env("RAYON_NUM_THREADS", threads).status().unwrap().success());
        folder
    };
    let (one, other) = (cohort("1"), cohort("3"));
    let table = fs::read_to_string(one.path().join("cohort.csv")).unwrap();
    let rows: Vec<Vec<&str>> = table.lines().map(|line| line.split(',').collect()).collect();
    let column = |name: &str| rows[0].iter().position(|head| *head == name).unwrap();
    let columns = [column("standing.SVA_mm"), column("standing_extended.SVA_mm")];
    let answer = measured(one.path(), &["assess", ".", "--format", "json", "--draws", "0"]);
    let all = answer.json();
    assert_eq!(all.as_array().unwrap().len(), 7, "{}", answer.stderr);
    for (row, assessment) in rows[1..].iter().zip(all.as_array().unwrap()) {
        assert!(contents(&one.path().join(row[0])) == contents(&other.path().join(row[0])), "{}", row[0]);
        let expect = columns.map(|column| row[column].parse::<f64>().unwrap());
        let found = paired(assessment, "SVA");
        let near = found.iter().zip(expect).all(|(found, expect)| (found - expect).abs() < 1e-6);
        assert!(near, "{}: {found:?} {expect:?}", row[0]);
    }
}
