//! The frame of a landmark document: what its coordinates refer to, alone or on a film that speaks for itself.

use crate::error::DocumentError;
use crate::landmarks::word;
use crate::note::Note;
use crate::scale::{Scale, ScaleFrom, UserCalibration, calibration_named};
use crate::wire::WireFrame;
use upright_anatomy::{Calibration, Facing, FilmFacts, FilmMismatch, Frame, ImageFrame};

/// A frame, and how it came about.
pub(crate) struct ReadFrame {
    pub(crate) frame: Frame,
    pub(crate) scale_from: ScaleFrom,
    pub(crate) user_calibration: Option<UserCalibration>,
    /// What to know about it.
    pub(crate) notes: Vec<Note>,
}

/// The frame that `wire` describes, completed by what `film` says.
pub(crate) fn read(wire: &WireFrame, film: Option<&FilmFacts>) -> Result<ReadFrame, DocumentError> {
    match word("frame.kind", &wire.kind, &["image", "patient"], |word| *word)? {
        "image" => image(wire, film),
        _ if film.is_some() => Err(FilmMismatch::NotInPixels.into()),
        _ => patient(wire),
    }
}

fn image(wire: &WireFrame, film: Option<&FilmFacts>) -> Result<ReadFrame, DocumentError> {
    let (columns, rows) = size(wire, film)?;
    let mut notes = Vec::new();
    let facing = facing(wire, film, &mut notes)?;
    let scale = Scale::read(wire, film)?;
    notes.extend(film.and_then(|film| scale.against(film)));
    let film = ImageFrame { columns, rows, spacing: scale.spacing, calibration: scale.calibration, facing };
    notes.extend(scale.notes(wire, &film));
    let Scale { from, user_calibration, .. } = scale;
    Ok(ReadFrame { frame: Frame::Image(film), scale_from: from, user_calibration, notes })
}

fn size(wire: &WireFrame, film: Option<&FilmFacts>) -> Result<(u32, u32), DocumentError> {
    const COLUMNS: &str = "give the width of the film in pixels, or measure it on its film";
    const ROWS: &str = "give the height of the film in pixels, or measure it on its film";
    let missing = |field, remedy| DocumentError::FrameField { field, remedy };
    let columns =
        wire.columns.or(film.map(|film| film.columns)).ok_or_else(|| missing("columns", COLUMNS))?;
    let rows = wire.rows.or(film.map(|film| film.rows)).ok_or_else(|| missing("rows", ROWS))?;
    if columns == 0 || rows == 0 {
        return Err(DocumentError::FilmSize { columns, rows });
    }
    if let Some(film) = film {
        FilmMismatch::check((film.columns, film.rows), (columns, rows))?;
    }
    Ok((columns, rows))
}

fn facing(
    wire: &WireFrame,
    film: Option<&FilmFacts>,
    notes: &mut Vec<Note>,
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
            notes.push(Note::overridden("facing", stated.name(), film.name()));
            Ok(stated)
        }
        (Some(facing), _) | (None, Some(facing)) => Ok(facing),
        (None, None) => {
            let remedy = if film.is_some() { FILM_REMEDY } else { REMEDY };
            Err(DocumentError::FrameField { field: "facing", remedy })
        }
    }
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
    Ok(ReadFrame { frame, scale_from: ScaleFrom::Document, user_calibration: None, notes: Vec::new() })
}
