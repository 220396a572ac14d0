//! Cancellous bone has the attenuation that it was laid in with.

use crate::scanned::{BARE, WHOLE};
use upright_anatomy::{Level, Numbering};
use upright_imaging::Volume;
use upright_phantom::Ct;
use upright_reading::{Attenuation, CancellousBone, Column, NotMeasured};

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

/// As screws of the next vertebra lie in the slices of one that is tilted.
#[test]
fn no_body_is_measured_in_slices_with_metal_beside_it() {
    let l3 = BARE.truth.vertebrae.iter().find(|one| one.level == Level::L3).unwrap().centre;
    let column = Column::from(&BARE.ct(), Level::L3, l3, Numbering::USUAL).unwrap();
    let l3 = column.vertebra(Level::L3).unwrap();
    let with_metal = |below: f64| {
        let [left, back, head] = l3.centre;
        let at = BARE.frame.voxel_from_patient([left + 30.0, back + 35.0, head - below]);
        let [columns, rows, _] = BARE.volume.size().map(|side| side as usize);
        let [column, row, slice] = at.map(|part| part.round() as usize);
        let mut values = BARE.volume.values().to_vec();
        for (x, y) in (0..6).flat_map(|x| (0..6).map(move |y| (x, y))) {
            values[(slice * rows + row + y) * columns + column + x] = 3000;
        }
        let volume = Volume::new(BARE.volume.size(), BARE.volume.spacing(), values).unwrap();
        CancellousBone::of(&Attenuation::new(&volume, &BARE.frame, 1.0, 0.0).unwrap(), l3)
    };
    assert_eq!(with_metal(0.0), Err(NotMeasured::Streaked));
    assert!(with_metal(16.0).is_ok());
}
