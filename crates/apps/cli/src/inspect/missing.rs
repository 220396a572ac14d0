//! What a film does not say and a measurement needs, with the remedy.

use upright_anatomy::CalibrationClass;
use upright_dicom::Description;
use upright_documents::Note;

/// What is missing for a measurement; nothing, where the file cannot be measured at all.
pub(super) fn missing(description: &Description) -> Vec<Note> {
    if description.measurable().is_err() {
        return Vec::new();
    }
    let landmarks = Note::new("landmarks", "landmarks: upright measure FILM --landmarks DOCUMENT".to_owned());
    let stated = [facing(description), posture(description), calibration(description)];
    std::iter::once(landmarks).chain(stated.into_iter().flatten()).collect()
}

fn facing(description: &Description) -> Option<Note> {
    let message = "facing: to which side of the picture the patient's front points; \"facing\" in the landmark document, or --facing";
    description.facing().is_none().then(|| Note::new("facing", message.to_owned()))
}

fn posture(description: &Description) -> Option<Note> {
    let message = match description.posture {
        Some(posture) if posture.is_standing() => {
            "knees and hips: whether they were extended no header says; \"posture\": \"standing_extended\" in the landmark document, where somebody saw it"
        }
        Some(_) => return None,
        None => {
            "posture: \"standing\", \"standing_extended\" with knees and hips extended, \"bent_forwards\", \"bent_backwards\" or lying, in the landmark document"
        }
    };
    Some(Note::new("posture", message.to_owned()))
}

fn calibration(description: &Description) -> Option<Note> {
    let Ok(scale) = &description.scale else {
        let message = "a usable spacing: spacing_mm, known_line or known_ball in the landmark document; or \"calibration\": \"none\" there, for angles and ratios only";
        return Some(Note::new("calibration", message.to_owned()));
    };
    let message = match scale.calibration.class() {
        CalibrationClass::None => {
            "a scale: angles and ratios only; spacing_mm, known_line or known_ball in the landmark document gives millimetres"
        }
        CalibrationClass::Unknown | CalibrationClass::Detector => {
            "a calibration: no cut-off in mm is applied; known_line or known_ball in the landmark document gives one"
        }
        CalibrationClass::Calibrated | CalibrationClass::Estimated | CalibrationClass::Corrected => {
            return None;
        }
    };
    Some(Note::new("calibration", message.to_owned()))
}
