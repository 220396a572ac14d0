//! Rules and answers.

#![allow(missing_docs, reason = "tests")]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing, reason = "tests")]

mod catalogue;
mod coverage;
mod facts;
mod metamorphic;
mod mutations;
mod next;
mod rules;
mod second_condition;
mod stories;

use jiff::civil::Date;
use std::fs;
use std::path::PathBuf;
use upright_pathway::RuleSet;

pub(crate) const DAY: Date = upright_pathway::TEST_DAY;

/// The files of a rule set, by name.
pub(crate) fn files(folder: &str) -> Vec<(String, String)> {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join(folder);
    let mut files: Vec<(String, String)> = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|extension| extension == "toml"))
        .map(|path| {
            let name = path.file_name().unwrap().to_str().unwrap().to_owned();
            (name, fs::read_to_string(&path).unwrap())
        })
        .collect();
    files.sort();
    files
}

/// The rule set in a folder.
pub(crate) fn set(folder: &str) -> RuleSet {
    let files = files(folder);
    let files: Vec<(&str, &str)> = files.iter().map(|(name, text)| (name.as_str(), text.as_str())).collect();
    RuleSet::parse(&files).unwrap_or_else(|error| panic!("{error}"))
}
