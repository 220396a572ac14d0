//! Endplates of phantoms that lie in a CT are found where the truth has them, and stand for no alignment standing.

use crate::scanned::{BARE, FAILED, Scanned, WHOLE};
use upright_anatomy::{Edge, Endplate, LandmarkSet, Level, Posture};
use upright_evidence::{FilmQuality, settings};
use upright_measurement::{ParameterId, Profile};
use upright_phantom::Pose;
use upright_reading::{Lying, NoEndplate};

/// Landmarks of the truth, as the person lies.
pub(crate) fn truth(scanned: &Scanned) -> LandmarkSet {
    scanned.person.pose(Pose::Supine).unwrap().landmarks().unwrap()
}

/// Slope of an endplate of the truth, in degrees.
pub(crate) fn slope(set: &LandmarkSet, endplate: Endplate) -> f64 {
    let [posterior, anterior] = set.endplate(endplate).unwrap();
    (posterior.cranial - anterior.cranial).atan2(anterior.anterior - posterior.anterior).to_degrees()
}

fn lying(scanned: &Scanned) -> Lying {
    scanned.read().lying.unwrap()
}

#[test]
fn endplates_lie_where_the_truth_has_them() {
    for scanned in [&*BARE, &*WHOLE, &*FAILED] {
        let (found, truth) = (lying(scanned), truth(scanned));
        let lines: Vec<_> = found.endplates.iter().filter_map(|(_, line)| line.ok()).collect();
        assert!(lines.len() >= 8, "seed {}: {:?}", scanned.seed, found.endplates);
        for line in &lines {
            let off = line.slope() - slope(&truth, line.endplate);
            assert!(off.abs() < 4.0, "seed {}: {} {off}", scanned.seed, line.endplate);
            let [posterior, _] = truth.endplate(line.endplate).unwrap();
            let away = line.corner(Edge::Posterior).distance(posterior);
            assert!(away < 4.0, "seed {}: {} {away} mm", scanned.seed, line.endplate);
        }
    }
}

#[test]
fn lordosis_of_a_patient_without_metal_is_that_of_the_truth() {
    let (found, truth) = (lying(&BARE), truth(&BARE));
    let s1 = slope(&truth, Endplate::superior(Level::S1));
    let expect = |level: Level| s1 - slope(&truth, Endplate::superior(level));
    for ((id, value), level) in found.parameters().into_iter().zip([Level::L1, Level::L4]) {
        let value = value.unwrap();
        let [least, most] = value.interval;
        let expect = expect(level);
        assert!((least..=most).contains(&expect), "{}: {value:?} for {expect}", id.parameter().code);
    }
    assert!(found.discs().count() >= 5);
    let [_, _, (_, incidence), (_, mismatch)] = found.parameters();
    assert_eq!((incidence, mismatch), (None, None), "nobody named a femoral head");
}

#[test]
fn pelvic_incidence_comes_with_femoral_heads_that_a_person_named() {
    let truth = truth(&BARE);
    // The hip axis is the origin of a phantom.
    let found = lying(&BARE).with_femoral_heads(&[[86.0, 0.0, 0.0], [-86.0, 0.0, 0.0]]);
    let expect = Profile::of(&truth, &settings(FilmQuality::Clear, 0, 1));
    for (id, value) in found.parameters() {
        let (value, expect) = (value.unwrap(), expect.get(id).unwrap().value.value());
        assert!((value.value - expect).abs() < 4.0, "{}: {value:?} for {expect}", id.parameter().code);
    }
}

#[test]
fn corners_are_proposed_as_those_of_a_lying_film_and_fill_no_standing_parameter() {
    let heads = [[86.0, 0.0, 0.0], [-86.0, 0.0, 0.0]];
    let set = lying(&BARE).with_femoral_heads(&heads).landmarks(Posture::Supine).unwrap().unwrap();
    assert_eq!(set.posture(), Posture::Supine);
    assert!(set.landmarks().iter().all(|landmark| landmark.confirmed == Some(false)));
    let profile = Profile::of(&set, &settings(FilmQuality::Clear, 0, 1));
    let has = |code: &'static str| profile.get(ParameterId::of(code)).is_some();
    assert!(has("PI") && has("LL_L1S1"));
    assert!(!has("PT") && !has("SS") && !has("SVA"), "{:?}", profile.measured);
}

#[test]
fn an_endplate_of_which_slices_are_missing_is_missing_and_no_angle_rests_on_it() {
    let s1 = truth(&BARE).endplate(Endplate::superior(Level::S1)).unwrap();
    let [low, high] = [s1[1].cranial.min(s1[0].cranial), s1[1].cranial.max(s1[0].cranial)];
    let found = BARE.read_without(low..=high);
    let Some(lying) = found.lying else { return };
    let s1 = lying.endplates.iter().find(|(endplate, _)| *endplate == Endplate::superior(Level::S1));
    assert!(s1.is_none_or(|(_, line)| line.is_err()), "{s1:?}");
    assert_eq!(lying.parameters().map(|(_, value)| value), [None; 4]);
}

#[test]
fn what_is_not_found_has_a_reason_that_stays() {
    let all = [NoEndplate::Guessed, NoEndplate::Outside, NoEndplate::Hidden, NoEndplate::Unclear];
    assert_eq!(all.map(NoEndplate::code), ["guessed", "outside", "hidden", "unclear"]);
}
