//! Clues from a header, with everything left out that may name the patient.

use super::clues::{Clues, Contrast, Texts, Times, Tracer};
use super::words;
use crate::attribute::Attribute;
use crate::calibration::SpacingFacts;
use crate::identity::{Identity, Uid, bounded};
use crate::kind::Kind;
use crate::values::Values;
use upright_anatomy::Calibration;

/// Letters of a text that are kept: a long string of the standard has 64.
const MOST_LETTERS: usize = 64;
/// Letters of a day, a time, or both.
const MOST_OF_A_MOMENT: usize = 26;
/// Letters of a comment that are kept.
const MOST_OF_A_COMMENT: usize = 256;
/// Values or items of a list that are kept.
const MOST_VALUES: usize = 16;

impl Clues {
    pub(crate) fn read(values: &Values, identity: &Identity, has_pixels: bool) -> Self {
        let names: Vec<String> = identity.words().map(|word| words::words(word).concat()).collect();
        let names: Vec<String> = names.into_iter().filter(|name| name.chars().count() > 1).collect();
        let uid = |uid: &Result<Uid, _>| uid.as_ref().map(Uid::to_string).unwrap_or_default();
        let view = values.items(Attribute::ViewCodeSequence);
        Self {
            study: uid(&identity.study.uid),
            series: uid(&identity.series.uid),
            instance: uid(&identity.instance.uid),
            class: uid(&identity.instance.class),
            modality: short(values, Attribute::Modality),
            has_pixels,
            intent: short(values, Attribute::PresentationIntentType),
            image_type: shorts(values, Attribute::ImageType),
            frames: values.count(Attribute::NumberOfFrames).unwrap_or(1),
            rows: values.count(Attribute::Rows).unwrap_or_default(),
            columns: values.count(Attribute::Columns).unwrap_or_default(),
            spacing: spacing(values),
            texts: Texts::read(values, &names),
            region_codes: codes(values, Attribute::AnatomicRegionSequence),
            view_position: short(values, Attribute::ViewPosition),
            view_codes: codes(values, Attribute::ViewCodeSequence),
            circumstances: circumstances(values, &view),
            patient_orientation: shorts(values, Attribute::PatientOrientation),
            patient_position: short(values, Attribute::PatientPosition),
            gravity: gravity(values),
            manufacturer: words::without_names(&short(values, Attribute::Manufacturer), &names),
            model: words::without_names(&short(values, Attribute::ManufacturerModelName), &names),
            orientation: orientation(values),
            frame_of_reference: Uid::read(values, Attribute::FrameOfReferenceUID)
                .map(|uid| uid.to_string())
                .unwrap_or_default(),
            times: Times::read(values),
            contrast: Contrast::read(values, &names),
            tracer: Tracer::read(values, &names),
        }
    }
}

/// The first value of an attribute with a closed vocabulary, or whatever stands there, bounded.
fn short(values: &Values, attribute: Attribute) -> String {
    bounded(&values.text(attribute).unwrap_or_default(), MOST_LETTERS).0
}

fn shorts(values: &Values, attribute: Attribute) -> Vec<String> {
    let texts = values.texts(attribute).into_iter().take(MOST_VALUES);
    texts.map(|text| bounded(&text, MOST_LETTERS).0).collect()
}

fn codes(values: &Values, attribute: Attribute) -> Vec<String> {
    let codes = values.codes(attribute).into_iter().take(MOST_VALUES);
    codes.map(|(value, _)| bounded(&value, MOST_LETTERS).0).collect()
}

/// A spacing that is a length; the mere shape of a pixel is none.
fn spacing(values: &Values) -> Option<[f64; 2]> {
    let scale = SpacingFacts::read(values, Kind::is_dx(values)).ok()?.scale();
    let spacing = scale.spacing.filter(|_| scale.calibration != Calibration::None)?;
    Some([spacing.row(), spacing.column()])
}

fn gravity(values: &Values) -> Vec<String> {
    let attribute = Attribute::PatientOrientationCodeSequence;
    let items = values.items(attribute);
    let modifiers =
        items.iter().flat_map(|item| codes(item, Attribute::PatientOrientationModifierCodeSequence));
    modifiers.chain(codes(values, attribute)).take(MOST_VALUES).collect()
}

fn circumstances(values: &Values, view: &[Values]) -> Vec<String> {
    let context = values.items(Attribute::AcquisitionContextSequence);
    let context = context.iter().flat_map(|item| codes(item, Attribute::ConceptCodeSequence));
    let modifiers = view.iter().flat_map(|item| codes(item, Attribute::ViewModifierCodeSequence));
    modifiers.chain(context).take(MOST_VALUES).collect()
}

/// Of a slice; of an enhanced object, where all frames share it.
fn orientation(values: &Values) -> Option<[f64; 6]> {
    let read = |values: &Values| -> Option<[f64; 6]> {
        values.numbers(Attribute::ImageOrientationPatient).ok().flatten()?.try_into().ok()
    };
    let shared = || {
        let groups = values.items(Attribute::SharedFunctionalGroupsSequence);
        groups
            .iter()
            .flat_map(|group| group.items(Attribute::PlaneOrientationSequence))
            .find_map(|plane| read(&plane))
    };
    read(values).or_else(shared)
}

impl Texts {
    fn read(values: &Values, names: &[String]) -> Self {
        let described = |attribute| {
            let text = values.whole_text(attribute).unwrap_or_default();
            bounded(&words::without_names(&text, names), MOST_LETTERS).0
        };
        let comment = |attribute| {
            let text = values.whole_text(attribute).unwrap_or_default();
            let text = words::without_names(&bounded(&text, MOST_OF_A_COMMENT).0, names);
            bounded(&words::only_known(&text), MOST_OF_A_COMMENT).0
        };
        let procedures = values.items(Attribute::ProcedureCodeSequence);
        let meanings: Vec<String> = procedures
            .iter()
            .take(MOST_VALUES)
            .filter_map(|item| item.text(Attribute::CodeMeaning))
            .collect();
        let meanings = words::without_names(&meanings.join("; "), names);
        Self {
            study_description: described(Attribute::StudyDescription),
            requested_procedure_description: described(Attribute::RequestedProcedureDescription),
            performed_procedure_step_description: described(Attribute::PerformedProcedureStepDescription),
            procedure_code_meaning: bounded(&meanings, MOST_OF_A_COMMENT).0,
            series_description: described(Attribute::SeriesDescription),
            protocol_name: described(Attribute::ProtocolName),
            body_part_examined: described(Attribute::BodyPartExamined),
            acquisition_device_processing_description: described(
                Attribute::AcquisitionDeviceProcessingDescription,
            ),
            sequence_name: described(Attribute::SequenceName),
            pulse_sequence_name: described(Attribute::PulseSequenceName),
            image_comments: comment(Attribute::ImageComments),
            derivation_description: comment(Attribute::DerivationDescription),
        }
    }
}

impl Times {
    pub(crate) fn read(values: &Values) -> Self {
        let stated =
            |attribute| bounded(&values.whole_text(attribute).unwrap_or_default(), MOST_OF_A_MOMENT).0;
        Self {
            study_date: stated(Attribute::StudyDate),
            acquisition_date: stated(Attribute::AcquisitionDate),
            acquisition_time: stated(Attribute::AcquisitionTime),
            acquisition_date_time: stated(Attribute::AcquisitionDateTime),
            content_date: stated(Attribute::ContentDate),
        }
    }
}

impl Contrast {
    /// Of an enhanced object the route stands within its agent.
    pub(crate) fn read(values: &Values, names: &[String]) -> Self {
        let agents = values.items(Attribute::ContrastBolusAgentSequence);
        let within =
            agents.iter().flat_map(|item| codes(item, Attribute::ContrastBolusAdministrationRouteSequence));
        let route_codes = codes(values, Attribute::ContrastBolusAdministrationRouteSequence);
        Self {
            agent: words::without_names(&short(values, Attribute::ContrastBolusAgent), names),
            route: words::without_names(&short(values, Attribute::ContrastBolusRoute), names),
            route_codes: route_codes.into_iter().chain(within).take(MOST_VALUES).collect(),
            is_coded: !agents.is_empty(),
        }
    }
}

impl Tracer {
    pub(crate) fn read(values: &Values, names: &[String]) -> Self {
        let all = values.items(Attribute::RadiopharmaceuticalInformationSequence);
        let first = |attribute: Attribute| {
            all.iter()
                .find_map(|item| item.text(attribute))
                .map(|text| bounded(&text, MOST_LETTERS).0)
                .unwrap_or_default()
        };
        let coded =
            |attribute| all.iter().flat_map(|item| codes(item, attribute)).take(MOST_VALUES).collect();
        let phases = values.items(Attribute::PhaseInformationSequence);
        let frame_ms = |item: &Values| item.number(Attribute::ActualFrameDuration);
        let of_phases: Vec<f64> = phases.iter().take(MOST_VALUES).filter_map(frame_ms).collect();
        let administration = all
            .iter()
            .find_map(|item| Uid::read(item, Attribute::RadiopharmaceuticalAdministrationEventUID).ok());
        Self {
            agent: words::without_names(&first(Attribute::Radiopharmaceutical), names),
            agent_codes: coded(Attribute::RadiopharmaceuticalCodeSequence),
            nuclide_codes: coded(Attribute::RadionuclideCodeSequence),
            start_time: first(Attribute::RadiopharmaceuticalStartTime),
            start_date_time: first(Attribute::RadiopharmaceuticalStartDateTime),
            administration: administration.map(|uid| uid.to_string()).unwrap_or_default(),
            frame_ms: if of_phases.is_empty() { frame_ms(values).into_iter().collect() } else { of_phases },
            phases: phases
                .iter()
                .take(MOST_VALUES)
                .map(|item| short(item, Attribute::PhaseDescription))
                .collect(),
            is_in_time: values.tags(Attribute::FrameIncrementPointer).contains(&TIME_SLICE_VECTOR),
        }
    }
}

/// PS3.3 C.8.4.8: dynamic pictures also count time slices.
const TIME_SLICE_VECTOR: dicom_core::Tag = dicom_core::Tag(0x0054, 0x0100);
