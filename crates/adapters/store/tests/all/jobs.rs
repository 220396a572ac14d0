//! The queue of jobs.

use crate::store;
use upright_store::{Job, JobState, Jobs, NewJob, SECOND, Store, Worker};

fn worker(name: &str) -> Worker {
    Worker { name: name.to_owned(), lease: 60 * SECOND, most_attempts: 2 }
}

async fn asked(store: &Store, key: &str, now: i64) {
    let write = store.begin().await.unwrap();
    let job = NewJob { kind: "pyramid", key: key.to_owned(), case: None, payload: "{}".to_owned() };
    store.enqueue(&write, job, now).await.unwrap();
    write.commit().await.unwrap();
}

async fn taken(store: &Store, by: &str, now: i64) -> Option<Job> {
    store.lease(&worker(by), &["pyramid"], now).await.unwrap()
}

#[tokio::test]
async fn a_job_is_done_once_however_often_it_is_asked_for() {
    let (store, _folder) = store().await;
    asked(&store, "film", 1).await;
    asked(&store, "film", 2).await;
    let job = taken(&store, "a", 3).await.unwrap();
    assert!(taken(&store, "b", 3).await.is_none(), "it has an owner");
    assert!(store.progress(&worker("a"), &job.id, 40, 4).await.unwrap());
    let write = store.begin().await.unwrap();
    store.done(&write, &worker("a"), &job.id, 5).await.unwrap();
    write.commit().await.unwrap();
    asked(&store, "film", 6).await;
    assert!(taken(&store, "b", 7).await.is_none());
    let jobs = store.jobs(None, None, 9).await.unwrap();
    assert_eq!((jobs.len(), jobs[0].state, jobs[0].progress), (1, JobState::Done, 100));
    assert!(store.lease(&worker("a"), &["other"], 9).await.unwrap().is_none());
}

#[tokio::test]
async fn a_silent_worker_loses_its_job_and_cannot_end_it_any_more() {
    let (store, _folder) = store().await;
    asked(&store, "film", 0).await;
    let job = taken(&store, "dead", 0).await.unwrap();
    assert!(taken(&store, "b", 59 * SECOND).await.is_none());
    assert!(store.renew(&worker("dead"), &job.id, 59 * SECOND).await.unwrap());
    assert!(taken(&store, "b", 61 * SECOND).await.is_none(), "a word was enough");
    let again = taken(&store, "b", 120 * SECOND).await.unwrap();
    assert_eq!((&again.id, again.attempts), (&job.id, 2));
    assert!(!store.progress(&worker("dead"), &job.id, 99, 122 * SECOND).await.unwrap());
    assert!(!store.renew(&worker("dead"), &job.id, 122 * SECOND).await.unwrap());
    let write = store.begin().await.unwrap();
    let late = store.done(&write, &worker("dead"), &job.id, 122 * SECOND).await;
    assert!(late.unwrap_err().to_string().contains("another worker"));
}

#[tokio::test]
async fn what_goes_wrong_is_tried_again_later_and_given_up_in_the_end() {
    let (store, _folder) = store().await;
    asked(&store, "film", 0).await;
    let first = taken(&store, "a", 0).await.unwrap();
    store.failed(&worker("a"), &first, "no memory", true, 0).await.unwrap();
    assert!(taken(&store, "a", SECOND / 2).await.is_none(), "not at once");
    let second = taken(&store, "a", 2 * SECOND).await.unwrap();
    store.failed(&worker("a"), &second, "no memory", true, 2 * SECOND).await.unwrap();
    assert!(taken(&store, "a", 99 * SECOND).await.is_none(), "given up");
    let failed = store.jobs(None, Some(JobState::Failed), 9).await.unwrap();
    assert_eq!(failed[0].problem.as_deref(), Some("no memory"));
    let write = store.begin().await.unwrap();
    let job = NewJob { kind: "pyramid", key: "film".to_owned(), case: None, payload: "{}".to_owned() };
    store.enqueue_again(&write, job, 100 * SECOND).await.unwrap();
    write.commit().await.unwrap();
    assert_eq!(taken(&store, "a", 100 * SECOND).await.unwrap().attempts, 1, "asked for again it begins anew");
}
