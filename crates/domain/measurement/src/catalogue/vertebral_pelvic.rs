//! Vertebral tilts from the hip axis, and the vertebral pelvic angles: tilt + PT.

use crate::formula::{Point, S1_MIDPOINT, hip_tilt, minus, plus, sum};
use crate::parameter::PostureDependence::{Invariant, Postural};
use crate::parameter::{Flag, Parameter, Unit};
use upright_anatomy::{Level, Region};

const IN_FRONT: &str = "positive when the vertebra lies in front of the hip axis";

/// Lean of the line from the hip axis to the centroid of `level` from the vertical.
macro_rules! tilt_of {
    ($level:ident, $code:literal, $abbreviation:literal, $name:literal, $sign:expr, $sources:expr) => {
        Parameter {
            code: $code,
            abbreviation: $abbreviation,
            name: $name,
            region: Region::Global,
            unit: Unit::Degree,
            definition: concat!(
                "Lean of the line from the hip axis to the ",
                stringify!($level),
                " centroid from the vertical."
            ),
            sign: $sign,
            formula: sum(&[plus(hip_tilt(Point::Centroid(Level::$level)))]),
            posture: Postural,
            flag: Flag::V,
            sources: $sources,
        }
    };
}

/// Angle at the hip axis between the lines to the centroid of `level` and to the S1 endplate midpoint.
macro_rules! pelvic_angle_of {
    ($level:ident, $code:literal, $abbreviation:literal, $name:literal, $sources:expr) => {
        Parameter {
            code: $code,
            abbreviation: $abbreviation,
            name: $name,
            region: Region::Global,
            unit: Unit::Degree,
            definition: concat!(
                "Angle at the hip axis between the line to the ",
                stringify!($level),
                " centroid and the line to the S1 endplate midpoint; tilt + PT."
            ),
            sign: "positive when the vertebra lies in front of the line to the sacrum",
            formula: sum(&[plus(hip_tilt(Point::Centroid(Level::$level))), minus(hip_tilt(S1_MIDPOINT))]),
            posture: Invariant,
            flag: Flag::V,
            sources: $sources,
        }
    };
}

pub(super) const PARAMETERS: &[Parameter] = &[
    tilt_of!(C2, "C2_tilt", "C2 tilt", "C2 tilt", IN_FRONT, &["S13"]),
    pelvic_angle_of!(C2, "C2PA", "C2PA", "C2 pelvic angle", &["S13"]),
    tilt_of!(
        T1,
        "T1_tilt",
        "T1 tilt",
        "T1 tilt (T1 spinopelvic inclination)",
        "positive when T1 lies in front of the hip axis; normal is slightly negative",
        &["S01", "S08"]
    ),
    pelvic_angle_of!(T1, "T1PA", "T1PA", "T1 pelvic angle", &["S12", "S13"]),
    tilt_of!(T4, "T4_tilt", "T4 tilt", "T4 tilt", IN_FRONT, &["S13"]),
    pelvic_angle_of!(T4, "T4PA", "T4PA", "T4 pelvic angle", &["S13"]),
    tilt_of!(
        T9,
        "T9_tilt",
        "T9 tilt",
        "T9 tilt (T9 spinopelvic inclination)",
        "positive when T9 lies in front of the hip axis (many papers report posterior as positive)",
        &["S01"]
    ),
    pelvic_angle_of!(T9, "T9PA", "T9PA", "T9 pelvic angle", &["S13"]),
    tilt_of!(L1, "L1_tilt", "L1 tilt", "L1 tilt", IN_FRONT, &["S13"]),
    pelvic_angle_of!(L1, "L1PA", "L1PA", "L1 pelvic angle", &["S13"]),
    tilt_of!(L4, "L4_tilt", "L4 tilt", "L4 tilt", IN_FRONT, &["S13"]),
    pelvic_angle_of!(L4, "L4PA", "L4PA", "L4 pelvic angle", &["S13"]),
];
