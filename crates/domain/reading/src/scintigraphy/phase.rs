//! Which phase pictures are of.

use super::acquisition::{Acquisition, Clock, PictureKind};
use upright_evidence::numbers::{
    SCINTIGRAPHY_EARLY_MOST, SCINTIGRAPHY_FLOW_FRAME_LEAST, SCINTIGRAPHY_FLOW_FRAME_MOST,
    SCINTIGRAPHY_LATE_LEAST,
};

/// A phase of a triple-phase bone scan.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Phase {
    /// The tracer arrives.
    Flow,
    /// It has mixed into the blood.
    BloodPool,
    /// Bone has taken it up.
    Delayed,
}

impl Phase {
    /// In the order of time.
    pub const ALL: [Self; 3] = [Self::Flow, Self::BloodPool, Self::Delayed];

    /// For people.
    #[must_use]
    pub const fn words(self) -> &'static str {
        match self {
            Self::Flow => "flow",
            Self::BloodPool => "blood pool",
            Self::Delayed => "delayed",
        }
    }

    /// For programs.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Flow => "flow",
            Self::BloodPool => "blood_pool",
            Self::Delayed => "delayed",
        }
    }

    /// What nobody can tell without it.
    #[must_use]
    pub const fn without(self) -> &'static str {
        match self {
            Self::Flow => "how much blood comes to a place is not known",
            Self::BloodPool => {
                "whether a place holds more blood and fluid, or bone alone takes up more, is not known"
            }
            Self::Delayed => "uptake by bone is not known: no focus can be read",
        }
    }
}

/// What a phase was recognised by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Basis {
    /// Frames of seconds that follow one another: no other phase has such.
    Frames,
    /// Time since the injection, as clocks say.
    Clocks,
    /// Time since the bolus was seen to come, by the camera's clock alone: the clocks disagree, or one is not stated.
    Bolus,
}

impl Basis {
    /// For people.
    #[must_use]
    pub const fn words(self) -> &'static str {
        match self {
            Self::Frames => "by its frames",
            Self::Clocks => "by the clocks",
            Self::Bolus => "by the time since the bolus came",
        }
    }

    /// For programs.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Frames => "frames",
            Self::Clocks => "clocks",
            Self::Bolus => "bolus",
        }
    }
}

/// The phase of an acquisition.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct PhaseFound {
    /// Which; `None` = not recognised.
    pub phase: Option<Phase>,
    /// By what, or by what it was not; `None` = nothing tells.
    pub basis: Option<Basis>,
    /// Seconds on which that rests, to its begin: from the injection by the clocks, or since the bolus came where the basis is that.
    pub since: Option<f64>,
}

/// Whether frames are those of a flow: they follow one another and last as long as the protocol says.
pub(super) fn is_flow(acquisition: &Acquisition) -> bool {
    let lasts = |seconds: f64| {
        (SCINTIGRAPHY_FLOW_FRAME_LEAST.value..=SCINTIGRAPHY_FLOW_FRAME_MOST.value).contains(&seconds)
    };
    acquisition.kind == PictureKind::Dynamic
        && acquisition.frames.iter().any(|frame| frame.duration.is_some_and(lasts))
}

/// The phase of every acquisition. `came` is the moment at which the bolus was seen to come, by the camera's clock; `may_believe`
/// says whether the clocks of camera and injection agree as far as anything tells.
#[must_use]
pub fn recognised(acquisitions: &[Acquisition], came: Option<f64>, may_believe: bool) -> Vec<PhaseFound> {
    acquisitions.iter().map(|acquisition| of(acquisition, came, may_believe)).collect()
}

fn of(acquisition: &Acquisition, came: Option<f64>, may_believe: bool) -> PhaseFound {
    let by_clocks = match acquisition.clock {
        Clock::Seconds(seconds) if may_believe => Some((seconds, Basis::Clocks)),
        _ => None,
    };
    let since_bolus = || Some((acquisition.taken? - came?, Basis::Bolus));
    if is_flow(acquisition) {
        let since = by_clocks.map(|(seconds, _)| seconds);
        return PhaseFound { phase: Some(Phase::Flow), basis: Some(Basis::Frames), since };
    }
    let Some((since, basis)) = by_clocks.or_else(since_bolus) else {
        return PhaseFound { phase: None, basis: None, since: None };
    };
    let phase = match since {
        since if since < 0.0 => None,
        since if since <= SCINTIGRAPHY_EARLY_MOST.value => Some(Phase::BloodPool),
        since if since >= SCINTIGRAPHY_LATE_LEAST.value => Some(Phase::Delayed),
        _ => None,
    };
    PhaseFound { phase, basis: Some(basis), since: Some(since) }
}
