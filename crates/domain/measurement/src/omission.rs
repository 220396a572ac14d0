//! Why a parameter was not measured. Missing input is data, never an error and never a zero.

use crate::formula::{Defined, Point};
use crate::parameter::ParameterId;
use std::fmt;
use upright_anatomy::{Edge, LandmarkSet, Laterality, Posture, Site};

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
    /// The film was taken lying or sitting, and the parameter changes with posture.
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
            Self::Undefined(Defined::AtLeastMillimetres(least)) => {
                write!(f, "undefined: the sacrofemoral distance is below {least} mm")
            }
            Self::NoScaleForGuard => {
                f.write_str("no spacing and no endplate: the size of a millimetre on this film is unknown")
            }
        }
    }
}

/// The sites that `point` rests on in `set`; `None` where it cannot be placed.
pub(crate) fn sites_of(point: Point, set: &LandmarkSet) -> Option<Vec<Site>> {
    let placed = |site: Site| set.landmark(site).is_some();
    let all = |sites: Vec<Site>| sites.iter().all(|site| placed(*site)).then_some(sites);
    match point {
        Point::Site(site) => all(vec![site]),
        Point::Midpoint(endplate) => {
            all(vec![endplate.corner(Edge::Posterior), endplate.corner(Edge::Anterior)])
        }
        Point::Centroid(level) if placed(Site::Centroid(level)) => Some(vec![Site::Centroid(level)]),
        Point::Centroid(level) => {
            let corners: Vec<Site> =
                Site::of_level(level).filter(|site| *site != Site::Centroid(level)).collect();
            (corners.len() == 4).then_some(corners).and_then(all)
        }
        Point::HipAxis => sides(Site::FemoralHead(Laterality::Unspecified), placed),
        Point::Knee => sides(Site::Knee(Laterality::Unspecified), placed),
        Point::Ankle => sides(Site::Ankle(Laterality::Unspecified), placed),
    }
}

fn sides(unsided: Site, placed: impl Fn(Site) -> bool) -> Option<Vec<Site>> {
    if placed(unsided) {
        return Some(vec![unsided]);
    }
    let marked: Vec<Site> = [Laterality::Left, Laterality::Right]
        .map(|side| unsided.on_side(side))
        .into_iter()
        .filter(|site| placed(*site))
        .collect();
    (!marked.is_empty()).then_some(marked)
}

/// `the T4 superior endplate, the hip axis (femoral heads)`.
fn needs(points: &[Point]) -> String {
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

/// The points of a formula that cannot be placed, an endplate's midpoint left out where its corners are named.
pub(crate) fn missing(points: &[Point], set: &LandmarkSet) -> Vec<Point> {
    points.iter().copied().filter(|point| sites_of(*point, set).is_none()).collect()
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
