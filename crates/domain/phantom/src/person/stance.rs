//! How a person stands, lies and bends: the compensated posture, the extended one, supine, bent forwards and backwards.
//!
//! The person is balanced here by effort spent until C7 is where it is comfortable, and extended by what is left to the joints.
//! That is a model of a person, not of a prediction: nothing here turns a trunk about the hips as far as a formula says.

mod bent;

use super::draws::Draws;
use super::reserves::{Reserves, held_by};
use super::spine::is_thoracic_disc;
use super::{Person, Posed};
use crate::alignment::{Alignment, SkeletonError};
use crate::shape::Shape;
use crate::skeleton::Skeleton;
use upright_anatomy::{Degrees, Level, Posture};
use upright_evidence::norm;

/// Legs and hips of one moment, in degrees.
#[derive(Clone, Copy)]
struct Legs {
    sacrofemoral: f64,
    knee: f64,
    ankle: f64,
}

impl Legs {
    /// PT from the hip's extension and the femur's obliquity.
    fn pelvic_tilt(self) -> f64 {
        self.sacrofemoral - 180.0 + self.knee - self.ankle
    }
}

/// Draws of one film.
#[derive(Clone, Copy)]
struct Moment {
    draws: Draws,
    posture: Posture,
}

impl Moment {
    fn between(self, quantity: &str, least: f64, most: f64) -> f64 {
        self.draws.between(&format!("{} {quantity}", self.posture.name()), least, most)
    }

    fn around(self, quantity: &str, mean: f64, sd: f64) -> f64 {
        self.draws.around(&format!("{} {quantity}", self.posture.name()), mean, sd)
    }
}

impl Person {
    /// The person in this posture.
    ///
    /// # Errors
    /// [`SkeletonError`] where the parameters wished for give nobody.
    pub fn pose(&self, pose: super::Pose) -> Result<Posed, SkeletonError> {
        match pose {
            super::Pose::Standing => self.standing(),
            super::Pose::StandingExtended => self.standing_extended(),
            super::Pose::Supine => self.supine(),
            super::Pose::BentForwards => self.bent(Posture::BentForwards),
            super::Pose::BentBackwards => self.bent(Posture::BentBackwards),
        }
    }

    const fn moment(&self, posture: Posture) -> Moment {
        Moment { draws: self.draws, posture }
    }

    fn sacrofemoral_at_ease(&self) -> f64 {
        let Reserves { easy_knee, easy_ankle, hip_contracture, .. } = self.reserves;
        let relaxed = self.spine.alignment.pelvic_tilt + Degrees::new(180.0) - (easy_knee - easy_ankle);
        (relaxed - hip_contracture).value()
    }

    fn legs(&self, effort: f64) -> Legs {
        let reserves = &self.reserves;
        let (hip, bend) = reserves.strategy.shares(effort);
        let bent = bend * reserves.knee_flexion.value();
        Legs {
            sacrofemoral: self.sacrofemoral_at_ease() + hip * reserves.hip_extension.value(),
            knee: reserves.easy_knee.value() + bent,
            ankle: reserves.easy_ankle.value() + bent * reserves.ankle_share,
        }
    }

    /// The spine with so much of the thoracic response used.
    fn thorax(&self, share: f64) -> Shape {
        let mut shape = self.spine.shape.clone();
        let response = share * self.reserves.thoracic_response.value();
        let _ = shape.bend(-response, |level| self.mobile(level, is_thoracic_disc(level)));
        shape
    }

    fn mobile(&self, level: Level, wanted: bool) -> f64 {
        let fused = self.spine.fusion.is_some_and(|fusion| fusion.holds_disc_below(level));
        f64::from(u8::from(wanted && !fused))
    }

    fn posed(&self, posture: Posture, legs: Legs, mut shape: Shape) -> Result<Posed, SkeletonError> {
        let moment = self.moment(posture);
        let alignment = Alignment {
            pelvic_tilt: Degrees::new(legs.pelvic_tilt()),
            knee_angle: Degrees::new(legs.knee),
            ankle_angle: Degrees::new(legs.ankle),
            pelvic_rotation: Degrees::new(moment.between("pelvic rotation", -3.0, 3.0)),
            ..self.spine.alignment
        };
        let alignment = if posture == Posture::Standing { self.as_wished(&alignment) } else { alignment };
        let gaze = self.set_neck(&alignment, &mut shape);
        let alignment = shape.measured_into(&Alignment { gaze, ..alignment });
        let skeleton = Skeleton::of_shape(&alignment, &shape, &self.body)?;
        Ok(Posed { posture, alignment, shape, skeleton })
    }

    fn as_wished(&self, alignment: &Alignment) -> Alignment {
        let wishes = &self.wishes;
        Alignment {
            pelvic_tilt: wishes.pelvic_tilt.unwrap_or(alignment.pelvic_tilt),
            knee_angle: wishes.knee_angle.unwrap_or(alignment.knee_angle),
            ankle_angle: wishes.ankle_angle.unwrap_or(alignment.ankle_angle),
            ..*alignment
        }
    }

    /// Bends the neck until the gaze is level or the neck is at its end; returns the gaze.
    fn set_neck(&self, alignment: &Alignment, shape: &mut Shape) -> Degrees {
        /// Slope of C2 of a level head, and what the joints above C2 can add (flag L).
        const LEVEL: f64 = 12.0;
        const ABOVE_C2: f64 = 18.0;
        let spine = &self.spine.alignment;
        let t1_slope = shape.t1_slope((alignment.pelvic_incidence - alignment.pelvic_tilt).value());
        let rest = LEVEL + self.draws.around("slope of C2 at ease", 0.0, 3.0);
        let stiff = self.spine.fusion.is_some_and(|fusion| fusion.upper == Level::C2);
        let lordosis = match self.wishes.cervical_lordosis {
            Some(wished) => wished.value(),
            None if stiff => self.reserves.neck.value(),
            None => (t1_slope - rest).clamp(-15.0, self.reserves.neck.value()),
        };
        let found = shape.measured_into(spine).cervical_lordosis.value();
        let _ = shape.bend(found - lordosis, |level| f64::from(u8::from(level < Level::C7)));
        let left_over = (t1_slope - lordosis - rest - ABOVE_C2).max(0.0);
        let gaze = self.draws.between("gaze", -2.0, 6.0) + left_over;
        self.wishes.gaze.unwrap_or(Degrees::new(gaze.min(70.0)))
    }

    /// As the person stands: no more effort than C7 needs to be comfortable, and no more than there is.
    fn standing(&self) -> Result<Posed, SkeletonError> {
        let with = |effort: f64| self.posed(Posture::Standing, self.legs(effort), self.thorax(effort));
        let leads = |posed: &Posed| posed.skeleton.lead_of_c7() > self.reserves.comfortable_lead.value();
        let easy = with(0.0)?;
        if !leads(&easy) || self.wishes.fixes_stance() {
            return Ok(easy);
        }
        let exhausted = with(1.0)?;
        if leads(&exhausted) {
            return Ok(exhausted);
        }
        let (mut least, mut most) = (0.0, 1.0);
        for _ in 0..16 {
            let middle = f64::midpoint(least, most);
            if leads(&with(middle)?) { least = middle } else { most = middle }
        }
        with(most)
    }

    /// Knees and hips extended as far as this person can, while C7 stays where it can be held.
    fn standing_extended(&self) -> Result<Posed, SkeletonError> {
        let moment = self.moment(Posture::StandingExtended);
        let habit = self.standing()?;
        let before = self.habitual_legs(&habit);
        let straight = self.straightened(before, moment);
        let mut shape = habit.shape;
        self.move_residually(&mut shape, moment);
        let between = |share: f64| Legs {
            sacrofemoral: before.sacrofemoral + share * (straight.sacrofemoral - before.sacrofemoral),
            knee: before.knee + share * (straight.knee - before.knee),
            ankle: before.ankle + share * (straight.ankle - before.ankle),
        };
        let with = |share: f64| self.posed(Posture::StandingExtended, between(share), shape.clone());
        let falls = |posed: &Posed| posed.skeleton.lead_of_c7() > self.reserves.greatest_lead.value();
        let full = with(1.0)?;
        if !falls(&full) {
            return Ok(full);
        }
        let (mut least, mut most) = (0.0, 1.0);
        for _ in 0..16 {
            let middle = f64::midpoint(least, most);
            if falls(&with(middle)?) { most = middle } else { least = middle }
        }
        with(least)
    }

    fn habitual_legs(&self, habit: &Posed) -> Legs {
        let Alignment { pelvic_tilt, knee_angle, ankle_angle, .. } = habit.alignment;
        let sacrofemoral = pelvic_tilt + Degrees::new(180.0) - (knee_angle - ankle_angle);
        Legs { sacrofemoral: sacrofemoral.value(), knee: knee_angle.value(), ankle: ankle_angle.value() }
    }

    /// Legs as straight as they become: knees to their own end, feet set down anew, hips as found but for drift and fatigue.
    ///
    /// Degrees of drift, fatigue, feet and slack are Upright's own (flag L).
    fn straightened(&self, before: Legs, moment: Moment) -> Legs {
        let reserves = &self.reserves;
        // Hips that do not extend tip the trunk as the knees straighten: the firmer they are held, the more the knees stay.
        let held = held_by(reserves.hip_contracture);
        let free = (reserves.straight_knee.value() + moment.around("knee", 0.0, 1.0))
            .max(reserves.knee_extension_loss.value());
        let kept = before.knee - moment.between("slack", 0.0, 1.5);
        let knee = (free + held * (kept - free)).min(before.knee.max(reserves.knee_extension_loss.value()));
        let feet = moment.around("feet", 0.0, 1.2);
        let drift = moment.between("hip drift", -3.0, 3.0) - moment.between("fatigue", 0.0, 1.5);
        let end = self.sacrofemoral_at_ease() + reserves.hip_extension.value();
        Legs {
            sacrofemoral: (before.sacrofemoral + (1.0 - held) * drift).min(end.max(before.sacrofemoral)),
            knee,
            ankle: reserves.straight_ankle.value()
                + feet
                + reserves.ankle_share * (knee - reserves.straight_knee.value()),
        }
    }

    /// What is left of motion answers the pitch of the trunk, mostly backwards, sometimes it gives way.
    fn move_residually(&self, shape: &mut Shape, moment: Moment) {
        let lumbar = |level: Level| self.mobile(level, level >= Level::L1);
        let answer = moment.between("residual answer", -0.25, 1.0) * self.reserves.residual_motion.value();
        let _ = shape.bend(-answer, lumbar);
        let thorax = moment.between("thoracic answer", -0.1, 0.35) * self.reserves.thoracic_response.value();
        let _ = shape.bend(-thorax, |level| self.mobile(level, is_thoracic_disc(level)));
    }

    /// Lying: the legs straight as far as they go, the unfused levels unloaded. Degrees of legs and thorax are Upright's own (flag L).
    fn supine(&self) -> Result<Posed, SkeletonError> {
        let moment = self.moment(Posture::Supine);
        let mut shape = self.spine.shape.clone();
        let (whole, lower) = norm::lying_down();
        let lower_share = lower.value() / whole.value();
        let gain = self.reserves.supine_gain.value();
        // Each part moves by itself: a fused part leaves its share undone.
        let mobile = |low: bool| {
            move |level: Level| self.mobile(level, (level >= Level::L4) == low && level >= Level::L1)
        };
        let count = |low: bool| {
            shape.segments().iter().filter(|segment| mobile(low)(segment.level) > 0.0).count() as f64
        };
        let (low_part, high_part) = (count(true) / 2.0, count(false) / 3.0);
        let _ = shape.bend(-gain * lower_share * low_part.min(1.0), mobile(true));
        let _ = shape.bend(-gain * (1.0 - lower_share) * high_part.min(1.0), mobile(false));
        let flattened = moment.between("thorax", 0.0, 0.12) * self.spine.alignment.thoracic_kyphosis.value();
        let _ = shape.bend(-flattened, |level| self.mobile(level, is_thoracic_disc(level)));
        let stop = self.reserves.hip_contracture.value().max(self.reserves.knee_extension_loss.value());
        let knee = moment.around("knee", 2.0, 2.0).max(stop);
        // Heels on the table: the knee rises by both.
        let ankle = knee / 2.0;
        let rests = self.resting_tilt(&shape, moment)?;
        let end = self.sacrofemoral_at_ease() + self.reserves.hip_extension.value();
        let sacrofemoral = (rests + 180.0 - (knee - ankle)).min(end);
        self.posed(Posture::Supine, Legs { sacrofemoral, knee, ankle }, shape)
    }

    /// Pelvic tilt of a back that lies on sacrum and thorax: the posterior walls of S1 and T7 at one height above the table.
    fn resting_tilt(&self, shape: &Shape, moment: Moment) -> Result<f64, SkeletonError> {
        let skeleton = Skeleton::of_shape(&self.spine.alignment, shape, &self.body)?;
        let behind = moment.around("thorax behind sacrum", 8.0, 5.0);
        let thorax = skeleton.vertebra(Level::T7).map_or(skeleton.dens(), |t7| t7.upper.posterior);
        let sacrum = skeleton.sacrum().posterior;
        let (forward, length) = (thorax.anterior - sacrum.anterior, thorax.cranial - sacrum.cranial);
        let lean = forward.atan2(length) - (-behind).atan2(length);
        Ok(self.spine.alignment.pelvic_tilt.value() + lean.to_degrees())
    }
}
