//! How far a ray runs through each matter. Slices are indexed: bounds are checked where the scene is built.

#![allow(
    clippy::indexing_slicing,
    reason = "checked kernel: a piece names surfaces, and a ray pieces, that the scene holds"
)]

use super::beam::FilmPlan;
use super::met::{Met, Path};
use crate::bones::Anatomy;
use crate::bones::column::Column;
use crate::bones::solid::{Matter, Solid};
use crate::rays::kernel_stretches::Many;
use crate::rays::{Pieces, Ray};

/// One column, sampled evenly in height.
struct FlatColumn {
    matter: Matter,
    density: f32,
    bottom: f32,
    /// Centre across and along the beam, half-axes across and along it.
    samples: Vec<[f32; 4]>,
}

/// Millimetres between samples of a column.
const COLUMN_STEP: f32 = 2.0;

/// What a beam meets, prepared for rays.
pub(crate) struct Scene {
    pieces: Pieces,
    matters: Vec<(Matter, f32)>,
    columns: Vec<FlatColumn>,
}

impl Scene {
    /// Turns the anatomy so that the third axis runs along the beam of `plan`.
    pub(crate) fn new(anatomy: &Anatomy, plan: &FilmPlan) -> Self {
        let mut pieces = Pieces::new(plan.turned_from_body(), plan.most_lean());
        // Halos come first: what they take from bone must be known when bone is met.
        let mut solids: Vec<&Solid> = anatomy.solids.iter().collect();
        solids.sort_by_key(|solid| solid.matter != Matter::Halo);
        for (owner, solid) in (0..).zip(&solids) {
            solid.pieces.iter().for_each(|piece| pieces.add(piece, owner));
        }
        Self {
            pieces,
            matters: solids.iter().map(|solid| (solid.matter, solid.density as f32)).collect(),
            columns: anatomy.columns.iter().map(|column| flat_column(column, plan)).collect(),
        }
    }

    /// Pieces whose shadow meets this part of the film.
    pub(crate) fn near(&self, left: f32, right: f32, bottom: f32, top: f32) -> Vec<u32> {
        self.pieces.near(left, right, bottom, top)
    }

    /// What a ray meets of the pieces named, which are in the order of [`Self::near`].
    pub(crate) fn path(&self, ray: Ray, near: &[u32]) -> Path {
        let mut met = Met::new();
        for column in &self.columns {
            if let Some((from, to)) = column.stretch(ray) {
                met.column((column.matter, column.density), from, to);
            }
        }
        let mut place = 0;
        while place < near.len() {
            let solid = self.pieces.owner(near[place]);
            let (mut outer, mut inner) = (Many::none(), Many::none());
            while place < near.len() && self.pieces.owner(near[place]) == solid {
                let piece = near[place];
                place += 1;
                let through = self.pieces.outer(piece, ray);
                if through.count == 0 {
                    continue;
                }
                through.all().iter().for_each(|(from, to)| outer.push(*from, *to));
                let hollow = self.pieces.inner(piece, ray);
                hollow.all().iter().for_each(|(from, to)| inner.push(*from, *to));
            }
            if outer.count > 0 {
                met.solid(self.matters[solid as usize], outer, inner);
            }
        }
        met.path(ray)
    }
}

impl FlatColumn {
    /// Where the ray runs through the column; its height is taken where it crosses the column's middle.
    #[inline]
    fn stretch(&self, ray: Ray) -> Option<(f32, f32)> {
        let place = (ray.at[1] - self.bottom) / COLUMN_STEP;
        let sample = |place: f32| {
            (place >= 0.0 && (place as usize) + 1 < self.samples.len()).then(|| {
                let (low, share) = (place as usize, place.fract());
                let (a, b) = (&self.samples[low], &self.samples[low + 1]);
                [0, 1, 2, 3].map(|of| a[of] + share * (b[of] - a[of]))
            })
        };
        let [_, along, _, _] = sample(place)?;
        let [across, along, half_across, half_along] = sample(place + ray.lean[1] * along / COLUMN_STEP)?;
        // ((x + l·t − across) / half_across)² + ((t − along) / half_along)² ≤ 1
        let (l, x) = (ray.lean[0], ray.at[0] - across);
        let (p, q) = (half_across.powi(-2), half_along.powi(-2));
        let alpha = p * l * l + q;
        let beta = p * l * x - q * along;
        let gamma = p * x * x + q * along * along - 1.0;
        let square = beta * beta - alpha * gamma;
        (square > 0.0).then(|| ((-beta - square.sqrt()) / alpha, (-beta + square.sqrt()) / alpha))
    }
}

/// Sections joined by a smooth curve and turned into the beam.
fn flat_column(column: &Column, plan: &FilmPlan) -> FlatColumn {
    let sections = crate::bones::column::sorted(column.sections.clone());
    let turn = plan.turned_from_body();
    let flat = |height: f64| {
        let section = crate::bones::column::at_height(&sections, height);
        let [forward, left] = section.centre;
        let centre = turn * nalgebra::Vector3::new(forward, 0.0, left);
        let [depth, width] = section.half;
        let half = turn.abs() * nalgebra::Vector3::new(depth, 0.0, width);
        [centre.x as f32, centre.z as f32, half.x as f32, half.z as f32]
    };
    let (bottom, top) =
        (sections.first().map_or(0.0, |s| s.height), sections.last().map_or(0.0, |s| s.height));
    let count = ((top - bottom) / f64::from(COLUMN_STEP)) as usize + 1;
    FlatColumn {
        matter: column.matter,
        density: column.density as f32,
        bottom: bottom as f32,
        samples: (0..count).map(|place| flat(bottom + place as f64 * f64::from(COLUMN_STEP))).collect(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::bones::solid::Piece;
    use crate::bones::surface::{Placement, Surface, Vector};
    use crate::film::beam::{Field, Geometry, View};
    use upright_anatomy::Facing;

    fn plan(geometry: Geometry) -> FilmPlan {
        let field = Field { left: -100.0, right: 100.0, bottom: -100.0, top: 100.0 };
        FilmPlan::new(View::Lateral(Facing::Right), geometry, field, 1.0).unwrap()
    }

    fn anatomy(solids: Vec<Solid>) -> Anatomy {
        Anatomy { solids, columns: Vec::new() }
    }

    /// Lengths of the shell and of what it encloses, counted in steps along the ray.
    fn counted(solid: &Solid, plan: &FilmPlan, ray: Ray) -> (f32, f32) {
        const STEP: f64 = 0.02;
        let back = plan.turned_from_body().transpose();
        let holds = |surfaces: &[Surface], point: Vector| {
            !surfaces.is_empty() && surfaces.iter().all(|surface| surface.holds(point))
        };
        let (mut shell, mut hollow) = (0.0, 0.0);
        for step in -5000..5000 {
            let depth = f64::from(step) * STEP;
            let [x, y] = [0, 1].map(|axis| f64::from(ray.at[axis]) + depth * f64::from(ray.lean[axis]));
            let point = back * Vector::new(x, y, depth);
            if solid.pieces.iter().any(|piece| holds(&piece.inner, point)) {
                hollow += STEP as f32;
            } else if solid.pieces.iter().any(|piece| holds(&piece.outer, point)) {
                shell += STEP as f32;
            }
        }
        let longer = (1.0 + ray.lean[0].powi(2) + ray.lean[1].powi(2)).sqrt();
        (shell * longer, hollow * longer)
    }

    fn check(solid: Solid) {
        for geometry in [Geometry::Slot, Geometry::ConeBeam] {
            let plan = plan(geometry);
            let scene = Scene::new(&anatomy(vec![solid.clone()]), &plan);
            let near = scene.near(-100.0, 100.0, -100.0, 100.0);
            for (column, row) in (0..40).flat_map(|column| (0..40).map(move |row| (column * 5, row * 5))) {
                let ray = plan.ray(f64::from(column), f64::from(row));
                let path = scene.path(ray, &near);
                let (shell, hollow) = counted(&solid, &plan, ray);
                // Every surface that is crossed may cost one step.
                assert!(
                    (path.cortical - shell).abs() < 0.2,
                    "{geometry:?} {column} {row}: {path:?}, counted {shell}"
                );
                assert!(
                    (path.cancellous - hollow).abs() < 0.2,
                    "{geometry:?} {column} {row}: {path:?}, counted {hollow}"
                );
            }
        }
    }

    #[test]
    fn a_ray_is_as_long_in_a_solid_as_the_points_on_it_that_lie_in_the_solid() {
        let turned = Placement::pitched(Vector::new(10.0, -5.0, 20.0), 25.0).turned(Vector::y_axis(), 40.0);
        let egg = Piece::ellipsoid(&turned, Vector::new(40.0, 25.0, 30.0), 2.0);
        let cup = Piece::ellipsoid(&Placement::at(Vector::new(-30.0, 20.0, 0.0)), Vector::repeat(30.0), 1.5)
            .without(Surface::ellipsoid(Vector::repeat(20.0)).moved(Vector::new(-30.0, 20.0, 0.0)))
            .within(Surface::plane(Vector::new(-20.0, 20.0, 0.0), Vector::new(0.8, 0.0, 0.6)));
        let rod =
            Piece::frustum(Vector::new(-60.0, -60.0, -30.0), Vector::new(50.0, 40.0, 60.0), 12.0, 6.0, 2.5);
        for pieces in [vec![egg.clone()], vec![cup.clone()], vec![rod.clone()], vec![egg, cup, rod]] {
            check(Solid::bone(pieces));
        }
    }

    #[test]
    fn a_vertebra_is_cast_as_it_is_built() {
        let person = crate::Person::draw(crate::Kind::Normal, 3, &crate::Wishes::default()).unwrap();
        let posed = person.pose(crate::Pose::Standing).unwrap();
        let mut anatomy = Anatomy::of(&person, &posed);
        // The first solid is L5; moved to the middle of the field.
        let mut l5 = anatomy.solids.swap_remove(0);
        let away = Placement::at(-l5.pieces[0].centre);
        l5.pieces = l5.pieces.into_iter().map(|piece| piece.placed(&away)).collect();
        l5.density = 1.0;
        check(l5);
    }

    #[test]
    fn gas_takes_soft_tissue_away_and_a_halo_bone() {
        let ball =
            |radius: f64| Piece::ellipsoid(&Placement::at(Vector::zeros()), Vector::repeat(radius), 0.0);
        let path = |solids: Vec<Solid>| {
            let plan = plan(Geometry::Slot);
            let scene = Scene::new(&anatomy(solids), &plan);
            let near = scene.near(-100.0, 100.0, -100.0, 100.0);
            scene.path(Ray { at: [0.0, 0.0], lean: [0.0, 0.0] }, &near)
        };
        let of = |matter, radius| Solid::of(matter, vec![ball(radius)]);
        let belly = path(vec![of(Matter::Soft, 50.0), of(Matter::Gas, 10.0)]);
        assert!((belly.soft - 80.0).abs() < 1e-3, "{belly:?}");
        let loose = path(vec![of(Matter::Soft, 50.0), of(Matter::Bone, 20.0), of(Matter::Halo, 5.0)]);
        assert!((loose.cortical - 30.0).abs() < 1e-3, "{loose:?}");
        let lonely = path(vec![of(Matter::Gas, 10.0)]);
        assert_eq!(lonely, Path::default());
    }
}
