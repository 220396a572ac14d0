//! Identifiers that follow from words.

use sha2::{Digest, Sha256};

/// A UID that follows from these words: the same for the same words, another for others, also where only their borders differ.
///
/// The first 128 bits of their SHA-256, as a UUID of version 8, under the root 2.25.
///
/// - **Source**: DICOM PS3.5 B.2; RFC 9562, 5.8.
///
/// ```
/// use upright_dicom::write::derived_uid;
///
/// assert_eq!(derived_uid(&["phantom", "7"]), derived_uid(&["phantom", "7"]));
/// assert_ne!(derived_uid(&["phantom", "7"]), derived_uid(&["phantom7"]));
/// ```
#[must_use]
pub fn derived_uid(words: &[&str]) -> String {
    let mut hasher = Sha256::new();
    for word in words {
        hasher.update((word.len() as u64).to_be_bytes());
        hasher.update(word);
    }
    let digest = hasher.finalize();
    let bits = digest.iter().take(16).fold(0, |bits: u128, byte| bits << 8 | u128::from(*byte));
    format!("2.25.{}", as_uuid(bits))
}

/// Version 8, whose bits mean what their maker wants, and the variant of RFC 9562.
const fn as_uuid(bits: u128) -> u128 {
    const VERSION: u32 = 76;
    const VARIANT: u32 = 62;
    let free = bits & !(0xF << VERSION) & !(0b11 << VARIANT);
    free | 8 << VERSION | 0b10 << VARIANT
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Reference: the same made by Python's `hashlib` and `uuid`.
    #[test]
    fn a_uid_is_a_uuid_of_version_8() {
        assert_eq!(derived_uid(&["Upright", "implementation class"]), crate::write::IMPLEMENTATION_CLASS);
        assert_eq!(format!("{:032x}", as_uuid(u128::MAX)), "ffffffffffff8fffbfffffffffffffff");
        assert_eq!(format!("{:032x}", as_uuid(0)), "00000000000080008000000000000000");
    }
}
