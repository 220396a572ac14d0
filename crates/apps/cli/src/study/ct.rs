//! What a CT shows, for people.

use std::fmt::Write;
use upright_anatomy::{Laterality, Level};
use upright_assessment::{AttenuationClass, attenuation_classes};
use upright_reading::{
    Bridging, BridgingSeen, CtReading, Estimate, Metal, NotMeasured, OtherKind, ScrewReading,
};

pub(super) fn render(out: &mut String, found: &CtReading) {
    match &found.metal {
        Ok(metal) => of_metal(out, metal, found),
        Err(problem) => line(out, &format!("▲ metal not looked at: {problem}")),
    }
    match &found.column {
        None => line(out, "no levels: name a vertebra, as --vertebra L3@LEFT,BACK,HEAD"),
        Some(Err(problem)) => line(out, &format!("▲ no levels: {problem}")),
        Some(Ok(column)) => {
            let names: Vec<&str> = column.vertebrae.iter().map(|vertebra| vertebra.level.name()).collect();
            line(out, &format!("vertebrae, proposed from the one named: {}", names.join(" ")));
        }
    }
    found.screws.iter().for_each(|screw| line(out, &of_screw(screw)));
    if let Some(canal) = &found.canal {
        super::canal::render(out, canal, &found.screws);
    }
    for (gap, side, level) in found.breaks() {
        let place = level.map_or_else(String::new, |level| format!(", below {level}"));
        let width = of_estimate(gap.gap, "mm");
        line(out, &format!("▲ {} is interrupted{place}: ends {width} apart", named(side, "rod")));
    }
    let instrumented = found.instrumented();
    let meant = |bridging: &&Bridging| {
        instrumented.is_some_and(|(upper, lower)| upper <= bridging.upper && bridging.lower <= lower)
    };
    found.bridging.iter().filter(meant).for_each(|bridging| line(out, &of_bridging(bridging)));
    if let Some(lying) = &found.lying {
        super::lying::render(out, lying);
    }
    of_bone(out, found);
    line(out, "All of it is proposed: it counts for nothing until a person has looked and confirms it.");
}

pub(super) fn line(out: &mut String, text: &str) {
    let _ = writeln!(out, "    {text}");
}

fn of_metal(out: &mut String, metal: &Metal, found: &CtReading) {
    if metal.rods.is_empty() && found.screws.is_empty() && metal.others.is_empty() {
        return line(out, "no metal");
    }
    let count = |kind: OtherKind| metal.others.iter().filter(|other| other.kind == kind).count();
    let counted = [
        (metal.rods.len(), "rod"),
        (found.screws.len(), "screw"),
        (count(OtherKind::Cage), "cage"),
        (count(OtherKind::HipProsthesis), "hip prosthesis"),
        (count(OtherKind::Unnamed), "other piece"),
    ];
    let counted = counted.into_iter().filter(|(count, _)| *count > 0);
    let words: Vec<String> = counted.map(|(count, thing)| super::table::plural(count, thing)).collect();
    line(out, &format!("metal: {}", words.join(", ")));
    if metal.is_cut {
        line(out, "▲ metal may go on beyond the slices, or where one is missing: nothing is called absent");
    }
}

pub(super) fn named(side: Option<Laterality>, thing: &str) -> String {
    match side {
        Some(Laterality::Left) => format!("left {thing}"),
        Some(Laterality::Right) => format!("right {thing}"),
        _ => thing.to_owned(),
    }
}

fn of_screw(found: &ScrewReading) -> String {
    let level = found.level.map_or("screw", Level::name);
    let name = match found.level {
        Some(_) => format!("{} screw", named(found.side, level)),
        None => named(found.side, "screw"),
    };
    let [left, back, head] = found.screw.tip;
    let tip = format!("tip at {left:.0}, {back:.0}, {head:.0}");
    match found.halo.map(|halo| halo.width) {
        Some(Some(width)) => format!("▲ {name}, {tip}: halo of {}", of_estimate(width, "mm")),
        Some(None) => format!("{name}, {tip}: no halo seen"),
        None => format!("{name}, {tip}: lies beyond the slices in part"),
    }
}

fn of_bridging(found: &Bridging) -> String {
    let segment = format!("{}-{}", found.upper, found.lower);
    let area = format!("{:.0} mm²", found.area());
    let gap = found.gap.map_or_else(String::new, |gap| format!(", cleft of {}", of_estimate(gap, "mm")));
    let hidden = if found.hidden > 0.0 {
        format!(", {:.0} % of the disc not seen", 100.0 * found.hidden)
    } else {
        String::new()
    };
    let coarse = if found.is_coarse() {
        format!(", voxels of {:.1} mm: a narrow cleft would not be seen", found.coarseness)
    } else {
        String::new()
    };
    match found.seen() {
        BridgingSeen::Yes => format!("{segment}: bone goes through, {area}{gap}{hidden}"),
        BridgingSeen::No => format!("▲ {segment}: no bridging seen{gap}{hidden}"),
        BridgingSeen::Equivocal => {
            format!("▲ {segment}: bridging cannot be told, {area}{gap}{hidden}{coarse}")
        }
    }
}

fn of_bone(out: &mut String, found: &CtReading) {
    let words = found.bone.iter().map(|(level, bone)| match bone {
        Ok(bone) => format!("{level} {}", of_estimate(bone.units, "HU")),
        Err(NotMeasured::Dense) => format!("{level} left out (metal or cement)"),
        Err(NotMeasured::Streaked) => format!("{level} left out (streaks of metal in the same slices)"),
        Err(NotMeasured::Outside) => format!("{level} left out (beyond the slices)"),
        Err(NotMeasured::Guessed) => format!("{level} left out (endplates not seen)"),
    });
    let words: Vec<String> = words.collect();
    if !words.is_empty() {
        line(out, &format!("cancellous bone ({}): {}", found.technique, words.join(" · ")));
        of_bone_classes(out, found);
    }
}

/// Classes, each scale a line; why there are none, each reason a line with its levels.
fn of_bone_classes(out: &mut String, found: &CtReading) {
    let (mut classes, mut reasons) = (Vec::new(), Vec::new());
    for (level, value) in found.bone.iter().filter_map(|(level, bone)| Some((*level, bone.ok()?.units.value)))
    {
        let against = found.no_class(level);
        if against.is_empty() {
            classes.extend(attenuation_classes(level, value).into_iter().map(|class| (level, class)));
        }
        reasons.extend(against.iter().map(|reason| (level, reason.to_string())));
    }
    while let Some((_, reason)) = reasons.first().cloned() {
        let levels = reasons.extract_if(.., |(_, other)| *other == reason).map(|(level, _)| level.name());
        let levels: Vec<&str> = levels.collect();
        line(out, &format!("▲ {} no class: {reason}", levels.join(" ")));
    }
    if !classes.is_empty() {
        line(
            out,
            "classes, where the vertebra is intact, which a person says (fractures are not looked for):",
        );
    }
    while let Some(code) = classes.first().map(|(_, class)| class.code) {
        let of_code: Vec<_> = classes.extract_if(.., |(_, class)| class.code == code).collect();
        line(out, &format!("  {}", of_scale(&of_code)));
        let notes = of_code.first().map_or_else(Vec::new, |(_, class)| class.notes());
        notes.iter().for_each(|note| line(out, &format!("    ▲ {note}")));
    }
}

/// `HU, adverse events: L2 not below the cut-off (from 97.9 HU)`.
fn of_scale(classes: &[(Level, AttenuationClass)]) -> String {
    let scale = classes.first().map_or("", |(_, class)| class.scale.name);
    let word = |(level, class): &(Level, AttenuationClass)| {
        format!("{level} {} ({})", class.name(), class.scale.range(class.position))
    };
    format!("{scale}: {}", classes.iter().map(word).collect::<Vec<_>>().join(" · "))
}

pub(super) fn of_estimate(found: Estimate, unit: &str) -> String {
    let digits = if unit == "HU" { 0 } else { 1 };
    let [least, most] = found.interval;
    let unit = if unit == "°" { unit.to_owned() } else { format!(" {unit}") };
    format!("{:.digits$}{unit} ({:.digits$} to {most:.digits$})", found.value, least)
}
