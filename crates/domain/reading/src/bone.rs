//! Attenuation of cancellous bone.

use crate::attenuation::{Attenuation, METAL, Probe};
use crate::column::Vertebra;
use crate::estimate::Estimate;
use crate::order::mean_of;
use crate::place::{Vector, across};
use std::ops::RangeInclusive;
use upright_anatomy::Level;
use upright_evidence::numbers;
use upright_imaging::VoxelFrame;

/// Attenuation of the cancellous bone of a vertebral body.
///
/// - **Definition**: mean of an oval in the middle of the body, in three planes across it, far from its cortex.
/// - **Unit**: Hounsfield units.
/// - **Interval**: from how parts of the oval differ from each other; scanners and readers differ by more.
/// - **None**: metal anywhere in the body or in the slices of the oval, where it streaks; something in the oval as dense as
///   `default.ct.bone.densest` of `evidence`; a body that lies beyond the slices.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct CancellousBone {
    /// The vertebra.
    pub level: Level,
    /// Its attenuation.
    pub units: Estimate,
}

/// Why a body is left out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NotMeasured {
    /// Metal or cement lies in it.
    Dense,
    /// Metal lies in the same slices, most often screws of the next vertebra: its streaks make bone darker or brighter.
    Streaked,
    /// It lies beyond the slices in part.
    Outside,
    /// Its place was guessed: no endplates were seen.
    Guessed,
}

/// Planes across the body, and the half widths of the oval towards the side and the back, in mm: no clinical limit.
const PLANES: [f64; 3] = [-4.0, 0.0, 4.0];
const HALF: [f64; 2] = [10.0, 7.0];

impl CancellousBone {
    /// Of a vertebra.
    ///
    /// # Errors
    /// [`NotMeasured`], where the body is none to measure.
    pub fn of(ct: &Attenuation<'_>, vertebra: &Vertebra) -> Result<Self, NotMeasured> {
        if vertebra.source == crate::column::Source::Guessed {
            return Err(NotMeasured::Guessed);
        }
        let probe = ct.probe();
        let (centre, up) = (Vector::from(vertebra.centre), Vector::from(vertebra.up));
        let [to_left, to_back] = across(up);
        if is_instrumented(&probe, vertebra) {
            return Err(NotMeasured::Dense);
        }
        if is_streaked(ct, vertebra) {
            return Err(NotMeasured::Streaked);
        }
        let mut parts: [Vec<f64>; 12] = Default::default();
        for (plane, away) in PLANES.into_iter().enumerate() {
            for left in steps(HALF[0], 1.0) {
                for back in steps(HALF[1], 1.0) {
                    let value = probe
                        .at(centre + up * away + to_left * left + to_back * back)
                        .ok_or(NotMeasured::Outside)?;
                    let [x, y] = [left / HALF[0], back / HALF[1]];
                    if x.hypot(y) > 1.0 {
                        continue;
                    }
                    if value >= numbers::DEFAULT_CT_BONE_DENSEST.value {
                        return Err(NotMeasured::Dense);
                    }
                    let quarter = usize::from(left >= 0.0) + 2 * usize::from(back >= 0.0);
                    if let Some(part) = parts.get_mut(plane * 4 + quarter) {
                        part.push(value);
                    }
                }
            }
        }
        Ok(Self { level: vertebra.level, units: estimate(&parts) })
    }
}

/// Whether metal is seen anywhere in the body: it streaks into planes that have none themselves.
pub(crate) fn is_instrumented(probe: &Probe<'_>, vertebra: &Vertebra) -> bool {
    /// Half of a body's width and depth around its middle, and how finely, in mm: no clinical limit.
    const HALF: f64 = 14.0;
    const STEP: f64 = 2.0;
    let (centre, up) = (Vector::from(vertebra.centre), Vector::from(vertebra.up));
    let [to_left, to_back] = across(up);
    let half = (Vector::from(vertebra.upper) - centre).norm();
    let is_metal = |away: f64, left: f64, back: f64| {
        let value = probe.at(centre + up * away + to_left * left + to_back * back);
        value.is_some_and(|value| value >= METAL)
    };
    steps(half, STEP)
        .any(|away| steps(HALF, STEP).any(|left| steps(HALF, STEP).any(|back| is_metal(away, left, back))))
}

/// Whether metal lies in the slices of the oval, so near that it streaks into it.
fn is_streaked(ct: &Attenuation<'_>, vertebra: &Vertebra) -> bool {
    /// How far around the middle it is looked for, and how finely, in mm: no clinical limit.
    const AROUND: f64 = 60.0;
    const STEP: f64 = 1.5;
    let (probe, frame) = (ct.probe(), ct.frame());
    let [across_row, across_column, _] = frame.spacing().map(|side| STEP / side);
    let [column, row, _] = frame.voxel_from_patient(vertebra.centre);
    let is_metal = |slice: i32, left: f64, back: f64| {
        let [left, back] = [left / STEP * across_row, back / STEP * across_column];
        let place = frame.patient_from_voxel([column + left, row + back, f64::from(slice)]);
        probe.at(place.into()).is_some_and(|value| value >= METAL)
    };
    slices_of_oval(frame, vertebra)
        .any(|slice| steps(AROUND, STEP).any(|x| steps(AROUND, STEP).any(|y| is_metal(slice, x, y))))
}

/// The slices that pass through the oval.
fn slices_of_oval(frame: &VoxelFrame, vertebra: &Vertebra) -> RangeInclusive<i32> {
    let up = Vector::from(vertebra.up);
    let ([to_left, to_back], middle) = (across(up), Vector::from(vertebra.centre));
    let rim = PLANES.into_iter().flat_map(|away| {
        [-1.0, 1.0].into_iter().flat_map(move |side| {
            [to_left * HALF[0], to_back * HALF[1]].map(|half| middle + up * away + half * side)
        })
    });
    let slices = rim.map(|place| frame.voxel_from_patient(place.into())[2]);
    let (low, high) =
        slices.fold((f64::MAX, f64::MIN), |(low, high), slice| (low.min(slice), high.max(slice)));
    low.floor() as i32..=high.ceil() as i32
}

/// From one side to the other of a middle, in even steps.
fn steps(half: f64, step: f64) -> impl Iterator<Item = f64> {
    let most = (half / step) as i32;
    (-most..=most).map(move |number| f64::from(number) * step)
}

fn estimate(parts: &[Vec<f64>; 12]) -> Estimate {
    const BOTH_SIDES: f64 = 1.96;
    let means: Vec<f64> = parts.iter().map(|part| mean_of(part)).collect();
    let mean = mean_of(&means);
    let variance = means.iter().map(|part| (part - mean).powi(2)).sum::<f64>() / (means.len() - 1) as f64;
    Estimate::within(mean, BOTH_SIDES * (variance / means.len() as f64).sqrt().max(1.0))
}
