//! The ledger of compensation: what counts, what is fixed, what is exhausted, what nobody examined.

use crate::patient::{Sides, aged, assessed, case, film, fused, joints};
use crate::vectors::bent;
use upright_anatomy::{LandmarkSet, Level};
use upright_assessment::{Compensating, Compensation, Compensator, LedgerLine, Pattern, SimulatedPosture};
use upright_casefile::{Entry, Mobility};
use upright_measurement::ParameterId;
use upright_phantom::{Kind, Person, Pose, Wishes};

const SVA: ParameterId = ParameterId::of("SVA");
const FREE: Sides = [Some(0.0), Some(0.0)];
const UNEXAMINED: Sides = [None, None];

fn ledger(set: LandmarkSet, facts: Vec<Entry>) -> Compensation {
    let case = case(facts.into_iter().chain([aged(68.0), film("film", set)]).collect());
    assessed(&case, 200).compensation.unwrap()
}

fn line(found: &Compensation, of: Compensator) -> &LedgerLine {
    found.lines.iter().find(|line| line.compensator == of).unwrap()
}

fn state(found: &Compensation, of: Compensator) -> Compensating {
    line(found, of).compensating
}

#[test]
fn only_what_moves_and_was_examined_counts() {
    for (thomas, knee, pelvis, knees, pattern) in [
        (FREE, FREE, Compensating::Yes, Compensating::Yes, Pattern::Knee),
        (UNEXAMINED, UNEXAMINED, Compensating::Unknown, Compensating::Unknown, Pattern::Unknown),
        ([Some(0.0), None], FREE, Compensating::Unknown, Compensating::Yes, Pattern::Knee),
        ([Some(20.0), Some(0.0)], FREE, Compensating::Exhausted, Compensating::Yes, Pattern::Knee),
        (FREE, [Some(10.0), None], Compensating::Yes, Compensating::Unknown, Pattern::Unknown),
        (FREE, [Some(18.0), Some(18.0)], Compensating::Yes, Compensating::Fixed, Pattern::None),
    ] {
        let found = ledger(bent(), vec![joints(thomas, knee)]);
        assert_eq!(state(&found, Compensator::Pelvis), pelvis, "{thomas:?}");
        assert_eq!(state(&found, Compensator::Knee), knees, "{knee:?}");
        // The film's SFA is that usual for incidence and age: the hips give nothing, or have nothing to give.
        let contracted = thomas.iter().flatten().any(|angle| *angle > 0.0);
        let hips = if contracted { Compensating::Exhausted } else { Compensating::No };
        assert_eq!(state(&found, Compensator::Hip), hips, "{thomas:?}");
        assert_eq!(found.pattern, pattern, "{thomas:?} {knee:?}");
    }
}

#[test]
fn of_a_stiff_knee_only_what_it_bends_beyond_counts() {
    let found = ledger(bent(), vec![joints(FREE, [Some(5.0), Some(10.0)])]);
    let knee = line(&found, Compensator::Knee);
    assert_eq!(knee.compensating, Compensating::Yes);
    assert!((knee.excess.unwrap().value() - 8.0).abs() < 0.01, "{:?}", knee.excess);
    assert!(knee.explanation.statement.contains("10.0° cannot be extended"));
}

#[test]
fn without_age_what_is_usual_is_unknown() {
    let case = case(vec![joints(FREE, FREE), film("film", bent())]);
    let found = assessed(&case, 0).compensation.unwrap();
    assert_eq!(state(&found, Compensator::Pelvis), Compensating::Unknown);
    assert_eq!(state(&found, Compensator::Hip), Compensating::Unknown);
    assert_eq!(state(&found, Compensator::Knee), Compensating::Yes, "its border needs no age");
}

#[test]
fn a_stiff_thorax_is_fixed_and_an_unknown_one_unknown() {
    let thoracic: Vec<(Level, Level, Mobility)> = Level::ALL
        .windows(2)
        .filter(|pair| pair[0] >= Level::T3 && pair[1] <= Level::T12)
        .map(|pair| (pair[0], pair[1], Mobility::Ankylosed))
        .collect();
    for (fusion, expect) in [
        (vec![fused("fusion", &thoracic, true)], Compensating::Fixed),
        (vec![fused("fusion", &[], true)], Compensating::Yes),
        (vec![], Compensating::Unknown),
    ] {
        assert_eq!(state(&ledger(bent(), fusion), Compensator::Thorax), expect);
    }
}

#[test]
fn segments_beside_a_fusion_are_measured_and_not_judged() {
    let fusion = [
        (Level::L2, Level::L3, Mobility::Fused),
        (Level::L3, Level::L4, Mobility::Fused),
        (Level::L4, Level::L5, Mobility::Uncertain),
    ];
    let person = Person::draw(Kind::Normal, 3, &Wishes::default()).unwrap();
    let set = person.pose(Pose::Standing).unwrap().landmarks().unwrap();
    let found = ledger(set, vec![fused("fusion", &fusion, true)]);
    let adjacent = line(&found, Compensator::AdjacentSegments);
    assert_eq!(adjacent.compensating, Compensating::Unknown);
    let words = &adjacent.explanation.statement;
    assert!(
        words.contains("L1–L2: disc") && words.contains("L4–L5: disc") && !words.contains("L3–L4"),
        "{words}"
    );
}

/// Joint by joint, the millimetres add up to what the theoretical posture shows.
#[test]
fn millimetres_add_up() {
    let mut checked = 0;
    for seed in 0..200 {
        let wishes = Wishes::default();
        let person = Person::draw(Kind::DegenerativeKyphosis, seed, &wishes).unwrap();
        let set = person.pose(Pose::Standing).unwrap().landmarks().unwrap();
        let case = case(vec![aged(person.age), joints(FREE, FREE), ankles(), film("film", set)]);
        let found = assessed(&case, 0);
        let ledger = found.compensation.as_ref().unwrap();
        let all = [Compensator::Ankle, Compensator::Knee, Compensator::Hip];
        if all.iter().any(|joint| state(ledger, *joint) != Compensating::Yes) {
            continue;
        }
        let hidden: f64 = all.iter().map(|joint| line(ledger, *joint).moved.unwrap().by.value()).sum();
        let theoretical = found
            .simulations
            .iter()
            .find(|found| found.posture == SimulatedPosture::LegsUncompensated)
            .unwrap();
        let axis = theoretical.value(SVA).unwrap();
        let expect = axis.value.value() - axis.as_filmed.unwrap().value();
        assert!((hidden - expect).abs() < 1e-6, "{seed}: {hidden} {expect}");
        checked += 1;
    }
    assert!(checked > 5, "{checked}");
}

/// Hips, knees and ankles examined and free, later on the same day.
fn ankles() -> Entry {
    let upright_casefile::Fact::JointExamination(mut examination) = joints(FREE, FREE).fact else {
        unreachable!()
    };
    let none = Some(upright_anatomy::Degrees::new(0.0));
    examination.ankle_dorsiflexion_loss = upright_casefile::JointLimit { left: none, right: none };
    crate::patient::entry(
        "ankles",
        crate::patient::DAY,
        upright_casefile::Fact::JointExamination(examination),
    )
}

#[test]
fn a_pelvis_that_does_not_tilt_asks_for_a_contracture() {
    let contracted =
        Wishes { hip_contracture: Some(upright_anatomy::Degrees::new(25.0)), ..Wishes::default() };
    let lean = (0..60).find_map(|seed| {
        let person = Person::draw(Kind::Flatback, seed, &contracted).ok()?;
        let set = person.pose(Pose::Standing).ok()?.landmarks().ok()?;
        let asks = |facts| {
            let found = ledger(set.clone(), facts);
            found.notes.iter().any(|note| note.contains("hip flexion contracture"))
        };
        asks(vec![]).then(|| asks(vec![joints([Some(25.0); 2], FREE)]))
    });
    assert_eq!(lean, Some(false), "asked once, and no more once it was examined");
}
