//! `cargo xtask test`: everything that must hold.

use crate::workspace::{self, cargo, command, root};
use crate::{check, setup};
use anyhow::Result;
use std::path::PathBuf;

/// Scripts of the independent reference that reproduce their own files.
const REFERENCES: [&str; 3] = [
    "testdata/clinical/make_vectors.py",
    "testdata/clinical/make_extra_vectors.py",
    "testdata/landmarks/make_landmarks.py",
];

/// Checks, references, and the tests of the workspace.
pub(crate) fn run(full: bool) -> Result<()> {
    check::run()?;
    setup::python()?;
    for script in REFERENCES {
        workspace::run(command("python3").arg("-B").args([script, "--check"]))?;
    }
    workspace::run(cargo().args(["test", "--profile", "ci", "--workspace"]))?;
    let lean = ["build", "--quiet", "--profile", "ci", "--package", "upright-cli", "--no-default-features"];
    workspace::run(cargo().args(lean))?;
    if full {
        crate::bench::measurement()?;
    } else {
        eprintln!("left to --full: timings of the kernel and of 100,000 documents");
    }
    if !shared_data().join("radiographs").is_dir() {
        eprintln!("SKIPPED 2 tests: no shared data (real radiographs; set UPRIGHT_SHARED)");
    }
    Ok(())
}

/// Private test data: `UPRIGHT_SHARED`, else `shared` beside the root.
fn shared_data() -> PathBuf {
    let shared = std::env::var_os("UPRIGHT_SHARED").map_or_else(|| root().join("../shared"), PathBuf::from);
    shared.join("data")
}
