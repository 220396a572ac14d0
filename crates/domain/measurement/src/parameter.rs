//! What the catalogue says about one parameter.

use crate::catalogue::CATALOGUE;
use crate::formula::{Formula, Point};
use std::fmt;
use upright_anatomy::{Degrees, Millimetres, Region, without_minus_zero};

/// The unit of a parameter, in UCUM.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Unit {
    /// Degrees.
    Degree,
    /// Millimetres.
    Millimetre,
    /// Per cent.
    Percent,
    /// A plain ratio.
    Ratio,
}

impl Unit {
    /// A word for column names: `deg`, `mm`, `percent` or `ratio`.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Degree => "deg",
            Self::Millimetre => "mm",
            Self::Percent => "percent",
            Self::Ratio => "ratio",
        }
    }

    /// Decimals shown to people: one, two for a ratio.
    #[must_use]
    pub const fn decimals(self) -> usize {
        if matches!(self, Self::Ratio) { 2 } else { 1 }
    }

    /// `value` as shown to people, without its unit.
    #[must_use]
    pub fn rounded(self, value: f64) -> String {
        let decimals = self.decimals();
        format!("{:.decimals$}", without_minus_zero(value, decimals))
    }

    /// The UCUM code: `deg`, `mm`, `%` or `1`.
    #[must_use]
    pub const fn ucum(self) -> &'static str {
        match self {
            Self::Degree => "deg",
            Self::Millimetre => "mm",
            Self::Percent => "%",
            Self::Ratio => "1",
        }
    }
}

/// A measured number in its unit.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Quantity {
    /// An angle.
    Angle(Degrees),
    /// A length.
    Length(Millimetres),
    /// A share in per cent.
    Percent(f64),
    /// A plain ratio.
    Ratio(f64),
}

impl Quantity {
    /// `value` of `unit`.
    #[must_use]
    pub const fn new(unit: Unit, value: f64) -> Self {
        match unit {
            Unit::Degree => Self::Angle(Degrees::new(value)),
            Unit::Millimetre => Self::Length(Millimetres::new(value)),
            Unit::Percent => Self::Percent(value),
            Unit::Ratio => Self::Ratio(value),
        }
    }

    /// The number in its unit, never rounded.
    #[must_use]
    pub const fn value(self) -> f64 {
        match self {
            Self::Angle(angle) => angle.value(),
            Self::Length(length) => length.value(),
            Self::Percent(value) | Self::Ratio(value) => value,
        }
    }
}

/// Rounded for people: one decimal, two for a ratio.
impl fmt::Display for Quantity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Angle(angle) => write!(f, "{angle}"),
            Self::Length(length) => write!(f, "{length}"),
            Self::Percent(value) => write!(f, "{} %", Unit::Percent.rounded(*value)),
            Self::Ratio(value) => f.write_str(&Unit::Ratio.rounded(*value)),
        }
    }
}

/// Whether a parameter changes when a rigid trunk rotates about the hip axis.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PostureDependence {
    /// Unchanged: comparable between postures while the spine is rigid.
    Invariant,
    /// Changes with posture: never taken from a film lying, sitting or bent.
    Postural,
}

/// How well a definition is backed: the flags of the clinical reference.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Flag {
    /// Seen in the text of the source named.
    V,
    /// Agreed by independent open code.
    C,
    /// Derived and checked in this project.
    D,
    /// Established knowledge, source text not checked: shown as not verified.
    M,
    /// Upright's own default: never shown as published.
    L,
}

impl Flag {
    /// Every flag, from the best to the least backed.
    pub const ALL: [Self; 5] = [Self::V, Self::C, Self::D, Self::M, Self::L];

    /// The flag's letter.
    #[must_use]
    pub const fn letter(self) -> &'static str {
        match self {
            Self::V => "V",
            Self::C => "C",
            Self::D => "D",
            Self::M => "M",
            Self::L => "L",
        }
    }

    /// What users are told.
    #[must_use]
    pub const fn meaning(self) -> &'static str {
        match self {
            Self::V => "seen in the source named, mostly in its abstract",
            Self::C => "agreed by independent open code",
            Self::D => "derived and checked in this project",
            Self::M => "established but not verified",
            Self::L => "Upright's own default",
        }
    }
}

/// What [`Parameter::mark`] means, for people.
pub const UNVERIFIED_NOTE: &str = "† established definition, source not verified";

/// One spinopelvic parameter: everything that is said about it anywhere comes from this record.
#[derive(Clone, Copy, Debug)]
pub struct Parameter {
    /// The fixed public code, as `PI`.
    pub code: &'static str,
    /// The usual abbreviation, as `PI−LL`, for labels.
    pub abbreviation: &'static str,
    /// The full name.
    pub name: &'static str,
    /// The part of the body it describes.
    pub region: Region,
    /// The unit.
    pub unit: Unit,
    /// One sentence a clinician would accept.
    pub definition: &'static str,
    /// What positive means.
    pub sign: &'static str,
    /// How it is computed.
    pub formula: Formula,
    /// Whether it depends on posture.
    pub posture: PostureDependence,
    /// How well the definition is backed.
    pub flag: Flag,
    /// Citation ids in `evidence`; empty where none is named.
    pub sources: &'static [&'static str],
}

impl Parameter {
    /// The points it needs.
    #[must_use]
    pub fn needs(&self) -> Vec<Point> {
        self.formula.points()
    }

    /// ` †` behind the name of a parameter whose definition was not verified ([`UNVERIFIED_NOTE`]), else nothing.
    #[must_use]
    pub const fn mark(&self) -> &'static str {
        if matches!(self.flag, Flag::M) { " †" } else { "" }
    }

    /// Whether it can be measured on a film without millimetres.
    #[must_use]
    pub const fn is_scale_free(&self) -> bool {
        !matches!(self.unit, Unit::Millimetre)
    }
}

/// A parameter of the catalogue; its position is the position in the kernel's array.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ParameterId(u8);

impl ParameterId {
    /// The parameter with this public code, checked when compiled: an unknown code does not build.
    ///
    /// ```
    /// use upright_measurement::ParameterId;
    /// const PELVIC_INCIDENCE: ParameterId = ParameterId::of("PI");
    /// assert_eq!(PELVIC_INCIDENCE.parameter().name, "Pelvic incidence");
    /// ```
    ///
    /// ```compile_fail
    /// const NONE: upright_measurement::ParameterId = upright_measurement::ParameterId::of("XYZ");
    /// ```
    #[must_use]
    #[expect(clippy::panic, clippy::indexing_slicing, reason = "evaluated when compiled")]
    pub const fn of(code: &'static str) -> Self {
        let mut position = 0;
        while position < CATALOGUE.len() {
            if same_text(CATALOGUE[position].code, code) {
                return Self(position as u8);
            }
            position += 1;
        }
        panic!("no parameter has this code")
    }

    /// The parameter with this public code.
    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        Self::all().find(|id| id.parameter().code == code)
    }

    /// Every parameter, in catalogue order.
    pub fn all() -> impl Iterator<Item = Self> {
        (0..).take(CATALOGUE.len()).map(Self)
    }

    /// Position in the catalogue and in the kernel's array.
    #[must_use]
    pub const fn index(self) -> usize {
        self.0 as usize
    }

    /// The catalogue's record.
    #[must_use]
    #[expect(clippy::indexing_slicing, reason = "ids are made from catalogue positions only")]
    pub fn parameter(self) -> &'static Parameter {
        &CATALOGUE[self.index()]
    }

    /// The fixed public code.
    #[must_use]
    pub fn code(self) -> &'static str {
        self.parameter().code
    }
}

impl fmt::Display for ParameterId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code())
    }
}

#[expect(clippy::indexing_slicing, reason = "evaluated when compiled")]
const fn same_text(left: &str, right: &str) -> bool {
    let (left, right) = (left.as_bytes(), right.as_bytes());
    if left.len() != right.len() {
        return false;
    }
    let mut position = 0;
    while position < left.len() {
        if left[position] != right[position] {
            return false;
        }
        position += 1;
    }
    true
}
