//! What is proposed of a CT is what is wrong in it, by level and side, and nothing of it is confirmed.

use crate::scanned::{FAILED, PLAIN, Scanned, UNCUT, WHOLE};
use upright_anatomy::Level;
use upright_casefile::{Confirmation, FindingKind, Presence, StudyFinding};
use upright_reading::{BridgingSeen, CtReading};

fn read(scanned: &Scanned, is_named: bool) -> CtReading {
    if is_named { scanned.read() } else { CtReading::of(&scanned.ct(), PLAIN, None) }
}

fn of(proposals: &[StudyFinding], kind: FindingKind) -> Vec<&StudyFinding> {
    proposals.iter().filter(|found| found.finding == kind).collect()
}

#[test]
fn a_failed_fusion_is_proposed_by_level_and_side() {
    let found = read(&FAILED, true);
    for screw in &found.screws {
        let truth = FAILED
            .truth
            .screws
            .iter()
            .find(|truth| crate::scanned::distance(truth.tip, screw.screw.tip) < 3.0);
        let truth = truth.unwrap();
        assert_eq!((screw.level, screw.side), (Some(truth.level), Some(truth.side)), "{screw:?}");
    }
    let proposals = found.proposals("ct of 2026");
    assert!(proposals.iter().all(|found| found.status == Confirmation::Proposed && found.method.is_some()));
    assert!(proposals.iter().all(|found| found.study == "ct of 2026"));
    let implants = FAILED.person.implants();
    let halos = of(&proposals, FindingKind::ScrewHalo);
    let loose: Vec<_> = halos.iter().map(|halo| (halo.side.unwrap(), halo.level.unwrap())).collect();
    assert_eq!(loose, implants.loose_screws);
    let [(low, high)] = halos.iter().filter_map(|halo| halo.interval).collect::<Vec<_>>()[..] else {
        panic!("{halos:?}")
    };
    assert!(low < 2.4 && 2.4 < high, "{low} to {high}");
    let rods = of(&proposals, FindingKind::RodFracture);
    let broken: Vec<_> =
        rods.iter().map(|rod| (rod.side.unwrap(), rod.level.unwrap(), rod.presence)).collect();
    let (side, level) = implants.broken_rod.unwrap();
    assert_eq!(broken, [(side, level, Some(Presence::Present))]);
    let open = FAILED.truth.unions.iter().find(|one| one.union.gap.is_some()).unwrap().union.below;
    for bridging in of(&proposals, FindingKind::BridgingBone) {
        let expect = if bridging.level == Some(open) { Presence::Absent } else { Presence::Present };
        assert_eq!(bridging.presence, Some(expect), "{bridging:?}");
    }
    assert_eq!(of(&proposals, FindingKind::Implant).len(), 1);
}

#[test]
fn what_was_looked_for_and_not_seen_is_proposed_as_absent() {
    let proposals = read(&UNCUT, true).proposals("ct");
    for kind in [FindingKind::ScrewHalo, FindingKind::RodFracture] {
        let [found] = of(&proposals, kind)[..] else { panic!("{proposals:?}") };
        assert_eq!((found.presence, found.level), (Some(Presence::Absent), None));
    }
}

/// Heights of the screws of a vertebra, as they are in the truth.
fn heights(scanned: &Scanned, level: Level) -> Vec<f64> {
    let screws = scanned.truth.screws.iter().filter(|screw| screw.level == level);
    screws.flat_map(|screw| [screw.head[2], screw.tip[2]]).collect()
}

#[test]
fn a_rod_of_which_slices_are_missing_is_neither_broken_nor_whole() {
    let mut levels: Vec<Level> = UNCUT.truth.screws.iter().map(|screw| screw.level).collect();
    levels.sort();
    levels.dedup();
    // Above the second pair of screws from below: a few slices, and all that follow.
    let second = levels[levels.len() - 2];
    let top = heights(&UNCUT, second).into_iter().fold(f64::NEG_INFINITY, f64::max);
    for missing in [top + 8.0..=top + 14.0, top + 8.0..=f64::INFINITY] {
        let found = UNCUT.read_without(missing.clone());
        let rods = &found.metal.as_ref().unwrap().rods;
        assert!(
            !rods.is_empty() && rods.iter().all(|rod| rod.breaks.is_empty() && !rod.is_whole),
            "{rods:?}"
        );
        assert_eq!(
            of(&found.proposals("ct"), FindingKind::RodFracture),
            [] as [&StudyFinding; 0],
            "{missing:?}"
        );
    }
}

#[test]
fn metal_that_comes_to_the_face_of_the_volume_may_go_on() {
    let of = |found: &CtReading| found.metal.as_ref().unwrap().is_cut;
    assert!(!of(&read(&UNCUT, false)));
    assert!(of(&read(&WHOLE, false)), "its rods reach the back of the field");
    let [.., above] = UNCUT.truth.screws[0].head;
    assert!(of(&UNCUT.read_without(above - 1.0..=above + 1.0)), "one slice that is missing may hold its end");
}

#[test]
fn no_screw_is_called_tight_while_another_lies_beyond_the_slices() {
    let uppermost = UNCUT.truth.screws.iter().map(|screw| screw.level).min().unwrap();
    let least = heights(&UNCUT, uppermost).into_iter().fold(f64::INFINITY, f64::min);
    let found = UNCUT.read_without(least..=f64::INFINITY);
    assert!(!found.screws.is_empty());
    assert_eq!(of(&found.proposals("ct"), FindingKind::ScrewHalo), [] as [&StudyFinding; 0]);
}

#[test]
fn a_disc_of_which_slices_are_missing_is_not_called_open() {
    let open = FAILED.truth.unions.iter().find(|one| one.union.gap.is_some()).unwrap();
    let height = open.centre[2];
    let found = FAILED.read_without(height + 3.0..=height + 6.0);
    let seen = found.bridging.iter().find(|one| one.upper == open.union.below);
    assert!(seen.is_none_or(|seen| seen.seen() == BridgingSeen::Equivocal), "{seen:?}");
}

#[test]
fn a_screw_beyond_the_vertebrae_has_no_level() {
    let column = WHOLE.read().column.unwrap().unwrap();
    let last = column.vertebrae.first().unwrap();
    let far = |down: f64| [0, 1, 2].map(|axis| last.centre[axis] - last.up[axis] * down);
    assert_eq!(column.nearest(last.centre).map(|found| found.level), Some(last.level));
    assert_eq!(column.nearest(far(33.0)), None);
}

#[test]
fn without_a_name_nothing_has_a_level() {
    let found = read(&FAILED, false);
    assert!(found.column.is_none() && found.bone.is_empty());
    let proposals = found.proposals("ct");
    assert!(proposals.iter().all(|found| found.level.is_none()), "{proposals:?}");
    assert_eq!(of(&proposals, FindingKind::BridgingBone).len(), 0);
    assert_eq!(of(&proposals, FindingKind::ScrewHalo).len(), FAILED.person.implants().loose_screws.len());
}
