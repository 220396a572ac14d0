//! Bone scans: pictures of one injection, what they show, and their counts.

use crate::slices::{identity, slice};
use crate::world::{Answer, World};
use serde_json::{Value, json};
use std::sync::Arc;
use upright_anatomy::PixelSpacing;
use upright_dicom::write::{
    Acquisition, BodyRegion, BoneTracer, Camera, CameraView, Collimator, ImageDescription, ImageIdentity,
    Injection, Moment, NewScintigram, Phase, PhaseKind, derived_uid, write_scintigram,
};
use upright_imaging::{Raster, Samples, Window};
use upright_server::work::{usual, work_off};

const POSTERIOR: Camera = Camera { view: CameraView::Posterior, first_pixel: None };
const FLOW: Phase = Phase { kind: PhaseKind::Flow, delay_ms: 0, frames: 30, frame_ms: 2000, pause_ms: 0 };

/// Frames of 4 × 3 pixels, each another.
fn frames(count: u16) -> Vec<Raster> {
    let frame = |number: u16| (0..12).map(|position| number * 12 + position).collect();
    (0..count).map(|number| Raster::new(4, 3, Samples::U16(frame(number))).unwrap()).collect()
}

/// A picture of the injection of `day` at half past nine.
fn picture(series: &str, day: &str, time: &str, acquisition: Acquisition<'_>, count: u16) -> Vec<u8> {
    let taken = Moment { date: day.to_owned(), time: time.to_owned() };
    let identity = ImageIdentity {
        study_uid: derived_uid(&["bone scan", day]),
        series_uid: derived_uid(&["bone scan", day, series]),
        instance_uid: derived_uid(&["bone scan", day, series, "1"]),
        study_began: taken.clone(),
        taken,
        ..identity(series, 1)
    };
    let injection = Injection {
        tracer: BoneTracer::Medronate,
        megabecquerels: 740.0,
        time: "093000".to_owned(),
        administration_uid: derived_uid(&["injection", day]),
    };
    let frames = frames(count);
    let scintigram = NewScintigram {
        acquisition,
        frames: &frames,
        window: Window::spanning(0.0, 100.0),
        spacing: PixelSpacing::new(4.8, 4.8).unwrap(),
        collimator: Collimator::HighResolution,
        injection: &injection,
        frame_of_reference_uid: "2.25.78",
        region: BodyRegion::LumbarSpine,
        identity: &identity,
        description: &ImageDescription { series: series.to_owned(), ..ImageDescription::default() },
    };
    let mut bytes = Vec::new();
    write_scintigram(&scintigram, &mut bytes).unwrap();
    bytes
}

/// A case with flow and blood pool of one injection, and a blood pool of an earlier one.
struct Scanned<'w> {
    world: &'w World,
    case: String,
    flow: String,
}

impl<'w> Scanned<'w> {
    async fn new(world: &'w World) -> Self {
        let case = world.case("clinician", json!({"number": "SLICES-1"})).await;
        let dynamic = Acquisition::Dynamic { cameras: &[POSTERIOR], phases: &[FLOW] };
        let pool = Acquisition::Static { cameras: &[POSTERIOR], frame_ms: 300_000 };
        let files = [
            picture("Flow", "20260131", "093000", dynamic, 30),
            picture("Blood pool", "20260131", "093500", pool, 1),
            picture("Blood pool", "20240110", "093500", pool, 1),
        ];
        let mut images = Vec::new();
        for file in files {
            let taken = world.take_in(&file, Some(&case)).await;
            images.push(taken.image_id.unwrap());
        }
        work_off(&world.node, &Arc::from(usual())).await.unwrap();
        Self { world, case, flow: images.swap_remove(0) }
    }

    async fn get(&self, path: &str) -> Answer {
        self.world.ask("clinician", "GET", &format!("/api/v1{path}"), None).await
    }

    async fn list(&self) -> Value {
        self.get(&format!("/cases/{}/bone-scans", self.case)).await.json()
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn pictures_of_one_injection_are_one_scan_and_read_together() {
    let world = World::new().await;
    let scanned = Scanned::new(&world).await;
    let listed = scanned.list().await;
    let days: Vec<_> = listed["scans"].as_array().unwrap().iter().map(|scan| &scan["taken_on"]).collect();
    assert_eq!(
        (days, &listed["being_made"]),
        (vec![&json!("2026-01-31"), &json!("2024-01-10")], &json!(false))
    );
    assert_eq!(listed["scans"][0]["images"].as_array().unwrap().len(), 2);

    let id = listed["scans"][0]["id"].as_str().unwrap();
    let seen = scanned.get(&format!("/cases/{}/bone-scans/{id}?levels=L4@30", scanned.case)).await;
    assert_eq!(seen.status, 200, "{:?}", seen.body);
    let seen = seen.json();
    assert_eq!((&seen["study"], &seen["fused_on"]), (&json!("bone scan 2026-01-31"), &json!(null)));
    let pictures = seen["scan"]["pictures"].as_array().unwrap();
    let phases: Vec<_> = pictures.iter().map(|picture| (&picture["name"], &picture["phase"])).collect();
    assert_eq!(phases, [(&json!("Flow"), &json!("flow")), (&json!("Blood pool"), &json!("blood_pool"))]);
    assert_eq!(seen["scan"]["missing"], json!(["delayed"]));
    assert!(seen["scan"]["weak_evidence"].as_str().unwrap().contains("decides nothing alone"));
    assert_eq!(seen["frames"].as_array().unwrap().len(), 31);
    let frame = &seen["frames"][29];
    assert_eq!((&frame["image"], &frame["index"]), (&json!(scanned.flow), &json!(29)));
    assert_eq!((&frame["view"], &frame["spacing_mm"]), (&json!("posterior"), &json!([4.8, 4.8])));
    assert_eq!((&frame["columns"], &frame["rows"], &frame["began_s"]), (&json!(4), &json!(3), &json!(58.0)));
}

#[tokio::test(flavor = "multi_thread")]
async fn the_latest_fusion_before_a_scan_is_that_of_the_record() {
    let world = World::new().await;
    let scanned = Scanned::new(&world).await;
    let path = format!("/api/v1/cases/{}/entries", scanned.case);
    for day in ["2019-03-04", "2025-06-01", "2026-02-01"] {
        let revision = scanned.get(&format!("/cases/{}/entries", scanned.case)).await.headers["etag"].clone();
        let fact = json!({"effective_at": day, "fact": {"kind": "event", "event": "spine_fusion"}});
        let head = [("if-match", revision.to_str().unwrap())];
        let told = world.ask_with("clinician", "POST", &path, Some(fact), &head).await;
        assert_eq!(told.status, 201, "{:?}", told.body);
    }
    let listed = scanned.list().await;
    for (scan, fused) in [(0, "2025-06-01"), (1, "2019-03-04")] {
        let id = listed["scans"][scan]["id"].as_str().unwrap();
        let seen = scanned.get(&format!("/cases/{}/bone-scans/{id}", scanned.case)).await.json();
        assert_eq!(seen["fused_on"], fused);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn counts_are_sent_as_they_are_stored_and_nonsense_is_refused() {
    let world = World::new().await;
    let scanned = Scanned::new(&world).await;
    let counts = scanned.get(&format!("/images/{}/counts?from=28&count=2", scanned.flow)).await;
    assert_eq!(counts.status, 200, "{:?}", counts.body);
    let numbers: Vec<u32> =
        counts.body.as_chunks::<4>().0.iter().map(|bytes| u32::from_le_bytes(*bytes)).collect();
    assert_eq!(numbers, (28 * 12..30 * 12).collect::<Vec<u32>>());
    for (asked, status) in
        [("from=30", 422), ("from=29&count=2", 422), ("count=0", 422), ("from=-1", 400), ("frames=1", 400)]
    {
        let refused = scanned.get(&format!("/images/{}/counts?{asked}", scanned.flow)).await;
        assert_eq!(refused.status, status, "{asked}: {:?}", refused.body);
    }
    let ct = world.take_in(&slice("series", 1, 0.0), Some(&scanned.case)).await.image_id.unwrap();
    let refused = scanned.get(&format!("/images/{ct}/counts")).await;
    assert_eq!(refused.status, 409);
    assert!(refused.json()["detail"].as_str().unwrap().contains("NM"), "{:?}", refused.json());
    let listed = scanned.list().await;
    let id = listed["scans"][0]["id"].as_str().unwrap();
    for (asked, status) in [("levels=L4", 400), ("levels=X9@3", 422), ("reference=NaN", 400)] {
        let refused = scanned.get(&format!("/cases/{}/bone-scans/{id}?{asked}", scanned.case)).await;
        assert_eq!(refused.status, status, "{asked}: {:?}", refused.body);
    }
    assert_eq!(scanned.get(&format!("/cases/{}/bone-scans/none", scanned.case)).await.status, 404);
}
