//! Slices of every variant.

use super::{description, identity, spacing};
use upright_anatomy::{Degrees, Millimetres};
use upright_dicom::write::{
    BodyRegion, ComputedTomography, ContrastAgent, HounsfieldScale, ImageDescription, ImageIdentity,
    IntrathecalContrast, MagneticResonance, MetalArtefact, NewSlice, PhaseEncoding, Plane, Rotation,
    Technique, WriteError, derived_uid, write_slice,
};
use upright_imaging::{Raster, Samples, Window, WindowFunction};

/// A ramp from `least` to `most` HU.
pub(crate) fn hounsfield(columns: u32, rows: u32, least: i16, most: i16) -> Raster {
    let (count, least, most) = (i64::from(columns * rows), i64::from(least), i64::from(most));
    let value = |position: i64| (least + (most - least) * position / (count - 1)) as i16;
    Raster::new(columns, rows, Samples::I16((0..count).map(value).collect())).unwrap()
}

/// Across the body, seen from the feet, the gantry tilted.
pub(crate) fn axial(tilt_degrees: f64) -> Plane {
    let (sine, cosine) = tilt_degrees.to_radians().sin_cos();
    Plane {
        along_row: [1.0, 0.0, 0.0],
        down_column: [0.0, cosine, sine],
        first_pixel: [-200.5, -180.25, 31.4],
    }
}

/// Along the body, seen from the left.
pub(crate) fn sagittal() -> Plane {
    Plane { along_row: [0.0, 1.0, 0.0], down_column: [0.0, 0.0, -1.0], first_pixel: [-12.0, -150.0, 160.0] }
}

pub(crate) fn computed() -> ComputedTomography {
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

pub(crate) fn contrast(agent: ContrastAgent) -> IntrathecalContrast {
    IntrathecalContrast { agent, millilitres: 12.0, iodine_mg_per_ml: 300.0, time: "083000".to_owned() }
}

pub(crate) fn resonance() -> MagneticResonance {
    MagneticResonance {
        bits_stored: 12,
        repetition_ms: 3500.0,
        echo_ms: 96.5,
        inversion_ms: None,
        echo_train: 17,
        flip_angle: Degrees::new(150.0),
        fat_saturated: false,
        averages: 2,
        field_tesla: 1.5,
        pixel_bandwidth_hz: 190.0,
        phase_encoding: PhaseEncoding::Column,
        phase_steps: 320,
        frequency_points: 384,
        sampling_percent: 100.0,
        coil: "Spine 18".to_owned(),
        metal_artefact: MetalArtefact::NotReduced,
    }
}

pub(crate) fn slice<'a>(
    technique: Technique<'a>,
    raster: &'a Raster,
    identity: &'a ImageIdentity,
    description: &'a ImageDescription,
) -> NewSlice<'a> {
    let is_computed = matches!(technique, Technique::Computed(_));
    NewSlice {
        technique,
        raster,
        window: Window::new(400.0, 1800.0, WindowFunction::Linear).unwrap(),
        plane: if is_computed { axial(0.0) } else { sagittal() },
        spacing: spacing(0.75, 0.75),
        thickness: Millimetres::new(if is_computed { 0.8 } else { 4.0 }),
        step: Millimetres::new(if is_computed { 0.8 } else { 4.4 }),
        frame_of_reference_uid: FRAME,
        acquisition_number: 3,
        region: BodyRegion::LumbarSpine,
        identity,
        description,
    }
}

/// `derived_uid(&["test", "space"])`.
pub(crate) const FRAME: &str = "2.25.1234567";

pub(crate) fn written(slice: &NewSlice<'_>) -> Result<Vec<u8>, WriteError> {
    let mut bytes = Vec::new();
    write_slice(slice, &mut bytes).map(|()| bytes)
}

/// An identity of another series.
pub(crate) fn of_series(name: &str) -> (ImageIdentity, ImageDescription) {
    let identity = ImageIdentity {
        series_uid: derived_uid(&["test", name]),
        instance_uid: derived_uid(&["test", name, "instance"]),
        ..identity()
    };
    let description =
        ImageDescription { study: "Lumbar spine".to_owned(), series: name.to_owned(), ..description() };
    (identity, description)
}

fn for_every_computed(with: &mut impl FnMut(&str, &NewSlice<'_>)) {
    let usual = computed();
    let extended = ComputedTomography {
        scale: HounsfieldScale::Extended,
        rotation: Rotation::CounterClockwise,
        ..computed()
    };
    let myelogram = |agent| ComputedTomography { contrast: Some(contrast(agent)), ..computed() };
    let variants = [
        ("CT bone", &usual, hounsfield(5, 7, -1024, 3071), 0.0),
        ("CT extended", &extended, hounsfield(5, 7, i16::MIN, i16::MAX), 0.0),
        ("CT tilted", &usual, hounsfield(5, 7, -1024, 3071), -17.5),
        ("CT with iohexol", &myelogram(ContrastAgent::Iohexol), hounsfield(5, 7, -1024, 3071), 0.0),
        ("CT with iopamidol", &myelogram(ContrastAgent::Iopamidol), hounsfield(5, 7, -1024, 3071), 0.0),
    ];
    for (name, technique, raster, tilt_degrees) in variants {
        let (identity, description) = of_series(name);
        let slice = slice(Technique::Computed(technique), &raster, &identity, &description);
        with(name, &NewSlice { plane: axial(tilt_degrees), ..slice });
    }
}

fn for_every_resonance(with: &mut impl FnMut(&str, &NewSlice<'_>)) {
    let t1 = MagneticResonance {
        repetition_ms: 550.0,
        echo_ms: 10.0,
        echo_train: 1,
        phase_encoding: PhaseEncoding::Row,
        bits_stored: 16,
        ..resonance()
    };
    let stir = MagneticResonance { inversion_ms: Some(160.0), ..resonance() };
    let semac = MagneticResonance { metal_artefact: MetalArtefact::SliceEncoding, ..stir.clone() };
    let vat = MagneticResonance {
        metal_artefact: MetalArtefact::ViewAngleTilting,
        fat_saturated: true,
        ..resonance()
    };
    let plain_inversion = MagneticResonance { echo_train: 1, ..stir.clone() };
    let variants = [
        ("Sag T1", &t1, sagittal()),
        ("Sag T2 TSE", &resonance(), sagittal()),
        ("Ax T2 TSE", &resonance(), axial(12.0)),
        ("Sag STIR", &stir, sagittal()),
        ("Sag STIR metal", &semac, sagittal()),
        ("Sag T2 FS", &vat, sagittal()),
        ("Sag IR", &plain_inversion, sagittal()),
    ];
    for (name, technique, plane) in variants {
        let (identity, description) = of_series(name);
        let raster = super::raster(5, 7, technique.bits_stored);
        let slice = slice(Technique::Resonance(technique), &raster, &identity, &description);
        with(name, &NewSlice { plane, ..slice });
    }
}

/// Calls `with` with the name and the slice of every variant.
pub(crate) fn for_every_slice(mut with: impl FnMut(&str, &NewSlice<'_>)) {
    for_every_computed(&mut with);
    for_every_resonance(&mut with);
}
