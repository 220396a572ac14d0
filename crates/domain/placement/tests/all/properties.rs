//! What holds of an expectation whatever is placed.

use crate::phantoms::{Film, site, truth};
use proptest::prelude::*;
use upright_anatomy::{
    Calibration, Edge, Endplate, Facing, Frame, ImageFrame, Landmark, LandmarkSet, Laterality, Level,
    PixelSpacing, Posture, SagittalPoint, Site,
};
use upright_measurement::Points;
use upright_placement::{Expected, expected, expected_head_radius};

/// Rounding of some hundred operations on coordinates up to some metres.
const ROUNDING: f64 = 1e-7;
const PHANTOMS: u64 = 14;

fn is_of_skull(site: Site) -> bool {
    matches!(
        site,
        Site::AcousticMeatus | Site::HardPalatePosterior | Site::Opisthion | Site::Brow | Site::Chin
    )
}

/// Sites that are expected as soon as anything tells.
fn asked() -> impl Iterator<Item = Site> {
    Site::all().filter(|site| !is_of_skull(*site) && *site != Site::Centroid(Level::S1))
}

/// Some landmarks of a phantom, each moved by up to 3 mm.
fn some_placed() -> impl Strategy<Value = Points> {
    let moves = prop::collection::vec((any::<bool>(), -3.0..3.0f64, -3.0..3.0f64), Site::COUNT);
    (0..PHANTOMS, moves).prop_map(|(number, moves)| {
        let truth = truth(number);
        let mut placed = Points::EMPTY;
        for (landmark, (is_placed, forwards, upwards)) in truth.landmarks().iter().zip(moves) {
            if is_placed {
                let at = SagittalPoint::new(landmark.x + forwards, landmark.y + upwards);
                placed.place(landmark.site, at);
            }
        }
        placed
    })
}

/// The same expectation, `times` as large and moved by `by`.
fn is_same(found: Option<Expected>, before: Option<Expected>, times: f64, by: SagittalPoint) -> bool {
    let moved = |at: SagittalPoint| {
        SagittalPoint::new(times * at.anterior + by.anterior, times * at.cranial + by.cranial)
    };
    match (found, before) {
        (Some(found), Some(before)) => {
            found.at.distance(moved(before.at)) < ROUNDING
                && (found.reach - times * before.reach).abs() < ROUNDING
        }
        (None, None) => true,
        _ => false,
    }
}

proptest! {
    #[test]
    fn moving_and_scaling_a_film_moves_and_scales_what_is_expected(
        placed in some_placed(),
        radius in prop::option::of(15.0..30.0f64),
        times in 0.05..20.0f64,
        (forwards, upwards) in (-3000.0..3000.0f64, -3000.0..3000.0f64),
    ) {
        let by = SagittalPoint::new(forwards, upwards);
        let moved = placed.mapped(|at| SagittalPoint::new(times * at.anterior + forwards, times * at.cranial + upwards));
        for site in Site::all() {
            let found = expected(&moved, radius.map(|radius| times * radius), site);
            prop_assert!(is_same(found, expected(&placed, radius, site), times, by), "{site}");
        }
    }

    #[test]
    fn whatever_tells_tells_of_every_site(placed in some_placed(), number in 0..PHANTOMS) {
        let film = Film::new(number, 1.0);
        let mut with_sacrum = placed;
        for corner in [Edge::Posterior, Edge::Anterior].map(|edge| Endplate::superior(Level::S1).corner(edge)) {
            with_sacrum.place(corner, film.at(corner));
        }
        for placed in [with_sacrum, film.placed.clone()] {
            for site in asked() {
                let found = expected(&placed, Some(film.radius), site);
                prop_assert!(found.is_some_and(|found| found.at.is_finite() && found.reach > 0.0), "{site}");
            }
        }
    }

    /// Corners that coincide, columns that run backwards, coordinates of no film: a finite answer or none.
    #[test]
    fn nonsense_is_never_answered_with_nan(
        points in prop::collection::vec(prop::option::of((-2i32..3, -2i32..3)), Site::COUNT),
        size in prop::sample::select(&[0.0, 1e-300, 1.0, 1e4, 1e200, 1e308, f64::INFINITY][..]),
        radius in prop::option::of(prop::sample::select(&[f64::NAN, -1.0, 0.0, 1.0, f64::INFINITY][..])),
    ) {
        let mut placed = Points::EMPTY;
        for (site, at) in Site::all().zip(points) {
            if let Some((x, y)) = at {
                placed.place(site, SagittalPoint::new(size * f64::from(x), size * f64::from(y)));
            }
        }
        for site in Site::all() {
            let found = expected(&placed, radius, site);
            prop_assert!(found.is_none_or(|found| found.at.is_finite() && found.reach.is_finite()), "{site}");
        }
        let head = expected_head_radius(&placed, radius);
        prop_assert!(head.is_none_or(|radius| radius.is_finite() && radius > 0.0));
    }
}

#[test]
fn nothing_tells_nothing() {
    let mut placed = Points::EMPTY;
    assert!(asked().all(|site| expected(&placed, None, site).is_none()));
    // A radius tells how large, and nothing where.
    assert!(asked().all(|site| expected(&placed, Some(23.0), site).is_none()));
    placed.place(site("L3.centroid"), SagittalPoint::new(0.0, 0.0));
    assert!(asked().all(|site| expected(&placed, None, site).is_none()), "a point has no length");
    placed.place(site("L2.centroid"), SagittalPoint::new(0.0, 37.0));
    assert!(asked().all(|site| expected(&placed, None, site).is_some()));
}

/// Which way a person faces on the film changes nothing but the side.
#[test]
fn a_mirrored_film_has_mirrored_expectations() {
    let spacing = Some(PixelSpacing::new(0.3, 0.2).unwrap());
    let film = |facing| ImageFrame {
        columns: 3000,
        rows: 9000,
        spacing,
        calibration: Calibration::Geometry,
        facing,
    };
    let set = |facing| {
        let frame = Frame::Image(film(facing));
        let placed = [(0.0, 0.0, "femoral_head"), (-36.0, 114.0, "S1.superior.posterior")];
        let placed = placed.into_iter().chain([(-8.0, 91.0, "S1.superior.anterior")]);
        let landmark = |(x, y, text): (f64, f64, &str)| {
            let middle = if facing == Facing::Right { 300.0 } else { -300.0 };
            let (x, y) = frame.coordinates(SagittalPoint::new(middle + x, y - 1500.0));
            Landmark::at(site(text), x, y)
        };
        LandmarkSet::new(frame, Posture::Standing, None, placed.map(landmark).collect()).unwrap()
    };
    let on_film = |facing, site| {
        let set = set(facing);
        let found = expected(&Points::from_set(&set, 1.0), None, site).unwrap();
        set.frame().coordinates(found.at)
    };
    for site in asked() {
        let ((right, row), (left, same_row)) = (on_film(Facing::Right, site), on_film(Facing::Left, site));
        assert!((right + left - 3000.0).abs() < ROUNDING && (row - same_row).abs() < ROUNDING, "{site}");
    }
}

/// With the vertebra below placed, an endplate is expected no further off than without it, but for a few millimetres.
#[test]
fn a_neighbour_that_is_placed_improves_what_is_expected() {
    let corners =
        |level| [Edge::Posterior, Edge::Anterior].map(|edge| Endplate::superior(level).corner(edge));
    let (mut before, mut after) = (0.0, 0.0);
    for number in 0..PHANTOMS {
        for pair in Level::ALL[1..]
            .windows(2)
            .filter(|pair| !pair.contains(&Level::T13) && !pair.contains(&Level::L6))
        {
            let [asked, below] = [pair[0], pair[1]].map(corners);
            let mut film = Film::new(number, 1.0);
            corners(Level::S1).into_iter().for_each(|corner| film.place(corner));
            let (far, far_reach) = (film.error(asked[0]), film.expected(asked[0]).reach);
            below.into_iter().for_each(|corner| film.place(corner));
            let (near, near_reach) = (film.error(asked[0]), film.expected(asked[0]).reach);
            assert!(
                near < far + 3.0 && near_reach <= far_reach * 1.1,
                "{number} {pair:?}: {far}, then {near}"
            );
            (before, after) = (before + far, after + near);
        }
    }
    assert!(after < 0.1 * before, "{before} mm, then {after} mm");
}

#[test]
fn reach_grows_with_the_distance_to_what_is_placed() {
    let mut film = Film::new(0, 1.0);
    ["S1.superior.posterior", "S1.superior.anterior"].into_iter().for_each(|text| film.place(site(text)));
    let upwards = Level::ALL
        .into_iter()
        .rev()
        .filter(|level| *level < Level::S1 && *level != Level::L6 && *level != Level::T13);
    let reaches: Vec<f64> = upwards.map(|level| film.expected(Site::Centroid(level)).reach).collect();
    assert!(reaches.is_sorted_by(|below, above| below < above), "{reaches:?}");
    film.place(site("C7.centroid"));
    assert!(film.expected(site("T12.centroid")).reach < reaches[5], "between two things it is less");
}

#[test]
fn a_head_is_proposed_as_large_as_the_other() {
    let film = Film::new(0, 1.0);
    assert_eq!(expected_head_radius(&film.placed, Some(21.5)), Some(21.5));
    assert_eq!(expected_head_radius(&film.placed, None), None);
    let mut film = film;
    ["S1.superior.posterior", "S1.superior.anterior"].into_iter().for_each(|text| film.place(site(text)));
    let proposed = expected_head_radius(&film.placed, None).unwrap();
    assert!((proposed - film.radius).abs() < 0.05 * film.radius, "{proposed} for {}", film.radius);
    let other = film.expected(Site::FemoralHead(Laterality::Right)).at;
    assert_eq!(other, film.at(Site::FemoralHead(Laterality::Left)), "where the first is");
}
