//! Cases that between them reach every part of an assessment.

use jiff::civil::{Date, date};
use serde_json::{Value, json};
use std::path::PathBuf;
use upright_anatomy::{Degrees, Level};
use upright_casefile::{
    Arms, Author, Birth, BoneDensity, CaseFile, ClinicalFinding, Comorbidity, Condition, CoronalFinding,
    Entry, Event, Fact, Film, FilmConditions, Frailty, FrailtyIndex, Instrument, JointExamination,
    JointLimit, Mobility, Outcome, Person, Presence, PreviousFusion, Segment, Support, Symptom,
};
use upright_documents::{read_case, read_landmarks};
use upright_phantom::{Kind, Pose, Wishes};

pub(super) const DAY: Date = date(2026, 3, 1);

/// Every case, with its name.
pub(super) fn all() -> Vec<(String, CaseFile)> {
    let mut all: Vec<(String, CaseFile)> = Vec::new();
    let mut add = |name: &str, entries: Vec<Entry>| {
        all.push((name.to_owned(), CaseFile::new(entries).unwrap()));
    };
    for name in ["flatback", "contracture", "minimal"] {
        add(name, of_file(name).entries().to_vec());
    }
    for name in ["flatback", "flatback-six-lumbar", "normal"] {
        add(name, vec![landmarks(name)]);
        add(&format!("{name}, 68 years"), vec![aged(68.0), landmarks(name)]);
    }
    add("nothing", Vec::new());
    add("no film", vec![aged(68.0)]);
    add("supine alone", vec![aged(68.0), only("film-supine")]);
    add("uncalibrated", vec![changed(uncalibrated)]);
    add("every fact", every_fact());
    add("born after the film", vec![born(date(2030, 1, 1)), landmarks("flatback")]);
    add("lordosis below zero", vec![changed(|film| turn_sacrum(film, -60.0))]);
    add("two pelves", two_pelves());
    add("lies and stands", vec![lying_and_standing()]);
    add("labels the wrong way round", wrong_labels());
    add("stiffer than filmed", stiffer_than_filmed());
    add("curved and shifted", vec![aged(68.0), landmarks("flatback"), frontal()]);
    for kind in Kind::ALL {
        add(kind.name(), phantom(kind));
    }
    add("over years", over_years(&[]));
    add("a broken rod", over_years(&[Event::RodFracture]));
    add("operated in between", over_years(&[Event::SpineOperation]));
    all
}

fn testdata(path: &str) -> Vec<u8> {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../../testdata");
    std::fs::read(folder.join(path)).unwrap()
}

/// A case of the repository.
pub(super) fn of_file(name: &str) -> CaseFile {
    read_case(&testdata(&format!("cases/{name}.case.json"))).unwrap().case
}

fn entry(id: &str, day: Date, fact: Fact) -> Entry {
    Entry::new(id, day, Author::new("test"), fact)
}

fn film(id: &str, day: Date, document: &[u8], conditions: FilmConditions) -> Entry {
    let landmarks = read_landmarks(document).unwrap().set;
    entry(id, day, Fact::Film(Box::new(Film { landmarks, conditions })))
}

fn landmarks(name: &str) -> Entry {
    film("film", DAY, &testdata(&format!("landmarks/{name}.json")), FilmConditions::default())
}

/// The flatback's landmark document after `change`.
fn changed(change: impl Fn(&mut Value)) -> Entry {
    let mut document = serde_json::from_slice(&testdata("landmarks/flatback.json")).unwrap();
    change(&mut document);
    film("film", DAY, document.to_string().as_bytes(), FilmConditions::default())
}

fn uncalibrated(document: &mut Value) {
    document["frame"].as_object_mut().unwrap().retain(|field, _| !field.contains("calibration"));
    document["frame"].as_object_mut().unwrap().remove("spacing_mm");
}

/// Turns the S1 endplate about its own middle: pelvic incidence and lordosis change alike.
fn turn_sacrum(document: &mut Value, degrees: f64) {
    let (sin, cos) = degrees.to_radians().sin_cos();
    let corners = |landmark: &&mut Value| landmark["site"].as_str().unwrap().starts_with("S1.superior");
    let mut corners: Vec<&mut Value> =
        document["landmarks"].as_array_mut().unwrap().iter_mut().filter(corners).collect();
    let middle = |axis: &str| corners.iter().map(|corner| corner[axis].as_f64().unwrap()).sum::<f64>() / 2.0;
    let (x, y) = (middle("x"), middle("y"));
    for corner in &mut corners {
        let (along, down) = (corner["x"].as_f64().unwrap() - x, corner["y"].as_f64().unwrap() - y);
        corner["x"] = json!(x + along * cos - down * sin);
        corner["y"] = json!(y + along * sin + down * cos);
    }
}

/// One film of the flatback's case and nothing else.
fn only(id: &str) -> Entry {
    let case = of_file("flatback");
    case.entries().iter().find(|entry| entry.id == id).unwrap().clone()
}

fn two_pelves() -> Vec<Entry> {
    let mut other = changed(|film| turn_sacrum(film, 20.0));
    "other".clone_into(&mut other.id);
    vec![landmarks("flatback"), other]
}

/// A bent patient said to be extended, and an upright one said to stand as he does.
fn wrong_labels() -> Vec<Entry> {
    let mut bent = changed(|film| film["posture"] = json!("standing_extended"));
    "bent".clone_into(&mut bent.id);
    vec![bent, landmarks("normal")]
}

fn frontal() -> Entry {
    let coronal = CoronalFinding {
        thoracic_cobb: Some(Degrees::new(10.0)),
        lumbar_cobb: Some(Degrees::new(45.0)),
        c7_csvl: Some(upright_anatomy::Millimetres::new(-42.0)),
    };
    entry("frontal", DAY, Fact::Coronal(coronal))
}

fn lying_and_standing() -> Entry {
    film("film", DAY, &testdata("landmarks/flatback.json"), well_lying())
}

fn aged(years: f64) -> Entry {
    person(Birth::YearsOld(years))
}

fn born(day: Date) -> Entry {
    person(Birth::On(day))
}

fn person(birth: Birth) -> Entry {
    entry("person", DAY, Fact::Person(Person { birth: Some(birth), ..Person::default() }))
}

/// The flatback's case with bone, frailty, the coronal plane, scores, every condition and every symptom.
fn every_fact() -> Vec<Entry> {
    let conditions = Condition::ALL.iter().map(|condition| {
        let fact = Comorbidity { condition: *condition, presence: Presence::Present };
        (condition.name(), Fact::Comorbidity(fact))
    });
    let symptoms = Symptom::ALL.iter().map(|symptom| {
        let (symptom, presence) = (*symptom, Presence::Present);
        let fact = ClinicalFinding { symptom, presence, since: None, root: None, side: None };
        (symptom.name(), Fact::ClinicalFinding(fact))
    });
    let scores = Instrument::ALL.iter().map(|instrument| {
        (instrument.name(), Fact::Outcome(Outcome::new(*instrument, instrument.range().1).unwrap()))
    });
    let indices = FrailtyIndex::ALL
        .iter()
        .map(|index| (index.name(), Fact::Frailty(Frailty { index: *index, score: 7.0 })));
    let bone = [
        ("t_score", Fact::BoneDensity(BoneDensity::TScore(-2.7))),
        ("vitamin", Fact::BoneDensity(BoneDensity::VitaminD(18.0))),
    ];
    let coronal = CoronalFinding {
        thoracic_cobb: Some(Degrees::new(35.0)),
        lumbar_cobb: Some(Degrees::new(40.0)),
        ..CoronalFinding::default()
    };
    let coronal = [("frontal", Fact::Coronal(coronal))];
    let facts = conditions.chain(symptoms).chain(scores).chain(indices).chain(bone).chain(coronal);
    let facts = facts.map(|(name, fact)| entry(&format!("another {name}"), DAY, fact));
    of_file("flatback").entries().iter().cloned().chain(facts).collect()
}

/// Free standing with the fists on the clavicles, read by one person.
fn well_taken() -> FilmConditions {
    FilmConditions {
        arms: Some(Arms::Clavicle),
        support: Some(Support::None),
        reader: Some("reader".to_owned()),
        ..FilmConditions::default()
    }
}

/// Lying with straight legs.
fn well_lying() -> FilmConditions {
    FilmConditions {
        legs_straight: Some(true),
        knee_pillow: Some(false),
        minutes_lying: Some(5.0),
        reader: Some("reader".to_owned()),
        ..FilmConditions::default()
    }
}

fn posed(id: &str, day: Date, person: &upright_phantom::Person, pose: Pose) -> Entry {
    let landmarks = person.pose(pose).unwrap().landmarks().unwrap();
    let conditions = if pose == Pose::Supine { well_lying() } else { well_taken() };
    entry(id, day, Fact::Film(Box::new(Film { landmarks, conditions })))
}

/// Both sides of a test.
fn both(degrees: f64) -> JointLimit {
    JointLimit { left: Some(Degrees::new(degrees)), right: Some(Degrees::new(degrees)) }
}

/// A phantom with straight legs whose knees are said to lack a lot.
fn stiffer_than_filmed() -> Vec<Entry> {
    let person = upright_phantom::Person::draw(Kind::Normal, 3, &Wishes::default()).unwrap();
    let joints = JointExamination { knee_extension_loss: both(25.0), ..JointExamination::default() };
    let joints = entry("joints", DAY, Fact::JointExamination(joints));
    vec![aged(person.age), joints, posed("extended", DAY, &person, Pose::StandingExtended)]
}

/// A phantom standing, extended and supine, whose joints were examined.
fn phantom(kind: Kind) -> Vec<Entry> {
    let person = upright_phantom::Person::draw(kind, 3, &Wishes::default()).unwrap();
    let free = both(0.0);
    let joints = JointExamination { thomas: free, knee_extension_loss: free, ankle_dorsiflexion_loss: free };
    let segment = |mobility| Segment { upper: Level::L4, lower: Level::L5, mobility };
    let fusion = PreviousFusion { segments: vec![segment(Mobility::Fused)], others_mobile: true };
    vec![
        aged(person.age),
        entry("joints", DAY, Fact::JointExamination(joints)),
        entry("fusion", DAY, Fact::PreviousFusion(fusion)),
        posed("standing", DAY, &person, Pose::Standing),
        posed("extended", DAY, &person, Pose::StandingExtended),
        posed("supine", DAY, &person, Pose::Supine),
    ]
}

/// A phantom of one pelvis whose lordosis goes, on films of four years, and what happened in the middle.
fn over_years(events: &[Event]) -> Vec<Entry> {
    let films = [2020, 2022, 2024, 2026].into_iter().zip([45.0, 35.0, 25.0, 15.0]).map(|(year, lordosis)| {
        let wishes = Wishes {
            pelvic_incidence: Some(Degrees::new(55.0)),
            lumbar_lordosis: Some(Degrees::new(lordosis)),
            ..Wishes::default()
        };
        let person = upright_phantom::Person::draw(Kind::DegenerativeKyphosis, 3, &wishes).unwrap();
        posed(&year.to_string(), date(year, 3, 1), &person, Pose::StandingExtended)
    });
    let events = events.iter().map(|event| entry(event.name(), date(2023, 3, 1), Fact::Event(*event)));
    std::iter::once(aged(68.0)).chain(films).chain(events).collect()
}
