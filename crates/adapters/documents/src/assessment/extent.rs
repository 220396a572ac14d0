//! Simulated postures, the pair, the ledger of compensation.

use super::{WireBounds, bounds};
use crate::explanation::{Used, WireExplanation};
use serde::Serialize;
use upright_anatomy::Landmark;
use upright_assessment::{
    Compensation, LedgerLine, Pair, Simulated, SimulatedStatus, SimulatedValue, Unmasked,
};

/// Stands on everything simulated.
const SIMULATED: &str = "SIMULATED, not a radiograph; never in trends, registries or indications";

#[derive(Debug, Serialize)]
pub(super) struct WireSimulations {
    from: String,
    warning: &'static str,
    postures: Vec<WireSimulated>,
}

#[derive(Debug, Serialize)]
struct WireSimulated {
    code: &'static str,
    label: &'static str,
    status: &'static str,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    values: Vec<WireSimulatedValue>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    at_limit: Vec<WireSimulatedValue>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    because: Vec<String>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    landmarks: Vec<WireSimulatedLandmark>,
    notes: Vec<String>,
    explanation: WireExplanation,
}

#[derive(Debug, Serialize)]
struct WireSimulatedLandmark {
    site: String,
    x: f64,
    y: f64,
}

#[derive(Debug, Serialize)]
struct WireSimulatedValue {
    code: &'static str,
    unit: &'static str,
    as_filmed: Option<f64>,
    simulated: f64,
    interval: Option<WireBounds>,
}

pub(super) fn simulations(from: &str, simulations: &[Simulated], used: &mut Used) -> WireSimulations {
    WireSimulations {
        from: from.to_owned(),
        warning: SIMULATED,
        postures: simulations.iter().map(|found| simulated(found, used)).collect(),
    }
}

fn simulated(found: &Simulated, used: &mut Used) -> WireSimulated {
    let wire = |values: &[SimulatedValue]| values.iter().map(simulated_value).collect::<Vec<_>>();
    let (status, values, at_limit, because) = match &found.status {
        SimulatedStatus::Computed(values) => ("computed", wire(values), Vec::new(), Vec::new()),
        SimulatedStatus::BeyondExamined { at_limit, because } => {
            ("not_computable_beyond_examined_range", Vec::new(), wire(at_limit), because.clone())
        }
        SimulatedStatus::NotComputable(reason) => {
            ("not_computable", Vec::new(), Vec::new(), vec![reason.clone()])
        }
    };
    WireSimulated {
        code: found.posture.code(),
        label: found.posture.label(),
        status,
        values,
        at_limit,
        because,
        landmarks: found.landmarks.iter().map(simulated_landmark).collect(),
        notes: found.notes.clone(),
        explanation: used.wire(&found.explanation),
    }
}

fn simulated_landmark(found: &Landmark) -> WireSimulatedLandmark {
    WireSimulatedLandmark { site: found.site.to_string(), x: found.x, y: found.y }
}

fn simulated_value(found: &SimulatedValue) -> WireSimulatedValue {
    WireSimulatedValue {
        code: found.parameter.code(),
        unit: found.parameter.parameter().unit.ucum(),
        as_filmed: found.as_filmed.map(upright_measurement::Quantity::value),
        simulated: found.value.value(),
        interval: found.interval.map(bounds),
    }
}

#[derive(Debug, Serialize)]
pub(super) struct WirePair {
    compensated: String,
    extended: String,
    sentence: String,
    changes: Vec<WireChange>,
    one_pelvis: WireExplanation,
    comparability: Vec<WireExplanation>,
}

#[derive(Debug, Serialize)]
struct WireChange {
    code: &'static str,
    unit: &'static str,
    compensated: f64,
    extended: f64,
    change: f64,
    interval: Option<WireBounds>,
}

pub(super) fn pair(found: &Pair, used: &mut Used) -> WirePair {
    WirePair {
        compensated: found.compensated.clone(),
        extended: found.extended.clone(),
        sentence: found.sentence.clone(),
        changes: found.changes.iter().map(change).collect(),
        one_pelvis: used.wire(&found.one_pelvis),
        comparability: found.comparability.iter().map(|reason| used.wire(reason)).collect(),
    }
}

fn change(found: &Unmasked) -> WireChange {
    WireChange {
        code: found.parameter.code(),
        unit: found.parameter.parameter().unit.ucum(),
        compensated: found.compensated.value(),
        extended: found.extended.value(),
        change: found.change.value(),
        interval: found.interval.map(bounds),
    }
}

#[derive(Debug, Serialize)]
pub(super) struct WireCompensation {
    pattern: &'static str,
    lines: Vec<WireLedgerLine>,
    notes: Vec<String>,
}

#[derive(Debug, Serialize)]
struct WireLedgerLine {
    code: &'static str,
    state: &'static str,
    excess_deg: Option<f64>,
    probability_beyond: Option<f64>,
    sva_when_set_back_mm: Option<f64>,
    sva_when_set_back_interval: Option<WireBounds>,
    explanation: WireExplanation,
}

pub(super) fn compensation(found: &Compensation, used: &mut Used) -> WireCompensation {
    WireCompensation {
        pattern: found.pattern.name(),
        lines: found.lines.iter().map(|line| ledger_line(line, used)).collect(),
        notes: found.notes.clone(),
    }
}

fn ledger_line(line: &LedgerLine, used: &mut Used) -> WireLedgerLine {
    WireLedgerLine {
        code: line.compensator.code(),
        state: line.compensating.code(),
        excess_deg: line.excess.map(upright_anatomy::Degrees::value),
        probability_beyond: line.probability,
        sva_when_set_back_mm: line.moved.map(|moved| moved.by.value()),
        sva_when_set_back_interval: line.moved.and_then(|moved| moved.interval).map(bounds),
        explanation: used.wire(&line.explanation),
    }
}
