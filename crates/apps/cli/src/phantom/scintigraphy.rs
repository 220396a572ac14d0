//! Triple-phase bone scan of a phantom as DICOM files.

use super::bearer::{Bearer, Which};
use super::day::{MINUTE, Time};
use super::folder::Folder;
use anyhow::{Result, bail};
use std::io::Write;
use upright_dicom::write::{
    Acquisition, BodyRegion, BoneTracer, Camera, CameraView, Collimator, ImageDescription, Injection,
    NewScintigram, Phase, PhaseKind, write_scintigram,
};
use upright_documents::{PhantomScanPicture, PhantomScanTimes, PhantomStudy, ScanPhase};
use upright_imaging::{ImagingError, Raster, Samples, Window};
use upright_phantom::{BoneScan, Person, ScanPictures, ScanRequest, ScanView};

pub(super) const FOLDER: &str = "bone_scan";
const BEGAN: Time = Time::at(14, 0);
/// By the clock of whoever injects.
const INJECTED: Time = BEGAN.later(10 * MINUTE);

/// How the scan is made.
#[derive(clap::Args, Clone, Debug, Default)]
pub(super) struct ScanOptions {
    /// Months since the operation of a fusion, for the bone scan and the record; 36 where not said
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u32).range(0..=600))]
    months_since_fusion: Option<u32>,
    /// Seconds by which the clock of the gamma camera is ahead of the clock of the injection
    #[arg(
        long,
        value_name = "SECONDS",
        default_value_t = 0,
        value_parser = clap::value_parser!(i64).range(-86_400..=86_400),
        allow_hyphen_values = true
    )]
    clock_skew: i64,
}

impl ScanOptions {
    pub(super) const fn months_since_fusion(&self) -> Option<u32> {
        self.months_since_fusion
    }
}

/// A bone scan that is wanted.
pub(super) struct Study {
    request: ScanRequest,
    clock_skew: i64,
}

/// A file of the scan.
struct Picture {
    name: &'static str,
    phase: ScanPhase,
    region: BodyRegion,
    description: &'static str,
    counted: fn(&BoneScan) -> Result<ScanPictures, ImagingError>,
}

const PICTURES: [Picture; 4] = [
    Picture {
        name: "flow.dcm",
        phase: ScanPhase::Flow,
        region: BodyRegion::LumbarSpine,
        description: "Flow lumbar spine",
        counted: BoneScan::flow,
    },
    Picture {
        name: "blood_pool.dcm",
        phase: ScanPhase::BloodPool,
        region: BodyRegion::LumbarSpine,
        description: "Blood pool lumbar spine",
        counted: BoneScan::blood_pool,
    },
    Picture {
        name: "whole_body.dcm",
        phase: ScanPhase::Delayed,
        region: BodyRegion::WholeBody,
        description: "Delayed whole body",
        counted: BoneScan::whole_body,
    },
    Picture {
        name: "spots.dcm",
        phase: ScanPhase::Delayed,
        region: BodyRegion::LumbarSpine,
        description: "Delayed lumbar spine",
        counted: BoneScan::spots,
    },
];

/// Names of the files, within the folder of a patient.
pub(super) fn files() -> impl Iterator<Item = String> {
    PICTURES.iter().map(|picture| format!("{FOLDER}/{}", picture.name))
}

impl Study {
    pub(super) fn new(options: &ScanOptions, is_ideal: bool) -> Self {
        let months_since_fusion = options.months_since_fusion.map(f64::from);
        let request = ScanRequest { months_since_fusion, ..ScanRequest::default() };
        Self { request: if is_ideal { request.ideal() } else { request }, clock_skew: options.clock_skew }
    }

    pub(super) fn check(&self, person: &Person) -> Result<()> {
        /// Of the calendar: no clinical limit.
        const MONTHS_OF_A_YEAR: f64 = 12.0;
        BoneScan::new(person, &self.request)?;
        let oldest = MONTHS_OF_A_YEAR * person.age;
        match self.request.months_since_fusion.filter(|months| *months > oldest) {
            Some(months) => {
                bail!("--months-since-fusion {months}: the patient is {:.0} years old", person.age.floor())
            }
            None => Ok(()),
        }
    }

    /// Writes every phase; `done` is told which.
    pub(super) fn write(
        &self,
        person: &Person,
        bearer: &Bearer<'_>,
        folder: &Folder,
        done: &dyn Fn(&str),
    ) -> Result<PhantomStudy> {
        let (folder, scan) = (folder.inside(FOLDER)?, BoneScan::new(person, &self.request)?);
        let mut written = Vec::new();
        for (number, picture) in (1..).zip(&PICTURES) {
            done(&format!("{FOLDER}/{}", picture.name));
            let counted = (picture.counted)(&scan)?;
            folder.write(picture.name, |file| self.write_picture(number, picture, &counted, bearer, file))?;
            let path = format!("{FOLDER}/{}", picture.name);
            written.push(PhantomScanPicture::new(&path, picture.phase, &counted));
        }
        let injected = bearer.day().moment(INJECTED).to_string();
        let times = PhantomScanTimes { injected, clock_skew_s: self.clock_skew };
        Ok(PhantomStudy::bone_scan(FOLDER, &self.request, &scan.truth(), times, written))
    }

    fn write_picture(
        &self,
        number: u16,
        picture: &Picture,
        counted: &ScanPictures,
        bearer: &Bearer<'_>,
        to: &mut impl Write,
    ) -> Result<()> {
        let words = format!("{:?} {}", self.request, self.clock_skew);
        let began = counted.frames.first().map_or(0.0, |frame| frame.began);
        let identity = bearer.identity(&Which {
            study: &["study", FOLDER],
            series: &["series", FOLDER, picture.name, &words],
            instance: &["instance", FOLDER, picture.name, &words],
            series_number: number,
            instance_number: 1,
            began: BEGAN,
            taken: INJECTED.later(began.round() as i64 + self.clock_skew),
        });
        let frames: Vec<Raster> = counted.frames.iter().map(|frame| frame.raster.clone()).collect();
        let (cameras, phases) = (cameras(counted), [flow(counted)]);
        let new = NewScintigram {
            acquisition: acquisition(picture.phase, counted, &cameras, &phases),
            frames: &frames,
            window: window(&frames),
            spacing: counted.spacing,
            collimator: Collimator::HighResolution,
            injection: &self.injection(bearer),
            frame_of_reference_uid: &bearer.uid(&["frame of reference", FOLDER]),
            region: picture.region,
            identity: &identity,
            description: &ImageDescription {
                study: "Three-phase bone scan".to_owned(),
                series: picture.description.to_owned(),
                protocol: "three-phase bone scan".to_owned(),
                comment: bearer.words(),
            },
        };
        Ok(write_scintigram(&new, to)?)
    }

    fn injection(&self, bearer: &Bearer<'_>) -> Injection {
        Injection {
            tracer: BoneTracer::Medronate,
            megabecquerels: self.request.megabecquerels,
            time: bearer.day().written(INJECTED).time,
            administration_uid: bearer.uid(&["injection"]),
        }
    }
}

/// The heads of the camera, in the order of their frames.
fn cameras(counted: &ScanPictures) -> Vec<Camera> {
    let mut views: Vec<(ScanView, [f64; 3])> =
        counted.frames.iter().map(|frame| (frame.view, frame.first_pixel)).collect();
    views.dedup();
    let camera = |(view, first_pixel)| Camera {
        view: match view {
            ScanView::Anterior => CameraView::Anterior,
            ScanView::Posterior => CameraView::Posterior,
        },
        first_pixel: Some(first_pixel),
    };
    views.into_iter().map(camera).collect()
}

fn milliseconds(seconds: f64) -> u32 {
    (seconds * 1000.0).round() as u32
}

/// How long the first frame took, in ms.
fn frame_ms(counted: &ScanPictures) -> u32 {
    counted.frames.first().map_or(0, |frame| milliseconds(frame.duration))
}

fn flow(counted: &ScanPictures) -> Phase {
    Phase {
        kind: PhaseKind::Flow,
        delay_ms: 0,
        frames: counted.frames.len() as u16,
        frame_ms: frame_ms(counted),
        pause_ms: 0,
    }
}

fn acquisition<'a>(
    phase: ScanPhase,
    counted: &ScanPictures,
    cameras: &'a [Camera],
    phases: &'a [Phase],
) -> Acquisition<'a> {
    match (phase, counted.travel) {
        (ScanPhase::Flow, _) => Acquisition::Dynamic { cameras, phases },
        (_, Some((length_mm, velocity_mm_per_s))) => {
            Acquisition::WholeBody { cameras, scan_length_mm: length_mm.round() as u32, velocity_mm_per_s }
        }
        _ => Acquisition::Static { cameras, frame_ms: frame_ms(counted) },
    }
}

/// Up to what few pixels exceed: kidneys and bladder would leave bone grey.
fn window(frames: &[Raster]) -> Window {
    const EXCEED: usize = 400;
    let mut counts: Vec<u16> = frames
        .iter()
        .flat_map(|frame| match frame.samples() {
            Samples::U16(counts) => counts.as_slice(),
            _ => &[],
        })
        .copied()
        .collect();
    let place = counts.len() - counts.len() / EXCEED;
    let most = if place < counts.len() { *counts.select_nth_unstable(place).1 } else { 0 };
    Window::spanning(0.0, f64::from(most).max(1.0))
}
