//! Pictures of a gamma camera: flow, blood pool, spot views, whole body, and volumes.

mod acquisition;
mod camera;
mod injection;

pub use acquisition::{Acquisition, Orbit, Phase, PhaseKind};
pub use camera::{Camera, CameraView, Collimator};
pub use injection::{BoneTracer, Injection};

use super::body::{self, BodyRegion};
use super::error::WriteError;
use super::header::{Code, Header};
use super::modules::{self, Image, Stored};
use super::{ImageDescription, ImageIdentity, encoded, samples};
use dicom_dictionary_std::{tags, uids};
use std::io::Write;
use upright_anatomy::{PixelSpacing, Posture};
use upright_imaging::{Raster, Window};

/// A made-up picture of a gamma camera, of a patient who lies on the back, head first; to be written.
///
/// The moment of the picture (in the identity) is told by the camera's clock, that of the injection by another: they may disagree.
#[derive(Clone, Copy, Debug)]
pub struct NewScintigram<'a> {
    /// How it was taken.
    pub acquisition: Acquisition<'a>,
    /// Counts of every frame, of 16-bit unsigned samples and one size, in the order that the acquisition says.
    pub frames: &'a [Raster],
    /// The values of interest.
    pub window: Window,
    /// From pixel to pixel.
    pub spacing: PixelSpacing,
    /// What stands before the crystal.
    pub collimator: Collimator,
    /// What was injected.
    pub injection: &'a Injection,
    /// UID of the space in which the pictures of a study lie.
    pub frame_of_reference_uid: &'a str,
    /// The part of the body.
    pub region: BodyRegion,
    /// Whose picture it pretends to be.
    pub identity: &'a ImageIdentity,
    /// What it says about itself to people.
    pub description: &'a ImageDescription,
}

/// Bits of a sample: a gamma camera uses all.
const BITS: u32 = 16;
/// Of CID 21.
const HEAD_FIRST: Code = ("102540008", "SCT", "headfirst");

/// Writes `scintigram` as a DICOM file, Explicit VR Little Endian. The picture is never copied whole.
///
/// - **Source**: DICOM PS3.3 A.5, C.8.4; PS3.10 7.1.
///
/// ```
/// use upright_anatomy::PixelSpacing;
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
/// let injection = Injection {
///     tracer: BoneTracer::Medronate,
///     megabecquerels: 740.0,
///     time: "093000".into(),
///     administration_uid: derived_uid(&["example", "injection"]),
/// };
/// let flow = Phase { kind: PhaseKind::Flow, delay_ms: 0, frames: 2, frame_ms: 2000, pause_ms: 0 };
/// let scintigram = NewScintigram {
///     acquisition: Acquisition::Dynamic {
///         cameras: &[Camera { view: CameraView::Posterior, first_pixel: None }],
///         phases: &[flow],
///     },
///     frames: &[[0, 1], [3, 9]]
///         .map(|counts| Raster::new(2, 1, Samples::U16(counts.to_vec())).expect("2 × 1")),
///     window: Window::spanning(0.0, 9.0),
///     spacing: PixelSpacing::new(4.8, 4.8)?,
///     collimator: Collimator::HighResolution,
///     injection: &injection,
///     frame_of_reference_uid: &derived_uid(&["example", "space"]),
///     region: BodyRegion::LumbarSpine,
///     identity: &identity,
///     description: &ImageDescription::default(),
/// };
/// let mut file = Vec::new();
/// write_scintigram(&scintigram, &mut file)?;
/// # let clues = upright_dicom::Header::open(std::io::Cursor::new(file))?.clues();
/// # use upright_dicom::sort::{Slot, Verdict, judge};
/// # assert_eq!(judge(&clues).verdict, Verdict::Sorted(Slot::BoneScanFlow));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// # Errors
/// [`WriteError::Frames`] for frames that are not those of the acquisition, [`WriteError::Samples`] and [`WriteError::TooLarge`]
/// for a picture that is none of a gamma camera, [`WriteError::Invalid`] for values that cannot be, [`WriteError::Io`] from `to`.
/// Nothing is written before all of the picture is known to be right.
pub fn write_scintigram(scintigram: &NewScintigram<'_>, mut to: impl Write) -> Result<(), WriteError> {
    let frames = checked(scintigram.frames, &scintigram.acquisition)?;
    to.write_all(&encoded(header(scintigram, &frames)?)?)?;
    let count = frames.iter().map(|samples| samples.len()).sum();
    samples::write(count, frames.iter().copied().flatten().copied(), &mut to)
}

/// The samples of the frames, if there are as many as the acquisition has, all of one size.
fn checked<'a>(frames: &'a [Raster], acquisition: &Acquisition<'_>) -> Result<Vec<&'a [u16]>, WriteError> {
    let stated = acquisition.frames(frames.len());
    let Some(first) = frames.first().filter(|_| frames.len() == stated && stated <= usize::from(u16::MAX))
    else {
        return Err(WriteError::Frames { found: frames.len(), stated });
    };
    samples::check_size(first, frames.len())?;
    let size = |frame: &Raster| (frame.columns(), frame.rows());
    if frames.iter().any(|frame| size(frame) != size(first)) {
        return Err(WriteError::FrameSizes);
    }
    frames.iter().map(|frame| samples::unsigned(frame, BITS)).collect()
}

fn header(scintigram: &NewScintigram<'_>, frames: &[&[u16]]) -> Result<Header, WriteError> {
    let mut header = Header::empty();
    let image = Image {
        class: uids::NUCLEAR_MEDICINE_IMAGE_STORAGE,
        modality: "NM",
        image_type: &["ORIGINAL", "PRIMARY", scintigram.acquisition.term(), "EMISSION"],
        region: scintigram.region,
        identifies_patient: false,
        identity: scintigram.identity,
        description: scintigram.description,
    };
    image.fill(&mut header)?;
    if let Some(first) = scintigram.frames.first() {
        Stored { bits: BITS, signed: false, inverted: false }.fill(&mut header, first);
    }
    modules::window(&mut header, scintigram.window)?;
    modules::frame_of_reference(&mut header, scintigram.frame_of_reference_uid)?;
    body::gravity(&mut header, Posture::Supine)?;
    header.items(tags::PATIENT_GANTRY_RELATIONSHIP_CODE_SEQUENCE, [Header::code(HEAD_FIRST)?]);
    header.numbers(tags::PIXEL_SPACING, &[scintigram.spacing.row(), scintigram.spacing.column()])?;
    scintigram.acquisition.fill(&mut header, scintigram.collimator, frames)?;
    scintigram.injection.fill(&mut header)?;
    Ok(header)
}
