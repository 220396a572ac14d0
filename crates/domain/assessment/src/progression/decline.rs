//! Whether the patient declined between two films.

use crate::agreement::any;
use crate::baseline;
use crate::explanation::{Explanation, Truth};
use jiff::civil::Date;
use upright_anatomy::Millimetres;
use upright_casefile::{Function, View};

const ANY_OF: &str = "any of walking time, standing time, horizontal gaze or height at both films";

/// Walking or standing time shorter, horizontal gaze lost, or height lost. What was not recorded twice is unknown.
///
/// Of the records that share the films' baseline, those nearer to the earlier film stand for it, the others for the
/// later one; of each the nearest counts.
///
/// - **Source**: clinical reference, section 5 (flag L).
pub(super) fn explained(view: &View<'_>, films: [Date; 2]) -> Explanation {
    let minutes = |minutes: f64| format!("{minutes:.0} minutes");
    let parts = [
        item(view, films, "Walking time", |known| known.walking_minutes, minutes),
        item(view, films, "Standing time", |known| known.standing_minutes, minutes),
        item(view, films, "Horizontal gaze", gaze, |kept| {
            (if kept > 0.0 { "kept" } else { "lost" }).to_owned()
        }),
        item(
            view,
            films,
            "Height",
            |known| known.height.map(Millimetres::value),
            |height| Millimetres::new(height).to_string(),
        ),
    ];
    let truth = any(parts.iter().map(|part| part.truth));
    let mut root = Explanation::new(truth, "Clinical decline between the films");
    if truth == Truth::Unknown {
        root.missing.push(ANY_OF.to_owned());
    }
    // One of them is enough, so none of them is missing by itself.
    parts.into_iter().map(|part| Explanation { missing: Vec::new(), ..part }).fold(root, Explanation::because)
}

/// Lost is less than kept.
fn gaze(known: &Function) -> Option<f64> {
    known.horizontal_gaze.map(|kept| f64::from(u8::from(kept)))
}

/// Whether something of which less is worse became less.
fn item(
    view: &View<'_>,
    films: [Date; 2],
    name: &str,
    of: impl Fn(&Function) -> Option<f64>,
    words: impl Fn(f64) -> String,
) -> Explanation {
    let [earlier, later] = films;
    let recorded: Vec<(Date, f64)> = view
        .functions()
        .filter(|(entry, _)| {
            films.iter().all(|film| baseline::between(view, entry.effective_at, *film).is_none())
        })
        .filter_map(|(entry, known)| Some((entry.effective_at, of(known)?)))
        .collect();
    let is_early = |day: Date| days(day, earlier) < days(day, later);
    let before = nearest(recorded.iter().filter(|(day, _)| is_early(*day)), earlier);
    let after = nearest(recorded.iter().filter(|(day, _)| !is_early(*day)), later);
    let (Some((first, before)), Some((last, after))) = (before, after) else {
        let missing = format!("{name} at both films");
        return Explanation::unknown(format!("{name}: not recorded at both films"), missing);
    };
    let is_less = after < before;
    let relation = if is_less { "worse" } else { "not worse" };
    let statement = format!("{name}: {} on {first}, {} on {last}: {relation}", words(before), words(after));
    Explanation::new(Truth::of(Some(is_less)), statement)
}

/// Of records equally near the last one, which corrects or completes the others.
fn nearest<'r>(records: impl DoubleEndedIterator<Item = &'r (Date, f64)>, film: Date) -> Option<(Date, f64)> {
    records.rev().min_by_key(|(day, _)| days(*day, film)).copied()
}

fn days(one: Date, other: Date) -> u32 {
    (other - one).get_days().unsigned_abs()
}
