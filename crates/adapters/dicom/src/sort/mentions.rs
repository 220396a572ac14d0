//! What the descriptions of an object say, attribute by attribute.

use super::clues::{Clues, Texts};
use super::evidence::Mentioned;
use super::lexicon::Meaning;
use super::words;

/// All phrases of the lexicon in the descriptions of an object.
pub(super) struct Mentions(Vec<Mentioned>);

impl Mentions {
    pub(super) fn of(clues: &Clues) -> Self {
        let texts = of_study(&clues.texts).into_iter().map(|text| (text, false));
        let texts = texts.chain(of_series(clues).into_iter().map(|text| (text, true)));
        let read = |((attribute, text), of_series): ((&'static str, &str), bool)| {
            words::found(text).into_iter().map(move |found| Mentioned { found, attribute, of_series })
        };
        Self(texts.flat_map(read).collect())
    }

    /// Phrases of a meaning, denied ones too.
    pub(super) fn of_meaning(&self, meaning: Meaning) -> impl Iterator<Item = Mentioned> {
        self.0.iter().copied().filter(move |mentioned| mentioned.found.meaning == meaning)
    }

    /// The first phrase that says so and is not denied; those of the series come before those of the study.
    pub(super) fn says(&self, meaning: Meaning) -> Option<Mentioned> {
        let of_series = self.in_series(meaning);
        of_series.or_else(|| self.of_meaning(meaning).find(|mentioned| !mentioned.found.denied))
    }

    /// The first phrase of the series that says so and is not denied.
    pub(super) fn in_series(&self, meaning: Meaning) -> Option<Mentioned> {
        self.of_meaning(meaning).find(|mentioned| mentioned.of_series && !mentioned.found.denied)
    }

    /// The first phrase of the study that says so and is not denied.
    pub(super) fn in_study(&self, meaning: Meaning) -> Option<Mentioned> {
        self.of_meaning(meaning).find(|mentioned| !mentioned.of_series && !mentioned.found.denied)
    }

    /// The first phrase that says so and is denied.
    pub(super) fn denies(&self, meaning: Meaning) -> Option<Mentioned> {
        self.of_meaning(meaning).find(|mentioned| mentioned.found.denied)
    }

    /// Phrases that name parts of the spine, not denied.
    pub(super) fn parts(&self) -> impl Iterator<Item = (Mentioned, [bool; 4])> {
        self.0.iter().copied().filter_map(|mentioned| match mentioned.found.meaning {
            Meaning::Part(parts) if !mentioned.found.denied => Some((mentioned, parts)),
            _ => None,
        })
    }
}

/// Descriptions of the whole study: they name everything that is in it.
fn of_study(texts: &Texts) -> [(&'static str, &str); 4] {
    [
        ("StudyDescription", &texts.study_description),
        ("RequestedProcedureDescription", &texts.requested_procedure_description),
        ("PerformedProcedureStepDescription", &texts.performed_procedure_step_description),
        ("ProcedureCodeSequence", &texts.procedure_code_meaning),
    ]
}

/// Descriptions of the series or of the object.
fn of_series(clues: &Clues) -> [(&'static str, &str); 9] {
    let texts = &clues.texts;
    [
        ("SeriesDescription", &texts.series_description),
        ("ProtocolName", &texts.protocol_name),
        ("BodyPartExamined", &texts.body_part_examined),
        ("AcquisitionDeviceProcessingDescription", &texts.acquisition_device_processing_description),
        ("SequenceName", &texts.sequence_name),
        ("PulseSequenceName", &texts.pulse_sequence_name),
        ("ImageComments", &texts.image_comments),
        ("DerivationDescription", &texts.derivation_description),
        ("Radiopharmaceutical", &clues.tracer.agent),
    ]
}
