//! What was tried: exposure and outcome of every step, and what an injection proved.

use super::{Known, Spec, plain};
use crate::value::{Found, Kind, Value};
use jiff::civil::Date;
use upright_anatomy::Laterality;
use upright_casefile::{
    Brace, BracePurpose, BraceState, Course, DrugClass, DrugTreatment, Entry, Fact, FreeText, InjectedAgent,
    Injection, InjectionApproach, InjectionPurpose, PhysicalTherapy, StepOutcome, Symptom,
};

/// A step of the nonoperative course.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Step {
    /// Anti-inflammatory drugs.
    Nsaid,
    /// Physical therapy.
    PhysicalTherapy,
    /// Epidural steroid injection.
    Injection,
}

impl Step {
    /// Every step, in the order of the ladder.
    pub(crate) const ALL: [Self; 3] = [Self::Nsaid, Self::PhysicalTherapy, Self::Injection];

    pub(crate) const fn name(self) -> &'static str {
        match self {
            Self::Nsaid => "nsaid",
            Self::PhysicalTherapy => "physical_therapy",
            Self::Injection => "injection",
        }
    }

    pub(crate) const fn label(self) -> &'static str {
        match self {
            Self::Nsaid => "anti-inflammatory drugs",
            Self::PhysicalTherapy => "physical therapy",
            Self::Injection => "epidural steroid injection",
        }
    }

    /// The course of the step that the fact tells of.
    fn course(self, fact: &Fact) -> Option<&Course> {
        match (self, fact) {
            (Self::Nsaid, Fact::DrugTreatment(DrugTreatment { class: DrugClass::Nsaid, course, .. }))
            | (Self::PhysicalTherapy, Fact::PhysicalTherapy(PhysicalTherapy { course, .. })) => Some(course),
            (Self::Injection, Fact::Injection(injection))
                if injection.purpose == InjectionPurpose::Therapeutic =>
            {
                Some(&injection.course)
            }
            _ => None,
        }
    }

    /// Every course of it, from the earliest to the latest.
    pub(crate) fn courses<'a>(self, known: &Known<'a>) -> Vec<(&'a Entry, &'a Course)> {
        known.view.facts(move |fact| self.course(fact)).collect()
    }

    /// What the patient was exposed to, an entry a line: dose and time, sessions, injections as a treatment and as a test.
    pub(crate) fn exposures(self, known: &Known<'_>) -> Vec<FreeText> {
        let exposures = known.view.facts(move |fact| match (self, fact) {
            (Self::Nsaid, Fact::DrugTreatment(drug)) if drug.class == DrugClass::Nsaid => Some(of_drug(drug)),
            (Self::PhysicalTherapy, Fact::PhysicalTherapy(therapy)) => Some(of_therapy(therapy)),
            (Self::Injection, Fact::Injection(injection)) => Some(of_injection(injection)),
            _ => None,
        });
        exposures
            .map(|(entry, words)| format!("{} ({:?}): {words}", entry.effective_at, entry.id).into())
            .collect()
    }

    /// What came of it: the latest outcome; `None` = tried without an outcome so far, or not recorded.
    pub(crate) fn outcome<'a>(self, known: &Known<'a>) -> Option<(&'a Entry, StepOutcome)> {
        self.courses(known).into_iter().rev().find_map(|(entry, course)| Some((entry, course.outcome?)))
    }
}

fn listed(parts: impl IntoIterator<Item = Option<String>>) -> String {
    let parts: Vec<String> = parts.into_iter().flatten().collect();
    if parts.is_empty() { "dose and time not recorded".to_owned() } else { parts.join(", ") }
}

fn in_weeks(weeks: f64) -> String {
    if weeks == 1.0 { "1 week".to_owned() } else { format!("{weeks} weeks") }
}

fn of_drug(drug: &DrugTreatment) -> String {
    listed([drug.dose.as_ref().map(ToString::to_string), drug.weeks.map(in_weeks)])
}

fn of_therapy(therapy: &PhysicalTherapy) -> String {
    let goals: Vec<String> = therapy.goals.iter().map(|goal| plain(goal.name())).collect();
    listed([
        therapy.sessions_attended.map(|sessions| format!("{sessions} sessions attended")),
        therapy.weeks.map(in_weeks),
        (!goals.is_empty()).then(|| format!("for {}", goals.join(", "))),
    ])
}

fn of_injection(injection: &Injection) -> String {
    let what = match injection.purpose {
        InjectionPurpose::Therapeutic => "treatment",
        InjectionPurpose::Diagnostic => "test",
    };
    let pain = |label: &str, pain: Option<f64>| pain.map(|pain| format!("{label} {pain}"));
    let agents: Vec<String> = injection.agents.iter().map(|agent| plain(agent.name())).collect();
    listed([
        Some(format!("as a {what}")),
        injection.root.map(|root| format!("root {root}")),
        injection.side.and_then(|side| match side {
            Laterality::Left => Some("left".to_owned()),
            Laterality::Right => Some("right".to_owned()),
            Laterality::Unspecified => None,
        }),
        injection.approach.map(|approach| plain(approach.name())),
        (!agents.is_empty()).then(|| agents.join(" and ")),
        pain("pain before", injection.pain_before),
        pain("after, while the anaesthetic works,", injection.pain_after),
        pain("two weeks later", injection.pain_at_two_weeks),
    ])
}

pub(super) fn specs() -> Vec<Spec> {
    let single = vec![
        Spec::new("step.nsaid.weeks", "time on an anti-inflammatory drug", Kind::Number("wk"), drug_weeks),
        Spec::new(
            "step.physical_therapy.weeks",
            "time in physical therapy",
            Kind::Number("wk"),
            therapy_weeks,
        ),
        Spec::new(
            "step.physical_therapy.sessions",
            "sessions of physical therapy",
            Kind::Number("1"),
            sessions,
        ),
        Spec::new("injection.latest", "latest steroid injection", Kind::Day, latest_steroid),
        Spec::new(
            "injection.sessions_in_a_year",
            "injections in the last 12 months",
            Kind::Number("1"),
            in_a_year,
        ),
        Spec::new(
            "injection.sessions_in_half_a_year",
            "injections in the last 6 months",
            Kind::Number("1"),
            in_half_a_year,
        ),
        Spec::flag(
            "injection.unguided",
            "an injection without image guidance and contrast medium",
            |known| any_injection(known, |injection| injection.image_guided == Some(false)),
        ),
        Spec::flag("injection.interlaminar", "an interlaminar injection", |known| {
            any_injection(known, |injection| injection.approach == Some(InjectionApproach::Interlaminar))
        }),
        Spec::flag(
            "injection.particulate_transforaminal",
            "a steroid with particles through a foramen",
            |known| {
                any_injection(known, |injection| {
                    injection.approach == Some(InjectionApproach::Transforaminal)
                        && injection.agents.contains(&InjectedAgent::ParticulateSteroid)
                })
            },
        ),
        Spec::new(
            "injection.relief_at_two_weeks",
            "relief two weeks after a steroid injection",
            Kind::Number("%"),
            relief,
        ),
        Spec::new("block.relief", "relief after a diagnostic block", Kind::Number("%"), block_relief),
        Spec::flag(
            "block.at_tested_root",
            "a block at the root in question, walking or provoked",
            block_at_root,
        ),
        Spec::flag("block.done", "a diagnostic block", |known| {
            let found = diagnostic(known);
            found.map_or_else(|| Found::flag(false), |(entry, _)| Found::flag(true).told_by(entry))
        }),
        Spec::flag("brace.asked", "a brace ordered or worn", brace_asked),
        Spec::new("brace.purpose", "purpose of the brace", Kind::Word(purposes()), brace_purpose),
    ];
    single.into_iter().chain(Step::ALL.into_iter().flat_map(of_step)).collect()
}

fn outcomes() -> Vec<&'static str> {
    let under_way = ["under_way"].into_iter();
    under_way.chain(StepOutcome::ALL.iter().map(|outcome| outcome.name())).collect()
}

fn of_step(step: Step) -> [Spec; 2] {
    let missing = move || Found::unknown(format!("what came of {}", step.label()));
    let outcome = Spec::new(
        format!("step.{}.outcome", step.name()),
        format!("{}, outcome", step.label()),
        Kind::Word(outcomes()),
        move |known| match (step.outcome(known), step.courses(known).last()) {
            (Some((entry, outcome)), _) => Found::word(outcome.name()).told_by(entry),
            (None, Some((entry, _))) => Found::word("under_way").told_by(entry),
            (None, None) => missing(),
        },
    );
    let closed = Spec::flag(
        format!("step.{}.closed", step.name()),
        format!("{} with an outcome", step.label()),
        move |known| match (step.outcome(known), step.courses(known).last()) {
            (Some((entry, _)), _) => Found::flag(true).told_by(entry),
            (None, Some((entry, _))) => Found::flag(false).told_by(entry),
            (None, None) => missing(),
        },
    );
    [outcome, closed]
}

fn drug_weeks(known: &Known<'_>) -> Found {
    let found = known.view.facts(|fact| match fact {
        Fact::DrugTreatment(drug) if drug.class == DrugClass::Nsaid => drug.weeks,
        _ => None,
    });
    sum(found, "weeks for which an anti-inflammatory drug was taken")
}

fn therapy_weeks(known: &Known<'_>) -> Found {
    let found = known.view.facts(|fact| match fact {
        Fact::PhysicalTherapy(therapy) => therapy.weeks,
        _ => None,
    });
    sum(found, "weeks of physical therapy")
}

fn sessions(known: &Known<'_>) -> Found {
    let found = known.view.facts(|fact| match fact {
        Fact::PhysicalTherapy(therapy) => therapy.sessions_attended.map(f64::from),
        _ => None,
    });
    sum(found, "sessions of physical therapy attended")
}

fn sum<'a>(found: impl Iterator<Item = (&'a Entry, f64)>, missing: &str) -> Found {
    found
        .fold(None, |sum: Option<Found>, (entry, value)| {
            let before = sum.as_ref().and_then(Found::as_number).unwrap_or(0.0);
            let origins = sum.map(|sum| sum.origins).unwrap_or_default();
            Some(Found { origins, ..Found::number(before + value) }.told_by(entry))
        })
        .unwrap_or_else(|| Found::unknown(missing))
}

fn injections<'a>(known: &Known<'a>) -> impl DoubleEndedIterator<Item = (&'a Entry, &'a Injection)> {
    known.view.facts(|fact| match fact {
        Fact::Injection(injection) => Some(&**injection),
        _ => None,
    })
}

/// Injections that were given: a step that was closed without one is none.
fn given<'a>(known: &Known<'a>) -> impl DoubleEndedIterator<Item = (&'a Entry, &'a Injection)> {
    injections(known).filter(|(_, injection)| {
        !injection
            .course
            .outcome
            .is_some_and(|outcome| outcome.needs_reason() && outcome != StepOutcome::NotTolerated)
    })
}

fn latest_steroid(known: &Known<'_>) -> Found {
    let with_steroid = |injection: &Injection| {
        injection.purpose == InjectionPurpose::Therapeutic
            || injection.agents.iter().any(|agent| *agent != InjectedAgent::LocalAnaesthetic)
    };
    let last = given(known).rfind(|(_, injection)| with_steroid(injection));
    last.map_or_else(
        || Found::unknown("the day of the latest steroid injection, or that there was none"),
        |(entry, _)| Found::known(Value::Day(entry.effective_at)).told_by(entry),
    )
}

/// Days of a year: how long, no clinical limit.
const YEAR: i32 = 365;
/// Days of half a year: how long, no clinical limit.
const HALF_A_YEAR: i32 = 182;

fn in_a_year(known: &Known<'_>) -> Found {
    given_within(known, YEAR)
}

fn in_half_a_year(known: &Known<'_>) -> Found {
    given_within(known, HALF_A_YEAR)
}

fn given_within(known: &Known<'_>, days: i32) -> Found {
    let is_recent = |day: Date| (known.view.day() - day).get_days() <= days;
    let recent: Vec<&Entry> = given(known)
        .filter(|(entry, injection)| {
            injection.purpose == InjectionPurpose::Therapeutic && is_recent(entry.effective_at)
        })
        .map(|(entry, _)| entry)
        .collect();
    recent.iter().fold(Found::number(recent.len() as f64), |found, entry| found.told_by(entry))
}

fn any_injection(known: &Known<'_>, is: impl Fn(&Injection) -> bool) -> Found {
    match injections(known).filter(|(_, injection)| is(injection)).last() {
        Some((entry, _)) => Found::flag(true).told_by(entry),
        None => Found::unknown("how the injection was or is to be given"),
    }
}

/// Relief in percent of the pain before; `None` without both, or without pain before.
fn percent(before: Option<f64>, after: Option<f64>) -> Option<f64> {
    let (before, after) = (before?, after?);
    (before > 0.0).then(|| (before - after) / before * 100.0)
}

fn relief(known: &Known<'_>) -> Found {
    let mut relieved =
        given(known).filter(|(_, injection)| injection.purpose == InjectionPurpose::Therapeutic).filter_map(
            |(entry, injection)| Some((entry, percent(injection.pain_before, injection.pain_at_two_weeks)?)),
        );
    relieved.next_back().map_or_else(
        || Found::unknown("pain before a steroid injection and two weeks later"),
        |(entry, relief)| Found::number(relief).told_by(entry),
    )
}

fn diagnostic<'a>(known: &Known<'a>) -> Option<(&'a Entry, &'a Injection)> {
    given(known).rfind(|(_, injection)| injection.purpose == InjectionPurpose::Diagnostic)
}

fn block_relief(known: &Known<'_>) -> Found {
    let found = diagnostic(known)
        .and_then(|(entry, injection)| Some((entry, percent(injection.pain_before, injection.pain_after)?)));
    found.map_or_else(
        || Found::unknown("pain before and after a diagnostic block"),
        |(entry, relief)| Found::number(relief).told_by(entry),
    )
}

/// Only at the tested root, with walking or provocation, a block says something.
fn block_at_root(known: &Known<'_>) -> Found {
    let Some((entry, injection)) = diagnostic(known) else {
        return Found::unknown("a diagnostic block");
    };
    let Some((_, found)) = known.view.symptom(Symptom::Radiculopathy) else {
        return Found::unknown("the root and side of the radiculopathy");
    };
    let same = injection.root.zip(found.root).map(|(one, other)| one == other);
    let side = injection.side.zip(found.side).map(|(one, other)| one == other);
    match (same, side, injection.provoked) {
        (Some(true), Some(true), Some(true)) => Found::flag(true).told_by(entry),
        (Some(false), ..) | (_, Some(false), _) | (.., Some(false)) => Found::flag(false).told_by(entry),
        _ => Found::unknown("root, side and provocation of the block"),
    }
}

fn purposes() -> Vec<&'static str> {
    BracePurpose::ALL.iter().map(|purpose| purpose.name()).collect()
}

/// The latest statement about each purpose, as long as it is not stopped; correction of posture goes first.
fn brace<'a>(known: &Known<'a>) -> Option<(&'a Entry, &'a Brace)> {
    let all = known.view.facts(|fact| match fact {
        Fact::Brace(brace) => Some(brace),
        _ => None,
    });
    let mut latest: Vec<(&Entry, &Brace)> = Vec::new();
    for (entry, brace) in all {
        latest.retain(|(_, other)| other.purpose != brace.purpose);
        latest.push((entry, brace));
    }
    latest.retain(|(_, brace)| brace.state != BraceState::Stopped);
    latest.into_iter().min_by_key(|(_, brace)| brace.purpose)
}

fn brace_asked(known: &Known<'_>) -> Found {
    brace(known).map_or_else(|| Found::flag(false), |(entry, _)| Found::flag(true).told_by(entry))
}

fn brace_purpose(known: &Known<'_>) -> Found {
    brace(known).map_or_else(
        || {
            Found::unknown(format!(
                "what a brace is for: {}",
                purposes().iter().map(|word| plain(word)).collect::<Vec<_>>().join(", ")
            ))
        },
        |(entry, brace)| Found::word(brace.purpose.name()).told_by(entry),
    )
}
