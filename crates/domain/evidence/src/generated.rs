//! Written by `cargo xtask evidence` from `data/*.toml`. Do not edit.

use crate::record::{Citation, Record};
use upright_measurement::Flag;

/// Version of the evidence: a digest of its tables.
pub const VERSION: &str = "8629c698d0c9";

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
];
