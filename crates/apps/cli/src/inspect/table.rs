//! An inspection for people.

use super::Inspection;
use std::fmt::Write;
use upright_dicom::{Attribute, Description};

pub(super) fn render(name: &str, inspection: &Inspection) -> String {
    let description = &inspection.film.description;
    let mut out = format!("{name}\n  {} · {}", description.kind.name, description.coding);
    if let Ok(format) = &description.format {
        let colour = if format.in_colour { ", in colour" } else { "" };
        let frames =
            if format.frames > 1 { format!(", {} frames or pages", format.frames) } else { String::new() };
        let _ = write!(
            out,
            " · {} × {} pixels, {} bit{colour}{frames}",
            format.columns, format.rows, format.bits
        );
    }
    out.push('\n');
    if description.kind.is_film {
        let rows = [
            ("modality", stated(description.modality.as_deref().map(printable))),
            ("view", description.view.name().to_owned()),
            ("facing", facing(description)),
            ("posture", stated(description.posture.map(|posture| posture.name().replace('_', " ")))),
            ("spacing", spacing(description)),
        ];
        rows.iter().for_each(|(name, value)| row(&mut out, name, value));
    }
    for (attribute, text) in &description.statements {
        row(&mut out, heading(*attribute), &in_words(*attribute, text));
    }
    match description.measurable() {
        Ok(_) => {
            row(&mut out, "missing", "for a measurement");
            inspection.missing.iter().for_each(|missing| bullet(&mut out, "·", &missing.message));
        }
        Err(reason) => row(&mut out, "not measurable", &reason.to_string()),
    }
    if !inspection.notes.is_empty() {
        row(&mut out, "look again", "");
        inspection.notes.iter().for_each(|note| bullet(&mut out, "▲", &note.message));
    }
    out
}

fn row(out: &mut String, name: &str, value: &str) {
    let line = format!("  {name:<15} {value}");
    out.push_str(line.trim_end());
    out.push('\n');
}

fn bullet(out: &mut String, mark: &str, text: &str) {
    let _ = writeln!(out, "    {mark} {text}");
}

fn stated(value: Option<String>) -> String {
    value.unwrap_or_else(|| "not stated".to_owned())
}

fn facing(description: &Description) -> String {
    stated(description.facing().map(|facing| format!("{} (PatientOrientation)", facing.name())))
}

fn spacing(description: &Description) -> String {
    match &description.scale {
        Err(_) => "unusable, see below".to_owned(),
        Ok(scale) => match scale.spacing {
            Some(spacing) if !scale.calibration.class().permits_millimetres() => {
                let shape = spacing.width_over_height();
                format!("{}; pixels {shape:.3} times as wide as high", scale.calibration)
            }
            Some(spacing) => {
                format!("{:.4} \\ {:.4} mm · {}", spacing.row(), spacing.column(), scale.calibration)
            }
            None => scale.calibration.to_string(),
        },
    }
}

const fn heading(attribute: Attribute) -> &'static str {
    match attribute {
        Attribute::StudyDate => "study date",
        Attribute::BodyPartExamined => "body part",
        Attribute::ViewPosition => "view position",
        Attribute::StudyDescription => "study",
        Attribute::SeriesDescription => "series",
        Attribute::Manufacturer => "manufacturer",
        Attribute::ManufacturerModelName => "model",
        Attribute::BurnedInAnnotation => "burnt-in text",
        Attribute::LossyImageCompression => "lossy",
        other => other.keyword(),
    }
}

fn in_words(attribute: Attribute, text: &str) -> String {
    match (attribute, text) {
        (Attribute::LossyImageCompression, "00") => "no".to_owned(),
        (Attribute::LossyImageCompression, "01") => "yes: compressed with loss at least once".to_owned(),
        _ => printable(text),
    }
}

/// Text from a file must not be able to move the cursor, and not fill the screen.
fn printable(text: &str) -> String {
    const MOST_LETTERS: usize = 64;
    text.chars().filter(|letter| !letter.is_control()).take(MOST_LETTERS).collect()
}
