//! Small case files.

use jiff::civil::{Date, date};
use upright_anatomy::{Degrees, LandmarkSet, Level};
use upright_assessment::{Assessment, Options, assess};
use upright_casefile::{
    Arms, Author, Birth, CaseFile, ClinicalFinding, Comorbidity, Condition, Entry, Fact, Film,
    FilmConditions, JointExamination, JointLimit, Mobility, Person, Presence, PreviousFusion, Segment, Study,
    StudyKind, StudyState, Support, Symptom,
};

pub(crate) const DAY: Date = date(2026, 3, 1);

pub(crate) fn entry(id: &str, day: Date, fact: Fact) -> Entry {
    Entry::new(id, day, Author::new("test"), fact)
}

pub(crate) fn film(id: &str, landmarks: LandmarkSet) -> Entry {
    film_with(id, landmarks, FilmConditions::default())
}

pub(crate) fn film_with(id: &str, landmarks: LandmarkSet, conditions: FilmConditions) -> Entry {
    entry(id, DAY, Fact::Film(Box::new(Film { landmarks, conditions })))
}

pub(crate) fn aged(years: f64) -> Entry {
    let birth = Some(Birth::YearsOld(years));
    entry("person", DAY, Fact::Person(Person { birth, ..Person::default() }))
}

/// Left and right degrees of a test; `None` = not examined.
pub(crate) type Sides = [Option<f64>; 2];

pub(crate) fn joints(thomas: Sides, knee: Sides) -> Entry {
    let limit =
        |[left, right]: Sides| JointLimit { left: left.map(Degrees::new), right: right.map(Degrees::new) };
    let examination = JointExamination {
        thomas: limit(thomas),
        knee_extension_loss: limit(knee),
        ankle_dorsiflexion_loss: JointLimit::default(),
    };
    entry("joints", DAY, Fact::JointExamination(examination))
}

pub(crate) fn case(entries: Vec<Entry>) -> CaseFile {
    CaseFile::new(entries).unwrap()
}

/// Assessed on the day of the films, with so many draws.
pub(crate) fn assessed(case: &CaseFile, draws: u32) -> Assessment<'_> {
    assess(&case.as_of(DAY), Options { draws, ..Options::default() })
}

/// A film taken as it should be, with everything recorded.
pub(crate) fn recorded() -> FilmConditions {
    FilmConditions {
        arms: Some(Arms::Clavicle),
        support: Some(Support::None),
        stitched: Some(false),
        upright: Some(true),
        ..FilmConditions::default()
    }
}

pub(crate) fn comorbidity(id: &str, condition: Condition, presence: Presence) -> Entry {
    entry(id, DAY, Fact::Comorbidity(Comorbidity { condition, presence }))
}

pub(crate) fn fused(id: &str, segments: &[(Level, Level, Mobility)], others_mobile: bool) -> Entry {
    let segment = |&(upper, lower, mobility): &(Level, Level, Mobility)| Segment { upper, lower, mobility };
    let segments = segments.iter().map(segment).collect();
    entry(id, DAY, Fact::PreviousFusion(PreviousFusion { segments, others_mobile }))
}

pub(crate) fn new_pain() -> Entry {
    new_pain_since(None)
}

pub(crate) fn new_pain_since(since: Option<Date>) -> Entry {
    let (symptom, presence) = (Symptom::NewPain, Presence::Present);
    entry(
        "pain",
        DAY,
        Fact::ClinicalFinding(ClinicalFinding { symptom, presence, since, root: None, side: None }),
    )
}

pub(crate) fn finding(id: &str, day: Date, symptom: Symptom, presence: Presence) -> Entry {
    let found = ClinicalFinding { symptom, presence, since: None, root: None, side: None };
    entry(id, day, Fact::ClinicalFinding(found))
}

pub(crate) fn study(id: &str, day: Date, study: StudyKind, state: StudyState) -> Entry {
    entry(id, day, Fact::Study(Study { study, name: id.to_owned(), state, reason: None }))
}
