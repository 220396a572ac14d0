//! What rules may ask: the catalogue of facts, each computed from the record and its assessment. Nothing here belongs to one condition.

mod alignment;
mod bone;
mod choices;
mod fracture;
mod fusion;
mod nerves;
mod person;
mod strength;
mod studies;
mod treatments;

pub(crate) use nerves::words as symptom_words;
pub(crate) use studies::{StudyDays, reason, study_days, study_progress};
pub(crate) use treatments::Step;

use crate::value::{Found, Kind, Value};
use std::collections::HashMap;
use std::sync::LazyLock;
use upright_assessment::Assessment;
use upright_casefile::View;
use upright_evidence::Record;

/// What is known of a patient on a day.
#[derive(Clone, Copy)]
pub struct Known<'a> {
    /// The record.
    pub view: &'a View<'a>,
    /// What its films say.
    pub assessment: &'a Assessment<'a>,
}

/// What people call a fact, and its unit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Label {
    /// The name.
    pub name: String,
    /// The unit in UCUM; empty = none.
    pub unit: &'static str,
}

impl Label {
    /// The fact where it is known not to hold.
    pub(crate) fn denied(&self) -> String {
        crate::set::denied(&self.name)
    }

    /// `value` with the unit of the fact.
    pub(crate) fn with_unit(&self, value: &Value) -> String {
        match value {
            Value::Number(number) => Self::quantity(*number, self.unit),
            other => other.to_string(),
        }
    }

    /// A number with its unit, for people.
    pub(crate) fn quantity(number: f64, unit: &str) -> String {
        let number = Value::Number(number);
        let words = match unit {
            "" | "1" => return number.to_string(),
            "deg" => return format!("{number}°"),
            "%" => "%",
            "a" => "years",
            "wk" => "weeks",
            "d" => "days",
            "[hnsf'U]" => "HU",
            "10*9/L" => "·10⁹/L",
            other => other,
        };
        format!("{number} {words}")
    }
}

type Find = Box<dyn Fn(&Known<'_>) -> Found + Send + Sync>;

/// A fact of the catalogue.
pub struct Spec {
    /// Its fixed name, as `symptom.radiculopathy`.
    pub name: String,
    /// What people call it.
    pub label: Label,
    /// What sort of value it has.
    pub kind: Kind,
    /// The numbers of the evidence that it is found with.
    pub evidence: &'static [&'static Record],
    find: Find,
}

impl Spec {
    fn new(
        name: impl Into<String>,
        label: impl Into<String>,
        kind: Kind,
        find: impl Fn(&Known<'_>) -> Found + Send + Sync + 'static,
    ) -> Self {
        let unit = match kind {
            Kind::Number(unit) => unit,
            _ => "",
        };
        let label = Label { name: label.into(), unit };
        Self { name: name.into(), label, kind, evidence: &[], find: Box::new(find) }
    }

    /// The same, found with these numbers.
    const fn by(mut self, evidence: &'static [&'static Record]) -> Self {
        self.evidence = evidence;
        self
    }

    fn flag(
        name: impl Into<String>,
        label: impl Into<String>,
        find: impl Fn(&Known<'_>) -> Found + Send + Sync + 'static,
    ) -> Self {
        Self::new(name, label, Kind::Flag, find)
    }

    /// What is known of it.
    #[must_use]
    pub fn find(&self, known: &Known<'_>) -> Found {
        (self.find)(known)
    }
}

/// Every fact, with its place by name.
pub struct Catalogue {
    specs: Vec<Spec>,
    places: HashMap<String, usize>,
}

impl Catalogue {
    /// Every fact in the order of the catalogue.
    #[must_use]
    pub fn specs(&self) -> &[Spec] {
        &self.specs
    }

    /// The place of a fact.
    #[must_use]
    pub fn place(&self, name: &str) -> Option<usize> {
        self.places.get(name).copied()
    }

    /// The fact of that name.
    #[must_use]
    pub fn get(&self, name: &str) -> Option<&Spec> {
        self.specs.get(self.place(name)?)
    }
}

/// The catalogue.
pub static CATALOGUE: LazyLock<Catalogue> = LazyLock::new(|| {
    let specs: Vec<Spec> = [
        person::specs(),
        bone::specs(),
        nerves::specs(),
        strength::specs(),
        fracture::specs(),
        alignment::specs(),
        fusion::specs(),
        studies::specs(),
        treatments::specs(),
        choices::specs(),
    ]
    .into_iter()
    .flatten()
    .collect();
    let places = specs.iter().enumerate().map(|(place, spec)| (spec.name.clone(), place)).collect();
    Catalogue { specs, places }
});

/// A word of a document, for people.
fn plain(word: &str) -> String {
    word.replace('_', " ")
}
