//! Real spines: centres of bodies seen on CT, of people who lie. Private test data, skipped aloud where it is absent.

use crate::figures::{Miss, hold};
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use upright_anatomy::{Level, SagittalPoint, Site};
use upright_measurement::Points;
use upright_placement::expected;

type Spine = BTreeMap<Level, SagittalPoint>;

/// The table of spines: `UPRIGHT_SHARED`, else `shared` beside the root.
fn table() -> Option<String> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../..");
    let shared = std::env::var_os("UPRIGHT_SHARED").map_or_else(|| root.join("../shared"), PathBuf::from);
    let table = fs::read_to_string(shared.join("data/landmarks3d/spines.csv")).ok();
    if table.is_none() {
        eprintln!("SKIPPED 1 test: no shared data (data/landmarks3d; set UPRIGHT_SHARED)");
    }
    table
}

/// A body's spine, level and place: `spine_id,subject,kind,level,x_mm,y_mm,z_mm`, y to the back and z upwards.
fn body(line: &str) -> Option<(&str, Level, SagittalPoint)> {
    let [spine, _, "body", level, _, backwards, upwards] = line.split(',').collect::<Vec<_>>()[..] else {
        return None;
    };
    let at = SagittalPoint::new(-backwards.parse::<f64>().ok()?, upwards.parse().ok()?);
    Some((spine, level.parse().ok()?, at))
}

fn spines(table: &str) -> Vec<Spine> {
    let mut spines: BTreeMap<&str, Spine> = BTreeMap::new();
    for (spine, level, at) in table.lines().filter_map(body) {
        spines.entry(spine).or_default().insert(level, at);
    }
    spines.into_values().collect()
}

/// How far off `asked` is expected where `placed` are, in spines that have them all.
fn misses(spines: &[Spine], placed: &[Level], asked: &[Level]) -> Vec<Miss> {
    let whole =
        spines.iter().filter(|spine| placed.iter().chain(asked).all(|level| spine.contains_key(level)));
    let of_spine = |spine: &Spine| {
        let mut points = Points::EMPTY;
        placed.iter().for_each(|level| points.place(Site::Centroid(*level), spine[level]));
        let miss = |level: &Level| {
            let found = expected(&points, None, Site::Centroid(*level)).unwrap();
            Miss { error: found.at.distance(spine[level]), reach: found.reach }
        };
        asked.iter().map(miss).collect::<Vec<_>>()
    };
    whole.flat_map(of_spine).collect()
}

#[test]
fn spines_of_people() {
    use Level::*;
    let Some(table) = table() else { return };
    let spines = spines(&table);
    assert!(spines.len() > 1800, "{}", spines.len());
    // Limits are what was found, and half as much again.
    let cases: [(&str, &[Level], &[Level], f64); 6] = [
        ("L2 to L4 between L1 and L5", &[L1, L5], &[L2, L3, L4], 12.0),
        ("L3 above L4 and L5", &[L4, L5], &[L3], 12.0),
        ("L1 above L4 and L5", &[L4, L5], &[L1], 35.0),
        ("T12 above L1 and L5", &[L1, L5], &[T12], 15.0),
        ("T10 above L1 and L5", &[L1, L5], &[T10], 32.0),
        ("T4 to T12 between T1, L1 and L5", &[T1, L1, L5], &[T4, T5, T6, T7, T8, T9, T10, T11, T12], 25.0),
    ];
    println!("| real spines | median mm | 95 % | reach | within reach |");
    for (name, placed, asked, limit) in cases {
        hold(name, &misses(&spines, placed, asked), limit);
    }
}
