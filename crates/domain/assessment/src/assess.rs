//! The whole answer about one patient on one day.

use crate::baseline;
use crate::chosen::Chosen;
use crate::classification::{Classification, classifications};
use crate::compensation::{Compensation, compensation};
use crate::coronal;
use crate::extent::{Pair, Simulated, SimulatedPosture, pair, simulations};
use crate::film::{FRACTURE_FIRST, FilmValidity, extension, film_validity};
use crate::flexibility::{Flexibility, flexibility, standing_film};
use crate::headline::{HeadlineValue, balance, headline_values, side};
use crate::notice::{Notice, notices};
use crate::parameters::SVA;
use crate::progression::{Progression, progression};
use crate::reading::{Options, Reading};
use crate::subject::{Extension, Subject};
use jiff::civil::Date;
use upright_casefile::{Entry, View};

/// A film with its judgement.
#[derive(Clone, Debug)]
pub struct JudgedFilm<'a> {
    /// The entry that holds it.
    pub entry: &'a Entry,
    /// The film as measured.
    pub reading: Reading<'a>,
    /// Whether it is valid.
    pub validity: FilmValidity,
}

/// Everything that is said about a patient's alignment.
#[derive(Clone, Debug)]
pub struct Assessment<'a> {
    /// The day up to which facts were used.
    pub day: Date,
    /// Age on the day of the film that stands first; `None` = not recorded.
    pub age: Option<f64>,
    /// The film that stands first: the latest standing one, extended where there is one; its position in `films`.
    pub first: Option<usize>,
    /// Every film, from the earliest to the latest.
    pub films: Vec<JudgedFilm<'a>>,
    /// The seven numbers of the first film.
    pub values: Vec<HeadlineValue>,
    /// What it means, in one sentence or two.
    pub sentence: String,
    /// What does not fit in the record.
    pub notices: Vec<Notice>,
    /// The entry of the film that postures are simulated from.
    pub simulated_from: Option<&'a str>,
    /// Simulated postures; never measurements.
    pub simulations: Vec<Simulated>,
    /// The compensated and the extended film, where there are both.
    pub pair: Option<Pair>,
    /// The ledger of compensation of the film as the patient stands.
    pub compensation: Option<Compensation>,
    /// Whether the imbalance is fixed.
    pub flexibility: Flexibility,
    /// Whether it has progressed.
    pub progression: Progression,
    /// Published schemes, on the first film.
    pub classifications: Vec<Classification>,
}

/// Assesses what `view` knows.
///
/// Pure: the same view and options give the same answer. Simulated values never enter a trend or a class.
#[must_use]
pub fn assess<'a>(view: &View<'a>, options: Options) -> Assessment<'a> {
    let options = coronal::widened(view, options);
    let readings: Vec<(&'a Entry, Reading<'a>)> =
        view.films().map(|(entry, film)| (entry, Reading::of(film, options))).collect();
    let subjects: Vec<Subject<'_>> =
        readings.iter().map(|(entry, reading)| subject(view, entry, reading)).collect();
    let chosen = Chosen::of(&subjects);
    let at = |position: Option<usize>| position.and_then(|position| subjects.get(position));
    let first = at(chosen.first);
    let habitual = at(chosen.compensated);
    let pair = habitual.zip(at(chosen.extended)).map(|(compensated, extended)| pair(compensated, extended));
    let simulations = habitual.map(simulations).unwrap_or_default();
    let validities: Vec<FilmValidity> =
        subjects.iter().map(|film| film_validity(film, is_shown_extended(film, &subjects))).collect();
    let first_valid = first.zip(chosen.first.and_then(|position| validities.get(position)));
    let lying: Vec<Subject<'_>> =
        subjects.iter().filter(|film| film.reading.landmarks().posture().is_lying()).cloned().collect();
    Assessment {
        day: view.day(),
        age: first.and_then(|subject| subject.age),
        first: chosen.first,
        values: first_valid
            .map(|(film, validity)| headline_values(film.reading, validity))
            .unwrap_or_default(),
        sentence: sentence(first_valid, pair.as_ref(), &simulations),
        notices: notices(view, &readings, &subjects),
        simulated_from: habitual.and_then(|film| id_of(view, film.entry)),
        compensation: habitual.map(compensation),
        flexibility: flexibility(view, standing_film(&subjects), &lying),
        progression: progression(view, &subjects),
        classifications: first.map(classifications).unwrap_or_default(),
        simulations,
        pair,
        films: judged(readings, validities),
    }
}

fn judged<'a>(readings: Vec<(&'a Entry, Reading<'a>)>, validities: Vec<FilmValidity>) -> Vec<JudgedFilm<'a>> {
    let films = readings.into_iter().zip(validities);
    films.map(|((entry, reading), validity)| JudgedFilm { entry, reading, validity }).collect()
}

/// The name of an entry as the record holds it, which outlives the films measured here.
fn id_of<'a>(view: &View<'a>, id: &str) -> Option<&'a str> {
    view.entries().iter().map(|entry| entry.id.as_str()).find(|known| *known == id)
}

fn subject<'s>(view: &'s View<'_>, entry: &'s Entry, reading: &'s Reading<'_>) -> Subject<'s> {
    Subject {
        view,
        entry: &entry.id,
        day: entry.effective_at,
        reading,
        age: view.age_on(entry.effective_at),
        extension: extension(reading),
    }
}

/// Whether another standing film that shares the baseline shows knees and hips extended.
fn is_shown_extended(film: &Subject<'_>, all: &[Subject<'_>]) -> bool {
    let shows = |other: &&Subject<'_>| {
        other.entry != film.entry
            && other.extension == Extension::Extended
            && other.reading.landmarks().posture().is_standing()
            && baseline::between(film.view, film.day, other.day).is_none()
    };
    all.iter().any(|other| shows(&other))
}

fn sentence(
    first: Option<(&Subject<'_>, &FilmValidity)>,
    pair: Option<&Pair>,
    simulations: &[Simulated],
) -> String {
    let Some((film, validity)) = first else {
        return "There is no film: nothing can be said about alignment.".to_owned();
    };
    let found = match pair {
        Some(pair) => pair.sentence.clone(),
        None => alone(film, validity, simulations),
    };
    if film.fracture_first() { format!("{FRACTURE_FIRST} {found}") } else { found }
}

/// What one film says by itself.
fn alone(film: &Subject<'_>, validity: &FilmValidity, simulations: &[Simulated]) -> String {
    let found = balance(film.reading, validity);
    let leans = film.reading.comparable(SVA).is_ok();
    if validity.extension != Extension::NotExtended || !leans {
        return format!("{found}.");
    }
    format!("{found}. {}", hidden(film, simulations))
}

/// What a simulation says of the hidden part, always called one.
fn hidden(film: &Subject<'_>, simulations: &[Simulated]) -> String {
    let extended = simulations.iter().find(|found| found.posture == SimulatedPosture::KneesExtended);
    if extended.is_some_and(|found| found.hips_contracted) {
        return "The hips do not extend, so what bent knees hide may never be seen standing; values hold for this posture."
            .to_owned();
    }
    let film_would = match film.fracture_first() {
        true => "",
        false => "; a film with knees and hips extended, as far as is comfortable, would show it",
    };
    let Some(axis) = extended.and_then(|found| found.value(SVA)) else {
        return format!("How much the posture hides is not known{film_would}.");
    };
    let (side, length) = side(axis.value.value());
    let range = axis.interval.map_or_else(String::new, |interval| {
        let rounded = |value| SVA.parameter().unit.rounded(value);
        format!(" ({} to {} mm)", rounded(interval.low), rounded(interval.high))
    });
    format!("SIMULATED with extended knees C7 would lie {length} {side} the sacrum{range}{film_would}.")
}
