//! Patients who do not exist, with exact truth: drawn from norms, posed by their own reserves, filmed through their bones.
//!
//! Knows how a skeleton follows from its parameters, how a person stands and lies, and what a beam leaves of itself behind the body.
//! Deliberately knows no file. It calls nothing that predicts a posture, so that such predictions can be tested against it.
//!
//! Phantoms verify arithmetic only; nothing found on them is a finding about patients.
//!
//! ```
//! use upright_phantom::{Extent, FilmRequest, Geometry, Kind, Person, Pose, Scenery, Storage, View, Wishes};
//!
//! let person = Person::draw(Kind::Flatback, 2, &Wishes::default())?;
//! let (standing, extended) = (person.pose(Pose::Standing)?, person.pose(Pose::StandingExtended)?);
//! assert!(extended.skeleton.sagittal_vertical_axis() > standing.skeleton.sagittal_vertical_axis());
//!
//! let view = View::Lateral(person.facing);
//! let request = FilmRequest { view, geometry: Geometry::Slot, extent: Extent::Full, resolution: 5.0, storage: Storage::default() };
//! let film = Scenery::new(&person, &extended).film(&request)?;
//! assert_eq!(film.raster.columns(), film.plan.columns);
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

mod alignment;
mod attenuation;
mod body;
mod bones;
mod ct;
mod film;
mod frontal;
mod head;
mod inside;
mod mr;
mod person;
mod rays;
mod scan;
mod shape;
mod skeleton;
mod volume;

pub use alignment::{Alignment, SkeletonError};
pub use body::Body;
pub use ct::{Contrast, Ct, CtError, CtRequest, Dose, Kernel};
pub use film::{
    Extent, Film, FilmError, FilmPlan, FilmRequest, Geometry, SOURCE_TO_DETECTOR, SOURCE_TO_PATIENT, Scenery,
    Storage, View,
};
pub use frontal::FrontalPoint;
pub use inside::{InsideTruth, Part, Place, SacTruth, ScrewTruth, Tissue, UnionTruth, VertebraTruth};
pub use mr::{
    DiscTruth, LevelLoss, MetalProtocol, Mr, MrError, MrPlane, MrProtocol, MrRequest, MrTruth, Weighting,
};
pub use person::{
    Breach, DiscGrade, DiscState, EndplateChange, Fusion, ImplantWishes, Implants, Kind, LesionWishes,
    Lesions, MOST_SEED, Person, PersonError, Pose, Posed, Reserves, SacAtDisc, Sex, Strategy, Union,
    UnknownKind, Wishes,
};
pub use scan::{
    BoneScan, Camera, Counts, FocusKind, FocusTruth, PhaseTruth, Phases, ScanError, ScanFrame, ScanPictures,
    ScanRequest, ScanTruth, ScanView,
};
pub use shape::{Segment, Shape};
pub use skeleton::{Plate, Skeleton, Vertebra};
pub use volume::{Grid, GridError};
