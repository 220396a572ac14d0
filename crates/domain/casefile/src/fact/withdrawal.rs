//! An entry that is taken back.

use crate::free_text::FreeText;

/// The entry that is superseded says nothing any more, and nothing stands in its place: it was made by mistake, or for another patient.
///
/// It names the entry as a correction does. It is itself superseded by a fact of the kind of what was taken back, which then holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Withdrawal {
    /// Why, in words.
    pub reason: FreeText,
}
