//! Two films set beside each other.

use super::ProgressionVerdict;
use super::change::{self, Change};
use super::decline;
use crate::agreement;
use crate::agreement::{all, any, same_numbering, same_pelvis, same_reader};
use crate::backing;
use crate::baseline;
use crate::explanation::{Explanation, Truth};
use crate::parameters::{PI_LL, SVA, T1PA};
use crate::subject::{Extension, Subject};
use jiff::civil::Date;
use upright_casefile::{Arms, Support, View};
use upright_evidence::numbers::CUT_OFF_PROGRESSION_SVA;
use upright_measurement::ParameterId;

/// Two films set beside each other.
#[derive(Clone, Debug, PartialEq)]
pub struct Comparison {
    /// The entry that holds the earlier film.
    pub earlier: String,
    /// The entry that holds the later film.
    pub later: String,
    /// The days on which they were taken.
    pub days: [Date; 2],
    /// Whether one known reader placed the landmarks of both, on vertebrae counted alike.
    pub same_reader: bool,
    /// What changed by how much; for reading only where the films are not comparable.
    pub changes: Vec<Change>,
    /// What the two films say.
    pub verdict: ProgressionVerdict,
    /// What to know beside it.
    pub notes: Vec<String>,
    /// Why.
    pub explanation: Explanation,
}

impl Comparison {
    /// The changes that decide, in words; none where the films cannot be compared.
    pub(super) fn deciding(&self) -> Vec<String> {
        let of = |wanted: &[ParameterId], is_told: fn(&Change) -> bool| -> Vec<String> {
            let changes = self.changes.iter().filter(|change| wanted.contains(&change.parameter));
            changes.filter(|change| is_told(change)).map(Change::brief).collect()
        };
        let is_beyond = |change: &Change| change.is_beyond_error() == Truth::True;
        match self.verdict {
            ProgressionVerdict::NotComparable(_) => Vec::new(),
            ProgressionVerdict::WithinMeasuringError => of(&[T1PA, PI_LL], |_| true),
            _ => of(&[T1PA, PI_LL, SVA], is_beyond),
        }
    }
}

/// Sets two films of one patient beside each other.
#[must_use]
pub fn compare(view: &View<'_>, earlier: &Subject<'_>, later: &Subject<'_>) -> Comparison {
    let films = [earlier, later];
    let pair = films.map(|film| film.reading);
    let (verdict, explanation) = match obstacle(view, films) {
        Some(reason) => not_comparable(films, reason),
        None => judged(view, films),
    };
    Comparison {
        earlier: earlier.entry.to_owned(),
        later: later.entry.to_owned(),
        days: films.map(|film| film.day),
        same_reader: same_reader(pair),
        changes: Change::all(pair),
        notes: notes(films, &verdict, &explanation),
        verdict,
        explanation,
    }
}

fn not_comparable(films: [&Subject<'_>; 2], reason: String) -> (ProgressionVerdict, Explanation) {
    let pelvis = same_pelvis(films.map(|film| film.reading));
    let statement = format!("{}: not comparable: {reason}", span(films));
    let explanation = Explanation::unknown(statement, "two films that can be compared").because(pelvis);
    (ProgressionVerdict::NotComparable(reason), explanation)
}

/// Why two films cannot be set beside each other; `None` = they can.
pub(super) fn obstacle(view: &View<'_>, films: [&Subject<'_>; 2]) -> Option<String> {
    let [earlier, later] = films;
    order(earlier.day, later.day)
        .or_else(|| baseline::obstacle(view, earlier.day, later.day))
        .or_else(|| films.into_iter().find_map(not_standing))
        .or_else(|| grades(films))
        .or_else(|| pelves(films))
}

fn order(earlier: Date, later: Date) -> Option<String> {
    if earlier == later {
        return Some(format!("both films were taken on {earlier}: no time lies between them"));
    }
    (earlier > later).then(|| {
        format!("the dates are reversed: the film called earlier is of {earlier}, the other of {later}")
    })
}

/// Why a film shows no standing patient; `None` = it does.
pub(super) fn not_standing(film: &Subject<'_>) -> Option<String> {
    let posture = film.reading.landmarks().posture();
    let words = posture.name().replace('_', " ");
    (!posture.is_standing())
        .then(|| format!("the posture of the film of {} is {words}, not standing", film.day))
}

fn grades(films: [&Subject<'_>; 2]) -> Option<String> {
    (same_grade(films) == Truth::False).then(|| {
        "one film shows knees and hips extended and the other does not: the postures differ".to_owned()
    })
}

fn pelves(films: [&Subject<'_>; 2]) -> Option<String> {
    let pair = films.map(|film| film.reading);
    if !same_numbering(pair) {
        return Some("the vertebrae of the two films are not counted alike".to_owned());
    }
    let pelvis = same_pelvis(pair);
    (pelvis.truth == Truth::False).then_some(pelvis.statement)
}

fn same_grade(films: [&Subject<'_>; 2]) -> Truth {
    match films.map(|film| film.extension) {
        [Extension::Unknown, _] | [_, Extension::Unknown] => Truth::Unknown,
        [one, other] => Truth::of(Some(one == other)),
    }
}

/// Whether SVA may be compared: posture, support and arms alike on both films, and no rail.
///
/// - **Source**: clinical reference, sections 3 and 5; rails S36.
fn matched(films: [&Subject<'_>; 2]) -> Explanation {
    let conditions = films.map(|film| &film.reading.film.conditions);
    let (support, arms) = (conditions.map(|film| film.support), conditions.map(|film| film.arms));
    let parts = [
        alike(same_grade(films), "Knees and hips extended alike"),
        alike(agreement::alike(support, Support::Rail), "Supported alike, and not by a rail"),
        alike(agreement::alike(arms, Arms::OnRail), "Arms held alike, and not on a rail"),
    ];
    let root = Explanation::new(all(parts.iter().map(|part| part.truth)), "The films match for SVA");
    parts.into_iter().fold(root, Explanation::because)
}

fn alike(truth: Truth, statement: &str) -> Explanation {
    match truth {
        Truth::Unknown => Explanation::unknown(statement, format!("{statement}: recorded on both films")),
        known => Explanation::new(known, statement),
    }
}

/// SVA grew by more than the cut-off.
fn axis(films: [&Subject<'_>; 2]) -> Explanation {
    let cut = &CUT_OFF_PROGRESSION_SVA;
    let name = format!("SVA grew by more than {:.0} mm", cut.value);
    let readings = films.map(|film| film.reading);
    if let Some(reason) = readings.iter().find_map(|reading| reading.comparable(SVA).err()) {
        return Explanation::unknown(format!("{name}: {reason}"), "SVA in millimetres on both films").by(cut);
    }
    match Change::between(readings, SVA) {
        Some(change) => {
            let truth = Truth::of(Some(cut.is_passed_by(change.by)));
            Explanation::new(truth, format!("{name}: {}", change.words())).by(cut)
        }
        None => Explanation::unknown(name, "SVA in millimetres on both films").by(cut),
    }
}

/// SVA grew on matched films, and the patient declined.
fn axis_with_decline(view: &View<'_>, films: [&Subject<'_>; 2]) -> Explanation {
    let parts = [axis(films), matched(films), decline::explained(view, films.map(|film| film.day))];
    let truth = all(parts.iter().map(|part| part.truth));
    let root = Explanation::new(truth, "SVA grew on matched films, with clinical decline");
    parts.into_iter().fold(root, Explanation::because)
}

/// - **Source**: clinical reference, section 5 (flag L).
fn judged(view: &View<'_>, films: [&Subject<'_>; 2]) -> (ProgressionVerdict, Explanation) {
    let pair = films.map(|film| film.reading);
    let angles = [T1PA, PI_LL].map(|id| change::explained(pair, id, false));
    let better = [T1PA, PI_LL].map(|id| change::explained(pair, id, true));
    let axis = axis_with_decline(view, films);
    let by_angle = any(angles.iter().map(|part| part.truth));
    let improved = any(better.iter().map(|part| part.truth));
    let missing = |parts: &[&Explanation]| {
        let unknown = parts.iter().filter(|part| part.truth == Truth::Unknown);
        unknown.flat_map(|part| part.all_missing()).map(str::to_owned).collect::<Vec<_>>().join(", ")
    };
    let verdict = match (any([by_angle, axis.truth]), improved) {
        (Truth::True, _) => {
            step(view, films).map_or(ProgressionVerdict::Progressed, ProgressionVerdict::Stepped)
        }
        // SVA that nobody could compare does not undo a change of shape that two films can tell.
        (_, Truth::True) if by_angle == Truth::False => ProgressionVerdict::Improved,
        (Truth::False, Truth::False) => ProgressionVerdict::WithinMeasuringError,
        _ => {
            let [t1pa, pi_ll] = &angles;
            ProgressionVerdict::Unknown(missing(&[t1pa, pi_ll, &axis]))
        }
    };
    let root = Explanation::new(verdict.truth(), format!("{}: {}", span(films), verdict.words()));
    let shown = if improved == Truth::True { better.to_vec() } else { Vec::new() };
    let parts = angles.into_iter().chain(shown).chain([axis, same_pelvis(pair)]);
    (verdict, parts.fold(root, Explanation::because))
}

/// What happened between the films that is a step: an event and no slope.
fn step(view: &View<'_>, films: [&Subject<'_>; 2]) -> Option<String> {
    let [earlier, later] = films.map(|film| film.day);
    let (day, event) =
        view.events().find(|(day, event)| event.is_step() && (earlier..=later).contains(day))?;
    Some(format!("{} on {day}", event.words()))
}

/// `2020-03-01 to 2026-03-01`.
fn span(films: [&Subject<'_>; 2]) -> String {
    let [earlier, later] = films.map(|film| film.day);
    format!("{earlier} to {later}")
}

fn notes(films: [&Subject<'_>; 2], verdict: &ProgressionVerdict, explanation: &Explanation) -> Vec<String> {
    const GRADE: &str = "Whether knees and hips are extended alike on both films is not known: SVA cannot be compared, \
         and where the spine moves a part of the change may be posture.";
    const READER: &str =
        "Not known to be one reader on both films: the error between two readers is used where it is known.";
    const RULE: &str = "The rule for \"progressed\" is Upright's default; T1PA and PI−LL have no measuring error in print known to us, theirs is derived.";
    let is_judged = !matches!(verdict, ProgressionVerdict::NotComparable(_));
    let own = [
        (is_judged, RULE),
        (is_judged && same_grade(films) == Truth::Unknown, GRADE),
        (!same_reader(films.map(|film| film.reading)), READER),
    ];
    let own = own.into_iter().filter(|(applies, _)| *applies).map(|(_, note)| note.to_owned());
    own.chain(backing::notes(explanation)).collect()
}
