//! A phantom as a clinic would record him: `upright.case/1`, without the truth.

use super::day::Day;
use anyhow::Result;
use upright_anatomy::{
    Degrees, Landmark, LandmarkSet, LandmarkSetError, Laterality, Level, Millimetres, Numbering, Site,
};
use upright_casefile::{
    self as casefile, Arms, Author, Birth, CaseFile, Comorbidity, Condition, CoronalFinding, Entry, Event,
    Fact, FilmConditions, JointExamination, JointLimit, Mobility, Presence, PreviousFusion, Segment, Support,
};
use upright_documents::CaseDocument;
use upright_phantom::{Fusion, Kind, Person, Posed, Sex};

/// Who records, and who places the landmarks.
const AUTHOR: &str = "upright phantom";

/// Months from an operation on the spine to the films, where nobody says otherwise (flag L).
const SINCE_SPINE_OPERATION: u32 = 36;
/// Months from a fracture to the films (flag L).
const SINCE_FRACTURE: u32 = 36;
/// Months from an operation on a hip to the films (flag L).
const SINCE_HIP_OPERATION: u32 = 60;
/// Minutes on the back before the film (flag L).
const MINUTES_LYING: f64 = 15.0;

/// A lateral film as it is recorded.
pub(crate) struct Filmed<'a> {
    posed: &'a Posed,
    /// The sites that are on the film, in the patient's frame.
    landmarks: LandmarkSet,
    is_stitched: bool,
}

impl<'a> Filmed<'a> {
    /// Keeps of the sites `in_patient` those that are `on_film`.
    pub(super) fn new(
        posed: &'a Posed,
        in_patient: &LandmarkSet,
        on_film: &LandmarkSet,
        is_stitched: bool,
    ) -> Result<Self, LandmarkSetError> {
        let is_seen = |landmark: &&Landmark| on_film.landmark(landmark.site).is_some();
        let seen = in_patient.landmarks().iter().filter(is_seen).copied().collect();
        let (frame, numbering) = (*in_patient.frame(), in_patient.numbering());
        let landmarks = LandmarkSet::new(frame, posed.posture, Some(numbering), seen)?;
        Ok(Self { posed, landmarks, is_stitched })
    }

    fn shows(&self, sites: &[Site]) -> bool {
        sites.iter().any(|site| self.landmarks.landmark(*site).is_some())
    }

    fn conditions(&self) -> FilmConditions {
        let both = |site: fn(Laterality) -> Site| [site(Laterality::Left), site(Laterality::Right)];
        let seen = FilmConditions {
            stitched: Some(self.is_stitched),
            shows_head: Some(self.shows(&[Site::DensTip, Site::AcousticMeatus, Site::Chin, Site::Brow])),
            shows_knees: Some(self.shows(&both(Site::Knee))),
            shows_ankles: Some(self.shows(&both(Site::Ankle))),
            reader: Some(AUTHOR.to_owned()),
            ..FilmConditions::default()
        };
        match self.posed.posture {
            posture if posture.is_standing() => standing(seen),
            posture if posture.is_lying() => lying(seen),
            _ => seen,
        }
    }

    fn fact(self) -> Fact {
        let conditions = self.conditions();
        Fact::Film(Box::new(casefile::Film { landmarks: self.landmarks, conditions }))
    }
}

fn standing(seen: FilmConditions) -> FilmConditions {
    FilmConditions { arms: Some(Arms::Clavicle), support: Some(Support::None), upright: Some(true), ..seen }
}

fn lying(seen: FilmConditions) -> FilmConditions {
    FilmConditions {
        legs_straight: Some(true),
        knee_pillow: Some(false),
        minutes_lying: Some(MINUTES_LYING),
        modality: Some("supine_radiograph".to_owned()),
        ..seen
    }
}

/// The record of `person`, of so many years, on whom these films were made that day, so many months after a fusion.
pub(crate) fn record(
    person: &Person,
    (day, age): (Day, f64),
    films: Vec<Filmed>,
    months_since_fusion: Option<u32>,
) -> Result<CaseDocument> {
    let visit = day.months_before(0)?;
    let operated = months_since_fusion.unwrap_or(SINCE_SPINE_OPERATION);
    let entry = |date, id: &str, fact| Entry::new(id, date, Author::new(AUTHOR), fact);
    let mut entries = Vec::new();
    for (id, months, event) in history(person, operated) {
        entries.push(entry(day.months_before(months)?, id, Fact::Event(event)));
    }
    entries.extend(findings(person, age, &films).into_iter().map(|(id, fact)| entry(visit, id, fact)));
    entries.extend(films.into_iter().map(|film| entry(visit, film.posed.posture.name(), film.fact())));
    let case = CaseFile::new(entries)?;
    Ok(CaseDocument { source: Some(source(person)), ..CaseDocument::new(case) })
}

fn source(person: &Person) -> String {
    let Person { kind, seed, .. } = person;
    format!("synthetic: a phantom of Upright, {kind} seed {seed}; no patient stands behind it")
}

/// What happened, and how many months before the films; what the films show first happened with them.
fn history(person: &Person, operated: u32) -> impl Iterator<Item = (&'static str, u32, Event)> {
    let implants = person.implants();
    let is_operated = person.fusion().is_some() && person.kind != Kind::Ankylosing;
    [
        (!implants.hip_prostheses.is_empty(), "hip-operation", SINCE_HIP_OPERATION, Event::HipOperation),
        (is_operated, "spine-operation", operated, Event::SpineOperation),
        (person.kind == Kind::PostTraumatic, "fracture", SINCE_FRACTURE, Event::VertebralFracture),
        (person.kind == Kind::JunctionalKyphosis, "junction", 0, Event::JunctionalKyphosis),
        (implants.broken_rod.is_some(), "rod", 0, Event::RodFracture),
    ]
    .into_iter()
    .filter_map(|(is_so, id, months, event)| is_so.then_some((id, months, event)))
}

/// What was asked and examined on the day of the films.
fn findings(person: &Person, age: f64, films: &[Filmed]) -> Vec<(&'static str, Fact)> {
    let numbering = films.first().map_or(Numbering::USUAL, |film| film.landmarks.numbering());
    let mut found = vec![
        ("person", Fact::Person(who(person, age))),
        ("ankylosing-disease", Fact::Comorbidity(ankylosing_disease(person))),
        ("fusion", Fact::PreviousFusion(fusion(person, numbering))),
        ("joints", Fact::JointExamination(joints(person))),
    ];
    let standing = films.iter().find(|film| film.posed.posture.is_standing());
    found.extend(standing.map(|film| ("coronal", Fact::Coronal(coronal(film.posed)))));
    found
}

fn who(person: &Person, age: f64) -> casefile::Person {
    let sex = match person.sex {
        Sex::Female => casefile::Sex::Female,
        Sex::Male => casefile::Sex::Male,
    };
    casefile::Person { birth: Some(Birth::YearsOld(age)), sex: Some(sex), body_mass_index: None }
}

fn ankylosing_disease(person: &Person) -> Comorbidity {
    let is_there = person.kind == Kind::Ankylosing;
    let presence = if is_there { Presence::Present } else { Presence::Absent };
    Comorbidity { condition: Condition::AnkylosingDisease, presence }
}

/// Every segment that does not move; the others do.
fn fusion(person: &Person, numbering: Numbering) -> PreviousFusion {
    let is_ankylosed = person.kind == Kind::Ankylosing;
    let mobility = if is_ankylosed { Mobility::Ankylosed } else { Mobility::Fused };
    let segments = person.fusion().map(|fusion| segments(fusion, numbering, mobility));
    PreviousFusion { segments: segments.unwrap_or_default(), others_mobile: true }
}

fn segments(fusion: Fusion, numbering: Numbering, mobility: Mobility) -> Vec<Segment> {
    let held = numbering.segments().into_iter().filter(|(upper, _)| fusion.holds_disc_below(*upper));
    held.map(|(upper, lower)| Segment { upper, lower, mobility }).collect()
}

/// Both sides are alike, and no ankle lacks anything.
fn joints(person: &Person) -> JointExamination {
    let both = |missing| JointLimit { left: Some(missing), right: Some(missing) };
    JointExamination {
        thomas: both(person.reserves.hip_contracture),
        knee_extension_loss: both(person.reserves.knee_extension_loss),
        ankle_dorsiflexion_loss: both(Degrees::new(0.0)),
    }
}

/// The curve of a scoliosis is lumbar; above it the spine leans back to the middle.
fn coronal(posed: &Posed) -> CoronalFinding {
    let c7 = posed.skeleton.vertebra(Level::C7);
    CoronalFinding {
        thoracic_cobb: Some(thoracic_cobb(posed)),
        lumbar_cobb: Some(posed.cobb_angle()),
        c7_csvl: c7.map(|vertebra| Millimetres::new(-vertebra.lateral)),
    }
}

/// The greatest angle between two vertebrae from T1 to T11, the upper end of the lumbar curve.
fn thoracic_cobb(posed: &Posed) -> Degrees {
    let thoracic = |level: &Level| (Level::T1..=Level::T11).contains(level);
    let vertebrae = posed.skeleton.vertebrae().iter().filter(|vertebra| thoracic(&vertebra.level));
    let tilts = vertebrae.map(|vertebra| vertebra.coronal_tilt.value());
    let (least, most) = tilts
        .fold((f64::INFINITY, f64::NEG_INFINITY), |(least, most), tilt| (tilt.min(least), tilt.max(most)));
    Degrees::new(most - least)
}
