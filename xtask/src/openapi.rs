//! The description of the node's interface, which the workstation's types are made from.

use crate::workspace::{self, Generated, command};
use anyhow::Result;

/// Writes the description; the server's tests compare it with the server.
pub(crate) fn write() -> Result<()> {
    let text = workspace::output(command(workspace::built("upright-cli", "upright")?).arg("openapi"))?;
    Generated { path: "web/api/openapi.json".to_owned(), text }.write()
}
