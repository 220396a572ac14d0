//! Every CT, MR and NM of the private data is laid to volumes or counted by `upright study analyse`, or refused for a reason
//! that is known; crops of anatomy, which are no DICOM, are refused by the name of their format.

use crate::program::{Answer, shared, upright};
use serde_json::Value;
use std::collections::BTreeMap;
use std::fs::File;
use std::path::{Path, PathBuf};
use upright_dicom::Header;

/// What became of every series: modality, files, the first of them, outcome.
const EXPECTED: &str = include_str!("studies_private.csv");

/// Words of a refusal, and its kind.
const KINDS: [(&str, &str); 9] = [
    ("the file is cut off or damaged", "cut_off"),
    ("damaged near byte", "damaged"),
    ("the file holds no picture", "no_picture"),
    ("floating-point numbers", "float_pixels"),
    ("in another transfer syntax", "coding"),
    (" is missing", "missing"),
    ("cannot decode", "codec"),
    ("only STATIC, DYNAMIC and WHOLE BODY", "kind_of_scan"),
    ("the files are of several patients", "several_patients"),
];

fn kind(message: &str) -> &'static str {
    let found = KINDS.iter().find(|(words, _)| message.contains(words));
    found.unwrap_or_else(|| panic!("a reason of no known kind: {message}")).1
}

#[test]
fn every_private_series_is_read_or_refused_for_a_known_reason() {
    let Some(folder) = shared("data/dicom") else { return };
    let mut rows: Vec<String> = series(&folder).iter().map(|files| row(&folder, files)).collect();
    rows.sort();
    let table = rows.join("\n") + "\n";
    eprint!("{table}");
    assert!(rows.len() > 50, "{}", rows.len());
    assert_eq!(table, EXPECTED);
}

#[test]
fn every_private_crop_and_mesh_is_refused_by_the_name_of_its_format() {
    let Some(folder) = shared("data/anatomy") else { return };
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for path in files(&folder) {
        let name = path.to_str().unwrap();
        let (format, words) = match name {
            _ if name.ends_with(".nii.gz") => ("NIfTI", "a NIfTI file: it has lost what the scanner wrote"),
            _ if name.ends_with(".obj") => ("OBJ", "an OBJ file: a surface, no picture"),
            _ => continue,
        };
        for command in [&["study", "analyse", name][..], &["inspect", name]] {
            let Answer { code, stderr, .. } = upright(command);
            assert!(
                code == 1 && stderr.contains(words) && stderr.contains("DICOM series"),
                "{name}: {stderr}"
            );
        }
        *counts.entry(format).or_default() += 1;
    }
    eprintln!("{counts:?}");
    assert_eq!(counts.into_iter().collect::<Vec<_>>(), [("NIfTI", 6), ("OBJ", 7)]);
}

/// Files below a folder, in order.
fn files(folder: &Path) -> Vec<PathBuf> {
    let found = walkdir::WalkDir::new(folder).sort_by_file_name().into_iter().map(Result::unwrap);
    found.filter(|entry| entry.file_type().is_file()).map(walkdir::DirEntry::into_path).collect()
}

/// The files of every series of CT, MR and NM; what has no series stands alone.
fn series(folder: &Path) -> Vec<Vec<PathBuf>> {
    let mut found: BTreeMap<(PathBuf, String), Vec<PathBuf>> = BTreeMap::new();
    for path in files(folder) {
        let Ok(header) = Header::open(File::open(&path).unwrap()) else { continue };
        let clues = header.clues();
        if ["CT", "MR", "NM"].contains(&clues.modality.as_str()) {
            let alone = clues.series.is_empty();
            let place = if alone { path.clone() } else { path.parent().unwrap().to_owned() };
            found.entry((place, clues.series)).or_default().push(path);
        }
    }
    found.into_values().collect()
}

fn row(folder: &Path, files: &[PathBuf]) -> String {
    let header = Header::open(File::open(&files[0]).unwrap()).unwrap();
    let names: Vec<&str> = files.iter().map(|path| path.to_str().unwrap()).collect();
    let answer = upright(&[&["study", "analyse", "--format", "json"][..], &names].concat());
    let outcome = match answer.stdout.is_empty() {
        true => format!("refused: {}", kind(&answer.stderr)),
        false => outcome(&answer.json()),
    };
    let first = files[0].strip_prefix(folder).unwrap().display();
    format!("{},{},{first},{outcome}", header.clues().modality, files.len())
}

/// What a document says of one series: its volumes, why there are none, frames of a scan, files that could not be read.
fn outcome(found: &Value) -> String {
    let mut counts: BTreeMap<String, usize> = BTreeMap::new();
    let mut add = |outcome: String| *counts.entry(outcome).or_default() += 1;
    for series in found["series"].as_array().unwrap() {
        let is_empty = |list: &str| series[list].as_array().unwrap().is_empty();
        // A report of the dose, a scan of teeth: sorted, and nothing to look at here.
        if series["place"] == "other" && is_empty("stacks") && is_empty("problems") {
            add("set aside".to_owned());
        }
        for stack in series["stacks"].as_array().unwrap() {
            let size = stack["volume"]["size"].as_array();
            let size = size.map(|size| size.iter().map(Value::to_string).collect::<Vec<_>>().join("x"));
            add(size.map_or_else(
                || stack["no_volume"]["code"].as_str().unwrap().to_owned(),
                |size| format!("volume {size}"),
            ));
        }
        series["problems"]
            .as_array()
            .unwrap()
            .iter()
            .for_each(|one| add(kind(one.as_str().unwrap()).to_owned()));
    }
    for scan in found["bone_scans"].as_array().unwrap() {
        for picture in scan["pictures"].as_array().unwrap() {
            add(format!("{} frames", picture["frames"]));
        }
        scan["problems"]
            .as_array()
            .unwrap()
            .iter()
            .for_each(|one| add(kind(one.as_str().unwrap()).to_owned()));
    }
    let words = counts.iter().map(|(outcome, count)| match count {
        1 => outcome.clone(),
        count => format!("{count} × {outcome}"),
    });
    let words: Vec<String> = words.collect();
    assert!(!words.is_empty(), "neither read nor refused: {found}");
    words.join(" + ")
}
