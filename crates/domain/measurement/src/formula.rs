//! The small language in which the catalogue states a parameter.
//!
//! A formula is data, so that the number, the drawing, the list of landmarks it needs and the manual
//! all come from one line.

use std::fmt;
use upright_anatomy::{Edge, Endplate, Laterality, Level, Site, Surface};

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
    /// +1 or −1.
    pub sign: f64,
    /// What is added or taken away.
    pub element: Element,
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
    /// The two points it lies between.
    #[must_use]
    pub const fn points(self) -> [Point; 2] {
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

/// Up to four sites that place a point together.
pub type SiteGroup = [Option<Site>; 4];

impl Point {
    /// The groups of sites that place this point, the preferred one first; a group without site is no group.
    #[must_use]
    pub fn site_groups(self) -> [SiteGroup; 4] {
        const NONE: SiteGroup = [None; 4];
        match self {
            Self::Site(site) => [[Some(site), None, None, None], NONE, NONE, NONE],
            Self::Midpoint(endplate) => [corners(endplate), NONE, NONE, NONE],
            Self::Centroid(level) => {
                [[Some(Site::Centroid(level)), None, None, None], body(level), NONE, NONE]
            }
            Self::HipAxis => sides(Site::FemoralHead(Laterality::Unspecified)),
            Self::Knee => sides(Site::Knee(Laterality::Unspecified)),
            Self::Ankle => sides(Site::Ankle(Laterality::Unspecified)),
        }
    }
}

fn corners(endplate: Endplate) -> SiteGroup {
    [Some(endplate.corner(Edge::Posterior)), Some(endplate.corner(Edge::Anterior)), None, None]
}

/// The four corners of a body; C2 and S1 have only one endplate.
fn body(level: Level) -> SiteGroup {
    let both = Site::of_level(level).count() == 5;
    let corner = |surface, edge| both.then_some(Site::Corner(Endplate { level, surface }, edge));
    [
        corner(Surface::Superior, Edge::Anterior),
        corner(Surface::Superior, Edge::Posterior),
        corner(Surface::Inferior, Edge::Anterior),
        corner(Surface::Inferior, Edge::Posterior),
    ]
}

fn sides(unsided: Site) -> [SiteGroup; 4] {
    let [left, right] = [Laterality::Left, Laterality::Right].map(|side| Some(unsided.on_side(side)));
    [
        [Some(unsided), None, None, None],
        [left, right, None, None],
        [left, None, None, None],
        [right, None, None, None],
    ]
}

impl fmt::Display for Point {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Site(site) => write!(f, "{site}"),
            Self::Centroid(level) => write!(f, "{level} centroid"),
            Self::Midpoint(endplate) => write!(f, "midpoint of the {endplate}"),
            Self::HipAxis => f.write_str("hip axis"),
            Self::Knee => f.write_str("knee"),
            Self::Ankle => f.write_str("ankle"),
        }
    }
}

/// `tilt(hip axis → L1 centroid)`.
impl fmt::Display for Element {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Slope { posterior: Point::Site(Site::Corner(endplate, _)), .. } => {
                write!(f, "slope({endplate})")
            }
            Self::Slope { posterior, anterior } => write!(f, "slope({posterior} → {anterior})"),
            Self::Tilt { from, to } => write!(f, "tilt({from} → {to})"),
            Self::Offset { from, to } => write!(f, "offset({from} → {to})"),
        }
    }
}

/// `180 − tilt(hip axis → midpoint of the S1 superior endplate) + tilt(knee → hip axis)`.
impl fmt::Display for Formula {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match *self {
            Self::Sum { terms, constant } => write_sum(f, terms, constant),
            Self::Ratio { numerator, denominator, times, .. } => {
                if times != 1.0 {
                    write!(f, "{times} · ")?;
                }
                f.write_str("(")?;
                write_sum(f, numerator, 0.0)?;
                f.write_str(") / (")?;
                write_sum(f, denominator, 0.0)?;
                f.write_str(")")
            }
        }
    }
}

fn write_sum(f: &mut fmt::Formatter<'_>, terms: &[Term], constant: f64) -> fmt::Result {
    let mut first = constant == 0.0;
    if !first {
        write!(f, "{constant}")?;
    }
    for term in terms {
        match (term.sign < 0.0, first) {
            (true, true) => f.write_str("−")?,
            (true, false) => f.write_str(" − ")?,
            (false, true) => {}
            (false, false) => f.write_str(" + ")?,
        }
        write!(f, "{}", term.element)?;
        first = false;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use crate::parameter::ParameterId;

    fn check(code: &str, expect: &str) {
        assert_eq!(ParameterId::from_code(code).unwrap().parameter().formula.to_string(), expect);
    }

    #[test]
    fn formulas_read_as_they_are_computed() {
        check("PI", "−tilt(hip axis → midpoint of the S1 superior endplate) + slope(S1 superior endplate)");
        check("ST", "90 − tilt(midpoint of the S1 superior endplate → C7 centroid)");
        check(
            "LDI",
            "100 · (slope(S1 superior endplate) − slope(L4 superior endplate)) / (slope(S1 superior endplate) − slope(L1 superior endplate))",
        );
        check("MGS", "slope(opisthion → hard_palate.posterior)");
        check("SVA", "offset(S1.superior.posterior → C7 centroid)");
    }
}
