//! Entries of kinds that this version does not know: kept, shown, and given back as they were.

use crate::error::DocumentError;
use serde_json::value::RawValue;
use std::collections::{BTreeMap, BTreeSet};
use std::fmt;
use upright_casefile::{CaseFileError, Entry};

/// An entry whose kind this version does not know.
#[derive(Clone)]
pub struct NotUnderstood {
    /// Its name.
    pub id: String,
    /// The kind of its fact.
    pub kind: String,
    /// Its position among the entries of the document, from 0.
    pub position: usize,
    pub(crate) supersedes: Option<String>,
    pub(crate) json: Box<RawValue>,
}

impl NotUnderstood {
    /// The whole entry as it stands in the document, letter for letter.
    #[must_use]
    pub fn json(&self) -> &str {
        self.json.get()
    }
}

/// Without its content, which may name a person.
impl fmt::Debug for NotUnderstood {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { id, kind, position, .. } = self;
        write!(f, "NotUnderstood {{ position: {position}, id: {id:?}, kind: {kind:?} }}")
    }
}

/// An entry of either sort, as far as its place in the record goes.
pub(crate) struct Header<'a> {
    id: &'a str,
    kind: &'a str,
    supersedes: Option<&'a str>,
    understood: bool,
}

impl<'a> From<&'a Entry> for Header<'a> {
    fn from(entry: &'a Entry) -> Self {
        let supersedes = entry.supersedes.as_deref();
        Self { id: &entry.id, kind: entry.fact.kind(), supersedes, understood: true }
    }
}

impl<'a> From<&'a NotUnderstood> for Header<'a> {
    fn from(entry: &'a NotUnderstood) -> Self {
        let supersedes = entry.supersedes.as_deref();
        Self { id: &entry.id, kind: &entry.kind, supersedes, understood: false }
    }
}

/// Both sorts in the order in which they stand in the document.
pub(crate) fn interleaved<'a, K: 'a, N: 'a>(
    known: impl IntoIterator<Item = K> + 'a,
    kept: &'a [NotUnderstood],
    from: impl Fn(K) -> N + 'a,
    from_kept: impl Fn(&'a NotUnderstood) -> N + 'a,
) -> impl Iterator<Item = N> + 'a {
    let (mut known, mut kept, mut position) = (known.into_iter(), kept.iter().peekable(), 0);
    std::iter::from_fn(move || {
        let here = kept.next_if(|kept| kept.position <= position).map(&from_kept);
        let next = here.or_else(|| known.next().map(&from)).or_else(|| kept.next().map(&from_kept));
        position += 1;
        next
    })
}

/// The rules of a case file for entries that it does not hold: a name of its own, and corrections that keep their kind.
///
/// A fact whose correction nobody here understands would otherwise be taken for valid.
pub(crate) fn check<'a>(headers: impl Iterator<Item = Header<'a>>) -> Result<(), DocumentError> {
    let mut earlier: BTreeMap<&str, Header<'a>> = BTreeMap::new();
    let mut superseded = BTreeSet::new();
    for header in headers {
        if let Some(other) = header.supersedes {
            check_correction(&header, other, earlier.get(other))?;
            if !header.understood && !superseded.insert(other) {
                let (id, already) = (header.id.to_owned(), other.to_owned());
                return Err(CaseFileError::SupersededTwice { id, already }.into());
            }
        }
        let (id, understood) = (header.id, header.understood);
        if let Some(same) = earlier.insert(id, header)
            && !(same.understood && understood)
        {
            return Err(CaseFileError::Duplicate { id: id.to_owned() }.into());
        }
    }
    Ok(())
}

fn check_correction(header: &Header, other: &str, earlier: Option<&Header>) -> Result<(), DocumentError> {
    let (id, other) = (header.id.to_owned(), other.to_owned());
    match earlier {
        Some(earlier) if earlier.kind == header.kind || (earlier.understood && header.understood) => Ok(()),
        Some(earlier) => {
            let (kind, other_kind) = (header.kind.to_owned(), earlier.kind.to_owned());
            Err(DocumentError::OtherKind { id, kind, other, other_kind })
        }
        None if header.understood => Ok(()),
        None => Err(CaseFileError::SupersedesNothing { id, missing: other }.into()),
    }
}
