//! The shape of a picture: size, bits, channels.

use crate::attribute::Attribute;
use crate::error::{ReadError, shown};
use crate::values::Values;

/// Larger pictures are refused: 256 MiB a frame is three times the longest film.
pub const MOST_FRAME_BYTES: u64 = 256 << 20;

/// What the samples of a pixel mean.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Photometric {
    /// Grey; the lowest value is white.
    Monochrome1,
    /// Grey; the lowest value is black.
    Monochrome2,
    /// Red, green, blue.
    Rgb,
    /// Luminance and two colour differences.
    Ybr,
    /// The same, colour differences stored for every second pixel where not compressed.
    Ybr422,
    /// The same, as JPEG 2000 stores them; decoding gives red, green, blue.
    YbrJpeg2000,
    /// An index into a table of colours.
    Palette,
}

impl Photometric {
    const ALL: [(&'static str, Self); 9] = [
        ("MONOCHROME1", Self::Monochrome1),
        ("MONOCHROME2", Self::Monochrome2),
        ("RGB", Self::Rgb),
        ("YBR_FULL", Self::Ybr),
        ("YBR_FULL_422", Self::Ybr422),
        ("YBR_ICT", Self::YbrJpeg2000),
        ("YBR_RCT", Self::YbrJpeg2000),
        ("YBR_PARTIAL_420", Self::Ybr),
        ("PALETTE COLOR", Self::Palette),
    ];

    /// Whether a pixel has one sample and no colour.
    #[must_use]
    pub const fn is_monochrome(self) -> bool {
        matches!(self, Self::Monochrome1 | Self::Monochrome2)
    }

    const fn samples(self) -> u32 {
        match self {
            Self::Monochrome1 | Self::Monochrome2 | Self::Palette => 1,
            Self::Rgb | Self::Ybr | Self::Ybr422 | Self::YbrJpeg2000 => 3,
        }
    }
}

/// The numbers that a sample can be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SampleKind {
    /// 8 bits, unsigned.
    U8,
    /// 8 bits, signed.
    I8,
    /// 16 bits, unsigned.
    U16,
    /// 16 bits, signed.
    I16,
    /// 32 bits, unsigned.
    U32,
    /// 32 bits, signed.
    I32,
}

impl SampleKind {
    /// Bytes of one sample.
    #[must_use]
    pub const fn bytes(self) -> usize {
        match self {
            Self::U8 | Self::I8 => 1,
            Self::U16 | Self::I16 => 2,
            Self::U32 | Self::I32 => 4,
        }
    }
}

/// Size, bits and channels, as the header states them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PixelFormat {
    /// Width in pixels.
    pub columns: u32,
    /// Height in pixels.
    pub rows: u32,
    /// Frames; a film has one.
    pub frames: u32,
    /// Samples a pixel.
    pub samples: u32,
    /// Bits that a sample takes in an uncompressed file: 1, 8, 16 or 32.
    pub bits_allocated: u32,
    /// Bits of a sample that mean something.
    pub bits_stored: u32,
    /// The highest of them in an uncompressed sample, counted from 0.
    pub high_bit: u32,
    /// Whether samples can be negative.
    pub signed: bool,
    /// Whether an uncompressed picture is stored plane by plane.
    pub planar: bool,
    /// What the samples mean.
    pub photometric: Photometric,
}

impl PixelFormat {
    /// What the header says, checked.
    pub(crate) fn read(values: &Values) -> Result<Self, ReadError> {
        let photometric = photometric(values)?;
        let samples = values.count(Attribute::SamplesPerPixel).unwrap_or(photometric.samples());
        if samples != photometric.samples() {
            let problem = "the photometric interpretation needs another number";
            return Err(invalid(Attribute::SamplesPerPixel, samples, problem));
        }
        let bits_allocated = values.count(Attribute::BitsAllocated)?;
        if !matches!(bits_allocated, 1 | 8 | 16 | 32) {
            return Err(ReadError::Coding(format!("a picture of {bits_allocated} bits allocated a sample")));
        }
        let bits_stored = optional(values, Attribute::BitsStored, bits_allocated)?;
        if !(1..=bits_allocated).contains(&bits_stored) {
            return Err(invalid(
                Attribute::BitsStored,
                bits_stored,
                "it must be from 1 to the bits allocated",
            ));
        }
        let high_bit = optional(values, Attribute::HighBit, bits_stored - 1)?;
        if !(bits_stored - 1..bits_allocated).contains(&high_bit) {
            return Err(invalid(Attribute::HighBit, high_bit, "it must leave room for the bits stored"));
        }
        let format = Self {
            columns: values.count(Attribute::Columns)?,
            rows: values.count(Attribute::Rows)?,
            frames: optional(values, Attribute::NumberOfFrames, 1)?.max(1),
            samples,
            bits_allocated,
            bits_stored,
            high_bit,
            signed: optional(values, Attribute::PixelRepresentation, 0)? == 1,
            planar: samples > 1 && optional(values, Attribute::PlanarConfiguration, 0)? == 1,
            photometric,
        };
        format.check().map(|()| format)
    }

    fn check(&self) -> Result<(), ReadError> {
        for (attribute, count) in [(Attribute::Columns, self.columns), (Attribute::Rows, self.rows)] {
            if count == 0 {
                return Err(invalid(attribute, count, "a picture has pixels"));
            }
        }
        if self.frame_bytes() > MOST_FRAME_BYTES {
            return Err(ReadError::TooLarge {
                columns: self.columns,
                rows: self.rows,
                mebibytes: self.frame_bytes() >> 20,
                most: MOST_FRAME_BYTES >> 20,
            });
        }
        Ok(())
    }

    /// The numbers that a decoded sample can be.
    #[must_use]
    pub const fn kind(&self) -> SampleKind {
        match (self.bits_allocated, self.signed) {
            // A single bit has no room for a sign.
            (1, _) | (..=8, false) => SampleKind::U8,
            (2..=8, true) => SampleKind::I8,
            (..=16, false) => SampleKind::U16,
            (2..=16, true) => SampleKind::I16,
            (_, false) => SampleKind::U32,
            (_, true) => SampleKind::I32,
        }
    }

    /// Pixels of one frame.
    #[must_use]
    pub const fn pixels(&self) -> u64 {
        self.columns as u64 * self.rows as u64
    }

    /// Bytes of one decoded frame.
    #[must_use]
    pub const fn frame_bytes(&self) -> u64 {
        self.pixels().saturating_mul(self.samples as u64 * self.kind().bytes() as u64)
    }
}

fn photometric(values: &Values) -> Result<Photometric, ReadError> {
    let attribute = Attribute::PhotometricInterpretation;
    let name = values.text(attribute).ok_or(ReadError::Missing(attribute))?;
    let known = Photometric::ALL.iter().find(|(known, _)| *known == name);
    known.map(|(_, photometric)| *photometric).ok_or_else(|| ReadError::Invalid {
        attribute,
        found: shown(&name),
        problem: "this kind of picture is not read",
    })
}

/// A count that may be missing, but not be nonsense.
fn optional(values: &Values, attribute: Attribute, otherwise: u32) -> Result<u32, ReadError> {
    if values.has(attribute) { values.count(attribute) } else { Ok(otherwise) }
}

fn invalid(attribute: Attribute, found: u32, problem: &'static str) -> ReadError {
    ReadError::Invalid { attribute, found: found.to_string(), problem }
}
