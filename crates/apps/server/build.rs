//! Where the bundle of the workstation lies, and that a build which carries it notices a new one.

use std::env::var_os;
use std::path::PathBuf;

fn main() {
    println!("cargo::rerun-if-changed=build.rs");
    let Some(root) = root() else { return };
    let bundle = root.join("web/dist");
    // By its real name: a file is served if its real name lies below this one.
    println!("cargo::rustc-env=UPRIGHT_WEB={}", bundle.display());
    // Whoever develops reads the bundle from the disk, and needs no new build for a new bundle.
    if var_os("PROFILE").is_some_and(|profile| profile == "release") {
        println!("cargo::rerun-if-changed={}", bundle.display());
    }
}

fn root() -> Option<PathBuf> {
    let here = PathBuf::from(var_os("CARGO_MANIFEST_DIR")?);
    here.ancestors().nth(3)?.canonicalize().ok()
}
