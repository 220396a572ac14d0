//! The log, on standard error.

use tracing_subscriber::EnvFilter;
use tracing_subscriber::fmt::time::SystemTime;

/// How the log is written.
#[derive(Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
pub(super) enum Format {
    /// A line for people
    Text,
    /// A JSON object a line
    Json,
}

/// Begins to log: what the environment variable `UPRIGHT_LOG` asks for, and the usual unless it asks.
pub(super) fn begin(format: Format, usual: &str) {
    let filter = EnvFilter::try_from_env("UPRIGHT_LOG").unwrap_or_else(|_| EnvFilter::new(usual));
    let log =
        tracing_subscriber::fmt().with_env_filter(filter).with_writer(std::io::stderr).with_timer(SystemTime);
    match format {
        Format::Text => log.with_ansi(false).init(),
        Format::Json => log.json().flatten_event(true).with_current_span(false).init(),
    }
}
