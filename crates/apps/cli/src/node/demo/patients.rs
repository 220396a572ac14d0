//! The patients of the demo, as the file says who they are.

use anyhow::{Context, Result};
use serde::{Deserialize, Deserializer};
use serde_json::{Map, Value};
use std::collections::BTreeMap;
use upright_anatomy::{Degrees, Millimetres};
use upright_casefile::StudyKind;
use upright_phantom::{ImplantWishes, Kind, LesionWishes, Person, PersonError, Pose, Sex, Wishes};

/// The file, as it was compiled in.
pub(super) const FILE: &str = include_str!("patients.toml");
/// Seeds of two demos that follow each other never meet.
const SEEDS_OF_A_DEMO: u64 = 1000;

/// Everything that the file says.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Patients {
    #[serde(rename = "sheet")]
    pub(super) sheets: BTreeMap<String, Vec<Fact>>,
    #[serde(rename = "patient")]
    pub(super) patients: Vec<Patient>,
}

/// A patient.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Patient {
    pub(super) title: String,
    /// What the patient is there to show.
    #[cfg_attr(
        not(test),
        expect(dead_code, reason = "for whoever reads the file; a test compares it with docs/demo.md")
    )]
    pub(super) shows: String,
    #[serde(deserialize_with = "kind")]
    pub(super) kind: Kind,
    pub(super) seed: u64,
    pub(super) filmed_days_ago: i64,
    pub(super) wishes: Wish,
    /// Studies of which there are pictures, with the fact that says when they were made.
    #[serde(default, deserialize_with = "pictures")]
    pub(super) pictures: BTreeMap<StudyKind, String>,
    #[serde(deserialize_with = "poses")]
    pub(super) postures: Vec<Pose>,
    /// Films of earlier years, of which the landmarks alone are recorded.
    #[serde(default)]
    pub(super) earlier: Vec<Earlier>,
    /// What is recorded of how films were taken, besides the usual, by posture.
    #[serde(default)]
    pub(super) conditions: BTreeMap<String, Map<String, Value>>,
    pub(super) sheets: Vec<String>,
    #[serde(rename = "fact")]
    pub(super) facts: Vec<Fact>,
}

/// What of the phantom is not drawn.
#[derive(Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Wish {
    age: f64,
    sex: Option<String>,
    hip_prosthesis: Option<bool>,
    broken_rod: Option<bool>,
    loose_screw: Option<bool>,
    pelvic_incidence: Option<f64>,
    lumbar_lordosis: Option<f64>,
    hip_contracture: Option<f64>,
    knee_contracture: Option<f64>,
    scoliosis: Option<f64>,
    nonunion: Option<bool>,
    gap: Option<f64>,
    halo: Option<f64>,
    stenosis: Option<bool>,
}

/// The patient some years earlier.
#[derive(Clone, Copy, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Earlier {
    pub(super) years: u64,
    lumbar_lordosis: f64,
}

/// A fact with its day and name; or a fact of the phantom's record that is left out.
#[derive(Clone, Deserialize)]
pub(super) struct Fact {
    pub(super) id: String,
    /// Days after the films.
    #[serde(default)]
    pub(super) day: i64,
    pub(super) each: Option<Each>,
    #[serde(default)]
    pub(super) skip: bool,
    #[serde(flatten)]
    pub(super) fact: Map<String, Value>,
}

/// For which segments a fact is recorded.
#[derive(Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum Each {
    Fused,
    FusedButLast,
}

impl Patients {
    /// What was compiled in.
    pub(super) fn read() -> Result<Self> {
        toml::from_str(FILE).context("the patients of the demo, a defect of this program")
    }
}

impl Patient {
    /// The person, as of a demo with this seed.
    pub(super) fn person(&self, demo: u64) -> Result<Person, PersonError> {
        Person::draw(self.kind, self.seed_in(demo), &self.wishes.wishes())
    }

    /// The same person some years earlier.
    pub(super) fn person_earlier(&self, demo: u64, earlier: Earlier) -> Result<Person, PersonError> {
        let age = self.wishes.age - earlier.years as f64;
        let wish = Wish { age, lumbar_lordosis: Some(earlier.lumbar_lordosis), ..self.wishes.clone() };
        Person::draw(self.kind, self.seed_in(demo), &wish.wishes())
    }

    pub(super) const fn seed_in(&self, demo: u64) -> u64 {
        demo.saturating_mul(SEEDS_OF_A_DEMO).saturating_add(self.seed)
    }
}

impl Wish {
    fn wishes(&self) -> Wishes {
        let sex = |name: &String| if name == "female" { Sex::Female } else { Sex::Male };
        Wishes {
            age: Some(self.age),
            sex: self.sex.as_ref().map(sex),
            pelvic_incidence: self.pelvic_incidence.map(Degrees::new),
            lumbar_lordosis: self.lumbar_lordosis.map(Degrees::new),
            hip_contracture: self.hip_contracture.map(Degrees::new),
            knee_contracture: self.knee_contracture.map(Degrees::new),
            scoliosis: self.scoliosis.map(Degrees::new),
            implants: ImplantWishes {
                broken_rod: self.broken_rod,
                loose_screw: self.loose_screw,
                hip_prosthesis: self.hip_prosthesis,
                cages: None,
            },
            lesions: LesionWishes {
                nonunion: self.nonunion,
                gap: self.gap.map(Millimetres::new),
                halo: self.halo.map(Millimetres::new),
                stenosis: self.stenosis,
                ..LesionWishes::default()
            },
            ..Wishes::default()
        }
    }
}

fn kind<'de, D: Deserializer<'de>>(from: D) -> Result<Kind, D::Error> {
    String::deserialize(from)?.parse().map_err(serde::de::Error::custom)
}

fn poses<'de, D: Deserializer<'de>>(from: D) -> Result<Vec<Pose>, D::Error> {
    let pose = |name: &String| {
        let found = Pose::ALL.into_iter().find(|pose| pose.posture().name() == name);
        found.ok_or_else(|| serde::de::Error::custom(format!("no posture {name}")))
    };
    Vec::<String>::deserialize(from)?.iter().map(pose).collect()
}

fn pictures<'de, D: Deserializer<'de>>(from: D) -> Result<BTreeMap<StudyKind, String>, D::Error> {
    let study = |(name, fact): (String, String)| {
        let found = StudyKind::ALL.iter().find(|kind| kind.name() == name);
        let kind = found.ok_or_else(|| serde::de::Error::custom(format!("no study {name}")))?;
        Ok((*kind, fact))
    };
    BTreeMap::<String, String>::deserialize(from)?.into_iter().map(study).collect()
}
