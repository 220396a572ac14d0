//! The work-up board: whether each study is needed, by rules, and how far it has come, by facts.

use super::red_flag::RedFlag;
use crate::conclude::Conclusion;
use crate::facts::{Known, StudyDays, reason, study_days, study_progress};
use crate::rule::{Need, Outcome, Then, Tier};
use crate::set::{RuleSet, StudyItem};
use crate::words::words;
use jiff::civil::Date;
use upright_assessment::Alarm;
use upright_casefile::StudyKind;

words! {
    /// How far a study has come.
    Progress {
        /// Nobody asked for it.
        None = "none",
        /// Asked for.
        Ordered = "ordered",
        /// Made.
        Done = "done",
        /// Read.
        Read = "read",
        /// Made, and does not answer the question.
        Inadequate = "inadequate",
    }
}

/// A study on the board.
#[derive(Clone, Debug, PartialEq)]
pub struct BoardItem<'r> {
    /// What it is, which question it answers, and what would change.
    pub study: &'r StudyItem,
    /// Whether it is needed.
    pub need: Need,
    /// How far it has come.
    pub progress: Progress,
    /// Since when it has come so far; `None` = nobody asked for it.
    pub since: Option<Date>,
    /// When it was made; `None` = it was not, or nobody recorded the day.
    pub made: Option<Date>,
    /// An emergency asks for it, and it was asked for on an earlier day: an emergency is imaged the same day.
    pub is_late: bool,
    /// It was made before this day, on which what must be cleared began: it shows nothing of that. `None` = it was not.
    pub made_before: Option<Date>,
    /// It was made and does not answer: why not, in the words of whoever said so.
    pub inadequate_for: Option<String>,
    /// It does not answer, and this one takes its place.
    pub instead: Option<StudyKind>,
    /// It plans a correction, and waits until the red flag is settled that is raised.
    pub waits: bool,
    /// What decides, the decisive ones first.
    pub why: Vec<Conclusion<'r>>,
    /// What would have to be known.
    pub missing: Vec<String>,
}

impl BoardItem<'_> {
    /// Whether it is needed, and nobody has made it so that it answers.
    #[must_use]
    pub fn is_to_be_made(&self) -> bool {
        let is_open = matches!(self.progress, Progress::None | Progress::Ordered | Progress::Inadequate);
        is_open && self.need == Need::Needed && self.instead.is_none()
    }

    /// Whether it answers, or will, what another one did not.
    fn stands_in(&self) -> bool {
        match self.progress {
            Progress::Done | Progress::Read => true,
            Progress::Ordered => self.need != Need::Contraindicated,
            Progress::None => self.need == Need::Needed,
            Progress::Inadequate => false,
        }
    }
}

pub(super) fn board<'r>(
    set: &'r RuleSet,
    known: &Known<'_>,
    mut conclusions: Vec<Conclusion<'r>>,
    red_flags: &[RedFlag<'r>],
) -> Vec<BoardItem<'r>> {
    let items = set.studies.iter().map(|study| {
        let (about, others) = std::mem::take(&mut conclusions)
            .into_iter()
            .partition(|found| need_of(found, study.kind).is_some());
        conclusions = others;
        item(study, known, about, red_flags)
    });
    let mut items: Vec<BoardItem<'r>> = items.collect();
    let standing: Vec<(StudyKind, StudyKind)> = items
        .iter()
        .filter(|item| item.stands_in())
        .filter_map(|item| Some((item.study.in_place_of?, item.study.kind)))
        .collect();
    for item in items.iter_mut().filter(|item| item.progress == Progress::Inadequate) {
        let found = standing.iter().find(|(replaced, _)| *replaced == item.study.kind);
        item.instead = found.map(|(_, kind)| *kind);
    }
    items
}

fn item<'r>(
    study: &'r StudyItem,
    known: &Known<'_>,
    about: Vec<Conclusion<'r>>,
    red_flags: &[RedFlag<'r>],
) -> BoardItem<'r> {
    let need_of = |found: &Conclusion<'_>| need_of(found, study.kind).unwrap_or(Need::NotNeeded);
    let strongest = about.iter().filter(|found| found.fires()).map(need_of).max().unwrap_or(Need::NotNeeded);
    let is_open = |found: &Conclusion<'_>| found.outcome == Outcome::Unknown && need_of(found) > strongest;
    let asks =
        about.iter().any(|found| is_open(found) && matches!(need_of(found), Need::Needed | Need::Optional));
    let need = if strongest == Need::NotNeeded && asks { Need::CannotTell } else { strongest };
    let mut missing: Vec<String> = Vec::new();
    for part in about.iter().filter(|found| is_open(found)).flat_map(Conclusion::missing) {
        if !missing.contains(&part) {
            missing.push(part);
        }
    }
    // What decides stands first, then what is open; where nothing asks for the study, what might have.
    let place = |found: &Conclusion<'_>| match found {
        found if found.fires() && need_of(found) == strongest => Some(0),
        found if is_open(found) => Some(1),
        found if need == Need::NotNeeded && !found.fires() => Some(2),
        _ => None,
    };
    let mut why: Vec<Conclusion<'r>> = about.into_iter().filter(|found| place(found).is_some()).collect();
    why.sort_by_key(|found| place(found));
    let waits = red_flags.iter().any(|flag| study.waits_for.is_some_and(|mildest| flag.tier <= mildest));
    let (progress, StudyDays { since, made }) = (progress(known, study.kind), study_days(known, study.kind));
    let is_emergency = red_flags.iter().any(|flag| flag.tier == Tier::EmergencyNow);
    let is_asked_for = is_emergency && !waits && need == Need::Needed && progress == Progress::Ordered;
    let began = Alarm::standing(known.view).map(|alarm| alarm.since);
    BoardItem {
        study,
        need,
        progress,
        since,
        made,
        inadequate_for: (progress == Progress::Inadequate).then(|| reason(known, study.kind)).flatten(),
        instead: None,
        is_late: is_asked_for && since.is_some_and(|day| day < known.view.day()),
        made_before: began.filter(|began| made.is_some_and(|made| made < *began)),
        waits,
        why,
        missing,
    }
}

fn need_of(found: &Conclusion<'_>, kind: StudyKind) -> Option<Need> {
    match found.rule.then {
        Then::Study(study, need) if study == kind => Some(need),
        _ => None,
    }
}

fn progress(known: &Known<'_>, kind: StudyKind) -> Progress {
    Progress::of(study_progress(known, kind)).unwrap_or(Progress::None)
}
