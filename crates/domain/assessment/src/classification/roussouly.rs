//! Roussouly: the type of the standing spine by sacral slope and the number of lordotic vertebrae.
//!
//! - **Source**: rule as open code has it (S57), type 3 anteverted Laouissat 2018 (S17), agreement of readers S71.

use super::{Class, Classification, Input, PostureGrade, input, measurable, named};
use crate::endplates::slope;
use crate::explanation::Explanation;
use crate::parameters::{PI, PT, SS};
use crate::reading::drawn;
use crate::scale::{Scale, in_words};
use crate::subject::Subject;
use upright_anatomy::{Endplate, Level, Numbering};
use upright_evidence::numbers::{
    CUT_OFF_ROUSSOULY_ANTEVERTED_PELVIC_INCIDENCE, CUT_OFF_ROUSSOULY_ANTEVERTED_PELVIC_TILT,
    CUT_OFF_ROUSSOULY_LORDOTIC_VERTEBRAE, CUT_OFF_ROUSSOULY_SACRAL_SLOPE_MEDIUM,
    CUT_OFF_ROUSSOULY_SACRAL_SLOPE_STEEP, NORM_ROUSSOULY_AGREEMENT_LEAST, NORM_ROUSSOULY_AGREEMENT_MOST,
};
use upright_measurement::{Points, Values, values};

static SLOPES: Scale = Scale {
    name: "Roussouly, sacral slope",
    cuts: &[&CUT_OFF_ROUSSOULY_SACRAL_SLOPE_MEDIUM, &CUT_OFF_ROUSSOULY_SACRAL_SLOPE_STEEP],
    classes: &["low", "medium", "steep"],
};
static LORDOTIC: Scale = Scale {
    name: "Roussouly, lordotic vertebrae",
    cuts: &[&CUT_OFF_ROUSSOULY_LORDOTIC_VERTEBRAE],
    classes: &["few", "many"],
};
static INCIDENCES: Scale = Scale {
    name: "Roussouly, pelvic incidence of type 3 anteverted",
    cuts: &[&CUT_OFF_ROUSSOULY_ANTEVERTED_PELVIC_INCIDENCE],
    classes: &["anteverted", "not anteverted"],
};
static TILTS: Scale = Scale {
    name: "Roussouly, pelvic tilt of type 3 anteverted",
    cuts: &[&CUT_OFF_ROUSSOULY_ANTEVERTED_PELVIC_TILT],
    classes: &["anteverted", "not anteverted"],
};

pub(super) const SCALES: [&Scale; 4] = [&SLOPES, &LORDOTIC, &INCIDENCES, &TILTS];

const TYPES: [&str; 7] = ["1", "2", "1 or 2", "3", "3 anteverted", "3 or 3 anteverted", "4"];
const CODE: &str = "roussouly.type";
const NAME: &str = "Roussouly type, as filmed";

pub(super) fn classify(subject: &Subject<'_>) -> Vec<Classification> {
    vec![of_film(subject)]
}

fn of_film(subject: &Subject<'_>) -> Classification {
    if let Err(reason) = measurable(subject, &[SS]) {
        return Classification::not_computable(CODE, NAME, reason);
    }
    let reading = subject.reading;
    let numbering = reading.landmarks().numbering();
    let lordotic = lordotic_vertebrae(&reading.points(), numbering);
    let Some(code) = type_of(&reading.measured(), lordotic).and_then(|position| TYPES.get(position).copied())
    else {
        return Classification::not_computable(CODE, NAME, "the sacral slope is undefined on this film");
    };
    let shares = reading.shares_of_points(TYPES.len(), |points| {
        type_of(&values(points), lordotic_vertebrae(points, numbering))
    });
    let class = Class {
        code: code.to_owned(),
        meaning: meaning(code).to_owned(),
        probabilities: named(&TYPES, shares).into_iter().filter(|(_, share)| *share > 0.0).collect(),
    };
    let counted = lordotic.map_or_else(|| "not countable".to_owned(), |count| count.to_string());
    let inputs = [SS, PI, PT].map(|id| input(reading, id)).into_iter();
    let found = Classification::new(CODE, NAME, class, explanation(subject, code, lordotic))
        .with_inputs(inputs.chain([Input::new("lordotic vertebrae", counted)]))
        .graded(PostureGrade::on(subject, PostureGrade::OfThisPosture))
        .noting(agreement())
        .noting("the type of the spine as it stands: in a flat back it is not the type the patient was born to, which follows from PI");
    notes(code, lordotic).into_iter().fold(found, Classification::noting)
}

fn meaning(code: &str) -> &'static str {
    match code {
        "1" => "low sacral slope, short lordosis",
        "2" => "low sacral slope, long flat lordosis",
        "1 or 2" => "low sacral slope; types 1 and 2 are not told apart",
        "3" => "medium sacral slope",
        "3 anteverted" => "medium sacral slope with low pelvic incidence and low pelvic tilt",
        "3 or 3 anteverted" => "medium sacral slope; whether anteverted is not known",
        _ => "steep sacral slope",
    }
}

fn notes(code: &str, lordotic: Option<usize>) -> Vec<&'static str> {
    let few = matches!(code, "1" | "2" | "1 or 2");
    let notes = [
        (few && lordotic.is_none()).then_some("types 1 and 2 are not told apart: the lordotic vertebrae cannot be counted without the superior endplates from the lowest vertebra up to one above the turn into kyphosis"),
        (few && lordotic == Some(0)).then_some("no vertebra above the sacrum is lordotic: the types describe lordotic spines"),
        (code == "3 or 3 anteverted").then_some("whether the pelvis is anteverted cannot be told without the hip axis"),
    ];
    notes.into_iter().flatten().collect()
}

fn explanation(subject: &Subject<'_>, code: &str, lordotic: Option<usize>) -> Explanation {
    let slope = subject.reading.in_words(SS).unwrap_or_default();
    let tree = Explanation::holds(format!("type {code}, from {slope}")).by_all(SLOPES.cuts);
    match code {
        "1" | "2" => {
            let count = lordotic.unwrap_or_default();
            tree.because(Explanation::holds(format!("{count} lordotic vertebrae")).by_all(LORDOTIC.cuts))
        }
        "1 or 2" => tree.because(
            Explanation::unknown(
                "number of lordotic vertebrae",
                "superior endplates up to the turn into kyphosis",
            )
            .by_all(LORDOTIC.cuts),
        ),
        "4" => tree,
        _ => tree.because(anteversion(subject)),
    }
}

fn anteversion(subject: &Subject<'_>) -> Explanation {
    let values = [PI, PT].map(|id| subject.reading.in_words(id));
    let statement = match values {
        [Some(incidence), Some(tilt)] => Explanation::holds(format!("{incidence}, {tilt}")),
        _ => Explanation::unknown("whether the pelvis is anteverted", "the hip axis"),
    };
    statement.by_all(INCIDENCES.cuts).by_all(TILTS.cuts)
}

/// Position in [`TYPES`]; `None` without sacral slope.
fn type_of(values: &Values, lordotic: Option<usize>) -> Option<usize> {
    let name = match SLOPES.position(drawn(values, SS))? {
        0 => match lordotic.and_then(|count| LORDOTIC.position(count as f64)) {
            Some(0) => "1",
            Some(_) => "2",
            None => "1 or 2",
        },
        1 => match (INCIDENCES.position(drawn(values, PI)), TILTS.position(drawn(values, PT))) {
            (Some(0), Some(0)) => "3 anteverted",
            (Some(_), Some(_)) => "3",
            _ => "3 or 3 anteverted",
        },
        _ => "4",
    };
    TYPES.iter().position(|known| *known == name)
}

/// How many vertebrae above the sacrum lie in the lordosis; `None` where the endplates needed are not placed.
///
/// Counted up to the superior endplate that leans furthest back, the inflexion point: above it the spine turns into kyphosis.
/// The turn must be seen: without an endplate above it, the lordosis may go on.
fn lordotic_vertebrae(points: &Points, numbering: Numbering) -> Option<usize> {
    let upper = |level: Level| slope(points, Endplate::superior(level));
    let slopes: Vec<f64> = std::iter::once(upper(Level::S1))
        .chain(numbering.from_sacrum().map(upper))
        .take_while(|slope| !slope.is_nan())
        .collect();
    let (turn, _) = slopes.iter().enumerate().min_by(|(_, one), (_, other)| one.total_cmp(other))?;
    (turn + 1 < slopes.len()).then_some(turn)
}

fn agreement() -> String {
    let (least, most) = (in_words(&NORM_ROUSSOULY_AGREEMENT_LEAST), in_words(&NORM_ROUSSOULY_AGREEMENT_MOST));
    format!("readers agree poorly on the type: kappa {least} to {most}")
}
