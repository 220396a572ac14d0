//! Where the workspace is, how its commands are run, and what is generated in it.

use anyhow::{Context, Result, bail, ensure};
use std::ffi::OsStr;
use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

/// The root of the workspace.
pub(crate) fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().map(Path::to_path_buf).unwrap_or_default()
}

/// A command in the root of the workspace.
pub(crate) fn command(program: impl AsRef<OsStr>) -> Command {
    let mut command = Command::new(program);
    command.current_dir(root());
    command
}

/// Cargo, as it was called.
pub(crate) fn cargo() -> Command {
    command(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()))
}

/// Runs `command` and fails when it fails.
pub(crate) fn run(command: &mut Command) -> Result<()> {
    let shown = shown(command);
    eprintln!("$ {shown}");
    let status = command.status().with_context(|| format!("cannot start {shown}"))?;
    ensure!(status.success(), "{shown} failed ({status})");
    Ok(())
}

/// Runs `command`, fails when it fails, and gives what it wrote to standard output.
pub(crate) fn output(command: &mut Command) -> Result<String> {
    let shown = shown(command);
    eprintln!("$ {shown}");
    let output =
        command.stderr(Stdio::inherit()).output().with_context(|| format!("cannot start {shown}"))?;
    ensure!(output.status.success(), "{shown} failed ({})", output.status);
    Ok(String::from_utf8(output.stdout)?)
}

fn shown(command: &Command) -> String {
    let program = Path::new(command.get_program());
    let name = program.file_stem().unwrap_or(program.as_os_str()).to_string_lossy();
    command.get_args().fold(name.into_owned(), |line, word| line + " " + &word.to_string_lossy())
}

/// Whether `program` can be started at all.
pub(crate) fn has(program: &str, arguments: &[&str]) -> bool {
    let status = command(program).args(arguments).stdout(Stdio::null()).stderr(Stdio::null()).status();
    status.is_ok_and(|status| status.success())
}

/// A file written by a command of this tool and kept in the repository.
pub(crate) struct Generated {
    pub(crate) path: String,
    pub(crate) text: String,
}

impl Generated {
    /// Writes the file.
    pub(crate) fn write(&self) -> Result<()> {
        fs::write(root().join(&self.path), &self.text).with_context(|| self.path.clone())?;
        eprintln!("wrote {}", self.path);
        Ok(())
    }

    /// Whether the file in the repository is the one that would be written now.
    #[cfg(test)]
    pub(crate) fn is_fresh(&self) -> bool {
        fs::read_to_string(root().join(&self.path)).is_ok_and(|found| found == self.text)
    }
}

/// `code` as rustfmt lays it out.
pub(crate) fn formatted(code: &str) -> Result<String> {
    let mut child = command("rustfmt")
        .args(["--edition", "2024", "--emit", "stdout"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .context("rustfmt lays out generated code: rustup component add rustfmt")?;
    child.stdin.take().context("rustfmt has no standard input")?.write_all(code.as_bytes())?;
    let output = child.wait_with_output()?;
    if !output.status.success() {
        bail!("rustfmt refused generated code");
    }
    Ok(String::from_utf8(output.stdout)?)
}
