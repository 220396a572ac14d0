//! Bone scans: what is counted is what the truth says, and in the order in which the tracer comes.

use upright_anatomy::Level;
use upright_imaging::Samples;
use upright_phantom::{
    BoneScan, Camera, Counts, FocusKind, FocusTruth, ImplantWishes, Kind, LesionWishes, Person, ScanError,
    ScanFrame, ScanRequest, ScanTruth, ScanView, Wishes,
};

/// A fusion of which one level has not united, its hardware whole, without cages: metal holds no tracer.
fn operated() -> Person {
    let lesions = LesionWishes { nonunion: Some(true), ..LesionWishes::default() };
    let whole = ImplantWishes {
        broken_rod: Some(false),
        loose_screw: Some(false),
        cages: Some(false),
        hip_prosthesis: Some(false),
    };
    Person::draw(Kind::Flatback, 4, &Wishes { lesions, implants: whole, ..Wishes::default() }).unwrap()
}

fn healthy() -> Person {
    Person::draw(Kind::Normal, 3, &Wishes { age: Some(35.0), ..Wishes::default() }).unwrap()
}

fn scan(person: &Person, request: ScanRequest) -> BoneScan {
    BoneScan::new(person, &request).unwrap()
}

fn stored(frame: &ScanFrame) -> &[u16] {
    match frame.raster.samples() {
        Samples::U16(stored) => stored,
        other => panic!("{other:?}"),
    }
}

/// Mean counts of a pixel in a disc of so many pixels about a place.
fn mean(frame: &ScanFrame, place: [f64; 3], radius: f64) -> f64 {
    let [x, y] = frame.pixel(place);
    let columns = frame.raster.columns() as usize;
    let near = stored(frame).iter().enumerate().filter(|(at, _)| {
        let (column, row) = ((at % columns) as f64, (at / columns) as f64);
        (column - x).hypot(row - y) <= radius
    });
    let (sum, count) =
        near.fold((0.0, 0.0), |(sum, count), (_, value)| (sum + f64::from(*value), count + 1.0));
    sum / count
}

fn nonunion(truth: &ScanTruth) -> &FocusTruth {
    truth.foci.iter().find(|focus| focus.kind == FocusKind::Nonunion).unwrap()
}

/// Without blur, attenuation and noise every focus adds its volume times what its ratio is above 1, in every phase.
#[test]
fn what_a_focus_adds_is_its_volume_times_its_ratio() {
    let person = operated();
    // Nothing else differs: where foci are off, each holds as much as a normal vertebra.
    let hot = scan(&person, ScanRequest::default().ideal());
    let cold = scan(&person, ScanRequest { has_foci: false, ..ScanRequest::default().ideal() });
    let truth = hot.truth();
    assert!(cold.truth().foci.iter().all(|focus| (focus.ratio.delayed - 1.0).abs() < 1e-12));
    let excess = |ratio: fn(&FocusTruth) -> f64| {
        truth
            .foci
            .iter()
            .filter(|focus| focus.level.is_some())
            .map(|focus| focus.volume / 1000.0 * (ratio(focus) - 1.0))
            .sum::<f64>()
    };
    let pool = |scan: &BoneScan| scan.blood_pool().unwrap().frames;
    let spots = |scan: &BoneScan| scan.spots().unwrap().frames;
    let phases: [(Vec<ScanFrame>, Vec<ScanFrame>, f64); 2] = [
        (pool(&hot), pool(&cold), excess(|focus| focus.ratio.blood_pool)),
        (spots(&hot), spots(&cold), excess(|focus| focus.ratio.delayed)),
    ];
    for (hot, cold, expected) in phases {
        for (hot, cold) in hot.iter().zip(&cold) {
            let millilitres = |frame: &ScanFrame| {
                stored(frame).iter().map(|count| f64::from(*count)).sum::<f64>() / frame.counts_per_millilitre
            };
            let found = millilitres(hot) - millilitres(cold);
            // Samples of 2.4 × 2.4 × 2 mm in eggs of a few millilitres, and screws beside them.
            assert!((found / expected - 1.0).abs() < 0.015, "{:?}: {found} of {expected}", hot.view);
        }
    }
}

#[test]
fn counts_are_as_many_as_were_asked_for_and_scatter_as_counts() {
    let person = operated();
    let request = ScanRequest {
        counts: Counts { flow: 60_000.0, blood_pool: 250_000.0, whole_body: 1_500_000.0, spot: 500_000.0 },
        ..ScanRequest::default()
    };
    let (real, still) =
        (scan(&person, request), scan(&person, ScanRequest { camera: Camera::Noiseless, ..request }));
    let sums = [
        (real.flow().unwrap(), 60_000.0),
        (real.blood_pool().unwrap(), 250_000.0),
        (real.whole_body().unwrap(), 1_500_000.0),
        (real.spots().unwrap(), 500_000.0),
    ];
    for (pictures, asked) in sums {
        let frames = pictures.frames.len() as f64;
        let found: u64 = pictures.frames.iter().map(|frame| frame.counts).sum();
        // Five standard errors.
        assert!((found as f64 - asked * frames).abs() < 5.0 * (asked * frames).sqrt(), "{found} of {asked}");
    }
    // In every disc over every focus the counts are the expected ones within Poisson error.
    let (real, still) = (real.spots().unwrap(), still.spots().unwrap());
    let pixels = std::f64::consts::PI * 16.0;
    for focus in &scan(&person, request).truth().foci {
        for (real, still) in real.frames.iter().zip(&still.frames) {
            let centre = focus.centres[0];
            let (found, expected) = (mean(real, centre, 4.0), mean(still, centre, 4.0));
            assert!(
                (found - expected).abs() < 5.0 * (expected / pixels).sqrt() + 0.5,
                "{found} of {expected}"
            );
        }
    }
}

#[test]
fn what_has_not_united_is_brighter_than_its_neighbours_and_a_healthy_spine_is_even() {
    let person = operated();
    let scan_of = scan(&person, ScanRequest::default());
    let truth = scan_of.truth();
    let (hot, (_, normal)) = (nonunion(&truth), truth.reference.unwrap());
    let delayed = scan_of.spots().unwrap();
    let posterior = &delayed.frames[1];
    assert_eq!(posterior.view, ScanView::Posterior);
    let contrast = mean(posterior, hot.centres[0], 5.0) / mean(posterior, normal, 5.0);
    assert!(contrast > 1.6 && hot.ratio.delayed > 2.5, "{contrast}");
    assert!(
        hot.ratio.flow > 1.0
            && hot.ratio.flow < hot.ratio.blood_pool
            && hot.ratio.blood_pool < hot.ratio.delayed
    );

    let healthy = healthy();
    let even = scan(&healthy, ScanRequest::default());
    assert!(even.truth().foci.is_empty());
    let spots = even.spots().unwrap();
    let vertebrae =
        upright_phantom::InsideTruth::of(&healthy, &healthy.pose(upright_phantom::Pose::Supine).unwrap())
            .vertebrae;
    let lumbar = vertebrae.iter().filter(|vertebra| (Level::L1..=Level::L4).contains(&vertebra.level));
    let means: Vec<f64> = lumbar.map(|vertebra| mean(&spots.frames[1], vertebra.centre, 4.0)).collect();
    let (least, most) =
        means.iter().fold((f64::MAX, 0.0), |(least, most), value| (value.min(least), value.max(most)));
    assert!(most / least < 1.3, "{means:?}");
}

/// Bone of a fusion that heals is bright for a time, and nobody's but an operated person's.
#[test]
fn a_recent_fusion_takes_up_for_a_time() {
    let person = operated();
    let healing = |months| {
        let request = ScanRequest { months_since_fusion: Some(months), ..ScanRequest::default() };
        let foci = scan(&person, request).truth().foci;
        let recent = foci.iter().filter(|focus| focus.kind == FocusKind::RecentFusion);
        recent.map(|focus| focus.ratio.delayed).fold(0.0, f64::max)
    };
    assert!(healing(2.0) > healing(9.0) && healing(9.0) > 1.2);
    assert_eq!(healing(36.0), 0.0);
}

#[test]
fn the_tracer_comes_by_the_vessels_and_stays_in_bone() {
    let person = healthy();
    let scan = scan(&person, ScanRequest { camera: Camera::Noiseless, ..ScanRequest::default() });
    let (truth, flow) = (scan.truth(), scan.flow().unwrap());
    assert_eq!(flow.frames.len(), 60);
    assert!(
        flow.frames
            .iter()
            .enumerate()
            .all(|(at, frame)| frame.began == 2.0 * at as f64 && frame.duration == 2.0)
    );
    let arrived = |frame: &&ScanFrame| frame.began + frame.duration > truth.arrival;
    assert!(flow.frames.iter().all(|frame| (frame.counts > 0) == arrived(&frame)));

    let (_, vertebra) = truth.reference.unwrap();
    let [left, back, head] = vertebra;
    let vessel = [left + 13.0, back - 32.0, head];
    let thigh = [left + 60.0, back, head - 40.0];
    let peak = |place| {
        let times =
            flow.frames.iter().max_by(|one, other| mean(one, place, 1.5).total_cmp(&mean(other, place, 1.5)));
        times.unwrap().began
    };
    assert!(peak(vessel) < 30.0 && peak(vessel) <= peak(thigh), "{} {}", peak(vessel), peak(thigh));
    // Bone over soft tissue: not yet while blood pools, clearly three hours later.
    let over = |frames: &[ScanFrame]| mean(&frames[1], vertebra, 4.0) / mean(&frames[1], thigh, 4.0);
    let (early, late) = (over(&scan.blood_pool().unwrap().frames), over(&scan.spots().unwrap().frames));
    assert!(early < 1.4 && late > 3.0, "{early} {late}");

    assert_eq!((truth.phases.blood_pool.began, truth.phases.delayed.began), (300.0, 10_800.0));
    let undecayed = (-(10_800.0 + truth.phases.delayed.duration / 2.0) / truth.half_life).exp2();
    assert!((truth.phases.delayed.undecayed - undecayed).abs() < 1e-12);
    assert!(scan.spots().unwrap().frames[0].began > 10_800.0 + truth.phases.delayed.duration);
    let (length, speed) = scan.whole_body().unwrap().travel.unwrap();
    assert!((length / speed - truth.phases.delayed.duration).abs() < 1.0);
}

#[test]
fn a_replaced_hip_is_a_gap() {
    let replaced = |hip_prosthesis| {
        let implants = ImplantWishes { hip_prosthesis: Some(hip_prosthesis), ..ImplantWishes::default() };
        Person::draw(Kind::Normal, 5, &Wishes { implants, ..Wishes::default() }).unwrap()
    };
    let person = replaced(true);
    let side =
        if person.implants().hip_prostheses == [upright_anatomy::Laterality::Left] { 1.0 } else { -1.0 };
    let at_hip = |person: &Person| {
        let place = [side * person.body.half_hip_width(), 0.0, 0.0];
        let still = ScanRequest { camera: Camera::Noiseless, ..ScanRequest::default() };
        mean(&scan(person, still).whole_body().unwrap().frames[0], place, 4.0)
    };
    assert!(at_hip(&person) < 0.75 * at_hip(&replaced(false)));
}

#[test]
fn the_same_request_gives_the_same_counts() {
    let person = operated();
    let counts = || {
        let scan = scan(&person, ScanRequest::default());
        let all = [scan.flow().unwrap(), scan.blood_pool().unwrap(), scan.whole_body().unwrap()];
        all.map(|pictures| {
            pictures.frames.iter().flat_map(|frame| stored(frame).to_vec()).collect::<Vec<u16>>()
        })
    };
    let first = counts();
    assert_eq!(first, counts());
    let pool = rayon::ThreadPoolBuilder::new().num_threads(1).build().unwrap();
    assert_eq!(first, pool.install(counts));
}

#[test]
fn what_cannot_be_scanned_is_refused_by_name() {
    let refused = |request: ScanRequest| BoneScan::new(&healthy(), &request).map(|_| ()).unwrap_err();
    let usual = ScanRequest::default();
    let errors = [
        (ScanRequest { megabecquerels: f64::NAN, ..usual }, "dose in MBq: NaN; 50 to 1500 can be made"),
        (ScanRequest { flow_frame: 9.0, ..usual }, "seconds of a frame of the flow: 9; 1 to 5 can be made"),
        (
            ScanRequest { delayed_at: 600.0, ..usual },
            "seconds from injection to the delayed phase: 600; 5400 to 86400 can be made",
        ),
        (
            ScanRequest { flow_frame: 5.0, flow_frames: 100, ..usual },
            "the flow ends 500 s after injection, when the blood pool at 300 s has begun; begin it later",
        ),
    ];
    for (request, words) in errors {
        assert_eq!(refused(request).to_string(), words);
    }
    assert_eq!(refused(ScanRequest { months_since_fusion: Some(3.0), ..usual }), ScanError::NotFused);
}
