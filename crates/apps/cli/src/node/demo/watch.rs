//! How far the demo is: told on the terminal, patient by patient.

use super::chart::{Chart, Order};
use super::making::KIND;
use super::patients::Patients;
use super::picturing;
use anyhow::Result;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;
use std::time::{Duration, Instant};
use tokio::task::spawn_blocking;
use tokio_util::sync::CancellationToken;
use upright_server::Node;
use upright_store::{Job, JobState, Jobs};

/// How long nobody looks.
const PAUSE: Duration = Duration::from_millis(300);
/// More jobs than a demo has.
const MOST_JOBS: u64 = 10_000;

/// Whoever looks how far it is.
pub(super) struct Watch {
    pub(super) node: Arc<Node>,
    pub(super) patients: Arc<Patients>,
    pub(super) began: Instant,
    /// Patients who are there, by place.
    there: BTreeSet<usize>,
    /// Patients who could not be made.
    missing: BTreeSet<usize>,
    /// Patients' numbers, by place.
    numbers: BTreeMap<usize, String>,
    /// Studies whose pictures are there; whether some could not be made.
    pictured: usize,
    lacks_pictures: bool,
}

/// How far a patient is.
#[derive(Clone, Copy, PartialEq, Eq)]
enum State {
    UnderWay,
    There,
    GivenUp,
}

impl Watch {
    pub(super) fn new(node: Arc<Node>, patients: Arc<Patients>, began: Instant) -> Self {
        let (there, missing, numbers) = (BTreeSet::new(), BTreeSet::new(), BTreeMap::new());
        Self { node, patients, began, there, missing, numbers, pictured: 0, lacks_pictures: false }
    }

    /// Tells of each patient who arrives, until nobody is to come; whether all of them are there.
    pub(super) async fn until_all(&mut self, stop: &CancellationToken) -> Result<bool> {
        loop {
            let (orders, jobs) = self.jobs().await?;
            self.look(&orders, &jobs).await?;
            let are_patients_settled = self.there.len() + self.missing.len() == orders.len();
            if are_patients_settled && !self.pictures(&jobs) {
                return Ok(self.missing.is_empty() && !self.lacks_pictures);
            }
            tokio::select! {
                () = tokio::time::sleep(PAUSE) => {}
                () = stop.cancelled() => return Ok(false),
            }
        }
    }

    /// Tells of studies whose pictures have arrived; whether some are to come. Sorted they are there.
    fn pictures(&mut self, jobs: &[Job]) -> bool {
        let of_studies = || jobs.iter().filter(|job| job.kind == picturing::KIND);
        for job in of_studies().filter(|job| job.state == JobState::Failed && !self.lacks_pictures) {
            let problem = job.problem.as_deref().unwrap_or_default();
            say!("error: the pictures of a study could not be made: {problem}");
        }
        self.lacks_pictures = of_studies().any(|job| job.state == JobState::Failed);
        let there = of_studies().filter(|job| job.state == JobState::Done).count();
        if there > self.pictured {
            self.pictured = there;
            let (of, seconds) = (of_studies().count(), self.began.elapsed().as_secs());
            say!("slices and scans of {there} of {of} studies are there ({seconds} s)");
        }
        jobs.iter().any(|job| matches!(job.state, JobState::Waiting | JobState::Running))
    }

    /// The orders of patients with their jobs, and all jobs.
    async fn jobs(&self) -> Result<(Vec<(Order, Job)>, Vec<Job>)> {
        let jobs = self.node.store.jobs(None, None, MOST_JOBS).await?;
        let of_patients = jobs.iter().filter(|job| job.kind == KIND);
        let order = |job: &Job| Ok((serde_json::from_str(&job.payload)?, job.clone()));
        let mut orders = of_patients.map(order).collect::<Result<Vec<(Order, Job)>>>()?;
        orders.sort_by_key(|(order, _)| order.place);
        Ok((orders, jobs))
    }

    async fn look(&mut self, orders: &[(Order, Job)], jobs: &[Job]) -> Result<()> {
        let mut arrived = Vec::new();
        for (order, job) in orders {
            if self.there.contains(&order.place) || self.missing.contains(&order.place) {
                continue;
            }
            match self.state(order, job, jobs).await? {
                State::UnderWay => {}
                State::There => {
                    self.there.insert(order.place);
                    arrived.push(self.title(order.place));
                }
                State::GivenUp => {
                    self.missing.insert(order.place);
                    let problem = job.problem.as_deref().unwrap_or("its films could not be cut into tiles");
                    say!("error: patient {} could not be made: {problem}", order.place + 1);
                }
            }
        }
        self.tell(&arrived, orders.len());
        Ok(())
    }

    fn tell(&self, arrived: &[String], of: usize) {
        let (there, seconds) = (self.there.len(), self.began.elapsed().as_secs());
        match arrived {
            [] => {}
            [..] if arrived.len() > 2 => say!("{there} of {of} patients are there"),
            [..] => say!("{there} of {of} patients are there ({seconds} s): {}", arrived.join("; ")),
        }
    }

    fn title(&self, place: usize) -> String {
        self.patients.patients.get(place).map(|patient| patient.title.clone()).unwrap_or_default()
    }

    /// A patient is there with facts, films and tiles, sorted.
    async fn state(&mut self, order: &Order, job: &Job, jobs: &[Job]) -> Result<State> {
        match job.state {
            JobState::Failed => return Ok(State::GivenUp),
            JobState::Done => {}
            JobState::Waiting | JobState::Running => return Ok(State::UnderWay),
        }
        let number = self.number(order).await?;
        let Some(case) = self.node.store.case_of_patient(&number, "").await? else {
            return Ok(State::GivenUp);
        };
        let mut states =
            jobs.iter().filter(|job| job.case_id.as_ref() == Some(&case.id)).map(|job| job.state);
        Ok(match states.clone().any(|state| matches!(state, JobState::Waiting | JobState::Running)) {
            true => State::UnderWay,
            false if states.any(|state| state == JobState::Failed) => State::GivenUp,
            false => State::There,
        })
    }

    async fn number(&mut self, order: &Order) -> Result<String> {
        if let Some(known) = self.numbers.get(&order.place) {
            return Ok(known.clone());
        }
        let (patients, place, order) = (Arc::clone(&self.patients), order.place, order.clone());
        let number =
            spawn_blocking(move || Ok::<_, anyhow::Error>(Chart::of(&patients, &order)?.number)).await??;
        self.numbers.insert(place, number.clone());
        Ok(number)
    }
}
