//! Thorax and the segments beside a fusion.

use super::beyond::{line, probability, unmeasured};
use super::{Compensating, Compensator, LedgerLine};
use crate::endplates;
use crate::explanation::Explanation;
use crate::parameters::TK;
use crate::reading::{Reading, drawn};
use crate::subject::Subject;
use upright_anatomy::{Degrees, Level};
use upright_casefile::Mobility;
use upright_evidence::numbers::CUT_OFF_COMPENSATION_THORACIC_KYPHOSIS_FLAT;
use upright_measurement::{Interval, Unit};

pub(super) fn thorax(subject: &Subject<'_>) -> LedgerLine {
    let flat = &CUT_OFF_COMPENSATION_THORACIC_KYPHOSIS_FLAT;
    let reading = subject.reading;
    let (Some(kyphosis), Some(words)) = (reading.value(TK), reading.in_words(TK)) else {
        return unmeasured(Compensator::Thorax, "thoracic kyphosis not measured".to_owned());
    };
    let is_flat = !flat.is_passed_by(kyphosis);
    let compensating = match (is_flat, thorax_moves(subject)) {
        (false, Some(false)) => Compensating::Exhausted,
        (false, _) => Compensating::No,
        (true, Some(true)) => Compensating::Yes,
        (true, Some(false)) => Compensating::Fixed,
        (true, None) => Compensating::Unknown,
    };
    let mut explanation =
        Explanation::new(compensating.truth(), format!("{words}: {}", compensating.name())).by(flat);
    if compensating == Compensating::Unknown {
        explanation.missing.push("which thoracic segments move".to_owned());
    }
    let probability = probability(reading, 0.0, |values| flat.value - drawn(values, TK));
    LedgerLine {
        probability,
        ..line(Compensator::Thorax, compensating, Some(flat.value - kyphosis), explanation)
    }
}

/// Whether any thoracic segment from T4 to T12 moves; `None` = not known.
fn thorax_moves(subject: &Subject<'_>) -> Option<bool> {
    let fusion = subject.fusion()?;
    let segments = Level::ALL.into_iter().filter(|level| (Level::T4..Level::T12).contains(level));
    let states: Vec<Option<Mobility>> = segments.map(|level| fusion.below(level)).collect();
    if states.contains(&Some(Mobility::Mobile)) {
        return Some(true);
    }
    states.iter().all(|state| state.is_some_and(Mobility::is_rigid)).then_some(false)
}

/// The segments that still move beside one that does not. Measured, and not judged: no border is known.
pub(super) fn adjacent_segments(subject: &Subject<'_>) -> LedgerLine {
    let segments = beside_rigid(subject);
    if segments.is_empty() {
        let reason = match subject.fusion() {
            Some(_) => "no mobile segment beside a rigid one is recorded",
            None => "which segments are fused is not recorded",
        };
        return unmeasured(Compensator::AdjacentSegments, reason.to_owned());
    }
    let words: Vec<String> =
        segments.into_iter().map(|segment| segment_words(subject.reading, segment)).collect();
    let statement = format!("{}; measured, no border is known", words.join("; "));
    let explanation = Explanation::unknown(statement, "a border between usual and compensating");
    line(Compensator::AdjacentSegments, Compensating::Unknown, None, explanation)
}

fn beside_rigid(subject: &Subject<'_>) -> Vec<(Level, Level)> {
    let Some(fusion) = subject.fusion() else { return Vec::new() };
    let is_rigid = |level: Level| fusion.below(level).is_some_and(Mobility::is_rigid);
    let moves = |level: Level| fusion.below(level).is_some_and(|mobility| !mobility.is_rigid());
    let all = subject.reading.landmarks().numbering().segments();
    let above = all.iter().zip(all.iter().skip(1));
    let neighbours = above.filter_map(|(one, other)| match (one, other) {
        (one, other) if moves(one.0) && is_rigid(other.0) => Some(*one),
        (one, other) if is_rigid(one.0) && moves(other.0) => Some(*other),
        _ => None,
    });
    neighbours.collect()
}

fn segment_words(reading: &Reading<'_>, segment: (Level, Level)) -> String {
    let name = format!("{}–{}", segment.0, segment.1);
    let (angle, interval) = reading.derived(Unit::Degree, |points| endplates::disc(points, segment));
    if angle.is_nan() {
        return format!("{name}: endplates not placed");
    }
    let bounds = |interval: Option<Interval>, unit: Unit| {
        let words =
            interval.map(|found| format!(" ({} to {})", unit.rounded(found.low), unit.rounded(found.high)));
        words.unwrap_or_default()
    };
    let kind = if angle < 0.0 { "kyphotic" } else { "lordotic" };
    let size = |value: f64| if value < 0.0 { -value } else { value };
    let disc = format!("{} {kind}{}", Degrees::new(size(angle)), bounds(interval, Unit::Degree));
    if !reading.landmarks().frame().calibration().class().permits_cut_offs() {
        return format!("{name}: disc {disc}");
    }
    let (slip, interval) =
        reading.derived(Unit::Millimetre, |points| endplates::retrolisthesis(points, segment));
    let side = |slip: f64| if slip < 0.0 { "in front" } else { "behind" };
    let length = |slip: f64| Unit::Millimetre.rounded(size(slip));
    let range = interval.map(|found| {
        let [low, high] = [found.low, found.high].map(|slip| format!("{} {}", length(slip), side(slip)));
        format!(" ({low} to {high})")
    });
    let words = format!("{} mm {}{}", length(slip), side(slip), range.unwrap_or_default());
    format!("{name}: disc {disc}, upper vertebra {words}")
}
