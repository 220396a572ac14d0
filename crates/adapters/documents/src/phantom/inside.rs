//! What slices and scans of a phantom should show.

use super::side;
use serde::Serialize;
use upright_anatomy::Millimetres;
use upright_phantom::{
    Ct, DiscGrade, DiscState, EndplateChange, InsideTruth, Person, Place, Pose, SacTruth, ScrewTruth,
    UnionTruth, VertebraTruth,
};

/// Places in mm towards left, back and head from the hip axis, as in the DICOM files of the studies.
#[derive(Debug, Serialize)]
pub(super) struct WireInside {
    /// Upright's own draws.
    flag: &'static str,
    posture: &'static str,
    muscle_fat_share: f64,
    vertebrae: Vec<WireVertebra>,
    screws: Vec<WireScrew>,
    unions: Vec<WireUnion>,
    sac: Vec<WireSac>,
    discs: Vec<WireDisc>,
}

#[derive(Debug, Serialize)]
struct WireVertebra {
    level: &'static str,
    centre_mm: Place,
    cancellous_density: f64,
    cancellous_hu: f64,
    /// Of the canal between bones: from pedicle to pedicle, and from body to arch.
    canal_width_mm: f64,
    canal_depth_mm: Option<f64>,
}

#[derive(Debug, Serialize)]
struct WireScrew {
    level: &'static str,
    side: &'static str,
    head_mm: Place,
    tip_mm: Place,
    radius_mm: f64,
    halo_mm: Option<f64>,
    breach_mm: Option<f64>,
}

#[derive(Debug, Serialize)]
struct WireUnion {
    below: &'static str,
    gap_mm: Option<f64>,
    bridging_area_mm2: f64,
    interbody_area_mm2: f64,
    posterolateral_area_mm2: f64,
    centre_mm: Place,
    axis: [f64; 3],
    posterolateral_mm: [Place; 2],
}

#[derive(Debug, Serialize)]
struct WireSac {
    below: &'static str,
    centre_mm: Place,
    area_mm2: f64,
    is_blocked: bool,
}

#[derive(Debug, Serialize)]
struct WireDisc {
    below: &'static str,
    grade: &'static str,
    endplates: &'static str,
}

impl WireInside {
    /// Of a person who lies; nothing where nobody can.
    pub(super) fn of(person: &Person) -> Option<Self> {
        let posed = person.pose(Pose::Supine).ok()?;
        let truth = InsideTruth::of(person, &posed);
        Some(Self {
            flag: "L",
            posture: posed.posture.name(),
            muscle_fat_share: person.lesions().muscle_fat,
            vertebrae: truth.vertebrae.iter().map(vertebra).collect(),
            screws: truth.screws.iter().map(screw).collect(),
            unions: truth.unions.iter().map(union).collect(),
            sac: truth.sac.iter().map(sac).collect(),
            discs: person.lesions().discs.iter().map(disc).collect(),
        })
    }
}

fn vertebra(truth: &VertebraTruth) -> WireVertebra {
    WireVertebra {
        level: truth.level.name(),
        centre_mm: truth.centre,
        cancellous_density: truth.density,
        cancellous_hu: Ct::cancellous(truth.density),
        canal_width_mm: truth.canal_width.value(),
        canal_depth_mm: truth.canal_depth.map(Millimetres::value),
    }
}

fn screw(truth: &ScrewTruth) -> WireScrew {
    WireScrew {
        level: truth.level.name(),
        side: side(truth.side),
        head_mm: truth.head,
        tip_mm: truth.tip,
        radius_mm: truth.radius.value(),
        halo_mm: truth.halo.map(Millimetres::value),
        breach_mm: truth.breach.map(Millimetres::value),
    }
}

fn union(truth: &UnionTruth) -> WireUnion {
    WireUnion {
        below: truth.union.below.name(),
        gap_mm: truth.union.gap.map(Millimetres::value),
        bridging_area_mm2: truth.union.bridging_area(),
        interbody_area_mm2: truth.union.interbody_area,
        posterolateral_area_mm2: truth.union.posterolateral_area,
        centre_mm: truth.centre,
        axis: truth.axis,
        posterolateral_mm: truth.posterolateral,
    }
}

fn sac(truth: &SacTruth) -> WireSac {
    WireSac {
        below: truth.below.name(),
        centre_mm: truth.centre,
        area_mm2: truth.area,
        is_blocked: truth.is_blocked,
    }
}

fn disc(state: &DiscState) -> WireDisc {
    WireDisc {
        below: state.below.name(),
        grade: match state.grade {
            DiscGrade::I => "I",
            DiscGrade::II => "II",
            DiscGrade::III => "III",
            DiscGrade::IV => "IV",
            DiscGrade::V => "V",
        },
        endplates: match state.endplates {
            EndplateChange::None => "none",
            EndplateChange::Oedema => "oedema",
            EndplateChange::Fat => "fat",
        },
    }
}
