//! Films of one patient bent forwards and backwards.

use crate::films::{drawn, flatback, fusion, posed, said_to_be, stooped, tipped};
use upright_anatomy::{Landmark, LandmarkSet, Level, Numbering, Posture, Site};
use upright_assessment::{Bending, NotBent, Options};
use upright_casefile::{Confirmation, FindingKind, Mobility, Presence, PreviousFusion, Segment};
use upright_evidence::{FilmQuality, landmark_error};
use upright_measurement::LandmarkDraws;
use upright_phantom::{Kind, LesionWishes, Person, Pose, Wishes};

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
    assert!(found.pelvis.unwrap().value().abs() < 1e-9, "the trunk was bent, and the pelvis was not");
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
    let said = |posture| said_to_be(&all, posture);
    let (forwards, backwards) = (said(Posture::BentForwards), said(Posture::BentBackwards));
    assert_eq!(refused(&backwards, &all), NotBent::Exchanged);
    assert_eq!(refused(&all, &forwards), NotBent::Exchanged);
    assert!(Bending::between(&forwards, &backwards, None, Options::default()).is_ok());
    let tipped = Bending::between(&tipped(&all, 20.0), &all, None, Options::default()).unwrap();
    assert!((tipped.pelvis.unwrap().value() - 20.0).abs() < 1e-9, "+ = backwards: {:?}", tipped.pelvis);
    assert!(tipped.segments.iter().all(|segment| segment.change.value().abs() < 1e-6));
    let counted = with(Numbering::new(12, 6).unwrap(), &|_| true);
    assert_eq!(refused(&all, &counted), NotBent::OtherNumbering);
}

/// What a film of the lumbar spine shows of them, as a reader places it who errs as intervals assume.
fn placed(truth: &LandmarkSet, quality: FilmQuality, seed: u64) -> LandmarkSet {
    let mut draws = LandmarkDraws::around(truth, 1.0, &landmark_error(quality), seed, |_| true);
    let drawn = draws.draw();
    let at = |landmark: &Landmark| {
        let point = drawn.at(landmark.site);
        Landmark::at(landmark.site, point.anterior, point.cranial)
    };
    let is_shown = |landmark: &&Landmark| {
        landmark
            .site
            .level()
            .map_or(matches!(landmark.site, Site::FemoralHead(_)), |level| level >= Level::T10)
    };
    let landmarks = truth.landmarks().iter().filter(is_shown).map(at).collect();
    LandmarkSet::new(*truth.frame(), truth.posture(), Some(truth.numbering()), landmarks).unwrap()
}

/// What was found of many people, bent forwards and backwards.
#[derive(Debug, Default)]
struct Tally {
    segments: usize,
    within: usize,
    off: Vec<f64>,
    nonunions: usize,
    proposed: usize,
    united: usize,
    falsely: usize,
}

impl Tally {
    fn read(&mut self, person: &Person, quality: FilmQuality) {
        let poses = [Pose::BentForwards, Pose::BentBackwards];
        let truth = poses.map(|pose| person.pose(pose).unwrap().shape);
        let [forwards, backwards] = poses.map(|pose| posed(person, pose));
        let [forwards, backwards] =
            [placed(&forwards, quality, 2 * person.seed), placed(&backwards, quality, 2 * person.seed + 1)];
        let options = Options { quality, ..Options::default() };
        let fusion = fusion(person);
        let found = Bending::between(&forwards, &backwards, Some(&fusion), options).unwrap();
        let proposed: Vec<_> =
            found.proposals("bent films").into_iter().filter_map(|found| found.level).collect();
        let unions = &person.lesions().unions;
        for segment in &found.segments {
            let disc = |at: usize| {
                truth[at].segments().iter().find(|one| one.level == segment.upper).unwrap().disc.value()
            };
            let (exact, interval) = (disc(0) - disc(1), segment.interval.unwrap());
            self.segments += 1;
            self.within += usize::from((interval.low..=interval.high).contains(&exact));
            self.off.push((segment.change.value() - exact).abs());
        }
        for union in unions {
            let is_proposed = proposed.contains(&union.below);
            let (all, said) = if union.gap.is_some() {
                (&mut self.nonunions, &mut self.proposed)
            } else {
                (&mut self.united, &mut self.falsely)
            };
            *all += 1;
            *said += usize::from(is_proposed);
        }
    }
}

/// Synthetic: it says that the arithmetic of error holds, and nothing of patients.
#[test]
fn motion_of_many_people_lies_in_its_interval() {
    let people = if std::env::var_os("UPRIGHT_FULL").is_some() { 100 } else { 20 };
    println!(
        "| motion of the nonunion, wished | segments in their interval | off, 95th percentile | nonunions proposed | united ones proposed |"
    );
    let obscured = [None, Some(10.0), Some(20.0), Some(30.0)].map(|motion| (motion, FilmQuality::Obscured));
    for (motion, quality) in
        obscured.into_iter().chain([(None, FilmQuality::Clear), (Some(10.0), FilmQuality::Clear)])
    {
        let lesions = LesionWishes {
            nonunion: Some(true),
            motion: motion.map(upright_anatomy::Degrees::new),
            ..LesionWishes::default()
        };
        let wishes = Wishes { lesions, ..Wishes::default() };
        let mut tally = Tally::default();
        (0..people).for_each(|seed| tally.read(&drawn(Kind::Flatback, 66_000 + seed, &wishes), quality));
        tally.off.sort_by(f64::total_cmp);
        let q95 = tally.off[tally.off.len() * 95 / 100];
        let wished = motion.map_or("as drawn".to_owned(), |degrees: f64| format!("{degrees:.0}°"));
        let Tally { segments, within, nonunions, proposed, united, falsely, .. } = tally;
        println!(
            "| {wished}, {} | {within} of {segments} | {q95:.1}° | {proposed} of {nonunions} | {falsely} of {united} |",
            quality.name()
        );
        assert!(within as f64 >= 0.92 * segments as f64, "{within} of {segments}");
        assert!(falsely as f64 <= 0.12 * united as f64, "{falsely} of {united}");
        // What moves far beyond error is seen.
        assert!(motion != Some(30.0) || 10 * proposed >= 6 * nonunions, "{proposed} of {nonunions}");
    }
}
