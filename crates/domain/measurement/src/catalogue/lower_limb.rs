//! Hips, knees and ankles: where a stooped patient hides the imbalance.

use crate::formula::{
    Point, S1_MIDPOINT, S1_POSTERIOR, Term, hip_tilt, minus, offset, plus, sum, sum_with, tilt,
};
use crate::parameter::PostureDependence::Postural;
use crate::parameter::{Flag, Parameter, Unit};
use upright_anatomy::{Level, Region};

const C7: Point = Point::Centroid(Level::C7);
const THIGH: Term = minus(tilt(Point::Knee, Point::HipAxis));
const THIGH_TAKEN_AWAY: Term = plus(tilt(Point::Knee, Point::HipAxis));
const SHANK: Term = plus(tilt(Point::Ankle, Point::Knee));
const PELVIC_TILT: Term = minus(hip_tilt(S1_MIDPOINT));

pub(super) const PARAMETERS: &[Parameter] = &[
    Parameter {
        code: "FOA",
        abbreviation: "FOA",
        name: "Femoral obliquity angle",
        region: Region::LowerLimb,
        unit: Unit::Degree,
        definition: "Lean of the thigh, from the knee centre to the hip axis, from the vertical.",
        sign: "positive when the knee lies in front of the hip",
        formula: sum(&[THIGH]),
        posture: Postural,
        flag: Flag::V,
        sources: &["S20"],
    },
    Parameter {
        code: "AA",
        abbreviation: "AA",
        name: "Ankle dorsiflexion angle",
        region: Region::LowerLimb,
        unit: Unit::Degree,
        definition: "Lean of the shank, from the ankle centre to the knee centre, from the vertical.",
        sign: "positive when the knee lies in front of the ankle",
        formula: sum(&[SHANK]),
        posture: Postural,
        flag: Flag::D,
        sources: &[],
    },
    Parameter {
        code: "KA",
        abbreviation: "KA",
        name: "Knee flexion angle",
        region: Region::LowerLimb,
        unit: Unit::Degree,
        definition: "Angle between thigh and shank; KA = AA + FOA.",
        sign: "positive in flexion, negative in recurvatum",
        formula: sum(&[SHANK, THIGH]),
        posture: Postural,
        flag: Flag::D,
        sources: &[],
    },
    Parameter {
        code: "SFA",
        abbreviation: "SFA",
        name: "Sacrofemoral angle",
        region: Region::LowerLimb,
        unit: Unit::Degree,
        definition: "Angle at the hip axis between the line to the S1 endplate midpoint and the thigh; SFA = 180 + PT - FOA.",
        sign: "larger when the hip is more extended",
        formula: sum_with(&[PELVIC_TILT, THIGH_TAKEN_AWAY], 180.0),
        posture: Postural,
        flag: Flag::D,
        sources: &["S21"],
    },
    Parameter {
        code: "FPA",
        abbreviation: "FPA",
        name: "Femoropelvic angle",
        region: Region::LowerLimb,
        unit: Unit::Degree,
        definition: "Pelvic tilt minus femoral obliquity; FPA = SFA - 180.",
        sign: "positive when the hip is extended",
        formula: sum(&[PELVIC_TILT, THIGH_TAKEN_AWAY]),
        posture: Postural,
        flag: Flag::V,
        sources: &["S22"],
    },
    Parameter {
        code: "PSh",
        abbreviation: "PSh",
        name: "Pelvic shift",
        region: Region::LowerLimb,
        unit: Unit::Millimetre,
        definition: "Horizontal distance from the posterosuperior corner of S1 to the ankle centre (some work takes the anterior cortex of the distal tibia).",
        sign: "positive when the pelvis lies behind the ankle",
        formula: sum(&[plus(offset(S1_POSTERIOR, Point::Ankle))]),
        posture: Postural,
        flag: Flag::V,
        sources: &["S21"],
    },
    Parameter {
        code: "GSVA",
        abbreviation: "G-SVA",
        name: "Global sagittal vertical axis C7-ankle",
        region: Region::LowerLimb,
        unit: Unit::Millimetre,
        definition: "Horizontal distance from the ankle centre to the plumb line of the C7 centroid; GSVA = SVA - PSh.",
        sign: "positive when C7 lies in front",
        formula: sum(&[plus(offset(Point::Ankle, C7))]),
        posture: Postural,
        flag: Flag::D,
        sources: &["S21"],
    },
    Parameter {
        code: "GSA",
        abbreviation: "GSA",
        name: "Global sagittal angle",
        region: Region::LowerLimb,
        unit: Unit::Degree,
        definition: "Angle at the knee centre between the line to the C7 centroid and the line to the posterosuperior corner of S1.",
        sign: "positive when C7 lies in front",
        formula: sum(&[plus(tilt(Point::Knee, C7)), minus(tilt(Point::Knee, S1_POSTERIOR))]),
        posture: Postural,
        flag: Flag::M,
        sources: &[],
    },
];
