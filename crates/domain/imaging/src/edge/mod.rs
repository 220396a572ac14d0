//! Edges near a place where a person drew one: what a hand meant, read from the pixels.
//!
//! Whatever comes out is a **proposal**. It says how well the film supports it, and it says so where the film supports nothing
//! or two things alike; a person accepts it or goes on by hand. Nothing is measured on a line that nobody accepted.
//!
//! - **Unit**: places are continuous pixel coordinates of the film, origin at the outer corner of the upper left pixel, whose
//!   centre is (0.5, 0.5). Lengths are heights of a pixel, also sideways where pixels are not square.
//! - **Bounds**: at most 256 profiles of at most 200 pixels to either side. Only pixels near the drawn shape are read: a part
//!   of the film gives the same proposal, shifted.
//! - **Numbers** in these files are guards set on films of phantoms. None is of medicine.
//!
//! ```
//! use upright_imaging::edge::{BoneSide, Search, Snap, snap_endplate};
//! use upright_imaging::{Raster, Samples};
//!
//! // Bone from row 40 down, 60 pixels wide; drawn 5 pixels too high and a little short.
//! let is_bone = |pixel: usize| pixel / 100 >= 40 && (20..80).contains(&(pixel % 100));
//! let film = (0..100 * 100).map(|pixel| if is_bone(pixel) { 900 } else { 100 + (pixel * 7 % 20) as u16 });
//! let film = Raster::new(100, 100, Samples::U16(film.collect()))?;
//! let drawn = [[22.0, 35.0], [76.0, 36.0]];
//! match snap_endplate(&film, drawn, Some(BoneSide::Right), &Search::within(15.0))? {
//!     Snap::Proposed(found) => assert!((found.ends[0][1] - 40.0).abs() < 0.5),
//!     Snap::Refused(why) => panic!("{why}"),
//! }
//! # Ok::<(), upright_imaging::ImagingError>(())
//! ```

mod arch;
mod circle;
mod consensus;
mod endplate;
mod kernel_path;
mod kernel_profiles;
mod kernel_sample;
mod line;
mod outcome;
mod rays;
mod ring;
mod robust;
mod search;
mod square;
mod strip;

pub use circle::{SnappedCircle, snap_circle};
pub use endplate::{BoneSide, SnappedEndplate, snap_endplate};
pub use outcome::{Refusal, Snap};
pub use search::{MOST_REACH, Search};
