//! A stored file as a film: what it says about itself, and how it is shown.

use crate::node::Node;
use crate::problem::{Answer, Problem};
use crate::work::Failure;
use serde::{Deserialize, Serialize};
use std::fs::File;
use upright_anatomy::{Calibration, CalibrationClass, Facing, FilmFacts, PixelSpacing, Posture};
use upright_dicom::{Description, FilmFile, ReadError, View};
use upright_imaging::edge::Search;
use upright_imaging::{Modality, Padding, Presentation, Pyramid, Raster, Voi, WindowFunction};
use upright_store::Image;
use utoipa::ToSchema;

/// What a film says about itself. What it does not say is null.
#[derive(Clone, Debug, Serialize, Deserialize, ToSchema)]
pub(crate) struct FilmDescription {
    /// What it is, in words.
    kind: String,
    /// How it is coded.
    coding: String,
    /// Width in pixels.
    columns: Option<u32>,
    /// Height in pixels.
    rows: Option<u32>,
    /// Bits of a sample that mean something.
    bits: Option<u32>,
    /// `lateral`, `frontal`, `decubitus`, `oblique` or `unknown`.
    view: String,
    /// `left` or `right`.
    facing: Option<String>,
    /// How the patient was held by gravity.
    posture: Option<String>,
    /// Millimetres between rows and between columns; null = no millimetres.
    spacing_mm: Option<Spacing>,
    /// The shape of a pixel, its width over its height: known also where no millimetres are trusted; null = not stated, taken as
    /// square.
    #[serde(default)]
    width_over_height: Option<f64>,
    /// What the spacing rests on.
    calibration: String,
    /// How far millimetres may be trusted: `calibrated`, `estimated`, `corrected`, `detector`, `unknown` or `none`.
    calibration_class: String,
    /// Why landmarks on it cannot be measured; null = they can.
    not_measurable: Option<String>,
    /// What to know about its spacing.
    notes: Vec<Note>,
}

/// Millimetres between pixels.
#[derive(Clone, Debug, Serialize, Deserialize, ToSchema)]
pub(crate) struct Spacing {
    /// Between rows (vertical).
    row: f64,
    /// Between columns (horizontal).
    column: f64,
}

/// A code and a sentence.
#[derive(Clone, Debug, Serialize, Deserialize, ToSchema)]
pub(crate) struct Note {
    /// For programs.
    code: String,
    /// For people.
    message: String,
}

impl Note {
    pub(crate) fn new(code: &str, message: String) -> Self {
        Self { code: code.to_owned(), message }
    }
}

impl FilmDescription {
    pub(crate) fn of(description: &Description) -> Self {
        let scale = description.scale.as_ref().ok();
        let calibration = scale.map_or(Calibration::None, |scale| scale.calibration);
        let format = description.format.as_ref().ok();
        let spacing = scale.and_then(|scale| scale.spacing);
        let scale_notes = scale.into_iter().flat_map(|scale| &scale.notes);
        let mut notes: Vec<Note> =
            scale_notes.map(|found| Note::new(found.code(), found.to_string())).collect();
        notes.extend(
            description
                .scale
                .as_ref()
                .err()
                .map(|error| Note::new("film_spacing_unusable", error.to_string())),
        );
        Self {
            kind: description.kind.name.clone(),
            coding: description.coding.clone(),
            columns: format.map(|format| format.columns),
            rows: format.map(|format| format.rows),
            bits: format.map(|format| format.bits),
            view: description.view.name().to_owned(),
            facing: description.facing().map(|facing| Facing::name(facing).to_owned()),
            posture: description.posture.map(|posture| Posture::name(posture).to_owned()),
            spacing_mm: spacing
                .filter(|_| calibration.class().permits_millimetres())
                .map(|spacing| Spacing { row: spacing.row(), column: spacing.column() }),
            width_over_height: spacing.map(PixelSpacing::width_over_height),
            calibration: calibration.name().to_owned(),
            calibration_class: calibration.class().name().to_owned(),
            not_measurable: description.measurable().err().map(|reason| reason.to_string()),
            notes,
        }
    }
}

impl FilmDescription {
    /// The shape of a pixel: its width over its height; square where nothing is known.
    pub(crate) fn width_over_height(&self) -> f64 {
        // Films that came before the shape was kept have it of their spacing.
        let of_spacing = || self.spacing_mm.as_ref().map(|spacing| spacing.column / spacing.row);
        self.width_over_height.or_else(of_spacing).unwrap_or(1.0)
    }

    /// Whether it is the lateral view, as far as the film says; a film that says nothing may be.
    pub(crate) fn may_be_lateral(&self) -> bool {
        [View::Lateral, View::Unknown].iter().any(|view| view.name() == self.view)
    }

    /// Whether no millimetre may be shown on it.
    pub(crate) fn is_uncalibrated(&self) -> bool {
        self.calibration_class == CalibrationClass::None.name()
    }
}

/// How the stored values of a picture are tiled and shown.
#[derive(Clone, Debug, Serialize, Deserialize, ToSchema)]
pub(crate) struct Picture {
    /// Pixels across and down a tile, without its apron.
    tile: u32,
    /// Pixels of its neighbours that a tile has on every side.
    apron: u32,
    /// The picture itself first, then each half as wide and high.
    levels: Vec<Level>,
    /// The first level that `top.u16` holds; it holds all from there.
    top_from: usize,
    /// Whether the 16 bits are a signed number.
    signed: bool,
    /// The least stored value; null = everything is padding.
    min: Option<i32>,
    /// The greatest stored value.
    max: Option<i32>,
    /// How many stored values lie in each of 256 equal parts from the least to the greatest.
    histogram: Vec<u64>,
    /// Stored values that are no part of the picture, both ends included; always shown black.
    padding: Option<[i64; 2]>,
    /// Whether the lowest value is white (MONOCHROME1).
    inverted: bool,
    /// From stored values to values with a meaning.
    modality: Transformation,
    /// Which of those are shown from black to white.
    voi: Shown,
}

/// One level of the pyramid.
#[derive(Clone, Debug, Serialize, Deserialize, ToSchema)]
pub(crate) struct Level {
    /// Width in pixels.
    columns: u32,
    /// Height in pixels.
    rows: u32,
    /// Tiles across.
    across: u32,
    /// Tiles down.
    down: u32,
}

/// From stored values to values with a meaning.
#[derive(Clone, Debug, Serialize, Deserialize, ToSchema)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub(crate) enum Transformation {
    /// slope × stored + intercept.
    Rescale {
        /// Slope.
        slope: f64,
        /// Intercept.
        intercept: f64,
    },
    /// A look-up table.
    Table(Table),
}

/// A look-up table; inputs beyond it take its first or last entry.
#[derive(Clone, Debug, Serialize, Deserialize, ToSchema)]
pub(crate) struct Table {
    /// The input of the first entry.
    first: i64,
    /// Bits of an entry.
    bits: u32,
    /// The entries.
    entries: Vec<u16>,
}

/// Which values are shown from black to white.
#[derive(Clone, Debug, Serialize, Deserialize, ToSchema)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub(crate) enum Shown {
    /// A window (PS3.3 C.11.2.1.2).
    Window {
        /// Its centre.
        centre: f64,
        /// Its width.
        width: f64,
        /// `linear`, `linear_exact` or `sigmoid`.
        function: String,
        /// Whether the film states it; otherwise it spans the film's own range.
        stated: bool,
    },
    /// A look-up table.
    Table(Table),
}

impl Picture {
    pub(crate) fn of(pyramid: &Pyramid, presentation: &Presentation, voi: &Voi) -> Self {
        let level = |(number, (columns, rows)): (usize, (u32, u32))| {
            let (across, down) = pyramid.tiles(number);
            Level { columns, rows, across, down }
        };
        let table = |lut: &upright_imaging::Lut| Table {
            first: lut.first(),
            bits: lut.bits(),
            entries: lut.entries().to_vec(),
        };
        let (min, max) = pyramid.range().unzip();
        Self {
            tile: upright_imaging::TILE,
            apron: upright_imaging::APRON,
            levels: pyramid.levels().enumerate().map(level).collect(),
            top_from: pyramid.top_levels().start,
            signed: pyramid.signed(),
            min,
            max,
            histogram: pyramid.histogram().to_vec(),
            padding: presentation.padding.map(Padding::ends),
            inverted: presentation.inverted,
            modality: match &presentation.modality {
                Modality::Rescale { slope, intercept } => {
                    Transformation::Rescale { slope: *slope, intercept: *intercept }
                }
                Modality::Lut(lut) => Transformation::Table(table(lut)),
            },
            voi: match voi {
                Voi::Lut(lut) => Shown::Table(table(lut)),
                Voi::Window(window) => Shown::Window {
                    centre: window.centre(),
                    width: window.width(),
                    function: function(window.function()).to_owned(),
                    stated: presentation.voi != Voi::Range,
                },
                Voi::Range => Shown::Window {
                    centre: 0.0,
                    width: 1.0,
                    function: function(WindowFunction::LinearExact).to_owned(),
                    stated: false,
                },
            },
        }
    }

    /// Width and height of the picture.
    pub(crate) fn size(&self) -> Option<(u32, u32)> {
        self.levels.first().map(|level| (level.columns, level.rows))
    }

    /// How an edge is looked for on it, this far from what was drawn; `width_over_height` is the shape of a pixel.
    pub(crate) fn search(&self, reach: f64, width_over_height: f64) -> Search {
        let padding = self.padding.map(|[low, high]| Padding::new(low, high));
        Search { width_over_height, inverted: self.inverted, padding, ..Search::within(reach) }
    }

    /// Whether the 16 bits are a signed number.
    pub(crate) const fn is_signed(&self) -> bool {
        self.signed
    }

    /// Tiles across and down, of each level.
    pub(crate) fn tiles(&self) -> Vec<(u32, u32)> {
        self.levels.iter().map(|level| (level.across, level.down)).collect()
    }
}

const fn function(function: WindowFunction) -> &'static str {
    match function {
        WindowFunction::Linear => "linear",
        WindowFunction::LinearExact => "linear_exact",
        WindowFunction::Sigmoid => "sigmoid",
    }
}

impl Node {
    /// What a stored film says about itself, as far as measuring is concerned.
    ///
    /// # Errors
    /// A problem where it cannot be measured.
    pub(crate) async fn film_facts(&self, image: &Image) -> Answer<FilmFacts> {
        let file = self.store.objects().file(&image.id).await?;
        tokio::task::spawn_blocking(move || {
            let film = FilmFile::open(file).map_err(|error| Problem::conflict(error.to_string()))?;
            film.description().facts(None).map_err(|error| Problem::conflict(error.to_string()))
        })
        .await?
    }

    /// The stored values of a film and how they are shown, decoded in a process of its own.
    ///
    /// # Errors
    /// What is wrong with the picture.
    pub(crate) async fn decoded(&self, image: &str) -> Result<(Raster, Presentation), Failure> {
        let file = self.store.objects().file(image).await?;
        let (again, decoder) = (file.try_clone()?, self.decoder.clone());
        let decoded = tokio::task::spawn_blocking(move || decode(file, again, &decoder));
        decoded.await?
    }
}

fn decode(
    file: File,
    again: File,
    decoder: &upright_dicom::Worker,
) -> Result<(Raster, Presentation), Failure> {
    use std::io::Seek as _;
    let film = FilmFile::open(file).map_err(failure)?;
    let (presentation, size) = (film.presentation().map_err(failure)?, film.size().map_err(failure)?);
    drop(film);
    let mut again = again;
    again.rewind()?;
    Ok((decoder.decode(again, size).map_err(failure)?, presentation))
}

/// A decoder that was killed, was slow on a busy machine or could not be fed may do better the next time; a damaged film will not.
fn failure(error: ReadError) -> Failure {
    let again = matches!(error, ReadError::Crashed(_) | ReadError::TooSlow { .. } | ReadError::Io(_));
    Failure { problem: error.to_string(), again }
}
