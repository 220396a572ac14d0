//! How long a film takes to be fully assessed. Run by `cargo xtask bench assessment`.

#![allow(missing_docs, reason = "a bench")]
#![allow(clippy::disallowed_methods, clippy::unwrap_used, reason = "a bench")]

use jiff::civil::date;
use std::hint::black_box;
use std::time::{Duration, Instant};
use upright_anatomy::Degrees;
use upright_assessment::{Options, assess};
use upright_casefile::{
    Author, Birth, CaseFile, Entry, Fact, Film, FilmConditions, JointExamination, JointLimit, Person,
};
use upright_phantom::{Kind, Pose, Wishes};

const ROUNDS: usize = 41;

/// A patient with every landmark, an age and free joints, filmed once or in every posture.
fn case(poses: &[Pose]) -> CaseFile {
    let phantom = upright_phantom::Person::draw(Kind::Flatback, 2, &Wishes::default()).unwrap();
    let day = date(2026, 3, 1);
    let entry = |id: String, fact| Entry::new(id, day, Author::new("bench"), fact);
    let person = Person { birth: Some(Birth::YearsOld(phantom.age)), ..Person::default() };
    let free = JointLimit { left: Some(Degrees::new(0.0)), right: Some(Degrees::new(0.0)) };
    let joints = JointExamination { thomas: free, knee_extension_loss: free, ankle_dorsiflexion_loss: free };
    let film = |pose: &Pose| {
        let landmarks = phantom.pose(*pose).unwrap().landmarks().unwrap();
        let film = Film { landmarks, conditions: FilmConditions::default() };
        entry(format!("{pose:?}"), Fact::Film(Box::new(film)))
    };
    let facts = [
        entry("person".to_owned(), Fact::Person(person)),
        entry("joints".to_owned(), Fact::JointExamination(joints)),
    ];
    CaseFile::new(facts.into_iter().chain(poses.iter().map(film)).collect()).unwrap()
}

/// The middle of several rounds.
fn median(case: &CaseFile) -> Duration {
    let view = case.as_of(case.last_day().unwrap());
    let round = || {
        let start = Instant::now();
        black_box(assess(black_box(&view), Options::default()));
        start.elapsed()
    };
    let mut times: Vec<Duration> = (0..ROUNDS).map(|_| round()).collect();
    times.sort();
    times.into_iter().nth(ROUNDS / 2).unwrap()
}

fn main() {
    for (name, poses) in [("one_film", &[Pose::Standing][..]), ("three_films", &Pose::USUAL)] {
        let time = median(&case(poses));
        println!("figure {name}_milliseconds_1000_draws {:.2}", time.as_secs_f64() * 1e3);
    }
}
