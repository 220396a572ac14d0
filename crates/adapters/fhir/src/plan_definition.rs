//! Rules as PlanDefinitions: one event-condition-action rule each, grouped by a workflow, beside the library of their conditions.

use serde_json::{Value, json};
use upright_evidence::citation;
use upright_pathway::{Cited, Direction, Rule, RuleSet, Status};

const TYPES: &str = "http://terminology.hl7.org/CodeSystem/plan-definition-type";
const RATIONALE: &str = "http://hl7.org/fhir/uv/cpg/StructureDefinition/cpg-rationale";
const DIRECTION: &str = "http://hl7.org/fhir/uv/cpg/StructureDefinition/cpg-directionOfRecommendation";
const LIMITS: &str = "Research use, not a medical device. Written from rules that no clinician has signed where the status is draft; every recommendation can be set aside with a reason.";

/// A Bundle of `set`: the workflow, a PlanDefinition a rule, and the Library whose text is `rules.cql` beside it.
///
/// The condition of each rule is the expression of the library with the rule's code; it applies where that is `fires` or
/// `fires unless`.
#[must_use]
pub fn plan_definitions(set: &RuleSet, version: &str) -> Value {
    let rules = set.rules.iter().map(|rule| of_rule(rule, set));
    let resources = [workflow(set, version), library(set)].into_iter().chain(rules);
    let entries: Vec<Value> =
        resources.map(|resource| json!({"fullUrl": resource.get("url"), "resource": resource})).collect();
    json!({"resourceType": "Bundle", "type": "collection", "entry": entries})
}

fn canonical(set: &RuleSet, code: &str) -> String {
    format!("urn:upright:{}:{code}", set.id)
}

fn workflow(set: &RuleSet, version: &str) -> Value {
    let actions: Vec<Value> = set
        .rules
        .iter()
        .map(|rule| {
            let definition = format!("{}|{}", canonical(set, rule.code()), rule.version);
            json!({"title": rule.question, "definitionCanonical": definition})
        })
        .collect();
    json!({
        "resourceType": "PlanDefinition", "id": id(&set.id), "url": canonical(set, "workflow"),
        "version": set.version.to_string(), "name": name(&set.id), "title": set.title, "status": "draft",
        "experimental": true, "type": kind("workflow-definition"),
        "description": format!("Rules {version}. {LIMITS}"), "action": actions,
    })
}

fn library(set: &RuleSet) -> Value {
    json!({
        "resourceType": "Library", "id": id(&format!("{}-library", set.id)), "url": canonical(set, "library"),
        "version": set.version.to_string(), "name": name(&format!("{}_library", set.id)), "status": "draft",
        "experimental": true,
        "type": {"coding": [{"system": "http://terminology.hl7.org/CodeSystem/library-type", "code": "logic-library"}]},
        "content": [{"contentType": "text/cql", "url": "rules.cql"}],
    })
}

fn of_rule(rule: &Rule, set: &RuleSet) -> Value {
    let citations: Vec<Value> = rule.citations.iter().map(cited).collect();
    let condition = format!("\"{0}\" = 'fires' or \"{0}\" = 'fires unless'", rule.code());
    json!({
        "resourceType": "PlanDefinition", "id": id(rule.code()), "url": canonical(set, rule.code()),
        "version": rule.version.to_string(), "name": name(rule.code()), "title": rule.question,
        "status": status(rule.status), "experimental": true, "type": kind("eca-rule"),
        "description": format!("{} Certainty: {}. {LIMITS}", rule.recommendation, rule.certainty),
        "library": [format!("{}|{}", canonical(set, "library"), set.version)],
        "relatedArtifact": citations,
        "action": [{
            "extension": [
                {"url": DIRECTION, "valueCodeableConcept": {"text": direction(rule.direction)}},
                {"url": RATIONALE, "valueMarkdown": rule.rationale},
            ],
            "title": rule.recommendation,
            "condition": [{"kind": "applicability", "expression": {"language": "text/cql", "expression": condition}}],
            "documentation": citations,
        }],
    })
}

fn cited(cited: &Cited) -> Value {
    let text = citation(&cited.id).map_or(cited.id.as_str(), |known| known.text);
    json!({"type": "citation", "citation": format!("{}: {text} ({}; {})", cited.id, cited.locator, cited.supports)})
}

const fn status(status: Status) -> &'static str {
    match status {
        Status::Draft => "draft",
        Status::Active => "active",
        Status::Retired => "retired",
    }
}

const fn direction(direction: Direction) -> &'static str {
    match direction {
        Direction::For => "recommended for",
        Direction::Against => "recommended against",
    }
}

fn kind(code: &str) -> Value {
    json!({"coding": [{"system": TYPES, "code": code}]})
}

/// An id of FHIR: letters, digits, `-` and `.`, at most 64.
fn id(text: &str) -> String {
    let letters =
        text.chars().map(|letter| if letter.is_ascii_alphanumeric() || letter == '-' { letter } else { '-' });
    letters.take(64).collect()
}

/// A name that a machine can use: letters, digits and underlines, the first a capital.
fn name(text: &str) -> String {
    let words = text.split(|letter: char| !letter.is_ascii_alphanumeric()).filter(|word| !word.is_empty());
    words
        .map(|word| {
            let mut letters = word.chars();
            letters
                .next()
                .map(|first| first.to_ascii_uppercase())
                .into_iter()
                .chain(letters)
                .collect::<String>()
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_and_names_are_what_fhir_allows() {
        assert_eq!(id("a_b c.d"), "a-b-c-d");
        assert_eq!(id(&"x".repeat(80)).len(), 64);
        assert_eq!(name("red-flag.new_weakness"), "RedFlagNewWeakness");
    }
}
