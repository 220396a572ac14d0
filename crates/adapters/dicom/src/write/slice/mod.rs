//! Slices of computed tomography and of magnetic resonance, one a file.

mod computed;
mod contrast;
mod resonance;

pub use computed::{ComputedTomography, HounsfieldScale, Rotation};
pub use contrast::{ContrastAgent, IntrathecalContrast};
pub use resonance::{MagneticResonance, MetalArtefact, PhaseEncoding};

use super::body::BodyRegion;
use super::error::WriteError;
use super::header::Header;
use super::modules::{self, Image, Stored};
use super::plane::Plane;
use super::{ImageDescription, ImageIdentity, encoded, samples};
use dicom_dictionary_std::{tags, uids};
use std::io::Write;
use upright_anatomy::{Millimetres, PixelSpacing};
use upright_imaging::{Raster, Window};

/// A made-up slice of a patient who lies on the back, head first, to be written.
#[derive(Clone, Copy, Debug)]
pub struct NewSlice<'a> {
    /// How it was made.
    pub technique: Technique<'a>,
    /// The picture: of CT whole HU (16-bit signed), of MR brightness (16-bit unsigned).
    pub raster: &'a Raster,
    /// The values of interest; of CT in HU.
    pub window: Window,
    /// Where it lies.
    pub plane: Plane,
    /// From pixel to pixel.
    pub spacing: PixelSpacing,
    /// How thick the slice is.
    pub thickness: Millimetres,
    /// From the middle of this slice to that of the next. MR states it; of CT only the places of the slices tell.
    pub step: Millimetres,
    /// UID of the space in which the slices of a study lie.
    pub frame_of_reference_uid: &'a str,
    /// Number of the acquisition in the study.
    pub acquisition_number: u16,
    /// The part of the body.
    pub region: BodyRegion,
    /// Whose slice it pretends to be.
    pub identity: &'a ImageIdentity,
    /// What it says about itself to people.
    pub description: &'a ImageDescription,
}

/// How a slice was made.
#[derive(Clone, Copy, Debug)]
pub enum Technique<'a> {
    /// Computed tomography.
    Computed(&'a ComputedTomography),
    /// Magnetic resonance.
    Resonance(&'a MagneticResonance),
}

impl Technique<'_> {
    const fn class(self) -> (&'static str, &'static str, &'static [&'static str]) {
        match self {
            Self::Computed(_) => (uids::CT_IMAGE_STORAGE, "CT", &["ORIGINAL", "PRIMARY", "AXIAL"]),
            Self::Resonance(_) => (uids::MR_IMAGE_STORAGE, "MR", &["ORIGINAL", "PRIMARY", "OTHER"]),
        }
    }
}

/// Writes `slice` as a DICOM file, Explicit VR Little Endian. The picture is never copied whole.
///
/// - **Source**: DICOM PS3.3 A.3 (CT), A.4 (MR); PS3.10 7.1.
///
/// ```
/// use upright_anatomy::{Millimetres, PixelSpacing};
/// use upright_dicom::write::*;
/// use upright_imaging::{Raster, Samples, Window};
///
/// # let moment = || Moment { date: "20260131".into(), time: "093000".into() };
/// # let uid = |what| derived_uid(&["example", what]);
/// # let identity = ImageIdentity {
/// #   patient_id: "PHANTOM-1".into(), patient_name: "Phantom^One".into(), birth_date: None, age_years: Some(70), sex: None,
/// #   study_uid: uid("study"), series_uid: uid("series"), instance_uid: uid("instance"), study_id: "1".into(),
/// #   accession_number: "".into(), series_number: 1, instance_number: 1, study_began: moment(), taken: moment(),
/// # };
/// let technique = ComputedTomography {
///     scale: HounsfieldScale::Usual,
///     contrast: Some(IntrathecalContrast {
///         agent: ContrastAgent::Iohexol,
///         millilitres: 12.0,
///         iodine_mg_per_ml: 300.0,
///         time: "083000".into(),
///     }),
///     // …
/// #   tube_kilovolts: 120.0, tube_milliamperes: 250, exposure_ms: 750, kernel: "B60".into(), filter: "WEDGE".into(),
/// #   collection_diameter: Millimetres::new(500.0), table_height: Millimetres::new(160.0), rotation: Rotation::Clockwise,
/// };
/// let slice = NewSlice {
///     technique: Technique::Computed(&technique),
///     raster: &Raster::new(3, 1, Samples::I16(vec![-1000, 40, 1200]))?,
///     window: Window::spanning(-100.0, 900.0),
///     plane: Plane {
///         along_row: [1.0, 0.0, 0.0],
///         down_column: [0.0, 1.0, 0.0],
///         first_pixel: [-120.0, -90.0, 0.0],
///     },
///     spacing: PixelSpacing::new(0.5, 0.5)?,
///     thickness: Millimetres::new(0.8),
///     step: Millimetres::new(0.8),
///     frame_of_reference_uid: &derived_uid(&["example", "space"]),
///     acquisition_number: 1,
///     region: BodyRegion::LumbarSpine,
///     identity: &identity,
///     description: &ImageDescription::default(),
/// };
/// let mut file = Vec::new();
/// write_slice(&slice, &mut file)?;
/// # let clues = upright_dicom::Header::open(std::io::Cursor::new(file))?.clues();
/// # use upright_dicom::sort::{Slot, Verdict, judge};
/// # assert_eq!(judge(&clues).verdict, Verdict::Sorted(Slot::CtMyelogram));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// # Errors
/// [`WriteError::Samples`], [`WriteError::Bits`], [`WriteError::Sample`], [`WriteError::Hounsfield`] and [`WriteError::TooLarge`]
/// for a picture that is no slice, [`WriteError::Invalid`] for values that cannot be, [`WriteError::Io`] from `to`.
/// Nothing is written before all of the slice is known to be right.
pub fn write_slice(slice: &NewSlice<'_>, mut to: impl Write) -> Result<(), WriteError> {
    match slice.technique {
        Technique::Computed(technique) => {
            let scale = technique.scale;
            let samples = scale.checked(slice.raster)?;
            let header = header(slice, scale.stored_as(), |header| technique.fill(header, slice))?;
            to.write_all(&encoded(header)?)?;
            samples::write(samples.len(), samples.iter().map(|sample| scale.stored(*sample)), &mut to)
        }
        Technique::Resonance(technique) => {
            let samples = samples::unsigned(slice.raster, technique.bits_stored)?;
            let stored = Stored { bits: technique.bits_stored, signed: false, inverted: false };
            let header = header(slice, stored, |header| technique.fill(header, slice))?;
            to.write_all(&encoded(header)?)?;
            samples::write(samples.len(), samples.iter().copied(), &mut to)
        }
    }
}

fn header(
    slice: &NewSlice<'_>,
    stored: Stored,
    fill_technique: impl FnOnce(&mut Header) -> Result<(), WriteError>,
) -> Result<Header, WriteError> {
    let mut header = Header::empty();
    let (class, modality, image_type) = slice.technique.class();
    let image = Image {
        class,
        modality,
        image_type,
        region: slice.region,
        identifies_patient: false,
        identity: slice.identity,
        description: slice.description,
    };
    image.fill(&mut header)?;
    stored.fill(&mut header, slice.raster);
    modules::window(&mut header, slice.window)?;
    modules::frame_of_reference(&mut header, slice.frame_of_reference_uid)?;
    place(&mut header, slice)?;
    fill_technique(&mut header)?;
    Ok(header)
}

/// PS3.3 C.7.6.2.
fn place(header: &mut Header, slice: &NewSlice<'_>) -> Result<(), WriteError> {
    header.term(tags::PATIENT_POSITION, "HFS");
    header.integer(tags::ACQUISITION_NUMBER, slice.acquisition_number.into())?;
    slice.plane.fill(header)?;
    header.numbers(tags::SLICE_LOCATION, &[slice.plane.location()])?;
    header.numbers(tags::PIXEL_SPACING, &[slice.spacing.row(), slice.spacing.column()])?;
    header.positive(tags::SLICE_THICKNESS, slice.thickness.value())
}
