//! A parameter beside the value that is expected of this patient: how far it lies from it, and no class.

use super::{Class, Classification, Input, PostureGrade, input, measurable};
use crate::explanation::Explanation;
use crate::reading::{drawn, quantity};
use crate::subject::Subject;
use upright_anatomy::without_minus_zero;
use upright_evidence::Record;
use upright_measurement::{ParameterId, Values};

/// What a parameter is held against.
pub(crate) struct Expected<'a> {
    /// The fixed code.
    pub(crate) code: &'static str,
    /// The name.
    pub(crate) name: &'static str,
    /// The parameter.
    pub(crate) id: ParameterId,
    /// The parameters that the expected value follows from.
    pub(crate) needs: &'a [ParameterId],
    /// What the expected value is, as `age-adjusted target`.
    pub(crate) what: &'static str,
    /// The numbers of `evidence` that it follows from.
    pub(crate) records: &'a [&'static Record],
    /// How posture bears on the offset.
    pub(crate) grade: PostureGrade,
}

/// How far the parameter lies from what is expected, and how probable it is that it lies above.
pub(crate) fn offset(
    subject: &Subject<'_>,
    expected: &Expected<'_>,
    value: impl Fn(&Values) -> f64,
) -> Classification {
    let &Expected { code, name, id, what, .. } = expected;
    let needs: Vec<ParameterId> = [id].into_iter().chain(expected.needs.iter().copied()).collect();
    if let Err(reason) = measurable(subject, &needs) {
        return Classification::not_computable(code, name, reason);
    }
    let difference = |values: &Values| drawn(values, id) - value(values);
    let measured = subject.reading.measured();
    let target = quantity(id, value(&measured)).to_string();
    let (side, size) = signed(id, difference(&measured));
    let found = subject.reading.in_words(id).unwrap_or_default();
    let above = subject.reading.shares(2, |values| above(difference(values)));
    let class = Class {
        code: if side == "above" { format!("+{size}") } else { size.clone() },
        meaning: meaning(side, what, &size),
        probabilities: above
            .and_then(|shares| Some((format!("above the {what}"), *shares.get(1)?)))
            .into_iter()
            .collect(),
    };
    let explanation = Explanation::holds(format!("{found}; {what} {target}")).by_all(expected.records);
    let inputs = needs.iter().map(|id| input(subject.reading, *id)).chain([Input::new(what, target)]);
    Classification::new(code, name, class, explanation).with_inputs(inputs).graded(expected.grade)
}

fn above(difference: f64) -> Option<usize> {
    (!difference.is_nan()).then(|| usize::from(difference > 0.0))
}

fn meaning(side: &str, what: &str, size: &str) -> String {
    match side {
        "at" => format!("at the {what}"),
        _ => format!("{side} the {what} by {}", size.trim_start_matches('-')),
    }
}

/// To which side, and how far for people: `above`, `12.3°`.
fn signed(id: ParameterId, difference: f64) -> (&'static str, String) {
    let shown = without_minus_zero(difference, id.parameter().unit.decimals());
    let side = match shown {
        shown if shown > 0.0 => "above",
        shown if shown < 0.0 => "below",
        _ => "at",
    };
    (side, quantity(id, difference).to_string())
}
