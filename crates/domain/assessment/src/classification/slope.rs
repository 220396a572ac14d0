//! Slopes of endplates that no parameter of the catalogue names.

use upright_anatomy::{Edge, Endplate};
use upright_measurement::Points;

/// Slope of an endplate, in degrees; NaN where a corner is not placed.
///
/// - **Sign**: positive when the anterior end is lower, as sacral slope.
pub(crate) fn slope(points: &Points, endplate: Endplate) -> f64 {
    let posterior = points.at(endplate.corner(Edge::Posterior));
    let anterior = points.at(endplate.corner(Edge::Anterior));
    let (fall, run) = (posterior.cranial - anterior.cranial, anterior.anterior - posterior.anterior);
    fall.atan2(run).to_degrees()
}
