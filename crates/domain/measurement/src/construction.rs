//! The lines a parameter is read from, for drawing on the film.

use crate::formula::{Element, Formula, Point, Term};
use crate::kernel::Points;
use crate::parameter::Parameter;
use upright_anatomy::{Edge, SagittalPoint, Site};

/// What a construction line is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum LineKind {
    /// An endplate, posterior to anterior.
    Endplate,
    /// A line between two points of the patient.
    Connection,
    /// The normal to an endplate at its midpoint.
    Normal,
    /// The vertical that an angle is read against, or a plumb line.
    Vertical,
    /// The horizontal that a slope is read against.
    Horizontal,
    /// A horizontal distance.
    Distance,
}

/// A straight line of a construction, in the coordinates of the landmark set.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct ConstructionLine {
    /// What the line is.
    pub kind: LineKind,
    /// Where it starts.
    pub from: SagittalPoint,
    /// Where it ends.
    pub to: SagittalPoint,
}

/// The construction of `parameter` on `points`: the very points its value comes from.
pub(crate) fn construction(parameter: &Parameter, points: &Points) -> Vec<ConstructionLine> {
    let terms: Vec<Term> = parameter.formula.terms().copied().collect();
    let alone = terms.len() == 1;
    let mut lines: Vec<ConstructionLine> =
        terms.iter().flat_map(|term| element_lines(term.element, alone, points)).collect();
    if let Formula::Sum { constant: 0.0, .. } = parameter.formula {
        lines.extend(terms.iter().filter_map(|term| normal_towards(term.element, &terms, points)));
    }
    lines
}

fn element_lines(element: Element, alone: bool, points: &Points) -> Vec<ConstructionLine> {
    let [from, to] = element.points().map(|point| points.resolve(point));
    let line = |kind, from, to| ConstructionLine { kind, from, to };
    match element {
        Element::Slope { .. } => {
            let level = SagittalPoint::new(from.anterior + from.distance(to), from.cranial);
            let reference = alone.then(|| line(LineKind::Horizontal, from, level));
            [line(LineKind::Endplate, from, to)].into_iter().chain(reference).collect()
        }
        Element::Tilt { .. } => {
            let upright = SagittalPoint::new(from.anterior, from.cranial + from.distance(to));
            let reference = alone.then(|| line(LineKind::Vertical, from, upright));
            [line(LineKind::Connection, from, to)].into_iter().chain(reference).collect()
        }
        Element::Offset { .. } => {
            let foot = SagittalPoint::new(to.anterior, from.cranial);
            vec![line(LineKind::Vertical, to, foot), line(LineKind::Distance, from, foot)]
        }
    }
}

/// The normal to an endplate where another line of the formula starts or ends at its midpoint (PI, C7ST).
fn normal_towards(element: Element, terms: &[Term], points: &Points) -> Option<ConstructionLine> {
    let Element::Slope { posterior: Point::Site(Site::Corner(endplate, Edge::Posterior)), .. } = element
    else {
        return None;
    };
    let midpoint = Point::Midpoint(endplate);
    let other = terms.iter().find_map(|term| match term.element {
        Element::Tilt { from, to } if to == midpoint => Some(from),
        Element::Tilt { from, to } if from == midpoint => Some(to),
        _ => None,
    })?;
    let [from, to] = element.points().map(|point| points.resolve(point));
    let (foot, other) = (points.resolve(midpoint), points.resolve(other));
    let (along, up) = (to.anterior - from.anterior, to.cranial - from.cranial);
    let length = foot.distance(other) / from.distance(to);
    let towards = (other.anterior - foot.anterior) * -up + (other.cranial - foot.cranial) * along;
    let length = length.copysign(towards);
    let end = SagittalPoint::new(foot.anterior - up * length, foot.cranial + along * length);
    Some(ConstructionLine { kind: LineKind::Normal, from: foot, to: end })
}
