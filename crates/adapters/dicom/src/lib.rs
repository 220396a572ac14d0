//! Films from files.
mod attribute;
mod error;
mod file;
mod format;
mod pixels;
mod source;
mod syntax;
mod values;
mod walk;

pub use attribute::Attribute;
pub use error::ReadError;
pub use file::DicomFile;
pub use format::{MOST_FRAME_BYTES, Photometric, PixelFormat, SampleKind};
pub use pixels::Frame;
