//! How a person bends, standing: what is not fused gives, and what was to be fused and has not united gives a little.

use super::super::{Kind, Person, Posed, Union};
use super::{Legs, Moment};
use crate::alignment::SkeletonError;
use crate::shape::Shape;
use upright_anatomy::{Degrees, Level, Posture};

/// Of the way between both ends a disc goes so much forwards; the rest of it backwards (flag L).
const FORWARDS_SHARE: f64 = 0.6;
/// Parts of the way that are tried where not all of it can be gone.
const EIGHTHS: u32 = 8;

impl Person {
    /// Bent forwards or backwards as far as the person does on that film. All degrees are Upright's own (flag L).
    pub(super) fn bent(&self, posture: Posture) -> Result<Posed, SkeletonError> {
        let moment = self.moment(posture);
        let forwards = posture == Posture::BentForwards;
        let share = if forwards { FORWARDS_SHARE } else { FORWARDS_SHARE - 1.0 };
        // Nobody goes to the very end, and pain stops some early.
        let effort = moment.between("effort", 0.6, 1.0);
        let habit = self.standing()?;
        let before = self.habitual_legs(&habit);
        let hips = self.over_the_hips(forwards, moment);
        let with = |part: f64| {
            let shape = self.bent_by(part * share * effort);
            self.posed(posture, Legs { sacrofemoral: before.sacrofemoral + part * hips, ..before }, shape)
        };
        // Who leans far already bends less: no skeleton is built with vertebrae that lie.
        let steps = (1..=EIGHTHS).rev().map(|eighths| f64::from(eighths) / f64::from(EIGHTHS));
        steps.map(with).find(Result::is_ok).unwrap_or_else(|| with(0.0))
    }

    /// The spine with every disc gone by this share of its way, + = forwards.
    fn bent_by(&self, share: f64) -> Shape {
        let mut shape = self.spine.shape.clone();
        let levels: Vec<Level> = shape.segments().iter().map(|segment| segment.level).collect();
        for level in levels.into_iter().filter(|level| *level >= Level::T1) {
            shape.turn_disc(level, share * self.range_below(level).value());
        }
        shape
    }

    /// How far the disc below `level` goes from bent forwards to bent backwards.
    fn range_below(&self, level: Level) -> Degrees {
        let own = |least: f64, most: f64| self.draws.between(&format!("bending below {level}"), least, most);
        if self.spine.fusion.is_some_and(|fusion| fusion.holds_disc_below(level)) {
            return self.range_of_fused(level);
        }
        Degrees::new(match (level >= Level::L1, self.kind) {
            (true, Kind::DegenerativeKyphosis) => own(1.0, 7.0),
            (true, _) => own(4.0, 14.0),
            (false, _) => own(0.5, 2.5),
        })
    }

    /// What has united does not move; what has not moves by little between whole rods, and by more below a broken one.
    fn range_of_fused(&self, level: Level) -> Degrees {
        let united = Degrees::new(0.0);
        let is_open = |union: &Union| union.below == level && union.gap.is_some();
        if !self.lesions.unions.iter().any(is_open) {
            return united;
        }
        let broken = self.spine.implants.broken_rod.is_some_and(|(_, below)| below == level);
        let drawn = || {
            let (least, most) = if broken { (4.0, 12.0) } else { (0.5, 3.5) };
            Degrees::new(self.draws.between(&format!("motion of the nonunion below {level}"), least, most))
        };
        self.wishes.lesions.motion.unwrap_or_else(drawn)
    }

    /// How far the pelvis turns over the hips, in degrees, + = backwards; the knees are as the person stands.
    fn over_the_hips(&self, forwards: bool, moment: Moment) -> f64 {
        if forwards {
            -moment.between("hips", 10.0, 30.0)
        } else {
            moment.between("hips", 0.0, 1.0) * self.reserves.hip_extension.value()
        }
    }
}
