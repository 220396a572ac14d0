//! Head over the body, and gaze.

use crate::formula::{Element, Point, S1_POSTERIOR, hip_tilt, offset, plus, sum, tilt};
use crate::parameter::PostureDependence::Postural;
use crate::parameter::{Flag, Parameter, Unit};
use upright_anatomy::{Region, Site};

const MEATUS: Point = Point::Site(Site::AcousticMeatus);

/// Horizontal distance of the acoustic meatus in front of a target point.
macro_rules! cranial_axis_to {
    ($target:expr, $code:literal, $abbreviation:literal, $name:literal, $where:literal) => {
        Parameter {
            code: $code,
            abbreviation: $abbreviation,
            name: $name,
            region: Region::Head,
            unit: Unit::Millimetre,
            definition: concat!(
                "Horizontal distance from ",
                $where,
                " to the plumb line of the acoustic meatus."
            ),
            sign: "positive when the head lies in front",
            formula: sum(&[plus(offset($target, MEATUS))]),
            posture: Postural,
            flag: Flag::M,
            sources: &[],
        }
    };
}

pub(super) const PARAMETERS: &[Parameter] = &[
    Parameter {
        code: "ODHA",
        abbreviation: "OD-HA",
        name: "Odontoid-hip axis angle",
        region: Region::Head,
        unit: Unit::Degree,
        definition: "Lean of the line from the hip axis to the tip of the dens from the vertical.",
        sign: "positive when the dens lies in front",
        formula: sum(&[plus(hip_tilt(Point::Site(Site::DensTip)))]),
        posture: Postural,
        flag: Flag::V,
        sources: &["S18"],
    },
    Parameter {
        code: "CAMHA",
        abbreviation: "CAM-HA",
        name: "Acoustic meatus-hip axis angle (CAM-HA)",
        region: Region::Head,
        unit: Unit::Degree,
        definition: "Lean of the line from the hip axis to the centre of the acoustic meati from the vertical.",
        sign: "positive when the meatus lies in front",
        formula: sum(&[plus(hip_tilt(MEATUS))]),
        posture: Postural,
        flag: Flag::V,
        sources: &["S19"],
    },
    cranial_axis_to!(
        S1_POSTERIOR,
        "CrSVA_S",
        "CrSVA-S",
        "Cranial sagittal vertical axis to the sacrum",
        "the posterosuperior corner of S1"
    ),
    cranial_axis_to!(
        Point::HipAxis,
        "CrSVA_H",
        "CrSVA-H",
        "Cranial sagittal vertical axis to the hip",
        "the hip axis"
    ),
    cranial_axis_to!(
        Point::Knee,
        "CrSVA_K",
        "CrSVA-K",
        "Cranial sagittal vertical axis to the knee",
        "the knee centre"
    ),
    cranial_axis_to!(
        Point::Ankle,
        "CrSVA_A",
        "CrSVA-A",
        "Cranial sagittal vertical axis to the ankle",
        "the ankle centre"
    ),
    Parameter {
        code: "MGS",
        abbreviation: "MGS",
        name: "McGregor slope",
        region: Region::Head,
        unit: Unit::Degree,
        definition: "Slope of the line from the opisthion to the posterior end of the hard palate.",
        sign: "positive when the gaze points down",
        formula: sum(&[plus(Element::Slope {
            posterior: Point::Site(Site::Opisthion),
            anterior: Point::Site(Site::HardPalatePosterior),
        })]),
        posture: Postural,
        flag: Flag::M,
        sources: &[],
    },
    Parameter {
        code: "CBVA",
        abbreviation: "CBVA",
        name: "Chin-brow vertical angle",
        region: Region::Head,
        unit: Unit::Degree,
        definition: "Lean of the line from the chin to the brow from the vertical.",
        sign: "positive when the head is flexed and the gaze points down",
        formula: sum(&[plus(tilt(Point::Site(Site::Chin), Point::Site(Site::Brow)))]),
        posture: Postural,
        flag: Flag::V,
        sources: &["S09"],
    },
];
