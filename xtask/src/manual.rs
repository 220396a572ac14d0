//! The manual of parameters, written by the program itself.

use crate::workspace::{self, Generated, command};
use anyhow::Result;

/// Writes `docs/parameters.md`; a test of the CLI fails when it is stale.
pub(crate) fn write() -> Result<()> {
    let mut print = command(workspace::built("upright-cli", "upright")?);
    let text = workspace::output(print.args(["parameters", "--format", "markdown"]))?;
    Generated { path: "docs/parameters.md".to_owned(), text }.write()
}
