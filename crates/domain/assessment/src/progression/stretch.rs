//! Films that share a baseline, and which of them can be compared.

use super::comparison::not_standing;
use crate::baseline;
use crate::subject::{Extension, Subject};
use jiff::civil::Date;
use upright_casefile::{Event, View};

/// Films that share a baseline.
#[derive(Clone, Debug, PartialEq)]
pub struct Stretch {
    /// The event from which it counts; `None` = none is recorded before it.
    pub since: Option<(Date, Event)>,
    /// The entries that hold its films, from the earliest to the latest.
    pub films: Vec<String>,
}

/// The films of each stretch, from the earliest to the latest.
pub(super) fn grouped<'s, 'a>(view: &View<'_>, films: &[&'s Subject<'a>]) -> Vec<Vec<&'s Subject<'a>>> {
    let mut stretches: Vec<Vec<&Subject<'_>>> = Vec::new();
    for film in films {
        let last = stretches.last_mut().filter(|stretch| {
            stretch.last().is_some_and(|last| baseline::between(view, last.day, film.day).is_none())
        });
        match last {
            Some(stretch) => stretch.push(film),
            None => stretches.push(vec![film]),
        }
    }
    stretches
}

impl Stretch {
    pub(super) fn of(view: &View<'_>, films: &[&Subject<'_>]) -> Self {
        Self {
            since: films.first().and_then(|film| baseline::before(view, film.day)),
            films: films.iter().map(|film| film.entry.to_owned()).collect(),
        }
    }
}

/// The films of a stretch that are compared: standing, of one posture where enough films share one, and one a day.
///
/// Of postures that two or more days share, the one filmed last; where both were, the one with more days, then extended.
pub(super) fn series<'s, 'a>(stretch: &[&'s Subject<'a>]) -> Vec<&'s Subject<'a>> {
    let standing: Vec<&Subject<'_>> =
        stretch.iter().copied().filter(|film| not_standing(film).is_none()).collect();
    let of =
        |extension: Extension| one_a_day(standing.iter().copied().filter(|film| film.extension == extension));
    let groups = [Extension::NotExtended, Extension::Extended].map(of);
    let shared = groups.into_iter().filter(|films| films.len() > 1);
    shared
        .max_by_key(|films| (films.last().map(|film| film.day), films.len()))
        .unwrap_or_else(|| one_a_day(standing.into_iter()))
}

/// Of films of one day the last one.
fn one_a_day<'s, 'a: 's>(films: impl Iterator<Item = &'s Subject<'a>>) -> Vec<&'s Subject<'a>> {
    let mut kept: Vec<&Subject<'_>> = Vec::new();
    for film in films {
        if kept.last().is_some_and(|last| last.day == film.day) {
            kept.pop();
        }
        kept.push(film);
    }
    kept
}
