//! `upright.phantom/1`: the truth about a person who does not exist.

mod inside;
mod resonance;
mod scintigram;
mod study;

pub use resonance::PhantomMrSeries;
pub use scintigram::{PhantomScanPicture, PhantomScanTimes, ScanPhase};
pub use study::PhantomStudy;

use crate::layout::lines_to;
use crate::profile::INTENDED_USE;
use inside::WireInside;
use serde::Serialize;
use std::collections::BTreeMap;
use upright_anatomy::{Facing, Laterality, Level};
use upright_phantom::{Alignment, Implants, Person, Posed, Reserves};

/// Stands beside every figure that was found on a phantom.
pub const PHANTOM_COMPARISON: &str = "Phantom comparison: verifies arithmetic only. Clinical validity is untested until paired patient films exist.";

/// Which program and which numbers a phantom was made with.
#[derive(Clone, Copy, Debug)]
pub struct PhantomSoftware {
    /// The program's version.
    pub version: &'static str,
    /// The version of the evidence.
    pub evidence: &'static str,
}

/// The wire form of a phantom's truth. Numbers are never rounded.
#[derive(Debug, Serialize)]
pub struct PhantomDocument {
    schema: &'static str,
    version: &'static str,
    evidence: &'static str,
    synthetic: bool,
    intended_use: &'static str,
    comparison: &'static str,
    kind: &'static str,
    is_of_kind: bool,
    seed: u64,
    sex: &'static str,
    age_years: f64,
    facing: &'static str,
    body: WireBody,
    fusion: Option<WireFusion>,
    implants: WireImplants,
    reserves: WireReserves,
    postures: BTreeMap<&'static str, WirePosture>,
    inside: Option<WireInside>,
    studies: Vec<PhantomStudy>,
}

#[derive(Debug, Serialize)]
struct WireBody {
    size: f64,
    pelvic_radius_mm: f64,
    femur_mm: f64,
    tibia_mm: f64,
    half_hip_width_mm: f64,
}

#[derive(Debug, Serialize)]
struct WireFusion {
    upper: &'static str,
    lower: &'static str,
}

#[derive(Debug, Serialize)]
struct WireSide {
    side: &'static str,
    level: &'static str,
}

#[derive(Debug, Serialize)]
struct WireImplants {
    screws: Vec<&'static str>,
    cages_below: Vec<&'static str>,
    rod_broken_below: Option<WireSide>,
    loose_screws: Vec<WireSide>,
    hip_prostheses: Vec<&'static str>,
}

/// Flag L: Upright's own draws.
#[derive(Debug, Serialize)]
struct WireReserves {
    flag: &'static str,
    strategy: &'static str,
    hip_extension_deg: f64,
    hip_contracture_deg: f64,
    knee_extension_loss_deg: f64,
    knee_flexion_deg: f64,
    ankle_share: f64,
    thoracic_response_deg: f64,
    residual_motion_deg: f64,
    supine_gain_deg: f64,
    comfortable_lead_mm: f64,
    greatest_lead_mm: f64,
    straight_knee_deg: f64,
    straight_ankle_deg: f64,
    greatest_cervical_lordosis_deg: f64,
}

#[derive(Debug, Serialize)]
struct WirePosture {
    parameters: BTreeMap<&'static str, f64>,
    thoracolumbar_disc_deg: f64,
    upper_thoracic_kyphosis_deg: f64,
    pelvic_rotation_deg: f64,
    cobb_deg: f64,
    segments: Vec<WireSegment>,
    frontal_points: Vec<WireFrontalPoint>,
    files: Vec<String>,
}

#[derive(Debug, Serialize)]
struct WireSegment {
    level: &'static str,
    disc_below_deg: f64,
    body_deg: f64,
    coronal_tilt_deg: f64,
    axial_rotation_deg: f64,
    disc_height: f64,
    body_height: f64,
}

#[derive(Debug, Serialize)]
struct WireFrontalPoint {
    name: String,
    left_mm: f64,
    cranial_mm: f64,
}

impl PhantomDocument {
    /// The truth about `person` in these postures, each with the names of its files, and in these other studies.
    #[must_use]
    pub fn new(
        person: &Person,
        postures: &[(&Posed, Vec<String>)],
        studies: Vec<PhantomStudy>,
        software: PhantomSoftware,
    ) -> Self {
        let body = person.body;
        Self {
            schema: "upright.phantom/1",
            version: software.version,
            evidence: software.evidence,
            synthetic: true,
            intended_use: INTENDED_USE,
            comparison: PHANTOM_COMPARISON,
            kind: person.kind.name(),
            is_of_kind: person.is_of_kind,
            seed: person.seed,
            sex: person.sex.name(),
            age_years: person.age,
            facing: if person.facing == Facing::Left { "left" } else { "right" },
            body: WireBody {
                size: body.size,
                pelvic_radius_mm: body.pelvic_radius * body.size,
                femur_mm: body.femur * body.size,
                tibia_mm: body.tibia * body.size,
                half_hip_width_mm: body.half_hip_width(),
            },
            fusion: person
                .fusion()
                .map(|fusion| WireFusion { upper: fusion.upper.name(), lower: fusion.lower.name() }),
            implants: implants(person.implants()),
            reserves: reserves(&person.reserves),
            postures: postures
                .iter()
                .map(|(posed, files)| (posed.posture.name(), posture(person, posed, files.clone())))
                .collect(),
            inside: WireInside::of(person),
            studies,
        }
    }

    /// As JSON.
    ///
    /// # Errors
    /// What JSON cannot say, which no person contains.
    pub fn to_json(&self) -> serde_json::Result<String> {
        lines_to(4, self)
    }
}

fn side(side: Laterality) -> &'static str {
    if side == Laterality::Left { "left" } else { "right" }
}

fn sided((of, level): (Laterality, Level)) -> WireSide {
    WireSide { side: side(of), level: level.name() }
}

fn implants(implants: &Implants) -> WireImplants {
    let names = |levels: &[Level]| levels.iter().map(|level| level.name()).collect();
    WireImplants {
        screws: names(&implants.screws),
        cages_below: names(&implants.cages),
        rod_broken_below: implants.broken_rod.map(sided),
        loose_screws: implants.loose_screws.iter().copied().map(sided).collect(),
        hip_prostheses: implants.hip_prostheses.iter().copied().map(side).collect(),
    }
}

fn reserves(reserves: &Reserves) -> WireReserves {
    WireReserves {
        flag: "L",
        strategy: reserves.strategy.name(),
        hip_extension_deg: reserves.hip_extension.value(),
        hip_contracture_deg: reserves.hip_contracture.value(),
        knee_extension_loss_deg: reserves.knee_extension_loss.value(),
        knee_flexion_deg: reserves.knee_flexion.value(),
        ankle_share: reserves.ankle_share,
        thoracic_response_deg: reserves.thoracic_response.value(),
        residual_motion_deg: reserves.residual_motion.value(),
        supine_gain_deg: reserves.supine_gain.value(),
        comfortable_lead_mm: reserves.comfortable_lead.value(),
        greatest_lead_mm: reserves.greatest_lead.value(),
        straight_knee_deg: reserves.straight_knee.value(),
        straight_ankle_deg: reserves.straight_ankle.value(),
        greatest_cervical_lordosis_deg: reserves.neck.value(),
    }
}

/// The parameters that a skeleton is built from, by the codes of the catalogue.
fn parameters(alignment: &Alignment) -> BTreeMap<&'static str, f64> {
    let sacral_slope = alignment.pelvic_incidence - alignment.pelvic_tilt;
    BTreeMap::from([
        ("PI", alignment.pelvic_incidence),
        ("PT", alignment.pelvic_tilt),
        ("SS", sacral_slope),
        ("LL_L1S1", alignment.lumbar_lordosis),
        ("LL_L4S1", alignment.lower_lordosis),
        ("TK_T4T12", alignment.thoracic_kyphosis),
        ("CL_C2C7", alignment.cervical_lordosis),
        ("CBVA", alignment.gaze),
        ("KA", alignment.knee_angle),
        ("AA", alignment.ankle_angle),
    ])
    .into_iter()
    .map(|(code, angle)| (code, angle.value()))
    .collect()
}

fn posture(person: &Person, posed: &Posed, files: Vec<String>) -> WirePosture {
    let alignment = &posed.alignment;
    WirePosture {
        parameters: parameters(alignment),
        thoracolumbar_disc_deg: alignment.thoracolumbar_disc.value(),
        upper_thoracic_kyphosis_deg: alignment.upper_thoracic_kyphosis.value(),
        pelvic_rotation_deg: alignment.pelvic_rotation.value(),
        cobb_deg: posed.cobb_angle().value(),
        segments: posed
            .shape
            .segments()
            .iter()
            .map(|segment| WireSegment {
                level: segment.level.name(),
                disc_below_deg: segment.disc.value(),
                body_deg: segment.body.value(),
                coronal_tilt_deg: segment.coronal_tilt.value(),
                axial_rotation_deg: segment.axial_rotation.value(),
                disc_height: segment.disc_height,
                body_height: segment.body_height,
            })
            .collect(),
        frontal_points: posed
            .frontal_points(person)
            .into_iter()
            .map(|point| WireFrontalPoint {
                name: point.name,
                left_mm: point.left,
                cranial_mm: point.cranial,
            })
            .collect(),
        files,
    }
}
