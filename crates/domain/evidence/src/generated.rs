//! Written by `cargo xtask evidence` from `data/*.toml`. Do not edit.

use crate::record::{Citation, Record};
use upright_measurement::Flag;

/// Version of the evidence: a digest of its tables.
pub const VERSION: &str = "b14f27aeeedd";

/// clear film: Monte Carlo with the reference model reproduces the published reader error: SS 3.99 deg (3.97 from S31), PT about 1.7 deg (1.80 from S31).
pub(crate) const LANDMARK_ERROR_CLEAR_ENDPLATE_CORNER: Record = Record {
    id: "landmark_error.clear.endplate_corner",
    kind: "landmark_error",
    value: 1.75,
    unit: "mm",
    population: "clear film",
    source: "derived",
    locator: "Monte Carlo with the reference model reproduces the published reader error: SS 3.99 deg (3.97 from S31), PT about 1.7 deg (1.80 from S31)",
    flag: Flag::D,
    review: "2026-11",
};

/// clear film: as the endplate corner, same simulation.
pub(crate) const LANDMARK_ERROR_CLEAR_CENTROID: Record = Record {
    id: "landmark_error.clear.centroid",
    kind: "landmark_error",
    value: 1.5,
    unit: "mm",
    population: "clear film",
    source: "derived",
    locator: "as the endplate corner, same simulation",
    flag: Flag::D,
    review: "2026-11",
};

/// clear film: as the endplate corner, same simulation.
pub(crate) const LANDMARK_ERROR_CLEAR_FEMORAL_HEAD: Record = Record {
    id: "landmark_error.clear.femoral_head",
    kind: "landmark_error",
    value: 4.0,
    unit: "mm",
    population: "clear film",
    source: "derived",
    locator: "as the endplate corner, same simulation",
    flag: Flag::D,
    review: "2026-11",
};

/// clear film: joint centres and skull points take the error of a point in the same simulation.
pub(crate) const LANDMARK_ERROR_CLEAR_OTHER_POINT: Record = Record {
    id: "landmark_error.clear.other_point",
    kind: "landmark_error",
    value: 1.5,
    unit: "mm",
    population: "clear film",
    source: "derived",
    locator: "joint centres and skull points take the error of a point in the same simulation",
    flag: Flag::D,
    review: "2026-11",
};

/// instrumented or blurred film: recommended beside the default of the same simulation.
pub(crate) const LANDMARK_ERROR_OBSCURED_ENDPLATE_CORNER: Record = Record {
    id: "landmark_error.obscured.endplate_corner",
    kind: "landmark_error",
    value: 2.5,
    unit: "mm",
    population: "instrumented or blurred film",
    source: "derived",
    locator: "recommended beside the default of the same simulation",
    flag: Flag::D,
    review: "2026-11",
};

/// instrumented or blurred film: recommended beside the default of the same simulation.
pub(crate) const LANDMARK_ERROR_OBSCURED_CENTROID: Record = Record {
    id: "landmark_error.obscured.centroid",
    kind: "landmark_error",
    value: 2.0,
    unit: "mm",
    population: "instrumented or blurred film",
    source: "derived",
    locator: "recommended beside the default of the same simulation",
    flag: Flag::D,
    review: "2026-11",
};

/// instrumented or blurred film: recommended as 4 or more: a lower bound.
pub(crate) const LANDMARK_ERROR_OBSCURED_FEMORAL_HEAD: Record = Record {
    id: "landmark_error.obscured.femoral_head",
    kind: "landmark_error",
    value: 4.0,
    unit: "mm",
    population: "instrumented or blurred film",
    source: "derived",
    locator: "recommended as 4 or more: a lower bound",
    flag: Flag::D,
    review: "2026-11",
};

/// instrumented or blurred film: joint centres and skull points take the error of a point in the same simulation.
pub(crate) const LANDMARK_ERROR_OBSCURED_OTHER_POINT: Record = Record {
    id: "landmark_error.obscured.other_point",
    kind: "landmark_error",
    value: 2.0,
    unit: "mm",
    population: "instrumented or blurred film",
    source: "derived",
    locator: "joint centres and skull points take the error of a point in the same simulation",
    flag: Flag::D,
    review: "2026-11",
};

/// 642 volunteers, 18 to 90 years: abstract, mean.
pub(crate) const NORM_PELVIC_INCIDENCE_MEAN: Record = Record {
    id: "norm.pelvic_incidence.mean",
    kind: "norm",
    value: 49.3,
    unit: "deg",
    population: "642 volunteers, 18 to 90 years",
    source: "S54",
    locator: "abstract, mean",
    flag: Flag::V,
    review: "2026-11",
};

/// 642 volunteers, 18 to 90 years: abstract, standard deviation.
pub(crate) const NORM_PELVIC_INCIDENCE_SD: Record = Record {
    id: "norm.pelvic_incidence.sd",
    kind: "norm",
    value: 9.5,
    unit: "deg",
    population: "642 volunteers, 18 to 90 years",
    source: "S54",
    locator: "abstract, standard deviation",
    flag: Flag::V,
    review: "2026-11",
};

/// 468 volunteers, 40.4 (14.8) years: abstract, T4 to T12, mean.
pub(crate) const NORM_THORACIC_KYPHOSIS_MEAN: Record = Record {
    id: "norm.thoracic_kyphosis.mean",
    kind: "norm",
    value: 37.4,
    unit: "deg",
    population: "468 volunteers, 40.4 (14.8) years",
    source: "S50",
    locator: "abstract, T4 to T12, mean",
    flag: Flag::V,
    review: "2026-11",
};

/// 468 volunteers, 40.4 (14.8) years: abstract, T4 to T12, standard deviation.
pub(crate) const NORM_THORACIC_KYPHOSIS_SD: Record = Record {
    id: "norm.thoracic_kyphosis.sd",
    kind: "norm",
    value: 10.9,
    unit: "deg",
    population: "468 volunteers, 40.4 (14.8) years",
    source: "S50",
    locator: "abstract, T4 to T12, standard deviation",
    flag: Flag::V,
    review: "2026-11",
};

/// 320 volunteers, median age 37 years: middle of the 80 % interval -7.0 to -3.6; the mean of S08 (-1.35) does not fit the SVA of the same table.
pub(crate) const NORM_T1_TILT_MEAN: Record = Record {
    id: "norm.t1_tilt.mean",
    kind: "norm",
    value: -5.3,
    unit: "deg",
    population: "320 volunteers, median age 37 years",
    source: "S57",
    locator: "middle of the 80 % interval -7.0 to -3.6; the mean of S08 (-1.35) does not fit the SVA of the same table",
    flag: Flag::C,
    review: "2026-11",
};

/// 320 volunteers, median age 37 years: half of the 80 % interval -7.0 to -3.6, divided by 1.28.
pub(crate) const NORM_T1_TILT_SD: Record = Record {
    id: "norm.t1_tilt.sd",
    kind: "norm",
    value: 1.33,
    unit: "deg",
    population: "320 volunteers, median age 37 years",
    source: "S57",
    locator: "half of the 80 % interval -7.0 to -3.6, divided by 1.28",
    flag: Flag::C,
    review: "2026-11",
};

/// 627 volunteers, 20 to 79 years: abstract, mean.
pub(crate) const NORM_LORDOSIS_T12_S1_STANDING_MEAN: Record = Record {
    id: "norm.lordosis_t12_s1.standing.mean",
    kind: "norm",
    value: 49.8,
    unit: "deg",
    population: "627 volunteers, 20 to 79 years",
    source: "S52",
    locator: "abstract, mean",
    flag: Flag::V,
    review: "2026-11",
};

/// 627 volunteers, 20 to 79 years: abstract, mean.
pub(crate) const NORM_LORDOSIS_T12_S1_RECUMBENT_MEAN: Record = Record {
    id: "norm.lordosis_t12_s1.recumbent.mean",
    kind: "norm",
    value: 36.8,
    unit: "deg",
    population: "627 volunteers, 20 to 79 years",
    source: "S52",
    locator: "abstract, mean",
    flag: Flag::V,
    review: "2026-11",
};

/// 627 volunteers, 20 to 79 years: abstract, mean.
pub(crate) const NORM_LORDOSIS_L4_S1_STANDING_MEAN: Record = Record {
    id: "norm.lordosis_l4_s1.standing.mean",
    kind: "norm",
    value: 34.2,
    unit: "deg",
    population: "627 volunteers, 20 to 79 years",
    source: "S52",
    locator: "abstract, mean",
    flag: Flag::V,
    review: "2026-11",
};

/// 627 volunteers, 20 to 79 years: abstract, mean.
pub(crate) const NORM_LORDOSIS_L4_S1_RECUMBENT_MEAN: Record = Record {
    id: "norm.lordosis_l4_s1.recumbent.mean",
    kind: "norm",
    value: 29.8,
    unit: "deg",
    population: "627 volunteers, 20 to 79 years",
    source: "S52",
    locator: "abstract, mean",
    flag: Flag::V,
    review: "2026-11",
};

/// 642 volunteers, 18 to 90 years: abstract, constant.
pub(crate) const FORMULA_PELVIC_TILT_CONSTANT: Record = Record {
    id: "formula.pelvic_tilt.constant",
    kind: "formula",
    value: -12.7,
    unit: "deg",
    population: "642 volunteers, 18 to 90 years",
    source: "S54",
    locator: "abstract, constant",
    flag: Flag::V,
    review: "2026-11",
};

/// 642 volunteers, 18 to 90 years: abstract, degrees for each degree of PI.
pub(crate) const FORMULA_PELVIC_TILT_PER_PELVIC_INCIDENCE: Record = Record {
    id: "formula.pelvic_tilt.per_pelvic_incidence",
    kind: "formula",
    value: 0.38,
    unit: "1",
    population: "642 volunteers, 18 to 90 years",
    source: "S54",
    locator: "abstract, degrees for each degree of PI",
    flag: Flag::V,
    review: "2026-11",
};

/// 642 volunteers, 18 to 90 years: abstract, degrees for each year of age.
pub(crate) const FORMULA_PELVIC_TILT_PER_AGE: Record = Record {
    id: "formula.pelvic_tilt.per_age",
    kind: "formula",
    value: 0.14,
    unit: "deg/a",
    population: "642 volunteers, 18 to 90 years",
    source: "S54",
    locator: "abstract, degrees for each year of age",
    flag: Flag::V,
    review: "2026-11",
};

/// 126 volunteers, 20 to 69 years: abstract, constant.
pub(crate) const FORMULA_LUMBAR_LORDOSIS_CONSTANT: Record = Record {
    id: "formula.lumbar_lordosis.constant",
    kind: "formula",
    value: 32.9,
    unit: "deg",
    population: "126 volunteers, 20 to 69 years",
    source: "S19",
    locator: "abstract, constant",
    flag: Flag::V,
    review: "2026-11",
};

/// 126 volunteers, 20 to 69 years: abstract, degrees for each degree of PI.
pub(crate) const FORMULA_LUMBAR_LORDOSIS_PER_PELVIC_INCIDENCE: Record = Record {
    id: "formula.lumbar_lordosis.per_pelvic_incidence",
    kind: "formula",
    value: 0.6,
    unit: "1",
    population: "126 volunteers, 20 to 69 years",
    source: "S19",
    locator: "abstract, degrees for each degree of PI",
    flag: Flag::V,
    review: "2026-11",
};

/// 126 volunteers, 20 to 69 years: abstract, degrees for each year of age.
pub(crate) const FORMULA_LUMBAR_LORDOSIS_PER_AGE: Record = Record {
    id: "formula.lumbar_lordosis.per_age",
    kind: "formula",
    value: -0.23,
    unit: "deg/a",
    population: "126 volunteers, 20 to 69 years",
    source: "S19",
    locator: "abstract, degrees for each year of age",
    flag: Flag::V,
    review: "2026-11",
};

/// flatback deformity: type 2 (global): C7 plumb line more than 5 cm in front of the lumbosacral disc; also S73.
pub(crate) const CUT_OFF_FLATBACK_C7_PLUMB: Record = Record {
    id: "cut_off.flatback.c7_plumb",
    kind: "cut_off",
    value: 50.0,
    unit: "mm",
    population: "flatback deformity",
    source: "S72",
    locator: "type 2 (global): C7 plumb line more than 5 cm in front of the lumbosacral disc; also S73",
    flag: Flag::V,
    review: "2026-11",
};

/// flatback deformity: type 1 (segmental): discs beside the fusion at least 5 mm higher in front; also S73.
pub(crate) const CUT_OFF_FLATBACK_DISC_OPENING: Record = Record {
    id: "cut_off.flatback.disc_opening",
    kind: "cut_off",
    value: 5.0,
    unit: "mm",
    population: "flatback deformity",
    source: "S72",
    locator: "type 1 (segmental): discs beside the fusion at least 5 mm higher in front; also S73",
    flag: Flag::V,
    review: "2026-11",
};

/// the nominal skeleton of the reference model: stands in for the scale of a film without spacing when landmark error is spread over it; never prints a millimetre.
pub(crate) const NOMINAL_LENGTH_S1_ENDPLATE: Record = Record {
    id: "nominal_length.s1_endplate",
    kind: "default",
    value: 36.0,
    unit: "mm",
    population: "the nominal skeleton of the reference model",
    source: "derived",
    locator: "stands in for the scale of a film without spacing when landmark error is spread over it; never prints a millimetre",
    flag: Flag::L,
    review: "2026-11",
};

/// the nominal skeleton of the reference model: as the S1 endplate, compared with the median endplate drawn where S1 is not placed.
pub(crate) const NOMINAL_LENGTH_ENDPLATE: Record = Record {
    id: "nominal_length.endplate",
    kind: "default",
    value: 32.0,
    unit: "mm",
    population: "the nominal skeleton of the reference model",
    source: "derived",
    locator: "as the S1 endplate, compared with the median endplate drawn where S1 is not placed",
    flag: Flag::L,
    review: "2026-11",
};

/// any film: below it a warning asks to check S1 and the femoral heads; never a rejection.
pub(crate) const PLAUSIBILITY_PELVIC_INCIDENCE_LEAST: Record = Record {
    id: "plausibility.pelvic_incidence.least",
    kind: "default",
    value: 20.0,
    unit: "deg",
    population: "any film",
    source: "derived",
    locator: "below it a warning asks to check S1 and the femoral heads; never a rejection",
    flag: Flag::L,
    review: "2026-11",
};

/// any film: above it a warning asks to check S1 and the femoral heads; never a rejection.
pub(crate) const PLAUSIBILITY_PELVIC_INCIDENCE_GREATEST: Record = Record {
    id: "plausibility.pelvic_incidence.greatest",
    kind: "default",
    value: 110.0,
    unit: "deg",
    population: "any film",
    source: "derived",
    locator: "above it a warning asks to check S1 and the femoral heads; never a rejection",
    flag: Flag::L,
    review: "2026-11",
};

/// any film: above it a warning says that the pelvis may be rotated; never a rejection.
pub(crate) const PLAUSIBILITY_FEMORAL_HEAD_DISTANCE_GREATEST: Record = Record {
    id: "plausibility.femoral_head_distance.greatest",
    kind: "default",
    value: 30.0,
    unit: "mm",
    population: "any film",
    source: "derived",
    locator: "above it a warning says that the pelvis may be rotated; never a rejection",
    flag: Flag::L,
    review: "2026-11",
};

/// any film with millimetres: where the median endplate drawn is shorter, a warning asks to check the scale: a guard against a mistake of unit; never a rejection.
pub(crate) const PLAUSIBILITY_ENDPLATE_LENGTH_LEAST: Record = Record {
    id: "plausibility.endplate_length.least",
    kind: "default",
    value: 10.0,
    unit: "mm",
    population: "any film with millimetres",
    source: "derived",
    locator: "where the median endplate drawn is shorter, a warning asks to check the scale: a guard against a mistake of unit; never a rejection",
    flag: Flag::L,
    review: "2026-11",
};

/// any film with millimetres: where the median endplate drawn is longer, about twice the nominal one, a warning asks to check the scale: a guard against a mistake of unit; never a rejection.
pub(crate) const PLAUSIBILITY_ENDPLATE_LENGTH_GREATEST: Record = Record {
    id: "plausibility.endplate_length.greatest",
    kind: "default",
    value: 70.0,
    unit: "mm",
    population: "any film with millimetres",
    source: "derived",
    locator: "where the median endplate drawn is longer, about twice the nominal one, a warning asks to check the scale: a guard against a mistake of unit; never a rejection",
    flag: Flag::L,
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
    FORMULA_PELVIC_TILT_CONSTANT,
    FORMULA_PELVIC_TILT_PER_PELVIC_INCIDENCE,
    FORMULA_PELVIC_TILT_PER_AGE,
    FORMULA_LUMBAR_LORDOSIS_CONSTANT,
    FORMULA_LUMBAR_LORDOSIS_PER_PELVIC_INCIDENCE,
    FORMULA_LUMBAR_LORDOSIS_PER_AGE,
    CUT_OFF_FLATBACK_C7_PLUMB,
    CUT_OFF_FLATBACK_DISC_OPENING,
    NOMINAL_LENGTH_S1_ENDPLATE,
    NOMINAL_LENGTH_ENDPLATE,
    PLAUSIBILITY_PELVIC_INCIDENCE_LEAST,
    PLAUSIBILITY_PELVIC_INCIDENCE_GREATEST,
    PLAUSIBILITY_FEMORAL_HEAD_DISTANCE_GREATEST,
    PLAUSIBILITY_ENDPLATE_LENGTH_LEAST,
    PLAUSIBILITY_ENDPLATE_LENGTH_GREATEST,
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
];
