//! Triple-phase bone scan: which phases are there, how counts change over time, and where the spine takes up more.
//!
//! Knows frames of counts, when they were taken by two clocks that may disagree, and the spine as a ridge of counts.
//! Every number rests on counts, and its interval on how counts scatter (Poisson): it is that of this picture, not between cameras.
//! Deliberately corrects no clock, names no level that a person did not name one for, and concludes nothing: a focus is weak
//! evidence ([`weak_evidence`]), and a proposal until a person confirms it.
//!
//! ```
//! use upright_imaging::{Raster, Samples};
//! use upright_reading::scintigraphy::{Frame, PicturePoint, Region};
//!
//! let raster = Raster::new(4, 4, Samples::U16(vec![25; 16]))?;
//! let spacing = upright_anatomy::PixelSpacing::new(2.0, 2.0)?;
//! let frame = Frame::new(&raster)?.with_spacing(spacing).taken(0.0, Some(10.0));
//! let all = Region::Ellipse { middle: PicturePoint { across: 3.0, down: 3.0 }, half: [9.0, 9.0] };
//! let counted = all.counted(&frame).unwrap();
//! assert_eq!((counted.counts, counted.area_mm2), (400, 64.0));
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

mod acquisition;
mod clocks;
mod counted;
mod curve;
mod decay;
mod finding;
mod focus;
mod frame;
mod kernel_shift;
mod kernel_spine;
mod level;
mod motion;
mod note;
mod phase;
mod poisson;
mod ratio;
mod region;
mod scan;
mod spine;

pub use acquisition::{Acquisition, Clock, PictureKind};
pub use clocks::{Arrival, arrival};
pub use counted::Counted;
pub use curve::{CurvePoint, curve, curve_of_field};
pub use decay::{Decay, HalfLifeBasis};
pub use finding::{METHOD, proposals, weak_evidence};
pub use focus::{Focus, foci};
pub use frame::{Frame, FrameError, PicturePoint, View};
pub use level::{Ladder, LevelEstimate, LevelMark};
pub use motion::{Shift, shift};
pub use note::ScanNote;
pub use phase::{Basis, Phase, PhaseFound, recognised};
pub use poisson::interval;
pub use ratio::ratio;
pub use region::Region;
pub use scan::{FocusRead, Question, ScanReading, SpineRead, read};
pub use spine::{ProfilePoint, Spine};
