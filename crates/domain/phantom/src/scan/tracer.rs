//! Where the tracer is, and when: shares of blood, tissue, bone and urine over time.
//!
//! Concentrations are told as shares of what the blood holds once the tracer has mixed into it. Shapes and constants are Upright's own
//! (flag L), such that blood clears and bone is full as in textbooks: some 4 % of the dose in the blood after three hours, most of the uptake in the first.

use std::f64::consts::LN_2;

/// Half-life of technetium 99m in seconds.
///
/// - **Source**: 6.01 h, recalled (flag M).
pub(crate) const HALF_LIFE: f64 = 6.01 * 3600.0;

/// Courses of concentration over time; every tissue holds a share of each.
pub(crate) const COURSES: usize = 7;

/// Shares of the courses.
pub(crate) type Shares = [f64; COURSES];

/// Shares by name.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(crate) struct Holds {
    /// Blood of arteries and of the heart.
    pub(crate) artery: f64,
    /// Blood of small vessels.
    pub(crate) capillary: f64,
    /// Blood of large veins.
    pub(crate) vein: f64,
    /// Fluid between cells.
    pub(crate) fluid: f64,
    /// What bone has bound.
    pub(crate) bone: f64,
    /// What a kidney passes on.
    pub(crate) kidney: f64,
    /// Urine in the bladder.
    pub(crate) urine: f64,
}

impl Holds {
    /// In the order of the courses.
    pub(crate) const fn shares(self) -> Shares {
        [self.artery, self.capillary, self.vein, self.fluid, self.bone, self.kidney, self.urine]
    }
}

/// The tracer of one injection.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Tracer {
    /// Seconds from injection until it comes to the aorta.
    pub(crate) arrival: f64,
    /// When the bladder was emptied, in seconds since injection.
    pub(crate) voided: f64,
}

/// What is left after `time` of something that halves in `half_life`.
fn left(time: f64, half_life: f64) -> f64 {
    (-LN_2 * time / half_life).exp()
}

/// The share of an activity that has not decayed after so many seconds.
pub(crate) fn undecayed(seconds: f64) -> f64 {
    left(seconds, HALF_LIFE)
}

/// What has come, of something that comes with this time constant.
fn come(time: f64, constant: f64) -> f64 {
    1.0 - (-time.max(0.0) / constant).exp()
}

impl Tracer {
    /// Every course at this time since injection, decayed.
    pub(crate) fn at(self, seconds: f64) -> Shares {
        let since = (seconds - self.arrival).max(0.0);
        let holds = Holds {
            artery: self.blood(seconds, 0.0, 2.0, 5.5),
            capillary: self.blood(seconds, 2.5, 3.2, 2.6),
            vein: self.blood(seconds, 7.0, 4.0, 1.5),
            fluid: come(since, 170.0) * (0.65 * left(since, 24.0 * 60.0) + 0.35 * left(since, 95.0 * 60.0)),
            bone: come(since, 38.0 * 60.0),
            kidney: come(since, 70.0) * (1.5 * left(since, 17.0 * 60.0) + 0.22 * left(since, 5.0 * 3600.0)),
            urine: self.urine(seconds),
        };
        let undecayed = undecayed(seconds);
        holds.shares().map(|share| share * undecayed)
    }

    /// The mean of every course over a time.
    pub(crate) fn during(self, began: f64, duration: f64) -> Shares {
        let moments = (duration / 2.0).ceil().clamp(8.0, 64.0);
        let mut sum = [0.0; COURSES];
        for moment in 0..moments as u32 {
            let at = self.at(began + duration * (f64::from(moment) + 0.5) / moments);
            sum.iter_mut().zip(at).for_each(|(sum, share)| *sum += share / moments);
        }
        sum
    }

    /// Blood at a place that the bolus reaches `later`, drawn out to this spread, with this peak; then it mixes and clears.
    fn blood(self, seconds: f64, later: f64, spread: f64, peak: f64) -> f64 {
        /// The bolus is highest after so many spreads.
        const SHAPE: f64 = 3.0;
        let since = seconds - self.arrival - later;
        if since <= 0.0 {
            return 0.0;
        }
        let rise = since / (SHAPE * spread);
        let bolus = peak * (rise * (1.0 - rise).exp()).powf(SHAPE);
        let mixed = 0.76 * left(since, 4.0 * 60.0) + 0.24 * left(since, 70.0 * 60.0);
        bolus + come(since, 5.0 * spread) * mixed
    }

    /// Urine gathers; what is there when the bladder is emptied goes, but for a rest.
    fn urine(self, seconds: f64) -> f64 {
        const REST: f64 = 0.15;
        let gathered = |from: f64| come(seconds - from, 70.0 * 60.0);
        let first = gathered(self.arrival + 120.0);
        if seconds < self.voided { first } else { REST * first + 0.8 * gathered(self.voided) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const TRACER: Tracer = Tracer { arrival: 12.0, voided: 10_000.0 };

    /// The time at which a course is highest in the first two minutes.
    fn peak(course: usize) -> f64 {
        let times = (0..1200).map(|step| f64::from(step) * 0.1);
        let value = |time: &f64| TRACER.at(*time).get(course).copied().unwrap_or(0.0);
        times.max_by(|one, other| value(one).total_cmp(&value(other))).unwrap_or(0.0)
    }

    #[test]
    fn the_bolus_comes_by_the_artery_then_the_tissue_then_the_vein() {
        assert_eq!(TRACER.at(11.9), [0.0; COURSES]);
        let (artery, capillary, vein) = (peak(0), peak(1), peak(2));
        assert!(artery > 12.0 && artery < capillary && capillary < vein, "{artery} {capillary} {vein}");
    }

    #[test]
    fn blood_clears_while_bone_fills() {
        let [early, late] = [300.0, 10_800.0].map(|time| TRACER.at(time));
        let ([blood, bone], [late_blood, late_bone]) = ([early[0], early[4]], [late[0], late[4]]);
        assert!(blood > 4.0 * bone && late_bone > 10.0 * late_blood);
        // Some 4 % of the dose: half of the blood's share decays as well.
        assert!((0.03..0.05).contains(&(late_blood / undecayed(10_800.0))), "{late_blood}");
    }

    #[test]
    fn half_is_left_after_six_hours() {
        assert_eq!(undecayed(0.0), 1.0);
        assert!((undecayed(HALF_LIFE) - 0.5).abs() < 1e-12);
        assert!((undecayed(3.0 * 3600.0) - 0.7076).abs() < 1e-3);
    }

    #[test]
    fn a_frame_holds_the_mean_of_its_time() {
        let (short, long) = (TRACER.during(3600.0, 1.0), TRACER.during(3600.0 - 60.0, 120.0));
        for (short, long) in short.iter().zip(long) {
            assert!((short - long).abs() < 1e-3 * short.max(1.0));
        }
    }
}
