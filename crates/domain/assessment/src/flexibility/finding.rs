//! What one parameter says about a lying film, and what both say together.

use super::FlexibilityVerdict;
use super::target::Target;
use crate::agreement::{all, any, detectable_change, is_beyond, same_reader};
use crate::explanation::{Explanation, Truth};
use crate::paired;
use crate::reading::{Reading, quantity};
use upright_measurement::{Interval, NoInterval, ParameterId, Unit};

/// How much of the excess over the target a study corrected.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Corrected {
    /// The target, in the unit of the parameter.
    pub target: f64,
    /// (standing − lying) / (standing − target), in per cent; below 0 = further from the target lying.
    pub percent: f64,
    /// The 95 % interval under landmark error of both films, or why there is none.
    pub interval: Result<Interval, NoInterval>,
    /// Share of the draws in which the value lying is above the target, from 0 to 1; `None` = nothing drawn.
    pub above_target: Option<f64>,
}

impl Corrected {
    /// `None` where the parameter does not exceed the target standing, or was not measured lying.
    pub(super) fn of([standing, lying]: [&Reading<'_>; 2], target: &Target) -> Option<Self> {
        let id = target.parameter;
        // The share of an excess that is not there has no meaning, in a draw as little as in the values.
        let percent = |standing: f64, lying: f64| {
            let excess = standing - target.value;
            if excess > 0.0 { 100.0 * (standing - lying) / excess } else { f64::NAN }
        };
        let found = percent(standing.value(id)?, lying.value(id)?);
        (!found.is_nan()).then(|| Self {
            target: target.value,
            percent: found,
            interval: paired::interval([standing, lying], id, (Unit::Percent, found), percent),
            above_target: target.share_above(lying),
        })
    }

    fn words(&self) -> String {
        let rounded = |value| format!("{value:.0}");
        let interval = match self.interval {
            Ok(interval) => format!(" ({} to {} %)", rounded(interval.low), rounded(interval.high)),
            Err(reason) => format!(" (no interval: {reason})"),
        };
        let above = self.above_target.map_or_else(String::new, |share| {
            format!("; above the target lying in {:.0} % of the draws", share * 100.0)
        });
        format!("{} % of the excess corrected{interval}{above}", rounded(self.percent))
    }
}

/// One parameter that exceeds its target standing.
pub(super) struct Finding {
    parameter: ParameterId,
    is_within_target: Truth,
    is_unchanged: Truth,
    is_worse: Truth,
    explanation: Explanation,
}

impl Finding {
    /// `None` where the parameter is not known to exceed its target standing.
    pub(super) fn of(pair: [&Reading<'_>; 2], target: &Target) -> Option<Self> {
        let id = target.parameter;
        let [standing, lying] = pair;
        let upright = standing.value(id).filter(|value| *value > target.value)?;
        let change = lying.value(id).map(|flat| flat - upright);
        let record = detectable_change(id, same_reader(pair));
        let beyond = change.zip(record).map(|(change, record)| is_beyond(change, record));
        Some(Self {
            parameter: id,
            is_within_target: Truth::of(lying.value(id).map(|flat| flat <= target.value)),
            is_unchanged: Truth::of(beyond).not(),
            is_worse: Truth::of(change.zip(record).map(|(change, record)| record.is_passed_by(change))),
            explanation: explained(pair, target, change),
        })
    }
}

fn explained(pair: [&Reading<'_>; 2], target: &Target, change: Option<f64>) -> Explanation {
    let [standing, lying] = pair;
    let id = target.parameter;
    let name = id.parameter().abbreviation;
    let Some(change) = change else {
        let missing = format!("{name} on the lying film");
        return Explanation::unknown(format!("{name} was not measured lying"), missing);
    };
    let words = |reading: &Reading<'_>| reading.in_words(id).unwrap_or_default();
    let corrected = Corrected::of(pair, target).map_or_else(String::new, |corrected| corrected.words());
    let Some(record) = detectable_change(id, same_reader(pair)) else {
        return Explanation::unknown(format!("{name}: change cannot be judged"), "its measuring error");
    };
    let beyond = if is_beyond(change, record) { "more than" } else { "no more than" };
    let statement = format!(
        "{} standing, {} lying, target {}: {corrected}; changed by {}, {beyond} the {} that two films can tell",
        words(standing),
        words(lying),
        quantity(id, target.value),
        quantity(id, change),
        quantity(id, record.value),
    );
    target.cited_by(Explanation::holds(statement).by(record))
}

/// Every parameter that exceeds its target standing.
pub(super) struct Findings(pub(super) Vec<Finding>);

impl Findings {
    /// What the parameters say together, whatever the conditions of the study.
    ///
    /// - **Source**: clinical reference, section 4 (flag L).
    pub(super) fn verdict(&self) -> FlexibilityVerdict {
        if self.0.is_empty() {
            return FlexibilityVerdict::CannotTell(
                "no parameter is known to exceed its target standing".to_owned(),
            );
        }
        let within = all(self.0.iter().map(|finding| finding.is_within_target));
        let unchanged = all(self.0.iter().map(|finding| finding.is_unchanged));
        let worse = any(self.0.iter().map(|finding| finding.is_worse));
        match (within, unchanged) {
            (Truth::True, Truth::True) => FlexibilityVerdict::CannotTell(
                "the excess over the target is smaller than what two films can tell".to_owned(),
            ),
            (Truth::True, _) => FlexibilityVerdict::LargelyFlexible,
            (Truth::False, Truth::True) => FlexibilityVerdict::FixedInThisTest,
            (Truth::False, Truth::False) if worse == Truth::True => FlexibilityVerdict::CannotTell(
                "further from the target lying than standing, by more than two films can mistake".to_owned(),
            ),
            (Truth::False, Truth::False) => FlexibilityVerdict::Mixed,
            _ => FlexibilityVerdict::CannotTell(format!("not measured lying: {}", self.unmeasured())),
        }
    }

    fn unmeasured(&self) -> String {
        let unknown = self.0.iter().filter(|finding| finding.is_within_target == Truth::Unknown);
        let names: Vec<&str> = unknown.map(|finding| finding.parameter.parameter().abbreviation).collect();
        names.join(", ")
    }

    pub(super) fn into_explanations(self) -> impl Iterator<Item = Explanation> {
        self.0.into_iter().map(|finding| finding.explanation)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::parameters::{PI_LL, T1PA};
    use Truth::{False, True, Unknown};

    fn check(found: &[(Truth, Truth, Truth)], expect: &str) {
        let finding = |(parameter, &(is_within_target, is_unchanged, is_worse))| Finding {
            parameter,
            is_within_target,
            is_unchanged,
            is_worse,
            explanation: Explanation::holds("test"),
        };
        let words = Findings([T1PA, PI_LL].into_iter().zip(found).map(finding).collect()).verdict().words();
        assert!(words.contains(expect), "{words}");
    }

    #[test]
    fn both_parameters_decide_and_what_is_unknown_stays_open() {
        let (within, partly) = ((True, False, False), (False, False, False));
        let (unchanged, worse) = ((False, True, False), (False, False, True));
        let (undecidable, unmeasured) = ((True, True, False), (Unknown, Unknown, Unknown));
        check(&[within, within], "largely flexible");
        check(&[within, undecidable], "largely flexible");
        check(&[], "no parameter is known");
        check(&[unchanged, unchanged], "fixed in this test");
        check(&[unchanged, undecidable], "fixed in this test");
        check(&[unchanged, within], "mixed");
        check(&[partly], "mixed");
        check(&[partly, unmeasured], "mixed");
        check(&[undecidable], "smaller than what two films can tell");
        check(&[worse, unchanged], "further from the target");
        check(&[unchanged, unmeasured], "not measured lying: PI");
        check(&[within, unmeasured], "not measured lying: PI");
    }
}
