//! From paths to stored values: scatter, blur, quantum noise, and the processing that makes a film readable.

#![allow(
    clippy::indexing_slicing,
    reason = "checked kernel: a film has as many values as its plan has pixels, and a count for each value"
)]

use super::beam::{COLLIMATED, FilmPlan, Geometry, View};
use super::kernel_noise::{normal, structure};
use super::kernel_plane::{Plane, in_bands};
use super::kernel_ray::Scene;
use super::marker::Marker;
use super::met::Path;
use super::{Film, Storage, spectrum};
use crate::rays::Ray;
use upright_anatomy::Facing;
use upright_imaging::{ImagingError, Raster, Samples, Window};

/// Numbers of the made-up detector and its processing (flag L), set by looking at films and measuring them.
struct Detector {
    /// Deviation of the blur of focal spot and detector, in mm.
    blur: f32,
    /// Quanta that an empty pixel of one square millimetre counts.
    quanta: f32,
    /// Scatter as a share of the primary radiation around.
    scatter: f32,
    /// Reach of scatter, in mm.
    scatter_reach: f32,
    /// How far the lines of the anti-scatter grid differ from its mean; a slot scanner has none.
    grid: f32,
}

const SLOT: Detector = Detector { blur: 0.48, quanta: 4.0e6, scatter: 0.08, scatter_reach: 40.0, grid: 0.0 };
const CONE_BEAM: Detector =
    Detector { blur: 0.52, quanta: 4.0e6, scatter: 0.16, scatter_reach: 60.0, grid: 0.004 };

/// Millimetres between the lines of the grid, as the patient's plane shows them: finer than pixels, so beats are seen of it.
const GRID_PITCH: f32 = 0.216;
/// Values of 14 bits for each unit of processed signal.
const GAIN: f32 = 1500.0;
/// Value of air, of 14 bits.
const AIR: f32 = 400.0;
const TILE: usize = 32;

/// Casts and processes a film.
pub(crate) fn exposed(
    scene: &Scene,
    plan: FilmPlan,
    storage: Storage,
    seed: u64,
) -> Result<Film, ImagingError> {
    let detector = match plan.geometry {
        Geometry::Slot => SLOT,
        Geometry::ConeBeam => CONE_BEAM,
    };
    let spacing = plan.spacing.row() as f32;
    let primary = primary(scene, &plan, seed);
    let blurred = primary.blurred((detector.blur / spacing).max(0.35));
    drop(primary);
    let signal = counted(blurred, &plan, &detector, seed);
    let compressed = Compression::of(&signal, spacing);
    let (columns, rows) = (signal.columns, signal.rows);
    let edge = (COLLIMATED as f32 / spacing).max(2.0);
    let mut stored = vec![0_u16; signal.values.len()];
    let most = ((1_u32 << storage.bits) - 1) as f32;
    let unit = storage_unit(storage);
    in_bands(&mut stored, columns, |first, part| {
        for (place, value) in part.iter_mut().enumerate() {
            let (row, column) = (first + place / columns, place % columns);
            let open = shutter(column as f32, columns as f32, edge) * shutter(row as f32, rows as f32, edge);
            let shown = unit * (GAIN * compressed.shown(&signal, column, row) + AIR);
            // An electronic shutter blackens what the collimator covered.
            let shown = if open < 0.5 { 0.0 } else { shown.clamp(0.0, most) };
            *value = if storage.inverted { most - shown } else { shown } as u16;
        }
    });
    let window = window(&stored, storage);
    let raster = Raster::new(columns as u32, rows as u32, Samples::U16(stored))?;
    Ok(Film { plan, raster, storage, window })
}

/// The share of the beam that reaches each pixel.
fn primary(scene: &Scene, plan: &FilmPlan, seed: u64) -> Plane {
    let columns = plan.columns as usize;
    Plane::filled(columns, plan.rows as usize, |first, part| {
        let rows = part.len() / columns;
        for left in (0..columns).step_by(TILE) {
            let right = (left + TILE).min(columns);
            let corners = [
                plan.ray(left as f64 - 1.0, first as f64 - 1.0),
                plan.ray(right as f64, (first + rows) as f64),
            ];
            let [upper, lower] = corners.map(|ray| ray.at);
            let near = scene.near(upper[0], lower[0], lower[1], upper[1]);
            for line in 0..rows {
                for column in left..right {
                    let ray = plan.ray(column as f64, (first + line) as f64);
                    let path = textured(scene.path(ray, &near), ray, seed);
                    part[line * columns + column] = spectrum::transmitted(&path);
                }
            }
        }
    })
}

/// Real tissue is never even: lobules of fat, muscle, vessels in the lung, trabeculae in bone.
fn textured(path: Path, ray: Ray, seed: u64) -> Path {
    debug_assert!(path.soft >= 0.0 && path.cancellous >= 0.0 && path.lung >= 0.0, "{path:?}");
    if path.soft < 1.0 && path.cortical <= 0.0 {
        return path;
    }
    let [x, y] = ray.at;
    let coarse = structure(x, y, 60.0, 7, seed);
    let fine = if path.cancellous > 1.0 { structure(x * 1.6, y * 0.8, 3.0, 3, seed ^ 0x5eed) } else { 0.0 };
    Path {
        soft: (path.soft + 0.27 * path.soft.max(0.0).sqrt() * coarse + 0.015 * path.lung * coarse).max(0.0),
        cancellous: (path.cancellous * (1.0 + 0.05 * coarse) + 0.35 * path.cancellous.sqrt() * fine).max(0.0),
        ..path
    }
}

/// Adds scatter, marker, seams, grid and quantum noise, and takes the logarithm: more attenuation, more signal.
fn counted(primary: Plane, plan: &FilmPlan, detector: &Detector, seed: u64) -> Plane {
    let spacing = plan.spacing.row() as f32;
    let factor = ((8.0 / spacing) as usize).max(1);
    let mut around = primary.shrunk(factor);
    // Scatter is born in tissue and weakened by it: what counts is the attenuation around, not the bright air.
    around.values.iter_mut().for_each(|value| *value = (*value + 1.0e-6).ln());
    let around = around.blurred(detector.scatter_reach / (factor as f32 * spacing));
    let quanta = detector.quanta * spacing * spacing;
    let marker = marker(plan);
    let phase = std::f32::consts::TAU * spacing / GRID_PITCH;
    let seams: Vec<f64> = plan.seams().collect();
    let columns = primary.columns;
    let mut signal = primary;
    in_bands(&mut signal.values, columns, |first, part| {
        for (place, value) in part.iter_mut().enumerate() {
            let (row, column) = (first + place / columns, place % columns);
            let (x, y) = (column as f32, row as f32);
            let around = around.at((x + 0.5) / factor as f32 - 0.5, (y + 0.5) / factor as f32 - 0.5);
            let scatter = detector.scatter * around.exp();
            let lead = marker.cover(column as f64 + 0.5, row as f64 + 0.5);
            let seam = seams.iter().map(|seam| seam_at(f64::from(y) - seam)).fold(1.0, |all, one| all * one);
            let grid = 1.0 - detector.grid * (column as f32 * phase).cos();
            let mean = (*value + scatter) * (1.0 - lead) * seam * grid + 1.0e-6;
            let noise = (mean / quanta).sqrt() * normal(column as i32, row as i32, seed);
            *value = -(mean + noise).max(1.0e-6).ln();
        }
    });
    signal
}

/// 1 in the field, falling to 0 behind the collimator's edge.
fn shutter(at: f32, length: f32, edge: f32) -> f32 {
    let inside = at.min(length - 1.0 - at);
    ((inside - edge) / 2.0 + 0.5).clamp(0.0, 1.0)
}

/// Exposures that meet differ a little, and where they overlap a thin line stays.
fn seam_at(below: f64) -> f32 {
    match below {
        line if line.abs() < 0.75 => 0.93,
        above if above < 0.0 => 1.0,
        _ => 1.015,
    }
}

fn marker(plan: &FilmPlan) -> Marker {
    let height = 26.0 / plan.spacing.row();
    let (columns, rows) = (f64::from(plan.columns), f64::from(plan.rows));
    // Behind the back, where there is air; the side at the detector is named.
    match plan.view {
        View::Lateral(Facing::Right) => Marker::new(true, columns * 0.06, rows * 0.10, height),
        View::Lateral(Facing::Left) => Marker::new(false, columns * 0.94 - height, rows * 0.10, height),
        View::AnteroPosterior => Marker::new(true, columns * 0.95 - height, rows * 0.10, height),
    }
}

/// Long films span more than a screen: what is slow is weakened, what is fine is kept,
/// and thin parts, such as the neck, come to the brightness of thick ones.
struct Compression {
    region: Region,
    slow: Plane,
    finer: Plane,
    factor: f32,
    fine_factor: f32,
}

/// Brightness that very thick parts approach, and the attenuation at which two thirds of it are reached.
const BRIGHTEST: f32 = 1.7;
const HALFWAY: f32 = 0.6;
/// How much of the difference between thick and thicker is left.
const LEFT: f32 = 0.27;
/// How much of the finer part is added.
const CRISPED: f32 = 0.14;
/// Sizes that count as slow and as fine, in mm.
const SLOW: f32 = 34.0;
const FINE: f32 = 5.0;

impl Compression {
    fn of(signal: &Plane, spacing: f32) -> Self {
        let factor = ((6.0 / spacing) as usize).max(1);
        let fine_factor = ((1.2 / spacing) as usize).max(1);
        let slow = signal.shrunk(factor).blurred(SLOW / (factor as f32 * spacing));
        let finer = signal.shrunk(fine_factor).blurred(FINE / (fine_factor as f32 * spacing));
        let region = Region::of(signal, spacing);
        Self { region, slow, finer, factor: factor as f32, fine_factor: fine_factor as f32 }
    }

    fn shown(&self, signal: &Plane, column: usize, row: usize) -> f32 {
        let at = |plane: &Plane, factor: f32| {
            plane.at((column as f32 + 0.5) / factor - 0.5, (row as f32 + 0.5) / factor - 0.5)
        };
        let value = signal.values[row * signal.columns + column];
        let slow = at(&self.slow, self.factor);
        let fine = at(&self.finer, self.fine_factor);
        // Thick and thin parts come to nearly one brightness; what is in them keeps its contrast. Air stays black.
        let base = BRIGHTEST * (1.0 - (-slow / HALFWAY).exp()) + LEFT * slow;
        base + (value - slow) + CRISPED * (value - fine) + self.region.lift(value, column, row)
    }
}

/// How much of the difference between regions of the body is taken out.
const EVENED: f32 = 0.32;
/// Reach of a region, in mm, and the attenuation from which a pixel counts as body.
const REGION: f32 = 45.0;
const OF_BODY: f32 = 0.6;

/// The attenuation of the body around, air left out.
struct Region {
    around: Plane,
    /// Its mean over the body.
    mean: f32,
    factor: f32,
}

impl Region {
    fn of(signal: &Plane, spacing: f32) -> Self {
        let factor = ((8.0 / spacing) as usize).max(1);
        let mut around = signal.shrunk(factor);
        let mut body = around.clone();
        body.values.iter_mut().for_each(|value| *value = f32::from(*value > OF_BODY));
        around.values.iter_mut().zip(&body.values).for_each(|(value, body)| *value *= body);
        let count: f32 = body.values.iter().sum();
        let mean = around.values.iter().sum::<f32>() / count.max(1.0);
        let reach = REGION / (factor as f32 * spacing);
        let (mut around, body) = (around.blurred(reach), body.blurred(reach));
        around.values.iter_mut().zip(&body.values).for_each(|(value, body)| *value /= body.max(1.0e-3));
        Self { around, mean, factor: factor as f32 }
    }

    /// What is added at a pixel; nothing in air.
    fn lift(&self, value: f32, column: usize, row: usize) -> f32 {
        let at = |place: usize| (place as f32 + 0.5) / self.factor - 0.5;
        EVENED
            * (self.mean - self.around.at(at(column), at(row))).max(0.0)
            * (value / OF_BODY).clamp(0.0, 1.0)
    }
}

/// How far the brightest lies above the 95th percentile, as a share of the range below, at most.
const MOST_ABOVE: f64 = 0.4;

/// The window as shares of the range of the body: its width, and how far its centre lies above the middle.
/// Set so that grey is spread as on real films.
const WIDTH: f64 = 0.598;
const ABOVE_MIDDLE: f64 = 0.226;

/// What one step of 14 bits is in stored values.
fn storage_unit(storage: Storage) -> f32 {
    2.0_f32.powi(storage.bits as i32 - 14)
}

/// The window from the darkest to the brightest of the body, with some room.
fn window(stored: &[u16], storage: Storage) -> Window {
    let most = (1_usize << storage.bits) - 1;
    let mut counts = vec![0_u64; most + 1];
    for value in stored {
        let value = usize::from(*value);
        counts[if storage.inverted { most - value } else { value }] += 1;
    }
    let body_from = (BODY_FROM * storage_unit(storage)) as usize;
    let body: u64 = counts.iter().skip(body_from).sum();
    let at = |share: f64| {
        let mut left = (share * body as f64) as u64;
        let place = counts.iter().skip(body_from).position(|count| {
            let is_there = *count > left;
            left = left.saturating_sub(*count);
            is_there
        });
        (place.unwrap_or(0) + body_from) as f64
    };
    let (low, broad) = (at(0.02), at(0.95));
    // Metal must not darken the rest.
    let high = at(0.995).min(broad + MOST_ABOVE * (broad - low));
    let width = ((high - low) * WIDTH).max(2.0).round();
    let centre = (f64::midpoint(low, high) + ABOVE_MIDDLE * (high - low)).round();
    // LINEAR counts half a value to each side of its centre; turned over, they change sides.
    let centre = if storage.inverted { most as f64 - centre + 1.0 } else { centre };
    Window::new(centre, width, upright_imaging::WindowFunction::Linear)
        .unwrap_or(Window::spanning(low, high + 1.0))
}

/// Values of 14 bits below are air.
const BODY_FROM: f32 = 800.0;
