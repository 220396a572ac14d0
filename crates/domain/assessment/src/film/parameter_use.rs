//! What each parameter of a film may be used for.

use super::criterion::{Criterion, CriterionKind};
use crate::explanation::Truth;
use crate::parameters::{C7VT, SVA};
use crate::reading::Reading;
use crate::subject::Extension;
use upright_anatomy::Region;
use upright_measurement::{ParameterId, PostureDependence, Unit};

/// What a value may be used for, from the best to the worst.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Usability {
    /// As it stands.
    Valid,
    /// The value of the posture filmed; another with knees and hips extended.
    OfThisPosture,
    /// Compensation hides a part: at least this.
    AtLeast,
    /// Measured, but something that decides is not known.
    Unverified,
    /// Not as a standing value, or against no cut-off.
    Unusable,
}

impl Usability {
    /// The fixed code.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Valid => "valid",
            Self::OfThisPosture => "of_this_posture",
            Self::AtLeast => "at_least",
            Self::Unverified => "unverified",
            Self::Unusable => "unusable",
        }
    }
}

/// One measured parameter and what it may be used for.
#[derive(Clone, Debug, PartialEq)]
pub struct ParameterUse {
    /// The parameter.
    pub parameter: ParameterId,
    /// What for.
    pub usability: Usability,
    /// Why not for more.
    pub reasons: Vec<String>,
}

/// Every measured parameter with what it may be used for.
pub(super) fn parameter_uses(
    reading: &Reading<'_>,
    criteria: &[Criterion],
    extension: Extension,
) -> Vec<ParameterUse> {
    let measured = reading.profile.measured.iter().map(|measured| measured.parameter);
    measured.map(|parameter| parameter_use(parameter, criteria, extension)).collect()
}

fn parameter_use(parameter: ParameterId, criteria: &[Criterion], extension: Extension) -> ParameterUse {
    let mut found = ParameterUse { parameter, usability: Usability::Valid, reasons: Vec::new() };
    for criterion in criteria {
        let Some(usability) = limited_by(parameter, criterion, extension) else { continue };
        found.usability = found.usability.max(usability);
        found.reasons.push(format!("{}: {}", criterion.kind.name(), criterion.explanation.statement));
    }
    found
}

/// To what `criterion` limits `parameter`; `None` = not at all.
fn limited_by(parameter: ParameterId, criterion: &Criterion, extension: Extension) -> Option<Usability> {
    let record = parameter.parameter();
    let moves = record.posture == PostureDependence::Postural;
    let is_length = record.unit == Unit::Millimetre;
    let by_truth = |on_false: Usability, on_unknown: Option<Usability>| match criterion.truth() {
        Truth::True => None,
        Truth::False => Some(on_false),
        Truth::Unknown => on_unknown,
    };
    use Usability::{Unusable, Unverified};
    match criterion.kind {
        // Even what a turn of the pelvis leaves alone changes in a spine that is not rigid when it lies down.
        CriterionKind::Standing => by_truth(Unusable, Some(Unverified)),
        CriterionKind::Knees | CriterionKind::Hips if moves && !is_of_legs(parameter) => {
            by_truth(hidden(parameter), (extension == Extension::Unknown).then_some(Unverified))
        }
        CriterionKind::Support | CriterionKind::Arms if is_of_balance(parameter) => {
            by_truth(Unusable, Some(Unverified))
        }
        CriterionKind::Tilt if moves => by_truth(Unusable, None),
        CriterionKind::Rotation => by_truth(Unverified, None),
        CriterionKind::Calibration if is_length => by_truth(Unusable, Some(Unusable)),
        _ => None,
    }
}

/// Bent knees and tilted pelvis bring C7 back: SVA and its kin are at least what is read.
fn hidden(parameter: ParameterId) -> Usability {
    if is_of_balance(parameter) { Usability::AtLeast } else { Usability::OfThisPosture }
}

/// Where the head and trunk stand over pelvis or feet.
fn is_of_balance(parameter: ParameterId) -> bool {
    let record = parameter.parameter();
    let balance =
        [SVA, C7VT].contains(&parameter) || record.region == Region::Global || record.region == Region::Head;
    balance && record.posture == PostureDependence::Postural
}

fn is_of_legs(parameter: ParameterId) -> bool {
    parameter.parameter().region == Region::LowerLimb
}
