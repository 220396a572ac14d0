//! One patient on two days: a halo that grew, and nothing that changed.

use crate::many::{Right, count, is_full, share, spread, tallied, under_roc};
use crate::scanned::{NARROW, PLAIN, Scanned, distance};
use jiff::civil::{Date, date};
use std::sync::LazyLock;
use upright_anatomy::Millimetres;
use upright_casefile::{Confirmation, FindingKind, Presence};
use upright_phantom::{CtRequest, ImplantWishes, Kind, LesionWishes, ScrewTruth, Wishes};
use upright_reading::{Changes, CtReading, DatedCt, NotCompared, RodSeen, ScrewChange};

/// A patient on a day: always the same, with a loose screw whose halo is so wide and a rod that is broken by then or not.
fn on_a_day(number: u64, halo: f64, is_broken: bool, request: &CtRequest) -> Scanned {
    let lesions = LesionWishes {
        nonunion: Some(true),
        halo: Some(Millimetres::new(halo)),
        gap: Some(Millimetres::new(2.5)),
        ..LesionWishes::default()
    };
    let implants = ImplantWishes {
        broken_rod: Some(is_broken),
        loose_screw: Some(true),
        cages: Some(false),
        hip_prosthesis: Some(false),
    };
    let kind = [Kind::SegmentalFlatback, Kind::Flatback][number as usize % 2];
    Scanned::of(kind, number, &Wishes { lesions, implants, ..Wishes::default() }, request)
}

/// The later scan lies otherwise in its voxels, so noise and partial volumes are not those of the earlier one.
fn later() -> CtRequest {
    CtRequest { field: Millimetres::new(163.0), ..NARROW }
}

const DAYS: [Date; 2] = [date(2024, 5, 2), date(2025, 6, 3)];

fn dated<'a>(scanned: &Scanned, reading: &'a CtReading, day: Option<Date>) -> DatedCt<'a> {
    DatedCt { reading, study: "CT", day, spacing: scanned.frame.spacing(), kernel: Some("B30") }
}

fn compared(scans: &[Scanned; 2]) -> Changes {
    let [before, since] = scans;
    let [one, other] = [before.read(), since.read()];
    Changes::between(&dated(before, &one, Some(DAYS[0])), &dated(since, &other, Some(DAYS[1]))).unwrap()
}

/// The halo is wider by 2 mm, and a rod is broken; with the later scan.
static WORSE: LazyLock<(Changes, Scanned)> = LazyLock::new(|| {
    let scans = [on_a_day(3, 1.5, false, &NARROW), on_a_day(3, 3.5, true, &later())];
    let changes = compared(&scans);
    let [_, since] = scans;
    (changes, since)
});

#[test]
fn a_halo_that_grew_is_proposed_with_both_days_and_no_other_is() {
    let (worse, scanned) = &*WORSE;
    let loose = &scanned.person.implants().loose_screws;
    let is_loose = |change: &&ScrewChange| loose.contains(&(change.side, change.level));
    let (grown, others): (Vec<&ScrewChange>, Vec<&ScrewChange>) =
        worse.screws.iter().partition(|change| is_loose(change));
    let [grown] = grown[..] else { panic!("{:?}", worse.screws) };
    let width = grown.growth.width.unwrap();
    assert_eq!(grown.has_grown(), Some(true));
    assert!(width.interval[0] < 2.0 && 2.0 < width.interval[1], "{width:?}");
    assert!(!others.is_empty() && others.iter().all(|change| change.has_grown() != Some(true)), "{others:?}");
    assert_eq!((&worse.unpaired[..], &worse.unlike[..]), (&[][..], &[][..]));

    let [found] = &worse.proposals()[..] else { panic!("{:?}", worse.proposals()) };
    assert_eq!((found.finding, found.presence), (FindingKind::ProgressiveHalo, Some(Presence::Present)));
    assert_eq!(
        (found.status, found.level, found.side),
        (Confirmation::Proposed, Some(grown.level), Some(grown.side))
    );
    let image = found.image.as_ref().unwrap().as_str();
    assert!(image.starts_with("at ") && DAYS.iter().all(|day| image.contains(&day.to_string())), "{image}");
}

#[test]
fn a_rod_that_broke_in_between_is_said() {
    let (worse, scanned) = &*WORSE;
    let (side, _) = scanned.person.implants().broken_rod.unwrap();
    let broke: Vec<_> = worse.rods.iter().filter(|rod| rod.later == RodSeen::Broken).collect();
    let [rod] = broke[..] else { panic!("{:?}", worse.rods) };
    assert_eq!((rod.side, rod.has_broken()), (Some(side), Some(true)));
    assert!(!worse.bridging.is_empty() && worse.bridging.iter().all(|one| one.has_changed() != Some(true)));
}

#[test]
fn where_nothing_changed_nothing_is_proposed() {
    let same = compared(&[on_a_day(3, 2.0, false, &NARROW), on_a_day(3, 2.0, false, &later())]);
    assert!(same.screws.len() > 4, "{same:?}");
    assert!(same.screws.iter().all(|change| change.has_grown() != Some(true)), "{same:?}");
    assert!(same.screws.iter().all(|change| change.is_newly_loose() == Some(false)), "{same:?}");
    assert!(same.screws.iter().any(|change| change.growth.width.is_some()), "{same:?}");
    assert!(same.rods.iter().all(|rod| rod.has_broken() != Some(true)), "{same:?}");
    assert_eq!(same.proposals(), []);
}

#[test]
fn cts_of_one_day_without_a_day_and_without_levels_are_not_compared() {
    let scanned = &*crate::scanned::UNCUT;
    let (named, unnamed) = (scanned.read(), CtReading::of(&scanned.ct(), PLAIN, None));
    let check = |[one, other]: [&CtReading; 2], days: [Option<Date>; 2], expect| {
        let found =
            Changes::between(&dated(scanned, one, days[0]), &dated(scanned, other, days[1])).map(|_| ());
        assert_eq!(found, expect, "{days:?}");
    };
    let [before, since] = DAYS.map(Some);
    check([&named, &named], [before, since], Ok(()));
    check([&named, &named], [before, before], Err(NotCompared::SameDay));
    check([&named, &named], [since, before], Err(NotCompared::NotEarlier));
    check([&named, &named], [None, since], Err(NotCompared::Undated));
    check([&named, &named], [before, None], Err(NotCompared::Undated));
    check([&named, &unnamed], [before, since], Err(NotCompared::NoLevels));
    check([&unnamed, &named], [before, since], Err(NotCompared::NoLevels));
}

#[test]
fn pictures_that_are_unlike_are_said_to_be() {
    let scanned = &*crate::scanned::UNCUT;
    let reading = scanned.read();
    let [before, since] = DAYS.map(|day| dated(scanned, &reading, Some(day)));
    let codes = |since: DatedCt<'_>| -> Vec<&str> {
        let found = Changes::between(&before, &since).unwrap();
        found.unlike.iter().map(|unlike| unlike.code()).collect()
    };
    assert_eq!(codes(since), [""; 0]);
    assert_eq!(codes(DatedCt { kernel: Some("B60"), ..since }), ["different_kernels"]);
    assert_eq!(codes(DatedCt { kernel: None, ..since }), ["kernel_not_stated"]);
    assert_eq!(codes(DatedCt { spacing: [0.7, 0.7, 2.0], ..since }), ["different_slices"]);
}

/// What was told of growth, of how many screws.
#[derive(Default)]
struct Tally {
    paired: Right,
    errors: Vec<f64>,
    covered: Right,
    grown: Right,
    falsely_grown: Right,
    denied: usize,
    /// Change that was measured, of halos that grew and of those that did not.
    changes: [Vec<f64>; 2],
    broke: Right,
    lengths: Vec<f64>,
    /// Screws without their pair, and why.
    lost: Vec<String>,
}

fn lost(seed: u64, truth: &ScrewTruth, found: &Changes) -> String {
    let seen: Vec<String> = found
        .unpaired
        .iter()
        .filter(|one| distance(one.screw.screw.tip, truth.tip) < 3.0)
        .map(|one| {
            let length = distance(one.screw.screw.tip, one.screw.screw.head);
            format!(
                "{:?} {:?} {:?} {length:.1} mm: {:?}",
                one.day, one.screw.level, one.screw.side, one.reason
            )
        })
        .collect();
    let made = distance(truth.head, truth.tip);
    format!("seed {seed}, {:?} {:?} {made:.1} mm: {seen:?}", truth.level, truth.side)
}

impl Tally {
    fn add(&mut self, scans: &[Scanned; 2], found: &Changes) {
        let [before, since] = scans;
        let within = |truth: &&ScrewTruth| {
            scans.iter().all(|scanned| scanned.holds(truth.tip) && scanned.holds(truth.head))
        };
        for truth in since.truth.screws.iter().filter(within) {
            let is_same = |one: &&ScrewTruth| (one.level, one.side) == (truth.level, truth.side);
            let old = before.truth.screws.iter().find(is_same).unwrap();
            let grew = truth.halo.zip(old.halo).map_or(0.0, |(now, then)| now.value() - then.value());
            let change = found.screws.iter().find(|one| distance(one.later.screw.tip, truth.tip) < 3.0);
            count(
                &mut self.paired,
                change.is_some_and(|one| (one.level, one.side) == (truth.level, truth.side)),
            );
            let Some(change) = change else {
                self.lost.push(lost(since.seed, truth, found));
                continue;
            };
            self.add_growth(change, grew);
        }
        let truly = since.person.implants().broken_rod.map(|(side, _)| side);
        let broke: Vec<_> = found.rods.iter().filter(|rod| rod.has_broken() == Some(true)).collect();
        count(&mut self.broke, broke.iter().map(|rod| rod.side).eq(truly.map(Some)));
    }

    fn add_growth(&mut self, change: &ScrewChange, grew: f64) {
        let is_grown = change.has_grown() == Some(true);
        count(if grew > 0.0 { &mut self.grown } else { &mut self.falsely_grown }, is_grown);
        self.denied += usize::from(grew > 0.0 && change.has_grown() == Some(false));
        let length = |screw: &upright_reading::ScrewReading| distance(screw.screw.head, screw.screw.tip);
        self.lengths.push(length(&change.later) - length(&change.earlier));
        let Some(width) = change.growth.width else { return };
        self.errors.push(width.value - grew);
        count(&mut self.covered, width.interval[0] <= grew && grew <= width.interval[1]);
        self.changes[usize::from(grew == 0.0)].push(width.value);
    }

    fn print(&self, name: &str) {
        println!("| {name} | screws paired with themselves | {} |", share(self.paired));
        println!("| {name} | change of a halo: {} |", spread(&self.errors, "mm"));
        println!("| {name} | change within its interval | {} |", share(self.covered));
        println!("| {name} | halos that grew told to have | {}, {} denied |", share(self.grown), self.denied);
        println!("| {name} | screws whose halo did not grow told to have | {} |", share(self.falsely_grown));
        println!("| {name} | change, area under the ROC curve | {} |", under_roc(&self.changes));
        println!("| {name} | rods that broke, and no other | {} |", share(self.broke));
        println!("| {name} | length of a screw on two days: {} |", spread(&self.lengths, "mm"));
        self.lost.iter().for_each(|lost| println!("not paired: {lost}"));
    }
}

/// Every other halo grows, by 1 to 2.5 mm; every fourth rod breaks.
fn pair(number: u64, request: &CtRequest) -> [Scanned; 2] {
    let before = 1.2 + 0.3 * (number % 4) as f64;
    let growth = if number.is_multiple_of(2) { 1.0 + 0.5 * (number / 2 % 4) as f64 } else { 0.0 };
    let seed = 47000 + number;
    [on_a_day(seed, before, false, &NARROW), on_a_day(seed, before + growth, number % 4 == 1, request)]
}

fn compared_as_the_truth_says(name: &str, request: &CtRequest) {
    let found = |number| {
        let scans = pair(number, request);
        let changes = compared(&scans);
        (scans, changes)
    };
    let tally = tallied(0..8, found, |tally: &mut Tally, (scans, found)| tally.add(&scans, &found));
    tally.print(name);
    assert!(tally.paired[0] as f64 >= 0.9 * tally.paired[1] as f64, "{name}");
    assert_eq!((tally.falsely_grown[0], tally.denied), (0, 0), "{name}");
    assert!(tally.covered[0] as f64 >= 0.85 * tally.covered[1] as f64, "{name}");
}

#[test]
fn pairs_of_days_are_compared_as_the_truth_says() {
    match is_full() {
        true => compared_as_the_truth_says("1 mm, then 1 mm", &later()),
        false => println!("skipped: eight pairs of CTs are compared with UPRIGHT_FULL only"),
    }
}

#[test]
fn pairs_of_unlike_slices_are_compared_as_the_truth_says() {
    let coarse = CtRequest { thickness: Millimetres::new(2.0), ..later() };
    match is_full() {
        true => compared_as_the_truth_says("1 mm, then 2 mm", &coarse),
        false => println!("skipped: eight pairs of CTs of unlike slices are compared with UPRIGHT_FULL only"),
    }
}
