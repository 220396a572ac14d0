//! The twelve patients, with landmarks and facts and without films: what is said of each.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing, reason = "tests")]

use super::chart::{Chart, Order};
use super::patients::Patients;
use super::story::NO_PICTURES;
use jiff::ToSpan;
use jiff::civil::{Date, date};
use serde_json::{Value, json};
use std::collections::{BTreeMap, BTreeSet};
use upright_assessment::{Options, assess};
use upright_documents::{CaseDocument, read_case};
use upright_evidence::FilmQuality;
use upright_pathway::{Need, Progress, RuleSet, Verdict};

const TODAY: Date = date(2026, 6, 15);

fn order(patients: &Patients, place: usize, demo: u64) -> Order {
    let day = TODAY.checked_sub(patients.patients[place].filmed_days_ago.days()).unwrap();
    Order { place, demo, day, resolution: 0.4, pictures: true }
}

/// The record of a patient as import and job would write it, without the entries of the sorter.
fn record(chart: &Chart, day: Date) -> CaseDocument {
    let film = |(landmarks, conditions): &(String, Value), number: usize| {
        let landmarks: Value = serde_json::from_str(landmarks).unwrap();
        let fact = json!({"kind": "film", "landmarks": landmarks, "conditions": conditions});
        json!({"id": format!("film-{number}"), "effective_at": day, "author": "test", "fact": fact})
    };
    let films = chart.plates.iter().filter_map(|plate| plate.landmarks.as_ref());
    let films = films.enumerate().map(|(number, placed)| film(placed, number));
    let facts = chart
        .facts
        .iter()
        .map(|told| json!({"id": told.id, "effective_at": told.on, "author": "test", "fact": told.fact}));
    let person = json!({"kind": "person", "age_years": chart.person.age, "sex": chart.person.sex.name()});
    let person = json!({"id": "person", "effective_at": day, "author": "test", "fact": person});
    let entries: Vec<Value> = films.chain(facts).chain([person]).collect();
    read_case(json!({"schema": "upright.case/1", "entries": entries}).to_string().as_bytes()).unwrap()
}

/// What is said of a patient: board, verdict, red flags.
struct Said {
    board: Vec<(&'static str, Need, Progress)>,
    verdict: Option<Verdict>,
    red_flags: usize,
    contradictions: usize,
}

fn said(patients: &Patients, place: usize, demo: u64) -> Said {
    let order = order(patients, place, demo);
    let chart = Chart::of(patients, &order).unwrap();
    let document = record(&chart, order.day);
    assert!(document.ignored.is_empty(), "{place}: {:?}", document.ignored);
    assert!(document.not_understood.is_empty(), "{place}");
    assert!(document.case.last_day().unwrap() <= TODAY, "{place}: a fact lies in the future");
    let (view, set) = (document.case.as_of(TODAY), RuleSet::carried().unwrap());
    let options = Options { draws: 200, seed: 1, quality: FilmQuality::Clear };
    let assessment = assess(&view, options);
    let answer = set.answer(&view, &assessment);
    Said {
        board: answer.board.iter().map(|item| (item.study.kind.name(), item.need, item.progress)).collect(),
        verdict: answer.indication.as_ref().map(|found| found.verdict),
        red_flags: answer.red_flags.len(),
        contradictions: answer.contradictions.len(),
    }
}

#[test]
fn every_need_and_every_progress_occurs_among_the_twelve() {
    let patients = Patients::read().unwrap();
    assert_eq!(patients.patients.len(), 12);
    let all: Vec<Said> = (0..12).map(|place| said(&patients, place, 0)).collect();
    let seen: BTreeSet<(&str, &str)> = all
        .iter()
        .flat_map(|said| said.board.iter().map(|(_, need, progress)| (need.name(), progress.name())))
        .collect();
    // Nobody makes a study that must not be made, and then finds that it does not answer.
    let left_out = ("contraindicated", "inadequate");
    for need in Need::ALL {
        for progress in Progress::ALL {
            let pair = (need.name(), progress.name());
            assert!(seen.contains(&pair) || pair == left_out, "no patient shows {pair:?}");
        }
    }
    let unlike: BTreeSet<String> = all.iter().map(|said| format!("{:?}", said.board)).collect();
    assert_eq!(unlike.len(), 12, "every patient has a board of their own");
    assert!(all.iter().all(|said| said.contradictions == 0));
}

#[test]
fn each_patient_shows_what_the_file_says() {
    let patients = Patients::read().unwrap();
    let place = |title: &str| patients.patients.iter().position(|one| one.title == title).unwrap();
    let check = |title: &str, verdict: Verdict, study: &str, need: Need, progress: Progress| {
        let said = said(&patients, place(title), 0);
        assert_eq!(said.verdict, Some(verdict), "{title}");
        assert!(said.board.contains(&(study, need, progress)), "{title}: {study}: {:?}", said.board);
        said
    };
    use Need::{Contraindicated, Needed, Optional};
    check("What bent knees hide", Verdict::ReferralAdvised, "whole_spine_mri", Needed, Progress::Ordered);
    check("It has progressed", Verdict::ReferralAdvised, "vascular_ct", Needed, Progress::Ordered);
    let fall =
        check("A fall in a stiff spine", Verdict::CannotTell, "whole_spine_ct", Needed, Progress::Ordered);
    assert!(fall.red_flags > 0);
    check("A fusion in doubt", Verdict::CannotTell, "bone_scan", Optional, Progress::Read);
    check("MRI blurred by metal", Verdict::NotYet, "ct_myelogram", Needed, Progress::Ordered);
    check("A pacemaker", Verdict::CannotTell, "whole_spine_mri", Contraindicated, Progress::Ordered);
    check("After a fracture", Verdict::ReferralAdvised, "bone_density", Needed, Progress::Ordered);
    check(
        "Hips that do not extend",
        Verdict::ReferralAdvised,
        "hip_and_knee_films",
        Optional,
        Progress::Ordered,
    );
    check("Nothing tried yet", Verdict::NotYet, "supine_film", Needed, Progress::None);
    check("A broken rod, one film", Verdict::CannotTell, "extended_film", Needed, Progress::None);
    let balanced = said(&patients, place("In balance"), 0);
    let is_open =
        |(_, need, progress): &&(&str, Need, Progress)| *need == Needed && *progress != Progress::Read;
    assert!(!balanced.board.iter().any(|item| is_open(&item)), "{:?}", balanced.board);
    assert_eq!((balanced.verdict, balanced.red_flags), (Some(Verdict::NotYet), 0));
}

#[test]
fn another_seed_gives_other_people_with_stories_that_are_understood() {
    let patients = Patients::read().unwrap();
    for place in 0..12 {
        said(&patients, place, 7);
    }
    let number = |demo| Chart::of(&patients, &order(&patients, 0, demo)).unwrap().number;
    assert_ne!(number(0), number(7));
    assert_eq!(number(7), number(7));
}

#[test]
fn no_study_without_pictures_pretends_to_have_some() {
    let patients = Patients::read().unwrap();
    let mut without: BTreeMap<&str, usize> = BTreeMap::new();
    let mut pictured = 0;
    for place in 0..12 {
        let chart = Chart::of(&patients, &order(&patients, place, 0)).unwrap();
        let made = |fact: &str| chart.facts.iter().find(|told| told.id == fact).unwrap();
        let names: Vec<String> =
            chart.studies.iter().map(|study| made(&study.fact).text("name").to_owned()).collect();
        pictured += names.len();
        for study in &chart.studies {
            let told = made(&study.fact);
            assert_eq!((told.text("study"), told.on), (study.kind.name(), study.on), "{place}");
            assert!(["done", "read", "inadequate"].contains(&told.text("state")), "{place}: nobody made it");
            assert!(!told.text("reason").contains(NO_PICTURES), "{place}");
        }
        for told in &chart.facts {
            match told.text("kind") {
                "study" if told.is_made_without(&names) => {
                    assert!(told.text("reason").contains(NO_PICTURES), "{place}: {}", told.id);
                    *without.entry("study").or_default() += 1;
                }
                "study_finding" if !names.iter().any(|name| name == told.text("study")) => {
                    assert_eq!(told.text("image"), NO_PICTURES, "{place}: {}", told.id);
                    *without.entry("finding").or_default() += 1;
                }
                "study_finding" => assert_eq!(told.text("image"), "", "{place}: {}", told.id),
                _ => {}
            }
        }
    }
    assert!(without["study"] > 5 && without["finding"] > 3 && pictured > 7, "{without:?}, {pictured}");
}

/// The table of docs/demo.md is the one of the file.
#[test]
fn the_manual_tells_of_every_patient() {
    let manual = include_str!("../../../../../../docs/demo.md");
    for (place, patient) in Patients::read().unwrap().patients.iter().enumerate() {
        let row = format!("| {} | {} | {} | {} |", place + 1, patient.title, patient.kind, patient.shows);
        assert!(manual.contains(&row), "docs/demo.md lacks the row\n{row}");
    }
}
