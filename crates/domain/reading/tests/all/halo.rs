//! A loose screw has a halo, and the others of the same person have none.

use crate::scanned::{FAILED, distance};
use upright_phantom::ScrewTruth;
use upright_reading::{Halo, Metal};

#[test]
fn the_halo_of_a_loose_screw_is_as_wide_as_the_truth_says_and_no_other_has_one() {
    let scanned = &*FAILED;
    let found = Metal::find(&scanned.ct(), None).unwrap();
    let mut loose = 0;
    for screw in &found.screws {
        let away = |truth: &&ScrewTruth| distance(truth.tip, screw.tip);
        let truth =
            scanned.truth.screws.iter().min_by(|one, other| away(one).total_cmp(&away(other))).unwrap();
        let halo = Halo::around(&scanned.ct(), screw).unwrap();
        assert_eq!(halo.width.is_some(), truth.halo.is_some(), "{halo:?} {truth:?}");
        let Some((found, width)) = halo.width.zip(truth.halo) else { continue };
        loose += 1;
        // The hollow widens by 0.8 mm towards the tip.
        let width = width.value() + 0.4;
        assert!(found.interval[0] < width && width < found.interval[1], "{found:?}");
        assert!((found.value - width).abs() < 0.5, "{found:?} for {width}");
    }
    assert_eq!(loose, scanned.person.implants().loose_screws.len());
}
