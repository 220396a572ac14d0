//! `upright serve`.

use super::{Which, log, open};
use anyhow::Result;
use std::net::SocketAddr;
use std::process::ExitCode;
use tokio_util::sync::CancellationToken;
use upright_server::{serve, work};

const EXAMPLES: &str = "\
Examples:
  upright serve --store node
      A node in the folder `node`, on http://127.0.0.1:8420/. The first start prints the administrator's password, once.
  upright serve --config node.toml --log json
      With settings from a file, and a log for machines.

Ends in good order on Ctrl-C and on SIGTERM. Research use. Not a medical device.";

/// Run a node: cases, films, studies, what they say, and who may see them
#[derive(clap::Args)]
#[command(after_long_help = EXAMPLES)]
pub(crate) struct Arguments {
    #[command(flatten)]
    which: Which,
    /// Where to listen; port 0 takes a free one
    #[arg(long, value_name = "ADDRESS")]
    listen: Option<SocketAddr>,
    /// How to write the log
    #[arg(long, value_enum, default_value_t = log::Format::Text)]
    log: log::Format,
}

pub(super) async fn run(arguments: Arguments) -> Result<ExitCode> {
    log::begin(arguments.log, "info");
    let mut config = arguments.which.config()?;
    if let Some(listen) = arguments.listen {
        config.listen = listen;
    }
    let scheme = if config.tls.is_some() { "https" } else { "http" };
    let node = open(config).await?;
    if let Some(password) = node.first_administrator().await? {
        say!("The first administrator is \"admin\", the password {password}");
        say!("It is shown this once, and must be changed at the first log-in.");
    }
    let stop = CancellationToken::new();
    tokio::spawn(stopped(stop.clone()));
    serve(node, work::usual(), stop, |address| {
        println!("{scheme}://{address}/");
        say!("Research use. Not a medical device.");
    })
    .await?;
    Ok(ExitCode::SUCCESS)
}

/// Cancels `stop` when somebody asks the program to end.
pub(super) async fn stopped(stop: CancellationToken) {
    let interrupted = tokio::signal::ctrl_c();
    #[cfg(unix)]
    {
        let terminated = tokio::signal::unix::signal(tokio::signal::unix::SignalKind::terminate());
        match terminated {
            Ok(mut terminated) => tokio::select! {
                _ = interrupted => {}
                _ = terminated.recv() => {}
            },
            Err(_) => drop(interrupted.await),
        }
    }
    #[cfg(not(unix))]
    drop(interrupted.await);
    stop.cancel();
}
