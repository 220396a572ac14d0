//! Frames of reference: a film's pixels or the patient's own millimetres.

use crate::{Calibration, CalibrationClass, Facing, ImagePoint, SagittalPoint};
use std::fmt;

/// Millimetres from one pixel to the next.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct PixelSpacing {
    row: f64,
    column: f64,
}

/// A spacing that is no length.
#[derive(Clone, Copy, Debug, PartialEq, thiserror::Error)]
#[error(
    "pixel spacing is {row:?} mm between rows and {column:?} mm between columns; both must be from {LEAST} to {MOST} mm"
)]
pub struct SpacingError {
    /// The row spacing found.
    pub row: f64,
    /// The column spacing found.
    pub column: f64,
}

/// Finer or coarser pixels are a mistake of unit: a guard, not a clinical limit.
const LEAST: f64 = 0.001;
const MOST: f64 = 10.0;

impl PixelSpacing {
    /// No two planes of a film differ more in scale: a guard against a mistake of unit (flag L), no clinical limit.
    pub const MOST_MAGNIFICATION: f64 = 2.0;
    /// Spacings of one film that differ by a greater share contradict each other: a guard (flag L), no clinical limit.
    pub const MOST_DIFFERENCE: f64 = 0.01;

    /// Spacing with `row` millimetres between rows (vertical) and `column` between columns (horizontal).
    ///
    /// # Errors
    /// [`SpacingError`] unless both lie between 0.001 and 10 mm.
    pub fn new(row: f64, column: f64) -> Result<Self, SpacingError> {
        let usable = |length: f64| (LEAST..=MOST).contains(&length);
        if usable(row) && usable(column) {
            Ok(Self { row, column })
        } else {
            Err(SpacingError { row, column })
        }
    }

    /// Millimetres between rows (vertical).
    #[must_use]
    pub const fn row(self) -> f64 {
        self.row
    }

    /// Millimetres between columns (horizontal).
    #[must_use]
    pub const fn column(self) -> f64 {
        self.column
    }

    /// The shape of a pixel: 1 = square.
    #[must_use]
    pub const fn width_over_height(self) -> f64 {
        self.column / self.row
    }
}

/// The unit of a landmark set's sagittal coordinates.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LengthUnit {
    /// Millimetres, as far as the calibration class can be trusted.
    Millimetre,
    /// Rows of pixels: angles and ratios are right, lengths have no meaning.
    Pixel,
}

/// A film on which landmarks are placed in pixels.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct ImageFrame {
    /// Width of the film in pixels.
    pub columns: u32,
    /// Height of the film in pixels.
    pub rows: u32,
    /// Pixel spacing; `None` = the film is not calibrated and its pixels are taken as square.
    pub spacing: Option<PixelSpacing>,
    /// What the spacing rests on.
    pub calibration: Calibration,
    /// Which way the patient faced.
    pub facing: Facing,
}

impl ImageFrame {
    /// The class of the millimetres of this film: none without spacing, whatever the document claims.
    #[must_use]
    pub const fn class(&self) -> CalibrationClass {
        match self.spacing {
            Some(_) => self.calibration.class(),
            None => CalibrationClass::None,
        }
    }

    const fn unit(&self) -> LengthUnit {
        if self.class().permits_millimetres() { LengthUnit::Millimetre } else { LengthUnit::Pixel }
    }

    /// Sagittal length of one column and of one row.
    fn scale(&self) -> (f64, f64) {
        match (self.spacing, self.unit()) {
            (Some(spacing), LengthUnit::Millimetre) => (spacing.column, spacing.row),
            (Some(spacing), LengthUnit::Pixel) => (spacing.width_over_height(), 1.0),
            (None, _) => (1.0, 1.0),
        }
    }

    /// The patient's point at `point` of the film. Row, column, y-down and facing end here.
    #[must_use]
    pub fn sagittal_from_image(&self, point: ImagePoint) -> SagittalPoint {
        let (column, row) = self.scale();
        SagittalPoint::new(self.facing.sign() * column * point.x, -row * point.y)
    }

    /// The film's point that shows `point` of the patient; the inverse of [`Self::sagittal_from_image`].
    #[must_use]
    pub fn image_from_sagittal(&self, point: SagittalPoint) -> ImagePoint {
        let (column, row) = self.scale();
        ImagePoint { x: self.facing.sign() * point.anterior / column, y: -point.cranial / row }
    }

    /// Whether `point` lies on the film.
    #[must_use]
    pub fn contains(&self, point: ImagePoint) -> bool {
        (0.0..=f64::from(self.columns)).contains(&point.x) && (0.0..=f64::from(self.rows)).contains(&point.y)
    }
}

/// What landmark coordinates refer to.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Frame {
    /// Pixels of a film.
    Image(ImageFrame),
    /// The patient: x anterior, y cranial, millimetres.
    Patient {
        /// What the millimetres rest on.
        calibration: Calibration,
    },
}

impl Frame {
    /// The patient's point at the frame's coordinates `x`, `y`.
    #[must_use]
    pub fn sagittal(&self, x: f64, y: f64) -> SagittalPoint {
        match self {
            Self::Image(film) => film.sagittal_from_image(ImagePoint { x, y }),
            Self::Patient { .. } => SagittalPoint::new(x, y),
        }
    }

    /// The frame's coordinates of `point` of the patient; the inverse of [`Self::sagittal`].
    #[must_use]
    pub fn coordinates(&self, point: SagittalPoint) -> (f64, f64) {
        match self {
            Self::Image(film) => {
                let ImagePoint { x, y } = film.image_from_sagittal(point);
                (x, y)
            }
            Self::Patient { .. } => (point.anterior, point.cranial),
        }
    }

    /// The unit of this frame's sagittal coordinates.
    #[must_use]
    pub const fn unit(&self) -> LengthUnit {
        match self {
            Self::Image(film) => film.unit(),
            Self::Patient { calibration } if calibration.class().permits_millimetres() => {
                LengthUnit::Millimetre
            }
            Self::Patient { .. } => LengthUnit::Pixel,
        }
    }

    /// What the millimetres rest on; [`Calibration::None`] for a film without spacing.
    #[must_use]
    pub const fn calibration(&self) -> Calibration {
        match self {
            Self::Image(ImageFrame { spacing: None, .. }) => Calibration::None,
            Self::Image(film) => film.calibration,
            Self::Patient { calibration } => *calibration,
        }
    }
}

/// Facing and scale in words: `facing right · millimetres calibrated (fiducial)`.
impl fmt::Display for Frame {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Image(film) => write!(f, "facing {}", film.facing.name())?,
            Self::Patient { .. } => f.write_str("patient frame")?,
        }
        write!(f, " · {}", self.calibration())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn film(spacing: Option<(f64, f64)>, calibration: Calibration, facing: Facing) -> ImageFrame {
        let spacing = spacing.map(|(row, column)| PixelSpacing::new(row, column).unwrap());
        ImageFrame { columns: 1000, rows: 3000, spacing, calibration, facing }
    }

    fn check(film: ImageFrame, expect: (f64, f64)) {
        let pixel = ImagePoint { x: 100.0, y: 200.0 };
        let point = film.sagittal_from_image(pixel);
        assert_eq!((point.anterior, point.cranial), expect);
        let back = film.image_from_sagittal(point);
        assert!((back.x - pixel.x).abs() < 1e-12 && (back.y - pixel.y).abs() < 1e-12);
    }

    #[test]
    fn converts_by_facing_and_spacing() {
        check(film(Some((0.5, 0.25)), Calibration::Fiducial, Facing::Right), (25.0, -100.0));
        check(film(Some((0.5, 0.25)), Calibration::Fiducial, Facing::Left), (-25.0, -100.0));
        check(film(None, Calibration::None, Facing::Right), (100.0, -200.0));
    }

    #[test]
    fn spacing_without_calibration_gives_the_pixel_shape_only() {
        let shape_only = film(Some((0.5, 0.25)), Calibration::None, Facing::Right);
        check(shape_only, (50.0, -200.0));
        assert_eq!(Frame::Image(shape_only).unit(), LengthUnit::Pixel);
    }

    #[test]
    fn a_claim_of_calibration_without_spacing_gives_no_millimetres() {
        let claimed = film(None, Calibration::Fiducial, Facing::Right);
        assert_eq!(claimed.class(), CalibrationClass::None);
        assert_eq!(Frame::Image(claimed).calibration(), Calibration::None);
    }

    #[test]
    fn spacing_is_a_length() {
        for (row, column) in [(0.0, 0.1), (0.1, -0.1), (f64::NAN, 0.1), (0.1, f64::INFINITY), (143.0, 143.0)]
        {
            assert!(PixelSpacing::new(row, column).is_err());
        }
    }

    fn frame() -> impl Strategy<Value = Frame> {
        let spacing = prop::option::of((LEAST..=MOST, LEAST..=MOST));
        let words = (prop::sample::select(&Calibration::ALL[..]), any::<bool>(), any::<bool>());
        (spacing, words).prop_map(|(spacing, (calibration, to_the_left, is_patient))| {
            let facing = if to_the_left { Facing::Left } else { Facing::Right };
            match is_patient {
                true => Frame::Patient { calibration },
                false => Frame::Image(film(spacing, calibration, facing)),
            }
        })
    }

    proptest! {
        #[test]
        fn coordinates_lead_to_the_patient_and_back(frame in frame(), x in -5000.0..5000.0f64, y in -5000.0..5000.0f64) {
            let (back_x, back_y) = frame.coordinates(frame.sagittal(x, y));
            // A multiplication and a division.
            prop_assert!((back_x - x).abs() < 1e-9 && (back_y - y).abs() < 1e-9);
        }
    }
}
