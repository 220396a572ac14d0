//! What to do next, the most urgent first. Nothing is concluded here that does not stand elsewhere in the answer with its reasons.

use super::board::{BoardItem, Progress};
use super::course::{CourseStep, StepState};
use super::indication::Verdict;
use super::overridden::INDICATION;
use super::readiness::ReadinessItem;
use super::unfounded::{Unfounded, finding_words};
use super::{Answer, Indication};
use crate::conclude::{Conclusion, Reason};
use crate::rule::{CautionLevel, Need, Then, Tier};
use crate::words::words;
use jiff::civil::Date;
use std::collections::BTreeSet;
use upright_casefile::{Choice, Confirmation, Fact, View};

words! {
    /// What kind of thing is to be done.
    Act {
        /// A red flag is raised: what it asks for.
        RedFlag = "red_flag",
        /// A study is asked for that must not be made: take the order back.
        CancelOrder = "cancel_order",
        /// A step is under way that must not be taken: whoever answers for it decides.
        Reconsider = "reconsider",
        /// Facts contradict each other, or a finding rests on a study that was taken back.
        Resolve = "resolve",
        /// Red flags of which nobody knows: ask.
        AskRedFlags = "ask_red_flags",
        /// A program or a first reading proposes a finding: confirm or reject it.
        Decide = "decide",
        /// A study is needed and not asked for, or did not answer its question.
        Arrange = "arrange",
        /// A needed study is asked for and not made.
        Await = "await",
        /// A study is made and not read.
        Read = "read",
        /// A step of the course is due.
        Try = "try",
        /// A step of the course is due, and something speaks against it.
        Weigh = "weigh",
        /// A step of the course would be due, and must not be taken: close it with that reason.
        Close = "close",
        /// A step of the course is to be looked at again.
        Review = "review",
        /// A deformity surgeon should see the patient.
        Refer = "refer",
        /// The elective indication lacks something.
        FindOut = "find_out",
        /// A risk is to be lowered before an elective operation.
        Optimise = "optimise",
        /// A needed study that waits until the red flag is settled.
        Later = "later",
    }
}

/// Something to be done.
#[derive(Clone, Debug, PartialEq)]
pub struct NextAction {
    /// What kind of thing.
    pub act: Act,
    /// The fixed code of what it is about: a rule, a study, a step, a risk; of a finding, the entry that proposes it.
    pub about: String,
    /// What people call it.
    pub name: String,
    /// What it is for, or what is said of it.
    pub detail: String,
    /// How soon; `None` = it is no red flag.
    pub tier: Option<Tier>,
    /// What speaks against it, the gravest first.
    pub cautions: Vec<Against>,
    /// What is to be asked first, or what is not known.
    pub ask: Vec<String>,
    /// Of a study, since when it has come as far as it has.
    pub since: Option<Date>,
    /// Of a study that an emergency asks for: it was asked for on an earlier day.
    pub is_late: bool,
}

/// Something that speaks against what is to be done.
#[derive(Clone, Debug, PartialEq)]
pub struct Against {
    /// How much.
    pub level: CautionLevel,
    /// What is said.
    pub text: String,
    /// What of the record makes it be said.
    pub because: Vec<Reason>,
}

impl Against {
    fn of(level: CautionLevel, found: &Conclusion<'_>) -> Self {
        Self { level, text: found.rule.recommendation.clone(), because: found.reasons.clone() }
    }
}

impl NextAction {
    fn new(act: Act, about: &str, name: &str, detail: &str) -> Self {
        let (about, name, detail) = (about.to_owned(), name.to_owned(), detail.to_owned());
        Self {
            act,
            about,
            name,
            detail,
            tier: None,
            cautions: Vec::new(),
            ask: Vec::new(),
            since: None,
            is_late: false,
        }
    }

    fn of_rule(act: Act, found: &Conclusion<'_>) -> Self {
        Self::new(act, found.rule.code(), &found.rule.recommendation, &found.rule.rationale)
    }

    fn of_study(act: Act, item: &BoardItem<'_>) -> Self {
        let action = Self::new(act, item.study.kind.name(), &item.study.name, &item.study.question);
        let BoardItem { since, is_late, progress, .. } = *item;
        if progress == Progress::Inadequate {
            let detail = format!("{} {}", inadequate(item), action.detail);
            return Self { detail, since, ..action };
        }
        match since.filter(|_| is_late) {
            // Reference, care rules: same-day emergency assessment and emergency imaging (flag M).
            Some(day) => {
                let late = format!("Asked for on {day}, and late: an emergency is imaged the same day.");
                Self { detail: format!("{late} {}", action.detail), since, is_late, ..action }
            }
            None => Self { since, ..action },
        }
    }
}

/// Everything that is to be done. What a clinician has set aside is not asked for again.
pub(super) fn next(answer: &Answer<'_>, view: &View<'_>) -> Vec<NextAction> {
    let aside: BTreeSet<&str> = answer.overridden.iter().map(|found| found.item.as_str()).collect();
    let settled = if answer.course.held_back { Vec::new() } else { elective(answer) };
    let emergency: Vec<NextAction> = red_flags(answer, Tier::EmergencyNow).collect();
    let present = studies(answer, |item| !item.waits);
    // In an emergency the needed studies that do not wait are those that it asks for.
    let is_at_once = |item: &BoardItem<'_>| item.need == Need::Needed && !emergency.is_empty();
    let kinds: BTreeSet<&str> =
        answer.board.iter().filter(|item| is_at_once(item)).map(|item| item.study.kind.name()).collect();
    let (at_once, then): (Vec<_>, Vec<_>) =
        present.into_iter().partition(|action| kinds.contains(action.about.as_str()));
    let all = emergency
        .into_iter()
        .chain(at_once)
        .chain(unsafe_orders(answer, &aside))
        .chain(unsafe_steps(answer))
        .chain(red_flags(answer, Tier::UrgentDays))
        .chain(answer.contradictions.iter().map(|found| NextAction::of_rule(Act::Resolve, &found.conclusion)))
        .chain(unasked(answer))
        .chain(answer.unfounded.iter().map(without_study))
        .chain(proposals(view))
        .chain(then)
        .chain(settled)
        .chain(studies(answer, |item| item.waits));
    all.filter(|action| !codes(action).any(|code| aside.contains(code))).collect()
}

/// The codes by which it is set aside. Who sets a study or a step aside does not need it, and has not said that it is safe.
fn codes(action: &NextAction) -> impl Iterator<Item = &str> {
    let is_indication = matches!(action.act, Act::Refer | Act::FindOut);
    let is_unsafe = matches!(action.act, Act::CancelOrder | Act::Reconsider);
    let about = (!is_unsafe).then_some(action.about.as_str());
    about.into_iter().chain(is_indication.then_some(INDICATION))
}

fn red_flags(answer: &Answer<'_>, tier: Tier) -> impl Iterator<Item = NextAction> {
    // What belongs to a more urgent one is no second matter.
    let flags = answer.red_flags.iter().filter(move |flag| flag.tier == tier && flag.part_of.is_none());
    flags.map(move |flag| NextAction {
        tier: Some(tier),
        ..NextAction::of_rule(Act::RedFlag, &flag.conclusion)
    })
}

/// Orders of studies that must not be made, unless every rule that says so is set aside.
fn unsafe_orders(answer: &Answer<'_>, aside: &BTreeSet<&str>) -> Vec<NextAction> {
    let is_unsafe =
        |item: &&BoardItem<'_>| item.need == Need::Contraindicated && item.progress == Progress::Ordered;
    let cancel = |item: &BoardItem<'_>| {
        let holds = |found: &&Conclusion<'_>| found.fires() && !aside.contains(found.rule.code());
        let against = item.why.iter().filter(holds);
        let cautions: Vec<_> =
            against.map(|found| Against::of(CautionLevel::Contraindicated, found)).collect();
        let action = NextAction::of_study(Act::CancelOrder, item);
        (!cautions.is_empty()).then_some(NextAction { cautions, ..action })
    };
    answer.board.iter().filter(is_unsafe).filter_map(cancel).collect()
}

/// Steps under way that must not be taken.
fn unsafe_steps(answer: &Answer<'_>) -> impl Iterator<Item = NextAction> {
    let under_way = answer.course.steps.iter().filter(|step| step.state == StepState::UnderWay);
    under_way.filter_map(|step| {
        let grave = step.cautions.iter().filter(|caution| caution.level == CautionLevel::Contraindicated);
        let cautions: Vec<_> = grave.map(|caution| Against::of(caution.level, &caution.conclusion)).collect();
        let action = NextAction::new(Act::Reconsider, step.code, step.name, "It is under way.");
        (!cautions.is_empty()).then_some(NextAction { cautions, ..action })
    })
}

fn unasked(answer: &Answer<'_>) -> Option<NextAction> {
    let to_ask: Vec<&Conclusion<'_>> = answer
        .red_flags_unknown
        .iter()
        .filter(|flag| flag.waits_for.is_none())
        .map(|flag| &flag.conclusion)
        .collect();
    let count = to_ask.len();
    let name = match count {
        0 => return None,
        1 => "a red flag of which nobody knows".to_owned(),
        more => format!("{more} red flags of which nobody knows"),
    };
    let ask = each_once(to_ask.into_iter().flat_map(Conclusion::missing));
    let detail = "What was never asked is not absent.";
    Some(NextAction { ask, ..NextAction::new(Act::AskRedFlags, "red_flags", &name, detail) })
}

/// Findings that a program or a first reading proposes.
fn proposals(view: &View<'_>) -> impl Iterator<Item = NextAction> {
    let proposed = view.facts(|fact| match fact {
        Fact::StudyFinding(found) if found.status == Confirmation::Proposed => Some(&**found),
        _ => None,
    });
    proposed
        .map(|(entry, found)| NextAction::new(Act::Decide, &entry.id, &finding_words(found), &found.study))
}

/// A finding whose study was taken back.
fn without_study(found: &Unfounded) -> NextAction {
    let detail = format!(
        "Seen on {:?}, which was taken back: it counts for nothing. Record it on the study that shows it, or take it back as well.",
        found.study
    );
    NextAction::new(Act::Resolve, &found.entry, &found.name, &detail)
}

/// Studies that are needed and not read, those first that nobody has asked for; and whatever was made and waits to be read.
fn studies(answer: &Answer<'_>, is_wanted: impl Fn(&BoardItem<'_>) -> bool) -> Vec<NextAction> {
    let is_to_be_read =
        |item: &BoardItem<'_>| item.progress == Progress::Done && (item.need == Need::Needed || !item.waits);
    let is_open = |item: &&BoardItem<'_>| item.is_to_be_made() || is_to_be_read(item);
    let open = answer.board.iter().filter(|item| is_open(item) && is_wanted(item));
    let mut all: Vec<NextAction> = open.filter_map(|item| study(answer, item)).collect();
    all.sort_by_key(|action| action.act);
    all
}

/// That a study was made in vain, and why.
fn inadequate(item: &BoardItem<'_>) -> String {
    let on = item.made.map(|day| format!(" on {day}")).unwrap_or_default();
    let why = item.inadequate_for.as_deref().map(|why| format!(": {}", why.trim_end_matches('.')));
    format!("Made{on}, and it does not answer{}.", why.unwrap_or_default())
}

fn study(answer: &Answer<'_>, item: &BoardItem<'_>) -> Option<NextAction> {
    let act = match item.progress {
        Progress::Read => return None,
        _ if item.waits => Act::Later,
        Progress::None | Progress::Inadequate => Act::Arrange,
        Progress::Ordered => Act::Await,
        Progress::Done => Act::Read,
    };
    let kind = item.study.kind.name();
    let told = answer.course.besides.iter().filter(|caution| is_told_of(&caution.conclusion, kind));
    let cautions = told.map(|caution| Against::of(caution.level, &caution.conclusion));
    let asked = answer.course.ask.iter().filter(|found| is_told_of(found, kind));
    let ask = asked.flat_map(Conclusion::missing);
    let (cautions, ask) = (cautions.collect(), each_once(ask));
    let action = NextAction::of_study(act, item);
    let replaced = answer.board.iter().find(|other| other.instead == Some(item.study.kind));
    let detail = match replaced {
        Some(other) => {
            format!("In the place of {}. {} {}", other.study.name, inadequate(other), action.detail)
        }
        None => action.detail,
    };
    Some(NextAction { cautions, ask, detail, ..action })
}

/// Whether it is a caution about that study. What payers ask for is no reason against it.
fn is_told_of(found: &Conclusion<'_>, study: &str) -> bool {
    matches!(&found.rule.then, Then::Caution(about, level) if about == study && *level != CautionLevel::Coverage)
}

/// What waits while a red flag is raised: the course, the elective indication, and risks before an operation.
fn elective(answer: &Answer<'_>) -> Vec<NextAction> {
    let steps = answer.course.steps.iter().filter_map(|step| step_of(answer, step));
    let indicated = answer.indication.as_ref().and_then(|found| indication(answer, found));
    steps.chain(indicated).chain(answer.readiness.iter().map(risk)).collect()
}

fn step_of(answer: &Answer<'_>, step: &CourseStep<'_>) -> Option<NextAction> {
    let is_due = step.review_on.is_some_and(|day| day <= answer.day);
    let applies = step.applies.iter().find(|found| found.fires());
    let gravest = step.cautions.first().map(|caution| caution.level);
    let act = match (step.state, gravest) {
        (StepState::UnderWay, _) if is_due => Act::Review,
        (StepState::NotTried, Some(CautionLevel::Contraindicated)) => Act::Close,
        (StepState::NotTried, Some(CautionLevel::Avoid)) => Act::Weigh,
        (StepState::NotTried, _) => Act::Try,
        _ => return None,
    };
    let detail = applies.map_or("", |found| &found.rule.recommendation);
    // What payers ask for is no reason against a treatment.
    let told = step.cautions.iter().filter(|caution| caution.level != CautionLevel::Coverage);
    let cautions = told.map(|caution| Against::of(caution.level, &caution.conclusion));
    let open = step.ask.iter().filter(|found| is_medical(found)).flat_map(Conclusion::missing);
    let (cautions, ask) = (cautions.collect(), each_once(open));
    Some(NextAction { cautions, ask, ..NextAction::new(act, step.code, step.name, detail) })
}

const fn is_medical(found: &Conclusion<'_>) -> bool {
    matches!(found.rule.then, Then::Caution(_, CautionLevel::Contraindicated | CautionLevel::Avoid))
}

fn indication(answer: &Answer<'_>, found: &Indication<'_>) -> Option<NextAction> {
    let latest = answer.decisions.last().map(|decided| decided.choice);
    let is_referred = matches!(latest, Some(Choice::Referral | Choice::Operation));
    let rule = found.conclusion.rule;
    match found.verdict {
        Verdict::ReferralAdvised if !is_referred => {
            Some(NextAction::new(Act::Refer, rule.code(), found.verdict.words(), &rule.recommendation))
        }
        Verdict::CannotTell => {
            let action =
                NextAction::new(Act::FindOut, rule.code(), "the elective indication", &rule.question);
            Some(NextAction { ask: found.missing.clone(), ..action })
        }
        _ => None,
    }
}

fn risk(found: &ReadinessItem<'_>) -> NextAction {
    let detail = format!("{}; {}", found.owner, found.recheck);
    NextAction::new(Act::Optimise, found.conclusion.rule.code(), found.item, &detail)
}

fn each_once(texts: impl Iterator<Item = String>) -> Vec<String> {
    let mut seen = BTreeSet::new();
    texts.filter(|text| seen.insert(text.clone())).collect()
}
