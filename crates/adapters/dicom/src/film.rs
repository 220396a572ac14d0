//! A film from a file of any kind: what it says about itself, and its picture.

use crate::attribute::Attribute;
use crate::calibration::{FilmScale, SpacingFacts};
use crate::error::ReadError;
use crate::file::DicomFile;
use crate::format::{PixelFormat, SampleKind};
use crate::kind::Kind;
use crate::orientation::{self, Stored, View};
use crate::picture::{self, PictureHead};
use crate::pixels::Frame;
use crate::shown;
use image::ImageFormat;
use std::io::{Read, Seek, SeekFrom};
use upright_anatomy::{Calibration, Facing, PixelSpacing, Posture};
use upright_imaging::{Presentation, Voi, Window};

/// An opened film: its header was read, its pixels were not.
pub struct FilmFile<R> {
    content: Content<R>,
}

enum Content<R> {
    Dicom(DicomFile<R>),
    Picture { reader: R, format: ImageFormat, head: PictureHead },
}

/// What a film says about itself.
#[derive(Debug)]
pub struct Description {
    /// What it is, as `digital radiograph (DX)`.
    pub kind: Kind,
    /// The file's coding, as `DICOM, JPEG 2000 Lossless` or `PNG`.
    pub coding: String,
    /// Modality, where stated.
    pub modality: Option<String>,
    /// Size, bits and frames, or why there are none.
    pub format: Result<PictureFormat, ReadError>,
    /// Why the picture is not read, although its format is known.
    pub refusal: Option<ReadError>,
    /// The direction from which it was taken.
    pub view: View,
    /// How the picture is stored, where the film says so.
    pub stored: Option<Stored>,
    /// How the patient was held by gravity, where the film says so.
    pub posture: Option<Posture>,
    /// Whether the film says that the patient lay, in whatever way.
    pub is_recumbent: bool,
    /// Its spacing, or why what it states cannot be one.
    pub scale: Result<FilmScale, ReadError>,
    /// Further statements for people, by attribute: date, body part, description, maker.
    pub statements: Vec<(Attribute, String)>,
    /// Attributes about showing the film that make no sense and are not used.
    pub unused: Vec<Attribute>,
}

/// Size and bits of a picture.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PictureFormat {
    /// Width in pixels.
    pub columns: u32,
    /// Height in pixels.
    pub rows: u32,
    /// Frames, or pages of a TIFF; a film has one.
    pub frames: u32,
    /// Bits of a sample that mean something.
    pub bits: u32,
    /// Whether it is stored in colour.
    pub in_colour: bool,
}

impl From<PixelFormat> for PictureFormat {
    fn from(format: PixelFormat) -> Self {
        let PixelFormat { columns, rows, frames, bits_stored, photometric, .. } = format;
        Self { columns, rows, frames, bits: bits_stored, in_colour: !photometric.is_monochrome() }
    }
}

impl From<PictureHead> for PictureFormat {
    fn from(head: PictureHead) -> Self {
        let PictureHead { columns, rows, bits, in_colour, pages, .. } = head;
        Self { columns, rows, frames: pages, bits, in_colour }
    }
}

/// Why a file cannot be measured as a film.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NotMeasurable {
    /// It is no projection film.
    #[error("{0}: no projection film, and only projection films (CR, DX, RF, scanned) are measured")]
    NoFilm(String),
    /// Its values are those of the detector.
    #[error(
        "{0}: its values are those of the detector; use the image of the same exposure that is for presentation"
    )]
    ForProcessing(String),
    /// It has no picture that can be read.
    #[error("{0}")]
    NoPicture(String),
    /// It has several frames.
    #[error("it has {0} frames or pages; a film has one: store the one to be measured by itself")]
    Frames(u32),
    /// The head is down.
    #[error("the film is stored upside down (PatientOrientation): store it head up")]
    UpsideDown,
    /// The patient lies across the picture.
    #[error("the film is stored turned by 90° (PatientOrientation): store it head up")]
    Turned,
}

impl Description {
    /// Which way the patient faced, where the film says so.
    #[must_use]
    pub const fn facing(&self) -> Option<Facing> {
        match self.stored {
            Some(Stored::Upright(facing)) => Some(facing),
            _ => None,
        }
    }

    /// Whether landmarks on this film can be measured.
    ///
    /// # Errors
    /// [`NotMeasurable`], by name.
    pub fn measurable(&self) -> Result<PictureFormat, NotMeasurable> {
        if !self.kind.is_film {
            return Err(NotMeasurable::NoFilm(self.kind.name.clone()));
        }
        if self.kind.is_for_processing {
            return Err(NotMeasurable::ForProcessing(self.kind.name.clone()));
        }
        let format = self.format.as_ref().map_err(|error| NotMeasurable::NoPicture(error.to_string()))?;
        if let Some(refusal) = &self.refusal {
            return Err(NotMeasurable::NoPicture(refusal.to_string()));
        }
        match (format.frames, self.stored) {
            (2.., _) => Err(NotMeasurable::Frames(format.frames)),
            (_, Some(Stored::UpsideDown)) => Err(NotMeasurable::UpsideDown),
            (_, Some(Stored::Turned)) => Err(NotMeasurable::Turned),
            _ => Ok(*format),
        }
    }

    /// Millimetres between its pixels, by which things on it are told by their size; none where only the shape of a pixel is known.
    ///
    /// # Errors
    /// [`NotMeasurable`] where landmarks on it could not be measured either: what runs along the body runs from above downwards.
    pub fn seen_spacing(&self) -> Result<Option<PixelSpacing>, NotMeasurable> {
        self.measurable()?;
        let scale = self.scale.as_ref().ok().filter(|scale| scale.calibration != Calibration::None);
        Ok(scale.and_then(|scale| scale.spacing))
    }
}

/// Statements that help a person to recognise a film. None of them names the patient.
const STATEMENTS: [Attribute; 9] = [
    Attribute::StudyDate,
    Attribute::BodyPartExamined,
    Attribute::ViewPosition,
    Attribute::StudyDescription,
    Attribute::SeriesDescription,
    Attribute::Manufacturer,
    Attribute::ManufacturerModelName,
    Attribute::BurnedInAnnotation,
    Attribute::LossyImageCompression,
];

impl<R: Read + Seek> FilmFile<R> {
    /// Reads the header of a film.
    ///
    /// # Errors
    /// [`ReadError::Empty`], [`ReadError::UnknownFormat`], [`ReadError::Derived`], or what is wrong with the file.
    pub fn open(mut reader: R) -> Result<Self, ReadError> {
        let mut start = Vec::with_capacity(132);
        reader.seek(SeekFrom::Start(0))?;
        reader.by_ref().take(132).read_to_end(&mut start)?;
        // The preamble of a DICOM file may be the beginning of a TIFF.
        let is_dicom = start.get(128..132) == Some(b"DICM");
        let content = match picture::format(&start).filter(|_| !is_dicom) {
            Some(format) => {
                let head = picture::head(&mut reader, format)?;
                Content::Picture { reader, format, head }
            }
            None => Content::Dicom(DicomFile::open(reader)?),
        };
        Ok(Self { content })
    }

    /// What the film says about itself.
    #[must_use]
    pub fn description(&self) -> Description {
        match &self.content {
            Content::Dicom(file) => describe(file),
            Content::Picture { head, .. } => Description {
                kind: Kind {
                    name: "picture without header".to_owned(),
                    is_film: true,
                    is_for_processing: false,
                },
                coding: head.format.to_owned(),
                modality: None,
                format: Ok((*head).into()),
                refusal: None,
                view: View::Unknown,
                stored: None,
                posture: None,
                is_recumbent: false,
                scale: Ok(FilmScale { spacing: None, calibration: Calibration::None, notes: Vec::new() }),
                statements: Vec::new(),
                unused: Vec::new(),
            },
        }
    }

    /// How the film wants to be shown.
    ///
    /// # Errors
    /// What is wrong with its format.
    pub fn presentation(&self) -> Result<Presentation, ReadError> {
        match &self.content {
            Content::Dicom(file) => Ok(shown::presentation(file.values(), &file.format()?).0),
            // 8 bits are meant to be seen as they are; of 16, nobody says which.
            Content::Picture { head, .. } if head.bits <= 8 => {
                Ok(Presentation { voi: Voi::Window(Window::spanning(0.0, 255.0)), ..Presentation::default() })
            }
            Content::Picture { .. } => Ok(Presentation::default()),
        }
    }

    /// Columns and rows that the picture will have.
    ///
    /// # Errors
    /// What is wrong with its format.
    pub fn size(&self) -> Result<(u32, u32), ReadError> {
        match &self.content {
            Content::Dicom(file) => file.format().map(|format| (format.columns, format.rows)),
            Content::Picture { head, .. } => Ok((head.columns, head.rows)),
        }
    }

    /// Decodes the picture (the first, of several) to one channel, here and now.
    ///
    /// For files from elsewhere use a [`Worker`](crate::Worker): a decoder may crash, hang or eat memory.
    ///
    /// # Errors
    /// What is wrong with the picture.
    pub fn channel(&mut self) -> Result<Frame, ReadError> {
        self.channel_of(0)
    }

    /// The same of a frame of several, counted from 0; a picture without header has one.
    ///
    /// # Errors
    /// What is wrong with the picture.
    pub fn channel_of(&mut self, frame: u32) -> Result<Frame, ReadError> {
        match &mut self.content {
            Content::Dicom(file) => {
                let palette = shown::palette(file.values());
                file.frame(frame)?.into_channel(palette.as_ref())
            }
            Content::Picture { reader, format, .. } => picture::decode(reader, *format),
        }
    }
}

fn describe<R: Read + Seek>(file: &DicomFile<R>) -> Description {
    let values = file.values();
    let kind = Kind::read(values);
    let stored = Stored::read(values);
    let view = orientation::view(values, stored);
    let format = file.format();
    let unused = format.as_ref().map(|format| shown::presentation(values, format).1).unwrap_or_default();
    let statements = STATEMENTS.iter().filter_map(|attribute| Some((*attribute, values.text(*attribute)?)));
    Description {
        kind,
        coding: format!("DICOM, {}", file.transfer_syntax()),
        modality: values.text(Attribute::Modality),
        format: format.map(PictureFormat::from),
        refusal: file.refusal(),
        view,
        stored,
        posture: crate::sort::bent(values, view).unwrap_or_else(|| orientation::posture(values)),
        is_recumbent: orientation::is_recumbent(values, view),
        scale: SpacingFacts::read(values, Kind::is_dx(values)).map(|facts| facts.scale()),
        statements: statements.collect(),
        unused,
    }
}

impl SampleKind {
    /// The number that stands for this kind between worker and caller.
    pub(crate) const fn number(self) -> u8 {
        self as u8
    }

    pub(crate) fn of(number: u8) -> Option<Self> {
        [Self::U8, Self::I8, Self::U16, Self::I16, Self::U32, Self::I32]
            .into_iter()
            .find(|kind| kind.number() == number)
    }
}
