//! Published schemes.

use crate::explanation::{Used, WireExplanation};
use serde::Serialize;
use std::collections::BTreeMap;
use upright_assessment::Classification;

#[derive(Debug, Serialize)]
pub(super) struct WireClassification {
    code: &'static str,
    name: &'static str,
    class: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    meaning: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    not_computable: Option<String>,
    probabilities: Vec<WireProbability>,
    posture_grade: &'static str,
    inputs: BTreeMap<String, String>,
    shown_by_default: bool,
    notes: Vec<String>,
    explanation: WireExplanation,
}

#[derive(Debug, Serialize)]
struct WireProbability {
    class: String,
    probability: f64,
}

pub(super) fn classification(found: &Classification, used: &mut Used) -> WireClassification {
    let class = found.class.as_ref().ok();
    let probabilities = class.map(|class| class.probabilities.as_slice()).unwrap_or_default();
    WireClassification {
        code: found.code,
        name: found.name,
        class: class.map(|class| class.code.clone()),
        meaning: class.map(|class| class.meaning.clone()),
        not_computable: found.class.as_ref().err().cloned(),
        probabilities: probabilities
            .iter()
            .map(|(class, probability)| WireProbability { class: class.clone(), probability: *probability })
            .collect(),
        posture_grade: found.grade.name(),
        inputs: found.inputs.iter().map(|input| (input.name.clone(), input.value.clone())).collect(),
        shown_by_default: !found.is_hidden,
        notes: found.notes.clone(),
        explanation: used.wire(&found.explanation),
    }
}
