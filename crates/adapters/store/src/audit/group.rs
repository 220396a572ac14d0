//! Reads are recorded together: many readers wait for one write to the disk.

use super::Deed;
use crate::error::{Result, StoreError};
use crate::store::Store;
use tokio::sync::{mpsc, oneshot};

/// Records deeds that change nothing else, several at once.
#[derive(Clone)]
pub struct AuditGroup {
    sender: mpsc::Sender<Waiting>,
}

struct Waiting {
    deed: Deed,
    done: oneshot::Sender<bool>,
}

/// How many deeds may wait, and how many are written at once.
const MOST: usize = 256;

impl AuditGroup {
    /// Begins to record for `store`, as long as the group lives.
    #[must_use]
    pub fn new(store: Store) -> Self {
        let (sender, receiver) = mpsc::channel(MOST);
        tokio::spawn(write(store, receiver));
        Self { sender }
    }

    /// Records a deed. When this returns, it is on the disk.
    ///
    /// # Errors
    /// Where it could not be recorded: then what it is about must not be done.
    pub async fn record(&self, deed: Deed) -> Result<()> {
        let lost =
            || StoreError::refused("the trail cannot be written; nothing is shown that it does not record");
        let (done, answer) = oneshot::channel();
        self.sender.send(Waiting { deed, done }).await.map_err(|_| lost())?;
        if answer.await.unwrap_or(false) { Ok(()) } else { Err(lost()) }
    }
}

async fn write(store: Store, mut receiver: mpsc::Receiver<Waiting>) {
    let mut waiting = Vec::with_capacity(MOST);
    while receiver.recv_many(&mut waiting, MOST).await > 0 {
        let (deeds, done): (Vec<Deed>, Vec<_>) =
            waiting.drain(..).map(|waiting| (waiting.deed, waiting.done)).unzip();
        let written = record(&store, &deeds).await;
        if let Err(error) = &written {
            tracing::error!(%error, "the trail could not be written");
        }
        for done in done {
            let _ = done.send(written.is_ok());
        }
    }
}

async fn record(store: &Store, deeds: &[Deed]) -> Result<()> {
    let write = store.begin().await?;
    write.record(deeds).await?;
    write.commit().await
}
