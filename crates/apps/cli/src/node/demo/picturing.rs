//! The job that makes the pictures of one study of a patient: slices and scans, taken in as files are. Done twice, it comes to the same.

use super::chart::{Chart, Order, PicturedStudy};
use super::making::finished;
use super::patients::Patients;
use super::people;
use anyhow::{Context, Result, bail, ensure};
use serde::{Deserialize, Serialize};
use std::fs;
use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;
use tokio::task::spawn_blocking;
use tokio_util::sync::CancellationToken;
use upright_server::work::{Doing, Report, Work};
use upright_server::{Arrival, Bringer, Node};
use upright_store::{Account, Case, Job, Outcome};

/// The kind of job.
pub(super) const KIND: &str = "demo_study";
/// How long nobody looks whether the record says already that the study was made.
const PAUSE: Duration = Duration::from_millis(300);

/// What a job is told: whose study, and which.
#[derive(Serialize, Deserialize)]
pub(super) struct StudyOrder {
    pub(super) of: Order,
    /// The fact that says that it was made.
    pub(super) fact: String,
}

/// Makes pictures.
pub(super) struct MakePictures {
    pub(super) patients: Arc<Patients>,
    pub(super) stop: CancellationToken,
}

impl Work for MakePictures {
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

impl MakePictures {
    async fn make(&self, node: &Arc<Node>, job: &Job, progress: &Report) -> Result<()> {
        let order: StudyOrder = serde_json::from_str(&job.payload)?;
        let (patients, of) = (Arc::clone(&self.patients), order.of.clone());
        let chart = Arc::new(spawn_blocking(move || Chart::of(&patients, &of)).await??);
        let wanted = chart.studies.iter().find(|study| study.fact == order.fact);
        let study = wanted.context("the patient has no such study")?.clone();
        self.told(node, &chart, &study).await?;
        let folder = tempfile::tempdir()?;
        let files = {
            let (chart, study, to) = (Arc::clone(&chart), study.clone(), folder.path().to_owned());
            spawn_blocking(move || {
                chart.picture(&study, &to, &|_| ())?;
                files_in(&to)
            })
            .await??
        };
        let author =
            node.store.account_named(people::AUTHOR).await?.context("nobody is there to bring pictures")?;
        self.taken_in(node, &author, files, progress).await
    }

    /// Waits until the record says that the study was made: only then the sorter knows which study its pictures are.
    async fn told(&self, node: &Node, chart: &Chart, study: &PicturedStudy) -> Result<Case> {
        loop {
            ensure!(!self.stop.is_cancelled(), "the demo was ended; it goes on at the next start");
            if let Some(case) = node.store.case_of_patient(&chart.number, "").await?
                && node
                    .store
                    .entries(&case.id, case.revision)
                    .await?
                    .iter()
                    .any(|entry| entry.entry_id == study.fact)
            {
                return Ok(case);
            }
            tokio::time::sleep(PAUSE).await;
        }
    }

    /// As one import of many files.
    async fn taken_in(
        &self,
        node: &Arc<Node>,
        author: &Account,
        files: Vec<PathBuf>,
        progress: &Report,
    ) -> Result<()> {
        let write = node.store.begin().await?;
        let import = write.begin_import(None, Some(&author.id), node.clock.now()).await?;
        write.commit().await?;
        let count = files.len().max(1);
        for (done, path) in files.iter().enumerate() {
            ensure!(!self.stop.is_cancelled(), "the demo was ended; it goes on at the next start");
            let mut staging = node.store.objects().stage().await?;
            staging.write(&tokio::fs::read(path).await?).await?;
            let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
            let staged = staging.finish().await?;
            let by = Bringer::at_the_machine(Some(author.id.clone()));
            let arrival =
                Arrival { staged, name: name.clone(), import: import.id.clone(), case: None, insists: false };
            let result = node.take_in(&by, arrival).await?;
            if !matches!(result.outcome, Outcome::Stored | Outcome::AlreadyThere) {
                bail!("{name}: not taken in: {}", result.detail);
            }
            progress.percent(i32::try_from(100 * done / count).unwrap_or_default()).await;
        }
        Ok(())
    }
}

/// Every file below a folder, in order.
fn files_in(folder: &std::path::Path) -> Result<Vec<PathBuf>> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            found.extend(files_in(&path)?);
        } else {
            found.push(path);
        }
    }
    found.sort();
    Ok(found)
}
