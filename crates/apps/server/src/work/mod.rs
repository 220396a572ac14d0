//! Workers: they take jobs from the queue and do them, one after the other, until the node stops.

mod pyramid;
mod sort;
mod volumes;

use crate::node::Node;
use std::future::Future;
use std::pin::Pin;
use std::sync::Arc;
use std::time::{Duration, Instant};
use tokio::sync::Notify;
use tokio::task::JoinHandle;
use tokio_util::sync::CancellationToken;
use upright_store::{Job, Jobs, MINUTE, Moment, SECOND, StoreError, Worker, Write, new_id};

pub(crate) use pyramid::KIND as PYRAMID;
pub use pyramid::MakeTiles;
pub(crate) use sort::KIND as SORT;
pub use sort::SortStudies;
pub(crate) use volumes::KIND as VOLUMES;
pub use volumes::MakeVolumes;

/// Rouses workers when there is something to do; without it they look once in a while.
#[derive(Default)]
pub(crate) struct Wake(Notify);

impl Wake {
    pub(crate) fn up(&self) {
        self.0.notify_waiters();
        self.0.notify_one();
    }
}

/// Why a job failed.
#[derive(Debug)]
pub struct Failure {
    /// What went wrong; technical, without names.
    pub problem: String,
    /// Whether to try again might help.
    pub again: bool,
}

impl Failure {
    /// Nothing that another attempt would change.
    #[must_use]
    pub fn lasting(problem: impl Into<String>) -> Self {
        Self { problem: problem.into(), again: false }
    }
}

impl<E: std::error::Error> From<E> for Failure {
    fn from(error: E) -> Self {
        Self { problem: error.to_string(), again: true }
    }
}

/// What a finished job gives: the change that it makes, to be committed together with its end.
pub type Finished = Result<Option<Write>, Failure>;
/// A job being done.
pub type Doing<'a> = Pin<Box<dyn Future<Output = Finished> + Send + 'a>>;

/// Something that workers can do. A job may be done more than once: it must come to the same.
pub trait Work: Send + Sync {
    /// The kind of job that it does.
    fn kind(&self) -> &'static str;
    /// Whether other kinds go first: what follows from a job that was done is then done before the next of this kind is begun.
    fn gives_way(&self) -> bool {
        false
    }
    /// Does one.
    fn run<'a>(&'a self, node: &'a Arc<Node>, job: &'a Job, progress: &'a Report) -> Doing<'a>;
}

/// Tells how far a job is.
pub struct Report {
    node: Arc<Node>,
    worker: Worker,
    job: String,
}

impl Report {
    /// Says how far it is, in percent.
    pub async fn percent(&self, percent: i32) {
        // A word that is lost costs nothing; a job that is lost is noticed at its end.
        let _ = self.node.store.progress(&self.worker, &self.job, percent, self.node.clock.now()).await;
    }
}

/// Everything that a node does by itself.
#[must_use]
pub fn usual() -> Vec<Box<dyn Work>> {
    vec![Box::new(MakeTiles), Box::new(SortStudies), Box::new(MakeVolumes)]
}

/// How long a worker looks away when there is nothing to do.
const PAUSE: Duration = Duration::from_secs(1);
const MOST_ATTEMPTS: i32 = 5;
/// How long a worker may be silent before another takes its job over, and how often it says a word.
const LEASE: Moment = 20 * SECOND;
const HEARTBEAT: Duration = Duration::from_secs(5);

/// Works until `stop`; each of the node's workers does this.
pub async fn work(node: Arc<Node>, kinds: Arc<[Box<dyn Work>]>, stop: CancellationToken) {
    let worker = Worker { name: new_id(), lease: LEASE, most_attempts: MOST_ATTEMPTS };
    let ranks = ranks(&kinds);
    loop {
        let roused = node.wake.0.notified();
        let leased = next(&node, &worker, &ranks, node.clock.now()).await;
        match leased {
            Ok(Some(job)) => done(&node, &kinds, &worker, &job).await,
            Ok(None) => tokio::select! {
                () = roused => {}
                () = tokio::time::sleep(PAUSE) => {}
                () = stop.cancelled() => return,
            },
            Err(error) => {
                tracing::error!(%error, "the queue of jobs does not answer");
                tokio::time::sleep(PAUSE).await;
            }
        }
        if stop.is_cancelled() {
            return;
        }
    }
}

/// Works until there is nothing left to do, and says how many jobs that were.
///
/// # Errors
/// What the queue says.
pub async fn work_off(node: &Arc<Node>, kinds: &Arc<[Box<dyn Work>]>) -> Result<usize, StoreError> {
    let worker = Worker { name: new_id(), lease: LEASE, most_attempts: 1 };
    let ranks = ranks(kinds);
    let mut count = 0;
    // Nobody brings anything more: what would wait for a moment need not.
    while let Some(job) = next(node, &worker, &ranks, node.clock.now() + MINUTE).await? {
        done(node, kinds, &worker, &job).await;
        count += 1;
    }
    Ok(count)
}

/// Names of the kinds that go first, and of those that give way to them.
fn ranks(kinds: &[Box<dyn Work>]) -> [Vec<&'static str>; 2] {
    let names = |gives_way| {
        kinds.iter().filter(|work| work.gives_way() == gives_way).map(|work| work.kind()).collect()
    };
    [names(false), names(true)]
}

async fn next(
    node: &Node,
    worker: &Worker,
    ranks: &[Vec<&'static str>],
    now: Moment,
) -> Result<Option<Job>, StoreError> {
    for names in ranks.iter().filter(|names| !names.is_empty()) {
        let leased = node.store.lease(worker, names, now).await?;
        if leased.is_some() {
            return Ok(leased);
        }
    }
    Ok(None)
}

async fn done(node: &Arc<Node>, kinds: &Arc<[Box<dyn Work>]>, worker: &Worker, job: &Job) {
    let begun = Instant::now();
    let report = Report { node: Arc::clone(node), worker: worker.clone(), job: job.id.clone() };
    let task = {
        let (node, kinds, job) = (Arc::clone(node), Arc::clone(kinds), job.clone());
        // A task of its own: what panics there ends the job, not the worker.
        tokio::spawn(async move {
            match kinds.iter().find(|work| work.kind() == job.kind) {
                Some(work) => work.run(&node, &job, &report).await,
                None => Err(Failure::lasting("nobody here knows how to do this")),
            }
        })
    };
    let finished = alive(node, worker, &job.id, task).await;
    let ended = match finished {
        Ok(write) => ended(node, worker, job, write).await,
        Err(failure) => Err(Ended::Failed(failure)),
    };
    let outcome = match &ended {
        Ok(()) => "done",
        Err(Ended::Lost) => "lost",
        Err(Ended::Failed(_)) => "failed",
    };
    crate::metrics::job(&job.kind, outcome, begun.elapsed());
    if let Err(Ended::Lost) = ended {
        tracing::info!(kind = job.kind, job = job.id, "asked for again, or taken over, while it was done");
    }
    if let Err(Ended::Failed(Failure { problem, again })) = ended {
        tracing::warn!(kind = job.kind, job = job.id, %problem, again, "a job went wrong");
        let noted = node.store.failed(worker, job, &problem, again, node.clock.now()).await;
        if let Err(error) = noted {
            tracing::error!(%error, "the queue of jobs does not answer");
        }
    }
}

/// Waits for a task, and says meanwhile that its worker is alive. A task that is done may hold the turn to write that the
/// next word waits for: the end of the task comes first, also while that waits.
async fn alive(node: &Node, worker: &Worker, job: &str, mut task: JoinHandle<Finished>) -> Finished {
    loop {
        tokio::select! {
            done = &mut task => {
                return done.unwrap_or_else(|_| Err(Failure::lasting("the work stumbled: a defect of this program")));
            }
            () = word(node, worker, job) => {}
        }
    }
}

/// The next word. Whether the job was lost, the one after it or the end tells.
async fn word(node: &Node, worker: &Worker, job: &str) {
    tokio::time::sleep(HEARTBEAT).await;
    let _ = node.store.renew(worker, job, node.clock.now()).await;
}

/// Why the end of a job is not in the store.
enum Ended {
    /// It is no longer this worker's; what it would have changed never happened.
    Lost,
    Failed(Failure),
}

async fn ended(node: &Node, worker: &Worker, job: &Job, write: Option<Write>) -> Result<(), Ended> {
    let failed = |error: StoreError| Ended::Failed(error.into());
    let write = match write {
        Some(write) => write,
        None => node.store.begin().await.map_err(failed)?,
    };
    let now = node.clock.now();
    node.store.done(&write, worker, &job.id, now).await.map_err(|error| match error {
        StoreError::Refused { .. } => Ended::Lost,
        other => failed(other),
    })?;
    write.commit().await.map_err(failed)
}
