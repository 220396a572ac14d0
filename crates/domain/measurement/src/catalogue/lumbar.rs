//! Lumbar spine.

use crate::formula::{
    Defined, Formula, S1_MIDPOINT, SACRAL_ENDPLATE, Term, hip_tilt, minus, plus, slope, sum,
};
use crate::parameter::PostureDependence::Invariant;
use crate::parameter::{Flag, Parameter, Unit};
use upright_anatomy::{Endplate, Level, Region};

const L1_SUPERIOR: Endplate = Endplate::superior(Level::L1);
const LORDOSIS_L1_S1: &[Term] = &[plus(slope(SACRAL_ENDPLATE)), minus(slope(L1_SUPERIOR))];
const LORDOSIS_L4_S1: &[Term] = &[plus(slope(SACRAL_ENDPLATE)), minus(slope(Endplate::superior(Level::L4)))];

pub(super) const PARAMETERS: &[Parameter] = &[
    Parameter {
        code: "LL_L1S1",
        abbreviation: "LL L1–S1",
        name: "Lumbar lordosis L1-S1",
        region: Region::Lumbar,
        unit: Unit::Degree,
        definition: "Angle between the L1 and the S1 superior endplate.",
        sign: "positive in lordosis, negative in kyphosis",
        formula: sum(LORDOSIS_L1_S1),
        posture: Invariant,
        flag: Flag::V,
        sources: &["S01"],
    },
    Parameter {
        code: "LL_L4S1",
        abbreviation: "LL L4–S1",
        name: "Distal lordosis L4-S1",
        region: Region::Lumbar,
        unit: Unit::Degree,
        definition: "Angle between the L4 and the S1 superior endplate.",
        sign: "positive in lordosis, negative in kyphosis",
        formula: sum(LORDOSIS_L4_S1),
        posture: Invariant,
        flag: Flag::C,
        sources: &["S10"],
    },
    Parameter {
        code: "LDI",
        abbreviation: "LDI",
        name: "Lordosis distribution index",
        region: Region::Lumbar,
        unit: Unit::Percent,
        definition: "Share of the L1-S1 lordosis that lies at L4-S1; undefined where L1-S1 is not lordotic.",
        sign: "negative when L4-S1 is kyphotic",
        formula: Formula::Ratio {
            numerator: LORDOSIS_L4_S1,
            denominator: LORDOSIS_L1_S1,
            times: 100.0,
            defined: Defined::AboveZero,
        },
        posture: Invariant,
        flag: Flag::C,
        sources: &["S11"],
    },
    Parameter {
        code: "PI_LL",
        abbreviation: "PI−LL",
        name: "Pelvic incidence minus lumbar lordosis",
        region: Region::Lumbar,
        unit: Unit::Degree,
        definition: "Lordosis missing for this pelvis: PI minus LL L1-S1, the same as PT plus the slope of L1 (L1 incidence).",
        sign: "positive when lordosis is missing",
        formula: sum(&[minus(hip_tilt(S1_MIDPOINT)), plus(slope(L1_SUPERIOR))]),
        posture: Invariant,
        flag: Flag::V,
        sources: &["S05", "S06"],
    },
];
