//! Sums along rays through a CT beside plastimatch, in one run. Run by `cargo xtask bench rays`.

#![allow(missing_docs, reason = "a bench")]
#![allow(
    clippy::disallowed_methods,
    clippy::indexing_slicing,
    clippy::unwrap_used,
    clippy::print_stdout,
    reason = "a bench"
)]

mod scanned;

use scanned::{middle, scanned, write};
use std::fs;
use std::path::Path;
use std::process::Command;
use std::time::Instant;
use upright_imaging::{Projection, Volume};

const COLUMNS: u32 = 512;
const ROWS: u32 = 1024;
const ROUNDS: usize = 5;
const SOURCE_TO_MIDDLE: f64 = 1200.0;
const SOURCE_TO_DETECTOR: f64 = 1500.0;
/// Millimetres between pixels of the detector.
const PIXEL: f64 = 0.9;

/// From the side; rows run backwards along y, columns down along z, as plastimatch lays them.
fn projection(volume: &Volume) -> Projection {
    let [x, y, z] = middle(volume);
    let half = |count: u32| f64::from(count - 1) / 2.0 * PIXEL;
    Projection {
        source: [x - SOURCE_TO_MIDDLE, y, z],
        first_pixel: [x + SOURCE_TO_DETECTOR - SOURCE_TO_MIDDLE, y + half(COLUMNS), z + half(ROWS)],
        steps: [[0.0, -PIXEL, 0.0], [0.0, 0.0, -PIXEL]],
        columns: COLUMNS,
        rows: ROWS,
    }
}

/// The same sums by plastimatch, and the seconds that it says it took beside reading and writing.
fn peer(volume: &Volume, folder: &Path) -> (Vec<f32>, f64) {
    let (input, prefix) = (folder.join("volume.mha"), folder.join("drr_"));
    write(volume, &input);
    let [x, y, z] = middle(volume);
    // It calls them rows and columns, and takes the width first.
    let two = |width: f64, height: f64| format!("{width} {height}");
    let mut drr = Command::new("plastimatch");
    drr.args([
        "drr", "-A", "cpu", "-i", "exact", "-P", "none", "-t", "raw", "--nrm", "-1 0 0", "--vup", "0 0 1",
    ]);
    drr.args(["-r", &two(f64::from(COLUMNS), f64::from(ROWS))]);
    drr.args([
        "-z",
        &two(f64::from(COLUMNS) * PIXEL, f64::from(ROWS) * PIXEL),
        "-o",
        &format!("{x} {y} {z}"),
    ]);
    drr.args(["--sad", &SOURCE_TO_MIDDLE.to_string(), "--sid", &SOURCE_TO_DETECTOR.to_string()]);
    let output = drr.arg("-O").arg(&prefix).arg("-I").arg(&input).output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let text = String::from_utf8_lossy(&output.stdout).into_owned();
    let seconds = |what: &str| -> f64 {
        let line = text.lines().find(|line| line.starts_with(what)).unwrap();
        line.split_whitespace().find_map(|word| word.parse().ok()).unwrap()
    };
    let bytes = fs::read(folder.join("drr_0000.raw")).unwrap();
    // It counts lengths in centimetres.
    let sums = bytes.as_chunks::<4>().0.iter().map(|bytes| 10.0 * f32::from_le_bytes(*bytes)).collect();
    (sums, seconds("Total time") - seconds("I/O time"))
}

fn main() {
    // Cargo adds words of its own.
    let Some(folder) = std::env::args().skip(1).find(|word| !word.starts_with('-')) else { return };
    let folder = Path::new(&folder);
    let volume = scanned();
    let projection = projection(&volume);
    let mut times = Vec::new();
    let mut sums = Vec::new();
    for _ in 0..ROUNDS {
        let start = Instant::now();
        sums = projection.sums(&volume);
        times.push(start.elapsed().as_secs_f64());
    }
    times.sort_by(f64::total_cmp);
    let (peer_sums, peer_seconds) = peer(&volume, folder);
    let square = |values: &mut dyn Iterator<Item = f64>| values.map(|value| value * value).sum::<f64>();
    let wrong = square(&mut sums.iter().zip(&peer_sums).map(|(one, other)| f64::from(one - other)));
    let whole = square(&mut peer_sums.iter().map(|value| f64::from(*value)));
    println!("figure ours_milliseconds {:.1}", times[ROUNDS / 2] * 1000.0);
    println!("figure plastimatch_milliseconds {:.1}", peer_seconds * 1000.0);
    println!("figure difference_percent {:.5}", 100.0 * (wrong / whole).sqrt());
}
