//! What must not change: need never falls with a worse fact, risk never lowers need, and what is taken away makes nothing known.

use crate::stories::{Story, stories};
use crate::{DAY, set};
use upright_assessment::{Assessment, Options, assess};
use upright_casefile::{
    Author, CaseFile, ClinicalFinding, Comorbidity, Condition, DrugClass, Entry, Fact, Instrument,
    Medication, Outcome as Score, Presence, Strength, Symptom, View,
};
use upright_pathway::facts::{CATALOGUE, Known};
use upright_pathway::{
    Answer, Axis, GivenFacts, Need, Outcome, RuleSet, State, Then, Value, Verdict, conclude,
};

const OURS: &str = "rules/fixed-sagittal-imbalance";

fn entry(fact: Fact) -> Entry {
    Entry::new("worse", DAY, Author::new("test"), fact)
}

fn with(case: &CaseFile, fact: Fact) -> CaseFile {
    CaseFile::new(case.entries().iter().cloned().chain([entry(fact)]).collect()).unwrap()
}

fn symptom(symptom: Symptom) -> Fact {
    let presence = Presence::Present;
    Fact::ClinicalFinding(ClinicalFinding { symptom, presence, since: None, root: None, side: None })
}

/// Facts for the worse on the axis of need.
fn worse() -> Vec<Fact> {
    let score = |instrument, value| Fact::Outcome(Score::new(instrument, value).unwrap());
    let weak = |grade| {
        Fact::Strength(Strength {
            root: upright_anatomy::Level::L5,
            side: upright_anatomy::Laterality::Right,
            grade,
            onset: None,
            stable: None,
        })
    };
    let mut all: Vec<Fact> = Symptom::ALL.iter().map(|one| symptom(*one)).collect();
    all.extend([weak(4), weak(2), score(Instrument::NrsBack, 10.0), score(Instrument::Odi, 80.0)]);
    all
}

/// Facts for the worse on the axis of risk alone: rules of need ask none of them.
fn riskier(set: &RuleSet) -> Vec<Fact> {
    let asked: Vec<&str> = set
        .rules
        .iter()
        .filter(|rule| rule.axis == Axis::Need && !matches!(rule.then, Then::Caution(..)))
        .flat_map(|rule| {
            rule.when.leaves().into_iter().chain(rule.except.iter().flat_map(|one| one.when.leaves()))
        })
        .map(|leaf| leaf.fact.as_str())
        .chain(set.terms.iter().flat_map(|term| term.when.leaves()).map(|leaf| leaf.fact.as_str()))
        .collect();
    let conditions = Condition::ALL
        .iter()
        .filter(|one| !asked.contains(&format!("condition.{}", one.name()).as_str()))
        .filter(|one| **one != Condition::AnkylosingDisease)
        .map(|one| Fact::Comorbidity(Comorbidity { condition: *one, presence: Presence::Present }));
    let drugs = DrugClass::ALL
        .iter()
        .filter(|one| !asked.contains(&format!("drug.{}", one.name()).as_str()))
        .map(|one| Fact::Medication(Medication { class: *one, presence: Presence::Present, dose: None }));
    conditions.chain(drugs).collect()
}

/// An answer and everything it borrows from, asked of a changed record with the assessment of the changed record.
fn answered<T>(set: &RuleSet, case: &CaseFile, of: impl Fn(&Answer<'_>) -> T) -> T {
    let view = case.as_of(DAY);
    let assessment = assess(&view, Options { draws: 0, ..Options::default() });
    of(&set.answer(&view, &assessment))
}

#[derive(Debug, Clone, PartialEq)]
struct Summary {
    needs: Vec<(&'static str, Need)>,
    urgency: usize,
    verdict: Verdict,
}

fn summary(answer: &Answer<'_>) -> Summary {
    // The tiers in words begin with the most urgent.
    let urgency = answer.red_flags.iter().map(|flag| 3 - flag.tier as usize).max().unwrap_or(0);
    Summary {
        needs: answer.board.iter().map(|item| (item.study.kind.name(), item.need)).collect(),
        urgency,
        verdict: answer.indication.as_ref().unwrap().verdict,
    }
}

/// Whether a need fell. What was not known may turn out either way. Where CT of the whole spine goes first today, what it shows
/// decides about MRI; and bone is measured before an operation, which waits where a symptom opens a step of care.
fn fallen(before: &Summary, after: &Summary) -> Vec<String> {
    let is_first = after.needs.contains(&("whole_spine_ct", Need::Needed));
    let care_opens = after.verdict == Verdict::CannotTell;
    let waits = |name: &str, is: Need| {
        is == Need::CannotTell && ((name == "mri" && is_first) || (name == "bone_density" && care_opens))
    };
    let pairs = before.needs.iter().zip(&after.needs);
    let fell =
        pairs.filter(|((name, was), (_, is))| is < was && *was != Need::CannotTell && !waits(name, *is));
    fell.map(|((name, was), (_, is))| format!("{name}: {} to {}", was.name(), is.name())).collect()
}

#[test]
fn a_worse_fact_never_lowers_need_or_urgency() {
    let set = set(OURS);
    for Story { name, case, .. } in stories() {
        let before = answered(&set, &case, summary);
        for fact in worse() {
            let what = format!("{name}, {fact:?}");
            let after = answered(&set, &with(&case, fact), summary);
            assert_eq!(fallen(&before, &after), [""; 0], "{what}");
            assert!(after.urgency >= before.urgency, "{what}");
            if before.verdict == Verdict::ReferralAdvised {
                assert_ne!(after.verdict, Verdict::NotYet, "{what}");
            }
        }
    }
}

#[test]
fn risk_never_lowers_need_and_decides_nothing() {
    let set = set(OURS);
    let risks = riskier(&set);
    assert!(risks.len() > 15, "{} risks only", risks.len());
    for Story { name, case, .. } in stories() {
        let before = answered(&set, &case, summary);
        for fact in &risks {
            let after = answered(&set, &with(&case, fact.clone()), summary);
            assert_eq!(fallen(&before, &after), [""; 0], "{name}, {fact:?}");
            assert!(after.urgency >= before.urgency && after.verdict == before.verdict, "{name}, {fact:?}");
        }
    }
}

/// Facts about the record itself, of which absence is known: nobody ordered, nobody took.
fn is_about_the_record(name: &str) -> bool {
    const OF_THE_RECORD: [&str; 6] = [
        "study.",
        "film.",
        "brace.asked",
        "block.done",
        "injection.sessions_in_a_year",
        "fracture.excluded.",
    ];
    OF_THE_RECORD.iter().any(|beginning| name.starts_with(beginning))
}

/// Facts that the assessment draws from several entries, so that fewer entries may be judged otherwise.
fn is_of_films(name: &str) -> bool {
    ["parameter.", "flexibility.", "progression.", "malalignment."]
        .iter()
        .any(|beginning| name.starts_with(beginning))
}

#[test]
fn a_removed_fact_never_turns_unknown_into_false() {
    for Story { name, case, .. } in stories() {
        let view = case.as_of(DAY);
        let assessment = assess(&view, Options { draws: 0, ..Options::default() });
        let removed: Vec<&str> = case.entries().iter().map(|entry| entry.id.as_str()).collect();
        for id in removed {
            let fewer: Vec<Entry> = case
                .entries()
                .iter()
                .filter(|entry| entry.id != id && entry.supersedes.as_deref() != Some(id))
                .cloned()
                .collect();
            let Ok(fewer) = CaseFile::new(fewer) else { continue };
            check(&format!("{name} without {id}"), (&view, &assessment), &fewer.as_of(DAY));
        }
    }
}

fn check(what: &str, (before, assessment): (&View<'_>, &Assessment<'_>), after: &View<'_>) {
    // The films are assessed once: what is asked here is what the facts make of the record.
    let (before, after) = (Known { view: before, assessment }, Known { view: after, assessment });
    for spec in
        CATALOGUE.specs().iter().filter(|spec| !is_about_the_record(&spec.name) && !is_of_films(&spec.name))
    {
        let was_unknown = matches!(spec.find(&before).state, State::Unknown(_));
        if was_unknown {
            let is = spec.find(&after).state;
            assert_ne!(is, State::Known(Value::Flag(false)), "{what}: {} was unknown", spec.name);
        }
    }
}

#[test]
fn a_fact_taken_from_a_test_makes_nothing_known() {
    let set = set(OURS);
    for rule in &set.rules {
        for test in &rule.tests {
            for taken in test.given.keys() {
                let mut fewer = test.given.clone();
                fewer.remove(taken);
                let found = conclude(rule, &GivenFacts::new(&set, &fewer, DAY)).outcome;
                let allowed =
                    found == test.expect || matches!(found, Outcome::Unknown | Outcome::FiresUnless);
                assert!(allowed, "{}, test {:?} without {taken}: {}", rule.id, test.name, found.name());
            }
        }
    }
}
