//! One row an input, one column a parameter. Every column says its unit.

use crate::measure::Measurement;
use anyhow::Result;
use upright_anatomy::Frame;
use upright_documents::Software;
use upright_measurement::{ParameterId, Unit};

const BEFORE: [&str; 13] = [
    "source",
    "error",
    "posture",
    "facing",
    "calibration",
    "calibration_class",
    "thoracic_vertebrae",
    "lumbar_vertebrae",
    "interval_scale",
    "version",
    "evidence",
    "seed",
    "draws",
];
const AFTER: [&str; 2] = ["warnings", "alternatives"];

fn unit(unit: Unit) -> &'static str {
    match unit {
        Unit::Degree => "deg",
        Unit::Millimetre => "mm",
        Unit::Percent => "percent",
        Unit::Ratio => "ratio",
    }
}

pub(super) fn header() -> Result<Vec<u8>> {
    let parameters = ParameterId::all().flat_map(|id| {
        let name = format!("{}_{}", id.code(), unit(id.parameter().unit));
        [name.clone(), format!("{name}_low"), format!("{name}_high")]
    });
    let names = BEFORE.map(str::to_owned).into_iter().chain(parameters).chain(AFTER.map(str::to_owned));
    record(names)
}

pub(super) fn row(source: &str, measurement: &Measurement, software: &Software) -> Result<Vec<u8>> {
    let Measurement { document, profile, .. } = measurement;
    let set = &document.set;
    let (calibration, numbering) = (set.frame().calibration(), set.numbering());
    let facing = match set.frame() {
        Frame::Image(film) => film.facing.name(),
        Frame::Patient { .. } => "",
    };
    let scale = profile.measured.iter().find_map(|record| record.interval.ok());
    let before = [
        source.to_owned(),
        String::new(),
        set.posture().name().to_owned(),
        facing.to_owned(),
        calibration.name().to_owned(),
        calibration.class().name().to_owned(),
        numbering.thoracic().to_string(),
        numbering.lumbar().to_string(),
        scale.map(|interval| interval.scale.name().to_owned()).unwrap_or_default(),
    ];
    let mut values = profile.measured.iter().peekable();
    let parameters = ParameterId::all().flat_map(|id| {
        let measured = values.next_if(|record| record.parameter == id);
        let interval = measured.and_then(|record| record.interval.ok());
        [measured.map(|record| record.value.value()), interval.map(|i| i.low), interval.map(|i| i.high)]
            .map(|number| number.map(|number| number.to_string()).unwrap_or_default())
    });
    let warnings: Vec<&str> = profile.warnings.iter().map(upright_measurement::Warning::code).collect();
    let alternatives: Vec<&str> = profile.alternatives.iter().map(|other| other.scheme.code()).collect();
    let after = [warnings.join(";"), alternatives.join(";")];
    record(before.into_iter().chain(made_with(software)).chain(parameters).chain(after))
}

pub(super) fn failure(source: &str, error: &str, software: &Software) -> Result<Vec<u8>> {
    let unknown = std::iter::repeat_n(String::new(), BEFORE.len() - 2 - 4);
    let nothing = std::iter::repeat_n(String::new(), ParameterId::all().count() * 3 + AFTER.len());
    let before = [source.to_owned(), error.to_owned()].into_iter().chain(unknown);
    record(before.chain(made_with(software)).chain(nothing))
}

fn made_with(software: &Software) -> [String; 4] {
    [
        software.version.to_owned(),
        software.evidence.to_owned(),
        software.seed.to_string(),
        software.draws.to_string(),
    ]
}

fn record(fields: impl Iterator<Item = String>) -> Result<Vec<u8>> {
    let mut writer = csv::Writer::from_writer(Vec::with_capacity(4096));
    writer.write_record(fields)?;
    Ok(writer.into_inner()?)
}
