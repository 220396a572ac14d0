//! Rules on a large record, against their targets. No open engine of rules that explains itself is there to be timed beside.

use super::measurement::{figure, output};
use crate::workspace::cargo;
use anyhow::{Result, ensure};

/// What the rules may take on a record of 500 entries whose assessment is at hand.
const MOST_RULES_MS: f64 = 1.0;
/// What 10,000 such records may take on two cores, parsing included.
const MOST_CASES_S: f64 = 10.0;

/// One large record, and ten thousand.
pub(crate) fn run() -> Result<()> {
    let bench = ["bench", "--quiet", "--package", "upright-pathway", "--bench", "pathway"];
    let text = output(cargo().args(bench))?;
    let rules = figure(&text, "rules_on_500_entries_milliseconds")?;
    let cases = figure(&text, "10000_cases_seconds")?;
    let (count, size) = (figure(&text, "count_of_rules")?, figure(&text, "case_kilobytes")?);
    println!(
        "{count:.0} rules on a record of 500 entries ({size:.0} kB): {rules:.2} ms (target {MOST_RULES_MS} ms)"
    );
    println!("10,000 such records, read and answered: {cases:.1} s (target {MOST_CASES_S} s)");
    ensure!(rules <= MOST_RULES_MS, "target missed: rules take {rules:.2} ms");
    ensure!(cases <= MOST_CASES_S, "target missed: 10,000 records take {cases:.1} s");
    Ok(())
}
