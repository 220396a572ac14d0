//! What a frontal film showed.

use upright_anatomy::{Degrees, Millimetres};

/// Curves and balance in the frontal plane; `None` = not measured.
#[derive(Clone, Copy, Debug, PartialEq, Default)]
pub struct CoronalFinding {
    /// Largest thoracic curve (Cobb), 0 = none.
    pub thoracic_cobb: Option<Degrees>,
    /// Largest thoracolumbar or lumbar curve (Cobb), 0 = none.
    pub lumbar_cobb: Option<Degrees>,
    /// Distance of C7 from the midline of the sacrum, + = to the patient's right.
    pub c7_csvl: Option<Millimetres>,
}
