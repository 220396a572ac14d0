//! Workers and the store they share with everybody.

use crate::world::World;
use std::sync::Arc;
use std::time::Duration;
use tokio_util::sync::CancellationToken;
use upright_server::work::{Doing, Report, Work, work};
use upright_server::{Clock, Node};
use upright_store::{Job, JobState, Jobs, NewJob};

/// Keeps the turn to write for longer than a worker is silent.
struct Slow;

impl Work for Slow {
    fn kind(&self) -> &'static str {
        "slow"
    }

    fn run<'a>(&'a self, node: &'a Arc<Node>, _: &'a Job, _: &'a Report) -> Doing<'a> {
        Box::pin(async {
            let write = node.store.begin().await?;
            tokio::time::sleep(Duration::from_secs(6)).await;
            Ok(Some(write))
        })
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_job_that_ends_while_its_worker_says_a_word_ends() {
    let world = World::with(|_| {}, Clock::system()).await;
    let write = world.node.store.begin().await.unwrap();
    let new = NewJob { kind: "slow", key: "a".to_owned(), case: None, payload: "{}".to_owned() };
    world.node.store.enqueue(&write, new, 0).await.unwrap();
    write.commit().await.unwrap();
    let stop = CancellationToken::new();
    let kinds: Arc<[Box<dyn Work>]> = Arc::new([Box::new(Slow) as Box<dyn Work>]);
    let worker = tokio::spawn(work(Arc::clone(&world.node), kinds, stop.clone()));
    let done = async {
        while world.node.store.jobs(None, Some(JobState::Done), 1).await.unwrap().is_empty() {
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
    };
    tokio::time::timeout(Duration::from_secs(20), done).await.expect("worker and word wait for each other");
    stop.cancel();
    worker.await.unwrap();
}
