//! What is scanned, and how.

use crate::alignment::SkeletonError;
use crate::person::Person;
use crate::volume::GridError;

/// How true the camera is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Camera {
    /// Blur, attenuation, scatter and noise.
    Real,
    /// Without noise.
    Noiseless,
    /// Nothing but lines through the body: what truth is read from.
    Ideal,
}

/// Counts that are wanted.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Counts {
    /// In a frame of the flow, on the mean.
    pub flow: f64,
    /// In a view of the blood pool, on the mean of both.
    pub blood_pool: f64,
    /// In a view of the whole body, on the mean of both.
    pub whole_body: f64,
    /// In a spot view, on the mean of both.
    pub spot: f64,
}

/// A three-phase bone scan that is wanted.
///
/// - **Source**: dose and times as protocols have them, `bone scan protocol pages` of `evidence`; counts as remembered (flag M).
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct ScanRequest {
    /// Activity at the time of injection, in MBq.
    pub megabecquerels: f64,
    /// Seconds of a frame of the flow, which begins with the injection.
    pub flow_frame: f64,
    /// Frames of the flow.
    pub flow_frames: u32,
    /// Seconds from injection to the blood pool.
    pub blood_pool_at: f64,
    /// Seconds from injection to the whole body; spot views follow.
    pub delayed_at: f64,
    /// Months since the operation of a fusion; none: as many as the record of a phantom has.
    pub months_since_fusion: Option<f64>,
    /// How much is counted.
    pub counts: Counts,
    /// How true the camera is.
    pub camera: Camera,
    /// Whether foci take up more than a normal vertebra; where not, each holds as much as one.
    pub has_foci: bool,
}

/// Months since an operation of which nobody said when it was: three years, as in the record.
pub(crate) const USUAL_MONTHS: f64 = 36.0;

impl Default for ScanRequest {
    /// As it is usually done.
    fn default() -> Self {
        Self {
            megabecquerels: 740.0,
            flow_frame: 2.0,
            flow_frames: 60,
            blood_pool_at: 300.0,
            delayed_at: 3.0 * 3600.0,
            months_since_fusion: None,
            counts: Counts {
                flow: 70_000.0,
                blood_pool: 300_000.0,
                whole_body: 2_000_000.0,
                spot: 700_000.0,
            },
            camera: Camera::Real,
            has_foci: true,
        }
    }
}

impl ScanRequest {
    /// The same through an ideal camera, with so many counts that whole numbers do not matter.
    #[must_use]
    pub fn ideal(self) -> Self {
        const MORE: f64 = 30.0;
        let Counts { flow, blood_pool, whole_body, spot } = self.counts;
        let counts = Counts {
            flow: flow * MORE,
            blood_pool: blood_pool * MORE,
            whole_body: whole_body * MORE,
            spot: spot * MORE,
        };
        Self { camera: Camera::Ideal, counts, ..self }
    }

    pub(crate) fn check(&self, person: &Person) -> Result<(), ScanError> {
        let ranges = [
            ("dose in MBq", self.megabecquerels, 50.0, 1500.0),
            ("seconds of a frame of the flow", self.flow_frame, 1.0, 5.0),
            ("frames of the flow", f64::from(self.flow_frames), 10.0, 120.0),
            ("seconds from injection to the blood pool", self.blood_pool_at, 120.0, 1200.0),
            ("seconds from injection to the delayed phase", self.delayed_at, 5400.0, 86_400.0),
            ("months since a fusion", self.months_since_fusion.unwrap_or(USUAL_MONTHS), 0.0, 600.0),
            ("counts of a frame of the flow", self.counts.flow, 1e3, 1e8),
            ("counts of the blood pool", self.counts.blood_pool, 1e3, 1e8),
            ("counts of the whole body", self.counts.whole_body, 1e3, 1e8),
            ("counts of a spot view", self.counts.spot, 1e3, 1e8),
        ];
        let wrong = ranges.into_iter().find(|(_, found, least, most)| !(least..=most).contains(&found));
        if let Some((what, found, least, most)) = wrong {
            return Err(ScanError::OutOfRange { what, found, least, most });
        }
        if self.flow_frame * f64::from(self.flow_frames) > self.blood_pool_at {
            return Err(ScanError::Overlap {
                flow_ends: self.flow_frame * f64::from(self.flow_frames),
                pool_at: self.blood_pool_at,
            });
        }
        let is_operated = !person.lesions().unions.is_empty();
        if self.months_since_fusion.is_some() && !is_operated {
            return Err(ScanError::NotFused);
        }
        Ok(())
    }
}

/// A bone scan that cannot be made.
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
pub enum ScanError {
    /// Nobody scans so.
    #[error("{what}: {found}; {least} to {most} can be made")]
    OutOfRange {
        /// What is wrong.
        what: &'static str,
        /// What was asked for.
        found: f64,
        /// The least that can be made.
        least: f64,
        /// The most that can be made.
        most: f64,
    },
    /// Flow and blood pool at the same time.
    #[error(
        "the flow ends {flow_ends} s after injection, when the blood pool at {pool_at} s has begun; begin it later"
    )]
    Overlap {
        /// Seconds from injection to the end of the flow.
        flow_ends: f64,
        /// Seconds from injection to the blood pool.
        pool_at: f64,
    },
    /// Months since an operation that was never done.
    #[error("months since a fusion were asked of a person without one; leave them out")]
    NotFused,
    /// No such field.
    #[error(transparent)]
    Grid(#[from] GridError),
    /// No such pixels.
    #[error(transparent)]
    Spacing(#[from] upright_anatomy::SpacingError),
    /// Nobody lies like that.
    #[error(transparent)]
    Skeleton(#[from] SkeletonError),
}
