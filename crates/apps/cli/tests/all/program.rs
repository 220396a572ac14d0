//! Calling the binary.

use serde_json::Value;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

pub(crate) struct Answer {
    pub(crate) code: i32,
    pub(crate) stdout: Vec<u8>,
    pub(crate) stderr: String,
}

impl Answer {
    pub(crate) fn text(&self) -> String {
        String::from_utf8(self.stdout.clone()).unwrap()
    }

    pub(crate) fn json(&self) -> Value {
        serde_json::from_slice(&self.stdout).unwrap_or_else(|error| panic!("{error}: {}", self.stderr))
    }

    pub(crate) fn lines(&self) -> Vec<Value> {
        self.text().lines().map(|line| serde_json::from_str(line).unwrap()).collect()
    }

    /// The measured value of `code` in a single profile.
    pub(crate) fn value(&self, code: &str) -> f64 {
        let json = self.json();
        let measured = json["measured"].as_array().unwrap().iter().find(|record| record["code"] == code);
        measured.unwrap_or_else(|| panic!("{code} is not measured"))["value"].as_f64().unwrap()
    }
}

impl From<Output> for Answer {
    fn from(output: Output) -> Self {
        Self {
            code: output.status.code().unwrap(),
            stdout: output.stdout,
            stderr: String::from_utf8(output.stderr).unwrap(),
        }
    }
}

pub(crate) fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../..").canonicalize().unwrap()
}

pub(crate) fn command(arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_upright"));
    command.args(arguments).current_dir(root());
    command
}

pub(crate) fn upright(arguments: &[&str]) -> Answer {
    command(arguments).output().unwrap().into()
}

pub(crate) fn upright_reading(arguments: &[&str], stdin: &str) -> Answer {
    let mut child = command(arguments)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    child.stdin.take().unwrap().write_all(stdin.as_bytes()).unwrap();
    child.wait_with_output().unwrap().into()
}

/// `path` below the private test data: `UPRIGHT_SHARED`, else `shared` beside the root. Absent, that is said aloud.
pub(crate) fn shared(path: &str) -> Option<PathBuf> {
    let shared = std::env::var_os("UPRIGHT_SHARED").map_or_else(|| root().join("../shared"), PathBuf::from);
    let found = Some(shared.join(path)).filter(|path| path.exists());
    if found.is_none() {
        eprintln!("SKIPPED 1 test: no shared data ({path}; set UPRIGHT_SHARED)");
    }
    found
}

pub(crate) const FLATBACK: &str = "testdata/landmarks/flatback.json";
pub(crate) const NORMAL: &str = "testdata/landmarks/normal.json";

/// A landmark document of the repository as JSON, to be changed.
pub(crate) fn document(path: &str) -> Value {
    serde_json::from_slice(&std::fs::read(root().join(path)).unwrap()).unwrap()
}

/// `value` as a file of `folder`.
pub(crate) fn written(folder: &Path, name: &str, value: &Value) -> String {
    let path = folder.join(name);
    std::fs::write(&path, value.to_string()).unwrap();
    path.to_str().unwrap().to_owned()
}
