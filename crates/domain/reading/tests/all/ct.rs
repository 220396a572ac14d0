//! What is proposed of a CT is what is wrong in it, by level and side, and nothing of it is confirmed.

use crate::scanned::{FAILED, Scanned, WHOLE};
use upright_anatomy::{Level, Numbering};
use upright_casefile::{Confirmation, FindingKind, Presence, StudyFinding};
use upright_reading::{CtReading, NamedVertebra};

fn read(scanned: &Scanned, is_named: bool) -> CtReading {
    let l3 = scanned.truth.vertebrae.iter().find(|one| one.level == Level::L3).unwrap();
    let named = NamedVertebra { level: Level::L3, place: l3.centre, numbering: Numbering::USUAL };
    CtReading::of(&scanned.ct(), is_named.then_some(named))
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
    let proposals = read(&WHOLE, true).proposals("ct");
    for kind in [FindingKind::ScrewHalo, FindingKind::RodFracture] {
        let [found] = of(&proposals, kind)[..] else { panic!("{proposals:?}") };
        assert_eq!((found.presence, found.level), (Some(Presence::Absent), None));
    }
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
