//! How far off expectations are on phantoms, in the order in which a person places landmarks. Phantoms share their proportions
//! with the defaults of `evidence`: real films will be further off.

use crate::phantoms::{Film, site};
use upright_anatomy::Site;

const PHANTOMS: u64 = 100;

/// A step of the wizard: what is placed one after the other, and how far off the first of it may be, in mm, in 95 of 100.
type Step = (&'static str, &'static [&'static str], f64);

/// Limits are what was found and half as much again, at least 5 mm.
const BEFORE_GHOSTS: [Step; 4] = [
    ("second head", &["femoral_head.right"], 12.0),
    ("S1", &["S1.superior.posterior", "S1.superior.anterior"], 90.0),
    ("L4", &["L4.superior.posterior", "L4.superior.anterior"], 29.0),
    ("L1", &["L1.superior.posterior", "L1.superior.anterior"], 29.0),
];
const AFTER_GHOSTS: [Step; 9] = [
    ("C7", &["C7.centroid"], 140.0),
    ("T1 centre", &["T1.centroid"], 10.0),
    ("knee", &["knee.left", "knee.right"], 136.0),
    ("ankle", &["ankle.left", "ankle.right"], 125.0),
    ("T12", &["T12.inferior.posterior", "T12.inferior.anterior"], 5.0),
    ("T4", &["T4.superior.posterior", "T4.superior.anterior"], 7.0),
    ("C2", &["C2.inferior.posterior", "C2.inferior.anterior"], 23.0),
    ("C2 centre", &["C2.centroid"], 5.0),
    ("dens", &["dens.tip"], 5.0),
];
const GHOSTS: [&str; 3] = ["L2", "L3", "L5"];
const GHOST_LIMIT: f64 = 13.0;
/// People whose heights are so many times those of the defaults, with endplates and femoral heads as they were.
const TALL: f64 = 1.1;
/// How much further off they may be.
const TALL_LIMIT: f64 = 1.5;

/// An expectation that was compared with where the landmark lies, in mm.
#[derive(Clone, Copy)]
pub(crate) struct Miss {
    pub(crate) error: f64,
    pub(crate) reach: f64,
}

fn misses(films: &[Film], site: Site) -> Vec<Miss> {
    let miss = |film: &Film| Miss { error: film.error(site), reach: film.expected(site).reach };
    films.iter().map(miss).collect()
}

fn quantile(misses: &[Miss], share: f64, of: impl Fn(&Miss) -> f64) -> f64 {
    let mut values: Vec<f64> = misses.iter().map(of).collect();
    values.sort_by(f64::total_cmp);
    values[((values.len() - 1) as f64 * share) as usize]
}

/// Prints what was found, and holds it to `limit` and to the reach.
pub(crate) fn hold(name: &str, misses: &[Miss], limit: f64) {
    let error = |share| quantile(misses, share, |miss| miss.error);
    let reach = quantile(misses, 0.5, |miss| miss.reach);
    let within = misses.iter().filter(|miss| miss.error <= miss.reach).count();
    let share = within as f64 / misses.len() as f64;
    println!(
        "| {name} | {:.1} | {:.1} | {reach:.0} | {:.0} % |",
        error(0.5),
        error(0.95),
        (100.0 * share).floor()
    );
    assert!(error(0.95) < limit, "{name}: {} mm", error(0.95));
    assert!(share >= 0.9, "{name}: {share} within reach");
}

fn walk(films: &mut [Film], steps: &[Step], times: f64) {
    for (name, sites, limit) in steps {
        hold(name, &misses(films, site(sites[0])), limit * times);
        for site in sites.iter().map(|text| site(text)) {
            // Of any landmark, the second corner or side too: nobody's lies out of sight.
            assert!(films.iter().all(|film| film.error(site) < 2.0 * film.expected(site).reach), "{site}");
            films.iter_mut().for_each(|film| film.place(site));
        }
    }
}

fn wizard(who: &str, height: f64, times: f64) {
    println!("| {who} | median mm | 95 % | reach | within reach |");
    let mut films: Vec<Film> = (0..PHANTOMS).map(|number| Film::new(number, height)).collect();
    walk(&mut films, &BEFORE_GHOSTS, times);
    let corners = GHOSTS
        .iter()
        .flat_map(|level| ["posterior", "anterior"].map(|edge| site(&format!("{level}.superior.{edge}"))));
    let ghosts: Vec<Miss> = corners.flat_map(|corner| misses(&films, corner)).collect();
    hold("L2, L3, L5 between S1, L4 and L1", &ghosts, GHOST_LIMIT * times);
    walk(&mut films, &AFTER_GHOSTS, times);
}

#[test]
fn a_hundred_phantoms_in_the_order_of_the_wizard() {
    wizard("as phantoms are", 1.0, 1.0);
    wizard("taller", TALL, TALL_LIMIT);
}
