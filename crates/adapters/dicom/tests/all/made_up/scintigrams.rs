//! Pictures of a gamma camera, of every variant.

use super::slices::{FRAME, axial, of_series};
use super::spacing;
use upright_anatomy::Millimetres;
use upright_dicom::write::{
    Acquisition, BodyRegion, BoneTracer, Camera, CameraView, Collimator, ImageDescription, ImageIdentity,
    Injection, Moment, NewScintigram, Orbit, Phase, PhaseKind, Rotation, WriteError, derived_uid,
    write_scintigram,
};
use upright_imaging::{Raster, Samples, Window};

/// Frames of 4 × 3 pixels, each another.
pub(crate) fn frames(count: u16) -> Vec<Raster> {
    let frame = |number: u16| (0..12).map(|position| number * 12 + position).collect();
    (0..count).map(|number| Raster::new(4, 3, Samples::U16(frame(number))).unwrap()).collect()
}

pub(crate) const fn camera(view: CameraView) -> Camera {
    Camera { view, first_pixel: None }
}

pub(crate) const ANTERIOR: Camera =
    Camera { view: CameraView::Anterior, first_pixel: Some([-250.0, -200.0, 300.0]) };
pub(crate) const POSTERIOR: Camera = camera(CameraView::Posterior);

pub(crate) const FLOW: Phase =
    Phase { kind: PhaseKind::Flow, delay_ms: 0, frames: 30, frame_ms: 2000, pause_ms: 0 };

pub(crate) fn orbit() -> Orbit {
    Orbit {
        projections: 120,
        projection_ms: 15_000,
        radius: Millimetres::new(250.0),
        rotation: Rotation::CounterClockwise,
    }
}

pub(crate) fn injection() -> Injection {
    Injection {
        tracer: BoneTracer::Medronate,
        megabecquerels: 740.0,
        time: "093000".to_owned(),
        administration_uid: derived_uid(&["test", "injection"]),
    }
}

pub(crate) fn scintigram<'a>(
    acquisition: Acquisition<'a>,
    frames: &'a [Raster],
    injection: &'a Injection,
    (identity, description): (&'a ImageIdentity, &'a ImageDescription),
) -> NewScintigram<'a> {
    NewScintigram {
        acquisition,
        frames,
        window: Window::spanning(0.0, 100.0),
        spacing: spacing(4.8, 4.8),
        collimator: Collimator::HighResolution,
        injection,
        frame_of_reference_uid: FRAME,
        region: BodyRegion::LumbarSpine,
        identity,
        description,
    }
}

pub(crate) fn written(scintigram: &NewScintigram<'_>) -> Result<Vec<u8>, WriteError> {
    let mut bytes = Vec::new();
    write_scintigram(scintigram, &mut bytes).map(|()| bytes)
}

/// Calls `with` with name and picture of every variant, the injection at 09:30, each taken when its phase is.
pub(crate) fn for_every_scintigram(mut with: impl FnMut(&str, &NewScintigram<'_>)) {
    let both = [ANTERIOR, POSTERIOR];
    let sides = [camera(CameraView::LeftLateral), camera(CameraView::RightLateral)];
    let phases = [
        Phase { frames: 4, ..FLOW },
        Phase { kind: PhaseKind::Uptake, frames: 2, frame_ms: 60_000, pause_ms: 10, delay_ms: 5 },
    ];
    let orbit = orbit();
    let variants = [
        ("Flow", Acquisition::Dynamic { cameras: &both[1..], phases: &[FLOW] }, 30, "093000"),
        ("Flow of two detectors", Acquisition::Dynamic { cameras: &both, phases: &phases }, 12, "093000"),
        ("Blood pool", Acquisition::Static { cameras: &both, frame_ms: 300_000 }, 2, "093500"),
        ("Spot views delayed", Acquisition::Static { cameras: &sides, frame_ms: 600_000 }, 2, "124500"),
        (
            "One spot view delayed",
            Acquisition::Static { cameras: &both[..1], frame_ms: 600_000 },
            1,
            "125500",
        ),
        (
            "Whole body delayed",
            Acquisition::WholeBody { cameras: &both, scan_length_mm: 1950, velocity_mm_per_s: 2.5 },
            2,
            "123000",
        ),
        (
            "SPECT",
            Acquisition::Volume { plane: axial(0.0), thickness: Millimetres::new(4.8), orbit },
            8,
            "131500",
        ),
    ];
    let (medronate, oxidronate) = (injection(), Injection { tracer: BoneTracer::Oxidronate, ..injection() });
    for (name, acquisition, count, time) in variants {
        let (identity, description) = of_series(name);
        let taken = Moment { date: "20260131".to_owned(), time: time.to_owned() };
        let identity = ImageIdentity { taken, ..identity };
        let frames = frames(count);
        for injection in [&medronate, &oxidronate] {
            let base = scintigram(acquisition, &frames, injection, (&identity, &description));
            let is_whole = matches!(acquisition, Acquisition::WholeBody { .. });
            let region = if is_whole { BodyRegion::WholeBody } else { BodyRegion::LumbarSpine };
            let name = format!("{name}, {:?}", injection.tracer);
            with(&name, &NewScintigram { region, ..base });
        }
    }
}
