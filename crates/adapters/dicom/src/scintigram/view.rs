//! From where a detector looked.

use super::note::ScintigramNote;
use crate::attribute::Attribute;
use crate::values::Values;
use crate::write::CameraView;

/// SNOMED CT and what it was before (CID 26).
const VIEWS: [(CameraView, [&str; 2]); 4] = [
    (CameraView::Anterior, ["399321004", "G-5215"]),
    (CameraView::Posterior, ["399001007", "G-5216"]),
    (CameraView::LeftLateral, ["399118008", "G-5223"]),
    (CameraView::RightLateral, ["399297009", "G-5222"]),
];
/// A row runs along an axis of the body where its cosine is at least this: within 30°, no clinical limit.
const ALONG_AXIS: f64 = 0.866;

/// A detector: from where it looked, and where its first pixel lies.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(super) struct Detector {
    pub(super) view: Option<CameraView>,
    /// Middle of the first pixel, in mm to the left, to the back and to the head.
    pub(super) first_pixel: Option<[f64; 3]>,
}

/// What directions say: nothing, a view with the feet below, or something that no view has.
enum Direction {
    Unknown,
    Is(CameraView),
    Other,
}

/// The detectors of an object; of one without a list there is one, of which the object itself may say more.
pub(super) fn detectors(values: &Values, notes: &mut Vec<ScintigramNote>) -> Vec<Detector> {
    let items = values.items(Attribute::DetectorInformationSequence);
    let is_alone = items.len() < 2;
    let of_object = if is_alone { by_letters(values) } else { Direction::Unknown };
    if items.is_empty() {
        return vec![Detector { view: agreed(None, of_object, 1, notes), first_pixel: None }];
    }
    let mut all: Vec<Detector> = Vec::new();
    for (number, item) in (1..).zip(&items) {
        let direction = match by_cosines(item) {
            Direction::Unknown if is_alone => by_letters(values),
            direction => direction,
        };
        let position = item.numbers(Attribute::ImagePositionPatient).ok().flatten();
        all.push(Detector {
            view: agreed(by_code(item), direction, number, notes),
            first_pixel: position.and_then(|numbers| numbers.try_into().ok()),
        });
    }
    all
}

fn agreed(
    code: Option<CameraView>,
    direction: Direction,
    detector: u16,
    notes: &mut Vec<ScintigramNote>,
) -> Option<CameraView> {
    let view = match (code, direction) {
        (Some(code), Direction::Unknown) => Ok(code),
        (Some(code), Direction::Is(view)) if code == view => Ok(code),
        (None, Direction::Is(view)) => Ok(view),
        (None, Direction::Unknown) => Err(ScintigramNote::ViewNotStated { detector }),
        _ => Err(ScintigramNote::ViewContradicts { detector }),
    };
    view.map_err(|note| notes.push(note)).ok()
}

fn by_code(item: &Values) -> Option<CameraView> {
    let codes = item.codes(Attribute::ViewCodeSequence);
    let named = |(code, _): &(String, String)| {
        VIEWS.iter().find(|(_, names)| names.contains(&code.as_str())).map(|(view, _)| *view)
    };
    codes.iter().find_map(named)
}

fn by_cosines(item: &Values) -> Direction {
    let Ok(Some(cosines)) = item.numbers(Attribute::ImageOrientationPatient) else {
        return Direction::Unknown;
    };
    let [left, back, _, _, _, down] = cosines[..] else { return Direction::Unknown };
    if down > -ALONG_AXIS {
        return Direction::Other;
    }
    match (left, back) {
        (left, _) if left >= ALONG_AXIS => Direction::Is(CameraView::Anterior),
        (left, _) if left <= -ALONG_AXIS => Direction::Is(CameraView::Posterior),
        (_, back) if back >= ALONG_AXIS => Direction::Is(CameraView::LeftLateral),
        (_, back) if back <= -ALONG_AXIS => Direction::Is(CameraView::RightLateral),
        _ => Direction::Other,
    }
}

/// PatientOrientation: where the row and the column run to.
fn by_letters(values: &Values) -> Direction {
    let letters = values.texts(Attribute::PatientOrientation);
    let [row, column] = &letters[..] else { return Direction::Unknown };
    match (row.as_str(), column.as_str()) {
        ("L", "F") => Direction::Is(CameraView::Anterior),
        ("R", "F") => Direction::Is(CameraView::Posterior),
        ("P", "F") => Direction::Is(CameraView::LeftLateral),
        ("A", "F") => Direction::Is(CameraView::RightLateral),
        ("", _) | (_, "") => Direction::Unknown,
        _ => Direction::Other,
    }
}
