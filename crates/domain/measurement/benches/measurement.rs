//! How fast the kernel and the profile are. Run by `cargo xtask bench measurement`, beside other programs.

#![allow(missing_docs, reason = "a bench")]
#![allow(
    clippy::disallowed_methods,
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    reason = "a bench"
)]

use std::hint::black_box;
use std::path::Path;
use std::time::{Duration, Instant};
use upright_anatomy::{LandmarkSet, SagittalPoint};
use upright_documents::read_landmarks;
use upright_evidence::{FilmQuality, settings};
use upright_measurement::{PARAMETER_COUNT, ParameterId, Points, Profile, values};

const SETS: usize = 1024;
const ROUNDS: usize = 7;

fn flatback() -> LandmarkSet {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../testdata/landmarks/flatback.json");
    read_landmarks(&std::fs::read(path).unwrap()).unwrap().set
}

/// The same patient over and over, each moved a little, so that nothing can be cached.
fn sets(set: &LandmarkSet) -> Vec<Points> {
    let base = Points::from_set(set, 1.0);
    let moved = |number: usize| {
        let mut points = base.clone();
        for landmark in set.landmarks() {
            let at = base.at(landmark.site);
            let by = ((number * 7 + landmark.site.index() * 13) % 101) as f64 / 101.0;
            points.place(landmark.site, SagittalPoint::new(at.anterior + by, at.cranial - by));
        }
        points
    };
    (0..SETS).map(moved).collect()
}

/// The median time of one call out of `calls` a round.
fn median(calls: u32, mut work: impl FnMut()) -> Duration {
    let mut times: Vec<Duration> = (0..ROUNDS)
        .map(|_| {
            let start = Instant::now();
            (0..calls).for_each(|_| work());
            start.elapsed() / calls
        })
        .collect();
    times.sort();
    times[ROUNDS / 2]
}

fn main() {
    let set = flatback();
    let sets = sets(&set);
    let kernel = median(200, || {
        for points in &sets {
            black_box(values(black_box(points)));
        }
    });
    let a_second = SETS as f64 / kernel.as_secs_f64();
    println!("kernel        {a_second:>12.0} sets/s, one core, {PARAMETER_COUNT} parameters a set");
    for draws in [0, 1000] {
        let settings = settings(FilmQuality::Clear, draws, 1);
        let profile = median(50, || drop(black_box(Profile::of(black_box(&set), &settings))));
        let milliseconds = profile.as_secs_f64() * 1e3;
        println!("profile       {milliseconds:>12.3} ms, {draws} draws");
        println!("figure profile_milliseconds_{draws}_draws {milliseconds}");
    }
    println!("figure kernel_sets_per_second {a_second}");
    let values = values(&Points::from_set(&set, 1.0));
    for code in ["PI", "SVA", "T1PA", "KA"] {
        println!("value {code} {:.9}", values[ParameterId::from_code(code).unwrap().index()]);
    }
}
