//! Why a parameter was not measured. Missing input is data, never an error and never a zero.

use crate::formula::{Defined, Point, SiteGroup};
use crate::parameter::ParameterId;
use std::fmt;
use upright_anatomy::{Edge, LandmarkSet, Posture, Site};

/// A parameter that was not measured, and why.
#[derive(Clone, Debug, PartialEq)]
pub struct Omitted {
    /// The parameter.
    pub parameter: ParameterId,
    /// The reason.
    pub reason: OmissionReason,
}

/// Why a parameter was not measured.
#[derive(Clone, Debug, PartialEq)]
pub enum OmissionReason {
    /// The film was taken lying, sitting or bent, and the parameter changes with posture.
    Posture(Posture),
    /// Landmarks are missing.
    Missing(Vec<Point>),
    /// A length on a film without millimetres.
    Uncalibrated,
    /// A ratio without meaning for these landmarks.
    Undefined(Defined),
    /// A ratio guarded in millimetres on a film where nothing tells how large a millimetre is.
    NoScaleForGuard,
}

impl fmt::Display for OmissionReason {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Posture(posture) => {
                write!(f, "changes with posture: not taken from a {} film", posture.name().replace('_', " "))
            }
            Self::Missing(points) => write!(f, "needs {}", needs(points)),
            Self::Uncalibrated => f.write_str("uncalibrated: no millimetres"),
            Self::Undefined(Defined::AboveZero) => f.write_str("undefined: L1-S1 is not lordotic"),
            Self::Undefined(Defined::AtLeastMillimetres(_)) => {
                f.write_str("undefined: the sacrofemoral distance is too short for a ratio")
            }
            Self::NoScaleForGuard => {
                f.write_str("no spacing and no endplate: the size of a millimetre on this film is unknown")
            }
        }
    }
}

/// The sites that `point` rests on in `set`; `None` where it cannot be placed.
pub(crate) fn sites_of(point: Point, set: &LandmarkSet) -> Option<Vec<Site>> {
    let placed = |group: &SiteGroup| {
        let mut sites = group.iter().flatten().peekable();
        sites.peek().is_some() && sites.all(|site| set.landmark(*site).is_some())
    };
    let group = point.site_groups().into_iter().find(placed)?;
    Some(group.into_iter().flatten().collect())
}

/// What a list of points needs, in words: `the T4 superior endplate, the hip axis (a femoral head)`.
#[must_use]
pub fn needs(points: &[Point]) -> String {
    let both_corners = |endplate| {
        [Edge::Anterior, Edge::Posterior]
            .iter()
            .all(|edge| points.contains(&Point::Site(Site::Corner(endplate, *edge))))
    };
    let mut names: Vec<String> = Vec::new();
    for point in points {
        let name = match *point {
            Point::Site(Site::Corner(endplate, _)) if both_corners(endplate) => format!("the {endplate}"),
            Point::Site(Site::Corner(endplate, edge)) => {
                let edge = if edge == Edge::Anterior { "anterior" } else { "posterior" };
                format!("the {edge} corner of the {endplate}")
            }
            Point::Site(site) => site.to_string(),
            Point::Midpoint(endplate) => format!("the {endplate}"),
            Point::Centroid(level) if level == upright_anatomy::Level::C2 => format!("{level}.centroid"),
            Point::Centroid(level) => format!("{level}.centroid (or its four corners)"),
            Point::HipAxis => "the hip axis (a femoral head)".to_owned(),
            Point::Knee => "the knee".to_owned(),
            Point::Ankle => "the ankle".to_owned(),
        };
        if !names.contains(&name) {
            names.push(name);
        }
    }
    names.join(", ")
}

/// The points of a formula that cannot be placed.
///
/// Of an endplate's midpoint, the corners that are missing: one may be placed.
pub(crate) fn missing(points: &[Point], set: &LandmarkSet) -> Vec<Point> {
    let absent = points.iter().copied().filter(|point| sites_of(*point, set).is_none());
    let mut missing: Vec<Point> = Vec::new();
    for point in absent.flat_map(|point| missing_parts(point, set)) {
        if !missing.contains(&point) {
            missing.push(point);
        }
    }
    missing
}

fn missing_parts(point: Point, set: &LandmarkSet) -> Vec<Point> {
    let Point::Midpoint(endplate) = point else { return vec![point] };
    let corners = [Edge::Posterior, Edge::Anterior].map(|edge| endplate.corner(edge));
    corners.into_iter().filter(|corner| set.landmark(*corner).is_none()).map(Point::Site).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use upright_anatomy::{Endplate, Level, Surface};

    fn check(points: &[Point], expect: &str) {
        assert_eq!(OmissionReason::Missing(points.to_vec()).to_string(), expect);
    }

    #[test]
    fn says_what_is_missing_in_words() {
        let t4 = Endplate { level: Level::T4, surface: Surface::Superior };
        let corner = |edge| Point::Site(t4.corner(edge));
        check(&[corner(Edge::Posterior), corner(Edge::Anterior)], "needs the T4 superior endplate");
        check(&[corner(Edge::Posterior)], "needs the posterior corner of the T4 superior endplate");
        check(
            &[Point::Midpoint(t4), corner(Edge::Posterior), corner(Edge::Anterior)],
            "needs the T4 superior endplate",
        );
        check(
            &[Point::HipAxis, Point::Centroid(Level::C7)],
            "needs the hip axis (a femoral head), C7.centroid (or its four corners)",
        );
    }
}
