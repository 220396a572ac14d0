//! Other people's files: the fixtures of the project, and each file of the private corpus, with what a person expects of its header.

use crate::shared;
use std::collections::BTreeMap;
use std::fs::File;
use std::path::Path;
use upright_dicom::Header;
use upright_dicom::sort::{BoneScan, Verdict, judge, sort_study};

fn found(path: &Path) -> &'static str {
    let Ok(header) = Header::open(File::open(path).unwrap()) else { return "unreadable" };
    match judge(&header.clues()).verdict {
        Verdict::Sorted(slot) => slot.name(),
        Verdict::Ask { .. } => "ask",
    }
}

/// The table names the files and what each is; it was written from a dump of the headers, not from what the program says.
/// Files are judged one by one: as of different patients they must be.
#[test]
fn every_file_goes_where_a_person_expects_it() {
    let Some(folder) = shared::folder("data/dicom") else { return };
    let table = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/all/sorting/corpus.csv");
    let (mut wrong, mut counts) = (Vec::new(), BTreeMap::<String, u32>::new());
    for record in csv::Reader::from_path(table).unwrap().into_records() {
        let record = record.unwrap();
        let (path, expect) = (&record[0], &record[1]);
        let found = found(&folder.join(path));
        *counts.entry(found.to_owned()).or_default() += 1;
        if found != expect {
            wrong.push(format!("{path}: {found}, expected {expect} ({})", &record[2]));
        }
    }
    counts.iter().for_each(|(what, count)| eprintln!("{count:>4} files {what}"));
    assert!(wrong.is_empty(), "{} of {}\n{}", wrong.len(), counts.values().sum::<u32>(), wrong.join("\n"));
    assert!(counts.values().sum::<u32>() >= 400, "the corpus is smaller than it was");
}

fn fixtures() -> std::path::PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../testdata/dicom")
}

#[test]
fn fixtures_go_where_they_belong() {
    for (name, expect) in [
        // Standing, lateral, stitched; but 16 rows are no whole spine.
        ("sample_dx.dcm", "ask"),
        ("sample_ct_myelo.dcm", "ct_myelogram"),
        ("sample_nm_dynamic.dcm", "bone_scan_flow"),
        ("sample_nm_static.dcm", "bone_scan_blood_pool"),
        ("sample_nm_wholebody.dcm", "bone_scan_delayed"),
        ("sample_sr.dcm", "other"),
        ("sample_sr_ohif.dcm", "other"),
    ] {
        assert_eq!(found(&fixtures().join(name)), expect, "{name}");
    }
}

/// Three phases whose studies and times of injection differ are three scans, none of them complete.
#[test]
fn phases_of_different_injections_are_not_one_scan() {
    let names = ["sample_nm_dynamic.dcm", "sample_nm_static.dcm", "sample_nm_wholebody.dcm"];
    let clues = names.map(|name| Header::open(File::open(fixtures().join(name)).unwrap()).unwrap().clues());
    let sorted = sort_study(&clues);
    assert_eq!(sorted.bone_scans.len(), 3);
    assert!(!sorted.bone_scans.iter().any(BoneScan::is_complete));
    let likely: Vec<_> =
        sorted.series.iter().map(|series| series.judgement.verdict.sorted().is_some()).collect();
    assert_eq!(likely, [true, true, false], "the delayed phase alone is asked about");
}
