//! What a person must know who reads the scan.

use super::phase::Phase;

/// What a person must know.
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
pub enum ScanNote {
    /// A phase that is not there.
    #[error("{} is missing: {}", .0.words(), .0.without())]
    Missing(Phase),
    /// A picture of which nobody knows the phase.
    #[error("{name}: its phase is not recognised; neither its time nor its frames tell")]
    PhaseNotRecognised {
        /// The picture.
        name: String,
    },
    /// A phase outside of the protocol's window.
    #[error("{name}: {} begun {} after {}; {usual}", phase.words(), span(*seconds), if *is_by_bolus { "the bolus came" } else { "the injection" })]
    OutsideWindow {
        /// The picture.
        name: String,
        /// Its phase.
        phase: Phase,
        /// When it began, since the injection or since the bolus came.
        seconds: f64,
        /// Whether since the bolus came.
        is_by_bolus: bool,
        /// What is usual, with its source.
        usual: &'static str,
    },
    /// A flow that ends too soon.
    #[error("{name}: the flow was counted for {seconds:.0} s; 60 s are usual (S100)")]
    ShortFlow {
        /// The picture.
        name: String,
        /// How long.
        seconds: f64,
    },
    /// By the clocks a picture is older than the injection.
    #[error("{name}: by the clocks it was taken {} before the injection, which cannot be. A clock is wrong; nothing is corrected", span(*seconds))]
    TakenBefore {
        /// The picture.
        name: String,
        /// By how much.
        seconds: f64,
    },
    /// By the clocks the bolus comes at a time at which none comes.
    #[error("by the clocks the bolus comes to the field {} the injection, which cannot be (within a minute after it: Upright's default). The clocks of camera and injection disagree; nothing is corrected", around(*seconds))]
    BolusContradicts {
        /// Seconds after the injection; below zero = before it.
        seconds: f64,
    },
    /// The flow does not show the tracer coming.
    #[error(
        "{name}: the tracer is not seen to come; the flow began too late, or the tracer came nowhere in the field"
    )]
    NoBolus {
        /// The picture.
        name: String,
    },
    /// No moment of the injection, or of the picture.
    #[error(
        "{name}: when it was taken, or when was injected, is not stated: windows of the protocol are not checked"
    )]
    TimeNotStated {
        /// The picture.
        name: String,
    },
    /// Rates as counted.
    #[error("counts per second are not corrected for decay: {why}")]
    NotCorrected {
        /// Why.
        why: &'static str,
    },
    /// No profile along the spine.
    #[error("no profile along the spine: {why}")]
    NoSpine {
        /// Why.
        why: &'static str,
    },
    /// Nothing to compare with.
    #[error(
        "all of the spine lies beside foci, so there is nothing to compare them with: choose a reference"
    )]
    NoReference,
    /// The reference that a person gave lies beside the spine.
    #[error("the reference at {down:.0} mm is not within the spine that was found; one is proposed instead")]
    ReferenceBeside {
        /// Below the upper edge of the picture, in mm.
        down: f64,
    },
    /// No level was named.
    #[error(
        "a scan shows no levels: name one or two vertebrae on the picture, and foci get the level that is likely"
    )]
    NoLevels,
    /// Levels that were named against their order.
    #[error("levels are named in an order in which they do not lie: none is used")]
    LevelsContradict,
    /// Pictures that do not lie on each other.
    #[error("{one} and {other} lie {:.0} mm beside{} each other, more than two pixels: the patient or the camera has moved; ratios of regions in both are not to be compared", across.abs(), down_words(*down))]
    Moved {
        /// A picture.
        one: String,
        /// The other.
        other: String,
        /// Across the patient, in mm.
        across: f64,
        /// Along the patient, where it can be told.
        down: Option<f64>,
    },
    /// A fusion in its first year.
    #[error(
        "{days} days after the fusion: uptake in its first year is physiological (M; union is expected by 12 months, S97)"
    )]
    RecentFusion {
        /// Days since.
        days: i64,
    },
    /// Nobody said when a fusion was.
    #[error(
        "whether and when the spine was fused was not said: uptake in the first year after a fusion is physiological (M)"
    )]
    FusionNotKnown,
}

impl ScanNote {
    /// Its name for programs, which never changes.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::Missing(Phase::Flow) => "flow_missing",
            Self::Missing(Phase::BloodPool) => "blood_pool_missing",
            Self::Missing(Phase::Delayed) => "delayed_missing",
            Self::PhaseNotRecognised { .. } => "phase_not_recognised",
            Self::OutsideWindow { .. } => "outside_window",
            Self::ShortFlow { .. } => "flow_short",
            Self::TakenBefore { .. } => "taken_before_injection",
            Self::BolusContradicts { .. } => "clocks_disagree",
            Self::NoBolus { .. } => "bolus_not_seen",
            Self::TimeNotStated { .. } => "time_not_stated",
            Self::NotCorrected { .. } => "decay_not_corrected",
            Self::NoSpine { .. } => "no_spine",
            Self::NoReference => "no_reference",
            Self::ReferenceBeside { .. } => "reference_beside_spine",
            Self::NoLevels => "no_levels",
            Self::LevelsContradict => "levels_contradict",
            Self::Moved { .. } => "moved",
            Self::RecentFusion { .. } => "recent_fusion",
            Self::FusionNotKnown => "fusion_not_known",
        }
    }
}

/// A time for people: seconds, minutes, or hours and minutes.
fn span(seconds: f64) -> String {
    const MINUTE: f64 = 60.0;
    const HOUR: f64 = 3600.0;
    let seconds = seconds.abs();
    if seconds < 2.0 * MINUTE {
        format!("{seconds:.0} s")
    } else if seconds < HOUR {
        format!("{:.0} min", seconds / MINUTE)
    } else {
        let minutes = (seconds / MINUTE).round() as i64;
        format!("{} h {} min", minutes / 60, minutes % 60)
    }
}

fn around(seconds: f64) -> String {
    format!("{} {}", span(seconds), if seconds < 0.0 { "before" } else { "after" })
}

fn down_words(down: Option<f64>) -> String {
    down.map_or_else(String::new, |down| {
        format!(" and {:.0} mm {}", down.abs(), if down < 0.0 { "above" } else { "below" })
    })
}
