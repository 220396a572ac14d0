//! Sums along rays through a CT of 512 × 512 × 600, beside Debian's plastimatch in the same run.

use super::measurement::figure;
use crate::setup;
use anyhow::{Result, ensure};

/// So many times quicker than the peer.
const LEAST_QUICKER: f64 = 3.0;
/// Root mean square of the difference, in per cent.
const MOST_DIFFERENCE: f64 = 0.5;

/// Prints both figures; fails where a target is missed.
pub(crate) fn run() -> Result<()> {
    setup::plastimatch()?;
    let text = super::of_imaging("rays", &[])?;
    let (ours, peer) = (figure(&text, "ours_milliseconds")?, figure(&text, "plastimatch_milliseconds")?);
    let (difference, quicker) = (figure(&text, "difference_percent")?, peer / ours);
    println!(
        "1024 × 512 rays through 512 × 512 × 600 voxels: ours {ours:.0} ms, plastimatch drr -A cpu -i exact {peer:.0} ms"
    );
    println!(
        "{quicker:.1} times quicker (target {LEAST_QUICKER}); the sums differ by {difference:.4} % (target {MOST_DIFFERENCE} %)"
    );
    ensure!(quicker >= LEAST_QUICKER, "target missed: {quicker:.1} times quicker");
    ensure!(difference <= MOST_DIFFERENCE, "target missed: sums differ by {difference:.4} %");
    Ok(())
}
