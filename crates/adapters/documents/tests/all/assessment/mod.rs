//! Assessments: agreement of what is written with their JSON Schema.

mod broken;
mod cases;
mod reach;
mod valid;
mod words;

use jsonschema::Validator;
use serde_json::Value;
use std::sync::LazyLock;
use upright_assessment::{Assessment, Options, assess};
use upright_casefile::CaseFile;
use upright_documents::{ASSESSMENT_SCHEMA, AssessmentDocument, Software};
use upright_evidence::FilmQuality;

static SCHEMA: LazyLock<Value> = LazyLock::new(|| serde_json::from_str(ASSESSMENT_SCHEMA).unwrap());
static VALIDATOR: LazyLock<Validator> = LazyLock::new(|| jsonschema::validator_for(&SCHEMA).unwrap());

/// What the schema finds wrong.
fn problems(document: &Value) -> Vec<String> {
    VALIDATOR.iter_errors(document).map(|error| format!("{}: {error}", error.instance_path())).collect()
}

fn options(draws: u32) -> Options {
    Options { draws, seed: 1, quality: FilmQuality::Clear }
}

fn document(assessment: &Assessment<'_>) -> Value {
    let software = Software {
        name: "upright",
        version: "0",
        evidence: "0",
        seed: 1,
        draws: 100,
        landmark_error: FilmQuality::Clear.name(),
    };
    let lost = ["an entry".to_owned()];
    serde_json::to_value(AssessmentDocument::new(&software, "case", assessment).not_understood(&lost))
        .unwrap()
}

/// The assessment of everything that `case` ever knew, handed to `use_it`.
fn assessed<T>(case: &CaseFile, draws: u32, use_it: impl FnOnce(Assessment<'_>) -> T) -> T {
    let day = case.last_day().unwrap_or(cases::DAY);
    let view = case.as_of(day);
    use_it(assess(&view, options(draws)))
}

/// The document of everything that `case` ever knew.
fn written(case: &CaseFile) -> Value {
    assessed(case, 100, |assessment| document(&assessment))
}
