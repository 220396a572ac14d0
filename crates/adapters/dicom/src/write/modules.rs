//! The modules that a picture has whatever it shows: patient, study, series, equipment, picture.

use super::body::BodyRegion;
use super::error::WriteError;
use super::header::Header;
use super::{ImageDescription, ImageIdentity};
use dicom_dictionary_std::tags;
use upright_imaging::{Raster, Window, WindowFunction};

const SYNTHETIC: &str = "SYNTHETIC: computed by a program, nobody was exposed.";

/// What every picture says.
#[derive(Clone, Copy)]
pub(super) struct Image<'a> {
    /// SOPClassUID.
    pub(super) class: &'static str,
    pub(super) modality: &'static str,
    /// ORIGINAL: computed from bones, not from another picture (PS3.3 C.7.6.1.1.2).
    pub(super) image_type: &'a [&'a str],
    pub(super) region: BodyRegion,
    pub(super) identifies_patient: bool,
    pub(super) identity: &'a ImageIdentity,
    pub(super) description: &'a ImageDescription,
}

impl Image<'_> {
    pub(super) fn fill(&self, header: &mut Header) -> Result<(), WriteError> {
        patient(header, self.identity)?;
        self.study(header)?;
        self.series(header)?;
        equipment(header)?;
        self.image(header)?;
        self.region.fill(header)
    }

    /// PS3.3 C.7.2.1.
    fn study(&self, header: &mut Header) -> Result<(), WriteError> {
        let identity = self.identity;
        header.text(tags::STUDY_INSTANCE_UID, &identity.study_uid)?;
        header.text(tags::STUDY_DATE, &identity.study_began.date)?;
        header.text(tags::STUDY_TIME, &identity.study_began.time)?;
        header.text(tags::REFERRING_PHYSICIAN_NAME, "")?;
        header.text(tags::STUDY_ID, &identity.study_id)?;
        header.text(tags::ACCESSION_NUMBER, &identity.accession_number)?;
        header.optional(tags::STUDY_DESCRIPTION, &self.description.study)
    }

    /// PS3.3 C.7.3.1, C.8.11.1, C.8.1.1.
    fn series(&self, header: &mut Header) -> Result<(), WriteError> {
        let identity = self.identity;
        header.text(tags::MODALITY, self.modality)?;
        header.text(tags::SERIES_INSTANCE_UID, &identity.series_uid)?;
        header.integer(tags::SERIES_NUMBER, identity.series_number.into())?;
        header.text(tags::SERIES_DATE, &identity.taken.date)?;
        header.text(tags::SERIES_TIME, &identity.taken.time)?;
        header.optional(tags::SERIES_DESCRIPTION, &self.description.series)?;
        header.optional(tags::PROTOCOL_NAME, &self.description.protocol)
    }

    /// PS3.3 C.7.6.1, C.12.1.
    fn image(&self, header: &mut Header) -> Result<(), WriteError> {
        let identity = self.identity;
        header.text(tags::SPECIFIC_CHARACTER_SET, "ISO_IR 192")?;
        header.text(tags::SOP_CLASS_UID, self.class)?;
        header.text(tags::SOP_INSTANCE_UID, &identity.instance_uid)?;
        header.integer(tags::INSTANCE_NUMBER, identity.instance_number.into())?;
        for (date, time) in
            [(tags::ACQUISITION_DATE, tags::ACQUISITION_TIME), (tags::CONTENT_DATE, tags::CONTENT_TIME)]
        {
            header.text(date, &identity.taken.date)?;
            header.text(time, &identity.taken.time)?;
        }
        header.texts(tags::IMAGE_TYPE, self.image_type)?;
        header.text(tags::IMAGE_COMMENTS, format!("{SYNTHETIC} {}", self.description.comment).trim_end())?;
        header.text(tags::QUALITY_CONTROL_IMAGE, "YES")?;
        header.text(tags::BURNED_IN_ANNOTATION, if self.identifies_patient { "YES" } else { "NO" })?;
        header.text(tags::LOSSY_IMAGE_COMPRESSION, "00")
    }
}

/// PS3.3 C.7.1.1, C.7.2.2.
fn patient(header: &mut Header, identity: &ImageIdentity) -> Result<(), WriteError> {
    header.text(tags::PATIENT_NAME, &identity.patient_name)?;
    header.text(tags::PATIENT_ID, &identity.patient_id)?;
    header.text(tags::PATIENT_BIRTH_DATE, identity.birth_date.as_deref().unwrap_or_default())?;
    header.text(tags::PATIENT_SEX, identity.sex.map_or("", |sex| sex.letter()))?;
    header.text(tags::PATIENT_COMMENTS, SYNTHETIC)?;
    header.text(tags::QUALITY_CONTROL_SUBJECT, "YES")?;
    identity.age_years.map_or(Ok(()), |age| header.text(tags::PATIENT_AGE, &format!("{age:03}Y")))
}

/// PS3.3 C.7.5.1.
fn equipment(header: &mut Header) -> Result<(), WriteError> {
    header.text(tags::MANUFACTURER, "Upright")?;
    header.text(tags::MANUFACTURER_MODEL_NAME, "phantom")?;
    header.text(tags::SOFTWARE_VERSIONS, env!("CARGO_PKG_VERSION"))
}

/// PS3.3 C.7.4.1. Nothing marks where the space begins.
pub(super) fn frame_of_reference(header: &mut Header, uid: &str) -> Result<(), WriteError> {
    header.text(tags::FRAME_OF_REFERENCE_UID, uid)?;
    header.text(tags::POSITION_REFERENCE_INDICATOR, "")
}

/// How samples are stored.
#[derive(Clone, Copy)]
pub(super) struct Stored {
    pub(super) bits: u32,
    pub(super) signed: bool,
    /// Whether the lowest value is white.
    pub(super) inverted: bool,
}

impl Stored {
    /// PS3.3 C.7.6.3, without the samples. The picture has been checked: size and bits fit.
    pub(super) fn fill(self, header: &mut Header, picture: &Raster) {
        header.whole(tags::SAMPLES_PER_PIXEL, 1_u16);
        header.term(
            tags::PHOTOMETRIC_INTERPRETATION,
            if self.inverted { "MONOCHROME1" } else { "MONOCHROME2" },
        );
        header.whole(tags::ROWS, picture.rows() as u16);
        header.whole(tags::COLUMNS, picture.columns() as u16);
        header.whole(tags::BITS_ALLOCATED, 16_u16);
        header.whole(tags::BITS_STORED, self.bits as u16);
        header.whole(tags::HIGH_BIT, self.bits as u16 - 1);
        header.whole(tags::PIXEL_REPRESENTATION, u16::from(self.signed));
    }
}

/// PS3.3 C.11.1: one unit a step, from `intercept`.
pub(super) fn rescale(header: &mut Header, intercept: f64, unit: &str) -> Result<(), WriteError> {
    header.numbers(tags::RESCALE_INTERCEPT, &[intercept])?;
    header.numbers(tags::RESCALE_SLOPE, &[1.0])?;
    header.text(tags::RESCALE_TYPE, unit)
}

/// PS3.3 C.11.2.
pub(super) fn window(header: &mut Header, window: Window) -> Result<(), WriteError> {
    header.numbers(tags::WINDOW_CENTER, &[window.centre()])?;
    header.numbers(tags::WINDOW_WIDTH, &[window.width()])?;
    header.text(tags::VOILUT_FUNCTION, function(window.function()))
}

const fn function(function: WindowFunction) -> &'static str {
    match function {
        WindowFunction::Linear => "LINEAR",
        WindowFunction::LinearExact => "LINEAR_EXACT",
        WindowFunction::Sigmoid => "SIGMOID",
    }
}
