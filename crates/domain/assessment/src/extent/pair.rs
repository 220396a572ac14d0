//! The same patient filmed as he stands and with knees and hips extended: what compensation hid, measured.

use crate::agreement::{same_numbering, same_pelvis};
use crate::baseline;
use crate::explanation::{Explanation, Truth};
use crate::headline::side;
use crate::paired;
use crate::parameters::{KA, PT, SVA, T1PA};
use crate::reading::{Reading, quantity};
use crate::subject::{Extension, Subject};
use upright_anatomy::LandmarkSet;
use upright_casefile::{FilmConditions, View};
use upright_measurement::{Interval, ParameterId, PostureDependence, Quantity, Unit};

/// How one parameter differs between the two films.
#[derive(Clone, Debug, PartialEq)]
pub struct Unmasked {
    /// The parameter.
    pub parameter: ParameterId,
    /// On the film as the patient stands.
    pub compensated: Quantity,
    /// With knees and hips extended.
    pub extended: Quantity,
    /// Extended minus compensated.
    pub change: Quantity,
    /// The middle 95 % of the change under landmark error of both films.
    pub interval: Option<Interval>,
}

/// A compensated and an extended film of one patient.
#[derive(Clone, Debug, PartialEq)]
pub struct Pair {
    /// The entry of the film as the patient stands.
    pub compensated: String,
    /// The entry of the extended film.
    pub extended: String,
    /// What changed.
    pub changes: Vec<Unmasked>,
    /// Whether both show one pelvis.
    pub one_pelvis: Explanation,
    /// Whether they may be compared, one reason after another.
    pub comparability: Vec<Explanation>,
    /// What it means, in one sentence.
    pub sentence: String,
}

impl Pair {
    /// How `parameter` changed.
    #[must_use]
    pub fn change(&self, parameter: ParameterId) -> Option<&Unmasked> {
        self.changes.iter().find(|change| change.parameter == parameter)
    }
}

const COMPARED: [ParameterId; 4] = [SVA, PT, T1PA, KA];

/// Compares the two films.
pub(crate) fn pair(compensated: &Subject<'_>, extended: &Subject<'_>) -> Pair {
    let changes: Vec<Unmasked> =
        COMPARED.into_iter().filter_map(|parameter| change(parameter, compensated, extended)).collect();
    let one_pelvis = same_pelvis([compensated.reading, extended.reading]);
    let sentence = sentence(extended, &changes, &one_pelvis);
    Pair {
        compensated: compensated.entry.to_owned(),
        extended: extended.entry.to_owned(),
        comparability: comparability(compensated, extended),
        changes,
        one_pelvis,
        sentence,
    }
}

fn change(parameter: ParameterId, compensated: &Subject<'_>, extended: &Subject<'_>) -> Option<Unmasked> {
    let (from, to) = (compensated.reading, extended.reading);
    let is_length = parameter.parameter().unit == Unit::Millimetre;
    if is_length && (from.comparable(parameter).is_err() || to.comparable(parameter).is_err()) {
        return None;
    }
    let (change, interval) = paired::change([from, to], parameter)?;
    Some(Unmasked {
        parameter,
        compensated: quantity(parameter, from.value(parameter)?),
        extended: quantity(parameter, to.value(parameter)?),
        change: quantity(parameter, change),
        interval: interval.ok(),
    })
}

fn comparability(compensated: &Subject<'_>, extended: &Subject<'_>) -> Vec<Explanation> {
    let (one, other) = (compensated.reading, extended.reading);
    vec![
        same_baseline(compensated.view, compensated, extended),
        extended_enough(extended),
        lengths(one.landmarks(), other.landmarks()),
        same_levels([one, other]),
        same_conditions(&one.film.conditions, &other.film.conditions),
    ]
}

fn same_baseline(view: &View<'_>, compensated: &Subject<'_>, extended: &Subject<'_>) -> Explanation {
    let days = match (extended.day - compensated.day).get_days().abs() {
        0 => "on one day".to_owned(),
        days => format!("{days} days apart"),
    };
    match baseline::obstacle(view, compensated.day, extended.day) {
        Some(reason) => Explanation::fails(reason),
        None => Explanation::holds(format!("{days}, no operation or fracture recorded between")),
    }
}

fn extended_enough(extended: &Subject<'_>) -> Explanation {
    match extended.extension {
        Extension::Extended => Explanation::holds("knees and hips are extended on the second film"),
        Extension::NotExtended => {
            Explanation::fails("knees or hips are not extended on the second film either: more may be hidden")
        }
        Extension::Unknown => Explanation::unknown(
            "the knees cannot be seen on the second film",
            "knees and ankles on the extended film",
        ),
    }
}

fn lengths(one: &LandmarkSet, other: &LandmarkSet) -> Explanation {
    let [one, other] = [one, other].map(|set| set.frame().calibration());
    if one.class().permits_cut_offs() && other.class().permits_cut_offs() {
        return Explanation::holds(format!("lengths may be compared: {one}; {other}"));
    }
    Explanation::fails(format!("lengths may not be compared: {one}; {other}"))
}

fn same_levels(pair: [&Reading<'_>; 2]) -> Explanation {
    if same_numbering(pair) {
        return Explanation::holds("vertebrae are counted alike");
    }
    let [one, other] = pair.map(|reading| reading.landmarks().numbering());
    Explanation::fails(format!(
        "vertebrae are counted differently: {} and {} lumbar, {} and {} thoracic",
        one.lumbar(),
        other.lumbar(),
        one.thoracic(),
        other.thoracic()
    ))
}

fn same_conditions(one: &FilmConditions, other: &FilmConditions) -> Explanation {
    let alike = [known_alike(one.arms, other.arms), known_alike(one.support, other.support)];
    match alike.into_iter().fold(Truth::True, Truth::and) {
        Truth::True => Explanation::holds("arms and support alike"),
        Truth::False => {
            Explanation::fails("arms or support differ: millimetres of the change may come from them")
        }
        Truth::Unknown => Explanation::unknown(
            "arms or support are not recorded with both films",
            "arms and support of both films",
        ),
    }
}

fn known_alike<T: PartialEq>(one: Option<T>, other: Option<T>) -> Truth {
    match (one, other) {
        (Some(one), Some(other)) => Truth::of(Some(one == other)),
        _ => Truth::Unknown,
    }
}

fn sentence(extended: &Subject<'_>, changes: &[Unmasked], one_pelvis: &Explanation) -> String {
    let find = |parameter| changes.iter().find(|change| change.parameter == parameter);
    if one_pelvis.truth == Truth::False {
        return "The two films do not show one pelvis, so nothing is said of what the first hides."
            .to_owned();
    }
    let Some(axis) = find(SVA) else {
        let reason = extended
            .reading
            .comparable(SVA)
            .err()
            .unwrap_or_else(|| "lengths of the two films cannot be compared".to_owned());
        return format!("What the film as the patient stands hides cannot be said in millimetres: {reason}.");
    };
    let unchanged = find(T1PA).map(invariant).unwrap_or_default();
    format!("{}{unchanged}", unmasked(axis, extended.extension))
}

fn unmasked(axis: &Unmasked, extension: Extension) -> String {
    let (side_found, length) = side(axis.extended.value());
    let range = axis.interval.map(|found| {
        let rounded = |value| axis.parameter.parameter().unit.rounded(value);
        format!(" (change {} to {} mm)", rounded(found.low), rounded(found.high))
    });
    let range = range.unwrap_or_default();
    let sure = axis.interval.is_some_and(|found| found.low > 0.0 || found.high < 0.0);
    let posture = match extension {
        Extension::Extended => "With knees and hips extended",
        Extension::NotExtended => "On the second film, on which knees and hips are still not extended,",
        Extension::Unknown => "On the second film, on which the knees cannot be seen,",
    };
    let rest = if extension == Extension::Extended { "" } else { " More may be hidden." };
    let change = axis.change.value();
    match (sure, change > 0.0) {
        (false, _) => format!(
            "{posture} C7 lies {length} {side_found} the sacrum; the change{range} is within landmark error.{rest}"
        ),
        (true, true) => format!(
            "{posture} C7 lies {length} {side_found} the sacrum, {} further forward than as the patient stands{range}: compensation hid that part.{rest}",
            axis.change
        ),
        (true, false) => format!(
            "{posture} C7 lies {length} {side_found} the sacrum, {} further back than as the patient stands{range}: this film unmasks nothing.{rest}",
            quantity(SVA, -change)
        ),
    }
}

/// T1PA does not change with posture while the spine is rigid: whether it stayed.
fn invariant(change: &Unmasked) -> String {
    debug_assert!(change.parameter.parameter().posture == PostureDependence::Invariant);
    let stayed = change.interval.is_some_and(|found| found.low <= 0.0 && found.high >= 0.0);
    let (before, after) = (change.compensated.to_string(), change.extended.to_string());
    let both = if before == after { before } else { format!("{before} and {after}") };
    match stayed {
        true => format!(" T1PA, which posture alone does not change, stays at {both}."),
        false => format!(
            " T1PA changes from {} to {}: the spine itself gave way between the films.",
            change.compensated, change.extended
        ),
    }
}
