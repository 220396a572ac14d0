//! Written by `cargo xtask evidence` from `data/*.toml`. Do not edit.

use crate::record::{Citation, Inclusive, Record};
use upright_measurement::Flag;

/// Version of the evidence: a digest of its tables.
pub const VERSION: &str = "68b777b77f61";

/// clear film: Monte Carlo with the reference model reproduces the published reader error: SS 3.99 deg (3.97 from S31), PT about 1.7 deg (1.80 from S31).
pub const LANDMARK_ERROR_CLEAR_ENDPLATE_CORNER: Record = Record {
    id: "landmark_error.clear.endplate_corner",
    kind: "landmark_error",
    value: 1.75,
    unit: "mm",
    inclusive: None,
    population: "clear film",
    source: "derived",
    locator: "Monte Carlo with the reference model reproduces the published reader error: SS 3.99 deg (3.97 from S31), PT about 1.7 deg (1.80 from S31)",
    flag: Flag::D,
    review: "2026-11",
};

/// clear film: as the endplate corner, same simulation.
pub const LANDMARK_ERROR_CLEAR_CENTROID: Record = Record {
    id: "landmark_error.clear.centroid",
    kind: "landmark_error",
    value: 1.5,
    unit: "mm",
    inclusive: None,
    population: "clear film",
    source: "derived",
    locator: "as the endplate corner, same simulation",
    flag: Flag::D,
    review: "2026-11",
};

/// clear film: as the endplate corner, same simulation.
pub const LANDMARK_ERROR_CLEAR_FEMORAL_HEAD: Record = Record {
    id: "landmark_error.clear.femoral_head",
    kind: "landmark_error",
    value: 4.0,
    unit: "mm",
    inclusive: None,
    population: "clear film",
    source: "derived",
    locator: "as the endplate corner, same simulation",
    flag: Flag::D,
    review: "2026-11",
};

/// clear film: joint centres and skull points take the error of a point in the same simulation.
pub const LANDMARK_ERROR_CLEAR_OTHER_POINT: Record = Record {
    id: "landmark_error.clear.other_point",
    kind: "landmark_error",
    value: 1.5,
    unit: "mm",
    inclusive: None,
    population: "clear film",
    source: "derived",
    locator: "joint centres and skull points take the error of a point in the same simulation",
    flag: Flag::D,
    review: "2026-11",
};

/// instrumented or blurred film: recommended beside the default of the same simulation.
pub const LANDMARK_ERROR_OBSCURED_ENDPLATE_CORNER: Record = Record {
    id: "landmark_error.obscured.endplate_corner",
    kind: "landmark_error",
    value: 2.5,
    unit: "mm",
    inclusive: None,
    population: "instrumented or blurred film",
    source: "derived",
    locator: "recommended beside the default of the same simulation",
    flag: Flag::D,
    review: "2026-11",
};

/// instrumented or blurred film: recommended beside the default of the same simulation.
pub const LANDMARK_ERROR_OBSCURED_CENTROID: Record = Record {
    id: "landmark_error.obscured.centroid",
    kind: "landmark_error",
    value: 2.0,
    unit: "mm",
    inclusive: None,
    population: "instrumented or blurred film",
    source: "derived",
    locator: "recommended beside the default of the same simulation",
    flag: Flag::D,
    review: "2026-11",
};

/// instrumented or blurred film: recommended as 4 or more: a lower bound.
pub const LANDMARK_ERROR_OBSCURED_FEMORAL_HEAD: Record = Record {
    id: "landmark_error.obscured.femoral_head",
    kind: "landmark_error",
    value: 4.0,
    unit: "mm",
    inclusive: None,
    population: "instrumented or blurred film",
    source: "derived",
    locator: "recommended as 4 or more: a lower bound",
    flag: Flag::D,
    review: "2026-11",
};

/// instrumented or blurred film: joint centres and skull points take the error of a point in the same simulation.
pub const LANDMARK_ERROR_OBSCURED_OTHER_POINT: Record = Record {
    id: "landmark_error.obscured.other_point",
    kind: "landmark_error",
    value: 2.0,
    unit: "mm",
    inclusive: None,
    population: "instrumented or blurred film",
    source: "derived",
    locator: "joint centres and skull points take the error of a point in the same simulation",
    flag: Flag::D,
    review: "2026-11",
};

/// 288 patients with adult spinal deformity: abstract, AA with the compensation of the legs removed.
pub const NORM_UNCOMPENSATED_ANKLE_ANGLE: Record = Record {
    id: "norm.uncompensated.ankle_angle",
    kind: "norm",
    value: 3.7,
    unit: "deg",
    inclusive: None,
    population: "288 patients with adult spinal deformity",
    source: "S21",
    locator: "abstract, AA with the compensation of the legs removed",
    flag: Flag::V,
    review: "2026-11",
};

/// 288 patients with adult spinal deformity: abstract, KA with the compensation of the legs removed.
pub const NORM_UNCOMPENSATED_KNEE_ANGLE: Record = Record {
    id: "norm.uncompensated.knee_angle",
    kind: "norm",
    value: -0.4,
    unit: "deg",
    inclusive: None,
    population: "288 patients with adult spinal deformity",
    source: "S21",
    locator: "abstract, KA with the compensation of the legs removed",
    flag: Flag::V,
    review: "2026-11",
};

/// 30 healthy persons standing twice, arms on a rail and on the collarbones: half of the 95 % limits of agreement of SVA, -36.6 to 39.7 mm, between arms on a rail and on the collarbones; taken by Upright for the scatter between two standing films.
pub const NORM_POSTURE_REPEAT_SVA: Record = Record {
    id: "norm.posture_repeat.sva",
    kind: "norm",
    value: 38.15,
    unit: "mm",
    inclusive: None,
    population: "30 healthy persons standing twice, arms on a rail and on the collarbones",
    source: "S36",
    locator: "half of the 95 % limits of agreement of SVA, -36.6 to 39.7 mm, between arms on a rail and on the collarbones; taken by Upright for the scatter between two standing films",
    flag: Flag::L,
    review: "2026-11",
};

/// 642 volunteers, 18 to 90 years: abstract, mean.
pub const NORM_PELVIC_INCIDENCE_MEAN: Record = Record {
    id: "norm.pelvic_incidence.mean",
    kind: "norm",
    value: 49.3,
    unit: "deg",
    inclusive: None,
    population: "642 volunteers, 18 to 90 years",
    source: "S54",
    locator: "abstract, mean",
    flag: Flag::V,
    review: "2026-11",
};

/// 642 volunteers, 18 to 90 years: abstract, standard deviation.
pub const NORM_PELVIC_INCIDENCE_SD: Record = Record {
    id: "norm.pelvic_incidence.sd",
    kind: "norm",
    value: 9.5,
    unit: "deg",
    inclusive: None,
    population: "642 volunteers, 18 to 90 years",
    source: "S54",
    locator: "abstract, standard deviation",
    flag: Flag::V,
    review: "2026-11",
};

/// 468 volunteers, 40.4 (14.8) years: abstract, T4 to T12, mean.
pub const NORM_THORACIC_KYPHOSIS_MEAN: Record = Record {
    id: "norm.thoracic_kyphosis.mean",
    kind: "norm",
    value: 37.4,
    unit: "deg",
    inclusive: None,
    population: "468 volunteers, 40.4 (14.8) years",
    source: "S50",
    locator: "abstract, T4 to T12, mean",
    flag: Flag::V,
    review: "2026-11",
};

/// 468 volunteers, 40.4 (14.8) years: abstract, T4 to T12, standard deviation.
pub const NORM_THORACIC_KYPHOSIS_SD: Record = Record {
    id: "norm.thoracic_kyphosis.sd",
    kind: "norm",
    value: 10.9,
    unit: "deg",
    inclusive: None,
    population: "468 volunteers, 40.4 (14.8) years",
    source: "S50",
    locator: "abstract, T4 to T12, standard deviation",
    flag: Flag::V,
    review: "2026-11",
};

/// 320 volunteers, median age 37 years: middle of the 80 % interval -7.0 to -3.6; the mean of S08 (-1.35) does not fit the SVA of the same table.
pub const NORM_T1_TILT_MEAN: Record = Record {
    id: "norm.t1_tilt.mean",
    kind: "norm",
    value: -5.3,
    unit: "deg",
    inclusive: None,
    population: "320 volunteers, median age 37 years",
    source: "S57",
    locator: "middle of the 80 % interval -7.0 to -3.6; the mean of S08 (-1.35) does not fit the SVA of the same table",
    flag: Flag::D,
    review: "2026-11",
};

/// 320 volunteers, median age 37 years: half of the 80 % interval -7.0 to -3.6, divided by 1.28.
pub const NORM_T1_TILT_SD: Record = Record {
    id: "norm.t1_tilt.sd",
    kind: "norm",
    value: 1.33,
    unit: "deg",
    inclusive: None,
    population: "320 volunteers, median age 37 years",
    source: "S57",
    locator: "half of the 80 % interval -7.0 to -3.6, divided by 1.28",
    flag: Flag::D,
    review: "2026-11",
};

/// 627 volunteers, 20 to 79 years: abstract, mean.
pub const NORM_LORDOSIS_T12_S1_STANDING_MEAN: Record = Record {
    id: "norm.lordosis_t12_s1.standing.mean",
    kind: "norm",
    value: 49.8,
    unit: "deg",
    inclusive: None,
    population: "627 volunteers, 20 to 79 years",
    source: "S52",
    locator: "abstract, mean",
    flag: Flag::V,
    review: "2026-11",
};

/// 627 volunteers, 20 to 79 years: abstract, mean.
pub const NORM_LORDOSIS_T12_S1_RECUMBENT_MEAN: Record = Record {
    id: "norm.lordosis_t12_s1.recumbent.mean",
    kind: "norm",
    value: 36.8,
    unit: "deg",
    inclusive: None,
    population: "627 volunteers, 20 to 79 years",
    source: "S52",
    locator: "abstract, mean",
    flag: Flag::V,
    review: "2026-11",
};

/// 627 volunteers, 20 to 79 years: abstract, mean.
pub const NORM_LORDOSIS_L4_S1_STANDING_MEAN: Record = Record {
    id: "norm.lordosis_l4_s1.standing.mean",
    kind: "norm",
    value: 34.2,
    unit: "deg",
    inclusive: None,
    population: "627 volunteers, 20 to 79 years",
    source: "S52",
    locator: "abstract, mean",
    flag: Flag::V,
    review: "2026-11",
};

/// 627 volunteers, 20 to 79 years: abstract, mean.
pub const NORM_LORDOSIS_L4_S1_RECUMBENT_MEAN: Record = Record {
    id: "norm.lordosis_l4_s1.recumbent.mean",
    kind: "norm",
    value: 29.8,
    unit: "deg",
    inclusive: None,
    population: "627 volunteers, 20 to 79 years",
    source: "S52",
    locator: "abstract, mean",
    flag: Flag::V,
    review: "2026-11",
};

/// 642 volunteers, 18 to 90 years: age of the youngest; the formulas of PI and age are not drawn out below it.
pub const NORM_VOLUNTEERS_AGE_YOUNGEST: Record = Record {
    id: "norm.volunteers.age.youngest",
    kind: "norm",
    value: 18.0,
    unit: "a",
    inclusive: None,
    population: "642 volunteers, 18 to 90 years",
    source: "S54",
    locator: "age of the youngest; the formulas of PI and age are not drawn out below it",
    flag: Flag::V,
    review: "2026-11",
};

/// 642 volunteers, 18 to 90 years: age of the oldest; the formulas of PI and age are not drawn out above it.
pub const NORM_VOLUNTEERS_AGE_OLDEST: Record = Record {
    id: "norm.volunteers.age.oldest",
    kind: "norm",
    value: 90.0,
    unit: "a",
    inclusive: None,
    population: "642 volunteers, 18 to 90 years",
    source: "S54",
    locator: "age of the oldest; the formulas of PI and age are not drawn out above it",
    flag: Flag::V,
    review: "2026-11",
};

/// 320 volunteers, median age 37 years: lower end of the 80 % interval.
pub const NORM_C2_TILT_LEAST_OF_80_PERCENT: Record = Record {
    id: "norm.c2_tilt.least_of_80_percent",
    kind: "norm",
    value: -4.4,
    unit: "deg",
    inclusive: None,
    population: "320 volunteers, median age 37 years",
    source: "S57",
    locator: "lower end of the 80 % interval",
    flag: Flag::C,
    review: "2026-11",
};

/// 320 volunteers, median age 37 years: upper end of the 80 % interval.
pub const NORM_C2_TILT_MOST_OF_80_PERCENT: Record = Record {
    id: "norm.c2_tilt.most_of_80_percent",
    kind: "norm",
    value: -1.1,
    unit: "deg",
    inclusive: None,
    population: "320 volunteers, median age 37 years",
    source: "S57",
    locator: "upper end of the 80 % interval",
    flag: Flag::C,
    review: "2026-11",
};

/// 320 volunteers, median age 37 years: lower end of the 80 % interval.
pub const NORM_T1_TILT_LEAST_OF_80_PERCENT: Record = Record {
    id: "norm.t1_tilt.least_of_80_percent",
    kind: "norm",
    value: -7.0,
    unit: "deg",
    inclusive: None,
    population: "320 volunteers, median age 37 years",
    source: "S57",
    locator: "lower end of the 80 % interval",
    flag: Flag::C,
    review: "2026-11",
};

/// 320 volunteers, median age 37 years: upper end of the 80 % interval.
pub const NORM_T1_TILT_MOST_OF_80_PERCENT: Record = Record {
    id: "norm.t1_tilt.most_of_80_percent",
    kind: "norm",
    value: -3.6,
    unit: "deg",
    inclusive: None,
    population: "320 volunteers, median age 37 years",
    source: "S57",
    locator: "upper end of the 80 % interval",
    flag: Flag::C,
    review: "2026-11",
};

/// 320 volunteers, median age 37 years: lower end of the 80 % interval.
pub const NORM_L1_TILT_LEAST_OF_80_PERCENT: Record = Record {
    id: "norm.l1_tilt.least_of_80_percent",
    kind: "norm",
    value: -10.3,
    unit: "deg",
    inclusive: None,
    population: "320 volunteers, median age 37 years",
    source: "S57",
    locator: "lower end of the 80 % interval",
    flag: Flag::C,
    review: "2026-11",
};

/// 320 volunteers, median age 37 years: upper end of the 80 % interval.
pub const NORM_L1_TILT_MOST_OF_80_PERCENT: Record = Record {
    id: "norm.l1_tilt.most_of_80_percent",
    kind: "norm",
    value: -5.1,
    unit: "deg",
    inclusive: None,
    population: "320 volunteers, median age 37 years",
    source: "S57",
    locator: "upper end of the 80 % interval",
    flag: Flag::C,
    review: "2026-11",
};

/// volunteers: table 3, PT of class 1.
pub const NORM_BARREY_CLASS_1_PELVIC_TILT: Record = Record {
    id: "norm.barrey.class_1.pelvic_tilt",
    kind: "norm",
    value: 4.0,
    unit: "deg",
    inclusive: None,
    population: "volunteers",
    source: "S58",
    locator: "table 3, PT of class 1",
    flag: Flag::V,
    review: "2026-11",
};

/// volunteers: table 3, LL minus PI of class 1.
pub const NORM_BARREY_CLASS_1_LORDOSIS_OVER_INCIDENCE: Record = Record {
    id: "norm.barrey.class_1.lordosis_over_incidence",
    kind: "norm",
    value: 18.0,
    unit: "deg",
    inclusive: None,
    population: "volunteers",
    source: "S58",
    locator: "table 3, LL minus PI of class 1",
    flag: Flag::V,
    review: "2026-11",
};

/// volunteers: table 3, PT of class 2.
pub const NORM_BARREY_CLASS_2_PELVIC_TILT: Record = Record {
    id: "norm.barrey.class_2.pelvic_tilt",
    kind: "norm",
    value: 8.0,
    unit: "deg",
    inclusive: None,
    population: "volunteers",
    source: "S58",
    locator: "table 3, PT of class 2",
    flag: Flag::V,
    review: "2026-11",
};

/// volunteers: table 3, LL minus PI of class 2.
pub const NORM_BARREY_CLASS_2_LORDOSIS_OVER_INCIDENCE: Record = Record {
    id: "norm.barrey.class_2.lordosis_over_incidence",
    kind: "norm",
    value: 13.0,
    unit: "deg",
    inclusive: None,
    population: "volunteers",
    source: "S58",
    locator: "table 3, LL minus PI of class 2",
    flag: Flag::V,
    review: "2026-11",
};

/// volunteers: table 3, PT of class 3.
pub const NORM_BARREY_CLASS_3_PELVIC_TILT: Record = Record {
    id: "norm.barrey.class_3.pelvic_tilt",
    kind: "norm",
    value: 12.0,
    unit: "deg",
    inclusive: None,
    population: "volunteers",
    source: "S58",
    locator: "table 3, PT of class 3",
    flag: Flag::V,
    review: "2026-11",
};

/// volunteers: table 3, LL minus PI of class 3.
pub const NORM_BARREY_CLASS_3_LORDOSIS_OVER_INCIDENCE: Record = Record {
    id: "norm.barrey.class_3.lordosis_over_incidence",
    kind: "norm",
    value: 9.0,
    unit: "deg",
    inclusive: None,
    population: "volunteers",
    source: "S58",
    locator: "table 3, LL minus PI of class 3",
    flag: Flag::V,
    review: "2026-11",
};

/// volunteers: table 3, PT of class 4.
pub const NORM_BARREY_CLASS_4_PELVIC_TILT: Record = Record {
    id: "norm.barrey.class_4.pelvic_tilt",
    kind: "norm",
    value: 16.0,
    unit: "deg",
    inclusive: None,
    population: "volunteers",
    source: "S58",
    locator: "table 3, PT of class 4",
    flag: Flag::V,
    review: "2026-11",
};

/// volunteers: table 3, LL minus PI of class 4.
pub const NORM_BARREY_CLASS_4_LORDOSIS_OVER_INCIDENCE: Record = Record {
    id: "norm.barrey.class_4.lordosis_over_incidence",
    kind: "norm",
    value: 6.0,
    unit: "deg",
    inclusive: None,
    population: "volunteers",
    source: "S58",
    locator: "table 3, LL minus PI of class 4",
    flag: Flag::V,
    review: "2026-11",
};

/// volunteers: table 3, PT of class 5.
pub const NORM_BARREY_CLASS_5_PELVIC_TILT: Record = Record {
    id: "norm.barrey.class_5.pelvic_tilt",
    kind: "norm",
    value: 20.0,
    unit: "deg",
    inclusive: None,
    population: "volunteers",
    source: "S58",
    locator: "table 3, PT of class 5",
    flag: Flag::V,
    review: "2026-11",
};

/// volunteers: table 3, LL minus PI of class 5.
pub const NORM_BARREY_CLASS_5_LORDOSIS_OVER_INCIDENCE: Record = Record {
    id: "norm.barrey.class_5.lordosis_over_incidence",
    kind: "norm",
    value: 2.0,
    unit: "deg",
    inclusive: None,
    population: "volunteers",
    source: "S58",
    locator: "table 3, LL minus PI of class 5",
    flag: Flag::V,
    review: "2026-11",
};

/// volunteers: table 3, PT of class 6.
pub const NORM_BARREY_CLASS_6_PELVIC_TILT: Record = Record {
    id: "norm.barrey.class_6.pelvic_tilt",
    kind: "norm",
    value: 24.0,
    unit: "deg",
    inclusive: None,
    population: "volunteers",
    source: "S58",
    locator: "table 3, PT of class 6",
    flag: Flag::V,
    review: "2026-11",
};

/// volunteers: table 3, LL minus PI of class 6.
pub const NORM_BARREY_CLASS_6_LORDOSIS_OVER_INCIDENCE: Record = Record {
    id: "norm.barrey.class_6.lordosis_over_incidence",
    kind: "norm",
    value: -5.0,
    unit: "deg",
    inclusive: None,
    population: "volunteers",
    source: "S58",
    locator: "table 3, LL minus PI of class 6",
    flag: Flag::V,
    review: "2026-11",
};

/// L1, 120 kV, no contrast medium: attenuation holds at this tube voltage only.
pub const NORM_BONE_HU_KILOVOLTS: Record = Record {
    id: "norm.bone.hu.kilovolts",
    kind: "norm",
    value: 120.0,
    unit: "kV",
    inclusive: None,
    population: "L1, 120 kV, no contrast medium",
    source: "S91",
    locator: "attenuation holds at this tube voltage only",
    flag: Flag::V,
    review: "2026-11",
};

/// adult spinal deformity after operation: area under the curve in other series, least.
pub const NORM_GAP_DISCRIMINATION_EXTERNAL_LEAST: Record = Record {
    id: "norm.gap.discrimination.external_least",
    kind: "norm",
    value: 0.5,
    unit: "1",
    inclusive: None,
    population: "adult spinal deformity after operation",
    source: "S11",
    locator: "area under the curve in other series, least",
    flag: Flag::M,
    review: "2026-11",
};

/// adult spinal deformity after operation: area under the curve in other series, greatest.
pub const NORM_GAP_DISCRIMINATION_EXTERNAL_MOST: Record = Record {
    id: "norm.gap.discrimination.external_most",
    kind: "norm",
    value: 0.86,
    unit: "1",
    inclusive: None,
    population: "adult spinal deformity after operation",
    source: "S11",
    locator: "area under the curve in other series, greatest",
    flag: Flag::M,
    review: "2026-11",
};

/// adult spinal deformity after operation: area under the curve, pooled.
pub const NORM_GAP_DISCRIMINATION_POOLED: Record = Record {
    id: "norm.gap.discrimination.pooled",
    kind: "norm",
    value: 0.68,
    unit: "1",
    inclusive: None,
    population: "adult spinal deformity after operation",
    source: "S46",
    locator: "area under the curve, pooled",
    flag: Flag::V,
    review: "2026-11",
};

/// readers of standing lateral films: kappa between readers, least.
pub const NORM_ROUSSOULY_AGREEMENT_LEAST: Record = Record {
    id: "norm.roussouly.agreement.least",
    kind: "norm",
    value: 0.37,
    unit: "1",
    inclusive: None,
    population: "readers of standing lateral films",
    source: "S71",
    locator: "kappa between readers, least",
    flag: Flag::V,
    review: "2026-11",
};

/// readers of standing lateral films: kappa between readers, greatest.
pub const NORM_ROUSSOULY_AGREEMENT_MOST: Record = Record {
    id: "norm.roussouly.agreement.most",
    kind: "norm",
    value: 0.43,
    unit: "1",
    inclusive: None,
    population: "readers of standing lateral films",
    source: "S71",
    locator: "kappa between readers, greatest",
    flag: Flag::V,
    review: "2026-11",
};

/// triple-phase bone scan: flow: frames of 1 to 2 s, or 2 to 5 s.
pub const SCINTIGRAPHY_FLOW_FRAME_LEAST: Record = Record {
    id: "scintigraphy.flow.frame.least",
    kind: "norm",
    value: 1.0,
    unit: "s",
    inclusive: None,
    population: "triple-phase bone scan",
    source: "S100",
    locator: "flow: frames of 1 to 2 s, or 2 to 5 s",
    flag: Flag::V,
    review: "2026-11",
};

/// triple-phase bone scan: flow: frames of 1 to 2 s, or 2 to 5 s.
pub const SCINTIGRAPHY_FLOW_FRAME_MOST: Record = Record {
    id: "scintigraphy.flow.frame.most",
    kind: "norm",
    value: 5.0,
    unit: "s",
    inclusive: None,
    population: "triple-phase bone scan",
    source: "S100",
    locator: "flow: frames of 1 to 2 s, or 2 to 5 s",
    flag: Flag::V,
    review: "2026-11",
};

/// triple-phase bone scan: flow: frames for 60 s.
pub const SCINTIGRAPHY_FLOW_DURATION: Record = Record {
    id: "scintigraphy.flow.duration",
    kind: "norm",
    value: 60.0,
    unit: "s",
    inclusive: None,
    population: "triple-phase bone scan",
    source: "S100",
    locator: "flow: frames for 60 s",
    flag: Flag::V,
    review: "2026-11",
};

/// triple-phase bone scan: blood pool: from immediately after the flow to 5 minutes.
pub const SCINTIGRAPHY_BLOOD_POOL_MOST: Record = Record {
    id: "scintigraphy.blood_pool.most",
    kind: "norm",
    value: 300.0,
    unit: "s",
    inclusive: None,
    population: "triple-phase bone scan",
    source: "S100",
    locator: "blood pool: from immediately after the flow to 5 minutes",
    flag: Flag::V,
    review: "2026-11",
};

/// triple-phase bone scan: blood pool: 10 minutes are usual too, not seen in the pages.
pub const SCINTIGRAPHY_BLOOD_POOL_LATEST: Record = Record {
    id: "scintigraphy.blood_pool.latest",
    kind: "norm",
    value: 600.0,
    unit: "s",
    inclusive: None,
    population: "triple-phase bone scan",
    source: "S100",
    locator: "blood pool: 10 minutes are usual too, not seen in the pages",
    flag: Flag::M,
    review: "2026-11",
};

/// triple-phase bone scan: delayed phase: 2 to 4 hours.
pub const SCINTIGRAPHY_DELAYED_LEAST: Record = Record {
    id: "scintigraphy.delayed.least",
    kind: "norm",
    value: 7200.0,
    unit: "s",
    inclusive: None,
    population: "triple-phase bone scan",
    source: "S100",
    locator: "delayed phase: 2 to 4 hours",
    flag: Flag::V,
    review: "2026-11",
};

/// triple-phase bone scan: delayed phase: 2 to 4 hours.
pub const SCINTIGRAPHY_DELAYED_MOST: Record = Record {
    id: "scintigraphy.delayed.most",
    kind: "norm",
    value: 14400.0,
    unit: "s",
    inclusive: None,
    population: "triple-phase bone scan",
    source: "S100",
    locator: "delayed phase: 2 to 4 hours",
    flag: Flag::V,
    review: "2026-11",
};

/// triple-phase bone scan: delayed phase: a further picture at 24 hours is optional.
pub const SCINTIGRAPHY_DELAYED_OPTIONAL: Record = Record {
    id: "scintigraphy.delayed.optional",
    kind: "norm",
    value: 86400.0,
    unit: "s",
    inclusive: None,
    population: "triple-phase bone scan",
    source: "S100",
    locator: "delayed phase: a further picture at 24 hours is optional",
    flag: Flag::V,
    review: "2026-11",
};

/// 642 volunteers, 18 to 90 years: abstract, constant.
pub const FORMULA_PELVIC_TILT_CONSTANT: Record = Record {
    id: "formula.pelvic_tilt.constant",
    kind: "formula",
    value: -12.7,
    unit: "deg",
    inclusive: None,
    population: "642 volunteers, 18 to 90 years",
    source: "S54",
    locator: "abstract, constant",
    flag: Flag::V,
    review: "2026-11",
};

/// 642 volunteers, 18 to 90 years: abstract, degrees for each degree of PI.
pub const FORMULA_PELVIC_TILT_PER_PELVIC_INCIDENCE: Record = Record {
    id: "formula.pelvic_tilt.per_pelvic_incidence",
    kind: "formula",
    value: 0.38,
    unit: "1",
    inclusive: None,
    population: "642 volunteers, 18 to 90 years",
    source: "S54",
    locator: "abstract, degrees for each degree of PI",
    flag: Flag::V,
    review: "2026-11",
};

/// 642 volunteers, 18 to 90 years: abstract, degrees for each year of age.
pub const FORMULA_PELVIC_TILT_PER_AGE: Record = Record {
    id: "formula.pelvic_tilt.per_age",
    kind: "formula",
    value: 0.14,
    unit: "deg/a",
    inclusive: None,
    population: "642 volunteers, 18 to 90 years",
    source: "S54",
    locator: "abstract, degrees for each year of age",
    flag: Flag::V,
    review: "2026-11",
};

/// 126 volunteers, 20 to 69 years: abstract, constant.
pub const FORMULA_LUMBAR_LORDOSIS_CONSTANT: Record = Record {
    id: "formula.lumbar_lordosis.constant",
    kind: "formula",
    value: 32.9,
    unit: "deg",
    inclusive: None,
    population: "126 volunteers, 20 to 69 years",
    source: "S19",
    locator: "abstract, constant",
    flag: Flag::V,
    review: "2026-11",
};

/// 126 volunteers, 20 to 69 years: abstract, degrees for each degree of PI.
pub const FORMULA_LUMBAR_LORDOSIS_PER_PELVIC_INCIDENCE: Record = Record {
    id: "formula.lumbar_lordosis.per_pelvic_incidence",
    kind: "formula",
    value: 0.6,
    unit: "1",
    inclusive: None,
    population: "126 volunteers, 20 to 69 years",
    source: "S19",
    locator: "abstract, degrees for each degree of PI",
    flag: Flag::V,
    review: "2026-11",
};

/// 126 volunteers, 20 to 69 years: abstract, degrees for each year of age.
pub const FORMULA_LUMBAR_LORDOSIS_PER_AGE: Record = Record {
    id: "formula.lumbar_lordosis.per_age",
    kind: "formula",
    value: -0.23,
    unit: "deg/a",
    inclusive: None,
    population: "126 volunteers, 20 to 69 years",
    source: "S19",
    locator: "abstract, degrees for each year of age",
    flag: Flag::V,
    review: "2026-11",
};

/// 642 volunteers, 18 to 90 years: abstract, constant.
pub const FORMULA_T1PA_CONSTANT: Record = Record {
    id: "formula.t1pa.constant",
    kind: "formula",
    value: -16.9,
    unit: "deg",
    inclusive: None,
    population: "642 volunteers, 18 to 90 years",
    source: "S54",
    locator: "abstract, constant",
    flag: Flag::V,
    review: "2026-11",
};

/// 642 volunteers, 18 to 90 years: abstract, degrees for each degree of PI.
pub const FORMULA_T1PA_PER_PELVIC_INCIDENCE: Record = Record {
    id: "formula.t1pa.per_pelvic_incidence",
    kind: "formula",
    value: 0.34,
    unit: "1",
    inclusive: None,
    population: "642 volunteers, 18 to 90 years",
    source: "S54",
    locator: "abstract, degrees for each degree of PI",
    flag: Flag::V,
    review: "2026-11",
};

/// 642 volunteers, 18 to 90 years: abstract, degrees for each year of age.
pub const FORMULA_T1PA_PER_AGE: Record = Record {
    id: "formula.t1pa.per_age",
    kind: "formula",
    value: 0.15,
    unit: "deg/a",
    inclusive: None,
    population: "642 volunteers, 18 to 90 years",
    source: "S54",
    locator: "abstract, degrees for each year of age",
    flag: Flag::V,
    review: "2026-11",
};

/// 642 volunteers, 18 to 90 years: abstract, constant.
pub const FORMULA_SSA_CONSTANT: Record = Record {
    id: "formula.ssa.constant",
    kind: "formula",
    value: 109.8,
    unit: "deg",
    inclusive: None,
    population: "642 volunteers, 18 to 90 years",
    source: "S54",
    locator: "abstract, constant",
    flag: Flag::V,
    review: "2026-11",
};

/// 642 volunteers, 18 to 90 years: abstract, degrees for each degree of PI.
pub const FORMULA_SSA_PER_PELVIC_INCIDENCE: Record = Record {
    id: "formula.ssa.per_pelvic_incidence",
    kind: "formula",
    value: 0.58,
    unit: "1",
    inclusive: None,
    population: "642 volunteers, 18 to 90 years",
    source: "S54",
    locator: "abstract, degrees for each degree of PI",
    flag: Flag::V,
    review: "2026-11",
};

/// 642 volunteers, 18 to 90 years: abstract, degrees for each year of age.
pub const FORMULA_SSA_PER_AGE: Record = Record {
    id: "formula.ssa.per_age",
    kind: "formula",
    value: -0.19,
    unit: "deg/a",
    inclusive: None,
    population: "642 volunteers, 18 to 90 years",
    source: "S54",
    locator: "abstract, degrees for each year of age",
    flag: Flag::V,
    review: "2026-11",
};

/// 642 volunteers, 18 to 90 years: abstract, constant.
pub const FORMULA_SFA_CONSTANT: Record = Record {
    id: "formula.sfa.constant",
    kind: "formula",
    value: 173.0,
    unit: "deg",
    inclusive: None,
    population: "642 volunteers, 18 to 90 years",
    source: "S54",
    locator: "abstract, constant",
    flag: Flag::V,
    review: "2026-11",
};

/// 642 volunteers, 18 to 90 years: abstract, degrees for each degree of PI.
pub const FORMULA_SFA_PER_PELVIC_INCIDENCE: Record = Record {
    id: "formula.sfa.per_pelvic_incidence",
    kind: "formula",
    value: 0.39,
    unit: "1",
    inclusive: None,
    population: "642 volunteers, 18 to 90 years",
    source: "S54",
    locator: "abstract, degrees for each degree of PI",
    flag: Flag::V,
    review: "2026-11",
};

/// 642 volunteers, 18 to 90 years: abstract, degrees for each year of age.
pub const FORMULA_SFA_PER_AGE: Record = Record {
    id: "formula.sfa.per_age",
    kind: "formula",
    value: 0.11,
    unit: "deg/a",
    inclusive: None,
    population: "642 volunteers, 18 to 90 years",
    source: "S54",
    locator: "abstract, degrees for each year of age",
    flag: Flag::V,
    review: "2026-11",
};

/// adult spinal deformity, mean absolute error 5.0 deg: constant.
pub const FORMULA_LORDOSIS_NEEDED_CONSTANT: Record = Record {
    id: "formula.lordosis_needed.constant",
    kind: "formula",
    value: 10.0,
    unit: "deg",
    inclusive: None,
    population: "adult spinal deformity, mean absolute error 5.0 deg",
    source: "S104",
    locator: "constant",
    flag: Flag::V,
    review: "2026-11",
};

/// adult spinal deformity, mean absolute error 5.0 deg: degrees for each degree of PI.
pub const FORMULA_LORDOSIS_NEEDED_PER_PELVIC_INCIDENCE: Record = Record {
    id: "formula.lordosis_needed.per_pelvic_incidence",
    kind: "formula",
    value: 1.0,
    unit: "1",
    inclusive: None,
    population: "adult spinal deformity, mean absolute error 5.0 deg",
    source: "S104",
    locator: "degrees for each degree of PI",
    flag: Flag::V,
    review: "2026-11",
};

/// adult spinal deformity, mean absolute error 5.0 deg: degrees for each degree of TK, kyphosis positive (printed -0.3 with kyphosis negative).
pub const FORMULA_LORDOSIS_NEEDED_PER_THORACIC_KYPHOSIS: Record = Record {
    id: "formula.lordosis_needed.per_thoracic_kyphosis",
    kind: "formula",
    value: 0.3,
    unit: "1",
    inclusive: None,
    population: "adult spinal deformity, mean absolute error 5.0 deg",
    source: "S104",
    locator: "degrees for each degree of TK, kyphosis positive (printed -0.3 with kyphosis negative)",
    flag: Flag::D,
    review: "2026-11",
};

/// adult spinal deformity, mean absolute error 5.0 deg: degrees for each year of age.
pub const FORMULA_LORDOSIS_NEEDED_PER_AGE: Record = Record {
    id: "formula.lordosis_needed.per_age",
    kind: "formula",
    value: -0.5,
    unit: "deg/a",
    inclusive: None,
    population: "adult spinal deformity, mean absolute error 5.0 deg",
    source: "S104",
    locator: "degrees for each year of age",
    flag: Flag::V,
    review: "2026-11",
};

/// adult spinal deformity: the printed table leaves open what lies between -7.1 and -7.0.
pub const SEAM_GAP_RELATIVE_PELVIC_VERSION: Record = Record {
    id: "seam.gap.relative_pelvic_version",
    kind: "formula",
    value: -7.1,
    unit: "deg",
    inclusive: None,
    population: "adult spinal deformity",
    source: "S11",
    locator: "the printed table leaves open what lies between -7.1 and -7.0",
    flag: Flag::C,
    review: "2026-11",
};

/// adult spinal deformity: the printed table leaves open what lies between -14.1 and -14.0.
pub const SEAM_GAP_RELATIVE_LUMBAR_LORDOSIS: Record = Record {
    id: "seam.gap.relative_lumbar_lordosis",
    kind: "formula",
    value: -14.1,
    unit: "deg",
    inclusive: None,
    population: "adult spinal deformity",
    source: "S11",
    locator: "the printed table leaves open what lies between -14.1 and -14.0",
    flag: Flag::C,
    review: "2026-11",
};

/// adult spinal deformity: the printed table leaves open what lies between 49 and 50.
pub const SEAM_GAP_LORDOSIS_DISTRIBUTION: Record = Record {
    id: "seam.gap.lordosis_distribution",
    kind: "formula",
    value: 49.0,
    unit: "%",
    inclusive: None,
    population: "adult spinal deformity",
    source: "S11",
    locator: "the printed table leaves open what lies between 49 and 50",
    flag: Flag::C,
    review: "2026-11",
};

/// adult spinal deformity: the printed table leaves open what lies between 10 and 10.1.
pub const SEAM_GAP_RELATIVE_SPINOPELVIC_ALIGNMENT: Record = Record {
    id: "seam.gap.relative_spinopelvic_alignment",
    kind: "formula",
    value: 10.1,
    unit: "deg",
    inclusive: None,
    population: "adult spinal deformity",
    source: "S11",
    locator: "the printed table leaves open what lies between 10 and 10.1",
    flag: Flag::C,
    review: "2026-11",
};

/// adult spinal deformity: ideal value, constant.
pub const FORMULA_GAP_SACRAL_SLOPE_CONSTANT: Record = Record {
    id: "formula.gap.sacral_slope.constant",
    kind: "formula",
    value: 9.0,
    unit: "deg",
    inclusive: None,
    population: "adult spinal deformity",
    source: "S11",
    locator: "ideal value, constant",
    flag: Flag::C,
    review: "2026-11",
};

/// adult spinal deformity: ideal value, degrees for each degree of PI.
pub const FORMULA_GAP_SACRAL_SLOPE_PER_PELVIC_INCIDENCE: Record = Record {
    id: "formula.gap.sacral_slope.per_pelvic_incidence",
    kind: "formula",
    value: 0.59,
    unit: "1",
    inclusive: None,
    population: "adult spinal deformity",
    source: "S11",
    locator: "ideal value, degrees for each degree of PI",
    flag: Flag::C,
    review: "2026-11",
};

/// adult spinal deformity: ideal value, constant.
pub const FORMULA_GAP_LUMBAR_LORDOSIS_CONSTANT: Record = Record {
    id: "formula.gap.lumbar_lordosis.constant",
    kind: "formula",
    value: 29.0,
    unit: "deg",
    inclusive: None,
    population: "adult spinal deformity",
    source: "S11",
    locator: "ideal value, constant",
    flag: Flag::C,
    review: "2026-11",
};

/// adult spinal deformity: ideal value, degrees for each degree of PI.
pub const FORMULA_GAP_LUMBAR_LORDOSIS_PER_PELVIC_INCIDENCE: Record = Record {
    id: "formula.gap.lumbar_lordosis.per_pelvic_incidence",
    kind: "formula",
    value: 0.62,
    unit: "1",
    inclusive: None,
    population: "adult spinal deformity",
    source: "S11",
    locator: "ideal value, degrees for each degree of PI",
    flag: Flag::C,
    review: "2026-11",
};

/// adult spinal deformity: ideal value, constant.
pub const FORMULA_GAP_GLOBAL_TILT_CONSTANT: Record = Record {
    id: "formula.gap.global_tilt.constant",
    kind: "formula",
    value: -15.0,
    unit: "deg",
    inclusive: None,
    population: "adult spinal deformity",
    source: "S11",
    locator: "ideal value, constant",
    flag: Flag::C,
    review: "2026-11",
};

/// adult spinal deformity: ideal value, degrees for each degree of PI.
pub const FORMULA_GAP_GLOBAL_TILT_PER_PELVIC_INCIDENCE: Record = Record {
    id: "formula.gap.global_tilt.per_pelvic_incidence",
    kind: "formula",
    value: 0.48,
    unit: "1",
    inclusive: None,
    population: "adult spinal deformity",
    source: "S11",
    locator: "ideal value, degrees for each degree of PI",
    flag: Flag::C,
    review: "2026-11",
};

/// adult spinal deformity: age-adjusted target of PI-LL: value at 55 years.
pub const FORMULA_AGE_ADJUSTED_PI_LL_AT_REFERENCE_AGE: Record = Record {
    id: "formula.age_adjusted.pi_ll.at_reference_age",
    kind: "formula",
    value: 3.0,
    unit: "deg",
    inclusive: None,
    population: "adult spinal deformity",
    source: "S48",
    locator: "age-adjusted target of PI-LL: value at 55 years",
    flag: Flag::C,
    review: "2026-11",
};

/// adult spinal deformity: age-adjusted target of PI-LL: years for each unit that it grows.
pub const FORMULA_AGE_ADJUSTED_PI_LL_YEARS_PER_UNIT: Record = Record {
    id: "formula.age_adjusted.pi_ll.years_per_unit",
    kind: "formula",
    value: 2.0,
    unit: "a/deg",
    inclusive: None,
    population: "adult spinal deformity",
    source: "S48",
    locator: "age-adjusted target of PI-LL: years for each unit that it grows",
    flag: Flag::C,
    review: "2026-11",
};

/// adult spinal deformity: age-adjusted target of PT: value at 55 years.
pub const FORMULA_AGE_ADJUSTED_PT_AT_REFERENCE_AGE: Record = Record {
    id: "formula.age_adjusted.pt.at_reference_age",
    kind: "formula",
    value: 20.0,
    unit: "deg",
    inclusive: None,
    population: "adult spinal deformity",
    source: "S48",
    locator: "age-adjusted target of PT: value at 55 years",
    flag: Flag::C,
    review: "2026-11",
};

/// adult spinal deformity: age-adjusted target of PT: years for each unit that it grows.
pub const FORMULA_AGE_ADJUSTED_PT_YEARS_PER_UNIT: Record = Record {
    id: "formula.age_adjusted.pt.years_per_unit",
    kind: "formula",
    value: 3.0,
    unit: "a/deg",
    inclusive: None,
    population: "adult spinal deformity",
    source: "S48",
    locator: "age-adjusted target of PT: years for each unit that it grows",
    flag: Flag::C,
    review: "2026-11",
};

/// adult spinal deformity: age-adjusted target of SVA: value at 55 years.
pub const FORMULA_AGE_ADJUSTED_SVA_AT_REFERENCE_AGE: Record = Record {
    id: "formula.age_adjusted.sva.at_reference_age",
    kind: "formula",
    value: 25.0,
    unit: "mm",
    inclusive: None,
    population: "adult spinal deformity",
    source: "S48",
    locator: "age-adjusted target of SVA: value at 55 years",
    flag: Flag::C,
    review: "2026-11",
};

/// adult spinal deformity: age-adjusted target of SVA: years for each unit that it grows.
pub const FORMULA_AGE_ADJUSTED_SVA_YEARS_PER_UNIT: Record = Record {
    id: "formula.age_adjusted.sva.years_per_unit",
    kind: "formula",
    value: 0.5,
    unit: "a/mm",
    inclusive: None,
    population: "adult spinal deformity",
    source: "S48",
    locator: "age-adjusted target of SVA: years for each unit that it grows",
    flag: Flag::C,
    review: "2026-11",
};

/// adult spinal deformity: age-adjusted target of T1PA: value at 55 years.
pub const FORMULA_AGE_ADJUSTED_T1PA_AT_REFERENCE_AGE: Record = Record {
    id: "formula.age_adjusted.t1pa.at_reference_age",
    kind: "formula",
    value: 16.0,
    unit: "deg",
    inclusive: None,
    population: "adult spinal deformity",
    source: "S47",
    locator: "age-adjusted target of T1PA: value at 55 years",
    flag: Flag::M,
    review: "2026-11",
};

/// adult spinal deformity: age-adjusted target of T1PA: years for each unit that it grows.
pub const FORMULA_AGE_ADJUSTED_T1PA_YEARS_PER_UNIT: Record = Record {
    id: "formula.age_adjusted.t1pa.years_per_unit",
    kind: "formula",
    value: 2.0,
    unit: "a/deg",
    inclusive: None,
    population: "adult spinal deformity",
    source: "S47",
    locator: "age-adjusted target of T1PA: years for each unit that it grows",
    flag: Flag::M,
    review: "2026-11",
};

/// adult spinal deformity: the age from which years are counted.
pub const FORMULA_AGE_ADJUSTED_REFERENCE_AGE: Record = Record {
    id: "formula.age_adjusted.reference_age",
    kind: "formula",
    value: 55.0,
    unit: "a",
    inclusive: None,
    population: "adult spinal deformity",
    source: "S48",
    locator: "the age from which years are counted",
    flag: Flag::C,
    review: "2026-11",
};

/// volunteers: normal L1PA, constant; normative, not a target of surgery.
pub const FORMULA_L1PA_CONSTANT: Record = Record {
    id: "formula.l1pa.constant",
    kind: "formula",
    value: -21.0,
    unit: "deg",
    inclusive: None,
    population: "volunteers",
    source: "S56",
    locator: "normal L1PA, constant; normative, not a target of surgery",
    flag: Flag::V,
    review: "2026-11",
};

/// volunteers: normal L1PA, degrees for each degree of PI.
pub const FORMULA_L1PA_PER_PELVIC_INCIDENCE: Record = Record {
    id: "formula.l1pa.per_pelvic_incidence",
    kind: "formula",
    value: 0.5,
    unit: "1",
    inclusive: None,
    population: "volunteers",
    source: "S56",
    locator: "normal L1PA, degrees for each degree of PI",
    flag: Flag::V,
    review: "2026-11",
};

/// adult spinal deformity: target of surgery, recalled and to be verified: constant.
pub const FORMULA_L1PA_TARGET_CONSTANT: Record = Record {
    id: "formula.l1pa_target.constant",
    kind: "formula",
    value: -19.0,
    unit: "deg",
    inclusive: None,
    population: "adult spinal deformity",
    source: "derived",
    locator: "target of surgery, recalled and to be verified: constant",
    flag: Flag::M,
    review: "2026-11",
};

/// adult spinal deformity: target of surgery, recalled and to be verified: degrees for each degree of PI.
pub const FORMULA_L1PA_TARGET_PER_PELVIC_INCIDENCE: Record = Record {
    id: "formula.l1pa_target.per_pelvic_incidence",
    kind: "formula",
    value: 0.5,
    unit: "1",
    inclusive: None,
    population: "adult spinal deformity",
    source: "derived",
    locator: "target of surgery, recalled and to be verified: degrees for each degree of PI",
    flag: Flag::M,
    review: "2026-11",
};

/// adult spinal deformity: target of surgery, recalled and to be verified: to either side.
pub const FORMULA_L1PA_TARGET_TOLERANCE: Record = Record {
    id: "formula.l1pa_target.tolerance",
    kind: "formula",
    value: 2.0,
    unit: "deg",
    inclusive: None,
    population: "adult spinal deformity",
    source: "derived",
    locator: "target of surgery, recalled and to be verified: to either side",
    flag: Flag::M,
    review: "2026-11",
};

/// adult spinal deformity: mismatch T4PA-L1PA aimed at, recalled and to be verified: least.
pub const FORMULA_L1PA_TARGET_MISMATCH_LEAST: Record = Record {
    id: "formula.l1pa_target.mismatch_least",
    kind: "formula",
    value: -3.0,
    unit: "deg",
    inclusive: None,
    population: "adult spinal deformity",
    source: "derived",
    locator: "mismatch T4PA-L1PA aimed at, recalled and to be verified: least",
    flag: Flag::M,
    review: "2026-11",
};

/// adult spinal deformity: mismatch T4PA-L1PA aimed at, recalled and to be verified: greatest.
pub const FORMULA_L1PA_TARGET_MISMATCH_MOST: Record = Record {
    id: "formula.l1pa_target.mismatch_most",
    kind: "formula",
    value: 1.0,
    unit: "deg",
    inclusive: None,
    population: "adult spinal deformity",
    source: "derived",
    locator: "mismatch T4PA-L1PA aimed at, recalled and to be verified: greatest",
    flag: Flag::M,
    review: "2026-11",
};

/// adult spinal deformity: weight of the item.
pub const WEIGHT_CLIN_ASD_FI_BMI: Record = Record {
    id: "weight.clin_asd_fi.bmi",
    kind: "formula",
    value: 0.0625,
    unit: "1",
    inclusive: None,
    population: "adult spinal deformity",
    source: "S81",
    locator: "weight of the item",
    flag: Flag::V,
    review: "2026-11",
};

/// adult spinal deformity: weight of the item.
pub const WEIGHT_CLIN_ASD_FI_CARDIAC_DISEASE: Record = Record {
    id: "weight.clin_asd_fi.cardiac_disease",
    kind: "formula",
    value: 0.125,
    unit: "1",
    inclusive: None,
    population: "adult spinal deformity",
    source: "S81",
    locator: "weight of the item",
    flag: Flag::V,
    review: "2026-11",
};

/// adult spinal deformity: weight of the item.
pub const WEIGHT_CLIN_ASD_FI_ON_DISABILITY: Record = Record {
    id: "weight.clin_asd_fi.on_disability",
    kind: "formula",
    value: 0.3125,
    unit: "1",
    inclusive: None,
    population: "adult spinal deformity",
    source: "S81",
    locator: "weight of the item",
    flag: Flag::V,
    review: "2026-11",
};

/// adult spinal deformity: weight of the item.
pub const WEIGHT_CLIN_ASD_FI_DIABETES: Record = Record {
    id: "weight.clin_asd_fi.diabetes",
    kind: "formula",
    value: 0.0625,
    unit: "1",
    inclusive: None,
    population: "adult spinal deformity",
    source: "S81",
    locator: "weight of the item",
    flag: Flag::V,
    review: "2026-11",
};

/// adult spinal deformity: weight of the item.
pub const WEIGHT_CLIN_ASD_FI_HYPERTENSION: Record = Record {
    id: "weight.clin_asd_fi.hypertension",
    kind: "formula",
    value: 0.0625,
    unit: "1",
    inclusive: None,
    population: "adult spinal deformity",
    source: "S81",
    locator: "weight of the item",
    flag: Flag::V,
    review: "2026-11",
};

/// adult spinal deformity: weight of the item.
pub const WEIGHT_CLIN_ASD_FI_OSTEOPOROSIS: Record = Record {
    id: "weight.clin_asd_fi.osteoporosis",
    kind: "formula",
    value: 0.125,
    unit: "1",
    inclusive: None,
    population: "adult spinal deformity",
    source: "S81",
    locator: "weight of the item",
    flag: Flag::V,
    review: "2026-11",
};

/// adult spinal deformity: weight of the item.
pub const WEIGHT_CLIN_ASD_FI_BLOOD_CLOT: Record = Record {
    id: "weight.clin_asd_fi.blood_clot",
    kind: "formula",
    value: 0.1875,
    unit: "1",
    inclusive: None,
    population: "adult spinal deformity",
    source: "S81",
    locator: "weight of the item",
    flag: Flag::V,
    review: "2026-11",
};

/// adult spinal deformity: weight of the item.
pub const WEIGHT_CLIN_ASD_FI_BOWEL_INCONTINENCE: Record = Record {
    id: "weight.clin_asd_fi.bowel_incontinence",
    kind: "formula",
    value: 0.0625,
    unit: "1",
    inclusive: None,
    population: "adult spinal deformity",
    source: "S81",
    locator: "weight of the item",
    flag: Flag::V,
    review: "2026-11",
};

/// adult spinal deformity: points of the worst class of RPV, RLL, LDI and RSA, and of hyperlordosis.
pub const FORMULA_GAP_POINTS_MOST: Record = Record {
    id: "formula.gap.points.most",
    kind: "formula",
    value: 3.0,
    unit: "1",
    inclusive: None,
    population: "adult spinal deformity",
    source: "S11",
    locator: "points of the worst class of RPV, RLL, LDI and RSA, and of hyperlordosis",
    flag: Flag::C,
    review: "2026-11",
};

/// technetium 99m: 6.01 h, recalled; files of planar pictures have no attribute for it.
pub const SCINTIGRAPHY_HALF_LIFE_TECHNETIUM_99M: Record = Record {
    id: "scintigraphy.half_life.technetium_99m",
    kind: "formula",
    value: 21636.0,
    unit: "s",
    inclusive: None,
    population: "technetium 99m",
    source: "derived",
    locator: "6.01 h, recalled; files of planar pictures have no attribute for it",
    flag: Flag::M,
    review: "2026-11",
};

/// adults: new pain began, or clearly changed, within the last 6 weeks.
pub const CUT_OFF_PAIN_NEW_WITHIN: Record = Record {
    id: "cut_off.pain.new.within",
    kind: "cut_off",
    value: 42.0,
    unit: "d",
    inclusive: Some(Inclusive::Below),
    population: "adults",
    source: "derived",
    locator: "new pain began, or clearly changed, within the last 6 weeks",
    flag: Flag::L,
    review: "2026-11",
};

/// adults: significant pain: back or leg from it on.
pub const CUT_OFF_SIGNIFICANT_PAIN_NRS: Record = Record {
    id: "cut_off.significant_pain.nrs",
    kind: "cut_off",
    value: 7.0,
    unit: "1",
    inclusive: Some(Inclusive::Above),
    population: "adults",
    source: "derived",
    locator: "significant pain: back or leg from it on",
    flag: Flag::L,
    review: "2026-11",
};

/// adults: significant pain or disability: above it.
pub const CUT_OFF_SIGNIFICANT_PAIN_ODI: Record = Record {
    id: "cut_off.significant_pain.odi",
    kind: "cut_off",
    value: 40.0,
    unit: "1",
    inclusive: Some(Inclusive::Below),
    population: "adults",
    source: "derived",
    locator: "significant pain or disability: above it",
    flag: Flag::L,
    review: "2026-11",
};

/// adults: significant pain: down from it.
pub const CUT_OFF_SIGNIFICANT_PAIN_SRS22_PAIN: Record = Record {
    id: "cut_off.significant_pain.srs22_pain",
    kind: "cut_off",
    value: 3.0,
    unit: "1",
    inclusive: Some(Inclusive::Below),
    population: "adults",
    source: "derived",
    locator: "significant pain: down from it",
    flag: Flag::L,
    review: "2026-11",
};

/// adults: MRC grade of new or unknown onset: emergency down from it.
pub const CUT_OFF_WEAKNESS_EMERGENCY: Record = Record {
    id: "cut_off.weakness.emergency",
    kind: "cut_off",
    value: 3.0,
    unit: "1",
    inclusive: Some(Inclusive::Below),
    population: "adults",
    source: "derived",
    locator: "MRC grade of new or unknown onset: emergency down from it",
    flag: Flag::M,
    review: "2026-11",
};

/// adults: MRC grade of new onset: urgent down from it.
pub const CUT_OFF_WEAKNESS_URGENT: Record = Record {
    id: "cut_off.weakness.urgent",
    kind: "cut_off",
    value: 4.0,
    unit: "1",
    inclusive: Some(Inclusive::Below),
    population: "adults",
    source: "derived",
    locator: "MRC grade of new onset: urgent down from it",
    flag: Flag::M,
    review: "2026-11",
};

/// adults: fall of the MRC grade: emergency from it on.
pub const CUT_OFF_WEAKNESS_FALL: Record = Record {
    id: "cut_off.weakness.fall",
    kind: "cut_off",
    value: 1.0,
    unit: "1",
    inclusive: Some(Inclusive::Above),
    population: "adults",
    source: "derived",
    locator: "fall of the MRC grade: emergency from it on",
    flag: Flag::M,
    review: "2026-11",
};

/// adults: clearance below it: severe renal failure, contraindicated.
pub const CUT_OFF_NSAID_RENAL_FAILURE: Record = Record {
    id: "cut_off.nsaid.renal_failure",
    kind: "cut_off",
    value: 30.0,
    unit: "mL/min",
    inclusive: Some(Inclusive::Above),
    population: "adults",
    source: "S114",
    locator: "clearance below it: severe renal failure, contraindicated",
    flag: Flag::M,
    review: "2026-11",
};

/// adults: avoid chronic use from this age on.
pub const CUT_OFF_NSAID_AGE_AVOID: Record = Record {
    id: "cut_off.nsaid.age.avoid",
    kind: "cut_off",
    value: 65.0,
    unit: "a",
    inclusive: Some(Inclusive::Above),
    population: "adults",
    source: "S114",
    locator: "avoid chronic use from this age on",
    flag: Flag::M,
    review: "2026-11",
};

/// adults: high gastrointestinal risk above this age.
pub const CUT_OFF_NSAID_AGE_HIGH_RISK: Record = Record {
    id: "cut_off.nsaid.age.high_risk",
    kind: "cut_off",
    value: 75.0,
    unit: "a",
    inclusive: Some(Inclusive::Below),
    population: "adults",
    source: "S114",
    locator: "high gastrointestinal risk above this age",
    flag: Flag::M,
    review: "2026-11",
};

/// pregnant women: specialist only from this week on.
pub const CUT_OFF_NSAID_PREGNANCY_SPECIALIST: Record = Record {
    id: "cut_off.nsaid.pregnancy.specialist",
    kind: "cut_off",
    value: 20.0,
    unit: "wk",
    inclusive: Some(Inclusive::Above),
    population: "pregnant women",
    source: "S124",
    locator: "specialist only from this week on",
    flag: Flag::V,
    review: "2026-11",
};

/// pregnant women: not from this week on.
pub const CUT_OFF_NSAID_PREGNANCY_NEVER: Record = Record {
    id: "cut_off.nsaid.pregnancy.never",
    kind: "cut_off",
    value: 30.0,
    unit: "wk",
    inclusive: Some(Inclusive::Above),
    population: "pregnant women",
    source: "S124",
    locator: "not from this week on",
    flag: Flag::V,
    review: "2026-11",
};

/// payers of the United States: weeks of care asked for before an epidural injection; coverage, not biology.
pub const CUT_OFF_THERAPY_BEFORE_INJECTION: Record = Record {
    id: "cut_off.therapy.before_injection",
    kind: "cut_off",
    value: 4.0,
    unit: "wk",
    inclusive: Some(Inclusive::Above),
    population: "payers of the United States",
    source: "S113",
    locator: "weeks of care asked for before an epidural injection; coverage, not biology",
    flag: Flag::V,
    review: "2026-11",
};

/// candidates for an operation or intervention: weeks of optimal medical management before MRI.
pub const CUT_OFF_THERAPY_BEFORE_MRI: Record = Record {
    id: "cut_off.therapy.before_mri",
    kind: "cut_off",
    value: 6.0,
    unit: "wk",
    inclusive: Some(Inclusive::Above),
    population: "candidates for an operation or intervention",
    source: "S98",
    locator: "weeks of optimal medical management before MRI",
    flag: Flag::V,
    review: "2026-11",
};

/// selective nerve root block: relief from which on a block supports the root.
pub const CUT_OFF_BLOCK_SUPPORTS: Record = Record {
    id: "cut_off.block.supports",
    kind: "cut_off",
    value: 50.0,
    unit: "%",
    inclusive: Some(Inclusive::Above),
    population: "selective nerve root block",
    source: "derived",
    locator: "relief from which on a block supports the root",
    flag: Flag::L,
    review: "2026-11",
};

/// selective nerve root block: relief from which on a block strongly supports the root.
pub const CUT_OFF_BLOCK_STRONGLY_SUPPORTS: Record = Record {
    id: "cut_off.block.strongly_supports",
    kind: "cut_off",
    value: 80.0,
    unit: "%",
    inclusive: Some(Inclusive::Above),
    population: "selective nerve root block",
    source: "derived",
    locator: "relief from which on a block strongly supports the root",
    flag: Flag::L,
    review: "2026-11",
};

/// payers of the United States: relief asked for before a repeat; coverage, never a medical contraindication.
pub const CUT_OFF_INJECTION_RELIEF_REPEAT: Record = Record {
    id: "cut_off.injection.relief.repeat",
    kind: "cut_off",
    value: 50.0,
    unit: "%",
    inclusive: Some(Inclusive::Above),
    population: "payers of the United States",
    source: "S113",
    locator: "relief asked for before a repeat; coverage, never a medical contraindication",
    flag: Flag::V,
    review: "2026-11",
};

/// payers of the United States (L33906): sessions a region in rolling 12 months: once there were so many, a further one is not covered.
pub const CUT_OFF_INJECTION_SESSIONS_YEAR: Record = Record {
    id: "cut_off.injection.sessions.year",
    kind: "cut_off",
    value: 4.0,
    unit: "1",
    inclusive: Some(Inclusive::Above),
    population: "payers of the United States (L33906)",
    source: "S113",
    locator: "sessions a region in rolling 12 months: once there were so many, a further one is not covered",
    flag: Flag::V,
    review: "2026-11",
};

/// payers of the United States (eviCore): days between injections: below it not covered.
pub const CUT_OFF_INJECTION_SPACING: Record = Record {
    id: "cut_off.injection.spacing",
    kind: "cut_off",
    value: 14.0,
    unit: "d",
    inclusive: Some(Inclusive::Above),
    population: "payers of the United States (eviCore)",
    source: "S113",
    locator: "days between injections: below it not covered",
    flag: Flag::V,
    review: "2026-11",
};

/// lumbar fusion: days between a steroid and an operation below which infection was more frequent (OR 2.67, 2.12 to 3.35).
pub const CUT_OFF_INJECTION_BEFORE_OPERATION: Record = Record {
    id: "cut_off.injection.before_operation",
    kind: "cut_off",
    value: 30.0,
    unit: "d",
    inclusive: Some(Inclusive::Above),
    population: "lumbar fusion",
    source: "S125",
    locator: "days between a steroid and an operation below which infection was more frequent (OR 2.67, 2.12 to 3.35)",
    flag: Flag::V,
    review: "2026-11",
};

/// spinal fusion: pseudarthrosis: no bony union 12 months after fusion; before it, too early.
pub const CUT_OFF_UNION_EXPECTED: Record = Record {
    id: "cut_off.union.expected",
    kind: "cut_off",
    value: 365.0,
    unit: "d",
    inclusive: Some(Inclusive::Above),
    population: "spinal fusion",
    source: "S97",
    locator: "pseudarthrosis: no bony union 12 months after fusion; before it, too early",
    flag: Flag::V,
    review: "2026-11",
};

/// instrumented spine: a halo wider than it counts.
pub const CUT_OFF_SCREW_HALO: Record = Record {
    id: "cut_off.screw.halo",
    kind: "cut_off",
    value: 1.0,
    unit: "mm",
    inclusive: Some(Inclusive::Below),
    population: "instrumented spine",
    source: "S92",
    locator: "a halo wider than it counts",
    flag: Flag::V,
    review: "2026-11",
};

/// adults: platelets below it: no intrathecal puncture.
pub const CUT_OFF_MYELOGRAM_PLATELETS: Record = Record {
    id: "cut_off.myelogram.platelets",
    kind: "cut_off",
    value: 50.0,
    unit: "10*9/L",
    inclusive: Some(Inclusive::Above),
    population: "adults",
    source: "S101",
    locator: "platelets below it: no intrathecal puncture",
    flag: Flag::V,
    review: "2026-11",
};

/// payers of the United States (eviCore): injections a region in 6 months: once there were so many, a further one is not covered.
pub const CUT_OFF_INJECTION_SESSIONS_HALF_YEAR: Record = Record {
    id: "cut_off.injection.sessions.half_year",
    kind: "cut_off",
    value: 3.0,
    unit: "1",
    inclusive: Some(Inclusive::Above),
    population: "payers of the United States (eviCore)",
    source: "S113",
    locator: "injections a region in 6 months: once there were so many, a further one is not covered",
    flag: Flag::V,
    review: "2026-11",
};

/// one payer of the United States (BCBSMA 2021): injections in 12 months: once there were so many, a further one is not covered.
pub const CUT_OFF_INJECTION_SESSIONS_YEAR_MASSACHUSETTS: Record = Record {
    id: "cut_off.injection.sessions.year.massachusetts",
    kind: "cut_off",
    value: 6.0,
    unit: "1",
    inclusive: Some(Inclusive::Above),
    population: "one payer of the United States (BCBSMA 2021)",
    source: "S113",
    locator: "injections in 12 months: once there were so many, a further one is not covered",
    flag: Flag::V,
    review: "2026-11",
};

/// one payer of the United States (BCBSMA 2021): days between injections: below it not covered.
pub const CUT_OFF_INJECTION_SPACING_MASSACHUSETTS: Record = Record {
    id: "cut_off.injection.spacing.massachusetts",
    kind: "cut_off",
    value: 30.0,
    unit: "d",
    inclusive: Some(Inclusive::Above),
    population: "one payer of the United States (BCBSMA 2021)",
    source: "S113",
    locator: "days between injections: below it not covered",
    flag: Flag::V,
    review: "2026-11",
};

/// payers of the United States: days of radicular pain asked for before an epidural injection (4 weeks): below it not covered.
pub const CUT_OFF_INJECTION_PAIN_BEFORE: Record = Record {
    id: "cut_off.injection.pain.before",
    kind: "cut_off",
    value: 28.0,
    unit: "d",
    inclusive: Some(Inclusive::Above),
    population: "payers of the United States",
    source: "S113",
    locator: "days of radicular pain asked for before an epidural injection (4 weeks): below it not covered",
    flag: Flag::V,
    review: "2026-11",
};

/// before elective spine surgery: T score from which down bone is treated before an elective operation.
pub const CUT_OFF_BONE_T_SCORE_TREAT: Record = Record {
    id: "cut_off.bone.t_score.treat",
    kind: "cut_off",
    value: -2.5,
    unit: "1",
    inclusive: Some(Inclusive::Below),
    population: "before elective spine surgery",
    source: "derived",
    locator: "T score from which down bone is treated before an elective operation",
    flag: Flag::M,
    review: "2026-11",
};

/// adults: common target of 25-OH vitamin D.
pub const CUT_OFF_BONE_VITAMIN_D_TARGET: Record = Record {
    id: "cut_off.bone.vitamin_d.target",
    kind: "cut_off",
    value: 30.0,
    unit: "ng/mL",
    inclusive: Some(Inclusive::Above),
    population: "adults",
    source: "derived",
    locator: "common target of 25-OH vitamin D",
    flag: Flag::M,
    review: "2026-11",
};

/// women: above this age nobody is asked about a pregnancy.
pub const CUT_OFF_PREGNANCY_AGE: Record = Record {
    id: "cut_off.pregnancy.age",
    kind: "cut_off",
    value: 55.0,
    unit: "a",
    inclusive: Some(Inclusive::Below),
    population: "women",
    source: "derived",
    locator: "above this age nobody is asked about a pregnancy",
    flag: Flag::L,
    review: "2026-11",
};

/// any standing lateral film: KA above it earns a warning; no published cut-off is known.
pub const CUT_OFF_FILM_KNEE_FLEXION_WARN: Record = Record {
    id: "cut_off.film.knee_flexion.warn",
    kind: "cut_off",
    value: 5.0,
    unit: "deg",
    inclusive: Some(Inclusive::Below),
    population: "any standing lateral film",
    source: "derived",
    locator: "KA above it earns a warning; no published cut-off is known",
    flag: Flag::L,
    review: "2026-11",
};

/// any standing lateral film: KA above it is not called extended; no published cut-off is known.
pub const CUT_OFF_FILM_KNEE_FLEXION_EXTENDED: Record = Record {
    id: "cut_off.film.knee_flexion.extended",
    kind: "cut_off",
    value: 10.0,
    unit: "deg",
    inclusive: Some(Inclusive::Below),
    population: "any standing lateral film",
    source: "derived",
    locator: "KA above it is not called extended; no published cut-off is known",
    flag: Flag::L,
    review: "2026-11",
};

/// any standing lateral film: FOA above it is not called extended; no published cut-off is known.
pub const CUT_OFF_FILM_FEMORAL_OBLIQUITY_EXTENDED: Record = Record {
    id: "cut_off.film.femoral_obliquity.extended",
    kind: "cut_off",
    value: 10.0,
    unit: "deg",
    inclusive: Some(Inclusive::Below),
    population: "any standing lateral film",
    source: "derived",
    locator: "FOA above it is not called extended; no published cut-off is known",
    flag: Flag::L,
    review: "2026-11",
};

/// adult spinal deformity: TK below it is read as a thorax flattened in compensation.
pub const CUT_OFF_COMPENSATION_THORACIC_KYPHOSIS_FLAT: Record = Record {
    id: "cut_off.compensation.thoracic_kyphosis.flat",
    kind: "cut_off",
    value: 20.0,
    unit: "deg",
    inclusive: Some(Inclusive::Above),
    population: "adult spinal deformity",
    source: "derived",
    locator: "TK below it is read as a thorax flattened in compensation",
    flag: Flag::L,
    review: "2026-11",
};

/// adult spinal deformity: SFA above the norm for PI and age by more is read as hip extension.
pub const CUT_OFF_COMPENSATION_HIP_EXTENSION_EXCESS: Record = Record {
    id: "cut_off.compensation.hip_extension.excess",
    kind: "cut_off",
    value: 5.0,
    unit: "deg",
    inclusive: Some(Inclusive::Below),
    population: "adult spinal deformity",
    source: "derived",
    locator: "SFA above the norm for PI and age by more is read as hip extension",
    flag: Flag::L,
    review: "2026-11",
};

/// adult spinal deformity: KA above it, beyond error, is read as knee flexion.
pub const CUT_OFF_COMPENSATION_KNEE_FLEXION_COUNTED: Record = Record {
    id: "cut_off.compensation.knee_flexion.counted",
    kind: "cut_off",
    value: 5.0,
    unit: "deg",
    inclusive: Some(Inclusive::Below),
    population: "adult spinal deformity",
    source: "derived",
    locator: "KA above it, beyond error, is read as knee flexion",
    flag: Flag::L,
    review: "2026-11",
};

/// adult spinal deformity: KA above it is marked.
pub const CUT_OFF_COMPENSATION_KNEE_FLEXION_MARKED: Record = Record {
    id: "cut_off.compensation.knee_flexion.marked",
    kind: "cut_off",
    value: 10.0,
    unit: "deg",
    inclusive: Some(Inclusive::Below),
    population: "adult spinal deformity",
    source: "derived",
    locator: "KA above it is marked",
    flag: Flag::L,
    review: "2026-11",
};

/// adult spinal deformity: AA above the uncompensated mean by more is read as ankle dorsiflexion.
pub const CUT_OFF_COMPENSATION_ANKLE_DORSIFLEXION_EXCESS: Record = Record {
    id: "cut_off.compensation.ankle_dorsiflexion.excess",
    kind: "cut_off",
    value: 5.0,
    unit: "deg",
    inclusive: Some(Inclusive::Below),
    population: "adult spinal deformity",
    source: "derived",
    locator: "AA above the uncompensated mean by more is read as ankle dorsiflexion",
    flag: Flag::L,
    review: "2026-11",
};

/// adult spinal deformity: PT above 25 to 30 deg is often all that the hips give; the lower end.
pub const CUT_OFF_COMPENSATION_PELVIC_TILT_OFTEN_MAXIMAL: Record = Record {
    id: "cut_off.compensation.pelvic_tilt.often_maximal",
    kind: "cut_off",
    value: 25.0,
    unit: "deg",
    inclusive: Some(Inclusive::Below),
    population: "adult spinal deformity",
    source: "S04",
    locator: "PT above 25 to 30 deg is often all that the hips give; the lower end",
    flag: Flag::M,
    review: "2026-11",
};

/// adult spinal deformity: C7 further from the midline of the sacrum: sagittal values alone are incomplete.
pub const CUT_OFF_CORONAL_C7_CSVL: Record = Record {
    id: "cut_off.coronal.c7_csvl",
    kind: "cut_off",
    value: 30.0,
    unit: "mm",
    inclusive: Some(Inclusive::Below),
    population: "adult spinal deformity",
    source: "derived",
    locator: "C7 further from the midline of the sacrum: sagittal values alone are incomplete",
    flag: Flag::L,
    review: "2026-11",
};

/// adult spinal deformity: curves from 30 deg count; the sources print <30 and >30 and leave 30 open.
pub const CUT_OFF_CORONAL_CURVE: Record = Record {
    id: "cut_off.coronal.curve",
    kind: "cut_off",
    value: 30.0,
    unit: "deg",
    inclusive: Some(Inclusive::Above),
    population: "adult spinal deformity",
    source: "S40",
    locator: "curves from 30 deg count; the sources print <30 and >30 and leave 30 open",
    flag: Flag::V,
    review: "2026-11",
};

/// any spine: so many consecutive fused or ankylosed levels make a long fusion.
pub const CUT_OFF_FUSION_LONG: Record = Record {
    id: "cut_off.fusion.long",
    kind: "cut_off",
    value: 6.0,
    unit: "1",
    inclusive: Some(Inclusive::Above),
    population: "any spine",
    source: "derived",
    locator: "so many consecutive fused or ankylosed levels make a long fusion",
    flag: Flag::L,
    review: "2026-11",
};

/// CT of 12 bits or more: metal: from 2500 to 3000 HU on; 12-bit CT saturates at 3071; the lower one, so that none is missed.
pub const CUT_OFF_CT_METAL: Record = Record {
    id: "cut_off.ct.metal",
    kind: "cut_off",
    value: 2500.0,
    unit: "[hnsf'U]",
    inclusive: Some(Inclusive::Above),
    population: "CT of 12 bits or more",
    source: "derived",
    locator: "metal: from 2500 to 3000 HU on; 12-bit CT saturates at 3071; the lower one, so that none is missed",
    flag: Flag::M,
    review: "2026-11",
};

/// adult spinal deformity: SVA on matched films must change by more, with clinical decline.
pub const CUT_OFF_PROGRESSION_SVA: Record = Record {
    id: "cut_off.progression.sva",
    kind: "cut_off",
    value: 30.0,
    unit: "mm",
    inclusive: Some(Inclusive::Below),
    population: "adult spinal deformity",
    source: "derived",
    locator: "SVA on matched films must change by more, with clinical decline",
    flag: Flag::L,
    review: "2026-11",
};

/// adult spinal deformity: a rate needs so many films.
pub const CUT_OFF_PROGRESSION_LEAST_FILMS: Record = Record {
    id: "cut_off.progression.least_films",
    kind: "cut_off",
    value: 3.0,
    unit: "1",
    inclusive: Some(Inclusive::Above),
    population: "adult spinal deformity",
    source: "derived",
    locator: "a rate needs so many films",
    flag: Flag::L,
    review: "2026-11",
};

/// adult spinal deformity: PI-LL from here on is +.
pub const CUT_OFF_SRS_SCHWAB_PI_LL_PLUS: Record = Record {
    id: "cut_off.srs_schwab.pi_ll.plus",
    kind: "cut_off",
    value: 10.0,
    unit: "deg",
    inclusive: Some(Inclusive::Above),
    population: "adult spinal deformity",
    source: "S41",
    locator: "PI-LL from here on is +",
    flag: Flag::V,
    review: "2026-11",
};

/// adult spinal deformity: PI-LL above it is ++.
pub const CUT_OFF_SRS_SCHWAB_PI_LL_PLUS_PLUS: Record = Record {
    id: "cut_off.srs_schwab.pi_ll.plus_plus",
    kind: "cut_off",
    value: 20.0,
    unit: "deg",
    inclusive: Some(Inclusive::Below),
    population: "adult spinal deformity",
    source: "S41",
    locator: "PI-LL above it is ++",
    flag: Flag::V,
    review: "2026-11",
};

/// adult spinal deformity: SVA from here on is +.
pub const CUT_OFF_SRS_SCHWAB_SVA_PLUS: Record = Record {
    id: "cut_off.srs_schwab.sva.plus",
    kind: "cut_off",
    value: 40.0,
    unit: "mm",
    inclusive: Some(Inclusive::Above),
    population: "adult spinal deformity",
    source: "S41",
    locator: "SVA from here on is +",
    flag: Flag::V,
    review: "2026-11",
};

/// adult spinal deformity: SVA above it is ++.
pub const CUT_OFF_SRS_SCHWAB_SVA_PLUS_PLUS: Record = Record {
    id: "cut_off.srs_schwab.sva.plus_plus",
    kind: "cut_off",
    value: 95.0,
    unit: "mm",
    inclusive: Some(Inclusive::Below),
    population: "adult spinal deformity",
    source: "S41",
    locator: "SVA above it is ++",
    flag: Flag::V,
    review: "2026-11",
};

/// adult spinal deformity: PT from here on is +.
pub const CUT_OFF_SRS_SCHWAB_PT_PLUS: Record = Record {
    id: "cut_off.srs_schwab.pt.plus",
    kind: "cut_off",
    value: 20.0,
    unit: "deg",
    inclusive: Some(Inclusive::Above),
    population: "adult spinal deformity",
    source: "S41",
    locator: "PT from here on is +",
    flag: Flag::V,
    review: "2026-11",
};

/// adult spinal deformity: PT above it is ++.
pub const CUT_OFF_SRS_SCHWAB_PT_PLUS_PLUS: Record = Record {
    id: "cut_off.srs_schwab.pt.plus_plus",
    kind: "cut_off",
    value: 30.0,
    unit: "deg",
    inclusive: Some(Inclusive::Below),
    population: "adult spinal deformity",
    source: "S41",
    locator: "PT above it is ++",
    flag: Flag::V,
    review: "2026-11",
};

/// adult spinal deformity: plus signs added up: moderate from here on.
pub const CUT_OFF_SRS_SCHWAB_SIGNS_MODERATE: Record = Record {
    id: "cut_off.srs_schwab.signs.moderate",
    kind: "cut_off",
    value: 1.0,
    unit: "1",
    inclusive: Some(Inclusive::Above),
    population: "adult spinal deformity",
    source: "S43",
    locator: "plus signs added up: moderate from here on",
    flag: Flag::V,
    review: "2026-11",
};

/// adult spinal deformity: plus signs added up: severe from here on.
pub const CUT_OFF_SRS_SCHWAB_SIGNS_SEVERE: Record = Record {
    id: "cut_off.srs_schwab.signs.severe",
    kind: "cut_off",
    value: 4.0,
    unit: "1",
    inclusive: Some(Inclusive::Above),
    population: "adult spinal deformity",
    source: "S43",
    locator: "plus signs added up: severe from here on",
    flag: Flag::V,
    review: "2026-11",
};

/// adult spinal deformity: from here on an ODI above 40 was expected; the number is recalled.
pub const CUT_OFF_ODI_40_PT: Record = Record {
    id: "cut_off.odi_40.pt",
    kind: "cut_off",
    value: 22.0,
    unit: "deg",
    inclusive: Some(Inclusive::Above),
    population: "adult spinal deformity",
    source: "S44",
    locator: "from here on an ODI above 40 was expected; the number is recalled",
    flag: Flag::M,
    review: "2026-11",
};

/// adult spinal deformity: from here on an ODI above 40 was expected; the number is recalled.
pub const CUT_OFF_ODI_40_SVA: Record = Record {
    id: "cut_off.odi_40.sva",
    kind: "cut_off",
    value: 47.0,
    unit: "mm",
    inclusive: Some(Inclusive::Above),
    population: "adult spinal deformity",
    source: "S44",
    locator: "from here on an ODI above 40 was expected; the number is recalled",
    flag: Flag::M,
    review: "2026-11",
};

/// adult spinal deformity: from here on an ODI above 40 was expected; the number is recalled.
pub const CUT_OFF_ODI_40_PI_LL: Record = Record {
    id: "cut_off.odi_40.pi_ll",
    kind: "cut_off",
    value: 11.0,
    unit: "deg",
    inclusive: Some(Inclusive::Above),
    population: "adult spinal deformity",
    source: "S44",
    locator: "from here on an ODI above 40 was expected; the number is recalled",
    flag: Flag::M,
    review: "2026-11",
};

/// adult spinal deformity: RPV below it is severe retroversion.
pub const CUT_OFF_GAP_RELATIVE_PELVIC_VERSION_MODERATE: Record = Record {
    id: "cut_off.gap.relative_pelvic_version.moderate",
    kind: "cut_off",
    value: -15.0,
    unit: "deg",
    inclusive: Some(Inclusive::Above),
    population: "adult spinal deformity",
    source: "S11",
    locator: "RPV below it is severe retroversion",
    flag: Flag::C,
    review: "2026-11",
};

/// adult spinal deformity: RPV below it is moderate retroversion; unrounded.
pub const CUT_OFF_GAP_RELATIVE_PELVIC_VERSION_ALIGNED: Record = Record {
    id: "cut_off.gap.relative_pelvic_version.aligned",
    kind: "cut_off",
    value: -7.0,
    unit: "deg",
    inclusive: Some(Inclusive::Above),
    population: "adult spinal deformity",
    source: "S11",
    locator: "RPV below it is moderate retroversion; unrounded",
    flag: Flag::C,
    review: "2026-11",
};

/// adult spinal deformity: RPV above it is anteversion.
pub const CUT_OFF_GAP_RELATIVE_PELVIC_VERSION_ANTEVERSION: Record = Record {
    id: "cut_off.gap.relative_pelvic_version.anteversion",
    kind: "cut_off",
    value: 5.0,
    unit: "deg",
    inclusive: Some(Inclusive::Below),
    population: "adult spinal deformity",
    source: "S11",
    locator: "RPV above it is anteversion",
    flag: Flag::C,
    review: "2026-11",
};

/// adult spinal deformity: RLL below it is severe hypolordosis.
pub const CUT_OFF_GAP_RELATIVE_LUMBAR_LORDOSIS_MODERATE: Record = Record {
    id: "cut_off.gap.relative_lumbar_lordosis.moderate",
    kind: "cut_off",
    value: -25.0,
    unit: "deg",
    inclusive: Some(Inclusive::Above),
    population: "adult spinal deformity",
    source: "S11",
    locator: "RLL below it is severe hypolordosis",
    flag: Flag::C,
    review: "2026-11",
};

/// adult spinal deformity: RLL below it is moderate hypolordosis; unrounded.
pub const CUT_OFF_GAP_RELATIVE_LUMBAR_LORDOSIS_ALIGNED: Record = Record {
    id: "cut_off.gap.relative_lumbar_lordosis.aligned",
    kind: "cut_off",
    value: -14.0,
    unit: "deg",
    inclusive: Some(Inclusive::Above),
    population: "adult spinal deformity",
    source: "S11",
    locator: "RLL below it is moderate hypolordosis; unrounded",
    flag: Flag::C,
    review: "2026-11",
};

/// adult spinal deformity: RLL above it is hyperlordosis.
pub const CUT_OFF_GAP_RELATIVE_LUMBAR_LORDOSIS_HYPERLORDOSIS: Record = Record {
    id: "cut_off.gap.relative_lumbar_lordosis.hyperlordosis",
    kind: "cut_off",
    value: 11.0,
    unit: "deg",
    inclusive: Some(Inclusive::Below),
    population: "adult spinal deformity",
    source: "S11",
    locator: "RLL above it is hyperlordosis",
    flag: Flag::C,
    review: "2026-11",
};

/// adult spinal deformity: LDI below it is severe hypolordotic maldistribution.
pub const CUT_OFF_GAP_LORDOSIS_DISTRIBUTION_MODERATE: Record = Record {
    id: "cut_off.gap.lordosis_distribution.moderate",
    kind: "cut_off",
    value: 40.0,
    unit: "%",
    inclusive: Some(Inclusive::Above),
    population: "adult spinal deformity",
    source: "S11",
    locator: "LDI below it is severe hypolordotic maldistribution",
    flag: Flag::C,
    review: "2026-11",
};

/// adult spinal deformity: LDI below it is moderate hypolordotic maldistribution; unrounded.
pub const CUT_OFF_GAP_LORDOSIS_DISTRIBUTION_ALIGNED: Record = Record {
    id: "cut_off.gap.lordosis_distribution.aligned",
    kind: "cut_off",
    value: 50.0,
    unit: "%",
    inclusive: Some(Inclusive::Above),
    population: "adult spinal deformity",
    source: "S11",
    locator: "LDI below it is moderate hypolordotic maldistribution; unrounded",
    flag: Flag::C,
    review: "2026-11",
};

/// adult spinal deformity: LDI above it is hyperlordotic maldistribution.
pub const CUT_OFF_GAP_LORDOSIS_DISTRIBUTION_HYPERLORDOTIC: Record = Record {
    id: "cut_off.gap.lordosis_distribution.hyperlordotic",
    kind: "cut_off",
    value: 80.0,
    unit: "%",
    inclusive: Some(Inclusive::Below),
    population: "adult spinal deformity",
    source: "S11",
    locator: "LDI above it is hyperlordotic maldistribution",
    flag: Flag::C,
    review: "2026-11",
};

/// adult spinal deformity: RSA below it is negative malalignment.
pub const CUT_OFF_GAP_RELATIVE_SPINOPELVIC_ALIGNMENT_ALIGNED: Record = Record {
    id: "cut_off.gap.relative_spinopelvic_alignment.aligned",
    kind: "cut_off",
    value: -7.0,
    unit: "deg",
    inclusive: Some(Inclusive::Above),
    population: "adult spinal deformity",
    source: "S11",
    locator: "RSA below it is negative malalignment",
    flag: Flag::C,
    review: "2026-11",
};

/// adult spinal deformity: RSA above it is moderate positive malalignment; unrounded.
pub const CUT_OFF_GAP_RELATIVE_SPINOPELVIC_ALIGNMENT_MODERATE: Record = Record {
    id: "cut_off.gap.relative_spinopelvic_alignment.moderate",
    kind: "cut_off",
    value: 10.0,
    unit: "deg",
    inclusive: Some(Inclusive::Below),
    population: "adult spinal deformity",
    source: "S11",
    locator: "RSA above it is moderate positive malalignment; unrounded",
    flag: Flag::C,
    review: "2026-11",
};

/// adult spinal deformity: RSA above it is severe positive malalignment.
pub const CUT_OFF_GAP_RELATIVE_SPINOPELVIC_ALIGNMENT_SEVERE: Record = Record {
    id: "cut_off.gap.relative_spinopelvic_alignment.severe",
    kind: "cut_off",
    value: 18.0,
    unit: "deg",
    inclusive: Some(Inclusive::Below),
    population: "adult spinal deformity",
    source: "S11",
    locator: "RSA above it is severe positive malalignment",
    flag: Flag::C,
    review: "2026-11",
};

/// adult spinal deformity: one point from this age on.
pub const CUT_OFF_GAP_AGE: Record = Record {
    id: "cut_off.gap.age",
    kind: "cut_off",
    value: 60.0,
    unit: "a",
    inclusive: Some(Inclusive::Above),
    population: "adult spinal deformity",
    source: "S11",
    locator: "one point from this age on",
    flag: Flag::C,
    review: "2026-11",
};

/// adult spinal deformity: moderately disproportioned from here on.
pub const CUT_OFF_GAP_TOTAL_MODERATE: Record = Record {
    id: "cut_off.gap.total.moderate",
    kind: "cut_off",
    value: 3.0,
    unit: "1",
    inclusive: Some(Inclusive::Above),
    population: "adult spinal deformity",
    source: "S10",
    locator: "moderately disproportioned from here on",
    flag: Flag::V,
    review: "2026-11",
};

/// adult spinal deformity: severely disproportioned from here on.
pub const CUT_OFF_GAP_TOTAL_SEVERE: Record = Record {
    id: "cut_off.gap.total.severe",
    kind: "cut_off",
    value: 7.0,
    unit: "1",
    inclusive: Some(Inclusive::Above),
    population: "adult spinal deformity",
    source: "S10",
    locator: "severely disproportioned from here on",
    flag: Flag::V,
    review: "2026-11",
};

/// adult spinal deformity: a line through means of groups, not to be drawn out below this age.
pub const CUT_OFF_AGE_ADJUSTED_YOUNGEST: Record = Record {
    id: "cut_off.age_adjusted.youngest",
    kind: "cut_off",
    value: 30.0,
    unit: "a",
    inclusive: Some(Inclusive::Above),
    population: "adult spinal deformity",
    source: "S47",
    locator: "a line through means of groups, not to be drawn out below this age",
    flag: Flag::C,
    review: "2026-11",
};

/// adult spinal deformity: bands of T1PA made gapless: below it the first.
pub const CUT_OFF_T1PA_BAND_MODERATE: Record = Record {
    id: "cut_off.t1pa.band.moderate",
    kind: "cut_off",
    value: 10.0,
    unit: "deg",
    inclusive: Some(Inclusive::Above),
    population: "adult spinal deformity",
    source: "S12",
    locator: "bands of T1PA made gapless: below it the first",
    flag: Flag::M,
    review: "2026-11",
};

/// adult spinal deformity: severe above it (ODI above 40).
pub const CUT_OFF_T1PA_BAND_SEVERE: Record = Record {
    id: "cut_off.t1pa.band.severe",
    kind: "cut_off",
    value: 20.0,
    unit: "deg",
    inclusive: Some(Inclusive::Below),
    population: "adult spinal deformity",
    source: "S12b",
    locator: "severe above it (ODI above 40)",
    flag: Flag::V,
    review: "2026-11",
};

/// adult spinal deformity: bands of T1PA made gapless: above it the last.
pub const CUT_OFF_T1PA_BAND_VERY_SEVERE: Record = Record {
    id: "cut_off.t1pa.band.very_severe",
    kind: "cut_off",
    value: 30.0,
    unit: "deg",
    inclusive: Some(Inclusive::Below),
    population: "adult spinal deformity",
    source: "S12",
    locator: "bands of T1PA made gapless: above it the last",
    flag: Flag::M,
    review: "2026-11",
};

/// adult spinal deformity after operation: well aligned after operation below it.
pub const CUT_OFF_T1PA_WELL_ALIGNED: Record = Record {
    id: "cut_off.t1pa.well_aligned",
    kind: "cut_off",
    value: 15.9,
    unit: "deg",
    inclusive: Some(Inclusive::Above),
    population: "adult spinal deformity after operation",
    source: "S12b",
    locator: "well aligned after operation below it",
    flag: Flag::V,
    review: "2026-11",
};

/// adult spinal deformity: T1PA above it is established severe malalignment.
pub const CUT_OFF_SEVERE_T1PA: Record = Record {
    id: "cut_off.severe.t1pa",
    kind: "cut_off",
    value: 20.0,
    unit: "deg",
    inclusive: Some(Inclusive::Below),
    population: "adult spinal deformity",
    source: "derived",
    locator: "T1PA above it is established severe malalignment",
    flag: Flag::L,
    review: "2026-11",
};

/// adult spinal deformity: PI-LL above it is established severe malalignment.
pub const CUT_OFF_SEVERE_PI_LL: Record = Record {
    id: "cut_off.severe.pi_ll",
    kind: "cut_off",
    value: 20.0,
    unit: "deg",
    inclusive: Some(Inclusive::Below),
    population: "adult spinal deformity",
    source: "derived",
    locator: "PI-LL above it is established severe malalignment",
    flag: Flag::L,
    review: "2026-11",
};

/// volunteers: T4PA within it of L1PA.
pub const CUT_OFF_T4_L1_HIP_AXIS_MISMATCH: Record = Record {
    id: "cut_off.t4_l1_hip_axis.mismatch",
    kind: "cut_off",
    value: 4.0,
    unit: "deg",
    inclusive: Some(Inclusive::Below),
    population: "volunteers",
    source: "S56",
    locator: "T4PA within it of L1PA",
    flag: Flag::V,
    review: "2026-11",
};

/// volunteers: type 3 from here on.
pub const CUT_OFF_ROUSSOULY_SACRAL_SLOPE_MEDIUM: Record = Record {
    id: "cut_off.roussouly.sacral_slope.medium",
    kind: "cut_off",
    value: 35.0,
    unit: "deg",
    inclusive: Some(Inclusive::Above),
    population: "volunteers",
    source: "S57",
    locator: "type 3 from here on",
    flag: Flag::C,
    review: "2026-11",
};

/// volunteers: type 4 from here on.
pub const CUT_OFF_ROUSSOULY_SACRAL_SLOPE_STEEP: Record = Record {
    id: "cut_off.roussouly.sacral_slope.steep",
    kind: "cut_off",
    value: 45.0,
    unit: "deg",
    inclusive: Some(Inclusive::Above),
    population: "volunteers",
    source: "S57",
    locator: "type 4 from here on",
    flag: Flag::C,
    review: "2026-11",
};

/// volunteers: type 2 from here on, type 1 below.
pub const CUT_OFF_ROUSSOULY_LORDOTIC_VERTEBRAE: Record = Record {
    id: "cut_off.roussouly.lordotic_vertebrae",
    kind: "cut_off",
    value: 4.0,
    unit: "1",
    inclusive: Some(Inclusive::Above),
    population: "volunteers",
    source: "S57",
    locator: "type 2 from here on, type 1 below",
    flag: Flag::C,
    review: "2026-11",
};

/// volunteers: type 3 anteverted below it.
pub const CUT_OFF_ROUSSOULY_ANTEVERTED_PELVIC_INCIDENCE: Record = Record {
    id: "cut_off.roussouly.anteverted.pelvic_incidence",
    kind: "cut_off",
    value: 50.0,
    unit: "deg",
    inclusive: Some(Inclusive::Above),
    population: "volunteers",
    source: "S57",
    locator: "type 3 anteverted below it",
    flag: Flag::C,
    review: "2026-11",
};

/// volunteers: type 3 anteverted below it.
pub const CUT_OFF_ROUSSOULY_ANTEVERTED_PELVIC_TILT: Record = Record {
    id: "cut_off.roussouly.anteverted.pelvic_tilt",
    kind: "cut_off",
    value: 5.0,
    unit: "deg",
    inclusive: Some(Inclusive::Above),
    population: "volunteers",
    source: "S57",
    locator: "type 3 anteverted below it",
    flag: Flag::C,
    review: "2026-11",
};

/// adult spinal deformity: unbalanced from here on; some texts use 1.0.
pub const CUT_OFF_BARREY_RATIO: Record = Record {
    id: "cut_off.barrey.ratio",
    kind: "cut_off",
    value: 0.5,
    unit: "1",
    inclusive: Some(Inclusive::Above),
    population: "adult spinal deformity",
    source: "derived",
    locator: "unbalanced from here on; some texts use 1.0",
    flag: Flag::L,
    review: "2026-11",
};

/// volunteers: class 2 of PI from here on.
pub const CUT_OFF_BARREY_PELVIC_INCIDENCE_CLASS_2: Record = Record {
    id: "cut_off.barrey.pelvic_incidence.class_2",
    kind: "cut_off",
    value: 38.0,
    unit: "deg",
    inclusive: Some(Inclusive::Above),
    population: "volunteers",
    source: "S58",
    locator: "class 2 of PI from here on",
    flag: Flag::V,
    review: "2026-11",
};

/// volunteers: class 3 of PI from here on.
pub const CUT_OFF_BARREY_PELVIC_INCIDENCE_CLASS_3: Record = Record {
    id: "cut_off.barrey.pelvic_incidence.class_3",
    kind: "cut_off",
    value: 48.0,
    unit: "deg",
    inclusive: Some(Inclusive::Above),
    population: "volunteers",
    source: "S58",
    locator: "class 3 of PI from here on",
    flag: Flag::V,
    review: "2026-11",
};

/// volunteers: class 4 of PI from here on.
pub const CUT_OFF_BARREY_PELVIC_INCIDENCE_CLASS_4: Record = Record {
    id: "cut_off.barrey.pelvic_incidence.class_4",
    kind: "cut_off",
    value: 58.0,
    unit: "deg",
    inclusive: Some(Inclusive::Above),
    population: "volunteers",
    source: "S58",
    locator: "class 4 of PI from here on",
    flag: Flag::V,
    review: "2026-11",
};

/// volunteers: class 5 of PI from here on.
pub const CUT_OFF_BARREY_PELVIC_INCIDENCE_CLASS_5: Record = Record {
    id: "cut_off.barrey.pelvic_incidence.class_5",
    kind: "cut_off",
    value: 68.0,
    unit: "deg",
    inclusive: Some(Inclusive::Above),
    population: "volunteers",
    source: "S58",
    locator: "class 5 of PI from here on",
    flag: Flag::V,
    review: "2026-11",
};

/// volunteers: class 6 of PI from here on.
pub const CUT_OFF_BARREY_PELVIC_INCIDENCE_CLASS_6: Record = Record {
    id: "cut_off.barrey.pelvic_incidence.class_6",
    kind: "cut_off",
    value: 78.0,
    unit: "deg",
    inclusive: Some(Inclusive::Above),
    population: "volunteers",
    source: "S58",
    locator: "class 6 of PI from here on",
    flag: Flag::V,
    review: "2026-11",
};

/// cervical deformity: cSVA from here on is 1.
pub const CUT_OFF_AMES_CSVA_MODERATE: Record = Record {
    id: "cut_off.ames.csva.moderate",
    kind: "cut_off",
    value: 40.0,
    unit: "mm",
    inclusive: Some(Inclusive::Above),
    population: "cervical deformity",
    source: "S09",
    locator: "cSVA from here on is 1",
    flag: Flag::V,
    review: "2026-11",
};

/// cervical deformity: cSVA above it is 2.
pub const CUT_OFF_AMES_CSVA_SEVERE: Record = Record {
    id: "cut_off.ames.csva.severe",
    kind: "cut_off",
    value: 80.0,
    unit: "mm",
    inclusive: Some(Inclusive::Below),
    population: "cervical deformity",
    source: "S09",
    locator: "cSVA above it is 2",
    flag: Flag::M,
    review: "2026-11",
};

/// cervical deformity: T1S-CL from here on is 1.
pub const CUT_OFF_AMES_T1S_CL_MODERATE: Record = Record {
    id: "cut_off.ames.t1s_cl.moderate",
    kind: "cut_off",
    value: 15.0,
    unit: "deg",
    inclusive: Some(Inclusive::Above),
    population: "cervical deformity",
    source: "S09",
    locator: "T1S-CL from here on is 1",
    flag: Flag::M,
    review: "2026-11",
};

/// cervical deformity: T1S-CL above it is 2.
pub const CUT_OFF_AMES_T1S_CL_SEVERE: Record = Record {
    id: "cut_off.ames.t1s_cl.severe",
    kind: "cut_off",
    value: 20.0,
    unit: "deg",
    inclusive: Some(Inclusive::Below),
    population: "cervical deformity",
    source: "S09",
    locator: "T1S-CL above it is 2",
    flag: Flag::M,
    review: "2026-11",
};

/// cervical deformity: CBVA above it is 2.
pub const CUT_OFF_AMES_CBVA_DOWN_SEVERE: Record = Record {
    id: "cut_off.ames.cbva.down_severe",
    kind: "cut_off",
    value: 25.0,
    unit: "deg",
    inclusive: Some(Inclusive::Below),
    population: "cervical deformity",
    source: "S09",
    locator: "CBVA above it is 2",
    flag: Flag::M,
    review: "2026-11",
};

/// cervical deformity: CBVA above it is 1.
pub const CUT_OFF_AMES_CBVA_DOWN_MODERATE: Record = Record {
    id: "cut_off.ames.cbva.down_moderate",
    kind: "cut_off",
    value: 10.0,
    unit: "deg",
    inclusive: Some(Inclusive::Below),
    population: "cervical deformity",
    source: "S09",
    locator: "CBVA above it is 1",
    flag: Flag::M,
    review: "2026-11",
};

/// cervical deformity: CBVA from here on is 0; made gapless.
pub const CUT_OFF_AMES_CBVA_LEVEL: Record = Record {
    id: "cut_off.ames.cbva.level",
    kind: "cut_off",
    value: 1.0,
    unit: "deg",
    inclusive: Some(Inclusive::Above),
    population: "cervical deformity",
    source: "S09",
    locator: "CBVA from here on is 0; made gapless",
    flag: Flag::M,
    review: "2026-11",
};

/// cervical deformity: CBVA from here on is 1, below it 2.
pub const CUT_OFF_AMES_CBVA_UP_MODERATE: Record = Record {
    id: "cut_off.ames.cbva.up_moderate",
    kind: "cut_off",
    value: -10.0,
    unit: "deg",
    inclusive: Some(Inclusive::Above),
    population: "cervical deformity",
    source: "S09",
    locator: "CBVA from here on is 1, below it 2",
    flag: Flag::M,
    review: "2026-11",
};

/// cervical deformity: mJOA from here on is 0.
pub const CUT_OFF_AMES_MJOA_MILD: Record = Record {
    id: "cut_off.ames.mjoa.mild",
    kind: "cut_off",
    value: 18.0,
    unit: "1",
    inclusive: Some(Inclusive::Above),
    population: "cervical deformity",
    source: "S09",
    locator: "mJOA from here on is 0",
    flag: Flag::M,
    review: "2026-11",
};

/// cervical deformity: mJOA from here on is 1.
pub const CUT_OFF_AMES_MJOA_MODERATE: Record = Record {
    id: "cut_off.ames.mjoa.moderate",
    kind: "cut_off",
    value: 15.0,
    unit: "1",
    inclusive: Some(Inclusive::Above),
    population: "cervical deformity",
    source: "S09",
    locator: "mJOA from here on is 1",
    flag: Flag::M,
    review: "2026-11",
};

/// cervical deformity: mJOA from here on is 2, below it 3.
pub const CUT_OFF_AMES_MJOA_SEVERE: Record = Record {
    id: "cut_off.ames.mjoa.severe",
    kind: "cut_off",
    value: 12.0,
    unit: "1",
    inclusive: Some(Inclusive::Above),
    population: "cervical deformity",
    source: "S09",
    locator: "mJOA from here on is 2, below it 3",
    flag: Flag::M,
    review: "2026-11",
};

/// spine surgery: frail from here on.
pub const CUT_OFF_FRAILTY_MFI5_MILD: Record = Record {
    id: "cut_off.frailty.mfi5.mild",
    kind: "cut_off",
    value: 0.3,
    unit: "1",
    inclusive: Some(Inclusive::Above),
    population: "spine surgery",
    source: "S80",
    locator: "frail from here on",
    flag: Flag::V,
    review: "2026-11",
};

/// spine surgery: severely frail above it.
pub const CUT_OFF_FRAILTY_MFI5_SEVERE: Record = Record {
    id: "cut_off.frailty.mfi5.severe",
    kind: "cut_off",
    value: 0.5,
    unit: "1",
    inclusive: Some(Inclusive::Below),
    population: "spine surgery",
    source: "S80",
    locator: "severely frail above it",
    flag: Flag::V,
    review: "2026-11",
};

/// adult spinal deformity: frail from here on.
pub const CUT_OFF_FRAILTY_CLIN_ASD_FI_FRAIL: Record = Record {
    id: "cut_off.frailty.clin_asd_fi.frail",
    kind: "cut_off",
    value: 0.11,
    unit: "1",
    inclusive: Some(Inclusive::Above),
    population: "adult spinal deformity",
    source: "S81",
    locator: "frail from here on",
    flag: Flag::V,
    review: "2026-11",
};

/// adult spinal deformity: severely frail above it.
pub const CUT_OFF_FRAILTY_CLIN_ASD_FI_SEVERE: Record = Record {
    id: "cut_off.frailty.clin_asd_fi.severe",
    kind: "cut_off",
    value: 0.21,
    unit: "1",
    inclusive: Some(Inclusive::Below),
    population: "adult spinal deformity",
    source: "S81",
    locator: "severely frail above it",
    flag: Flag::V,
    review: "2026-11",
};

/// adult spinal deformity: frail from here on.
pub const CUT_OFF_FRAILTY_MASD_FI_FRAIL: Record = Record {
    id: "cut_off.frailty.masd_fi.frail",
    kind: "cut_off",
    value: 7.0,
    unit: "1",
    inclusive: Some(Inclusive::Above),
    population: "adult spinal deformity",
    source: "S82",
    locator: "frail from here on",
    flag: Flag::V,
    review: "2026-11",
};

/// adult spinal deformity: severely frail above it.
pub const CUT_OFF_FRAILTY_MASD_FI_SEVERE: Record = Record {
    id: "cut_off.frailty.masd_fi.severe",
    kind: "cut_off",
    value: 12.0,
    unit: "1",
    inclusive: Some(Inclusive::Below),
    population: "adult spinal deformity",
    source: "S82",
    locator: "severely frail above it",
    flag: Flag::V,
    review: "2026-11",
};

/// adult spinal deformity: BMI below it counts.
pub const CUT_OFF_FRAILTY_CLIN_ASD_FI_BMI_LOW: Record = Record {
    id: "cut_off.frailty.clin_asd_fi.bmi_low",
    kind: "cut_off",
    value: 18.5,
    unit: "kg/m2",
    inclusive: Some(Inclusive::Above),
    population: "adult spinal deformity",
    source: "S81",
    locator: "BMI below it counts",
    flag: Flag::V,
    review: "2026-11",
};

/// adult spinal deformity: BMI above it counts.
pub const CUT_OFF_FRAILTY_CLIN_ASD_FI_BMI_HIGH: Record = Record {
    id: "cut_off.frailty.clin_asd_fi.bmi_high",
    kind: "cut_off",
    value: 30.0,
    unit: "kg/m2",
    inclusive: Some(Inclusive::Below),
    population: "adult spinal deformity",
    source: "S81",
    locator: "BMI above it counts",
    flag: Flag::V,
    review: "2026-11",
};

/// L1, 120 kV, no contrast medium: risk of osteoporosis below it.
pub const CUT_OFF_BONE_HU_OSTEOPOROSIS_RISK: Record = Record {
    id: "cut_off.bone.hu.osteoporosis_risk",
    kind: "cut_off",
    value: 135.0,
    unit: "[hnsf'U]",
    inclusive: Some(Inclusive::Above),
    population: "L1, 120 kV, no contrast medium",
    source: "S90",
    locator: "risk of osteoporosis below it",
    flag: Flag::V,
    review: "2026-11",
};

/// L1, 120 kV, no contrast medium: osteoporosis up to it, with high specificity; recalled.
pub const CUT_OFF_BONE_HU_SPECIFIC: Record = Record {
    id: "cut_off.bone.hu.specific",
    kind: "cut_off",
    value: 110.0,
    unit: "[hnsf'U]",
    inclusive: Some(Inclusive::Below),
    population: "L1, 120 kV, no contrast medium",
    source: "derived",
    locator: "osteoporosis up to it, with high specificity; recalled",
    flag: Flag::M,
    review: "2026-11",
};

/// L1, 120 kV, no contrast medium: osteoporosis up to it, with high sensitivity; recalled.
pub const CUT_OFF_BONE_HU_SENSITIVE: Record = Record {
    id: "cut_off.bone.hu.sensitive",
    kind: "cut_off",
    value: 160.0,
    unit: "[hnsf'U]",
    inclusive: Some(Inclusive::Below),
    population: "L1, 120 kV, no contrast medium",
    source: "derived",
    locator: "osteoporosis up to it, with high sensitivity; recalled",
    flag: Flag::M,
    review: "2026-11",
};

/// before spine surgery: adverse events predicted below it.
pub const CUT_OFF_BONE_HU_ADVERSE_EVENTS: Record = Record {
    id: "cut_off.bone.hu.adverse_events",
    kind: "cut_off",
    value: 97.9,
    unit: "[hnsf'U]",
    inclusive: Some(Inclusive::Above),
    population: "before spine surgery",
    source: "S123",
    locator: "adverse events predicted below it",
    flag: Flag::V,
    review: "2026-11",
};

/// before spine surgery: adverse events predicted below it.
pub const CUT_OFF_BONE_T_SCORE: Record = Record {
    id: "cut_off.bone.t_score",
    kind: "cut_off",
    value: -2.5,
    unit: "1",
    inclusive: Some(Inclusive::Above),
    population: "before spine surgery",
    source: "S123",
    locator: "adverse events predicted below it",
    flag: Flag::V,
    review: "2026-11",
};

/// flatback deformity: type 2 (global): C7 plumb line more than 5 cm in front of the lumbosacral disc; also S73.
pub const CUT_OFF_FLATBACK_C7_PLUMB: Record = Record {
    id: "cut_off.flatback.c7_plumb",
    kind: "cut_off",
    value: 50.0,
    unit: "mm",
    inclusive: Some(Inclusive::Below),
    population: "flatback deformity",
    source: "S72",
    locator: "type 2 (global): C7 plumb line more than 5 cm in front of the lumbosacral disc; also S73",
    flag: Flag::V,
    review: "2026-11",
};

/// flatback deformity: type 1 (segmental): discs beside the fusion at least 5 mm higher in front; also S73.
pub const CUT_OFF_FLATBACK_DISC_OPENING: Record = Record {
    id: "cut_off.flatback.disc_opening",
    kind: "cut_off",
    value: 5.0,
    unit: "mm",
    inclusive: Some(Inclusive::Above),
    population: "flatback deformity",
    source: "S72",
    locator: "type 1 (segmental): discs beside the fusion at least 5 mm higher in front; also S73",
    flag: Flag::V,
    review: "2026-11",
};

/// before spine surgery: adverse events predicted below it.
pub const CUT_OFF_BONE_VITAMIN_D: Record = Record {
    id: "cut_off.bone.vitamin_d",
    kind: "cut_off",
    value: 20.0,
    unit: "ng/mL",
    inclusive: Some(Inclusive::Above),
    population: "before spine surgery",
    source: "S123",
    locator: "adverse events predicted below it",
    flag: Flag::V,
    review: "2026-11",
};

/// adults: review of an anti-inflammatory drug: from.
pub const DEFAULT_NSAID_REVIEW_LEAST: Record = Record {
    id: "default.nsaid.review.least",
    kind: "default",
    value: 2.0,
    unit: "wk",
    inclusive: None,
    population: "adults",
    source: "derived",
    locator: "review of an anti-inflammatory drug: from",
    flag: Flag::L,
    review: "2026-11",
};

/// adults: review of an anti-inflammatory drug: to.
pub const DEFAULT_NSAID_REVIEW_MOST: Record = Record {
    id: "default.nsaid.review.most",
    kind: "default",
    value: 4.0,
    unit: "wk",
    inclusive: None,
    population: "adults",
    source: "derived",
    locator: "review of an anti-inflammatory drug: to",
    flag: Flag::L,
    review: "2026-11",
};

/// the nominal skeleton of the reference model: stands in for the scale of a film without spacing when landmark error is spread over it; never prints a millimetre.
pub const NOMINAL_LENGTH_S1_ENDPLATE: Record = Record {
    id: "nominal_length.s1_endplate",
    kind: "default",
    value: 36.0,
    unit: "mm",
    inclusive: None,
    population: "the nominal skeleton of the reference model",
    source: "derived",
    locator: "stands in for the scale of a film without spacing when landmark error is spread over it; never prints a millimetre",
    flag: Flag::L,
    review: "2026-11",
};

/// the nominal skeleton of the reference model: as the S1 endplate, compared with the median endplate drawn where S1 is not placed.
pub const NOMINAL_LENGTH_ENDPLATE: Record = Record {
    id: "nominal_length.endplate",
    kind: "default",
    value: 32.0,
    unit: "mm",
    inclusive: None,
    population: "the nominal skeleton of the reference model",
    source: "derived",
    locator: "as the S1 endplate, compared with the median endplate drawn where S1 is not placed",
    flag: Flag::L,
    review: "2026-11",
};

/// any film: below it a warning asks to check S1 and the femoral heads; never a rejection.
pub const PLAUSIBILITY_PELVIC_INCIDENCE_LEAST: Record = Record {
    id: "plausibility.pelvic_incidence.least",
    kind: "default",
    value: 20.0,
    unit: "deg",
    inclusive: None,
    population: "any film",
    source: "derived",
    locator: "below it a warning asks to check S1 and the femoral heads; never a rejection",
    flag: Flag::L,
    review: "2026-11",
};

/// any film: above it a warning asks to check S1 and the femoral heads; never a rejection.
pub const PLAUSIBILITY_PELVIC_INCIDENCE_GREATEST: Record = Record {
    id: "plausibility.pelvic_incidence.greatest",
    kind: "default",
    value: 110.0,
    unit: "deg",
    inclusive: None,
    population: "any film",
    source: "derived",
    locator: "above it a warning asks to check S1 and the femoral heads; never a rejection",
    flag: Flag::L,
    review: "2026-11",
};

/// any film: above it a warning says that the pelvis may be rotated; never a rejection.
pub const PLAUSIBILITY_FEMORAL_HEAD_DISTANCE_GREATEST: Record = Record {
    id: "plausibility.femoral_head_distance.greatest",
    kind: "default",
    value: 30.0,
    unit: "mm",
    inclusive: None,
    population: "any film",
    source: "derived",
    locator: "above it a warning says that the pelvis may be rotated; never a rejection",
    flag: Flag::L,
    review: "2026-11",
};

/// any film with millimetres: where the median endplate drawn is shorter, a warning asks to check the scale: a guard against a mistake of unit; never a rejection.
pub const PLAUSIBILITY_ENDPLATE_LENGTH_LEAST: Record = Record {
    id: "plausibility.endplate_length.least",
    kind: "default",
    value: 10.0,
    unit: "mm",
    inclusive: None,
    population: "any film with millimetres",
    source: "derived",
    locator: "where the median endplate drawn is shorter, a warning asks to check the scale: a guard against a mistake of unit; never a rejection",
    flag: Flag::L,
    review: "2026-11",
};

/// any film with millimetres: where the median endplate drawn is longer, about twice the nominal one, a warning asks to check the scale: a guard against a mistake of unit; never a rejection.
pub const PLAUSIBILITY_ENDPLATE_LENGTH_GREATEST: Record = Record {
    id: "plausibility.endplate_length.greatest",
    kind: "default",
    value: 70.0,
    unit: "mm",
    inclusive: None,
    population: "any film with millimetres",
    source: "derived",
    locator: "where the median endplate drawn is longer, about twice the nominal one, a warning asks to check the scale: a guard against a mistake of unit; never a rejection",
    flag: Flag::L,
    review: "2026-11",
};

/// height of a lumbar body in its middle, in lengths of the S1 endplate: Upright's own: where a viewer looks first, never a measurement.
pub const PROPORTION_LUMBAR_BODY: Record = Record {
    id: "proportion.lumbar_body",
    kind: "default",
    value: 0.77,
    unit: "1",
    inclusive: None,
    population: "height of a lumbar body in its middle, in lengths of the S1 endplate",
    source: "UPRIGHT",
    locator: "Upright's own: where a viewer looks first, never a measurement",
    flag: Flag::L,
    review: "2026-11",
};

/// height of the disc below a lumbar body, in lengths of the S1 endplate: Upright's own: where a viewer looks first, never a measurement.
pub const PROPORTION_LUMBAR_DISC: Record = Record {
    id: "proportion.lumbar_disc",
    kind: "default",
    value: 0.29,
    unit: "1",
    inclusive: None,
    population: "height of the disc below a lumbar body, in lengths of the S1 endplate",
    source: "UPRIGHT",
    locator: "Upright's own: where a viewer looks first, never a measurement",
    flag: Flag::L,
    review: "2026-11",
};

/// height of the body of T12; those between the levels named lie between, in lengths of the S1 endplate: Upright's own: where a viewer looks first, never a measurement.
pub const PROPORTION_THORACIC_BODY_T12: Record = Record {
    id: "proportion.thoracic_body.t12",
    kind: "default",
    value: 0.7,
    unit: "1",
    inclusive: None,
    population: "height of the body of T12; those between the levels named lie between, in lengths of the S1 endplate",
    source: "UPRIGHT",
    locator: "Upright's own: where a viewer looks first, never a measurement",
    flag: Flag::L,
    review: "2026-11",
};

/// height of the body of T8, in lengths of the S1 endplate: Upright's own: where a viewer looks first, never a measurement.
pub const PROPORTION_THORACIC_BODY_T8: Record = Record {
    id: "proportion.thoracic_body.t8",
    kind: "default",
    value: 0.57,
    unit: "1",
    inclusive: None,
    population: "height of the body of T8, in lengths of the S1 endplate",
    source: "UPRIGHT",
    locator: "Upright's own: where a viewer looks first, never a measurement",
    flag: Flag::L,
    review: "2026-11",
};

/// height of the body of T1, in lengths of the S1 endplate: Upright's own: where a viewer looks first, never a measurement.
pub const PROPORTION_THORACIC_BODY_T1: Record = Record {
    id: "proportion.thoracic_body.t1",
    kind: "default",
    value: 0.49,
    unit: "1",
    inclusive: None,
    population: "height of the body of T1, in lengths of the S1 endplate",
    source: "UPRIGHT",
    locator: "Upright's own: where a viewer looks first, never a measurement",
    flag: Flag::L,
    review: "2026-11",
};

/// height of the disc below T12; those between the levels named lie between, in lengths of the S1 endplate: Upright's own: where a viewer looks first, never a measurement.
pub const PROPORTION_THORACIC_DISC_T12: Record = Record {
    id: "proportion.thoracic_disc.t12",
    kind: "default",
    value: 0.2,
    unit: "1",
    inclusive: None,
    population: "height of the disc below T12; those between the levels named lie between, in lengths of the S1 endplate",
    source: "UPRIGHT",
    locator: "Upright's own: where a viewer looks first, never a measurement",
    flag: Flag::L,
    review: "2026-11",
};

/// height of the disc below T8, in lengths of the S1 endplate: Upright's own: where a viewer looks first, never a measurement.
pub const PROPORTION_THORACIC_DISC_T8: Record = Record {
    id: "proportion.thoracic_disc.t8",
    kind: "default",
    value: 0.13,
    unit: "1",
    inclusive: None,
    population: "height of the disc below T8, in lengths of the S1 endplate",
    source: "UPRIGHT",
    locator: "Upright's own: where a viewer looks first, never a measurement",
    flag: Flag::L,
    review: "2026-11",
};

/// height of the disc below T1, in lengths of the S1 endplate: Upright's own: where a viewer looks first, never a measurement.
pub const PROPORTION_THORACIC_DISC_T1: Record = Record {
    id: "proportion.thoracic_disc.t1",
    kind: "default",
    value: 0.11,
    unit: "1",
    inclusive: None,
    population: "height of the disc below T1, in lengths of the S1 endplate",
    source: "UPRIGHT",
    locator: "Upright's own: where a viewer looks first, never a measurement",
    flag: Flag::L,
    review: "2026-11",
};

/// height of a cervical body, in lengths of the S1 endplate: Upright's own: where a viewer looks first, never a measurement.
pub const PROPORTION_CERVICAL_BODY: Record = Record {
    id: "proportion.cervical_body",
    kind: "default",
    value: 0.39,
    unit: "1",
    inclusive: None,
    population: "height of a cervical body, in lengths of the S1 endplate",
    source: "UPRIGHT",
    locator: "Upright's own: where a viewer looks first, never a measurement",
    flag: Flag::L,
    review: "2026-11",
};

/// height of the disc below a cervical body, in lengths of the S1 endplate: Upright's own: where a viewer looks first, never a measurement.
pub const PROPORTION_CERVICAL_DISC: Record = Record {
    id: "proportion.cervical_disc",
    kind: "default",
    value: 0.13,
    unit: "1",
    inclusive: None,
    population: "height of the disc below a cervical body, in lengths of the S1 endplate",
    source: "UPRIGHT",
    locator: "Upright's own: where a viewer looks first, never a measurement",
    flag: Flag::L,
    review: "2026-11",
};

/// height of the body of C2, from its lower endplate to the base of the dens, in lengths of the S1 endplate: Upright's own: where a viewer looks first, never a measurement.
pub const PROPORTION_AXIS_BODY: Record = Record {
    id: "proportion.axis_body",
    kind: "default",
    value: 0.57,
    unit: "1",
    inclusive: None,
    population: "height of the body of C2, from its lower endplate to the base of the dens, in lengths of the S1 endplate",
    source: "UPRIGHT",
    locator: "Upright's own: where a viewer looks first, never a measurement",
    flag: Flag::L,
    review: "2026-11",
};

/// height of the dens over its base, in lengths of the S1 endplate: Upright's own: where a viewer looks first, never a measurement.
pub const PROPORTION_DENS: Record = Record {
    id: "proportion.dens",
    kind: "default",
    value: 0.49,
    unit: "1",
    inclusive: None,
    population: "height of the dens over its base, in lengths of the S1 endplate",
    source: "UPRIGHT",
    locator: "Upright's own: where a viewer looks first, never a measurement",
    flag: Flag::L,
    review: "2026-11",
};

/// length of the upper endplate of L1; those between the levels named lie between, in lengths of the S1 endplate: Upright's own: where a viewer looks first, never a measurement.
pub const PROPORTION_ENDPLATE_L1: Record = Record {
    id: "proportion.endplate.l1",
    kind: "default",
    value: 0.91,
    unit: "1",
    inclusive: None,
    population: "length of the upper endplate of L1; those between the levels named lie between, in lengths of the S1 endplate",
    source: "UPRIGHT",
    locator: "Upright's own: where a viewer looks first, never a measurement",
    flag: Flag::L,
    review: "2026-11",
};

/// length of the upper endplate of T12, in lengths of the S1 endplate: Upright's own: where a viewer looks first, never a measurement.
pub const PROPORTION_ENDPLATE_T12: Record = Record {
    id: "proportion.endplate.t12",
    kind: "default",
    value: 0.89,
    unit: "1",
    inclusive: None,
    population: "length of the upper endplate of T12, in lengths of the S1 endplate",
    source: "UPRIGHT",
    locator: "Upright's own: where a viewer looks first, never a measurement",
    flag: Flag::L,
    review: "2026-11",
};

/// length of the upper endplate of T1, in lengths of the S1 endplate: Upright's own: where a viewer looks first, never a measurement.
pub const PROPORTION_ENDPLATE_T1: Record = Record {
    id: "proportion.endplate.t1",
    kind: "default",
    value: 0.49,
    unit: "1",
    inclusive: None,
    population: "length of the upper endplate of T1, in lengths of the S1 endplate",
    source: "UPRIGHT",
    locator: "Upright's own: where a viewer looks first, never a measurement",
    flag: Flag::L,
    review: "2026-11",
};

/// length of the upper endplate of C7, in lengths of the S1 endplate: Upright's own: where a viewer looks first, never a measurement.
pub const PROPORTION_ENDPLATE_C7: Record = Record {
    id: "proportion.endplate.c7",
    kind: "default",
    value: 0.48,
    unit: "1",
    inclusive: None,
    population: "length of the upper endplate of C7, in lengths of the S1 endplate",
    source: "UPRIGHT",
    locator: "Upright's own: where a viewer looks first, never a measurement",
    flag: Flag::L,
    review: "2026-11",
};

/// length of the lower endplate of C2, in lengths of the S1 endplate: Upright's own: where a viewer looks first, never a measurement.
pub const PROPORTION_ENDPLATE_C2: Record = Record {
    id: "proportion.endplate.c2",
    kind: "default",
    value: 0.43,
    unit: "1",
    inclusive: None,
    population: "length of the lower endplate of C2, in lengths of the S1 endplate",
    source: "UPRIGHT",
    locator: "Upright's own: where a viewer looks first, never a measurement",
    flag: Flag::L,
    review: "2026-11",
};

/// from the hip axis to the midpoint of the S1 endplate, in lengths of the S1 endplate: Upright's own: where a viewer looks first, never a measurement.
pub const PROPORTION_PELVIC_RADIUS: Record = Record {
    id: "proportion.pelvic_radius",
    kind: "default",
    value: 3.0,
    unit: "1",
    inclusive: None,
    population: "from the hip axis to the midpoint of the S1 endplate, in lengths of the S1 endplate",
    source: "UPRIGHT",
    locator: "Upright's own: where a viewer looks first, never a measurement",
    flag: Flag::L,
    review: "2026-11",
};

/// radius of a femoral head, in lengths of the S1 endplate: Upright's own: where a viewer looks first, never a measurement.
pub const PROPORTION_FEMORAL_HEAD_RADIUS: Record = Record {
    id: "proportion.femoral_head_radius",
    kind: "default",
    value: 0.66,
    unit: "1",
    inclusive: None,
    population: "radius of a femoral head, in lengths of the S1 endplate",
    source: "UPRIGHT",
    locator: "Upright's own: where a viewer looks first, never a measurement",
    flag: Flag::L,
    review: "2026-11",
};

/// from the hip axis to the knee, in lengths of the S1 endplate: Upright's own: where a viewer looks first, never a measurement.
pub const PROPORTION_FEMUR: Record = Record {
    id: "proportion.femur",
    kind: "default",
    value: 11.7,
    unit: "1",
    inclusive: None,
    population: "from the hip axis to the knee, in lengths of the S1 endplate",
    source: "UPRIGHT",
    locator: "Upright's own: where a viewer looks first, never a measurement",
    flag: Flag::L,
    review: "2026-11",
};

/// from the knee to the ankle, in lengths of the S1 endplate: Upright's own: where a viewer looks first, never a measurement.
pub const PROPORTION_TIBIA: Record = Record {
    id: "proportion.tibia",
    kind: "default",
    value: 10.7,
    unit: "1",
    inclusive: None,
    population: "from the knee to the ankle, in lengths of the S1 endplate",
    source: "UPRIGHT",
    locator: "Upright's own: where a viewer looks first, never a measurement",
    flag: Flag::L,
    review: "2026-11",
};

/// radius in which a landmark is looked for beside one that is placed, in lengths of the S1 endplate: Upright's own: where a viewer looks first, never a measurement.
pub const PROPORTION_REACH_LEAST: Record = Record {
    id: "proportion.reach.least",
    kind: "default",
    value: 1.0,
    unit: "1",
    inclusive: None,
    population: "radius in which a landmark is looked for beside one that is placed, in lengths of the S1 endplate",
    source: "UPRIGHT",
    locator: "Upright's own: where a viewer looks first, never a measurement",
    flag: Flag::L,
    review: "2026-11",
};

/// by how much that radius grows with the distance to what is placed: Upright's own: where a viewer looks first, never a measurement.
pub const PROPORTION_REACH_PER_DISTANCE: Record = Record {
    id: "proportion.reach.per_distance",
    kind: "default",
    value: 0.25,
    unit: "1",
    inclusive: None,
    population: "by how much that radius grows with the distance to what is placed",
    source: "UPRIGHT",
    locator: "Upright's own: where a viewer looks first, never a measurement",
    flag: Flag::L,
    review: "2026-11",
};

/// CT of a fused spine: bone of a fusion: from it on; half-way between disc or scar and fusion mass.
pub const DEFAULT_CT_BRIDGING_DENSITY: Record = Record {
    id: "default.ct.bridging.density",
    kind: "default",
    value: 250.0,
    unit: "[hnsf'U]",
    inclusive: None,
    population: "CT of a fused spine",
    source: "derived",
    locator: "bone of a fusion: from it on; half-way between disc or scar and fusion mass",
    flag: Flag::L,
    review: "2026-11",
};

/// CT of a fused spine: bridging is seen from so much bone from one vertebra to the next, all places together.
pub const DEFAULT_CT_BRIDGING_AREA: Record = Record {
    id: "default.ct.bridging.area",
    kind: "default",
    value: 60.0,
    unit: "mm2",
    inclusive: None,
    population: "CT of a fused spine",
    source: "derived",
    locator: "bridging is seen from so much bone from one vertebra to the next, all places together",
    flag: Flag::L,
    review: "2026-11",
};

/// CT of a fused spine: no bridging is seen up to so much: single lines of noise; between the two it is equivocal.
pub const DEFAULT_CT_BRIDGING_NONE: Record = Record {
    id: "default.ct.bridging.none",
    kind: "default",
    value: 15.0,
    unit: "mm2",
    inclusive: None,
    population: "CT of a fused spine",
    source: "derived",
    locator: "no bridging is seen up to so much: single lines of noise; between the two it is equivocal",
    flag: Flag::L,
    review: "2026-11",
};

/// CT of a fused spine: an endplate is at least as dense; set on phantoms.
pub const DEFAULT_CT_BRIDGING_ENDPLATE: Record = Record {
    id: "default.ct.bridging.endplate",
    kind: "default",
    value: 150.0,
    unit: "[hnsf'U]",
    inclusive: None,
    population: "CT of a fused spine",
    source: "derived",
    locator: "an endplate is at least as dense; set on phantoms",
    flag: Flag::L,
    review: "2026-11",
};

/// CT of a fused spine: no bridging is seen only where this share of the disc lies between two endplates; otherwise a wrong place was looked at, and it is equivocal; set on phantoms.
pub const DEFAULT_CT_BRIDGING_FACED: Record = Record {
    id: "default.ct.bridging.faced",
    kind: "default",
    value: 0.75,
    unit: "1",
    inclusive: None,
    population: "CT of a fused spine",
    source: "derived",
    locator: "no bridging is seen only where this share of the disc lies between two endplates; otherwise a wrong place was looked at, and it is equivocal; set on phantoms",
    flag: Flag::L,
    review: "2026-11",
};

/// CT of a fused spine: bone that goes through is told in voxels up to so long: in slices of 2 mm a quarter of the phantoms' nonunions passed for bone, a narrow cleft being filled by what lies beside it.
pub const DEFAULT_CT_BRIDGING_COARSEST: Record = Record {
    id: "default.ct.bridging.coarsest",
    kind: "default",
    value: 1.5,
    unit: "mm",
    inclusive: None,
    population: "CT of a fused spine",
    source: "derived",
    locator: "bone that goes through is told in voxels up to so long: in slices of 2 mm a quarter of the phantoms' nonunions passed for bone, a narrow cleft being filled by what lies beside it",
    flag: Flag::L,
    review: "2026-11",
};

/// CT of a spine in voxels longer than default.ct.bridging.coarsest: intervals of endplates lying are so many times as wide there, and that of a screw beyond the wall of the canal upwards: on phantoms of low dose in slices of 2 mm they held the truth in 81 and 72 of 100 without it.
pub const DEFAULT_CT_COARSE_WIDENING: Record = Record {
    id: "default.ct.coarse.widening",
    kind: "default",
    value: 2.0,
    unit: "1",
    inclusive: None,
    population: "CT of a spine in voxels longer than default.ct.bridging.coarsest",
    source: "derived",
    locator: "intervals of endplates lying are so many times as wide there, and that of a screw beyond the wall of the canal upwards: on phantoms of low dose in slices of 2 mm they held the truth in 81 and 72 of 100 without it",
    flag: Flag::L,
    review: "2026-11",
};

/// CT of a spine with screws: a rim around a loose screw is denser by so much than the bone farther away; set on phantoms.
pub const DEFAULT_CT_HALO_RIM: Record = Record {
    id: "default.ct.halo.rim",
    kind: "default",
    value: 200.0,
    unit: "[hnsf'U]",
    inclusive: None,
    population: "CT of a spine with screws",
    source: "derived",
    locator: "a rim around a loose screw is denser by so much than the bone farther away; set on phantoms",
    flag: Flag::L,
    review: "2026-11",
};

/// CT of a spine with screws: a halo is seen where this share of a screw's surroundings ends in a dense rim; set on phantoms.
pub const DEFAULT_CT_HALO_RIMMED: Record = Record {
    id: "default.ct.halo.rimmed",
    kind: "default",
    value: 0.5,
    unit: "1",
    inclusive: None,
    population: "CT of a spine with screws",
    source: "derived",
    locator: "a halo is seen where this share of a screw's surroundings ends in a dense rim; set on phantoms",
    flag: Flag::L,
    review: "2026-11",
};

/// CT of a spine with screws: without a rim a halo is seen from this width on: hardening of the beam darkens 1 to 1.5 mm beside every screw; set on phantoms.
pub const DEFAULT_CT_HALO_WITHOUT_RIM: Record = Record {
    id: "default.ct.halo.without_rim",
    kind: "default",
    value: 3.0,
    unit: "mm",
    inclusive: None,
    population: "CT of a spine with screws",
    source: "derived",
    locator: "without a rim a halo is seen from this width on: hardening of the beam darkens 1 to 1.5 mm beside every screw; set on phantoms",
    flag: Flag::L,
    review: "2026-11",
};

/// CT of a spine with screws: without a rim a halo is less dense by so much than the bone farther away; set on phantoms.
pub const DEFAULT_CT_HALO_DIP: Record = Record {
    id: "default.ct.halo.dip",
    kind: "default",
    value: 100.0,
    unit: "[hnsf'U]",
    inclusive: None,
    population: "CT of a spine with screws",
    source: "derived",
    locator: "without a rim a halo is less dense by so much than the bone farther away; set on phantoms",
    flag: Flag::L,
    review: "2026-11",
};

/// two CTs of a spine with screws: a halo has not grown where growth of so much is excluded: wider than the error of two measurements in slices of 1 mm.
pub const DEFAULT_CT_HALO_GROWTH: Record = Record {
    id: "default.ct.halo.growth",
    kind: "default",
    value: 1.5,
    unit: "mm",
    inclusive: None,
    population: "two CTs of a spine with screws",
    source: "derived",
    locator: "a halo has not grown where growth of so much is excluded: wider than the error of two measurements in slices of 1 mm",
    flag: Flag::L,
    review: "2026-11",
};

/// CT of a spine, taken lying: either side of a lordosis between two upper endplates on CT: the error of the method that 95 % of phantoms whose column was found do not exceed; where it was not, 20 degrees and more; no reader stood beside it.
pub const DEFAULT_CT_LYING_LORDOSIS: Record = Record {
    id: "default.ct.lying.lordosis",
    kind: "default",
    value: 3.0,
    unit: "deg",
    inclusive: None,
    population: "CT of a spine, taken lying",
    source: "derived",
    locator: "either side of a lordosis between two upper endplates on CT: the error of the method that 95 % of phantoms whose column was found do not exceed; where it was not, 20 degrees and more; no reader stood beside it",
    flag: Flag::L,
    review: "2026-11",
};

/// CT of a spine, taken lying: either side of the angle of a disc on CT: the error of the method that 95 % of phantoms whose column was found do not exceed; where it was not, 20 degrees and more; no reader stood beside it.
pub const DEFAULT_CT_LYING_DISC: Record = Record {
    id: "default.ct.lying.disc",
    kind: "default",
    value: 4.5,
    unit: "deg",
    inclusive: None,
    population: "CT of a spine, taken lying",
    source: "derived",
    locator: "either side of the angle of a disc on CT: the error of the method that 95 % of phantoms whose column was found do not exceed; where it was not, 20 degrees and more; no reader stood beside it",
    flag: Flag::L,
    review: "2026-11",
};

/// CT of a vertebral body: a body in which something is as dense is left out of the measure of cancellous bone: metal, cement or sclerosis.
pub const DEFAULT_CT_BONE_DENSEST: Record = Record {
    id: "default.ct.bone.densest",
    kind: "default",
    value: 800.0,
    unit: "[hnsf'U]",
    inclusive: None,
    population: "CT of a vertebral body",
    source: "derived",
    locator: "a body in which something is as dense is left out of the measure of cancellous bone: metal, cement or sclerosis",
    flag: Flag::L,
    review: "2026-11",
};

/// CT myelogram: contrast medium in the sac: from it on; half-way between fluid and thin contrast medium.
pub const DEFAULT_CT_CANAL_CONTRAST: Record = Record {
    id: "default.ct.canal.contrast",
    kind: "default",
    value: 250.0,
    unit: "[hnsf'U]",
    inclusive: None,
    population: "CT myelogram",
    source: "derived",
    locator: "contrast medium in the sac: from it on; half-way between fluid and thin contrast medium",
    flag: Flag::L,
    review: "2026-11",
};

/// CT myelogram: narrow: a sac behind a disc below this share of the patient's own sac behind the bodies beside it; Upright's own, no published limit.
pub const DEFAULT_CT_CANAL_NARROW: Record = Record {
    id: "default.ct.canal.narrow",
    kind: "default",
    value: 0.6,
    unit: "1",
    inclusive: None,
    population: "CT myelogram",
    source: "derived",
    locator: "narrow: a sac behind a disc below this share of the patient's own sac behind the bodies beside it; Upright's own, no published limit",
    flag: Flag::L,
    review: "2026-11",
};

/// CT of a spine: half width of the 95 % interval of a bony wall of the canal, as a share of the longest side of a voxel; set on phantoms.
pub const DEFAULT_CT_CANAL_BONY_MARGIN: Record = Record {
    id: "default.ct.canal.bony_margin",
    kind: "default",
    value: 0.6,
    unit: "1",
    inclusive: None,
    population: "CT of a spine",
    source: "derived",
    locator: "half width of the 95 % interval of a bony wall of the canal, as a share of the longest side of a voxel; set on phantoms",
    flag: Flag::L,
    review: "2026-11",
};

/// CT of a spine with pedicle screws: a screw stands in the canal from so far beyond the medial wall of the pedicle on; Upright's own: less is within what metal blooms.
pub const DEFAULT_CT_SCREW_BREACH: Record = Record {
    id: "default.ct.screw.breach",
    kind: "default",
    value: 2.0,
    unit: "mm",
    inclusive: None,
    population: "CT of a spine with pedicle screws",
    source: "derived",
    locator: "a screw stands in the canal from so far beyond the medial wall of the pedicle on; Upright's own: less is within what metal blooms",
    flag: Flag::L,
    review: "2026-11",
};

/// MRI beside metal: a level is degraded where at least this share of its canal or disc lies so near to a signal void that metal takes it; the limit below which the truth of phantoms calls a level usable.
pub const DEFAULT_MR_VOID_DEGRADED: Record = Record {
    id: "default.mr.void.degraded",
    kind: "default",
    value: 0.1,
    unit: "1",
    inclusive: None,
    population: "MRI beside metal",
    source: "derived",
    locator: "a level is degraded where at least this share of its canal or disc lies so near to a signal void that metal takes it; the limit below which the truth of phantoms calls a level usable",
    flag: Flag::L,
    review: "2026-11",
};

/// radiograph of the trunk: metal is brighter than what is around it by this share of the range between the darkest and the brightest 2 %; set on phantoms and eight films without implants.
pub const DEFAULT_FILM_METAL_CONTRAST: Record = Record {
    id: "default.film.metal.contrast",
    kind: "default",
    value: 0.2,
    unit: "1",
    inclusive: None,
    population: "radiograph of the trunk",
    source: "derived",
    locator: "metal is brighter than what is around it by this share of the range between the darkest and the brightest 2 %; set on phantoms and eight films without implants",
    flag: Flag::L,
    review: "2026-11",
};

/// radiograph of the trunk: the edge of metal rises by this share of its height within 2.6 mm; set on phantoms and eight films without implants.
pub const DEFAULT_FILM_METAL_SHARPNESS: Record = Record {
    id: "default.film.metal.sharpness",
    kind: "default",
    value: 0.68,
    unit: "1",
    inclusive: None,
    population: "radiograph of the trunk",
    source: "derived",
    locator: "the edge of metal rises by this share of its height within 2.6 mm; set on phantoms and eight films without implants",
    flag: Flag::L,
    review: "2026-11",
};

/// radiograph of the trunk: shorter bars that run along the body are no rods; set on phantoms and eight films without implants.
pub const DEFAULT_FILM_ROD_SHORTEST: Record = Record {
    id: "default.film.rod.shortest",
    kind: "default",
    value: 45.0,
    unit: "mm",
    inclusive: None,
    population: "radiograph of the trunk",
    source: "derived",
    locator: "shorter bars that run along the body are no rods; set on phantoms and eight films without implants",
    flag: Flag::L,
    review: "2026-11",
};

/// radiograph of the trunk: from this length on a rod is clear without screws beside it; set on phantoms and eight films without implants.
pub const DEFAULT_FILM_ROD_CLEAR: Record = Record {
    id: "default.film.rod.clear",
    kind: "default",
    value: 90.0,
    unit: "mm",
    inclusive: None,
    population: "radiograph of the trunk",
    source: "derived",
    locator: "from this length on a rod is clear without screws beside it; set on phantoms and eight films without implants",
    flag: Flag::L,
    review: "2026-11",
};

/// a bolus into a vein of the arm: a bolus that seems to come to the camera's field later, or before it was injected, says that the clocks of camera and injection disagree.
pub const SCINTIGRAPHY_ARRIVAL_MOST: Record = Record {
    id: "scintigraphy.arrival.most",
    kind: "default",
    value: 60.0,
    unit: "s",
    inclusive: None,
    population: "a bolus into a vein of the arm",
    source: "derived",
    locator: "a bolus that seems to come to the camera's field later, or before it was injected, says that the clocks of camera and injection disagree",
    flag: Flag::L,
    review: "2026-11",
};

/// pictures after the flow: a picture that begins up to here after the injection is taken for the blood pool; outside the protocol's window it is said.
pub const SCINTIGRAPHY_EARLY_MOST: Record = Record {
    id: "scintigraphy.early.most",
    kind: "default",
    value: 1800.0,
    unit: "s",
    inclusive: None,
    population: "pictures after the flow",
    source: "derived",
    locator: "a picture that begins up to here after the injection is taken for the blood pool; outside the protocol's window it is said",
    flag: Flag::L,
    review: "2026-11",
};

/// pictures after the flow: a picture that begins from here on after the injection is taken for the delayed phase; outside the protocol's window it is said.
pub const SCINTIGRAPHY_LATE_LEAST: Record = Record {
    id: "scintigraphy.late.least",
    kind: "default",
    value: 3600.0,
    unit: "s",
    inclusive: None,
    population: "pictures after the flow",
    source: "derived",
    locator: "a picture that begins from here on after the injection is taken for the delayed phase; outside the protocol's window it is said",
    flag: Flag::L,
    review: "2026-11",
};

/// a level that a person names on a scan: standard deviation of the place along the spine at which a person marks a vertebra that is seen blurred.
pub const SCINTIGRAPHY_LEVEL_MARK_ERROR: Record = Record {
    id: "scintigraphy.level.mark_error",
    kind: "default",
    value: 5.0,
    unit: "mm",
    inclusive: None,
    population: "a level that a person names on a scan",
    source: "derived",
    locator: "standard deviation of the place along the spine at which a person marks a vertebra that is seen blurred",
    flag: Flag::L,
    review: "2026-11",
};

/// levels counted from one that a person named: standard deviation of the distance to another level, as a share of it: heights of vertebrae and discs differ between people.
pub const SCINTIGRAPHY_LEVEL_SCALE_ERROR: Record = Record {
    id: "scintigraphy.level.scale_error",
    kind: "default",
    value: 0.1,
    unit: "1",
    inclusive: None,
    population: "levels counted from one that a person named",
    source: "derived",
    locator: "standard deviation of the distance to another level, as a share of it: heights of vertebrae and discs differ between people",
    flag: Flag::L,
    review: "2026-11",
};

/// levels counted between or beyond two that a person named: standard deviation of the distance to another level, as a share of it, once two levels give the scale.
pub const SCINTIGRAPHY_LEVEL_BETWEEN_ERROR: Record = Record {
    id: "scintigraphy.level.between_error",
    kind: "default",
    value: 0.04,
    unit: "1",
    inclusive: None,
    population: "levels counted between or beyond two that a person named",
    source: "derived",
    locator: "standard deviation of the distance to another level, as a share of it, once two levels give the scale",
    flag: Flag::L,
    review: "2026-11",
};

/// delayed pictures of the spine: a place is a focus from this ratio to the usual of the spine on, at the lower end of its interval; set on phantoms.
pub const SCINTIGRAPHY_FOCUS_LEAST: Record = Record {
    id: "scintigraphy.focus.least",
    kind: "default",
    value: 1.3,
    unit: "1",
    inclusive: None,
    population: "delayed pictures of the spine",
    source: "derived",
    locator: "a place is a focus from this ratio to the usual of the spine on, at the lower end of its interval; set on phantoms",
    flag: Flag::L,
    review: "2026-11",
};

/// delayed pictures of the spine: and from so many standard deviations of the spine's own unevenness above its usual on; set on phantoms.
pub const SCINTIGRAPHY_FOCUS_DEVIATIONS: Record = Record {
    id: "scintigraphy.focus.deviations",
    kind: "default",
    value: 3.0,
    unit: "1",
    inclusive: None,
    population: "delayed pictures of the spine",
    source: "derived",
    locator: "and from so many standard deviations of the spine's own unevenness above its usual on; set on phantoms",
    flag: Flag::L,
    review: "2026-11",
};

/// adult spinal deformity surgery: minimal clinically important difference.
pub const DETECTABLE_CHANGE_MCID_ODI: Record = Record {
    id: "detectable_change.mcid.odi",
    kind: "detectable_change",
    value: 11.0,
    unit: "1",
    inclusive: None,
    population: "adult spinal deformity surgery",
    source: "S62",
    locator: "minimal clinically important difference",
    flag: Flag::V,
    review: "2026-11",
};

/// adult spinal deformity surgery: minimal clinically important difference, pain.
pub const DETECTABLE_CHANGE_MCID_SRS22_PAIN: Record = Record {
    id: "detectable_change.mcid.srs22_pain",
    kind: "detectable_change",
    value: 0.54,
    unit: "1",
    inclusive: None,
    population: "adult spinal deformity surgery",
    source: "S65",
    locator: "minimal clinically important difference, pain",
    flag: Flag::V,
    review: "2026-11",
};

/// adult spinal deformity surgery: minimal clinically important difference, function.
pub const DETECTABLE_CHANGE_MCID_SRS22_FUNCTION: Record = Record {
    id: "detectable_change.mcid.srs22_function",
    kind: "detectable_change",
    value: 0.31,
    unit: "1",
    inclusive: None,
    population: "adult spinal deformity surgery",
    source: "S65",
    locator: "minimal clinically important difference, function",
    flag: Flag::V,
    review: "2026-11",
};

/// lumbar fusion: minimal clinically important difference commonly used (Copay 2008).
pub const DETECTABLE_CHANGE_MCID_NRS_BACK: Record = Record {
    id: "detectable_change.mcid.nrs_back",
    kind: "detectable_change",
    value: 1.2,
    unit: "1",
    inclusive: None,
    population: "lumbar fusion",
    source: "derived",
    locator: "minimal clinically important difference commonly used (Copay 2008)",
    flag: Flag::M,
    review: "2026-11",
};

/// lumbar fusion: minimal clinically important difference commonly used (Copay 2008).
pub const DETECTABLE_CHANGE_MCID_NRS_LEG: Record = Record {
    id: "detectable_change.mcid.nrs_leg",
    kind: "detectable_change",
    value: 1.6,
    unit: "1",
    inclusive: None,
    population: "lumbar fusion",
    source: "derived",
    locator: "minimal clinically important difference commonly used (Copay 2008)",
    flag: Flag::M,
    review: "2026-11",
};

/// standing lateral films: 2.77 SEM, the middle of three readers (6.6, 11.9, 13.0).
pub const DETECTABLE_CHANGE_SAME_READER_PI: Record = Record {
    id: "detectable_change.same_reader.pi",
    kind: "detectable_change",
    value: 11.9,
    unit: "deg",
    inclusive: None,
    population: "standing lateral films",
    source: "S30",
    locator: "2.77 SEM, the middle of three readers (6.6, 11.9, 13.0)",
    flag: Flag::D,
    review: "2026-11",
};

/// standing lateral films: 2.77 SEM, the middle of three readers (6.1, 8.0, 8.0).
pub const DETECTABLE_CHANGE_SAME_READER_SS: Record = Record {
    id: "detectable_change.same_reader.ss",
    kind: "detectable_change",
    value: 8.0,
    unit: "deg",
    inclusive: None,
    population: "standing lateral films",
    source: "S30",
    locator: "2.77 SEM, the middle of three readers (6.1, 8.0, 8.0)",
    flag: Flag::D,
    review: "2026-11",
};

/// standing lateral films: 2.77 SEM, the middle of three readers (2.2, 6.1, 8.6).
pub const DETECTABLE_CHANGE_SAME_READER_PT: Record = Record {
    id: "detectable_change.same_reader.pt",
    kind: "detectable_change",
    value: 6.1,
    unit: "deg",
    inclusive: None,
    population: "standing lateral films",
    source: "S30",
    locator: "2.77 SEM, the middle of three readers (2.2, 6.1, 8.6)",
    flag: Flag::D,
    review: "2026-11",
};

/// standing lateral films: 2.77 SEM, the middle of three readers (6.1, 7.2, 16.1); one film, posture not included.
pub const DETECTABLE_CHANGE_SAME_READER_SVA: Record = Record {
    id: "detectable_change.same_reader.sva",
    kind: "detectable_change",
    value: 7.2,
    unit: "mm",
    inclusive: None,
    population: "standing lateral films",
    source: "S30",
    locator: "2.77 SEM, the middle of three readers (6.1, 7.2, 16.1); one film, posture not included",
    flag: Flag::D,
    review: "2026-11",
};

/// standing lateral films: 2.77 SEM, the middle of three readers (8.6, 10.2, 13.6).
pub const DETECTABLE_CHANGE_SAME_READER_TK_T4T12: Record = Record {
    id: "detectable_change.same_reader.tk_t4t12",
    kind: "detectable_change",
    value: 10.2,
    unit: "deg",
    inclusive: None,
    population: "standing lateral films",
    source: "S30",
    locator: "2.77 SEM, the middle of three readers (8.6, 10.2, 13.6)",
    flag: Flag::D,
    review: "2026-11",
};

/// standing lateral films: 95 % limits of agreement.
pub const DETECTABLE_CHANGE_OTHER_READER_PI: Record = Record {
    id: "detectable_change.other_reader.pi",
    kind: "detectable_change",
    value: 14.0,
    unit: "deg",
    inclusive: None,
    population: "standing lateral films",
    source: "S31",
    locator: "95 % limits of agreement",
    flag: Flag::V,
    review: "2026-11",
};

/// standing lateral films: 95 % limits of agreement.
pub const DETECTABLE_CHANGE_OTHER_READER_SS: Record = Record {
    id: "detectable_change.other_reader.ss",
    kind: "detectable_change",
    value: 11.0,
    unit: "deg",
    inclusive: None,
    population: "standing lateral films",
    source: "S31",
    locator: "95 % limits of agreement",
    flag: Flag::V,
    review: "2026-11",
};

/// standing lateral films: 95 % limits of agreement.
pub const DETECTABLE_CHANGE_OTHER_READER_PT: Record = Record {
    id: "detectable_change.other_reader.pt",
    kind: "detectable_change",
    value: 5.0,
    unit: "deg",
    inclusive: None,
    population: "standing lateral films",
    source: "S31",
    locator: "95 % limits of agreement",
    flag: Flag::V,
    review: "2026-11",
};

/// standing lateral films: 95 % limits of agreement; one film, posture not included.
pub const DETECTABLE_CHANGE_OTHER_READER_SVA: Record = Record {
    id: "detectable_change.other_reader.sva",
    kind: "detectable_change",
    value: 7.0,
    unit: "mm",
    inclusive: None,
    population: "standing lateral films",
    source: "S31",
    locator: "95 % limits of agreement; one film, posture not included",
    flag: Flag::V,
    review: "2026-11",
};

/// standing lateral films: 2.77 times the 1.49 deg of the Monte Carlo default; none in print is known.
pub const DETECTABLE_CHANGE_T1PA: Record = Record {
    id: "detectable_change.t1pa",
    kind: "detectable_change",
    value: 4.1,
    unit: "deg",
    inclusive: None,
    population: "standing lateral films",
    source: "derived",
    locator: "2.77 times the 1.49 deg of the Monte Carlo default; none in print is known",
    flag: Flag::D,
    review: "2026-11",
};

/// standing lateral films: 2.77 times the 4.75 deg of the Monte Carlo default; none in print is known.
pub const DETECTABLE_CHANGE_PI_LL: Record = Record {
    id: "detectable_change.pi_ll",
    kind: "detectable_change",
    value: 13.2,
    unit: "deg",
    inclusive: None,
    population: "standing lateral films",
    source: "derived",
    locator: "2.77 times the 4.75 deg of the Monte Carlo default; none in print is known",
    flag: Flag::D,
    review: "2026-11",
};

/// standing lateral films: error of one reading: limits of agreement of 5 deg divided by 1.96 and the square root of 2.
pub const DETECTABLE_CHANGE_SEM_PT: Record = Record {
    id: "detectable_change.sem.pt",
    kind: "detectable_change",
    value: 1.8,
    unit: "deg",
    inclusive: None,
    population: "standing lateral films",
    source: "S31",
    locator: "error of one reading: limits of agreement of 5 deg divided by 1.96 and the square root of 2",
    flag: Flag::D,
    review: "2026-11",
};

/// 286 patients with symptomatic lumbar scoliosis (ASLS-1): least difference of ODI that could be told.
pub const DETECTABLE_CHANGE_ODI: Record = Record {
    id: "detectable_change.odi",
    kind: "detectable_change",
    value: 7.0,
    unit: "1",
    inclusive: None,
    population: "286 patients with symptomatic lumbar scoliosis (ASLS-1)",
    source: "S60",
    locator: "least difference of ODI that could be told",
    flag: Flag::V,
    review: "2026-11",
};

/// complex adult spinal deformity: decline of leg strength at discharge after an operation.
pub const OUTCOME_MOTOR_DECLINE_DISCHARGE: Record = Record {
    id: "outcome.motor_decline.discharge",
    kind: "outcome",
    value: 23.0,
    unit: "%",
    inclusive: None,
    population: "complex adult spinal deformity",
    source: "S122",
    locator: "decline of leg strength at discharge after an operation",
    flag: Flag::V,
    review: "2026-11",
};

/// complex adult spinal deformity: decline of leg strength two years after an operation.
pub const OUTCOME_MOTOR_DECLINE_TWO_YEARS: Record = Record {
    id: "outcome.motor_decline.two_years",
    kind: "outcome",
    value: 10.0,
    unit: "%",
    inclusive: None,
    population: "complex adult spinal deformity",
    source: "S122",
    locator: "decline of leg strength two years after an operation",
    flag: Flag::V,
    review: "2026-11",
};

/// adult spinal deformity: overall complications around and after the operation, up to about.
pub const OUTCOME_COMPLICATIONS_MOST: Record = Record {
    id: "outcome.complications.most",
    kind: "outcome",
    value: 70.0,
    unit: "%",
    inclusive: None,
    population: "adult spinal deformity",
    source: "S78",
    locator: "overall complications around and after the operation, up to about",
    flag: Flag::V,
    review: "2026-11",
};

/// osteotomy for fixed sagittal imbalance: patients of the series.
pub const OUTCOME_OSTEOTOMY_PATIENTS: Record = Record {
    id: "outcome.osteotomy.patients",
    kind: "outcome",
    value: 28.0,
    unit: "1",
    inclusive: None,
    population: "osteotomy for fixed sagittal imbalance",
    source: "S72",
    locator: "patients of the series",
    flag: Flag::V,
    review: "2026-11",
};

/// osteotomy for fixed sagittal imbalance: patients of the series with complications.
pub const OUTCOME_OSTEOTOMY_WITH_COMPLICATIONS: Record = Record {
    id: "outcome.osteotomy.with_complications",
    kind: "outcome",
    value: 7.0,
    unit: "1",
    inclusive: None,
    population: "osteotomy for fixed sagittal imbalance",
    source: "S72",
    locator: "patients of the series with complications",
    flag: Flag::V,
    review: "2026-11",
};

/// osteotomy for fixed sagittal imbalance: complications in the series.
pub const OUTCOME_OSTEOTOMY_COMPLICATIONS: Record = Record {
    id: "outcome.osteotomy.complications",
    kind: "outcome",
    value: 11.0,
    unit: "1",
    inclusive: None,
    population: "osteotomy for fixed sagittal imbalance",
    source: "S72",
    locator: "complications in the series",
    flag: Flag::V,
    review: "2026-11",
};

/// adults of 40 to 80 years with lumbar scoliosis (ASLS-1), as treated: difference of the ODI at two years, operated against not operated (-16.08 to -9.88); not a trial of fixed sagittal imbalance.
pub const OUTCOME_OPERATION_ODI_TWO_YEARS: Record = Record {
    id: "outcome.operation.odi_two_years",
    kind: "outcome",
    value: -12.98,
    unit: "1",
    inclusive: None,
    population: "adults of 40 to 80 years with lumbar scoliosis (ASLS-1), as treated",
    source: "S60",
    locator: "difference of the ODI at two years, operated against not operated (-16.08 to -9.88); not a trial of fixed sagittal imbalance",
    flag: Flag::V,
    review: "2026-11",
};

/// Every number.
pub const RECORDS: &[Record] = &[
    LANDMARK_ERROR_CLEAR_ENDPLATE_CORNER,
    LANDMARK_ERROR_CLEAR_CENTROID,
    LANDMARK_ERROR_CLEAR_FEMORAL_HEAD,
    LANDMARK_ERROR_CLEAR_OTHER_POINT,
    LANDMARK_ERROR_OBSCURED_ENDPLATE_CORNER,
    LANDMARK_ERROR_OBSCURED_CENTROID,
    LANDMARK_ERROR_OBSCURED_FEMORAL_HEAD,
    LANDMARK_ERROR_OBSCURED_OTHER_POINT,
    NORM_UNCOMPENSATED_ANKLE_ANGLE,
    NORM_UNCOMPENSATED_KNEE_ANGLE,
    NORM_POSTURE_REPEAT_SVA,
    NORM_PELVIC_INCIDENCE_MEAN,
    NORM_PELVIC_INCIDENCE_SD,
    NORM_THORACIC_KYPHOSIS_MEAN,
    NORM_THORACIC_KYPHOSIS_SD,
    NORM_T1_TILT_MEAN,
    NORM_T1_TILT_SD,
    NORM_LORDOSIS_T12_S1_STANDING_MEAN,
    NORM_LORDOSIS_T12_S1_RECUMBENT_MEAN,
    NORM_LORDOSIS_L4_S1_STANDING_MEAN,
    NORM_LORDOSIS_L4_S1_RECUMBENT_MEAN,
    NORM_VOLUNTEERS_AGE_YOUNGEST,
    NORM_VOLUNTEERS_AGE_OLDEST,
    NORM_C2_TILT_LEAST_OF_80_PERCENT,
    NORM_C2_TILT_MOST_OF_80_PERCENT,
    NORM_T1_TILT_LEAST_OF_80_PERCENT,
    NORM_T1_TILT_MOST_OF_80_PERCENT,
    NORM_L1_TILT_LEAST_OF_80_PERCENT,
    NORM_L1_TILT_MOST_OF_80_PERCENT,
    NORM_BARREY_CLASS_1_PELVIC_TILT,
    NORM_BARREY_CLASS_1_LORDOSIS_OVER_INCIDENCE,
    NORM_BARREY_CLASS_2_PELVIC_TILT,
    NORM_BARREY_CLASS_2_LORDOSIS_OVER_INCIDENCE,
    NORM_BARREY_CLASS_3_PELVIC_TILT,
    NORM_BARREY_CLASS_3_LORDOSIS_OVER_INCIDENCE,
    NORM_BARREY_CLASS_4_PELVIC_TILT,
    NORM_BARREY_CLASS_4_LORDOSIS_OVER_INCIDENCE,
    NORM_BARREY_CLASS_5_PELVIC_TILT,
    NORM_BARREY_CLASS_5_LORDOSIS_OVER_INCIDENCE,
    NORM_BARREY_CLASS_6_PELVIC_TILT,
    NORM_BARREY_CLASS_6_LORDOSIS_OVER_INCIDENCE,
    NORM_BONE_HU_KILOVOLTS,
    NORM_GAP_DISCRIMINATION_EXTERNAL_LEAST,
    NORM_GAP_DISCRIMINATION_EXTERNAL_MOST,
    NORM_GAP_DISCRIMINATION_POOLED,
    NORM_ROUSSOULY_AGREEMENT_LEAST,
    NORM_ROUSSOULY_AGREEMENT_MOST,
    SCINTIGRAPHY_FLOW_FRAME_LEAST,
    SCINTIGRAPHY_FLOW_FRAME_MOST,
    SCINTIGRAPHY_FLOW_DURATION,
    SCINTIGRAPHY_BLOOD_POOL_MOST,
    SCINTIGRAPHY_BLOOD_POOL_LATEST,
    SCINTIGRAPHY_DELAYED_LEAST,
    SCINTIGRAPHY_DELAYED_MOST,
    SCINTIGRAPHY_DELAYED_OPTIONAL,
    FORMULA_PELVIC_TILT_CONSTANT,
    FORMULA_PELVIC_TILT_PER_PELVIC_INCIDENCE,
    FORMULA_PELVIC_TILT_PER_AGE,
    FORMULA_LUMBAR_LORDOSIS_CONSTANT,
    FORMULA_LUMBAR_LORDOSIS_PER_PELVIC_INCIDENCE,
    FORMULA_LUMBAR_LORDOSIS_PER_AGE,
    FORMULA_T1PA_CONSTANT,
    FORMULA_T1PA_PER_PELVIC_INCIDENCE,
    FORMULA_T1PA_PER_AGE,
    FORMULA_SSA_CONSTANT,
    FORMULA_SSA_PER_PELVIC_INCIDENCE,
    FORMULA_SSA_PER_AGE,
    FORMULA_SFA_CONSTANT,
    FORMULA_SFA_PER_PELVIC_INCIDENCE,
    FORMULA_SFA_PER_AGE,
    FORMULA_LORDOSIS_NEEDED_CONSTANT,
    FORMULA_LORDOSIS_NEEDED_PER_PELVIC_INCIDENCE,
    FORMULA_LORDOSIS_NEEDED_PER_THORACIC_KYPHOSIS,
    FORMULA_LORDOSIS_NEEDED_PER_AGE,
    SEAM_GAP_RELATIVE_PELVIC_VERSION,
    SEAM_GAP_RELATIVE_LUMBAR_LORDOSIS,
    SEAM_GAP_LORDOSIS_DISTRIBUTION,
    SEAM_GAP_RELATIVE_SPINOPELVIC_ALIGNMENT,
    FORMULA_GAP_SACRAL_SLOPE_CONSTANT,
    FORMULA_GAP_SACRAL_SLOPE_PER_PELVIC_INCIDENCE,
    FORMULA_GAP_LUMBAR_LORDOSIS_CONSTANT,
    FORMULA_GAP_LUMBAR_LORDOSIS_PER_PELVIC_INCIDENCE,
    FORMULA_GAP_GLOBAL_TILT_CONSTANT,
    FORMULA_GAP_GLOBAL_TILT_PER_PELVIC_INCIDENCE,
    FORMULA_AGE_ADJUSTED_PI_LL_AT_REFERENCE_AGE,
    FORMULA_AGE_ADJUSTED_PI_LL_YEARS_PER_UNIT,
    FORMULA_AGE_ADJUSTED_PT_AT_REFERENCE_AGE,
    FORMULA_AGE_ADJUSTED_PT_YEARS_PER_UNIT,
    FORMULA_AGE_ADJUSTED_SVA_AT_REFERENCE_AGE,
    FORMULA_AGE_ADJUSTED_SVA_YEARS_PER_UNIT,
    FORMULA_AGE_ADJUSTED_T1PA_AT_REFERENCE_AGE,
    FORMULA_AGE_ADJUSTED_T1PA_YEARS_PER_UNIT,
    FORMULA_AGE_ADJUSTED_REFERENCE_AGE,
    FORMULA_L1PA_CONSTANT,
    FORMULA_L1PA_PER_PELVIC_INCIDENCE,
    FORMULA_L1PA_TARGET_CONSTANT,
    FORMULA_L1PA_TARGET_PER_PELVIC_INCIDENCE,
    FORMULA_L1PA_TARGET_TOLERANCE,
    FORMULA_L1PA_TARGET_MISMATCH_LEAST,
    FORMULA_L1PA_TARGET_MISMATCH_MOST,
    WEIGHT_CLIN_ASD_FI_BMI,
    WEIGHT_CLIN_ASD_FI_CARDIAC_DISEASE,
    WEIGHT_CLIN_ASD_FI_ON_DISABILITY,
    WEIGHT_CLIN_ASD_FI_DIABETES,
    WEIGHT_CLIN_ASD_FI_HYPERTENSION,
    WEIGHT_CLIN_ASD_FI_OSTEOPOROSIS,
    WEIGHT_CLIN_ASD_FI_BLOOD_CLOT,
    WEIGHT_CLIN_ASD_FI_BOWEL_INCONTINENCE,
    FORMULA_GAP_POINTS_MOST,
    SCINTIGRAPHY_HALF_LIFE_TECHNETIUM_99M,
    CUT_OFF_PAIN_NEW_WITHIN,
    CUT_OFF_SIGNIFICANT_PAIN_NRS,
    CUT_OFF_SIGNIFICANT_PAIN_ODI,
    CUT_OFF_SIGNIFICANT_PAIN_SRS22_PAIN,
    CUT_OFF_WEAKNESS_EMERGENCY,
    CUT_OFF_WEAKNESS_URGENT,
    CUT_OFF_WEAKNESS_FALL,
    CUT_OFF_NSAID_RENAL_FAILURE,
    CUT_OFF_NSAID_AGE_AVOID,
    CUT_OFF_NSAID_AGE_HIGH_RISK,
    CUT_OFF_NSAID_PREGNANCY_SPECIALIST,
    CUT_OFF_NSAID_PREGNANCY_NEVER,
    CUT_OFF_THERAPY_BEFORE_INJECTION,
    CUT_OFF_THERAPY_BEFORE_MRI,
    CUT_OFF_BLOCK_SUPPORTS,
    CUT_OFF_BLOCK_STRONGLY_SUPPORTS,
    CUT_OFF_INJECTION_RELIEF_REPEAT,
    CUT_OFF_INJECTION_SESSIONS_YEAR,
    CUT_OFF_INJECTION_SPACING,
    CUT_OFF_INJECTION_BEFORE_OPERATION,
    CUT_OFF_UNION_EXPECTED,
    CUT_OFF_SCREW_HALO,
    CUT_OFF_MYELOGRAM_PLATELETS,
    CUT_OFF_INJECTION_SESSIONS_HALF_YEAR,
    CUT_OFF_INJECTION_SESSIONS_YEAR_MASSACHUSETTS,
    CUT_OFF_INJECTION_SPACING_MASSACHUSETTS,
    CUT_OFF_INJECTION_PAIN_BEFORE,
    CUT_OFF_BONE_T_SCORE_TREAT,
    CUT_OFF_BONE_VITAMIN_D_TARGET,
    CUT_OFF_PREGNANCY_AGE,
    CUT_OFF_FILM_KNEE_FLEXION_WARN,
    CUT_OFF_FILM_KNEE_FLEXION_EXTENDED,
    CUT_OFF_FILM_FEMORAL_OBLIQUITY_EXTENDED,
    CUT_OFF_COMPENSATION_THORACIC_KYPHOSIS_FLAT,
    CUT_OFF_COMPENSATION_HIP_EXTENSION_EXCESS,
    CUT_OFF_COMPENSATION_KNEE_FLEXION_COUNTED,
    CUT_OFF_COMPENSATION_KNEE_FLEXION_MARKED,
    CUT_OFF_COMPENSATION_ANKLE_DORSIFLEXION_EXCESS,
    CUT_OFF_COMPENSATION_PELVIC_TILT_OFTEN_MAXIMAL,
    CUT_OFF_CORONAL_C7_CSVL,
    CUT_OFF_CORONAL_CURVE,
    CUT_OFF_FUSION_LONG,
    CUT_OFF_CT_METAL,
    CUT_OFF_PROGRESSION_SVA,
    CUT_OFF_PROGRESSION_LEAST_FILMS,
    CUT_OFF_SRS_SCHWAB_PI_LL_PLUS,
    CUT_OFF_SRS_SCHWAB_PI_LL_PLUS_PLUS,
    CUT_OFF_SRS_SCHWAB_SVA_PLUS,
    CUT_OFF_SRS_SCHWAB_SVA_PLUS_PLUS,
    CUT_OFF_SRS_SCHWAB_PT_PLUS,
    CUT_OFF_SRS_SCHWAB_PT_PLUS_PLUS,
    CUT_OFF_SRS_SCHWAB_SIGNS_MODERATE,
    CUT_OFF_SRS_SCHWAB_SIGNS_SEVERE,
    CUT_OFF_ODI_40_PT,
    CUT_OFF_ODI_40_SVA,
    CUT_OFF_ODI_40_PI_LL,
    CUT_OFF_GAP_RELATIVE_PELVIC_VERSION_MODERATE,
    CUT_OFF_GAP_RELATIVE_PELVIC_VERSION_ALIGNED,
    CUT_OFF_GAP_RELATIVE_PELVIC_VERSION_ANTEVERSION,
    CUT_OFF_GAP_RELATIVE_LUMBAR_LORDOSIS_MODERATE,
    CUT_OFF_GAP_RELATIVE_LUMBAR_LORDOSIS_ALIGNED,
    CUT_OFF_GAP_RELATIVE_LUMBAR_LORDOSIS_HYPERLORDOSIS,
    CUT_OFF_GAP_LORDOSIS_DISTRIBUTION_MODERATE,
    CUT_OFF_GAP_LORDOSIS_DISTRIBUTION_ALIGNED,
    CUT_OFF_GAP_LORDOSIS_DISTRIBUTION_HYPERLORDOTIC,
    CUT_OFF_GAP_RELATIVE_SPINOPELVIC_ALIGNMENT_ALIGNED,
    CUT_OFF_GAP_RELATIVE_SPINOPELVIC_ALIGNMENT_MODERATE,
    CUT_OFF_GAP_RELATIVE_SPINOPELVIC_ALIGNMENT_SEVERE,
    CUT_OFF_GAP_AGE,
    CUT_OFF_GAP_TOTAL_MODERATE,
    CUT_OFF_GAP_TOTAL_SEVERE,
    CUT_OFF_AGE_ADJUSTED_YOUNGEST,
    CUT_OFF_T1PA_BAND_MODERATE,
    CUT_OFF_T1PA_BAND_SEVERE,
    CUT_OFF_T1PA_BAND_VERY_SEVERE,
    CUT_OFF_T1PA_WELL_ALIGNED,
    CUT_OFF_SEVERE_T1PA,
    CUT_OFF_SEVERE_PI_LL,
    CUT_OFF_T4_L1_HIP_AXIS_MISMATCH,
    CUT_OFF_ROUSSOULY_SACRAL_SLOPE_MEDIUM,
    CUT_OFF_ROUSSOULY_SACRAL_SLOPE_STEEP,
    CUT_OFF_ROUSSOULY_LORDOTIC_VERTEBRAE,
    CUT_OFF_ROUSSOULY_ANTEVERTED_PELVIC_INCIDENCE,
    CUT_OFF_ROUSSOULY_ANTEVERTED_PELVIC_TILT,
    CUT_OFF_BARREY_RATIO,
    CUT_OFF_BARREY_PELVIC_INCIDENCE_CLASS_2,
    CUT_OFF_BARREY_PELVIC_INCIDENCE_CLASS_3,
    CUT_OFF_BARREY_PELVIC_INCIDENCE_CLASS_4,
    CUT_OFF_BARREY_PELVIC_INCIDENCE_CLASS_5,
    CUT_OFF_BARREY_PELVIC_INCIDENCE_CLASS_6,
    CUT_OFF_AMES_CSVA_MODERATE,
    CUT_OFF_AMES_CSVA_SEVERE,
    CUT_OFF_AMES_T1S_CL_MODERATE,
    CUT_OFF_AMES_T1S_CL_SEVERE,
    CUT_OFF_AMES_CBVA_DOWN_SEVERE,
    CUT_OFF_AMES_CBVA_DOWN_MODERATE,
    CUT_OFF_AMES_CBVA_LEVEL,
    CUT_OFF_AMES_CBVA_UP_MODERATE,
    CUT_OFF_AMES_MJOA_MILD,
    CUT_OFF_AMES_MJOA_MODERATE,
    CUT_OFF_AMES_MJOA_SEVERE,
    CUT_OFF_FRAILTY_MFI5_MILD,
    CUT_OFF_FRAILTY_MFI5_SEVERE,
    CUT_OFF_FRAILTY_CLIN_ASD_FI_FRAIL,
    CUT_OFF_FRAILTY_CLIN_ASD_FI_SEVERE,
    CUT_OFF_FRAILTY_MASD_FI_FRAIL,
    CUT_OFF_FRAILTY_MASD_FI_SEVERE,
    CUT_OFF_FRAILTY_CLIN_ASD_FI_BMI_LOW,
    CUT_OFF_FRAILTY_CLIN_ASD_FI_BMI_HIGH,
    CUT_OFF_BONE_HU_OSTEOPOROSIS_RISK,
    CUT_OFF_BONE_HU_SPECIFIC,
    CUT_OFF_BONE_HU_SENSITIVE,
    CUT_OFF_BONE_HU_ADVERSE_EVENTS,
    CUT_OFF_BONE_T_SCORE,
    CUT_OFF_FLATBACK_C7_PLUMB,
    CUT_OFF_FLATBACK_DISC_OPENING,
    CUT_OFF_BONE_VITAMIN_D,
    DEFAULT_NSAID_REVIEW_LEAST,
    DEFAULT_NSAID_REVIEW_MOST,
    NOMINAL_LENGTH_S1_ENDPLATE,
    NOMINAL_LENGTH_ENDPLATE,
    PLAUSIBILITY_PELVIC_INCIDENCE_LEAST,
    PLAUSIBILITY_PELVIC_INCIDENCE_GREATEST,
    PLAUSIBILITY_FEMORAL_HEAD_DISTANCE_GREATEST,
    PLAUSIBILITY_ENDPLATE_LENGTH_LEAST,
    PLAUSIBILITY_ENDPLATE_LENGTH_GREATEST,
    PROPORTION_LUMBAR_BODY,
    PROPORTION_LUMBAR_DISC,
    PROPORTION_THORACIC_BODY_T12,
    PROPORTION_THORACIC_BODY_T8,
    PROPORTION_THORACIC_BODY_T1,
    PROPORTION_THORACIC_DISC_T12,
    PROPORTION_THORACIC_DISC_T8,
    PROPORTION_THORACIC_DISC_T1,
    PROPORTION_CERVICAL_BODY,
    PROPORTION_CERVICAL_DISC,
    PROPORTION_AXIS_BODY,
    PROPORTION_DENS,
    PROPORTION_ENDPLATE_L1,
    PROPORTION_ENDPLATE_T12,
    PROPORTION_ENDPLATE_T1,
    PROPORTION_ENDPLATE_C7,
    PROPORTION_ENDPLATE_C2,
    PROPORTION_PELVIC_RADIUS,
    PROPORTION_FEMORAL_HEAD_RADIUS,
    PROPORTION_FEMUR,
    PROPORTION_TIBIA,
    PROPORTION_REACH_LEAST,
    PROPORTION_REACH_PER_DISTANCE,
    DEFAULT_CT_BRIDGING_DENSITY,
    DEFAULT_CT_BRIDGING_AREA,
    DEFAULT_CT_BRIDGING_NONE,
    DEFAULT_CT_BRIDGING_ENDPLATE,
    DEFAULT_CT_BRIDGING_FACED,
    DEFAULT_CT_BRIDGING_COARSEST,
    DEFAULT_CT_COARSE_WIDENING,
    DEFAULT_CT_HALO_RIM,
    DEFAULT_CT_HALO_RIMMED,
    DEFAULT_CT_HALO_WITHOUT_RIM,
    DEFAULT_CT_HALO_DIP,
    DEFAULT_CT_HALO_GROWTH,
    DEFAULT_CT_LYING_LORDOSIS,
    DEFAULT_CT_LYING_DISC,
    DEFAULT_CT_BONE_DENSEST,
    DEFAULT_CT_CANAL_CONTRAST,
    DEFAULT_CT_CANAL_NARROW,
    DEFAULT_CT_CANAL_BONY_MARGIN,
    DEFAULT_CT_SCREW_BREACH,
    DEFAULT_MR_VOID_DEGRADED,
    DEFAULT_FILM_METAL_CONTRAST,
    DEFAULT_FILM_METAL_SHARPNESS,
    DEFAULT_FILM_ROD_SHORTEST,
    DEFAULT_FILM_ROD_CLEAR,
    SCINTIGRAPHY_ARRIVAL_MOST,
    SCINTIGRAPHY_EARLY_MOST,
    SCINTIGRAPHY_LATE_LEAST,
    SCINTIGRAPHY_LEVEL_MARK_ERROR,
    SCINTIGRAPHY_LEVEL_SCALE_ERROR,
    SCINTIGRAPHY_LEVEL_BETWEEN_ERROR,
    SCINTIGRAPHY_FOCUS_LEAST,
    SCINTIGRAPHY_FOCUS_DEVIATIONS,
    DETECTABLE_CHANGE_MCID_ODI,
    DETECTABLE_CHANGE_MCID_SRS22_PAIN,
    DETECTABLE_CHANGE_MCID_SRS22_FUNCTION,
    DETECTABLE_CHANGE_MCID_NRS_BACK,
    DETECTABLE_CHANGE_MCID_NRS_LEG,
    DETECTABLE_CHANGE_SAME_READER_PI,
    DETECTABLE_CHANGE_SAME_READER_SS,
    DETECTABLE_CHANGE_SAME_READER_PT,
    DETECTABLE_CHANGE_SAME_READER_SVA,
    DETECTABLE_CHANGE_SAME_READER_TK_T4T12,
    DETECTABLE_CHANGE_OTHER_READER_PI,
    DETECTABLE_CHANGE_OTHER_READER_SS,
    DETECTABLE_CHANGE_OTHER_READER_PT,
    DETECTABLE_CHANGE_OTHER_READER_SVA,
    DETECTABLE_CHANGE_T1PA,
    DETECTABLE_CHANGE_PI_LL,
    DETECTABLE_CHANGE_SEM_PT,
    DETECTABLE_CHANGE_ODI,
    OUTCOME_MOTOR_DECLINE_DISCHARGE,
    OUTCOME_MOTOR_DECLINE_TWO_YEARS,
    OUTCOME_COMPLICATIONS_MOST,
    OUTCOME_OSTEOTOMY_PATIENTS,
    OUTCOME_OSTEOTOMY_WITH_COMPLICATIONS,
    OUTCOME_OSTEOTOMY_COMPLICATIONS,
    OUTCOME_OPERATION_ODI_TWO_YEARS,
];

/// Every source.
pub const CITATIONS: &[Citation] = &[
    Citation {
        id: "S01",
        text: "Table 1 definitions (TK T4-T12, TLK T11-L2, LL L1-S1, SSA, SS, T1SPI, T9SPI, PI, PT, SVA)",
        address: "https://pmc.ncbi.nlm.nih.gov/articles/PMC9827318/table/tbl01",
        seen: "text",
    },
    Citation {
        id: "S05",
        text: "BSS 2013-014 alpha angle abstract: angle at hip axis between the perpendicular to L1 endplate and the line to S1 centre = PI-LL",
        address: "10.1302/1358-992X.96BSUPP_6.BSS2013-014",
        seen: "abstract",
    },
    Citation {
        id: "S06",
        text: "Choi SH et al. L1 incidence reflects PI/LL mismatch. Medicine 2018;97:e11668",
        address: "10.1097/MD.0000000000011668",
        seen: "abstract",
    },
    Citation {
        id: "S07",
        text: "Iyer S et al. Age-stratified normative full-body alignment. Spine 2016 (PMID 27111763)",
        address: "PMID 27111763",
        seen: "abstract",
    },
    Citation {
        id: "S08",
        text: "BMC Surg 2019;19:7 Table 1",
        address: "10.1186/s12893-019-0471-2",
        seen: "text",
    },
    Citation {
        id: "S09",
        text: "Ames cervical deformity notes page; Ames CP et al. J Neurosurg Spine 2015;23:673-683",
        address: "10.3171/2014.12.SPINE14780",
        seen: "text/abstract",
    },
    Citation {
        id: "S10",
        text: "Yilgor C et al. GAP score. JBJS Am 2017;99:1661-1672",
        address: "10.2106/JBJS.16.01594",
        seen: "cited in code",
    },
    Citation {
        id: "S11",
        text: "Open code: RuleAudit rules/gap.py, states it was verified against Yilgor 2017 Fig 6 and Table IV",
        address: "open-source code base",
        seen: "code",
    },
    Citation {
        id: "S12",
        text: "Protopsaltis T et al. TPA. JBJS Am 2014;96:1631-1640",
        address: "10.2106/JBJS.M.01459 (DOI not checked)",
        seen: "abstract",
    },
    Citation {
        id: "S13",
        text: "Hills J et al. T4-L1-Hip axis: normal alignment. Spine 2022 (vertebral pelvic angle = vertebral tilt + PT)",
        address: "uthscsa scholars page",
        seen: "abstract",
    },
    Citation {
        id: "S14",
        text: "Obeid I et al. Global tilt. Eur Spine J 2016;25:3644-3649",
        address: "10.1007/s00586-016-4649-3",
        seen: "abstract",
    },
    Citation {
        id: "S15",
        text: "Zhang W et al. C7 sacral tilt. Eur Spine J 2020",
        address: "10.1007/s00586-020-06548-8",
        seen: "abstract",
    },
    Citation {
        id: "S16",
        text: "Eur Spine J 2013;23:576-583 Table 1 (SSA, spinal tilt)",
        address: "10.1007/s00586-013-3068-y",
        seen: "text",
    },
    Citation {
        id: "S17",
        text: "Laouissat F et al. Roussouly refounded. Eur Spine J 2018",
        address: "10.1007/s00586-017-5111-x (DOI not checked)",
        seen: "abstract",
    },
    Citation {
        id: "S18",
        text: "Hu Z et al. OD-HA determinants. QIMS 2022;12:2311-2320",
        address: "PMC8923855",
        seen: "abstract",
    },
    Citation {
        id: "S19",
        text: "Hasegawa K et al. Normative values. Eur Spine J 2016",
        address: "10.1007/s00586-016-4702-2",
        seen: "abstract",
    },
    Citation {
        id: "S20",
        text: "Le Huec FBI technique, neurosurgery notes page (Le Huec 2011 Eur Spine J 20 Suppl 5:669)",
        address: "neurosurgerynotes.bullet.site ... fbifullbalanceintegratedosteotomyplanning",
        seen: "text",
    },
    Citation {
        id: "S21",
        text: "Lafage R et al. Quantifying the contribution of lower limb compensation ... Spine 2023;48(15):1082-1088",
        address: "dukespace 1e249ec6; researcher.life 9350ef31",
        seen: "abstract",
    },
    Citation {
        id: "S22",
        text: "Lee CS et al. Simulated knee flexion. Eur Spine J 2013 (PT = FPA + FTA)",
        address: "10.1007/s00586-013-2661-4 / PMC3657059",
        seen: "abstract",
    },
    Citation {
        id: "S30",
        text: "Kyrola KK et al. Neurospine 2018;15:175-181",
        address: "10.14245/ns.1836054.027",
        seen: "table 2 text",
    },
    Citation {
        id: "S31",
        text: "Sagittal measurement agreement in ASD, Spine Deform 2019 (PMID 31495478)",
        address: "PMID 31495478",
        seen: "abstract",
    },
    Citation {
        id: "S50",
        text: "MEANS age and gender normative (Sardar/Lenke et al.)",
        address: "discovery.researcher.life 6301aa07",
        seen: "abstract",
    },
    Citation {
        id: "S52",
        text: "Lumbar alignment recumbent vs standing 627 volunteers, Asian Spine J 2019",
        address: "PMC6680033",
        seen: "abstract",
    },
    Citation {
        id: "S54",
        text: "Normative values by PI, 642 volunteers, Eur Spine J 2025",
        address: "PMID 40261392",
        seen: "abstract",
    },
    Citation {
        id: "S57",
        text: "Open code tests quoting Hills 2022 tilts / Laouissat / Bari 2020",
        address: "open-source code base (test suite)",
        seen: "code",
    },
    Citation {
        id: "S72",
        text: "Booth KC et al. Flatback (fixed sagittal imbalance). Spine 1999;24:1712-1720",
        address: "scilit ac80ecbe",
        seen: "abstract",
    },
    Citation {
        id: "S73",
        text: "Flat Back and Sagittal Plane Deformity chapter 288",
        address: "clinicalgate.com/flat-back-and-sagittal-plane-deformity",
        seen: "text",
    },
    Citation {
        id: "S04",
        text: "Le Huec JC et al. Sagittal balance of the spine. Eur Spine J 2019;28:1889-1905",
        address: "10.1007/s00586-019-06083-1",
        seen: "abstract",
    },
    Citation {
        id: "S12b",
        text: "Ryan DJ et al. TPA thresholds. Spine 2014;39(15)",
        address: "10.1097/BRS.0000000000000382",
        seen: "abstract",
    },
    Citation {
        id: "S23",
        text: "Lower-limb compensation clusters (871 ASD): no compensators / recliners / squatters / mixed",
        address: "vivo.weill.cornell pubid41555093",
        seen: "abstract",
    },
    Citation {
        id: "S24",
        text: "Persistent lower-extremity compensation after ASD surgery (210 pts: 32% hips, 39% knees, 36% ankles)",
        address: "dukespace b5d8e079",
        seen: "abstract",
    },
    Citation {
        id: "S26",
        text: "Horton WC et al. Optimal stance lateral 36-inch. Spine 2005",
        address: "10.1097/01.brs.0000153698.94091.f8",
        seen: "abstract",
    },
    Citation {
        id: "S36",
        text: "Sitting/rail position SVA (healthy 30), Research Square 526794",
        address: "10.21203/rs.3.rs-526794/v1",
        seen: "abstract",
    },
    Citation {
        id: "S40",
        text: "Schwab F et al. SRS-Schwab validation. Spine 2012;37:1077-1082",
        address: "10.1097/BRS.0b013e31823e15e2 (DOI not checked)",
        seen: "abstract",
    },
    Citation {
        id: "S41",
        text: "SRS-Schwab cut-offs page citing Terran 2013",
        address: "neurosurgerywiki.com",
        seen: "text",
    },
    Citation {
        id: "S42",
        text: "Terran J et al. Neurosurgery 2013;73:559-568",
        address: "10.1227/NEU.0000000000000012",
        seen: "abstract",
    },
    Citation {
        id: "S43",
        text: "Kieser D et al. Simplified SRS-Schwab. Spine Deform 2019;7:467-471",
        address: "10.1016/j.jspd.2018.09.008",
        seen: "abstract",
    },
    Citation {
        id: "S44",
        text: "Schwab FJ et al. Spinopelvic parameters and disability. Spine 2013;38:E803",
        address: "scholars.duke pub1348457",
        seen: "abstract (thresholds not shown)",
    },
    Citation {
        id: "S46",
        text: "Quarto E et al. GAP systematic review. Eur Spine J 2022",
        address: "10.1007/s00586-022-07386-6",
        seen: "abstract",
    },
    Citation {
        id: "S47",
        text: "Lafage R et al. Age-adjusted thresholds. Spine 2016;41:62-68",
        address: "10.1097/BRS.0000000000001171",
        seen: "abstract (formula not in abstract)",
    },
    Citation {
        id: "S48",
        text: "Open code with age-adjusted formulae",
        address: "open-source code base",
        seen: "code",
    },
    Citation {
        id: "S56",
        text: "Hills J et al. T4-L1-Hip axis targets. JBJS Am 2024",
        address: "10.2106/JBJS.23.00372",
        seen: "abstract",
    },
    Citation {
        id: "S58",
        text: "Barrey & Darnis World J Orthop 2015 Table 3",
        address: "PMC4303780",
        seen: "table text",
    },
    Citation {
        id: "S60",
        text: "Smith JS et al. ASLS-1 8-year. JAMA Surg 2025",
        address: "10.1001/jamasurg.2025.0496",
        seen: "abstract",
    },
    Citation {
        id: "S70",
        text: "Roussouly P et al. Spine 2005;30:346-353",
        address: "10.1097/01.brs.0000152379.54463.65",
        seen: "abstract",
    },
    Citation {
        id: "S71",
        text: "Roussouly reliability, Rev Bras Ortop",
        address: "10.1055/s-0041-1729581",
        seen: "abstract",
    },
    Citation {
        id: "S80",
        text: "Pierce KE et al. mFI-5 spine surgery",
        address: "utsouthwestern portal",
        seen: "abstract",
    },
    Citation {
        id: "S81",
        text: "Passias/ISSG clin-ASD-FI",
        address: "scholars.duke 1617520",
        seen: "abstract",
    },
    Citation {
        id: "S82",
        text: "Passias PG et al. mASD-FI. Int J Spine Surg 2020;14:1031",
        address: "ijssurgery.com/content/14/6/1031",
        seen: "abstract",
    },
    Citation {
        id: "S90",
        text: "HU review (Anderson): <135 HU L1",
        address: "synapsesocial",
        seen: "abstract",
    },
    Citation {
        id: "S91",
        text: "Jang S et al. Normative L1 attenuation. Radiology 2019;291:360-367",
        address: "10.1148/radiol.2019181648",
        seen: "abstract",
    },
    Citation {
        id: "S92",
        text: "Spirig JM et al. screw loosening XR CT MRI. Spine J 2018",
        address: "10.1016/j.spinee.2018.06.345",
        seen: "abstract",
    },
    Citation {
        id: "S104",
        text: "Lafage R et al. LL needed for age-adjusted TPA",
        address: "escholarship 8ws6j23q",
        seen: "abstract",
    },
    Citation {
        id: "S109",
        text: "Elysee JC et al. Supine imaging. Global Spine J 2022;12:631",
        address: "10.1177/2192568220960753",
        seen: "abstract",
    },
    Citation {
        id: "S111",
        text: "10-year natural course ASD 204 pts",
        address: "discovery.researcher.life full-spine",
        seen: "abstract",
    },
    Citation {
        id: "S112",
        text: "Fung/Liu progression 168 pts 2-year, ISASS18-499",
        address: "isass.org",
        seen: "abstract",
    },
    Citation {
        id: "S117",
        text: "RadioGraphics 2019: injuries of the ankylosed or surgically fused (rigid) spine; CT first (authors not recorded)",
        address: "RadioGraphics 2019 (DOI not recorded)",
        seen: "abstract or page read",
    },
    Citation {
        id: "S118",
        text: "Bae et al. 2017: standing SVA after a 10-minute walk in flatback / sagittal imbalance",
        address: "(DOI not recorded)",
        seen: "abstract or page read",
    },
    Citation {
        id: "S119",
        text: "Camptocormia in Parkinson disease: reoperation and PJF after deformity surgery, n=13/26 (authors not recorded)",
        address: "(DOI not recorded)",
        seen: "abstract or page read",
    },
    Citation {
        id: "S120",
        text: "Lumbar stenosis with sagittal imbalance: decompression alone, SVA 72 to 48 mm, n=72 (authors not recorded)",
        address: "(DOI not recorded)",
        seen: "abstract or page read",
    },
    Citation {
        id: "S121",
        text: "Pelvic incidence after S2-alar-iliac fixation, change of 6 deg or more in 36.8 % of 68 (authors not recorded)",
        address: "(DOI not recorded)",
        seen: "abstract or page read",
    },
    Citation {
        id: "S123",
        text: "Congress of Neurological Surgeons (CNS) guideline: pre-operative osteoporosis assessment and treatment",
        address: "(DOI not recorded)",
        seen: "abstract or page read",
    },
    Citation {
        id: "S61",
        text: "ODI scoring pages (Fairbank 2000 quoted)",
        address: "asir-journal table 1; sralab",
        seen: "text",
    },
    Citation {
        id: "S62",
        text: "Yoshida G et al. ODI MCID. Asian Spine J 2019;13:35-44",
        address: "10.31616/asj.2018.0077",
        seen: "abstract",
    },
    Citation {
        id: "S63",
        text: "ODI conditions of use (Mapi Research Trust)",
        address: "eprovide.mapi-trust.org; phenxtoolkit 220601; sralab.org",
        seen: "text",
    },
    Citation {
        id: "S64",
        text: "SRS-22r scoring pages",
        address: "raylytic.com; yhocphuchoi.com; RehabMeasures",
        seen: "text",
    },
    Citation {
        id: "S65",
        text: "MCID of SRS domains, Int J Spine Surg",
        address: "ijssurgery.com/node/7485",
        seen: "abstract",
    },
    Citation {
        id: "S66",
        text: "Smith JS et al. ASLS-1 5-year. J Neurosurg Spine 2021;35",
        address: "searchworks record",
        seen: "abstract",
    },
    Citation {
        id: "S67",
        text: "Schoutens C et al. Nonsurgical ADS systematic review. Pain Med",
        address: "amsterdamumc portal",
        seen: "abstract",
    },
    Citation {
        id: "S68",
        text: "Brace for adult scoliosis reviews: Ng 2022; systematic review 1967-2018",
        address: "10.2174/18743250-v16-e2205270",
        seen: "abstract",
    },
    Citation {
        id: "S78",
        text: "Int J Spine Surg 2023;17(S2) PJK reviews quoting Glattes 2005",
        address: "ijssurgery.com/content/17/S2/S38",
        seen: "text",
    },
    Citation {
        id: "S95",
        text: "Choudhri/Resnick guideline update part 4 fusion assessment. J Neurosurg Spine 2014;21:23-30",
        address: "10.3171/2014.4.SPINE14267",
        seen: "abstract",
    },
    Citation {
        id: "S96",
        text: "Larsen JM et al. J Spinal Disord 1996;9:117-120",
        address: "acnpsearch",
        seen: "abstract",
    },
    Citation {
        id: "S97",
        text: "ISSLS textbook pseudarthrosis chapter",
        address: "wheelessonline.com",
        seen: "text",
    },
    Citation {
        id: "S98",
        text: "ACR Appropriateness Criteria Low Back Pain 2021 (variants)",
        address: "gravitas.acr.org topic 141; acsearch",
        seen: "text (variants 1-3 partly)",
    },
    Citation {
        id: "S99",
        text: "AJNR 2007;28:990 ACR table (older 1-9 ratings)",
        address: "ajnr.org/content/28/5/990",
        seen: "table text",
    },
    Citation {
        id: "S100",
        text: "Bone scan protocol pages",
        address: "radswiki; radiopaedia; numebook (SNM guideline)",
        seen: "text",
    },
    Citation {
        id: "S101",
        text: "Myelography practice: Sandow 2005 AJR; ASNR survey 'call for rational guideline revision'; radiologykey protocol; BSNR 3 g iodine survey",
        address: "various",
        seen: "abstract/text",
    },
    Citation {
        id: "S113",
        text: "ESI coverage policies L33906; eviCore CMM-200; BCBSMA 690",
        address: "verity.backworkai.com etc",
        seen: "text",
    },
    Citation { id: "S114", text: "AGS Beers 2023", address: "10.1111/jgs.18372", seen: "title only" },
    Citation {
        id: "S122",
        text: "Scoli-RISK-1: lower-extremity motor decline 23.0 % at discharge, 10.0 % at 2 years, complex adult spinal deformity",
        address: "(DOI not recorded)",
        seen: "abstract or page read",
    },
    Citation {
        id: "S124",
        text: "FDA: NSAIDs in pregnancy at 20 weeks or later",
        address: "fda.gov (page address not recorded)",
        seen: "abstract or page read",
    },
    Citation {
        id: "S125",
        text: "Epidural steroid injection before lumbar fusion and infection, OR 2.67 (2.12-3.35) for <30 days (authors not recorded)",
        address: "(DOI not recorded)",
        seen: "abstract or page read",
    },
    Citation {
        id: "S126",
        text: "Brace in camptocormia, n=15 (authors not recorded)",
        address: "(DOI not recorded)",
        seen: "abstract or page read",
    },
    Citation {
        id: "SRS",
        text: "Scoliosis Research Society: patient page on fixed sagittal imbalance",
        address: "srs.org (page address not recorded)",
        seen: "text",
    },
    Citation {
        id: "UPRIGHT",
        text: "Upright clinical reference: what is established without a source read (M), and Upright's own defaults (L)",
        address: "docs/evidence.md",
        seen: "own text",
    },
];
