//! Films: where the landmarks lie bones lie, whatever the geometry, and the bytes are always the same.

use crate::measured::{profile_of, value};
use upright_anatomy::{Calibration, Edge, Endplate, Facing, Laterality, Level, Site};
use upright_imaging::Samples;
use upright_phantom::{
    Extent, Film, FilmError, FilmRequest, Geometry, ImplantWishes, Kind, Person, Pose, Posed, Scenery,
    Storage, View, Wishes,
};

fn person(kind: Kind, facing: Facing) -> Person {
    Person::draw(kind, 21, &Wishes { facing: Some(facing), ..Wishes::default() }).unwrap()
}

fn request(view: View, resolution: f64) -> FilmRequest {
    FilmRequest {
        view,
        geometry: Geometry::Slot,
        extent: Extent::Full,
        resolution,
        storage: Storage::default(),
    }
}

fn film(person: &Person, posed: &Posed, request: &FilmRequest) -> Film {
    Scenery::new(person, posed).film(request).unwrap()
}

fn stored(film: &Film) -> &[u16] {
    match film.raster.samples() {
        Samples::U16(stored) => stored,
        other => panic!("{other:?}"),
    }
}

/// Mean of the stored values on a line parallel to the middle half of an endplate, `away` mm above it.
fn beside(film: &Film, corners: [[f64; 2]; 2], away: f64) -> f64 {
    let [posterior, anterior] = corners;
    let spacing = film.plan.spacing.row();
    let along = [anterior[0] - posterior[0], anterior[1] - posterior[1]];
    let length = along[0].hypot(along[1]);
    // Upwards on the film, whichever way the person faces.
    let normal =
        [along[1] / length, -along[0] / length].map(|part| if along[0] > 0.0 { part } else { -part });
    let steps = 40;
    let sum: f64 = (0..steps)
        .map(|step| {
            let share = 0.25 + 0.5 * f64::from(step) / f64::from(steps);
            let [x, y] =
                [0, 1].map(|axis| posterior[axis] + share * along[axis] + away / spacing * normal[axis]);
            f64::from(stored(film)[y as usize * film.plan.columns as usize + x as usize])
        })
        .sum();
    sum / f64::from(steps)
}

/// The cortical line of lumbar endplates is found where the landmarks are, on both facings and both geometries.
#[test]
fn endplates_lie_where_their_landmarks_lie() {
    for (facing, geometry) in
        [(Facing::Right, Geometry::Slot), (Facing::Left, Geometry::Slot), (Facing::Right, Geometry::ConeBeam)]
    {
        let person = person(Kind::Normal, facing);
        let posed = person.pose(Pose::Standing).unwrap();
        let request = FilmRequest { geometry, ..request(View::Lateral(facing), 0.5) };
        let film = film(&person, &posed, &request);
        let landmarks = Scenery::new(&person, &posed).landmarks(&film.plan, Calibration::Geometry).unwrap();
        for level in [Level::L2, Level::L3, Level::L4] {
            for (endplate, into_disc) in [(Endplate::superior(level), 1.0), (Endplate::inferior(level), -1.0)]
            {
                let corner = |edge| {
                    let landmark = landmarks.landmark(endplate.corner(edge)).unwrap();
                    [landmark.x, landmark.y]
                };
                let corners = [corner(Edge::Posterior), corner(Edge::Anterior)];
                // The endplate is hollowed by 2 to 3 mm below the line between its corners; 6 mm away is body, or disc.
                let places: Vec<f64> = (-8..=8).map(|step| f64::from(step) * 0.5 * into_disc).collect();
                let brightest = places
                    .iter()
                    .map(|away| beside(&film, corners, *away))
                    .enumerate()
                    .max_by(|a, b| a.1.total_cmp(&b.1))
                    .unwrap();
                let found = places[brightest.0] * into_disc;
                assert!(
                    (-3.6..=0.5).contains(&found),
                    "{facing:?} {geometry:?} {endplate:?}: brightest {found} mm into the disc"
                );
                let (bone, disc) =
                    (beside(&film, corners, -6.0 * into_disc), beside(&film, corners, 3.5 * into_disc));
                assert!(bone > disc + 20.0, "{endplate:?}: bone {bone}, disc {disc}");
            }
        }
    }
}

/// On the slot film nothing is magnified: the document in pixels gives the parameters of the patient's frame.
#[test]
fn landmarks_in_pixels_are_those_of_the_patient() {
    for kind in Kind::ALL {
        let person = person(kind, Facing::Left);
        let posed = person.pose(Pose::Standing).unwrap();
        let scenery = Scenery::new(&person, &posed);
        let plan = scenery.plan(&request(View::Lateral(Facing::Left), 0.7)).unwrap();
        let in_pixels = scenery.landmarks(&plan, Calibration::Geometry).unwrap();
        let in_patient = posed.landmarks().unwrap();
        assert_eq!(in_pixels.landmarks().len(), in_patient.landmarks().len(), "every site is on a full film");
        let (pixels, patient) = (profile_of(&in_pixels), profile_of(&in_patient));
        for measured in &patient.measured {
            let code = measured.parameter.code();
            assert!((value(&pixels, code) - value(&patient, code)).abs() < 1e-6, "{kind} {code}");
        }
    }
}

/// A cone beam magnifies what lies off the middle plane; sites in it are half a pixel or less from their true place.
#[test]
fn a_cone_beam_keeps_the_middle_plane() {
    let person = person(Kind::Normal, Facing::Right);
    let posed = person.pose(Pose::Standing).unwrap();
    let scenery = Scenery::new(&person, &posed);
    let view = View::Lateral(Facing::Right);
    let of = |geometry| {
        let plan = scenery.plan(&FilmRequest { geometry, ..request(view, 0.5) }).unwrap();
        scenery.landmarks(&plan, Calibration::Geometry).unwrap()
    };
    let (slot, cone) = (of(Geometry::Slot), of(Geometry::ConeBeam));
    let apart = |site| {
        let (one, other) = (slot.landmark(site).unwrap(), cone.landmark(site).unwrap());
        (one.x - other.x).hypot(one.y - other.y)
    };
    for level in [Level::S1, Level::L1, Level::T4, Level::C7] {
        assert!(apart(Endplate::superior(level).corner(Edge::Anterior)) <= 0.5, "{level}");
    }
    let radius = |site| cone.landmark(site).unwrap().radius.unwrap();
    let [left, right] = [Laterality::Left, Laterality::Right].map(Site::FemoralHead);
    // The right side faces the source.
    assert!(radius(right) > 1.05 * radius(left), "{} {}", radius(right), radius(left));
    assert!(apart(left) > 0.5);
}

/// What is magnified to both sides alike keeps its middle: PI read from a cone-beam document is the person's to a third of a degree.
#[test]
fn a_cone_beam_keeps_pelvic_incidence() {
    for (kind, seed) in Kind::ALL.into_iter().cycle().zip(0..140) {
        let person = Person::draw(kind, seed, &Wishes::default()).unwrap();
        for pose in [Pose::Standing, Pose::StandingExtended] {
            let posed = person.pose(pose).unwrap();
            let scenery = Scenery::new(&person, &posed);
            let request =
                FilmRequest { geometry: Geometry::ConeBeam, ..request(View::Lateral(person.facing), 0.5) };
            let landmarks = scenery.landmarks(&scenery.plan(&request).unwrap(), Calibration::Ermf).unwrap();
            let found = value(&profile_of(&landmarks), "PI");
            let asked = posed.alignment.pelvic_incidence.value();
            assert!((found - asked).abs() < 0.34, "{kind} {seed} {pose:?}: {found}, made with {asked}");
        }
    }
}

/// Metal on one side of the body is on that side of the frontal film, and the patient's left is at its right.
#[test]
fn the_frontal_film_has_the_left_at_the_right() {
    let implants = ImplantWishes { hip_prosthesis: Some(true), ..ImplantWishes::default() };
    for seed in 0..6 {
        let person = Person::draw(Kind::Normal, seed, &Wishes { implants, ..Wishes::default() }).unwrap();
        let posed = person.pose(Pose::Standing).unwrap();
        let film = film(&person, &posed, &request(View::AnteroPosterior, 2.0));
        let columns = film.plan.columns as usize;
        // The lower half of the film: hips and thighs, no head and no marker.
        let rows = film.plan.rows as usize;
        let lower = &stored(&film)[rows * 4 / 10 * columns..rows * 7 / 10 * columns];
        let brightest = |from: usize, to: usize| {
            let rows =
                lower.chunks_exact(columns).map(|row| row[from..to].iter().copied().max().unwrap_or(0));
            rows.max().unwrap()
        };
        let (left_half, right_half) = (brightest(0, columns / 2), brightest(columns / 2, columns));
        let is_left = person.implants().hip_prostheses == [Laterality::Left];
        assert_eq!(
            right_half > left_half,
            is_left,
            "{seed}: {left_half} {right_half} {:?}",
            person.implants()
        );
    }
}

#[test]
fn the_bytes_do_not_depend_on_threads_or_runs() {
    let person = person(Kind::Flatback, Facing::Right);
    let posed = person.pose(Pose::StandingExtended).unwrap();
    for view in [View::Lateral(Facing::Right), View::AnteroPosterior] {
        let cast = |threads| {
            let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().unwrap();
            pool.install(|| film(&person, &posed, &request(view, 3.0)))
        };
        let once = cast(1);
        assert_eq!(once.raster, cast(1).raster);
        assert_eq!(once.raster, cast(2).raster);
        assert_eq!(once.raster, cast(3).raster);
    }
}

#[test]
fn bits_and_polarity_are_as_asked() {
    let person = person(Kind::Normal, Facing::Right);
    let posed = person.pose(Pose::Standing).unwrap();
    let with = |bits, inverted| {
        let storage = Storage { bits, inverted };
        film(&person, &posed, &FilmRequest { storage, ..request(View::Lateral(Facing::Right), 3.0) })
    };
    let (plain, inverted) = (with(14, false), with(14, true));
    let most = (1 << 14) - 1;
    assert!(stored(&plain).iter().zip(stored(&inverted)).all(|(one, other)| one.abs_diff(most - other) <= 1));
    for bits in [12, 13, 15, 16] {
        let film = with(bits, false);
        let brightest = f64::from(*stored(&film).iter().max().unwrap());
        assert!(
            brightest < f64::from(1_u32 << bits) && brightest > f64::from(1_u32 << bits) * 0.3,
            "{bits}: {brightest}"
        );
        assert!(film.window.centre() < f64::from(1_u32 << bits));
    }
}

#[test]
fn a_cassette_has_hips_and_sacrum_and_no_knees() {
    for (kind, seed) in Kind::ALL.into_iter().cycle().zip(0..140) {
        let person = Person::draw(kind, seed, &Wishes::default()).unwrap();
        for pose in Pose::ALL {
            let posed = person.pose(pose).unwrap();
            let scenery = Scenery::new(&person, &posed);
            let request =
                FilmRequest { extent: Extent::LongCassette, ..request(View::Lateral(person.facing), 0.5) };
            let plan = scenery.plan(&request).unwrap();
            let height = f64::from(plan.rows) * plan.spacing.row();
            assert!((height - 914.4).abs() < 1.0, "{height}");
            let landmarks = scenery.landmarks(&plan, Calibration::Geometry).unwrap();
            let has = |site| landmarks.landmark(site).is_some();
            for side in [Laterality::Left, Laterality::Right] {
                assert!(!has(Site::Knee(side)) && !has(Site::Ankle(side)), "{kind} {seed} {pose:?}");
                assert!(has(Site::FemoralHead(side)), "{kind} {seed} {pose:?}");
            }
            for edge in [Edge::Posterior, Edge::Anterior] {
                assert!(has(Endplate::superior(Level::S1).corner(edge)), "{kind} {seed} {pose:?}");
            }
        }
    }
}

#[test]
fn films_that_cannot_be_are_refused_in_words() {
    let person = person(Kind::Normal, Facing::Right);
    let posed = person.pose(Pose::Standing).unwrap();
    let scenery = Scenery::new(&person, &posed);
    let refusal = |resolution| scenery.film(&request(View::Lateral(Facing::Right), resolution)).unwrap_err();
    for resolution in [0.0, -1.0, f64::NAN, 50.0] {
        assert!(matches!(refusal(resolution), FilmError::Spacing(_)), "{resolution}");
    }
    assert!(refusal(0.05).to_string().contains("--resolution"), "{}", refusal(0.05));
    let storage = Storage { bits: 8, inverted: false };
    let coarse = FilmRequest { storage, ..request(View::Lateral(Facing::Right), 3.0) };
    assert_eq!(scenery.film(&coarse).unwrap_err().to_string(), "8 bits a value; a film can have 12 to 16");
}
