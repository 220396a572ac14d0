//! What the pixel spacing of a projection film means.

use crate::attribute::Attribute;
use crate::error::{ReadError, shown};
use crate::values::Values;
use std::fmt;
use upright_anatomy::{Calibration, PixelSpacing};

/// A film's spacing, what it rests on, and what to know about it.
///
/// - **Unit**: millimetres; `None` = pixels, angles and ratios only.
#[derive(Clone, Debug, PartialEq)]
pub struct FilmScale {
    /// Spacing; with [`Calibration::None`] it is the shape of a pixel and no length.
    pub spacing: Option<PixelSpacing>,
    /// What it rests on.
    pub calibration: Calibration,
    /// What a person should know before trusting it.
    pub notes: Vec<ScaleNote>,
}

/// What a person should know about a film's spacing.
#[derive(Clone, Debug, PartialEq)]
pub enum ScaleNote {
    /// A fiducial calibrates its own depth.
    FiducialDepth,
    /// GEOMETRY says that magnification was corrected, but the spacing is that of the detector.
    GeometryNotApplied,
    /// The spacing was computed with this magnification.
    Magnification(f64),
    /// The distance from the source is to the support, not to the spine.
    DistanceToSupport,
    /// A statement that was not used: what was found, and why not.
    Unused(Attribute, String, &'static str),
    /// Two statements of the film differ: what was used, and what it says besides.
    Disagreement(PixelSpacing),
    /// The spacing is that of a scanned film.
    ScannedFilm,
    /// A slot scanner magnifies across, not along.
    SlotScanner,
    /// Only the shape of a pixel is known.
    ShapeOnly,
}

impl ScaleNote {
    /// A fixed code for programs.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::FiducialDepth => "fiducial_depth",
            Self::GeometryNotApplied => "geometry_not_applied",
            Self::Magnification(_) => "magnification",
            Self::DistanceToSupport => "distance_to_support",
            Self::Unused(..) => "unused_geometry",
            Self::Disagreement(_) => "spacings_disagree",
            Self::ScannedFilm => "scanned_film",
            Self::SlotScanner => "slot_scanner",
            Self::ShapeOnly => "pixel_shape_only",
        }
    }
}

impl fmt::Display for ScaleNote {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::FiducialDepth => f.write_str(Calibration::Fiducial.depth().unwrap_or_default()),
            Self::GeometryNotApplied => f.write_str(
                "the film says that its geometry was used, but its spacing is that of the detector: magnification is probably not corrected",
            ),
            Self::Magnification(factor) => write!(f, "detector spacing divided by a magnification of {factor:.3}"),
            Self::DistanceToSupport => f.write_str(
                "the magnification rests on the distance to the patient support: the spine is nearer to the source, so lengths are still too large",
            ),
            Self::Unused(attribute, found, reason) => write!(f, "{attribute} is {found}, {reason}: not used"),
            Self::Disagreement(other) => write!(
                f,
                "the film states two spacings that differ by more than 1 %: {} \\ {} mm was not used",
                other.row(),
                other.column()
            ),
            Self::ScannedFilm => f.write_str("the spacing is that of the scanned film, magnification not corrected"),
            Self::SlotScanner => f.write_str("slot scanner: magnification along the film is taken as 1"),
            Self::ShapeOnly => f.write_str("the film states the shape of a pixel, but no length"),
        }
    }
}

/// Row and column spacing as stated.
type Pair = (f64, f64);

/// What a film says about its spacing.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct SpacingFacts {
    pub(crate) pixel: Option<Pair>,
    pub(crate) calibration_type: Option<String>,
    pub(crate) imager: Option<Pair>,
    pub(crate) scanned: Option<Pair>,
    pub(crate) magnification: Option<f64>,
    pub(crate) source_to_detector: Option<f64>,
    pub(crate) source_to_patient: Option<f64>,
    pub(crate) is_slot_scanner: bool,
    /// In the DX family the distance is to the support, in CR to the centre of the field of view.
    pub(crate) distance_is_to_support: bool,
    pub(crate) aspect: Option<Pair>,
}

impl SpacingFacts {
    /// # Errors
    /// [`ReadError::Invalid`] for a spacing that is no length: it is no missing spacing.
    pub(crate) fn read(values: &Values, distance_is_to_support: bool) -> Result<Self, ReadError> {
        Ok(Self {
            pixel: pair(values, Attribute::PixelSpacing)?,
            calibration_type: values.text(Attribute::PixelSpacingCalibrationType),
            imager: pair(values, Attribute::ImagerPixelSpacing)?,
            scanned: pair(values, Attribute::NominalScannedPixelSpacing)?,
            magnification: values.number(Attribute::EstimatedRadiographicMagnificationFactor),
            source_to_detector: values.number(Attribute::DistanceSourceToDetector),
            source_to_patient: values.number(Attribute::DistanceSourceToPatient),
            is_slot_scanner: values.text(Attribute::DetectorConfiguration).as_deref() == Some("SLOT"),
            distance_is_to_support,
            aspect: values.numbers(Attribute::PixelAspectRatio).ok().flatten().and_then(|pair| two(&pair)),
        })
    }

    /// The decision table: the first statement that holds decides.
    ///
    /// - **Source**: DICOM PS3.3 10.7.1.1 to 10.7.1.3; the classes are those of [`Calibration::class`].
    pub(crate) fn scale(&self) -> FilmScale {
        let mut notes = Vec::new();
        let stated = self.stated_type(&mut notes);
        let detector = self.imager.or(self.scanned);
        let (pair, calibration) = match (self.pixel, detector) {
            (Some(pixel), _) if stated == Some("FIDUCIAL") => {
                notes.push(ScaleNote::FiducialDepth);
                (Some(pixel), Calibration::Fiducial)
            }
            (Some(pixel), detector) if stated == Some("GEOMETRY") => {
                notes.extend(
                    detector.filter(|detector| same(pixel, *detector)).map(|_| ScaleNote::GeometryNotApplied),
                );
                (Some(pixel), Calibration::Geometry)
            }
            (_, Some(detector)) => self.magnified(detector, &mut notes),
            (Some(pixel), None) => (Some(pixel), Calibration::Unknown),
            (None, None) => (self.shape(&mut notes), Calibration::None),
        };
        let is_scan = self.imager.is_none() && self.scanned.is_some();
        if is_scan && calibration == Calibration::Detector {
            notes.push(ScaleNote::ScannedFilm);
        }
        let spacing = pair.and_then(|(row, column)| PixelSpacing::new(row, column).ok());
        FilmScale {
            spacing,
            calibration: if spacing.is_some() { calibration } else { Calibration::None },
            notes,
        }
    }

    fn stated_type(&self, notes: &mut Vec<ScaleNote>) -> Option<&str> {
        let stated = self.calibration_type.as_deref()?;
        if matches!(stated, "FIDUCIAL" | "GEOMETRY") && self.pixel.is_some() {
            return Some(stated);
        }
        let reason = match self.pixel {
            None => "but there is no PixelSpacing",
            Some(_) => "neither FIDUCIAL nor GEOMETRY",
        };
        notes.push(ScaleNote::Unused(Attribute::PixelSpacingCalibrationType, shown(stated), reason));
        None
    }

    /// A spacing of the detector, corrected as far as the film says how.
    fn magnified(&self, detector: Pair, notes: &mut Vec<ScaleNote>) -> (Option<Pair>, Calibration) {
        let (factor, calibration) = match (self.factor(notes), self.pixel) {
            (Some((factor, calibration)), _) => (factor, calibration),
            (None, Some(pixel)) if !same(pixel, detector) && self.is_slot_scanner => {
                notes.push(ScaleNote::SlotScanner);
                return (Some(pixel), Calibration::SlotScanner);
            }
            (None, Some(pixel)) if !same(pixel, detector) => return (Some(pixel), Calibration::Corrected),
            (None, _) => return (Some(detector), Calibration::Detector),
        };
        notes.push(ScaleNote::Magnification(factor));
        let across = detector.1 / factor;
        let corrected = if self.is_slot_scanner {
            notes.push(ScaleNote::SlotScanner);
            (detector.0, across)
        } else {
            (detector.0 / factor, across)
        };
        let calibration = if self.is_slot_scanner { Calibration::SlotScanner } else { calibration };
        let other = self.pixel.filter(|pixel| !alike(*pixel, corrected) && !same(*pixel, detector));
        let other = other.and_then(|(row, column)| PixelSpacing::new(row, column).ok());
        notes.extend(other.map(ScaleNote::Disagreement));
        (Some(corrected), calibration)
    }

    /// The magnification that the film states, or that its distances give.
    fn factor(&self, notes: &mut Vec<ScaleNote>) -> Option<(f64, Calibration)> {
        if let Some(factor) = self.magnification {
            if factor > 1.0 && factor <= PixelSpacing::MOST_MAGNIFICATION {
                return Some((factor, Calibration::Ermf));
            }
            // Exactly 1 is "not magnified": the detector's spacing is what remains.
            if factor != 1.0 {
                let attribute = Attribute::EstimatedRadiographicMagnificationFactor;
                notes.push(ScaleNote::Unused(attribute, factor.to_string(), "no magnification of a film"));
            }
        }
        let (detector, patient) = (self.source_to_detector?, self.source_to_patient?);
        if patient > 0.0 && patient < detector && detector / patient <= PixelSpacing::MOST_MAGNIFICATION {
            notes.extend(self.distance_is_to_support.then_some(ScaleNote::DistanceToSupport));
            return Some((detector / patient, Calibration::SodSid));
        }
        if patient != detector {
            let found = format!("{patient} mm with a detector at {detector} mm");
            let reason = "no distances of a film";
            notes.push(ScaleNote::Unused(Attribute::DistanceSourceToPatient, found, reason));
        }
        None
    }

    /// The shape of a pixel, one high and so wide.
    fn shape(&self, notes: &mut Vec<ScaleNote>) -> Option<Pair> {
        let (vertical, horizontal) =
            self.aspect.filter(|(vertical, horizontal)| *vertical > 0.0 && *horizontal > 0.0)?;
        if vertical == horizontal {
            return None;
        }
        notes.push(ScaleNote::ShapeOnly);
        Some((1.0, horizontal / vertical))
    }
}

/// Within 0.1 %: the same number, rounded by another writer. No correction of magnification is as small.
pub(crate) fn same(one: Pair, other: Pair) -> bool {
    within(one, other, 1e-3)
}

/// The same but for a difference that contradicts nothing.
fn alike(one: Pair, other: Pair) -> bool {
    within(one, other, PixelSpacing::MOST_DIFFERENCE)
}

fn within(one: Pair, other: Pair, share: f64) -> bool {
    let near = |a: f64, b: f64| (a - b).abs() <= share * b.abs();
    near(one.0, other.0) && near(one.1, other.1)
}

fn two(numbers: &[f64]) -> Option<Pair> {
    match numbers {
        [row, column] => Some((*row, *column)),
        _ => None,
    }
}

fn pair(values: &Values, attribute: Attribute) -> Result<Option<Pair>, ReadError> {
    const PROBLEM: &str = "a spacing is two lengths, each from 0.001 to 10 mm";
    let invalid = |found| ReadError::Invalid { attribute, found, problem: PROBLEM };
    let Some(numbers) = values.numbers(attribute).map_err(invalid)? else { return Ok(None) };
    let usable = two(&numbers).filter(|(row, column)| PixelSpacing::new(*row, *column).is_ok());
    let words = || numbers.iter().take(4).map(f64::to_string).collect::<Vec<_>>().join("\\");
    usable.map(Some).ok_or_else(|| invalid(shown(&words())))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(facts: &SpacingFacts, spacing: Option<Pair>, calibration: Calibration, codes: &[&str]) {
        let found = facts.scale();
        let shown = found.spacing.map(|spacing| (spacing.row(), spacing.column()));
        match (shown, spacing) {
            (Some(shown), Some(spacing)) => assert!(within(shown, spacing, 1e-12), "{shown:?} for {facts:?}"),
            (shown, spacing) => assert_eq!(shown, spacing, "{facts:?}"),
        }
        assert_eq!(found.calibration, calibration, "{facts:?}");
        assert_eq!(found.notes.iter().map(ScaleNote::code).collect::<Vec<_>>(), codes, "{facts:?}");
    }

    const PIXEL: Option<Pair> = Some((0.13, 0.12));
    const DETECTOR: Option<Pair> = Some((0.143, 0.132));

    fn typed(calibration_type: &str, pixel: Option<Pair>, imager: Option<Pair>) -> SpacingFacts {
        SpacingFacts {
            pixel,
            imager,
            calibration_type: Some(calibration_type.to_owned()),
            ..Default::default()
        }
    }

    fn plain(pixel: Option<Pair>, imager: Option<Pair>) -> SpacingFacts {
        SpacingFacts { pixel, imager, ..Default::default() }
    }

    /// The eight rows of the table.
    #[test]
    fn the_first_statement_that_holds_decides() {
        check(&typed("FIDUCIAL", PIXEL, DETECTOR), PIXEL, Calibration::Fiducial, &["fiducial_depth"]);
        check(&typed("GEOMETRY", PIXEL, DETECTOR), PIXEL, Calibration::Geometry, &[]);
        let ermf = SpacingFacts { magnification: Some(1.1), ..plain(None, DETECTOR) };
        check(&ermf, Some((0.13, 0.12)), Calibration::Ermf, &["magnification"]);
        let (detector, patient) = (Some(1800.0), Some(1500.0));
        let distances = SpacingFacts {
            source_to_detector: detector,
            source_to_patient: patient,
            ..plain(None, DETECTOR)
        };
        check(&distances, Some((0.143 / 1.2, 0.11)), Calibration::SodSid, &["magnification"]);
        check(&plain(PIXEL, DETECTOR), PIXEL, Calibration::Corrected, &[]);
        check(&plain(DETECTOR, DETECTOR), DETECTOR, Calibration::Detector, &[]);
        check(&plain(None, DETECTOR), DETECTOR, Calibration::Detector, &[]);
        check(&plain(PIXEL, None), PIXEL, Calibration::Unknown, &[]);
        check(&plain(None, None), None, Calibration::None, &[]);
    }

    #[test]
    fn contradictions_are_said() {
        check(
            &typed("GEOMETRY", DETECTOR, DETECTOR),
            DETECTOR,
            Calibration::Geometry,
            &["geometry_not_applied"],
        );
        check(&typed("GUESS", PIXEL, None), PIXEL, Calibration::Unknown, &["unused_geometry"]);
        check(&typed("FIDUCIAL", None, DETECTOR), DETECTOR, Calibration::Detector, &["unused_geometry"]);
        let other = SpacingFacts { magnification: Some(1.3), ..plain(PIXEL, DETECTOR) };
        let codes = ["magnification", "spacings_disagree"];
        check(&other, Some((0.11, 0.132 / 1.3)), Calibration::Ermf, &codes);
        let shrinking = SpacingFacts { magnification: Some(0.9), ..plain(None, DETECTOR) };
        check(&shrinking, DETECTOR, Calibration::Detector, &["unused_geometry"]);
        let behind = SpacingFacts {
            source_to_detector: Some(1500.0),
            source_to_patient: Some(1800.0),
            ..plain(None, DETECTOR)
        };
        check(&behind, DETECTOR, Calibration::Detector, &["unused_geometry"]);
    }

    /// Per cent instead of a factor, centimetres instead of millimetres, and a spacing that was rounded.
    #[test]
    fn a_mistake_of_unit_earns_no_trust() {
        for factor in [110.0, 1e9, -1.1, 0.0] {
            let facts = SpacingFacts { magnification: Some(factor), ..plain(None, DETECTOR) };
            check(&facts, DETECTOR, Calibration::Detector, &["unused_geometry"]);
        }
        let centimetres = SpacingFacts {
            source_to_detector: Some(1800.0),
            source_to_patient: Some(150.0),
            ..plain(None, DETECTOR)
        };
        check(&centimetres, DETECTOR, Calibration::Detector, &["unused_geometry"]);
        let (pixel, imager) = (Some((0.143_056, 0.143_056)), Some((0.143_055_556, 0.143_055_556)));
        check(
            &plain(pixel, imager),
            pixel.map(|_| (0.143_055_556, 0.143_055_556)),
            Calibration::Detector,
            &[],
        );
    }

    #[test]
    fn the_distance_of_a_dx_film_is_to_the_support() {
        let facts = SpacingFacts {
            source_to_detector: Some(1650.0),
            source_to_patient: Some(1500.0),
            distance_is_to_support: true,
            ..plain(None, DETECTOR)
        };
        check(&facts, Some((0.13, 0.12)), Calibration::SodSid, &["distance_to_support", "magnification"]);
    }

    #[test]
    fn a_slot_scanner_magnifies_across_only() {
        let slot = SpacingFacts { is_slot_scanner: true, magnification: Some(1.1), ..plain(None, DETECTOR) };
        check(&slot, Some((0.143, 0.12)), Calibration::SlotScanner, &["magnification", "slot_scanner"]);
        let stated = SpacingFacts { is_slot_scanner: true, ..plain(PIXEL, DETECTOR) };
        check(&stated, PIXEL, Calibration::SlotScanner, &["slot_scanner"]);
        // What the table leaves undetermined or uncorrected, a slot scanner does not promote.
        check(
            &SpacingFacts { is_slot_scanner: true, ..plain(PIXEL, PIXEL) },
            PIXEL,
            Calibration::Detector,
            &[],
        );
        check(
            &SpacingFacts { is_slot_scanner: true, ..plain(PIXEL, None) },
            PIXEL,
            Calibration::Unknown,
            &[],
        );
        let bare = SpacingFacts { is_slot_scanner: true, ..plain(None, DETECTOR) };
        check(&bare, DETECTOR, Calibration::Detector, &[]);
    }

    #[test]
    fn scans_and_pixel_shapes() {
        let scan = SpacingFacts { scanned: DETECTOR, ..Default::default() };
        check(&scan, DETECTOR, Calibration::Detector, &["scanned_film"]);
        let shape = SpacingFacts { aspect: Some((2.0, 1.0)), ..Default::default() };
        check(&shape, Some((1.0, 0.5)), Calibration::None, &["pixel_shape_only"]);
        check(&SpacingFacts { aspect: Some((1.0, 1.0)), ..Default::default() }, None, Calibration::None, &[]);
    }
}
