//! `upright demo`: a node with twelve patients who do not exist.

mod bringing;
mod chart;
mod making;
mod passing;
mod patients;
mod people;
mod picturing;
mod place;
mod shelf;
mod story;
#[cfg(test)]
mod tests;
mod watch;
mod words;

use super::{log, open, serve::stopped};
use anyhow::Result;
use chart::Order;
use jiff::ToSpan;
use making::MakePatients;
use patients::Patients;
use picturing::MakePictures;
use place::Place;
use std::net::SocketAddr;
use std::path::PathBuf;
use std::process::ExitCode;
use std::sync::Arc;
use std::time::Instant;
use tokio_util::sync::CancellationToken;
use upright_server::{Config, Node, serve, work};
use upright_store::{Jobs, Moment, NewJob};
use watch::Watch;

const EXAMPLES: &str = "\
Examples:
  upright demo
      Twelve computed patients on http://127.0.0.1:8420/; the first two are there after half a minute, and the next start takes
      seconds. Names and password are printed. What is changed is gone when the demo ends.
  upright demo --keep patients
      The same in a folder that stays; `upright serve --store patients` goes on with it.

Every patient is computed; no person stands behind any of them. Research use. Not a medical device.";

/// Millimetres between the pixels of a film.
const RESOLUTION: f64 = 0.4;
/// Jobs at the same time: so many cores has a small machine.
const WORKERS: usize = 2;
/// The largest seed of a demo: seeds of phantoms follow from it.
const MOST_SEED: u64 = 1_000_000_000;

/// Run a node with twelve patients who do not exist, in every state of the work-up
#[derive(clap::Args)]
#[command(after_long_help = EXAMPLES)]
pub(crate) struct Arguments {
    /// Other people of the same kinds, with the same stories
    #[arg(long, value_name = "N", default_value_t = 0, value_parser = clap::value_parser!(u64).range(0..=MOST_SEED))]
    seed: u64,
    /// Make every patient anew, whatever an earlier demo has left in the cache
    #[arg(long)]
    fresh: bool,
    /// Where to listen; port 0 takes a free one
    #[arg(long, value_name = "ADDRESS", default_value = "127.0.0.1:8420")]
    listen: SocketAddr,
    /// Run in this folder and leave it there
    #[arg(long, value_name = "DIR")]
    keep: Option<PathBuf>,
    /// The first patients alone
    #[arg(long, value_name = "COUNT", hide = true)]
    only: Option<usize>,
    /// Films alone, no slices and scans
    #[arg(long, hide = true)]
    films_only: bool,
    /// Millimetres between pixels
    #[arg(long, value_name = "MM", hide = true, default_value_t = RESOLUTION)]
    resolution: f64,
}

pub(super) async fn run(arguments: Arguments) -> Result<ExitCode> {
    let began = Instant::now();
    log::begin(log::Format::Text, "warn");
    let patients = Arc::new(Patients::read()?);
    let place = Arc::new(Place::of(&arguments)?);
    let node = open(config(&arguments, &place)).await?;
    let password = Node::fresh_password()?;
    people::settle(&node, &password).await?;
    order(&node, &patients, &arguments).await?;
    let stop = CancellationToken::new();
    tokio::spawn(stopped(stop.clone()));
    let mut works = work::usual();
    works.push(Box::new(MakePatients { patients: Arc::clone(&patients), stop: stop.clone() }));
    works.push(Box::new(MakePictures { patients: Arc::clone(&patients), stop: stop.clone() }));
    let watch = Watch::new(Arc::clone(&node), patients, began);
    let watcher = {
        let (place, stop) = (Arc::clone(&place), stop.clone());
        move || tokio::spawn(watched(watch, place, stop))
    };
    let mut watching = None;
    let is_filled = place.is_filled();
    let served = serve(Arc::clone(&node), works, stop.clone(), |address| {
        words::welcome(address, &password, is_filled);
        watching = Some(watcher());
    });
    let served = served.await;
    stop.cancel();
    if let Some(watching) = watching {
        let _ = watching.await;
    }
    served?;
    Ok(ExitCode::SUCCESS)
}

fn config(arguments: &Arguments, place: &Place) -> Config {
    Config {
        store: place.path().to_owned(),
        listen: arguments.listen,
        workers: WORKERS,
        // Nobody is to be logged out while they look around.
        idle_minutes: 12 * 60,
        ..Config::default()
    }
}

/// Asks for every patient; who is there or on the way is not asked for again.
async fn order(node: &Node, patients: &Patients, arguments: &Arguments) -> Result<()> {
    let (now, today) = (node.clock.now(), node.clock.today());
    let wanted = arguments.only.unwrap_or(patients.patients.len());
    let write = node.store.begin().await?;
    for (place, patient) in patients.patients.iter().enumerate().take(wanted) {
        let day = today.checked_sub(patient.filmed_days_ago.days())?;
        let (demo, resolution, pictures) = (arguments.seed, arguments.resolution, !arguments.films_only);
        let order = Order { place, demo, day, resolution, pictures };
        let key =
            format!("{}/{}/{}", patient.seed_in(arguments.seed), patient.kind, env!("CARGO_PKG_VERSION"));
        let job = NewJob { kind: making::KIND, key, case: None, payload: serde_json::to_string(&order)? };
        // One after the other, the first ones first.
        node.store.enqueue(&write, job, now + Moment::try_from(place)?).await?;
    }
    Ok(write.commit().await?)
}

/// Tells how far it is, and keeps the demo once it is whole.
async fn watched(mut watch: Watch, place: Arc<Place>, stop: CancellationToken) {
    let node = Arc::clone(&watch.node);
    let kept = async {
        if !watch.until_all(&stop).await? || place.is_filled() {
            return Ok(());
        }
        if people::have_changed_something(&node).await? {
            say!("somebody has changed a record meanwhile: the next start makes the patients anew");
            return Ok(());
        }
        place.keep(&node.store).await
    };
    let kept: Result<()> = kept.await;
    if let Err(error) = kept {
        say!("the demo cannot be kept for the next start: {error:#}");
    }
}
