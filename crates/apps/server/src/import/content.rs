//! What a received file is: a DICOM object with an identity, a picture without one, or nothing that is stored.

use crate::film::FilmDescription;
use std::fs::File;
use upright_dicom::identity::{Patient, Sex};
use upright_dicom::{FilmFile, Header, ReadError};

/// What a file is, as far as filing it goes.
pub(crate) struct Content {
    /// Whose it is and which object it is; none of a picture that has lost its header.
    pub(crate) object: Option<Object>,
    /// What the sorter needs, as JSON; empty = nothing.
    pub(crate) clues: String,
    /// What it says about itself as a film, as JSON; empty = it is none.
    pub(crate) description: String,
    /// Whether landmarks may be placed on it.
    pub(crate) is_film: bool,
}

/// A DICOM object.
pub(crate) struct Object {
    pub(crate) patient: upright_store::Patient,
    pub(crate) study: String,
    pub(crate) series: String,
    pub(crate) instance: String,
    pub(crate) class: String,
    pub(crate) modality: Option<String>,
    pub(crate) taken_on: Option<jiff::civil::Date>,
}

/// Reads what a file is; its pixels are not touched.
///
/// # Errors
/// Why it is nothing that can be stored, in a sentence without a word of the file.
pub(crate) fn read(mut file: File) -> Result<Content, String> {
    let again = |file: &mut File| std::io::Seek::rewind(file).map_err(|error| error.to_string());
    let copy = file.try_clone().map_err(|error| error.to_string())?;
    let film = FilmFile::open(copy).map_err(|error| refusal(&error))?;
    let description = film.description();
    drop(film);
    again(&mut file)?;
    let is_film = description.measurable().is_ok();
    let written = |description: &FilmDescription| serde_json::to_string(description).unwrap_or_default();
    let description = FilmDescription::of(&description);
    match Header::open(file) {
        Ok(header) => {
            let clues = serde_json::to_string(&header.clues()).map_err(|error| error.to_string())?;
            let description = if header.has_pixels() { written(&description) } else { String::new() };
            Ok(Content { object: Some(object(&header)?), clues, description, is_film })
        }
        Err(ReadError::UnknownFormat) => {
            Ok(Content { object: None, clues: String::new(), description: written(&description), is_film })
        }
        Err(error) => Err(refusal(&error)),
    }
}

fn refusal(error: &ReadError) -> String {
    error.to_string()
}

fn object(header: &Header) -> Result<Object, String> {
    let identity = header.identity();
    let [study, series, instance, class] = identity.uids().map_err(|problem| problem.to_string())?;
    let taken_on = identity.instance.taken.map(|taken| taken.date()).or(identity.study.date);
    Ok(Object {
        study: study.as_str().to_owned(),
        series: series.as_str().to_owned(),
        instance: instance.as_str().to_owned(),
        class: class.as_str().to_owned(),
        modality: identity.series.modality.clone(),
        taken_on,
        patient: patient(&identity.patient),
    })
}

fn patient(patient: &Patient) -> upright_store::Patient {
    upright_store::Patient {
        number: patient.id.clone().filter(|number| !number.trim().is_empty()),
        issuer: patient.issuer.clone().unwrap_or_default(),
        name: patient.name.as_ref().map(|name| name.display()).filter(|name| !name.is_empty()),
        birth_date: patient.birth_date.map(|day| day.to_string()),
        sex: patient.sex.map(|sex| sex_name(sex).to_owned()),
    }
}

const fn sex_name(sex: Sex) -> &'static str {
    match sex {
        Sex::Female => "female",
        Sex::Male => "male",
        Sex::Other => "other",
    }
}
