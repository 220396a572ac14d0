//! The description of the node's interface, which the workstation's types are made from.

use crate::workspace::{self, Generated, cargo};
use anyhow::Result;

/// Writes the description; the server's tests compare it with the server.
pub(crate) fn write() -> Result<()> {
    let print = ["run", "--quiet", "--profile", "ci", "--package", "upright-cli", "--", "openapi"];
    let text = workspace::output(cargo().args(print))?;
    Generated { path: "web/api/openapi.json".to_owned(), text }.write()
}
