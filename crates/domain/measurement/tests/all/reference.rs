//! The independent reference's landmark sets, under our own site names.

use serde_json::Value;
use std::collections::BTreeMap;
use std::path::Path;
use upright_anatomy::{
    Calibration, Facing, Frame, ImageFrame, Landmark, LandmarkSet, Numbering, PixelSpacing, Posture, Site,
};
use upright_evidence::FilmQuality;
use upright_measurement::{ParameterId, Points, Settings, Values, values};

pub(crate) type Placed = BTreeMap<Site, (f64, f64)>;

pub(crate) const PATIENT: Frame = Frame::Patient { calibration: Calibration::Fiducial };

pub(crate) fn settings(draws: u32) -> Settings {
    upright_evidence::settings(FilmQuality::Clear, draws, 1)
}

/// A file of `testdata/clinical`.
pub(crate) fn clinical(name: &str) -> Value {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../testdata/clinical").join(name);
    serde_json::from_str(&std::fs::read_to_string(path).unwrap()).unwrap()
}

/// `T12ip` is the posterior corner of the inferior endplate of T12; `C7c` the centroid of C7.
fn site(name: &str) -> Site {
    let whole = match name {
        "FH_L" => Some("femoral_head.left"),
        "FH_R" => Some("femoral_head.right"),
        "S1p" => Some("S1.superior.posterior"),
        "S1a" => Some("S1.superior.anterior"),
        "OD" => Some("dens.tip"),
        "CAM" => Some("acoustic_meatus"),
        "KN" => Some("knee"),
        "AN" => Some("ankle"),
        "C7ps" => Some("C7.superior.posterior"),
        "PALATE" => Some("hard_palate.posterior"),
        "OPISTHION" => Some("opisthion"),
        "BROW" => Some("brow"),
        "CHIN" => Some("chin"),
        _ => None,
    };
    let spelled = whole.map_or_else(
        || match (name.strip_suffix('c'), name.split_at(name.len() - 2)) {
            (Some(level), _) => format!("{level}.centroid"),
            (None, (level, "sp")) => format!("{level}.superior.posterior"),
            (None, (level, "sa")) => format!("{level}.superior.anterior"),
            (None, (level, "ip")) => format!("{level}.inferior.posterior"),
            (None, (level, _)) => format!("{level}.inferior.anterior"),
        },
        str::to_owned,
    );
    spelled.parse().unwrap()
}

pub(crate) fn placed(points: &Value) -> Placed {
    let points = points.as_object().unwrap();
    points.iter().map(|(name, at)| (site(name), (at[0].as_f64().unwrap(), at[1].as_f64().unwrap()))).collect()
}

pub(crate) fn landmarks(placed: &Placed) -> Vec<Landmark> {
    placed.iter().map(|(site, (x, y))| Landmark::at(*site, *x, *y)).collect()
}

pub(crate) fn set(frame: Frame, placed: &Placed) -> LandmarkSet {
    LandmarkSet::new(frame, Posture::Standing, None, landmarks(placed)).unwrap()
}

pub(crate) fn numbered(placed: &Placed, thoracic: u8, lumbar: u8) -> LandmarkSet {
    let numbering = Numbering::new(thoracic, lumbar).unwrap();
    LandmarkSet::new(PATIENT, Posture::Standing, Some(numbering), landmarks(placed)).unwrap()
}

pub(crate) fn film(spacing: Option<(f64, f64)>, facing: Facing) -> ImageFrame {
    let spacing = spacing.map(|(row, column)| PixelSpacing::new(row, column).unwrap());
    let calibration = if spacing.is_some() { Calibration::Fiducial } else { Calibration::None };
    ImageFrame { columns: 4000, rows: 9000, spacing, calibration, facing }
}

/// Patient form to pixels, with the patient's origin in the middle of the film.
pub(crate) fn pixels(placed: &Placed, (row, column): (f64, f64), facing: Facing) -> Placed {
    let sign = if facing == Facing::Right { 1.0 } else { -1.0 };
    placed.iter().map(|(site, (x, y))| (*site, (2000.0 + sign * x / column, 4500.0 - y / row))).collect()
}

pub(crate) fn facing(name: &str) -> Facing {
    if name.starts_with("left") { Facing::Left } else { Facing::Right }
}

pub(crate) fn measure(frame: Frame, placed: &Placed) -> Values {
    values(&Points::from_set(&set(frame, placed), 1.0))
}

pub(crate) fn value(values: &Values, code: &str) -> f64 {
    values[ParameterId::from_code(code).unwrap_or_else(|| panic!("no {code}")).index()]
}

/// The clinical and the extra landmark sets in patient form, with the reference's values.
pub(crate) fn cases() -> Vec<(String, Placed, Value)> {
    let clinical = clinical("test_vectors.json");
    let extra = self::clinical("extra_vectors.json");
    let all = clinical["full_landmark_vectors"]
        .as_array()
        .unwrap()
        .iter()
        .chain(extra["cases"].as_array().unwrap());
    all.map(|case| {
        (case["id"].as_str().unwrap().to_owned(), placed(&case["landmarks_mm"]), case["expected"].clone())
    })
    .collect()
}
