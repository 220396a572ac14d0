//! Private test data: `UPRIGHT_SHARED`, else `shared` beside the root. It is never part of the project.

use std::path::{Path, PathBuf};

/// The folder `name` of the private data; says so where it is absent.
pub(crate) fn folder(name: &str) -> Option<PathBuf> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../..");
    let shared = std::env::var_os("UPRIGHT_SHARED").map_or_else(|| root.join("../shared"), PathBuf::from);
    let folder = shared.join(name);
    if folder.is_dir() {
        return Some(folder);
    }
    eprintln!("SKIPPED: no shared data ({name}; set UPRIGHT_SHARED)");
    None
}
