//! Phases, clocks and motion.

use crate::made_up::{all, person, scan};
use upright_imaging::{Raster, Samples};
use upright_phantom::{Kind, ScanRequest};
use upright_reading::scintigraphy::{
    Acquisition, Basis, Clock, Frame, Phase, PictureKind, Question, ScanNote, ScanReading, View, read, shift,
};

fn codes(reading: &ScanReading) -> Vec<&'static str> {
    reading.notes.iter().map(ScanNote::code).collect()
}

fn phases(reading: &ScanReading) -> Vec<Option<Phase>> {
    reading.phases.iter().map(|found| found.phase).collect()
}

const COMPLETE: [Option<Phase>; 4] =
    [Some(Phase::Flow), Some(Phase::BloodPool), Some(Phase::Delayed), Some(Phase::Delayed)];

fn asked() -> Question {
    Question { days_since_fusion: Some(1100), ..Question::default() }
}

fn made(request: ScanRequest, skew: f64) -> Vec<Acquisition> {
    all(&scan(&person(Kind::Flatback, 2), request), skew)
}

#[test]
fn all_phases_of_a_usual_scan_are_recognised_and_nothing_is_said_against_them() {
    let found = read(&made(ScanRequest::default(), 0.0), &asked());
    assert_eq!((phases(&found), &found.missing[..]), (COMPLETE.to_vec(), &[][..]));
    assert_eq!(found.phases[1].basis, Some(Basis::Clocks));
    assert_eq!(codes(&found), ["no_levels"]);
    let flow = found.flow.unwrap();
    assert_eq!((flow.field.len(), flow.reference.len()), (60, 60));
    // A tracer that comes to the aorta after 10 to 16 s is in the field with its first frames.
    let arrival = flow.arrival.unwrap();
    assert!((10.0..22.0).contains(&arrival.at) && arrival.highest > arrival.at, "{arrival:?}");
    assert!(flow.field.iter().all(|point| point.undecayed.unwrap().value >= point.rate.value));
}

/// What the clocks cannot both say is said, the phases follow from the camera's clock alone, and nothing is corrected.
#[test]
fn clocks_that_disagree_are_said_and_never_corrected() {
    for (skew, code) in
        [(-3600.0, "taken_before_injection"), (1200.0, "clocks_disagree"), (40_000.0, "clocks_disagree")]
    {
        let made = made(ScanRequest::default(), skew);
        let found = read(&made, &asked());
        assert!(
            codes(&found).contains(&code) && codes(&found).contains(&"decay_not_corrected"),
            "{skew}: {:?}",
            codes(&found)
        );
        assert_eq!(phases(&found), COMPLETE, "{skew}");
        assert_eq!(found.phases[3].basis, Some(Basis::Bolus));
        assert!(found.spine.is_some());
        // Without the flow nothing tells of the injection.
        if skew < 0.0 {
            let rest = read(&made[1..3], &asked());
            assert_eq!((rest.phases[0].phase, rest.phases[0].since), (None, None));
            assert!(codes(&rest).contains(&"phase_not_recognised"), "{:?}", codes(&rest));
        }
    }
    // Less than the time a bolus takes is not seen: it changes a decay-corrected rate by 0.2 %.
    assert!(!codes(&read(&made(ScanRequest::default(), 30.0), &asked())).contains(&"clocks_disagree"));
}

#[test]
fn what_is_missing_is_named() {
    let whole = made(ScanRequest::default(), 0.0);
    let without = |left_out: &[usize]| -> ScanReading {
        let kept = whole.iter().enumerate().filter(|(at, _)| !left_out.contains(at));
        read(&kept.map(|(_, of)| of.clone()).collect::<Vec<_>>(), &asked())
    };
    assert_eq!(without(&[0]).missing, [Phase::Flow]);
    assert!(codes(&without(&[1])).contains(&"blood_pool_missing"));
    assert!(without(&[1]).spine.unwrap().foci.iter().all(|focus| focus.blood_pool.is_none()));
    let early = without(&[2, 3]);
    assert_eq!((&early.missing[..], early.spine.is_none()), (&[Phase::Delayed][..], true));
    assert!(codes(&early).contains(&"no_spine"));
    assert_eq!(without(&[0, 1, 2, 3]).missing, Phase::ALL);
    let unstated: Vec<Acquisition> =
        whole.iter().map(|of| Acquisition { clock: Clock::Unknown, decay: None, ..of.clone() }).collect();
    let found = read(&unstated, &asked());
    assert_eq!(phases(&found), COMPLETE);
    assert!(codes(&found).contains(&"time_not_stated") && codes(&found).contains(&"decay_not_corrected"));
    assert!(found.flow.unwrap().field.iter().all(|point| point.undecayed.is_none()));
}

#[test]
fn phases_outside_of_the_windows_of_the_protocol_are_said() {
    let request =
        ScanRequest { blood_pool_at: 900.0, delayed_at: 5400.0, flow_frames: 25, ..ScanRequest::default() };
    let found = read(&made(request, 0.0), &asked());
    assert_eq!(phases(&found), COMPLETE);
    let said = codes(&found);
    assert_eq!(said.iter().filter(|code| **code == "outside_window").count(), 3, "{said:?}");
    assert!(said.contains(&"flow_short"));
    let late = read(
        &made(ScanRequest { blood_pool_at: 480.0, delayed_at: 15_000.0, ..ScanRequest::default() }, 0.0),
        &asked(),
    );
    assert_eq!(
        codes(&late).iter().filter(|code| **code == "outside_window").count(),
        2,
        "{:?}",
        codes(&late)
    );
}

/// From the day of the operation to the day before a year is over.
#[test]
fn uptake_of_a_recent_fusion_is_physiological() {
    let whole = made(ScanRequest::default(), 0.0);
    let said =
        |days_since_fusion| codes(&read(&whole[3..], &Question { days_since_fusion, ..Question::default() }));
    assert!(said(None).contains(&"fusion_not_known"));
    assert!(said(Some(0)).contains(&"recent_fusion") && said(Some(364)).contains(&"recent_fusion"));
    for days in [365, 2000, -10] {
        assert!(!said(Some(days)).contains(&"recent_fusion"), "{days}");
    }
}

/// The frame with everything so many pixels further right and down; what comes in has no counts.
fn moved(frame: &Frame, right: i64, down: i64) -> Frame {
    let (columns, rows) = (frame.columns() as i64, frame.rows() as i64);
    let count = |row: i64, column: i64| {
        let is_there = (0..rows).contains(&row) && (0..columns).contains(&column);
        if is_there { frame.counts()[(row * columns + column) as usize] } else { 0 }
    };
    let counts = (0..rows).flat_map(|row| (0..columns).map(move |column| (row, column)));
    let counts = counts.map(|(row, column)| count(row - down, column - right)).collect();
    let raster = Raster::new(columns as u32, rows as u32, Samples::U32(counts)).unwrap();
    let mut made = Frame::new(&raster).unwrap();
    (made.spacing, made.view, made.began, made.duration) =
        (frame.spacing, frame.view, frame.began, frame.duration);
    (made.first_pixel, made.space) = (frame.first_pixel, frame.space.clone());
    made
}

#[test]
fn a_patient_who_moved_is_said_and_one_who_did_not_is_not() {
    for (kind, seed) in [(Kind::Flatback, 2), (Kind::Normal, 5), (Kind::DegenerativeKyphosis, 1)] {
        let mut whole = all(&scan(&person(kind, seed), ScanRequest::default()), 0.0);
        assert!(!codes(&read(&whole, &asked())).contains(&"moved"), "{kind:?}");
        let behind = |of: &Acquisition| of.seen_from(View::Posterior).next().unwrap().clone();
        let (pool, spot) = (behind(&whole[1]), behind(&whole[3]));
        for pixels in [-9, 4, 8] {
            let found = shift(&pool, &moved(&spot, pixels, 0), false).unwrap();
            // From behind, right is right; a pixel has 2.4 mm.
            let expect = -2.4 * pixels as f64;
            assert!((found.left - expect).abs() < 3.0 && found.is_moved(), "{kind:?} {pixels}: {found:?}");
        }
        // Along the body only pictures of one phase and view can be laid on each other: spot views and the whole body.
        let body = behind(&whole[2]);
        let still = shift(&body, &spot, true).unwrap();
        assert!(still.down.unwrap().abs() < 1.0 && !still.is_moved(), "{still:?}");
        let found = shift(&body, &moved(&spot, 0, 7), true).unwrap();
        assert!((found.down.unwrap() - 7.0 * 2.4).abs() < 1.0 && found.is_moved(), "{found:?}");
        assert_eq!(shift(&pool, &spot, false).unwrap().down, None);
        let mut elsewhere = spot.clone();
        elsewhere.space = "1.2.4".to_owned();
        assert_eq!(shift(&body, &elsewhere, true).unwrap().down, None);
        whole[3].frames[1] = moved(&spot, 6, 0);
        let said = read(&whole, &asked());
        // Against the front, the blood pool and the whole body.
        assert_eq!(codes(&said).iter().filter(|code| **code == "moved").count(), 3, "{:?}", said.notes);
    }
}

/// Anything may be a scan: nothing of it, one frame, no millimetres, no counts.
#[test]
fn scans_of_which_little_is_known_are_read_as_far_as_they_go() {
    let none = read(&[], &Question::default());
    assert_eq!(none.missing, Phase::ALL);
    let frame = || Frame::new(&Raster::new(3, 2, Samples::U8(vec![0; 6])).unwrap()).unwrap();
    let of = |kind, frames| Acquisition {
        name: "bare".to_owned(),
        kind,
        clock: Clock::Seconds(10_000.0),
        taken: None,
        decay: None,
        frames,
    };
    for kind in [PictureKind::Static, PictureKind::Dynamic, PictureKind::WholeBody] {
        for frames in [vec![], vec![frame()], vec![frame().seen_from(View::Posterior); 3]] {
            let found = read(&[of(kind, frames)], &asked());
            assert!(found.spine.is_none() && codes(&found).contains(&"no_spine"));
        }
    }
}
