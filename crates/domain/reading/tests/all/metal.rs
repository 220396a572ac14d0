//! Rods, screws, cages and hips of phantoms are found where they are.

use crate::scanned::{BARE, FAILED, WHOLE, distance};
use upright_anatomy::{Laterality, Level};
use upright_reading::{Attenuation, Metal, OtherKind};

#[test]
fn every_screw_is_found_at_its_place_and_on_its_side_and_cages_are_cages() {
    let scanned = &*WHOLE;
    let found = Metal::find(&scanned.ct(), None).unwrap();
    assert_eq!(found.screws.len(), scanned.truth.screws.len());
    for truth in &scanned.truth.screws {
        let near = |screw: &&upright_reading::Screw| distance(screw.tip, truth.tip) < 1.0;
        let screw = found.screws.iter().find(near).unwrap_or_else(|| panic!("{truth:?} {:?}", found.screws));
        assert_eq!(screw.side, Some(truth.side), "{truth:?}");
        assert!(distance(screw.head, truth.head) < 6.0, "{screw:?} {truth:?}");
        assert!((2.0..3.6).contains(&screw.radius), "{screw:?}");
    }
    let sides: Vec<_> = found.rods.iter().map(|rod| rod.side).collect();
    assert!(sides.contains(&Some(Laterality::Left)) && sides.contains(&Some(Laterality::Right)), "{sides:?}");
    assert!(found.rods.iter().all(|rod| rod.breaks.is_empty()), "{:?}", found.rods);
    let kinds: Vec<_> = found.others.iter().map(|other| other.kind).collect();
    assert_eq!(kinds, vec![OtherKind::Cage; scanned.person.implants().cages.len()]);
}

#[test]
fn a_broken_rod_is_seen_where_it_is_and_how_far_its_ends_are_apart() {
    let scanned = &*FAILED;
    let found = Metal::find(&scanned.ct(), None).unwrap();
    let (side, below) = scanned.person.implants().broken_rod.unwrap();
    let broken: Vec<_> = found.rods.iter().filter(|rod| !rod.breaks.is_empty()).collect();
    let [rod] = broken[..] else { panic!("{:?}", found.rods) };
    assert_eq!((rod.side, rod.breaks.len()), (Some(side), 1));
    let height = |level: Level| {
        scanned.truth.screws.iter().find(|screw| (screw.side, screw.level) == (side, level)).unwrap().head[2]
    };
    let upper = height(below);
    let lower = scanned.truth.screws.iter().filter(|screw| screw.side == side && screw.head[2] < upper);
    let lower = lower.map(|screw| screw.head[2]).fold(f64::NEG_INFINITY, f64::max);
    let gap = rod.breaks[0];
    assert!(lower < gap.from[2] && gap.to[2] < upper, "{gap:?} between {lower} and {upper}");
    // The phantom's ends stand 6 mm apart along the rod.
    assert!(gap.gap.interval[0] < 6.0 && 6.0 < gap.gap.interval[1] + 0.5, "{gap:?}");
}

#[test]
fn an_artificial_hip_is_neither_rod_nor_screw() {
    let found = Metal::find(&BARE.ct(), None).unwrap();
    assert_eq!((found.rods.len(), found.screws.len()), (0, 0), "{found:?}");
    let hips = BARE.person.implants().hip_prostheses.len();
    assert_eq!(hips, 1, "the draw has changed: somebody with a hip prosthesis is needed");
    assert!(found.others.iter().all(|other| other.kind == OtherKind::HipProsthesis), "{:?}", found.others);
    assert_eq!(found.others.len(), hips);
}

#[test]
fn what_is_all_metal_is_no_person() {
    let frame =
        upright_imaging::VoxelFrame::new([0.0; 3], [[1.0, 0.0, 0.0], [0.0, 1.0, 0.0], [0.0, 0.0, 1.0]])
            .unwrap();
    let volume =
        upright_imaging::Volume::new([200, 200, 120], [1.0; 3], vec![3000; 200 * 200 * 120]).unwrap();
    let error = Metal::find(&Attenuation::new(&volume, &frame, 1.0, 0.0).unwrap(), None).unwrap_err();
    assert!(error.to_string().starts_with("more than 4000000 voxels"), "{error}");
}

/// A thread in slices of 2 mm: dense and less dense from slice to slice.
#[test]
fn screws_in_coarse_slices_stay_whole() {
    let scanned = &*crate::canal::BLOCKED;
    let metal = Metal::find(&scanned.ct(), None).unwrap();
    assert_eq!(metal.screws.len(), scanned.truth.screws.len(), "{:?}", metal.screws);
    assert!(metal.others.iter().all(|other| other.kind != OtherKind::Cage), "{:?}", metal.others);
}
