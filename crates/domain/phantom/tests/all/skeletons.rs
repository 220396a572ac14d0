//! Skeletons measured: what was asked for is what is found.

use crate::measured::{asked, profile_of, value};
use proptest::prelude::*;
use upright_anatomy::{Degrees, Posture};
use upright_measurement::{ParameterId, Profile};
use upright_phantom::{Alignment, Body, Skeleton, SkeletonError};

fn profile(alignment: &Alignment, body: &Body) -> Profile {
    profile_of(&Skeleton::new(alignment, body).unwrap().landmarks(Posture::StandingExtended).unwrap())
}

fn any_alignment() -> impl Strategy<Value = Alignment> {
    let degrees = |least: f64, most: f64| (least..most).prop_map(Degrees::new);
    let pelvis = (degrees(30.0, 80.0), degrees(-5.0, 40.0));
    let spine = (degrees(0.0, 75.0), degrees(0.0, 45.0), degrees(5.0, 65.0), degrees(-10.0, 30.0));
    let rest = (degrees(-10.0, 20.0), degrees(-5.0, 30.0), degrees(-10.0, 15.0), degrees(-3.0, 3.0));
    (pelvis, spine, rest).prop_map(|((pi, pt), (ll, lower, tk, cl), (gaze, ka, aa, rotation))| Alignment {
        pelvic_incidence: pi,
        pelvic_tilt: pt,
        lumbar_lordosis: ll,
        lower_lordosis: lower,
        thoracic_kyphosis: tk,
        cervical_lordosis: cl,
        gaze,
        knee_angle: ka,
        ankle_angle: aa,
        pelvic_rotation: rotation,
        ..Alignment::BALANCED
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(500))]

    #[test]
    fn what_was_asked_for_is_measured(alignment in any_alignment(), size in 0.8..1.2_f64) {
        let body = Body { size, ..Body::default() };
        prop_assume!(Skeleton::new(&alignment, &body).is_ok());
        let profile = profile(&alignment, &body);
        for (code, expect) in asked(&alignment) {
            prop_assert!((value(&profile, code) - expect.value()).abs() < 1e-9, "{code}");
        }
        // Two parameters are not defined for every shape of a person.
        let undefined = profile.omitted.iter().map(|omitted| omitted.parameter.code());
        prop_assert!(undefined.clone().all(|code| matches!(code, "LDI" | "Barrey")), "{:?}", undefined.collect::<Vec<_>>());
    }
}

/// The whole of the catalogue, nothing to look at again, and a head over the feet.
#[test]
fn a_balanced_person_has_every_parameter_and_stands_upright() {
    let profile = profile(&Alignment::BALANCED, &Body::default());
    assert_eq!(profile.measured.len(), ParameterId::all().count());
    assert!(profile.warnings.is_empty(), "{:?}", profile.warnings);
    assert!(value(&profile, "SVA").abs() < 50.0, "{}", value(&profile, "SVA"));
    assert!(value(&profile, "GSVA").abs() < 60.0, "{}", value(&profile, "GSVA"));
}

#[test]
fn what_no_person_has_is_refused_by_name() {
    let body = Body::default();
    let too_much = Alignment { lumbar_lordosis: Degrees::new(200.0), ..Alignment::BALANCED };
    let error = Skeleton::new(&too_much, &body).unwrap_err();
    assert_eq!(error.to_string(), "lumbar lordosis is 200.0°; a skeleton can be built with -50° to 110°");
    let no_number = Alignment { gaze: Degrees::new(f64::NAN), ..Alignment::BALANCED };
    assert!(matches!(Skeleton::new(&no_number, &body), Err(SkeletonError::OutOfRange { name: "gaze", .. })));
    let folded = Alignment {
        pelvic_incidence: Degrees::new(100.0),
        pelvic_tilt: Degrees::new(25.0),
        lumbar_lordosis: Degrees::new(-30.0),
        lower_lordosis: Degrees::new(-20.0),
        ..Alignment::BALANCED
    };
    assert!(matches!(Skeleton::new(&folded, &body), Err(SkeletonError::Overturned { .. })));
    let giant = Body { size: 2.0, ..body };
    assert!(matches!(Skeleton::new(&Alignment::BALANCED, &giant), Err(SkeletonError::Size { .. })));
}
