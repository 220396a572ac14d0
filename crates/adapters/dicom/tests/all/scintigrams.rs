//! Frames of a gamma camera, read with view and time.

use crate::made_up::scintigrams::{
    ANTERIOR, FLOW, POSTERIOR, for_every_scintigram, frames, injection, scintigram, written,
};
use crate::made_up::slices::of_series;
use crate::shared;
use dicom_core::{DataElement, PrimitiveValue, VR};
use dicom_dictionary_std::tags;
use std::fs::File;
use std::io::Cursor;
use upright_dicom::scintigram::{
    CameraView, MOST_PIXELS, Scintigram, ScintigramFile, ScintigramKind, ScintigramNote, Since,
};
use upright_dicom::write::{Acquisition, Phase, PhaseKind};
use upright_dicom::{Attribute, ReadError};

fn head(bytes: &[u8]) -> Result<Scintigram, ReadError> {
    ScintigramFile::open(Cursor::new(bytes))?.head()
}

#[test]
fn every_written_picture_comes_back_with_its_views_and_times() {
    let mut read = 0;
    for_every_scintigram(|name, made| {
        let bytes = written(made).unwrap();
        let found = head(&bytes);
        let (kind, cameras) = match made.acquisition {
            Acquisition::Dynamic { cameras, .. } => (ScintigramKind::Dynamic, cameras),
            Acquisition::Static { cameras, .. } => (ScintigramKind::Static, cameras),
            Acquisition::WholeBody { cameras, .. } => (ScintigramKind::WholeBody, cameras),
            Acquisition::Volume { .. } => {
                assert!(matches!(found, Err(ReadError::Invalid { attribute: Attribute::ImageType, .. })));
                return;
            }
        };
        let found = found.unwrap();
        assert_eq!((found.kind, found.frames.len()), (kind, made.frames.len()), "{name}");
        assert_eq!(found.notes, [], "{name}");
        assert_eq!(found.spacing, Some(made.spacing), "{name}");
        assert_eq!(found.frame_of_reference, made.frame_of_reference_uid, "{name}");
        assert_eq!(found.radiopharmaceutical.megabecquerels, Some(740.0));
        assert!(found.radiopharmaceutical.is_technetium && found.radiopharmaceutical.half_life_s.is_none());
        assert!(matches!(found.since_injection, Since::Seconds(seconds) if seconds >= 0), "{name}");
        let of_each = made.frames.len() / cameras.len();
        let mut file = ScintigramFile::open(Cursor::new(&bytes)).unwrap();
        for (index, frame) in found.frames.iter().enumerate() {
            let camera = cameras[index / of_each];
            assert_eq!((frame.view, frame.first_pixel), (Some(camera.view), camera.first_pixel), "{name}");
            assert!(frame.began.is_some() && frame.duration.is_some(), "{name}");
            assert_eq!(&file.frame(frame.index).unwrap(), &made.frames[index], "{name} {index}");
        }
        read += 1;
    });
    assert_eq!(read, 12);
}

/// A pause, a delay and another duration: PS3.3 C.8.4.14.
#[test]
fn frames_begin_after_delays_pauses_and_the_phases_before() {
    let (identity, description) = of_series("flow");
    let (injection, frames) = (injection(), frames(10));
    let phases = [
        Phase { frames: 3, pause_ms: 500, ..FLOW },
        Phase { kind: PhaseKind::Uptake, frames: 2, frame_ms: 60_000, pause_ms: 10, delay_ms: 2500 },
    ];
    let acquisition = Acquisition::Dynamic { cameras: &[ANTERIOR, POSTERIOR], phases: &phases };
    let bytes = written(&scintigram(acquisition, &frames, &injection, (&identity, &description))).unwrap();
    let found = head(&bytes).unwrap();
    let times: Vec<(f64, f64)> =
        found.frames.iter().map(|frame| (frame.began.unwrap(), frame.duration.unwrap())).collect();
    let expect = [(0.0, 2.0), (2.5, 2.0), (5.0, 2.0), (10.0, 60.0), (70.01, 60.0)];
    for (found, expect) in times.iter().zip(expect.iter().chain(&expect)) {
        assert!((found.0 - expect.0).abs() < 1e-9 && found.1 == expect.1, "{found:?} {expect:?}");
    }
    let detectors: Vec<u16> = found.frames.iter().map(|frame| frame.detector).collect();
    assert_eq!(detectors, [1, 1, 1, 1, 1, 2, 2, 2, 2, 2]);
}

/// A flow of ten frames, changed by `change` before it is read.
fn changed(change: impl Fn(&mut dicom_object::InMemDicomObject)) -> Result<Scintigram, ReadError> {
    let (identity, description) = of_series("flow");
    let (injection, frames) = (injection(), frames(10));
    let acquisition = Acquisition::Dynamic { cameras: &[POSTERIOR], phases: &[Phase { frames: 10, ..FLOW }] };
    let bytes = written(&scintigram(acquisition, &frames, &injection, (&identity, &description))).unwrap();
    let mut object = dicom_object::from_reader(&bytes[..]).unwrap();
    change(&mut object);
    let mut bytes = Vec::new();
    object.write_all(&mut bytes).unwrap();
    head(&bytes)
}

#[test]
fn what_contradicts_itself_is_refused_or_said() {
    let vector = |numbers: &[u16]| PrimitiveValue::U16(numbers.into());
    let put = |tag, vr, value: PrimitiveValue| {
        changed(move |object| {
            object.put(DataElement::new(tag, vr, value.clone()));
        })
    };
    let wrong = put(tags::DETECTOR_VECTOR, VR::US, vector(&[1; 9])).unwrap_err();
    assert!(wrong.to_string().starts_with("DetectorVector (0054,0020) is 9 numbers"), "{wrong}");
    let wrong = put(tags::TIME_SLICE_VECTOR, VR::US, vector(&[0; 10])).unwrap_err();
    assert!(matches!(wrong, ReadError::Invalid { attribute: Attribute::TimeSliceVector, .. }));
    let frames = PrimitiveValue::from(format!("{}", MOST_PIXELS));
    assert!(put(tags::NUMBER_OF_FRAMES, VR::IS, frames).is_err());

    let found = put(tags::PATIENT_ORIENTATION, VR::CS, PrimitiveValue::Strs(["L".into(), "F".into()].into()));
    // Directions of the detector itself go before those of the object.
    assert_eq!(found.unwrap().frames[0].view, Some(CameraView::Posterior));
    let windows = put(tags::ENERGY_WINDOW_VECTOR, VR::US, vector(&[1, 1, 1, 1, 1, 1, 1, 1, 2, 2])).unwrap();
    assert_eq!(
        (windows.frames.len(), &windows.notes[..]),
        (8, &[ScintigramNote::OtherWindows { frames: 2 }][..])
    );
    let bare = changed(|object| {
        object.remove_element(tags::PIXEL_SPACING);
        object.remove_element(tags::PHASE_INFORMATION_SEQUENCE);
    })
    .unwrap();
    assert_eq!(bare.notes, [ScintigramNote::NoDuration, ScintigramNote::NoSpacing]);
    assert_eq!((bare.frames[0].began, bare.frames[1].began), (Some(0.0), None));
    let turned = changed(|object| {
        object.update_value(tags::DETECTOR_INFORMATION_SEQUENCE, |value| {
            let item = &mut value.items_mut().unwrap()[0];
            let cosines = ["1", "0", "0", "0", "0", "-1"].map(String::from);
            item.put(DataElement::new(
                tags::IMAGE_ORIENTATION_PATIENT,
                VR::DS,
                PrimitiveValue::Strs(cosines.to_vec().into()),
            ));
        });
    })
    .unwrap();
    assert_eq!(turned.notes, [ScintigramNote::ViewContradicts { detector: 1 }]);
    assert_eq!(turned.frames[0].view, None);
}

/// Files of the private corpus give frames, or a reason.
#[test]
fn private_pictures_give_frames_or_are_refused_with_a_reason() {
    let Some(folder) = shared::folder("data/dicom") else { return };
    let open = |name: &str| ScintigramFile::open(File::open(folder.join(name)).unwrap()).unwrap();
    let flow = open("synthetic-modality/nm-dynamic-flow-32-frames.dcm").head().unwrap();
    assert_eq!((flow.kind, flow.frames.len()), (ScintigramKind::Dynamic, 32));
    // Neither durations nor views are stated.
    assert_eq!(flow.notes, [ScintigramNote::ViewNotStated { detector: 1 }, ScintigramNote::NoDuration]);
    let mut file = open("synthetic-modality/nm-whole-body-2-views.dcm");
    let body = file.head().unwrap();
    assert_eq!((body.kind, body.frames.len(), body.frames[1].detector), (ScintigramKind::WholeBody, 2, 2));
    assert_eq!((file.frame(1).unwrap().columns(), file.frame(1).unwrap().rows()), (128, 512));
    let mut tried = 0;
    for name in ["pylibjpeg-data/JPEG2000Lossless/NM_Kakadu44_SOTmarkerincons.dcm", "pydicom/CT_small.dcm"] {
        let Ok(file) = File::open(folder.join(name)) else { continue };
        let text = ScintigramFile::open(file).and_then(|file| file.head()).unwrap_err().to_string();
        assert!(text.len() > 20, "{text}");
        tried += 1;
    }
    assert!(tried > 0);
}
