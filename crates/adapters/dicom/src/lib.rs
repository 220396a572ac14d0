//! Films from files: DICOM, and pictures that have lost their header.
//!
//! Knows what a film says about itself (kind, view, facing, posture, spacing and what it rests on) and how its pixels are
//! coded, and how made-up films, slices and scintigrams are written ([`mod@write`]).
//! Frames of a gamma camera are read with view and time ([`scintigram`]).
//! Slices of a series are laid beside each other to a volume ([`volume`]).
//! On import it also knows whose an object is ([`Header`], [`identity`]) and which study of a work-up it is ([`sort`]).
//! Deliberately knows no landmark and no angle. Whoever shows or measures a film never reads whose it is: that stands on a list
//! of attributes of its own, for import only. Names that are written are made up by whoever writes.
//! Whatever a file says, an error is a sentence and memory is bounded.
//!
//! ```no_run
//! use std::fs::File;
//! use upright_dicom::FilmFile;
//!
//! let film = FilmFile::open(File::open("film.dcm")?)?;
//! let description = film.description();
//! println!("{}, {}", description.kind.name, description.view.name());
//! let scale = description.scale?;
//! println!("{:?}, {}", scale.spacing, scale.calibration.class().name());
//! # Ok::<(), upright_dicom::ReadError>(())
//! ```
//!
//! ```no_run
//! use std::fs::File;
//! use upright_dicom::{Header, sort::sort_study};
//!
//! let header = Header::open(File::open("film.dcm")?)?;
//! let identity = header.identity();
//! let clues = header.clues();
//! for series in sort_study(&[clues]).series {
//!     println!("{:?}", series.judgement.verdict);
//! }
//! # Ok::<(), upright_dicom::ReadError>(())
//! ```

mod attribute;
mod calibration;
mod derived;
mod error;
mod facts;
mod file;
mod film;
mod format;
mod header;
pub mod identity;
mod kind;
mod moment;
mod orientation;
mod pages;
mod picture;
mod pixels;
pub mod scintigram;
mod shown;
pub mod sort;
mod source;
mod syntax;
mod values;
pub mod volume;
mod walk;
mod worker;
pub mod write;

pub use attribute::{Attribute, List};
pub use calibration::{FilmScale, ScaleNote};
pub use derived::DerivedFormat;
pub use error::ReadError;
pub use file::DicomFile;
pub use film::{Description, FilmFile, NotMeasurable, PictureFormat};
pub use format::{MOST_FRAME_BYTES, Photometric, PixelFormat, SampleKind};
pub use header::Header;
pub use kind::Kind;
pub use orientation::{Stored, View};
pub use pixels::Frame;
pub use worker::{Worker, serve};
