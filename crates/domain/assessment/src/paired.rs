//! Draws of landmark error of several films, kept independent of each other.
//!
//! A landmark keeps one stream of random numbers for a seed. Two films drawn with one seed therefore err alike at every
//! site, and a change between them would look far surer than it is. Draws of one stream are independent of each other,
//! so the draws of each film are turned on by another share of their number before films are set beside each other.

use crate::reading::{Reading, drawn};
use upright_measurement::{Interval, IntervalScale, NoInterval, ParameterId, Unit};

/// The draws of the film at position `film` of `films`, to be set beside those of the others.
pub(crate) fn apart<T>(drawn: &[T], film: usize, films: usize) -> impl Iterator<Item = &T> {
    let turned = drawn.len() * film / films.max(1);
    drawn.iter().cycle().skip(turned).take(drawn.len())
}

/// What the intervals of these films were scaled by: nominal where one of them was.
pub(crate) fn scale(readings: &[&Reading<'_>], id: ParameterId) -> IntervalScale {
    let scales = readings.iter().filter_map(|reading| reading.interval(id)).map(|interval| interval.scale);
    scales.fold(IntervalScale::Film, |worst, scale| match scale {
        IntervalScale::Nominal => scale,
        IntervalScale::Film => worst,
    })
}

/// The interval of something computed from parameter `id` of two films, whose measured value is `value`.
pub(crate) fn interval(
    [one, other]: [&Reading<'_>; 2],
    id: ParameterId,
    (unit, value): (Unit, f64),
    of: impl Fn(f64, f64) -> f64,
) -> Result<Interval, NoInterval> {
    let pairs = apart(one.drawn(), 0, 2).zip(apart(other.drawn(), 1, 2));
    let mut column = pairs.map(|(one, other)| of(drawn(one, id), drawn(other, id))).collect();
    Interval::of_draws(&mut column, unit, value, scale(&[one, other], id))
}

/// The change of parameter `id` from one film to the other, and its interval; `None` where a film lacks it.
pub(crate) fn change(
    [one, other]: [&Reading<'_>; 2],
    id: ParameterId,
) -> Option<(f64, Result<Interval, NoInterval>)> {
    let change = other.value(id)? - one.value(id)?;
    let unit = id.parameter().unit;
    Some((change, interval([one, other], id, (unit, change), |one, other| other - one)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_draw_of_a_film_meets_its_own_number() {
        let draws: Vec<usize> = (0..100).collect();
        for films in 2..6 {
            let turned: Vec<Vec<usize>> =
                (0..films).map(|film| apart(&draws, film, films).copied().collect()).collect();
            for (position, one) in turned.iter().enumerate() {
                assert_eq!(one.len(), 100);
                for other in turned.iter().skip(position + 1) {
                    assert!(one.iter().zip(other).all(|(one, other)| one != other));
                }
            }
        }
        assert_eq!(apart::<usize>(&[], 1, 2).count(), 0);
    }
}
