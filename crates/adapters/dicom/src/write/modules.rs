//! The modules that a film has whatever it shows: patient, study, series, equipment, picture.

use super::error::WriteError;
use super::header::{Code, Header};
use super::{FilmClass, NewFilm};
use dicom_dictionary_std::tags;
use upright_imaging::WindowFunction;

const SPINE: Code = ("421060004", "SCT", "Spine");
const SYNTHETIC: &str = "SYNTHETIC: computed by a program, nobody was exposed.";

/// Everything but position and geometry.
pub(super) fn fill(header: &mut Header, film: &NewFilm<'_>) -> Result<(), WriteError> {
    patient(header, film)?;
    study(header, film)?;
    series(header, film)?;
    equipment(header)?;
    image(header, film)?;
    pixels(header, film)?;
    shown(header, film)?;
    if film.class == FilmClass::DigitalXRay {
        digital(header, film)?;
    }
    Ok(())
}

/// PS3.3 C.7.1.1, C.7.2.2.
fn patient(header: &mut Header, film: &NewFilm<'_>) -> Result<(), WriteError> {
    let identity = film.identity;
    header.text(tags::PATIENT_NAME, &identity.patient_name)?;
    header.text(tags::PATIENT_ID, &identity.patient_id)?;
    header.text(tags::PATIENT_BIRTH_DATE, identity.birth_date.as_deref().unwrap_or_default())?;
    header.text(tags::PATIENT_SEX, identity.sex.map_or("", |sex| sex.letter()))?;
    header.text(tags::PATIENT_COMMENTS, SYNTHETIC)?;
    header.text(tags::QUALITY_CONTROL_SUBJECT, "YES")?;
    identity.age_years.map_or(Ok(()), |age| header.text(tags::PATIENT_AGE, &format!("{age:03}Y")))
}

/// PS3.3 C.7.2.1.
fn study(header: &mut Header, film: &NewFilm<'_>) -> Result<(), WriteError> {
    let identity = film.identity;
    header.text(tags::STUDY_INSTANCE_UID, &identity.study_uid)?;
    header.text(tags::STUDY_DATE, &identity.study_began.date)?;
    header.text(tags::STUDY_TIME, &identity.study_began.time)?;
    header.text(tags::REFERRING_PHYSICIAN_NAME, "")?;
    header.text(tags::STUDY_ID, &identity.study_id)?;
    header.text(tags::ACCESSION_NUMBER, &identity.accession_number)?;
    optional(header, tags::STUDY_DESCRIPTION, &film.description.study)
}

/// PS3.3 C.7.3.1, C.8.11.1, C.8.1.1.
fn series(header: &mut Header, film: &NewFilm<'_>) -> Result<(), WriteError> {
    let identity = film.identity;
    header.text(tags::MODALITY, film.class.modality())?;
    header.text(tags::SERIES_INSTANCE_UID, &identity.series_uid)?;
    header.text(tags::SERIES_NUMBER, &identity.series_number.to_string())?;
    header.text(tags::SERIES_DATE, &identity.taken.date)?;
    header.text(tags::SERIES_TIME, &identity.taken.time)?;
    header.text(tags::BODY_PART_EXAMINED, "SPINE")?;
    optional(header, tags::SERIES_DESCRIPTION, &film.description.series)?;
    optional(header, tags::PROTOCOL_NAME, &film.description.protocol)
}

/// PS3.3 C.7.5.1.
fn equipment(header: &mut Header) -> Result<(), WriteError> {
    header.text(tags::MANUFACTURER, "Upright")?;
    header.text(tags::MANUFACTURER_MODEL_NAME, "phantom")?;
    header.text(tags::SOFTWARE_VERSIONS, env!("CARGO_PKG_VERSION"))
}

/// PS3.3 C.7.6.1, C.12.1.
fn image(header: &mut Header, film: &NewFilm<'_>) -> Result<(), WriteError> {
    let identity = film.identity;
    header.text(tags::SPECIFIC_CHARACTER_SET, "ISO_IR 192")?;
    header.text(tags::SOP_CLASS_UID, film.class.uid())?;
    header.text(tags::SOP_INSTANCE_UID, &identity.instance_uid)?;
    header.text(tags::INSTANCE_NUMBER, &identity.instance_number.to_string())?;
    for (date, time) in
        [(tags::ACQUISITION_DATE, tags::ACQUISITION_TIME), (tags::CONTENT_DATE, tags::CONTENT_TIME)]
    {
        header.text(date, &identity.taken.date)?;
        header.text(time, &identity.taken.time)?;
    }
    // ORIGINAL: computed from bones, not from another picture (C.7.6.1.1.2).
    header.texts(tags::IMAGE_TYPE, image_type(film.class))?;
    header.text(tags::IMAGE_COMMENTS, format!("{SYNTHETIC} {}", film.description.comment).trim_end())?;
    header.text(tags::QUALITY_CONTROL_IMAGE, "YES")?;
    header.text(tags::BURNED_IN_ANNOTATION, if film.identifies_patient { "YES" } else { "NO" })?;
    header.text(tags::LOSSY_IMAGE_COMPRESSION, "00")?;
    header.text(tags::IMAGE_LATERALITY, "U")?;
    header.items(tags::ANATOMIC_REGION_SEQUENCE, [Header::code(SPINE)?]);
    Ok(())
}

/// The third value of a DX film is present and empty (C.8.11.3.1.1).
const fn image_type(class: FilmClass) -> &'static [&'static str] {
    match class {
        FilmClass::DigitalXRay => &["ORIGINAL", "PRIMARY", ""],
        FilmClass::ComputedRadiography => &["ORIGINAL", "PRIMARY"],
    }
}

/// PS3.3 C.7.6.3, without the samples.
fn pixels(header: &mut Header, film: &NewFilm<'_>) -> Result<(), WriteError> {
    let (columns, rows) = (film.raster.columns(), film.raster.rows());
    header.whole(tags::SAMPLES_PER_PIXEL, 1_u16);
    header
        .text(tags::PHOTOMETRIC_INTERPRETATION, if film.inverted { "MONOCHROME1" } else { "MONOCHROME2" })?;
    // The picture has been checked: size and bits fit.
    header.whole(tags::ROWS, rows as u16);
    header.whole(tags::COLUMNS, columns as u16);
    header.whole(tags::BITS_ALLOCATED, 16_u16);
    header.whole(tags::BITS_STORED, film.bits_stored as u16);
    header.whole(tags::HIGH_BIT, film.bits_stored as u16 - 1);
    header.whole(tags::PIXEL_REPRESENTATION, 0_u16);
    Ok(())
}

/// PS3.3 C.11.1, C.11.2, and the shape of C.7.6.1.
fn shown(header: &mut Header, film: &NewFilm<'_>) -> Result<(), WriteError> {
    header.numbers(tags::RESCALE_INTERCEPT, &[0.0])?;
    header.numbers(tags::RESCALE_SLOPE, &[1.0])?;
    header.text(tags::RESCALE_TYPE, "US")?;
    header.numbers(tags::WINDOW_CENTER, &[film.window.centre()])?;
    header.numbers(tags::WINDOW_WIDTH, &[film.window.width()])?;
    header.text(tags::VOILUT_FUNCTION, function(film.window.function()))?;
    header.text(tags::PRESENTATION_LUT_SHAPE, if film.inverted { "INVERSE" } else { "IDENTITY" })
}

const fn function(function: WindowFunction) -> &'static str {
    match function {
        WindowFunction::Linear => "LINEAR",
        WindowFunction::LinearExact => "LINEAR_EXACT",
        WindowFunction::Sigmoid => "SIGMOID",
    }
}

/// What only DX asks for: PS3.3 C.8.11.1, C.8.11.3, C.7.6.14.
fn digital(header: &mut Header, film: &NewFilm<'_>) -> Result<(), WriteError> {
    header.text(tags::PRESENTATION_INTENT_TYPE, "FOR PRESENTATION")?;
    header.text(tags::PIXEL_INTENSITY_RELATIONSHIP, "LOG")?;
    // What absorbs more is bright, so where bright is high, high is little intensity.
    header.whole(tags::PIXEL_INTENSITY_RELATIONSHIP_SIGN, if film.inverted { 1_i16 } else { -1 });
    header.items(tags::ACQUISITION_CONTEXT_SEQUENCE, []);
    Ok(())
}

/// An attribute that need not be there.
fn optional(header: &mut Header, tag: dicom_core::Tag, text: &str) -> Result<(), WriteError> {
    if text.is_empty() { Ok(()) } else { header.text(tag, text) }
}
