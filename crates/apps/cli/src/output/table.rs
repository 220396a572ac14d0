//! A profile for people: rounded, grouped, with what is missing and what to look at again.

use crate::measure::Measurement;
use comfy_table::{Cell, CellAlignment, ContentArrangement, Table, presets};
use std::fmt::Write;
use upright_documents::{INTENDED_USE, Software};
use upright_measurement::{IntervalScale, Measured, Omitted, UNVERIFIED_NOTE};

pub(super) fn render(source: &str, measurement: &Measurement, software: &Software) -> String {
    let Measurement { document, profile, .. } = measurement;
    let mut out = heading(source, measurement);
    for (title, records) in by_region(&profile.measured) {
        section(&mut out, title, &records);
    }
    for other in &profile.alternatives {
        let records: Vec<&Measured> = other.measured.iter().collect();
        let title = format!("Counted another way (levels as counted here): {}", other.scheme.description());
        section(&mut out, &title, &records);
        reasons(&mut out, &other.omitted);
    }
    if !profile.omitted.is_empty() {
        out.push_str("\nNot measured\n");
        reasons(&mut out, &profile.omitted);
    }
    let ignored = document.ignored.iter().map(|field| format!("not understood and not used: {field}"));
    let notes = measurement.notes.iter().map(ToString::to_string);
    let warnings: Vec<String> =
        profile.warnings.iter().map(ToString::to_string).chain(notes).chain(ignored).collect();
    if !warnings.is_empty() {
        out.push_str("\nLook again\n");
        warnings.iter().for_each(|warning| line(&mut out, &format!("▲ {warning}")));
    }
    out.push('\n');
    line(&mut out, &method(&profile.measured, software));
    if profile.measured.iter().any(|record| !record.parameter.parameter().mark().is_empty()) {
        line(&mut out, UNVERIFIED_NOTE);
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
    let mut out = match &measurement.film {
        Some((film, kind)) => format!("{film}, landmarks {source}\n  {kind}\n"),
        None => format!("{source}\n"),
    };
    line(&mut out, &format!("posture {posture} · {}", set.frame()));
    measurement.document.spacing_in_words().iter().for_each(|words| line(&mut out, words));
    if let Some(source) = &measurement.document.source {
        line(&mut out, source);
    }
    out
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
    if records.is_empty() {
        let _ = write!(out, "\n{title}\n");
        return;
    }
    let mut table = Table::new();
    table.load_style(presets::NOTHING).set_content_arrangement(ContentArrangement::Disabled);
    for record in records {
        let parameter = record.parameter.parameter();
        let interval = match &record.interval {
            Ok(interval) => {
                format!(
                    "{} to {}",
                    parameter.unit.rounded(interval.low),
                    parameter.unit.rounded(interval.high)
                )
            }
            Err(_) => "no interval".to_owned(),
        };
        table.add_row([
            Cell::new(format!("{:<8}", parameter.code)),
            Cell::new(format!("{:<46}", format!("{}{}", parameter.name, parameter.mark()))),
            Cell::new(format!("{:>10}", record.value.to_string())).set_alignment(CellAlignment::Right),
            Cell::new(format!("{interval:>18}")).set_alignment(CellAlignment::Right),
        ]);
    }
    let _ = write!(out, "\n{title}\n{table}\n");
}

/// Parameters left out, those with the same reason together.
fn reasons(out: &mut String, omitted: &[Omitted]) {
    let mut groups: Vec<(String, Vec<&str>)> = Vec::new();
    for record in omitted {
        let reason = record.reason.to_string();
        match groups.iter_mut().find(|(known, _)| *known == reason) {
            Some((_, codes)) => codes.push(record.parameter.code()),
            None => groups.push((reason, vec![record.parameter.code()])),
        }
    }
    for (reason, codes) in groups {
        line(out, &format!("{}: {reason}", codes.join(" ")));
    }
}

fn method(measured: &[Measured], software: &Software) -> String {
    let is_nominal =
        |record: &Measured| record.interval.is_ok_and(|interval| interval.scale == IntervalScale::Nominal);
    let nominal = if measured.iter().any(is_nominal) {
        "; nominal scale: the film has no millimetres, so an endplate stands in (Upright's default)"
    } else {
        ""
    };
    format!("{software}{nominal}")
}
