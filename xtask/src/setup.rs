//! `cargo xtask setup`: what builds, tests and benches need beside Rust.

use crate::workspace::{self, command, has, root};
use anyhow::{Context, Result, ensure};
use std::fs;
use std::path::PathBuf;

/// The yardsticks of benches and long tests, by exact version: numerics, and the reference decoders of DICOM.
const YARDSTICKS: [&str; 7] = [
    "numpy==2.2.6",
    "numba==0.61.2",
    "pydicom==3.0.2",
    "pylibjpeg==2.1.0",
    "pylibjpeg-libjpeg==2.5.0",
    "pyjpegls==1.5.1",
    "python-gdcm==3.2.6",
];

/// Installs everything.
pub(crate) fn run() -> Result<()> {
    native()?;
    python()?;
    peers()?;
    postgres()?;
    cql()?;
    oidc()?;
    schemathesis()?;
    yardsticks().map(|_| ())
}

/// The engine of the exported rules, in `target/cql`.
pub(crate) fn cql() -> Result<PathBuf> {
    npm("cql")
}

/// The identity provider that a node is logged in by, in `target/oidc`.
pub(crate) fn oidc() -> Result<PathBuf> {
    npm("oidc")
}

/// A folder with what a package of `xtask/yardsticks` needs.
fn npm(name: &str) -> Result<PathBuf> {
    ensure!(has("npm", &["--version"]), "please install Node 20 with npm");
    let folder = root().join("target").join(name);
    fs::create_dir_all(&folder)?;
    for file in ["package.json", "package-lock.json", "run.mjs"] {
        fs::copy(root().join("xtask/yardsticks").join(name).join(file), folder.join(file))?;
    }
    workspace::run(command("npm").args(["ci", "--silent", "--no-audit", "--no-fund"]).current_dir(&folder))?;
    Ok(folder)
}

/// Compilers of the codecs that are written in C and C++.
pub(crate) fn native() -> Result<()> {
    let programs = [("cc", "gcc"), ("c++", "g++"), ("cmake", "cmake"), ("make", "make")];
    let missing: Vec<&str> = programs
        .iter()
        .filter(|(program, _)| !has(program, &["--version"]))
        .map(|(_, package)| *package)
        .collect();
    if missing.is_empty() { Ok(()) } else { install(&missing) }
}

/// The DICOM tools that ours are compared with, and that check what ours write; and what makes certificates for tests.
pub(crate) fn peers() -> Result<()> {
    // dciodvfy answers no question successfully but one about a film.
    let is_there = |program: &str| has("sh", &["-c", &format!("command -v {program}")]);
    let programs = [
        ("dcmdjpeg", "dcmtk"),
        ("gdcmconv", "libgdcm-tools"),
        ("dciodvfy", "dicom3tools"),
        ("openssl", "openssl"),
    ];
    let missing: Vec<&str> =
        programs.iter().filter(|(program, _)| !is_there(program)).map(|(_, package)| *package).collect();
    if missing.is_empty() { Ok(()) } else { install(&missing) }
}

/// The picture archive that a node is timed beside; its own service is not wanted, and stopped.
pub(crate) fn orthanc() -> Result<()> {
    if has("sh", &["-c", "command -v Orthanc"]) {
        return Ok(());
    }
    install(&["orthanc", "orthanc-dicomweb"])
}

/// The folder of PostgreSQL's programs, the newest if there are several; Debian keeps them off the path.
pub(crate) fn postgres() -> Result<PathBuf> {
    if let Some(found) = newest_postgres() {
        return Ok(found);
    }
    install(&["postgresql"])?;
    newest_postgres().context("PostgreSQL was installed, but its initdb is not where Debian puts it")
}

fn newest_postgres() -> Option<PathBuf> {
    let versions = fs::read_dir("/usr/lib/postgresql").ok()?.filter_map(|entry| Some(entry.ok()?.path()));
    let number = |path: &PathBuf| path.file_name()?.to_str()?.parse::<u32>().ok();
    let mut found: Vec<PathBuf> = versions.filter(|path| path.join("bin/initdb").is_file()).collect();
    found.sort_by_key(number);
    found.pop().map(|path| path.join("bin"))
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

/// What asks the node everything that its description allows, by exact version.
const SCHEMATHESIS: &str = "schemathesis==4.32.5";

/// The interpreter of an environment with schemathesis in `target/venv-node`.
pub(crate) fn schemathesis() -> Result<PathBuf> {
    environment("venv-node", &[SCHEMATHESIS])
}

/// The interpreter of an environment with numpy and numba in `target/venv`.
pub(crate) fn yardsticks() -> Result<PathBuf> {
    environment("venv", &YARDSTICKS)
}

/// The interpreter of an environment with these packages.
fn environment(name: &str, packages: &[&str]) -> Result<PathBuf> {
    if !has("python3", &["-c", "import venv, ensurepip"]) {
        install(&["python3", "python3-venv"])?;
    }
    let venv = root().join("target").join(name);
    let interpreter = venv.join("bin/python");
    if !interpreter.exists() {
        workspace::run(command("python3").arg("-m").arg("venv").arg(&venv))?;
    }
    let pip = ["-m", "pip", "install", "--quiet", "--disable-pip-version-check"];
    workspace::run(command(&interpreter).args(pip).args(packages))?;
    Ok(interpreter)
}
