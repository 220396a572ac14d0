//! Landmarks of simulated postures: what would be drawn measures as the posture says, on every kind of film.

use crate::patient::{Sides, aged, assessed, case, film, joints};
use crate::vectors::{bent, without};
use upright_anatomy::{
    Calibration, Facing, Frame, ImageFrame, Landmark, LandmarkSet, PixelSpacing, SagittalPoint, Site,
};
use upright_assessment::{Simulated, SimulatedStatus};
use upright_measurement::{Point, Points, values};

const FREE: Sides = [Some(0.0), Some(0.0)];

fn image(calibration: Calibration) -> Frame {
    let spacing = PixelSpacing::new(0.4, 0.2).ok();
    Frame::Image(ImageFrame { columns: 6000, rows: 5000, spacing, calibration, facing: Facing::Left })
}

fn frames() -> [Frame; 3] {
    [*bent().frame(), image(Calibration::Fiducial), image(Calibration::None)]
}

/// The same body on a film.
fn on(set: &LandmarkSet, frame: Frame) -> LandmarkSet {
    let placed = |landmark: &Landmark| {
        let point = set.point(landmark.site).unwrap();
        let (x, y) = frame.coordinates(SagittalPoint::new(point.anterior - 600.0, point.cranial - 1800.0));
        Landmark::at(landmark.site, x, y)
    };
    let landmarks = set.landmarks().iter().map(placed).collect();
    LandmarkSet::new(frame, set.posture(), None, landmarks).unwrap()
}

fn simulations(set: &LandmarkSet, knee: Sides) -> Vec<Simulated> {
    assessed(&case(vec![aged(68.0), joints(FREE, knee), film("film", set.clone())]), 0).simulations
}

fn points(frame: Frame, found: &Simulated) -> Points {
    let set =
        LandmarkSet::new(frame, upright_anatomy::Posture::Standing, None, found.landmarks.clone()).unwrap();
    Points::from_set(&set, 1.0)
}

/// How far from where it was, in the frame's unit.
fn moved(set: &LandmarkSet, found: &Simulated, point: Point) -> f64 {
    let [before, after] = [Points::from_set(set, 1.0), points(*set.frame(), found)];
    before.resolve(point).distance(after.resolve(point))
}

/// A chain of f64 operations on coordinates up to some thousand.
const TOLERANCE: f64 = 1e-6;

#[track_caller]
fn check(set: &LandmarkSet, knee: Sides, stays: Point) {
    for found in simulations(set, knee) {
        let (SimulatedStatus::Computed(shown) | SimulatedStatus::BeyondExamined { at_limit: shown, .. }) =
            &found.status
        else {
            assert_eq!(found.landmarks, [], "{found:?}");
            continue;
        };
        assert_eq!(found.landmarks.is_empty(), shown.is_empty());
        if shown.is_empty() {
            continue;
        }
        let drawn = values(&points(*set.frame(), &found));
        for value in shown {
            let (found, expect) = (drawn[value.parameter.index()], value.value.value());
            assert!((found - expect).abs() < TOLERANCE, "{}: {found}, said {expect}", value.parameter);
        }
        assert!(moved(set, &found, stays) < TOLERANCE);
        assert_eq!(found.landmarks.len(), set.landmarks().len());
    }
}

#[test]
fn what_is_drawn_measures_as_it_says_and_stands_on_its_ankles() {
    for frame in frames() {
        let set = on(&bent(), frame);
        check(&set, FREE, Point::Ankle);
        // The knees do not straighten altogether: drawn is the limit.
        check(&set, [Some(8.0), Some(8.0)], Point::Ankle);
        let found = simulations(&set, FREE);
        assert!(moved(&set, &found[0], Point::Site("C7.centroid".parse().unwrap())) > 10.0);
    }
}

#[test]
fn without_legs_the_pelvis_turns_about_the_hip_axis() {
    let set = without(&on(&bent(), image(Calibration::Fiducial)), &["knee", "ankle"]);
    check(&set, FREE, Point::HipAxis);
    let found = simulations(&set, FREE);
    assert!(found[0].landmarks.is_empty(), "no knees to extend");
    assert!(!found[1].landmarks.is_empty());
}

#[test]
fn both_sides_stand_as_one() {
    let set = bent();
    let sided = set.landmarks().iter().flat_map(|landmark| match landmark.site.to_string().as_str() {
        "knee" | "ankle" => ["left", "right"].map(|side| (side, *landmark)).to_vec(),
        _ => vec![("", *landmark)],
    });
    let landmarks = sided.map(|(side, landmark)| {
        let (name, by) = (landmark.site.to_string(), if side == "left" { 5.0 } else { -5.0 });
        match side {
            "" => landmark,
            _ => Landmark::at(format!("{name}.{side}").parse().unwrap(), landmark.x + by, landmark.y),
        }
    });
    let set = LandmarkSet::new(*set.frame(), set.posture(), None, landmarks.collect()).unwrap();
    let found = simulations(&set, FREE);
    let sites: Vec<Site> = found[0].landmarks.iter().map(|landmark| landmark.site).collect();
    for (name, is_there) in [("knee", true), ("ankle", true), ("knee.left", false), ("ankle.right", false)] {
        assert_eq!(sites.contains(&name.parse().unwrap()), is_there, "{name}");
    }
    assert!(moved(&set, &found[0], Point::Ankle) < TOLERANCE);
}
