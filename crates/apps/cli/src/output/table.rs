//! A profile for people: rounded, grouped, with what is missing and what to look at again.

use crate::measure::Measurement;
use comfy_table::{Cell, CellAlignment, ContentArrangement, Table, presets};
use std::fmt::Write;
use upright_anatomy::Frame;
use upright_documents::Software;
use upright_measurement::{Flag, IntervalScale, Measured, Omitted, Parameter, Unit};

const INTENDED_USE: &str = "Research use. Not a medical device.";

pub(super) fn render(source: &str, measurement: &Measurement, software: &Software) -> String {
    let Measurement { document, profile, .. } = measurement;
    let mut out = heading(source, measurement);
    for (title, records) in by_region(&profile.measured) {
        section(&mut out, title, &records);
    }
    for other in &profile.alternatives {
        let records: Vec<&Measured> = other.measured.iter().collect();
        let title = format!("Counted another way: {}", other.scheme.description());
        section(&mut out, &title, &records);
    }
    omitted(&mut out, &profile.omitted);
    let ignored = document.ignored.iter().map(|field| format!("not understood and not used: {field}"));
    let warnings: Vec<String> = profile.warnings.iter().map(ToString::to_string).chain(ignored).collect();
    if !warnings.is_empty() {
        out.push_str("\nLook again\n");
        warnings.iter().for_each(|warning| line(&mut out, &format!("▲ {warning}")));
    }
    out.push('\n');
    line(&mut out, &method(&profile.measured, software));
    if profile.measured.iter().any(|record| record.parameter.parameter().flag == Flag::M) {
        line(&mut out, "† established definition, source not verified");
    }
    line(&mut out, INTENDED_USE);
    out
}

fn line(out: &mut String, text: &str) {
    out.push_str("  ");
    out.push_str(text);
    out.push('\n');
}

fn heading(source: &str, measurement: &Measurement) -> String {
    let set = &measurement.document.set;
    let posture = set.posture().name().replace('_', " ");
    let facing = match set.frame() {
        Frame::Image(film) => format!("facing {}", film.facing.name()),
        Frame::Patient { .. } => "patient frame".to_owned(),
    };
    let calibration = set.frame().calibration();
    let class = calibration.class();
    let scale = if class.permits_millimetres() {
        format!("millimetres {} ({})", class.name(), calibration.name().replace('_', " "))
    } else {
        "not calibrated: angles and ratios, no millimetres".to_owned()
    };
    let film = measurement.film.as_ref().map(|film| format!("{film}, landmarks ")).unwrap_or_default();
    format!("{film}{source}\n  posture {posture} · {facing} · {scale}\n")
}

/// Consecutive records of one region, with the region's name.
fn by_region(measured: &[Measured]) -> Vec<(&'static str, Vec<&Measured>)> {
    let mut groups: Vec<(&'static str, Vec<&Measured>)> = Vec::new();
    for record in measured {
        let region = record.parameter.parameter().region.name();
        match groups.last_mut() {
            Some((name, records)) if *name == region => records.push(record),
            _ => groups.push((region, vec![record])),
        }
    }
    groups
}

fn section(out: &mut String, title: &str, records: &[&Measured]) {
    let mut table = Table::new();
    table.load_style(presets::NOTHING).set_content_arrangement(ContentArrangement::Disabled);
    for record in records {
        let parameter = record.parameter.parameter();
        let interval = match &record.interval {
            Ok(interval) => {
                let decimals = if parameter.unit == Unit::Ratio { 2 } else { 1 };
                format!("{:.decimals$} to {:.decimals$}", interval.low, interval.high)
            }
            Err(_) => "no interval".to_owned(),
        };
        table.add_row([
            Cell::new(format!("{:<8}", parameter.code)),
            Cell::new(format!("{:<46}", named(parameter))),
            Cell::new(format!("{:>10}", record.value.to_string())).set_alignment(CellAlignment::Right),
            Cell::new(format!("{interval:>18}")).set_alignment(CellAlignment::Right),
        ]);
    }
    let _ = write!(out, "\n{title}\n{table}\n");
}

/// The name, marked where the definition's source was not verified.
fn named(parameter: &Parameter) -> String {
    let mark = if parameter.flag == Flag::M { " †" } else { "" };
    format!("{}{mark}", parameter.name)
}

/// Parameters left out, those with the same reason together.
fn omitted(out: &mut String, omitted: &[Omitted]) {
    let mut reasons: Vec<(String, Vec<&str>)> = Vec::new();
    for record in omitted {
        let reason = record.reason.to_string();
        match reasons.iter_mut().find(|(known, _)| *known == reason) {
            Some((_, codes)) => codes.push(record.parameter.code()),
            None => reasons.push((reason, vec![record.parameter.code()])),
        }
    }
    if reasons.is_empty() {
        return;
    }
    out.push_str("\nNot measured\n");
    for (reason, codes) in reasons {
        line(out, &format!("{}: {reason}", codes.join(" ")));
    }
}

fn method(measured: &[Measured], software: &Software) -> String {
    let intervals = match software.draws {
        0 => "no intervals (--draws 0)".to_owned(),
        draws => format!(
            "95 % intervals of landmark error alone ({}), {draws} draws, seed {}",
            software.landmark_error, software.seed
        ),
    };
    let is_nominal =
        |record: &Measured| record.interval.is_ok_and(|interval| interval.scale == IntervalScale::Nominal);
    let nominal = if measured.iter().any(is_nominal) {
        "; nominal scale: the film has no spacing, so an endplate stands in (Upright's default)"
    } else {
        ""
    };
    format!("{} {}, evidence {}; {intervals}{nominal}", software.name, software.version, software.evidence)
}
