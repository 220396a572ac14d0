//! The header of an object that is to be filed: whose it is, which object it is, and what tells its place in a work-up.

use crate::attribute::Purpose;
use crate::error::ReadError;
use crate::file;
use crate::identity::{Identity, Uid};
use crate::sort::Clues;
use crate::values::Values;
use std::fmt;
use std::io::{Read, Seek};

/// The header of a DICOM object of any kind, read once and up to its pixels.
///
/// For import only: whoever shows or measures a film opens a [`FilmFile`](crate::FilmFile), which never reads whose it is.
pub struct Header {
    values: Values,
    transfer_syntax: String,
    has_pixels: bool,
}

/// Keeps the patient out of logs.
impl fmt::Debug for Header {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Header").finish_non_exhaustive()
    }
}

impl Header {
    /// Reads the header of a DICOM object; its pixels are not touched.
    ///
    /// # Errors
    /// [`ReadError::Empty`], [`ReadError::UnknownFormat`] (also for pictures, which have no header), [`ReadError::Derived`], or what is wrong with the encoding.
    pub fn open<R: Read + Seek>(mut reader: R) -> Result<Self, ReadError> {
        let (syntax, _, walked) = file::header(&mut reader, Purpose::Import)?;
        let has_pixels = walked.pixels.is_some();
        let values = Values::new(syntax.encoding, walked.kept);
        Ok(Self { values, transfer_syntax: syntax.uid, has_pixels })
    }

    /// Whose it is, and which object it is.
    #[must_use]
    pub fn identity(&self) -> Identity {
        Identity::read(&self.values)
    }

    /// What tells its place in a work-up; nothing in it names the patient.
    #[must_use]
    pub fn clues(&self) -> Clues {
        Clues::read(&self.values, &self.identity(), self.has_pixels)
    }

    /// Whether it holds a picture.
    #[must_use]
    pub const fn has_pixels(&self) -> bool {
        self.has_pixels
    }

    /// Its transfer syntax, where the file states one.
    #[must_use]
    pub fn transfer_syntax(&self) -> Option<Uid> {
        Uid::new(&self.transfer_syntax).ok()
    }
}
