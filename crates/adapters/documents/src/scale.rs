//! How large a pixel is, and who said so: the document, the film, or a thing of known size.

use crate::error::DocumentError;
use crate::landmarks::{LandmarkDocument, plain, word};
use crate::note::Note;
use crate::object::Object;
use crate::wire::{WireFrame, WirePoint};
use std::fmt;
use upright_anatomy::{
    Calibration, FilmFacts, Frame, ImageFrame, ImagePoint, KnownObject, Millimetres, PixelSpacing,
};

/// A thing of known size that a user marked, and who.
#[derive(Clone, Debug, PartialEq)]
pub struct UserCalibration {
    /// What was marked.
    pub object: KnownObject,
    /// Who marked it, where stated.
    pub by: Option<String>,
}

impl UserCalibration {
    /// What was marked, as `line of 100.0 mm`.
    #[must_use]
    pub fn thing(&self) -> String {
        let kind = match self.object {
            KnownObject::Line { .. } => "line",
            KnownObject::Ball { .. } => "ball",
        };
        format!("{kind} of {}", self.object.size())
    }
}

/// `line of 100.0 mm by reader A`.
impl fmt::Display for UserCalibration {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.thing())?;
        self.by.iter().try_for_each(|by| write!(f, " by {by}"))
    }
}

/// Who said how large a pixel is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ScaleFrom {
    /// The landmark document.
    Document,
    /// The film.
    Film,
    /// Nobody.
    Nobody,
}

impl ScaleFrom {
    /// One word; `None` where nobody said it.
    #[must_use]
    pub const fn name(self) -> Option<&'static str> {
        match self {
            Self::Document => Some("document"),
            Self::Film => Some("film"),
            Self::Nobody => None,
        }
    }
}

impl LandmarkDocument {
    /// The spacing and who said it, as `spacing 0.1430 \ 0.1430 mm from the film`; the shape of a pixel where no length is
    /// trusted. `None` without spacing, and in the patient's frame.
    #[must_use]
    pub fn spacing_in_words(&self) -> Option<String> {
        let Frame::Image(film) = self.set.frame() else { return None };
        let spacing = film.spacing?;
        if !film.class().permits_millimetres() {
            let shape = spacing.width_over_height();
            let is_square = (shape - 1.0).abs() < 5e-4;
            return (!is_square).then(|| format!("pixels {shape:.3} times as wide as high"));
        }
        let from = match (&self.user_calibration, self.scale_from) {
            (Some(user), _) => format!("a {user}"),
            (None, ScaleFrom::Film) => "the film".to_owned(),
            (None, _) => "the landmark document".to_owned(),
        };
        Some(format!("spacing {:.4} \\ {:.4} mm from {from}", spacing.row(), spacing.column()))
    }
}

/// How large a pixel is, and who said so.
pub(crate) struct Scale {
    pub(crate) spacing: Option<PixelSpacing>,
    pub(crate) calibration: Calibration,
    pub(crate) from: ScaleFrom,
    pub(crate) user_calibration: Option<UserCalibration>,
}

impl Scale {
    const UNKNOWN: Self = Self {
        spacing: None,
        calibration: Calibration::None,
        from: ScaleFrom::Nobody,
        user_calibration: None,
    };

    pub(crate) fn read(wire: &WireFrame, film: Option<&FilmFacts>) -> Result<Self, DocumentError> {
        let spacing = wire
            .spacing_mm
            .as_ref()
            .map(|Object(spacing)| PixelSpacing::new(spacing.row, spacing.column))
            .transpose()
            .map_err(|error| DocumentError::Spacing(error.to_string()))?;
        if let Some(user) = user_calibration(wire)? {
            return Self::by_user(user, spacing.or(film.and_then(|film| film.spacing)));
        }
        let stated = wire.calibration.as_deref().map(calibration_named).transpose()?;
        let film = film.filter(|film| film.spacing.is_some());
        let said = |spacing, calibration, from| Self { spacing, calibration, from, ..Self::UNKNOWN };
        Ok(match (spacing, stated, film) {
            (Some(_), stated, _) => {
                said(spacing, stated.unwrap_or(Calibration::Unknown), ScaleFrom::Document)
            }
            (None, Some(stated), Some(film)) => said(film.spacing, withheld(stated, film)?, ScaleFrom::Film),
            (None, Some(stated), None) => said(None, stated, ScaleFrom::Document),
            (None, None, Some(film)) => said(film.spacing, film.calibration, ScaleFrom::Film),
            (None, None, None) => Self::UNKNOWN,
        })
    }

    /// A thing of known size gives the size of a pixel, the spacing stated or the film its shape.
    fn by_user(user: UserCalibration, shape: Option<PixelSpacing>) -> Result<Self, DocumentError> {
        let width_over_height = shape.map_or(1.0, PixelSpacing::width_over_height);
        let calibration = user.object.calibration();
        let spacing =
            user.object.spacing(width_over_height).map_err(|problem| DocumentError::KnownObject {
                field: if calibration == Calibration::UserLine { "known_line" } else { "known_ball" },
                problem,
            })?;
        Ok(Self {
            spacing: Some(spacing),
            calibration,
            from: ScaleFrom::Document,
            user_calibration: Some(user),
        })
    }

    /// What to say where the document speaks against the film.
    pub(crate) fn against(&self, film: &FilmFacts) -> Option<Note> {
        let stated = film.spacing.filter(|_| film.class().permits_millimetres())?;
        let same_spacing = self.spacing.is_some_and(|spacing| is_same(spacing, stated));
        if same_spacing && self.calibration == film.calibration {
            return None;
        }
        let film = in_words(stated, film.calibration);
        let followed = self.spacing.filter(|_| self.calibration.class().permits_millimetres());
        let message = match followed {
            None => format!("the film's spacing, {film}, was withheld by the landmark document"),
            Some(_) if self.from == ScaleFrom::Film => format!(
                "the film's spacing, {film}, is taken as {} by the landmark document",
                self.calibration.words()
            ),
            Some(spacing) => format!(
                "spacing is {} by the landmark document; the film says {film}{}",
                in_words(spacing, self.calibration),
                apart(spacing, stated)
            ),
        };
        Some(Note::new("spacing_overridden", message))
    }

    /// What to know about a scale that the document gave, on this film.
    pub(crate) fn notes(&self, wire: &WireFrame, film: &ImageFrame) -> Vec<Note> {
        let depth = |code| self.calibration.depth().map(|words| Note::new(code, words.to_owned()));
        match (&self.user_calibration, self.spacing, self.from) {
            (Some(user), Some(found), _) => {
                let marked = known_object_notes(user, found, wire, film);
                depth("known_object_depth").into_iter().chain(marked).collect()
            }
            (None, Some(_), ScaleFrom::Document) => depth("fiducial_depth").into_iter().collect(),
            _ => Vec::new(),
        }
    }
}

/// Whether a thing of known size was marked so that it can be trusted.
fn known_object_notes(
    user: &UserCalibration,
    found: PixelSpacing,
    wire: &WireFrame,
    film: &ImageFrame,
) -> impl Iterator<Item = Note> {
    let stated = wire.spacing_mm.as_ref().map(|Object(stated)| stated.row);
    let contradicts =
        stated.filter(|row| (row - found.row()).abs() > PixelSpacing::MOST_DIFFERENCE * found.row());
    let contradiction = contradicts.map(|row| {
        let message = format!(
            "the thing of known size gives {:.4} mm between rows, spacing_mm says {row:.4}: only the shape of its pixels was used",
            found.row()
        );
        Note::new("spacings_disagree", message)
    });
    let outside = (!user.object.points().iter().all(|point| film.contains(*point))).then(|| {
        let message = "the thing of known size was marked outside the film: was it marked on this one?";
        Note::new("known_object_outside", message.to_owned())
    });
    let pixels = user.object.size().value() / found.row().max(found.column());
    let small = (pixels * PixelSpacing::MOST_DIFFERENCE < 1.0).then(|| {
        let message = format!(
            "the thing of known size is {pixels:.0} pixels long on the film: one pixel more or less changes every millimetre by {:.0} %",
            100.0 / pixels
        );
        Note::new("known_object_small", message)
    });
    [contradiction, outside, small].into_iter().flatten()
}

fn in_words(spacing: PixelSpacing, calibration: Calibration) -> String {
    format!("{:.4} \\ {:.4} mm ({})", spacing.row(), spacing.column(), calibration.words())
}

/// How far two spacings are from each other, in words; nothing where they are the same.
fn apart(document: PixelSpacing, film: PixelSpacing) -> String {
    let ratios = [document.row() / film.row(), document.column() / film.column()];
    match ratios.map(|ratio| ratio.max(ratio.recip())).into_iter().fold(1.0, f64::max) {
        ratio if ratio > PixelSpacing::MOST_MAGNIFICATION => {
            format!("; they differ {ratio:.1} times: is one of them in another unit?")
        }
        // What would be printed as 0.0 % is agreement: of print, no clinical limit.
        ratio if ratio > 1.0005 => format!("; they differ by {:.1} %", (ratio - 1.0) * 100.0),
        _ => String::new(),
    }
}

/// A calibration without a spacing can take trust from the film's spacing, not give it.
fn withheld(stated: Calibration, film: &FilmFacts) -> Result<Calibration, DocumentError> {
    let takes_trust = match stated {
        Calibration::None => true,
        Calibration::Unknown | Calibration::Detector => film.calibration != Calibration::None,
        stated => stated == film.calibration,
    };
    if takes_trust { Ok(stated) } else { Err(DocumentError::CalibrationAlone { stated: stated.name() }) }
}

fn user_calibration(wire: &WireFrame) -> Result<Option<UserCalibration>, DocumentError> {
    const MOST_LETTERS: usize = 80;
    let point = |Object(point): &Object<WirePoint>| ImagePoint { x: point.x, y: point.y };
    let name = |by: &Option<String>| by.as_ref().map(|by| plain(by, MOST_LETTERS));
    let marked = match (&wire.known_line, &wire.known_ball) {
        (None, None) => return Ok(None),
        (Some(_), Some(_)) => return Err(DocumentError::TwoCalibrations("known_line and known_ball")),
        (Some(Object(line)), None) => UserCalibration {
            object: KnownObject::Line {
                from: point(&line.from),
                to: point(&line.to),
                length: Millimetres::new(line.length_mm),
            },
            by: name(&line.by),
        },
        (None, Some(Object(ball))) => UserCalibration {
            object: KnownObject::Ball {
                outline: ball.outline.iter().map(point).collect(),
                diameter: Millimetres::new(ball.diameter_mm),
            },
            by: name(&ball.by),
        },
    };
    let stated = wire.calibration.as_deref().map(calibration_named).transpose()?;
    match stated {
        Some(stated) if stated != marked.object.calibration() => {
            Err(DocumentError::TwoCalibrations("calibration and a thing of known size"))
        }
        _ => Ok(Some(marked)),
    }
}

pub(crate) fn calibration_named(found: &str) -> Result<Calibration, DocumentError> {
    word("frame.calibration", found, &Calibration::ALL, |calibration| calibration.name())
}
/// Whether two spacings differ by no more than what writing them in decimals does.
fn is_same(one: PixelSpacing, other: PixelSpacing) -> bool {
    const DECIMALS: f64 = 1.0e-9;
    let near = |one: f64, other: f64| (one - other).abs() <= DECIMALS * one.max(other);
    near(one.row(), other.row()) && near(one.column(), other.column())
}
