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
///
/// What it told this tool of the tool's own package is not told on: build scripts that look at it, as that of ring, would run
/// anew, and with them all that rests on them would be built anew, after every call from a shell and again after every one
/// from here.
pub(crate) fn cargo() -> Command {
    let mut cargo = command(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    for (name, _) in std::env::vars_os() {
        let is_of_this_tool = name.to_str().is_some_and(|name| {
            name.starts_with("CARGO_PKG_")
                || name.starts_with("CARGO_MANIFEST_")
                || name == "CARGO_PRIMARY_PACKAGE"
        });
        if is_of_this_tool {
            cargo.env_remove(name);
        }
    }
    cargo
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

/// A program of the tests' build: of a package, by the name of its target.
///
/// Asked of the whole workspace: a package built alone may get other features of what it rests on, and all of that is built anew.
pub(crate) fn built(package: &str, target: &str) -> Result<PathBuf> {
    let build = ["test", "--quiet", "--profile", "ci", "--workspace", "--no-run", "--message-format", "json"];
    let messages = output(cargo().args(build))?;
    let found = messages.lines().filter_map(|line| executable(line, package, target)).next_back();
    found.with_context(|| format!("the tests' build made no {target} of {package}"))
}

/// The program that a message of cargo tells of, if it is the one that is sought.
fn executable(message: &str, package: &str, target: &str) -> Option<PathBuf> {
    let message: serde_json::Value = serde_json::from_str(message).ok()?;
    let manifest = Path::new(message.get("manifest_path")?.as_str()?);
    let folder = manifest.parent()?.file_name()?.to_str()?;
    let is_named =
        message.pointer("/target/name")?.as_str()? == target && package == format!("upright-{folder}");
    // A program is built for itself, and again around its own unit tests.
    let is_unit_tests = message.pointer("/profile/test")?.as_bool()?
        && message.pointer("/target/kind/0")?.as_str()? != "test";
    (is_named && !is_unit_tests).then(|| message.get("executable")?.as_str().map(PathBuf::from))?
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_program_is_known_by_package_and_target() {
        let message = r#"{"reason":"compiler-artifact","manifest_path":"crates/adapters/store/Cargo.toml",
            "target":{"name":"all","kind":["test"]},"profile":{"test":true},"executable":"target/ci/deps/all-1"}"#;
        let expect = Some(PathBuf::from("target/ci/deps/all-1"));
        assert_eq!(executable(message, "upright-store", "all"), expect);
        assert_eq!(executable(message, "upright-dicom", "all"), None);
        assert_eq!(executable(message, "upright-store", "upright_store"), None);
        assert_eq!(
            executable(&message.replace("\"target/ci/deps/all-1\"", "null"), "upright-store", "all"),
            None
        );
        let unit_tests = message.replace("[\"test\"]", "[\"bin\"]");
        assert_eq!(executable(&unit_tests, "upright-store", "all"), None);
        let program = unit_tests.replace("\"test\":true", "\"test\":false");
        assert_eq!(executable(&program, "upright-store", "all"), expect);
        assert_eq!(executable("not a message", "upright-store", "all"), None);
    }
}
