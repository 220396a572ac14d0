//! Has the imbalance progressed: films of one patient over years.
//!
//! Only films of the case file enter, through [`Reading`](crate::Reading); a simulated posture is no film, and there is no
//! way to put one in.
//!
//! - **Source**: clinical reference, section 5. The rule is Upright's default (flag L).

mod change;
mod comparison;
mod decline;
mod rate;
mod stretch;

pub use change::Change;
pub use comparison::{Comparison, compare};
pub use rate::Rate;
pub use stretch::Stretch;

use crate::backing;
use crate::baseline;
use crate::explanation::{Explanation, Truth};
use crate::reading::quantity;
use crate::subject::Subject;
use comparison::not_standing;
use jiff::civil::Date;
use upright_anatomy::Posture;
use upright_casefile::{Event, View};
use upright_evidence::numbers::CUT_OFF_PROGRESSION_LEAST_FILMS;

/// Whether the imbalance progressed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ProgressionVerdict {
    /// A change for the worse beyond measuring error, or a larger SVA with clinical decline.
    Progressed,
    /// Worse, and something happened between that is a step and no drift: what, and when.
    Stepped(String),
    /// No change that two films can tell.
    WithinMeasuringError,
    /// A change for the better beyond measuring error.
    Improved,
    /// The films cannot be compared, and why.
    NotComparable(String),
    /// Fewer than two films.
    TooFewFilms,
    /// Something decisive is not known, and what.
    Unknown(String),
}

impl ProgressionVerdict {
    /// For people.
    #[must_use]
    pub fn words(&self) -> String {
        match self {
            Self::Progressed => "progressed".to_owned(),
            Self::Stepped(event) => format!("worse, in a step and no drift: {event}; urgent if acute"),
            Self::WithinMeasuringError => "within measuring error".to_owned(),
            Self::Improved => "improved".to_owned(),
            Self::NotComparable(reason) => format!("not comparable: {reason}"),
            Self::TooFewFilms => "too few films".to_owned(),
            Self::Unknown(missing) => format!("unknown: needs {missing}"),
        }
    }

    /// Whether it progressed.
    #[must_use]
    pub const fn truth(&self) -> Truth {
        match self {
            Self::Progressed | Self::Stepped(_) => Truth::True,
            Self::WithinMeasuringError | Self::Improved => Truth::False,
            Self::NotComparable(_) | Self::TooFewFilms | Self::Unknown(_) => Truth::Unknown,
        }
    }
}

/// An event that bears on the course.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Happened {
    /// The day.
    pub day: Date,
    /// What happened.
    pub event: Event,
    /// What it means for the course, for people.
    pub words: String,
}

/// The course of an imbalance, with everything that the answer rests on.
#[derive(Clone, Debug, PartialEq)]
pub struct Progression {
    /// The standing films by baseline, from the earliest to the latest.
    pub baselines: Vec<Stretch>,
    /// Each film with the one before it of the same posture, where there is one.
    pub comparisons: Vec<Comparison>,
    /// The first and the last film of the latest stretch; `None` = there are not two.
    pub whole: Option<Comparison>,
    /// Operations, fractures and steps, from the earliest to the latest.
    pub events: Vec<Happened>,
    /// The rates in the latest stretch, or why there are none.
    pub rate: Result<Vec<Rate>, String>,
    /// What the first and the last film of the latest stretch say.
    pub verdict: ProgressionVerdict,
    /// Why.
    pub explanation: Explanation,
    /// What to know beside it.
    pub notes: Vec<String>,
}

impl Progression {
    /// The verdict with the days and the changes that it rests on, to be read aloud.
    #[must_use]
    pub fn sentence(&self) -> String {
        let words = self.verdict.words();
        let whole = self.whole.as_ref().filter(|whole| whole.verdict == self.verdict);
        let changes: Vec<String> = whole.iter().flat_map(|whole| whole.deciding()).collect();
        match whole {
            Some(Comparison { days: [first, last], .. }) if !changes.is_empty() => {
                format!("{words} from {first} to {last}: {}", changes.join("; "))
            }
            _ => words,
        }
    }
}

/// Follows a patient through the films handed in, in any order.
#[must_use]
pub fn progression(view: &View<'_>, films: &[Subject<'_>]) -> Progression {
    let mut sorted: Vec<&Subject<'_>> = films.iter().collect();
    sorted.sort_by_key(|film| film.day);
    let standing: Vec<&Subject<'_>> =
        sorted.iter().copied().filter(|film| not_standing(film).is_none()).collect();
    let stretches = stretch::grouped(view, &standing);
    let series = stretch::series(stretches.last().map_or(&[], Vec::as_slice));
    let whole = match series.as_slice() {
        [first, .., last] => Some(compare(view, first, last)),
        _ => None,
    };
    let rate = rate::rates(view, &series);
    let verdict =
        whole.as_ref().map_or_else(|| alone(view, &sorted, &standing), |whole| whole.verdict.clone());
    let explanation = explanation(&verdict, whole.as_ref(), &rate);
    Progression {
        baselines: stretches.iter().map(|films| Stretch::of(view, films)).collect(),
        comparisons: comparisons(view, &sorted),
        events: events(view),
        notes: notes(view, films, &series, whole.as_ref(), &explanation),
        whole,
        rate,
        verdict,
        explanation,
    }
}

/// Why the latest stretch has no two films of different days: others cannot be compared with it, or there are none.
fn alone(view: &View<'_>, films: &[&Subject<'_>], standing: &[&Subject<'_>]) -> ProgressionVerdict {
    let beside_last = standing.split_last().and_then(|(last, earlier)| {
        // A pair of one day is one moment: of a course it tells nothing, and it is no obstacle.
        let of_other_days = earlier.iter().rev().filter(|film| film.day != last.day);
        of_other_days.into_iter().find_map(|film| comparison::obstacle(view, [film, last]))
    });
    let posture_unknown = |film: &&&Subject<'_>| film.reading.landmarks().posture() == Posture::Unknown;
    beside_last
        .or_else(|| films.iter().find(posture_unknown).and_then(|film| not_standing(film)))
        .map_or(ProgressionVerdict::TooFewFilms, ProgressionVerdict::NotComparable)
}

fn comparisons(view: &View<'_>, films: &[&Subject<'_>]) -> Vec<Comparison> {
    let partner = |position: usize, film: &Subject<'_>| {
        let before = || films.iter().take(position).rev().copied();
        let same = before().find(|other| other.extension == film.extension && other.day < film.day);
        same.or_else(|| before().next()).map(|other| compare(view, other, film))
    };
    films.iter().enumerate().filter_map(|(position, film)| partner(position, film)).collect()
}

fn events(view: &View<'_>) -> Vec<Happened> {
    let bears = |(_, event): &(Date, Event)| event.is_new_baseline() || event.is_step();
    let told = |(day, event): (Date, Event)| Happened { day, event, words: told(day, event) };
    view.events().filter(bears).map(told).collect()
}

/// - **Source**: clinical reference, section 5 (flag L).
fn told(day: Date, event: Event) -> String {
    let step = event.is_step().then_some("a step and no slope; urgent if acute");
    let baseline = event.is_new_baseline().then_some("films before and after it are not comparable");
    let meaning: Vec<&str> = step.into_iter().chain(baseline).collect();
    format!("{day}: {}: {}", event.words(), meaning.join("; "))
}

fn explanation(
    verdict: &ProgressionVerdict,
    whole: Option<&Comparison>,
    rate: &Result<Vec<Rate>, String>,
) -> Explanation {
    let root = Explanation::new(verdict.truth(), format!("Course: {}", verdict.words()));
    let root = match whole {
        Some(whole) => root.because(whole.explanation.clone()),
        None => root.because(Explanation::unknown(
            "First and last film of the latest stretch: there are not two",
            "two standing films of one stretch that can be compared",
        )),
    };
    root.because(rate_explained(rate))
}

fn rate_explained(rate: &Result<Vec<Rate>, String>) -> Explanation {
    let least = &CUT_OFF_PROGRESSION_LEAST_FILMS;
    match rate {
        Err(reason) => Explanation::unknown(reason.clone(), "comparable films for a rate").by(least),
        Ok(rates) => {
            let words: Vec<String> = rates.iter().map(rate_in_words).collect();
            Explanation::holds(words.join("; ")).by(least)
        }
    }
}

/// `T1PA 1.2° a year (0.4 to 2.0) through 4 films`.
fn rate_in_words(rate: &Rate) -> String {
    let parameter = rate.parameter.parameter();
    let rounded = |value| parameter.unit.rounded(value);
    let interval = match rate.interval {
        Ok(interval) => format!(" ({} to {})", rounded(interval.low), rounded(interval.high)),
        Err(reason) => format!(" (no interval: {reason})"),
    };
    let per_year = quantity(rate.parameter, rate.per_year);
    format!("{} {per_year} a year{interval} through {} films", parameter.abbreviation, rate.films)
}

fn notes(
    view: &View<'_>,
    films: &[Subject<'_>],
    series: &[&Subject<'_>],
    whole: Option<&Comparison>,
    explanation: &Explanation,
) -> Vec<String> {
    let later = || films.iter().skip(1);
    let reversed = films.iter().zip(later()).any(|(one, next)| one.day > next.day);
    let order = reversed.then(|| "The films were not handed in by date; they were sorted.".to_owned());
    let left_out = films.iter().filter_map(not_standing).map(|reason| format!("Left out: {reason}."));
    let course = order.into_iter().chain(left_out).chain(same_day(films)).chain(steps(view, series));
    let course = course.chain(not_in_series(view, films, series)).chain(since_last(view, series));
    let own = whole.into_iter().flat_map(|whole| whole.notes.iter().cloned());
    let mut notes: Vec<String> = Vec::new();
    for note in course.chain(own).chain(backing::notes(explanation)) {
        if !notes.contains(&note) {
            notes.push(note);
        }
    }
    notes
}

fn same_day(films: &[Subject<'_>]) -> Option<String> {
    let mut days: Vec<Date> = films.iter().map(|film| film.day).collect();
    days.sort_unstable();
    let mut twice: Vec<Date> =
        days.iter().zip(days.iter().skip(1)).filter(|(one, next)| one == next).map(|(day, _)| *day).collect();
    twice.dedup();
    let twice: Vec<String> = twice.iter().map(Date::to_string).collect();
    (!twice.is_empty())
        .then(|| format!("More than one film of one day ({}): no time lies between them.", twice.join(", ")))
}

/// A step between the first and the last film: what changed, changed at once.
fn steps(view: &View<'_>, series: &[&Subject<'_>]) -> Vec<String> {
    let (Some(first), Some(last)) = (series.first(), series.last()) else { return Vec::new() };
    let within = view.events().filter(|(day, event)| event.is_step() && (first.day..=last.day).contains(day));
    within
        .map(|(day, event)| {
            format!("{} on {day}: a change across it is a step and no drift; urgent if acute.", event.words())
        })
        .collect()
}

/// Standing films of the latest stretch that were filmed in another posture than those compared.
fn not_in_series(view: &View<'_>, films: &[Subject<'_>], series: &[&Subject<'_>]) -> Option<String> {
    let last = series.last()?;
    let is_left_out = |film: &&Subject<'_>| {
        not_standing(film).is_none()
            && baseline::between(view, film.day, last.day).is_none()
            && !series.iter().any(|kept| kept.entry == film.entry)
    };
    let days: Vec<String> = films.iter().filter(is_left_out).map(|film| film.day.to_string()).collect();
    (!days.is_empty()).then(|| {
        format!(
            "Not used for the verdict, for another posture or a second film of one day: {}.",
            days.join(", ")
        )
    })
}

/// What began a new baseline after the last film: the verdict is about the time before it.
fn since_last(view: &View<'_>, series: &[&Subject<'_>]) -> Option<String> {
    let last = series.last()?.day;
    let (day, event) = view.events().find(|(day, event)| event.is_new_baseline() && *day > last)?;
    let words = event.words();
    Some(format!(
        "{words} on {day}, and no standing film since: what is said here is about the time before it."
    ))
}
