//! Rules on a large record, against their targets; and beside an engine of CQL that is asked the same rules, exported.

use super::measurement::{figure, output};
use crate::setup;
use crate::workspace::{self, cargo, command, root};
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
    let ours = figure(&text, "all_rules_milliseconds")?;
    println!("all rules on the facts of a test: ours {ours:.2} ms with every explanation, {}", cql()?);
    ensure!(rules <= MOST_RULES_MS, "target missed: rules take {rules:.2} ms");
    ensure!(cases <= MOST_CASES_S, "target missed: 10,000 records take {cases:.1} s");
    Ok(())
}

/// What cql-execution takes for the same rules on the same facts; it explains nothing.
fn cql() -> Result<String> {
    setup::cql()?;
    workspace::run(cargo().args(["build", "--quiet", "--release", "--package", "upright-cli"]))?;
    let folder = root().join("target/bench-cql");
    let modules = root().join("target/cql/node_modules");
    let export = ["rules", "export", "--out"];
    workspace::run(command(root().join("target/release/upright")).args(export).arg(&folder))?;
    let script = root().join("xtask/yardsticks/cql/run.mjs");
    let text = output(command("node").arg(script).arg(folder).env("UPRIGHT_CQL_MODULES", modules))?;
    Ok(format!("cql-execution {:.1} ms", figure(&text, "all_rules_milliseconds")?))
}
