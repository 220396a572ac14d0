//! Files of the demo taken in as files are that somebody brings.

use anyhow::{Result, bail};
use std::sync::Arc;
use upright_server::{Arrival, Bringer, Node};
use upright_store::{Account, ImportFile, Outcome};

/// An import that somebody has begun.
pub(super) struct Bringing<'a> {
    node: &'a Arc<Node>,
    author: &'a Account,
    import: String,
}

impl<'a> Bringing<'a> {
    pub(super) async fn begun(node: &'a Arc<Node>, author: &'a Account) -> Result<Self> {
        let write = node.store.begin().await?;
        let import = write.begin_import(None, Some(&author.id), node.clock.now()).await?;
        write.commit().await?;
        Ok(Self { node, author, import: import.id })
    }

    /// One file; whatever is not stored is an error.
    pub(super) async fn file(&self, name: &str, bytes: &[u8]) -> Result<ImportFile> {
        let mut staging = self.node.store.objects().stage().await?;
        staging.write(bytes).await?;
        let staged = staging.finish().await?;
        let by = Bringer::at_the_machine(Some(self.author.id.clone()));
        let import = self.import.clone();
        let arrival = Arrival { staged, name: name.to_owned(), import, case: None, insists: false };
        let result = self.node.take_in(&by, arrival).await?;
        match result.outcome {
            Outcome::Stored | Outcome::AlreadyThere => Ok(result),
            _ => bail!("{name}: not taken in: {}", result.detail),
        }
    }
}
