//! The signal void of metal in a series of magnetic resonance, found by program for a person to confirm.

mod dark;
mod kernel_slice;
mod level;
mod named;
mod piece;
mod reach;

use dark::Dark;
use named::Bodies;
use reach::Reach;
use thiserror::Error;
use upright_anatomy::Level;
use upright_imaging::{Volume, VoxelFrame};

pub use level::{Clarity, NoVoid, VoidAtLevel};
pub use piece::VoidPiece;
pub use reach::MrTechnique;

/// The signal void of metal in a series of magnetic resonance: where it lies, and how much of the canal and of the disc of each
/// named level it may take.
///
/// - **Definition**: a void is what gives no more than noise, is wider than cortical bone, and lies behind or beside bodies that a
///   person named; before the canal it must have piled-up signal beside it, which neither gas nor a black disc has. Of a region is
///   taken what lies within reach of a void: so far metal moves signal by more than a voxel.
/// - **Depends on**: the series, its bandwidth and field, and the places that were named; not on posture.
/// - **Limits**: signal that metal only moves leaves no void, and most of what it takes beside screws is moved, not void. On phantoms
///   without encoded slices hardly any voxel of canal or disc is void where a third of it is lost: what is given is an estimate from
///   where voids lie, not a measure of the loss. Where metal is seen no level is called usable, for metal takes what no void tells;
///   where none is seen there may be some, if it lies beyond the slices or is small. **On fresh phantoms one
///   of nine with metal showed no void where slices were not encoded, and its levels were called usable**: where an implant is known,
///   usable says nothing. Where fat gives no signal (STIR) nothing is told. Air
///   behind a thin back that meets metal hides it. **Never tells that a level cannot be read**: that a person says.
#[derive(Clone, Debug, PartialEq)]
pub struct MrVoid {
    /// Every named vertebra above the sacrum, from cranial to caudal.
    pub levels: Vec<VoidAtLevel>,
    /// Connected voids, the largest first; empty where no metal was seen.
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
        let reach = Reach::of(technique);
        let near = level::Near::new(&pieces);
        let levels = bodies.rows().map(|body| VoidAtLevel::of(&body, &near, reach, volume, frame)).collect();
        Ok(Self { levels, pieces: pieces.into_iter().map(|piece| piece.shown).collect() })
    }

    /// Whether metal was seen anywhere about the named bodies.
    #[must_use]
    pub const fn has_metal(&self) -> bool {
        !self.pieces.is_empty()
    }
}
