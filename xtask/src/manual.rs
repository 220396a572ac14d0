//! The manual of parameters, written by the program itself.

use crate::workspace::{Generated, cargo};
use anyhow::{Result, ensure};

/// Writes `docs/parameters.md`; a test of the CLI fails when it is stale.
pub(crate) fn write() -> Result<()> {
    let arguments =
        ["run", "--quiet", "--profile", "ci", "--package", "upright-cli", "--bin", "upright", "--"];
    let output = cargo().args(arguments).args(["parameters", "--format", "markdown"]).output()?;
    ensure!(
        output.status.success(),
        "upright parameters failed: {}",
        String::from_utf8_lossy(&output.stderr)
    );
    let text = String::from_utf8(output.stdout)?;
    Generated { path: "docs/parameters.md".to_owned(), text }.write()
}
