//! Whole persons: every scheme answers, with a class or a reason, and every number of it has a source.

use crate::patient::{DAY, Found, classify};
use std::collections::BTreeSet;
use upright_anatomy::Level;
use upright_assessment::{Explanation, Extension};
use upright_casefile::{Birth, Fact, Mobility, Person, PreviousFusion, Segment};
use upright_phantom::{Kind, Person as Phantom, Pose, Wishes};

fn person(kind: Kind, pose: Pose) -> Found {
    let phantom = Phantom::draw(kind, 3, &Wishes::default()).unwrap();
    let landmarks = phantom.pose(pose).unwrap().landmarks().unwrap();
    let age = Person { birth: Some(Birth::YearsOld(phantom.age)), ..Person::default() };
    let fused = Segment { upper: Level::L4, lower: Level::L5, mobility: Mobility::Fused };
    let fusion = PreviousFusion { segments: vec![fused], others_mobile: true };
    let facts = [(DAY, Fact::Person(age)), (DAY, Fact::PreviousFusion(fusion))];
    classify(landmarks, &facts, Extension::Extended)
}

fn evidence_stands(explanation: &Explanation, code: &str) {
    assert!(!explanation.all_evidence().is_empty(), "{code} names no number");
    for record in explanation.all_evidence() {
        assert!(upright_evidence::record(record.id).is_some(), "{code}: {}", record.id);
    }
}

#[test]
fn every_scheme_answers_for_a_whole_film() {
    let found = person(Kind::Flatback, Pose::StandingExtended);
    let codes: BTreeSet<&str> = found.0.iter().map(|found| found.code).collect();
    assert_eq!(codes.len(), found.0.len(), "codes are distinct");
    for one in &found.0 {
        match &one.class {
            Ok(class) => {
                assert!(
                    !class.code.is_empty() && !class.meaning.is_empty() && !one.inputs.is_empty(),
                    "{one:?}"
                );
                // The curve is read from a frontal film and stands here only where Cobb angles were entered.
                evidence_stands(&one.explanation, one.code);
            }
            Err(reason) => assert!(
                ["frailty.", "bone.", "ames.mjoa", "srs_schwab.curve"]
                    .iter()
                    .any(|code| one.code.starts_with(code)),
                "{}: {reason}",
                one.code
            ),
        }
    }
    assert_eq!(found.class("booth.type"), "2");
}

#[test]
fn probabilities_of_classes_add_up_and_favour_what_was_measured() {
    for kind in [Kind::Normal, Kind::Flatback, Kind::DegenerativeKyphosis] {
        for one in person(kind, Pose::Standing).0 {
            let Ok(class) = &one.class else { continue };
            let sum: f64 = class.probabilities.iter().map(|(_, share)| share).sum();
            let is_offset = class.probabilities.len() == 1 && class.probabilities[0].0.starts_with("above");
            if !class.probabilities.is_empty() && !is_offset {
                assert!((sum - 1.0).abs() < 1e-9, "{}: {:?}", one.code, class.probabilities);
                let own = class.probabilities.iter().find(|(name, _)| *name == class.code);
                assert!(own.is_some_and(|(_, share)| *share > 0.0), "{}: {class:?}", one.code);
            }
        }
    }
}

#[test]
fn no_scheme_takes_a_supine_film() {
    for one in person(Kind::Flatback, Pose::Supine).0 {
        let recorded = ["gap.age", "frailty.", "bone."].iter().any(|code| one.code.starts_with(code));
        assert!(recorded || one.class.is_err(), "{}: {:?}", one.code, one.class);
    }
}
