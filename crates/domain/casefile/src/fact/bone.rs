//! Measures of bone.

use upright_anatomy::Level;

/// A measure of bone.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum BoneDensity {
    /// T score of DXA.
    TScore(f64),
    /// Attenuation of trabecular bone on CT.
    Hounsfield {
        /// The vertebra.
        level: Level,
        /// Hounsfield units.
        value: f64,
        /// Tube voltage in kV; `None` = not recorded.
        kilovolts: Option<f64>,
        /// With contrast medium in a vein; `None` = not recorded.
        contrast: Option<bool>,
        /// The vertebra is fractured, instrumented or cemented; `None` = not recorded.
        altered: Option<bool>,
    },
    /// Vitamin D in ng/mL.
    VitaminD(f64),
}
