//! Sorted pictures as facts of the record: which study is there, and since when.

use crate::node::Node;
use crate::problem::{Answer, Problem};
use crate::record::{Record, Statement, document_of};
use jiff::civil::Date;
use serde_json::json;
use upright_casefile::{Fact, StudyKind, StudyState};
use upright_dicom::sort::{Region, Slot};
use upright_documents::read_case;
use upright_store::{NewEntry, Series, Sorting, Write};

/// Who tells the record of sorted pictures.
const AUTHOR: &str = "study sorter";

/// The study of the work-up that pictures are, and its day.
pub(crate) struct StudyFact {
    kind: StudyKind,
    day: Date,
    /// The name that its later entries and its findings share.
    name: String,
}

/// The study that a series is: nothing where a person is still asked, where the day is not known, and for what the work-up
/// does not ask for.
pub(crate) fn fact_of(series: &Series) -> Option<StudyFact> {
    if series.state == Sorting::Ask {
        return None;
    }
    let kind = kind_of(series)?;
    let day: Date = series.taken_on.as_deref()?.parse().ok()?;
    Some(StudyFact { kind, day, name: study_name(kind, Some(day)) })
}

/// Which study of the work-up a series is, or probably is.
pub(crate) fn kind_of(series: &Series) -> Option<StudyKind> {
    study_of(series.slot.as_deref().and_then(slot_named)?, region(series))
}

/// The pictures of a series, each by the hash of its file.
pub(crate) fn members(series: &Series) -> Vec<&str> {
    serde_json::from_str(&series.images).unwrap_or_default()
}

/// What the record calls a study of a day.
pub(crate) fn study_name(kind: StudyKind, day: Option<Date>) -> String {
    let kind = kind.name().replace('_', " ");
    day.map_or_else(|| kind.clone(), |day| format!("{kind} {day}"))
}

/// The place of a name.
pub(crate) fn slot_named(name: &str) -> Option<Slot> {
    Slot::ALL.iter().copied().find(|slot| slot.name() == name)
}

fn region(series: &Series) -> Option<Region> {
    #[derive(serde::Deserialize)]
    struct Found {
        region: Region,
    }
    serde_json::from_str::<Found>(&series.evidence).ok().map(|found| found.region)
}

/// Which study of the work-up a place is. That knees and hips were extended, nobody but a person can say.
const fn study_of(slot: Slot, region: Option<Region>) -> Option<StudyKind> {
    let whole = matches!(region, Some(Region::WholeSpine));
    let is_elsewhere = matches!(region, Some(Region::Elsewhere));
    Some(match slot {
        // A head or a chest is no study of the spine.
        Slot::Ct | Slot::Mri if is_elsewhere => return None,
        Slot::StandingLateral => StudyKind::StandingFilm,
        Slot::StandingFrontal => StudyKind::FrontalFilm,
        Slot::SupineFilm => StudyKind::SupineFilm,
        Slot::BendingFilms => StudyKind::FlexionExtensionFilms,
        Slot::Ct if whole => StudyKind::WholeSpineCt,
        Slot::Ct => StudyKind::Ct,
        Slot::CtMyelogram => StudyKind::CtMyelogram,
        Slot::Mri if whole => StudyKind::WholeSpineMri,
        Slot::Mri => StudyKind::Mri,
        Slot::BoneScanFlow | Slot::BoneScanBloodPool | Slot::BoneScanDelayed => StudyKind::BoneScan,
        Slot::Dxa => StudyKind::BoneDensity,
        Slot::SpectCt | Slot::Pet | Slot::FluoroscopicMyelogram | Slot::OtherFilm | Slot::Other => {
            return None;
        }
    })
}

/// The record of a case, and what sorted pictures add to it.
pub(crate) struct Sheet {
    record: Record,
    begun_at: i64,
    today: Date,
    added: Vec<NewEntry>,
}

impl Sheet {
    /// The sheet of a case, within a change.
    ///
    /// # Errors
    /// What the store says.
    pub(crate) async fn of(node: &Node, write: &Write, case: &str) -> Answer<Self> {
        let revision = write.case(case).await?.revision;
        let bytes = document_of(&write.entries(case).await?);
        let document = read_case(&bytes).map_err(|error| Problem::internal(&error))?;
        let record = Record { bytes, document, revision };
        Ok(Self { record, begun_at: revision, today: node.clock.today(), added: Vec::new() })
    }

    /// Says that a study was done, if the record does not say so yet; gives the name of the entry that says it.
    ///
    /// # Errors
    /// What is wrong with the statement.
    pub(crate) fn tell(&mut self, series: &Series, others: &[Series], fact: &StudyFact) -> Answer<String> {
        if let Some(known) = self.known(fact) {
            return Ok(known);
        }
        let mistaken = self.own(series, others);
        let words = json!({"kind": "study", "study": fact.kind.name(), "name": fact.name, "state": StudyState::Done.name()});
        self.state(words, fact.day, mistaken)
    }

    /// Takes back that the pictures of a series are a study of the work-up.
    ///
    /// # Errors
    /// What is wrong with the statement.
    pub(crate) fn take_back(&mut self, series: &Series, others: &[Series]) -> Answer<()> {
        let Some(entry) = self.own(series, others) else { return Ok(()) };
        let words =
            json!({"kind": "withdrawal", "reason": "sorted wrongly: these pictures are no such study"});
        self.state(words, self.today, Some(entry)).map(drop)
    }

    /// The entry that was made of this series alone: what a person recorded, or other series say too, stays.
    fn own(&self, series: &Series, others: &[Series]) -> Option<String> {
        let entry = series.entry_id.as_deref()?;
        let is_shared =
            others.iter().any(|other| other.id != series.id && other.entry_id.as_deref() == Some(entry));
        let entries = self.record.document.case.entries();
        let is_sorted = entries.iter().any(|one| one.id == entry && one.author.name() == AUTHOR);
        (is_sorted && !is_shared).then(|| self.standing(entry)).flatten()
    }

    fn state(&mut self, fact: serde_json::Value, day: Date, supersedes: Option<String>) -> Answer<String> {
        let fact = serde_json::value::to_raw_value(&fact).map_err(|error| Problem::internal(&error))?;
        // A camera whose clock runs ahead makes no study of the future.
        let effective_at = Some(day.min(self.today));
        let withdraws = supersedes.is_some();
        let statement = Statement { id: None, effective_at, fact, supersedes, withdraws };
        let (record, entry) = self.record.with(statement, AUTHOR, self.today)?;
        self.record = record;
        let id = entry.id.clone();
        self.added.push(entry);
        Ok(id)
    }

    /// The entry that says already that this study is there, whoever said it.
    fn known(&self, fact: &StudyFact) -> Option<String> {
        let entries = self.record.document.case.entries().iter();
        let mut same = entries.filter(|entry| match &entry.fact {
            Fact::Study(study) => {
                study.study == fact.kind
                    && entry.effective_at == fact.day.min(self.today)
                    && study.state != StudyState::Ordered
                    && self.standing(&entry.id).is_some()
            }
            _ => false,
        });
        same.next().map(|entry| entry.id.clone())
    }

    /// The entry, if nothing has superseded it.
    fn standing(&self, entry: &str) -> Option<String> {
        let entries = self.record.document.case.entries();
        let is_there = entries.iter().any(|one| one.id == entry);
        let is_superseded = entries.iter().any(|one| one.supersedes.as_deref() == Some(entry));
        (is_there && !is_superseded).then(|| entry.to_owned())
    }

    /// The revision that the sheet was made at, and what is to be added.
    pub(crate) fn entries(self) -> (i64, Vec<NewEntry>) {
        (self.begun_at, self.added)
    }
}
