//! Bones, hardware and soft tissue of a posed person in space.
//!
//! Everything is made of solids that quadrics bound: a ray meets them at the roots of a quadratic, and a point lies in them or not.
//! Films are cast through them, and volumes are painted from them.

pub(crate) mod column;
pub(crate) mod flesh;
pub(crate) mod hardware;
mod leg;
mod pelvis;
mod skull;
pub(crate) mod solid;
pub(crate) mod surface;
pub(crate) mod thorax;
mod trunk;
pub(crate) mod vertebra;
mod viscera;

use crate::person::{Kind, Person, Posed, Sex};
use column::Column;
use flesh::Flesh;
use leg::Leg;
use pelvis::PelvicFrame;
use skull::Head;
use solid::Solid;
use surface::{Placement, Vector};
use thorax::Thorax;
use upright_anatomy::{Laterality, Level};
use vertebra::BoneState;

/// Everything in a person that radiation meets.
#[derive(Clone, Debug)]
pub(crate) struct Anatomy {
    pub(crate) solids: Vec<Solid>,
    pub(crate) columns: Vec<Column>,
}

impl Anatomy {
    pub(crate) fn of(person: &Person, posed: &Posed) -> Self {
        let builder = Builder::new(person, posed);
        let mut solids = builder.skeleton_with(Arms::Raised);
        let thorax = builder.thorax();
        let flesh = builder.flesh(&thorax);
        solids.extend(builder.surface_with(&flesh, Arms::Raised));
        solids.extend(flesh.viscera(&builder.skull()));
        Self { solids, columns: flesh.columns() }
    }

    /// Boxes that hold the body: centres and half sizes. Quicker than the body.
    pub(crate) fn outline(person: &Person, posed: &Posed) -> Vec<(Vector, Vector)> {
        let builder = Builder::new(person, posed);
        let thorax = builder.thorax();
        let flesh = builder.flesh(&thorax);
        let trunk = flesh.trunk_sections().into_iter().map(|section| {
            let ([forward, left], [depth, width]) = (section.centre, section.half);
            (Vector::new(forward, section.height, left), Vector::new(depth, 0.0, width))
        });
        let limbs = builder.surface_with(&flesh, Arms::Raised);
        let limbs = limbs.iter().flat_map(|solid| &solid.pieces).map(|piece| (piece.centre, piece.reach));
        trunk.chain(limbs).collect()
    }
}

/// Left and right.
const SIDES: [f64; 2] = [1.0, -1.0];

/// Ends of both endplates of a body, left and right, upper first.
pub(crate) fn plate_ends(vertebra: &crate::skeleton::Vertebra) -> [[Vector; 2]; 2] {
    let (measures, placement) = (vertebra::Measures::of(vertebra), vertebra::placement(vertebra));
    [measures.upper, measures.lower].map(|[posterior, anterior]| {
        let middle = (posterior + anterior) / 2.0;
        SIDES.map(|side| placement.point(middle + Vector::z() * (side * measures.width / 2.0)))
    })
}

/// Bone of this age and kind (flag L): density falls with age, more in women; spurs grow.
fn bone_state(person: &Person) -> BoneState {
    let years = (person.age - 35.0).max(0.0);
    let loss = if person.sex == Sex::Female { 0.010 } else { 0.007 };
    let spurs = match person.kind {
        Kind::Ankylosing => 2.6,
        Kind::DegenerativeKyphosis => 1.8,
        _ => ((person.age - 50.0) / 14.0).clamp(0.0, 2.2),
    };
    let density = person.wishes().bone_density.unwrap_or((1.0 - loss * years).max(0.45));
    BoneState { cortex: 0.78 - 0.003 * years, density, spurs }
}

/// Density of the cancellous bone of every vertebra above the sacrum, as a share of a young adult's lumbar spine.
pub(crate) fn densities<'a>(
    person: &Person,
    posed: &'a Posed,
) -> impl Iterator<Item = (&'a crate::skeleton::Vertebra, f64)> {
    let state = bone_state(person);
    posed.skeleton.vertebrae().iter().map(move |vertebra| (vertebra, state.of(vertebra.level).density))
}

/// Where the arms are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Arms {
    /// Bent, the hands at the collarbones: as on films.
    Raised,
    /// Over the head, out of the field of a CT or an MR.
    Away,
    /// Beside the body, as under a gamma camera.
    Down,
}

/// Builds the parts of a posed person.
pub(crate) struct Builder<'a> {
    person: &'a Person,
    posed: &'a Posed,
    state: BoneState,
}

impl<'a> Builder<'a> {
    pub(crate) fn new(person: &'a Person, posed: &'a Posed) -> Self {
        Self { person, posed, state: bone_state(person) }
    }

    /// Bones and hardware.
    pub(crate) fn skeleton_with(&self, arms: Arms) -> Vec<Solid> {
        let mut solids = self.spine();
        solids.extend(self.pelvis_and_legs());
        solids.extend(self.head());
        let thorax = self.thorax();
        solids.extend(thorax.ribs());
        solids.extend(thorax.breastbone());
        if arms != Arms::Away {
            solids.extend(SIDES.iter().filter_map(|side| thorax.girdle(*side)).flatten());
            let points = SIDES.iter().filter_map(|side| self.arm(&thorax, *side, arms));
            solids.extend(points.map(|arm| thorax.arm_bones(arm, arms)));
        }
        solids
    }

    fn size(&self) -> f64 {
        self.person.body.size
    }

    fn spine(&self) -> Vec<Solid> {
        let skeleton = &self.posed.skeleton;
        let mut solids: Vec<Solid> = skeleton
            .vertebrae()
            .iter()
            .map(|vertebra| vertebra::solid(vertebra, self.state.of(vertebra.level)))
            .collect();
        if self.person.kind == Kind::Ankylosing {
            let below = vertebra::corners_below(skeleton);
            let bridges =
                below.zip(skeleton.vertebrae()).map(|(below, above)| vertebra::bridges(below, above));
            solids.extend(bridges.map(|pieces| Solid::bone(pieces).dense(self.state.density)));
        }
        solids.push(
            pelvis::sacrum(skeleton.sacrum(), self.size(), self.state.cortex).dense(self.state.density),
        );
        solids.extend(hardware::of_spine(
            skeleton,
            self.person.implants(),
            self.person.lesions(),
            self.size(),
        ));
        solids
    }

    fn legs(&self) -> [Leg; 2] {
        let skeleton = &self.posed.skeleton;
        let turn = self.posed.alignment.pelvic_rotation.value().to_radians();
        let half_width = self.person.body.half_hip_width() * turn.cos();
        let space = |point: upright_anatomy::SagittalPoint, left: f64| {
            Vector::new(point.anterior, point.cranial, left)
        };
        let ([left, right], [left_knee, right_knee]) = (skeleton.femoral_heads(), skeleton.knees());
        let [left_ankle, right_ankle] = skeleton.ankles();
        let sides = [(1.0, left, left_knee, left_ankle), (-1.0, right, right_knee, right_ankle)];
        sides.map(|(side, hip, knee, ankle)| Leg {
            hip: space(hip, side * half_width),
            knee: space(knee, side * half_width),
            ankle: space(ankle, side * half_width),
            side,
            size: self.size(),
            head: self.person.body.femoral_head(),
        })
    }

    fn pelvis_and_legs(&self) -> Vec<Solid> {
        let (size, cortex) = (self.size(), self.state.cortex);
        let middle = self.posed.skeleton.sacrum().middle();
        let frame = PelvicFrame::new(middle, size, self.person.body.half_hip_width());
        let turned = Placement::at(Vector::zeros())
            .turned(Vector::y_axis(), self.posed.alignment.pelvic_rotation.value());
        let mut solids = Vec::new();
        for leg in self.legs() {
            let side = if leg.side > 0.0 { Laterality::Left } else { Laterality::Right };
            let replaced = self.person.implants().hip_prostheses.contains(&side);
            let hip_bone = pelvis::hip_bone(&frame, leg.side, cortex).dense(self.state.density * 0.75);
            solids.push(hip_bone.placed(&turned));
            solids.push(leg.femur(cortex, !replaced).dense(self.state.density * 0.8));
            solids.push(leg.shank(cortex).dense(self.state.density * 0.7));
            solids.push(leg.foot(cortex).dense(self.state.density * 0.7));
            if replaced {
                let [shaft, end] = leg.shaft();
                solids.extend(hardware::hip_prosthesis(leg.hip, shaft, end, leg.side, leg.head));
            }
        }
        solids
    }

    fn skull(&self) -> Head {
        let skeleton = &self.posed.skeleton;
        let lateral = skeleton.vertebra(Level::C2).map_or(0.0, |axis| axis.lateral);
        Head::new(skeleton.dens(), lateral, self.posed.alignment.gaze.value(), self.size())
    }

    fn head(&self) -> Vec<Solid> {
        let head = self.skull();
        let mut solids = head.bones();
        if let Some(axis) = self.posed.skeleton.vertebra(Level::C2) {
            solids.extend(head.atlas(axis.upper.middle(), axis.lateral));
        }
        solids
    }

    /// How far the upper arms are raised on this film, in degrees.
    fn raise(&self) -> f64 {
        let name = format!("{} raise of the arms", self.posed.posture.name());
        self.person.draws().between(&name, 42.0, 58.0)
    }

    /// Shoulder, elbow and wrist of an arm that is in the field.
    fn arm(&self, thorax: &Thorax<'_>, side: f64, arms: Arms) -> Option<[Vector; 3]> {
        match arms {
            Arms::Raised => thorax.arm(side, self.raise()),
            Arms::Down => thorax.arm_beside(side),
            Arms::Away => None,
        }
    }

    pub(crate) fn flesh<'b>(&'b self, thorax: &'b Thorax<'b>) -> Flesh<'b> {
        Flesh {
            skeleton: &self.posed.skeleton,
            thorax,
            size: self.size(),
            girth: self.person.draws().between("girth", 0.88, 1.18),
            draws: self.person.draws(),
        }
    }

    /// Head and limbs from outside.
    pub(crate) fn surface_with(&self, flesh: &Flesh<'_>, arms: Arms) -> Vec<Solid> {
        let arms: Vec<_> = SIDES.iter().filter_map(|side| self.arm(flesh.thorax, *side, arms)).collect();
        flesh.surface(&self.skull(), &self.legs(), &arms)
    }

    pub(crate) fn thorax(&self) -> Thorax<'_> {
        Thorax { skeleton: &self.posed.skeleton, size: self.size(), cortex: self.state.cortex }
    }
}
