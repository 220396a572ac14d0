//! A film of a posed person: cast, exposed, shown.

#[cfg(test)]
pub(crate) mod agreement;
mod beam;
mod kernel_exposure;
pub(crate) mod kernel_noise;
pub(crate) mod kernel_plane;
mod kernel_ray;
mod marker;
mod met;
mod spectrum;

pub use beam::{Extent, FilmError, FilmPlan, Geometry, SOURCE_TO_DETECTOR, SOURCE_TO_PATIENT, View};

use crate::bones::Anatomy;
use crate::bones::surface::Vector;
use crate::person::{Person, Posed};
use beam::Field;
use upright_anatomy::{
    Calibration, Facing, Frame, ImageFrame, Landmark, LandmarkSet, LandmarkSetError, Laterality, Level, Site,
};
use upright_imaging::{Raster, Window};

/// Which film is wanted.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct FilmRequest {
    /// Where from.
    pub view: View,
    /// How it is exposed.
    pub geometry: Geometry,
    /// What of the body is on it.
    pub extent: Extent,
    /// Millimetres of the patient between pixels.
    pub resolution: f64,
    /// How values are stored.
    pub storage: Storage,
}

/// How the values of a film are stored.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Storage {
    /// Bits of a value that are used, 12 to 16.
    pub bits: u32,
    /// Whether bone has the low values (MONOCHROME1).
    pub inverted: bool,
}

impl Default for Storage {
    fn default() -> Self {
        Self { bits: 14, inverted: false }
    }
}

/// A film of a person who does not exist.
#[derive(Clone, Debug)]
pub struct Film {
    /// Pixels and where the body lies on them.
    pub plan: FilmPlan,
    /// Stored values.
    pub raster: Raster,
    /// How they are stored.
    pub storage: Storage,
    /// The window in which it is meant to be seen.
    pub window: Window,
}

/// A person in a posture, ready to be filmed from every side.
pub struct Scenery<'a> {
    person: &'a Person,
    posed: &'a Posed,
}

impl<'a> Scenery<'a> {
    /// Nothing is built yet: landmarks need no bones.
    #[must_use]
    pub const fn new(person: &'a Person, posed: &'a Posed) -> Self {
        Self { person, posed }
    }

    /// Where the body will lie on the film.
    ///
    /// # Errors
    /// [`FilmError`] for a resolution that is no length or gives no film, and for bits that no film has.
    pub fn plan(&self, request: &FilmRequest) -> Result<FilmPlan, FilmError> {
        if !(12..=16).contains(&request.storage.bits) {
            return Err(FilmError::Bits(request.storage.bits));
        }
        let field = match request.extent {
            Extent::Full => self.whole(request.view),
            Extent::LongCassette => self.cassette(request.view),
        };
        FilmPlan::new(request.view, request.geometry, field, request.resolution)
    }

    /// Casts the film.
    ///
    /// # Errors
    /// As [`Self::plan`].
    pub fn film(&self, request: &FilmRequest) -> Result<Film, FilmError> {
        let plan = self.plan(request)?;
        let scene = kernel_ray::Scene::new(&Anatomy::of(self.person, self.posed), &plan);
        Ok(kernel_exposure::exposed(&scene, plan, request.storage, self.seed(request.view))?)
    }

    /// Noise of one film: of the person, the posture and the view.
    fn seed(&self, view: View) -> u64 {
        let view = if view == View::AnteroPosterior { "ap" } else { "lateral" };
        let name = format!("film {} {view}", self.posed.posture.name());
        self.person.draws().between(&name, 0.0, 9.0e15) as u64
    }

    /// Film coordinates of a point; magnification is left to the margins.
    fn across(view: View, point: Vector) -> f64 {
        match view {
            View::Lateral(Facing::Right) => point.x,
            View::Lateral(Facing::Left) => -point.x,
            View::AnteroPosterior => point.z,
        }
    }

    /// From the skull to the feet, as wide as the body.
    fn whole(&self, view: View) -> Field {
        const MARGIN: f64 = 28.0;
        let everywhere = |of: &dyn Fn(Vector) -> f64| {
            let spans = Anatomy::outline(self.person, self.posed)
                .into_iter()
                .map(|(centre, reach)| (of(centre), of(reach).abs()));
            let edges = spans.fold((f64::INFINITY, f64::NEG_INFINITY), |(least, most), (middle, half)| {
                (least.min(middle - half), most.max(middle + half))
            });
            (edges.0 - MARGIN, edges.1 + MARGIN)
        };
        let (left, right) = everywhere(&|point| Self::across(view, point));
        let (bottom, top) = everywhere(&|point| point.y);
        Field { left, right, bottom, top }
    }

    /// 36 by 14 inches, from above the ear to below the hips but above the knees, over the middle of the trunk; hips and sacrum are on it.
    fn cassette(&self, view: View) -> Field {
        const HEIGHT: f64 = 914.4;
        const WIDTH: f64 = 355.6;
        /// What must lie inside of the edges.
        const INSIDE: f64 = 40.0;
        let skeleton = &self.posed.skeleton;
        let c7 = skeleton.vertebra(Level::C7).map_or(skeleton.dens(), crate::skeleton::Vertebra::centroid);
        let [left_knee, right_knee] = skeleton.knees();
        let knees = left_knee.cranial.max(right_knee.cranial);
        let top = (skeleton.dens().cranial + 62.0 * self.person.body.size).max(knees + INSIDE + HEIGHT);
        let sacrum = skeleton.sacrum().posterior.anterior;
        let (least, most) = (sacrum.min(0.0), skeleton.sacrum().anterior.anterior.max(0.0));
        let wanted = f64::midpoint(least, most.max(c7.anterior)) + 15.0;
        let reach = WIDTH / 2.0 - INSIDE;
        let middle = wanted.clamp(most - reach, (least + reach).max(most - reach));
        let middle = Self::across(view, Vector::new(middle, 0.0, 0.0));
        Field { left: middle - WIDTH / 2.0, right: middle + WIDTH / 2.0, bottom: top - HEIGHT, top }
    }

    /// Every landmark site that is on the film, in its pixels; `calibration` is what the film will say that its spacing rests on.
    ///
    /// # Errors
    /// [`LandmarkSetError`] where too few sites are on the film.
    pub fn landmarks(
        &self,
        plan: &FilmPlan,
        calibration: Calibration,
    ) -> Result<LandmarkSet, LandmarkSetError> {
        let in_space = self.posed.landmarks()?;
        let facing = match plan.view {
            View::Lateral(facing) => facing,
            View::AnteroPosterior => Facing::Right,
        };
        let frame = ImageFrame {
            columns: plan.columns,
            rows: plan.rows,
            spacing: Some(plan.spacing),
            calibration,
            facing,
        };
        let on_film = |landmark: &Landmark| {
            let point = in_space.point(landmark.site)?;
            let point = Vector::new(point.anterior, point.cranial, self.lateral(landmark.site));
            let [x, y] = plan.pixel(point)?;
            let radius =
                landmark.radius.map(|radius| radius * plan.magnification(point) / plan.spacing.row());
            Some(Landmark { x, y, radius, ..*landmark })
        };
        let landmarks = in_space.landmarks().iter().filter_map(on_film).collect();
        LandmarkSet::new(Frame::Image(frame), self.posed.posture, Some(in_space.numbering()), landmarks)
    }

    /// How far to the person's left a site lies, in mm.
    fn lateral(&self, site: Site) -> f64 {
        let half = self.person.body.half_hip_width();
        let vertebra = |level| self.posed.skeleton.vertebra(level).map_or(0.0, |vertebra| vertebra.lateral);
        match (site, site.laterality()) {
            (_, Some(Laterality::Left)) => half,
            (_, Some(Laterality::Right)) => -half,
            _ => site.level().map_or_else(|| vertebra(Level::C2), vertebra),
        }
    }
}
