//! Every cut-off: who uses it, and on which side its own value lies.

use std::collections::BTreeSet;
use upright_assessment::scales;
use upright_evidence::{Inclusive, RECORDS};

/// Beginnings of the ids of cut-offs that are no border of a published scheme: film gate, compensation, progression, rules, what is seen in slices.
const USED_ELSEWHERE: [&str; 20] = [
    "cut_off.film.",
    "cut_off.compensation.",
    "cut_off.progression.",
    "cut_off.fusion.long",
    "cut_off.coronal.c7_csvl",
    "cut_off.severe.",
    "cut_off.pain.",
    "cut_off.significant_pain.",
    "cut_off.weakness.",
    "cut_off.nsaid.",
    "cut_off.pregnancy.age",
    "cut_off.therapy.",
    "cut_off.block.",
    "cut_off.injection.",
    "cut_off.union.",
    "cut_off.screw.",
    "cut_off.myelogram.",
    "cut_off.ct.",
    "cut_off.bone.t_score.treat",
    "cut_off.bone.vitamin_d.target",
];

/// Smaller than any step between two cut-offs, larger than what counts as equal.
const STEP: f64 = 1e-6;

#[test]
fn every_cut_off_is_the_border_of_a_scale_or_used_elsewhere() {
    let used: BTreeSet<&str> =
        scales().iter().flat_map(|scale| scale.cuts.iter().map(|cut| cut.id)).collect();
    let mut beginnings: BTreeSet<&str> = USED_ELSEWHERE.into_iter().collect();
    for record in RECORDS.iter().filter(|record| record.kind == "cut_off") {
        let elsewhere = USED_ELSEWHERE.iter().find(|beginning| record.id.starts_with(**beginning));
        if let Some(beginning) = elsewhere {
            assert!(!used.contains(record.id), "{} is used by a scale: take it off the list", record.id);
            beginnings.remove(beginning);
        } else {
            assert!(used.contains(record.id), "{} is used by no scale", record.id);
        }
    }
    assert!(beginnings.is_empty(), "stale entries: {beginnings:?}");
}

#[test]
fn a_class_changes_on_the_side_that_the_record_says() {
    let mut borders = 0;
    for scale in scales() {
        for (position, cut) in scale.cuts.iter().enumerate() {
            let class = |value| scale.class(value).unwrap();
            let (below, at, above) = (class(cut.value - STEP), class(cut.value), class(cut.value + STEP));
            assert_eq!(below, scale.classes[position], "{} below {}", scale.name, cut.id);
            assert_eq!(above, scale.classes[position + 1], "{} above {}", scale.name, cut.id);
            match cut.inclusive {
                Some(Inclusive::Above) => assert_eq!(at, above, "{} at {}", scale.name, cut.id),
                Some(Inclusive::Below) => assert_eq!(at, below, "{} at {}", scale.name, cut.id),
                None => panic!("{} does not say to which side {} itself belongs", scale.name, cut.id),
            }
            borders += 1;
        }
    }
    assert!(borders > 60, "{borders} borders only");
}

#[test]
fn scales_ascend_and_their_classes_differ() {
    let mut names = BTreeSet::new();
    for scale in scales() {
        assert!(names.insert(scale.name), "two scales are called {}", scale.name);
        assert!(scale.cuts.is_sorted_by(|one, next| one.value < next.value), "{}", scale.name);
        assert_eq!(scale.classes.len(), scale.cuts.len() + 1, "{}", scale.name);
        let distinct: BTreeSet<&&str> = scale.classes.iter().collect();
        assert_eq!(distinct.len(), scale.classes.len(), "{}", scale.name);
    }
}
