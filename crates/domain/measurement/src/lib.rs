//! From landmarks to spinopelvic parameters, with interval and construction lines.
//!
//! The crate knows how each parameter is defined and how landmark error spreads into it.
//! It deliberately does not know what is normal: error, nominal lengths and ranges are handed in
//! (they live in `evidence`), and no cut-off stands here.
//!
//! Two layers: [`values`] turns points into numbers without allocation; [`Profile`] is for people.
//!
//! ```
//! use upright_anatomy::{Calibration, Frame, Landmark, LandmarkSet, Posture};
//! use upright_measurement::{ParameterId, Points, values};
//!
//! let landmarks = vec![
//!     Landmark::at("S1.superior.posterior".parse()?, -35.6195, 114.2757),
//!     Landmark::at("S1.superior.anterior".parse()?, -8.0419, 91.1353),
//!     Landmark::at("femoral_head".parse()?, 0.0, 0.0),
//! ];
//! let frame = Frame::Patient { calibration: Calibration::Fiducial };
//! let set = LandmarkSet::new(frame, Posture::Standing, None, landmarks)?;
//! let all = values(&Points::from_set(&set, 1.0));
//! assert!((all[ParameterId::of("PI").index()] - 52.0).abs() < 1e-3);
//! assert!(all[ParameterId::of("SVA").index()].is_nan(), "C7 is not placed");
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

mod catalogue;
mod construction;
mod formula;
mod kernel;
mod omission;
mod parameter;
mod plan;
mod profile;
mod renumbering;
mod scale;
mod uncertainty;
mod warning;

pub use catalogue::{CATALOGUE, PARAMETER_COUNT};
pub use construction::{ConstructionLine, LineKind};
pub use formula::{Defined, Element, Formula, Point, SiteGroup, Term};
pub use kernel::{Points, Values, values};
pub use omission::{OmissionReason, Omitted, needs};
pub use parameter::{Flag, Parameter, ParameterId, PostureDependence, Quantity, UNVERIFIED_NOTE, Unit};
pub use profile::{Alternative, Measured, Profile, Settings};
pub use renumbering::NumberingScheme;
pub use scale::{IntervalScale, NominalLength};
pub use uncertainty::{Interval, LEAST_DRAWS, LandmarkDraws, LandmarkError, NoInterval};
pub use warning::{Plausibility, Warning};
