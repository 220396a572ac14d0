//! One row an input, one column a parameter. Every column says its unit.

use crate::measure::Measurement;
use anyhow::Result;
use upright_anatomy::{Frame, PixelSpacing};
use upright_documents::{FailedInput, Software};
use upright_measurement::{NoInterval, ParameterId, Profile};

const BEFORE: [&str; 19] = [
    "source",
    "film",
    "error",
    "document_source",
    "posture",
    "facing",
    "calibration",
    "calibration_class",
    "row_spacing_mm",
    "column_spacing_mm",
    "scale_from",
    "thoracic_vertebrae",
    "lumbar_vertebrae",
    "interval_scale",
    "version",
    "evidence",
    "seed",
    "draws",
    "landmark_error",
];
const AFTER: [&str; 4] = ["omitted", "interval_omitted", "warnings", "alternatives"];
/// Columns that say how a row was made.
const MADE_WITH: usize = 5;

pub(super) fn header() -> Result<Vec<u8>> {
    let parameters = ParameterId::all().flat_map(|id| {
        let name = format!("{}_{}", id.code(), id.parameter().unit.word());
        [name.clone(), format!("{name}_low"), format!("{name}_high")]
    });
    let names = BEFORE.map(str::to_owned).into_iter().chain(parameters).chain(AFTER.map(str::to_owned));
    record(names)
}

pub(super) fn row(source: &str, measurement: &Measurement, software: &Software) -> Result<Vec<u8>> {
    let Measurement { document, profile, .. } = measurement;
    let set = &document.set;
    let (calibration, numbering) = (set.frame().calibration(), set.numbering());
    let image = match set.frame() {
        Frame::Image(film) => Some(film),
        Frame::Patient { .. } => None,
    };
    let spacing = image.filter(|film| film.class().permits_millimetres()).and_then(|film| film.spacing);
    let number = |number: Option<f64>| number.map(|number| number.to_string()).unwrap_or_default();
    let scale = profile.measured.iter().find_map(|record| record.interval.ok());
    let before = [
        source.to_owned(),
        measurement.film.as_ref().map(|(name, _)| name.clone()).unwrap_or_default(),
        String::new(),
        document.source.clone().unwrap_or_default(),
        set.posture().name().to_owned(),
        image.map(|film| film.facing.name()).unwrap_or_default().to_owned(),
        calibration.name().to_owned(),
        calibration.class().name().to_owned(),
        number(spacing.map(PixelSpacing::row)),
        number(spacing.map(PixelSpacing::column)),
        document.scale_from.name().unwrap_or_default().to_owned(),
        numbering.thoracic().to_string(),
        numbering.lumbar().to_string(),
        scale.map(|interval| interval.scale.name().to_owned()).unwrap_or_default(),
    ];
    let mut values = profile.measured.iter().peekable();
    let parameters = ParameterId::all().flat_map(|id| {
        let measured = values.next_if(|record| record.parameter == id);
        let interval = measured.and_then(|record| record.interval.ok());
        [measured.map(|record| record.value.value()), interval.map(|i| i.low), interval.map(|i| i.high)]
            .map(number)
    });
    let ignored = (!document.ignored.is_empty()).then_some("field_ignored");
    let notes = measurement.notes.iter().map(|note| note.code);
    let warnings = profile.warnings.iter().map(upright_measurement::Warning::code);
    let warnings: Vec<&str> = warnings.chain(notes).chain(ignored).collect();
    let alternatives: Vec<&str> = profile.alternatives.iter().map(|other| other.scheme.code()).collect();
    let after = [omitted(profile), no_interval(profile), warnings.join("; "), alternatives.join("; ")];
    record(before.into_iter().chain(made_with(software)).chain(parameters).chain(after))
}

pub(super) fn failure(failed: &FailedInput<'_>, software: &Software) -> Result<Vec<u8>> {
    let known = [failed.source, failed.film.unwrap_or_default(), failed.error].map(str::to_owned);
    let unknown = std::iter::repeat_n(String::new(), BEFORE.len() - known.len() - MADE_WITH);
    let nothing = std::iter::repeat_n(String::new(), ParameterId::all().count() * 3 + AFTER.len());
    let before = known.into_iter().chain(unknown);
    record(before.chain(made_with(software)).chain(nothing))
}

/// `SVA: needs the hip axis (a femoral head); …`.
fn omitted(profile: &Profile) -> String {
    let reasons = profile.omitted.iter().map(|record| format!("{}: {}", record.parameter, record.reason));
    reasons.collect::<Vec<_>>().join("; ")
}

/// Measured parameters without interval; without draws none has one, and the column `draws` says so.
fn no_interval(profile: &Profile) -> String {
    let reasons = profile.measured.iter().filter_map(|record| match record.interval {
        Err(reason) if reason != NoInterval::NoDraws => Some(format!("{}: {reason}", record.parameter)),
        _ => None,
    });
    reasons.collect::<Vec<_>>().join("; ")
}

fn made_with(software: &Software) -> [String; MADE_WITH] {
    [
        software.version.to_owned(),
        software.evidence.to_owned(),
        software.seed.to_string(),
        software.draws.to_string(),
        software.landmark_error.to_owned(),
    ]
}

fn record(fields: impl Iterator<Item = String>) -> Result<Vec<u8>> {
    let mut writer = csv::Writer::from_writer(Vec::with_capacity(4096));
    writer.write_record(fields)?;
    Ok(writer.into_inner()?)
}
