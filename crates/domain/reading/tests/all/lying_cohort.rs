//! Many phantoms of every kind: how nearly endplates of those who lie in a CT are found. With `UPRIGHT_FULL` only, printed as rows of
//! docs/validation.md.

use crate::lying::{slope, truth};
use crate::many::{Right, count, first_seed, is_full, patients, share, spread, tallied};
use crate::scanned::{NARROW, Scanned};
use upright_anatomy::{Endplate, LandmarkSet, Level, Millimetres};
use upright_phantom::{CtRequest, Dose, Kind, Wishes};
use upright_reading::{CtReading, LyingAngle};

#[derive(Default)]
struct Tally {
    found: Right,
    slopes: Vec<f64>,
    /// Slopes that are off by 5° and more.
    gross: usize,
    whole: [Vec<f64>; 2],
    discs: Vec<f64>,
    covered: Right,
    lordosis: Right,
}

impl Tally {
    fn add(&mut self, scanned: &Scanned, read: &CtReading) {
        let Some(lying) = &read.lying else { return count(&mut self.lordosis, false) };
        let truth = truth(scanned);
        for (endplate, line) in &lying.endplates {
            count(&mut self.found, line.is_ok());
            let Ok(line) = line else { continue };
            let off = line.slope() - slope(&truth, *endplate);
            self.slopes.push(off);
            if off.abs() >= 5.0 {
                self.gross += 1;
                println!("seed {}: {endplate} is off by {off:.1}°", scanned.seed);
            }
        }
        let s1 = Endplate::superior(Level::S1);
        count(&mut self.lordosis, lying.angle(Endplate::superior(Level::L1), s1).is_some());
        for (errors, level) in self.whole.iter_mut().zip([Level::L1, Level::L4]) {
            let Some(found) = lying.angle(Endplate::superior(level), s1) else { continue };
            let off = off(&found, &truth);
            errors.push(off);
            let [least, most] = found.degrees.interval;
            count(&mut self.covered, (least..=most).contains(&(found.degrees.value - off)));
        }
        for disc in lying.discs() {
            let off = off(&disc, &truth);
            self.discs.push(off);
            let [least, most] = disc.degrees.interval;
            count(&mut self.covered, (least..=most).contains(&(disc.degrees.value - off)));
        }
    }

    fn print(&self, name: &str) {
        let [whole, lower] = &self.whole;
        println!("| {name} | endplates found of those of vertebrae that were | {} |", share(self.found));
        println!("| {name} | slope of an endplate: {} |", spread(&self.slopes, "°"));
        println!("| {name} | of them off by 5° and more | {} |", self.gross);
        println!("| {name} | patients with lordosis L1–S1 | {} |", share(self.lordosis));
        println!("| {name} | lordosis L1–S1: {} |", spread(whole, "°"));
        println!("| {name} | lordosis L4–S1: {} |", spread(lower, "°"));
        println!("| {name} | angle of a disc: {} |", spread(&self.discs, "°"));
        println!("| {name} | angles within their interval | {} |", share(self.covered));
    }
}

fn off(found: &LyingAngle, truth: &LandmarkSet) -> f64 {
    found.degrees.value - (slope(truth, found.lower) - slope(truth, found.upper))
}

fn read_as_the_truth_says(name: &str, request: &CtRequest) {
    if !is_full() {
        return println!("skipped: endplates of a hundred CTs ({name}) are read with UPRIGHT_FULL only");
    }
    let read = |number: u64| {
        let kind = Kind::ALL[number as usize % Kind::ALL.len()];
        let scanned = Scanned::of(kind, first_seed(37000) + number, &Wishes::default(), request);
        let read = scanned.read();
        (scanned, read)
    };
    let tally = tallied(0..patients(), read, |tally: &mut Tally, (scanned, read)| tally.add(&scanned, &read));
    tally.print(name);
    let [right, of] = tally.covered;
    assert!(right as f64 >= 0.9 * of as f64, "{name}");
}

#[test]
fn endplates_are_found_as_the_truth_says() {
    read_as_the_truth_says("usual", &NARROW);
}

#[test]
fn endplates_of_low_dose_are_found_as_the_truth_says() {
    let poor = CtRequest { dose: Some(Dose::Low), thickness: Millimetres::new(2.0), ..NARROW };
    read_as_the_truth_says("low dose, 2 mm", &poor);
}
