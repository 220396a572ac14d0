//! The bony canal: from pedicle to pedicle and from body to arch, without contrast medium.

use crate::canal::{BLOCKED, NARROWED};
use crate::scanned::{BARE, FAILED, Scanned};
use upright_anatomy::{Level, Millimetres, Numbering};
use upright_imaging::Volume;
use upright_phantom::VertebraTruth;
use upright_reading::{Attenuation, BonyCanal, Canal, Column, Estimate, NoBonyCanal, Source};

fn canals(scanned: &Scanned) -> Vec<(BonyCanal, VertebraTruth)> {
    let bony = scanned.read().canal.unwrap().bony;
    let truth = |level| *scanned.truth.vertebrae.iter().find(|one| one.level == level).unwrap();
    bony.into_iter().map(|bony| (bony, truth(bony.level))).collect()
}

fn holds(found: Result<Estimate, NoBonyCanal>, truth: Millimetres) -> bool {
    found.is_ok_and(|found| found.interval[0] <= truth.value() && truth.value() <= found.interval[1])
}

#[test]
fn the_bony_canal_is_as_wide_and_deep_as_it_was_made() {
    let canals = canals(&BARE);
    assert!(canals.len() >= 5, "{canals:?}");
    for (bony, truth) in canals {
        assert!(holds(bony.width, truth.canal_width), "{bony:?} {truth:?}");
        assert!(truth.canal_depth.is_none_or(|depth| holds(bony.depth, depth)), "{bony:?} {truth:?}");
    }
}

/// Contrast medium is as dense as bone.
#[test]
fn contrast_medium_is_not_taken_for_an_arch() {
    let mut measured = 0;
    for (bony, truth) in [canals(&NARROWED), canals(&BLOCKED)].concat() {
        let (Some(depth), Ok(_)) = (truth.canal_depth, bony.depth) else { continue };
        assert!(holds(bony.depth, depth), "{bony:?} {truth:?}");
        measured += 1;
    }
    assert!(measured >= 6, "{measured}");
}

#[test]
fn where_screws_stand_in_the_pedicles_no_width_is_told() {
    let screws = &FAILED.truth.screws;
    let (with, without): (Vec<_>, Vec<_>) = canals(&FAILED)
        .into_iter()
        .partition(|(bony, _)| screws.iter().any(|screw| screw.level == bony.level));
    assert!(with.len() >= 2 && without.len() >= 2, "{with:?} {without:?}");
    assert!(with.iter().all(|(bony, _)| bony.width == Err(NoBonyCanal::Hidden)), "{with:?}");
    assert!(without.iter().all(|(bony, truth)| holds(bony.width, truth.canal_width)), "{without:?}");
}

#[test]
fn where_an_endplate_was_not_seen_nothing_is_told() {
    let l3 = BARE.truth.vertebrae.iter().find(|one| one.level == Level::L3).unwrap().centre;
    let mut column = Column::from(&BARE.ct(), Level::L3, l3, Numbering::USUAL).unwrap();
    let [first, ..] = &mut column.vertebrae[1..] else { panic!("{column:?}") };
    first.source = Source::Guessed;
    let level = first.level;
    for bony in Canal::of(&BARE.ct(), &column).bony {
        let unknown = Err(NoBonyCanal::Guessed);
        assert_eq!(
            (bony.width == unknown, bony.depth == unknown),
            (bony.level == level, bony.level == level)
        );
    }
}

/// As after a laminectomy: what stood behind the canal is gone.
#[test]
fn without_an_arch_there_is_no_depth() {
    let l3 = BARE.truth.vertebrae.iter().find(|one| one.level == Level::L3).unwrap().centre;
    let [columns, rows, _] = BARE.volume.size().map(|side| side as usize);
    let mut values = BARE.volume.values().to_vec();
    for (number, value) in values.iter_mut().enumerate() {
        let voxel = [number % columns, number / columns % rows, number / columns / rows].map(|at| at as f64);
        let [left, back, head] = BARE.frame.patient_from_voxel(voxel);
        let is_arch = (left - l3[0]).abs() < 12.0 && back - l3[1] > 26.0 && (head - l3[2]).abs() < 30.0;
        *value = if is_arch { 40 } else { *value };
    }
    let volume = Volume::new(BARE.volume.size(), BARE.volume.spacing(), values).unwrap();
    let ct = Attenuation::new(&volume, &BARE.frame, 1.0, 0.0).unwrap();
    let column = Column::from(&ct, Level::L3, l3, Numbering::USUAL).unwrap();
    let canal = Canal::of(&ct, &column);
    let found = canal.bony.iter().find(|bony| bony.level == Level::L3).unwrap();
    assert_eq!(found.depth, Err(NoBonyCanal::NoArch));
    assert!(found.width.is_ok(), "{found:?}");
}
