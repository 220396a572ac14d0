//! How a film was taken.

use super::{contradiction, word_given};
use crate::case::field::Line;
use crate::case::guard::Guard;
use crate::case::list::List;
use crate::error::DocumentError;
use crate::landmarks::{whole, word};
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;
use upright_casefile::{Arms, ExtensionLimit, FilmConditions, Support};

/// Ten weeks: whoever lies longer lies no flatter.
const LYING: Guard = Guard::new("fact.conditions.minutes_lying", 0.0, 100_000.0, "minutes");
/// No sole is higher.
const HEEL_LIFT: Guard = Guard::new("fact.conditions.heel_lift_mm", 0.0, 200.0, "mm");
const ON_FEET: Guard = Guard::new("fact.conditions.minutes_on_feet", 0.0, 1440.0, "minutes");
const MOST_LIMITS: usize = ExtensionLimit::ALL.len();

type Limits = List<String, MOST_LIMITS>;
type Short = Line<80>;

#[derive(Deserialize, Serialize, Default)]
#[serde(default)]
pub(crate) struct WireConditions {
    #[serde(skip_serializing_if = "Option::is_none")]
    arms: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    support: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    stitched: Option<bool>,
    #[serde(skip_serializing_if = "Option::is_none")]
    upright: Option<bool>,
    #[serde(skip_serializing_if = "Option::is_none")]
    limits: Option<Limits>,
    #[serde(skip_serializing_if = "Option::is_none")]
    unlimited: Option<bool>,
    #[serde(deserialize_with = "whole", skip_serializing_if = "Option::is_none")]
    repeated: Option<u32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    shows_head: Option<bool>,
    #[serde(skip_serializing_if = "Option::is_none")]
    shows_knees: Option<bool>,
    #[serde(skip_serializing_if = "Option::is_none")]
    shows_ankles: Option<bool>,
    #[serde(skip_serializing_if = "Option::is_none")]
    heel_lift_mm: Option<f64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    minutes_on_feet: Option<f64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    legs_straight: Option<bool>,
    #[serde(skip_serializing_if = "Option::is_none")]
    knee_pillow: Option<bool>,
    #[serde(skip_serializing_if = "Option::is_none")]
    minutes_lying: Option<f64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    modality: Option<Short>,
    #[serde(skip_serializing_if = "Option::is_none")]
    reader: Option<Short>,
}

impl WireConditions {
    pub(crate) fn read(&self) -> Result<FilmConditions, DocumentError> {
        let text = |line: &Option<Short>| line.as_ref().map(|line| line.as_str().to_owned());
        let (limits, unlimited) = self.limits()?;
        Ok(FilmConditions {
            arms: word_given("fact.conditions.arms", self.arms.as_deref(), Arms::ALL, |arms| arms.name())?,
            support: word_given("fact.conditions.support", self.support.as_deref(), Support::ALL, |one| {
                one.name()
            })?,
            stitched: self.stitched,
            upright: self.upright,
            limits,
            unlimited,
            repeated: self.repeated,
            shows_head: self.shows_head,
            shows_knees: self.shows_knees,
            shows_ankles: self.shows_ankles,
            heel_lift_mm: HEEL_LIFT.check_given(self.heel_lift_mm)?,
            minutes_on_feet: ON_FEET.check_given(self.minutes_on_feet)?,
            legs_straight: self.legs_straight,
            knee_pillow: self.knee_pillow,
            minutes_lying: LYING.check_given(self.minutes_lying)?,
            modality: text(&self.modality),
            reader: text(&self.reader),
        })
    }

    fn limits(&self) -> Result<(Vec<ExtensionLimit>, bool), DocumentError> {
        let given = self.limits.iter().flat_map(|List(limits)| limits);
        let limits = given
            .map(|found| word("fact.conditions.limits", found, ExtensionLimit::ALL, |limit| limit.name()))
            .collect::<Result<Vec<_>, _>>()?;
        let mut named = BTreeSet::new();
        if let Some(twice) = limits.iter().find(|limit| !named.insert(**limit)) {
            return Err(contradiction(&format!(
                "conditions names the limit {:?} twice; give it once",
                twice.name()
            )));
        }
        let unlimited = self.unlimited.unwrap_or(false);
        if unlimited && !limits.is_empty() {
            return Err(contradiction("conditions says unlimited and names limits; give one"));
        }
        Ok((limits, unlimited))
    }

    pub(crate) fn new(conditions: &FilmConditions) -> Result<Self, DocumentError> {
        let line =
            |path, text: &Option<String>| text.as_deref().map(|text| Short::new(path, text)).transpose();
        let limits: Vec<_> = conditions.limits.iter().map(|limit| limit.name().to_owned()).collect();
        Ok(Self {
            arms: conditions.arms.map(|arms| arms.name().to_owned()),
            support: conditions.support.map(|support| support.name().to_owned()),
            stitched: conditions.stitched,
            upright: conditions.upright,
            limits: (!limits.is_empty()).then_some(List(limits)),
            unlimited: conditions.unlimited.then_some(true),
            repeated: conditions.repeated,
            shows_head: conditions.shows_head,
            shows_knees: conditions.shows_knees,
            shows_ankles: conditions.shows_ankles,
            heel_lift_mm: conditions.heel_lift_mm,
            minutes_on_feet: conditions.minutes_on_feet,
            legs_straight: conditions.legs_straight,
            knee_pillow: conditions.knee_pillow,
            minutes_lying: conditions.minutes_lying,
            modality: line("fact.conditions.modality", &conditions.modality)?,
            reader: line("fact.conditions.reader", &conditions.reader)?,
        })
    }
}
