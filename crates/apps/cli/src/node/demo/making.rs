//! The job that makes a patient: films cast and taken in, landmarks placed and signed, facts told. Done twice, it comes to the same.

use super::bringing::Bringing;
use super::chart::{Chart, Order, Plate};
use super::patients::Patients;
use super::people;
use super::picturing::{self, StudyOrder};
use anyhow::{Context, Result, bail, ensure};
use serde_json::value::to_raw_value;
use std::sync::Arc;
use tokio::task::spawn_blocking;
use tokio_util::sync::CancellationToken;
use upright_server::work::{Doing, Failure, Finished, Report, Work};
use upright_server::{NamedFact, Node, Problem, Signature};
use upright_store::{Account, Case, Image, Job, Jobs, LandmarkState, NewJob};

/// The kind of job.
pub(super) const KIND: &str = "demo_patient";
/// How often a record that moves on in between is read again.
const MOST_ATTEMPTS: usize = 20;

/// Makes patients.
pub(super) struct MakePatients {
    pub(super) patients: Arc<Patients>,
    /// Casting a film takes a while: nobody who ends the demo waits for the next one.
    pub(super) stop: CancellationToken,
}

impl Work for MakePatients {
    fn kind(&self) -> &'static str {
        KIND
    }

    fn gives_way(&self) -> bool {
        true
    }

    fn run<'a>(&'a self, node: &'a Arc<Node>, job: &'a Job, progress: &'a Report) -> Doing<'a> {
        Box::pin(async move { finished(self.make(node, job, progress).await) })
    }
}

/// What a job is told of its end: whatever went wrong is tried again.
pub(super) fn finished(made: Result<()>) -> Finished {
    match made {
        Ok(()) => Ok(None),
        Err(error) => Err(Failure { problem: format!("{error:#}"), again: true }),
    }
}

/// A chart, and who makes what stands on it.
struct Making<'a> {
    node: &'a Arc<Node>,
    author: Account,
    chart: Arc<Chart>,
}

impl MakePatients {
    async fn make(&self, node: &Arc<Node>, job: &Job, progress: &Report) -> Result<()> {
        let order: Order = serde_json::from_str(&job.payload)?;
        let patients = Arc::clone(&self.patients);
        let of = order.clone();
        let chart = Arc::new(spawn_blocking(move || Chart::of(&patients, &of)).await??);
        let author =
            node.store.account_named(people::AUTHOR).await?.context("nobody is there to make patients")?;
        let making = Making { node, author, chart };
        let count = making.chart.plates.len().max(1);
        for (done, plate) in making.chart.plates.iter().enumerate() {
            ensure!(!self.stop.is_cancelled(), "the demo was ended; it goes on at the next start");
            let image = making.filmed(plate).await?;
            making.signed(plate, &image).await?;
            progress.percent(i32::try_from(95 * (done + 1) / count).unwrap_or_default()).await;
        }
        making.told().await?;
        making.ordered(&order, &job.key).await
    }
}

impl Making<'_> {
    async fn case(&self) -> Result<Option<Case>> {
        Ok(self.node.store.case_of_patient(&self.chart.number, "").await?)
    }

    /// The film in the store; cast and taken in where it is not there.
    async fn filmed(&self, plate: &Plate) -> Result<Image> {
        if let Some(case) = self.case().await? {
            let images = self.node.store.images(&case.id).await?;
            let known = images.into_iter().find(|image| image.sop_uid.as_ref() == Some(&plate.instance));
            if let Some(known) = known {
                return Ok(known);
            }
        }
        let (chart, film) = (Arc::clone(&self.chart), plate.clone());
        let bytes = spawn_blocking(move || chart.cast(&film)).await??;
        let result = Bringing::begun(self.node, &self.author).await?.file(&plate.name, &bytes).await?;
        let image = result.image_id.with_context(|| format!("{}: stored as no picture", plate.name))?;
        Ok(self.node.store.image(&image).await?)
    }

    /// The true landmarks as version 1, and signed.
    async fn signed(&self, plate: &Plate, image: &Image) -> Result<()> {
        let Some((document, conditions)) = &plate.landmarks else { return Ok(()) };
        let version = match self.node.store.latest_landmarks(&image.id).await? {
            Some(there) if there.state == LandmarkState::Signed => return Ok(()),
            Some(there) => there.version,
            None => self.node.place_landmarks(&self.author, image, 0, document.clone()).await?.version,
        };
        for _ in 0..MOST_ATTEMPTS {
            let revision = self.node.store.case(&image.case_id).await?.revision;
            let asked =
                Signature { taken_on: None, conditions: Some(to_raw_value(conditions)?), displayed: None };
            match self.node.sign(&self.author, image, version, revision, asked).await {
                // Studies are sorted beside this, and told to the same record.
                Err(problem) if is_moved(&problem) => {}
                signed => return Ok(signed.map(drop)?),
            }
        }
        bail!("the record moves on all the time")
    }

    /// Asks for slices and scans: after the record says that they were made, for only then the sorter knows them, and after
    /// every patient who was asked for before.
    async fn ordered(&self, order: &Order, patient: &str) -> Result<()> {
        let write = self.node.store.begin().await?;
        for study in self.chart.studies.iter().filter(|_| order.pictures) {
            let key = format!("{patient}/{}", study.fact);
            let payload = serde_json::to_string(&StudyOrder { of: order.clone(), fact: study.fact.clone() })?;
            let job = NewJob { kind: picturing::KIND, key, case: None, payload };
            self.node.store.enqueue(&write, job, self.node.clock.now()).await?;
        }
        Ok(write.commit().await?)
    }

    /// What is recorded besides, and who may see it.
    async fn told(&self) -> Result<()> {
        let case = self.case().await?.context("the films have begun no case")?;
        let named = |told: &super::story::Told| {
            let (id, on) = (told.id.clone(), told.on);
            Ok(NamedFact { id, on, fact: to_raw_value(&told.fact)? })
        };
        let facts = self.chart.facts.iter().map(named).collect::<Result<Vec<_>>>()?;
        self.node.tell(&self.author, &case.id, facts).await?;
        people::admit(self.node, &case.id).await
    }
}

fn is_moved(problem: &Problem) -> bool {
    problem.code() == "moved"
}
