//! Which films speak for what.

use crate::baseline;
use crate::subject::{Extension, Subject};
use upright_anatomy::Posture;

/// Which films speak for what; positions in the list of films, which is sorted by day.
pub(crate) struct Chosen {
    /// The one that the headline is about.
    pub(crate) first: Option<usize>,
    /// The latest as the patient stands.
    pub(crate) compensated: Option<usize>,
    /// The latest with knees and hips extended, of the same baseline.
    pub(crate) extended: Option<usize>,
}

impl Chosen {
    pub(crate) fn of(subjects: &[Subject<'_>]) -> Self {
        let posture = |subject: &Subject<'_>| subject.reading.landmarks().posture();
        let latest = |wanted: Posture| subjects.iter().rposition(|subject| posture(subject) == wanted);
        let stated = (latest(Posture::Standing), latest(Posture::StandingExtended));
        let standing = subjects.iter().rposition(|subject| posture(subject).is_standing());
        match stated.0.zip(stated.1).and_then(|(one, other)| pair(subjects, one, other)) {
            Some((compensated, extended)) => {
                let one_day = subjects.get(compensated).map(|film| film.day)
                    == subjects.get(extended).map(|film| film.day);
                let first = if one_day { extended } else { compensated.max(extended) };
                Self { first: Some(first), compensated: Some(compensated), extended: Some(extended) }
            }
            // One film alone speaks for both, whatever it was meant to show.
            None => Self {
                first: standing.or_else(|| subjects.len().checked_sub(1)),
                compensated: standing,
                extended: None,
            },
        }
    }
}

/// The film as the patient stands and the extended one, where they share a baseline. What the films show goes before what was
/// stated of them.
fn pair(subjects: &[Subject<'_>], stated_standing: usize, stated_extended: usize) -> Option<(usize, usize)> {
    let (one, other) = (subjects.get(stated_standing)?, subjects.get(stated_extended)?);
    if baseline::between(one.view, one.day, other.day).is_some() {
        return None;
    }
    Some(if is_contradicted(one, other) {
        (stated_extended, stated_standing)
    } else {
        (stated_standing, stated_extended)
    })
}

/// Whether the film stated as standing shows knees and hips extended, and the one stated as extended does not.
pub(crate) fn is_contradicted(standing: &Subject<'_>, extended: &Subject<'_>) -> bool {
    standing.extension == Extension::Extended && extended.extension == Extension::NotExtended
}
