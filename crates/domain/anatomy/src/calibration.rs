//! How far a millimetre on a film may be trusted.

use std::fmt;

/// What the pixel spacing of a film rests on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Calibration {
    /// A fiducial of known size at the depth of the spine.
    Fiducial,
    /// A line of known length, drawn by the user.
    UserLine,
    /// A ball of known diameter, marked by the user.
    UserBall,
    /// DICOM calibration type GEOMETRY.
    Geometry,
    /// Estimated radiographic magnification factor.
    Ermf,
    /// Distances from the source to the patient and to the detector.
    SodSid,
    /// Slot scanner, calibrated by its geometry.
    SlotScanner,
    /// Spacing was corrected, the method is not stated.
    Corrected,
    /// Detector plane, magnification not corrected.
    Detector,
    /// A spacing of unknown meaning.
    Unknown,
    /// No millimetres: a spacing, if any, gives the shape of a pixel only.
    None,
}

/// The classes of trust that a [`Calibration`] falls into.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum CalibrationClass {
    /// Measured at the depth of the spine.
    Calibrated,
    /// Computed from the geometry of the exposure.
    Estimated,
    /// Corrected by a method that is not stated.
    Corrected,
    /// In the plane of the detector: too large by the magnification.
    Detector,
    /// Cannot be determined.
    Unknown,
    /// Pixels; angles and ratios only.
    None,
}

impl CalibrationClass {
    /// The class in one word, as shown beside millimetres.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Calibrated => "calibrated",
            Self::Estimated => "estimated",
            Self::Corrected => "corrected",
            Self::Detector => "detector",
            Self::Unknown => "unknown",
            Self::None => "none",
        }
    }

    /// Whether lengths may be shown in millimetres (with this class beside them).
    #[must_use]
    pub const fn permits_millimetres(self) -> bool {
        !matches!(self, Self::None)
    }

    /// Whether a cut-off in millimetres may be applied.
    #[must_use]
    pub const fn permits_cut_offs(self) -> bool {
        matches!(self, Self::Calibrated | Self::Estimated | Self::Corrected)
    }
}

impl Calibration {
    /// Every calibration.
    pub const ALL: [Self; 11] = [
        Self::Fiducial,
        Self::UserLine,
        Self::UserBall,
        Self::Geometry,
        Self::Ermf,
        Self::SodSid,
        Self::SlotScanner,
        Self::Corrected,
        Self::Detector,
        Self::Unknown,
        Self::None,
    ];

    /// The word used in documents.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Fiducial => "fiducial",
            Self::UserLine => "user_line",
            Self::UserBall => "user_ball",
            Self::Geometry => "geometry",
            Self::Ermf => "ermf",
            Self::SodSid => "sod_sid",
            Self::SlotScanner => "slot_scanner",
            Self::Corrected => "corrected",
            Self::Detector => "detector",
            Self::Unknown => "unknown",
            Self::None => "none",
        }
    }

    /// What the spacing rests on, in words.
    #[must_use]
    pub const fn words(self) -> &'static str {
        match self {
            Self::Fiducial => "fiducial",
            Self::UserLine => "line of known length",
            Self::UserBall => "ball of known diameter",
            Self::Geometry => "geometry",
            Self::Ermf => "stated magnification factor",
            Self::SodSid => "distances from the source",
            Self::SlotScanner => "slot scanner",
            Self::Corrected => "method not stated",
            Self::Detector => "detector plane",
            Self::Unknown => "unknown",
            Self::None => "not calibrated",
        }
    }

    /// Where millimetres are true, of what calibrates one depth only.
    #[must_use]
    pub const fn depth(self) -> Option<&'static str> {
        match self {
            Self::Fiducial => Some("calibrated by a fiducial: millimetres are true at its depth only"),
            Self::UserLine | Self::UserBall => {
                Some("calibrated by a thing of known size: millimetres are true at its depth only")
            }
            _ => None,
        }
    }

    /// The class of trust.
    #[must_use]
    pub const fn class(self) -> CalibrationClass {
        match self {
            Self::Fiducial | Self::UserLine | Self::UserBall => CalibrationClass::Calibrated,
            Self::Geometry | Self::Ermf | Self::SodSid | Self::SlotScanner => CalibrationClass::Estimated,
            Self::Corrected => CalibrationClass::Corrected,
            Self::Detector => CalibrationClass::Detector,
            Self::Unknown => CalibrationClass::Unknown,
            Self::None => CalibrationClass::None,
        }
    }
}

/// How far millimetres may be trusted, in words: `millimetres calibrated (fiducial)`.
impl fmt::Display for Calibration {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.class() {
            CalibrationClass::None => f.write_str("not calibrated: angles and ratios, no millimetres"),
            CalibrationClass::Unknown => f.write_str("millimetres of unknown calibration"),
            CalibrationClass::Detector => {
                f.write_str("millimetres of the detector plane, magnification not corrected")
            }
            CalibrationClass::Corrected => f.write_str("millimetres corrected, method not stated"),
            class => write!(f, "millimetres {} ({})", class.name(), self.words()),
        }
    }
}
