//! A bone scan, read from its files.

use super::Gathered;
use super::counts::Picture;
use crate::node::Node;
use crate::problem::{Answer, Problem};
use serde::Serialize;
use std::sync::Arc;
use tokio::runtime::Handle;
use upright_dicom::ReadError;
use upright_dicom::scintigram::{MOST_PIXELS, ScintigramNote};
use upright_documents::{StudyBoneScan, StudyNote};
use upright_reading::scintigraphy::{Acquisition, Frame, Question};
use utoipa::ToSchema;

/// A frame that can be looked at.
#[derive(Serialize, ToSchema)]
pub(crate) struct FrameSeen {
    /// The picture that holds it.
    image: String,
    /// Its place in the file, from 0.
    index: u32,
    /// The picture of the reading that it belongs to, from 0.
    picture: usize,
    /// From where: `anterior`, `posterior`, `lateral`; null = not stated.
    view: Option<&'static str>,
    /// Pixels in a row.
    columns: u32,
    /// Rows.
    rows: u32,
    /// Between pixels in mm: across and down; null = not stated, and nothing is measured in mm.
    spacing_mm: Option<[f64; 2]>,
    /// Seconds from the first frame of its picture to its begin.
    began_s: Option<f64>,
    /// Seconds that it was counted.
    duration_s: Option<f64>,
}

/// What a bone scan shows, and its frames.
pub(crate) struct Seen {
    pub(crate) frames: Vec<FrameSeen>,
    pub(crate) scan: StudyBoneScan,
}

/// One file.
struct Taken {
    image: String,
    acquisition: Acquisition,
    indices: Vec<u32>,
    notes: Vec<ScintigramNote>,
}

/// Reads a scan that the record calls `study`. Takes a core for a moment, and blocks.
///
/// # Errors
/// What the store says. Files that cannot be read are said in the reading.
pub(crate) fn read(
    node: &Arc<Node>,
    handle: &Handle,
    gathered: &Gathered,
    question: &Question,
    study: &str,
) -> Answer<Seen> {
    let (mut taken, mut problems, mut left) = (Vec::new(), Vec::new(), MOST_PIXELS);
    for (image, name) in gathered.images.iter().zip(&gathered.names) {
        let picture = Picture { node, handle, image };
        match acquired(&picture, name, &mut left) {
            Ok(one) => taken.push(one),
            Err(problem) => problems.push(format!("{name}: {problem}")),
        }
    }
    let in_time = |of: &Taken| of.acquisition.taken.unwrap_or(f64::INFINITY);
    taken.sort_by(|one, other| in_time(one).total_cmp(&in_time(other)));
    let remarks = remarks(&taken);
    let frames = taken.iter().enumerate().flat_map(|(number, one)| seen(number, one)).collect();
    let acquisitions: Vec<Acquisition> = taken.into_iter().map(|one| one.acquisition).collect();
    let reading = upright_reading::scintigraphy::read(&acquisitions, question);
    let scan =
        StudyBoneScan::of(&acquisitions, &reading, study).map_err(|error| Problem::internal(&error))?;
    Ok(Seen { frames, scan: scan.with_files(&remarks, problems) })
}

/// `left` pixels may be read yet: all pictures of a scan are in memory together.
fn acquired(picture: &Picture<'_>, name: &str, left: &mut u64) -> Result<Taken, ReadError> {
    let mut opened = picture.open()?;
    let format = &opened.head.format;
    let pixels = format.pixels().saturating_mul(format.frames.into());
    let too_many = ReadError::TooMany { what: "pixels of all pictures together", most: MOST_PIXELS };
    *left = left.checked_sub(pixels).ok_or(too_many)?;
    let acquisition = opened.head.clone().acquisition(name.to_owned(), |frame| opened.frame(frame))?;
    Ok(Taken {
        image: picture.image.to_owned(),
        acquisition,
        indices: opened.head.frames.iter().map(|frame| frame.index).collect(),
        notes: opened.head.notes,
    })
}

fn remarks(taken: &[Taken]) -> Vec<StudyNote> {
    let of = |one: &Taken| -> Vec<StudyNote> {
        let named = |note: &ScintigramNote| StudyNote {
            code: note.code(),
            message: format!("{}: {note}", one.acquisition.name),
        };
        one.notes.iter().map(named).collect()
    };
    taken.iter().flat_map(of).collect()
}

fn seen(picture: usize, taken: &Taken) -> impl Iterator<Item = FrameSeen> {
    let frame = move |(frame, index): (&Frame, &u32)| FrameSeen {
        image: taken.image.clone(),
        index: *index,
        picture,
        view: frame.view.map(upright_reading::scintigraphy::View::words),
        columns: frame.columns() as u32,
        rows: frame.rows() as u32,
        spacing_mm: frame.spacing.map(|spacing| [spacing.column(), spacing.row()]),
        began_s: frame.began,
        duration_s: frame.duration,
    };
    taken.acquisition.frames.iter().zip(&taken.indices).map(frame)
}
