//! What the films say: parameters, validity, flexibility, progression, classes. Never a simulated posture.

use super::fusion::of_truth;
use super::{Known, Spec};
use crate::value::{Found, Kind, State};
use upright_assessment::{
    Assessment, Extension, FilmGrade, FlexibilityVerdict, JudgedFilm, Origin, ProgressionVerdict, Usability,
};
use upright_casefile::Fact;
use upright_evidence::Record;
use upright_evidence::numbers::{
    CUT_OFF_FILM_FEMORAL_OBLIQUITY_EXTENDED, CUT_OFF_FILM_KNEE_FLEXION_EXTENDED, CUT_OFF_PROGRESSION_SVA,
};
use upright_measurement::{ParameterId, Unit};

/// Where knees and hips are called extended.
const EXTENDED: &[&Record] = &[&CUT_OFF_FILM_KNEE_FLEXION_EXTENDED, &CUT_OFF_FILM_FEMORAL_OBLIQUITY_EXTENDED];

pub(super) fn specs() -> Vec<Spec> {
    let grades = vec!["none", "valid", "usable_for", "repeat", "best_obtainable"];
    let single = vec![
        Spec::new("film.grade", "grade of the film", Kind::Word(grades), grade),
        Spec::flag("film.standing", "a standing film of the whole spine", standing),
        Spec::flag("film.extended", "a film with knees and hips extended", extended).by(EXTENDED),
        Spec::flag("film.pair", "films as the patient stands and extended", pair),
        Spec::flag("film.frontal", "measures of a frontal film", frontal),
        Spec::flag("film.lying", "a lying film", lying),
        Spec::flag("progression.progressed", "progression beyond measuring error", progressed)
            .by(&[&CUT_OFF_PROGRESSION_SVA]),
        Spec::new("flexibility.verdict", "fixed or flexible", Kind::Word(VERDICTS.to_vec()), flexibility),
        Spec::flag("malalignment.beyond_target", "T1PA or PI−LL beyond the target for age", beyond_target),
        Spec::new("coronal.c7_csvl", "distance of C7 from the midline", Kind::Number("mm"), c7_csvl),
        Spec::new("coronal.cobb", "largest Cobb angle", Kind::Number("deg"), cobb),
    ];
    let parameters = ParameterId::all().map(of_parameter);
    single.into_iter().chain(parameters).collect()
}

const VERDICTS: [&str; 8] = [
    "largely_flexible",
    "mixed",
    "fixed_in_this_test",
    "differs_between_studies",
    "cannot_tell",
    "not_examined",
    "no_malalignment",
    "unknown",
];

fn first<'a>(assessment: &'a Assessment<'a>) -> Option<&'a JudgedFilm<'a>> {
    assessment.films.get(assessment.first?)
}

fn origin(found: Found, film: &JudgedFilm<'_>) -> Found {
    let mut found = found;
    found.origins.push(Origin { entry: film.entry.id.clone(), day: film.entry.effective_at });
    found
}

/// A parameter of the film that stands first, as far as it may be used.
fn of_parameter(id: ParameterId) -> Spec {
    let parameter = id.parameter();
    let unit = match parameter.unit {
        Unit::Degree => "deg",
        Unit::Millimetre => "mm",
        _ => "1",
    };
    Spec::new(
        format!("parameter.{}", parameter.code),
        parameter.abbreviation,
        Kind::Number(unit),
        move |known| {
            let Some(film) = first(known.assessment) else {
                return Found::unknown("a standing film with landmarks");
            };
            let value = match film.reading.comparable(id) {
                Ok(value) => value,
                Err(reason) => return Found::unknown(reason),
            };
            let usability = film.validity.use_of(id).map(|used| (used.usability, used.is_at_least()));
            let state = match usability {
                Some((Usability::Unusable, _)) => {
                    return Found::unknown("a film on which the value may be used");
                }
                Some((_, true)) => State::AtLeast(value),
                _ => Found::number(value).state,
            };
            origin(Found { state, ..Found::flag(false) }, film)
        },
    )
}

fn grade(known: &Known<'_>) -> Found {
    match first(known.assessment) {
        None => Found::word("none"),
        Some(film) => origin(Found::word(film.validity.grade.code()), film),
    }
}

fn standing(known: &Known<'_>) -> Found {
    let films = &known.assessment.films;
    let film = films.iter().rev().find(|film| film.reading.landmarks().posture().is_standing());
    film.map_or_else(|| Found::flag(false), |film| origin(Found::flag(true), film))
}

/// Whether a film shows knees and hips extended, or is the best that can be had.
fn extended(known: &Known<'_>) -> Found {
    let Some(film) = first(known.assessment) else { return Found::flag(false) };
    let found = match (&film.validity.grade, film.validity.extension) {
        (_, Extension::Extended) => Found::flag(true),
        (_, Extension::NotExtended) => Found::flag(false),
        (FilmGrade::BestObtainable(_), _) => Found::flag(false),
        (_, Extension::Unknown) => Found::unknown("knees and hips on the film"),
    };
    origin(found, film)
}

fn pair(known: &Known<'_>) -> Found {
    Found::flag(known.assessment.pair.is_some())
}

fn frontal(known: &Known<'_>) -> Found {
    let found = known.view.facts(|fact| match fact {
        Fact::Coronal(coronal) => Some(coronal),
        _ => None,
    });
    let last = found.last();
    last.map_or_else(|| Found::flag(false), |(entry, _)| Found::flag(true).told_by(entry))
}

fn lying(known: &Known<'_>) -> Found {
    Found::flag(!known.assessment.flexibility.studies.is_empty())
}

fn progressed(known: &Known<'_>) -> Found {
    let progression = &known.assessment.progression;
    match &progression.verdict {
        // The films themselves cannot tell; the reader of the answer is told why.
        ProgressionVerdict::TooFewFilms => Found::unknown("a comparable film of an earlier day"),
        verdict => of_truth(verdict.truth(), &verdict.words()),
    }
}

fn flexibility(known: &Known<'_>) -> Found {
    let verdict = &known.assessment.flexibility.verdict;
    let word = match verdict {
        FlexibilityVerdict::LargelyFlexible => "largely_flexible",
        FlexibilityVerdict::Mixed => "mixed",
        FlexibilityVerdict::FixedInThisTest => "fixed_in_this_test",
        FlexibilityVerdict::DependsOnStudy(_) => "differs_between_studies",
        FlexibilityVerdict::CannotTell(_) => "cannot_tell",
        FlexibilityVerdict::NotExamined => return Found::unknown("a lying film, with legs straight"),
        FlexibilityVerdict::NoMalalignment => "no_malalignment",
        FlexibilityVerdict::Unknown(reason) => return Found::unknown(reason.clone()),
    };
    Found::word(word)
}

fn beyond_target(known: &Known<'_>) -> Found {
    match &known.assessment.flexibility.verdict {
        FlexibilityVerdict::NoMalalignment => Found::flag(false),
        FlexibilityVerdict::Unknown(reason) => Found::unknown(reason.clone()),
        _ => Found::flag(true),
    }
}

fn c7_csvl(known: &Known<'_>) -> Found {
    let found = known.view.facts(|fact| match fact {
        Fact::Coronal(coronal) => coronal.c7_csvl,
        _ => None,
    });
    found.last().map_or_else(
        || Found::unknown("the distance of C7 from the midline, from the frontal film"),
        |(entry, distance)| Found::number(distance.value().abs()).told_by(entry),
    )
}

fn cobb(known: &Known<'_>) -> Found {
    let found = known.view.facts(|fact| match fact {
        Fact::Coronal(coronal) => {
            let angles = [coronal.thoracic_cobb, coronal.lumbar_cobb].into_iter().flatten();
            angles.map(upright_anatomy::Degrees::value).reduce(f64::max)
        }
        _ => None,
    });
    found.last().map_or_else(
        || Found::unknown("the Cobb angles, from the frontal film"),
        |(entry, angle)| Found::number(angle).told_by(entry),
    )
}
