//! `cargo xtask setup`: what builds, tests and benches need beside Rust.

use crate::wasm;
use crate::workspace::{self, command, has, root};
use anyhow::{Context, Result, ensure};
use std::ffi::OsString;
use std::fs;
use std::path::{Path, PathBuf};

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
    web_packages()?;
    chromium()?;
    if !wasm_target() {
        wasm_toolchain()?;
    }
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

/// What the workstation is built and tested with, in `web/node_modules`; anew where the list of it has changed.
pub(crate) fn web_packages() -> Result<()> {
    ensure!(has("npm", &["--version"]), "please install Node 20 with npm");
    let web = root().join("web");
    let changed = |name: &str| fs::metadata(web.join(name)).and_then(|found| found.modified()).ok();
    // npm writes this one last.
    if changed("node_modules/.package-lock.json") >= changed("package-lock.json") {
        return Ok(());
    }
    workspace::run(command("npm").args(["ci", "--silent", "--no-audit", "--no-fund"]).current_dir(web))
}

/// The browser that the workstation is tested in: `CHROMIUM`, else the one on the path.
pub(crate) fn chromium() -> Result<OsString> {
    if let Some(own) = std::env::var_os("CHROMIUM") {
        return Ok(own);
    }
    let find = ["-c", "command -v chromium"];
    if !has("sh", &find) {
        install(&["chromium"])?;
    }
    Ok(workspace::output(command("sh").args(find))?.trim().into())
}

/// Whether the compiler that builds everything else compiles for browsers; rustup teaches it, where it is one of rustup's.
pub(crate) fn wasm_target() -> bool {
    knows_wasm() || (has("rustup", &["target", "add", wasm::TARGET]) && knows_wasm())
}

fn knows_wasm() -> bool {
    let mut ask = command("rustc");
    let answer = ask.args(["--print", "target-libdir", "--target", wasm::TARGET]).output();
    answer.is_ok_and(|answer| Path::new(String::from_utf8_lossy(&answer.stdout).trim()).is_dir())
}

/// Debian's compiler for browsers and what it needs. Its package does not go with other compilers, so it is unpacked and not
/// installed.
const WASM_PACKAGES: [&str; 7] = [
    "rustc-web",
    "libstd-rust-web-dev",
    "libstd-rust-web-1.96",
    "rust-web-llvm",
    "rust-web-src",
    "libllvm22",
    "lld-22",
];

/// The folder of Debian's compiler for browsers, `target/wasm-toolchain`.
pub(crate) fn wasm_toolchain() -> Result<PathBuf> {
    let folder = root().join("target/wasm-toolchain");
    if ["usr/bin/rustc", "usr/bin/wasm-ld-22"].iter().all(|program| folder.join(program).exists()) {
        return Ok(folder);
    }
    let is_debian = has("apt-get", &["--version"]) && has("dpkg", &["--version"]);
    ensure!(
        is_debian,
        "the measuring module needs a compiler for browsers: rustup target add {}",
        wasm::TARGET
    );
    let packages = folder.join("debs");
    fs::create_dir_all(&packages)?;
    workspace::run(command("apt-get").args(["update", "-qq"]))?;
    workspace::run(command("apt-get").args(["download", "-qq"]).args(WASM_PACKAGES).current_dir(&packages))?;
    for package in fs::read_dir(&packages)? {
        workspace::run(command("dpkg").arg("-x").arg(package?.path()).arg(&folder))?;
    }
    Ok(folder)
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

/// What casts rays through a volume to be timed beside ours.
pub(crate) fn plastimatch() -> Result<()> {
    if has("plastimatch", &["--version"]) { Ok(()) } else { install(&["plastimatch"]) }
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

/// What cuts planes through a volume to be timed beside ours, by exact version.
const SIMPLEITK: [&str; 2] = ["SimpleITK==2.5.2", "numpy==2.2.6"];

/// The interpreter of an environment with SimpleITK in `target/venv-sections`.
pub(crate) fn simpleitk() -> Result<PathBuf> {
    environment("venv-sections", &SIMPLEITK)
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
