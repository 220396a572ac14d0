//! Points of the skull.

use upright_anatomy::{SagittalPoint, Site};

/// Points of the skull before the tip of the dens and above it, in mm, the chin–brow line vertical. Proportions of Upright's own
/// drawing (flag L).
const POINTS: [(Site, f64, f64); 5] = [
    (Site::AcousticMeatus, 4.0, 11.0),
    (Site::Opisthion, -32.0, -2.0),
    (Site::HardPalatePosterior, 38.0, -4.0),
    (Site::Chin, 80.0, -66.0),
    (Site::Brow, 80.0, 44.0),
];

/// The skull on a dens with its tip at `dens`, the gaze turned down by `gaze_deg`.
pub(crate) fn points(
    dens: SagittalPoint,
    gaze_deg: f64,
    size: f64,
) -> impl Iterator<Item = (Site, SagittalPoint)> {
    let (sine, cosine) = gaze_deg.to_radians().sin_cos();
    POINTS.into_iter().map(move |(site, anterior, cranial)| {
        let turned = SagittalPoint::new(
            dens.anterior + size * (anterior * cosine + cranial * sine),
            dens.cranial + size * (cranial * cosine - anterior * sine),
        );
        (site, turned)
    })
}
