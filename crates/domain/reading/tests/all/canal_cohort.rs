//! Many CT myelograms of phantoms: how nearly sac, blocks and screws are read. With `UPRIGHT_FULL` only, printed as the table of
//! docs/validation.md.

use crate::canal::read;
use crate::scanned::{NARROW, Scanned, distance};
use upright_anatomy::Millimetres;
use upright_phantom::{Contrast, CtRequest, Dose, ImplantWishes, Kind, LesionWishes, Wishes};
use upright_reading::{CtReading, EndKind, Estimate};

/// Errors of what was measured, and what was right, of how many.
#[derive(Default)]
struct Tally {
    areas: Vec<f64>,
    covered: [usize; 2],
    measured: [usize; 2],
    narrow: [usize; 2],
    wide: [usize; 2],
    blocks: [usize; 2],
    open: [usize; 2],
    walls: Vec<f64>,
    walls_covered: [usize; 2],
    in_canal: [usize; 2],
    clear: [usize; 2],
}

fn count(of: &mut [usize; 2], is_right: bool) {
    of[0] += usize::from(is_right);
    of[1] += 1;
}

fn holds(found: Estimate, truth: f64) -> bool {
    (found.interval[0]..=found.interval[1]).contains(&truth)
}

impl Tally {
    fn add(&mut self, scanned: &Scanned) {
        let found = read(scanned, &scanned.ct());
        self.add_sac(scanned, &found);
        self.add_screws(scanned, &found);
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
            match usual(truth) {
                true => count(&mut self.wide, disc.is_narrow() != Some(true)),
                false => count(&mut self.narrow, disc.is_narrow() == Some(true)),
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

    fn print(&mut self, name: &str) {
        let share = |[right, of]: [usize; 2]| format!("{right} of {of}");
        println!("| {name} | discs measured, below a block | {} |", share(self.measured));
        println!("| {name} | area: {} |", spread(&mut self.areas, "mm²"));
        println!("| {name} | area within its interval | {} |", share(self.covered));
        println!("| {name} | narrow discs called narrow | {} |", share(self.narrow));
        println!("| {name} | others not called narrow | {} |", share(self.wide));
        println!("| {name} | blocks found at their disc | {} |", share(self.blocks));
        println!("| {name} | none where there is none | {} |", share(self.open));
        println!("| {name} | breach: {} |", spread(&mut self.walls, "mm"));
        println!("| {name} | breach within its interval | {} |", share(self.walls_covered));
        println!(
            "| {name} | breaches from 2 mm on, of those decided: in the canal | {} |",
            share(self.in_canal)
        );
        println!("| {name} | other screws, of those decided: not in the canal | {} |", share(self.clear));
    }
}

fn spread(errors: &mut [f64], unit: &str) -> String {
    let mean = errors.iter().sum::<f64>() / errors.len().max(1) as f64;
    let mut sizes: Vec<f64> = errors.iter().map(|error| error.abs()).collect();
    sizes.sort_by(f64::total_cmp);
    let at = |share: f64| sizes.get((sizes.len() as f64 * share) as usize).copied().unwrap_or(f64::NAN);
    let (median, q95) = (at(0.5), at(0.95));
    format!("mean {mean:+.2}, median of |error| {median:.2}, q95 {q95:.2} {unit} | n = {}", errors.len())
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
    Scanned::of(kind, 9100 + number, &Wishes { lesions, implants, ..Wishes::default() }, request)
}

#[test]
fn cohorts_of_myelograms_are_read_as_the_truth_says() {
    if std::env::var_os("UPRIGHT_FULL").is_none() {
        return println!("skipped: cohorts of CT myelograms are read with UPRIGHT_FULL only");
    }
    let usual = CtRequest { contrast: Contrast::Intrathecal, ..NARROW };
    let poor = CtRequest { dose: Some(Dose::Low), thickness: Millimetres::new(2.0), ..usual };
    let operated = [Kind::Flatback, Kind::SegmentalFlatback];
    let cohorts = [
        ("no metal", usual, &[Kind::DegenerativeKyphosis][..]),
        ("metal", usual, &operated[..]),
        ("metal, low dose, 2 mm", poor, &operated[..]),
    ];
    for (name, request, kinds) in cohorts {
        let mut tally = Tally::default();
        (0..8).for_each(|number| tally.add(&patient(number, kinds[number as usize % kinds.len()], &request)));
        tally.print(name);
        assert!(tally.open[0] == tally.open[1] && tally.wide[0] == tally.wide[1], "{name}");
    }
    let plain = CtRequest { contrast: Contrast::None, ..usual };
    let is_bright = |number: &u64| {
        let scanned = patient(*number, operated[*number as usize % 2], &plain);
        read(&scanned, &scanned.ct()).canal.is_some_and(|canal| canal.contrast.is_some())
    };
    let seen = (0..4).filter(is_bright);
    println!("| without contrast medium | contrast medium seen | {} of 4 |", seen.count());
}
