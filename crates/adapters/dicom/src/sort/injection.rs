//! Time since the tracer was injected: two clocks, and only one of them with a day.

use super::clues::Clues;
use super::criteria::{DAY_S, MOST_ACROSS_MIDNIGHT_S, MOST_EARLY_S};
use crate::moment;
use jiff::civil::{Date, DateTime};

/// Time from injection to picture.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Since {
    /// So many seconds.
    Seconds(i64),
    /// So many seconds, which cannot be: a clock is wrong.
    ClockWrong(i64),
    /// Not stated, or stated in no time.
    Unknown,
}

/// When the picture was taken. A picture without a day is of the day of its study, for clocks are compared within a day.
pub(crate) fn taken(clues: &Clues) -> Option<DateTime> {
    let times = &clues.times;
    if let Some(moment) = moment::moment(&times.acquisition_date_time) {
        return Some(moment);
    }
    let any = Date::constant(2000, 1, 1);
    let time = moment::time_of_day(&times.acquisition_time)?;
    Some(day(clues).unwrap_or(any).to_datetime(time))
}

/// The day on which it was taken, else that of its study.
pub(super) fn day(clues: &Clues) -> Option<Date> {
    let times = &clues.times;
    let of_moment = || moment::moment(&times.acquisition_date_time).map(DateTime::date);
    let stated = [&times.acquisition_date, &times.content_date, &times.study_date];
    of_moment().or_else(|| stated.into_iter().find_map(|text| moment::day(text)))
}

/// Seconds from injection to picture.
pub(crate) fn since_injection(clues: &Clues) -> Since {
    let Some(taken) = taken(clues) else { return Since::Unknown };
    if let Some(start) = moment::moment(&clues.tracer.start_date_time) {
        return judged(taken.duration_since(start).as_secs());
    }
    let Some(time) = moment::time_of_day(&clues.tracer.start_time) else { return Since::Unknown };
    let seconds = taken.duration_since(taken.date().to_datetime(time)).as_secs();
    if seconds >= -MOST_EARLY_S {
        return judged(seconds);
    }
    // Injected before midnight, taken after it; a clock half an hour late would look like most of a day.
    let across = seconds + DAY_S;
    if across <= MOST_ACROSS_MIDNIGHT_S { Since::Seconds(across) } else { Since::ClockWrong(seconds) }
}

fn judged(seconds: i64) -> Since {
    if seconds >= -MOST_EARLY_S { Since::Seconds(seconds) } else { Since::ClockWrong(seconds) }
}

/// When the tracer was injected, with its day: what links the studies of one injection.
pub(super) fn injected(clues: &Clues) -> Option<DateTime> {
    if let Some(start) = moment::moment(&clues.tracer.start_date_time) {
        return Some(start);
    }
    let day = day(clues)?;
    let time = moment::time_of_day(&clues.tracer.start_time)?;
    let is_after = taken(clues).is_some_and(|taken| time > taken.time());
    let across =
        is_after && matches!(since_injection(clues), Since::Seconds(seconds) if seconds > MOST_EARLY_S);
    let day = if across { day.yesterday().ok()? } else { day };
    Some(day.to_datetime(time))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sort::clues::{Times, Tracer};

    fn clues(taken: &str, start: &str) -> Clues {
        let times = Times {
            acquisition_date: "20260102".to_owned(),
            acquisition_time: taken.to_owned(),
            ..Times::default()
        };
        let tracer = Tracer { start_time: start.to_owned(), ..Tracer::default() };
        Clues { times, tracer, ..Clues::default() }
    }

    #[test]
    fn midnight_is_crossed_and_clocks_are_not_believed() {
        let check = |taken, start, expect| {
            assert_eq!(since_injection(&clues(taken, start)), expect, "{taken} {start}")
        };
        check("120000", "090000", Since::Seconds(10_800));
        check("120000", "120030", Since::Seconds(-30));
        check("020000", "230000", Since::Seconds(10_800));
        check("120000", "123000", Since::ClockWrong(-1800));
        check("120000", "235959", Since::ClockWrong(-43_199));
        check("", "120000", Since::Unknown);
        check("120000", "", Since::Unknown);
    }

    #[test]
    fn an_injection_before_midnight_is_of_the_day_before() {
        let check = |taken, start, expect: &str| {
            assert_eq!(injected(&clues(taken, start)).unwrap().to_string(), expect);
        };
        check("020000", "230000", "2026-01-01T23:00:00");
        check("120000", "090000", "2026-01-02T09:00:00");
    }
}
