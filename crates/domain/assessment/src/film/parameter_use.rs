//! What each parameter of a film may be used for.

use super::criterion::{Criterion, CriterionKind, arms, support, tilt};
use crate::explanation::Truth;
use crate::parameters::{AA, C2S1_SVA, C7VT, FOA, FPA, GSA, GSVA, KA, SFA, SVA};
use crate::reading::Reading;
use crate::subject::Extension;
use upright_anatomy::Region;
use upright_measurement::{ParameterId, Point, PostureDependence, Unit};

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

/// What limits the use of a parameter.
#[derive(Clone, Debug, PartialEq)]
pub struct UseLimit {
    /// The criterion that limits it.
    pub criterion: CriterionKind,
    /// To what.
    pub usability: Usability,
    /// What was found.
    pub statement: String,
}

/// One measured parameter and what it may be used for.
#[derive(Clone, Debug, PartialEq)]
pub struct ParameterUse {
    /// The parameter.
    pub parameter: ParameterId,
    /// What for: the worst of what limits it.
    pub usability: Usability,
    /// Why not for more.
    pub limits: Vec<UseLimit>,
}

impl ParameterUse {
    /// Whether compensation hides a part of the value, whatever else is wrong with it.
    #[must_use]
    pub fn is_at_least(&self) -> bool {
        self.limits.iter().any(|limit| limit.usability == Usability::AtLeast)
    }
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
    let limits: Vec<UseLimit> =
        criteria.iter().filter_map(|found| use_limit(parameter, found, extension)).collect();
    let usability = limits.iter().map(|limit| limit.usability).max().unwrap_or(Usability::Valid);
    ParameterUse { parameter, usability, limits }
}

fn use_limit(parameter: ParameterId, criterion: &Criterion, extension: Extension) -> Option<UseLimit> {
    let usability = limited_by(parameter, criterion, extension)?;
    Some(UseLimit {
        criterion: criterion.kind,
        usability,
        statement: criterion.explanation.statement.clone(),
    })
}

/// Why a value of this film may be compared with nothing, whatever it is: held, arms away, or not plumb.
pub(crate) fn unusable_as_filmed(reading: &Reading<'_>, parameter: ParameterId) -> Option<String> {
    let criteria = [arms(reading), support(reading), tilt(reading)];
    let limits = criteria.iter().filter_map(|found| use_limit(parameter, found, Extension::Extended));
    let unusable = limits.filter(|limit| limit.usability == Usability::Unusable);
    let reasons: Vec<String> = unusable
        .map(|limit| format!("{}: {}", limit.criterion.name().to_lowercase(), limit.statement))
        .collect();
    (!reasons.is_empty()).then(|| reasons.join("; "))
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
            by_truth(hidden_part(parameter), (extension == Extension::Unknown).then_some(Unverified))
        }
        CriterionKind::Support | CriterionKind::Arms if is_of_balance(parameter) => {
            by_truth(Unusable, Some(Unverified))
        }
        CriterionKind::Tilt if moves && !is_of_joints(parameter) => by_truth(Unusable, Some(Unverified)),
        CriterionKind::Rotation => by_truth(Unverified, rests_on_hips(parameter).then_some(Unverified)),
        CriterionKind::Calibration if is_length => by_truth(Unusable, Some(Unusable)),
        _ => None,
    }
}

/// Bent knees and a tilted pelvis bring C7 back: how far it lies in front is at least what is read; anything else is of this posture.
fn hidden_part(parameter: ParameterId) -> Usability {
    if [SVA, C2S1_SVA, C7VT, GSVA].contains(&parameter) {
        Usability::AtLeast
    } else {
        Usability::OfThisPosture
    }
}

/// Where the head and trunk stand over pelvis or feet: what arms and support change.
fn is_of_balance(parameter: ParameterId) -> bool {
    let record = parameter.parameter();
    let balance = parameter == GSVA || record.region == Region::Global || record.region == Region::Head;
    balance && record.posture == PostureDependence::Postural
}

/// The joints of the legs themselves: what they show is what is asked.
fn is_of_legs(parameter: ParameterId) -> bool {
    [KA, AA, FOA, SFA, FPA].contains(&parameter)
}

/// Angles between parts of the body, which no plumb line is needed for.
fn is_of_joints(parameter: ParameterId) -> bool {
    [KA, SFA, FPA, GSA].contains(&parameter)
}

fn rests_on_hips(parameter: ParameterId) -> bool {
    parameter.parameter().needs().contains(&Point::HipAxis)
}
