//! Metal on radiographs: what stands out sharply from bone, and has the form of an implant.

mod bar;
mod kernel_mask;
mod kernel_plane;
mod piece;
mod proposal;
mod relief;
mod shape;

use kernel_plane::Plane;
use piece::Sorted;
use relief::Relief;
use thiserror::Error;
use upright_anatomy::PixelSpacing;
use upright_imaging::{Overview, Presentation, Raster};

/// Metal on a radiograph of the trunk, from the side or from the front.
///
/// - **Definition**: what is brighter than its surroundings by at least `default.film.metal.contrast`, is at most 18 mm wide, has edges
///   as sharp as `default.film.metal.sharpness` and lies in the body. A rod runs along the body; screws and other pieces are what
///   lies beside one. A bar along the body that is too wide for a rod and has no screws is the stem of an artificial hip.
/// - **Unit**: places are pixels of the film from its upper left corner, the middle of the first at 0.5, 0.5.
/// - **Depends on**: the spacing, whatever it rests on: it tells rods from what is as bright. Without one the shorter side of the
///   film is taken to be 350 mm long, and nothing is clear.
/// - **Limits**: wires, hooks, plates and screws without a rod are not looked for, nor is what is at the edge of the film or beside
///   air. Where on the film a bar lies is not asked: a nail of the leg, a tube or a lead may be called a rod, and a person says what
///   lies in the spine. **Nothing seen is not nothing there**: absence is never proposed.
#[derive(Clone, Debug, PartialEq)]
pub struct FilmMetal {
    /// Pieces: rods, the longest first, then screws, hips and others.
    pub pieces: Vec<FilmPiece>,
    /// Whether the film states a spacing.
    pub is_scaled: bool,
}

/// A piece of metal on a radiograph.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct FilmPiece {
    /// What it probably is.
    pub kind: FilmPieceKind,
    /// How sure that is.
    pub sureness: Sureness,
    /// Corners of the smallest box along its own axes, in turn, in pixels.
    pub outline: [[f64; 2]; 4],
}

/// What a piece of metal on a radiograph probably is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum FilmPieceKind {
    /// A rod; two that lie over each other are one.
    Rod,
    /// A screw beside a rod.
    Screw,
    /// The stem of an artificial hip.
    HipProsthesis,
    /// Something else near one of these: a head of a screw, a cage, a cup. Or a wide bar with a single one beside it, which may be two
    /// rods over each other or a stem with its neck.
    Other,
}

/// How sure it is that a piece is metal.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sureness {
    /// A rod of at least `default.film.rod.clear`, or one with a screw; a hip twice as bright as metal has to be.
    Clear,
    /// It may be something else.
    Possible,
}

/// Why metal is not looked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum NoFilmMetal {
    /// The film is too small, or all of it is of one brightness.
    #[error("there is no picture to look at: it is too small, or all of one brightness")]
    NoPicture,
    /// Its spacing makes it larger than any film.
    #[error("by its spacing the film is larger than any: the spacing is probably in another unit")]
    TooLarge,
    /// Its pixels are so large that edges of metal are no sharper than those of bone.
    #[error("its pixels are too large, or too few, to tell metal from bone: 0.8 mm at most")]
    TooCoarse,
    /// More stands out than metal can.
    #[error("too much stands out as metal does: this is no radiograph of a person, or it was changed")]
    TooMuch,
}

impl FilmPieceKind {
    /// The word for programs.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Rod => "rod",
            Self::Screw => "screw",
            Self::HipProsthesis => "hip_prosthesis",
            Self::Other => "other",
        }
    }
}

impl Sureness {
    /// The word for programs and people.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Clear => "clear",
            Self::Possible => "possible",
        }
    }
}

impl FilmMetal {
    /// How metal is found, with version.
    pub const METHOD: &'static str = "Upright, metal on radiographs, version 1";

    /// Looks for it.
    ///
    /// # Errors
    /// [`NoFilmMetal`] where there is nothing to look at.
    pub fn find(
        film: &Raster,
        shown: &Presentation,
        spacing: Option<PixelSpacing>,
    ) -> Result<Self, NoFilmMetal> {
        /// Places that stand out beyond which no person is shown: no clinical limit.
        const MOST: usize = 200_000;
        let grid = Grid::of(film, spacing)?;
        let overview = Overview::of(film, shown, grid.block).ok_or(NoFilmMetal::NoPicture)?;
        let (columns, rows) = (overview.columns(), overview.rows());
        let plane = Plane { columns, rows, values: overview.into_values() };
        let relief = Relief::of(&plane, grid).ok_or(NoFilmMetal::NoPicture)?;
        if relief.mask.count() > MOST {
            return Err(NoFilmMetal::TooMuch);
        }
        let is_scaled = spacing.is_some();
        let pieces = Sorted::of(&relief, grid).pieces(is_scaled);
        Ok(Self { pieces: pieces.collect(), is_scaled })
    }
}

/// Places of a coarse film: blocks of pixels that are about as wide as high.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Grid {
    /// Columns and rows of a block.
    block: [usize; 2],
    /// Millimetres from block to block.
    step: f64,
}

impl Grid {
    fn of(film: &Raster, spacing: Option<PixelSpacing>) -> Result<Self, NoFilmMetal> {
        /// Wanted from place to place, in mm: no clinical limit.
        const STEP: f64 = 0.6;
        /// Coarser, in mm, the step at an edge is not seen: no clinical limit.
        const COARSEST: f64 = 0.8;
        /// The shorter side of a film of which nothing is stated, in mm: no clinical limit.
        const SHORT_SIDE: f64 = 350.0;
        /// The least side and the most places of a film that can be looked at: no clinical limit.
        const SIDES: std::ops::RangeInclusive<usize> = 60..=8_000_000;
        let shorter = film.columns().min(film.rows());
        let [across, down] =
            spacing.map_or([SHORT_SIDE / f64::from(shorter); 2], |spacing| [spacing.column(), spacing.row()]);
        let block = [across, down].map(|pixel| ((STEP / pixel).round() as usize).max(1));
        let [columns, rows] = [film.columns() as usize / block[0], film.rows() as usize / block[1]];
        if columns.min(rows) < *SIDES.start() {
            return Err(NoFilmMetal::NoPicture);
        }
        let step = f64::midpoint(across * block[0] as f64, down * block[1] as f64);
        if step > COARSEST {
            return Err(NoFilmMetal::TooCoarse);
        }
        if columns * rows > *SIDES.end() {
            return Err(NoFilmMetal::TooLarge);
        }
        Ok(Self { block, step })
    }

    /// So many millimetres as places, at least one.
    fn places(self, millimetres: f64) -> usize {
        ((millimetres / self.step).round() as usize).max(1)
    }

    fn length(self, places: f64) -> f64 {
        places * self.step
    }

    /// Of one place, in mm².
    fn area(self) -> f64 {
        self.step * self.step
    }

    /// The pixel in the middle of a place.
    fn pixel(self, [column, row]: [f64; 2]) -> [f64; 2] {
        [(column + 0.5) * self.block[0] as f64, (row + 0.5) * self.block[1] as f64]
    }
}
