//! The latest CT beside each that is of an earlier day.

use super::ct::{line, named, of_estimate};
use super::series::{Found, FoundStack};
use jiff::civil::Date;
use std::fmt::Write;
use upright_anatomy::Level;
use upright_reading::{
    BridgingChange, BridgingSeen, Changes, CtReading, DatedCt, Day, NotCompared, RodChange, RodSeen,
    ScrewChange, ScrewReading, UnpairedScrew,
};

/// Two CTs of different days, and what changed.
pub(super) struct Compared<'a> {
    pub(super) earlier: CtOfDay<'a>,
    pub(super) later: CtOfDay<'a>,
    pub(super) changes: Result<Changes, NotCompared>,
}

/// The CT of a study that tells most of its screws.
#[derive(Clone, Copy)]
pub(super) struct CtOfDay<'a> {
    pub(super) found: &'a Found<'a>,
    pub(super) day: Option<Date>,
    stack: &'a FoundStack,
    reading: &'a CtReading,
}

/// The latest CT beside each of another day, the latest of those first; one without a day is refused with the reason.
pub(super) fn compared<'a>(found: &'a [Found<'a>]) -> Vec<Compared<'a>> {
    let mut days: Vec<CtOfDay<'_>> = Vec::new();
    for ct in found.iter().flat_map(CtOfDay::all) {
        match days.iter_mut().find(|one| one.day == ct.day) {
            Some(one) if ct.tells() > one.tells() => *one = ct,
            Some(_) => {}
            None => days.push(ct),
        }
    }
    days.sort_by_key(|ct| ct.day);
    let Some(later) = days.pop() else { return Vec::new() };
    days.iter().rev().map(|earlier| Compared::of(*earlier, later)).collect()
}

impl<'a> CtOfDay<'a> {
    fn all(found: &'a Found<'a>) -> impl Iterator<Item = Self> {
        let day = found.series.day();
        let readings = found.stacks.iter().filter_map(|stack| Some((stack, stack.ct.as_ref()?)));
        readings.map(move |(stack, reading)| Self { found, day, stack, reading })
    }

    /// Screws with a name, then screws, then how thin its slices are.
    fn tells(&self) -> (usize, usize, i64) {
        let screws = &self.reading.screws;
        let named = screws.iter().filter(|screw| screw.level.is_some()).count();
        let [.., along] = self.spacing();
        (named, screws.len(), -((along * 1000.0) as i64))
    }

    fn spacing(&self) -> [f64; 3] {
        self.stack.volume.as_ref().map_or([0.0; 3], |volume| volume.frame.spacing())
    }

    fn dated<'b>(&'b self, study: &'b str) -> DatedCt<'b> {
        DatedCt {
            reading: self.reading,
            study,
            day: self.day,
            spacing: self.spacing(),
            kernel: self.stack.head.kernel.as_deref(),
        }
    }

    fn study(&self) -> String {
        super::study_name(&self.found.series.clues)
    }
}

impl<'a> Compared<'a> {
    fn of(earlier: CtOfDay<'a>, later: CtOfDay<'a>) -> Self {
        let [old, new] = [earlier.study(), later.study()];
        let changes = Changes::between(&earlier.dated(&old), &later.dated(&new));
        Self { earlier, later, changes }
    }
}

pub(super) fn render(out: &mut String, compared: &Compared<'_>) {
    let since = words(compared.earlier.day);
    let _ = writeln!(out, "Since {since}, in the CT of {}", words(compared.later.day));
    match &compared.changes {
        Ok(changes) => of_changes(out, changes),
        Err(reason) => line(out, &format!("▲ not compared: {reason}")),
    }
}

fn words(day: Option<Date>) -> String {
    day.map_or_else(|| "a day that is not stated".to_owned(), |day| day.to_string())
}

fn of_changes(out: &mut String, changes: &Changes) {
    changes.unlike.iter().for_each(|unlike| line(out, &format!("▲ {unlike}")));
    changes.screws.iter().for_each(|screw| line(out, &of_screw(screw)));
    changes.unpaired.iter().for_each(|screw| line(out, &of_unpaired(screw)));
    changes.rods.iter().for_each(|rod| line(out, &of_rod(rod)));
    if changes.unpaired_rods != [0, 0] {
        let [before, since] = changes.unpaired_rods;
        line(
            out,
            &format!("▲ rods not compared, as their side does not tell them apart: {before}, then {since}"),
        );
    }
    changes.bridging.iter().for_each(|bridging| line(out, &of_bridging(bridging)));
    line(out, "All of it is proposed. Whether there was an operation in between only the record says.");
}

fn name(screw: &ScrewReading) -> String {
    match screw.level.map(Level::name) {
        Some(level) => format!("{} screw", named(screw.side, level)),
        None => named(screw.side, "screw"),
    }
}

/// From what on a halo would have grown: `default.ct.halo.growth` of `evidence`.
const GROWTH: f64 = upright_evidence::numbers::DEFAULT_CT_HALO_GROWTH.value;

fn of_screw(change: &ScrewChange) -> String {
    let name = name(&change.later);
    let width = change.growth.width.map(|growth| format!(", change of {}", of_estimate(growth, "mm")));
    let by = width.unwrap_or_default();
    match change.growth.has_grown {
        Ok(true) => format!("▲ {name}: halo has grown{by}"),
        Ok(false) => format!("{name}: halo has not grown by {GROWTH} mm or more (Upright's default){by}"),
        Err(reason) if change.is_newly_loose() == Some(true) => format!("▲ {name}: {reason}"),
        Err(reason) => format!("{name}: {reason}{by}"),
    }
}

fn of_unpaired(found: &UnpairedScrew) -> String {
    let day = match found.day {
        Day::Earlier => "earlier",
        Day::Later => "later",
    };
    format!("▲ {} of the {day} CT not compared: {}", name(&found.screw), found.reason)
}

fn of_rod(change: &RodChange) -> String {
    let name = named(change.side, "rod");
    match (change.earlier, change.later) {
        (RodSeen::Continuous, RodSeen::Broken) => format!("▲ {name} has broken"),
        (RodSeen::Continuous, RodSeen::Continuous) => format!("{name} is continuous as it was"),
        (RodSeen::Broken, RodSeen::Broken) => format!("{name} was broken before"),
        _ => format!("{name}: whether it broke in between cannot be told"),
    }
}

fn of_bridging(change: &BridgingChange) -> String {
    let segment = format!("{}-{}", change.upper, change.lower);
    let word = |seen| match seen {
        BridgingSeen::Yes => "bone goes through",
        BridgingSeen::No => "no bridging seen",
        BridgingSeen::Equivocal => "bridging cannot be told",
    };
    let (before, since) = (word(change.earlier), word(change.later));
    match change.has_changed() {
        Some(true) => format!("▲ {segment}: {since}; before, {before}"),
        Some(false) => format!("{segment}: {since}, as before"),
        None => format!("{segment}: {since}; before, {before}: whether it changed cannot be told"),
    }
}
