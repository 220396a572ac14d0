//! `upright.inspection/1`.

use super::Inspection;
use anyhow::Result;
use upright_anatomy::{Calibration, Facing, Posture};
use upright_documents::{
    INTENDED_USE, InspectedPicture, InspectedSpacing, InspectedStatement, InspectionDocument,
};

pub(super) fn render(name: &str, inspection: &Inspection, several: bool) -> Result<String> {
    let description = &inspection.film.description;
    let scale = description.scale.as_ref().ok();
    let calibration = scale.map_or(Calibration::None, |scale| scale.calibration);
    let document = InspectionDocument {
        schema: InspectionDocument::SCHEMA,
        version: env!("CARGO_PKG_VERSION"),
        source: name,
        kind: &description.kind.name,
        coding: &description.coding,
        modality: description.modality.as_deref(),
        picture: description.format.as_ref().ok().map(|format| InspectedPicture {
            columns: format.columns,
            rows: format.rows,
            bits: format.bits,
            frames: format.frames,
            in_colour: format.in_colour,
        }),
        view: description.view.name(),
        facing: description.facing().map(Facing::name),
        posture: description.posture.map(Posture::name),
        spacing_mm: scale
            .and_then(|scale| scale.spacing.filter(|_| calibration.class().permits_millimetres()))
            .map(|spacing| InspectedSpacing { row: spacing.row(), column: spacing.column() }),
        calibration: calibration.name(),
        calibration_class: calibration.class().name(),
        measurable: description.measurable().is_ok(),
        not_measurable: description.measurable().err().map(|reason| reason.to_string()),
        missing: inspection.missing.iter().cloned().map(Into::into).collect(),
        notes: inspection.notes.iter().cloned().map(Into::into).collect(),
        statements: description
            .statements
            .iter()
            .map(|(attribute, text)| InspectedStatement { attribute: attribute.keyword(), text })
            .collect(),
        intended_use: INTENDED_USE,
    };
    Ok(if several { serde_json::to_string(&document)? } else { serde_json::to_string_pretty(&document)? })
}
