//! How a lying film must have been taken before "fixed" may be concluded from it.

use crate::agreement::all;
use crate::explanation::{Explanation, Truth};
use upright_casefile::FilmConditions;

/// Legs straight, no pillow under the knees, minutes of lying recorded.
///
/// - **Source**: clinical reference, section 4 (flag L).
pub(super) fn explained(conditions: &FilmConditions) -> Explanation {
    let parts = [
        asked(Truth::of(conditions.legs_straight), "Legs straight"),
        asked(Truth::of(conditions.knee_pillow).not(), "No pillow under the knees"),
        minutes(conditions.minutes_lying),
    ];
    let truth = all(parts.iter().map(|part| part.truth));
    let root =
        Explanation::new(truth, "The conditions of the study are recorded and allow to conclude \"fixed\"");
    parts.into_iter().fold(root, Explanation::because)
}

/// Why "fixed" cannot be concluded; `None` = it can.
pub(super) fn obstacle(conditions: &Explanation) -> Option<String> {
    match conditions.truth {
        Truth::True => None,
        Truth::Unknown => Some("conditions of the study not recorded".to_owned()),
        Truth::False => {
            let unmet = conditions.parts.iter().filter(|part| part.truth == Truth::False);
            let unmet: Vec<&str> = unmet.map(|part| part.statement.as_str()).collect();
            Some(format!("conditions of the study not met ({})", unmet.join("; ")))
        }
    }
}

fn asked(truth: Truth, what: &str) -> Explanation {
    match truth {
        Truth::True => Explanation::holds(format!("{what}: yes")),
        Truth::False => Explanation::fails(format!("{what}: no")),
        Truth::Unknown => Explanation::unknown(format!("{what}: not recorded"), what),
    }
}

fn minutes(lying: Option<f64>) -> Explanation {
    match lying {
        Some(minutes) => Explanation::holds(format!("Lying for {minutes:.0} minutes before the film")),
        None => Explanation::unknown("Minutes of lying: not recorded", "Minutes of lying before the film"),
    }
}
