//! The whole record.

use crate::entry::Entry;
use crate::fact::Fact;
use crate::view::View;
use jiff::civil::Date;
use std::collections::{BTreeMap, BTreeSet};

/// Why entries are no case file.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum CaseFileError {
    /// Two entries of one name.
    #[error("two entries are called {id:?}; every entry needs a name of its own")]
    Duplicate {
        /// The name.
        id: String,
    },
    /// A correction of nothing.
    #[error("entry {id:?} supersedes {missing:?}, which stands nowhere before it")]
    SupersedesNothing {
        /// The correction.
        id: String,
        /// What it names.
        missing: String,
    },
    /// Two corrections of one entry: nobody could say which holds.
    #[error(
        "entry {id:?} supersedes {already:?}, which another entry has superseded already; supersede that one"
    )]
    SupersededTwice {
        /// The second correction.
        id: String,
        /// What both name.
        already: String,
    },
    /// A correction that is a fact of another kind.
    #[error(
        "entry {id:?} of kind {kind} supersedes {other:?} of kind {other_kind}; a correction keeps its kind"
    )]
    OtherKind {
        /// The correction.
        id: String,
        /// Its kind.
        kind: &'static str,
        /// What it names.
        other: String,
        /// Its kind.
        other_kind: &'static str,
    },
    /// An entry that takes back nothing.
    #[error("entry {id:?} is a withdrawal and supersedes nothing; name the entry that it takes back")]
    WithdrawsNothing {
        /// The withdrawal.
        id: String,
    },
    /// A withdrawal of a withdrawal.
    #[error("entry {id:?} takes back {withdrawal:?}, a withdrawal; state the fact again in its place")]
    WithdrawsWithdrawal {
        /// The second one.
        id: String,
        /// The first one.
        withdrawal: String,
    },
    /// A fact recorded before it held.
    #[error("entry {id:?} was recorded on {recorded}, before the day it speaks of, {effective}")]
    RecordedBefore {
        /// The entry.
        id: String,
        /// When it was recorded.
        recorded: Date,
        /// When it held.
        effective: Date,
    },
}

/// A correction of one thing by a fact about another.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{corrected:?} is about {was}, and a correction is about the same, not about {is}")]
pub struct StrayCorrection {
    corrected: String,
    was: String,
    is: String,
}

/// A patient's record: entries in the order in which they were made. Nothing is deleted; a correction supersedes.
#[derive(Clone, Debug, Default)]
pub struct CaseFile {
    entries: Vec<Entry>,
}

impl CaseFile {
    /// Checks entries in the order in which they were made.
    ///
    /// # Errors
    /// Each variant of [`CaseFileError`].
    pub fn new(entries: Vec<Entry>) -> Result<Self, CaseFileError> {
        // Of a withdrawal, the kind of what it takes back: who brings that back states a fact of that kind.
        let mut kinds: BTreeMap<&str, &'static str> = BTreeMap::new();
        let mut superseded: BTreeSet<&str> = BTreeSet::new();
        let mut withdrawals: BTreeSet<&str> = BTreeSet::new();
        for entry in &entries {
            check_dates(entry)?;
            let mut kind = entry.fact.kind();
            if let Some(earlier) = &entry.supersedes {
                kind = check_correction(entry, earlier, kinds.get(earlier.as_str()).copied())?;
                if !superseded.insert(earlier) {
                    return Err(CaseFileError::SupersededTwice {
                        id: entry.id.clone(),
                        already: earlier.clone(),
                    });
                }
            }
            if matches!(entry.fact, Fact::Withdrawal(_)) {
                check_withdrawal(entry, &withdrawals)?;
                withdrawals.insert(&entry.id);
            }
            if kinds.insert(&entry.id, kind).is_some() {
                return Err(CaseFileError::Duplicate { id: entry.id.clone() });
            }
        }
        Ok(Self { entries })
    }

    /// Every entry, corrected ones too, in the order in which they were made.
    #[must_use]
    pub fn entries(&self) -> &[Entry] {
        &self.entries
    }

    /// What was known at the end of `day`: recorded by then, about days up to then, and not superseded by then. What a study
    /// showed goes with it where the study is taken back.
    #[must_use]
    pub fn as_of(&self, day: Date) -> View<'_> {
        let known: Vec<&Entry> = self
            .entries
            .iter()
            .filter(|entry| entry.recorded_at <= day && entry.effective_at <= day)
            .collect();
        let superseded: BTreeSet<&str> =
            known.iter().filter_map(|entry| entry.supersedes.as_deref()).collect();
        let holds: Vec<&Entry> =
            known.iter().copied().filter(|entry| !superseded.contains(entry.id.as_str())).collect();
        let (once, now) = (names_of_studies(&known), names_of_studies(&holds));
        let is_unfounded = |entry: &&Entry| match &entry.fact {
            Fact::StudyFinding(found) => {
                once.contains(found.study.as_str()) && !now.contains(found.study.as_str())
            }
            _ => false,
        };
        let (unfounded, founded) = holds.into_iter().partition(is_unfounded);
        View::new(day, founded, unfounded)
    }

    /// Whether the last entry corrects one that was about something else: what that one said would vanish unseen.
    #[must_use]
    pub fn last_strays(&self) -> Option<StrayCorrection> {
        let last = self.entries.last().filter(|last| !matches!(last.fact, Fact::Withdrawal(_)))?;
        let corrected = self.superseded_by(last)?;
        let (was, is) = (corrected.fact.subject(), last.fact.subject());
        (was != is).then(|| StrayCorrection { corrected: corrected.id.clone(), was, is })
    }

    /// What `entry` corrects; of what a withdrawal took back, what stood before it.
    fn superseded_by(&self, entry: &Entry) -> Option<&Entry> {
        let before = |entry: &Entry| {
            let earlier = entry.supersedes.as_ref()?;
            self.entries.iter().find(|one| one.id == *earlier)
        };
        std::iter::successors(before(entry), |earlier| before(earlier))
            .find(|earlier| !matches!(earlier.fact, Fact::Withdrawal(_)))
    }

    /// What stands in the place of the entry `id`: the last of its corrections, or itself.
    #[must_use]
    pub fn latest_of<'a>(&'a self, id: &'a str) -> &'a str {
        // A correction stands after what it corrects.
        self.entries.iter().fold(id, |latest, entry| match entry.supersedes.as_deref() {
            Some(earlier) if earlier == latest => &entry.id,
            _ => latest,
        })
    }

    /// The last day of which an entry speaks or on which one was recorded.
    #[must_use]
    pub fn last_day(&self) -> Option<Date> {
        self.entries.iter().map(|entry| entry.recorded_at.max(entry.effective_at)).max()
    }
}

/// The names of the studies that these entries tell of.
fn names_of_studies<'a>(entries: &[&'a Entry]) -> BTreeSet<&'a str> {
    let named = entries.iter().filter_map(|entry| match &entry.fact {
        Fact::Study(study) => Some(study.name.as_str()),
        _ => None,
    });
    named.collect()
}

fn check_dates(entry: &Entry) -> Result<(), CaseFileError> {
    if entry.recorded_at >= entry.effective_at {
        return Ok(());
    }
    let (recorded, effective) = (entry.recorded_at, entry.effective_at);
    Err(CaseFileError::RecordedBefore { id: entry.id.clone(), recorded, effective })
}

fn check_withdrawal(entry: &Entry, withdrawals: &BTreeSet<&str>) -> Result<(), CaseFileError> {
    let id = entry.id.clone();
    match entry.supersedes.as_deref() {
        None => Err(CaseFileError::WithdrawsNothing { id }),
        Some(earlier) if withdrawals.contains(earlier) => {
            Err(CaseFileError::WithdrawsWithdrawal { id, withdrawal: earlier.to_owned() })
        }
        Some(_) => Ok(()),
    }
}

fn check_correction(
    entry: &Entry,
    earlier: &str,
    kind_of_earlier: Option<&'static str>,
) -> Result<&'static str, CaseFileError> {
    let (id, kind) = (entry.id.clone(), entry.fact.kind());
    match kind_of_earlier {
        None => Err(CaseFileError::SupersedesNothing { id, missing: earlier.to_owned() }),
        Some(kind_of_earlier) if matches!(entry.fact, Fact::Withdrawal(_)) => Ok(kind_of_earlier),
        Some(other_kind) if other_kind != kind => {
            Err(CaseFileError::OtherKind { id, kind, other: earlier.to_owned(), other_kind })
        }
        Some(kind) => Ok(kind),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::entry::Author;
    use crate::fact::{
        Confirmation, Event, FindingKind, Instrument, Outcome, Presence, Study, StudyFinding, StudyKind,
        StudyState, Withdrawal,
    };
    use jiff::civil::date;

    fn entry(id: &str, day: i8) -> Entry {
        let score = Outcome::new(Instrument::Odi, f64::from(day)).unwrap();
        Entry::new(id, date(2026, 1, day), Author::new("a"), Fact::Outcome(score))
    }

    fn refused(entries: Vec<Entry>, expect: &str) {
        let error = CaseFile::new(entries).unwrap_err().to_string();
        assert!(error.contains(expect), "{error}");
    }

    #[test]
    fn what_contradicts_itself_is_refused() {
        refused(vec![entry("a", 1), entry("a", 2)], "name of its own");
        refused(vec![entry("a", 1).superseding("b")], "nowhere before");
        refused(vec![entry("a", 1).superseding("a")], "nowhere before");
        let twice = vec![entry("a", 1), entry("b", 2).superseding("a"), entry("c", 3).superseding("a")];
        refused(twice, "already");
        let other = Entry::new("b", date(2026, 1, 2), Author::new("a"), Fact::Event(Event::SpineOperation));
        refused(vec![entry("a", 1), other.superseding("a")], "keeps its kind");
        let early = Entry { recorded_at: date(2025, 12, 31), ..entry("a", 1) };
        refused(vec![early], "before the day");
    }

    fn withdrawal(id: &str, day: i8) -> Entry {
        let fact = Fact::Withdrawal(Withdrawal { reason: "another patient".into() });
        Entry::new(id, date(2026, 1, day), Author::new("a"), fact)
    }

    #[test]
    fn what_is_withdrawn_holds_no_more_until_it_is_stated_again() {
        let entries =
            vec![entry("a", 1), withdrawal("b", 2).superseding("a"), entry("c", 3).superseding("b")];
        let case = CaseFile::new(entries).unwrap();
        let scores = |day| case.as_of(date(2026, 1, day)).outcomes(Instrument::Odi).count();
        assert_eq!([scores(1), scores(2), scores(3)], [1, 0, 1]);
        assert_eq!(case.last_strays(), None);
        assert_eq!([case.latest_of("a"), case.latest_of("c"), case.latest_of("?")], ["c", "c", "?"]);
    }

    fn ct(id: &str, day: i8) -> Entry {
        let fact = Fact::Study(Study {
            study: StudyKind::Ct,
            name: "CT".to_owned(),
            state: StudyState::Read,
            reason: None,
        });
        Entry::new(id, date(2026, 1, day), Author::new("a"), fact)
    }

    fn halo(id: &str, day: i8, study: &str) -> Entry {
        let fact = Fact::StudyFinding(Box::new(StudyFinding {
            study: study.to_owned(),
            finding: FindingKind::ScrewHalo,
            presence: Some(Presence::Present),
            level: None,
            side: None,
            value: None,
            interval: None,
            grade: None,
            status: Confirmation::Confirmed,
            method: None,
            image: None,
        }));
        Entry::new(id, date(2026, 1, day), Author::new("a"), fact)
    }

    #[test]
    fn what_a_study_showed_goes_with_the_study_and_comes_back_with_it() {
        let entries = vec![
            ct("study", 1),
            halo("seen", 2, "CT"),
            halo("elsewhere", 2, "a study of which nobody recorded more"),
            withdrawal("back", 3).superseding("study"),
            ct("again", 4).superseding("back"),
        ];
        let case = CaseFile::new(entries).unwrap();
        let told = |day| {
            let view = case.as_of(date(2026, 1, day));
            let ids = |entries: &[&Entry]| entries.iter().map(|entry| entry.id.clone()).collect::<Vec<_>>();
            let held = ids(view.entries());
            (held.contains(&"seen".to_owned()), held.contains(&"elsewhere".to_owned()), ids(view.unfounded()))
        };
        assert_eq!(told(2), (true, true, vec![]));
        assert_eq!(told(3), (false, true, vec!["seen".to_owned()]));
        assert_eq!(told(4), (true, true, vec![]));
    }

    #[test]
    fn a_withdrawal_takes_back_one_entry_and_gives_its_kind_on() {
        refused(vec![withdrawal("a", 1)], "supersedes nothing; name");
        refused(vec![withdrawal("a", 1).superseding("b")], "nowhere before");
        let twice =
            vec![entry("a", 1), withdrawal("b", 2).superseding("a"), withdrawal("c", 3).superseding("a")];
        refused(twice, "already");
        let again =
            vec![entry("a", 1), withdrawal("b", 2).superseding("a"), withdrawal("c", 3).superseding("b")];
        refused(again, "state the fact again");
        let other = Entry::new("c", date(2026, 1, 3), Author::new("a"), Fact::Event(Event::SpineOperation));
        let chain = vec![entry("a", 1), withdrawal("b", 2).superseding("a"), other.superseding("b")];
        refused(chain, "supersedes \"b\" of kind outcome; a correction keeps its kind");
    }

    #[test]
    fn an_earlier_view_knows_nothing_of_later_corrections() {
        let late = Entry { recorded_at: date(2026, 1, 20), ..entry("b", 2).superseding("a") };
        let case = CaseFile::new(vec![entry("a", 1), late]).unwrap();
        let scores = |day| {
            let view = case.as_of(date(2026, 1, day));
            view.outcomes(Instrument::Odi).map(|(_, score)| score).collect::<Vec<_>>()
        };
        assert_eq!(scores(10), [1.0]);
        assert_eq!(scores(20), [2.0]);
        assert_eq!(case.entries().len(), 2, "nothing is deleted");
        assert_eq!(case.last_day(), Some(date(2026, 1, 20)));
    }
}
