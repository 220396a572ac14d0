//! A bone scan for people.

use super::BoneScan;
use crate::inputs::printable;
use std::fmt::Write;
use upright_reading::Estimate;
use upright_reading::scintigraphy::{
    Acquisition, Basis, CurvePoint, FocusRead, LevelEstimate, PhaseFound, weak_evidence,
};

/// A scan for people.
pub(in crate::study) fn render(out: &mut String, scan: &BoneScan) {
    let day = crate::study::table::day(&scan.day);
    let _ = writeln!(out, "bone scan{}{day}", if day.is_empty() { "" } else { " · " });
    for (path, problem) in &scan.problems {
        let _ = writeln!(out, "    ▲ {}: {problem}", printable(path));
    }
    for (of, phase) in scan.acquisitions.iter().zip(&scan.reading.phases) {
        let _ = writeln!(out, "  {}", of_picture(of, phase));
    }
    if let Some(flow) = &scan.reading.flow {
        let came = flow.arrival.map_or_else(String::new, |arrival| format!("  comes at {:.0} s", arrival.at));
        let _ = writeln!(out, "    counts of the flow over time  {}{came}", bars(&flow.field));
    }
    let of_files = scan.remarks.iter().map(|remark| remark.message.clone());
    for note in of_files.chain(scan.reading.notes.iter().map(ToString::to_string)) {
        let _ = writeln!(out, "    ▲ {note}");
    }
    let Some(spine) = &scan.reading.spine else { return };
    let [top, bottom] = spine.ends;
    let _ = writeln!(
        out,
        "    spine {top:.0} to {bottom:.0} mm below the first pixel of {}",
        scan.acquisitions.get(spine.acquisition).map_or("", |of| of.name.as_str())
    );
    let proposed = if spine.is_chosen { "chosen" } else { "proposed" };
    let Some((down, _)) = &spine.reference else { return };
    let _ = writeln!(out, "    reference region, {proposed}, {down:.0} mm below the first pixel");
    for focus in &spine.foci {
        let _ = writeln!(out, "    ▲ {}", of_focus(focus));
    }
    for found in &spine.measured {
        let words =
            found.as_ref().map_or_else(|| "place beyond the picture: not measured".to_owned(), of_place);
        let _ = writeln!(out, "    {words}");
    }
    if spine.foci.is_empty() {
        let _ = writeln!(out, "    no focus stands out from the spine");
    } else {
        let _ = writeln!(out, "    {}", weak_evidence());
    }
}

fn of_picture(of: &Acquisition, found: &PhaseFound) -> String {
    let phase = found.phase.map_or("phase not recognised", |phase| phase.words());
    let basis = found.basis.map_or_else(String::new, |basis| format!(" ({})", basis.words()));
    let from = if found.basis == Some(Basis::Bolus) { "the bolus came" } else { "the injection" };
    let since = found.since.map_or_else(String::new, |seconds| format!(", {} after {from}", span(seconds)));
    let frames = crate::study::table::plural(of.frames.len(), "frame");
    format!("{phase}{basis}: {} · {frames}, {} counts{since}", of.name, of.total())
}

fn span(seconds: f64) -> String {
    const HOUR: f64 = 3600.0;
    if seconds < HOUR / 30.0 {
        format!("{seconds:.0} s")
    } else if seconds < HOUR {
        format!("{:.0} min", seconds / 60.0)
    } else {
        let minutes = (seconds / 60.0).round() as i64;
        format!("{} h {} min", minutes / 60, minutes % 60)
    }
}

fn of_focus(found: &FocusRead) -> String {
    format!("focus {}", of_region(found))
}

fn of_place(found: &FocusRead) -> String {
    format!("place {:.0} mm right of and {}", found.focus.place.across, of_region(found))
}

fn of_region(found: &FocusRead) -> String {
    let side = match found.focus.side {
        Some(upright_anatomy::Laterality::Left) => "left, ",
        Some(upright_anatomy::Laterality::Right) => "right, ",
        _ => "",
    };
    let pool =
        found.blood_pool.map_or_else(String::new, |pool| format!("; blood pool {}", of_estimate(pool)));
    let level = found.level.as_ref().map_or_else(String::new, of_level);
    format!(
        "{side}{:.0} mm below the first pixel{level}: {} of the reference{pool}",
        found.focus.place.down,
        of_estimate(found.ratio)
    )
}

/// The level, or those that it may be.
fn of_level(found: &LevelEstimate) -> String {
    match (found.certain(), found.candidates.first(), found.candidates.last()) {
        (Some(level), ..) => format!(", {level}"),
        (None, Some(first), Some(last)) => format!(", probably {} ({first} to {last})", found.likely),
        _ => format!(", probably {}", found.likely),
    }
}

fn of_estimate(found: Estimate) -> String {
    let [least, most] = found.interval;
    format!("{:.2} ({least:.2} to {most:.2})", found.value)
}

/// A curve as a row of bars.
fn bars(points: &[CurvePoint]) -> String {
    const BARS: [char; 8] = ['▁', '▂', '▃', '▄', '▅', '▆', '▇', '█'];
    let most = points.iter().map(|point| point.counts).max().unwrap_or_default().max(1);
    let bar = |point: &CurvePoint| {
        let step = point.counts * (BARS.len() as u64 - 1) / most;
        BARS.get(step as usize).copied().unwrap_or(' ')
    };
    points.iter().map(bar).collect()
}
