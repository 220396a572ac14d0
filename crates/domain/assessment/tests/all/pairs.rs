//! Simulated against filmed posture on pairs of phantoms. Verifies arithmetic on synthetic patients; clinical validity is
//! untested until paired patient films exist.

use crate::patient::{DAY, assessed};
use crate::patient::{Sides, aged, case, entry, film, joints};
use upright_anatomy::{Degrees, Millimetres};
use upright_assessment::{Simulated, SimulatedPosture};
use upright_measurement::ParameterId;
use upright_phantom::{Kind, Person, Pose, Wishes};

const SVA: ParameterId = ParameterId::of("SVA");
const PT: ParameterId = ParameterId::of("PT");

#[test]
fn study() {
    let mut rows: Vec<(bool, bool, f64, f64, bool, bool)> = vec![];
    let mut beyond = 0;
    for n in 0..500_u64 {
        let kind = Kind::ALL[(n % 7) as usize];
        let Ok(person) = Person::draw(
            kind,
            1000 + n,
            &Wishes {
                hip_contracture: (n % 3 == 0).then(|| Degrees::new(12.0)),
                knee_contracture: Some(Degrees::new(0.0)),
                ..Wishes::default()
            },
        ) else {
            continue;
        };
        let one = person.pose(Pose::Standing).unwrap().landmarks().unwrap();
        let two = person.pose(Pose::StandingExtended).unwrap();
        let truth = upright_assessment::Reading::of;
        let _ = truth;
        let r = &person.reserves;
        let t: Sides = [Some(r.hip_contracture.value()); 2];
        let k: Sides = [Some(r.knee_extension_loss.value()); 2];
        let case = case(vec![aged(person.age), joints(t, k), film("a", one)]);
        let found = assessed(&case, 300);
        let sim = &found.simulations[0];
        let film2 =
            upright_casefile::Film { landmarks: two.landmarks().unwrap(), conditions: Default::default() };
        let real = upright_assessment::Reading::of(
            &film2,
            upright_assessment::Options { draws: 0, ..Default::default() },
        );
        let (Some(sva), Some(pt)) = (sim.value(SVA), sim.value(PT)) else {
            beyond += 1;
            continue;
        };
        let (rs, rp) = (real.value(SVA).unwrap(), real.value(PT).unwrap());
        let cov = |v: &upright_assessment::SimulatedValue, r: f64| {
            v.interval.is_some_and(|i| i.low <= r && r <= i.high)
        };
        rows.push((
            r.residual_motion.value() < 2.0,
            r.hip_contracture.value() > 0.0,
            sva.value.value() - rs,
            pt.value.value() - rp,
            cov(sva, rs),
            cov(pt, rp),
        ));
    }
    eprintln!("beyond {beyond}");
    for rigid in [true, false] {
        for con in [false, true] {
            let sel: Vec<_> = rows.iter().filter(|r| r.0 == rigid && r.1 == con).collect();
            let n = sel.len() as f64;
            let stat = |f: &dyn Fn(&(bool, bool, f64, f64, bool, bool)) -> f64| {
                let mut v: Vec<f64> = sel.iter().map(|r| f(r)).collect();
                let bias = v.iter().sum::<f64>() / n;
                v.iter_mut().for_each(|x| *x = x.abs());
                v.sort_by(f64::total_cmp);
                (bias, v[(0.75 * n) as usize], v[((0.99 * n) as usize).min(v.len() - 1)])
            };
            if sel.is_empty() {
                continue;
            }
            eprintln!(
                "rigid {rigid} contracted {con} n {n}: SVA {:?} PT {:?} coverage {:.3} {:.3}",
                stat(&|r| r.2),
                stat(&|r| r.3),
                sel.iter().filter(|r| r.4).count() as f64 / n,
                sel.iter().filter(|r| r.5).count() as f64 / n
            );
        }
    }
    let _ = (DAY, entry, Degrees::new(0.0), Millimetres::new(0.0), SimulatedPosture::ALL);
    let _: Option<Simulated> = None;
}
