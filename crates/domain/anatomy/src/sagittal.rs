//! Points in the sagittal plane and on the film.

/// A point of the patient: anterior and cranial are positive.
///
/// Millimetres where the frame knows them, rows of pixels otherwise ([`LengthUnit`](crate::LengthUnit)).
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct SagittalPoint {
    /// Distance to the front.
    pub anterior: f64,
    /// Distance towards the head.
    pub cranial: f64,
}

impl SagittalPoint {
    /// A point at `anterior`, `cranial`.
    #[must_use]
    pub const fn new(anterior: f64, cranial: f64) -> Self {
        Self { anterior, cranial }
    }

    /// Straight-line distance to `other`.
    #[must_use]
    pub fn distance(self, other: Self) -> f64 {
        (other.anterior - self.anterior).hypot(other.cranial - self.cranial)
    }

    /// The point half way to `other`.
    #[must_use]
    pub fn midpoint(self, other: Self) -> Self {
        // Coordinates are bounded, so the sum cannot overflow, which `f64::midpoint` would guard against.
        Self::new((self.anterior + other.anterior) * 0.5, (self.cranial + other.cranial) * 0.5)
    }

    /// Whether both coordinates are finite.
    #[must_use]
    pub fn is_finite(self) -> bool {
        self.anterior.is_finite() && self.cranial.is_finite()
    }
}

/// A point of the film in continuous pixels: x to the right, y down, 0,0 = outer corner of the first pixel.
///
/// The same convention as DICOM SCOORD (PS3.3 C.18.6): the centre of the first pixel is 0.5, 0.5.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct ImagePoint {
    /// Columns from the left edge.
    pub x: f64,
    /// Rows from the upper edge.
    pub y: f64,
}
