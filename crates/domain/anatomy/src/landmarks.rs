//! A set of landmarks, parsed and checked once at the edge.

use crate::{
    Edge, Endplate, Frame, ImagePoint, Laterality, LengthUnit, Level, Numbering, Posture, SagittalPoint, Site,
};

/// One placed landmark.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Landmark {
    /// What was marked.
    pub site: Site,
    /// First coordinate in the frame: columns from the left, or millimetres to the front.
    pub x: f64,
    /// Second coordinate in the frame: rows from the top, or millimetres towards the head.
    pub y: f64,
    /// Radius of a femoral head in the frame's unit, where it was drawn as a circle.
    pub radius: Option<f64>,
    /// Whether a person has confirmed it; `None` = not stated.
    pub confirmed: Option<bool>,
}

impl Landmark {
    /// A landmark without radius and without statement who confirmed it.
    #[must_use]
    pub const fn at(site: Site, x: f64, y: f64) -> Self {
        Self { site, x, y, radius: None, confirmed: None }
    }
}

/// Why a set of landmarks cannot be used.
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
pub enum LandmarkSetError {
    /// Nothing to measure.
    #[error("the set has no landmark; place at least one")]
    Empty,
    /// A coordinate that is not a usable number.
    #[error("{site} lies at {x}, {y}; coordinates must be finite and within ±{limit}", limit = COORDINATE_LIMIT)]
    CoordinateOutOfRange {
        /// The landmark.
        site: Site,
        /// Its first coordinate.
        x: f64,
        /// Its second coordinate.
        y: f64,
    },
    /// A circle without size.
    #[error("{site} has radius {radius}; a radius must be finite and above zero, or left out")]
    Radius {
        /// The landmark.
        site: Site,
        /// The radius found.
        radius: f64,
    },
    /// The same site twice.
    #[error("{site} is given twice; keep one")]
    Duplicate {
        /// The landmark.
        site: Site,
    },
    /// A paired site both with and without its side.
    #[error("{site} is given both with and without a side; keep either the sides or the one without")]
    SideAmbiguous {
        /// The landmark without side.
        site: Site,
    },
    /// A vertebra that the stated numbering does not have.
    #[error(
        "{site} is given, but the numbering says {thoracic} thoracic and {lumbar} lumbar vertebrae; correct one of them"
    )]
    OutsideNumbering {
        /// The landmark.
        site: Site,
        /// Stated number of thoracic vertebrae.
        thoracic: u8,
        /// Stated number of lumbar vertebrae.
        lumbar: u8,
    },
    /// Two corners in one place, so that the endplate has no direction.
    #[error("the two corners of the {endplate} are {found} apart; an endplate needs at least {least}")]
    CornersCoincide {
        /// The endplate.
        endplate: Endplate,
        /// Distance found, with its unit.
        found: String,
        /// Least distance accepted, with its unit.
        least: &'static str,
    },
    /// Endplates that point backwards.
    #[error(
        "the slope of {} lies beyond ±90°: anterior and posterior corner are swapped, or the facing is wrong",
        list(endplates)
    )]
    CornersSwapped {
        /// The endplates concerned.
        endplates: Vec<Endplate>,
    },
    /// Most endplates point backwards.
    #[error(
        "{} of {marked} endplates point backwards ({}): the facing is probably wrong, check to which side of the picture the patient's front points",
        endplates.len(), list(endplates)
    )]
    FacingWrong {
        /// The endplates concerned.
        endplates: Vec<Endplate>,
        /// How many endplates have both corners.
        marked: usize,
    },
}

fn list(endplates: &[Endplate]) -> String {
    endplates.iter().map(ToString::to_string).collect::<Vec<_>>().join(", ")
}

/// Beyond any film and any patient, and small enough for exact arithmetic: a guard, not a clinical limit.
pub(crate) const COORDINATE_LIMIT: f64 = 1e6;
/// Closer corners are one click made twice: a guard, not a clinical limit.
const LEAST_ENDPLATE_MM: f64 = 0.1;
const LEAST_ENDPLATE_PIXELS: f64 = 0.5;

/// Landmarks of one film, checked: finite, distinct, endplates with a direction, facing plausible.
///
/// What is missing is not an error; what is merely unusual is a warning of `measurement`.
#[derive(Clone, Debug, PartialEq)]
pub struct LandmarkSet {
    frame: Frame,
    posture: Posture,
    stated: Option<Numbering>,
    landmarks: Vec<Landmark>,
    slots: Box<[Option<u8>; Site::COUNT]>,
}

impl LandmarkSet {
    /// Checks `landmarks` placed in `frame`. They are kept in the order of [`Site::index`].
    ///
    /// # Errors
    /// Each variant of [`LandmarkSetError`].
    pub fn new(
        frame: Frame,
        posture: Posture,
        numbering: Option<Numbering>,
        mut landmarks: Vec<Landmark>,
    ) -> Result<Self, LandmarkSetError> {
        if landmarks.is_empty() {
            return Err(LandmarkSetError::Empty);
        }
        landmarks.iter().try_for_each(check_numbers)?;
        landmarks.sort_by_key(|landmark| landmark.site.index());
        let repeated =
            landmarks.iter().zip(landmarks.iter().skip(1)).find(|(one, next)| one.site == next.site);
        if let Some((Landmark { site, .. }, _)) = repeated {
            return Err(LandmarkSetError::Duplicate { site: *site });
        }
        let slots = slots(&landmarks);
        let set = Self { frame, posture, stated: numbering, landmarks, slots };
        set.check_sides()?;
        set.check_levels()?;
        set.check_endplates()?;
        Ok(set)
    }

    /// What the coordinates refer to.
    #[must_use]
    pub const fn frame(&self) -> &Frame {
        &self.frame
    }

    /// The posture on the film.
    #[must_use]
    pub const fn posture(&self) -> Posture {
        self.posture
    }

    /// The patient's numbering: as stated, else as the marked levels imply.
    #[must_use]
    pub fn numbering(&self) -> Numbering {
        self.stated.unwrap_or_else(|| {
            Numbering::implied(self.landmarks.iter().filter_map(|landmark| landmark.site.level()))
        })
    }

    /// The landmarks in the order of [`Site::index`].
    #[must_use]
    pub fn landmarks(&self) -> &[Landmark] {
        &self.landmarks
    }

    /// The landmark at `site`.
    #[must_use]
    pub fn landmark(&self, site: Site) -> Option<&Landmark> {
        let position = (*self.slots.get(site.index())?)?;
        self.landmarks.get(usize::from(position))
    }

    /// Where `site` is in the patient.
    #[must_use]
    pub fn point(&self, site: Site) -> Option<SagittalPoint> {
        self.landmark(site).map(|landmark| self.frame.sagittal(landmark.x, landmark.y))
    }

    /// The two corners of an endplate, posterior first, where both are placed.
    #[must_use]
    pub fn endplate(&self, endplate: Endplate) -> Option<[SagittalPoint; 2]> {
        let posterior = self.point(endplate.corner(Edge::Posterior))?;
        Some([posterior, self.point(endplate.corner(Edge::Anterior))?])
    }

    /// Every endplate with both corners placed, from cranial to caudal.
    pub fn endplates(&self) -> impl Iterator<Item = (Endplate, [SagittalPoint; 2])> {
        Level::ALL
            .into_iter()
            .flat_map(|level| [Endplate::superior(level), Endplate::inferior(level)])
            .filter_map(|endplate| Some((endplate, self.endplate(endplate)?)))
    }

    /// The same landmarks with other names, unchecked against numbering; `None` from `rename` leaves one out.
    ///
    /// For measuring again under another numbering. Names must stay distinct; later duplicates are dropped.
    #[must_use]
    pub fn renamed(&self, rename: impl Fn(Site) -> Option<Site>) -> Self {
        let mut landmarks: Vec<Landmark> = self
            .landmarks
            .iter()
            .filter_map(|landmark| Some(Landmark { site: rename(landmark.site)?, ..*landmark }))
            .collect();
        landmarks.sort_by_key(|landmark| landmark.site.index());
        landmarks.dedup_by_key(|landmark| landmark.site);
        let slots = slots(&landmarks);
        Self { landmarks, slots, ..self.clone() }
    }

    fn check_sides(&self) -> Result<(), LandmarkSetError> {
        let unsided = |landmark: &&Landmark| landmark.site.laterality() == Some(Laterality::Unspecified);
        let ambiguous = self.landmarks.iter().filter(unsided).map(|landmark| landmark.site).find(|site| {
            [Laterality::Left, Laterality::Right]
                .iter()
                .any(|side| self.landmark(site.on_side(*side)).is_some())
        });
        ambiguous.map_or(Ok(()), |site| Err(LandmarkSetError::SideAmbiguous { site }))
    }

    fn check_levels(&self) -> Result<(), LandmarkSetError> {
        let numbering = self.numbering();
        let absent = |site: &Site| site.level().is_some_and(|level| !numbering.has(level));
        match self.landmarks.iter().map(|landmark| landmark.site).find(absent) {
            None => Ok(()),
            Some(site) => Err(LandmarkSetError::OutsideNumbering {
                site,
                thoracic: numbering.thoracic(),
                lumbar: numbering.lumbar(),
            }),
        }
    }

    fn check_endplates(&self) -> Result<(), LandmarkSetError> {
        let (mut marked, mut swapped) = (0, Vec::new());
        for (endplate, [posterior, anterior]) in self.endplates() {
            self.check_length(endplate, posterior.distance(anterior))?;
            marked += 1;
            if anterior.anterior < posterior.anterior {
                swapped.push(endplate);
            }
        }
        match swapped.len() {
            0 => Ok(()),
            count if count > 1 && count * 2 > marked => {
                Err(LandmarkSetError::FacingWrong { endplates: swapped, marked })
            }
            _ => Err(LandmarkSetError::CornersSwapped { endplates: swapped }),
        }
    }

    fn check_length(&self, endplate: Endplate, length: f64) -> Result<(), LandmarkSetError> {
        let (least, unit, text) = match self.frame.unit() {
            LengthUnit::Millimetre => (LEAST_ENDPLATE_MM, "mm", "0.1 mm"),
            LengthUnit::Pixel => (LEAST_ENDPLATE_PIXELS, "px", "0.5 px"),
        };
        if length >= least {
            return Ok(());
        }
        Err(LandmarkSetError::CornersCoincide { endplate, found: format!("{length:.3} {unit}"), least: text })
    }

    /// Landmarks that lie outside their film.
    pub fn outside_film(&self) -> impl Iterator<Item = Site> {
        self.landmarks.iter().filter_map(|landmark| match &self.frame {
            Frame::Image(film) => {
                (!film.contains(ImagePoint { x: landmark.x, y: landmark.y })).then_some(landmark.site)
            }
            Frame::Patient { .. } => None,
        })
    }
}

fn check_numbers(landmark: &Landmark) -> Result<(), LandmarkSetError> {
    let &Landmark { site, x, y, radius, .. } = landmark;
    let usable = |value: f64| value.is_finite() && value.abs() <= COORDINATE_LIMIT;
    if !usable(x) || !usable(y) {
        return Err(LandmarkSetError::CoordinateOutOfRange { site, x, y });
    }
    match radius {
        Some(radius) if !usable(radius) || radius <= 0.0 => Err(LandmarkSetError::Radius { site, radius }),
        _ => Ok(()),
    }
}

/// Where in the list each site stands; every site at most once.
fn slots(landmarks: &[Landmark]) -> Box<[Option<u8>; Site::COUNT]> {
    let mut slots = Box::new([None; Site::COUNT]);
    for (position, landmark) in (0..=u8::MAX).zip(landmarks) {
        if let Some(slot) = slots.get_mut(landmark.site.index()) {
            *slot = Some(position);
        }
    }
    slots
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Calibration, Facing, ImageFrame};

    const PATIENT: Frame = Frame::Patient { calibration: Calibration::Unknown };
    const UNCALIBRATED: Frame = Frame::Image(ImageFrame {
        columns: 1000,
        rows: 2000,
        spacing: None,
        calibration: Calibration::None,
        facing: Facing::Left,
    });

    fn set(frame: Frame, landmarks: &[(&str, f64, f64)]) -> Result<LandmarkSet, LandmarkSetError> {
        let landmarks =
            landmarks.iter().map(|(site, x, y)| Landmark::at(site.parse().unwrap(), *x, *y)).collect();
        LandmarkSet::new(frame, Posture::Standing, None, landmarks)
    }

    fn check(frame: Frame, landmarks: &[(&str, f64, f64)], expect: &str) {
        let message = set(frame, landmarks).unwrap_err().to_string();
        assert!(message.contains(expect), "{message}");
    }

    #[test]
    fn refuses_what_cannot_be_measured() {
        check(PATIENT, &[], "no landmark");
        check(PATIENT, &[("brow", f64::NAN, 0.0)], "finite");
        check(PATIENT, &[("brow", 0.0, 1e7)], "within");
        check(PATIENT, &[("brow", 0.0, 0.0), ("brow", 1.0, 1.0)], "twice");
        check(PATIENT, &[("knee", 0.0, 0.0), ("knee.left", 1.0, 1.0)], "with and without a side");
    }

    #[test]
    fn an_endplate_needs_a_direction() {
        check(
            PATIENT,
            &[("L1.superior.anterior", 0.05, 0.0), ("L1.superior.posterior", 0.0, 0.0)],
            "0.050 mm apart",
        );
        check(
            UNCALIBRATED,
            &[("L1.superior.anterior", 10.0, 0.0), ("L1.superior.posterior", 10.4, 0.0)],
            "0.400 px apart",
        );
        assert!(
            set(PATIENT, &[("L1.superior.anterior", 0.2, 0.0), ("L1.superior.posterior", 0.0, 0.0)]).is_ok()
        );
    }

    #[test]
    fn swapped_corners_are_told_from_a_wrong_facing() {
        let right = [
            ("L1.superior.anterior", 30.0, 300.0),
            ("L1.superior.posterior", 0.0, 300.0),
            ("L4.superior.anterior", 30.0, 200.0),
            ("L4.superior.posterior", 0.0, 200.0),
            ("S1.superior.anterior", 0.0, 100.0),
            ("S1.superior.posterior", 30.0, 120.0),
        ];
        check(
            PATIENT,
            &right,
            "S1 superior endplate lies beyond ±90°: anterior and posterior corner are swapped, or the facing is wrong",
        );
        check(UNCALIBRATED, &right, "2 of 3 endplates point backwards");
        check(PATIENT, &right[4..], "are swapped");
    }

    #[test]
    fn a_level_must_exist_in_the_stated_numbering() {
        let landmarks = vec![Landmark::at(Site::Centroid(Level::L6), 0.0, 0.0)];
        let stated = LandmarkSet::new(PATIENT, Posture::Standing, Some(Numbering::USUAL), landmarks.clone());
        assert!(matches!(stated, Err(LandmarkSetError::OutsideNumbering { .. })));
        let implied = LandmarkSet::new(PATIENT, Posture::Standing, None, landmarks).unwrap();
        assert_eq!(implied.numbering().lumbar(), 6);
    }

    #[test]
    fn points_outside_the_film_are_found_not_refused() {
        let set = set(UNCALIBRATED, &[("brow", -1.0, 5.0), ("chin", 1000.0, 2000.0)]).unwrap();
        assert_eq!(set.outside_film().collect::<Vec<_>>(), [Site::Brow]);
    }

    #[test]
    fn renaming_keeps_places() {
        let six = set(PATIENT, &[("L6.superior.anterior", 1.0, 2.0), ("L1.centroid", 3.0, 4.0)]).unwrap();
        let renamed = six.renamed(|site| Some(site.on_level(Level::S1)));
        assert_eq!(
            renamed.point("S1.superior.anterior".parse().unwrap()),
            Some(SagittalPoint::new(1.0, 2.0))
        );
    }
}
