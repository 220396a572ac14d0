//! What slices and scans of a person should show, and where.

use super::canal;
use crate::bones::hardware::{self, SCREW};
use crate::bones::surface::Vector;
use crate::bones::vertebra::DiscSpace;
use crate::person::{Person, Posed, Union};
use crate::volume::to_patient;
use upright_anatomy::{Laterality, Level, Millimetres};

/// A point: millimetres towards the patient's left, back and head from the hip axis, as DICOM counts.
pub type Place = [f64; 3];

/// What slices and scans of a person should show.
///
/// - **Unit**: millimetres; places as DICOM has them, in the posture of the study.
#[derive(Clone, Debug, PartialEq)]
pub struct InsideTruth {
    /// Vertebrae from L5 (L6) upwards.
    pub vertebrae: Vec<VertebraTruth>,
    /// Pedicle screws, left ones first.
    pub screws: Vec<ScrewTruth>,
    /// Discs of a surgical fusion.
    pub unions: Vec<UnionTruth>,
    /// The dural sac at the discs.
    pub sac: Vec<SacTruth>,
}

/// One vertebra.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct VertebraTruth {
    /// Its level.
    pub level: Level,
    /// Middle of its body.
    pub centre: Place,
    /// Density of its cancellous bone as a share of a young adult's lumbar spine.
    pub density: f64,
    /// From one pedicle to the other, where they are nearest.
    pub canal_width: Millimetres,
    /// From its body to its arch in the midline; of lumbar vertebrae only.
    pub canal_depth: Option<Millimetres>,
}

/// One screw.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct ScrewTruth {
    /// Its level.
    pub level: Level,
    /// Its side.
    pub side: Laterality,
    /// Where the rod runs through its head.
    pub head: Place,
    /// Its tip.
    pub tip: Place,
    /// Radius of its thread.
    pub radius: Millimetres,
    /// Width of the lucent rim around its thread, where it is loose.
    pub halo: Option<Millimetres>,
    /// How far its thread reaches beyond the medial wall of the pedicle, where it does.
    pub breach: Option<Millimetres>,
}

/// The bone across one fused disc.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct UnionTruth {
    /// What has grown.
    pub union: Union,
    /// Middle of the disc.
    pub centre: Place,
    /// The disc's axis, upwards; of length 1.
    pub axis: [f64; 3],
    /// Middle of the bone between the transverse processes, left and right.
    pub posterolateral: [Place; 2],
}

/// The sac at one disc.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct SacTruth {
    /// The level above the disc.
    pub below: Level,
    /// Its middle.
    pub centre: Place,
    /// Its cross-section in mm², across its axis.
    pub area: f64,
    /// Whether contrast medium stops here.
    pub is_blocked: bool,
}

impl InsideTruth {
    /// Of a person in a posture.
    #[must_use]
    pub fn of(person: &Person, posed: &Posed) -> Self {
        let densities = crate::bones::densities(person, posed);
        let vertebrae = densities.map(|(vertebra, density)| VertebraTruth {
            level: vertebra.level,
            centre: to_patient(crate::bones::vertebra::placement(vertebra).origin),
            density,
            canal_width: Millimetres::new(crate::bones::vertebra::canal_width(vertebra)),
            canal_depth: crate::bones::vertebra::canal_depth(vertebra).map(Millimetres::new),
        });
        Self {
            vertebrae: vertebrae.collect(),
            screws: [Laterality::Left, Laterality::Right]
                .into_iter()
                .flat_map(|side| screws(person, posed, side))
                .collect(),
            unions: person.lesions().unions.iter().filter_map(|union| union_of(posed, union)).collect(),
            sac: sac(person, posed),
        }
    }
}

fn screws(person: &Person, posed: &Posed, side: Laterality) -> Vec<ScrewTruth> {
    let (implants, lesions) = (person.implants(), person.lesions());
    let all = hardware::screws(&posed.skeleton, implants, lesions, side, person.body.size);
    let truth = |screw: hardware::Screw| {
        let is_loose = implants.loose_screws.contains(&(side, screw.level));
        let breach = lesions.breach.filter(|breach| (breach.side, breach.level) == (side, screw.level));
        ScrewTruth {
            level: screw.level,
            side,
            head: to_patient(screw.head),
            tip: to_patient(screw.tip),
            radius: Millimetres::new(SCREW),
            halo: is_loose.then_some(lesions.halo),
            breach: breach.map(|breach| breach.depth),
        }
    };
    all.into_iter().map(truth).collect()
}

fn union_of(posed: &Posed, union: &Union) -> Option<UnionTruth> {
    let disc = DiscSpace::below(&posed.skeleton, union.below)?;
    Some(UnionTruth {
        union: *union,
        centre: to_patient(disc.placement.origin),
        axis: to_patient(disc.placement.rotation * Vector::y()),
        posterolateral: super::fusion_mass::posterolateral(&disc).map(to_patient),
    })
}

fn sac(person: &Person, posed: &Posed) -> Vec<SacTruth> {
    let known = &person.lesions().sac;
    let nodes = canal::nodes(&posed.skeleton, person.lesions(), person.body.size);
    let truth = |node: &canal::Node| {
        let sac = known.iter().find(|sac| Some(sac.below) == node.disc)?;
        Some(SacTruth {
            below: sac.below,
            centre: to_patient(node.middle),
            area: node.area(),
            is_blocked: sac.is_blocked,
        })
    };
    nodes.iter().filter_map(truth).collect()
}
