//! Planes through a CT of 512 × 512 × 600, beside SimpleITK in the same run.

use super::measurement::figure;
use crate::setup;
use anyhow::{Result, ensure};

/// Milliseconds of an oblique plane.
const MOST_MILLISECONDS: f64 = 20.0;
/// Stored values that rounding may differ by.
const MOST_DIFFERENCE: f64 = 1.0;
/// Pixels that both show, of 512 × 512: the plane leaves the volume at its corners.
const LEAST_PIXELS: f64 = 250_000.0;

/// Prints the figures; fails where a target is missed.
pub(crate) fn run() -> Result<()> {
    let interpreter = setup::simpleitk()?;
    let text = super::of_imaging("sections", &[interpreter.as_os_str()])?;
    let took = |name: &str| figure(&text, &format!("{name}_milliseconds"));
    let (oblique, peer) = (took("oblique")?, took("simpleitk")?);
    println!("planes through 512 × 512 × 600 voxels:");
    println!(
        "oblique, 512 × 512 pixels: ours {oblique:.1} ms, SimpleITK resample {peer:.1} ms (target {MOST_MILLISECONDS} ms)"
    );
    for name in ["axial", "coronal", "sagittal"] {
        println!("{name}: {:.1} ms", took(name)?);
    }
    println!("oblique, the highest within 10 mm: {:.1} ms", took("slab")?);
    let (difference, pixels) = (figure(&text, "largest_difference")?, figure(&text, "compared_pixels")?);
    println!("{pixels:.0} pixels differ by {difference:.0} at most (target {MOST_DIFFERENCE:.0})");
    for name in ["oblique", "axial", "coronal", "sagittal"] {
        ensure!(took(name)? <= MOST_MILLISECONDS, "target missed: {name} {:.1} ms", took(name)?);
    }
    ensure!(pixels >= LEAST_PIXELS, "only {pixels:.0} pixels were compared");
    ensure!(difference <= MOST_DIFFERENCE, "target missed: pixels differ by {difference:.0}");
    Ok(())
}
