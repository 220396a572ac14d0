//! Edges drawn with known places.

use upright_imaging::edge::{BoneSide, Refusal, Search, Snap, SnappedEndplate, snap_circle, snap_endplate};
use upright_imaging::{ImagingError, Padding, Raster, Samples};

const COLUMNS: u32 = 300;
const ROWS: u32 = 260;

/// A picture of which `value` gives the share of bone at each place, with a little noise that is always the same.
fn drawn(value: impl Fn(f64, f64) -> f64) -> Raster {
    let noise = |pixel: u32| f64::from(pixel.wrapping_mul(2_654_435_761).rotate_left(11) >> 22) / 1024.0;
    let pixel = |pixel: u32| {
        let (x, y) = (f64::from(pixel % COLUMNS) + 0.5, f64::from(pixel / COLUMNS) + 0.5);
        (1000.0 + 2000.0 * value(x, y) + 100.0 * noise(pixel)) as u16
    };
    Raster::new(COLUMNS, ROWS, Samples::U16((0..COLUMNS * ROWS).map(pixel).collect())).unwrap()
}

/// From 0 to 1 over about two pixels.
fn step(inside: f64) -> f64 {
    1.0 / (1.0 + (-2.0 * inside).exp())
}

/// A body: a parallelogram 100 long, whose upper edge falls by 0.1 a pixel from (90, 110), and 60 deep.
fn body(x: f64, y: f64) -> f64 {
    let edge = 110.0 + 0.1 * (x - 90.0);
    step((y - edge).min(edge + 60.0 - y).min(x - 90.0).min(190.0 - x))
}

const TRUTH: [[f64; 2]; 2] = [[90.0, 110.0], [190.0, 120.0]];
const ROUGH: [[f64; 2]; 2] = [[87.0, 118.0], [186.0, 115.0]];

fn proposed(
    raster: &Raster,
    ends: [[f64; 2]; 2],
    bone: Option<BoneSide>,
    search: &Search,
) -> SnappedEndplate {
    let snap = snap_endplate(raster, ends, bone, search).unwrap();
    snap.clone().proposed().unwrap_or_else(|| panic!("{snap:?}"))
}

fn check(found: &SnappedEndplate, expect: [[f64; 2]; 2]) {
    for (found, [x, y]) in found.ends.iter().zip(expect) {
        assert!((found[1] - y).abs() < 0.5 && (found[0] - x).abs() < 4.0, "{found:?}, expected {x} {y}");
    }
}

#[test]
fn a_rough_line_moves_onto_the_edge() {
    let found = proposed(&drawn(body), ROUGH, Some(BoneSide::Right), &Search::within(24.0));
    check(&found, TRUTH);
    assert!(found.support > 0.9 && found.contrast_to_noise > 5.0 && found.residual_spread < 0.3, "{found:?}");
    assert!(found.hollow < 0.5 && found.edge.len() > 60);
}

#[test]
fn the_side_of_the_bone_chooses_the_edge() {
    let film = drawn(body);
    let [from, to] = TRUTH.map(|[x, y]| [x, y + 33.0]);
    let upper = proposed(&film, [from, to], Some(BoneSide::Right), &Search::within(40.0));
    let lower = proposed(&film, [from, to], Some(BoneSide::Left), &Search::within(40.0));
    check(&upper, TRUTH);
    check(&lower, TRUTH.map(|[x, y]| [x, y + 60.0]));
    let unsided = snap_endplate(&film, [from, to], None, &Search::within(40.0)).unwrap();
    assert!(matches!(unsided, Snap::Refused(Refusal::TwoEdges { apart }) if (58.0..62.0).contains(&apart)));
    let near = proposed(&film, ROUGH, None, &Search::within(20.0));
    assert_eq!(near.bone, BoneSide::Right);
    check(&near, TRUTH);
}

#[test]
fn a_hollow_endplate_gives_the_line_between_its_rims() {
    let hollow = |x: f64, y: f64| {
        let t = ((x - 90.0) / 100.0).clamp(0.0, 1.0);
        let edge = 110.0 + 0.1 * (x - 90.0) + 6.0 * 4.0 * t * (1.0 - t);
        step((y - edge).min(edge + 60.0 - y).min(x - 90.0).min(190.0 - x))
    };
    let found = proposed(&drawn(hollow), ROUGH, Some(BoneSide::Right), &Search::within(24.0));
    assert!((5.0..6.6).contains(&found.hollow), "{}", found.hollow);
    for (found, [_, y]) in found.ends.iter().zip(TRUTH) {
        assert!((found[1] - y).abs() < 1.2, "{found:?}");
    }
}

/// The same picture with pixels twice as wide as high: normals are those of the body, not of the grid.
#[test]
fn pixels_that_are_not_square() {
    let wide = drawn(|x, y| body(2.0 * x, y));
    let squeezed = |ends: [[f64; 2]; 2]| ends.map(|[x, y]| [x / 2.0, y]);
    let search = Search { width_over_height: 2.0, ..Search::within(24.0) };
    let found = proposed(&wide, squeezed(ROUGH), Some(BoneSide::Right), &search);
    check(&found, squeezed(TRUTH));
    // A line that is steep on the body and flat on the grid.
    let disc = |x: f64, y: f64| step(50.0 - (2.0 * x - 160.0).hypot(y - 130.0));
    let circle = snap_circle(&drawn(disc), [82.0, 125.0], 46.0, &search).unwrap().proposed().unwrap();
    assert!((circle.centre[0] - 80.0).abs() < 0.2 && (circle.centre[1] - 130.0).abs() < 0.3, "{circle:?}");
    assert!((circle.radius - 50.0).abs() < 0.4);
}

#[test]
fn bone_may_have_the_low_values_or_signed_ones() {
    let film = drawn(body);
    let Samples::U16(stored) = film.samples() else { panic!() };
    let turned = |of: fn(u16) -> i16| Samples::I16(stored.iter().map(|value| of(*value)).collect());
    let raster = |samples| Raster::new(COLUMNS, ROWS, samples).unwrap();
    let inverted = raster(turned(|value| 500 - value as i16));
    let search = Search { inverted: true, ..Search::within(24.0) };
    check(&proposed(&inverted, ROUGH, Some(BoneSide::Right), &search), TRUTH);
    let signed = raster(turned(|value| value as i16 - 2500));
    check(&proposed(&signed, ROUGH, Some(BoneSide::Right), &Search::within(24.0)), TRUTH);
    assert!(snap_endplate(&film, ROUGH, Some(BoneSide::Right), &search).unwrap().proposed().is_none());
}

/// A server may cut the part around a line out of its film.
#[test]
fn a_part_of_the_film_gives_the_same_proposal() {
    let film = drawn(body);
    let Samples::U16(stored) = film.samples() else { panic!() };
    let (left, top, columns, rows) = (40, 60, 220, 120);
    let part = (top..top + rows).flat_map(|row| &stored[row * COLUMNS as usize + left..][..columns]);
    let part = Raster::new(columns as u32, rows as u32, Samples::U16(part.copied().collect())).unwrap();
    let shift = |[x, y]: [f64; 2]| [x - left as f64, y - top as f64];
    let search = Search::within(16.0);
    let whole = proposed(&film, ROUGH, Some(BoneSide::Right), &search);
    let cut = proposed(&part, ROUGH.map(shift), Some(BoneSide::Right), &search);
    for (whole, cut) in whole.ends.map(shift).iter().zip(cut.ends) {
        assert!((whole[0] - cut[0]).abs() < 1e-3 && (whole[1] - cut[1]).abs() < 1e-3);
    }
}

#[test]
fn where_there_is_no_edge_there_is_no_proposal() {
    let refused =
        |film: &Raster, search: &Search| match snap_endplate(film, ROUGH, Some(BoneSide::Right), search)
            .unwrap()
        {
            Snap::Refused(why) => why,
            Snap::Proposed(found) => panic!("{found:?}"),
        };
    let nothing = drawn(|_, _| 0.3);
    assert_eq!(refused(&nothing, &Search::within(24.0)), Refusal::NoEdge { within: 24.0 });
    let beyond = drawn(|x, y| body(x, y - 60.0));
    assert_eq!(refused(&beyond, &Search::within(24.0)), Refusal::NoEdge { within: 24.0 });
    let stairs = drawn(|x, y| 0.5 * (body(x, y) + body(x, y - 14.0)));
    assert!(matches!(refused(&stairs, &Search::within(30.0)), Refusal::TwoEdges { .. }));
    let endless = drawn(|_, y| step(y - 115.0));
    assert_eq!(refused(&endless, &Search::within(24.0)), Refusal::RunsOn);
    let constant = Raster::new(COLUMNS, ROWS, Samples::U8(vec![7; (COLUMNS * ROWS) as usize])).unwrap();
    assert_eq!(refused(&constant, &Search::within(24.0)), Refusal::NoEdge { within: 24.0 });
    // The border of the picture is no edge of bone.
    let search = Search { padding: Some(Padding::new(0, 2000)), ..Search::within(24.0) };
    assert!(matches!(refused(&drawn(body), &search), Refusal::NoEdge { .. }));
}

#[test]
fn a_part_of_an_arc_gives_the_circle() {
    let disc = |x: f64, y: f64| step(48.0 - (x - 150.0).hypot(y - 130.0));
    // Other bone covers a third of it.
    let covered = |x: f64, y: f64| disc(x, y).max(step(x - 171.0));
    for film in [drawn(disc), drawn(covered)] {
        let found =
            snap_circle(&film, [144.0, 134.0], 52.0, &Search::within(20.0)).unwrap().proposed().unwrap();
        assert!((found.centre[0] - 150.0).hypot(found.centre[1] - 130.0) < 0.3, "{found:?}");
        assert!((found.radius - 48.0).abs() < 0.3 && found.residual_spread < 0.4, "{found:?}");
    }
}

#[test]
fn circles_that_cannot_be_told_are_refused() {
    let disc = |x: f64, y: f64, at: f64| step(48.0 - (x - at).hypot(y - 130.0));
    let two = drawn(|x, y| 0.5 * (disc(x, y, 142.0) + disc(x, y, 158.0)));
    let search = Search::within(20.0);
    let between = snap_circle(&two, [150.0, 130.0], 48.0, &search).unwrap();
    assert!(matches!(between, Snap::Refused(Refusal::TwoEdges { .. })), "{between:?}");
    let at_one = snap_circle(&two, [143.0, 131.0], 48.0, &search).unwrap().proposed().unwrap();
    assert!((at_one.centre[0] - 142.0).abs() < 0.3);
    let nothing = snap_circle(&drawn(|_, _| 0.3), [150.0, 130.0], 48.0, &search).unwrap();
    assert!(matches!(nothing, Snap::Refused(Refusal::NoEdge { .. })), "{nothing:?}");
}

#[test]
fn what_is_no_place_or_no_search_is_an_error() {
    let film = drawn(body);
    let good = Search::within(20.0);
    let line = |ends, search: &Search| snap_endplate(&film, ends, None, search).unwrap_err();
    let circle = |centre, radius, search: &Search| snap_circle(&film, centre, radius, search).unwrap_err();
    for place in [[-0.1, 10.0], [300.1, 10.0], [10.0, 260.1], [f64::NAN, 10.0], [10.0, f64::INFINITY]] {
        assert!(matches!(line([[50.0, 50.0], place], &good), ImagingError::OffFilm { .. }), "{place:?}");
        assert!(matches!(circle(place, 20.0, &good), ImagingError::OffFilm { .. }), "{place:?}");
    }
    let out = |error| assert!(matches!(error, ImagingError::OutOfRange { .. }), "{error:?}");
    out(line([[50.0, 50.0], [55.0, 50.0]], &good));
    for radius in [7.9, 301.0, f64::NAN, -1.0] {
        out(circle([50.0, 50.0], radius, &good));
    }
    for reach in [0.5, 200.1, f64::NAN] {
        out(line(ROUGH, &Search::within(reach)));
    }
    for width_over_height in [0.0, -1.0, f64::NAN, f64::INFINITY] {
        out(circle([50.0, 50.0], 20.0, &Search { width_over_height, ..good }));
    }
    assert_eq!(
        line(ROUGH, &Search::within(900.0)).to_string(),
        "cannot look for an edge: how far an edge is looked for is 900; it must be 1 to 200"
    );
}

/// Whatever is drawn, at the border and with the widest search, is answered.
#[test]
fn every_place_on_the_film_is_answered() {
    let film = drawn(body);
    let wide = Search::within(200.0);
    for ends in [[[0.0, 0.0], [300.0, 260.0]], [[0.0, 0.0], [0.0, 260.0]], [[299.0, 250.0], [289.0, 260.0]]] {
        for side in [None, Some(BoneSide::Left), Some(BoneSide::Right)] {
            assert!(snap_endplate(&film, ends, side, &wide).is_ok());
        }
    }
    for (centre, radius) in [([0.0, 0.0], 8.0), ([300.0, 260.0], 300.0), ([150.0, 130.0], 9.0)] {
        assert!(snap_circle(&film, centre, radius, &wide).is_ok());
    }
    let dot = Raster::new(20, 1, Samples::U8(vec![1; 20])).unwrap();
    assert!(snap_endplate(&dot, [[0.0, 0.0], [20.0, 1.0]], None, &wide).is_ok());
}
