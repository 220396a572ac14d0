//! The spinal canal on a CT myelogram, for people.

use super::ct::{line, named, of_estimate};
use std::fmt::Write;
use upright_reading::{
    BonyCanal, Canal, ContrastEnd, EndKind, Estimate, NoSection, SacAtLevel, ScrewReading,
};

pub(super) fn render(out: &mut String, canal: &Canal, screws: &[ScrewReading]) {
    of_sac(out, canal, screws);
    line(out, &of_row("bony canal", "pedicle to pedicle, mm", "body to arch, mm"));
    canal.bony.iter().for_each(|bony| line(out, &of_bony(bony)));
}

fn of_sac(out: &mut String, canal: &Canal, screws: &[ScrewReading]) {
    let Some(units) = canal.contrast else {
        return line(out, "no contrast in the canal is seen: the area of the sac is not measured");
    };
    line(out, &format!("contrast medium in the dural sac, {units:.0} HU"));
    line(
        out,
        "level     area, mm²            depth, mm           width, mm           of the bodies beside it",
    );
    canal.discs().for_each(|disc| line(out, &of_disc(disc)));
    canal.ends.iter().for_each(|end| line(out, &of_end(end)));
    screws.iter().filter_map(of_screw).for_each(|text| line(out, &text));
}

fn of_bony(bony: &BonyCanal) -> String {
    let name = bony.level.name();
    let [width, depth] = [bony.width, bony.depth].map(|length| match length {
        Ok(length) => of_length(length),
        Err(reason) => reason.to_string(),
    });
    match (bony.width, bony.depth) {
        (Err(one), Err(other)) if one == other => format!("{name:<12}not measured: {one}"),
        _ => of_row(name, &width, &depth),
    }
}

fn of_row(name: &str, width: &str, depth: &str) -> String {
    format!("{name:<12}{width:<41}{depth}")
}

fn of_length(length: Estimate) -> String {
    let [least, most] = length.interval;
    format!("{:.1} ({least:.1} to {most:.1})", length.value)
}

fn of_disc(disc: &SacAtLevel) -> String {
    /// Less is shown as nothing: no clinical limit.
    const ALL: f64 = 0.995;
    let name = format!("below {}", disc.level);
    let section = match disc.section {
        Ok(section) => section,
        Err(NoSection::NoContrast) => {
            return format!("{name:<10}not measured: no contrast medium is seen here");
        }
        Err(NoSection::Hidden) => return format!("{name:<10}not measured: metal hides it"),
        Err(NoSection::Outside) => {
            return format!("{name:<10}not measured: beyond the slices, or one is missing");
        }
    };
    let [least, most] = section.area.interval;
    let area = format!("{:.0} ({least:.0} to {most:.0})", section.area.value);
    let [depth, width] = [section.depth, section.width].map(of_length);
    let mut text = format!("{name:<10}{area:<21}{depth:<20}{width:<20}");
    if let Some(share) = disc.share() {
        let _ = write!(text, "{:.2}", share.value);
    }
    if section.clear < ALL {
        let _ = write!(text, ", metal hides {:.0} %", 100.0 * (1.0 - section.clear));
    }
    match disc.is_narrow() {
        Some(true) => text.push_str("  ▲ narrow (Upright's default)"),
        Some(false) => {}
        None => text.push_str("  narrow or not cannot be told"),
    }
    text
}

fn of_end(end: &ContrastEnd) -> String {
    let missing = if end.is_missing_above { "above" } else { "below" };
    match end.kind {
        EndKind::Narrowed => {
            format!("▲ block below {}: the sac narrows, and no contrast medium is seen {missing}", end.level)
        }
        EndKind::Open => format!(
            "contrast medium ends below {}, none {missing}: it may not have run farther, a block is not told from it",
            end.level
        ),
    }
}

fn of_screw(found: &ScrewReading) -> Option<String> {
    let canal = found.canal?;
    let name = format!("{} screw", named(found.side, found.level?.name()));
    let wall = canal.beyond_wall.map_or_else(
        || "medial wall of the pedicle not seen".to_owned(),
        |beyond| format!("{} beyond the medial wall of the pedicle", of_estimate(beyond, "mm")),
    );
    let hidden =
        if canal.is_wall_hidden { ", which metal hides (drawn on from above and below)" } else { "" };
    let sac = canal.to_sac.map_or_else(String::new, |sac| format!(", {} to the sac", of_estimate(sac, "mm")));
    let mark = match canal.is_in_canal() {
        Some(true) => "▲ ",
        Some(false) | None => "",
    };
    Some(format!("{mark}{name}: {wall}{hidden}{sac}"))
}
