//! CT: what is measured on slices without noise, by plain counting, is what the truth says.

use std::cell::RefCell;
use std::collections::HashMap;
use upright_anatomy::{Degrees, Level, Millimetres};
use upright_imaging::Samples;
use upright_phantom::{
    Contrast, Ct, CtRequest, Dose, ImplantWishes, InsideTruth, Kernel, Kind, LesionWishes, Person, Place,
    Pose, Wishes,
};

/// Fine slices of the spine alone, without noise.
const FINE: CtRequest = CtRequest {
    matrix: 480,
    field: Millimetres::new(192.0),
    thickness: Millimetres::new(0.4),
    upper: None,
    tilt: Degrees::new(0.0),
    dose: None,
    kernel: None,
    metal_artefacts: false,
    extended_scale: true,
    contrast: Contrast::None,
};

fn operated(lesions: LesionWishes, implants: ImplantWishes) -> Person {
    let wishes = Wishes { lesions, implants, ..Wishes::default() };
    Person::draw(Kind::Flatback, 2, &wishes).unwrap()
}

fn truth(person: &Person) -> InsideTruth {
    InsideTruth::of(person, &person.pose(Pose::Supine).unwrap())
}

/// Slices that are made when they are asked for.
struct Volume {
    ct: Ct,
    slices: RefCell<HashMap<u32, Vec<i16>>>,
}

impl Volume {
    fn new(person: &Person, request: &CtRequest) -> Self {
        Self { ct: Ct::new(person, request).unwrap(), slices: RefCell::default() }
    }

    /// Hounsfield units of the voxel at a place.
    fn at(&self, place: Place) -> f64 {
        let [column, row, slice] = self.ct.grid().voxel(place).map(|at| at.round() as u32);
        let mut slices = self.slices.borrow_mut();
        let values = slices.entry(slice).or_insert_with(|| values(&self.ct, slice));
        f64::from(values[(row * self.ct.grid().columns + column) as usize])
    }
}

fn values(ct: &Ct, slice: u32) -> Vec<i16> {
    match ct.slice(slice).unwrap().into_samples() {
        Samples::I16(values) => values,
        other => panic!("{other:?}"),
    }
}

type Direction = [f64; 3];

fn along(place: Place, direction: Direction, by: f64) -> Place {
    [0, 1, 2].map(|axis| place[axis] + by * direction[axis])
}

fn between(from: Place, to: Place) -> (Direction, f64) {
    let away = [0, 1, 2].map(|axis| to[axis] - from[axis]);
    let length = away.iter().map(|part| part * part).sum::<f64>().sqrt();
    (away.map(|part| part / length), length)
}

fn cross(a: Direction, b: Direction) -> Direction {
    [a[1] * b[2] - a[2] * b[1], a[2] * b[0] - a[0] * b[2], a[0] * b[1] - a[1] * b[0]]
}

/// Two directions across an axis.
fn across(axis: Direction) -> [Direction; 2] {
    let (one, _) = between([0.0; 3], cross(axis, [1.0, 0.0, 0.0]));
    [one, cross(axis, one)]
}

/// Area in mm² around `middle`, across `axis`, of what `counts`, in squares of a quarter of a millimetre.
fn area(middle: Place, axis: Direction, half: f64, counts: impl Fn(Place) -> bool) -> f64 {
    const STEP: f64 = 0.25;
    let [one, other] = across(axis);
    let steps = (half / STEP) as i32;
    let places = (-steps..=steps).flat_map(|i| (-steps..=steps).map(move |j| (i, j)));
    let inside = places.filter(|(i, j)| {
        counts(along(along(middle, one, f64::from(*i) * STEP), other, f64::from(*j) * STEP))
    });
    inside.count() as f64 * STEP * STEP
}

#[test]
fn cancellous_bone_has_the_hounsfield_units_of_its_density() {
    for (kind, density) in [(Kind::Normal, 1.0), (Kind::DegenerativeKyphosis, 0.4)] {
        let wishes = Wishes { bone_density: Some(density), ..Wishes::default() };
        let person = Person::draw(kind, 5, &wishes).unwrap();
        let volume = Volume::new(&person, &FINE);
        for vertebra in truth(&person).vertebrae.iter().filter(|vertebra| vertebra.level >= Level::L1) {
            let expect = Ct::cancellous(vertebra.density);
            assert!((expect - Ct::cancellous(density)).abs() < 1e-9);
            for (axis, by) in [([1.0, 0.0, 0.0], 6.0), ([0.0, 1.0, 0.0], 5.0), ([0.0, 0.0, 1.0], 4.0)] {
                let found = volume.at(along(vertebra.centre, axis, by));
                assert!((found - expect).abs() <= 2.0, "{}: {found}, {expect}", vertebra.level);
            }
        }
    }
}

/// Along a row through L3 of somebody without metal, from skin to skin: what stands there over several voxels, and the hardest.
#[test]
fn tissues_have_the_hounsfield_units_of_their_kind() {
    let person = Person::draw(Kind::Normal, 5, &Wishes::default()).unwrap();
    let volume = Volume::new(&person, &CtRequest { matrix: 1024, field: Millimetres::new(480.0), ..FINE });
    let vertebrae = truth(&person).vertebrae;
    let centre = |level| vertebrae.iter().find(|vertebra| vertebra.level == level).unwrap().centre;
    let [l2, l3] = [Level::L2, Level::L3].map(centre);
    let slice = volume.ct.grid().voxel(l3)[2].round() as u32;
    let (values, columns) = (values(&volume.ct, slice), volume.ct.grid().columns as usize);
    let row = volume.ct.grid().voxel(l3)[1].round() as usize;
    let row = &values[row * columns..(row + 1) * columns];
    let even = |found: &[i16]| found.iter().max().unwrap() - found.iter().min().unwrap() <= 2;
    let stands = |expect: i16| row.windows(4).any(|few| even(few) && (few[0] - expect).abs() <= 2);
    for (tissue, expect) in [("air", -1000), ("fat", -100), ("muscle, a tenth of it fat", 42)] {
        assert!(stands(expect), "{tissue}: {row:?}");
    }
    let disc = volume.at([0, 1, 2].map(|axis| (l2[axis] + l3[axis]) / 2.0));
    assert!((disc - 78.0).abs() <= 2.0, "the nucleus of a disc: {disc}");
    let hardest = values.iter().max().unwrap();
    assert!((hardest - 1150).abs() <= 2, "cortical bone: {hardest}");
}

/// From the thread outwards the bone is gone for as far as the truth says, all around.
#[test]
fn a_halo_is_as_wide_as_the_truth_says() {
    for halo in [1.2, 2.0, 4.0] {
        let lesions = LesionWishes { halo: Some(Millimetres::new(halo)), ..LesionWishes::default() };
        let person = operated(lesions, ImplantWishes { loose_screw: Some(true), ..ImplantWishes::default() });
        let volume = Volume::new(&person, &FINE);
        let truth = truth(&person);
        let loose: Vec<_> = truth.screws.iter().filter(|screw| screw.halo.is_some()).collect();
        assert!(!loose.is_empty() && loose.iter().all(|screw| screw.halo == Some(Millimetres::new(halo))));
        for screw in loose {
            let (axis, length) = between(screw.head, screw.tip);
            let [one, other] = across(axis);
            let mut widths = Vec::new();
            for step in 0..80 {
                let (turn, share) = (f64::from(step % 8) * 0.785, 0.6 + 0.03 * f64::from(step / 8));
                let middle = along(screw.head, axis, share * length);
                let out =
                    |radius: f64| along(along(middle, one, radius * turn.cos()), other, radius * turn.sin());
                let lucent = |radius: f64| (20.0..150.0).contains(&volume.at(out(radius)));
                let width = (0..80).filter(|at| lucent(2.0 + 0.1 * f64::from(*at))).count() as f64 * 0.1;
                widths.push(width);
            }
            widths.sort_by(f64::total_cmp);
            // A thread is thinner between its turns, and the hollow widens by 0.8 mm towards the tip.
            let median = widths[widths.len() / 2];
            assert!((halo - 0.4..halo + 1.6).contains(&median), "{halo}: {median}, {widths:?}");
        }
    }
}

#[test]
fn a_gap_is_as_wide_as_the_truth_says_and_what_has_united_has_none() {
    for gap in [1.2, 3.0, 5.0] {
        let lesions = LesionWishes {
            nonunion: Some(true),
            gap: Some(Millimetres::new(gap)),
            ..LesionWishes::default()
        };
        let person = operated(lesions, ImplantWishes { cages: Some(false), ..ImplantWishes::default() });
        let volume = Volume::new(&person, &FINE);
        let truth = truth(&person);
        assert_eq!(truth.unions.iter().filter(|union| union.union.gap.is_some()).count(), 1);
        for union in &truth.unions {
            for mass in union.posterolateral {
                let cleft = |up: f64| volume.at(along(mass, union.axis, up)) < 300.0;
                let found = (-80..=80).filter(|at| cleft(f64::from(*at) * 0.1)).count() as f64 * 0.1;
                let expect = union.union.gap.map_or(0.0, Millimetres::value);
                assert!((found - expect).abs() < 0.6, "{}: {found}, {expect}", union.union.below);
            }
        }
    }
}

#[test]
fn bridging_bone_has_the_area_that_the_truth_says() {
    let person = operated(
        LesionWishes { nonunion: Some(false), ..LesionWishes::default() },
        ImplantWishes {
            cages: Some(false),
            broken_rod: Some(false),
            loose_screw: Some(false),
            ..ImplantWishes::default()
        },
    );
    let volume = Volume::new(&person, &FINE);
    for union in &truth(&person).unions {
        assert!(union.union.bridging_area() > 0.0);
        for mass in union.posterolateral {
            // Rods run beside the bone: metal is none of it.
            let grown = |place| (400.0..700.0).contains(&volume.at(place));
            let found = area(mass, union.axis, 9.0, grown);
            let expect = union.union.posterolateral_area;
            assert!((found - expect).abs() < 0.12 * expect, "{}: {found}, {expect}", union.union.below);
        }
    }
}

/// Before and after contrast medium was given, and the truth.
fn narrow(lesions: LesionWishes) -> ([Volume; 2], InsideTruth) {
    let wishes = Wishes { lesions, ..Wishes::default() };
    let person = Person::draw(Kind::DegenerativeKyphosis, 4, &wishes).unwrap();
    let with = |contrast| Volume::new(&person, &CtRequest { contrast, ..FINE });
    ([Contrast::None, Contrast::Intrathecal].map(with), truth(&person))
}

#[test]
fn contrast_medium_stops_at_a_block() {
    let ([_, volume], truth) = narrow(LesionWishes { block: Some(true), ..LesionWishes::default() });
    let blocked = truth.sac.iter().find(|sac| sac.is_blocked).unwrap();
    for pair in truth.sac.windows(2) {
        let [sac, higher] = pair else { unreachable!() };
        let (axis, length) = between(sac.centre, higher.centre);
        // In front of the roots.
        let middle = along(along(sac.centre, axis, 0.5 * length), [0.0, -1.0, 0.0], 2.0);
        assert_eq!(volume.at(middle) > 400.0, sac.below > blocked.below, "{}", sac.below);
    }
}

/// Roots in the sac are holes, so its outline is what counts.
#[test]
fn the_sac_has_the_area_that_the_truth_says() {
    let ([before, after], truth) = narrow(LesionWishes { stenosis: Some(true), ..LesionWishes::default() });
    let areas: Vec<f64> = truth.sac.iter().map(|sac| sac.area).collect();
    let (least, most) =
        areas.iter().fold((f64::INFINITY, 0.0_f64), |(least, most), at| (least.min(*at), most.max(*at)));
    assert!(least < 100.0 && most > 150.0, "{areas:?}");
    for triple in truth.sac.windows(3) {
        let [low, sac, high] = triple else { unreachable!() };
        let (axis, _) = between(low.centre, high.centre);
        let [one, other] = across(axis);
        // The last place on each ray at which there is contrast medium.
        let reach = |turn: f64| {
            let out =
                |radius: f64| along(along(sac.centre, one, radius * turn.cos()), other, radius * turn.sin());
            let filled = |place: Place| after.at(place) - before.at(place) > 500.0;
            let last = (0..120).rev().find(|at| filled(out(f64::from(*at) * 0.1)));
            f64::from(last.unwrap_or(0)) * 0.1 + 0.05
        };
        let sector = std::f64::consts::TAU / 72.0;
        let found: f64 = (0..72).map(|at| reach(f64::from(at) * sector).powi(2) * sector / 2.0).sum();
        assert!((found - sac.area).abs() < 0.15 * sac.area, "{}: {found}, {}", sac.below, sac.area);
    }
}

/// The thread of a screw in the canal is as far beyond the wall of the pedicle as was wished.
#[test]
fn a_screw_in_the_canal_is_where_the_truth_says() {
    let wish = |depth| LesionWishes { breach: Some(Millimetres::new(depth)), ..LesionWishes::default() };
    let tip = |depth: f64| {
        let person = operated(wish(depth), ImplantWishes::default());
        let truth = truth(&person);
        let screw = *truth.screws.iter().find(|screw| screw.breach.is_some()).unwrap();
        assert_eq!(screw.breach, Some(Millimetres::new(depth)));
        let volume = Volume::new(&person, &FINE);
        assert!(volume.at(screw.tip) > 3000.0, "metal at the tip");
        screw.tip
    };
    let (_, moved) = between(tip(1.0), tip(4.0));
    assert!((moved - 3.0).abs() < 1e-9, "{moved}");
}

#[test]
fn metal_streaks_noise_and_scales_are_as_asked_for() {
    let person = operated(LesionWishes::default(), ImplantWishes::default());
    let request = CtRequest { matrix: 128, thickness: Millimetres::new(5.0), ..CtRequest::default() };
    let middle = |request: &CtRequest| {
        let ct = Ct::new(&person, request).unwrap();
        let slice = truth(&person).screws.iter().find(|screw| screw.level == Level::L4).unwrap().head;
        values(&ct, ct.grid().voxel(slice)[2].round() as u32)
    };
    let spread = |one: &[i16], other: &[i16]| {
        let squares = one.iter().zip(other).map(|(a, b)| (f64::from(*a) - f64::from(*b)).powi(2));
        (squares.sum::<f64>() / one.len() as f64).sqrt()
    };
    let ideal = middle(&request.ideal());
    let blurred = middle(&CtRequest { kernel: Some(Kernel::Soft), ..request.ideal() });
    let usual = middle(&CtRequest { metal_artefacts: false, ..request });
    let low = middle(&CtRequest { metal_artefacts: false, dose: Some(Dose::Low), ..request });
    let streaked = middle(&CtRequest { metal_artefacts: true, ..request });
    assert!(
        spread(&blurred, &low) > 1.7 * spread(&blurred, &usual),
        "a quarter of the dose, twice the noise"
    );
    assert!(spread(&streaked, &usual) > 40.0, "{}", spread(&streaked, &usual));
    assert_eq!(ideal.iter().max(), Some(&3071));
    let extended = middle(&CtRequest { extended_scale: true, ..request.ideal() });
    assert!(extended.iter().max() > Some(&8000));
    assert_eq!(middle(&request), middle(&request));
    // Streaks hide nothing where there is no metal.
    let healthy = Person::draw(Kind::Normal, 3, &Wishes::default()).unwrap();
    let of =
        |metal_artefacts| values(&Ct::new(&healthy, &CtRequest { metal_artefacts, ..request }).unwrap(), 30);
    assert_eq!(of(true), of(false));
}

#[test]
fn a_tilted_gantry_shows_the_same_body_along_other_slices() {
    let person = Person::draw(Kind::Normal, 5, &Wishes::default()).unwrap();
    let l4 = truth(&person).vertebrae[1];
    assert_eq!(l4.level, Level::L4);
    for tilt in [-18.0, 0.0, 22.0] {
        let volume = Volume::new(&person, &CtRequest { tilt: Degrees::new(tilt), ..FINE });
        let found = volume.at(l4.centre);
        assert!((found - Ct::cancellous(l4.density)).abs() <= 2.0, "{tilt}: {found}");
        let [row, column] = volume.ct.grid().orientation();
        assert_eq!(row, [1.0, 0.0, 0.0]);
        assert!((column[1] - tilt.to_radians().cos()).abs() < 1e-12);
    }
}

#[test]
fn what_no_scanner_does_is_refused_by_name() {
    let person = Person::draw(Kind::Normal, 3, &Wishes::default()).unwrap();
    let refused = |request| Ct::new(&person, &request).err().unwrap().to_string();
    let usual = CtRequest::default();
    let check = |request, words: &str| assert_eq!(refused(request), words);
    check(CtRequest { matrix: 4, ..usual }, "columns of 4; 16 to 2048 can be made");
    check(CtRequest { tilt: Degrees::new(45.0), ..usual }, "a gantry leans by up to 30°, not by 45.0°");
    let thin = CtRequest { thickness: Millimetres::new(0.0), ..usual };
    assert!(refused(thin).contains("slices"), "{}", refused(thin));
}
