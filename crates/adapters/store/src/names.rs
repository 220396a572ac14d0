//! Names that tell nothing, and the folding of names that do.

use sha2::{Digest, Sha256};
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// A new name for a row: in the order of time, so that rows made together lie together.
#[must_use]
pub fn new_id() -> String {
    uuid::Uuid::now_v7().to_string()
}

/// A new pseudonym, as `U-7K3Q-M9D2-XP4T`: tells nothing, not even when it was given. 60 bits, so that a million
/// patients have different ones; letters that are not taken for digits.
pub(crate) fn pseudonym() -> String {
    const LETTERS: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    let number = uuid::Uuid::new_v4().as_u128();
    let letter =
        |place: usize| LETTERS.get((number >> (5 * place)) as usize % 32).map_or('0', |l| char::from(*l));
    let group = |first: usize| (first..first + 4).map(letter).collect::<String>();
    format!("U-{}-{}-{}", group(0), group(4), group(8))
}

/// By how many days a researcher's dates are moved: backwards, by up to ten years, never by nothing.
pub(crate) fn shift_days() -> i32 {
    const MOST: u128 = 3650;
    let days = uuid::Uuid::new_v4().as_u128() % MOST + 1;
    -i32::try_from(days).unwrap_or(1)
}

/// The SHA-256 of `bytes`, in hexadecimal digits.
#[must_use]
pub fn sha256(bytes: impl AsRef<[u8]>) -> String {
    hexadecimal(&Sha256::digest(bytes.as_ref()))
}

pub(crate) fn hexadecimal(bytes: &[u8]) -> String {
    use std::fmt::Write as _;
    bytes.iter().fold(String::with_capacity(2 * bytes.len()), |mut text, byte| {
        let _ = write!(text, "{byte:02x}");
        text
    })
}

/// What a search compares: small letters without accents, words parted by one space.
///
/// ```
/// assert_eq!(upright_store::folded("MÜLLER^Jörg  (0815)"), "muller jorg (0815)");
/// ```
#[must_use]
pub fn folded(text: &str) -> String {
    let plain: String = text.nfkd().filter(|letter| !is_combining_mark(*letter)).collect();
    let small = plain.to_lowercase().replace(['^', ',', '='], " ").replace('ß', "ss");
    small.split_whitespace().collect::<Vec<_>>().join(" ")
}
