//! Films of one patient bent forwards and backwards.

use crate::films::{flatback, stooped};
use upright_anatomy::{LandmarkSet, Level, Numbering};
use upright_assessment::{Bending, NotBent, Options};
use upright_casefile::{Confirmation, FindingKind, Mobility, Presence, PreviousFusion, Segment};
use upright_evidence::FilmQuality;

fn fused() -> PreviousFusion {
    let segment = |upper, lower, mobility| Segment { upper, lower, mobility };
    PreviousFusion {
        segments: vec![
            segment(Level::L3, Level::L4, Mobility::Fused),
            segment(Level::L4, Level::L5, Mobility::Uncertain),
            segment(Level::L5, Level::S1, Mobility::Fused),
        ],
        others_mobile: false,
    }
}

/// Bent backwards by so many degrees at L4, and by 25 at L1, from how a flatback stands.
fn bent(at_l4: f64, options: Options) -> Bending {
    let backwards = stooped(&stooped(&flatback(), Level::L4, -at_l4), Level::L1, -25.0);
    Bending::between(&flatback(), &backwards, Some(&fused()), options).unwrap()
}

#[test]
fn a_segment_moves_by_as_much_as_the_patient_was_bent_there() {
    let found = bent(30.0, Options::default());
    for segment in &found.segments {
        let expect = match segment.upper {
            Level::L4 => 30.0,
            Level::L1 => 25.0,
            _ => 0.0,
        };
        assert!((segment.change.value() - expect).abs() < 1e-6, "{segment:?}");
        assert!((segment.second.value() - segment.first.value() - expect).abs() < 1e-6, "{segment:?}");
        let interval = segment.interval.unwrap();
        assert!(interval.low < expect && expect < interval.high, "{segment:?}");
        assert_eq!(segment.moves(), Some(expect != 0.0), "{segment:?}");
    }
}

/// What moves and nobody meant to fuse is no finding; what does not move is never proposed as absent.
#[test]
fn only_segments_that_were_to_be_fused_and_move_are_proposed() {
    let [finding] = &bent(30.0, Options::default()).proposals("bent films")[..] else { panic!() };
    assert_eq!((finding.finding, finding.level), (FindingKind::SegmentMotion, Some(Level::L4)));
    assert_eq!((finding.presence, finding.value), (Some(Presence::Present), Some(30.0)));
    assert_eq!((finding.status, &finding.study[..]), (Confirmation::Proposed, "bent films"));
    let (low, high) = finding.interval.unwrap();
    assert!(low > 0.0 && low < 30.0 && high > 30.0, "{finding:?}");
    assert!(bent(0.5, Options::default()).proposals("bent films").is_empty());
}

/// Where metal obscures endplates the error is larger, and without draws there is none: then nothing is called moving.
#[test]
fn what_cannot_be_told_from_error_is_not_proposed() {
    let obscured = Options { quality: FilmQuality::Obscured, ..Options::default() };
    let width = |found: &Bending| {
        let segment = found.segments.iter().find(|segment| segment.upper == Level::L4).unwrap();
        segment.interval.map(|interval| interval.high - interval.low)
    };
    let (clear, worse) = (bent(4.0, Options::default()), bent(4.0, obscured));
    assert!(width(&worse).unwrap() > 1.2 * width(&clear).unwrap());
    let none = bent(30.0, Options { draws: 0, ..Options::default() });
    assert!(width(&none).is_err());
    assert!(none.segments.iter().all(|segment| segment.moves().is_none()));
    assert!(none.proposals("bent films").is_empty());
}

#[test]
fn films_without_a_common_segment_or_counted_otherwise_are_not_compared() {
    let all = flatback();
    let with = |numbering: Numbering, keep: &dyn Fn(Level) -> bool| {
        let landmarks = all.landmarks().iter().filter(|one| one.site.level().is_none_or(keep)).copied();
        LandmarkSet::new(*all.frame(), all.posture(), Some(numbering), landmarks.collect()).unwrap()
    };
    let one = with(Numbering::USUAL, &|level| level <= Level::L2);
    let other = with(Numbering::USUAL, &|level| level > Level::L2);
    let refused = |one: &LandmarkSet, other: &LandmarkSet| {
        Bending::between(one, other, None, Options::default()).unwrap_err()
    };
    assert_eq!(refused(&one, &other), NotBent::NoSegment);
    let counted = with(Numbering::new(12, 6).unwrap(), &|_| true);
    assert_eq!(refused(&all, &counted), NotBent::OtherNumbering);
}
