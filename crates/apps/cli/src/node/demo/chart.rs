//! A patient of the demo made ready: films to be cast, landmarks to be signed, facts to be told.

use super::patients::{Patient, Patients};
use super::story::{Story, Told};
use crate::phantom::bearer::Given;
use crate::phantom::films::FilmOptions;
use crate::phantom::folder::Folder;
use crate::phantom::record::record;
use crate::phantom::sitting::Sitting;
use crate::phantom::studies::{StudyOption, StudyOptions};
use anyhow::{Context, Result, bail};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};
use std::collections::BTreeMap;
use std::path::Path;
use upright_casefile::StudyKind;
use upright_documents::{write_case, write_landmarks};
use upright_phantom::{Person, Pose, View};

/// What a job is told: enough to come to the same chart again.
#[derive(Clone, Serialize, Deserialize)]
pub(super) struct Order {
    /// The patient's place in the file.
    pub(super) place: usize,
    /// The seed of the demo.
    pub(super) demo: u64,
    /// The day of the films.
    pub(super) day: Date,
    /// Millimetres between pixels.
    pub(super) resolution: f64,
    /// Whether slices and scans are made as well.
    pub(super) pictures: bool,
}

/// A film of the patient.
#[derive(Clone)]
pub(super) struct Plate {
    pose: Pose,
    view: View,
    /// The name of its file.
    pub(super) name: String,
    /// Its SOP Instance UID.
    pub(super) instance: String,
    /// Landmarks to be placed on it, and how it was taken; none on frontal films.
    pub(super) landmarks: Option<(String, Value)>,
}

/// A study of which there are pictures.
#[derive(Clone, Debug)]
pub(super) struct PicturedStudy {
    pub(super) kind: StudyKind,
    pub(super) on: Date,
    /// The fact that says that it was made.
    pub(super) fact: String,
}

/// A patient made ready.
pub(super) struct Chart {
    pub(super) person: Person,
    options: FilmOptions,
    /// The patient's number.
    pub(super) number: String,
    pub(super) plates: Vec<Plate>,
    pub(super) facts: Vec<Told>,
    pub(super) studies: Vec<PicturedStudy>,
}

impl Chart {
    /// The chart of an order. Nothing is cast yet.
    pub(super) fn of(patients: &Patients, order: &Order) -> Result<Self> {
        let patient = patients.patients.get(order.place).context("there is no such patient")?;
        let person = patient.person(order.demo)?;
        let name = Some(format!("Demo {:02}^{}", order.place + 1, patient.title));
        let given = Given { name, day: Some(order.day), aged_on: Some(order.day), ..Given::default() };
        let options = FilmOptions::usual(order.resolution, given);
        let recorded = Recorded::of(&person, &options, patient)?;
        let story = Story { patients, patient, person: &person, demo: order.demo, day: order.day };
        let facts = story.facts(recorded.facts)?;
        let studies = pictured(patient, &facts)?;
        let (number, plates) = plates(&person, &options, patient, &recorded.conditions)?;
        Ok(Self { number, plates, facts, studies, person, options })
    }

    /// Casts a film: its bytes.
    pub(super) fn cast(&self, plate: &Plate) -> Result<Vec<u8>> {
        let mut bytes = Vec::new();
        Sitting::new(&self.person, plate.pose, &self.options)?.cast(plate.view, &mut bytes)?;
        Ok(bytes)
    }

    /// Writes the files of a study into an empty folder.
    pub(super) fn picture(&self, study: &PicturedStudy, to: &Path, done: &dyn Fn(&str)) -> Result<()> {
        let option = match study.kind {
            StudyKind::Ct => StudyOption::Ct,
            StudyKind::CtMyelogram => StudyOption::Myelogram,
            StudyKind::Mri => StudyOption::Mr,
            StudyKind::BoneScan => StudyOption::BoneScan,
            other => bail!("no pictures are computed of the study {}", other.name()),
        };
        let given = Given { day: Some(study.on), ..self.options.given().clone() };
        StudyOptions::small(option).write(&self.person, &given, &Folder::new(to, false)?, done)?;
        Ok(())
    }
}

/// Studies with pictures, on the days of their facts.
fn pictured(patient: &Patient, facts: &[Told]) -> Result<Vec<PicturedStudy>> {
    let study = |(kind, fact): (&StudyKind, &String)| {
        let told = facts.iter().find(|told| told.id == *fact);
        let on = told.with_context(|| format!("there is no fact {fact:?}"))?.on;
        Ok(PicturedStudy { kind: *kind, on, fact: fact.clone() })
    };
    patient.pictures.iter().map(study).collect()
}

/// A lateral film of every posture, and a frontal one as the patient stands.
fn plates(
    person: &Person,
    options: &FilmOptions,
    patient: &Patient,
    conditions: &BTreeMap<String, Value>,
) -> Result<(String, Vec<Plate>)> {
    let (mut number, mut plates) = (String::new(), Vec::new());
    for pose in patient.postures.iter().copied() {
        let sitting = Sitting::new(person, pose, options)?;
        for view in sitting.views() {
            let landmarks = match view {
                View::AnteroPosterior if pose != Pose::Standing => continue,
                View::AnteroPosterior => None,
                View::Lateral(_) => {
                    let [_, on_film] = sitting.landmarks()?;
                    let document = write_landmarks(&on_film, Some(&sitting.source()), None);
                    Some((document, conditions.get(sitting.posture()).cloned().unwrap_or_default()))
                }
            };
            let identity = sitting.identity(view);
            number.clone_from(&identity.patient_id);
            let (name, instance) = (sitting.file_name(view), identity.instance_uid);
            plates.push(Plate { pose, view, name, instance, landmarks });
        }
    }
    Ok((number, plates))
}

/// The phantom's own record, taken apart: facts, and how each film was taken.
struct Recorded {
    facts: Vec<Told>,
    conditions: BTreeMap<String, Value>,
}

/// An entry of the document.
#[derive(Deserialize)]
struct Written {
    id: String,
    effective_at: Date,
    fact: Map<String, Value>,
}

impl Recorded {
    fn of(person: &Person, options: &FilmOptions, patient: &Patient) -> Result<Self> {
        let sit = |pose: &Pose| Sitting::new(person, *pose, options);
        let sittings = patient.postures.iter().map(sit).collect::<Result<Vec<_>>>()?;
        let sets = sittings.iter().map(Sitting::landmarks).collect::<Result<Vec<_>>>()?;
        let filmed = sittings.iter().zip(&sets).map(|(sitting, sets)| sitting.filmed(sets));
        let on = (options.day(person), options.age(person));
        let document = record(person, on, filmed.collect::<Result<Vec<_>>>()?, None)?;
        let written: Value = serde_json::from_str(&write_case(&document)?)?;
        let entries: Vec<Written> =
            serde_json::from_value(written.get("entries").cloned().unwrap_or_default())?;
        let mut recorded = Self { facts: Vec::new(), conditions: BTreeMap::new() };
        for entry in entries {
            recorded.keep(entry, patient);
        }
        Ok(recorded)
    }

    fn keep(&mut self, entry: Written, patient: &Patient) {
        let kind = entry.fact.get("kind").and_then(Value::as_str).unwrap_or_default();
        match kind {
            "film" => {
                let usual = entry.fact.get("conditions").and_then(Value::as_object).cloned();
                let mut conditions = usual.unwrap_or_default();
                conditions.extend(patient.conditions.get(&entry.id).cloned().unwrap_or_default());
                self.conditions.insert(entry.id, Value::Object(conditions));
            }
            // The films say who it is, and the import records that.
            "person" => {}
            _ => {
                let (id, on) = (entry.id, entry.effective_at);
                self.facts.push(Told { id, on, fact: Value::Object(entry.fact) });
            }
        }
    }
}
