//! What every skeleton shows: joints and joined bones take up more, shafts less; and urine in the bladder.
//!
//! Measures and shares are Upright's own (flag L), in mm of a body of usual size.

use super::tracer::Holds;
use crate::bones::solid::Piece;
use crate::bones::surface::{Placement, Vector};
use crate::bones::thorax::Thorax;
use crate::person::{Person, Posed};
use upright_anatomy::{Level, SagittalPoint};

/// What holds in a place, instead of what its tissue holds.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Effect {
    /// Bone binds so many times as much.
    Bone(f64),
    /// Everything but metal and gas holds this.
    All(Holds),
    /// Where there is blood, this is held.
    InBlood(Holds),
}

/// A place.
pub(crate) struct Region {
    pub(crate) pieces: Vec<Piece>,
    pub(crate) effect: Effect,
}

/// Regions of a usual body.
pub(crate) fn regions(person: &Person, posed: &Posed, thorax: &Thorax<'_>) -> Vec<Region> {
    let usual = Usual { posed, thorax, s: person.body.size, hip: person.body.half_hip_width() };
    let mut regions = usual.head();
    regions.extend(usual.shafts());
    regions.extend(usual.chest());
    regions.extend(usual.shoulders());
    regions.extend(usual.pelvis());
    regions.extend(usual.legs());
    regions.extend(usual.domes());
    regions.push(usual.bladder());
    regions
}

struct Usual<'a> {
    posed: &'a Posed,
    thorax: &'a Thorax<'a>,
    s: f64,
    hip: f64,
}

const SIDES: [f64; 2] = [1.0, -1.0];

fn space(point: SagittalPoint, left: f64) -> Vector {
    Vector::new(point.anterior, point.cranial, left)
}

impl Usual<'_> {
    fn egg(&self, at: Vector, half: [f64; 3]) -> Piece {
        Piece::ellipsoid(&Placement::at(at), Vector::from(half) * self.s, 0.0)
    }

    fn rod(&self, from: Vector, to: Vector, radius: f64) -> Piece {
        Piece::frustum(from, to, radius * self.s, radius * self.s, 0.0)
    }

    fn head(&self) -> Vec<Region> {
        let dens = space(self.posed.skeleton.dens(), 0.0);
        let at = |x: f64, y: f64| dens + Vector::new(x, y, 0.0) * self.s;
        let skull = self.egg(at(-5.0, 66.0), [98.0, 84.0, 84.0]);
        // Sinuses, jaws and teeth.
        let face = self.egg(at(66.0, 2.0), [34.0, 44.0, 46.0]);
        vec![bone(1.15, vec![skull]), bone(0.75, vec![face])]
    }

    /// Compact shafts with fat in them: far less than their ends.
    fn shafts(&self) -> Vec<Region> {
        let skeleton = &self.posed.skeleton;
        let hips = skeleton.femoral_heads().into_iter().zip(SIDES);
        let legs = hips.zip(skeleton.knees()).zip(skeleton.ankles());
        let mut pieces = Vec::new();
        for (((hip, side), knee), ankle) in legs {
            let [hip, knee, ankle] = [hip, knee, ankle].map(|point| space(point, side * self.hip));
            pieces.push(self.rod(hip.lerp(&knee, 0.25), hip.lerp(&knee, 0.84), 75.0));
            pieces.push(self.rod(knee.lerp(&ankle, 0.16), knee.lerp(&ankle, 0.90), 60.0));
        }
        for [shoulder, elbow, wrist] in SIDES.into_iter().filter_map(|side| self.thorax.arm_beside(side)) {
            pieces.push(self.rod(shoulder.lerp(&elbow, 0.2), shoulder.lerp(&elbow, 0.88), 24.0));
            pieces.push(self.rod(elbow.lerp(&wrist, 0.12), elbow.lerp(&wrist, 0.9), 30.0));
        }
        vec![bone(0.42, pieces)]
    }

    /// Small vertebrae of the neck, joints of ribs behind; breastbone with its joints in front.
    fn chest(&self) -> Vec<Region> {
        let ribs = self
            .posed
            .skeleton
            .vertebrae()
            .iter()
            .filter(|vertebra| (Level::T1..=Level::T12).contains(&vertebra.level));
        let joints = ribs.flat_map(|vertebra| {
            let centre = space(vertebra.centroid(), vertebra.lateral);
            SIDES.map(|side| {
                self.egg(centre + Vector::new(-22.0, 5.0, side * 27.0) * self.s, [11.0, 8.0, 12.0])
            })
        });
        let neck = self.posed.skeleton.vertebrae().iter().filter(|vertebra| vertebra.level < Level::T1);
        let neck =
            neck.map(|vertebra| self.egg(space(vertebra.centroid(), vertebra.lateral), [50.0, 14.0, 40.0]));
        let mut regions = vec![bone(1.5, neck.collect()), bone(1.45, joints.collect())];
        if let (Some(top), Some(bottom)) = (self.thorax.front(Level::T1), self.thorax.front(Level::T6)) {
            regions.push(bone(1.35, vec![self.rod(bottom, top + (top - bottom) * 0.12, 42.0)]));
            let joint =
                |side: f64| self.egg(top + Vector::new(2.0, 6.0, side * 24.0) * self.s, [12.0, 11.0, 12.0]);
            regions.push(bone(1.7, SIDES.map(joint).to_vec()));
            let angle = bottom.lerp(&top, 0.77);
            regions.push(bone(1.7, vec![self.egg(angle, [9.0, 7.0, 26.0])]));
        }
        regions
    }

    fn shoulders(&self) -> Vec<Region> {
        let shoulders = || SIDES.into_iter().filter_map(|side| Some((side, self.thorax.shoulder(side)?)));
        let heads = shoulders().map(|(_, at)| self.egg(at, [26.0, 26.0, 26.0]));
        // Where the shoulder blade carries the joint: seen along its length.
        let blade = self.posed.skeleton.vertebra(Level::T5).map(|t5| space(t5.centroid(), 0.0));
        let necks = blade.into_iter().flat_map(|middle| {
            shoulders().map(move |(side, at)| {
                let from = middle + Vector::new(-40.0, 4.0, side * 131.0) * self.s;
                self.rod(from, at - Vector::new(4.0, 0.0, side * 15.0) * self.s, 24.0)
            })
        });
        let joints = shoulders().map(|(side, at)| {
            self.egg(at + Vector::new(-4.0, 31.0, -side * 8.0) * self.s, [16.0, 10.0, 16.0])
        });
        let arms = || SIDES.into_iter().filter_map(|side| self.thorax.arm_beside(side));
        let elbows = arms().map(|[_, elbow, _]| self.egg(elbow, [28.0, 26.0, 28.0]));
        let wrists = arms().map(|[_, elbow, wrist]| {
            self.egg(wrist + (wrist - elbow).normalize() * (8.0 * self.s), [28.0, 24.0, 34.0])
        });
        vec![
            bone(0.35, necks.collect()),
            bone(0.75, heads.collect()),
            bone(1.25, joints.collect()),
            bone(0.6, elbows.collect()),
            bone(0.95, wrists.collect()),
        ]
    }

    /// Sacroiliac joints and the roofs of the sockets; the wings are thin.
    fn pelvis(&self) -> Vec<Region> {
        let along = space(self.posed.skeleton.sacrum().middle(), 0.0).normalize();
        let forward = Vector::new(along.y, -along.x, 0.0);
        let at = |ahead: f64, up: f64, aside: f64| {
            (forward * ahead + along * up) * self.s + Vector::z() * (aside * self.hip)
        };
        let joint = |side: f64| {
            let placement =
                Placement::at(at(-40.0, 82.0, side * 0.50)).turned(Vector::y_axis(), -side * 18.0);
            Piece::ellipsoid(&placement, Vector::new(26.0, 34.0, 11.0) * self.s, 0.0)
        };
        let roof = |side: f64| self.egg(at(0.0, 30.0, side), [26.0, 14.0, 24.0]);
        vec![bone(1.7, SIDES.map(joint).to_vec()), bone(1.15, SIDES.map(roof).to_vec())]
    }

    fn legs(&self) -> Vec<Region> {
        let skeleton = &self.posed.skeleton;
        let at = |points: [SagittalPoint; 2]| {
            points.into_iter().zip(SIDES).map(|(point, side)| space(point, side * self.hip))
        };
        let knees = at(skeleton.knees()).map(|knee| self.egg(knee, [50.0, 46.0, 46.0]));
        let feet = at(skeleton.ankles()).map(|ankle| self.egg(ankle, [70.0, 70.0, 50.0]));
        vec![bone(0.55, knees.collect()), bone(0.52, feet.collect())]
    }

    /// Spleen on the left and liver on the right fill the domes of the diaphragm, which the layers of the chest have as blood.
    fn domes(&self) -> Vec<Region> {
        let Some(t12) = self.posed.skeleton.vertebra(Level::T12) else { return Vec::new() };
        let middle = space(t12.centroid(), t12.lateral);
        let spleen = Holds { capillary: 0.24, fluid: 0.10, ..Holds::default() };
        let liver = Holds { capillary: 0.07, vein: 0.12, fluid: 0.10, ..Holds::default() };
        let dome = |(side, up, holds): (f64, f64, Holds)| {
            let at = Placement::pitched(middle + Vector::new(74.0, up, side * 78.0) * self.s, 12.0);
            let half = Vector::new(114.0, 76.0, 86.0) * self.s;
            Region { pieces: vec![Piece::ellipsoid(&at, half, 0.0)], effect: Effect::InBlood(holds) }
        };
        [(1.0, -12.0, spleen), (-1.0, 4.0, liver)].map(dome).into()
    }

    /// Behind the symphysis.
    fn bladder(&self) -> Region {
        let along = space(self.posed.skeleton.sacrum().middle(), 0.0).normalize();
        let forward = Vector::new(along.y, -along.x, 0.0);
        let middle = (forward * 12.0 - along * 14.0) * self.s;
        let urine = Holds { urine: 2.6, ..Holds::default() };
        Region { pieces: vec![self.egg(middle, [24.0, 22.0, 34.0])], effect: Effect::All(urine) }
    }
}

const fn bone(times: f64, pieces: Vec<Piece>) -> Region {
    Region { pieces, effect: Effect::Bone(times) }
}
