//! Cervical spine.

use crate::formula::{Point, corner, minus, offset, plus, slope, sum};
use crate::parameter::PostureDependence::{Invariant, Postural};
use crate::parameter::{Flag, Parameter, Unit};
use upright_anatomy::{Edge, Endplate, Level, Region};

const T1_SUPERIOR: Endplate = Endplate::superior(Level::T1);
const C2_INFERIOR: Endplate = Endplate::inferior(Level::C2);
const C7_INFERIOR: Endplate = Endplate::inferior(Level::C7);

pub(super) const PARAMETERS: &[Parameter] = &[
    Parameter {
        code: "T1S",
        abbreviation: "T1S",
        name: "T1 slope",
        region: Region::Cervical,
        unit: Unit::Degree,
        definition: "Slope of the T1 superior endplate to the horizontal.",
        sign: "positive when the anterior end is lower",
        formula: sum(&[plus(slope(T1_SUPERIOR))]),
        posture: Postural,
        flag: Flag::M,
        sources: &[],
    },
    Parameter {
        code: "CL_C2C7",
        abbreviation: "CL C2–C7",
        name: "Cervical lordosis C2-C7",
        region: Region::Cervical,
        unit: Unit::Degree,
        definition: "Angle between the C2 and the C7 inferior endplate.",
        sign: "positive in lordosis (the literature is mixed)",
        formula: sum(&[plus(slope(C7_INFERIOR)), minus(slope(C2_INFERIOR))]),
        posture: Invariant,
        flag: Flag::M,
        sources: &[],
    },
    Parameter {
        code: "C2S",
        abbreviation: "C2S",
        name: "C2 slope",
        region: Region::Cervical,
        unit: Unit::Degree,
        definition: "Slope of the C2 inferior endplate to the horizontal; about T1 slope minus cervical lordosis.",
        sign: "positive when the anterior end is lower",
        formula: sum(&[plus(slope(C2_INFERIOR))]),
        posture: Postural,
        flag: Flag::M,
        sources: &[],
    },
    Parameter {
        code: "T1S_CL",
        abbreviation: "T1S−CL",
        name: "T1 slope minus cervical lordosis",
        region: Region::Cervical,
        unit: Unit::Degree,
        definition: "T1 slope minus C2-C7 lordosis: cervical lordosis missing for this T1 slope.",
        sign: "positive when lordosis is missing",
        formula: sum(&[plus(slope(T1_SUPERIOR)), minus(slope(C7_INFERIOR)), plus(slope(C2_INFERIOR))]),
        posture: Postural,
        flag: Flag::M,
        sources: &[],
    },
    Parameter {
        code: "cSVA",
        abbreviation: "cSVA",
        name: "Cervical sagittal vertical axis C2-C7",
        region: Region::Cervical,
        unit: Unit::Millimetre,
        definition: "Horizontal distance from the posterosuperior corner of C7 to the plumb line of the C2 centroid.",
        sign: "positive when C2 lies in front",
        formula: sum(&[plus(offset(
            corner(Endplate::superior(Level::C7), Edge::Posterior),
            Point::Centroid(Level::C2),
        ))]),
        posture: Postural,
        flag: Flag::V,
        sources: &["S09"],
    },
];
