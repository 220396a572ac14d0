//! Slices come back as they were written, and go to their places.

use crate::made_up::slices::{
    axial, computed, contrast, for_every_slice, hounsfield, of_series, resonance, slice, written,
};
use crate::made_up::{self, raster};
use std::io::Cursor;
use upright_anatomy::{Degrees, Millimetres};
use upright_dicom::sort::{Slot, Tag, Verdict, sort_study};
use upright_dicom::write::{
    ComputedTomography, ContrastAgent, HounsfieldScale, MagneticResonance, NewSlice, Plane, Technique,
    WriteError,
};
use upright_dicom::{FilmFile, Header};
use upright_imaging::{Modality, Raster, Samples, Voi, Window};

fn header(slice: &NewSlice<'_>) -> Header {
    Header::open(Cursor::new(written(slice).unwrap())).unwrap()
}

/// Values of the picture in the file, after the rescaling that it states.
fn values(slice: &NewSlice<'_>) -> Vec<f64> {
    let mut file = FilmFile::open(Cursor::new(written(slice).unwrap())).unwrap();
    let presentation = file.presentation().unwrap();
    let Modality::Rescale { slope, intercept } = presentation.modality else { panic!("a table") };
    assert_eq!((presentation.voi, presentation.inverted), (Voi::Window(slice.window), false));
    let is_signed = match slice.technique {
        Technique::Computed(technique) => technique.scale == HounsfieldScale::Extended,
        Technique::Resonance(_) => false,
    };
    let value = |bytes: &[u8; 2]| match is_signed {
        true => f64::from(i16::from_le_bytes(*bytes)),
        false => f64::from(u16::from_le_bytes(*bytes)),
    };
    let data = file.channel().unwrap().data;
    data.as_chunks::<2>().0.iter().map(|bytes| slope * value(bytes) + intercept).collect()
}

#[test]
fn values_come_back_as_they_were() {
    let mut count = 0;
    for_every_slice(|name, slice| {
        let expect: Vec<f64> = match slice.raster.samples() {
            Samples::I16(samples) => samples.iter().map(|sample| f64::from(*sample)).collect(),
            Samples::U16(samples) => samples.iter().map(|sample| f64::from(*sample)).collect(),
            _ => panic!("{name}"),
        };
        assert_eq!(values(slice), expect, "{name}");
        count += 1;
    });
    assert_eq!(count, 12);
}

#[test]
fn facts_come_back_as_they_were() {
    for_every_slice(|name, slice| {
        let file = FilmFile::open(Cursor::new(written(slice).unwrap())).unwrap();
        let (kind, modality) = match slice.technique {
            Technique::Computed(_) => ("CT slice", "CT"),
            Technique::Resonance(_) => ("MR slice", "MR"),
        };
        assert_eq!(file.description().kind.name, kind, "{name}");
        let (header, clues) = (header(slice), header(slice).clues());
        assert_eq!(clues.modality, modality, "{name}");
        assert_eq!(clues.spacing, Some([0.75, 0.75]), "{name}");
        assert_eq!(clues.patient_position, "HFS", "{name}");
        assert_eq!(clues.frame_of_reference, slice.frame_of_reference_uid, "{name}");
        assert_eq!(clues.texts.body_part_examined, "LSPINE", "{name}");
        let found = clues.orientation.unwrap();
        let expect = slice.plane.along_row.iter().chain(&slice.plane.down_column);
        assert!(found.iter().zip(expect).all(|(found, expect)| (found - expect).abs() < 1e-12), "{name}");
        let series = header.identity().series.uid.unwrap().to_string();
        assert_eq!(series, slice.identity.series_uid, "{name}");
    });
}

#[test]
fn slices_go_to_their_places() {
    for_every_slice(|name, slice| {
        let sorted = sort_study(&[header(slice).clues()]);
        let (place, tags): (_, &[Tag]) = match name {
            "CT with iohexol" | "CT with iopamidol" => (Slot::CtMyelogram, &[]),
            "CT bone" | "CT extended" | "CT tilted" => (Slot::Ct, &[]),
            "Sag T2 TSE" => (Slot::Mri, &[Tag::SagittalT2]),
            "Sag T2 FS" => (Slot::Mri, &[Tag::SagittalT2, Tag::MetalArtefact]),
            "Sag STIR" => (Slot::Mri, &[Tag::Stir]),
            "Sag STIR metal" => (Slot::Mri, &[Tag::Stir, Tag::MetalArtefact]),
            _ => (Slot::Mri, &[]),
        };
        let judgement = &sorted.series[0].judgement;
        assert_eq!((judgement.verdict, &judgement.tags[..]), (Verdict::Sorted(place), tags), "{name}");
    });
}

/// The protocol is told by the name of the sequence, whatever the series is called.
#[test]
fn a_metal_artefact_protocol_needs_no_words_of_the_series() {
    let (identity, mut description) = of_series("Sag");
    description.protocol.clear();
    let picture = raster(4, 4, 12);
    let tagged = |metal_artefact| {
        let technique = MagneticResonance { metal_artefact, ..resonance() };
        let slice = slice(Technique::Resonance(&technique), &picture, &identity, &description);
        header(&slice).clues()
    };
    use upright_dicom::write::MetalArtefact::{NotReduced, SliceEncoding, ViewAngleTilting};
    let names = [NotReduced, ViewAngleTilting, SliceEncoding].map(|kind| tagged(kind).texts.sequence_name);
    assert_eq!(names, ["TSE2D", "TSE2D VAT", "TSE2D SEMAC VAT"]);
    let tags = |kind| sort_study(&[tagged(kind)]).series.remove(0).judgement.tags;
    assert_eq!(tags(NotReduced), []);
    assert_eq!(tags(SliceEncoding), [Tag::MetalArtefact]);
}

#[test]
fn equal_slices_have_equal_bytes_and_others_do_not() {
    for_every_slice(|name, slice| {
        let bytes = written(slice).unwrap();
        assert_eq!(bytes, written(slice).unwrap(), "{name}");
        assert_ne!(bytes, written(&NewSlice { acquisition_number: 9, ..*slice }).unwrap(), "{name}");
    });
}

/// Several bands of samples, the last one short.
#[test]
fn long_slices_are_written_whole() {
    let (identity, description) = of_series("long");
    let (technique, picture) = (computed(), hounsfield(301, 997, -1024, 3071));
    let slice = slice(Technique::Computed(&technique), &picture, &identity, &description);
    let Samples::I16(samples) = picture.samples() else { panic!("signed") };
    assert_eq!(values(&slice), samples.iter().map(|sample| f64::from(*sample)).collect::<Vec<_>>());
}

fn refusal(bytes: Result<Vec<u8>, WriteError>) -> String {
    bytes.map(|bytes| bytes.len()).unwrap_err().to_string()
}

#[test]
fn pictures_that_are_no_slices_are_refused() {
    let (identity, description) = of_series("none");
    let (usual, resonance) = (computed(), resonance());
    let check = |technique, picture: &Raster, expect: &str| {
        let error = refusal(written(&slice(technique, picture, &identity, &description)));
        assert!(error.contains(expect), "{error}");
    };
    let ct = Technique::Computed(&usual);
    let mr = Technique::Resonance(&resonance);
    check(ct, &raster(4, 4, 12), "unsigned samples; it is written from 16-bit signed ones");
    check(mr, &hounsfield(4, 4, 0, 9), "signed samples; it is written from 16-bit unsigned ones");
    check(ct, &hounsfield(4, 4, -1025, 9), "-1025 HU, but its scale holds -1024 to 3071");
    check(ct, &hounsfield(4, 4, 0, 3072), "3072 HU, but its scale");
    check(mr, &raster(4, 4, 13), "12 bits hold 4095");
    check(mr, &made_up::raster(65_536, 1, 12), "65536 × 1 pixels");
}

#[test]
fn planes_that_cannot_be_are_refused() {
    let (identity, description) = of_series("none");
    let (usual, resonance) = (computed(), resonance());
    let (signed, unsigned) = (hounsfield(4, 4, 0, 9), raster(4, 4, 12));
    let check = |is_computed: bool, plane: Plane, expect: &str| {
        let (technique, picture) = match is_computed {
            true => (Technique::Computed(&usual), &signed),
            false => (Technique::Resonance(&resonance), &unsigned),
        };
        let base = slice(technique, picture, &identity, &description);
        let error = refusal(written(&NewSlice { plane, ..base }));
        assert!(error.starts_with(expect), "{error}");
    };
    let right = axial(0.0);
    let orientation = "ImageOrientationPatient: ";
    for is_computed in [true, false] {
        check(is_computed, Plane { along_row: [0.99, 0.0, 0.0], ..right }, orientation);
        check(is_computed, Plane { along_row: [0.0, 1.0, 0.0], ..right }, orientation);
        check(is_computed, Plane { along_row: [f64::NAN, 0.0, 0.0], ..right }, orientation);
        check(
            is_computed,
            Plane { first_pixel: [0.0, f64::INFINITY, 0.0], ..right },
            "ImagePositionPatient: ",
        );
    }
    check(true, made_up::slices::sagittal(), orientation);
    check(true, axial(30.1), orientation);
    check(true, Plane { down_column: [0.0, -1.0, 0.0], ..right }, orientation);
    let turned = Plane { along_row: [0.8, 0.0, 0.6], ..right };
    check(true, turned, orientation);
}

#[test]
fn values_that_cannot_be_are_refused_by_keyword() {
    let (identity, description) = of_series("none");
    let (signed, unsigned) = (hounsfield(4, 4, 0, 9), raster(4, 4, 12));
    let of_ct = |change: &dyn Fn(&mut ComputedTomography), keyword: &str| {
        let mut technique = computed();
        change(&mut technique);
        let error =
            refusal(written(&slice(Technique::Computed(&technique), &signed, &identity, &description)));
        assert!(error.starts_with(&format!("{keyword}: ")), "{error}");
    };
    of_ct(&|ct| ct.tube_kilovolts = 0.0, "KVP");
    of_ct(&|ct| ct.tube_kilovolts = f64::NAN, "KVP");
    of_ct(&|ct| ct.tube_milliamperes = 0, "XRayTubeCurrent");
    of_ct(&|ct| ct.exposure_ms = u32::MAX, "ExposureTime");
    of_ct(&|ct| ct.kernel = "a kernel of too many letters".to_owned(), "ConvolutionKernel");
    of_ct(&|ct| ct.filter = "a\\b".to_owned(), "FilterType");
    of_ct(&|ct| ct.collection_diameter = Millimetres::new(-1.0), "DataCollectionDiameter");
    of_ct(&|ct| ct.table_height = Millimetres::new(f64::NAN), "TableHeight");
    let given = contrast(ContrastAgent::Iohexol);
    of_ct(
        &|ct| {
            ct.contrast =
                Some(upright_dicom::write::IntrathecalContrast { millilitres: 0.0, ..given.clone() })
        },
        "ContrastBolusVolume",
    );
    of_ct(
        &|ct| {
            ct.contrast =
                Some(upright_dicom::write::IntrathecalContrast { time: "25".to_owned(), ..given.clone() })
        },
        "ContrastBolusStartTime",
    );
    let of_mr = |change: &dyn Fn(&mut MagneticResonance), keyword: &str| {
        let mut technique = resonance();
        change(&mut technique);
        let error =
            refusal(written(&slice(Technique::Resonance(&technique), &unsigned, &identity, &description)));
        assert!(error.starts_with(&format!("{keyword}: ")), "{error}");
    };
    of_mr(&|mr| mr.repetition_ms = 0.0, "RepetitionTime");
    of_mr(&|mr| mr.echo_ms = -1.0, "EchoTime");
    of_mr(&|mr| mr.inversion_ms = Some(f64::INFINITY), "InversionTime");
    of_mr(&|mr| mr.echo_train = 0, "EchoTrainLength");
    of_mr(&|mr| mr.flip_angle = Degrees::new(0.0), "FlipAngle");
    of_mr(&|mr| mr.averages = 0, "NumberOfAverages");
    of_mr(&|mr| mr.field_tesla = 0.0, "MagneticFieldStrength");
    of_mr(&|mr| mr.pixel_bandwidth_hz = 0.0, "PixelBandwidth");
    of_mr(&|mr| mr.phase_steps = 0, "NumberOfPhaseEncodingSteps");
    of_mr(&|mr| mr.sampling_percent = 0.0, "PercentSampling");
    of_mr(&|mr| mr.coil = "x".repeat(17), "ReceiveCoilName");
}

#[test]
fn what_all_slices_state_is_checked_too() {
    let (identity, description) = of_series("none");
    let (technique, picture) = (resonance(), raster(4, 4, 12));
    let base = slice(Technique::Resonance(&technique), &picture, &identity, &description);
    let check = |slice: NewSlice<'_>, keyword: &str| {
        let error = refusal(written(&slice));
        assert!(error.starts_with(&format!("{keyword}: ")), "{error}");
    };
    check(NewSlice { thickness: Millimetres::new(0.0), ..base }, "SliceThickness");
    check(NewSlice { step: Millimetres::new(0.0), ..base }, "SpacingBetweenSlices");
    check(NewSlice { frame_of_reference_uid: "space", ..base }, "FrameOfReferenceUID");
    check(NewSlice { window: Window::spanning(f64::NAN, 1.0), ..base }, "WindowCenter");
}
