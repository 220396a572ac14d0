//! What a file says of the slices that it holds.

use crate::attribute::{Attribute, Purpose};
use crate::error::ReadError;
use crate::file::DicomFile;
use crate::format::PixelFormat;
use crate::shown;
use crate::values::Values;
use crate::walk::MOST_FRAMES;
use std::io::{Read, Seek};
use upright_anatomy::Posture;
use upright_imaging::{Modality, Padding, Raster};
use upright_reading::{MrTechnique, Technique};

/// What a number in a volume counts, once it is rescaled.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum VoxelUnit {
    /// Hounsfield units.
    Hounsfield,
    /// Nobody says, or numbers that compare within a series only, as in MR.
    Unspecified,
}

/// A slice: a picture of its own, or a frame of an object that holds many.
///
/// - **Frame, unit**: DICOM's patient axes, towards the patient's left, back and head; millimetres.
/// - **Source**: DICOM PS3.3 C.7.6.2, C.7.6.16.
#[derive(Clone, Debug, PartialEq)]
pub struct SliceHead {
    /// Modality, as `CT`.
    pub modality: String,
    /// Values of ImageType.
    pub image_type: Vec<String>,
    /// Size, bits and channels.
    pub format: PixelFormat,
    /// Middle of the first pixel.
    pub position: Option<[f64; 3]>,
    /// Directions of a row and of a column.
    pub orientation: Option<[[f64; 3]; 2]>,
    /// From row to row, and from column to column.
    pub spacing: Option<[f64; 2]>,
    /// Value = slope × stored + intercept; none where the file's numbers make no sense, or a table stands in their place.
    pub rescale: Option<[f64; 2]>,
    /// What the value counts.
    pub unit: VoxelUnit,
    /// Stored values that are no picture.
    pub padding: Option<Padding>,
    /// Whether the lowest value is white.
    pub is_inverted: bool,
    /// Whether it was compressed with loss.
    pub is_lossy: bool,
    /// Space that positions are told in.
    pub frame_of_reference: String,
    /// Number of the slice in its series.
    pub number: i64,
    /// Number of the acquisition.
    pub acquisition: i64,
    /// Moment, of pictures of one place at several.
    pub moment: i64,
    /// Stack, of an object that holds several.
    pub stack: String,
    /// Echo time in ms.
    pub echo_ms: Option<f64>,
    /// How the patient lay in the machine, as PatientPosition says; unknown where it does not.
    pub posture: Posture,
    /// Tube voltage and contrast medium, of a CT.
    pub technique: Technique,
    /// Bandwidth and field, of an MR.
    pub resonance: MrTechnique,
    /// Kernel of the reconstruction as the scanner calls it; several where it went through several. Nothing where none is stated.
    pub kernel: Option<String>,
}

/// A file of slices: its header was read, its pixels were not.
pub struct SliceFile<R> {
    file: DicomFile<R>,
}

impl<R: Read + Seek> SliceFile<R> {
    /// Reads the header of a file; nothing that names a patient.
    ///
    /// # Errors
    /// What is wrong with the file.
    pub fn open(reader: R) -> Result<Self, ReadError> {
        Ok(Self { file: DicomFile::open_for(reader, Purpose::Stacking)? })
    }

    /// Its slices, in the order of its frames.
    ///
    /// # Errors
    /// What is wrong with its format; [`ReadError::TooMany`] where it states more frames than any study has.
    pub fn heads(&self) -> Result<Vec<SliceHead>, ReadError> {
        let (values, format) = (self.file.values(), self.file.format()?);
        if format.frames as usize > MOST_FRAMES {
            return Err(ReadError::TooMany { what: "frames", most: MOST_FRAMES as u64 });
        }
        let shared = values.items(Attribute::SharedFunctionalGroupsSequence);
        let frames = values.items(Attribute::PerFrameFunctionalGroupsSequence);
        let head = |frame: Option<&Values>| {
            SliceHead::read(&Groups { object: values, shared: shared.first(), frame }, format)
        };
        if frames.is_empty() && format.frames == 1 {
            return Ok(vec![head(None)]);
        }
        Ok((0..format.frames as usize).map(|number| head(frames.get(number))).collect())
    }

    /// Whether its pictures can be read here and now; others are for a [`Worker`](crate::Worker).
    #[must_use]
    pub fn is_plain(&self) -> bool {
        self.file.is_plain()
    }

    /// Stored values of a frame, counted from 0.
    ///
    /// # Errors
    /// What is wrong with the picture.
    pub fn frame(&mut self, index: u32) -> Result<Raster, ReadError> {
        self.file.raster(index, "a slice in colour")
    }
}

/// Where an attribute of a slice may stand: of the frame, of all frames, of the object.
pub(super) struct Groups<'a> {
    pub(super) object: &'a Values,
    pub(super) shared: Option<&'a Values>,
    pub(super) frame: Option<&'a Values>,
}

impl Groups<'_> {
    /// What stands in a sequence of the frame or of all frames, else in the object itself.
    fn find<T>(&self, sequence: Attribute, read: impl Fn(&Values) -> Option<T>) -> Option<T> {
        let groups = [self.frame, self.shared].into_iter().flatten();
        let found = groups.flat_map(|group| group.items(sequence)).find_map(|item| read(&item));
        found.or_else(|| read(self.object))
    }

    pub(super) fn numbers<const N: usize>(
        &self,
        sequence: Attribute,
        attribute: Attribute,
    ) -> Option<[f64; N]> {
        self.find(sequence, |values| values.numbers(attribute).ok().flatten()?.try_into().ok())
    }

    fn whole(&self, sequence: Attribute, attribute: Attribute) -> i64 {
        let first = |values: &Values| values.whole_numbers(attribute)?.first().copied();
        self.find(sequence, first).unwrap_or_default()
    }
}

impl SliceHead {
    fn read(groups: &Groups<'_>, format: PixelFormat) -> Self {
        use Attribute as A;
        let values = groups.object;
        let (presentation, _) = shown::presentation(values, &format);
        let rescale = rescale(groups).filter(|_| matches!(presentation.modality, Modality::Rescale { .. }));
        let content = A::FrameContentSequence;
        Self {
            modality: values.text(A::Modality).unwrap_or_default(),
            image_type: values.texts(A::ImageType),
            position: groups.numbers(A::PlanePositionSequence, A::ImagePositionPatient),
            orientation: groups
                .numbers::<6>(A::PlaneOrientationSequence, A::ImageOrientationPatient)
                .map(|[a, b, c, d, e, f]| [[a, b, c], [d, e, f]]),
            spacing: groups.numbers(A::PixelMeasuresSequence, A::PixelSpacing),
            rescale,
            unit: if rescale.is_some() { unit(groups) } else { VoxelUnit::Unspecified },
            padding: presentation.padding,
            is_inverted: presentation.inverted,
            is_lossy: values.text(A::LossyImageCompression).as_deref() == Some("01"),
            frame_of_reference: values.text(A::FrameOfReferenceUID).unwrap_or_default(),
            number: groups.whole(content, A::InstanceNumber),
            acquisition: groups.whole(content, A::AcquisitionNumber),
            moment: groups
                .whole(content, A::TemporalPositionIndex)
                .max(groups.whole(content, A::TemporalPositionIdentifier)),
            stack: groups.find(content, |values| values.text(A::StackID)).unwrap_or_default(),
            echo_ms: groups
                .numbers::<1>(A::MREchoSequence, A::EffectiveEchoTime)
                .map_or_else(|| values.number(A::EchoTime), |[number]| Some(number)),
            posture: posture_of(values.text(A::PatientPosition).unwrap_or_default().as_str()),
            technique: super::technique::technique(groups),
            resonance: resonance(groups),
            kernel: kernel(groups),
            format,
        }
    }
}

/// On the back or on the belly, head or feet first (PS3.3 C.7.3.1.1.2); on a side is neither.
#[must_use]
pub fn posture_of(position: &str) -> Posture {
    match position {
        "HFS" | "FFS" => Posture::Supine,
        "HFP" | "FFP" => Posture::Prone,
        _ => Posture::Unknown,
    }
}

/// PS3.3 C.8.3.1 and C.8.13.5.6: of an enhanced MR the bandwidth stands in a sequence of its own.
fn resonance(groups: &Groups<'_>) -> MrTechnique {
    let bandwidth = groups.numbers::<1>(Attribute::MRImagingModifierSequence, Attribute::PixelBandwidth);
    MrTechnique {
        pixel_bandwidth_hz: bandwidth.map(|[bandwidth]| bandwidth),
        field_tesla: groups.object.number(Attribute::MagneticFieldStrength),
    }
}

/// Of objects with many frames it stands in a sequence of its own.
fn kernel(groups: &Groups<'_>) -> Option<String> {
    let stated = groups.find(Attribute::CTReconstructionSequence, |values| {
        let words = values.texts(Attribute::ConvolutionKernel);
        (!words.is_empty()).then(|| words.join(" "))
    })?;
    let stated = stated.trim();
    (!stated.is_empty()).then(|| stated.to_owned())
}

/// Slope and intercept: 1 and 0 where none is stated; nothing where what is stated is no number, or a slope of 0.
fn rescale(groups: &Groups<'_>) -> Option<[f64; 2]> {
    let sequence = Attribute::PixelValueTransformationSequence;
    let number = |attribute, usual| {
        let is_stated = groups.find(sequence, |values| values.has(attribute).then_some(())).is_some();
        let stated = groups.numbers::<1>(sequence, attribute).map(|[number]| number);
        if is_stated { stated } else { Some(usual) }
    };
    let slope = number(Attribute::RescaleSlope, 1.0).filter(|slope| *slope != 0.0)?;
    Some([slope, number(Attribute::RescaleIntercept, 0.0)?])
}

/// PS3.3 C.8.2.1.1.2: a CT that says nothing else, and was not derived, is in Hounsfield units.
fn unit(groups: &Groups<'_>) -> VoxelUnit {
    let stated = groups
        .find(Attribute::PixelValueTransformationSequence, |values| values.text(Attribute::RescaleType));
    let is_ct = groups.object.text(Attribute::Modality).as_deref() == Some("CT");
    let is_original =
        groups.object.texts(Attribute::ImageType).first().is_some_and(|first| first == "ORIGINAL");
    match stated.as_deref() {
        Some("HU") => VoxelUnit::Hounsfield,
        None if is_ct && is_original => VoxelUnit::Hounsfield,
        _ => VoxelUnit::Unspecified,
    }
}
