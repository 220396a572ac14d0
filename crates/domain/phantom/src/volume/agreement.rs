//! What is integrated along rows of a volume is what rays meet that run through the same bones.

use super::{Fineness, Grid, Painter};
use crate::attenuation::AT_60_KEV;
use crate::bones::solid::{Matter, Solid};
use crate::bones::surface::Vector;
use crate::bones::{Anatomy, Arms, Builder};
use crate::film::agreement::lengths;
use crate::inside::{Part, Tissue, layer};
use crate::person::{ImplantWishes, Kind, Person, Pose, Wishes};

/// Attenuation of bones and metal for each millimetre, as films count it.
fn attenuation(part: &Part) -> f32 {
    match part.tissue {
        Tissue::Cortical => AT_60_KEV.cortical,
        Tissue::Cancellous => AT_60_KEV.cancellous * part.share as f32,
        Tissue::Titanium => AT_60_KEV.titanium,
        Tissue::CobaltChromium => AT_60_KEV.cobalt_chromium,
        _ => 0.0,
    }
}

/// Slices across the lumbar spine of somebody who lies, a row of which is one ray from side to side.
fn grid(person: &Person) -> Grid {
    let posed = person.pose(Pose::Supine).unwrap();
    let l3 = posed.skeleton.vertebra(upright_anatomy::Level::L3).unwrap().centroid();
    let (rows, columns) = (300, 640);
    Grid {
        columns,
        rows,
        slices: 20,
        spacing: [0.5, 0.4],
        thickness: 0.4,
        origin: Vector::new(l3.anterior + 40.0, l3.cranial - 60.0, -160.0),
        along_row: Vector::z(),
        along_column: -Vector::x(),
        step: Vector::y() * 6.0,
    }
}

/// Root mean square of the difference over bones and hardware, each cast alone, as a share of that of the films' integrals.
///
/// Together they would not agree: where two bones overlap, as at facet joints, films count both and a volume has one.
fn disagreement(kind: Kind, implants: ImplantWishes) -> f64 {
    let person = Person::draw(kind, 2, &Wishes { implants, ..Wishes::default() }).unwrap();
    let posed = person.pose(Pose::Supine).unwrap();
    let grid = grid(&person);
    let places: Vec<Vector> = (0..grid.slices)
        .flat_map(|slice| (0..grid.rows).map(move |row| (row, slice)))
        .map(|(row, slice)| grid.point(0.0, f64::from(row), f64::from(slice)))
        .collect();
    let solids = Builder::new(&person, &posed).skeleton_with(Arms::Away).into_iter();
    let alone = solids.filter(|solid| !matches!(solid.matter, Matter::Halo | Matter::Gas));
    let (mut wrong, mut whole) = (0.0, 0.0);
    for solid in alone {
        let anatomy = Anatomy { solids: vec![solid.clone()], columns: Vec::new() };
        let expected = lengths(&anatomy, &places, grid.spacing[1], &AT_60_KEV);
        for (found, expected) in integrated(solid, &grid).into_iter().zip(expected) {
            wrong += f64::from(found - expected).powi(2);
            whole += f64::from(expected).powi(2);
        }
    }
    assert!(whole > 0.0);
    (wrong / whole).sqrt()
}

/// Attenuation along every row of the grid.
fn integrated(solid: Solid, grid: &Grid) -> Vec<f32> {
    let painter = Painter::new(vec![layer(solid)], grid);
    let table: Vec<f32> = painter.parts().iter().map(attenuation).collect();
    let fine = Fineness { along_row: 4, along_column: 2, across: 2 };
    let row_of = |row: &[f32]| row.iter().sum::<f32>() * grid.spacing[0] as f32;
    let slice = |slice: u32| {
        let [means] = painter.means(grid, slice, fine, [&table]);
        means.chunks(grid.columns as usize).map(row_of).collect::<Vec<_>>()
    };
    (0..grid.slices).flat_map(slice).collect()
}

#[test]
fn a_radiograph_integrated_from_a_volume_is_the_one_that_rays_cast() {
    let loose = ImplantWishes { loose_screw: Some(true), broken_rod: Some(true), ..ImplantWishes::default() };
    for (kind, implants) in [
        (Kind::Normal, ImplantWishes::default()),
        (Kind::DegenerativeKyphosis, ImplantWishes::default()),
        (Kind::Flatback, loose),
    ] {
        let found = disagreement(kind, implants);
        assert!(found < 0.02, "{kind}: {found}");
    }
}
