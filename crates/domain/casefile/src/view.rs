//! What was known on a day.

use crate::entry::Entry;
use crate::fact::{
    BoneDensity, ClinicalFinding, Condition, CoronalFinding, Event, Fact, Film, FrailtyIndex, Function,
    Instrument, JointExamination, Presence, PreviousFusion, Sex, Symptom,
};
use jiff::civil::Date;

/// The facts that held on a day, from the earliest to the latest.
#[derive(Clone, Debug)]
pub struct View<'a> {
    day: Date,
    entries: Vec<&'a Entry>,
    unfounded: Vec<&'a Entry>,
}

impl<'a> View<'a> {
    /// What holds on `day`, and findings of studies that were taken back.
    pub(crate) fn new(day: Date, mut entries: Vec<&'a Entry>, mut unfounded: Vec<&'a Entry>) -> Self {
        // A stable sort: what was recorded later on one day stands later.
        entries.sort_by_key(|entry| entry.effective_at);
        unfounded.sort_by_key(|entry| entry.effective_at);
        Self { day, entries, unfounded }
    }

    /// The day.
    #[must_use]
    pub const fn day(&self) -> Date {
        self.day
    }

    /// The entries that hold, from the earliest to the latest.
    #[must_use]
    pub fn entries(&self) -> &[&'a Entry] {
        &self.entries
    }

    /// Findings of studies that were taken back, from the earliest to the latest. Nobody took them back themselves, and they hold
    /// no more: they are not among [`entries`](Self::entries).
    #[must_use]
    pub fn unfounded(&self) -> &[&'a Entry] {
        &self.unfounded
    }

    /// What `of` finds in the facts that hold, from the earliest to the latest.
    pub fn facts<T: 'a>(
        &self,
        of: impl Fn(&'a Fact) -> Option<T>,
    ) -> impl DoubleEndedIterator<Item = (&'a Entry, T)> {
        self.entries.iter().filter_map(move |entry| Some((*entry, of(&entry.fact)?)))
    }

    /// Films, from the earliest to the latest.
    pub fn films(&self) -> impl DoubleEndedIterator<Item = (&'a Entry, &'a Film)> {
        self.facts(|fact| match fact {
            Fact::Film(film) => Some(&**film),
            _ => None,
        })
    }

    /// Years of age on `day`; `None` = not recorded.
    #[must_use]
    pub fn age_on(&self, day: Date) -> Option<f64> {
        let persons = self.facts(|fact| match fact {
            Fact::Person(person) => Some(person),
            _ => None,
        });
        persons.rev().find_map(|(entry, person)| person.age_on(day, entry.effective_at))
    }

    /// Sex; `None` = not recorded.
    #[must_use]
    pub fn sex(&self) -> Option<Sex> {
        self.latest(|fact| match fact {
            Fact::Person(person) => person.sex,
            _ => None,
        })
    }

    /// Body-mass index in kg/m²; `None` = not recorded.
    #[must_use]
    pub fn body_mass_index(&self) -> Option<f64> {
        self.latest(|fact| match fact {
            Fact::Person(person) => person.body_mass_index,
            _ => None,
        })
    }

    /// Scores of an instrument, from the earliest to the latest.
    pub fn outcomes(&self, instrument: Instrument) -> impl DoubleEndedIterator<Item = (&'a Entry, f64)> {
        self.facts(move |fact| match fact {
            Fact::Outcome(outcome) if outcome.instrument() == instrument => Some(outcome.score()),
            _ => None,
        })
    }

    /// The latest statement about fused segments, and the day of which it speaks.
    #[must_use]
    pub fn previous_fusion(&self) -> Option<(Date, &'a PreviousFusion)> {
        let mut fusions = self.facts(|fact| match fact {
            Fact::PreviousFusion(fusion) => Some(fusion),
            _ => None,
        });
        fusions.next_back().map(|(entry, fusion)| (entry.effective_at, fusion))
    }

    /// The latest examination of hips and knees, and its day.
    #[must_use]
    pub fn joints(&self) -> Option<(Date, &'a JointExamination)> {
        let mut joints = self.facts(|fact| match fact {
            Fact::JointExamination(joints) => Some(joints),
            _ => None,
        });
        joints.next_back().map(|(entry, joints)| (entry.effective_at, joints))
    }

    /// Whether a condition is there; `None` = never asked.
    #[must_use]
    pub fn condition(&self, condition: Condition) -> Option<Presence> {
        self.latest(|fact| match fact {
            Fact::Comorbidity(known) if known.condition == condition => Some(known.presence),
            _ => None,
        })
    }

    /// The latest statement about a symptom; `None` = never asked. Of two statements of one day that says it is there which
    /// says so: what was wrong is superseded, not overtaken.
    #[must_use]
    pub fn symptom(&self, symptom: Symptom) -> Option<(&'a Entry, &'a ClinicalFinding)> {
        let stated = |(entry, found): &(&'a Entry, &'a ClinicalFinding)| {
            (entry.effective_at, found.presence == Presence::Present)
        };
        self.facts(|fact| match fact {
            Fact::ClinicalFinding(found) if found.symptom == symptom => Some(found),
            _ => None,
        })
        .max_by_key(stated)
    }

    /// The day of the latest operation on the spine.
    #[must_use]
    pub fn last_spine_operation(&self) -> Option<Date> {
        self.events().filter(|(_, event)| event.is_spine_operation()).map(|(day, _)| day).max()
    }

    /// Events, from the earliest to the latest.
    pub fn events(&self) -> impl DoubleEndedIterator<Item = (Date, Event)> {
        self.facts(|fact| match fact {
            Fact::Event(event) => Some(*event),
            _ => None,
        })
        .map(|(entry, event)| (entry.effective_at, event))
    }

    /// Measures of bone, from the earliest to the latest.
    pub fn bone_densities(&self) -> impl DoubleEndedIterator<Item = (&'a Entry, &'a BoneDensity)> {
        self.facts(|fact| match fact {
            Fact::BoneDensity(bone) => Some(bone),
            _ => None,
        })
    }

    /// The latest finding in the frontal plane.
    #[must_use]
    pub fn coronal(&self) -> Option<&'a CoronalFinding> {
        self.latest(|fact| match fact {
            Fact::Coronal(coronal) => Some(coronal),
            _ => None,
        })
    }

    /// Function, from the earliest to the latest.
    pub fn functions(&self) -> impl DoubleEndedIterator<Item = (&'a Entry, &'a Function)> {
        self.facts(|fact| match fact {
            Fact::Function(function) => Some(function),
            _ => None,
        })
    }

    /// The latest score of a frailty index counted elsewhere.
    #[must_use]
    pub fn frailty(&self, index: FrailtyIndex) -> Option<f64> {
        self.latest(|fact| match fact {
            Fact::Frailty(frailty) if frailty.index == index => Some(frailty.score),
            _ => None,
        })
    }

    fn latest<T: 'a>(&self, of: impl Fn(&'a Fact) -> Option<T>) -> Option<T> {
        self.facts(of).next_back().map(|(_, found)| found)
    }
}
