//! The small language in which the catalogue states a parameter.
//!
//! A formula is data, so that the number, the drawing, the list of landmarks it needs and the manual
//! all come from one line.

use upright_anatomy::{Edge, Endplate, Level, Site};

/// A point that a formula refers to: a landmark, or one derived from landmarks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Point {
    /// A landmark as placed.
    Site(Site),
    /// Centre of a vertebral body: as placed, else the mean of its four corners.
    Centroid(Level),
    /// Midpoint of an endplate.
    Midpoint(Endplate),
    /// Hip axis (HA): midpoint of the two femoral head centres; one head where only one is marked.
    HipAxis,
    /// Knee centre: mean of the sides marked.
    Knee,
    /// Ankle centre: mean of the sides marked.
    Ankle,
}

/// An elementary angle or length between two points.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Element {
    /// Slope of the line from a posterior to an anterior point: degrees, positive when the anterior end is lower.
    Slope {
        /// The posterior end.
        posterior: Point,
        /// The anterior end.
        anterior: Point,
    },
    /// Lean of the line `from` → `to` from the vertical: degrees, positive when `to` lies in front.
    Tilt {
        /// The lower end.
        from: Point,
        /// The upper end.
        to: Point,
    },
    /// Horizontal distance of `to` in front of `from`: millimetres.
    Offset {
        /// Where the distance starts.
        from: Point,
        /// Where it ends.
        to: Point,
    },
}

/// An element, added or taken away.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Term {
    pub(crate) sign: f64,
    pub(crate) element: Element,
}

/// How a parameter follows from elements.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Formula {
    /// Signed elements and a constant, added up.
    Sum {
        /// The elements.
        terms: &'static [Term],
        /// The constant.
        constant: f64,
    },
    /// One sum over another, times a constant.
    Ratio {
        /// The upper sum.
        numerator: &'static [Term],
        /// The lower sum.
        denominator: &'static [Term],
        /// The constant.
        times: f64,
        /// When the ratio has a meaning.
        defined: Defined,
    },
}

/// When a ratio has a meaning.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Defined {
    /// Where the denominator is above zero.
    AboveZero,
    /// Where the denominator is at least this many millimetres long, in either direction.
    ///
    /// An engineering guard (flag L), not a clinical limit.
    AtLeastMillimetres(f64),
}

/// The S1 superior endplate, the base of the pelvic angles.
pub(crate) const SACRAL_ENDPLATE: Endplate = Endplate::superior(Level::S1);
/// Midpoint of the S1 superior endplate (S1m).
pub(crate) const S1_MIDPOINT: Point = Point::Midpoint(SACRAL_ENDPLATE);
/// Posterosuperior corner of S1 (S1p).
pub(crate) const S1_POSTERIOR: Point = corner(SACRAL_ENDPLATE, Edge::Posterior);

pub(crate) const fn corner(endplate: Endplate, edge: Edge) -> Point {
    Point::Site(endplate.corner(edge))
}

pub(crate) const fn slope(endplate: Endplate) -> Element {
    Element::Slope {
        posterior: corner(endplate, Edge::Posterior),
        anterior: corner(endplate, Edge::Anterior),
    }
}

pub(crate) const fn tilt(from: Point, to: Point) -> Element {
    Element::Tilt { from, to }
}

pub(crate) const fn offset(from: Point, to: Point) -> Element {
    Element::Offset { from, to }
}

/// Lean of the line from the hip axis to `to`.
pub(crate) const fn hip_tilt(to: Point) -> Element {
    tilt(Point::HipAxis, to)
}

pub(crate) const fn plus(element: Element) -> Term {
    Term { sign: 1.0, element }
}

pub(crate) const fn minus(element: Element) -> Term {
    Term { sign: -1.0, element }
}

pub(crate) const fn sum(terms: &'static [Term]) -> Formula {
    Formula::Sum { terms, constant: 0.0 }
}

pub(crate) const fn sum_with(terms: &'static [Term], constant: f64) -> Formula {
    Formula::Sum { terms, constant }
}

impl Element {
    pub(crate) const fn points(self) -> [Point; 2] {
        match self {
            Self::Slope { posterior, anterior } => [posterior, anterior],
            Self::Tilt { from, to } | Self::Offset { from, to } => [from, to],
        }
    }
}

impl Formula {
    /// Every term, those of a ratio's numerator first.
    pub fn terms(&self) -> impl Iterator<Item = &'static Term> {
        let (first, second): (&[Term], &[Term]) = match *self {
            Self::Sum { terms, .. } => (terms, &[]),
            Self::Ratio { numerator, denominator, .. } => (numerator, denominator),
        };
        first.iter().chain(second)
    }

    /// The distinct points the formula refers to, in the order it names them.
    #[must_use]
    pub fn points(&self) -> Vec<Point> {
        let mut points = Vec::new();
        for point in self.terms().flat_map(|term| term.element.points()) {
            if !points.contains(&point) {
                points.push(point);
            }
        }
        points
    }
}
