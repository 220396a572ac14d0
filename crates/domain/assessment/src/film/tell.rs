//! What to tell whoever takes the next film.

use super::criterion::{Criterion, CriterionKind};
use super::grade::FilmGrade;
use crate::explanation::Truth;
use crate::parameters::KA;
use crate::subject::{Extension, Subject};
use upright_casefile::Support;

/// Said before anything else where a fracture may be there.
pub(crate) const FRACTURE_FIRST: &str = "New pain, trauma or a sudden change of posture in a spine that may be ankylosed or long-fused is an unstable fracture until excluded: whole-spine CT first, in the patient's usual posture; no film with straight legs, no flexion and extension, no traction.";
const ASK_FIRST: &str = "First ask: new pain, a fall or a sudden change of posture in an ankylosed or long-fused spine is an unstable fracture until excluded; no film with straight legs then.";
const RADIATION: &str = "Check pregnancy and earlier dose. At most one repeat.";
const NOT_RECORDED: &str = "Whether this film was a repeat already is not recorded: if it was, not again.";
const NO_REPEAT: &str = "No repeat: this is the best film that the patient can give; use it with its limits.";
const AFTER_WALKING: &str =
    "A second film after ten minutes of walking is optional: imbalance worsens with fatigue (S118).";

/// The lines, in the order in which they matter.
pub(super) fn tell(subject: &Subject<'_>, grade: &FilmGrade, criteria: &[Criterion]) -> Vec<String> {
    if subject.reading.landmarks().posture().is_known_not_standing() {
        return Vec::new();
    }
    if subject.fracture_first() {
        return vec![FRACTURE_FIRST.to_owned()];
    }
    let of_criteria = criteria.iter().filter(|found| is_wanted(grade, found)).filter_map(|found| found.tell);
    let [before, after] = around(subject, grade);
    before.into_iter().chain(of_criteria).chain(after).map(str::to_owned).collect()
}

fn is_wanted(grade: &FilmGrade, found: &Criterion) -> bool {
    let of_legs = matches!(found.kind, CriterionKind::Knees | CriterionKind::Hips);
    match grade {
        // No reason for another film, but if one is taken it should carry a scale.
        _ if found.kind == CriterionKind::Calibration => found.truth() != Truth::True,
        FilmGrade::Repeat(causes) => causes.contains(&found.kind),
        // What nobody recorded can be recorded; knees that cannot be seen are what the length is about.
        _ => found.truth() == Truth::Unknown && !of_legs,
    }
}

fn around(subject: &Subject<'_>, grade: &FilmGrade) -> [Vec<&'static str>; 2] {
    let conditions = &subject.reading.film.conditions;
    match grade {
        FilmGrade::Repeat(causes) => {
            let ask = subject.is_long_or_ankylosed() != Some(false);
            let bent = causes.contains(&CriterionKind::Knees) || causes.contains(&CriterionKind::Hips);
            let keep =
                bent && subject.extension == Extension::NotExtended && subject.reading.value(KA).is_some();
            let free = conditions.support == Some(Support::None);
            let after = [
                (true, RADIATION),
                (conditions.repeated.is_none(), NOT_RECORDED),
                (keep && free, "Keep both films: as the patient stands, and extended."),
                (keep && free, AFTER_WALKING),
            ];
            [chosen(&[(ask, ASK_FIRST)]), chosen(&after)]
        }
        FilmGrade::BestObtainable(_) => [vec![NO_REPEAT], Vec::new()],
        _ => [Vec::new(), Vec::new()],
    }
}

fn chosen(lines: &[(bool, &'static str)]) -> Vec<&'static str> {
    lines.iter().filter(|(holds, _)| *holds).map(|(_, line)| *line).collect()
}
