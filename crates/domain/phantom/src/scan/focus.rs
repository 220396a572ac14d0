//! Places that take up more than a normal vertebra: what did not unite, what is healing, what is worn, what still grows.
//!
//! Ratios, sizes and shares are Upright's own (flag L). Each focus draws its own, whatever else is there.

use super::request::{ScanRequest, USUAL_MONTHS};
use super::tracer::Holds;
use super::uptake::REFERENCE;
use crate::bones::hardware::SCREW;
use crate::bones::solid::Piece;
use crate::bones::surface::{Placement, Vector};
use crate::bones::vertebra::{DiscSpace, Measures, placement};
use crate::inside::{InsideTruth, Place, ScrewTruth, UnionTruth};
use crate::person::{Kind, Person, Posed};
use std::f64::consts::PI;
use upright_anatomy::{Laterality, Level};

/// Why a place takes up more.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FocusKind {
    /// A fusion that has not united.
    Nonunion,
    /// Bone that heals after a fusion, as it should.
    RecentFusion,
    /// Bone around a loose screw.
    LooseScrew,
    /// Bone beside a broken rod.
    BrokenRod,
    /// A worn facet joint.
    FacetArthritis,
    /// Endplates of a worn disc.
    DegenerativeDisc,
    /// A worn knee.
    DegenerativeKnee,
    /// Bone that still grows.
    GrowthPlate,
}

/// One place.
#[derive(Clone, Debug)]
pub(crate) struct Focus {
    pub(crate) kind: FocusKind,
    pub(crate) level: Option<Level>,
    pub(crate) side: Option<Laterality>,
    /// Middle and half-axes of eggs that do not overlap.
    pub(crate) eggs: Vec<(Placement, Vector)>,
    /// What bone binds in it, and how much blood and fluid it holds, as multiples of a normal vertebra.
    bound: f64,
    perfused: f64,
}

impl Focus {
    /// What it holds.
    pub(crate) fn holds(&self) -> Holds {
        let Holds { capillary, fluid, bone, .. } = REFERENCE;
        let perfused = self.perfused;
        Holds {
            capillary: capillary * perfused,
            fluid: fluid * perfused,
            bone: bone * self.bound,
            ..REFERENCE
        }
    }

    pub(crate) fn pieces(&self) -> Vec<Piece> {
        self.eggs.iter().map(|(placement, half)| Piece::ellipsoid(placement, *half, 0.0)).collect()
    }

    /// In mm³, with the metal that lies in it.
    pub(crate) fn volume(&self) -> f64 {
        self.eggs.iter().map(|(_, half)| 4.0 / 3.0 * PI * half.product()).sum()
    }
}

/// Every focus of a person.
pub(crate) fn all(person: &Person, posed: &Posed, request: &ScanRequest) -> Vec<Focus> {
    let drawn = Drawn { person, posed, size: person.body.size };
    let truth = InsideTruth::of(person, posed);
    let months = request.months_since_fusion.unwrap_or(USUAL_MONTHS);
    let mut foci: Vec<Focus> = truth.unions.iter().filter_map(|union| drawn.union(union, months)).collect();
    foci.extend(truth.screws.iter().filter_map(|screw| drawn.loose(screw)));
    foci.extend(drawn.broken_rod());
    foci.extend(drawn.facets());
    foci.extend(drawn.discs());
    foci.extend(drawn.knees());
    foci
}

const SIDES: [Laterality; 2] = [Laterality::Left, Laterality::Right];

const fn sign(side: Laterality) -> f64 {
    if matches!(side, Laterality::Right) { -1.0 } else { 1.0 }
}

/// From left, back and head.
fn vector([left, back, head]: Place) -> Vector {
    Vector::new(-back, head, left)
}

struct Drawn<'a> {
    person: &'a Person,
    posed: &'a Posed,
    size: f64,
}

impl Drawn<'_> {
    fn between(&self, quantity: &str, least: f64, most: f64) -> f64 {
        self.person.draws().between(&format!("uptake of {quantity}"), least, most)
    }

    fn chance(&self, quantity: &str, share: f64) -> bool {
        self.person.draws().chance(&format!("uptake of {quantity}"), share)
    }

    /// Bone in the disc and between the transverse processes: hot where it has not united, and for a time where it heals.
    fn union(&self, truth: &UnionTruth, months: f64) -> Option<Focus> {
        let below = truth.union.below;
        let (kind, bound, perfused) = if truth.union.gap.is_some() {
            let name = format!("nonunion below {below}");
            (
                FocusKind::Nonunion,
                self.between(&name, 3.2, 5.5),
                self.between(&format!("{name}, blood"), 1.6, 2.3),
            )
        } else {
            let heals = healing(months) * self.between(&format!("fusion below {below}"), 0.8, 1.2);
            (FocusKind::RecentFusion, 1.0 + heals, 1.0 + 0.45 * heals)
        };
        /// Less than this above a normal vertebra nobody calls a focus.
        const LEAST: f64 = 1.15;
        let disc = DiscSpace::below(&self.posed.skeleton, below).filter(|_| bound >= LEAST)?;
        let s = self.size;
        let interbody = Vector::new(0.34 * disc.depth, 0.5 * disc.height + 6.0 * s, 0.36 * disc.width);
        let mut eggs = vec![(disc.placement, interbody)];
        eggs.extend(truth.posterolateral.map(|middle| {
            let at = Placement { origin: vector(middle), ..disc.placement };
            (at, Vector::new(7.0, 15.0, 7.0) * s)
        }));
        Some(Focus { kind, level: Some(below), side: None, eggs, bound, perfused })
    }

    fn loose(&self, screw: &ScrewTruth) -> Option<Focus> {
        let halo = screw.halo?.value();
        let (head, tip) = (vector(screw.head), vector(screw.tip));
        let up = (tip - head).normalize();
        let front = up.cross(&Vector::z()).normalize();
        let rotation = nalgebra::Rotation3::from_basis_unchecked(&[front, up, front.cross(&up)]);
        let around = SCREW + halo + 4.0;
        let half = Vector::new(around, 0.42 * (tip - head).norm(), around);
        let name = format!("loose screw at {}", screw.level);
        Some(Focus {
            kind: FocusKind::LooseScrew,
            level: Some(screw.level),
            side: Some(screw.side),
            eggs: vec![(Placement { origin: head.lerp(&tip, 0.6), rotation }, half)],
            bound: self.between(&name, 2.4, 3.8),
            perfused: self.between(&format!("{name}, blood"), 1.2, 1.6),
        })
    }

    /// Beside the lamina where the rod has broken.
    fn broken_rod(&self) -> Option<Focus> {
        let (side, level) = self.person.implants().broken_rod?;
        let disc = DiscSpace::below(&self.posed.skeleton, level)?;
        let at = disc.at(-1.12 * disc.depth, 6.0 * self.size, sign(side) * 0.30 * disc.width);
        Some(Focus {
            kind: FocusKind::BrokenRod,
            level: Some(level),
            side: Some(side),
            eggs: vec![(at, Vector::new(8.0, 13.0, 8.0) * self.size)],
            bound: self.between("broken rod", 1.8, 2.6),
            perfused: self.between("broken rod, blood", 1.1, 1.4),
        })
    }

    fn is_fused(&self, level: Level) -> bool {
        self.person.kind == Kind::Ankylosing
            || self.person.fusion().is_some_and(|held| held.holds_disc_below(level))
    }

    /// Joints wear with age, those at the end of the spine first.
    fn facets(&self) -> impl Iterator<Item = Focus> {
        let share = ((self.person.age - 45.0) / 90.0).clamp(0.0, 0.35);
        let levels = [Level::L5, Level::L4, Level::L3].into_iter();
        let joints = levels.flat_map(|level| SIDES.map(|side| (level, side)));
        joints.filter_map(move |(level, side)| {
            let name = format!("{side:?} facet below {level}");
            let vertebra = self.posed.skeleton.vertebra(level)?;
            if self.is_fused(level) || !self.chance(&format!("{name}, worn"), share) {
                return None;
            }
            let measures = Measures::of(vertebra);
            let at = Vector::new(
                measures.back() - 0.58 * measures.depth,
                -0.66 * measures.height,
                sign(side) * 0.36 * measures.width,
            );
            let frame = placement(vertebra);
            Some(Focus {
                kind: FocusKind::FacetArthritis,
                level: Some(level),
                side: Some(side),
                eggs: vec![(
                    Placement { origin: frame.point(at), ..frame },
                    Vector::new(9.0, 11.0, 8.0) * self.size,
                )],
                bound: self.between(&name, 1.7, 3.0),
                perfused: self.between(&format!("{name}, blood"), 1.0, 1.3),
            })
        })
    }

    /// One side of both endplates.
    fn discs(&self) -> impl Iterator<Item = Focus> {
        let is_worn = self.person.kind == Kind::DegenerativeKyphosis;
        let share = if is_worn { 0.4 } else { ((self.person.age - 50.0) / 120.0).clamp(0.0, 0.25) };
        [Level::L4, Level::L3, Level::L2, Level::L1].into_iter().filter_map(move |level| {
            let name = format!("disc below {level}");
            let disc = DiscSpace::below(&self.posed.skeleton, level)?;
            if self.is_fused(level) || !self.chance(&format!("{name}, worn"), share) {
                return None;
            }
            let side = self.person.draws().one_of(
                &format!("uptake of {name}, side"),
                Laterality::Left,
                &[Laterality::Right],
            );
            let half = Vector::new(0.32 * disc.depth, 0.5 * disc.height + 5.0 * self.size, 0.22 * disc.width);
            Some(Focus {
                kind: FocusKind::DegenerativeDisc,
                level: Some(level),
                side: Some(side),
                eggs: vec![(disc.at(3.0, 0.0, sign(side) * 0.26 * disc.width), half)],
                bound: self.between(&name, 1.5, 2.3),
                perfused: 1.0,
            })
        })
    }

    /// Worn in the old, not yet closed in the youngest.
    fn knees(&self) -> impl Iterator<Item = Focus> {
        let (age, s) = (self.person.age, self.size);
        let knees = self.posed.skeleton.knees();
        let half_width = self.person.body.half_hip_width();
        SIDES.into_iter().zip(knees).filter_map(move |(side, knee)| {
            let name = format!("{side:?} knee");
            let middle = Vector::new(knee.anterior, knee.cranial, sign(side) * half_width);
            let (kind, up, out, half, bound) = if age <= 20.0 {
                (FocusKind::GrowthPlate, 34.0, 0.0, [22.0, 4.0, 32.0], self.between(&name, 1.8, 2.6))
            } else if self.chance(&format!("{name}, worn"), ((age - 50.0) / 60.0).clamp(0.0, 0.45)) {
                (FocusKind::DegenerativeKnee, 0.0, -20.0, [22.0, 9.0, 14.0], self.between(&name, 1.6, 2.8))
            } else {
                return None;
            };
            let origin = middle + Vector::new(0.0, up, sign(side) * out) * s;
            let eggs = vec![(Placement::at(origin), Vector::from(half) * s)];
            Some(Focus { kind, level: None, side: Some(side), eggs, bound, perfused: 1.1 })
        })
    }
}

/// By how many normal vertebrae the bone of a fusion takes up more, so many months after the operation: it halves in five.
fn healing(months: f64) -> f64 {
    2.6 * (-months / 5.0).exp2()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_fusion_heals_within_two_years() {
        assert!(healing(3.0) > 1.5 && healing(12.0) > 0.3 && healing(24.0) < 0.15);
    }

    #[test]
    fn the_volume_is_that_of_the_eggs() {
        let egg = |half: [f64; 3]| (Placement::at(Vector::zeros()), Vector::from(half));
        let eggs = vec![egg([3.0, 4.0, 5.0]), egg([1.0, 1.0, 1.0])];
        let focus =
            Focus { kind: FocusKind::Nonunion, level: None, side: None, eggs, bound: 2.0, perfused: 1.0 };
        assert!((focus.volume() - 4.0 / 3.0 * PI * 61.0).abs() < 1e-9);
        assert_eq!(focus.holds().bone, 2.0 * REFERENCE.bone);
    }
}
