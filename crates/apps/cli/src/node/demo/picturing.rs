//! The job that makes the pictures of one study of a patient: slices and scans, taken in as files are. Done twice, it comes to the same.

use super::bringing::Bringing;
use super::chart::{Chart, Order};
use super::making::finished;
use super::patients::Patients;
use super::people;
use anyhow::{Context, Result, ensure};
use serde::{Deserialize, Serialize};
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use tokio::task::spawn_blocking;
use tokio_util::sync::CancellationToken;
use upright_server::Node;
use upright_server::work::{Doing, Report, Work};
use upright_store::Job;

/// The kind of job.
pub(super) const KIND: &str = "demo_study";

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
        let patients = Arc::clone(&self.patients);
        let folder = tempfile::tempdir()?;
        let to = folder.path().to_owned();
        let files = spawn_blocking(move || written(&patients, &order, &to)).await??;
        let author =
            node.store.account_named(people::AUTHOR).await?.context("nobody is there to bring pictures")?;
        let bringing = Bringing::begun(node, &author).await?;
        let count = files.len().max(1);
        for (done, path) in files.iter().enumerate() {
            ensure!(!self.stop.is_cancelled(), "the demo was ended; it goes on at the next start");
            let name = path.file_name().unwrap_or_default().to_string_lossy();
            bringing.file(&name, &tokio::fs::read(path).await?).await?;
            progress.percent(i32::try_from(100 * done / count).unwrap_or_default()).await;
        }
        Ok(())
    }
}

/// Writes the files of a study into a folder.
fn written(patients: &Patients, order: &StudyOrder, to: &Path) -> Result<Vec<PathBuf>> {
    let chart = Chart::of(patients, &order.of)?;
    let study = chart.studies.iter().find(|study| study.fact == order.fact);
    chart.picture(study.context("the patient has no such study")?, to, &|_| ())?;
    files_in(to)
}

/// Every file below a folder, in order.
fn files_in(folder: &Path) -> Result<Vec<PathBuf>> {
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
