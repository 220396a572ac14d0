//! Courses weighed by what holds them, laid into pictures, and counted.

use super::focus::Focus;
use super::kernel_projection::{Sample, Slabs, Table};
use super::picture::{ScanFrame, ScanPictures, ScanView};
use super::plan::{CRYSTAL, PIXEL};
use super::request::Camera;
use super::tracer::COURSES;
use super::tracer::Shares;
use super::truth::{FocusTruth, Phases};
use super::usual::{Effect, Region};
use super::{BLOOD_POOL, BoneScan, FINE, SPEED, When};
use super::{kernel_camera, kernel_projection, tracer, uptake};
use crate::bones::surface::Vector;
use crate::film::kernel_plane::Plane;
use crate::inside::{Layer, Part, Place, Tissue};
use crate::volume::{Grid, to_patient};
use upright_anatomy::Level;
use upright_imaging::{ImagingError, Raster, Samples};

/// Whether pixels are added up.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Binning {
    /// Each is as it is.
    One,
    /// Two by two.
    Two,
}

/// A region as a layer, and what holds in it. Its number is its place among the parts of its painter, where air comes first.
pub(super) fn numbered((number, region): (usize, Region)) -> (Layer, Effect) {
    // Parts that are not the same are not counted as one.
    let part = Part::of(Tissue::Scar).share(number as f64);
    (Layer::pieces(part, region.pieces), region.effect)
}

pub(super) fn dot(one: &Shares, other: &Shares) -> f64 {
    one.iter().zip(other).map(|(one, other)| one * other).sum()
}

impl<T: Copy> Phases<T> {
    pub(super) fn map<U>(self, of: impl Fn(T) -> U) -> Phases<U> {
        Phases { flow: of(self.flow), blood_pool: of(self.blood_pool), delayed: of(self.delayed) }
    }
}

/// What this part holds where this effect is.
fn held(part: &Part, effect: Option<Effect>) -> Shares {
    let own = uptake::holds(part);
    let is_empty = matches!(part.tissue, Tissue::Air | Tissue::Gas) || part.tissue.is_metal();
    match effect {
        Some(Effect::All(holds)) if !is_empty => holds.shares(),
        Some(Effect::InBlood(holds)) if part.tissue == Tissue::Blood => holds.shares(),
        Some(Effect::Bone(times)) => tracer::Holds { bone: own.bone * times, ..own }.shares(),
        _ => own.shares(),
    }
}

impl BoneScan {
    pub(super) const fn blood_pool_at(&self) -> When {
        (self.request.blood_pool_at, BLOOD_POOL)
    }

    pub(super) fn delayed_at(&self) -> When {
        (self.request.delayed_at, (self.span.travel() / SPEED).ceil())
    }

    /// What every part gives in every region, by this measure of what it holds.
    pub(super) fn table<const N: usize>(&self, measure: impl Fn(Shares) -> [f32; N]) -> Table<N> {
        let parts = self.scene.body.parts();
        let takes = |part: &Part| match self.request.camera {
            Camera::Ideal => 0.0,
            Camera::Real | Camera::Noiseless => uptake::attenuation(part) as f32,
        };
        let effects = std::iter::once(None).chain(self.effects.iter().copied().map(Some));
        let samples = effects.flat_map(|effect| {
            let sample = |part: &Part| Sample { gives: measure(held(part, effect)), takes: takes(part) };
            parts.iter().map(sample).collect::<Vec<_>>()
        });
        Table { parts: parts.len(), samples: samples.collect() }
    }

    pub(super) fn seen<const N: usize>(&self, slabs: &Slabs<N>) -> [[Plane; N]; 2] {
        match self.request.camera {
            Camera::Ideal => kernel_camera::added(slabs),
            Camera::Real | Camera::Noiseless => kernel_camera::seen(slabs, PIXEL),
        }
    }

    pub(super) fn courses(&self) -> &[[Plane; COURSES]; 2] {
        self.courses.get_or_init(|| {
            let table = self.table(|holds| holds.map(|share| share as f32));
            let [front, behind] =
                self.seen(&kernel_projection::project(&self.scene, &self.lumbar, &table, FINE));
            let framed = |view| move |plane| self.framed(plane, view, Some(CRYSTAL[1]));
            [front.map(framed(ScanView::Anterior)), behind.map(framed(ScanView::Posterior))]
        })
    }

    /// Nothing beside what the crystal sees; from behind left is left.
    pub(super) fn framed(&self, mut plane: Plane, view: ScanView, height: Option<f64>) -> Plane {
        let height = height.unwrap_or(f64::MAX);
        kernel_camera::framed(&mut plane, CRYSTAL[0] / PIXEL, height / PIXEL);
        match view {
            ScanView::Anterior => plane,
            ScanView::Posterior => kernel_camera::mirrored(plane),
        }
    }

    /// Both views about the lumbar spine.
    pub(super) fn of_lumbar_spine(&self, when: When, counts: f64) -> Result<ScanPictures, ImagingError> {
        let shares = self.tracer.during(when.0, when.1);
        let views = self.courses().iter().zip([ScanView::Anterior, ScanView::Posterior]);
        let planes =
            views.map(|(courses, view)| (kernel_camera::mixed(courses, &shares), view, when)).collect();
        self.pictures(planes, counts, &self.lumbar, Binning::One)
    }

    /// Counts `counts` a frame on the mean.
    pub(super) fn pictures(
        &self,
        planes: Vec<(Plane, ScanView, When)>,
        counts: f64,
        grid: &Grid,
        binning: Binning,
    ) -> Result<ScanPictures, ImagingError> {
        let sum: f64 =
            planes.iter().flat_map(|(plane, ..)| &plane.values).map(|value| f64::from(*value)).sum();
        let scale = counts * planes.len() as f64 / sum.max(f64::MIN_POSITIVE);
        let spacing = match binning {
            Binning::One => self.spacing[0],
            Binning::Two => self.spacing[1],
        };
        let is_noisy = self.request.camera == Camera::Real;
        let frame = |(at, (plane, view, when)): (usize, &(Plane, ScanView, When))| {
            let (began, duration) = *when;
            let seed = is_noisy.then(|| self.seed_of(at, began));
            let stored = Samples::U16(kernel_camera::counted(plane, scale, seed));
            let raster = Raster::new(plane.columns as u32, plane.rows as u32, stored)?;
            let reference = dot(&uptake::REFERENCE.shares(), &self.tracer.during(began, duration));
            // A millilitre is so many lines of so many millimetres; binned pixels hold the sums of their lines.
            let per_millilitre = scale * reference * 1000.0 / (PIXEL * PIXEL);
            Ok(ScanFrame::new(
                *view,
                *when,
                raster,
                per_millilitre,
                (first_pixel(grid, *view, binning), spacing.row()),
            ))
        };
        let frames: Result<Vec<ScanFrame>, ImagingError> = planes.iter().enumerate().map(frame).collect();
        Ok(ScanPictures { frames: frames?, spacing, travel: None })
    }

    /// Far apart for frames that follow one another.
    fn seed_of(&self, frame: usize, began: f64) -> u64 {
        let place = (frame as u64 + 1) ^ ((began as u64 + 1) << 20);
        self.seed ^ place.wrapping_mul(0x9e37_79b9_7f4a_7c15)
    }

    pub(super) fn focus(&self, focus: &Focus, phases: Phases<When>) -> FocusTruth {
        let holds = if self.request.has_foci { focus.holds() } else { uptake::REFERENCE };
        let ratio = |(began, duration): When| {
            let shares = self.tracer.during(began, duration);
            dot(&holds.shares(), &shares) / dot(&uptake::REFERENCE.shares(), &shares)
        };
        FocusTruth {
            kind: focus.kind,
            level: focus.level,
            side: focus.side,
            centres: focus.eggs.iter().map(|(placement, _)| to_patient(placement.origin)).collect(),
            volume: focus.volume(),
            ratio: phases.map(ratio),
        }
    }

    /// The lowest vertebra above which and below which nothing takes up more.
    pub(super) fn reference(&self) -> Option<(Level, Place)> {
        let lumbar = self.posed.skeleton.vertebrae().iter().filter(|vertebra| vertebra.level >= Level::T9);
        let is_near = |level: Level| {
            let above = lumbar.clone().find(|vertebra| vertebra.level < level);
            let mut levels = self.foci.iter().filter_map(|focus| focus.level);
            levels.any(|of| of == level || above.is_some_and(|above| above.level == of))
        };
        let normal = lumbar
            .clone()
            .filter(|vertebra| vertebra.level <= Level::L3)
            .find(|vertebra| !is_near(vertebra.level))?;
        let centre = crate::bones::vertebra::placement(normal).origin;
        Some((normal.level, to_patient(centre)))
    }
}

/// Middle of the first pixel, without depth.
fn first_pixel(grid: &Grid, view: ScanView, binning: Binning) -> Vector {
    let shift = match binning {
        Binning::One => 0.0,
        Binning::Two => 0.5,
    };
    let last = f64::from(grid.rows - 1) - shift;
    let column = match view {
        ScanView::Anterior => shift,
        ScanView::Posterior => last,
    };
    let mut first = grid.point(0.0, column, shift);
    first.x = 0.0;
    first
}
