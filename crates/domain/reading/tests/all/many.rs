//! Many phantoms: counted, and told as rows of docs/validation.md.

use std::num::NonZero;
use std::ops::Range;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Mutex, PoisonError};
use std::thread;

/// How many were right, of how many.
pub(crate) type Right = [usize; 2];

pub(crate) fn count(of: &mut Right, is_right: bool) {
    of[0] += usize::from(is_right);
    of[1] += 1;
}

pub(crate) fn share([right, of]: Right) -> String {
    format!("{right} of {of}")
}

/// Whether whole cohorts are asked for, with `UPRIGHT_FULL`.
pub(crate) fn is_full() -> bool {
    std::env::var_os("UPRIGHT_FULL").is_some()
}

/// How many patients a whole cohort has: a hundred, or as many as `UPRIGHT_PATIENTS` says.
pub(crate) fn patients() -> u64 {
    std::env::var("UPRIGHT_PATIENTS")
        .map_or(100, |number| number.parse().expect("UPRIGHT_PATIENTS is a number"))
}

/// The seed of the first person of a cohort: `usual`, or what `UPRIGHT_SEED` says, to read others.
pub(crate) fn first_seed(usual: u64) -> u64 {
    std::env::var("UPRIGHT_SEED").map_or(usual, |seed| seed.parse().expect("UPRIGHT_SEED is a number"))
}

/// Held while a cohort is read, so that one at a time takes every core and its memory.
static ONE_AT_A_TIME: Mutex<()> = Mutex::new(());

/// Adds up what is found in many patients, on every core.
pub(crate) fn tallied<T: Default + Send, F>(
    patients: Range<u64>,
    found: impl Fn(u64) -> F + Sync,
    add: impl Fn(&mut T, F) + Sync,
) -> T {
    let _held = ONE_AT_A_TIME.lock().unwrap_or_else(PoisonError::into_inner);
    let cores = thread::available_parallelism().map_or(1, NonZero::get);
    let next = AtomicU64::new(patients.start);
    let all = Mutex::new(T::default());
    thread::scope(|scope| {
        for _ in 0..cores {
            scope.spawn(|| {
                loop {
                    let number = next.fetch_add(1, Ordering::Relaxed);
                    if number >= patients.end {
                        break;
                    }
                    let found = found(number);
                    add(&mut all.lock().unwrap(), found);
                }
            });
        }
    });
    all.into_inner().unwrap()
}

/// How often a number of the first kind is greater than one of the second, equal ones counted half.
pub(crate) fn under_roc([first, second]: &[Vec<f64>; 2]) -> String {
    let pairs = first.iter().flat_map(|one| second.iter().map(move |other| one.total_cmp(other)));
    let wins: f64 = pairs.map(|order| (order as i8 as f64 + 1.0) / 2.0).sum();
    let count = first.len() * second.len();
    format!("{:.3} ({} and {})", wins / count as f64, first.len(), second.len())
}

/// Mean of errors, and what half and 95 % of them do not exceed.
pub(crate) fn spread(errors: &[f64], unit: &str) -> String {
    let mean = errors.iter().sum::<f64>() / errors.len().max(1) as f64;
    let mut sizes: Vec<f64> = errors.iter().map(|error| error.abs()).collect();
    sizes.sort_by(f64::total_cmp);
    let last = sizes.len().saturating_sub(1);
    let at = |share: f64| sizes.get(((sizes.len() as f64 * share) as usize).min(last)).copied();
    let [median, q95] = [0.5, 0.95].map(|share| at(share).unwrap_or(f64::NAN));
    format!("mean {mean:+.2}, median of |error| {median:.2}, q95 {q95:.2} {unit} | n = {}", errors.len())
}
