//! Simulated against filmed posture on pairs of phantoms, whose generator shares nothing with the simulation. Verifies
//! arithmetic on synthetic patients; clinical validity is untested until paired patient films exist.

use crate::patient::{aged, assessed, case, film, joints};
use upright_anatomy::Degrees;
use upright_assessment::{Options, Reading, SimulatedPosture, SimulatedValue};
use upright_casefile::{Film, FilmConditions};
use upright_measurement::ParameterId;
use upright_phantom::{Kind, Person, Pose, Wishes};

const PAIRS: u64 = 500;
const SHOWN: [ParameterId; 2] = [ParameterId::of("SVA"), ParameterId::of("PT")];
/// A spine whose unfused levels still move by more is not quite rigid.
const RIGID: f64 = 2.0;

/// Who a pair is of.
#[derive(Clone, Copy, PartialEq)]
struct Group {
    rigid: bool,
    contracted: bool,
}

/// One pair and parameter: simulated minus filmed, and whether the interval held what was filmed.
struct Miss {
    group: Group,
    parameter: ParameterId,
    error: f64,
    is_covered: bool,
}

/// A person whose knees are free; every third has contracted hips.
fn person(number: u64) -> Person {
    let kind = Kind::ALL[(number % 7) as usize];
    let contracture = if number.is_multiple_of(3) { 10.0 + (number % 5) as f64 * 3.0 } else { 0.0 };
    let wishes = Wishes {
        hip_contracture: Some(Degrees::new(contracture)),
        knee_contracture: Some(Degrees::new(0.0)),
        ..Wishes::default()
    };
    Person::draw(kind, 40_000 + number, &wishes).unwrap()
}

fn misses(person: &Person) -> Vec<Miss> {
    let landmarks = |pose| person.pose(pose).unwrap().landmarks().unwrap();
    let thomas = [Some(person.reserves.hip_contracture.value()); 2];
    let knees = [Some(person.reserves.knee_extension_loss.value()); 2];
    let case = case(vec![aged(person.age), joints(thomas, knees), film("film", landmarks(Pose::Standing))]);
    let found = assessed(&case, 1000);
    let simulated = &found.simulations[0];
    assert_eq!(simulated.posture, SimulatedPosture::KneesExtended);
    let extended =
        Film { landmarks: landmarks(Pose::StandingExtended), conditions: FilmConditions::default() };
    let filmed = Reading::of(&extended, Options { draws: 0, ..Options::default() });
    let group = Group {
        rigid: person.reserves.residual_motion.value() < RIGID,
        contracted: person.reserves.hip_contracture.value() > 0.0,
    };
    let miss = |value: &SimulatedValue| {
        let filmed = filmed.value(value.parameter).unwrap();
        let interval = value.interval.unwrap();
        Miss {
            group,
            parameter: value.parameter,
            error: value.value.value() - filmed,
            is_covered: (interval.low..=interval.high).contains(&filmed),
        }
    };
    SHOWN.iter().map(|parameter| miss(simulated.value(*parameter).unwrap())).collect()
}

/// Number, bias, 75th and 99th percentile of the size of the error, and coverage.
struct Quality {
    count: usize,
    bias: f64,
    q75: f64,
    q99: f64,
    coverage: f64,
}

fn quality(misses: &[Miss], group: Group, parameter: ParameterId) -> Quality {
    let chosen: Vec<&Miss> =
        misses.iter().filter(|miss| miss.group == group && miss.parameter == parameter).collect();
    let count = chosen.len();
    let mut sizes: Vec<f64> = chosen.iter().map(|miss| miss.error.abs()).collect();
    sizes.sort_by(f64::total_cmp);
    let at = |share: f64| sizes[((share * count as f64) as usize).min(count - 1)];
    Quality {
        count,
        bias: chosen.iter().map(|miss| miss.error).sum::<f64>() / count as f64,
        q75: at(0.75),
        q99: at(0.99),
        coverage: chosen.iter().filter(|miss| miss.is_covered).count() as f64 / count as f64,
    }
}

#[test]
fn five_hundred_pairs_of_phantoms() {
    let misses: Vec<Miss> = (0..PAIRS).flat_map(|number| misses(&person(number))).collect();
    eprintln!(
        "| spine | hips | parameter | pairs | bias | 75 % within | 99 % within | inside the 95 % interval |"
    );
    for (rigid, contracted) in [(true, false), (false, false), (true, true), (false, true)] {
        for parameter in SHOWN {
            let found = quality(&misses, Group { rigid, contracted }, parameter);
            let unit = parameter.parameter().unit.word();
            eprintln!(
                "| {} | {} | {parameter} | {} | {:+.1} {unit} | {:.1} | {:.1} | {:.0} % |",
                if rigid { "rigid" } else { "not quite rigid" },
                if contracted { "contracted" } else { "free" },
                found.count,
                found.bias,
                found.q75,
                found.q99,
                found.coverage * 100.0
            );
        }
    }
    // Who is rigid and free is what the arithmetic is made for; the others are shown for what they are.
    let [axis, tilt] =
        SHOWN.map(|parameter| quality(&misses, Group { rigid: true, contracted: false }, parameter));
    assert!(
        axis.bias.abs() < 12.0 && axis.q75 < 35.0 && axis.coverage > 0.8,
        "SVA {} {} {}",
        axis.bias,
        axis.q75,
        axis.coverage
    );
    assert!(
        tilt.bias.abs() < 1.5 && tilt.q75 < 5.0 && tilt.coverage > 0.9,
        "PT {} {} {}",
        tilt.bias,
        tilt.q75,
        tilt.coverage
    );
}
