//! How fast a parameter changes: a straight line through the films of one stretch.

use super::comparison::obstacle;
use crate::paired::{apart, scale};
use crate::parameters::{PI_LL, T1PA};
use crate::reading::{Reading, drawn};
use crate::subject::Subject;
use upright_casefile::{View, years_between};
use upright_evidence::numbers::CUT_OFF_PROGRESSION_LEAST_FILMS;
use upright_measurement::{Interval, NoInterval, ParameterId, Unit};

/// How fast a parameter changes within one stretch.
#[derive(Clone, Debug, PartialEq)]
pub struct Rate {
    /// The parameter.
    pub parameter: ParameterId,
    /// Least-squares slope, in the unit of the parameter for each year; + = worse.
    pub per_year: f64,
    /// The 95 % interval under landmark error of every film, or why there is none; scatter of posture is not in it.
    pub interval: Result<Interval, NoInterval>,
    /// The films that the line runs through.
    pub films: usize,
}

/// The rates of T1PA and PI−LL through films of one stretch, sorted by day and no two of one day.
///
/// # Errors
/// The reason in words why there is no rate.
pub(super) fn rates(view: &View<'_>, films: &[&Subject<'_>]) -> Result<Vec<Rate>, String> {
    let [first, others @ .., last] = films else { return Err(too_few(films.len())) };
    if !is_enough(films.len()) {
        return Err(too_few(films.len()));
    }
    if let Some(reason) = others.iter().chain([last]).find_map(|other| obstacle(view, [first, other])) {
        return Err(format!("no rate: {reason}"));
    }
    let step = view.events().find(|(day, event)| event.is_step() && (first.day..=last.day).contains(day));
    if let Some((day, event)) = step {
        return Err(format!("no rate: {} on {day} is a step, not a slope", event.words()));
    }
    let rates: Vec<Rate> = [T1PA, PI_LL].into_iter().filter_map(|id| rate(films, id)).collect();
    if rates.is_empty() {
        Err("no rate: too few of the films show T1PA or PI−LL".to_owned())
    } else {
        Ok(rates)
    }
}

fn is_enough(films: usize) -> bool {
    CUT_OFF_PROGRESSION_LEAST_FILMS.is_passed_by(films as f64)
}

fn too_few(films: usize) -> String {
    let least = CUT_OFF_PROGRESSION_LEAST_FILMS.value;
    let comparable = if films == 1 { "film" } else { "films" };
    format!(
        "no rate: {films} comparable {comparable} of different days in this stretch, and a rate needs {least:.0}"
    )
}

fn rate(films: &[&Subject<'_>], id: ParameterId) -> Option<Rate> {
    let measured: Vec<(&Subject<'_>, f64)> =
        films.iter().filter_map(|film| Some((*film, film.reading.value(id)?))).collect();
    let start = measured.first().filter(|_| is_enough(measured.len()))?.0.day;
    let years = |film: &Subject<'_>| years_between(start, film.day);
    let weights = weights(&measured.iter().map(|(film, _)| years(film)).collect::<Vec<_>>());
    let readings: Vec<&Reading<'_>> = measured.iter().map(|(film, _)| film.reading).collect();
    let per_year = weights.iter().zip(&measured).map(|(weight, (_, value))| weight * value).sum();
    let interval = interval(&readings, &weights, id, per_year);
    Some(Rate { parameter: id, per_year, interval, films: measured.len() })
}

/// What each film's value counts in the least-squares slope over `years`.
fn weights(years: &[f64]) -> Vec<f64> {
    let mean = years.iter().sum::<f64>() / years.len() as f64;
    let spread: f64 = years.iter().map(|year| (year - mean).powi(2)).sum();
    years.iter().map(|year| (year - mean) / spread).collect()
}

fn interval(
    readings: &[&Reading<'_>],
    weights: &[f64],
    id: ParameterId,
    per_year: f64,
) -> Result<Interval, NoInterval> {
    let draws = readings.iter().map(|reading| reading.drawn().len()).min().unwrap_or(0);
    let mut slopes = vec![0.0; draws];
    for (film, (reading, weight)) in readings.iter().zip(weights).enumerate() {
        for (slope, values) in slopes.iter_mut().zip(apart(reading.drawn(), film, readings.len())) {
            *slope += weight * drawn(values, id);
        }
    }
    // A slope is no angle: it has no turn of 360 degrees to be kept in.
    Interval::of_draws(&mut slopes, Unit::Ratio, per_year, scale(readings, id))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_weights_give_the_slope_of_a_line() {
        let years = [0.0, 1.0, 3.0, 4.5];
        let slope: f64 =
            weights(&years).iter().zip(years).map(|(weight, year)| weight * (7.0 - 2.5 * year)).sum();
        assert!((slope + 2.5).abs() < 1e-12);
    }
}
