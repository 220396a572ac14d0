//! Counts, ratios and curves against the truth.

use crate::made_up::{acquisition, all, frame, person, scan};
use upright_phantom::{
    Camera, ImplantWishes, Kind, LesionWishes, Person, ScanPictures, ScanRequest, ScanView, Wishes,
};
use upright_reading::scintigraphy::{
    Counted, Frame, PictureKind, PicturePoint, Region, View, curve, interval, ratio,
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

fn posterior(pictures: &ScanPictures) -> (Frame, f64) {
    let made = pictures.frames.iter().find(|made| made.view == ScanView::Posterior).unwrap();
    (frame(pictures, made), made.counts_per_millilitre)
}

/// Ratio of a region that holds every focus to a reference, of an ideal camera: what the cold body gives, and what the volume of
/// each focus adds by its own ratio.
#[test]
fn the_ratio_is_that_of_the_truth() {
    let person = operated();
    let hot = scan(&person, ScanRequest::default().ideal());
    let cold = scan(&person, ScanRequest { has_foci: false, ..ScanRequest::default().ideal() });
    let truth = hot.truth();
    let of_spine: Vec<_> = truth.foci.iter().filter(|focus| focus.level.is_some()).collect();
    for (is_delayed, hot, cold) in [
        (true, hot.spots().unwrap(), cold.spots().unwrap()),
        (false, hot.blood_pool().unwrap(), cold.blood_pool().unwrap()),
    ] {
        let ((hot, each), (cold, cold_each)) = (posterior(&hot), posterior(&cold));
        let centres: Vec<PicturePoint> = of_spine
            .iter()
            .flat_map(|focus| &focus.centres)
            .map(|centre| hot.place_of(*centre).unwrap())
            .collect();
        let bound = |of: fn(&PicturePoint) -> f64| {
            let values = || centres.iter().map(of);
            (values().fold(f64::INFINITY, f64::min), values().fold(f64::NEG_INFINITY, f64::max))
        };
        let ((left, right), (top, bottom)) = (bound(|place| place.across), bound(|place| place.down));
        let middle = PicturePoint { across: (left + right) / 2.0, down: (top + bottom) / 2.0 };
        // An egg reaches less than 25 mm from its middle.
        let region = Region::rectangle(middle, [(right - left) / 2.0 + 25.0, (bottom - top) / 2.0 + 25.0]);
        let (_, reference) = truth.reference.unwrap();
        let usual = Region::rectangle(hot.place_of(reference).unwrap(), [12.0, 14.0]);
        let counted = |region: &Region, frame| region.counted(frame).unwrap();
        let added: f64 = of_spine
            .iter()
            .map(|focus| {
                let ratio = if is_delayed { focus.ratio.delayed } else { focus.ratio.blood_pool };
                focus.volume / 1000.0 * (ratio - 1.0)
            })
            .sum();
        let (cold_region, cold_usual) = (counted(&region, &cold), counted(&usual, &cold));
        let expect = ((cold_region.counts as f64 / cold_each + added) / cold_region.area_mm2)
            / (cold_usual.counts as f64 / cold_each / cold_usual.area_mm2);
        let found = ratio(counted(&region, &hot), counted(&usual, &hot)).unwrap().value;
        // Samples of 2.4 × 2.4 × 2 mm in eggs of a few millilitres, and screws beside them; and counts in whole numbers.
        assert!((found / expect - 1.0).abs() < 0.01, "{found} {expect}, {each}");
        // Diluted by all that lies in the rectangle, and in the blood pool little above it.
        let without = ratio(cold_region, cold_usual).unwrap().value;
        assert!(found > 1.02 * without, "{found} {without}");
    }
}

/// Regions of a picture with noise, each with what they hold without it.
fn regions(person: &Person) -> Vec<(Counted, Counted)> {
    let (real, still) = (
        scan(person, ScanRequest::default()),
        scan(person, ScanRequest { camera: Camera::Noiseless, ..ScanRequest::default() }),
    );
    let ((real, _), (still, _)) = (posterior(&real.spots().unwrap()), posterior(&still.spots().unwrap()));
    let mut found = Vec::new();
    for row in 0..9 {
        for column in 0..9 {
            let place = PicturePoint {
                across: 150.0 + 35.0 * f64::from(column),
                down: 130.0 + 35.0 * f64::from(row),
            };
            let region = Region::circle(place, 10.0);
            found.push((region.counted(&real).unwrap(), region.counted(&still).unwrap()));
        }
    }
    found
}

#[test]
fn intervals_hold_what_they_promise() {
    let count = if std::env::var_os("UPRIGHT_FULL").is_some() { 40 } else { 6 };
    let (mut tried, mut counts_held, mut ratios_held) = (0_u32, 0_u32, 0_u32);
    for seed in 0..count {
        let all = regions(&person(Kind::Flatback, 100 + seed));
        for pair in all.chunks_exact(2) {
            let [(real, still), (reference, usual)] = [pair[0], pair[1]];
            let [low, high] = interval(real.counts);
            counts_held += u32::from((low..=high).contains(&(still.counts as f64)));
            let (Some(found), Some(expect)) = (ratio(real, reference), ratio(still, usual)) else { continue };
            ratios_held += u32::from((found.interval[0]..=found.interval[1]).contains(&expect.value));
            tried += 1;
        }
    }
    let share = |held: u32| f64::from(held) / f64::from(tried);
    eprintln!("{tried} regions: counts held {:.3}, ratios {:.3}", share(counts_held), share(ratios_held));
    // 95 % within four standard errors.
    let margin = 4.0 * (0.95 * 0.05 / f64::from(tried)).sqrt();
    assert!((share(counts_held) - 0.95).abs() < margin && (share(ratios_held) - 0.95).abs() < margin);
}

/// The share of activity that has not decayed is that of the truth.
#[test]
fn decay_is_undone_as_the_truth_says() {
    let scan = scan(&person(Kind::Normal, 3), ScanRequest::default());
    let truth = scan.truth();
    let made = all(&scan, 0.0);
    for (acquisition, phase) in
        [(&made[0], truth.phases.flow), (&made[1], truth.phases.blood_pool), (&made[3], truth.phases.delayed)]
    {
        for frame in &acquisition.frames {
            let region = Region::circle(PicturePoint { across: 300.0, down: 300.0 }, 60.0);
            let counted = region.counted(frame).unwrap();
            let (rate, undecayed) = (
                counted.rate(frame, acquisition.kind).unwrap(),
                counted.undecayed_rate(frame, acquisition).unwrap(),
            );
            let factor = undecayed.value / rate.value;
            let since = acquisition.since_injection(frame).unwrap() + frame.duration.unwrap() / 2.0;
            let expect = (since / truth.half_life).exp2();
            assert!(counted.counts == 0 || (factor / expect - 1.0).abs() < 1e-5, "{factor} {expect}");
            // Spot views come 13 minutes after the middle of the whole body.
            assert!(counted.counts == 0 || (factor * phase.undecayed - 1.0).abs() < 0.04, "{factor}");
        }
    }
    let body = &made[2];
    assert!(
        Region::circle(PicturePoint { across: 300.0, down: 300.0 }, 60.0)
            .counted(&body.frames[0])
            .unwrap()
            .rate(&body.frames[0], body.kind)
            .is_none()
    );
}

/// Counts of a region over time are those of the frames, and a focus that holds more blood rises higher.
#[test]
fn the_curve_of_a_region_is_that_of_its_counts() {
    let scan = scan(&operated(), ScanRequest { camera: Camera::Noiseless, ..ScanRequest::default() }.ideal());
    let flow = acquisition("flow", PictureKind::Dynamic, &scan.flow().unwrap(), 0.0);
    let truth = scan.truth();
    let hot = truth.foci.iter().find(|focus| focus.ratio.delayed > 2.5).unwrap();
    let of =
        |place| curve(&flow, View::Posterior, &Region::circle(flow.frames[0].place_of(place).unwrap(), 12.0));
    let found = of(hot.centres[0]);
    assert_eq!(found.len(), 60);
    assert!(found.windows(2).all(|pair| (pair[1].at - pair[0].at - 2.0).abs() < 1e-9));
    let first = found.iter().position(|point| point.counts > 0).unwrap();
    let came = found[first].at;
    // Tissue is reached 2.5 s after the aorta; half of a frame lies before its middle. What is aorta in the region comes with it.
    assert!(came > truth.arrival - 1.5 && came < truth.arrival + 5.0, "{came} {}", truth.arrival);
    let peak = found.iter().max_by(|one, other| one.rate.value.total_cmp(&other.rate.value)).unwrap();
    assert!(peak.at > came && peak.rate.value > 1.2 * found[59].rate.value, "{peak:?}");
}
