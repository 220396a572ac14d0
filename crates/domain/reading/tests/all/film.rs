//! Metal on films of phantoms, beside their truth. Verifies arithmetic only.

use crate::many::is_full;
use upright_anatomy::Facing;
use upright_imaging::{Presentation, Raster, Samples};
use upright_phantom::{
    Extent, Film, FilmRequest, Geometry, Kind, Person, Pose, Scenery, Storage, View, Wishes,
};
use upright_reading::{FilmMetal, FilmPieceKind, NoFilmMetal, Sureness};

fn film(kind: Kind, seed: u64, view: View, inverted: bool) -> Film {
    let person = Person::draw(kind, seed, &Wishes::default()).unwrap();
    let posed = person.pose(Pose::Standing).unwrap();
    let request = FilmRequest {
        view,
        geometry: Geometry::Slot,
        extent: Extent::LongCassette,
        resolution: 0.5,
        storage: Storage { inverted, ..Storage::default() },
    };
    Scenery::new(&person, &posed).film(&request).unwrap()
}

fn found(film: &Film) -> FilmMetal {
    let shown = Presentation { inverted: film.storage.inverted, ..Presentation::default() };
    FilmMetal::find(&film.raster, &shown, Some(film.plan.spacing)).unwrap()
}

/// Whether it is proposed as an implant that is clearly there.
fn is_clear(found: &FilmMetal) -> bool {
    let rod = |piece: &upright_reading::FilmPiece| {
        (piece.kind, piece.sureness) == (FilmPieceKind::Rod, Sureness::Clear)
    };
    found.pieces.iter().any(rod)
}

#[test]
fn rods_are_proposed_whichever_way_bone_is_stored_and_nothing_is_where_nothing_was_implanted() {
    for inverted in [false, true] {
        let operated = found(&film(Kind::Flatback, 100, View::AnteroPosterior, inverted));
        assert!(is_clear(&operated), "{operated:?}");
        let [proposal] = &operated.proposals("DX 20220101")[..] else { panic!("one for the study") };
        assert_eq!(proposal.finding, upright_casefile::FindingKind::Implant);
        assert_eq!(proposal.status, upright_casefile::Confirmation::Proposed);
    }
    let intact = found(&film(Kind::Normal, 400, View::Lateral(Facing::Right), false));
    assert!(intact.pieces.is_empty(), "{intact:?}");
    // None seen is never proposed as none there.
    assert!(intact.proposals("DX 20220101").is_empty());
}

#[test]
fn without_a_spacing_nothing_is_clear() {
    let film = film(Kind::Flatback, 100, View::AnteroPosterior, false);
    let found = FilmMetal::find(&film.raster, &Presentation::default(), None).unwrap();
    assert!(!found.pieces.is_empty() && !found.proposals("DX 20220101").is_empty());
    assert!(!found.is_scaled && found.pieces.iter().all(|piece| piece.sureness == Sureness::Possible));
    assert!(found.proposals("DX 20220101").iter().all(|proposal| proposal.presence.is_none()));
}

#[test]
fn what_is_no_film_is_refused() {
    let check = |columns: u32, value: &dyn Fn(u32) -> u16, spacing: f64, expect: NoFilmMetal| {
        let values = (0..columns * columns).map(value).collect();
        let raster = Raster::new(columns, columns, Samples::U16(values)).unwrap();
        let spacing = upright_anatomy::PixelSpacing::new(spacing, spacing).ok();
        assert_eq!(FilmMetal::find(&raster, &Presentation::default(), spacing), Err(expect));
    };
    check(300, &|_| 7, 0.6, NoFilmMetal::NoPicture);
    check(40, &|place| place as u16, 0.6, NoFilmMetal::NoPicture);
    check(300, &|place| place as u16, 6.0, NoFilmMetal::TooCoarse);
    // 1.8 m on either side.
    check(3000, &|place| place as u16, 0.6, NoFilmMetal::TooLarge);
}

/// Forty films of twenty operated patients, and as many of others.
#[test]
fn a_cohort_of_films_is_read_as_the_truth_says() {
    if !is_full() {
        return println!("skipped: eighty films are looked at with UPRIGHT_FULL only");
    }
    let operated = [Kind::Flatback, Kind::SegmentalFlatback, Kind::JunctionalKyphosis];
    let intact = [Kind::Normal, Kind::DegenerativeKyphosis];
    let clear = |kinds: &[Kind]| {
        let films = (0..40_u64).filter(|number| {
            let view = if number % 2 == 0 { View::AnteroPosterior } else { View::Lateral(Facing::Right) };
            let kind = kinds[(number / 2) as usize % kinds.len()];
            is_clear(&found(&film(kind, 52_000 + number / 2, view, number % 4 == 0)))
        });
        films.count()
    };
    let (seen, false_alarms) = (clear(&operated), clear(&intact));
    println!("| films of operated patients with a clear rod | {seen} of 40 |");
    println!("| films of others with one | {false_alarms} of 40 |");
    assert!(seen >= 32 && false_alarms <= 1);
}
