//! `upright.study/1`: which volumes the slices of a study make, and what is wrong with them.

use crate::bone_scan::StudyBoneScan;
use crate::change::StudyChange;
use crate::film_metal::StudyFilm;
use crate::reading::StudyCt;
use crate::signal_void::StudyMr;
use serde::Serialize;

/// The wire form of an analysis of slices. What is not known is `null`; nothing in it names the patient.
#[derive(Serialize)]
pub struct StudyDocument<'a> {
    /// Always `upright.study/1`.
    pub schema: &'static str,
    /// The program's version.
    pub version: &'static str,
    /// Series, in the order of their first file.
    pub series: Vec<StudySeries<'a>>,
    /// Bone scans, one an injection.
    pub bone_scans: Vec<StudyBoneScan>,
    /// The latest CT beside each that is of an earlier day.
    pub changes: Vec<StudyChange>,
    /// Stands beside every result that a person sees.
    pub intended_use: &'static str,
}

impl StudyDocument<'_> {
    /// The schema that this version writes.
    pub const SCHEMA: &'static str = "upright.study/1";
}

/// Files that belong together.
#[derive(Serialize)]
pub struct StudySeries<'a> {
    /// SeriesInstanceUID.
    pub series_uid: Option<&'a str>,
    /// Modality.
    pub modality: Option<&'a str>,
    /// SeriesDescription without words that name the patient.
    pub description: Option<&'a str>,
    /// StudyDate as the files state it.
    pub study_date: Option<&'a str>,
    /// The place of the work-up, certain or likely.
    pub place: Option<&'static str>,
    /// Why a person is asked whether that is so.
    pub ask: Option<&'static str>,
    /// How many files.
    pub files: usize,
    /// Slices that lie beside each other, the most first.
    pub stacks: Vec<StudyStack>,
    /// What radiographs show, in the order of the files; none in all else.
    pub films: Vec<StudyFilm>,
    /// Why files could not be laid anywhere.
    pub problems: Vec<String>,
}

/// Slices that lie beside each other.
#[derive(Serialize)]
pub struct StudyStack {
    /// How many there are.
    pub slices: usize,
    /// Voxels in a row.
    pub columns: u32,
    /// Rows of a slice.
    pub rows: u32,
    /// The volume that they make.
    pub volume: Option<StudyVolume>,
    /// Why they make none.
    pub no_volume: Option<StudyNote>,
    /// What a person must know.
    pub notes: Vec<StudyNote>,
    /// What is seen in a CT; null for all else.
    pub ct: Option<StudyCt>,
    /// Where metal leaves no signal in an MR; null for all else.
    pub mr: Option<StudyMr>,
}

/// A volume: millimetres towards the patient's left, back and head, as DICOM counts them.
#[derive(Debug, Serialize)]
pub struct StudyVolume {
    /// Columns, rows and slices, missing ones counted.
    pub size: [u32; 3],
    /// Middle of the first voxel.
    pub first_voxel_mm: [f64; 3],
    /// To the next column, row and slice.
    pub steps_mm: [[f64; 3]; 3],
    /// What its values are; null where no slice could be read.
    pub values: Option<StudyValues>,
}

/// The values of a volume, padding left out.
#[derive(Debug, Serialize)]
pub struct StudyValues {
    /// The least.
    pub least: f64,
    /// The greatest.
    pub greatest: f64,
    /// `HU`, or null: numbers that compare within the series only.
    pub unit: Option<&'static str>,
}

/// Something to know, for programs and for people.
#[derive(Clone, Debug, Serialize)]
pub struct StudyNote {
    /// Never changes.
    pub code: &'static str,
    /// For people.
    pub message: String,
}
