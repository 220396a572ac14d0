//! What is scanned, and how.

use crate::alignment::SkeletonError;
use crate::bones::surface::Vector;
use crate::person::{Person, Posed};
use crate::volume::{Grid, GridError};
use upright_anatomy::{Degrees, Level, Millimetres};

/// Contrast medium.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Contrast {
    /// None.
    None,
    /// In the dural sac: a CT myelogram.
    Intrathecal,
}

/// How much radiation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Dose {
    /// As for a lumbar spine.
    Usual,
    /// A quarter of it.
    Low,
}

impl Dose {
    /// Deviation of the noise in the middle of a usual body, slices of one millimetre, soft kernel; Upright's own (flag L).
    pub(crate) const fn deviation(self) -> f32 {
        match self {
            Self::Usual => 14.0,
            Self::Low => 28.0,
        }
    }
}

/// How sharp.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kernel {
    /// For soft tissue.
    Soft,
    /// For bone: sharper, and noisier.
    Bone,
}

impl Kernel {
    /// Deviation of the blur, in mm; Upright's own (flag L).
    pub(crate) const fn deviation(self) -> f64 {
        match self {
            Self::Soft => 0.55,
            Self::Bone => 0.33,
        }
    }

    pub(crate) const fn noise(self) -> f32 {
        match self {
            Self::Soft => 1.0,
            Self::Bone => 2.6,
        }
    }
}

/// A CT that is wanted.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct CtRequest {
    /// Voxels in a row and rows in a slice.
    pub matrix: u32,
    /// Width and height of a slice.
    pub field: Millimetres,
    /// Thickness of a slice, and from one to the next.
    pub thickness: Millimetres,
    /// Uppermost level that is whole in the field; none: one above the fusion, T11 at the lowest.
    pub upper: Option<Level>,
    /// How far the gantry leans: + = its top towards the feet.
    pub tilt: Degrees,
    /// How much noise; none where there is to be none.
    pub dose: Option<Dose>,
    /// How sharp; as sharp as voxels are where there is none.
    pub kernel: Option<Kernel>,
    /// Whether metal streaks.
    pub metal_artefacts: bool,
    /// Whether values reach to 30,710 instead of 3,071.
    pub extended_scale: bool,
    /// Contrast medium.
    pub contrast: Contrast,
}

impl Default for CtRequest {
    /// A lumbar spine as it is usually scanned.
    fn default() -> Self {
        Self {
            matrix: 512,
            field: Millimetres::new(360.0),
            thickness: Millimetres::new(1.0),
            upper: None,
            tilt: Degrees::new(0.0),
            dose: Some(Dose::Usual),
            kernel: Some(Kernel::Soft),
            metal_artefacts: true,
            extended_scale: false,
            contrast: Contrast::None,
        }
    }
}

impl CtRequest {
    /// The same without noise, blur and streaks: what truth is read from.
    #[must_use]
    pub const fn ideal(self) -> Self {
        Self { dose: None, kernel: None, metal_artefacts: false, ..self }
    }
}

/// A CT that cannot be made.
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
pub enum CtError {
    /// No such volume.
    #[error(transparent)]
    Grid(#[from] GridError),
    /// Nobody lies like that.
    #[error(transparent)]
    Skeleton(#[from] SkeletonError),
    /// A gantry leans by up to 30°.
    #[error("a gantry leans by up to 30°, not by {0}")]
    Tilt(Degrees),
}

/// Voxels from below the sacrum to above the uppermost level, about the middle of the spine.
pub(crate) fn grid(person: &Person, posed: &Posed, request: &CtRequest) -> Result<Grid, CtError> {
    const MARGIN: f64 = 12.0;
    if request.tilt.value().is_nan() || request.tilt.value().abs() > 30.0 {
        return Err(CtError::Tilt(request.tilt));
    }
    let skeleton = &posed.skeleton;
    let upper = request.upper.unwrap_or_else(|| usual_upper(person));
    let top = skeleton.vertebra(upper).map_or(skeleton.dens(), |vertebra| vertebra.upper.middle()).cranial;
    let (sacrum, size) = (skeleton.sacrum(), person.body.size);
    let bottom = sacrum.middle().cranial - 105.0 * size;
    let middle = f64::midpoint(skeleton.sacrum().middle().anterior, lumbar_middle(posed));
    let (field, thickness) = (request.field.value(), request.thickness.value());
    let spacing = field / f64::from(request.matrix.max(1));
    let slices = ((top + MARGIN - bottom) / thickness).ceil().max(1.0);
    let (sine, cosine) = request.tilt.value().to_radians().sin_cos();
    let along_column = Vector::new(-cosine, sine, 0.0);
    // The spine lies behind the middle of the body.
    let centre = Vector::new(middle + 22.0 * size, bottom, 0.0);
    let corner = (spacing - field) / 2.0;
    Ok(Grid {
        columns: request.matrix,
        rows: request.matrix,
        slices: slices.min(f64::from(u32::MAX)) as u32,
        spacing: [spacing; 2],
        thickness,
        origin: centre + Vector::z() * corner + along_column * corner,
        along_row: Vector::z(),
        along_column,
        step: Vector::y() * thickness,
    }
    .check()?)
}

fn lumbar_middle(posed: &Posed) -> f64 {
    posed.skeleton.vertebra(Level::L2).map_or(0.0, |l2| l2.centroid().anterior)
}

/// One level above the fusion, and at least the lumbar spine with T11.
fn usual_upper(person: &Person) -> Level {
    let above = |level: Level| {
        let higher = Level::ALL.into_iter().rev().find(|other| *other < level && *other != Level::T13);
        higher.unwrap_or(level)
    };
    person.fusion().map_or(Level::T11, |fusion| above(fusion.upper).min(Level::T11))
}
