//! `upright.case/1`: a patient's record, as dated and authored entries.

mod append;
mod deidentified;
mod entry;
mod fact;
mod field;
mod guard;
mod kept;
mod list;
mod read;
mod write;

use crate::landmarks::LandmarkDocument;
use crate::note::Note;
use std::collections::BTreeMap;
use upright_casefile::CaseFile;

pub(crate) use fact::{WireFact, name_of_side};

pub use append::{append_entry, append_entry_with};
pub use deidentified::deidentified;
pub use kept::NotUnderstood;
pub use read::{read_case, read_case_with};
pub use write::write_case;

/// Larger files are no case files, the landmark files that they name counted with them: five hundred films of 20 KiB each and
/// ten thousand other facts take 13 MiB.
pub const MOST_CASE_BYTES: usize = 16 << 20;
/// Longer lists are no record of one patient: a fact every day for 27 years.
pub const MOST_ENTRIES: usize = 10_000;

/// A case file, read and checked.
#[derive(Clone, Debug, Default)]
pub struct CaseDocument {
    /// The entries that this version understands.
    pub case: CaseFile,
    /// Where the record comes from, in the document's own words.
    pub source: Option<String>,
    /// The landmark document of each film, by the name of its entry: what it says besides the landmarks.
    pub films: BTreeMap<String, LandmarkDocument>,
    /// Entries of kinds that this version does not know, in the order in which they stand. They are kept as they were, and
    /// no conclusion may rest on their absence.
    pub not_understood: Vec<NotUnderstood>,
    /// Fields that this version does not understand and did not use.
    pub ignored: Vec<String>,
    /// What to know about how it was read.
    pub notes: Vec<Note>,
}

impl CaseDocument {
    /// The document of a record that was not read from one.
    #[must_use]
    pub fn new(case: CaseFile) -> Self {
        Self { case, ..Self::default() }
    }
}
