//! `function`.

use super::{Wire, word_given};
use crate::case::guard::Guard;
use crate::error::DocumentError;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use upright_anatomy::Millimetres;
use upright_casefile::{Fact, Function, WalkingAid};

const WALKING: Guard = Guard::new("fact.walking_minutes", 0.0, 1440.0, "minutes");
const STANDING: Guard = Guard::new("fact.standing_minutes", 0.0, 1440.0, "minutes");
/// Neither metres nor centimetres nor inches of any patient fall into it.
const HEIGHT: Guard = Guard::new("fact.height_mm", 300.0, 2800.0, "mm");

#[derive(Deserialize, Serialize)]
pub(crate) struct WireFunction {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    walking_minutes: Option<f64>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    standing_minutes: Option<f64>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    horizontal_gaze: Option<bool>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    height_mm: Option<f64>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    aid: Option<String>,
}

impl Wire for WireFunction {
    fn read(&self, _: Date) -> Result<Fact, DocumentError> {
        Ok(Fact::Function(Function {
            walking_minutes: WALKING.check_given(self.walking_minutes)?,
            standing_minutes: STANDING.check_given(self.standing_minutes)?,
            horizontal_gaze: self.horizontal_gaze,
            height: HEIGHT.check_given(self.height_mm)?.map(Millimetres::new),
            aid: word_given("fact.aid", self.aid.as_deref(), WalkingAid::ALL, |aid| aid.name())?,
        }))
    }
}

impl From<&Function> for WireFunction {
    fn from(function: &Function) -> Self {
        let &Function { walking_minutes, standing_minutes, horizontal_gaze, height, aid } = function;
        let (height_mm, aid) = (height.map(Millimetres::value), aid.map(|aid| aid.name().to_owned()));
        Self { walking_minutes, standing_minutes, horizontal_gaze, height_mm, aid }
    }
}
