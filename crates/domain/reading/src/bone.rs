//! Attenuation of cancellous bone.

use crate::attenuation::Attenuation;
use crate::column::Vertebra;
use crate::estimate::Estimate;
use crate::order::mean_of;
use crate::place::{Vector, across};
use upright_anatomy::Level;
use upright_evidence::numbers;

/// Attenuation of the cancellous bone of a vertebral body.
///
/// - **Definition**: mean of an oval in the middle of the body, in three planes across it, far from its cortex.
/// - **Unit**: Hounsfield units.
/// - **Interval**: from how parts of the oval differ from each other; scanners and readers differ by more.
/// - **None**: something as dense as `default.ct.bone.densest` of `evidence` in the body, or a body that lies beyond the slices.
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
    /// It lies beyond the slices in part.
    Outside,
    /// Its place was guessed: no endplates were seen.
    Guessed,
}

impl CancellousBone {
    /// Of a vertebra.
    ///
    /// # Errors
    /// [`NotMeasured`], where the body is none to measure.
    pub fn of(ct: &Attenuation<'_>, vertebra: &Vertebra) -> Result<Self, NotMeasured> {
        /// Planes across the body, and the half widths of the oval towards the side and the back, in mm: no clinical limit.
        const PLANES: [f64; 3] = [-4.0, 0.0, 4.0];
        const HALF: [f64; 2] = [10.0, 7.0];
        /// Metal streaks so far around it, in mm: no clinical limit.
        const STREAKS: i32 = 14;
        if vertebra.source == crate::column::Source::Guessed {
            return Err(NotMeasured::Guessed);
        }
        let probe = ct.probe();
        let (centre, up) = (Vector::from(vertebra.centre), Vector::from(vertebra.up));
        let [to_left, to_back] = across(up);
        let mut parts: [Vec<f64>; 12] = Default::default();
        for (plane, away) in PLANES.into_iter().enumerate() {
            for left in -STREAKS..=STREAKS {
                for back in -STREAKS..=STREAKS {
                    let [left, back] = [left, back].map(f64::from);
                    let value = probe
                        .at(centre + up * away + to_left * left + to_back * back)
                        .ok_or(NotMeasured::Outside)?;
                    let [x, y] = [left / HALF[0], back / HALF[1]];
                    let is_near = x.hypot(y) <= 1.0;
                    if is_near && value >= numbers::DEFAULT_CT_BONE_DENSEST.value || value >= METAL {
                        return Err(NotMeasured::Dense);
                    }
                    let quarter = usize::from(left >= 0.0) + 2 * usize::from(back >= 0.0);
                    if let Some(part) = parts.get_mut(plane * 4 + quarter).filter(|_| is_near) {
                        part.push(value);
                    }
                }
            }
        }
        Ok(Self { level: vertebra.level, units: estimate(&parts) })
    }
}

/// What is denser is metal, in HU: no clinical limit.
const METAL: f64 = 1900.0;

fn estimate(parts: &[Vec<f64>; 12]) -> Estimate {
    const BOTH_SIDES: f64 = 1.96;
    let means: Vec<f64> = parts.iter().map(|part| mean_of(part)).collect();
    let mean = mean_of(&means);
    let variance = means.iter().map(|part| (part - mean).powi(2)).sum::<f64>() / (means.len() - 1) as f64;
    Estimate::within(mean, BOTH_SIDES * (variance / means.len() as f64).sqrt().max(1.0))
}
