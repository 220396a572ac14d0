//! How a film was taken.

use super::list::{listed, wire_list};
use super::{contradiction, word_given};
use crate::case::field::Short;
use crate::case::guard::Guard;
use crate::case::list::List;
use crate::error::DocumentError;
use crate::landmarks::whole;
use serde::{Deserialize, Serialize};
use upright_casefile::{Arms, ExtensionLimit, FilmConditions, Support};

/// Ten weeks: whoever lies longer lies no flatter.
const LYING: Guard = Guard::new("fact.conditions.minutes_lying", 0.0, 100_000.0, "minutes");
/// No sole is higher.
const HEEL_LIFT: Guard = Guard::new("fact.conditions.heel_lift_mm", 0.0, 200.0, "mm");
const ON_FEET: Guard = Guard::new("fact.conditions.minutes_on_feet", 0.0, 1440.0, "minutes");
const MOST_LIMITS: usize = ExtensionLimit::ALL.len();

type Limits = List<String, MOST_LIMITS>;

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
            modality: Short::text(self.modality.as_ref()),
            reader: Short::text(self.reader.as_ref()),
        })
    }

    fn limits(&self) -> Result<(Vec<ExtensionLimit>, bool), DocumentError> {
        let limits = listed("fact.conditions.limits", self.limits.as_ref(), ExtensionLimit::ALL, |limit| {
            limit.name()
        })?;
        let unlimited = self.unlimited.unwrap_or(false);
        if unlimited && !limits.is_empty() {
            return Err(contradiction("conditions says unlimited and names limits; give one"));
        }
        Ok((limits, unlimited))
    }

    pub(crate) fn new(conditions: &FilmConditions) -> Result<Self, DocumentError> {
        Ok(Self {
            arms: conditions.arms.map(|arms| arms.name().to_owned()),
            support: conditions.support.map(|support| support.name().to_owned()),
            stitched: conditions.stitched,
            upright: conditions.upright,
            limits: wire_list(&conditions.limits, |limit| limit.name()),
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
            modality: Short::given("fact.conditions.modality", conditions.modality.as_deref())?,
            reader: Short::given("fact.conditions.reader", conditions.reader.as_deref())?,
        })
    }
}
