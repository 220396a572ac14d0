//! Headers made up for every place and every trap, with what is expected of them by their meaning.

use super::header;
use crate::made_up;
use std::collections::BTreeMap;
use std::io::Cursor;
use std::path::Path;
use upright_anatomy::{Facing, Posture};
use upright_dicom::Header;
use upright_dicom::sort::{Clues, Judgement, Reason, Slot, SortedStudy, Tag, ToConfirm, Verdict, sort_study};
use upright_dicom::write::{NewFilm, WrittenView};

#[derive(Debug)]
struct Row {
    study: String,
    what: String,
    expect: Verdict,
    tags: Vec<Tag>,
    clues: Clues,
}

fn named<T: Copy>(all: &[T], name: impl Fn(T) -> &'static str, wanted: &str) -> Option<T> {
    let found = all.iter().copied().find(|one| name(*one) == wanted);
    assert!(found.is_some() || wanted.is_empty(), "{wanted}");
    found
}

fn slot(name: &str) -> Option<Slot> {
    named(Slot::ALL, Slot::name, name)
}

fn expected(record: &csv::StringRecord) -> Verdict {
    match &record[2] {
        "ask" => Verdict::Ask {
            likely: slot(&record[4]),
            reason: named(Reason::ALL, Reason::name, &record[3]).unwrap(),
        },
        name => Verdict::Sorted(slot(name).unwrap()),
    }
}

fn rows() -> Vec<Row> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/all/sorting/made_up.csv");
    let records = csv::Reader::from_path(path).unwrap().into_records().enumerate();
    let row = |(index, record): (usize, Result<csv::StringRecord, _>)| {
        let record = record.unwrap();
        let study = if record[0].is_empty() { index.to_string() } else { record[0].to_owned() };
        let uid = study.bytes().fold(7_u64, |sum, byte| sum * 31 % 1_000_003 + u64::from(byte));
        let bytes = header::file(&record[6], &record[7], &format!("1.2.{uid}"), &format!("1.3.{index}"));
        let clues = Header::open(Cursor::new(bytes)).unwrap().clues();
        let tags = record[5].split('+').filter_map(|tag| named(Tag::ALL, Tag::name, tag)).collect();
        Row { study, what: record[1].to_owned(), expect: expected(&record), tags, clues }
    };
    records.map(row).collect()
}

fn studies() -> BTreeMap<String, Vec<Row>> {
    let mut studies = BTreeMap::<String, Vec<Row>>::new();
    rows().into_iter().for_each(|row| studies.entry(row.study.clone()).or_default().push(row));
    studies
}

fn sorted(rows: &[Row]) -> SortedStudy {
    let clues: Vec<Clues> = rows.iter().map(|row| row.clues.clone()).collect();
    sort_study(&clues)
}

fn of(sorted: &SortedStudy, index: usize) -> &Judgement {
    &sorted.series.iter().find(|series| series.instances.contains(&index)).unwrap().judgement
}

#[test]
fn every_header_goes_where_its_meaning_says() {
    let (mut wrong, mut count) = (Vec::new(), 0);
    for rows in studies().values() {
        let sorted = sorted(rows);
        for (index, row) in rows.iter().enumerate() {
            let found = of(&sorted, index);
            count += 1;
            if (found.verdict, &found.tags) != (row.expect, &row.tags) {
                wrong.push(format!(
                    "{}: {:?} {:?}\n  {:#?}",
                    row.what, found.verdict, found.tags, found.evidence
                ));
            }
        }
    }
    assert!(wrong.is_empty(), "{} of {count}\n{}", wrong.len(), wrong.join("\n"));
    assert!(count >= 150, "{count}");
}

/// Places and reasons that no row of the table reaches would not be tested.
#[test]
fn every_place_and_every_reason_stands_in_the_table() {
    let rows = rows();
    for slot in Slot::ALL {
        assert!(rows.iter().any(|row| row.expect == Verdict::Sorted(*slot)), "{slot:?}");
    }
    for reason in Reason::ALL {
        let asks = |row: &&Row| matches!(row.expect, Verdict::Ask { reason: found, .. } if found == *reason);
        assert!(rows.iter().any(|row| asks(&row)), "{reason:?}");
    }
}

/// A film that goes to its place by itself passed every question; each standing lateral asks about knees and hips.
#[test]
fn what_is_sorted_has_passed_every_question() {
    for rows in studies().values() {
        let sorted = sorted(rows);
        for judgement in sorted.series.iter().map(|series| &series.judgement) {
            let asks = judgement.confirm.contains(&ToConfirm::KneesAndHips);
            assert_eq!(asks, judgement.verdict.likely() == Some(Slot::StandingLateral), "{judgement:?}");
            if judgement.verdict == Verdict::Sorted(Slot::StandingLateral) {
                assert!(
                    judgement.axes.len() == 4 && judgement.axes.iter().all(|axis| axis.passes()),
                    "{judgement:?}"
                );
            }
            assert!(!judgement.evidence.is_empty());
        }
    }
}

#[test]
fn phases_of_one_injection_are_counted_together() {
    let studies = studies();
    let words = |study: &str| -> Vec<String> {
        sorted(&studies[study]).bone_scans.iter().map(upright_dicom::sort::BoneScan::words).collect()
    };
    assert_eq!(words("phases"), ["three-phase bone scan, complete"]);
    assert_eq!(words("linked-1"), ["bone scan, not complete: blood pool missing"]);
    assert_eq!(words("linked-2"), ["bone scan, not complete: flow missing"]);
    assert_eq!(
        words("unlinked"),
        [
            "bone scan, not complete: flow and delayed missing",
            "whole-body bone scan; flow and blood pool are missing"
        ]
    );
    assert_eq!(words("spect"), ["whole-body bone scan; flow and blood pool are missing"]);
    assert!(words("companion").is_empty());
}

/// A node keeps the clues and sorts again later: nothing is lost on the way.
#[test]
fn clues_and_verdicts_come_back_from_json() {
    for row in rows() {
        let text = serde_json::to_string(&row.clues).unwrap();
        assert_eq!(serde_json::from_str::<Clues>(&text).unwrap(), row.clues, "{}", row.what);
        assert!(text.len() < 4000, "{}", text.len());
        let sorted = sort_study(std::slice::from_ref(&row.clues));
        let again: SortedStudy = serde_json::from_str(&serde_json::to_string(&sorted).unwrap()).unwrap();
        assert_eq!(again, sorted);
    }
    assert_eq!(serde_json::from_str::<Clues>("{}").unwrap(), Clues::default());
}

#[test]
fn a_series_of_two_views_is_parted() {
    let sorted = sorted(&studies()["mixed"]);
    let parts: Vec<_> =
        sorted.series.iter().map(|series| (series.series.as_str(), &series.instances[..])).collect();
    assert_eq!(parts, [("1.2.5", &[0][..]), ("1.2.5", &[1])]);
}

/// What the writer of made-up films writes, the sorter understands.
#[test]
fn films_that_we_write_go_to_their_place() {
    let (identity, mut description, raster) =
        (made_up::identity(), made_up::description(), made_up::raster(300, 4000, 12));
    let mut check = |series: &str, view, posture, expect| {
        series.clone_into(&mut description.series);
        let film = NewFilm { view, posture, ..made_up::film(&raster, &identity, &description) };
        let header = Header::open(Cursor::new(made_up::written(&film).unwrap())).unwrap();
        assert_eq!(
            sort_study(&[header.clues()]).series[0].judgement.verdict,
            Verdict::Sorted(expect),
            "{series}"
        );
    };
    let lateral = WrittenView::Lateral(Facing::Left);
    check("Standing lateral", lateral, Posture::Standing, Slot::StandingLateral);
    check("Extended", lateral, Posture::StandingExtended, Slot::StandingLateral);
    check("AP", WrittenView::AnteroPosterior, Posture::Standing, Slot::StandingFrontal);
    check("Supine lateral", lateral, Posture::Supine, Slot::SupineFilm);
    check("Lateral", lateral, Posture::Sitting, Slot::OtherFilm);
}
