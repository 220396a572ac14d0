//! `upright.profile/1`.

use crate::measure::Measurement;
use anyhow::Result;
use upright_documents::{ProfileDocument, ProfileOrigin, Software};

fn document<'a>(
    source: &'a str,
    measurement: &'a Measurement,
    software: &'a Software,
) -> ProfileDocument<'a> {
    let film = measurement.film.as_ref().map(|(name, _)| name.as_str());
    let origin = ProfileOrigin { software, source, film, notes: &measurement.notes };
    ProfileDocument::new(origin, &measurement.document, &measurement.profile)
}

pub(super) fn pretty(source: &str, measurement: &Measurement, software: &Software) -> Result<Vec<u8>> {
    Ok(serde_json::to_vec_pretty(&document(source, measurement, software))?)
}

pub(super) fn line(source: &str, measurement: &Measurement, software: &Software) -> Result<Vec<u8>> {
    Ok(serde_json::to_vec(&document(source, measurement, software))?)
}
