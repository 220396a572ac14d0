//! Lists of fixed words, each at most once.

use crate::case::list::List;
use crate::error::DocumentError;
use crate::landmarks::word;

/// A longer list of words repeats itself.
const MOST_WORDS: usize = 10;
/// No spine has more vertebrae that are operated.
const MOST_LEVELS: usize = 25;

/// A list of fixed words.
pub(super) type Words = List<String, MOST_WORDS>;
/// A list of vertebrae.
pub(super) type Levels = List<String, MOST_LEVELS>;

/// What the words of `field` mean. A list that is not given is empty, and a word given twice was meant to be another.
pub(super) fn listed<T: Copy + PartialEq, const MOST: usize>(
    field: &'static str,
    given: Option<&List<String, MOST>>,
    all: &[T],
    name: impl Fn(&T) -> &'static str,
) -> Result<Vec<T>, DocumentError> {
    let mut named = Vec::new();
    for found in given.iter().flat_map(|List(words)| words) {
        let one = word(field, found, all, &name)?;
        if named.contains(&one) {
            let problem = format!("{:?} is given twice; give it once", name(&one));
            return Err(DocumentError::Shape { path: field.to_owned(), problem });
        }
        named.push(one);
    }
    Ok(named)
}

/// The wire form of a list; an empty one is not written.
pub(super) fn wire_list<T, const MOST: usize>(
    listed: &[T],
    name: impl Fn(&T) -> &'static str,
) -> Option<List<String, MOST>> {
    let words = || listed.iter().map(|one| name(one).to_owned()).collect();
    (!listed.is_empty()).then(|| List(words()))
}
