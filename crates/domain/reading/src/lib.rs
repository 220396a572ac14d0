//! What a study shows: measured in its voxels or counts, and proposed to a person.
//!
//! Knows which bone or implant a place in a picture belongs to once a person has said where one vertebra is, and how the
//! measures of a study are defined.
//! Deliberately knows no file format, and concludes nothing: what it proposes is unknown to every rule until a person
//! confirms it.

mod attenuation;
mod bone;
mod canal;
mod change;
mod coarse;
mod column;
mod ct;
mod estimate;
mod film;
mod fusion;
mod lying;
mod mask;
mod metal;
mod mr_void;
mod order;
mod place;
pub mod scintigraphy;
mod technique;

pub use attenuation::Attenuation;
pub use bone::{CancellousBone, NotMeasured};
pub use canal::{
    BonyCanal, Canal, ContrastEnd, EndKind, NoBonyCanal, NoSection, SacAtLevel, SacSection, ScrewBesideCanal,
};
pub use change::{
    BridgingChange, Changes, DatedCt, Day, Growth, NotCompared, NotPaired, NotTold, RodChange, RodSeen,
    ScrewChange, Unlike, UnpairedScrew,
};
pub use column::{Column, NoColumn, Source, Vertebra};
pub use ct::{CtReading, NamedVertebra, ScrewReading};
pub use estimate::Estimate;
pub use film::{FilmMetal, FilmPiece, FilmPieceKind, NoFilmMetal, Sureness};
pub use fusion::{Bridging, BridgingSeen};
pub use lying::{EndplateLine, Lying, LyingAngle, NoEndplate};
pub use metal::{Halo, Metal, NoMetal, Other, OtherKind, Rod, RodBreak, Screw};
pub use mr_void::{MrTechnique, MrVoid, NoMrVoid, NoVoid, VoidAtLevel, VoidPiece};
pub use technique::{ContrastMedium, NoClass, Technique, TubeVoltage};
