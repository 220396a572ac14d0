//! Triple-phase bone scan of a person who lies: where the tracer goes, and what a gamma camera counts of it.

mod focus;
mod kernel_camera;
mod kernel_projection;
mod picture;
mod plan;
mod request;
mod tracer;
mod truth;
mod uptake;
mod usual;
mod weigh;

pub use focus::FocusKind;
pub use picture::{ScanFrame, ScanPictures, ScanView};
pub use request::{Camera, Counts, ScanError, ScanRequest};
pub use truth::{FocusTruth, PhaseTruth, Phases, ScanTruth};

use crate::bones::{Arms, Builder};
use crate::film::kernel_plane::Plane;
use crate::inside::{self, Layer};
use crate::person::{Person, Pose, Posed};
use crate::volume::{Fineness, Grid, Painter};
use focus::Focus;
use kernel_projection::Scene;
use plan::{PIXEL, Span};
use std::sync::OnceLock;
use tracer::{COURSES, HALF_LIFE, Tracer, undecayed};
use upright_anatomy::PixelSpacing;
use upright_imaging::ImagingError;
use usual::{Effect, Region};
use weigh::Binning;

/// A person under a gamma camera with a head before and one behind.
pub struct BoneScan {
    request: ScanRequest,
    tracer: Tracer,
    posed: Posed,
    months_since_fusion: Option<f64>,
    foci: Vec<Focus>,
    effects: Vec<Effect>,
    scene: Scene,
    span: Span,
    lumbar: Grid,
    whole_body: Grid,
    /// Of blood pool, spot views and whole body; of the flow.
    spacing: [PixelSpacing; 2],
    seed: u64,
    /// Every course about the lumbar spine, from the front and from behind: one for all its pictures.
    courses: OnceLock<[[Plane; COURSES]; 2]>,
}

/// Seconds that blood pool and spot views are counted, and from the end of the whole body to the spot views.
const BLOOD_POOL: f64 = 180.0;
const SPOT: f64 = 300.0;
const BEFORE_SPOT: f64 = 120.0;
/// Speed of the cameras along the body, in mm a second.
const SPEED: f64 = 2.5;
/// Lines of a pixel about the lumbar spine, and of one of the whole body.
const FINE: Fineness = Fineness { along_row: 1, along_column: 1, across: 1 };

/// Begin and duration in seconds.
type When = (f64, f64);

impl BoneScan {
    /// Lays the person down and injects.
    ///
    /// # Errors
    /// [`ScanError`] for a request that nobody fulfils.
    pub fn new(person: &Person, request: &ScanRequest) -> Result<Self, ScanError> {
        request.check(person)?;
        let posed = person.pose(Pose::Supine)?;
        let foci = focus::all(person, &posed, request);
        let layers = inside::layers(person, &posed, Arms::Down);
        let span = Span::of(&layers);
        let (lumbar, whole_body) = (span.lumbar(&posed)?, span.whole_body()?);
        let builder = Builder::new(person, &posed);
        let mut regions = usual::regions(person, &posed, &builder.thorax());
        regions.extend(foci.iter().map(|focus| Region {
            pieces: focus.pieces(),
            effect: Effect::All(if request.has_foci { focus.holds() } else { uptake::REFERENCE }),
        }));
        let (places, effects): (Vec<Layer>, Vec<Effect>) =
            regions.into_iter().enumerate().map(weigh::numbered).unzip();
        let scene = Scene { body: Painter::new(layers, &lumbar), regions: Painter::new(places, &lumbar) };
        let is_fused = !person.lesions().unions.is_empty();
        let draws = person.draws();
        let voided = request.delayed_at - draws.between("bladder emptied before the scan", 300.0, 1200.0);
        Ok(Self {
            request: *request,
            tracer: Tracer { arrival: draws.between("arrival of the tracer", 10.0, 16.0), voided },
            posed,
            months_since_fusion: is_fused
                .then(|| request.months_since_fusion.unwrap_or(request::USUAL_MONTHS)),
            foci,
            effects,
            scene,
            span,
            lumbar,
            whole_body,
            spacing: [PixelSpacing::new(PIXEL, PIXEL)?, PixelSpacing::new(2.0 * PIXEL, 2.0 * PIXEL)?],
            seed: draws.between("noise of the bone scan", 0.0, 9.0e15) as u64,
            courses: OnceLock::new(),
        })
    }

    /// The flow about the lumbar spine from behind, 128 × 128, frame after frame from the injection on.
    ///
    /// # Errors
    /// [`ImagingError`], which fields that could be made do not give.
    pub fn flow(&self) -> Result<ScanPictures, ImagingError> {
        let [_, behind] = self.courses();
        let behind = behind.each_ref().map(kernel_camera::binned);
        let frames: Vec<When> = (0..self.request.flow_frames)
            .map(|frame| (f64::from(frame) * self.request.flow_frame, self.request.flow_frame))
            .collect();
        let planes: Vec<(Plane, ScanView, When)> = frames
            .into_iter()
            .map(|when| {
                (
                    kernel_camera::mixed(&behind, &self.tracer.during(when.0, when.1)),
                    ScanView::Posterior,
                    when,
                )
            })
            .collect();
        self.pictures(planes, self.request.counts.flow, &self.lumbar, Binning::Two)
    }

    /// The blood pool about the lumbar spine, from the front and from behind, 256 × 256.
    ///
    /// # Errors
    /// As [`Self::flow`].
    pub fn blood_pool(&self) -> Result<ScanPictures, ImagingError> {
        self.of_lumbar_spine(self.blood_pool_at(), self.request.counts.blood_pool)
    }

    /// Delayed spot views of the lumbar spine, from the front and from behind, 256 × 256.
    ///
    /// # Errors
    /// As [`Self::flow`].
    pub fn spots(&self) -> Result<ScanPictures, ImagingError> {
        let (began, duration) = self.delayed_at();
        self.of_lumbar_spine((began + duration + BEFORE_SPOT, SPOT), self.request.counts.spot)
    }

    /// The whole body three hours or so after the injection, from the front and from behind, 256 × 1024. Every row counts as in the middle of the time.
    ///
    /// # Errors
    /// As [`Self::flow`].
    pub fn whole_body(&self) -> Result<ScanPictures, ImagingError> {
        let when = self.delayed_at();
        let shares = self.tracer.during(when.0, when.1);
        let table = self.table(|holds| [weigh::dot(&holds, &shares) as f32]);
        let slabs = kernel_projection::project(&self.scene, &self.whole_body, &table, FINE);
        let travel = self.span.travel();
        let views = self.seen(&slabs).into_iter().zip([ScanView::Anterior, ScanView::Posterior]);
        let planes = views.map(|([plane], view)| (self.framed(plane, view, None), view, when)).collect();
        let pictures =
            self.pictures(planes, self.request.counts.whole_body, &self.whole_body, Binning::One)?;
        Ok(ScanPictures { travel: Some((travel, SPEED)), ..pictures })
    }

    /// What the pictures should show.
    #[must_use]
    pub fn truth(&self) -> ScanTruth {
        let flow = (0.0, self.request.flow_frame * f64::from(self.request.flow_frames));
        let phases = Phases { flow, blood_pool: self.blood_pool_at(), delayed: self.delayed_at() };
        ScanTruth {
            megabecquerels: self.request.megabecquerels,
            half_life: HALF_LIFE,
            arrival: self.tracer.arrival,
            months_since_fusion: self.months_since_fusion,
            phases: phases.map(|(began, duration)| PhaseTruth {
                began,
                duration,
                undecayed: undecayed(began + duration / 2.0),
            }),
            reference: self.reference(),
            foci: self.foci.iter().map(|focus| self.focus(focus, phases)).collect(),
        }
    }
}
