//! How large the imbalance really is: the pair, what is simulated, the ledger.

use super::{range, said};
use crate::page::{Section, marks};
use upright_assessment::{
    Assessment, Compensation, Explanation, LedgerLine, Pair, Simulated, SimulatedStatus, SimulatedValue,
};
use upright_measurement::{ParameterId, Quantity};

pub(in super::super) fn pair(pair: &Pair) -> Section {
    let rows = pair.changes.iter().map(|change| {
        let parameter = change.parameter.parameter();
        vec![
            parameter.abbreviation.to_owned(),
            change.compensated.to_string(),
            change.extended.to_string(),
            change.change.to_string(),
            range(change.parameter, change.interval),
        ]
    });
    let reasons = || pair.comparability.iter().chain([&pair.one_pelvis]);
    let title = "True extent: as the patient stands, and extended";
    Section::new(title)
        .text(format!("Films {:?} and {:?}", pair.compensated, pair.extended))
        .table(
            &["", "as the patient stands", "extended film", "change", "95 % of the change"],
            rows.collect(),
        )
        .list(reasons().map(said).collect())
        .why(reasons().cloned())
}

pub(in super::super) fn simulations(assessment: &Assessment<'_>, is_dated: bool) -> Option<Section> {
    let from = assessment.simulated_from?;
    let title = "SIMULATED, not a radiograph: what the film would show with other legs";
    let film = if is_dated { format!("film {from:?}") } else { "the film".to_owned() };
    let section =
        Section::new(title).text(format!("Simulated from {film}, pelvis and spine as one rigid body"));
    let why: Vec<Explanation> =
        assessment.simulations.iter().map(|found| found.explanation.clone()).collect();
    let notes = notes(&assessment.simulations);
    Some(assessment.simulations.iter().fold(section, with_simulation).list(notes).why(why))
}

fn notes(simulations: &[Simulated]) -> Vec<String> {
    let mut notes: Vec<String> = Vec::new();
    for note in simulations.iter().flat_map(|found| &found.notes) {
        if !notes.contains(note) {
            notes.push(note.clone());
        }
    }
    notes
}

fn with_simulation(section: Section, found: &Simulated) -> Section {
    let label = found.posture.label();
    let head = ["", "as filmed", "SIMULATED", "95 %"];
    match &found.status {
        SimulatedStatus::Computed(values) => {
            section.text(format!("{label}:")).table(&head, values.iter().map(simulated_row).collect())
        }
        SimulatedStatus::BeyondExamined { at_limit, because } => section
            .text(format!("{label}: not computable beyond examined range"))
            .list(because.clone())
            .titled_table(
                "At the limit of what was examined:",
                &head,
                at_limit.iter().map(simulated_row).collect(),
            ),
        SimulatedStatus::NotComputable(reason) => section.text(format!("{label}: not computable: {reason}")),
    }
}

fn simulated_row(found: &SimulatedValue) -> Vec<String> {
    let filmed = found.as_filmed.as_ref().map_or_else(|| "–".to_owned(), Quantity::to_string);
    let abbreviation = found.parameter.parameter().abbreviation.to_owned();
    // What is set to a target does not scatter.
    let is_set = found.interval.is_some_and(|interval| interval.high - interval.low < SET);
    let range = if is_set { "set".to_owned() } else { range(found.parameter, found.interval) };
    vec![abbreviation, filmed, found.value.to_string(), range]
}

/// Narrower than any print: rounding of numbers in a machine, no clinical limit.
const SET: f64 = 1e-6;

pub(in super::super) fn compensation(found: &Compensation) -> Section {
    let pattern = format!("Pattern of the legs: {}", found.pattern.name());
    Section::new("Compensation")
        .table(
            &["", "", "beyond usual", "probability", "set back, SIMULATED", "found"],
            found.lines.iter().map(ledger_row).collect(),
        )
        .text(pattern)
        .list(found.notes.clone())
        .why(found.lines.iter().map(|line| line.explanation.clone()))
}

fn ledger_row(line: &LedgerLine) -> Vec<String> {
    let moved = line.moved.map(|moved| {
        let range = range(ParameterId::of("SVA"), moved.interval);
        let sign = if moved.by.value() < 0.0 { "" } else { "+" };
        format!("{sign}{} ({range})", moved.by)
    });
    vec![
        line.compensator.name().to_owned(),
        line.compensating.name().to_owned(),
        line.excess.map(|excess| excess.to_string()).unwrap_or_default(),
        line.probability.map(|share| format!("{:.0} %", share * 100.0)).unwrap_or_default(),
        moved.unwrap_or_default(),
        format!("{}{}", line.explanation.statement, marks(&line.explanation)),
    ]
}
