//! Cancellous bone has the attenuation that it was laid in with.

use crate::scanned::{BARE, WHOLE};
use upright_anatomy::{Level, Numbering};
use upright_phantom::Ct;
use upright_reading::{CancellousBone, Column, NotMeasured};

#[test]
fn cancellous_bone_is_measured_where_there_is_no_metal() {
    let column = |scanned: &crate::scanned::Scanned| {
        let l3 = scanned.truth.vertebrae.iter().find(|one| one.level == Level::L3).unwrap();
        Column::from(&scanned.ct(), Level::L3, l3.centre, Numbering::USUAL).unwrap()
    };
    let mut measured = 0;
    for vertebra in column(&BARE).vertebrae.iter().filter(|vertebra| vertebra.level != Level::S1) {
        let truth = BARE.truth.vertebrae.iter().find(|one| one.level == vertebra.level).unwrap();
        let Ok(found) = CancellousBone::of(&BARE.ct(), vertebra) else { continue };
        let expect = Ct::cancellous(truth.density);
        assert!(
            (found.units.value - expect).abs() < 12.0,
            "{}: {:?} for {expect}",
            vertebra.level,
            found.units
        );
        measured += 1;
    }
    assert!(measured >= 4, "{measured}");
    let l4 = *column(&WHOLE).vertebra(Level::L4).unwrap();
    assert_eq!(CancellousBone::of(&WHOLE.ct(), &l4), Err(NotMeasured::Dense));
}
