//! Secrets: cookies, keys, and passwords that are shown once.

use crate::problem::Problem;

const LETTERS: &[u8; 32] = b"abcdefghijkmnpqrstuvwxyz23456789";

/// `letters` letters and digits that are hard to confuse, five bits each.
///
/// # Errors
/// Where the machine gives no randomness.
pub(crate) fn secret(letters: usize) -> Result<String, Problem> {
    let mut bytes = vec![0; letters];
    getrandom::fill(&mut bytes).map_err(|error| Problem::internal(&error))?;
    let letter = |byte: &u8| LETTERS.get(usize::from(byte % 32)).copied().map(char::from);
    Ok(bytes.iter().filter_map(letter).collect())
}

/// A cookie's secret: 260 bits.
///
/// # Errors
/// As [`secret`].
pub(crate) fn cookie() -> Result<String, Problem> {
    secret(52)
}

/// A key for programs; the beginning tells scanners what it is.
///
/// # Errors
/// As [`secret`].
pub(crate) fn key() -> Result<String, Problem> {
    Ok(format!("upright_{}", secret(52)?))
}

/// A password to be typed once: 80 bits in four groups.
///
/// # Errors
/// As [`secret`].
pub(crate) fn password() -> Result<String, Problem> {
    let letters = secret(16)?;
    let groups: Vec<&str> =
        [0..4, 4..8, 8..12, 12..16].into_iter().filter_map(|group| letters.get(group)).collect();
    Ok(groups.join("-"))
}
