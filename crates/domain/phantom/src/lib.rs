//! Patients who do not exist, with exact truth: bones built so that their parameters are those that were asked for.
//!
//! Knows how a sagittal skeleton follows from its parameters.
//! Deliberately knows no norm, no film and no file: what to build is handed in. It calls nothing that predicts a posture,
//! so that such predictions can be tested against it.
//!
//! Phantoms verify arithmetic only; nothing found on them is a finding about patients.
//!
//! ```
//! use upright_anatomy::Degrees;
//! use upright_phantom::{Alignment, Body, Skeleton};
//!
//! let alignment = Alignment { lumbar_lordosis: Degrees::new(12.0), lower_lordosis: Degrees::new(8.0), ..Alignment::BALANCED };
//! let skeleton = Skeleton::new(&alignment, &Body::default())?;
//! assert!(skeleton.vertebrae().len() == 23);
//! # Ok::<(), upright_phantom::SkeletonError>(())
//! ```

mod alignment;
mod body;
mod bones;
mod film;
mod frontal;
mod head;
mod person;
mod shape;
mod skeleton;

pub use alignment::{Alignment, SkeletonError};
pub use body::Body;
pub use film::{
    Extent, Film, FilmError, FilmPlan, FilmRequest, Geometry, SOURCE_TO_DETECTOR, SOURCE_TO_PATIENT, Scenery,
    Storage, View,
};
pub use frontal::FrontalPoint;
pub use person::{
    Fusion, ImplantWishes, Implants, Kind, MOST_SEED, Person, PersonError, Pose, Posed, Reserves, Sex,
    Strategy, UnknownKind, Wishes,
};
pub use shape::{Segment, Shape};
pub use skeleton::{Plate, Skeleton, Vertebra};
