//! Planes through a CT beside SimpleITK, in one run. Run by `cargo xtask bench sections`.

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
use upright_imaging::{Raster, Samples, Section, Slab, Volume};

const ROUNDS: usize = 15;
/// Beyond the volume, as the peer is told.
const OUTSIDE: i16 = -2000;
/// Pixels of the oblique plane to either side.
const PIXELS: u32 = 512;

/// A plane of the volume's own voxels through its middle, across `axis`.
fn along(volume: &Volume, axis: usize) -> Section {
    let [over, down] = [(axis + 1) % 3, (axis + 2) % 3];
    let (size, spacing) = (volume.size(), volume.spacing());
    let mut first_pixel = spacing.map(|side| side / 2.0);
    first_pixel[axis] = (f64::from(size[axis] / 2) + 0.5) * spacing[axis];
    let step = |of: usize| [0, 1, 2].map(|axis| if axis == of { spacing[axis] } else { 0.0 });
    Section { first_pixel, steps: [step(over), step(down)], columns: size[over], rows: size[down] }
}

/// Tipped by 25° as an endplate is and turned by 10°, through the middle.
fn oblique(volume: &Volume) -> Section {
    let ((tip_sin, tip_cos), (turn_sin, turn_cos)) =
        (25.0_f64.to_radians().sin_cos(), 10.0_f64.to_radians().sin_cos());
    let side = volume.spacing()[0];
    let right = [turn_cos, turn_sin, 0.0].map(|part| part * side);
    let down = [-turn_sin * tip_cos, turn_cos * tip_cos, tip_sin].map(|part| part * side);
    let half = f64::from(PIXELS - 1) / 2.0;
    let centre = middle(volume);
    let first_pixel = [0, 1, 2].map(|axis| centre[axis] - half * (right[axis] + down[axis]));
    Section { first_pixel, steps: [right, down], columns: PIXELS, rows: PIXELS }
}

fn milliseconds(mut work: impl FnMut()) -> f64 {
    let mut times: Vec<f64> = (0..ROUNDS)
        .map(|_| {
            let start = Instant::now();
            work();
            start.elapsed().as_secs_f64() * 1000.0
        })
        .collect();
    times.sort_by(f64::total_cmp);
    times[ROUNDS / 2]
}

fn pixels(raster: Raster) -> Vec<i16> {
    let Samples::I16(values) = raster.into_samples() else { unreachable!("a CT has signed values") };
    values
}

/// The oblique plane by SimpleITK's linear resampling, and the milliseconds that it took, the middle of as many rounds.
fn peer(volume: &Volume, section: &Section, interpreter: &str, folder: &Path) -> (Vec<i16>, f64) {
    let (input, output) = (folder.join("volume.mha"), folder.join("section.raw"));
    write(volume, &input);
    let script = folder.join("peer.py");
    fs::write(&script, include_str!("sections_peer.py")).unwrap();
    let numbers = section.first_pixel.iter().chain(section.steps.iter().flatten()).map(f64::to_string);
    let counts = [section.columns, section.rows, ROUNDS as u32].map(|count| count.to_string());
    let mut command = Command::new(interpreter);
    let answer = command
        .arg(script)
        .arg(input)
        .arg(&output)
        .args(numbers)
        .args(counts)
        .arg(OUTSIDE.to_string())
        .output();
    let answer = answer.unwrap();
    assert!(answer.status.success(), "{}", String::from_utf8_lossy(&answer.stderr));
    let bytes = fs::read(output).unwrap();
    let values = bytes.as_chunks::<2>().0.iter().map(|bytes| i16::from_le_bytes(*bytes)).collect();
    (values, String::from_utf8_lossy(&answer.stdout).trim().parse().unwrap())
}

fn main() {
    // Cargo adds words of its own.
    let words: Vec<String> = std::env::args().skip(1).filter(|word| !word.starts_with('-')).collect();
    let [folder, interpreter] = &words[..] else { return };
    let volume = scanned();
    for (axis, name) in ["sagittal", "coronal", "axial"].into_iter().enumerate() {
        let section = along(&volume, axis);
        let took = milliseconds(|| drop(section.of(&volume, Slab::Thin, OUTSIDE).unwrap()));
        println!("figure {name}_milliseconds {took:.2}");
    }
    let section = oblique(&volume);
    let took = milliseconds(|| drop(section.of(&volume, Slab::Thin, OUTSIDE).unwrap()));
    println!("figure oblique_milliseconds {took:.2}");
    let thick = Slab::Highest { through: [0.0, 0.0, 10.0] };
    let took = milliseconds(|| drop(section.of(&volume, thick, OUTSIDE).unwrap()));
    println!("figure slab_milliseconds {took:.2}");
    let ours = pixels(section.of(&volume, Slab::Thin, OUTSIDE).unwrap());
    let (theirs, took) = peer(&volume, &section, interpreter, Path::new(folder));
    println!("figure simpleitk_milliseconds {took:.2}");
    // To the outer wall we show the outermost voxel; the peer ends at its middle.
    let both = || ours.iter().zip(&theirs).filter(|(one, other)| **one != OUTSIDE && **other != OUTSIDE);
    let largest = both().map(|(one, other)| (i32::from(*one) - i32::from(*other)).abs()).max().unwrap();
    println!("figure largest_difference {largest}");
    println!("figure compared_pixels {}", both().count());
}
