//! The node: several people, one store.

mod backup;
mod demo;
mod import;
mod log;
mod serve;
mod user;

use anyhow::{Context, Result};
use std::path::PathBuf;
use std::process::ExitCode;
use std::sync::Arc;
use upright_server::{Clock, Config, Node};

/// Commands of a node.
#[derive(clap::Subcommand)]
pub(crate) enum Command {
    Demo(demo::Arguments),
    Serve(serve::Arguments),
    Import(import::Arguments),
    User(user::Arguments),
    Backup(backup::Backup),
    Restore(backup::Restore),
    Verify(backup::Verify),
    /// Print the description of the HTTP interface (OpenAPI 3.1)
    Openapi,
}

pub(crate) fn run(command: Command) -> Result<ExitCode> {
    match command {
        Command::Openapi => {
            println!("{:#}", upright_server::openapi());
            Ok(ExitCode::SUCCESS)
        }
        Command::Demo(arguments) => in_runtime(demo::run(arguments)),
        Command::Serve(arguments) => in_runtime(serve::run(arguments)),
        Command::Import(arguments) => in_runtime(import::run(arguments)),
        Command::User(arguments) => in_runtime(user::run(arguments)),
        Command::Backup(arguments) => in_runtime(backup::back_up(arguments)),
        Command::Restore(arguments) => in_runtime(backup::bring_back(arguments)),
        Command::Verify(arguments) => in_runtime(backup::verify(arguments)),
    }
}

fn in_runtime(work: impl Future<Output = Result<ExitCode>>) -> Result<ExitCode> {
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build()?;
    runtime.block_on(work)
}

/// Which node.
#[derive(clap::Args)]
struct Which {
    /// The folder of the node; made where there is none
    #[arg(long, value_name = "DIR", global = true)]
    store: Option<PathBuf>,
    /// Settings of the node, in TOML; docs/node.md lists them
    #[arg(long, value_name = "FILE", global = true)]
    config: Option<PathBuf>,
}

impl Which {
    fn config(&self) -> Result<Config> {
        let mut config = self.config.as_deref().map(Config::read).transpose()?.unwrap_or_default();
        if let Some(store) = &self.store {
            config.store.clone_from(store);
        }
        Ok(config)
    }

    async fn open(&self) -> Result<Arc<Node>> {
        open(self.config()?).await
    }
}

async fn open(config: Config) -> Result<Arc<Node>> {
    let program = std::env::current_exe().context("cannot find this program to start its decoder")?;
    Node::open(config, Clock::system(), program).await
}
