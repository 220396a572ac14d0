//! Vectors of the clinical reference, under our own site names.

use serde_json::Value;
use std::path::Path;
use upright_anatomy::{Calibration, Frame, Landmark, LandmarkSet, Posture, Site};

/// A file of `testdata/clinical`.
pub(crate) fn clinical(name: &str) -> Value {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../testdata/clinical").join(name);
    serde_json::from_str(&std::fs::read_to_string(path).unwrap()).unwrap()
}

/// `T12ip` is the posterior corner of the inferior endplate of T12; `C7c` the centroid of C7.
fn site(name: &str) -> Site {
    let spelled = match name {
        "FH_L" => "femoral_head.left".to_owned(),
        "FH_R" => "femoral_head.right".to_owned(),
        "S1p" => "S1.superior.posterior".to_owned(),
        "S1a" => "S1.superior.anterior".to_owned(),
        "OD" => "dens.tip".to_owned(),
        "CAM" => "acoustic_meatus".to_owned(),
        "KN" => "knee".to_owned(),
        "AN" => "ankle".to_owned(),
        "C7ps" => "C7.superior.posterior".to_owned(),
        name => match (name.strip_suffix('c'), name.split_at(name.len() - 2)) {
            (Some(level), _) => format!("{level}.centroid"),
            (None, (level, "sp")) => format!("{level}.superior.posterior"),
            (None, (level, "sa")) => format!("{level}.superior.anterior"),
            (None, (level, "ip")) => format!("{level}.inferior.posterior"),
            (None, (level, _)) => format!("{level}.inferior.anterior"),
        },
    };
    spelled.parse().unwrap()
}

/// A standing film in the patient's own millimetres.
pub(crate) fn standing(points: &Value) -> LandmarkSet {
    let points = points.as_object().unwrap();
    let landmarks = points
        .iter()
        .map(|(name, at)| Landmark::at(site(name), at[0].as_f64().unwrap(), at[1].as_f64().unwrap()));
    let frame = Frame::Patient { calibration: Calibration::Fiducial };
    LandmarkSet::new(frame, Posture::Standing, None, landmarks.collect()).unwrap()
}

/// The flatback of the reference, who stands with bent knees.
pub(crate) fn bent() -> LandmarkSet {
    standing(&clinical("test_vectors.json")["full_landmark_vectors"][1]["landmarks_mm"])
}

/// `set` without the sites whose names begin so.
pub(crate) fn without(set: &LandmarkSet, names: &[&str]) -> LandmarkSet {
    let keeps = |landmark: &&Landmark| !names.iter().any(|name| landmark.site.to_string().starts_with(name));
    let kept = set.landmarks().iter().filter(keeps).copied().collect();
    LandmarkSet::new(*set.frame(), set.posture(), Some(set.numbering()), kept).unwrap()
}

/// `set` with one site moved forwards.
pub(crate) fn shifted(set: &LandmarkSet, name: &str, forwards: f64) -> LandmarkSet {
    let moved = |landmark: &Landmark| {
        let by = if landmark.site.to_string() == name { forwards } else { 0.0 };
        Landmark { x: landmark.x + by, ..*landmark }
    };
    let landmarks = set.landmarks().iter().map(moved).collect();
    LandmarkSet::new(*set.frame(), set.posture(), Some(set.numbering()), landmarks).unwrap()
}
