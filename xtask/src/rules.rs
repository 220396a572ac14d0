//! The index of the rule files, so that the program carries them.

use crate::workspace::{Generated, formatted, root};
use anyhow::{Context, Result};
use sha2::{Digest, Sha256};
use std::fmt::Write;
use std::fs;
use std::path::Path;

const ROOM: &str = "crates/domain/pathway";
const SET: &str = "fixed-sagittal-imbalance";

/// Writes the index.
pub(crate) fn write() -> Result<()> {
    generated()?.write()
}

fn generated() -> Result<Generated> {
    let folder = root().join(ROOM).join("rules").join(SET);
    let mut names: Vec<String> = fs::read_dir(&folder)
        .with_context(|| folder.display().to_string())?
        .map(|entry| Ok(entry?.file_name().to_string_lossy().into_owned()))
        .collect::<Result<_>>()?;
    names.retain(|name| Path::new(name).extension().is_some_and(|extension| extension == "toml"));
    names.sort();
    let (mut files, mut hash) = (String::new(), Sha256::new());
    for name in &names {
        hash.update(name.as_bytes());
        hash.update(fs::read(folder.join(name))?);
        writeln!(files, "({name:?}, include_str!(\"../rules/{SET}/{name}\")),")?;
    }
    let digest: String = hash.finalize().iter().take(6).map(|byte| format!("{byte:02x}")).collect();
    let code = format!(
        "//! Written by `cargo xtask evidence` from `rules/{SET}/`. Do not edit.\n\n\
         /// Version of the rules: a digest of their files.\npub const RULES_VERSION: &str = {digest:?};\n\n\
         /// The files of the set by name.\npub(crate) const FILES: &[(&str, &str)] = &[{files}];\n"
    );
    Ok(Generated { path: format!("{ROOM}/src/embedded.rs"), text: formatted(&code)? })
}

#[cfg(test)]
mod tests {
    #[test]
    fn the_index_of_rules_is_fresh() {
        assert!(super::generated().unwrap().is_fresh(), "the index of rules is stale: cargo xtask evidence");
    }
}
