//! An analysis for people.

use super::bone_scan::{self, BoneScan};
use super::change::{self, Compared};
use super::ct;
use super::film;
use super::mr;
use super::series::{Found, FoundStack};
use crate::inputs::printable;
use jiff::civil::Date;
use std::fmt::Write;
use upright_dicom::sort::Verdict;
use upright_dicom::volume::{StackVolume, VoxelUnit};
use upright_documents::INTENDED_USE;

pub(super) fn render(found: &[Found<'_>], changes: &[Compared<'_>], scans: &[BoneScan]) -> String {
    let mut out: String = found.iter().map(of_series).collect();
    changes.iter().for_each(|compared| change::render(&mut out, compared));
    scans.iter().for_each(|scan| bone_scan::render(&mut out, scan));
    if found.is_empty() {
        out.push_str("no series\n");
    }
    let _ = writeln!(out, "\n{INTENDED_USE}");
    out
}

fn of_series(found: &Found<'_>) -> String {
    let clues = &found.series.clues;
    let mut out = place(&found.series.judgement.verdict);
    for text in [day(&clues.times.study_date), clues.texts.series_description.clone()] {
        if !text.is_empty() {
            let _ = write!(out, " · {text}");
        }
    }
    let _ = writeln!(out, " · {}", plural(found.series.files.len(), "file"));
    for (path, problem) in &found.problems {
        let _ = writeln!(out, "    ▲ {}: {problem}", printable(path));
    }
    found.stacks.iter().for_each(|stack| of_stack(&mut out, stack));
    for film in &found.films {
        let _ = writeln!(out, "  {}", printable(&film.path));
        film::render(&mut out, film);
    }
    out
}

/// A day as files write it, in figures that can be read.
pub(super) fn day(text: &str) -> String {
    Date::strptime("%Y%m%d", text).map_or_else(|_| text.to_owned(), |day| day.to_string())
}

fn place(verdict: &Verdict) -> String {
    match verdict {
        Verdict::Sorted(slot) => slot.words().to_owned(),
        Verdict::Ask { likely, reason } => {
            let likely = likely.map_or("not sorted".to_owned(), |slot| format!("probably {}", slot.words()));
            format!("{likely} (ask: {})", reason.words())
        }
    }
}

fn of_stack(out: &mut String, found: &FoundStack) {
    let format = &found.head.format;
    let _ = write!(out, "  {} of {} × {}", plural(found.slices, "slice"), format.columns, format.rows);
    match &found.volume {
        Ok(volume) => {
            of_volume(out, volume);
            found.ct.iter().for_each(|ct| ct::render(out, ct));
            found.mr.iter().for_each(|mr| mr::render(out, mr));
        }
        Err(problem) => {
            let _ = writeln!(out, "\n    ▲ no volume: {problem}");
            found.stack.notes.iter().for_each(|note| bullet(out, &note.to_string()));
        }
    }
}

fn of_volume(out: &mut String, read: &StackVolume) {
    let spacing = read.frame.spacing();
    let [across, down, along] = spacing;
    let size = read.volume.size();
    let extent = [0, 1, 2].map(|axis: usize| {
        f64::from(size.get(axis).copied().unwrap_or_default())
            * spacing.get(axis).copied().unwrap_or_default()
    });
    let [wide, high, long] = extent;
    let _ = writeln!(
        out,
        ", {across:.2} × {down:.2} × {along:.2} mm, covering {wide:.0} × {high:.0} × {long:.0} mm"
    );
    if let Some([least, greatest]) = read.tally.range() {
        let [least, greatest] = [least, greatest].map(|stored| read.scale.value(stored));
        let unit = match read.scale.unit {
            VoxelUnit::Hounsfield => "Hounsfield units",
            VoxelUnit::Unspecified => "values without a unit",
        };
        let _ = writeln!(out, "    {unit}, {least} to {greatest}");
    }
    read.notes.iter().for_each(|note| bullet(out, &note.to_string()));
}

fn bullet(out: &mut String, text: &str) {
    let _ = writeln!(out, "    ▲ {text}");
}

pub(super) fn plural(count: usize, thing: &str) -> String {
    match thing.strip_suffix("is") {
        _ if count == 1 => format!("1 {thing}"),
        Some(stem) => format!("{count} {stem}es"),
        None => format!("{count} {thing}s"),
    }
}
