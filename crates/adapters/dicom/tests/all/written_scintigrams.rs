//! Pictures of a gamma camera come back as they were written, and go to their places.

use crate::made_up::scintigrams::{
    ANTERIOR, FLOW, POSTERIOR, camera, for_every_scintigram, frames, injection, orbit, scintigram, written,
};
use crate::made_up::slices::{axial, of_series};
use std::io::Cursor;
use upright_anatomy::Millimetres;
use upright_dicom::sort::{Clues, Reason, Slot, SortedStudy, Verdict, sort_study};
use upright_dicom::write::{
    Acquisition, CameraView, ImageIdentity, Injection, Moment, NewScintigram, Orbit, Phase, WriteError,
    derived_uid,
};
use upright_dicom::{DicomFile, Header};
use upright_imaging::{Raster, Samples};

fn clues(scintigram: &NewScintigram<'_>) -> Clues {
    Header::open(Cursor::new(written(scintigram).unwrap())).unwrap().clues()
}

#[test]
fn every_frame_comes_back_as_it_was() {
    let mut count = 0;
    for_every_scintigram(|name, scintigram| {
        let mut file = DicomFile::open(Cursor::new(written(scintigram).unwrap())).unwrap();
        let format = file.format().unwrap();
        assert_eq!((format.frames as usize, format.bits_stored), (scintigram.frames.len(), 16), "{name}");
        for (index, frame) in (0..).zip(scintigram.frames) {
            let Samples::U16(samples) = frame.samples() else { panic!("{name}") };
            let bytes: Vec<u8> = samples.iter().flat_map(|sample| sample.to_le_bytes()).collect();
            assert_eq!(file.frame(index).unwrap().data, bytes, "{name} {index}");
        }
        count += 1;
    });
    assert_eq!(count, 14);
}

#[test]
fn facts_come_back_as_they_were() {
    for_every_scintigram(|name, scintigram| {
        let clues = clues(scintigram);
        let (kind, frame_ms): (_, &[f64]) = match scintigram.acquisition {
            Acquisition::Dynamic { phases, .. } if phases.len() == 1 => ("DYNAMIC", &[2000.0]),
            Acquisition::Dynamic { .. } => ("DYNAMIC", &[2000.0, 60_000.0]),
            Acquisition::Static { frame_ms: 300_000, .. } => ("STATIC", &[300_000.0]),
            Acquisition::Static { .. } => ("STATIC", &[600_000.0]),
            Acquisition::WholeBody { .. } => ("WHOLE BODY", &[780_000.0]),
            Acquisition::Volume { .. } => ("RECON TOMO", &[]),
        };
        assert_eq!(clues.image_type, ["ORIGINAL", "PRIMARY", kind, "EMISSION"], "{name}");
        assert_eq!(clues.tracer.frame_ms, frame_ms, "{name}");
        assert_eq!(clues.tracer.is_in_time, kind == "DYNAMIC", "{name}");
        assert_eq!(clues.tracer.start_time, "093000", "{name}");
        assert_eq!(clues.tracer.nuclide_codes, ["72454006"], "{name}");
        assert_eq!(clues.tracer.administration, derived_uid(&["test", "injection"]), "{name}");
        assert_eq!(clues.times.acquisition_time, scintigram.identity.taken.time, "{name}");
        assert_eq!((clues.rows, clues.columns, clues.spacing), (3, 4, Some([4.8, 4.8])), "{name}");
        assert_eq!(clues.gravity, ["40199007", "102538003"], "{name}");
    });
}

/// Values of a vector of whole numbers, read by the library itself: our reader needs none of them.
fn vector(bytes: &[u8], keyword: &str) -> Vec<u16> {
    let object = dicom_object::from_reader(bytes).unwrap();
    object.element_by_name(keyword).unwrap().to_multi_int().unwrap()
}

#[test]
fn frames_are_told_apart_by_detector_phase_and_time() {
    let (identity, description) = of_series("flow");
    let (injection, frames) = (injection(), frames(10));
    let phases = [Phase { frames: 3, ..FLOW }, Phase { frames: 2, ..FLOW }];
    let acquisition = Acquisition::Dynamic { cameras: &[ANTERIOR, POSTERIOR], phases: &phases };
    let bytes = written(&scintigram(acquisition, &frames, &injection, (&identity, &description))).unwrap();
    assert_eq!(vector(&bytes, "EnergyWindowVector"), [1; 10]);
    assert_eq!(vector(&bytes, "DetectorVector"), [1, 1, 1, 1, 1, 2, 2, 2, 2, 2]);
    assert_eq!(vector(&bytes, "PhaseVector"), [1, 1, 1, 2, 2, 1, 1, 1, 2, 2]);
    assert_eq!(vector(&bytes, "TimeSliceVector"), [1, 2, 3, 1, 2, 1, 2, 3, 1, 2]);
    assert_eq!(vector(&bytes, "NumberOfPhases"), [2]);
    // The sum of 0 to 119.
    assert_eq!(vector(&bytes, "CountsAccumulated"), [7140]);
}

fn sorted(shift: impl Fn(&mut Injection)) -> SortedStudy {
    let mut all = Vec::new();
    for_every_scintigram(|name, scintigram| {
        if name.ends_with("Medronate") {
            let mut injection = scintigram.injection.clone();
            shift(&mut injection);
            all.push(clues(&NewScintigram { injection: &injection, ..*scintigram }));
        }
    });
    sort_study(&all)
}

fn verdicts(study: &SortedStudy) -> Vec<Verdict> {
    study.series.iter().map(|series| series.judgement.verdict).collect()
}

#[test]
fn three_phases_go_to_their_places() {
    let study = sorted(|_| ());
    let (flow, pool, delayed) = (Slot::BoneScanFlow, Slot::BoneScanBloodPool, Slot::BoneScanDelayed);
    let expect = [flow, flow, pool, delayed, delayed, delayed, delayed].map(Verdict::Sorted);
    assert_eq!(verdicts(&study), expect);
    assert_eq!(study.bone_scans.len(), 1);
    assert!(study.bone_scans[0].is_complete());
}

/// A camera whose clock is 40 minutes slow: flow and blood pool seem to have been taken before the injection.
#[test]
fn a_wrong_clock_is_asked_about() {
    let study = sorted(|injection| injection.time = "101000".to_owned());
    let ask = |likely| Verdict::Ask { likely: Some(likely), reason: Reason::ClocksDisagree };
    let found = verdicts(&study);
    assert_eq!(found[..2], [ask(Slot::BoneScanFlow); 2]);
    assert!(matches!(found[2], Verdict::Ask { reason: Reason::ClocksDisagree, .. }), "{:?}", found[2]);
}

#[test]
fn a_delayed_phase_alone_is_partial() {
    let mut all = Vec::new();
    for_every_scintigram(|name, scintigram| {
        if name == "Whole body delayed, Oxidronate" {
            all.push(clues(scintigram));
        }
    });
    let expect = Verdict::Ask { likely: Some(Slot::BoneScanDelayed), reason: Reason::BoneScanPartial };
    assert_eq!(verdicts(&sort_study(&all)), [expect]);
}

#[test]
fn equal_pictures_have_equal_bytes_and_others_do_not() {
    for_every_scintigram(|name, scintigram| {
        let bytes = written(scintigram).unwrap();
        assert_eq!(bytes, written(scintigram).unwrap(), "{name}");
        let taken = Moment { date: "20260131".to_owned(), time: "235959".to_owned() };
        let identity = ImageIdentity { taken, ..scintigram.identity.clone() };
        assert_ne!(bytes, written(&NewScintigram { identity: &identity, ..*scintigram }).unwrap(), "{name}");
    });
}

fn refusal(acquisition: Acquisition<'_>, frames: &[Raster], change: impl Fn(&mut Injection)) -> String {
    let (identity, description) = of_series("none");
    let mut injection = injection();
    change(&mut injection);
    let bytes = written(&scintigram(acquisition, frames, &injection, (&identity, &description)));
    bytes.map(|bytes| bytes.len()).unwrap_err().to_string()
}

#[test]
fn frames_that_are_not_those_of_the_acquisition_are_refused() {
    let check = |acquisition, frames: &[Raster], expect: &str| {
        let error = refusal(acquisition, frames, |_| ());
        assert!(error.contains(expect), "{error}");
    };
    let spot = Acquisition::Static { cameras: &[ANTERIOR, POSTERIOR], frame_ms: 1000 };
    check(spot, &frames(1), "there are 1 frames, and the acquisition has 2");
    check(spot, &frames(3), "there are 3 frames, and the acquisition has 2");
    let flow = Acquisition::Dynamic { cameras: &[POSTERIOR], phases: &[FLOW] };
    check(flow, &frames(29), "there are 29 frames, and the acquisition has 30");
    check(Acquisition::Static { cameras: &[], frame_ms: 1 }, &[], "NumberOfFrames: there are 0 frames");
    let volume = Acquisition::Volume { plane: axial(0.0), thickness: Millimetres::new(4.0), orbit: orbit() };
    check(volume, &[], "NumberOfFrames: there are 0 frames");
    let other = Raster::new(3, 4, Samples::U16(vec![0; 12])).unwrap();
    check(spot, &[frames(1).remove(0), other], "not all frames are of one size");
    let signed = Raster::new(4, 3, Samples::I16(vec![0; 12])).unwrap();
    check(spot, &[signed.clone(), signed], "signed samples");
    let wide = Raster::new(65_536, 1, Samples::U16(vec![0; 65_536])).unwrap();
    check(spot, &[wide.clone(), wide], "2 frames of 65536 × 1 pixels");
}

#[test]
fn values_that_cannot_be_are_refused_by_keyword() {
    let check = |acquisition, count: u16, keyword: &str| {
        let error = refusal(acquisition, &frames(count), |_| ());
        assert!(error.starts_with(&format!("{keyword}: ")), "{error}");
    };
    let cameras = &[ANTERIOR, POSTERIOR];
    check(Acquisition::Static { cameras, frame_ms: 0 }, 2, "ActualFrameDuration");
    let body = |scan_length_mm, velocity_mm_per_s| Acquisition::WholeBody {
        cameras,
        scan_length_mm,
        velocity_mm_per_s,
    };
    check(body(0, 2.0), 2, "ScanLength");
    check(body(1900, 0.0), 2, "ScanVelocity");
    check(body(1900, f64::NAN), 2, "ScanVelocity");
    check(body(1900, 1e-9), 2, "ActualFrameDuration");
    let flow = |phases| Acquisition::Dynamic { cameras, phases };
    check(flow(&[Phase { frames: 1, frame_ms: 0, ..FLOW }]), 2, "ActualFrameDuration");
    check(flow(&[Phase { frames: 1, ..FLOW }, Phase { frames: 0, ..FLOW }]), 2, "NumberOfFramesInPhase");
    check(flow(&[Phase { frames: 1, delay_ms: u32::MAX, ..FLOW }]), 2, "PhaseDelay");
    let volume = |thickness, orbit| Acquisition::Volume {
        plane: axial(0.0),
        thickness: Millimetres::new(thickness),
        orbit,
    };
    check(volume(0.0, orbit()), 2, "SliceThickness");
    check(volume(4.0, Orbit { projections: 0, ..orbit() }), 2, "NumberOfFramesInRotation");
    check(volume(4.0, Orbit { radius: Millimetres::new(0.0), ..orbit() }), 2, "RadialPosition");
    let lost =
        upright_dicom::write::Camera { first_pixel: Some([f64::NAN; 3]), ..camera(CameraView::Anterior) };
    check(Acquisition::Static { cameras: &[lost], frame_ms: 1 }, 1, "ImagePositionPatient");
}

#[test]
fn injections_that_cannot_be_are_refused_by_keyword() {
    let spot = Acquisition::Static { cameras: &[ANTERIOR], frame_ms: 1000 };
    let check = |change: fn(&mut Injection), keyword: &str| {
        let error = refusal(spot, &frames(1), change);
        assert!(error.starts_with(&format!("{keyword}: ")), "{error}");
    };
    check(|injection| injection.megabecquerels = 0.0, "RadionuclideTotalDose");
    check(|injection| injection.time = "9:30".to_owned(), "RadiopharmaceuticalStartTime");
    check(|injection| injection.administration_uid.clear(), "RadiopharmaceuticalAdministrationEventUID");
}

/// More counts than the attribute holds.
#[test]
fn counts_that_cannot_be_stated_are_refused() {
    let frame = Raster::new(256, 256, Samples::U16(vec![u16::MAX; 1 << 16])).unwrap();
    let spot = Acquisition::Static { cameras: &[ANTERIOR], frame_ms: 1000 };
    assert!(refusal(spot, &[frame], |_| ()).starts_with("CountsAccumulated: "));
}

#[test]
fn nothing_is_written_of_what_is_refused() {
    let (identity, description) = of_series("none");
    let (injection, frames) = (injection(), frames(1));
    let spot = Acquisition::Static { cameras: &[ANTERIOR], frame_ms: 0 };
    let mut bytes = Vec::new();
    let picture = scintigram(spot, &frames, &injection, (&identity, &description));
    let error = upright_dicom::write::write_scintigram(&picture, &mut bytes).unwrap_err();
    assert!(matches!(error, WriteError::Invalid { attribute: "ActualFrameDuration", .. }));
    assert!(bytes.is_empty());
}
