//! Days and times of day as files write them: the forms of the standard, and the older ones with dots and colons.

use jiff::civil::{Date, DateTime, Time};

/// A day (DA): `20260131`, once `2026.01.31`.
pub(crate) fn day(text: &str) -> Option<Date> {
    let digits: String = text.trim().chars().filter(|letter| *letter != '.').collect();
    if digits.len() != 8 || !digits.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let (year, month, day) = (digits.get(..4)?, digits.get(4..6)?, digits.get(6..)?);
    Date::new(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?).ok()
}

/// A time of day (TM): `093000.25`, `0930` or `09`, once `09:30:00`. What a file leaves out is zero.
pub(crate) fn time_of_day(text: &str) -> Option<Time> {
    let digits: String = text.trim().chars().filter(|letter| *letter != ':').collect();
    let (whole, fraction) = digits.split_once('.').unwrap_or((&digits, ""));
    let is_digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    if !matches!(whole.len(), 2 | 4 | 6) || !is_digits(whole) || !is_digits(fraction) || fraction.len() > 6 {
        return None;
    }
    let part = |from: usize| whole.get(from..from + 2).map_or(Some(0), |part| part.parse::<i8>().ok());
    // A leap second is the last one that clocks know.
    let second = part(4)?.min(if part(4)? == 60 { 59 } else { 60 });
    let nanosecond = format!("{fraction:0<9}").parse().ok()?;
    Time::new(part(0)?, part(2)?, second, nanosecond).ok()
}

/// A moment (DT): `20260131093000.25+0100`; the offset is left out, for clocks of one house are compared.
pub(crate) fn moment(text: &str) -> Option<DateTime> {
    let text = text.trim().split(['+', '-', '&']).next()?;
    let day = day(text.get(..8)?)?;
    let time = text.get(8..).filter(|time| !time.is_empty());
    Some(day.to_datetime(time.map_or(Some(Time::midnight()), time_of_day)?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_and_times_of_files() {
        let check = |text: &str, expect: &str| {
            assert_eq!(day(text).map(|day| day.to_string()).unwrap_or_default(), expect, "{text}");
        };
        check("20260131", "2026-01-31");
        check("2026.01.31", "2026-01-31");
        check("20260229", "");
        check("2026013", "");
        check("+2026013", "");
        check("today", "");
        let check = |text: &str, expect: &str| {
            assert_eq!(time_of_day(text).map(|time| time.to_string()).unwrap_or_default(), expect, "{text}");
        };
        check("093000", "09:30:00");
        check("09:30:00", "09:30:00");
        check("0930", "09:30:00");
        check("093000.25", "09:30:00.25");
        check("235960", "23:59:59");
        check("250000", "");
        check("9", "");
        check("093000.", "09:30:00");
    }

    #[test]
    fn moments_of_files() {
        let check = |text: &str, expect: &str| {
            assert_eq!(moment(text).map(|moment| moment.to_string()).unwrap_or_default(), expect, "{text}");
        };
        check("20260131093000.25+0100", "2026-01-31T09:30:00.25");
        check("20260131", "2026-01-31T00:00:00");
        check("202601", "");
        check("20260131é", "");
    }
}
