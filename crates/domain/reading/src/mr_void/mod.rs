//! The signal void of metal in a series of magnetic resonance, found by program for a person to confirm.

mod dark;
mod kernel_slice;
mod level;
mod named;
mod piece;
mod proposal;
mod reach;

use dark::Dark;
use named::Bodies;
use piece::Piece;
use thiserror::Error;
use upright_anatomy::Level;
use upright_imaging::{Volume, VoxelFrame};

pub use level::{NoVoid, VoidAtLevel};
pub use piece::VoidPiece;
pub use reach::MrTechnique;

/// The signal void of metal in a series of magnetic resonance: where it lies, and which named levels it certainly degrades.
///
/// - **Definition**: a void is what gives no more than noise, is wider than cortical bone, and lies behind or beside bodies that a
///   person named; before the canal it must have piled-up signal beside it, which neither gas nor a black disc has. Of a region is
///   taken what lies within reach of a void: so far metal moves signal by more than a voxel, whatever its alloy.
///   Signal that is piled up beside one of them is the mark of metal: where none bears it they may be bone, joints or discs that give no
///   signal, and say nothing of levels.
/// - **Error**: on 100 fresh phantoms with metal every level that was called degraded was (T2 370, T1 213), while of 69 and 20 of 1152
///   regions less was lost than the share that is told: a share is no measure of the loss.
/// - **Depends on**: the series, its bandwidth and field, and the places that were named; not on posture.
/// - **Limits**: signal that metal only moves leaves no void, and most of what it takes beside screws is moved, not void: **a level that
///   is not called degraded may be, and one without a void is not usable for that.** Where no void is seen there may be metal: it lies
///   beyond the slices, or is small. Where fat gives no signal (STIR) nothing is told. Air behind a thin back that meets metal hides it.
///   Flow, calcium and blood that is broken down give no signal either, and no phantom has them.
#[derive(Clone, Debug, PartialEq)]
pub struct MrVoid {
    /// Every named vertebra above the sacrum, from cranial to caudal.
    pub levels: Vec<VoidAtLevel>,
    /// Connected voids, the largest first; empty where none was seen. Only those with signal piled up beside them bear the mark of metal.
    pub pieces: Vec<VoidPiece>,
}

/// Why a series is not looked at.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum NoMrVoid {
    /// Fewer than two vertebrae were named.
    #[error("two vertebral bodies at least have to be named: the way of the spine is taken from them")]
    TooFewNamed,
    /// A name stands twice, two names at one place, or a place is none.
    #[error("the places of {0} and its neighbour cannot both be: name each body once, in its middle")]
    Misnamed(Level),
    /// A vertebra lies below one that is named as caudal to it.
    #[error("{0} is not above the vertebra named below it: the names stand in the wrong order")]
    WrongOrder(Level),
    /// All of it is of one brightness, or nothing of it lies about the bodies.
    #[error("there is no picture about the named bodies: it is all of one brightness, or lies elsewhere")]
    NoPicture,
    /// More voxels than a series has.
    #[error("the series is too large to be one of magnetic resonance")]
    TooLarge,
    /// Too much is dark to tell metal from tissue.
    #[error(
        "much of the back gives no signal, as fat does on STIR, or metal takes very much: look at T1 or T2"
    )]
    DarkTissue,
}

impl NoMrVoid {
    /// Never changes.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::TooFewNamed => "too_few_named",
            Self::Misnamed(_) => "misnamed",
            Self::WrongOrder(_) => "wrong_order",
            Self::NoPicture => "no_picture",
            Self::TooLarge => "too_large",
            Self::DarkTissue => "dark_tissue",
        }
    }
}

impl MrVoid {
    /// How it is found, with version.
    pub const METHOD: &'static str = "Upright, signal void on MR, version 1";

    /// Looks for it, about the middles of bodies in mm towards the patient's left, back and head.
    ///
    /// # Errors
    /// [`NoMrVoid`] where there is nothing to look at, or names and places do not fit.
    pub fn find(
        volume: &Volume,
        frame: &VoxelFrame,
        technique: MrTechnique,
        named: &[(Level, [f64; 3])],
    ) -> Result<Self, NoMrVoid> {
        let bodies = Bodies::of(named)?;
        let dark = Dark::of(volume, frame, &bodies)?;
        let pieces = piece::pieces(&dark, frame);
        // Beside what is not marked as metal nothing is known to be taken.
        let of_metal = if pieces.iter().any(Piece::is_rimmed) { pieces.as_slice() } else { &[] };
        let near = level::Near::new(of_metal);
        let of = |body| VoidAtLevel::of(&body, &near, technique.reach(), volume, frame);
        let levels = bodies.rows().map(of).collect();
        Ok(Self { levels, pieces: pieces.iter().map(|piece| piece.shown(&bodies)).collect() })
    }
}
