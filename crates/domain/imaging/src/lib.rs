//! Pixels: stored values, and the grey that a person sees.
//!
//! Knows the chain from a stored value to a grey level as DICOM defines it: modality transformation
//! (rescale or look-up table), values of interest (window or look-up table), inversion, padding.
//! Knows how a film that is larger than a screen is handed out in tiles without the loss of a bit, and where near a rough
//! line or circle an edge lies.
//! Knows volumes of voxels, sections of them, and sums along rays through them.
//! Deliberately knows no file format and no anatomy; of a film no millimetre.
//!
//! ```
//! use upright_imaging::{Presentation, Raster, Samples, Voi, Window, WindowFunction};
//!
//! let film = Raster::new(3, 1, Samples::U16(vec![0, 500, 1000]))?;
//! let window = Window::new(500.0, 1000.0, WindowFunction::LinearExact)?;
//! let shown = Presentation { voi: Voi::Window(window), ..Presentation::default() };
//! assert_eq!(shown.grey(&film).pixels(), [0, 128, 255]);
//! # Ok::<(), upright_imaging::ImagingError>(())
//! ```

pub mod edge;

mod error;
mod grey;
mod kernel_blocks;
mod kernel_table;
mod lut;
mod overview;
mod presentation;
mod pyramid;
mod raster;
mod volume;
mod window;

pub use error::ImagingError;
pub use grey::Grey;
pub use lut::Lut;
pub use overview::Overview;
pub use presentation::{Modality, Padding, Presentation, Voi};
pub use pyramid::{APRON, Pyramid, TILE, TOP_SIDE, Tile};
pub use raster::{Raster, Samples};
pub use volume::{PatientPlane, Projection, Sampler, Section, Slab, Tally, Volume, VoxelFrame};
pub use window::{Window, WindowFunction};
