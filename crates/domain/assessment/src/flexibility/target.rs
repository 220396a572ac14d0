//! The age-adjusted target of PI−LL and of T1PA.

use crate::explanation::{Explanation, Truth};
use crate::parameters::{PI_LL, T1PA};
use crate::reading::{Reading, drawn, quantity};
use upright_evidence::Record;
use upright_evidence::numbers::{
    CUT_OFF_AGE_ADJUSTED_YOUNGEST, FORMULA_AGE_ADJUSTED_PI_LL_AT_REFERENCE_AGE,
    FORMULA_AGE_ADJUSTED_PI_LL_YEARS_PER_UNIT, FORMULA_AGE_ADJUSTED_REFERENCE_AGE,
    FORMULA_AGE_ADJUSTED_T1PA_AT_REFERENCE_AGE, FORMULA_AGE_ADJUSTED_T1PA_YEARS_PER_UNIT,
};
use upright_measurement::ParameterId;

/// What people of an age have without complaints, as far as a straight line through means of groups says it.
///
/// - **Source**: Lafage 2016 (S47, S48).
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Target {
    /// The parameter.
    pub parameter: ParameterId,
    /// The target, in the unit of the parameter.
    pub value: f64,
    records: [&'static Record; 3],
}

impl Target {
    fn at(
        age: f64,
        parameter: ParameterId,
        (at_reference, years): (&'static Record, &'static Record),
    ) -> Self {
        let reference = &FORMULA_AGE_ADJUSTED_REFERENCE_AGE;
        let value = at_reference.value + (age - reference.value) / years.value;
        Self { parameter, value, records: [at_reference, years, reference] }
    }

    /// `explanation`, resting on the numbers of this target too.
    pub(super) fn cited_by(&self, explanation: Explanation) -> Explanation {
        self.records.into_iter().fold(explanation, Explanation::by)
    }

    /// Whether the value of a film exceeds the target, and how sure that is under landmark error.
    pub(super) fn exceeded_on(&self, reading: &Reading<'_>) -> Explanation {
        let name = self.parameter.parameter().abbreviation;
        let target = quantity(self.parameter, self.value);
        let Some(value) = reading.value(self.parameter) else {
            let missing = format!("{name} on the standing film");
            return Explanation::unknown(format!("{name} was not measured standing"), missing);
        };
        let words = reading.in_words(self.parameter).unwrap_or_default();
        let relation = if value > self.value { "above" } else { "not above" };
        let sure = self
            .share_above(reading)
            .map(|share| format!("; above it in {:.0} % of the draws of landmark error", share * 100.0));
        let statement = format!(
            "{words} standing, {relation} the target for age of {target}{}",
            sure.unwrap_or_default()
        );
        self.cited_by(Explanation::new(Truth::of(Some(value > self.value)), statement))
    }

    /// The share of draws above the target; `None` where nothing was drawn.
    pub(super) fn share_above(&self, reading: &Reading<'_>) -> Option<f64> {
        let class = |value: f64| (!value.is_nan()).then(|| usize::from(value > self.value));
        let shares = reading.shares(2, |values| class(drawn(values, self.parameter)))?;
        shares.last().copied()
    }
}

/// The targets for this age, T1PA first.
///
/// # Errors
/// The reason in words: no age, or an age below those of the formula.
pub(super) fn targets(age: Option<f64>) -> Result<[Target; 2], String> {
    let age = age.ok_or("the age on the day of the standing film is not recorded")?;
    let youngest = &CUT_OFF_AGE_ADJUSTED_YOUNGEST;
    if !youngest.is_passed_by(age) {
        return Err(format!(
            "the target for age is not drawn out below {:.0} years, and the patient was {age:.0}",
            youngest.value
        ));
    }
    let t1pa = (&FORMULA_AGE_ADJUSTED_T1PA_AT_REFERENCE_AGE, &FORMULA_AGE_ADJUSTED_T1PA_YEARS_PER_UNIT);
    let pi_ll = (&FORMULA_AGE_ADJUSTED_PI_LL_AT_REFERENCE_AGE, &FORMULA_AGE_ADJUSTED_PI_LL_YEARS_PER_UNIT);
    Ok([Target::at(age, T1PA, t1pa), Target::at(age, PI_LL, pi_ll)])
}

#[cfg(test)]
mod tests {
    use super::*;

    /// `(age − 55)/2 + 16` and `(age − 55)/2 + 3`, as the reference prints them.
    #[test]
    fn targets_follow_age_from_thirty_on() {
        let at = |age| targets(Some(age)).map(|both| both.map(|target| target.value));
        assert_eq!(at(75.0), Ok([26.0, 13.0]));
        assert_eq!(at(30.0), Ok([3.5, -9.5]));
        assert!(at(29.9).is_err());
        assert!(targets(None).is_err());
    }
}
