//! A spine in which foci leave no place to compare them with.

use crate::made_up::{acquisition, person, scan};
use upright_imaging::{Raster, Samples};
use upright_phantom::{Kind, ScanPictures, ScanRequest};
use upright_reading::scintigraphy::{Acquisition, PictureKind, Question, ScanNote, read};

/// Spot views of a healthy spine, whose posterior view has a bright disc every 74 mm of it.
fn spotted() -> Vec<Acquisition> {
    let scan = scan(&person(Kind::Normal, 3), ScanRequest::default());
    let spots = scan.spots().unwrap();
    let healthy = vec![acquisition("spots", PictureKind::Static, &spots, 0.0)];
    let spine = read(&healthy, &Question::default()).spine.unwrap();
    let places: Vec<[f64; 2]> =
        spine.profile.iter().map(|point| [point.place.across, point.place.down]).collect();
    let [head, foot] = spine.ends;
    let discs: Vec<[f64; 2]> = (0..)
        .map(|number| head + 37.0 + 74.0 * f64::from(number))
        .take_while(|down| *down < foot)
        .map(|down| {
            *places.iter().min_by(|a, b| (a[1] - down).abs().total_cmp(&(b[1] - down).abs())).unwrap()
        })
        .collect();
    let frame = spine.frame;
    let mut bright: ScanPictures = spots;
    let step = [bright.spacing.column(), bright.spacing.row()];
    bright.frames[frame].raster = brightened(&bright.frames[frame].raster, step, &discs);
    vec![acquisition("spots", PictureKind::Static, &bright, 0.0)]
}

fn brightened(raster: &Raster, step: [f64; 2], discs: &[[f64; 2]]) -> Raster {
    let Samples::U16(counts) = raster.samples() else { panic!() };
    let columns = raster.columns() as usize;
    let bright = counts.iter().enumerate().map(|(at, count)| {
        let place = [(at % columns) as f64 * step[0], (at / columns) as f64 * step[1]];
        let is_in = discs.iter().any(|disc| (disc[0] - place[0]).hypot(disc[1] - place[1]) <= 9.0);
        if is_in { count * 6 } else { *count }
    });
    Raster::new(raster.columns(), raster.rows(), Samples::U16(bright.collect())).unwrap()
}

#[test]
fn without_a_reference_the_spine_is_still_shown_and_one_can_be_chosen() {
    let spotted = spotted();
    let found = read(&spotted, &Question::default());
    assert!(found.notes.contains(&ScanNote::NoReference), "{:?}", found.notes);
    let spine = found.spine.unwrap();
    assert!(spine.reference.is_none() && spine.foci.is_empty() && !spine.profile.is_empty());

    let [head, _] = spine.ends;
    let chosen = Question { reference: Some(head + 74.0), ..Question::default() };
    let spine = read(&spotted, &chosen).spine.unwrap();
    assert!(spine.is_chosen && spine.foci.len() >= 3, "{:?}", spine.foci.len());
}
