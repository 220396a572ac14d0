//! Computed tomography of a person who lies: Hounsfield units of a body, and what a scanner makes of them.

mod hounsfield;
mod kernel_metal;
mod kernel_noise;
mod plan;

pub use plan::{Contrast, CtError, CtRequest, Dose, Kernel};

use crate::bones::Arms;
use crate::inside::{self, Part};
use crate::person::{Person, Pose};
use crate::volume::{Fineness, Grid, Painter};
use hounsfield::{Intrathecal, hounsfield};
use kernel_noise::Plane;
use upright_imaging::{Raster, Samples};

/// A person in a scanner, slice by slice.
pub struct Ct {
    grid: Grid,
    request: CtRequest,
    painter: Painter,
    overview: Painter,
    tables: Tables,
    seed: u64,
}

/// One value for each part of the body.
struct Tables {
    /// Hounsfield units.
    units: Vec<f32>,
    /// Hounsfield units of what is not metal; metal is air.
    tissue: Vec<f32>,
    titanium: Vec<f32>,
    cobalt_chromium: Vec<f32>,
}

/// Samples of a voxel.
const FINE: Fineness = Fineness { along_row: 4, along_column: 2, across: 2 };
const COARSE: Fineness = Fineness { along_row: 2, along_column: 1, across: 1 };

impl Ct {
    /// Lays the person down.
    ///
    /// # Errors
    /// [`CtError`] for a request that no scanner fulfils.
    pub fn new(person: &Person, request: &CtRequest) -> Result<Self, CtError> {
        let posed = person.pose(Pose::Supine)?;
        let grid = plan::grid(person, &posed, request)?;
        let layers = || inside::layers(person, &posed, Arms::Away);
        let painter = Painter::new(layers(), &grid);
        let overview = Painter::new(layers(), &grid);
        let tables = Tables::of(painter.parts(), intrathecal(person, request));
        let seed = person.draws().between("noise of the CT", 0.0, 9.0e15) as u64;
        Ok(Self { grid, request: *request, painter, overview, tables, seed })
    }

    /// Where the voxels lie.
    #[must_use]
    pub const fn grid(&self) -> &Grid {
        &self.grid
    }

    /// Hounsfield units of cancellous bone of this density, a share of a young adult's lumbar spine, without noise.
    #[must_use]
    pub fn cancellous(density: f64) -> f64 {
        hounsfield(&Part::of(inside::Tissue::Cancellous).share(density), None)
    }

    /// A slice as the scanner gives it, in Hounsfield units. The same slice is always the same.
    ///
    /// # Errors
    /// [`upright_imaging::ImagingError`], which a grid that could be made does not give.
    pub fn slice(&self, slice: u32) -> Result<Raster, upright_imaging::ImagingError> {
        let [units] = self.painter.means(&self.grid, slice, FINE, [&self.tables.units]);
        let mut plane = Plane::new(&self.grid, units);
        if let Some(kernel) = self.request.kernel {
            plane.blur(kernel.deviation());
        }
        if self.request.metal_artefacts {
            self.add_artefact(slice, &mut plane);
        }
        if let (Some(dose), Some(kernel)) = (self.request.dose, self.request.kernel) {
            plane.add_noise(dose.deviation() * kernel.noise(), self.grid.thickness, self.seed_of(slice));
        }
        let most = if self.request.extended_scale { MOST_EXTENDED } else { MOST };
        let stored = plane.values().iter().map(|value| value.round().clamp(LEAST, most) as i16).collect();
        Raster::new(self.grid.columns, self.grid.rows, Samples::I16(stored))
    }

    /// Far apart for neighbours, whose noise would else be the same, moved by a voxel.
    const fn seed_of(&self, slice: u32) -> u64 {
        self.seed ^ (slice as u64 + 1).wrapping_mul(0x9e37_79b9_7f4a_7c15)
    }

    fn add_artefact(&self, slice: u32, plane: &mut Plane) {
        let around = kernel_metal::overview(&self.grid, slice);
        let tables = [&self.tables.tissue[..], &self.tables.titanium, &self.tables.cobalt_chromium];
        let [tissue, titanium, cobalt_chromium] = self.overview.means(&around, 0, COARSE, tables);
        let seed = self.seed_of(slice) ^ 0x3e7a_1000;
        let read = [(self.grid.columns, self.grid.spacing[0]), (self.grid.rows, self.grid.spacing[1])]
            .map(|(count, spacing)| kernel_metal::part_of_field(count, spacing));
        if let Some(artefact) = kernel_metal::artefact(&tissue, &titanium, &cobalt_chromium, seed, read) {
            plane.add(&artefact, &around, &self.grid);
        }
    }
}

/// The scale of 12 bits, and that of scanners with an extended one.
const LEAST: f32 = -1024.0;
const MOST: f32 = 3071.0;
const MOST_EXTENDED: f32 = 30_710.0;

impl Tables {
    fn of(parts: &[Part], contrast: Option<Intrathecal>) -> Self {
        let table = |value: &dyn Fn(&Part) -> f64| parts.iter().map(|part| value(part) as f32).collect();
        let share = |wanted| move |part: &Part| f64::from(u8::from(part.tissue == wanted));
        Self {
            units: table(&|part| hounsfield(part, contrast)),
            tissue: table(&|part| if part.tissue.is_metal() { -1000.0 } else { hounsfield(part, contrast) }),
            titanium: table(&share(inside::Tissue::Titanium)),
            cobalt_chromium: table(&share(inside::Tissue::CobaltChromium)),
        }
    }
}

fn intrathecal(person: &Person, request: &CtRequest) -> Option<Intrathecal> {
    let blocked = person.lesions().sac.iter().find(|sac| sac.is_blocked);
    (request.contrast == Contrast::Intrathecal)
        .then(|| Intrathecal { blocked_below: blocked.map(|sac| sac.below) })
}
