//! The frame of a landmark document: what its coordinates refer to, alone or on a film that speaks for itself.

use crate::error::DocumentError;
use crate::landmarks::{plain, whole, word};
use crate::note::Note;
use crate::object::Object;
use serde::{Deserialize, Serialize};
use upright_anatomy::{
    Calibration, Facing, FilmFacts, Frame, ImageFrame, ImagePoint, KnownObject, Millimetres, PixelSpacing,
};

#[derive(Deserialize, Serialize, Default)]
pub(crate) struct WireFrame {
    kind: String,
    #[serde(default, deserialize_with = "whole", skip_serializing_if = "Option::is_none")]
    columns: Option<u32>,
    #[serde(default, deserialize_with = "whole", skip_serializing_if = "Option::is_none")]
    rows: Option<u32>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    spacing_mm: Option<Object<WireSpacing>>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    calibration: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    known_line: Option<Object<WireLine>>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    known_ball: Option<Object<WireBall>>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    facing: Option<String>,
}

#[derive(Deserialize, Serialize)]
struct WireSpacing {
    row: f64,
    column: f64,
}

#[derive(Deserialize, Serialize)]
struct WirePoint {
    x: f64,
    y: f64,
}

#[derive(Deserialize, Serialize)]
struct WireLine {
    from: Object<WirePoint>,
    to: Object<WirePoint>,
    length_mm: f64,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    by: Option<String>,
}

#[derive(Deserialize, Serialize)]
struct WireBall {
    outline: Vec<Object<WirePoint>>,
    diameter_mm: f64,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    by: Option<String>,
}

/// A thing of known size that a user marked, and who.
#[derive(Clone, Debug, PartialEq)]
pub struct UserCalibration {
    /// What was marked.
    pub object: KnownObject,
    /// Who marked it, where stated.
    pub by: Option<String>,
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

/// A frame, and how it came about.
pub(crate) struct ReadFrame {
    pub(crate) frame: Frame,
    pub(crate) scale_from: ScaleFrom,
    pub(crate) user_calibration: Option<UserCalibration>,
    /// Where the document speaks against the film.
    pub(crate) overrides: Vec<Note>,
}

/// The frame that `wire` describes, completed by what `film` says.
pub(crate) fn read(wire: &WireFrame, film: Option<&FilmFacts>) -> Result<ReadFrame, DocumentError> {
    match word("frame.kind", &wire.kind, &["image", "patient"], |word| *word)? {
        "image" => image(wire, film),
        _ if film.is_some() => Err(DocumentError::NotOnAFilm),
        _ => patient(wire),
    }
}

fn image(wire: &WireFrame, film: Option<&FilmFacts>) -> Result<ReadFrame, DocumentError> {
    let (columns, rows) = size(wire, film)?;
    let mut overrides = Vec::new();
    let facing = facing(wire, film, &mut overrides)?;
    let scale = scale(wire, film)?;
    overrides.extend(film.and_then(|film| scale.against(film)));
    overrides.extend(scale.notes(wire));
    let Scale { spacing, calibration, from, user_calibration } = scale;
    let frame = Frame::Image(ImageFrame { columns, rows, spacing, calibration, facing });
    Ok(ReadFrame { frame, scale_from: from, user_calibration, overrides })
}

fn size(wire: &WireFrame, film: Option<&FilmFacts>) -> Result<(u32, u32), DocumentError> {
    let missing = |field, remedy| DocumentError::FrameField { field, remedy };
    let columns = wire.columns.or(film.map(|film| film.columns));
    let rows = wire.rows.or(film.map(|film| film.rows));
    let columns = columns.ok_or_else(|| missing("columns", "give the width of the film in pixels"))?;
    let rows = rows.ok_or_else(|| missing("rows", "give the height of the film in pixels"))?;
    if columns == 0 || rows == 0 {
        return Err(DocumentError::FilmSize { columns, rows });
    }
    match film {
        Some(film) if (film.columns, film.rows) != (columns, rows) => Err(DocumentError::OtherFilm {
            columns: film.columns,
            rows: film.rows,
            marked_columns: columns,
            marked_rows: rows,
        }),
        _ => Ok((columns, rows)),
    }
}

fn facing(
    wire: &WireFrame,
    film: Option<&FilmFacts>,
    overrides: &mut Vec<Note>,
) -> Result<Facing, DocumentError> {
    const REMEDY: &str =
        "give \"left\" or \"right\", the side of the picture to which the patient's front points";
    const FILM_REMEDY: &str = "the film does not say it either; give \"left\" or \"right\", the side of the picture to which the patient's front points, here or with --facing";
    let film_facing = film.and_then(|film| film.facing);
    let stated = wire
        .facing
        .as_deref()
        .map(|found| word("frame.facing", found, &[Facing::Left, Facing::Right], |facing| facing.name()));
    match (stated.transpose()?, film_facing) {
        (Some(stated), Some(film)) if stated != film => {
            overrides.push(Note::overridden("facing", stated.name(), film.name()));
            Ok(stated)
        }
        (Some(facing), _) | (None, Some(facing)) => Ok(facing),
        (None, None) => {
            let remedy = if film.is_some() { FILM_REMEDY } else { REMEDY };
            Err(DocumentError::FrameField { field: "facing", remedy })
        }
    }
}

/// How large a pixel is, and who said so.
struct Scale {
    spacing: Option<PixelSpacing>,
    calibration: Calibration,
    from: ScaleFrom,
    user_calibration: Option<UserCalibration>,
}

impl Scale {
    /// What to say where the document speaks against the film.
    fn against(&self, film: &FilmFacts) -> Option<Note> {
        let differs = (self.spacing, self.calibration) != (film.spacing, film.calibration);
        let is_override = self.from == ScaleFrom::Document && film.spacing.is_some() && differs;
        let said = |spacing, calibration| in_words(spacing, calibration);
        is_override.then(|| {
            let (document, film) =
                (said(self.spacing, self.calibration), said(film.spacing, film.calibration));
            Note::overridden("spacing", &document, &film)
        })
    }
}

/// Spacings that differ by more contradict each other: a guard, no clinical limit.
const MOST_DIFFERENCE: f64 = 0.01;

impl Scale {
    /// What to know about a thing of known size.
    fn notes(&self, wire: &WireFrame) -> Vec<Note> {
        let (Some(_), Some(found)) = (&self.user_calibration, self.spacing) else { return Vec::new() };
        let depth = "calibrated by a thing of known size: millimetres are true at its depth only".to_owned();
        let stated = wire.spacing_mm.as_ref().map(|Object(stated)| stated.row);
        let contradicts = stated.filter(|row| (row - found.row()).abs() > MOST_DIFFERENCE * found.row());
        let contradiction = contradicts.map(|row| {
            let message = format!(
                "the thing of known size gives {:.4} mm between rows, spacing_mm says {row:.4}: only the shape of its pixels was used",
                found.row()
            );
            Note::new("spacings_disagree", message)
        });
        std::iter::once(Note::new("known_object_depth", depth)).chain(contradiction).collect()
    }
}

fn in_words(spacing: Option<PixelSpacing>, calibration: Calibration) -> String {
    let words = calibration.name().replace('_', " ");
    match spacing.filter(|_| calibration.class().permits_millimetres()) {
        Some(spacing) => format!("{:.4} \\ {:.4} mm ({words})", spacing.row(), spacing.column()),
        None => "none that gives millimetres".to_owned(),
    }
}

fn scale(wire: &WireFrame, film: Option<&FilmFacts>) -> Result<Scale, DocumentError> {
    let spacing = wire
        .spacing_mm
        .as_ref()
        .map(|Object(spacing)| PixelSpacing::new(spacing.row, spacing.column))
        .transpose()
        .map_err(|error| DocumentError::Spacing(error.to_string()))?;
    if let Some(user) = user_calibration(wire)? {
        return by_user(user, spacing.or(film.and_then(|film| film.spacing)));
    }
    let stated = wire.calibration.as_deref().map(calibration_named).transpose()?;
    let by_document = |spacing, calibration| Scale {
        spacing,
        calibration,
        from: ScaleFrom::Document,
        user_calibration: None,
    };
    Ok(match (spacing, stated, film) {
        (Some(_), stated, _) => by_document(spacing, stated.unwrap_or(Calibration::Unknown)),
        (None, Some(stated), Some(film)) if film.spacing.is_some() => {
            by_document(film.spacing, withheld(stated, film)?)
        }
        (None, Some(stated), _) => by_document(None, stated),
        (None, None, Some(film)) if film.spacing.is_some() => Scale {
            spacing: film.spacing,
            calibration: film.calibration,
            from: ScaleFrom::Film,
            user_calibration: None,
        },
        (None, None, Some(_)) => Scale {
            spacing: None,
            calibration: Calibration::None,
            from: ScaleFrom::Nobody,
            user_calibration: None,
        },
        (None, None, None) => Scale {
            spacing: None,
            calibration: Calibration::None,
            from: ScaleFrom::Nobody,
            user_calibration: None,
        },
    })
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

/// A thing of known size gives the size of a pixel, the spacing stated or the film its shape.
fn by_user(user: UserCalibration, shape: Option<PixelSpacing>) -> Result<Scale, DocumentError> {
    let width_over_height = shape.map_or(1.0, |spacing| spacing.column() / spacing.row());
    let calibration = user.object.calibration();
    let spacing = user.object.spacing(width_over_height).map_err(|problem| DocumentError::KnownObject {
        field: if calibration == Calibration::UserLine { "known_line" } else { "known_ball" },
        problem,
    })?;
    Ok(Scale { spacing: Some(spacing), calibration, from: ScaleFrom::Document, user_calibration: Some(user) })
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

fn calibration_named(found: &str) -> Result<Calibration, DocumentError> {
    word("frame.calibration", found, &Calibration::ALL, |calibration| calibration.name())
}

fn patient(wire: &WireFrame) -> Result<ReadFrame, DocumentError> {
    let out_of_place = [
        ("columns", wire.columns.is_some()),
        ("rows", wire.rows.is_some()),
        ("spacing_mm", wire.spacing_mm.is_some()),
        ("known_line", wire.known_line.is_some()),
        ("known_ball", wire.known_ball.is_some()),
        ("facing", wire.facing.is_some()),
    ];
    if let Some((field, _)) = out_of_place.into_iter().find(|(_, given)| *given) {
        return Err(DocumentError::FrameFieldOutOfPlace { field });
    }
    let stated = wire.calibration.as_deref().map(calibration_named).transpose()?;
    let frame = Frame::Patient { calibration: stated.unwrap_or(Calibration::Unknown) };
    Ok(ReadFrame { frame, scale_from: ScaleFrom::Document, user_calibration: None, overrides: Vec::new() })
}

/// The wire form of `frame`; the thing of known size that it rests on goes with it.
pub(crate) fn wire(frame: &Frame, user: Option<&UserCalibration>) -> WireFrame {
    match frame {
        Frame::Patient { calibration } => WireFrame {
            kind: "patient".to_owned(),
            calibration: Some(calibration.name().to_owned()),
            ..WireFrame::default()
        },
        Frame::Image(film) => WireFrame {
            kind: "image".to_owned(),
            columns: Some(film.columns),
            rows: Some(film.rows),
            spacing_mm: film
                .spacing
                .map(|spacing| Object(WireSpacing { row: spacing.row(), column: spacing.column() })),
            calibration: Some(film.calibration.name().to_owned()),
            known_line: user.and_then(wire_line),
            known_ball: user.and_then(wire_ball),
            facing: Some(film.facing.name().to_owned()),
        },
    }
}

fn wire_point(point: &ImagePoint) -> Object<WirePoint> {
    Object(WirePoint { x: point.x, y: point.y })
}

fn wire_line(user: &UserCalibration) -> Option<Object<WireLine>> {
    let KnownObject::Line { from, to, length } = &user.object else { return None };
    let (from, to) = (wire_point(from), wire_point(to));
    Some(Object(WireLine { from, to, length_mm: length.value(), by: user.by.clone() }))
}

fn wire_ball(user: &UserCalibration) -> Option<Object<WireBall>> {
    let KnownObject::Ball { outline, diameter } = &user.object else { return None };
    let outline = outline.iter().map(wire_point).collect();
    Some(Object(WireBall { outline, diameter_mm: diameter.value(), by: user.by.clone() }))
}
