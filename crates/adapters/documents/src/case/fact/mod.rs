//! The wire forms of facts: one file a kind or a small family, as in the case file.

mod bone;
mod comorbidity;
mod conditions;
mod coronal;
mod course;
mod decision;
mod event;
pub(crate) mod film;
mod finding;
mod frailty;
mod function;
mod fusion;
mod implant;
mod injection;
mod joints;
mod list;
mod medication;
mod outcome;
mod person;
mod place;
mod study;
mod treatment;
mod withdrawal;

use super::field::{Day, Line};
use crate::error::DocumentError;
use crate::landmarks::{LandmarkDocument, closest, word};
use crate::parse::part;
use course::WireTreatment;
use jiff::civil::Date;
pub(crate) use place::name_of_side;
use serde::{Deserialize, Serialize};
use serde_json::value::RawValue;
use upright_casefile::{Fact, Presence};

/// The kinds that this version understands.
pub(crate) const KINDS: [&str; 30] = [
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
    "clinical_finding",
    "strength",
    "reflex",
    "surgical_anatomy",
    "device",
    "allergy",
    "medication",
    "observation",
    "study",
    "study_finding",
    "drug_treatment",
    "physical_therapy",
    "injection",
    "brace",
    "judgement",
    "goal",
    "decision",
    "override",
    "withdrawal",
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
    ClinicalFinding(finding::WireClinicalFinding),
    Strength(finding::WireStrength),
    Reflex(finding::WireReflex),
    SurgicalAnatomy(Box<implant::WireSurgicalAnatomy>),
    Device(implant::WireDevice),
    Allergy(implant::WireAllergy),
    Medication(medication::WireMedication),
    Observation(medication::WireObservation),
    Study(study::WireStudy),
    StudyFinding(Box<study::WireStudyFinding>),
    DrugTreatment(WireTreatment<treatment::WireDrug>),
    PhysicalTherapy(WireTreatment<treatment::WireTherapy>),
    Injection(Box<WireTreatment<injection::WireInjection>>),
    Brace(WireTreatment<treatment::WireBrace>),
    Judgement(decision::WireJudgement),
    Goal(decision::WireGoal),
    Decision(decision::WireDecision),
    Override(decision::WireOverride),
    Withdrawal(withdrawal::WireWithdrawal),
}

impl WireFact {
    /// The wire form of `fact`; of a film, with what its landmark document says besides.
    pub(crate) fn new(fact: &Fact, document: Option<&LandmarkDocument>) -> Result<Self, DocumentError> {
        Ok(match fact {
            Fact::Person(person) => Self::Person(person.try_into()?),
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
            Fact::ClinicalFinding(finding) => Self::ClinicalFinding(finding.try_into()?),
            Fact::Strength(strength) => Self::Strength(strength.try_into()?),
            Fact::Reflex(reflex) => Self::Reflex(reflex.into()),
            Fact::SurgicalAnatomy(anatomy) => Self::SurgicalAnatomy(Box::new((&**anatomy).try_into()?)),
            Fact::Device(device) => Self::Device(device.try_into()?),
            Fact::Allergy(allergy) => Self::Allergy(allergy.into()),
            Fact::Medication(medication) => Self::Medication(medication.try_into()?),
            Fact::Observation(observation) => Self::Observation(observation.into()),
            Fact::Study(study) => Self::Study(study.try_into()?),
            Fact::StudyFinding(finding) => Self::StudyFinding(Box::new((&**finding).try_into()?)),
            Fact::DrugTreatment(treatment) => Self::DrugTreatment(treatment.try_into()?),
            Fact::PhysicalTherapy(therapy) => Self::PhysicalTherapy(therapy.try_into()?),
            Fact::Injection(injection) => Self::Injection(Box::new((&**injection).try_into()?)),
            Fact::Brace(brace) => Self::Brace(brace.try_into()?),
            Fact::Judgement(judgement) => Self::Judgement(judgement.try_into()?),
            Fact::Goal(goal) => Self::Goal(goal.try_into()?),
            Fact::Decision(decision) => Self::Decision(decision.try_into()?),
            Fact::Override(set_aside) => Self::Override(set_aside.try_into()?),
            Fact::Withdrawal(withdrawal) => Self::Withdrawal(withdrawal.try_into()?),
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
            Self::ClinicalFinding(wire) => wire,
            Self::Strength(wire) => wire,
            Self::Reflex(wire) => wire,
            Self::SurgicalAnatomy(wire) => &**wire,
            Self::Device(wire) => wire,
            Self::Allergy(wire) => wire,
            Self::Medication(wire) => wire,
            Self::Observation(wire) => wire,
            Self::Study(wire) => wire,
            Self::StudyFinding(wire) => &**wire,
            Self::DrugTreatment(wire) => wire,
            Self::PhysicalTherapy(wire) => wire,
            Self::Injection(wire) => &**wire,
            Self::Brace(wire) => wire,
            Self::Judgement(wire) => wire,
            Self::Goal(wire) => wire,
            Self::Decision(wire) => wire,
            Self::Override(wire) => wire,
            Self::Withdrawal(wire) => wire,
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
        "clinical_finding" => wire::<finding::WireClinicalFinding>(json, ignored)?.read(held),
        "strength" => wire::<finding::WireStrength>(json, ignored)?.read(held),
        "reflex" => wire::<finding::WireReflex>(json, ignored)?.read(held),
        "surgical_anatomy" => wire::<implant::WireSurgicalAnatomy>(json, ignored)?.read(held),
        "device" => wire::<implant::WireDevice>(json, ignored)?.read(held),
        "allergy" => wire::<implant::WireAllergy>(json, ignored)?.read(held),
        "medication" => wire::<medication::WireMedication>(json, ignored)?.read(held),
        "observation" => wire::<medication::WireObservation>(json, ignored)?.read(held),
        "study" => wire::<study::WireStudy>(json, ignored)?.read(held),
        "study_finding" => wire::<study::WireStudyFinding>(json, ignored)?.read(held),
        "drug_treatment" => WireTreatment::<treatment::WireDrug>::parse(json, ignored)?.read(held),
        "physical_therapy" => WireTreatment::<treatment::WireTherapy>::parse(json, ignored)?.read(held),
        "injection" => WireTreatment::<injection::WireInjection>::parse(json, ignored)?.read(held),
        "brace" => WireTreatment::<treatment::WireBrace>::parse(json, ignored)?.read(held),
        "judgement" => wire::<decision::WireJudgement>(json, ignored)?.read(held),
        "goal" => wire::<decision::WireGoal>(json, ignored)?.read(held),
        "decision" => wire::<decision::WireDecision>(json, ignored)?.read(held),
        "override" => wire::<decision::WireOverride>(json, ignored)?.read(held),
        "withdrawal" => wire::<withdrawal::WireWithdrawal>(json, ignored)?.read(held),
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

/// Whether something is there.
fn presence(found: &str) -> Result<Presence, DocumentError> {
    word("fact.presence", found, Presence::ALL, |one| one.name())
}

/// A day on which something began, where one is given; it does not lie after `held`, the day on which the fact held.
fn not_after(held: Date, field: &str, day: Option<Day>) -> Result<Option<Date>, DocumentError> {
    match day {
        Some(Day(day)) if day > held => Err(contradiction(&format!(
            "{field} lies after effective_at, the day on which the fact held; correct one"
        ))),
        day => Ok(day.map(|Day(day)| day)),
    }
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
