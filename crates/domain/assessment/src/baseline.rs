//! Where alignment counts anew.

use jiff::civil::Date;
use upright_casefile::{Event, View};

/// The first event between two days, these days included, from which alignment counts anew.
///
/// A film of the day of an operation may have been taken before or after it: it is set beside no other film.
///
/// - **Source**: clinical reference, section 5, progression (flag L).
pub(crate) fn between(view: &View<'_>, one: Date, other: Date) -> Option<(Date, Event)> {
    let days = one.min(other)..=one.max(other);
    view.events().find(|(day, event)| event.is_new_baseline() && days.contains(day))
}

/// The event from which the days up to `day` count; `None` = none is recorded.
pub(crate) fn before(view: &View<'_>, day: Date) -> Option<(Date, Event)> {
    view.events().rfind(|(at, event)| event.is_new_baseline() && *at <= day)
}

/// Why films of these two days cannot be set beside each other; `None` = they share a baseline.
pub(crate) fn obstacle(view: &View<'_>, one: Date, other: Date) -> Option<String> {
    let (day, event) = between(view, one, other)?;
    let words = event.words();
    Some(if day == one || day == other {
        format!(
            "{words} on {day}, the day of a film: whether the film was taken before or after it is not known"
        )
    } else {
        format!("{words} on {day} lies between the films, and alignment counts anew from there")
    })
}
