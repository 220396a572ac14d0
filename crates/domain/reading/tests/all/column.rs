//! Vertebrae of phantoms get their names from one that is named.

use crate::scanned::{BARE, FAILED, WHOLE, distance};
use upright_anatomy::{Level, Numbering};
use upright_reading::{Column, NoColumn, Source};

#[test]
fn from_one_vertebra_the_others_get_their_names() {
    for scanned in [&*BARE, &*WHOLE, &*FAILED] {
        let centre =
            |level: Level| scanned.truth.vertebrae.iter().find(|one| one.level == level).unwrap().centre;
        let [x, y, z] = centre(Level::L3);
        let column =
            Column::from(&scanned.ct(), Level::L3, [x + 3.0, y + 4.0, z - 3.0], Numbering::USUAL).unwrap();
        assert!(column.vertebrae.len() >= 6, "{column:?}");
        for vertebra in column.vertebrae.iter().filter(|vertebra| vertebra.level != Level::S1) {
            let away = distance(vertebra.centre, centre(vertebra.level));
            assert!(away < 9.0, "{}: {away} mm, {vertebra:?}", vertebra.level);
        }
        assert_eq!(column.vertebra(Level::L3).unwrap().source, Source::Named);
        assert_eq!(column.nearest(centre(Level::L2)).unwrap().level, Level::L2);
        assert_eq!(column.nearest([300.0, 0.0, 0.0]), None);
    }
}

#[test]
fn what_is_no_vertebra_is_refused_with_a_reason() {
    let scanned = &*BARE;
    let from = |level, place| Column::from(&scanned.ct(), level, place, Numbering::USUAL).unwrap_err();
    let [x, y, z] = scanned.truth.vertebrae[2].centre;
    assert_eq!(from(Level::L3, [x, y, z + 900.0]), NoColumn::Outside);
    assert_eq!(from(Level::L6, [x, y, z]), NoColumn::Level(Level::L6));
    assert_eq!(from(Level::C2, [x, y, z]), NoColumn::Level(Level::C2));
    // Far in front of the spine there is no bone.
    assert_eq!(from(Level::L3, [x, y - 50.0, z]), NoColumn::NoBody);
}
