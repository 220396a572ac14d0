//! Small case files.

use jiff::civil::{Date, date};
use upright_anatomy::{Degrees, LandmarkSet};
use upright_assessment::{Assessment, Options, assess};
use upright_casefile::{
    Author, Birth, CaseFile, Entry, Fact, Film, FilmConditions, JointExamination, JointLimit, Person,
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
