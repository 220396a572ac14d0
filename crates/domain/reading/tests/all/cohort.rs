//! Many operated phantoms: how often, and how nearly, what is read is what the truth says. Small: two patients.
//! With `UPRIGHT_FULL` a hundred, clean and degraded, printed as the table of docs/validation.md.

use crate::many::{Right, count, is_full, patients, share, spread, tallied, under_roc};
use crate::scanned::{NARROW, Scanned, distance};
use upright_anatomy::{Level, Millimetres};
use upright_phantom::{CtRequest, Dose, ImplantWishes, Kind, LesionWishes, ScrewTruth, Wishes};
use upright_reading::{BridgingSeen, CtReading, Estimate, NoBonyCanal};

/// How levels were called: no bridging seen, equivocal, bridging.
type Called = [usize; 3];

fn call(of: &mut Called, seen: BridgingSeen) {
    of[match seen {
        BridgingSeen::No => 0,
        BridgingSeen::Equivocal => 1,
        BridgingSeen::Yes => 2,
    }] += 1;
}

fn told([no, equivocal, yes]: Called) -> String {
    format!("{no}; {equivocal} equivocal, {yes} bridging, of {}", no + equivocal + yes)
}

/// Lengths measured of those that there are.
#[derive(Default)]
struct Lengths {
    measured: Right,
    errors: Vec<f64>,
    covered: Right,
}

impl Lengths {
    fn add(&mut self, found: Result<Estimate, NoBonyCanal>, truth: f64) {
        count(&mut self.measured, found.is_ok());
        let Ok(found) = found else { return };
        self.errors.push(found.value - truth);
        count(&mut self.covered, found.interval[0] <= truth && truth <= found.interval[1]);
    }

    fn print(&self, name: &str, what: &str) {
        let [measured, covered] = [self.measured, self.covered].map(share);
        println!("| {name} | {what} of the bony canal, {measured}: {} |", spread(&self.errors, "mm"));
        println!("| {name} | {what} within its interval | {covered} |");
    }
}

/// What was right, of how many, and errors of what was measured.
#[derive(Default)]
struct Tally {
    screws: Right,
    screw_levels: Right,
    cages: Right,
    broken: Right,
    whole: Right,
    loose: Right,
    tight: Right,
    /// Share of the surroundings that end in a rim, of loose and of tight screws.
    rims: [Vec<f64>; 2],
    halo_errors: Vec<f64>,
    halo_covered: Right,
    /// Levels not united, and united ones: how they were called.
    open: Called,
    united: Called,
    /// Area that bridges, of united levels and of others.
    areas: [Vec<f64>; 2],
    gap_errors: Vec<f64>,
    bone_errors: Vec<f64>,
    /// Widths and depths of the bony canal.
    canals: [Lengths; 2],
    vertebrae: Right,
}

impl Tally {
    fn add(&mut self, scanned: &Scanned, found: &CtReading) {
        self.add_metal(scanned, found);
        self.add_fusion(scanned, found);
        let Some(column) = found.vertebrae() else { return count(&mut self.vertebrae, false) };
        for vertebra in column.vertebrae.iter().filter(|vertebra| vertebra.level != Level::S1) {
            let nearest = scanned.truth.vertebrae.iter().min_by(|one, other| {
                distance(one.centre, vertebra.centre).total_cmp(&distance(other.centre, vertebra.centre))
            });
            let truth = nearest.unwrap().level;
            count(&mut self.vertebrae, truth == vertebra.level);
            if truth != vertebra.level {
                println!("seed {}: {truth} is named {}", scanned.seed, vertebra.level);
            }
        }
        for (level, bone) in &found.bone {
            let truth = scanned.truth.vertebrae.iter().find(|one| one.level == *level).unwrap();
            let expect = upright_phantom::Ct::cancellous(truth.density);
            let off = bone.as_ref().map_or(0.0, |bone| bone.units.value - expect);
            if off.abs() > 10.0 {
                println!("seed {}: cancellous bone of {level} is {off:+.0} HU off", scanned.seed);
            }
            self.bone_errors.extend(bone.iter().map(|bone| bone.units.value - expect));
        }
        for bony in found.canal.iter().flat_map(|canal| &canal.bony) {
            let truth = scanned.truth.vertebrae.iter().find(|one| one.level == bony.level).unwrap();
            let [width, depth] = &mut self.canals;
            width.add(bony.width, truth.canal_width.value());
            truth.canal_depth.into_iter().for_each(|truth| depth.add(bony.depth, truth.value()));
        }
    }

    fn add_metal(&mut self, scanned: &Scanned, found: &CtReading) {
        let implants = scanned.person.implants();
        let within = |truth: &&ScrewTruth| scanned.holds(truth.tip) && scanned.holds(truth.head);
        for truth in scanned.truth.screws.iter().filter(within) {
            let screw = found.screws.iter().find(|screw| distance(screw.screw.tip, truth.tip) < 3.0);
            count(&mut self.screws, screw.is_some());
            let Some(screw) = screw else { continue };
            let (named, is) = ((screw.level, screw.side), (Some(truth.level), Some(truth.side)));
            if named != is {
                println!("seed {}: screw {is:?} is named {named:?}", scanned.seed);
            }
            count(&mut self.screw_levels, named == is);
            let Some(halo) = screw.halo else { continue };
            self.rims[usize::from(truth.halo.is_none())].push(halo.rim);
            let Some(width) = truth.halo.map(Millimetres::value) else {
                count(&mut self.tight, halo.width.is_none());
                continue;
            };
            count(&mut self.loose, halo.width.is_some());
            let Some(seen) = halo.width else { continue };
            // The hollow widens by 0.8 mm towards the tip.
            self.halo_errors.push(seen.value - width - 0.4);
            count(&mut self.halo_covered, seen.interval[0] <= width + 0.8 && width <= seen.interval[1]);
        }
        let metal = found.metal.as_ref().unwrap();
        let cages =
            metal.others.iter().filter(|other| other.kind == upright_reading::OtherKind::Cage).count();
        count(&mut self.cages, cages == implants.cages.len());
        let breaks: Vec<_> = found.breaks().map(|(_, side, _)| side).collect();
        let truth: Vec<_> = implants.broken_rod.iter().map(|(side, _)| Some(*side)).collect();
        if breaks != truth {
            println!(
                "seed {}: rods broken {truth:?}, seen {:?}",
                scanned.seed,
                found.breaks().collect::<Vec<_>>()
            );
        }
        count(if truth.is_empty() { &mut self.whole } else { &mut self.broken }, breaks == truth);
    }

    fn add_fusion(&mut self, scanned: &Scanned, found: &CtReading) {
        for truth in &scanned.truth.unions {
            let Some(seen) = found.bridging.iter().find(|one| one.upper == truth.union.below) else {
                continue;
            };
            self.areas[usize::from(truth.union.gap.is_some())].push(seen.area());
            let Some(gap) = truth.union.gap.map(Millimetres::value) else {
                call(&mut self.united, seen.seen());
                continue;
            };
            call(&mut self.open, seen.seen());
            self.gap_errors.extend(seen.gap.map(|width| width.value - gap));
        }
    }

    fn print(&self, name: &str) {
        println!("| {name} | screws found | {} |", share(self.screws));
        println!("| {name} | their level and side | {} |", share(self.screw_levels));
        println!("| {name} | number of cages | {} |", share(self.cages));
        println!("| {name} | broken rods seen, on their side | {} |", share(self.broken));
        println!("| {name} | whole rods not called broken | {} |", share(self.whole));
        println!("| {name} | loose screws with a halo (sensitivity) | {} |", share(self.loose));
        println!("| {name} | tight screws without (specificity) | {} |", share(self.tight));
        println!("| {name} | rim, area under the ROC curve | {} |", under_roc(&self.rims));
        println!("| {name} | width of halo: {} |", spread(&self.halo_errors, "mm"));
        println!("| {name} | halo within its interval | {} |", share(self.halo_covered));
        println!("| {name} | levels not united: no bridging seen | {} |", told(self.open));
        println!("| {name} | united levels: no bridging seen | {} |", told(self.united));
        println!("| {name} | area of bridging bone, area under the ROC curve | {} |", under_roc(&self.areas));
        println!("| {name} | width of cleft: {} |", spread(&self.gap_errors, "mm"));
        println!("| {name} | cancellous bone: {} |", spread(&self.bone_errors, "HU"));
        let [width, depth] = &self.canals;
        width.print(name, "width");
        depth.print(name, "depth");
        println!("| {name} | names of vertebrae | {} |", share(self.vertebrae));
    }
}

/// The patient of a number: every third has united, halos and clefts of every width.
fn patient(number: u64, request: &CtRequest) -> Scanned {
    let kind = [Kind::Flatback, Kind::SegmentalFlatback, Kind::JunctionalKyphosis][number as usize % 3];
    let lesions = LesionWishes {
        nonunion: Some(!number.is_multiple_of(3)),
        gap: Some(Millimetres::new(1.5 + 0.5 * (number % 7) as f64)),
        halo: Some(Millimetres::new(1.2 + 0.3 * (number % 9) as f64)),
        ..LesionWishes::default()
    };
    let implants = ImplantWishes {
        broken_rod: Some(number.is_multiple_of(4)),
        loose_screw: Some(number.is_multiple_of(2)),
        cages: Some(number % 5 < 2),
        hip_prosthesis: Some(false),
    };
    Scanned::of(kind, 53000 + number, &Wishes { lesions, implants, ..Wishes::default() }, request)
}

fn read_as_the_truth_says(name: &str, request: &CtRequest, patients: u64) {
    let read = |number| {
        let scanned = patient(number, request);
        let read = scanned.read();
        (scanned, read)
    };
    let tally = tallied(0..patients, read, |tally: &mut Tally, (scanned, read)| tally.add(&scanned, &read));
    tally.print(name);
    let at_least = |[right, of]: Right, share: f64| right as f64 >= share * of as f64;
    assert!(at_least(tally.screws, 0.98) && at_least(tally.screw_levels, 0.95), "{name}");
    assert!(at_least(tally.tight, 0.97) && at_least(tally.loose, 0.85), "{name}");
    let [denied, equivocal, seen] = tally.united;
    let united = [equivocal + seen, denied + equivocal + seen];
    assert!(at_least(tally.vertebrae, 0.93) && at_least(united, 0.97), "{name}");
}

#[test]
fn a_cohort_of_low_dose_is_read_as_the_truth_says() {
    let poor = CtRequest { dose: Some(Dose::Low), thickness: Millimetres::new(2.0), ..NARROW };
    read_as_the_truth_says("low dose, 2 mm", &poor, if is_full() { patients() } else { 2 });
}

#[test]
fn a_cohort_is_read_as_the_truth_says() {
    match is_full() {
        true => read_as_the_truth_says("usual", &NARROW, patients()),
        false => println!("skipped: a hundred CTs of usual dose are read with UPRIGHT_FULL only"),
    }
}
