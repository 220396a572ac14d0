//! Strength of the muscles of each root: how weak, since when, and whether it falls.

use super::fracture::NEW;
use super::{Known, Spec};
use crate::value::{Found, Kind};
use upright_anatomy::{Laterality, Level};
use upright_casefile::{Entry, Fact, Strength};

pub(super) fn specs() -> Vec<Spec> {
    vec![
        Spec::new(
            "strength.new.worst",
            "weakest muscle of new or unknown onset, MRC grade",
            Kind::Number("1"),
            worst,
        )
        .by(NEW),
        Spec::new("strength.worst", "weakest muscle, MRC grade", Kind::Number("1"), weakest),
        Spec::flag("strength.old.changed", "an old weakness that has changed", old_has_changed).by(NEW),
        Spec::new("strength.fall", "grades (MRC) by which strength fell", Kind::Number("1"), fall).by(NEW),
        Spec::flag("strength.stable_deficit", "a documented deficit that has not changed", stable_deficit),
    ]
}

fn strengths<'a>(known: &Known<'a>) -> Vec<(&'a Entry, &'a Strength)> {
    let found = known.view.facts(|fact| match fact {
        Fact::Strength(strength) => Some(strength),
        _ => None,
    });
    found.collect()
}

/// The latest grade of every root and side; of two of one day, the weaker.
fn current<'a>(known: &Known<'a>) -> Vec<(&'a Entry, &'a Strength)> {
    let mut latest: Vec<(&Entry, &Strength)> = Vec::new();
    for (entry, strength) in strengths(known) {
        let is_weaker = |(known, other): &(&Entry, &Strength)| {
            place(other) == place(strength)
                && known.effective_at == entry.effective_at
                && other.grade < strength.grade
        };
        if !latest.iter().any(is_weaker) {
            latest.retain(|(_, other)| place(other) != place(strength));
            latest.push((entry, strength));
        }
    }
    latest
}

const fn place(strength: &Strength) -> (Level, Laterality) {
    (strength.root, strength.side)
}

/// The weakest muscle, whenever it became weak.
fn weakest(known: &Known<'_>) -> Found {
    let weakest = current(known).into_iter().min_by_key(|(_, strength)| strength.grade);
    weakest.map_or_else(
        || Found::unknown("strength by root and side"),
        |(entry, strength)| Found::number(f64::from(strength.grade)).told_by(entry),
    )
}

/// The weakest muscle whose weakness is new, or of which nobody knows when it began. Weakness that is documented as stable,
/// or known to be old, is neither.
fn worst(known: &Known<'_>) -> Found {
    let current = current(known);
    if current.is_empty() {
        return Found::unknown("strength by root and side");
    }
    let new =
        current.iter().filter(|found| is_weak(found) && !is_stable(known, found) && !is_old(known, found));
    new.min_by_key(|(_, strength)| strength.grade).map_or_else(
        || Found::number(FULL),
        |(entry, strength)| Found::number(f64::from(strength.grade)).told_by(entry),
    )
}

type Examined<'a> = (&'a Entry, &'a Strength);

fn is_weak((_, strength): &Examined<'_>) -> bool {
    f64::from(strength.grade) < FULL
}

/// Weakness that is known to have begun longer ago than what is new.
fn is_old(known: &Known<'_>, (_, strength): &Examined<'_>) -> bool {
    strength.onset.is_some_and(|onset| upright_assessment::is_old(onset, known.view.day()))
}

/// Said to be stable and not weaker than before, or found so again after more than six weeks.
fn is_stable(known: &Known<'_>, (entry, now): &Examined<'_>) -> bool {
    let all = strengths(known);
    let earlier = || all.iter().filter(|(other, found)| other.id != entry.id && place(found) == place(now));
    let before = earlier().rev().find(|(other, _)| other.effective_at <= entry.effective_at);
    let is_not_weaker = before.is_none_or(|(_, before)| before.grade <= now.grade);
    let was_so = |(other, found): &Examined<'_>| {
        found.grade == now.grade && upright_assessment::is_old(other.effective_at, entry.effective_at)
    };
    is_not_weaker && (now.stable == Some(true) || earlier().any(was_so))
}

/// Whether a weakness that is known to be old has changed: nobody knows until somebody says whether it is stable.
fn old_has_changed(known: &Known<'_>) -> Found {
    let current = current(known);
    let open = |found: &&Examined<'_>| is_weak(found) && is_old(known, found) && !is_stable(known, found);
    match current.iter().filter(open).min_by_key(|(_, strength)| strength.grade) {
        Some((_, strength)) => Found::unknown(format!(
            "whether the weakness of {} ({}), known for longer than six weeks, has stayed as it was",
            strength.root,
            side(strength.side)
        )),
        None => Found::flag(false),
    }
}

const fn side(side: Laterality) -> &'static str {
    match side {
        Laterality::Left => "left",
        Laterality::Right => "right",
        Laterality::Unspecified => "side not recorded",
    }
}

/// Full strength on the scale of the Medical Research Council: what the scale can give, no clinical limit.
const FULL: f64 = 5.0;

/// By how many grades strength fell within the last six weeks, at most. A fall of long ago is no fall of now.
fn fall(known: &Known<'_>) -> Found {
    let all = strengths(known);
    if all.is_empty() {
        return Found::unknown("strength by root and side");
    }
    let falls = current(known).into_iter().filter_map(|now| recent_fall(known, &all, now));
    let largest = falls.max_by(|one, other| one.1.total_cmp(&other.1));
    largest.map_or_else(|| Found::number(0.0), |(entry, by)| Found::number(by).told_by(entry))
}

/// The grades lost since the last examination that found more, where the first that found less is recent.
fn recent_fall<'a>(
    known: &Known<'_>,
    all: &[Examined<'a>],
    (entry, now): Examined<'a>,
) -> Option<(&'a Entry, f64)> {
    let here = || all.iter().filter(|(_, found)| place(found) == place(now));
    let higher = here().enumerate().filter(|(_, (_, found))| found.grade > now.grade).last()?.0;
    let (_, before) = here().nth(higher)?;
    let (seen, found) = here().nth(higher + 1).copied().unwrap_or((entry, now));
    let began = found.onset.unwrap_or(seen.effective_at);
    let by = f64::from(before.grade) - f64::from(now.grade);
    (!upright_assessment::is_old(began, known.view.day())).then_some((entry, by))
}

fn stable_deficit(known: &Known<'_>) -> Found {
    let current = current(known);
    if current.is_empty() {
        return Found::unknown("strength by root and side");
    }
    let stable = current
        .iter()
        .find(|(_, strength)| strength.stable == Some(true) && f64::from(strength.grade) < FULL);
    stable.map_or_else(|| Found::flag(false), |(entry, _)| Found::flag(true).told_by(entry))
}
