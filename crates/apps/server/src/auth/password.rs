//! Passwords: Argon2id, one at a time.

use crate::problem::Problem;
use argon2::password_hash::phc::{Output, ParamsString, PasswordHash, Salt};
use argon2::{Algorithm, Argon2, Block, Params, Version};
use std::sync::{Mutex, PoisonError};
use tokio::sync::Semaphore;

/// Some 30 ms each: more at once would be an easy way to fill the machine.
static GATE: Semaphore = Semaphore::const_new(1);
/// 19 MiB, the same for all: an allocator would find another place for each.
static MEMORY: Mutex<Vec<Block>> = Mutex::new(Vec::new());

async fn reckoned<T: Send + 'static>(sum: impl FnOnce() -> T + Send + 'static) -> Result<T, Problem> {
    let turn = GATE.acquire().await.map_err(|error| Problem::internal(&error))?;
    // The turn ends with the sum, not with whoever asked and may be gone.
    let in_turn = move || {
        let _turn = turn;
        sum()
    };
    Ok(tokio::task::spawn_blocking(in_turn).await?)
}

fn argon2id(password: &str, salt: &[u8], params: &Params, out: &mut [u8]) -> argon2::Result<()> {
    let mut memory = MEMORY.lock().unwrap_or_else(PoisonError::into_inner);
    memory.resize(params.block_count(), Block::new());
    let argon2 = Argon2::new(Algorithm::Argon2id, Version::V0x13, params.clone());
    argon2.hash_password_into_with_memory(password.as_bytes(), salt, out, &mut *memory)
}

/// The shortest password that is taken (NIST SP 800-63B asks for 8 and advises 15 where nothing else is asked for).
pub(crate) const SHORTEST: usize = 12;
const LONGEST: usize = 256;

/// # Errors
/// A problem that says what is wrong with a new password.
pub(crate) fn check(password: &str, name: &str) -> Result<(), Problem> {
    let length = password.chars().count();
    if length < SHORTEST {
        return Err(Problem::invalid(format!(
            "a password has at least {SHORTEST} characters; a sentence is easy to remember"
        )));
    }
    if password.len() > LONGEST {
        return Err(Problem::invalid(format!("a password has at most {LONGEST} bytes")));
    }
    let first = password.chars().next();
    if password.chars().all(|letter| Some(letter) == first)
        || password.to_lowercase().contains(&name.to_lowercase())
    {
        return Err(Problem::invalid(
            "a password is not one letter again and again, and does not hold the account name",
        ));
    }
    Ok(())
}

/// The hash of a password, in the form of the PHC.
///
/// # Errors
/// Where the machine gives no randomness or no memory.
pub(crate) async fn hash(password: String) -> Result<String, Problem> {
    reckoned(move || hashed(&password)).await?
}

fn hashed(password: &str) -> Result<String, Problem> {
    let params = Params::default();
    let (mut salt, mut out) = ([0; 16], [0; Params::DEFAULT_OUTPUT_LEN]);
    getrandom::fill(&mut salt).map_err(|error| Problem::internal(&error))?;
    argon2id(password, &salt, &params, &mut out).map_err(|error| Problem::internal(&error))?;
    let phc = || {
        Ok::<_, argon2::password_hash::Error>(PasswordHash {
            algorithm: Algorithm::Argon2id.ident(),
            version: Some(Version::V0x13.into()),
            params: ParamsString::try_from(&params)?,
            salt: Some(Salt::new(&salt)?),
            hash: Some(Output::new(&out)?),
        })
    };
    phc().map(|hash| hash.to_string()).map_err(|error| Problem::internal(&error))
}

/// Whether `password` is the one of `hash`; takes as long without a hash, so that nobody learns which accounts there are.
///
/// # Errors
/// Where the machine fails.
pub(crate) async fn is_right(password: String, hash: Option<String>) -> Result<bool, Problem> {
    // Of a password that nobody has.
    const NOBODY: &str =
        "$argon2id$v=19$m=19456,t=2,p=1$dXByaWdodC1ub2JvZHk$N1tXq0b4C1n2kq5y3D1W9QnT2Qw0Zq0o7kq8b4u3S4E";
    reckoned(move || {
        let is_same = is_same(&password, hash.as_deref().unwrap_or(NOBODY)).unwrap_or(false);
        is_same && hash.is_some()
    })
    .await
}

/// None for a hash that is none of ours.
fn is_same(password: &str, hash: &str) -> Option<bool> {
    let parsed = PasswordHash::new(hash).ok()?;
    let is_ours =
        parsed.algorithm == Algorithm::Argon2id.ident() && parsed.version == Some(Version::V0x13.into());
    let (expected, salt) = (parsed.hash.filter(|_| is_ours)?, parsed.salt?);
    let mut found = vec![0; expected.len()];
    argon2id(password, &salt, &Params::try_from(&parsed).ok()?, &mut found).ok()?;
    // Takes as long wherever they differ.
    Some(Output::new(&found).ok()? == expected)
}

#[cfg(test)]
mod tests {
    use super::*;
    use argon2::password_hash::PasswordVerifier;

    #[tokio::test]
    async fn only_the_right_password_is_right() {
        let hashed = hash("correct horse battery".to_owned()).await.unwrap();
        assert!(hashed.starts_with("$argon2id$v=19$m=19456,t=2,p=1$"), "{hashed}");
        let library = Argon2::default().verify_password(b"correct horse battery", hashed.as_str());
        library.unwrap();
        assert!(is_right("correct horse battery".to_owned(), Some(hashed.clone())).await.unwrap());
        assert!(!is_right("correct horse batterx".to_owned(), Some(hashed)).await.unwrap());
        assert!(!is_right("anything".to_owned(), None).await.unwrap());
        assert!(!is_right("anything".to_owned(), Some("no hash".to_owned())).await.unwrap());
    }

    #[test]
    fn a_password_is_long_and_not_silly() {
        for (password, is_taken) in [
            ("short", false),
            ("aaaaaaaaaaaaaaa", false),
            ("my name is meier!", false),
            ("walking upright again", true),
        ] {
            assert_eq!(check(password, "Meier").is_ok(), is_taken, "{password}");
        }
    }
}
