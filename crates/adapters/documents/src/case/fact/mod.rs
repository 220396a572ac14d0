//! The wire forms of facts: one file a kind, as in the case file.

mod bone;
mod comorbidity;
mod conditions;
mod coronal;
mod event;
pub(crate) mod film;
mod frailty;
mod function;
mod fusion;
mod joints;
mod outcome;
mod person;

use super::field::Line;
use crate::error::DocumentError;
use crate::landmarks::{LandmarkDocument, closest, word};
use crate::parse::part;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use serde_json::value::RawValue;
use upright_casefile::Fact;

/// The kinds that this version understands.
pub(crate) const KINDS: [&str; 11] = [
    "person",
    "film",
    "outcome",
    "previous_fusion",
    "joint_examination",
    "comorbidity",
    "event",
    "bone_density",
    "coronal",
    "function",
    "frailty",
];

/// The wire form of a kind of fact.
trait Wire {
    /// The fact, which held on `held`.
    fn read(&self, held: Date) -> Result<Fact, DocumentError>;
}

/// The wire form of a fact that is written.
#[derive(Serialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub(crate) enum WireFact {
    Person(person::WirePerson),
    Film(Box<film::WrittenFilm>),
    Outcome(outcome::WireOutcome),
    PreviousFusion(fusion::WireFusion),
    JointExamination(joints::WireJoints),
    Comorbidity(comorbidity::WireComorbidity),
    Event(event::WireEvent),
    BoneDensity(bone::WireBone),
    Coronal(coronal::WireCoronal),
    Function(function::WireFunction),
    Frailty(frailty::WireFrailty),
}

impl WireFact {
    /// The wire form of `fact`; of a film, with what its landmark document says besides.
    pub(crate) fn new(fact: &Fact, document: Option<&LandmarkDocument>) -> Result<Self, DocumentError> {
        Ok(match fact {
            Fact::Person(person) => Self::Person(person.into()),
            Fact::Film(film) => Self::Film(Box::new(film::WrittenFilm::new(film, document)?)),
            Fact::Outcome(outcome) => Self::Outcome(outcome.into()),
            Fact::PreviousFusion(fusion) => Self::PreviousFusion(fusion.into()),
            Fact::JointExamination(joints) => Self::JointExamination(joints.into()),
            Fact::Comorbidity(comorbidity) => Self::Comorbidity(comorbidity.into()),
            Fact::Event(event) => Self::Event(event.into()),
            Fact::BoneDensity(bone) => Self::BoneDensity(bone.into()),
            Fact::Coronal(coronal) => Self::Coronal(coronal.into()),
            Fact::Function(function) => Self::Function(function.into()),
            Fact::Frailty(frailty) => Self::Frailty(frailty.into()),
        })
    }

    /// Whether the fact could be read again.
    pub(crate) fn check(&self, held: Date) -> Result<(), DocumentError> {
        let wire: &dyn Wire = match self {
            Self::Person(wire) => wire,
            Self::Film(wire) => &**wire,
            Self::Outcome(wire) => wire,
            Self::PreviousFusion(wire) => wire,
            Self::JointExamination(wire) => wire,
            Self::Comorbidity(wire) => wire,
            Self::Event(wire) => wire,
            Self::BoneDensity(wire) => wire,
            Self::Coronal(wire) => wire,
            Self::Function(wire) => wire,
            Self::Frailty(wire) => wire,
        };
        wire.read(held).map(drop)
    }
}

/// The kind that a fact says it is of.
pub(crate) fn kind(json: &RawValue) -> Result<String, DocumentError> {
    #[derive(Deserialize)]
    struct Kind {
        kind: Line<64>,
    }
    part::<Kind>(json.get(), "fact", &mut Vec::new()).map(|Kind { kind }| kind.into_string())
}

/// The kind that `found` is spelled most like, where one is close enough to be meant.
pub(crate) fn meant(found: &str) -> Option<&'static str> {
    closest(found, KINDS.into_iter())
}

/// The fact of `kind` that held on `held`; `None` where this version knows no such kind. Films are read by [`film::read`].
pub(crate) fn read(
    kind: &str,
    json: &str,
    held: Date,
    ignored: &mut Vec<String>,
) -> Result<Option<Fact>, DocumentError> {
    let fact = match kind {
        "person" => wire::<person::WirePerson>(json, ignored)?.read(held),
        "outcome" => wire::<outcome::WireOutcome>(json, ignored)?.read(held),
        "previous_fusion" => wire::<fusion::WireFusion>(json, ignored)?.read(held),
        "joint_examination" => wire::<joints::WireJoints>(json, ignored)?.read(held),
        "comorbidity" => wire::<comorbidity::WireComorbidity>(json, ignored)?.read(held),
        "event" => wire::<event::WireEvent>(json, ignored)?.read(held),
        "bone_density" => wire::<bone::WireBone>(json, ignored)?.read(held),
        "coronal" => wire::<coronal::WireCoronal>(json, ignored)?.read(held),
        "function" => wire::<function::WireFunction>(json, ignored)?.read(held),
        "frailty" => wire::<frailty::WireFrailty>(json, ignored)?.read(held),
        _ => return Ok(None),
    };
    fact.map(Some)
}

fn wire<'de, T: Deserialize<'de>>(json: &'de str, ignored: &mut Vec<String>) -> Result<T, DocumentError> {
    part(json, "fact", ignored)
}

/// As [`word`]; what is not given is not wrong.
fn word_given<T: Copy>(
    field: &'static str,
    found: Option<&str>,
    all: &[T],
    name: impl Fn(&T) -> &'static str,
) -> Result<Option<T>, DocumentError> {
    found.map(|found| word(field, found, all, name)).transpose()
}

/// Two statements of one fact that cannot both be meant.
fn contradiction(problem: &str) -> DocumentError {
    DocumentError::Shape { path: "fact".to_owned(), problem: problem.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn every_kind_but_the_film_is_read_and_no_other() {
        let known = |kind: &str| !matches!(read(kind, "{}", date(2026, 1, 1), &mut Vec::new()), Ok(None));
        for kind in KINDS {
            assert_eq!(known(kind), kind != "film", "{kind}");
        }
        assert!(!known("gait"));
    }
}
