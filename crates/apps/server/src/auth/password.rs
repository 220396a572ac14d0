//! Passwords: Argon2id, one at a time.

use crate::problem::Problem;
use argon2::Argon2;
use argon2::password_hash::phc::PasswordHash;
use argon2::password_hash::{PasswordHasher, PasswordVerifier};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::LazyLock;
use std::sync::mpsc::{Sender, channel};
use tokio::sync::oneshot;

/// Something to be reckoned.
type Sum = Box<dyn FnOnce() + Send>;

/// Does one sum after the other: 19 MiB and some 30 ms each, and always the same 19 MiB.
static RECKONER: LazyLock<Sender<Sum>> = LazyLock::new(|| {
    let (sender, sums) = channel::<Sum>();
    // One that stumbles takes its asker with it, not those behind.
    let each = |sum| drop(catch_unwind(AssertUnwindSafe(sum)));
    std::thread::spawn(move || sums.into_iter().for_each(each));
    sender
});

async fn reckoned<T: Send + 'static>(sum: impl FnOnce() -> T + Send + 'static) -> Result<T, Problem> {
    let (tell, told) = oneshot::channel();
    // Whoever asked may be gone; then nothing is reckoned.
    let sum = move || {
        if !tell.is_closed() {
            let _ = tell.send(sum());
        }
    };
    RECKONER.send(Box::new(sum)).map_err(|error| Problem::internal(&error))?;
    told.await.map_err(|error| Problem::internal(&error))
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

/// The hash of a password.
///
/// # Errors
/// Where the machine gives no randomness or no memory.
pub(crate) async fn hash(password: String) -> Result<String, Problem> {
    let hashed = reckoned(move || {
        Argon2::default().hash_password(password.as_bytes()).map(|hash: PasswordHash| hash.to_string())
    });
    hashed.await?.map_err(|error| Problem::internal(&error))
}

/// Whether `password` is the one of `hash`; takes as long without a hash, so that nobody learns which accounts there are.
///
/// # Errors
/// Where the machine fails.
pub(crate) async fn is_right(password: String, hash: Option<String>) -> Result<bool, Problem> {
    // Of a password that nobody has.
    const NOBODY: &str =
        "$argon2id$v=19$m=19456,t=2,p=1$dXByaWdodC1ub2JvZHk$N1tXq0b4C1n2kq5y3D1W9QnT2Qw0Zq0o7kq8b4u3S4E";
    let verified = reckoned(move || {
        let is_somebody = hash.is_some();
        let hash = hash.unwrap_or_else(|| NOBODY.to_owned());
        let parsed = PasswordHash::new(&hash);
        parsed.is_ok_and(|hash| Argon2::default().verify_password(password.as_bytes(), &hash).is_ok())
            && is_somebody
    });
    verified.await
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn only_the_right_password_is_right() {
        let hashed = hash("correct horse battery".to_owned()).await.unwrap();
        assert!(hashed.starts_with("$argon2id$"), "{hashed}");
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
