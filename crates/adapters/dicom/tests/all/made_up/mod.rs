//! Made-up pictures of every variant that the writer knows.

pub(crate) mod scintigrams;
pub(crate) mod slices;

use upright_anatomy::{Facing, Millimetres, PixelSpacing, Posture};
use upright_dicom::write::{
    FilmClass, Geometry, ImageDescription, ImageIdentity, Moment, NewFilm, Sex, WriteError, WrittenView,
    derived_uid, write_film,
};
use upright_imaging::{Raster, Samples, Window, WindowFunction};

pub(crate) fn identity() -> ImageIdentity {
    let moment = |time: &str| Moment { date: "20260131".to_owned(), time: time.to_owned() };
    ImageIdentity {
        patient_id: "PHANTOM-1".to_owned(),
        patient_name: "Phantöm^Müriel".to_owned(),
        birth_date: Some("19480229".to_owned()),
        age_years: Some(77),
        sex: Some(Sex::Female),
        study_uid: derived_uid(&["test", "study"]),
        series_uid: derived_uid(&["test", "series"]),
        instance_uid: derived_uid(&["test", "instance"]),
        study_id: "1".to_owned(),
        accession_number: "A1".to_owned(),
        series_number: 1,
        instance_number: 1,
        study_began: moment("093000"),
        taken: moment("093200"),
    }
}

pub(crate) fn description() -> ImageDescription {
    ImageDescription {
        study: "Whole spine".to_owned(),
        series: "Standing lateral".to_owned(),
        protocol: "phantom".to_owned(),
        comment: "Pelvic incidence 52°.".to_owned(),
    }
}

/// A ramp over all values of `bits`, of `columns` × `rows`.
pub(crate) fn raster(columns: u32, rows: u32, bits: u32) -> Raster {
    let (count, most) = (columns * rows, (1_u32 << bits) - 1);
    let value = |position: u32| (u64::from(position) * u64::from(most) / u64::from(count - 1).max(1)) as u16;
    Raster::new(columns, rows, Samples::U16((0..count).map(value).collect())).unwrap()
}

pub(crate) fn spacing(row: f64, column: f64) -> PixelSpacing {
    PixelSpacing::new(row, column).unwrap()
}

pub(crate) fn slot() -> Geometry {
    Geometry::Slot { spacing: spacing(0.2, 0.15), detector_spacing: spacing(0.2, 0.195) }
}

pub(crate) fn cone_beam() -> Geometry {
    Geometry::ConeBeam {
        detector_spacing: spacing(0.143, 0.143),
        source_to_detector: Millimetres::new(1800.0),
        source_to_patient: Millimetres::new(1550.0),
    }
}

pub(crate) fn film<'a>(
    raster: &'a Raster,
    identity: &'a ImageIdentity,
    description: &'a ImageDescription,
) -> NewFilm<'a> {
    NewFilm {
        class: FilmClass::DigitalXRay,
        raster,
        bits_stored: 12,
        inverted: false,
        window: Window::new(2048.0, 4096.0, WindowFunction::Linear).unwrap(),
        view: WrittenView::Lateral(Facing::Right),
        posture: Posture::Standing,
        geometry: slot(),
        identifies_patient: false,
        identity,
        description,
    }
}

pub(crate) fn written(film: &NewFilm<'_>) -> Result<Vec<u8>, WriteError> {
    let mut bytes = Vec::new();
    write_film(film, &mut bytes).map(|()| bytes)
}

/// Calls `with` with the name and the film of every variant: class, geometry, photometric, bits, view and posture.
pub(crate) fn for_every_variant(mut with: impl FnMut(&str, &NewFilm<'_>)) {
    let (identity, description) = (identity(), description());
    let placed = [
        (WrittenView::Lateral(Facing::Right), Posture::Standing),
        (WrittenView::Lateral(Facing::Left), Posture::Standing),
        (WrittenView::AnteroPosterior, Posture::Standing),
        (WrittenView::Lateral(Facing::Right), Posture::Supine),
        (WrittenView::Lateral(Facing::Left), Posture::Sitting),
        (WrittenView::Lateral(Facing::Right), Posture::Prone),
        (WrittenView::Lateral(Facing::Right), Posture::Unknown),
    ];
    for class in [FilmClass::DigitalXRay, FilmClass::ComputedRadiography] {
        for (geometry, bits) in [(slot(), 12), (cone_beam(), 16)] {
            for (inverted, function) in [(false, WindowFunction::Linear), (true, WindowFunction::LinearExact)]
            {
                // An odd number of pixels.
                let raster = raster(5, 7, bits);
                let window = Window::new(2000.5, 3000.25, function).unwrap();
                let base = film(&raster, &identity, &description);
                let base = NewFilm { class, geometry, bits_stored: bits, inverted, window, ..base };
                for (view, posture) in placed {
                    let name = format!(
                        "{class:?} {geometry:?} {bits} bits inverted {inverted} {view:?} {posture:?}"
                    );
                    with(&name, &NewFilm { view, posture, ..base });
                }
            }
        }
    }
}
