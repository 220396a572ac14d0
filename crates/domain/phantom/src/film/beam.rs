//! Where the source stands, and where on the film a point of the body falls.

use crate::bones::surface::Vector;
use crate::rays::Ray;
use upright_anatomy::{Facing, Millimetres, PixelSpacing, SpacingError};

/// From where a film is taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum View {
    /// From the side; the person faces this way on the film.
    Lateral(Facing),
    /// From the front; the person's left is at the right of the film.
    AnteroPosterior,
}

impl View {
    /// Directions of the film, rightwards and upwards, and of the beam.
    fn directions(self) -> [Vector; 3] {
        match self {
            Self::Lateral(Facing::Right) => [Vector::x(), Vector::y(), Vector::z()],
            Self::Lateral(Facing::Left) => [-Vector::x(), Vector::y(), -Vector::z()],
            Self::AnteroPosterior => [Vector::z(), Vector::y(), -Vector::x()],
        }
    }
}

/// How a film is exposed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Geometry {
    /// Line by line from head to feet: no magnification. The horizontal fan of a real scanner is left out, as its maker corrects it.
    Slot,
    /// From one point; a long film is stitched from several exposures.
    ConeBeam,
}

/// What of the body is on the film.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Extent {
    /// From the skull to the feet.
    Full,
    /// A cassette of 36 by 14 inches: no knees.
    LongCassette,
}

/// Source to detector, and source to the plane in which the film's millimetres are true (flag L: a usual long-film stand).
pub const SOURCE_TO_DETECTOR: Millimetres = Millimetres::new(2200.0);
/// See [`SOURCE_TO_DETECTOR`].
pub const SOURCE_TO_PATIENT: Millimetres = Millimetres::new(1900.0);
/// The most that one exposure of a cone beam covers in height, in mm of the patient.
const EXPOSURE: f64 = 430.0;

/// Millimetres that the collimator covers at each edge.
pub(crate) const COLLIMATED: f64 = 4.0;

/// The smallest and the largest film that is cast.
const MOST_COLUMNS: u32 = 4000;
const MOST_ROWS: u32 = 12_000;
const LEAST_PIXELS: u32 = 64;

/// A film before it is exposed: its pixels, and where the body lies on them.
#[derive(Clone, Debug, PartialEq)]
pub struct FilmPlan {
    /// Where from.
    pub view: View,
    /// How.
    pub geometry: Geometry,
    /// Millimetres of the patient between pixels, in the plane where they are true.
    pub spacing: PixelSpacing,
    /// Width in pixels.
    pub columns: u32,
    /// Height in pixels.
    pub rows: u32,
    /// Film coordinates of the upper left corner, in mm.
    left: f64,
    top: f64,
    /// Heights at which one exposure ends and the next begins, from above.
    seams: Vec<f64>,
}

/// A film that cannot be cast.
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
pub enum FilmError {
    /// No length.
    #[error(transparent)]
    Spacing(#[from] SpacingError),
    /// A picture that is none.
    #[error(transparent)]
    Picture(#[from] upright_imaging::ImagingError),
    /// Values that no film has.
    #[error("{0} bits a value; a film can have 12 to 16")]
    Bits(u32),
    /// Too many pixels, or too few to show anything.
    #[error(
        "a film of {columns} × {rows} pixels; {LEAST_PIXELS} × {LEAST_PIXELS} to {MOST_COLUMNS} × {MOST_ROWS} can be cast: choose another --resolution than {resolution} mm"
    )]
    Size {
        /// Width that the resolution gives.
        columns: u32,
        /// Height that the resolution gives.
        rows: u32,
        /// Millimetres between pixels.
        resolution: f64,
    },
}

/// A rectangle on the film, in mm.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Field {
    pub(crate) left: f64,
    pub(crate) right: f64,
    pub(crate) bottom: f64,
    pub(crate) top: f64,
}

impl FilmPlan {
    pub(crate) fn new(
        view: View,
        geometry: Geometry,
        field: Field,
        resolution: f64,
    ) -> Result<Self, FilmError> {
        let spacing = PixelSpacing::new(resolution, resolution)?;
        let pixels = |length: f64| (length / resolution).ceil() as u32;
        let (columns, rows) = (pixels(field.right - field.left), pixels(field.top - field.bottom));
        let fits =
            (LEAST_PIXELS..=MOST_COLUMNS).contains(&columns) && (LEAST_PIXELS..=MOST_ROWS).contains(&rows);
        if !fits {
            return Err(FilmError::Size { columns, rows, resolution });
        }
        let seams = match geometry {
            Geometry::Slot => Vec::new(),
            Geometry::ConeBeam => seams(field),
        };
        Ok(Self { view, geometry, spacing, columns, rows, left: field.left, top: field.top, seams })
    }

    /// Pixel coordinates of a point of the body, where it is on the film; 0, 0 is the outer corner of the first pixel.
    ///
    /// A stitched film leaves out some of what lies off the middle plane at a seam.
    pub(crate) fn pixel(&self, point: Vector) -> Option<[f64; 2]> {
        let [across, up] = self.shadow(point)?;
        let [x, y] = [(across - self.left) / self.spacing.column(), (self.top - up) / self.spacing.row()];
        let (dark_x, dark_y) = (COLLIMATED / self.spacing.column(), COLLIMATED / self.spacing.row());
        let open = |at: f64, length: u32, dark: f64| (dark..f64::from(length) - dark).contains(&at);
        (open(x, self.columns, dark_x) && open(y, self.rows, dark_y)).then_some([x, y])
    }

    /// Magnification of what lies at this point against the plane of true millimetres.
    pub(crate) fn magnification(&self, point: Vector) -> f64 {
        let [_, _, beam] = self.view.directions();
        match self.geometry {
            Geometry::Slot => 1.0,
            Geometry::ConeBeam => 1.0 / (1.0 + point.dot(&beam) / SOURCE_TO_PATIENT.value()),
        }
    }

    /// Film coordinates of a point of the body, in mm, on the exposure on whose part of the film it falls.
    fn shadow(&self, point: Vector) -> Option<[f64; 2]> {
        let [right, upwards, _] = self.view.directions();
        let (across, up) = (point.dot(&right), point.dot(&upwards));
        let factor = self.magnification(point);
        let [source_across, _] = self.source(0);
        let on = |exposure: usize| {
            let [_, source_up] = self.source(exposure);
            source_up + (up - source_up) * factor
        };
        let falls = (0..=self.seams.len()).find(|exposure| self.exposure_at(on(*exposure)) == *exposure)?;
        Some([source_across + (across - source_across) * factor, on(falls)])
    }

    /// Number of the exposure at this height, from above.
    fn exposure_at(&self, up: f64) -> usize {
        self.seams.partition_point(|seam| *seam >= up)
    }

    /// The most that the place of a point on the film moves for each millimetre of depth.
    pub(crate) fn most_lean(&self) -> f64 {
        match self.geometry {
            Geometry::Slot => 0.0,
            Geometry::ConeBeam => {
                let half_width = f64::from(self.columns) * self.spacing.column() / 2.0;
                half_width.max(EXPOSURE) / SOURCE_TO_PATIENT.value()
            }
        }
    }

    /// Rows at which one exposure ends and the next begins.
    pub(crate) fn seams(&self) -> impl Iterator<Item = f64> {
        self.seams.iter().map(|seam| (self.top - seam) / self.spacing.row())
    }

    /// Film coordinates of the foot of the perpendicular from the source.
    fn source(&self, exposure: usize) -> [f64; 2] {
        let across = self.left + f64::from(self.columns) * self.spacing.column() / 2.0;
        let bottom = self.top - f64::from(self.rows) * self.spacing.row();
        let above =
            exposure.checked_sub(1).and_then(|above| self.seams.get(above)).copied().unwrap_or(self.top);
        let below = self.seams.get(exposure).copied().unwrap_or(bottom);
        [across, f64::midpoint(above, below)]
    }

    /// The ray through the middle of a pixel.
    pub(crate) fn ray(&self, column: f64, row: f64) -> Ray {
        let across = self.left + (column + 0.5) * self.spacing.column();
        let up = self.top - (row + 0.5) * self.spacing.row();
        let lean = match self.geometry {
            Geometry::Slot => [0.0, 0.0],
            Geometry::ConeBeam => {
                let [source_across, source_up] = self.source(self.exposure_at(up));
                let distance = SOURCE_TO_PATIENT.value();
                [((across - source_across) / distance) as f32, ((up - source_up) / distance) as f32]
            }
        };
        Ray { at: [across as f32, up as f32], lean }
    }

    /// The rotation from the body to rightwards, upwards and along the beam.
    pub(crate) fn turned_from_body(&self) -> nalgebra::Matrix3<f64> {
        let [right, up, beam] = self.view.directions();
        nalgebra::Matrix3::from_rows(&[right.transpose(), up.transpose(), beam.transpose()])
    }
}

/// Exposures of nearly one height. No seam runs near the hips: there most is measured, and heads lie far off the middle plane.
fn seams(field: Field) -> Vec<f64> {
    /// Millimetres above and below the hip axis without a seam.
    const CLEAR: f64 = 60.0;
    let height = field.top - field.bottom;
    let exposures = (height / EXPOSURE).ceil() as u32;
    let seam = |exposure: u32| field.top - f64::from(exposure) * height / f64::from(exposures);
    let clear = |seam: f64| match seam {
        near if near.abs() >= CLEAR => near,
        near if near < 0.0 => -CLEAR,
        _ => CLEAR,
    };
    (1..exposures).map(|exposure| clear(seam(exposure))).collect()
}
