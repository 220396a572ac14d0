//! How long rules take on a large record. Run by `cargo xtask bench pathway`.

#![allow(missing_docs, reason = "a bench")]
#![allow(clippy::disallowed_methods, clippy::unwrap_used, reason = "a bench")]

use jiff::ToSpan;
use jiff::civil::date;
use std::hint::black_box;
use std::time::{Duration, Instant};
use upright_assessment::{Options, assess};
use upright_casefile::{Author, CaseFile, Entry, Fact, Function, Instrument, Measure, Observation, Outcome};
use upright_documents::{CaseDocument, read_case, write_case};
use upright_pathway::{GivenFacts, RuleSet, TEST_DAY, conclude};

const ENTRIES: usize = 500;
const CASES: usize = 10_000;
const ROUNDS: usize = 101;
/// Every so many tests of rules lend their facts.
const GIVEN_EVERY: usize = 20;
const STORY: &[u8] = include_bytes!("../../../../testdata/stories/progression.case.json");

/// The story of a progression with so many more entries, one a day, that the record holds as many as are asked for.
fn large() -> CaseFile {
    let story = read_case(STORY).unwrap().case;
    let first = date(2018, 1, 1);
    let more = (0..ENTRIES - story.entries().len()).map(|number| {
        let fact = match number % 3 {
            0 => Fact::Outcome(Outcome::new(Instrument::NrsBack, (number % 11) as f64).unwrap()),
            1 => Fact::Function(Function { walking_minutes: Some(30.0), ..Function::default() }),
            _ => Fact::Observation(Observation { measure: Measure::Crp, value: 3.0 }),
        };
        let day = first + (number as i64).days();
        Entry::new(format!("day-{number}"), day, Author::new("bench"), fact)
    });
    CaseFile::new(more.chain(story.entries().iter().cloned()).collect()).unwrap()
}

fn median(mut round: impl FnMut()) -> Duration {
    let mut times: Vec<Duration> = (0..ROUNDS)
        .map(|_| {
            let start = Instant::now();
            round();
            start.elapsed()
        })
        .collect();
    times.sort();
    times.into_iter().nth(ROUNDS / 2).unwrap()
}

fn main() {
    let set = RuleSet::carried().unwrap();
    let case = large();
    let day = case.last_day().unwrap();
    let view = case.as_of(day);
    let assessment = assess(&view, Options::default());
    let rules = median(|| {
        black_box(set.answer(black_box(&view), black_box(&assessment)));
    });
    println!("figure rules_on_{ENTRIES}_entries_milliseconds {:.3}", rules.as_secs_f64() * 1e3);
    println!("figure count_of_rules {}", set.rules.len());
    let tests: Vec<_> = set.rules.iter().flat_map(|rule| &rule.tests).collect();
    let given = median(|| {
        for test in tests.iter().step_by(GIVEN_EVERY) {
            let facts = GivenFacts::new(set, &test.given, TEST_DAY);
            set.rules.iter().for_each(|rule| drop(black_box(conclude(rule, &facts))));
        }
    });
    let asked = tests.len().div_ceil(GIVEN_EVERY) as f64;
    println!("figure all_rules_milliseconds {:.3}", given.as_secs_f64() * 1e3 / asked);
    let json = write_case(&CaseDocument::new(case.clone())).unwrap();
    let start = Instant::now();
    let threads = std::thread::available_parallelism().map_or(1, usize::from).min(2);
    std::thread::scope(|scope| {
        for _ in 0..threads {
            scope.spawn(|| {
                for _ in 0..CASES / threads {
                    let document = read_case(json.as_bytes()).unwrap();
                    black_box(set.answer(&document.case.as_of(day), &assessment));
                }
            });
        }
    });
    println!("figure {CASES}_cases_seconds {:.2}", start.elapsed().as_secs_f64());
    println!("figure case_kilobytes {}", json.len() / 1000);
}
