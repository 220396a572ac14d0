//! Thoracic spine and thoracolumbar junction.

use crate::formula::{minus, plus, slope, sum};
use crate::parameter::PostureDependence::Invariant;
use crate::parameter::{Flag, Parameter, Unit};
use upright_anatomy::{Endplate, Level, Region};

const T12_INFERIOR: Endplate = Endplate::inferior(Level::T12);

pub(super) const PARAMETERS: &[Parameter] = &[
    Parameter {
        code: "TK_T4T12",
        abbreviation: "TK T4–T12",
        name: "Thoracic kyphosis T4-T12",
        region: Region::Thoracic,
        unit: Unit::Degree,
        definition: "Angle between the T4 superior and the T12 inferior endplate.",
        sign: "positive in kyphosis (exports of other programs often use negative)",
        formula: sum(&[plus(slope(Endplate::superior(Level::T4))), minus(slope(T12_INFERIOR))]),
        posture: Invariant,
        flag: Flag::V,
        sources: &["S01"],
    },
    Parameter {
        code: "TK_T2T12",
        abbreviation: "TK T2–T12",
        name: "Thoracic kyphosis T2-T12",
        region: Region::Thoracic,
        unit: Unit::Degree,
        definition: "Angle between the T2 superior and the T12 inferior endplate.",
        sign: "positive in kyphosis",
        formula: sum(&[plus(slope(Endplate::superior(Level::T2))), minus(slope(T12_INFERIOR))]),
        posture: Invariant,
        flag: Flag::V,
        sources: &["S07"],
    },
    Parameter {
        code: "T10L2",
        abbreviation: "T10–L2",
        name: "Thoracolumbar kyphosis T10-L2",
        region: Region::Thoracic,
        unit: Unit::Degree,
        definition: "Angle between the T10 superior and the L2 inferior endplate; some papers use T11 superior to L2 inferior.",
        sign: "positive in kyphosis",
        formula: sum(&[
            plus(slope(Endplate::superior(Level::T10))),
            minus(slope(Endplate::inferior(Level::L2))),
        ]),
        posture: Invariant,
        flag: Flag::V,
        sources: &["S01", "S07"],
    },
];
