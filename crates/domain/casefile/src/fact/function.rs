//! How far and long the patient walks and stands.

use super::words;
use upright_anatomy::Millimetres;

words! {
    /// What the patient walks with.
    WalkingAid {
        /// Nothing.
        None = "none",
        /// A stick or crutch.
        Stick = "stick",
        /// A frame or a walker.
        Walker = "walker",
        /// A wheelchair.
        Wheelchair = "wheelchair",
    }
}

/// Function as asked or tested; `None` = not recorded.
#[derive(Clone, Copy, Debug, PartialEq, Default)]
pub struct Function {
    /// Minutes of walking before the patient must stop.
    pub walking_minutes: Option<f64>,
    /// Minutes of standing before the patient must stop.
    pub standing_minutes: Option<f64>,
    /// Looks straight ahead without bending the knees.
    pub horizontal_gaze: Option<bool>,
    /// Height of the body.
    pub height: Option<Millimetres>,
    /// What the patient walks with.
    pub aid: Option<WalkingAid>,
}
