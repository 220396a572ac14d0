//! The pair, and lying.

use upright_anatomy::{Degrees, Level};
use upright_evidence::norm;
use upright_phantom::{Kind, LesionWishes, Person, Pose, Posed, Wishes};

use crate::measured::{profile_of, value};

fn people(kind: Kind, wishes: &Wishes) -> Vec<Person> {
    let drawn =
        |seed| Person::draw(kind, seed, wishes).unwrap_or_else(|error| panic!("{kind} {seed}: {error}"));
    (0..150).map(drawn).collect()
}

fn pair(person: &Person) -> [Posed; 2] {
    [Pose::Standing, Pose::StandingExtended].map(|pose| person.pose(pose).unwrap())
}

fn growth([standing, extended]: &[Posed; 2]) -> f64 {
    (extended.skeleton.sagittal_vertical_axis() - standing.skeleton.sagittal_vertical_axis()).value()
}

#[test]
fn the_pair_has_one_pelvis() {
    for kind in Kind::ALL {
        for person in people(kind, &Wishes::default()) {
            let [standing, extended] = pair(&person);
            let incidence = |posed: &Posed| value(&profile_of(&posed.landmarks().unwrap()), "PI");
            assert!((incidence(&standing) - incidence(&extended)).abs() < 1e-9, "{kind} {}", person.seed);
            assert_ne!(
                standing.alignment.pelvic_rotation, extended.alignment.pelvic_rotation,
                "films are taken apart"
            );
        }
    }
}

/// Who bent the knees by 8° or more to stand, and has free joints, leans further forward when they are straight.
#[test]
fn imbalance_grows_when_a_patient_with_reserve_extends() {
    let free = Wishes {
        hip_contracture: Some(Degrees::new(0.0)),
        knee_contracture: Some(Degrees::new(0.0)),
        ..Wishes::default()
    };
    for kind in [Kind::Flatback, Kind::DegenerativeKyphosis, Kind::Ankylosing, Kind::JunctionalKyphosis] {
        let pairs: Vec<[Posed; 2]> = people(kind, &free).iter().map(pair).collect();
        let bent: Vec<&[Posed; 2]> =
            pairs.iter().filter(|[standing, _]| standing.alignment.knee_angle.value() > 8.0).collect();
        assert!(bent.len() > 50, "{kind}: {} compensate", bent.len());
        let grown = bent.iter().filter(|pair| growth(pair) > 10.0).count();
        // What is left of motion in the spine makes up for it in a few.
        assert!(grown as f64 > 0.9 * bent.len() as f64, "{kind}: {grown} of {}", bent.len());
        for [standing, extended] in bent {
            assert!(extended.alignment.knee_angle.value() < 8.0 || extended.skeleton.lead_of_c7() > 170.0);
            assert!(extended.alignment.knee_angle < standing.alignment.knee_angle);
        }
    }
}

#[test]
fn a_patient_with_hip_contracture_shows_no_more_when_asked_to_extend() {
    let contracted = Wishes { hip_contracture: Some(Degrees::new(20.0)), ..Wishes::default() };
    for kind in [Kind::Flatback, Kind::DegenerativeKyphosis, Kind::Ankylosing, Kind::JunctionalKyphosis] {
        let mut grown = Vec::new();
        for person in people(kind, &contracted) {
            let pair = pair(&person);
            let [standing, extended] = &pair;
            assert!(extended.alignment.knee_angle.value() > 15.0, "the knees stay bent");
            assert!((standing.alignment.knee_angle - extended.alignment.knee_angle).value() < 2.0);
            // Feet that stand elsewhere by 3° and knees with a slack of 1.5° tip the trunk by 4.5°.
            assert!(growth(&pair) < 40.0, "{kind} {}: {}", person.seed, growth(&pair));
            grown.push(growth(&pair));
        }
        assert!(mean(grown.iter().copied()) < 8.0, "{kind}: {}", mean(grown.iter().copied()));
    }
}

/// A slight contracture hinders little: nothing switches.
#[test]
fn the_firmer_the_hips_are_held_the_less_the_pair_differs() {
    let growth_with = |contracture: f64| {
        let wishes = Wishes {
            hip_contracture: Some(Degrees::new(contracture)),
            knee_contracture: Some(Degrees::new(0.0)),
            ..Wishes::default()
        };
        mean(people(Kind::Flatback, &wishes).iter().map(|person| growth(&pair(person))))
    };
    let [free, slight, half, firm] = [0.0, 0.5, 7.0, 15.0].map(growth_with);
    assert!((free - slight).abs() < 12.0, "{free} {slight}");
    assert!(free > half + 10.0 && half > firm + 5.0, "{free} {half} {firm}");
}

#[test]
fn knees_that_lack_extension_stay_bent_by_that() {
    let stiff = Wishes {
        knee_contracture: Some(Degrees::new(12.0)),
        hip_contracture: Some(Degrees::new(0.0)),
        ..Wishes::default()
    };
    for person in people(Kind::Flatback, &stiff) {
        let [_, extended] = pair(&person);
        assert!(extended.alignment.knee_angle.value() > 12.0 - 1e-9, "{}", person.seed);
    }
}

fn change(person: &Person, of: impl Fn(&Posed) -> Degrees) -> f64 {
    let [standing, supine] = [Pose::StandingExtended, Pose::Supine].map(|pose| person.pose(pose).unwrap());
    (of(&supine) - of(&standing)).value()
}

fn mean(values: impl ExactSizeIterator<Item = f64>) -> f64 {
    let count = values.len() as f64;
    values.sum::<f64>() / count
}

#[test]
fn lying_down_normal_spines_lose_lordosis_and_worn_ones_gain() {
    let lordosis = |posed: &Posed| posed.alignment.lumbar_lordosis;
    let of = |kind| mean(people(kind, &Wishes::default()).iter().map(|person| change(person, lordosis)));
    let (published, _) = norm::lying_down();
    // Against the extended film, in which the residual motion was used.
    assert!((of(Kind::Normal) - published.value()).abs() < 3.0, "{}", of(Kind::Normal));
    assert!(of(Kind::DegenerativeKyphosis) > 6.0, "{}", of(Kind::DegenerativeKyphosis));
}

#[test]
fn what_is_fused_moves_in_no_posture() {
    for kind in [Kind::Flatback, Kind::Ankylosing, Kind::JunctionalKyphosis, Kind::SegmentalFlatback] {
        for person in people(kind, &Wishes::default()).iter().take(40) {
            let fusion = person.fusion().unwrap();
            let fused = |pose| -> Vec<(Level, Degrees)> {
                let posed = person.pose(pose).unwrap();
                let segments = posed.shape.segments().iter();
                let held = segments
                    .filter(|segment| fusion.holds_disc_below(segment.level) && segment.level >= Level::T1);
                held.map(|segment| (segment.level, segment.disc)).collect()
            };
            assert!(!fused(Pose::Standing).is_empty());
            assert_eq!(fused(Pose::Standing), fused(Pose::StandingExtended));
            assert_eq!(fused(Pose::Standing), fused(Pose::Supine));
        }
    }
}

/// What each disc does from bent forwards to bent backwards, + = opens to the front.
fn motion(person: &Person) -> Vec<(Level, f64)> {
    let [forwards, backwards] =
        [Pose::BentForwards, Pose::BentBackwards].map(|pose| person.pose(pose).unwrap().shape);
    let pairs = forwards.segments().iter().zip(backwards.segments());
    pairs.map(|(forwards, backwards)| (forwards.level, (forwards.disc - backwards.disc).value())).collect()
}

#[test]
fn bent_backwards_mobile_discs_open_and_what_has_united_does_not() {
    for kind in Kind::ALL {
        for person in people(kind, &Wishes::default()).iter().take(40) {
            let open = |level: Level| {
                person.lesions().unions.iter().any(|union| union.below == level && union.gap.is_some())
            };
            for (level, moved) in motion(person).into_iter().filter(|(level, _)| *level >= Level::T1) {
                let held = person.fusion().is_some_and(|fusion| fusion.holds_disc_below(level));
                assert_eq!(moved > 0.0, !held || open(level), "{kind} {} {level}: {moved}", person.seed);
                assert!((0.0..=14.0).contains(&moved), "{kind} {} {level}: {moved}", person.seed);
            }
        }
    }
}

/// As wished, less the effort that was not made; who leans far already bends less.
#[test]
fn a_nonunion_moves_as_it_was_wished() {
    let lesions =
        LesionWishes { nonunion: Some(true), motion: Some(Degrees::new(20.0)), ..LesionWishes::default() };
    let people = people(Kind::Flatback, &Wishes { lesions, ..Wishes::default() });
    let moved = people.iter().map(|person| {
        let below = person.lesions().unions.iter().find(|union| union.gap.is_some()).unwrap().below;
        motion(person).into_iter().find(|(level, _)| *level == below).unwrap().1
    });
    let moved: Vec<f64> = moved.collect();
    assert!(moved.iter().all(|moved| (0.0..=20.0).contains(moved)), "{moved:?}");
    assert!((13.0..18.0).contains(&mean(moved.into_iter())));
    let wished = |degrees| {
        let motion = Some(Degrees::new(degrees));
        let lesions = LesionWishes { motion, ..LesionWishes::default() };
        Person::draw(Kind::Flatback, 1, &Wishes { lesions, ..Wishes::default() })
    };
    assert!(wished(30.0).is_ok() && wished(30.1).is_err() && wished(-0.1).is_err());
}
