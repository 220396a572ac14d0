//! A film with its landmarks and how it was taken.

use super::words;
use upright_anatomy::LandmarkSet;

words! {
    /// Where the arms were.
    Arms {
        /// Fists or fingers on collarbones or cheeks.
        Clavicle = "clavicle",
        /// Held out before the body.
        Forward = "forward",
        /// Hands on a rail or bar.
        OnRail = "on_rail",
        /// Hanging down.
        Hanging = "hanging",
    }
}

words! {
    /// What held the patient.
    Support {
        /// Nothing.
        None = "none",
        /// A rail or bar.
        Rail = "rail",
        /// A stick, a frame or a walker.
        WalkingAid = "walking_aid",
        /// Somebody.
        Person = "person",
    }
}

words! {
    /// What kept the patient from extending knees and hips, said by whoever took the film.
    ExtensionLimit {
        /// A joint that does not go further.
        Contracture = "contracture",
        /// A joint that is worn.
        Arthritis = "arthritis",
        /// Pain.
        Pain = "pain",
        /// Cannot stand free.
        NeedsSupport = "needs_support",
        /// Dizzy, or new signs in the legs: stopped.
        Stopped = "stopped",
    }
}

/// How a film was taken, as far as anybody recorded it. `None` = nobody did.
#[derive(Clone, Debug, PartialEq, Default)]
pub struct FilmConditions {
    /// Where the arms were.
    pub arms: Option<Arms>,
    /// What held the patient.
    pub support: Option<Support>,
    /// Put together from several exposures.
    pub stitched: Option<bool>,
    /// The vertical of the film is the plumb line.
    pub upright: Option<bool>,
    /// What kept the patient from extending knees and hips, of those asked about; empty = nothing was said.
    pub limits: Vec<ExtensionLimit>,
    /// Nothing kept the patient from extending: asked, and denied.
    pub unlimited: bool,
    /// How often the film was repeated because it could not be used.
    pub repeated: Option<u32>,
    /// The head lies on the film.
    pub shows_head: Option<bool>,
    /// The knees lie on the film.
    pub shows_knees: Option<bool>,
    /// The ankles lie on the film.
    pub shows_ankles: Option<bool>,
    /// Heel lift worn on the film, in mm; 0 = none.
    pub heel_lift_mm: Option<f64>,
    /// Standing: minutes of standing or walking before the film was taken. Imbalance worsens with fatigue.
    pub minutes_on_feet: Option<f64>,
    /// Lying: legs straight.
    pub legs_straight: Option<bool>,
    /// Lying: a pillow under the knees.
    pub knee_pillow: Option<bool>,
    /// Lying: minutes before the film was taken.
    pub minutes_lying: Option<f64>,
    /// How a lying study was taken, as `supine_ct`, `bolster` or `prone`; values of different ones are not interchangeable.
    pub modality: Option<String>,
    /// Who placed the landmarks: the same reader on two films sees smaller changes.
    pub reader: Option<String>,
}

/// A lateral film: its landmarks and how it was taken.
#[derive(Clone, Debug, PartialEq)]
pub struct Film {
    /// The landmarks, with posture, calibration and facing.
    pub landmarks: LandmarkSet,
    /// How it was taken.
    pub conditions: FilmConditions,
}
