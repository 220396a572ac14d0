//! Colours and marks that can be told apart without colour vision and on any grey.

use upright_anatomy::{Region, Site};

pub(crate) const INK: &str = "#E6E9EE";
pub(crate) const MUTED: &str = "#A9B3C0";
pub(crate) const PANEL: &str = "#0F1216";
pub(crate) const BLACK: &str = "#000000";
pub(crate) const NOTICE: &str = "#E69F00";
pub(crate) const FONT: &str = "DejaVu Sans, Verdana, sans-serif";

/// The mark of a landmark: one shape a region, so that colour is never alone.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Mark {
    Circle,
    Square,
    Diamond,
    TriangleUp,
    TriangleDown,
}

/// Hues of the Okabe-Ito palette, readable against black.
pub(crate) const fn colour(region: Region) -> &'static str {
    match region {
        Region::Pelvis => "#E69F00",
        Region::Lumbar => "#56B4E9",
        Region::Thoracic => "#009E73",
        Region::Cervical | Region::Head => "#CC79A7",
        Region::LowerLimb => "#F0E442",
        Region::Global => "#FFFFFF",
    }
}

pub(crate) const fn mark(region: Region) -> Mark {
    match region {
        Region::Pelvis | Region::Global => Mark::Circle,
        Region::Lumbar => Mark::Square,
        Region::Thoracic => Mark::Diamond,
        Region::Cervical | Region::Head => Mark::TriangleUp,
        Region::LowerLimb => Mark::TriangleDown,
    }
}

pub(crate) const fn region(site: Site) -> Region {
    match site {
        Site::Corner(endplate, _) => endplate.level.region(),
        Site::Centroid(level) => level.region(),
        Site::FemoralHead(_) => Region::Pelvis,
        Site::Knee(_) | Site::Ankle(_) => Region::LowerLimb,
        _ => Region::Head,
    }
}
