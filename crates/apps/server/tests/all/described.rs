//! The description of the interface that the workstation is built from is the one of this server.

use serde_json::Value;
use std::path::Path;

#[test]
fn the_description_in_the_repository_is_fresh() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../web/api/openapi.json");
    let text = std::fs::read_to_string(path).unwrap_or_default();
    let found: Value = serde_json::from_str(&text).unwrap_or_default();
    assert!(found == upright_server::openapi(), "web/api/openapi.json is stale: run cargo xtask openapi");
}
