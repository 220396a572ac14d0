//! What nobody asks for and somebody must do: forgetting what has ended.

use crate::node::Node;
use std::sync::Arc;
use std::time::{Duration, SystemTime};
use tokio_util::sync::CancellationToken;
use upright_store::{MINUTE, Moment, StoreError};

const EVERY: Duration = Duration::from_secs(600);

/// Keeps house until `stop`.
pub(crate) async fn keep_house(node: Arc<Node>, stop: CancellationToken) {
    loop {
        if let Err(error) = round(&node).await {
            tracing::warn!(%error, "housekeeping failed");
        }
        tokio::select! {
            () = tokio::time::sleep(EVERY) => {}
            () = stop.cancelled() => return,
        }
    }
}

async fn round(node: &Node) -> Result<(), StoreError> {
    let now = node.clock.now();
    let idle = Moment::from(node.config.idle_minutes) * MINUTE;
    let longest = Moment::from(node.config.session_hours) * 60 * MINUTE;
    const DAY: Moment = 24 * 60 * MINUTE;
    let write = node.store.begin().await?;
    write.forget_sessions(now - longest, now - idle).await?;
    write.forget_given(now - DAY).await?;
    write.commit().await?;
    node.store.forget_volumes(now - 60 * MINUTE).await?;
    node.store.objects().sweep(SystemTime::now())?;
    // Whoever keeps the log elsewhere can tell later that the end of the trail is the one that was there.
    let head = node.store.trail_head().await?;
    tracing::info!(seq = head.seq, hash = head.hash, "the end of the trail");
    node.rates.forget();
    node.metrics.run_upkeep();
    Ok(())
}
