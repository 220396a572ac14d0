//! The catalogue compiled into tables for the kernel, once, by the Rust compiler.
//!
//! Every distinct point and element is listed once, so that no arctangent is taken twice.

use crate::catalogue::{PARAMETER_COUNT, RECORDS};
use crate::formula::{Defined, Element, Formula, Point, Term};
use upright_anatomy::{Level, Site};

/// Upper bounds of the tables while they are filled; exceeding one does not compile.
const MOST_POINTS: usize = 128;
const MOST_ELEMENTS: usize = 128;
/// Most elements in one sum.
pub(crate) const MOST_TERMS: usize = 3;
/// Angles are taken four at a time.
pub(crate) const LANES: usize = 4;

/// An element as slots of the point table.
#[derive(Clone, Copy)]
pub(crate) struct Pair {
    pub(crate) from: u8,
    pub(crate) to: u8,
}

/// A signed sum of element slots; unused terms have sign 0 and point at the always-zero slot.
#[derive(Clone, Copy)]
pub(crate) struct Row {
    pub(crate) signs: [f64; MOST_TERMS],
    pub(crate) slots: [u8; MOST_TERMS],
    pub(crate) constant: f64,
}

/// A ratio: the parameter's own row is the numerator.
#[derive(Clone, Copy)]
pub(crate) struct RatioPlan {
    pub(crate) parameter: u8,
    pub(crate) denominator: Row,
    pub(crate) times: f64,
    pub(crate) defined: Defined,
}

/// Points and elements in the order of their kinds.
struct Lists {
    points: [Point; MOST_POINTS],
    point_count: usize,
    sites: usize,
    elements: [Element; MOST_ELEMENTS],
    element_count: usize,
    slopes: usize,
    tilts: usize,
    ratios: usize,
}

const LISTS: Lists = lists();
/// Number of distinct points.
pub(crate) const POINT_COUNT: usize = LISTS.point_count;
/// Number of points that are landmarks; they come first.
pub(crate) const SITE_COUNT: usize = LISTS.sites;
const DERIVED_COUNT: usize = POINT_COUNT - SITE_COUNT;
/// Number of distinct slopes; they come first in [`PAIRS`].
pub(crate) const SLOPE_COUNT: usize = LISTS.slopes;
/// Number of distinct angles: slopes, then tilts.
pub(crate) const ANGLE_COUNT: usize = LISTS.slopes + LISTS.tilts;
/// Number of distinct elements: angles, then offsets.
pub(crate) const ELEMENT_COUNT: usize = LISTS.element_count;
const RATIO_COUNT: usize = LISTS.ratios;
/// Slots for angles, rounded up to whole lanes.
pub(crate) const ANGLE_SLOTS: usize = ANGLE_COUNT.div_ceil(LANES) * LANES;
/// Slots for values of elements, and one that stays zero.
pub(crate) const VALUE_SLOTS: usize = ELEMENT_COUNT + 1;

/// The points that are landmarks, as positions in a table of sites.
pub(crate) static SITES: [u8; SITE_COUNT] = sites();
/// The points that are derived from landmarks.
pub(crate) static DERIVED: [Point; DERIVED_COUNT] = derived();
/// The distinct elements: slopes, tilts, offsets.
pub(crate) static PAIRS: [Pair; ELEMENT_COUNT] = pairs();
/// One row a parameter.
pub(crate) static ROWS: [Row; PARAMETER_COUNT] = rows();
/// The parameters that are ratios.
pub(crate) static RATIOS: [RatioPlan; RATIO_COUNT] = ratios();

#[expect(clippy::indexing_slicing, reason = "evaluated when compiled")]
const fn lists() -> Lists {
    let mut lists = Lists {
        points: [Point::HipAxis; MOST_POINTS],
        point_count: 0,
        sites: 0,
        elements: [Element::Offset { from: Point::HipAxis, to: Point::HipAxis }; MOST_ELEMENTS],
        element_count: 0,
        slopes: 0,
        tilts: 0,
        ratios: 0,
    };
    let mut kind = 0;
    while kind < 3 {
        let mut position = 0;
        while position < PARAMETER_COUNT {
            let (first, second) = term_lists(&RECORDS[position].formula);
            lists = add_elements(lists, first, kind);
            lists = add_elements(lists, second, kind);
            position += 1;
        }
        kind += 1;
    }
    let mut position = 0;
    while position < PARAMETER_COUNT {
        if matches!(RECORDS[position].formula, Formula::Ratio { .. }) {
            lists.ratios += 1;
        }
        position += 1;
    }
    add_points(lists)
}

const fn term_lists(formula: &Formula) -> (&'static [Term], &'static [Term]) {
    match *formula {
        Formula::Sum { terms, .. } => (terms, &[]),
        Formula::Ratio { numerator, denominator, .. } => (numerator, denominator),
    }
}

#[expect(clippy::indexing_slicing, reason = "evaluated when compiled")]
const fn add_elements(mut lists: Lists, terms: &[Term], kind: u8) -> Lists {
    let mut position = 0;
    while position < terms.len() {
        let element = terms[position].element;
        if kind_of(element) == kind && element_slot(&lists, element) == lists.element_count {
            lists.elements[lists.element_count] = element;
            lists.element_count += 1;
            match kind {
                0 => lists.slopes += 1,
                1 => lists.tilts += 1,
                _ => {}
            }
        }
        position += 1;
    }
    lists
}

/// Lists the points of every element: landmarks in the first pass, derived points in the second.
#[expect(clippy::indexing_slicing, reason = "evaluated when compiled")]
const fn add_points(mut lists: Lists) -> Lists {
    let mut pass = 0;
    while pass < 2 {
        let mut slot = 0;
        while slot < lists.element_count {
            let [from, to] = lists.elements[slot].points();
            lists = add_point(lists, from, pass == 0);
            lists = add_point(lists, to, pass == 0);
            slot += 1;
        }
        pass += 1;
    }
    lists
}

#[expect(clippy::indexing_slicing, reason = "evaluated when compiled")]
const fn add_point(mut lists: Lists, point: Point, landmarks: bool) -> Lists {
    let wanted = matches!(point, Point::Site(_)) == landmarks;
    if wanted && point_slot(&lists, point) == lists.point_count {
        lists.points[lists.point_count] = point;
        lists.point_count += 1;
        lists.sites += landmarks as usize;
    }
    lists
}

const fn kind_of(element: Element) -> u8 {
    match element {
        Element::Slope { .. } => 0,
        Element::Tilt { .. } => 1,
        Element::Offset { .. } => 2,
    }
}

/// A number of its own for every point, since `==` cannot be used while compiling.
const fn code(point: Point) -> usize {
    match point {
        Point::Site(site) => site.index(),
        Point::Centroid(level) => Site::COUNT + level.index(),
        Point::Midpoint(endplate) => {
            Site::COUNT + Level::ALL.len() * (1 + endplate.surface as usize) + endplate.level.index()
        }
        Point::HipAxis => Site::COUNT + Level::ALL.len() * 3,
        Point::Knee => Site::COUNT + Level::ALL.len() * 3 + 1,
        Point::Ankle => Site::COUNT + Level::ALL.len() * 3 + 2,
    }
}

/// The slot of `point`; the number of points where it is not listed.
#[expect(clippy::indexing_slicing, reason = "evaluated when compiled")]
const fn point_slot(lists: &Lists, point: Point) -> usize {
    let mut slot = 0;
    while slot < lists.point_count && code(lists.points[slot]) != code(point) {
        slot += 1;
    }
    slot
}

/// The slot of `element`; the number of elements where it is not listed.
#[expect(clippy::indexing_slicing, reason = "evaluated when compiled")]
const fn element_slot(lists: &Lists, element: Element) -> usize {
    let [from, to] = element.points();
    let mut slot = 0;
    while slot < lists.element_count {
        let [listed_from, listed_to] = lists.elements[slot].points();
        let same_points = code(listed_from) == code(from) && code(listed_to) == code(to);
        if same_points && kind_of(lists.elements[slot]) == kind_of(element) {
            break;
        }
        slot += 1;
    }
    slot
}

#[expect(clippy::indexing_slicing, reason = "evaluated when compiled")]
const fn sites() -> [u8; SITE_COUNT] {
    let mut sites = [0; SITE_COUNT];
    let mut slot = 0;
    while slot < SITE_COUNT {
        sites[slot] = code(LISTS.points[slot]) as u8;
        slot += 1;
    }
    sites
}

#[expect(clippy::indexing_slicing, reason = "evaluated when compiled")]
const fn derived() -> [Point; DERIVED_COUNT] {
    let mut derived = [Point::HipAxis; DERIVED_COUNT];
    let mut slot = 0;
    while slot < DERIVED_COUNT {
        derived[slot] = LISTS.points[SITE_COUNT + slot];
        slot += 1;
    }
    derived
}

#[expect(clippy::indexing_slicing, reason = "evaluated when compiled")]
const fn pairs() -> [Pair; ELEMENT_COUNT] {
    let mut pairs = [Pair { from: 0, to: 0 }; ELEMENT_COUNT];
    let mut slot = 0;
    while slot < ELEMENT_COUNT {
        let [from, to] = LISTS.elements[slot].points();
        pairs[slot] = Pair { from: point_slot(&LISTS, from) as u8, to: point_slot(&LISTS, to) as u8 };
        slot += 1;
    }
    pairs
}

#[expect(clippy::indexing_slicing, reason = "evaluated when compiled")]
const fn row(terms: &[Term], constant: f64) -> Row {
    let mut row = Row { signs: [0.0; MOST_TERMS], slots: [ELEMENT_COUNT as u8; MOST_TERMS], constant };
    let mut position = 0;
    while position < terms.len() {
        row.signs[position] = terms[position].sign;
        row.slots[position] = element_slot(&LISTS, terms[position].element) as u8;
        position += 1;
    }
    row
}

#[expect(clippy::indexing_slicing, reason = "evaluated when compiled")]
const fn rows() -> [Row; PARAMETER_COUNT] {
    let mut rows = [row(&[], 0.0); PARAMETER_COUNT];
    let mut position = 0;
    while position < PARAMETER_COUNT {
        rows[position] = match RECORDS[position].formula {
            Formula::Sum { terms, constant } => row(terms, constant),
            Formula::Ratio { numerator, .. } => row(numerator, 0.0),
        };
        position += 1;
    }
    rows
}

#[expect(clippy::indexing_slicing, reason = "evaluated when compiled")]
const fn ratios() -> [RatioPlan; RATIO_COUNT] {
    let nothing =
        RatioPlan { parameter: 0, denominator: row(&[], 0.0), times: 1.0, defined: Defined::AboveZero };
    let mut ratios = [nothing; RATIO_COUNT];
    let (mut filled, mut position) = (0, 0);
    while position < PARAMETER_COUNT {
        if let Formula::Ratio { denominator, times, defined, .. } = RECORDS[position].formula {
            let denominator = row(denominator, 0.0);
            ratios[filled] = RatioPlan { parameter: position as u8, denominator, times, defined };
            filled += 1;
        }
        position += 1;
    }
    ratios
}
