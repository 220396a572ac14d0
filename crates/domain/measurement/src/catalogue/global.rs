//! Global balance: the trunk over the pelvis.

use crate::formula::{
    Defined, Formula, Point, S1_MIDPOINT, S1_POSTERIOR, SACRAL_ENDPLATE, Term, hip_tilt, minus, offset, plus,
    slope, sum, sum_with, tilt,
};
use crate::parameter::PostureDependence::{Invariant, Postural};
use crate::parameter::{Flag, Parameter, Unit};
use upright_anatomy::{Level, Region};

const C7: Point = Point::Centroid(Level::C7);
const SVA: &[Term] = &[plus(offset(S1_POSTERIOR, C7))];
const SACROFEMORAL_DISTANCE: &[Term] = &[plus(offset(S1_POSTERIOR, Point::HipAxis))];
/// Barrey ratio: below this sacrofemoral distance the ratio is noise (flag L, an engineering guard).
const LEAST_SACROFEMORAL_MM: f64 = 5.0;

pub(super) const PARAMETERS: &[Parameter] = &[
    Parameter {
        code: "SVA",
        name: "Sagittal vertical axis C7-S1",
        region: Region::Global,
        unit: Unit::Millimetre,
        definition: "Horizontal distance from the posterosuperior corner of S1 to the plumb line of the C7 centroid.",
        sign: "positive when C7 lies in front",
        formula: sum(SVA),
        posture: Postural,
        flag: Flag::V,
        sources: &["S01"],
    },
    Parameter {
        code: "C2S1_SVA",
        name: "Sagittal vertical axis C2-S1",
        region: Region::Global,
        unit: Unit::Millimetre,
        definition: "Horizontal distance from the posterosuperior corner of S1 to the plumb line of the C2 centroid.",
        sign: "positive when C2 lies in front",
        formula: sum(&[plus(offset(S1_POSTERIOR, Point::Centroid(Level::C2)))]),
        posture: Postural,
        flag: Flag::V,
        sources: &["S07"],
    },
    Parameter {
        code: "C7VT",
        name: "C7 vertical tilt",
        region: Region::Global,
        unit: Unit::Degree,
        definition: "Lean of the line from the S1 endplate midpoint to the C7 centroid from the vertical.",
        sign: "positive when C7 lies in front",
        formula: sum(&[plus(tilt(S1_MIDPOINT, C7))]),
        posture: Postural,
        flag: Flag::V,
        sources: &["S14", "S15"],
    },
    Parameter {
        code: "ST",
        name: "Spinal tilt (C7 tilt to the horizontal)",
        region: Region::Global,
        unit: Unit::Degree,
        definition: "Angle of the line from the S1 endplate midpoint to the C7 centroid to the horizontal; 90 minus C7VT.",
        sign: "above 90 when C7 lies behind",
        formula: sum_with(&[minus(tilt(S1_MIDPOINT, C7))], 90.0),
        posture: Postural,
        flag: Flag::V,
        sources: &["S16"],
    },
    Parameter {
        code: "GT",
        name: "Global tilt",
        region: Region::Global,
        unit: Unit::Degree,
        definition: "Angle at the S1 endplate midpoint between the line from the hip axis and the line to the C7 centroid; GT = PT + C7VT.",
        sign: "positive when C7 lies in front of the line from the hip axis through the sacrum",
        formula: sum(&[minus(hip_tilt(S1_MIDPOINT)), plus(tilt(S1_MIDPOINT, C7))]),
        posture: Invariant,
        flag: Flag::V,
        sources: &["S14", "S15"],
    },
    Parameter {
        code: "SSA",
        name: "Spinosacral angle",
        region: Region::Global,
        unit: Unit::Degree,
        definition: "Angle at the S1 endplate midpoint between the endplate and the line to the C7 centroid; SSA = SS + 90 - C7VT.",
        sign: "smaller as the trunk leans forward over the sacrum",
        formula: sum_with(&[plus(slope(SACRAL_ENDPLATE)), minus(tilt(S1_MIDPOINT, C7))], 90.0),
        posture: Invariant,
        flag: Flag::V,
        sources: &["S01", "S16"],
    },
    Parameter {
        code: "C7ST",
        name: "C7 sacral tilt",
        region: Region::Global,
        unit: Unit::Degree,
        definition: "Sacral slope minus C7 vertical tilt; PI = GT + C7ST.",
        sign: "smaller as the trunk leans forward over the sacrum",
        formula: sum(&[plus(slope(SACRAL_ENDPLATE)), minus(tilt(S1_MIDPOINT, C7))]),
        posture: Invariant,
        flag: Flag::V,
        sources: &["S15"],
    },
    Parameter {
        code: "SFD",
        name: "Sacrofemoral distance",
        region: Region::Global,
        unit: Unit::Millimetre,
        definition: "Horizontal distance from the posterosuperior corner of S1 to the hip axis.",
        sign: "positive when the hip axis lies in front",
        formula: sum(SACROFEMORAL_DISTANCE),
        posture: Postural,
        flag: Flag::M,
        sources: &[],
    },
    Parameter {
        code: "Barrey",
        name: "Barrey ratio C7/SFD",
        region: Region::Global,
        unit: Unit::Ratio,
        definition: "SVA over the sacrofemoral distance; undefined where that distance is below 5 mm (Upright's own guard).",
        sign: "0 with C7 over the corner of S1, 1 over the hip axis, negative behind the sacrum",
        formula: Formula::Ratio {
            numerator: SVA,
            denominator: SACROFEMORAL_DISTANCE,
            times: 1.0,
            defined: Defined::AtLeastMillimetres(LEAST_SACROFEMORAL_MM),
        },
        posture: Postural,
        flag: Flag::V,
        sources: &["S17"],
    },
];
