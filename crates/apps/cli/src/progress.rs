//! Progress of long work, on standard error, and only where a person watches.

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};
use std::io::IsTerminal;

/// A bar for `count` things, a counter where their number is not known, nothing where nobody watches or where there are fewer
/// than `few`, which are done before a bar could be read.
pub(crate) fn bar(count: Option<usize>, things: &str, few: usize) -> ProgressBar {
    if !std::io::stderr().is_terminal() || count.is_some_and(|count| count < few) {
        return ProgressBar::hidden();
    }
    let (bar, template) = match count {
        Some(count) => (
            ProgressBar::new(count as u64),
            format!("{{bar:30}} {{human_pos}} of {{human_len}} {things}, {{per_sec}}, {{eta}} left {{msg}}"),
        ),
        None => {
            (ProgressBar::new_spinner(), format!("{{spinner}} {{human_pos}} {things}, {{per_sec}} {{msg}}"))
        }
    };
    bar.set_draw_target(ProgressDrawTarget::stderr());
    if let Ok(style) = ProgressStyle::with_template(&template) {
        bar.set_style(style);
    }
    bar
}
