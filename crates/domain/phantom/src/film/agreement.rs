//! Films' rays for a comparison with volumes.

use super::beam::{Field, FilmPlan, Geometry, View};
use super::kernel_ray::Scene;
use crate::attenuation::Attenuation;
use crate::bones::Anatomy;
use crate::bones::surface::Vector;
use crate::rays::Ray;
use upright_anatomy::Facing;

/// Attenuation of bones and metal on rays from side to side through these places, each the mean of four rays in a square of `side` mm.
pub(crate) fn lengths(anatomy: &Anatomy, places: &[Vector], side: f64, at: &Attenuation) -> Vec<f32> {
    let field = Field { left: -600.0, right: 600.0, bottom: -600.0, top: 600.0 };
    let plan = FilmPlan::new(View::Lateral(Facing::Right), Geometry::Slot, field, 1.0).unwrap();
    let scene = Scene::new(anatomy, &plan);
    let quarter = (side / 4.0) as f32;
    let one = |place: &Vector| {
        let (x, y) = (place.x as f32, place.y as f32);
        let near = scene.near(x - 1.0, x + 1.0, y - 1.0, y + 1.0);
        let through = |dx: f32, dy: f32| {
            let path = scene.path(Ray::straight([x + dx, y + dy]), &near);
            at.cortical * path.cortical
                + at.cancellous * path.cancellous
                + at.titanium * path.titanium
                + at.cobalt_chromium * path.cobalt_chromium
        };
        let corners = [(-1.0, -1.0), (1.0, -1.0), (-1.0, 1.0), (1.0, 1.0)];
        corners.iter().map(|(dx, dy)| through(dx * quarter, dy * quarter)).sum::<f32>() / 4.0
    };
    places.iter().map(one).collect()
}
