//! The answer: everything that the rules of a set say about a patient on a day, put in the order in which a clinician asks.

mod board;
mod contradiction;
mod course;
mod indication;
mod next;
mod overridden;
mod readiness;
mod red_flag;
mod unfounded;
mod wishes;

pub use board::{BoardItem, Progress};
pub use contradiction::Contradiction;
pub use course::{Caution, Course, CourseStep, StepState};
pub use indication::{Indication, ProgressionLine, Verdict};
pub use next::{Act, Against, NextAction};
pub use overridden::Overridden;
pub use readiness::{Measured, ReadinessItem};
pub use red_flag::{RedFlag, UnknownFlag};
pub use unfounded::{FilmsBefore, Unfounded};
pub use wishes::{Decided, Wish};

use crate::conclude::{CaseFacts, Conclusion, conclude};
use crate::facts::Known;
use crate::rule::{Need, Outcome, Rule, Status, Then};
use crate::set::{Counselling, RuleSet};
use crate::value::Missing;
use jiff::civil::Date;
use upright_assessment::Assessment;
use upright_casefile::View;

/// Everything that is said about what to do next. Each part can be set aside by a clinician with a reason.
#[derive(Clone, Debug)]
pub struct Answer<'r> {
    /// The day up to which facts were used.
    pub day: Date,
    /// The rules that were asked.
    pub set: &'r RuleSet,
    /// Facts that cannot both be so; taken for unknown until a person resolves them.
    pub contradictions: Vec<Contradiction<'r>>,
    /// Red flags that are raised, the most urgent first.
    pub red_flags: Vec<RedFlag<'r>>,
    /// Red flags of which nobody knows.
    pub red_flags_unknown: Vec<UnknownFlag<'r>>,
    /// The film that stands first is older than what must be cleared; `None` = it is not.
    pub films_before: Option<FilmsBefore>,
    /// Findings of studies that were taken back: they count for nothing.
    pub unfounded: Vec<Unfounded>,
    /// How the patient is to be handled.
    pub handling: Vec<Conclusion<'r>>,
    /// What is to be asked before the patient is handled.
    pub handling_unknown: Vec<Conclusion<'r>>,
    /// The studies, in the order of the set.
    pub board: Vec<BoardItem<'r>>,
    /// The nonoperative course.
    pub course: Course<'r>,
    /// What tests and treatments have shown.
    pub results: Vec<Conclusion<'r>>,
    /// The elective indication; `None` = the set has none.
    pub indication: Option<Indication<'r>>,
    /// Progression, a line of its own.
    pub progression: ProgressionLine<'r>,
    /// What is to be optimised before an elective operation. Never lowers need or urgency.
    pub readiness: Vec<ReadinessItem<'r>>,
    /// What was measured of the risks that the set names, and what was not.
    pub measures: Vec<Measured>,
    /// Risks of which nobody knows.
    pub readiness_unknown: Vec<Conclusion<'r>>,
    /// What the patient wants, from the earliest to the latest.
    pub wishes: Vec<Wish>,
    /// What was decided, from the earliest to the latest.
    pub decisions: Vec<Decided>,
    /// Figures for the talk with the patient.
    pub counselling: &'r [Counselling],
    /// What a clinician has set aside.
    pub overridden: Vec<Overridden>,
    /// What to do next, the most urgent first.
    pub next: Vec<NextAction>,
    /// Everything that would have to be known, wherever it stands here, each once by its words.
    pub missing: Vec<Missing>,
}

/// What nobody knows, of rules that name what to ask.
fn asked(all: Vec<Conclusion<'_>>) -> Vec<Conclusion<'_>> {
    all.into_iter().filter(|found| found.outcome == Outcome::Unknown && !found.rule.ask.is_empty()).collect()
}

/// Conclusions that have no place in the answer yet.
struct Sorted<'r>(Vec<Conclusion<'r>>);

impl<'r> Sorted<'r> {
    fn take(&mut self, is: impl Fn(&Then) -> bool) -> Vec<Conclusion<'r>> {
        let (taken, kept) = std::mem::take(&mut self.0).into_iter().partition(|found| is(&found.rule.then));
        self.0 = kept;
        taken
    }

    /// Those that fire, and the others.
    fn fired(&mut self, is: impl Fn(&Then) -> bool) -> (Vec<Conclusion<'r>>, Vec<Conclusion<'r>>) {
        self.take(is).into_iter().partition(Conclusion::fires)
    }
}

impl RuleSet {
    /// What the rules say about a patient. Pure: the same record, assessment and rules give the same answer.
    #[must_use]
    pub fn answer<'r>(&'r self, view: &View<'_>, assessment: &Assessment<'_>) -> Answer<'r> {
        let known = Known { view, assessment };
        let as_recorded = CaseFacts::new(known, self);
        let contradictions = contradiction::contradictions(self, &as_recorded);
        let doubtful = (!contradictions.is_empty()).then(|| {
            let unknown = contradictions.iter().flat_map(|found| found.facts.iter().cloned());
            CaseFacts::new(known, self).without(unknown)
        });
        let facts = doubtful.as_ref().unwrap_or(&as_recorded);
        let mut sorted = Sorted(self.conclusions(&as_recorded, facts));
        let flags = sorted.take(|then| matches!(then, Then::RedFlag(_)));
        let overridden = overridden::overridden(self, view, assessment);
        let red_flags = red_flag::raised(&flags, &overridden);
        let active = red_flag::active(&red_flags, &overridden);
        let (handling, handling_other) = sorted.fired(|then| matches!(then, Then::Handling));
        let (readiness, readiness_other) = sorted.fired(|then| matches!(then, Then::Optimise { .. }));
        let (results, _) = sorted.fired(|then| matches!(then, Then::Result(_)));
        let about_studies = sorted.take(|then| matches!(then, Then::Study(..)));
        let board = board::board(self, &known, about_studies, &active);
        let indicated = sorted.take(|then| *then == Then::Indication).pop();
        let mut missing = as_recorded.missing();
        missing.extend(doubtful.iter().flat_map(CaseFacts::missing));
        let mut answer = Answer {
            day: view.day(),
            set: self,
            red_flags_unknown: red_flag::unknown(flags, &board, &missing),
            films_before: unfounded::films_before(view, assessment),
            unfounded: unfounded::unfounded(view),
            handling,
            handling_unknown: asked(handling_other),
            course: course::course(&known, &sorted.0, &board, &active),
            board,
            results,
            indication: indicated
                .map(|found| indication::indication(self, &known, found, facts, &as_recorded)),
            progression: indication::progression(self, assessment),
            readiness: readiness::readiness(readiness),
            readiness_unknown: readiness::unknown(readiness_other),
            measures: readiness::measures(self, facts),
            wishes: wishes::wishes(view),
            decisions: wishes::decisions(view),
            counselling: &self.counselling,
            overridden,
            contradictions,
            red_flags,
            next: Vec::new(),
            missing: Vec::new(),
        };
        answer.next = next::next(&answer, view);
        // The indication asks once more, element by element.
        missing.extend(as_recorded.missing());
        missing.extend(doubtful.iter().flat_map(CaseFacts::missing));
        answer.missing = missing.into_values().collect();
        answer
    }

    /// What comes of every rule but those that look for contradictions. A contradiction never silences a red flag, a caution
    /// or what speaks against a study.
    fn conclusions(&self, as_recorded: &CaseFacts<'_>, facts: &CaseFacts<'_>) -> Vec<Conclusion<'_>> {
        let rules = self.active().filter(|rule| !matches!(rule.then, Then::Contradiction(_)));
        let concluded = rules.map(|rule| match rule.then {
            Then::RedFlag(_) | Then::Caution(..) | Then::Study(_, Need::Contraindicated) => {
                conclude(rule, as_recorded)
            }
            _ => conclude(rule, facts),
        });
        concluded.collect()
    }

    /// Rules that are not retired.
    pub(crate) fn active(&self) -> impl Iterator<Item = &Rule> {
        self.rules.iter().filter(|rule| rule.status != Status::Retired)
    }
}
