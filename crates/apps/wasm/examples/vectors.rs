//! Landmark sets with what is measured on them here, as JSON: the module in the browser must measure the same.
//!
//! Not through the boundary: straight from `measurement`, so that a mistake in the boundary shows.

#![allow(clippy::indexing_slicing, clippy::expect_used, reason = "a program that writes test data")]

use rand_chacha::ChaCha8Rng;
use rand_chacha::rand_core::{Rng, SeedableRng};
use serde_json::{Value, json};
use upright_anatomy::{
    Calibration, Facing, Frame, ImageFrame, Landmark, LandmarkSet, PixelSpacing, Posture, Site,
};
use upright_documents::read_landmarks;
use upright_evidence::{FilmQuality, settings};
use upright_measurement::{ParameterId, Profile};

/// So many sets, of every posture, facing, calibration and number of landmarks.
const SETS: u64 = 2400;
const DRAWS: u32 = 200;

fn main() {
    let bases: Vec<Vec<Landmark>> = std::env::args().skip(1).map(|path| base(&path)).collect();
    assert!(!bases.is_empty(), "vectors LANDMARKS.json …");
    let mut random = ChaCha8Rng::seed_from_u64(8);
    let sets: Vec<Value> = (0..SETS).map(|number| set(number, &bases, &mut random)).collect();
    let parameters: Vec<&str> = ParameterId::all().map(ParameterId::code).collect();
    println!("{}", json!({"draws": DRAWS, "parameters": parameters, "sets": sets}));
}

fn base(path: &str) -> Vec<Landmark> {
    let bytes = std::fs::read(path).expect(path);
    read_landmarks(&bytes).expect(path).set.landmarks().to_vec()
}

/// A number from 0 to 1.
fn unit(random: &mut ChaCha8Rng) -> f64 {
    f64::from(random.next_u32()) / f64::from(u32::MAX)
}

fn pick<T: Copy>(random: &mut ChaCha8Rng, all: &[T]) -> T {
    all[random.next_u32() as usize % all.len()]
}

fn set(number: u64, bases: &[Vec<Landmark>], random: &mut ChaCha8Rng) -> Value {
    let base = &bases[number as usize % bases.len()];
    let facing = pick(random, &[Facing::Right, Facing::Left]);
    let calibration = pick(random, &Calibration::ALL);
    let spacing = (unit(random) > 0.2).then(|| {
        let row = 0.1 + 0.3 * unit(random);
        PixelSpacing::new(row, row * pick(random, &[1.0, 1.0, 0.8, 1.25])).expect("a usual spacing")
    });
    let posture = pick(random, &Posture::ALL);
    let frame = ImageFrame { columns: 3000, rows: 8000, spacing, calibration, facing };
    let landmarks = scattered(base, facing, random);
    let found = LandmarkSet::new(Frame::Image(frame), posture, None, landmarks.clone());
    let draws = if number.is_multiple_of(20) { DRAWS } else { 0 };
    json!({
        "row": spacing.map(PixelSpacing::row), "column": spacing.map(PixelSpacing::column),
        "calibration": calibration.name(), "facing": facing.name(), "posture": posture.name(),
        "landmarks": landmarks.iter().map(wire).collect::<Vec<_>>(),
        "refusal": found.as_ref().err().map(ToString::to_string),
        "measured": found.as_ref().map(|set| measured(set, draws)).unwrap_or_default(),
        "omitted": found.as_ref().map(omitted).unwrap_or_default(),
    })
}

/// Some of the landmarks, each a little elsewhere; mirrored for who faces left.
fn scattered(base: &[Landmark], facing: Facing, random: &mut ChaCha8Rng) -> Vec<Landmark> {
    let kept = 0.1 + 0.9 * unit(random);
    let spread = pick(random, &[0.0, 1.0, 8.0, 40.0]);
    let mut moved: Vec<Landmark> = Vec::new();
    for landmark in base {
        if unit(random) > kept {
            continue;
        }
        let x = landmark.x + spread * (unit(random) - 0.5);
        let x = if facing == Facing::Left { 3000.0 - x } else { x };
        let y = landmark.y + spread * (unit(random) - 0.5);
        moved.push(Landmark { x, y, confirmed: Some(true), ..*landmark });
    }
    moved
}

fn wire(landmark: &Landmark) -> Value {
    json!([landmark.site.index(), landmark.x, landmark.y, landmark.radius])
}

fn measured(set: &LandmarkSet, draws: u32) -> Vec<Value> {
    let profile = Profile::of(set, &settings(FilmQuality::Clear, draws, 1));
    let one = |found: &upright_measurement::Measured| {
        let interval = found.interval.as_ref().ok().map(|interval| [interval.low, interval.high]);
        let sites: Vec<usize> = found.landmarks.iter().copied().map(Site::index).collect();
        json!([found.parameter.index(), found.value.value(), interval, sites])
    };
    profile.measured.iter().map(one).collect()
}

fn omitted(set: &LandmarkSet) -> Vec<Value> {
    let profile = Profile::of(set, &settings(FilmQuality::Clear, 0, 1));
    profile.omitted.iter().map(|found| json!([found.parameter.index(), found.reason.to_string()])).collect()
}
