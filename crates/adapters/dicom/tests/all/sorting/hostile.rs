//! Files built against other products, and clues that no file would give: no panic, and bounded answers.

use crate::shared;
use proptest::collection::vec;
use proptest::prelude::*;
use std::fs::File;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};
use upright_dicom::Header;
use upright_dicom::sort::{Clues, Contrast, Texts, Times, Tracer, Verdict, sort_study};

fn files(folder: &Path, all: &mut Vec<PathBuf>) {
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() { files(&path, all) } else { all.push(path) }
    }
}

#[test]
fn malformed_files_give_a_sentence_or_a_bounded_header() {
    let Some(folder) = shared::folder("data/dicom-malformed") else { return };
    let mut all = Vec::new();
    files(&folder, &mut all);
    let (mut read, began) = (0, Instant::now());
    for path in &all {
        match Header::open(File::open(path).unwrap()) {
            Err(error) => assert!(error.to_string().len() < 700, "{error}"),
            Ok(header) => {
                read += 1;
                let identity = header.identity();
                let lengths =
                    [&identity.patient.id, &identity.patient.issuer, &identity.study.accession_number];
                assert!(
                    lengths.into_iter().flatten().all(|text| text.chars().count() <= 64),
                    "{}",
                    path.display()
                );
                let name = identity.patient.name.as_ref().map_or(0, |name| name.alphabetic().chars().count());
                assert!(name <= 324);
                assert!(
                    identity.uids().is_err()
                        || identity.uids().is_ok_and(|uids| uids.iter().all(|uid| uid.as_str().len() <= 64))
                );
                let json = serde_json::to_string(&header.clues()).unwrap();
                assert!(json.len() < 20_000, "{}: {}", path.display(), json.len());
                let _ = sort_study(&[header.clues()]);
            }
        }
    }
    eprintln!("{read} of {} malformed files have a header", all.len());
    assert!(read > 100 && began.elapsed() < Duration::from_secs(60));
}

const WORDS: &[&str] = &[
    "",
    "LAT",
    "AP",
    "STANDING",
    "SUPINE",
    "NOT",
    "WHOLE SPINE",
    "MYELO",
    "LL",
    "LLD",
    "A",
    "F",
    "L",
    "DYNAMIC",
    "STATIC",
    "RECON TOMO",
    "CT",
    "DX",
    "NM",
    "PT",
    "399067008",
    "96390006",
    "72607000",
    "090000",
    "20260102",
    "240000",
    "99991231",
    "00010101",
    "1.2.3",
    "*",
    "+C",
    "1.2.840.10008.5.1.4.1.1.2",
    "1.2.840.10008.5.1.4.1.1.20",
    "1.2.840.10008.5.1.4.1.1.1.1",
    "1.2.840.10008.5.1.4.1.1.128",
    "1.2.840.10008.5.1.4.1.1.12.2",
    "FLEXION",
    "BOLSTER",
    "DXA",
];

fn word() -> impl Strategy<Value = String> {
    prop_oneof![4 => prop::sample::select(WORDS).prop_map(str::to_owned), 1 => ".{0,80}"]
}

fn words(most: usize) -> impl Strategy<Value = Vec<String>> {
    vec(word(), 0..most)
}

fn text() -> impl Strategy<Value = String> {
    words(6).prop_map(|words| words.join(" "))
}

prop_compose! {
    fn clues()(
        (study, series, class, modality, intent, view_position) in (word(), word(), word(), word(), word(), word()),
        (has_pixels, frames, rows, columns) in (any::<bool>(), any::<u32>(), any::<u32>(), any::<u32>()),
        (spacing, orientation) in (any::<Option<[f64; 2]>>(), any::<Option<[f64; 6]>>()),
        (image_type, view_codes, patient_orientation, gravity, region_codes) in (words(6), words(3), words(3), words(3), words(3)),
        (study_description, series_description, body_part_examined, image_comments) in (text(), text(), word(), text()),
        times in words(5),
        (agent, route, route_codes) in (text(), text(), words(2)),
        (agent_codes, nuclide_codes, start_time, start_date_time, phases) in (words(2), words(2), word(), word(), words(2)),
        frame_ms in vec(any::<f64>(), 0..3),
    ) -> Clues {
        let time = |index: usize| times.get(index).cloned().unwrap_or_default();
        Clues {
            study, series, class, modality, intent, view_position, has_pixels, frames, rows, columns, spacing, orientation,
            image_type, view_codes, patient_orientation, gravity, region_codes,
            texts: Texts { study_description, series_description, body_part_examined, image_comments, ..Texts::default() },
            times: Times {
                study_date: time(0), acquisition_date: time(1), acquisition_time: time(2), acquisition_date_time: time(3),
                content_date: time(4),
            },
            contrast: Contrast { agent: agent.clone(), route, route_codes, is_coded: false },
            tracer: Tracer { agent, agent_codes, nuclide_codes, start_time, start_date_time, phases, frame_ms, ..Tracer::default() },
            ..Clues::default()
        }
    }
}

proptest! {
    /// Whatever the clues, every object is in one series and has a verdict, the order is kept, and sorting twice says the same.
    #[test]
    fn any_clues_are_sorted(all in vec(clues(), 0..6)) {
        let sorted = sort_study(&all);
        let mut indices: Vec<usize> = sorted.series.iter().flat_map(|series| series.instances.clone()).collect();
        indices.sort_unstable();
        prop_assert_eq!(indices, (0..all.len()).collect::<Vec<_>>());
        for series in &sorted.series {
            let evidence = &series.judgement.evidence;
            prop_assert!(evidence.iter().all(|evidence| evidence.found.len() <= 160 && evidence.found.chars().count() <= 40));
            if let Verdict::Sorted(slot) = series.judgement.verdict {
                prop_assert!(!slot.words().is_empty());
            }
        }
        prop_assert_eq!(sort_study(&all), sorted);
    }
}
