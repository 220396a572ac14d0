//! The ledger of compensation: which joints give how much, where they still can, and what is no compensation but fixed.
//!
//! - **Source**: order of recruitment Le Huec 2019 (S04), patterns S23; the borders are Upright's defaults (flag L) or norms with
//!   measuring error; what counts is the clinical reference's (flag M): only what moves and was examined.

mod beyond;
mod hidden;
mod legs;
mod trunk;

use crate::explanation::{Explanation, Truth};
use crate::parameters::{PT, SVA};
use crate::subject::Subject;
use hidden::add_millimetres;
use legs::{ankle, hip, knee, pelvis, usual_tilt};
use trunk::{adjacent_segments, thorax};
use upright_anatomy::{Degrees, Millimetres};
use upright_evidence::numbers::CUT_OFF_SRS_SCHWAB_SVA_PLUS_PLUS;
use upright_measurement::Interval;

/// Where a body compensates, in the order in which it usually does.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Compensator {
    /// The thoracic spine flattens.
    Thorax,
    /// Mobile segments beside a fusion hyperextend or slip backwards.
    AdjacentSegments,
    /// The pelvis tilts back.
    Pelvis,
    /// The hips extend.
    Hip,
    /// The knees bend.
    Knee,
    /// The ankles dorsiflex.
    Ankle,
}

impl Compensator {
    /// The fixed code.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Thorax => "thorax",
            Self::AdjacentSegments => "adjacent_segments",
            Self::Pelvis => "pelvis",
            Self::Hip => "hip",
            Self::Knee => "knee",
            Self::Ankle => "ankle",
        }
    }

    /// In words.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Thorax => "Thorax",
            Self::AdjacentSegments => "Adjacent segments",
            Self::Pelvis => "Pelvis",
            Self::Hip => "Hip",
            Self::Knee => "Knee",
            Self::Ankle => "Ankle",
        }
    }
}

/// Whether a joint or segment compensates.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Compensating {
    /// It does, it moves, and it was examined.
    Yes,
    /// It does not.
    No,
    /// It stands there and cannot move: no compensation.
    Fixed,
    /// What it can give is given, or was never there.
    Exhausted,
    /// Not known: not measured, not examined, or no border is known.
    Unknown,
}

impl Compensating {
    /// The fixed code.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Yes => "compensates",
            Self::No => "does_not",
            Self::Fixed => "fixed_not_compensation",
            Self::Exhausted => "exhausted_or_unavailable",
            Self::Unknown => "unknown",
        }
    }

    /// In words.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Yes => "compensates",
            Self::No => "does not",
            Self::Fixed => "fixed, not compensation",
            Self::Exhausted => "exhausted or unavailable",
            Self::Unknown => "unknown",
        }
    }

    /// Whether the line's statement, which names the state, is known to hold.
    const fn truth(self) -> Truth {
        if matches!(self, Self::Unknown) { Truth::Unknown } else { Truth::True }
    }
}

/// One line of the ledger.
#[derive(Clone, Debug, PartialEq)]
pub struct LedgerLine {
    /// Where.
    pub compensator: Compensator,
    /// Whether it compensates.
    pub compensating: Compensating,
    /// Degrees beyond what is usual; `None` = not measured or no norm.
    pub excess: Option<Degrees>,
    /// How sure it is, under landmark error alone, that it lies beyond the border; `None` = not measured, or no border.
    pub probability: Option<f64>,
    /// How far setting it back moves C7 forwards, in the order of [`ORDER`]; `None` = not computed.
    pub moved: Option<Moved>,
    /// Why.
    pub explanation: Explanation,
}

/// How far C7 moves forwards when a joint is set back. Simulated on a rigid trunk, as [`ORDER`] says.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Moved {
    /// Growth of SVA.
    pub by: Millimetres,
    /// The middle 95 % under landmark error; `None` where there is none.
    pub interval: Option<Interval>,
}

/// In which joints of the legs a patient compensates.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Pattern {
    /// In none.
    None,
    /// In the hips.
    Hip,
    /// In the knees.
    Knee,
    /// In both.
    Mixed,
    /// Not known.
    Unknown,
}

impl Pattern {
    /// In one word.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::None => "none",
            Self::Hip => "hip",
            Self::Knee => "knee",
            Self::Mixed => "mixed",
            Self::Unknown => "unknown",
        }
    }
}

/// The whole ledger of a standing film.
#[derive(Clone, Debug, PartialEq)]
pub struct Compensation {
    /// One line a compensator.
    pub lines: Vec<LedgerLine>,
    /// The pattern of the legs.
    pub pattern: Pattern,
    /// What to know beside it.
    pub notes: Vec<String>,
}

/// Stands beside every millimetre of the ledger.
pub const ORDER: &str = "SIMULATED on a rigid trunk: how far C7 moves forwards when the joint is set back, in the order ankle, knee, hip. Another order gives other millimetres, and one joint set back alone may move C7 further than all together.";

/// The ledger of the film of `subject`.
pub(crate) fn compensation(subject: &Subject<'_>) -> Compensation {
    if let Err(reason) = subject.reading.comparable(PT) {
        return Compensation { lines: Vec::new(), pattern: Pattern::Unknown, notes: vec![reason] };
    }
    let mut lines = vec![
        thorax(subject),
        adjacent_segments(subject),
        pelvis(subject),
        hip(subject),
        knee(subject),
        ankle(subject),
    ];
    let counted = add_millimetres(subject, &mut lines);
    let order = counted.then(|| ORDER.to_owned());
    let notes = order.into_iter().chain(ask_for_contracture(subject)).collect();
    Compensation { pattern: pattern(&lines), lines, notes }
}

fn pattern(lines: &[LedgerLine]) -> Pattern {
    let state =
        |of: Compensator| lines.iter().find(|line| line.compensator == of).map(|line| line.compensating);
    match (state(Compensator::Hip), state(Compensator::Knee)) {
        (None | Some(Compensating::Unknown), _) | (_, None | Some(Compensating::Unknown)) => Pattern::Unknown,
        (Some(Compensating::Yes), Some(Compensating::Yes)) => Pattern::Mixed,
        (Some(Compensating::Yes), _) => Pattern::Hip,
        (_, Some(Compensating::Yes)) => Pattern::Knee,
        _ => Pattern::None,
    }
}

/// A pelvis that does not tilt back although the trunk leans.
fn ask_for_contracture(subject: &Subject<'_>) -> Option<String> {
    let reading = subject.reading;
    let leans = reading.comparable(SVA).is_ok_and(|axis| CUT_OFF_SRS_SCHWAB_SVA_PLUS_PLUS.is_passed_by(axis));
    let usual = usual_tilt(subject)?;
    let low = reading.value(PT)? <= usual;
    let examined = subject.joints().and_then(|joints| joints.thomas.is_free()).is_some();
    (leans && low && !examined).then(|| {
        "C7 lies far in front and the pelvis does not tilt back: ask for a hip flexion contracture (Thomas test).".to_owned()
    })
}
