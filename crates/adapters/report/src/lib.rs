//! Pictures for people: the film with the lines and numbers that were measured on it.
//!
//! The crate knows how a construction is drawn so that it can be read on dark and on bright bone.
//! It deliberately computes no parameter: every line and number comes from `measurement`.
//!
//! ```
//! use upright_report::{Caption, Drawing};
//! let document = br#"{"schema": "upright.landmarks/1", "frame": {"kind": "patient"}, "landmarks": [
//!     {"site": "S1.superior.posterior", "x": -36, "y": 114},
//!     {"site": "S1.superior.anterior", "x": -8, "y": 91},
//!     {"site": "femoral_head", "x": 0, "y": 0, "radius": 23}]}"#;
//! let set = upright_documents::read_landmarks(document)?.set;
//! let settings = upright_evidence::settings(upright_evidence::FilmQuality::Clear, 1000, 1);
//! let profile = upright_measurement::Profile::of(&set, &settings);
//! let drawing = Drawing::new(None, &set, &profile, &Caption::default(), None)?;
//! let mut svg = Vec::new();
//! drawing.svg(&mut svg)?;
//! assert!(String::from_utf8(svg)?.contains("PI 51."));
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

mod canvas;
mod drawing;
mod known_object;
mod label;
mod painting;
mod panel;
mod strokes;
mod style;
mod view;

pub use drawing::{Caption, Drawing, DrawingError};
pub use painting::grey_png;
