//! Answers: agreement of what is written with their JSON Schema.

mod broken;
mod hostile;
mod patient;
mod reach;
mod valid;
mod words;

use jsonschema::Validator;
use serde_json::Value;
use std::sync::LazyLock;
use upright_assessment::{Assessment, Options, assess};
use upright_casefile::CaseFile;
use upright_documents::{ANSWER_SCHEMA, ASSESSMENT_SCHEMA, AnswerDocument, Software};
use upright_evidence::FilmQuality;
use upright_pathway::{Answer, RuleSet};

static SCHEMA: LazyLock<Value> = LazyLock::new(|| serde_json::from_str(ANSWER_SCHEMA).unwrap());
static ASSESSMENT: LazyLock<Value> = LazyLock::new(|| serde_json::from_str(ASSESSMENT_SCHEMA).unwrap());
static VALIDATOR: LazyLock<Validator> = LazyLock::new(|| jsonschema::validator_for(&SCHEMA).unwrap());

/// What the schema finds wrong.
fn problems(document: &Value) -> Vec<String> {
    VALIDATOR.iter_errors(document).map(|error| format!("{}: {error}", error.instance_path())).collect()
}

/// The document of `answer`, handed to `use_it`.
fn wire<T>(
    assessed: &Assessment<'_>,
    answer: &Answer<'_>,
    use_it: impl FnOnce(&AnswerDocument<'_>) -> T,
) -> T {
    let software = Software {
        name: "upright",
        version: "0",
        evidence: "0",
        seed: 1,
        draws: 100,
        landmark_error: FilmQuality::Clear.name(),
    };
    let lost = ["an entry".to_owned()];
    use_it(&AnswerDocument::new(&software, Some("0a1b"), "a case", assessed, answer).not_understood(&lost))
}

fn document(assessed: &Assessment<'_>, answer: &Answer<'_>) -> Value {
    wire(assessed, answer, |document| serde_json::to_value(document).unwrap())
}

/// What `set` says about everything that `case` ever knew, handed to `use_it`.
fn answered<T>(set: &RuleSet, case: &CaseFile, use_it: impl FnOnce(&Assessment<'_>, Answer<'_>) -> T) -> T {
    let view = case.as_of(case.last_day().unwrap());
    let options = Options { draws: 100, seed: 1, quality: FilmQuality::Clear };
    let assessed = assess(&view, options);
    use_it(&assessed, set.answer(&view, &assessed))
}

fn written(set: &RuleSet, case: &CaseFile) -> Value {
    answered(set, case, |assessed, answer| document(assessed, &answer))
}
