//! What is recorded about a patient of the demo besides his films: facts with names and days.

use super::patients::{Each, Fact, Patient, Patients};
use crate::phantom::day::Day;
use anyhow::{Context, Result, anyhow};
use jiff::ToSpan;
use jiff::civil::Date;
use serde_json::{Map, Value, json};
use std::collections::BTreeMap;
use upright_anatomy::{LandmarkSet, Level};
use upright_documents::write_landmarks;
use upright_phantom::{Fusion, Person, Pose};

/// A fact as it is to be recorded.
#[derive(Clone)]
pub(super) struct Told {
    pub(super) id: String,
    pub(super) on: Date,
    pub(super) fact: Value,
}

/// What is said of studies that were made elsewhere, as it were.
pub(super) const NO_PICTURES: &str = "no pictures exist of it in this demo";

impl Told {
    /// A field in words; empty where there is none.
    pub(super) fn text(&self, field: &str) -> &str {
        self.fact.get(field).and_then(Value::as_str).unwrap_or_default()
    }

    fn set(&mut self, field: &str, words: String) {
        if let Some(fields) = self.fact.as_object_mut() {
            fields.insert(field.to_owned(), json!(words));
        }
    }

    /// Whether it is a study of pictures that was made, and none of those named.
    pub(super) fn is_made_without(&self, pictured: &[String]) -> bool {
        let is_made = ["done", "read", "inadequate"].contains(&self.text("state"));
        let has_no_picture = ["emg", "infection_laboratory"].contains(&self.text("study"));
        // Films of the day are there: what is said of them is how they were read.
        let is_film = self.text("study").ends_with("_film");
        let is_named = pictured.iter().any(|name| name == self.text("name"));
        self.text("kind") == "study" && is_made && !has_no_picture && !is_film && !is_named
    }
}

/// What a patient is told of: by the phantom's own record, by sheets, and by the patient's facts, which go first.
pub(super) struct Story<'a> {
    pub(super) patients: &'a Patients,
    pub(super) patient: &'a Patient,
    pub(super) person: &'a Person,
    pub(super) demo: u64,
    /// The day of the films.
    pub(super) day: Date,
}

impl Story<'_> {
    /// Every fact but the films of the day, over those of the phantom's record; the earliest first.
    pub(super) fn facts(&self, of_phantom: Vec<Told>) -> Result<Vec<Told>> {
        let mut told: BTreeMap<String, Vec<Told>> =
            of_phantom.into_iter().map(|fact| (fact.id.clone(), vec![fact])).collect();
        for fact in self.own()? {
            told.insert(fact.id.clone(), if fact.skip { Vec::new() } else { self.resolved(fact)? });
        }
        let mut facts: Vec<Told> = told.into_values().flatten().collect();
        self.say_what_has_no_pictures(&mut facts);
        facts.extend(self.earlier_films()?);
        facts.sort_by(|a, b| (a.on, &a.id).cmp(&(b.on, &b.id)));
        Ok(facts)
    }

    /// Of a study that was made and has no pictures here findings alone are recorded: it says so, and so do they.
    fn say_what_has_no_pictures(&self, facts: &mut [Told]) {
        let is_pictured = |told: &Told| self.patient.pictures.values().any(|fact| *fact == told.id);
        let names = facts.iter().filter(|told| is_pictured(told)).map(|told| told.text("name").to_owned());
        let pictured: Vec<String> = names.collect();
        for told in facts.iter_mut() {
            if told.is_made_without(&pictured) {
                let why = told.text("reason");
                let gap = if why.is_empty() { "" } else { "; " };
                let reason = format!("{why}{gap}{NO_PICTURES}: findings alone are recorded");
                told.set("reason", reason);
            } else if told.text("kind") == "study_finding"
                && !pictured.iter().any(|name| name == told.text("study"))
            {
                told.set("image", NO_PICTURES.to_owned());
            }
        }
    }

    /// Facts of the sheets and of the patient, the patient's last.
    fn own(&self) -> Result<impl Iterator<Item = &Fact>> {
        let sheet = |name: &String| {
            self.patients.sheets.get(name).with_context(|| format!("there is no sheet {name:?}"))
        };
        let sheets = self.patient.sheets.iter().map(sheet).collect::<Result<Vec<_>>>()?;
        Ok(sheets.into_iter().flatten().chain(&self.patient.facts))
    }

    fn resolved(&self, fact: &Fact) -> Result<Vec<Told>> {
        let segments = self.segments();
        let levels: Vec<Option<Level>> = match fact.each {
            None => vec![None],
            Some(Each::Fused) => segments.iter().copied().map(Some).collect(),
            Some(Each::FusedButLast) => segments.iter().rev().skip(1).rev().copied().map(Some).collect(),
        };
        let told = |level: Option<Level>| {
            let id = level.map_or_else(|| fact.id.clone(), |level| format!("{}-{level}", fact.id));
            let fields = fact.fact.iter().map(|(name, value)| Ok((name.clone(), self.value(value, level)?)));
            let fact_told = Value::Object(fields.collect::<Result<Map<_, _>>>()?);
            Ok(Told { id, on: self.day.checked_add(fact.day.days())?, fact: fact_told })
        };
        levels.into_iter().map(told).collect()
    }

    /// A value with what it stands for in place of a sign.
    fn value(&self, value: &Value, level: Option<Level>) -> Result<Value> {
        let Some(text) = value.as_str() else { return Ok(value.clone()) };
        if let Some(days) = text.strip_prefix('@') {
            let days: i64 = days.parse().with_context(|| format!("{text:?} is no day"))?;
            return Ok(json!(self.day.checked_add(days.days())?.to_string()));
        }
        let found = match text {
            "$level" => level,
            "$last" => self.segments().last().copied(),
            "$uppermost" => self.person.fusion().map(|fusion| fusion.upper),
            "$lowermost" => self.person.fusion().map(|fusion| fusion.lower),
            _ => return Ok(value.clone()),
        };
        let level = found.ok_or_else(|| anyhow!("{text} in a patient without a fusion"))?;
        Ok(json!(level.to_string()))
    }

    /// The upper vertebra of each fused segment from T1 down, from cranial to caudal.
    fn segments(&self) -> Vec<Level> {
        let is_there = |level: &Level| !matches!(level, Level::T13 | Level::L6);
        let held = |fusion: Fusion| {
            let levels = Level::ALL.into_iter().filter(is_there).filter(|level| *level >= Level::T1);
            levels.filter(|level| fusion.holds_disc_below(*level)).collect()
        };
        self.person.fusion().map(held).unwrap_or_default()
    }

    /// Films of earlier years, as landmarks alone.
    fn earlier_films(&self) -> Result<Vec<Told>> {
        let film = |earlier| {
            let person = self.patient.person_earlier(self.demo, earlier)?;
            let landmarks = person.pose(Pose::StandingExtended)?.landmarks()?;
            let on = Day::on(self.day).years_before(earlier.years)?;
            Ok(Told { id: format!("film-{on}"), on, fact: film_of(&landmarks)? })
        };
        self.patient.earlier.iter().copied().map(film).collect()
    }
}

/// A film of which the landmarks alone are there.
fn film_of(landmarks: &LandmarkSet) -> Result<Value> {
    const SOURCE: &str = "upright demo: an earlier film, landmarks alone; no picture exists of it";
    let landmarks: Value = serde_json::from_str(&write_landmarks(landmarks, Some(SOURCE), None))?;
    let conditions = json!({
        "arms": "clavicle", "support": "none", "upright": true, "unlimited": true, "stitched": false,
        "shows_head": true, "shows_knees": true, "shows_ankles": true, "reader": "upright phantom",
    });
    Ok(json!({"kind": "film", "landmarks": landmarks, "conditions": conditions}))
}
