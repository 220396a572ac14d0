//! `cargo xtask setup`: what tests and benches need beside Rust and a C compiler.

use crate::workspace::{self, command, has, root};
use anyhow::{Result, ensure};
use std::path::PathBuf;

/// The yardsticks of the benches, by exact version.
const YARDSTICKS: [&str; 2] = ["numpy==2.2.6", "numba==0.61.2"];

/// Installs everything.
pub(crate) fn run() -> Result<()> {
    python()?;
    yardsticks().map(|_| ())
}

/// Python for the independent reference model.
pub(crate) fn python() -> Result<()> {
    if has("python3", &["--version"]) { Ok(()) } else { install(&["python3"]) }
}

fn install(packages: &[&str]) -> Result<()> {
    ensure!(has("apt-get", &["--version"]), "please install {}", packages.join(" and "));
    workspace::run(command("apt-get").args(["update", "-qq"]))?;
    workspace::run(command("apt-get").args(["install", "-y", "-qq"]).args(packages))
}

/// The interpreter of an environment with numpy and numba in `target/venv`.
pub(crate) fn yardsticks() -> Result<PathBuf> {
    if !has("python3", &["-c", "import venv, ensurepip"]) {
        install(&["python3", "python3-venv"])?;
    }
    let venv = root().join("target/venv");
    let interpreter = venv.join("bin/python");
    if !interpreter.exists() {
        workspace::run(command("python3").arg("-m").arg("venv").arg(&venv))?;
    }
    let pip = ["-m", "pip", "install", "--quiet", "--disable-pip-version-check"];
    workspace::run(command(&interpreter).args(pip).args(YARDSTICKS))?;
    Ok(interpreter)
}
