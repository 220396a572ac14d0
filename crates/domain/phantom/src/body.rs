//! How large the bones are.

use crate::alignment::SkeletonError;
use upright_anatomy::Level;

/// The size of a body.
///
/// - **Source**: proportions of Upright's own drawing (flag L): rounded, plausible beside each other, read from no source.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Body {
    /// Every bone, as a factor of the usual one.
    pub size: f64,
    /// Distance from the hip axis to the midpoint of the S1 endplate, in mm before the factor.
    pub pelvic_radius: f64,
    /// Hip to knee, in mm before the factor.
    pub femur: f64,
    /// Knee to ankle, in mm before the factor.
    pub tibia: f64,
}

impl Default for Body {
    fn default() -> Self {
        Self { size: 1.0, pelvic_radius: 105.0, femur: 410.0, tibia: 375.0 }
    }
}

/// Sagittal measures of a vertebral body and of the disc below it, in mm.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Measures {
    /// From the posterior to the anterior corner, upper and lower endplate.
    pub(crate) depth: (f64, f64),
    /// Height in the middle.
    pub(crate) height: f64,
    /// Height of the disc below, in the middle.
    pub(crate) disc: f64,
}

const fn measures(upper: f64, lower: f64, height: f64, disc: f64) -> Measures {
    Measures { depth: (upper, lower), height, disc }
}

impl Body {
    pub(crate) fn check(&self) -> Result<(), SkeletonError> {
        if (0.7..=1.3).contains(&self.size) { Ok(()) } else { Err(SkeletonError::Size { found: self.size }) }
    }

    /// The S1 endplate, in mm.
    pub(crate) fn sacral_endplate(&self) -> f64 {
        35.0 * self.size
    }

    /// Half the distance of the femoral heads from side to side, in mm.
    #[must_use]
    pub fn half_hip_width(&self) -> f64 {
        86.0 * self.size
    }

    /// Radius of a femoral head, in mm.
    pub(crate) fn femoral_head(&self) -> f64 {
        23.0 * self.size
    }

    #[rustfmt::skip]
    pub(crate) fn measures(&self, level: Level) -> Measures {
        use Level::*;
        let Measures { depth: (upper, lower), height, disc } = match level {
            C2 => measures(13.0, 15.5, 20.0, 4.5), C3 => measures(15.0, 15.5, 13.5, 4.5),
            C4 => measures(15.0, 16.0, 13.5, 4.5), C5 => measures(15.5, 16.5, 13.0, 4.5),
            C6 => measures(16.0, 17.0, 13.0, 5.0), C7 => measures(16.5, 17.0, 14.5, 5.0),
            T1 => measures(16.5, 17.5, 16.0, 4.0), T2 => measures(17.5, 18.5, 17.5, 3.5),
            T3 => measures(18.5, 19.5, 18.0, 3.5), T4 => measures(19.5, 21.0, 18.5, 3.5),
            T5 => measures(21.0, 22.5, 19.0, 3.5), T6 => measures(22.5, 24.0, 19.5, 4.0),
            T7 => measures(24.0, 25.5, 20.0, 4.0), T8 => measures(25.5, 27.0, 20.5, 4.5),
            T9 => measures(27.0, 28.5, 21.0, 4.5), T10 => measures(28.5, 29.5, 22.0, 5.0),
            T11 => measures(29.5, 30.5, 23.5, 5.5), T12 | T13 => measures(30.5, 31.5, 25.0, 6.5),
            L1 => measures(31.5, 33.0, 26.5, 8.0), L2 => measures(33.0, 34.0, 27.0, 9.5),
            L3 => measures(34.0, 34.5, 27.0, 10.5), L4 => measures(34.5, 35.0, 27.0, 11.0),
            L5 | L6 => measures(35.0, 34.5, 26.5, 10.5), S1 => measures(35.0, 35.0, 30.0, 0.0),
        };
        let size = self.size;
        measures(upper * size, lower * size, height * size, disc * size)
    }
}
