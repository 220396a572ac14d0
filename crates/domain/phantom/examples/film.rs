//! scratch
use upright_imaging::*;
use upright_phantom::*;
fn main() {
    let a: Vec<String> = std::env::args().collect();
    let kind: Kind = a[1].parse().unwrap();
    let seed: u64 = a[2].parse().unwrap();
    let res: f64 = a[3].parse().unwrap();
    let pose = match a[4].as_str() {
        "s" => Pose::Standing,
        "e" => Pose::StandingExtended,
        _ => Pose::Supine,
    };
    let p = Person::draw(
        kind,
        seed,
        &Wishes { facing: Some(upright_anatomy::Facing::Right), ..Wishes::default() },
    )
    .unwrap();
    let q = p.pose(pose).unwrap();
    let t = std::time::Instant::now();
    let sc = Scenery::new(&p, &q);
    let view = if a[5] == "ap" { View::AnteroPosterior } else { View::Lateral(p.facing) };
    let geometry = if a.get(7).is_some_and(|x| x == "cone") { Geometry::ConeBeam } else { Geometry::Slot };
    let extent = if a.get(8).is_some_and(|x| x == "lc") { Extent::LongCassette } else { Extent::Full };
    let f = sc.film(&FilmRequest { view, geometry, extent, resolution: res }).unwrap();
    eprintln!(
        "{:?} {}x{} {:?} sex {:?} age {}",
        t.elapsed(),
        f.plan.columns,
        f.plan.rows,
        f.window,
        p.sex,
        p.age
    );
    let pr = Presentation { voi: Voi::Window(f.window), ..Presentation::default() };
    let g = pr.grey(&f.raster);
    image::save_buffer(&a[6], g.pixels(), f.plan.columns, f.plan.rows, image::ColorType::L8).unwrap();
}
