//! How well the numbers behind a conclusion are backed, for people.

use crate::explanation::Explanation;
use upright_evidence::Record;
use upright_measurement::Flag;

/// One sentence for each number of the tree that is not verified or is Upright's own.
pub(crate) fn notes(explanation: &Explanation) -> Vec<String> {
    let mut records = Vec::new();
    gather(explanation, &mut records);
    records.into_iter().filter_map(note).collect()
}

fn gather(explanation: &Explanation, records: &mut Vec<&'static Record>) {
    for record in &explanation.evidence {
        if !records.iter().any(|known| known.id == record.id) {
            records.push(record);
        }
    }
    explanation.parts.iter().for_each(|part| gather(part, records));
}

fn note(record: &Record) -> Option<String> {
    let Record { id, source, locator, .. } = record;
    match record.flag {
        Flag::M => Some(format!("Not verified: {locator} ({id}, {source}).")),
        Flag::L => Some(format!("Upright's default, not published: {locator} ({id}).")),
        Flag::V | Flag::C | Flag::D => None,
    }
}
