//! The same patient filmed as he stands and with knees and hips extended: what compensation hid, measured.

use crate::agreement::{alike, same_numbering, same_pelvis};
use crate::baseline;
use crate::explanation::{Explanation, Truth};
use crate::headline::side;
use crate::paired;
use crate::parameters::{AA, KA, PT, SFA, SVA, T1PA};
use crate::reading::{Reading, quantity};
use crate::subject::{Extension, Subject, apart};
use upright_anatomy::LandmarkSet;
use upright_casefile::{Arms, FilmConditions, Support, View};
use upright_evidence::numbers::CUT_OFF_PROGRESSION_SVA;
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

const COMPARED: [ParameterId; 6] = [SVA, PT, T1PA, KA, SFA, AA];

/// Compares the two films.
pub(crate) fn pair(compensated: &Subject<'_>, extended: &Subject<'_>) -> Pair {
    let changes: Vec<Unmasked> =
        COMPARED.into_iter().filter_map(|parameter| change(parameter, compensated, extended)).collect();
    let one_pelvis = same_pelvis([compensated.reading, extended.reading]);
    let sentence = sentence([compensated, extended], &changes, &one_pelvis);
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
    if let Some(reason) = baseline::obstacle(view, compensated.day, extended.day) {
        return Explanation::fails(reason);
    }
    match days_between(compensated, extended) {
        0 => Explanation::holds("both of one day, no operation or fracture recorded between"),
        days => Explanation::unknown(
            format!("{} apart: a part of the change may be course and not posture", apart(days)),
            "two films of one day",
        ),
    }
}

fn days_between(compensated: &Subject<'_>, extended: &Subject<'_>) -> i32 {
    (extended.day - compensated.day).get_days().abs()
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
    let (one_said, other_said) = (one.to_string(), other.to_string());
    let said = if one_said == other_said {
        format!("{one_said} on both")
    } else {
        format!("{one_said}; {other_said}")
    };
    if one.class().permits_cut_offs() && other.class().permits_cut_offs() {
        return Explanation::holds(format!("lengths may be compared: {said}"));
    }
    Explanation::fails(format!("lengths may not be compared: {said}"))
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
    let alike =
        [alike([one.arms, other.arms], Arms::OnRail), alike([one.support, other.support], Support::Rail)];
    match alike.into_iter().fold(Truth::True, Truth::and) {
        Truth::True => Explanation::holds("arms and support alike"),
        Truth::False => Explanation::fails(
            "arms or support differ, or hold a rail: millimetres of the change may come from them",
        ),
        Truth::Unknown => Explanation::unknown(
            "arms or support are not recorded with both films",
            "arms and support of both films",
        ),
    }
}

fn sentence(films: [&Subject<'_>; 2], changes: &[Unmasked], one_pelvis: &Explanation) -> String {
    let [compensated, extended] = films;
    let find = |parameter| changes.iter().find(|change| change.parameter == parameter);
    if one_pelvis.truth == Truth::False {
        return "The two films do not show one pelvis, so nothing is said of what the first hides."
            .to_owned();
    }
    let Some(axis) = find(SVA) else {
        let reasons = films.iter().find_map(|film| film.reading.comparable(SVA).err());
        let reason = reasons.unwrap_or_else(|| "lengths of the two films cannot be compared".to_owned());
        return format!("What the film as the patient stands hides cannot be said in millimetres: {reason}.");
    };
    let days = match days_between(compensated, extended) {
        0 => String::new(),
        days => format!(
            " The films are {} apart, so a part of the change may be course and not compensation.",
            apart(days)
        ),
    };
    let unchanged = find(T1PA).map(invariant).unwrap_or_default();
    format!("{}{days}{unchanged}", unmasked(axis, extended.extension))
}

fn unmasked(axis: &Unmasked, extension: Extension) -> String {
    let (side_found, length) = side(axis.extended.value());
    let posture = match extension {
        Extension::Extended => "With knees and hips extended",
        Extension::NotExtended => "On the second film, on which knees and hips are still not extended,",
        Extension::Unknown => "On the second film, on which the knees cannot be seen,",
    };
    let rest = if extension == Extension::Extended { "" } else { " More may be hidden." };
    format!("{posture} C7 lies {length} {side_found} the sacrum{}.{rest}", moved(axis))
}

/// How far C7 moved, and whether that is compensation, error of landmarks or the scatter of two films.
fn moved(axis: &Unmasked) -> String {
    let change = axis.change.value();
    let range = axis.interval.map_or_else(String::new, |found| {
        let rounded = |value| axis.parameter.parameter().unit.rounded(value);
        format!(" ({} to {} mm)", rounded(found.low), rounded(found.high))
    });
    if axis.interval.is_none_or(|found| found.low <= 0.0 && found.high >= 0.0) {
        return format!(
            "; the change against the film as the patient stands is within landmark error{range}"
        );
    }
    let scatter = &CUT_OFF_PROGRESSION_SVA;
    let direction = if change > 0.0 { "further forward" } else { "further back" };
    let (_, size) = side(change);
    let moved = format!(", {size} {direction} than as the patient stands{range}");
    match (scatter.is_passed_by(change), scatter.is_passed_by(-change)) {
        (true, _) => format!("{moved}: compensation hid that part"),
        (_, true) => format!("{moved}: this film unmasks nothing"),
        _ => format!(
            "{moved}; two standing films may differ by as much (up to {:.0} mm, Upright's default)",
            scatter.value
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
        true => format!(" T1PA, which posture alone does not change, stays within error ({both})."),
        false => format!(
            " T1PA changes from {} to {}: the spine itself gave way between the films.",
            change.compensated, change.extended
        ),
    }
}
