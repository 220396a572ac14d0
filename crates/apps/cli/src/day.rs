//! Days, as people write them on the command line.

use jiff::civil::Date;

/// A day as `2026-03-02`.
pub(crate) fn parse(text: &str) -> Result<Date, String> {
    text.parse()
        .map_err(|_| "a day is written as year-month-day, as 2026-03-02, and is in the calendar".to_owned())
}
