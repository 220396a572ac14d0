//! How far the joints of a person can still go.

use super::draws::Draws;
use super::{Fusion, Kind, Wishes};
use upright_anatomy::{Degrees, Level, Millimetres};
use upright_evidence::norm;

/// Which joint a person bends first when the trunk falls forward.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Strategy {
    /// Hips first.
    Recliner,
    /// Knees first.
    Squatter,
    /// Both together.
    Mixed,
}

impl Strategy {
    /// The strategy in one word.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Recliner => "recliner",
            Self::Squatter => "squatter",
            Self::Mixed => "mixed",
        }
    }

    /// Shares of the hip's and of the knee's reserve that an effort between 0 and 1 uses.
    pub(crate) fn shares(self, effort: f64) -> (f64, f64) {
        let ramp = |from: f64, to: f64| ((effort - from) / (to - from)).clamp(0.0, 1.0);
        match self {
            Self::Recliner => (ramp(0.0, 0.6), ramp(0.35, 1.0)),
            Self::Squatter => (ramp(0.45, 1.0), ramp(0.0, 0.7)),
            Self::Mixed => (effort, effort),
        }
    }
}

/// What a person's joints have left, and how he stands. Drawn for each person by himself.
///
/// - **Source**: Upright's own ranges (flag L); which joints people bend first was seen in four clusters (S23), of which none has
///   a range in print known to us.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Reserves {
    /// How much further the hips extend than at ease.
    pub hip_extension: Degrees,
    /// Flexion contracture of the hips, as the Thomas test reads it; 0 = none.
    pub hip_contracture: Degrees,
    /// What the knees lack to full extension; 0 = nothing.
    pub knee_extension_loss: Degrees,
    /// How much further than at ease the person bends the knees.
    pub knee_flexion: Degrees,
    /// Ankle dorsiflexion for each degree of knee flexion.
    pub ankle_share: f64,
    /// Thoracic kyphosis that the unfused thoracic spine gives up.
    pub thoracic_response: Degrees,
    /// Motion left in the unfused lumbar levels.
    pub residual_motion: Degrees,
    /// Lordosis that the unfused lumbar levels gain lying down.
    pub supine_gain: Degrees,
    /// Which joint bends first.
    pub strategy: Strategy,
    /// How far C7 is led in front of the ankles at ease.
    pub comfortable_lead: Millimetres,
    /// How far C7 can be led in front of the ankles for the time of a film.
    pub greatest_lead: Millimetres,
    /// The greatest cervical lordosis; the least, where the neck is stiff.
    pub neck: Degrees,
    /// Knee angle when the legs are as straight as this person's become.
    pub straight_knee: Degrees,
    /// Ankle angle of straight legs.
    pub straight_ankle: Degrees,
    /// Knee angle at ease.
    pub(crate) easy_knee: Degrees,
    /// Ankle angle at ease.
    pub(crate) easy_ankle: Degrees,
}

impl Reserves {
    pub(crate) fn draw(kind: Kind, fusion: Option<Fusion>, draws: Draws, wishes: &Wishes) -> Self {
        let drawn = |quantity, least, most| Degrees::new(draws.between(quantity, least, most));
        let (hip_contracture, knee_loss) = contractures(kind, draws, wishes);
        let stiff_thorax = fusion.is_some_and(|fusion| fusion.upper <= Level::T4);
        let straight_knee = draws.around("straight knee", 0.5, 1.6).max(knee_loss.value());
        let straight_ankle = draws.between("straight ankle", 1.5, 6.5);
        let held = held_by(hip_contracture);
        let easy_knee =
            draws.around("knee at ease", 1.5, 1.2).max(straight_knee).max(hip_contracture.value());
        let ankle_share = draws.between("ankle share", 0.4, 0.58);
        Self {
            hip_extension: Degrees::new((1.0 - held) * draws.between("hip reserve", 6.0, 24.0)),
            hip_contracture,
            knee_extension_loss: knee_loss,
            // Who cannot extend the hips bends the knees the more.
            knee_flexion: Degrees::new(draws.between("knee reserve", 8.0 + 6.0 * held, 34.0 - 2.0 * held)),
            ankle_share,
            thoracic_response: if stiff_thorax {
                Degrees::new(0.0)
            } else {
                drawn("thoracic response", 2.0, 12.0)
            },
            residual_motion: drawn("residual motion", 0.0, 10.0),
            supine_gain: supine_gain(kind, draws),
            strategy: draws.one_of("strategy", Strategy::Recliner, &[Strategy::Squatter, Strategy::Mixed]),
            comfortable_lead: Millimetres::new(draws.between("comfortable lead", 15.0, 55.0)),
            greatest_lead: Millimetres::new(draws.between("greatest lead", 180.0, 280.0)),
            neck: if kind == Kind::Ankylosing {
                drawn("stiff neck", 2.0, 18.0)
            } else {
                drawn("neck", 35.0, 55.0)
            },
            straight_knee: Degrees::new(straight_knee),
            straight_ankle: Degrees::new(straight_ankle),
            easy_knee: Degrees::new(easy_knee),
            easy_ankle: Degrees::new(
                draws.around("ankle at ease", straight_ankle, 0.8)
                    + ankle_share * (easy_knee - straight_knee),
            ),
        }
    }
}

/// How firmly a contracture holds hip and knee: 0 = not at all, 1 = the knees stay as the person bends them to stand (flag L).
pub(crate) fn held_by(hip_contracture: Degrees) -> f64 {
    const FIRM: f64 = 15.0;
    (hip_contracture.value() / FIRM).clamp(0.0, 1.0)
}

/// Hip contracture and loss of knee extension: wished, or drawn.
pub(crate) fn contractures(kind: Kind, draws: Draws, wishes: &Wishes) -> (Degrees, Degrees) {
    let (hips, knees) = match kind {
        Kind::Normal => (0.0, 0.0),
        Kind::Ankylosing => (0.35, 0.1),
        _ => (0.12, 0.12),
    };
    let drawn = |name, share, least, most| {
        let has = draws.chance(name, share);
        Degrees::new(if has { draws.between(&format!("degrees of {name}"), least, most) } else { 0.0 })
    };
    (
        wishes.hip_contracture.unwrap_or_else(|| drawn("hip contracture", hips, 10.0, 25.0)),
        wishes.knee_contracture.unwrap_or_else(|| drawn("knee contracture", knees, 5.0, 15.0)),
    )
}

/// Normal spines lose lordosis lying down, as published for T12 to S1 and taken here for L1 to S1; worn and wedged ones that still move gain some (flag L).
fn supine_gain(kind: Kind, draws: Draws) -> Degrees {
    let (published, _) = norm::lying_down();
    match kind {
        Kind::DegenerativeKyphosis => Degrees::new(draws.between("supine gain", 6.0, 24.0)),
        Kind::PostTraumatic => Degrees::new(draws.between("supine gain", -8.0, 4.0)),
        _ => Degrees::new(draws.around("supine loss", published.value(), 3.0)),
    }
}
