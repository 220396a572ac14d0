//! Progress of long work, on standard error, and only where a person watches.

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};
use std::io::IsTerminal;

/// Fewer inputs are measured before a bar could be read.
const FEW: usize = 50;

/// A bar for `count` inputs, a counter where their number is not known, nothing where nobody watches.
pub(crate) fn bar(count: Option<usize>) -> ProgressBar {
    if !std::io::stderr().is_terminal() || count.is_some_and(|count| count < FEW) {
        return ProgressBar::hidden();
    }
    let (bar, template) = match count {
        Some(count) => (
            ProgressBar::new(count as u64),
            "{bar:30} {human_pos} of {human_len} films, {per_sec}, {eta} left {msg}",
        ),
        None => (ProgressBar::new_spinner(), "{spinner} {human_pos} films, {per_sec} {msg}"),
    };
    bar.set_draw_target(ProgressDrawTarget::stderr());
    if let Ok(style) = ProgressStyle::with_template(template) {
        bar.set_style(style);
    }
    bar
}
