//! By how much a parameter differs between two films.

use crate::agreement::{detectable_change, is_beyond, same_reader};
use crate::explanation::{Explanation, Truth};
use crate::paired;
use crate::parameters::{PI, PI_LL, PT, SS, SVA, T1PA, TK};
use crate::reading::{Reading, quantity};
use upright_evidence::Record;
use upright_measurement::{Interval, NoInterval, ParameterId};

/// What is compared between films, the two that decide first.
const COMPARED: [ParameterId; 7] = [T1PA, PI_LL, PI, PT, SS, SVA, TK];

/// By how much a parameter differs between two films.
#[derive(Clone, Debug, PartialEq)]
pub struct Change {
    /// The parameter.
    pub parameter: ParameterId,
    /// Its value on the earlier film.
    pub earlier: f64,
    /// Its value on the later film.
    pub later: f64,
    /// Later less earlier.
    pub by: f64,
    /// The 95 % interval of the change under landmark error of both films, or why there is none.
    pub interval: Result<Interval, NoInterval>,
    /// The least change that two films can tell, of one reader where one known reader read both; `None` = none is known.
    ///
    /// Measuring error only: how the patient stood that day comes on top of it in PT, SS and SVA.
    pub detectable: Option<&'static Record>,
}

impl Change {
    /// `None` where a film lacks the parameter, or its millimetres cannot be trusted.
    pub(super) fn between(pair: [&Reading<'_>; 2], parameter: ParameterId) -> Option<Self> {
        let [earlier, later] = pair;
        let (first, last) = (earlier.comparable(parameter).ok()?, later.comparable(parameter).ok()?);
        let (by, interval) = paired::change(pair, parameter)?;
        let detectable = detectable_change(parameter, same_reader(pair));
        Some(Self { parameter, earlier: first, later: last, by, interval, detectable })
    }

    /// Everything that both films show.
    pub(super) fn all(pair: [&Reading<'_>; 2]) -> Vec<Self> {
        COMPARED.into_iter().filter_map(|parameter| Self::between(pair, parameter)).collect()
    }

    /// Whether it goes beyond measuring error, upwards or downwards.
    #[must_use]
    pub fn is_beyond_error(&self) -> Truth {
        Truth::of(self.detectable.map(|record| is_beyond(self.by, record)))
    }

    /// Whether it grew beyond measuring error.
    pub(super) fn has_grown(&self) -> Truth {
        Truth::of(self.detectable.map(|record| record.is_passed_by(self.by)))
    }

    /// Whether it fell beyond measuring error.
    pub(super) fn has_fallen(&self) -> Truth {
        Truth::of(self.detectable.map(|record| record.is_passed_by(-self.by)))
    }

    /// `T1PA 18.0° to 25.1°, by 7.1° (two films can tell 4.1°)`.
    pub(super) fn brief(&self) -> String {
        let in_unit = |value| quantity(self.parameter, value);
        let (earlier, later, by) = (in_unit(self.earlier), in_unit(self.later), in_unit(self.by));
        let least = self.detectable.map(|record| format!(" (two films can tell {})", in_unit(record.value)));
        let name = self.parameter.parameter().abbreviation;
        format!("{name} {earlier} to {later}, by {by}{}", least.unwrap_or_default())
    }

    /// `T1PA 18.0° to 25.1°, changed by 7.1° (3.0 to 11.2)`.
    #[must_use]
    pub fn words(&self) -> String {
        let parameter = self.parameter.parameter();
        let in_unit = |value| quantity(self.parameter, value);
        let rounded = |value| parameter.unit.rounded(value);
        let interval = match self.interval {
            Ok(interval) => format!(" ({} to {})", rounded(interval.low), rounded(interval.high)),
            Err(reason) => format!(" (no interval: {reason})"),
        };
        let (earlier, later, by) = (in_unit(self.earlier), in_unit(self.later), in_unit(self.by));
        format!("{} {earlier} to {later}, changed by {by}{interval}", parameter.abbreviation)
    }
}

/// Whether a parameter whose growth is for the worse grew, or, with `is_fall`, fell beyond measuring error.
pub(super) fn explained(pair: [&Reading<'_>; 2], parameter: ParameterId, is_fall: bool) -> Explanation {
    let name = parameter.parameter().abbreviation;
    let direction = if is_fall { "better" } else { "worse" };
    let Some(change) = Change::between(pair, parameter) else {
        let statement = format!("{name}: change for the {direction} unknown, not measured on both films");
        return Explanation::unknown(statement, format!("{name} on both films"));
    };
    let Some(record) = change.detectable else {
        return Explanation::unknown(change.words(), format!("the measuring error of {name}"));
    };
    let truth = if is_fall { change.has_fallen() } else { change.has_grown() };
    let verb = if truth == Truth::True { direction.to_owned() } else { format!("not {direction}") };
    let least = quantity(parameter, record.value);
    let statement = format!("{}: {verb} by more than the {least} that two films can tell", change.words());
    Explanation::new(truth, statement).by(record)
}
