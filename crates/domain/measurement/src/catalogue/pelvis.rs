//! Pelvis: sacrum and hip axis.

use crate::formula::{S1_MIDPOINT, SACRAL_ENDPLATE, hip_tilt, minus, plus, slope, sum};
use crate::parameter::PostureDependence::{Invariant, Postural};
use crate::parameter::{Flag, Parameter, Unit};
use upright_anatomy::Region;

pub(super) const PARAMETERS: &[Parameter] = &[
    Parameter {
        code: "PI",
        abbreviation: "PI",
        name: "Pelvic incidence",
        region: Region::Pelvis,
        unit: Unit::Degree,
        definition: "Angle between the normal to the S1 superior endplate at its midpoint and the line from there to the hip axis; PI = PT + SS.",
        sign: "positive when the hip axis lies in front of that normal",
        formula: sum(&[minus(hip_tilt(S1_MIDPOINT)), plus(slope(SACRAL_ENDPLATE))]),
        posture: Invariant,
        flag: Flag::V,
        sources: &["S01"],
    },
    Parameter {
        code: "PT",
        abbreviation: "PT",
        name: "Pelvic tilt",
        region: Region::Pelvis,
        unit: Unit::Degree,
        definition: "Lean of the line from the hip axis to the S1 endplate midpoint from the vertical.",
        sign: "positive when the sacrum lies behind the hip axis (retroversion)",
        formula: sum(&[minus(hip_tilt(S1_MIDPOINT))]),
        posture: Postural,
        flag: Flag::V,
        sources: &["S01"],
    },
    Parameter {
        code: "SS",
        abbreviation: "SS",
        name: "Sacral slope",
        region: Region::Pelvis,
        unit: Unit::Degree,
        definition: "Slope of the S1 superior endplate to the horizontal.",
        sign: "positive when the anterior end is lower",
        formula: sum(&[plus(slope(SACRAL_ENDPLATE))]),
        posture: Postural,
        flag: Flag::V,
        sources: &["S01"],
    },
];
