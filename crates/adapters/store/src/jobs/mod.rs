//! Work to be done later: asked for together with what makes it necessary, done at least once.

mod queue;

use crate::error::Result;
use crate::moment::Moment;
use crate::store::Write;

pub use crate::entity::job::{JobState, Model as Job};

/// A job to be asked for. One job a kind and key: to ask again for what is done or under way changes nothing.
#[derive(Clone)]
pub struct NewJob {
    /// What is to be done, as `pyramid`.
    pub kind: &'static str,
    /// What it is to be done with, as the SHA-256 of a picture.
    pub key: String,
    /// The case that it concerns.
    pub case: Option<String>,
    /// What the work needs to know, as JSON.
    pub payload: String,
}

/// Who works, how long silence is believed to be work, and how often a thing is tried.
#[derive(Clone, Debug)]
pub struct Worker {
    /// The worker's name.
    pub name: String,
    /// How long a job is its own without a word.
    pub lease: Moment,
    /// How often a job is begun before it is given up.
    pub most_attempts: i32,
}

/// A queue of jobs. This room keeps it in the database; a broker could stand behind it as well.
#[allow(
    async_fn_in_trait,
    reason = "the queue is chosen when the program is built; nobody asks for Send by name"
)]
pub trait Jobs {
    /// Asks for a job as part of a change: it is there if and only if the change is.
    ///
    /// # Errors
    /// What the queue says.
    async fn enqueue(&self, write: &Write, job: NewJob, now: Moment) -> Result<()>;

    /// Asks again for a job that was done: what it rests on has changed.
    ///
    /// # Errors
    /// What the queue says.
    async fn enqueue_again(&self, write: &Write, job: NewJob, now: Moment) -> Result<()>;

    /// Takes the next job of one of these kinds, if there is one: one that waits, or one whose worker fell silent.
    ///
    /// # Errors
    /// What the queue says.
    async fn lease(&self, worker: &Worker, kinds: &[&str], now: Moment) -> Result<Option<Job>>;

    /// Says that the worker is alive and how far the job is, in percent; `false` where the job is no longer its own.
    ///
    /// # Errors
    /// What the queue says.
    async fn progress(&self, worker: &Worker, job: &str, percent: i32, now: Moment) -> Result<bool>;

    /// Says that the worker is alive; `false` where the job is no longer its own.
    ///
    /// # Errors
    /// What the queue says.
    async fn renew(&self, worker: &Worker, job: &str, now: Moment) -> Result<bool>;

    /// Ends a job, as part of the change that it made.
    ///
    /// # Errors
    /// [`StoreError::Refused`](crate::StoreError::Refused) where the job is no longer the worker's.
    async fn done(&self, write: &Write, worker: &Worker, job: &str, now: Moment) -> Result<()>;

    /// Says that a job went wrong; it is tried again after a while, or given up.
    ///
    /// # Errors
    /// What the queue says.
    async fn failed(&self, worker: &Worker, job: &Job, problem: &str, again: bool, now: Moment)
    -> Result<()>;

    /// Lets a job that was given up wait again.
    ///
    /// # Errors
    /// [`StoreError::NotFound`](crate::StoreError::NotFound) where there is none that was given up.
    async fn retry(&self, write: &Write, job: &str, now: Moment) -> Result<()>;

    /// Jobs, the latest first; those of a case, or all.
    ///
    /// # Errors
    /// What the queue says.
    async fn jobs(&self, case: Option<&str>, state: Option<JobState>, limit: u64) -> Result<Vec<Job>>;
}
