//! Phantoms measured.

use upright_anatomy::{Degrees, LandmarkSet};
use upright_evidence::{FilmQuality, settings};
use upright_measurement::{ParameterId, Profile};
use upright_phantom::Alignment;

pub(crate) fn profile_of(landmarks: &LandmarkSet) -> Profile {
    Profile::of(landmarks, &settings(FilmQuality::Clear, 0, 1))
}

pub(crate) fn value(profile: &Profile, code: &str) -> f64 {
    let id = ParameterId::from_code(code).unwrap();
    profile.get(id).unwrap_or_else(|| panic!("{code} is not measured")).value.value()
}

/// Codes of `measurement` and what was asked for.
pub(crate) fn asked(alignment: &Alignment) -> [(&'static str, Degrees); 9] {
    [
        ("PI", alignment.pelvic_incidence),
        ("PT", alignment.pelvic_tilt),
        ("LL_L1S1", alignment.lumbar_lordosis),
        ("LL_L4S1", alignment.lower_lordosis),
        ("TK_T4T12", alignment.thoracic_kyphosis),
        ("CL_C2C7", alignment.cervical_lordosis),
        ("CBVA", alignment.gaze),
        ("KA", alignment.knee_angle),
        ("AA", alignment.ankle_angle),
    ]
}
