//! Where things are in a patient seen from the side.
//!
//! This crate knows vertebral levels, named landmark sites, the sagittal plane, how a film's pixels map to it
//! (facing, spacing, calibration class, things of known size) and what makes a set of landmarks acceptable.
//! It deliberately does not know any angle's clinical name, any norm, any file format.
//!
//! ```
//! use upright_anatomy::*;
//!
//! let film = ImageFrame {
//!     columns: 2400,
//!     rows: 7200,
//!     spacing: Some(PixelSpacing::new(0.143, 0.143)?),
//!     calibration: Calibration::Fiducial,
//!     facing: Facing::Right,
//! };
//! let site: Site = "S1.superior.anterior".parse()?;
//! let landmark = Landmark::at(site, 1225.9, 2428.5);
//! let set = LandmarkSet::new(Frame::Image(film), Posture::Standing, None, vec![landmark])?;
//! let point = set.point(site).expect("just placed");
//! assert!(point.anterior > 0.0 && point.cranial < 0.0); // millimetres from the film's corner
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

#![cfg_attr(test, allow(clippy::float_cmp, reason = "exact values are meant"))]

mod calibration;
mod facing;
mod film;
mod frame;
mod known_object;
mod landmarks;
mod level;
mod numbering;
mod posture;
mod quantity;
mod sagittal;
mod site;

pub use calibration::{Calibration, CalibrationClass};
pub use facing::Facing;
pub use film::{FilmFacts, FilmMismatch};
pub use frame::{Frame, ImageFrame, LengthUnit, PixelSpacing, SpacingError};
pub use known_object::{Circle, KnownObject, KnownObjectError};
pub use landmarks::{Landmark, LandmarkSet, LandmarkSetError};
pub use level::{Level, Region};
pub use numbering::{Numbering, NumberingError};
pub use posture::Posture;
pub use quantity::{Degrees, Millimetres, without_minus_zero};
pub use sagittal::{ImagePoint, SagittalPoint};
pub use site::{Edge, Endplate, Laterality, Site, Surface, UnknownSite};
