//! A list of 100,000 cases, a search in it, and entries written to the disk. Run by `cargo xtask bench node`.

#![allow(missing_docs, reason = "a bench")]
#![allow(clippy::disallowed_methods, clippy::unwrap_used, reason = "a bench")]

use std::time::{Duration, Instant};
use upright_store::{CaseQuery, Location, NewEntry, Patient, Store};

const CASES: u32 = 100_000;
const PORTION: u32 = 1000;
const ROUNDS: usize = 51;
const NAMES: [&str; 8] = ["Meier", "Müller", "Smith", "García", "Rossi", "Nguyễn", "Kowalska", "O'Neil"];

#[tokio::main]
async fn main() {
    let folder = tempfile::tempdir().unwrap();
    let store = Store::open(&Location::folder(folder.path())).await.unwrap();
    fill(&store).await;
    let mine = CaseQuery { account: Some("me".to_owned()), limit: 51, ..CaseQuery::default() };
    let found = |words: &str| CaseQuery { words: words.to_owned(), ..mine.clone() };
    figure("first_page_milliseconds", median(|| listed(&store, mine.clone(), 51)).await);
    figure("search_of_many_milliseconds", median(|| listed(&store, found("muller"), 51)).await);
    figure("search_of_one_milliseconds", median(|| listed(&store, found("p99999 garcia"), 0)).await);
    figure("search_of_none_milliseconds", median(|| listed(&store, found("nobody at all"), 0)).await);
    figure("append_milliseconds", appended(&store).await);
}

/// In portions, as they come: one change of a hundred thousand cases would leave a log that every search goes through.
async fn fill(store: &Store) {
    for first in (0..CASES).step_by(PORTION as usize) {
        fill_some(store, first).await;
    }
}

async fn fill_some(store: &Store, first: u32) {
    let write = store.begin().await.unwrap();
    for number in first..first + PORTION {
        let name = NAMES.get(number as usize % NAMES.len()).unwrap();
        let patient = Patient {
            number: Some(format!("P{number}")),
            name: Some(format!("{name}, Anna {}", number / 7)),
            birth_date: Some(format!("19{:02}-03-0{}", 30 + number % 50, 1 + number % 9)),
            ..Patient::default()
        };
        let case = write.create_case(&patient, None, i64::from(number)).await.unwrap();
        write.grant("me", &case.id, None, 0).await.unwrap();
    }
    write.commit().await.unwrap();
}

async fn listed(store: &Store, query: CaseQuery, least: usize) {
    let cases = store.cases(&query).await.unwrap();
    assert!(cases.len() >= least, "{}", cases.len());
}

async fn median<F: Future<Output = ()>>(round: impl Fn() -> F) -> Duration {
    let mut times = Vec::new();
    for _ in 0..ROUNDS {
        let start = Instant::now();
        round().await;
        times.push(start.elapsed());
    }
    times.sort();
    times.into_iter().nth(ROUNDS / 2).unwrap()
}

/// One entry after the other, each on the disk before the next.
async fn appended(store: &Store) -> Duration {
    let write = store.begin().await.unwrap();
    let case = write.create_case(&Patient::default(), None, 0).await.unwrap().id;
    write.commit().await.unwrap();
    let mut times = Vec::new();
    for number in 0..ROUNDS as i64 {
        let entry = NewEntry {
            id: format!("e{number}"),
            kind: "outcome".to_owned(),
            effective_at: "2026-01-01".to_owned(),
            recorded_at: "2026-01-01".to_owned(),
            supersedes: None,
            json: "{}".repeat(100),
        };
        let start = Instant::now();
        let write = store.begin().await.unwrap();
        write.append(&case, number, vec![entry], None, number).await.unwrap();
        write.commit().await.unwrap();
        times.push(start.elapsed());
    }
    times.sort();
    times.into_iter().nth(ROUNDS / 2).unwrap()
}

fn figure(name: &str, time: Duration) {
    println!("figure {name} {}", time.as_secs_f64() * 1e3);
}
