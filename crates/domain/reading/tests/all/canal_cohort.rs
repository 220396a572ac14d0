//! Many CT myelograms of phantoms: how nearly sac, blocks and screws are read. With `UPRIGHT_FULL` only, printed as the table of
//! docs/validation.md.

use crate::canal::read;
use crate::many::{Right, count, first_seed, is_full, patients, share, spread, tallied, under_roc};
use crate::scanned::{NARROW, Scanned, distance};
use upright_anatomy::Millimetres;
use upright_phantom::{Contrast, CtRequest, Dose, ImplantWishes, Kind, LesionWishes, Wishes};
use upright_reading::{CtReading, EndKind, Estimate};

/// Errors of what was measured, and what was right, of how many.
#[derive(Default)]
struct Tally {
    areas: Vec<f64>,
    covered: Right,
    measured: Right,
    narrow: Right,
    /// Narrow discs of which it was left open.
    undecided: usize,
    wide: Right,
    /// The sac as a share of that beside it, turned round, of narrow discs and of others.
    shares: [Vec<f64>; 2],
    blocks: Right,
    open: Right,
    walls: Vec<f64>,
    walls_covered: Right,
    in_canal: Right,
    clear: Right,
}

fn holds(found: Estimate, truth: f64) -> bool {
    (found.interval[0]..=found.interval[1]).contains(&truth)
}

impl Tally {
    fn add(&mut self, scanned: &Scanned, found: &CtReading) {
        self.add_sac(scanned, found);
        self.add_screws(scanned, found);
    }

    fn add_sac(&mut self, scanned: &Scanned, found: &CtReading) {
        let Some(canal) = &found.canal else { return count(&mut self.measured, false) };
        let blocked = scanned.truth.sac.iter().find(|sac| sac.is_blocked).map(|sac| sac.below);
        let usual = |truth: &upright_phantom::SacTruth| {
            let mut areas: Vec<f64> = scanned.truth.sac.iter().map(|sac| sac.area).collect();
            areas.sort_by(f64::total_cmp);
            truth.area > 0.7 * areas[areas.len() / 2]
        };
        for truth in scanned.truth.sac.iter().filter(|truth| blocked.is_none_or(|block| truth.below > block))
        {
            let Some(disc) = canal.discs().find(|disc| disc.level == truth.below) else { continue };
            count(&mut self.measured, disc.section.is_ok());
            let Ok(section) = disc.section else { continue };
            self.areas.push(section.area.value - truth.area);
            count(&mut self.covered, holds(section.area, truth.area));
            if let Some(share) = disc.share() {
                self.shares[usize::from(usual(truth))].push(-share.value);
            }
            match usual(truth) {
                true => count(&mut self.wide, disc.is_narrow() != Some(true)),
                false => {
                    count(&mut self.narrow, disc.is_narrow() == Some(true));
                    self.undecided += usize::from(disc.is_narrow().is_none());
                }
            }
        }
        let reached = blocked.filter(|block| canal.discs().any(|disc| disc.level == *block));
        let seen: Vec<_> =
            canal.ends.iter().filter(|end| end.kind == EndKind::Narrowed).map(|end| end.level).collect();
        match reached {
            Some(block) => count(&mut self.blocks, seen == [block]),
            None => count(&mut self.open, seen.is_empty()),
        }
    }

    fn add_screws(&mut self, scanned: &Scanned, found: &CtReading) {
        for truth in &scanned.truth.screws {
            let screw = found.screws.iter().find(|screw| distance(screw.screw.tip, truth.tip) < 3.0);
            let Some(canal) = screw.and_then(|screw| screw.canal) else { continue };
            let depth = truth.breach.map(Millimetres::value);
            if let Some((depth, wall)) = depth.zip(canal.beyond_wall) {
                self.walls.push(wall.value - depth);
                count(&mut self.walls_covered, holds(wall, depth));
            }
            let Some(is_in) = canal.is_in_canal() else { continue };
            match depth {
                Some(depth) if depth >= 2.0 => count(&mut self.in_canal, is_in),
                Some(_) => {}
                None => count(&mut self.clear, !is_in),
            }
        }
    }

    fn print(&self, name: &str) {
        println!("| {name} | discs measured, below a block | {} |", share(self.measured));
        println!("| {name} | area: {} |", spread(&self.areas, "mm²"));
        println!("| {name} | area within its interval | {} |", share(self.covered));
        println!(
            "| {name} | narrow discs called narrow | {}; {} left open |",
            share(self.narrow),
            self.undecided
        );
        println!("| {name} | others not called narrow | {} |", share(self.wide));
        println!(
            "| {name} | share of the sac beside, area under the ROC curve | {} |",
            under_roc(&self.shares)
        );
        println!("| {name} | blocks found at their disc | {} |", share(self.blocks));
        println!("| {name} | none where there is none | {} |", share(self.open));
        println!("| {name} | breach: {} |", spread(&self.walls, "mm"));
        println!("| {name} | breach within its interval | {} |", share(self.walls_covered));
        println!(
            "| {name} | breaches from 2 mm on, of those decided: in the canal | {} |",
            share(self.in_canal)
        );
        println!("| {name} | other screws, of those decided: not in the canal | {} |", share(self.clear));
    }
}

/// The patient of a number: a narrow level in two of three, every other of them blocked, screws in the canal by 0.5 to 6 mm.
fn patient(number: u64, kind: Kind, request: &CtRequest) -> Scanned {
    let breach = Millimetres::new(0.5 + 0.5 * (number * 5 % 12) as f64);
    let lesions = LesionWishes {
        stenosis: Some(!number.is_multiple_of(3)),
        block: Some(number % 3 == 1),
        breach: kind.is_instrumented().then_some(breach),
        ..LesionWishes::default()
    };
    let implants = ImplantWishes { hip_prosthesis: Some(false), ..ImplantWishes::default() };
    Scanned::of(kind, first_seed(34000) + number, &Wishes { lesions, implants, ..Wishes::default() }, request)
}

const USUAL: CtRequest = CtRequest { contrast: Contrast::Intrathecal, ..NARROW };
const OPERATED: [Kind; 2] = [Kind::Flatback, Kind::SegmentalFlatback];

fn read_as_the_truth_says(name: &str, request: &CtRequest, kinds: &[Kind]) {
    if !is_full() {
        return println!("skipped: a hundred CT myelograms ({name}) are read with UPRIGHT_FULL only");
    }
    let read = |number| {
        let scanned = patient(number, kinds[number as usize % kinds.len()], request);
        let read = read(&scanned, &scanned.ct());
        (scanned, read)
    };
    let tally = tallied(0..patients(), read, |tally: &mut Tally, (scanned, read)| tally.add(&scanned, &read));
    tally.print(name);
    let at_least = |[right, of]: Right, share: f64| right as f64 >= share * of as f64;
    assert!(at_least(tally.open, 0.97) && at_least(tally.wide, 0.97), "{name}");
}

#[test]
fn myelograms_without_metal_are_read_as_the_truth_says() {
    read_as_the_truth_says("no metal", &USUAL, &[Kind::DegenerativeKyphosis]);
}

#[test]
fn myelograms_with_metal_are_read_as_the_truth_says() {
    read_as_the_truth_says("metal", &USUAL, &OPERATED);
}

#[test]
fn myelograms_of_low_dose_are_read_as_the_truth_says() {
    let poor = CtRequest { dose: Some(Dose::Low), thickness: Millimetres::new(2.0), ..USUAL };
    read_as_the_truth_says("metal, low dose, 2 mm", &poor, &OPERATED);
}

#[test]
fn no_contrast_medium_is_seen_where_there_is_none() {
    if !is_full() {
        return println!("skipped: operated CTs without contrast medium are read with UPRIGHT_FULL only");
    }
    let plain = CtRequest { contrast: Contrast::None, ..USUAL };
    let is_bright = |number: u64| {
        let scanned = patient(number, OPERATED[number as usize % 2], &plain);
        read(&scanned, &scanned.ct()).canal.is_some_and(|canal| canal.contrast.is_some())
    };
    let seen = tallied(0..16, is_bright, |seen: &mut usize, is_bright| *seen += usize::from(is_bright));
    println!("| without contrast medium | contrast medium seen | {seen} of 16 |");
    assert_eq!(seen, 0);
}
