//! What a skeleton is built from: the sagittal parameters that it will have.

use upright_anatomy::Degrees;

/// Sagittal parameters of one standing person, all in degrees, signed as the catalogue of `measurement` signs them.
///
/// What is not listed follows: SS = PI − PT, SVA and every tilt from the shape.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Alignment {
    /// Pelvic incidence.
    pub pelvic_incidence: Degrees,
    /// Pelvic tilt.
    pub pelvic_tilt: Degrees,
    /// Lumbar lordosis L1–S1.
    pub lumbar_lordosis: Degrees,
    /// Lumbar lordosis L4–S1, a part of the former.
    pub lower_lordosis: Degrees,
    /// Angle of the disc T12–L1, kyphosis +.
    pub thoracolumbar_disc: Degrees,
    /// Thoracic kyphosis T4–T12.
    pub thoracic_kyphosis: Degrees,
    /// Kyphosis between the upper endplates of T1 and T4.
    pub upper_thoracic_kyphosis: Degrees,
    /// Cervical lordosis C2–C7.
    pub cervical_lordosis: Degrees,
    /// Chin–brow to vertical angle: how far the gaze is turned down.
    pub gaze: Degrees,
    /// Knee flexion angle.
    pub knee_angle: Degrees,
    /// Ankle angle, dorsiflexion +.
    pub ankle_angle: Degrees,
    /// Axial rotation of the pelvis against the film, + = its left side in front; moves the femoral heads apart, not their midpoint.
    pub pelvic_rotation: Degrees,
}

/// Why a skeleton cannot be built.
#[derive(Clone, Copy, Debug, PartialEq, thiserror::Error)]
pub enum SkeletonError {
    /// A parameter that no person has.
    #[error("{name} is {found}; a skeleton can be built with {least:.0} to {most:.0}")]
    OutOfRange {
        /// The parameter.
        name: &'static str,
        /// The value asked for.
        found: Degrees,
        /// The least that can be built.
        least: Degrees,
        /// The most that can be built.
        most: Degrees,
    },
    /// A vertebra that would lie on its face or on its back.
    #[error(
        "with these parameters {level} would be turned by {slope}: change lumbar lordosis or thoracic kyphosis"
    )]
    Overturned {
        /// The vertebra.
        level: upright_anatomy::Level,
        /// Slope of its upper endplate.
        slope: Degrees,
    },
    /// A body that no adult has.
    #[error("a body {found:.2} times as large as usual; 0.70 to 1.30 can be built")]
    Size {
        /// The factor asked for.
        found: f64,
    },
}

impl Alignment {
    /// A person in balance. Made up (flag L): no norm stands behind it.
    pub const BALANCED: Self = Self {
        pelvic_incidence: Degrees::new(52.0),
        pelvic_tilt: Degrees::new(12.0),
        lumbar_lordosis: Degrees::new(60.0),
        lower_lordosis: Degrees::new(40.0),
        thoracolumbar_disc: Degrees::new(0.0),
        thoracic_kyphosis: Degrees::new(38.0),
        upper_thoracic_kyphosis: Degrees::new(8.0),
        cervical_lordosis: Degrees::new(12.0),
        gaze: Degrees::new(2.0),
        knee_angle: Degrees::new(0.0),
        ankle_angle: Degrees::new(4.0),
        pelvic_rotation: Degrees::new(0.0),
    };

    /// Ranges that give bones which do not cross: guards of the builder (flag L), no norms.
    ///
    /// # Errors
    /// [`SkeletonError::OutOfRange`] for the first parameter outside its range.
    pub(crate) fn check(&self) -> Result<(), SkeletonError> {
        let ranges = [
            ("pelvic incidence", self.pelvic_incidence, 20.0, 110.0),
            ("pelvic tilt", self.pelvic_tilt, -20.0, 65.0),
            ("sacral slope (PI − PT)", self.pelvic_incidence - self.pelvic_tilt, -25.0, 80.0),
            ("lumbar lordosis", self.lumbar_lordosis, -50.0, 110.0),
            ("lumbar lordosis L4–S1", self.lower_lordosis, -30.0, 75.0),
            ("disc T12–L1", self.thoracolumbar_disc, -10.0, 30.0),
            ("thoracic kyphosis", self.thoracic_kyphosis, -30.0, 110.0),
            ("upper thoracic kyphosis", self.upper_thoracic_kyphosis, -20.0, 45.0),
            ("cervical lordosis", self.cervical_lordosis, -60.0, 70.0),
            ("gaze", self.gaze, -45.0, 75.0),
            ("knee flexion", self.knee_angle, -15.0, 70.0),
            ("ankle angle", self.ankle_angle, -20.0, 40.0),
            ("pelvic rotation", self.pelvic_rotation, -15.0, 15.0),
        ];
        for (name, found, least, most) in ranges {
            if !(least..=most).contains(&found.value()) {
                let (least, most) = (Degrees::new(least), Degrees::new(most));
                return Err(SkeletonError::OutOfRange { name, found, least, most });
            }
        }
        Ok(())
    }
}
