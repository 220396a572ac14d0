//! `cargo xtask wasm`: the module that measures in the browser, and what a page needs to call it.

use crate::setup;
use crate::workspace::{self, cargo, command, output, root};
use anyhow::{Context, Result};
use std::ffi::OsString;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::SystemTime;

/// The target of browsers.
pub(crate) const TARGET: &str = "wasm32-unknown-unknown";
/// Where the page finds the module.
const PACKAGE: &str = "web/src/measure/pkg";
const WRITTEN: [&str; 3] = ["upright_wasm_bg.wasm", "upright_wasm.js", "upright_wasm.d.ts"];
/// What writes the page's side of the module: a package of its own, so that this tool is quick to build.
const BINDGEN: &str = "xtask/bindgen";

/// Builds the module and what calls it; nothing where nothing has changed.
pub(crate) fn run() -> Result<()> {
    let compiler = Compiler::found()?;
    eprintln!("the measuring module: {}", compiler.words);
    workspace::run(&mut compiler.build())?;
    let module = root().join("target/wasm").join(TARGET).join("wasm/upright_wasm.wasm");
    if is_written(&module)? {
        return Ok(());
    }
    let manifest = format!("{BINDGEN}/Cargo.toml");
    let mut bindgen = cargo();
    bindgen.args(["run", "--quiet", "--release", "--locked", "--manifest-path", &manifest]);
    workspace::run(
        bindgen.args(["--target-dir", "target/bindgen", "--"]).arg(module).arg(root().join(PACKAGE)),
    )
}

/// Whether everything that is made of `module` is younger than it and its maker.
fn is_written(module: &Path) -> Result<bool> {
    let maker = ["Cargo.lock", "src/main.rs"].map(|file| root().join(BINDGEN).join(file));
    let made_of = maker.iter().map(PathBuf::as_path).chain([module]).map(changed);
    let youngest = made_of.collect::<Result<Vec<_>>>()?.into_iter().max();
    let written = WRITTEN.map(|name| changed(&root().join(PACKAGE).join(name)).ok());
    Ok(written.into_iter().min().flatten() >= youngest)
}

fn changed(path: &Path) -> Result<SystemTime> {
    let modified = fs::metadata(path).and_then(|found| found.modified());
    modified.with_context(|| path.display().to_string())
}

/// A compiler for the target.
struct Compiler {
    /// Which, for people.
    words: String,
    /// Its own line of its version, for the module.
    version: String,
    /// Debian's one, unpacked in this folder; none = the one that builds everything else.
    debian: Option<PathBuf>,
}

impl Compiler {
    /// The compiler that builds everything else, where it knows the target or rustup teaches it; otherwise Debian's.
    fn found() -> Result<Self> {
        if setup::wasm_target() {
            let version = version(&mut command("rustc"))?;
            return Ok(Self { words: format!("{version}, target {TARGET}"), version, debian: None });
        }
        let folder = setup::wasm_toolchain()?;
        let version =
            version(command(folder.join("usr/bin/rustc")).env("LD_LIBRARY_PATH", libraries(&folder)))?;
        let words = format!("{version}, Debian's rustc-web; the standard library is built from its source");
        Ok(Self { words, version, debian: Some(folder) })
    }

    fn build(&self) -> Command {
        let mut build = cargo();
        // Flags for this machine are none for a browser.
        build.env_remove("RUSTFLAGS").env_remove("CARGO_ENCODED_RUSTFLAGS");
        build.env("UPRIGHT_WASM_COMPILER", &self.version);
        build.args(["build", "--profile", "wasm", "--package", "upright-wasm", "--target", TARGET]);
        build.args(["--target-dir", "target/wasm"]);
        if let Some(folder) = &self.debian {
            build.env("LD_LIBRARY_PATH", libraries(folder)).env("RUSTC", folder.join("usr/bin/rustc"));
            build.env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_LINKER", folder.join("usr/bin/wasm-ld-22"));
            build.env("RUSTC_BOOTSTRAP", "1").arg("-Zbuild-std=std,panic_abort");
        }
        build
    }
}

fn version(rustc: &mut Command) -> Result<String> {
    Ok(output(rustc.arg("--version"))?.trim().to_owned())
}

/// Where the unpacked compiler finds its libraries.
fn libraries(folder: &Path) -> OsString {
    let [own, llvm] = ["usr/lib/x86_64-linux-gnu", "usr/lib/llvm-22/lib"].map(|path| folder.join(path));
    let mut both = own.into_os_string();
    both.push(":");
    both.push(llvm);
    both
}
