//! Films: view, region, extent and posture, each from every statement of the header.

mod extent;
mod region;
mod stance;
mod view;

pub(super) use region::region;

use super::clues::Clues;
use super::criteria::{LEAST_ROWS, weight};
use super::evidence::{Axis, Ledger};
use super::family::Family;
use super::lexicon::Meaning;
use super::mentions::Mentions;
use super::slot::{Reason, Slot, Tag, Verdict};
use extent::Extent;
use region::Place;
use stance::Stance;
use view::View;

/// What was found on a film.
struct Film<'a> {
    mentions: &'a Mentions,
    view: View,
    place: Place,
    extent: Extent,
    stance: Stance,
}

/// A film that has passed the gates.
pub(super) fn judge(clues: &Clues, mentions: &Mentions, family: Family, ledger: &mut Ledger) -> Verdict {
    let stitching = stitched(clues, mentions, ledger);
    let film = Film {
        mentions,
        view: view::read(clues, mentions, ledger),
        place: region::read(clues, mentions, ledger),
        extent: extent::read(clues, mentions, ledger),
        stance: stance::read(clues, mentions, ledger),
    };
    if let Some(verdict) = myelogram(&film, ledger) {
        return verdict;
    }
    if let Some(verdict) = density(clues, &film, ledger) {
        return verdict;
    }
    if family == Family::Fluoroscopy && (clues.modality == "XA" || clues.frames > 1) {
        return run(&film);
    }
    if clues.frames > 1 {
        return Verdict::ask(film.likely(), Reason::SeveralFrames);
    }
    if stitching.is_err() {
        return Verdict::ask(film.likely(), Reason::StitchingContradicts);
    }
    let nothing = (film.view, film.place, film.stance) == (View::Unknown, Place::NotStated, Stance::Unknown);
    if family == Family::Capture && nothing {
        return Verdict::ask(None, Reason::CaptureNotStated);
    }
    film.elsewhere()
        .or_else(|| film.technique(ledger))
        .or_else(|| film.posture())
        .unwrap_or_else(|| film.long(clues, ledger))
}

impl Film<'_> {
    /// Where it would go if what is missing were there.
    fn likely(&self) -> Option<Slot> {
        match (self.place, self.stance, self.view) {
            (Place::Elsewhere, _, _) => Some(Slot::OtherFilm),
            (_, Stance::Lying | Stance::Decubitus | Stance::Prone, _) => Some(Slot::SupineFilm),
            (Place::NotStated, _, _) => None,
            (_, _, View::Lateral) => Some(Slot::StandingLateral),
            (_, _, View::Frontal) => Some(Slot::StandingFrontal),
            _ => None,
        }
    }

    /// Films of other parts of the body.
    fn elsewhere(&self) -> Option<Verdict> {
        match self.place {
            Place::Elsewhere => Some(Verdict::Sorted(Slot::OtherFilm)),
            Place::Contradictory => Some(Verdict::ask(self.likely(), Reason::RegionContradicts)),
            _ => None,
        }
    }

    /// Bent, on a bolster, under traction.
    fn technique(&self, ledger: &mut Ledger) -> Option<Verdict> {
        let bending = self.mentions.in_series(Meaning::Bending);
        let support = self.mentions.in_series(Meaning::Support);
        if let Some(words) = bending {
            ledger.enter_words(Axis::Technique, "words for bending", words, weight::STATED);
        }
        if let Some(words) = support {
            ledger.enter_words(
                Axis::Technique,
                "words for a bolster, traction or push",
                words,
                weight::STATED,
            );
        }
        let is_extension = bending.is_some_and(|words| words.found.phrase.contains("EXTENSION"));
        match (bending, support) {
            (None, None) => self.perhaps_bent(ledger),
            // Over a bolster the spine is extended: that is what the bolster is for.
            (Some(_), Some(_)) if !is_extension => {
                Some(Verdict::ask(Some(Slot::BendingFilms), Reason::TechniqueContradicts))
            }
            (_, Some(_)) => Some(self.if_spine(Slot::SupineFilm)),
            (Some(_), None) => Some(self.if_spine(Slot::BendingFilms)),
        }
    }

    fn perhaps_bent(&self, ledger: &mut Ledger) -> Option<Verdict> {
        let doubts = [
            (self.mentions.in_series(Meaning::PerhapsExtension), Reason::PerhapsExtension),
            (self.mentions.in_study(Meaning::Bending), Reason::BendingInStudy),
        ];
        let (words, reason) = doubts.into_iter().find_map(|(words, reason)| Some((words?, reason)))?;
        ledger.enter_words(Axis::Technique, "words that may say bending", words, weight::STATED);
        // A film of a part of the spine is another film, bent or not.
        (self.extent != Extent::Part).then(|| Verdict::ask(self.likely(), reason))
    }

    fn if_spine(&self, slot: Slot) -> Verdict {
        match (self.place, self.stance) {
            (_, Stance::Contradictory) => Verdict::ask(Some(slot), Reason::StandingContradicts),
            (_, Stance::Prone) => Verdict::ask(Some(slot), Reason::Prone),
            (_, Stance::Decubitus) => Verdict::ask(Some(slot), Reason::Decubitus),
            (_, Stance::Standing) if slot == Slot::SupineFilm => {
                Verdict::ask(Some(slot), Reason::StandingContradicts)
            }
            (Place::Spine, _) if self.view == View::Contradictory => {
                Verdict::ask(Some(slot), Reason::ViewContradicts)
            }
            (Place::Spine, _) => Verdict::Sorted(slot),
            _ => Verdict::ask(Some(slot), Reason::RegionNotProven),
        }
    }

    /// Films of patients who do not stand, and those that contradict themselves.
    fn posture(&self) -> Option<Verdict> {
        let ask = |reason| Some(Verdict::ask(self.likely(), reason));
        match self.stance {
            Stance::Contradictory => ask(Reason::StandingContradicts),
            Stance::Decubitus => ask(Reason::Decubitus),
            Stance::Prone => ask(Reason::Prone),
            Stance::Lying => Some(self.if_spine(Slot::SupineFilm)),
            Stance::Denied => ask(Reason::StandingDenied),
            _ if self.view == View::Contradictory => ask(Reason::ViewContradicts),
            Stance::Sitting if self.place == Place::Spine => Some(Verdict::Sorted(Slot::OtherFilm)),
            Stance::Sitting | Stance::Standing | Stance::Unknown => None,
        }
    }

    /// What is left: a standing film of the whole spine, or of a part of it.
    fn long(&self, clues: &Clues, ledger: &mut Ledger) -> Verdict {
        let ask = |reason| Verdict::ask(self.likely(), reason);
        match self.extent {
            Extent::Contradictory => return ask(Reason::ExtentContradicts),
            Extent::Part if self.place == Place::Spine => return Verdict::Sorted(Slot::OtherFilm),
            _ => {}
        }
        let slot = match self.view {
            View::Lateral => Slot::StandingLateral,
            View::Frontal => Slot::StandingFrontal,
            View::Oblique if self.place == Place::Spine => return Verdict::Sorted(Slot::OtherFilm),
            _ => return ask(Reason::ViewNotProven),
        };
        if clues.rows < LEAST_ROWS && ledger.passes(Axis::Extent) {
            ledger.enter(Axis::Kind, "rows of a long film", "Rows", clues.rows.to_string(), -weight::STATED);
            return ask(Reason::SmallCopy);
        }
        let needed = [
            (Axis::Region, Reason::RegionNotProven),
            (Axis::Extent, Reason::ExtentNotProven),
            (Axis::Standing, Reason::StandingNotProven),
        ];
        let lacking = needed.into_iter().find(|(axis, _)| !ledger.passes(*axis));
        lacking.map_or(Verdict::Sorted(slot), |(_, reason)| Verdict::ask(self.likely(), reason))
    }
}

/// Whether it was put together of several exposures. ORIGINAL does not say that it was not (PS3.3 C.8.11.3).
fn stitched(clues: &Clues, mentions: &Mentions, ledger: &mut Ledger) -> Result<(), ()> {
    let values = clues.image_type.iter().skip(3);
    let in_type =
        values.flat_map(|value| super::words::found(value)).find(|found| found.meaning == Meaning::Stitched);
    if let Some(found) = in_type {
        ledger.enter(Axis::Technique, "put together, by its type", "ImageType", found.phrase, weight::STATED);
        ledger.tag(Tag::Stitched);
    }
    if let Some(words) = mentions.in_series(Meaning::Stitched) {
        ledger.enter_words(Axis::Technique, "words for put together", words, weight::STATED);
        ledger.tag(Tag::Stitched);
    }
    let Some(words) = mentions.denies(Meaning::Stitched) else { return Ok(()) };
    ledger.enter_words(Axis::Technique, "words for put together", words, -weight::STATED);
    if in_type.is_some() || mentions.in_series(Meaning::Stitched).is_some() { Err(()) } else { Ok(()) }
}

fn myelogram(film: &Film<'_>, ledger: &mut Ledger) -> Option<Verdict> {
    let words = film.mentions.says(Meaning::Myelogram)?;
    ledger.enter_words(Axis::Myelogram, "words for a myelogram", words, weight::MYELOGRAM_IN_WORDS);
    let is_long_film = ledger.passes(Axis::Extent) && film.stance == Stance::Standing;
    let contradicts = is_long_film || film.mentions.denies(Meaning::Myelogram).is_some();
    Some(match (contradicts, film.place) {
        (false, Place::Spine | Place::NotStated) => Verdict::Sorted(Slot::FluoroscopicMyelogram),
        _ => Verdict::ask(Some(Slot::FluoroscopicMyelogram), Reason::MyelogramContradicts),
    })
}

/// Lateral films of density devices look like films; they are made lying.
fn density(clues: &Clues, film: &Film<'_>, ledger: &mut Ledger) -> Option<Verdict> {
    let words = film.mentions.says(Meaning::Density)?;
    ledger.enter_words(Axis::Kind, "words for bone density", words, weight::STATED);
    let is_long_film = film.stance == Stance::Standing || film.mentions.says(Meaning::WholeSpine).is_some();
    let contradicts = is_long_film || clues.modality == "CR";
    let verdict = if contradicts {
        Verdict::ask(Some(Slot::Dxa), Reason::DensityContradicts)
    } else {
        Verdict::Sorted(Slot::Dxa)
    };
    Some(verdict)
}

/// Several frames of fluoroscopy, or angiography: no film, and a person looks at one of a spine.
fn run(film: &Film<'_>) -> Verdict {
    match film.place {
        Place::Spine | Place::Contradictory => Verdict::ask(None, Reason::SeveralFrames),
        Place::Elsewhere | Place::NotStated => Verdict::Sorted(Slot::Other),
    }
}
