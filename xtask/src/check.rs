//! `cargo xtask check`: format, lints, layers, documentation.

use crate::workspace::{self, cargo, has};
use crate::{layers, literals};
use anyhow::Result;

/// Runs every check; one that cannot run says so.
pub(crate) fn run() -> Result<()> {
    layers::check()?;
    literals::check()?;
    // In seconds here, instead of after every test when the targets are built.
    for apart in ["fuzz/Cargo.toml", "xtask/bindgen/Cargo.toml"] {
        workspace::run(cargo().args(["fetch", "--quiet", "--locked", "--manifest-path", apart]))?;
    }
    if has("cargo", &["fmt", "--version"]) {
        workspace::run(cargo().args(["fmt", "--all", "--check"]))?;
    } else {
        eprintln!("SKIPPED format: rustup component add rustfmt");
    }
    if has("cargo", &["clippy", "--version"]) {
        let lints =
            ["clippy", "--quiet", "--profile", "ci", "--workspace", "--all-targets", "--", "-D", "warnings"];
        workspace::run(cargo().args(lints))?;
    } else {
        eprintln!("SKIPPED lints: rustup component add clippy");
    }
    let doc = ["doc", "--quiet", "--profile", "ci", "--workspace", "--no-deps"];
    workspace::run(cargo().env("RUSTDOCFLAGS", "-D warnings").args(doc))
}
