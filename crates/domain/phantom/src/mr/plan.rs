//! What is measured, and where its slices lie.

use super::protocol::{MetalProtocol, MrProtocol, Weighting};
use crate::alignment::SkeletonError;
use crate::bones::surface::Vector;
use crate::bones::vertebra::DiscSpace;
use crate::person::{Person, Posed};
use crate::volume::{Grid, GridError};
use upright_anatomy::{Level, Millimetres};

/// How slices lie.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MrPlane {
    /// From the patient's right to the left, through the whole lumbar spine.
    Sagittal,
    /// Across the disc below this level.
    Disc(Level),
}

impl MrPlane {
    const fn word(self) -> &'static str {
        match self {
            Self::Sagittal => "SAG",
            Self::Disc(_) => "TRA",
        }
    }
}

/// A series that is wanted.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct MrRequest {
    /// How slices lie.
    pub plane: MrPlane,
    /// What tells tissues apart.
    pub weighting: Weighting,
    /// Whether the sequence is made for people with metal.
    pub metal: MetalProtocol,
    /// Voxels in a row and rows in a slice.
    pub matrix: u32,
    /// Width and height of a slice.
    pub field: Millimetres,
    /// Slices; none: as many as reach from one facet joint to the other, or through a disc.
    pub slices: Option<u32>,
    /// Whether metal bends the field.
    pub metal_artefacts: bool,
    /// Whether coil, grain of the tissues, blur and noise are as in a scanner.
    pub scanner: bool,
}

impl Default for MrRequest {
    /// Sagittal T2 of a lumbar spine as it is usually measured.
    fn default() -> Self {
        Self {
            plane: MrPlane::Sagittal,
            weighting: Weighting::T2,
            metal: MetalProtocol::Usual,
            matrix: 448,
            field: Millimetres::new(320.0),
            slices: None,
            metal_artefacts: true,
            scanner: true,
        }
    }
}

impl MrRequest {
    /// The same without coil, grain, blur, noise and distortion: what truth is read from.
    #[must_use]
    pub const fn ideal(self) -> Self {
        Self { metal_artefacts: false, scanner: false, ..self }
    }

    pub(crate) fn protocol(&self) -> MrProtocol {
        MrProtocol::of(self.weighting, self.metal, self.plane.word())
    }
}

/// A series that cannot be made.
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
pub enum MrError {
    /// No such volume.
    #[error(transparent)]
    Grid(#[from] GridError),
    /// Nobody lies like that.
    #[error(transparent)]
    Skeleton(#[from] SkeletonError),
    /// The spine has no such disc.
    #[error("slices across the disc below {0}: this spine has none; name a vertebra that it has")]
    NoDisc(Level),
}

pub(crate) fn grid(
    person: &Person,
    posed: &Posed,
    request: &MrRequest,
    protocol: &MrProtocol,
) -> Result<Grid, MrError> {
    let axes = match request.plane {
        MrPlane::Sagittal => sagittal(person, posed),
        MrPlane::Disc(below) => across(posed, below)?,
    };
    let Axes { middle, along_row, along_column, normal, extent } = axes;
    let (field, step) = (request.field.value(), protocol.slice_step.value());
    let slices = request.slices.unwrap_or((extent / step).round() as u32);
    let spacing = field / f64::from(request.matrix.max(1));
    let corner = (spacing - field) / 2.0;
    let first = -step * (f64::from(slices.max(1)) - 1.0) / 2.0;
    Ok(Grid {
        columns: request.matrix,
        rows: request.matrix,
        slices,
        spacing: [spacing; 2],
        thickness: protocol.thickness.value(),
        origin: middle + (along_row + along_column) * corner + normal * first,
        along_row,
        along_column,
        step: normal * step,
    }
    .check()?)
}

/// Directions of a stack, its middle, and how far it reaches across its slices.
struct Axes {
    middle: Vector,
    along_row: Vector,
    along_column: Vector,
    normal: Vector,
    extent: f64,
}

/// Rows run backwards and columns down; L3 lies a little above the middle, the spine behind it.
fn sagittal(person: &Person, posed: &Posed) -> Axes {
    let size = person.body.size;
    let lumbar: Vec<_> =
        posed.skeleton.vertebrae().iter().filter(|vertebra| vertebra.level >= Level::L1).collect();
    let mean = |of: &dyn Fn(&crate::skeleton::Vertebra) -> f64| {
        lumbar.iter().map(|vertebra| of(vertebra)).sum::<f64>() / (lumbar.len().max(1) as f64)
    };
    let forward = mean(&|vertebra| vertebra.centroid().anterior);
    let height = mean(&|vertebra| vertebra.centroid().cranial);
    let lateral = mean(&|vertebra| vertebra.lateral);
    Axes {
        middle: Vector::new(forward + 32.0 * size, height - 8.0 * size, lateral),
        along_row: -Vector::x(),
        along_column: -Vector::y(),
        normal: Vector::z(),
        extent: 75.0,
    }
}

/// Rows run to the patient's left and columns backwards in the plane of the disc.
fn across(posed: &Posed, below: Level) -> Result<Axes, MrError> {
    let disc = DiscSpace::below(&posed.skeleton, below).ok_or(MrError::NoDisc(below))?;
    // Rows stay horizontal, however the disc leans to the side.
    let up = disc.placement.rotation * Vector::y();
    let normal = Vector::new(up.x, up.y, 0.0).normalize();
    let forward = Vector::new(normal.y, -normal.x, 0.0);
    Ok(Axes {
        middle: disc.placement.origin - forward * 18.0,
        along_row: Vector::z(),
        along_column: -forward,
        normal,
        extent: 22.0,
    })
}
