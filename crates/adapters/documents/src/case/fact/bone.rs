//! `bone_density`.

use super::place::level;
use super::{Wire, contradiction};
use crate::case::guard::Guard;
use crate::error::DocumentError;
use crate::object::Object;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use upright_casefile::{BoneDensity, Fact};

const T_SCORE: Guard = Guard::new("fact.t_score", -10.0, 10.0, "standard deviations");
const HOUNSFIELD: Guard = Guard::new("fact.hounsfield.value", -1100.0, 4000.0, "HU");
const KILOVOLTS: Guard = Guard::new("fact.hounsfield.kilovolts", 40.0, 200.0, "kV");
const VITAMIN_D: Guard = Guard::new("fact.vitamin_d_ng_ml", 0.0, 1000.0, "ng/mL");

#[derive(Deserialize, Serialize, Default)]
pub(crate) struct WireBone {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    t_score: Option<f64>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    hounsfield: Option<Object<WireHounsfield>>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    vitamin_d_ng_ml: Option<f64>,
}

#[derive(Deserialize, Serialize)]
struct WireHounsfield {
    level: String,
    value: f64,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    kilovolts: Option<f64>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    contrast: Option<bool>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    altered: Option<bool>,
}

impl Wire for WireBone {
    fn read(&self, _: Date) -> Result<Fact, DocumentError> {
        const ONE: &str =
            "give one of t_score, hounsfield and vitamin_d_ng_ml; another measure is an entry of its own";
        match (self.t_score, &self.hounsfield, self.vitamin_d_ng_ml) {
            (Some(score), None, None) => T_SCORE.check(score).map(BoneDensity::TScore),
            (None, Some(Object(found)), None) => found.read(),
            (None, None, Some(found)) => VITAMIN_D.check(found).map(BoneDensity::VitaminD),
            _ => Err(contradiction(ONE)),
        }
        .map(Fact::BoneDensity)
    }
}

impl WireHounsfield {
    fn read(&self) -> Result<BoneDensity, DocumentError> {
        Ok(BoneDensity::Hounsfield {
            level: level("fact.hounsfield.level", &self.level)?,
            value: HOUNSFIELD.check(self.value)?,
            kilovolts: KILOVOLTS.check_given(self.kilovolts)?,
            contrast: self.contrast,
            altered: self.altered,
        })
    }
}

impl From<&BoneDensity> for WireBone {
    fn from(bone: &BoneDensity) -> Self {
        match *bone {
            BoneDensity::TScore(score) => Self { t_score: Some(score), ..Self::default() },
            BoneDensity::VitaminD(found) => Self { vitamin_d_ng_ml: Some(found), ..Self::default() },
            BoneDensity::Hounsfield { level, value, kilovolts, contrast, altered } => {
                let level = level.name().to_owned();
                let wire = WireHounsfield { level, value, kilovolts, contrast, altered };
                Self { hounsfield: Some(Object(wire)), ..Self::default() }
            }
        }
    }
}
