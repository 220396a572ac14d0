//! What the sorter needs of one object: small, owned, and without the patient.

use super::lexicon::Meaning;
use serde::{Deserialize, Serialize};

/// What the sorter needs of one object; it can be stored, and the object sorted again without its file.
///
/// Nothing in it names the patient: no attribute that does is copied; words of descriptions that are also words of the patient's
/// name or number become a star; of comments only words of the sorter's own list are kept.
/// The identifiers are those of study, series and object, needed to see what belongs together.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Clues {
    /// StudyInstanceUID; empty where it is missing or none.
    pub study: String,
    /// SeriesInstanceUID; empty where it is missing or none.
    pub series: String,
    /// SOPInstanceUID; empty where it is missing or none.
    pub instance: String,
    /// SOPClassUID.
    pub class: String,
    /// Modality.
    pub modality: String,
    /// Whether it holds a picture.
    pub has_pixels: bool,
    /// PresentationIntentType.
    pub intent: String,
    /// ImageType.
    pub image_type: Vec<String>,
    /// NumberOfFrames; 1 where it is not stated.
    pub frames: u32,
    /// Rows.
    pub rows: u32,
    /// Columns.
    pub columns: u32,
    /// Row and column spacing in mm, where it is a length.
    pub spacing: Option<[f64; 2]>,
    /// Descriptions.
    pub texts: Texts,
    /// Codes of the anatomic region.
    pub region_codes: Vec<String>,
    /// ViewPosition.
    pub view_position: String,
    /// Codes of the view.
    pub view_codes: Vec<String>,
    /// Codes of the view's modifiers, and of what is said of the acquisition (weight bearing).
    pub circumstances: Vec<String>,
    /// PatientOrientation.
    pub patient_orientation: Vec<String>,
    /// PatientPosition.
    pub patient_position: String,
    /// Codes of the direction of gravity and their modifiers.
    pub gravity: Vec<String>,
    /// Manufacturer.
    pub manufacturer: String,
    /// ManufacturerModelName.
    pub model: String,
    /// Direction of the rows and of the columns of a slice.
    pub orientation: Option<[f64; 6]>,
    /// FrameOfReferenceUID.
    pub frame_of_reference: String,
    /// When it was taken and of which day the study is.
    pub times: Times,
    /// Contrast medium.
    pub contrast: Contrast,
    /// Tracer and phases.
    pub tracer: Tracer,
}

/// Descriptions, each as stated but for names.
#[allow(missing_docs, reason = "the names are the standard's keywords")]
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Texts {
    pub study_description: String,
    pub requested_procedure_description: String,
    pub performed_procedure_step_description: String,
    /// Meanings of the procedure's codes.
    pub procedure_code_meaning: String,
    pub series_description: String,
    pub protocol_name: String,
    pub body_part_examined: String,
    pub acquisition_device_processing_description: String,
    pub sequence_name: String,
    pub pulse_sequence_name: String,
    /// Words of the list only.
    pub image_comments: String,
    /// Words of the list only.
    pub derivation_description: String,
}

/// Days and times as stated.
#[allow(missing_docs, reason = "the names are the standard's keywords")]
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Times {
    pub study_date: String,
    pub acquisition_date: String,
    pub acquisition_time: String,
    pub acquisition_date_time: String,
    pub content_date: String,
}

/// What is said of a contrast medium.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Contrast {
    /// ContrastBolusAgent.
    pub agent: String,
    /// ContrastBolusRoute.
    pub route: String,
    /// Codes of the route.
    pub route_codes: Vec<String>,
    /// Whether an agent is coded.
    pub is_coded: bool,
}

/// The way on which a contrast medium was given.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum ContrastRoute {
    Intravenous,
    Intrathecal,
    Other,
}

impl Contrast {
    /// SNOMED CT and what it was before (CID 11).
    pub(super) const INTRATHECAL: [&str; 2] = ["72607000", "G-D108"];
    pub(super) const INTRAVENOUS: [&str; 2] = ["47625008", "G-D101"];

    /// Whether an agent is said to have been given; none where nobody says. An empty agent says that none is known; some write a
    /// word for it.
    pub(crate) fn is_given(&self) -> Option<bool> {
        const NONE: [&str; 9] =
            ["NO", "NONE", "N", "NIL", "0", "NO CONTRAST", "NON CONTRAST", "WITHOUT CONTRAST", "UNENHANCED"];
        let none = |text: &str| NONE.contains(&text.trim().to_uppercase().replace('-', " ").as_str());
        let said = |text: &str| !text.trim().is_empty() && !none(text);
        let is_coded = self.is_coded || !self.route_codes.is_empty();
        // A word for none beside a code or a route contradicts itself: something was given.
        let is_given = is_coded || said(&self.agent) || said(&self.route);
        (is_given || none(&self.agent)).then_some(is_given)
    }

    /// The way on which it was given, of several the one that counts most; none where nobody says.
    pub(crate) fn route(&self) -> Option<ContrastRoute> {
        let words = super::words::found(&self.route);
        let says = |meanings: &[Meaning]| {
            words.iter().any(|found| !found.denied && meanings.contains(&found.meaning))
        };
        let has = |codes: [&str; 2]| self.route_codes.iter().any(|code| codes.contains(&code.as_str()));
        if has(Self::INTRAVENOUS) || says(&[Meaning::Intravenous]) {
            return Some(ContrastRoute::Intravenous);
        }
        if has(Self::INTRATHECAL) || says(&[Meaning::Intrathecal, Meaning::Myelogram]) {
            return Some(ContrastRoute::Intrathecal);
        }
        let is_stated = !self.route_codes.is_empty() || !self.route.trim().is_empty();
        is_stated.then_some(ContrastRoute::Other)
    }
}

/// What is said of a tracer and of the phases of the pictures.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Tracer {
    /// Radiopharmaceutical, in words.
    pub agent: String,
    /// Codes of the agent.
    pub agent_codes: Vec<String>,
    /// Codes of the nuclide.
    pub nuclide_codes: Vec<String>,
    /// RadiopharmaceuticalStartTime.
    pub start_time: String,
    /// RadiopharmaceuticalStartDateTime.
    pub start_date_time: String,
    /// RadiopharmaceuticalAdministrationEventUID: one injection, whatever studies it is in.
    pub administration: String,
    /// Duration of a frame in ms, of each phase.
    pub frame_ms: Vec<f64>,
    /// PhaseDescription of each phase.
    pub phases: Vec<String>,
    /// Whether the frames follow one another in time (FrameIncrementPointer).
    pub is_in_time: bool,
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(agent: &str, route: &str, codes: &[&str], expect: (Option<bool>, Option<ContrastRoute>)) {
        let contrast = Contrast {
            agent: agent.to_owned(),
            route: route.to_owned(),
            route_codes: codes.iter().map(|code| (*code).to_owned()).collect(),
            is_coded: false,
        };
        assert_eq!((contrast.is_given(), contrast.route()), expect, "{agent:?} {route:?} {codes:?}");
    }

    #[test]
    fn what_is_not_said_of_contrast_medium_is_not_known() {
        use ContrastRoute as R;
        check("", "", &[], (None, None));
        check("NONE", "", &[], (Some(false), None));
        check(" no-contrast ", "", &[], (Some(false), None));
        check("Omnipaque 300", "", &[], (Some(true), None));
        check("Omnipaque 300", "IV", &[], (Some(true), Some(R::Intravenous)));
        check("", "Oral", &[], (Some(true), Some(R::Other)));
        check("", "", &["47625008"], (Some(true), Some(R::Intravenous)));
        check("Iohexol", "Intrathecal", &["G-D108"], (Some(true), Some(R::Intrathecal)));
        check("Iohexol", "Oral", &["47625008"], (Some(true), Some(R::Intravenous)));
        check("NONE", "IV", &[], (Some(true), Some(R::Intravenous)));
    }
}
