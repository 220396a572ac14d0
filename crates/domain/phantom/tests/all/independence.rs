//! The generator knows nothing of the predictor that is tested on it.

use std::fs;
use std::path::{Path, PathBuf};

fn sources(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    entries.flat_map(|path| if path.is_dir() { sources(&path) } else { vec![path] }).collect()
}

/// The predictor lives in the room `assessment` and starts from the published sacrofemoral angle.
#[test]
fn nothing_here_calls_the_virtual_posture() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let manifest = fs::read_to_string(root.join("Cargo.toml")).unwrap();
    assert!(!manifest.contains("upright-assessment"), "phantom must not know the room of the predictor");
    let files = sources(&root.join("src"));
    assert!(files.len() > 20, "{files:?}");
    for file in files {
        let text = fs::read_to_string(&file).unwrap();
        for word in ["upright_assessment", "virtual_posture", "VirtualPosture", "SACROFEMORAL_ANGLE"] {
            assert!(!text.contains(word), "{} names {word}", file.display());
        }
    }
}
