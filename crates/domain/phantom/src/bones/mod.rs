//! Bones, hardware and soft tissue of a posed person in space.
//!
//! Everything is made of solids that quadrics bound: a ray meets them at the roots of a quadratic, and a point lies in them or not.
//! Films are cast through them, and volumes will be sampled from them.

pub(crate) mod flesh;
mod hardware;
mod leg;
mod pelvis;
mod skull;
pub(crate) mod solid;
pub(crate) mod surface;
mod thorax;
mod vertebra;

use crate::person::{Kind, Person, Posed, Sex};
use flesh::{Column, Flesh};
use leg::Leg;
use pelvis::PelvicFrame;
use skull::Head;
use solid::Solid;
use surface::Vector;
use thorax::Thorax;
use upright_anatomy::{Laterality, Level};
use vertebra::{BoneState, Turns};

/// Everything in a person that radiation meets.
#[derive(Clone, Debug)]
pub(crate) struct Anatomy {
    pub(crate) solids: Vec<Solid>,
    pub(crate) columns: Vec<Column>,
}

impl Anatomy {
    pub(crate) fn of(person: &Person, posed: &Posed) -> Self {
        let builder = Builder { person, posed, state: bone_state(person) };
        let mut solids = builder.spine();
        solids.extend(builder.pelvis_and_legs());
        solids.extend(builder.head());
        let thorax = builder.thorax();
        solids.extend(thorax.ribs());
        solids.extend(thorax.breastbone());
        let raise = person.draws().between("raise of the arms", 32.0, 48.0);
        let sides = [1.0, -1.0];
        solids.extend(sides.iter().filter_map(|side| thorax.girdle(*side)).flatten());
        solids.extend(sides.iter().filter_map(|side| thorax.arm_bones(*side, raise)));
        let arms: Vec<_> = sides.iter().filter_map(|side| thorax.arm(*side, raise)).collect();
        let flesh = Flesh {
            skeleton: &posed.skeleton,
            thorax: &thorax,
            size: person.body.size,
            girth: person.draws().between("girth", 0.88, 1.18),
            draws: person.draws(),
        };
        solids.extend(flesh.solids(&builder.skull(), &builder.legs(), &arms));
        Self { solids, columns: flesh.columns() }
    }
}

/// Bone of this age and kind (flag L): density falls with age, more in women; spurs grow.
fn bone_state(person: &Person) -> BoneState {
    let years = (person.age - 35.0).max(0.0);
    let loss = if person.sex == Sex::Female { 0.010 } else { 0.007 };
    let spurs = match person.kind {
        Kind::Ankylosing => 2.6,
        Kind::DegenerativeKyphosis => 3.2,
        _ => ((person.age - 50.0) / 14.0).clamp(0.0, 2.2),
    };
    BoneState { cortex: 0.95 - 0.003 * years, density: (1.0 - loss * years).max(0.45), spurs }
}

struct Builder<'a> {
    person: &'a Person,
    posed: &'a Posed,
    state: BoneState,
}

impl Builder<'_> {
    fn size(&self) -> f64 {
        self.person.body.size
    }

    fn turns(&self, level: Level) -> Turns {
        let draws = self.person.draws();
        let lean = draws.around(&format!("lean of {level}"), 0.0, 1.0);
        let rotation = draws.around(&format!("rotation of {level}"), 0.0, 1.2);
        // A curve turns its vertebrae, most at its apex where they lean least.
        let tilt = self.posed.skeleton.vertebra(level).map_or(0.0, |vertebra| vertebra.lateral * 0.35);
        Turns { lean, rotation: rotation + tilt }
    }

    fn spine(&self) -> Vec<Solid> {
        let skeleton = &self.posed.skeleton;
        let mut solids: Vec<Solid> = skeleton
            .vertebrae()
            .iter()
            .map(|vertebra| vertebra::solid(vertebra, self.turns(vertebra.level), self.state))
            .collect();
        if self.person.kind == Kind::Ankylosing {
            let pairs = skeleton.vertebrae().windows(2).filter_map(|pair| match pair {
                [below, above] => {
                    Some(Solid::bone(vertebra::bridges(below, above)).dense(self.state.density))
                }
                _ => None,
            });
            solids.extend(pairs);
        }
        solids.push(
            pelvis::sacrum(skeleton.sacrum(), self.size(), self.state.cortex).dense(self.state.density * 0.8),
        );
        solids.extend(hardware::of_spine(skeleton, self.person.implants(), self.size()));
        solids
    }

    fn legs(&self) -> [Leg; 2] {
        let skeleton = &self.posed.skeleton;
        let half_width = self.person.body.half_hip_width();
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
        let mut solids = Vec::new();
        for leg in self.legs() {
            let side = if leg.side > 0.0 { Laterality::Left } else { Laterality::Right };
            let replaced = self.person.implants().hip_prostheses.contains(&side);
            solids.push(pelvis::hip_bone(&frame, leg.side, cortex).dense(self.state.density * 0.75));
            solids.push(leg.femur(cortex, !replaced).dense(self.state.density * 0.8));
            solids.push(leg.shank(cortex).dense(self.state.density * 0.7));
            solids.push(leg.foot(cortex).dense(self.state.density * 0.7));
            if replaced {
                solids.extend(hardware::hip_prosthesis(leg.hip, leg.knee, leg.side, size, leg.head));
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

    fn thorax(&self) -> Thorax<'_> {
        Thorax { skeleton: &self.posed.skeleton, size: self.size(), cortex: self.state.cortex }
    }
}
