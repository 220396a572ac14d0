//! The schema lists the words that the code can write, and no other.

use super::{SCHEMA, answered, document, patient};
use serde_json::Value;
use std::collections::BTreeSet;
use upright_casefile::{StepOutcome, StudyKind};
use upright_pathway::{
    Answer, Axis, CautionLevel, Direction, Need, Outcome, Progress, Rule, Status, StepState, Tier, Verdict,
};

type Words = BTreeSet<Option<String>>;

/// What the schema lists at `pointer`; `None` = null.
fn listed(pointer: &str) -> Words {
    let list = SCHEMA.pointer(pointer).unwrap_or_else(|| panic!("{pointer}")).as_array().unwrap();
    list.iter().map(|word| word.as_str().map(str::to_owned)).collect()
}

/// Puts `all` into the patient's answer, one after the other, and looks for them at `written`.
fn check<T: Copy>(list: &str, all: &[T], written: &str, put: impl Fn(&mut Answer<'_>, T)) {
    let found: Words = answered(&patient::set(), &patient::case(), |assessed, answer| {
        let word = |one: &T| {
            let mut answer = answer.clone();
            put(&mut answer, *one);
            let json = document(assessed, &answer);
            json.pointer(written).unwrap_or_else(|| panic!("{written}")).as_str().map(str::to_owned)
        };
        all.iter().map(word).collect()
    });
    assert_eq!(found, listed(list), "{list}");
}

/// As [`check`], of what belongs to a rule itself.
fn check_rule<T: Copy>(list: &str, all: &[T], written: &str, put: impl Fn(&mut Rule, T)) {
    let word = |one: &T| {
        let mut set = patient::set();
        set.rules.iter_mut().for_each(|rule| put(rule, *one));
        let json = answered(&set, &patient::case(), |assessed, answer| document(assessed, &answer));
        json.pointer(written).unwrap_or_else(|| panic!("{written}")).as_str().map(str::to_owned)
    };
    assert_eq!(all.iter().map(word).collect::<Words>(), listed(list), "{list}");
}

#[test]
fn words_of_a_conclusion() {
    let of = |field: &str| format!("/$defs/conclusion/properties/{field}/enum");
    check(&of("outcome"), Outcome::ALL, "/indication/outcome", |answer, outcome| {
        answer.indication.as_mut().unwrap().conclusion.outcome = outcome;
    });
    check_rule(&of("axis"), Axis::ALL, "/handling/0/axis", |rule, axis| rule.axis = axis);
    check_rule(&of("direction"), Direction::ALL, "/handling/0/direction", |rule, direction| {
        rule.direction = direction;
    });
    // Retired rules are asked nothing.
    let asked: Vec<Status> =
        Status::ALL.iter().copied().filter(|status| *status != Status::Retired).collect();
    check_rule(&of("status"), &asked, "/handling/0/status", |rule, status| rule.status = status);
}

#[test]
fn words_of_flags_board_and_course() {
    check(
        "/properties/red_flags/items/properties/tier/enum",
        Tier::ALL,
        "/red_flags/0/tier",
        |answer, tier| answer.red_flags[0].tier = tier,
    );
    let board = |field: &str| format!("/properties/board/items/properties/{field}/enum");
    check(&board("need"), Need::ALL, "/board/0/need", |answer, need| answer.board[0].need = need);
    check(&board("progress"), Progress::ALL, "/board/0/progress", |answer, progress| {
        answer.board[0].progress = progress;
    });
    assert_eq!(listed(&board("need")), listed(&board("why/items/properties/need")));
    let studies: Words = StudyKind::ALL.iter().map(|study| Some(study.name().to_owned())).collect();
    assert_eq!(listed(&board("study")), studies);
    let step = |field: &str| format!("/properties/course/properties/steps/items/properties/{field}/enum");
    check(&step("state"), StepState::ALL, "/course/steps/0/state", |answer, state| {
        answer.course.steps[0].state = state;
    });
    let outcomes: Vec<Option<StepOutcome>> =
        StepOutcome::ALL.iter().copied().map(Some).chain([None]).collect();
    check(&step("outcome"), &outcomes, "/course/steps/0/outcome", |answer, outcome| {
        answer.course.steps[0].outcome = outcome;
    });
    let steps: Words = answered(&patient::set(), &patient::case(), |_, answer| {
        answer.course.steps.iter().map(|step| Some(step.code.to_owned())).collect()
    });
    assert_eq!(listed(&step("code")), steps);
    for (list, written) in [
        (step("cautions/items/properties/level"), "/course/steps/0/cautions/0/level"),
        (
            "/properties/course/properties/besides/items/properties/level/enum".to_owned(),
            "/course/besides/0/level",
        ),
    ] {
        check(&list, CautionLevel::ALL, written, |answer, level| {
            answer.course.steps[0].cautions[0].level = level;
            answer.course.besides[0].level = level;
        });
    }
}

#[test]
fn words_of_the_indication() {
    check(
        "/properties/indication/anyOf/0/properties/verdict/enum",
        Verdict::ALL,
        "/indication/verdict",
        |answer, verdict| answer.indication.as_mut().unwrap().verdict = verdict,
    );
}

/// Which words may stand in a part is a part of all that a rule can come to.
#[test]
fn outcomes_of_the_parts_are_outcomes() {
    fn narrowed<'a>(schema: &'a Value, found: &mut Vec<&'a Value>) {
        if schema.get("$ref").is_some_and(|name| name == "#/$defs/conclusion") {
            found.extend(schema.pointer("/properties/outcome"));
        }
        match schema {
            Value::Object(fields) => fields.values().for_each(|schema| narrowed(schema, found)),
            Value::Array(items) => items.iter().for_each(|schema| narrowed(schema, found)),
            _ => (),
        }
    }
    let all = listed("/$defs/conclusion/properties/outcome/enum");
    let mut found = Vec::new();
    narrowed(&SCHEMA, &mut found);
    assert!(!found.is_empty());
    for outcome in found {
        let words = outcome.get("enum").and_then(Value::as_array).cloned();
        for word in words.unwrap_or_else(|| vec![outcome["const"].clone()]) {
            assert!(all.contains(&word.as_str().map(str::to_owned)), "{word}");
        }
    }
}
