//! A PostgreSQL of its own for tests: no network, gone afterwards.

use crate::setup;
use crate::workspace::{command, output, run};
use anyhow::{Context, Result};
use std::ffi::OsStr;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

/// A running server.
pub(crate) struct Postgres {
    folder: PathBuf,
    programs: PathBuf,
}

impl Postgres {
    /// Starts one; it listens on a socket in its own folder and nowhere else.
    pub(crate) fn start() -> Result<Self> {
        let programs = setup::postgres()?;
        // The address of a socket has at most 107 letters, too few for a folder in the workspace.
        let folder = output(as_user("mktemp").args(["-d", "-t", "upright-pg-XXXXXX"]))?;
        let server = Self { folder: PathBuf::from(folder.trim()), programs };
        let init = ["--auth=trust", "--username=upright", "--encoding=UTF8", "--no-instructions", "--pgdata"];
        run(server.tool("initdb").args(init).arg(server.data()).stdout(Stdio::null()))?;
        let options = format!("-c listen_addresses= -c unix_socket_directories={}", server.folder.display());
        let log = server.folder.join("log");
        let mut start = server.tool("pg_ctl");
        start.args(["start", "--wait", "--silent", "--options", &options, "--pgdata"]).arg(server.data());
        run(start.arg("--log").arg(log))?;
        Ok(server)
    }

    /// The address, without a database.
    pub(crate) fn address(&self) -> String {
        format!("postgres://upright@localhost/?host={}", self.folder.display())
    }

    fn data(&self) -> PathBuf {
        self.folder.join("data")
    }

    fn tool(&self, name: &str) -> Command {
        as_user(self.programs.join(name))
    }
}

impl Drop for Postgres {
    fn drop(&mut self) {
        let mut stop = self.tool("pg_ctl");
        let stopped = run(stop.args(["stop", "--mode=immediate", "--silent", "--pgdata"]).arg(self.data()));
        let removed = std::fs::remove_dir_all(&self.folder).context("the folder of PostgreSQL");
        if let Err(error) = stopped.and(removed) {
            eprintln!("{error:#}");
        }
    }
}

/// PostgreSQL refuses to run as root; its package brings a user.
fn as_user(program: impl AsRef<OsStr>) -> Command {
    let mut started = if is_root() { command("runuser") } else { return command(program) };
    started.args(["-u", "postgres", "--"]).arg(program).current_dir(Path::new("/"));
    started
}

fn is_root() -> bool {
    let id = command("id").arg("-u").output();
    id.is_ok_and(|id| id.stdout == b"0\n")
}
