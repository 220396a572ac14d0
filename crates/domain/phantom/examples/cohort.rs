//! scratch
use upright_phantom::*;
fn main() {
    let t = std::time::Instant::now();
    for kind in Kind::ALL {
        let mut rows: Vec<Vec<f64>> = vec![];
        let mut err = 0;
        let mut con = vec![];
        for seed in 0..500u64 {
            match Person::draw(kind, seed, &Wishes::default()) {
                Ok(p) => {
                    let mut row = vec![];
                    for pose in Pose::ALL {
                        let q = p.pose(pose).unwrap();
                        let a = q.alignment;
                        let v = |l| q.skeleton.vertebra(l).unwrap().centroid();
                        let sva =
                            v(upright_anatomy::Level::C7).anterior - q.skeleton.sacrum().posterior.anterior;
                        row.extend([
                            a.pelvic_incidence.value(),
                            a.pelvic_tilt.value(),
                            a.lumbar_lordosis.value(),
                            a.thoracic_kyphosis.value(),
                            a.cervical_lordosis.value(),
                            a.gaze.value(),
                            a.knee_angle.value(),
                            a.ankle_angle.value(),
                            sva,
                            q.skeleton.lead_of_c7(),
                        ]);
                    }
                    if p.reserves.hip_contracture.value() > 0.0 {
                        con.push(row[18] - row[8]);
                    }
                    rows.push(row);
                }
                Err(e) => {
                    if err == 0 {
                        println!("{kind} {seed}: {e}");
                    }
                    err += 1
                }
            }
        }
        println!(
            "{kind}: n {} errors {err}; contracture dSVA {:?}",
            rows.len(),
            con.iter().map(|x| x.round()).take(12).collect::<Vec<_>>()
        );
        for p in 0..3 {
            let names = ["PI", "PT", "LL", "TK", "CL", "gaze", "KA", "AA", "SVA", "lead"];
            for (i, n) in names.iter().enumerate() {
                let v: Vec<f64> = rows.iter().map(|r| r[p * 10 + i]).collect();
                let m = v.iter().sum::<f64>() / v.len() as f64;
                let sd = (v.iter().map(|x| (x - m).powi(2)).sum::<f64>() / v.len() as f64).sqrt();
                print!("{n} {m:.1}±{sd:.1}  ");
            }
            println!();
        }
    }
    eprintln!("{:?}", t.elapsed());
}
