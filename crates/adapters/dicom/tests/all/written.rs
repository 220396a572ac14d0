//! What is written comes back as it was.

use crate::made_up::{
    cone_beam, description, film, for_every_variant, identity, raster, slot, spacing, written,
};
use std::io::{Cursor, Write};
use upright_anatomy::{CalibrationClass, Millimetres, PixelSpacing, Posture};
use upright_dicom::write::{
    FilmClass, Geometry, ImageDescription, NewFilm, WriteError, WrittenView, write_film,
};
use upright_dicom::{Attribute, Description, FilmFile, View};
use upright_imaging::{Modality, Presentation, Raster, Samples, Voi, Window};

fn read(bytes: Vec<u8>) -> FilmFile<Cursor<Vec<u8>>> {
    FilmFile::open(Cursor::new(bytes)).unwrap()
}

fn check_statements(name: &str, found: &Description, film: &NewFilm<'_>) {
    let (kind, modality) = match film.class {
        FilmClass::DigitalXRay => ("digital radiograph (DX)", "DX"),
        FilmClass::ComputedRadiography => ("computed radiograph (CR)", "CR"),
    };
    assert_eq!((found.kind.name.as_str(), found.modality.as_deref()), (kind, Some(modality)), "{name}");
    let (view, facing) = match film.view {
        WrittenView::Lateral(facing) => (View::Lateral, Some(facing)),
        WrittenView::AnteroPosterior => (View::Frontal, None),
    };
    assert_eq!((found.view, found.facing()), (view, facing), "{name}");
    let posture = Some(film.posture).filter(|posture| *posture != Posture::Unknown);
    assert_eq!(found.posture, posture, "{name}");
    let lies = matches!(film.posture, Posture::Supine | Posture::Prone);
    assert_eq!((found.is_recumbent, &found.unused), (lies, &Vec::new()), "{name}");
    let bits = found.measurable().unwrap().bits;
    assert_eq!(bits, film.bits_stored, "{name}");
}

fn check_scale(name: &str, found: &Description, geometry: Geometry) {
    let scale = found.scale.as_ref().unwrap();
    let (expect, notes): (_, &[&str]) = match geometry {
        Geometry::Slot { spacing, .. } => (spacing, &[]),
        Geometry::ConeBeam { detector_spacing, source_to_detector, source_to_patient } => {
            let share = source_to_patient.value() / source_to_detector.value();
            (spacing(detector_spacing.row() * share, detector_spacing.column() * share), &["magnification"])
        }
    };
    let found = scale.spacing.unwrap();
    // A decimal string holds 16 characters.
    let near = |one: f64, other: f64| (one / other - 1.0).abs() < 1e-12;
    assert!(near(found.row(), expect.row()) && near(found.column(), expect.column()), "{name}: {found:?}");
    assert_eq!(scale.calibration.class(), CalibrationClass::Estimated, "{name}");
    assert_eq!(scale.notes.iter().map(|note| note.code()).collect::<Vec<_>>(), notes, "{name}");
}

fn check_picture(name: &str, file: &mut FilmFile<Cursor<Vec<u8>>>, film: &NewFilm<'_>) {
    let frame = file.channel().unwrap();
    let Samples::U16(samples) = film.raster.samples() else { panic!("{name}") };
    let bytes: Vec<u8> = samples.iter().flat_map(|sample| sample.to_le_bytes()).collect();
    assert_eq!((frame.columns, frame.rows), (film.raster.columns(), film.raster.rows()), "{name}");
    assert_eq!(frame.data, bytes, "{name}");
    let shown = Presentation {
        modality: Modality::Rescale { slope: 1.0, intercept: 0.0 },
        voi: Voi::Window(film.window),
        padding: None,
        inverted: film.inverted,
    };
    assert_eq!(file.presentation().unwrap(), shown, "{name}");
}

#[test]
fn every_variant_comes_back_as_it_was() {
    let mut count = 0;
    for_every_variant(|name, film| {
        let mut file = read(written(film).unwrap());
        let found = file.description();
        check_statements(name, &found, film);
        check_scale(name, &found, film.geometry);
        check_picture(name, &mut file, film);
        count += 1;
    });
    assert_eq!(count, 56);
}

#[test]
fn extended_standing_is_written_as_standing() {
    let (identity, description, raster) = (identity(), description(), raster(2, 2, 12));
    let film = NewFilm { posture: Posture::StandingExtended, ..film(&raster, &identity, &description) };
    assert_eq!(read(written(&film).unwrap()).description().posture, Some(Posture::Standing));
}

/// No code says bent: what a film is called says more than that the patient stood.
#[test]
fn a_film_called_bent_is_no_standing_film() {
    let (identity, raster) = (identity(), raster(2, 2, 12));
    let check = |series: &str, protocol: &str, posture, expect| {
        let description =
            ImageDescription { series: series.to_owned(), protocol: protocol.to_owned(), ..description() };
        let film = NewFilm { posture, ..film(&raster, &identity, &description) };
        let found = read(written(&film).unwrap()).description().posture;
        assert_eq!(found, expect, "{series} / {protocol}");
        let frontal = NewFilm { view: WrittenView::AnteroPosterior, ..film };
        let found = read(written(&frontal).unwrap()).description().posture;
        assert!(!found.is_some_and(Posture::is_bent), "{series} / {protocol}, from the front");
    };
    let (forwards, backwards) = (Some(Posture::BentForwards), Some(Posture::BentBackwards));
    check("L SPINE LAT FLEXION", "", Posture::Standing, forwards);
    check("L SPINE LAT EXTENSION", "L SPINE LAT", Posture::Standing, backwards);
    check("", "LWS Inklination", Posture::Standing, forwards);
    check("spine, extension, lateral", "whole spine lateral", Posture::BentBackwards, backwards);
    // Nobody says which way.
    check("L SPINE FLEX EXT", "", Posture::Standing, None);
    check("L SPINE FLEXION", "L SPINE EXTENSION", Posture::Standing, None);
    check("SPINE LATERAL BENDING", "", Posture::Supine, None);
    for both in ["FLEXION EXT", "L SPINE FLEXION/EXT", "FLEX AND EXT", "EXT FLEX"] {
        check(both, "", Posture::Standing, None);
    }
    // EXT may be extension, or an extremity; knees in extension are how a standing film is to be taken.
    check("L SPINE LAT EXT", "", Posture::Standing, None);
    check("WHOLE SPINE LAT STANDING KNEES IN EXTENSION", "", Posture::StandingExtended, None);
    check("HIP AND KNEE EXTENSION", "SPINE LAT", Posture::Standing, None);
    check("KNEE LAT FLEXION", "", Posture::Standing, None);
    // Over a bolster it is how the patient lay that counts.
    check("SPINE BOLSTER EXTENSION", "", Posture::Supine, Some(Posture::Supine));
    check("SPINE LAT NO FLEXION", "", Posture::Standing, Some(Posture::Standing));
    check(
        "standing, knees and hips extended, lateral",
        "",
        Posture::StandingExtended,
        Some(Posture::Standing),
    );
}

#[test]
fn statements_for_people_are_those_handed_in() {
    let (identity, description, raster) = (identity(), description(), raster(2, 2, 12));
    let film = film(&raster, &identity, &description);
    let check = |film: &NewFilm<'_>, attribute, expect: &str| {
        let statements = read(written(film).unwrap()).description().statements;
        let found = statements.into_iter().find(|(found, _)| *found == attribute);
        assert_eq!(found.map(|(_, text)| text).as_deref(), Some(expect), "{attribute}");
    };
    check(&film, Attribute::StudyDate, "20260131");
    check(&film, Attribute::StudyDescription, "Whole spine");
    check(&film, Attribute::SeriesDescription, "Standing lateral");
    check(&film, Attribute::BodyPartExamined, "SPINE");
    check(&film, Attribute::BurnedInAnnotation, "NO");
    check(&NewFilm { identifies_patient: true, ..film }, Attribute::BurnedInAnnotation, "YES");
}

#[test]
fn equal_films_have_equal_bytes_and_others_do_not() {
    for_every_variant(|name, film| {
        let bytes = written(film).unwrap();
        assert_eq!(bytes, written(film).unwrap(), "{name}");
        assert_ne!(bytes, written(&NewFilm { identifies_patient: true, ..*film }).unwrap(), "{name}");
    });
}

/// Several bands of samples, the last one short.
#[test]
fn long_films_are_written_whole() {
    let (identity, description, raster) = (identity(), description(), raster(301, 997, 16));
    let film = NewFilm { bits_stored: 16, ..film(&raster, &identity, &description) };
    check_picture("long", &mut read(written(&film).unwrap()), &film);
}

#[test]
fn pictures_that_are_no_films_are_refused() {
    let (identity, description) = (identity(), description());
    let check = |columns, rows, samples, bits_stored, expect: &str| {
        let raster = Raster::new(columns, rows, samples).unwrap();
        let error = written(&NewFilm { bits_stored, ..film(&raster, &identity, &description) }).unwrap_err();
        assert!(error.to_string().contains(expect), "{error}");
    };
    check(2, 1, Samples::U8(vec![0; 2]), 12, "8-bit samples");
    check(2, 1, Samples::I16(vec![0; 2]), 12, "signed samples");
    check(2, 1, Samples::U32(vec![0; 2]), 12, "32-bit samples");
    check(2, 1, Samples::U16(vec![0; 2]), 11, "11 bits");
    check(2, 1, Samples::U16(vec![0; 2]), 17, "17 bits");
    check(2, 1, Samples::U16(vec![0, 4096]), 12, "sample of 4096, but 12 bits hold 4095");
    check(65_536, 1, Samples::U16(vec![0; 65_536]), 12, "65536 × 1 pixels");
}

#[test]
fn geometries_that_cannot_be_are_refused() {
    let (identity, description, raster) = (identity(), description(), raster(2, 2, 12));
    let check = |geometry| {
        let film = NewFilm { geometry, ..film(&raster, &identity, &description) };
        assert!(matches!(written(&film), Err(WriteError::Geometry(_))), "{geometry:?}");
    };
    let detector: PixelSpacing = spacing(0.2, 0.15);
    check(Geometry::Slot { spacing: detector, detector_spacing: spacing(0.2, 0.1501) });
    for (to_detector, to_patient) in
        [(1800.0, 1800.0), (1800.0, 1900.0), (1800.0, 0.0), (1800.0, -1.0), (1800.0, 800.0), (f64::NAN, 1.0)]
    {
        check(Geometry::ConeBeam {
            detector_spacing: detector,
            source_to_detector: Millimetres::new(to_detector),
            source_to_patient: Millimetres::new(to_patient),
        });
    }
}

#[test]
fn texts_that_cannot_be_are_refused_by_keyword() {
    let (right, description, raster) = (identity(), description(), raster(2, 2, 12));
    let check = |change: fn(&mut upright_dicom::write::ImageIdentity), keyword: &str| {
        let mut identity = right.clone();
        change(&mut identity);
        match written(&film(&raster, &identity, &description)) {
            Err(WriteError::Invalid { attribute, .. }) => assert_eq!(attribute, keyword),
            other => panic!("{keyword}: {:?}", other.map(|bytes| bytes.len())),
        }
    };
    check(|identity| identity.patient_name = "a\\b".to_owned(), "PatientName");
    check(|identity| identity.patient_id = "1".repeat(65), "PatientID");
    check(|identity| identity.birth_date = Some("19470229".to_owned()), "PatientBirthDate");
    check(|identity| identity.taken.time = "25".to_owned(), "SeriesTime");
    check(|identity| identity.study_began.date = "today".to_owned(), "StudyDate");
    check(|identity| identity.instance_uid = "film".to_owned(), "SOPInstanceUID");
    assert_eq!(format!("{right:?}"), "ImageIdentity { .. }");
}

#[test]
fn a_window_that_is_no_number_is_refused() {
    let (identity, description, raster) = (identity(), description(), raster(2, 2, 12));
    let film = NewFilm { window: Window::spanning(f64::NAN, 1.0), ..film(&raster, &identity, &description) };
    assert!(written(&film).unwrap_err().to_string().starts_with("WindowCenter: "));
}

/// A place that takes no bytes is an error, and a film that cannot be writes none.
#[test]
fn errors_of_the_place_are_handed_on() {
    struct Full(usize);
    impl Write for Full {
        fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
            self.0 = self.0.checked_sub(bytes.len()).ok_or(std::io::ErrorKind::StorageFull)?;
            Ok(bytes.len())
        }
        fn flush(&mut self) -> std::io::Result<()> {
            Ok(())
        }
    }
    let (identity, description, raster) = (identity(), description(), raster(64, 64, 12));
    let film = film(&raster, &identity, &description);
    let size = written(&film).unwrap().len();
    for room in [0, size - 1] {
        assert!(matches!(write_film(&film, Full(room)), Err(WriteError::Io(_))));
    }
    assert!(write_film(&film, Full(size)).is_ok());
    for geometry in [slot(), cone_beam()] {
        let mut bytes = Vec::new();
        assert!(write_film(&NewFilm { geometry, bits_stored: 17, ..film }, &mut bytes).is_err());
        assert!(bytes.is_empty());
    }
}
