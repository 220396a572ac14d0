//! `coronal`.

use super::Wire;
use crate::case::guard::Guard;
use crate::error::DocumentError;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use upright_anatomy::{Degrees, Millimetres};
use upright_casefile::{CoronalFinding, Fact};

const THORACIC: Guard = Guard::new("fact.thoracic_cobb_deg", 0.0, 180.0, "degrees");
const LUMBAR: Guard = Guard::new("fact.lumbar_cobb_deg", 0.0, 180.0, "degrees");
const C7_CSVL: Guard = Guard::new("fact.c7_csvl_mm", -1000.0, 1000.0, "mm");

#[derive(Deserialize, Serialize)]
pub(crate) struct WireCoronal {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    thoracic_cobb_deg: Option<f64>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    lumbar_cobb_deg: Option<f64>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    c7_csvl_mm: Option<f64>,
}

impl Wire for WireCoronal {
    fn read(&self, _: Date) -> Result<Fact, DocumentError> {
        Ok(Fact::Coronal(CoronalFinding {
            thoracic_cobb: THORACIC.check_given(self.thoracic_cobb_deg)?.map(Degrees::new),
            lumbar_cobb: LUMBAR.check_given(self.lumbar_cobb_deg)?.map(Degrees::new),
            c7_csvl: C7_CSVL.check_given(self.c7_csvl_mm)?.map(Millimetres::new),
        }))
    }
}

impl From<&CoronalFinding> for WireCoronal {
    fn from(coronal: &CoronalFinding) -> Self {
        Self {
            thoracic_cobb_deg: coronal.thoracic_cobb.map(Degrees::value),
            lumbar_cobb_deg: coronal.lumbar_cobb.map(Degrees::value),
            c7_csvl_mm: coronal.c7_csvl.map(Millimetres::value),
        }
    }
}
