//! Made-up slices of CT, as files.

use upright_anatomy::{Millimetres, PixelSpacing};
use upright_dicom::write::{
    BodyRegion, ComputedTomography, HounsfieldScale, ImageDescription, ImageIdentity, Moment, NewSlice,
    Plane, Rotation, Technique, derived_uid, write_slice,
};
use upright_imaging::{Raster, Samples, Window, WindowFunction};

/// Columns and rows of a slice, and how far they lie apart, in mm.
pub(crate) const SIZE: [u32; 2] = [6, 5];
pub(crate) const SPACING: f64 = 0.5;
pub(crate) const STEP: f64 = 2.0;

/// A slice at `height` mm: of its first row 10 HU a column, and 100 more a row.
pub(crate) fn slice(series: &str, number: u16, height: f64) -> Vec<u8> {
    let identity = identity(series, number);
    let description = ImageDescription {
        study: "Lumbar spine".to_owned(),
        series: series.to_owned(),
        protocol: String::new(),
        comment: String::new(),
    };
    let [columns, rows] = SIZE;
    let values = (0..rows).flat_map(|row| (0..columns).map(move |column| (100 * row + 10 * column) as i16));
    let raster = Raster::new(columns, rows, Samples::I16(values.collect())).unwrap();
    let technique = technique();
    let mut bytes = Vec::new();
    let slice = NewSlice {
        technique: Technique::Computed(&technique),
        raster: &raster,
        window: Window::new(400.0, 1800.0, WindowFunction::Linear).unwrap(),
        plane: Plane {
            along_row: [1.0, 0.0, 0.0],
            down_column: [0.0, 1.0, 0.0],
            first_pixel: [-10.0, 20.0, height],
        },
        spacing: PixelSpacing::new(SPACING, SPACING).unwrap(),
        thickness: Millimetres::new(STEP),
        step: Millimetres::new(STEP),
        frame_of_reference_uid: "2.25.77",
        acquisition_number: 1,
        region: BodyRegion::LumbarSpine,
        identity: &identity,
        description: &description,
    };
    write_slice(&slice, &mut bytes).unwrap();
    bytes
}

/// The identity of a picture of the patient that all of them are of.
pub(crate) fn identity(series: &str, number: u16) -> ImageIdentity {
    let moment = |time: &str| Moment { date: "20260131".to_owned(), time: time.to_owned() };
    let name = number.to_string();
    ImageIdentity {
        patient_id: "SLICES-1".to_owned(),
        patient_name: "Slices^Made up".to_owned(),
        birth_date: Some("19480229".to_owned()),
        age_years: Some(77),
        sex: None,
        study_uid: derived_uid(&["slices"]),
        series_uid: derived_uid(&["slices", series]),
        instance_uid: derived_uid(&["slices", series, &name]),
        study_id: "1".to_owned(),
        accession_number: String::new(),
        series_number: 1,
        instance_number: number,
        study_began: moment("093000"),
        taken: moment("093200"),
    }
}

fn technique() -> ComputedTomography {
    ComputedTomography {
        scale: HounsfieldScale::Usual,
        tube_kilovolts: 120.0,
        tube_milliamperes: 250,
        exposure_ms: 750,
        kernel: "B60".to_owned(),
        filter: "WEDGE".to_owned(),
        collection_diameter: Millimetres::new(500.0),
        table_height: Millimetres::new(160.5),
        rotation: Rotation::Clockwise,
        contrast: None,
    }
}
