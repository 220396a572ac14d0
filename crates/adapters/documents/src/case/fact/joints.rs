//! `joint_examination`.

use super::Wire;
use crate::case::guard::Guard;
use crate::error::DocumentError;
use crate::object::Object;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use upright_anatomy::Degrees;
use upright_casefile::{Fact, JointExamination, JointLimit};

const fn missing_motion(field: &'static str) -> Guard {
    Guard::new(field, 0.0, 90.0, "degrees of motion that is missing")
}

const THOMAS: Guard = missing_motion("fact.thomas_deg");
const KNEE: Guard = missing_motion("fact.knee_extension_loss_deg");
const ANKLE: Guard = missing_motion("fact.ankle_dorsiflexion_loss_deg");

#[derive(Deserialize, Serialize)]
pub(crate) struct WireJoints {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    thomas_deg: Option<Object<WireLimit>>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    knee_extension_loss_deg: Option<Object<WireLimit>>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    ankle_dorsiflexion_loss_deg: Option<Object<WireLimit>>,
}

#[derive(Deserialize, Serialize)]
struct WireLimit {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    left: Option<f64>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    right: Option<f64>,
}

impl Wire for WireJoints {
    fn read(&self, _: Date) -> Result<Fact, DocumentError> {
        Ok(Fact::JointExamination(JointExamination {
            thomas: limit(self.thomas_deg.as_ref(), &THOMAS)?,
            knee_extension_loss: limit(self.knee_extension_loss_deg.as_ref(), &KNEE)?,
            ankle_dorsiflexion_loss: limit(self.ankle_dorsiflexion_loss_deg.as_ref(), &ANKLE)?,
        }))
    }
}

fn limit(wire: Option<&Object<WireLimit>>, guard: &Guard) -> Result<JointLimit, DocumentError> {
    let Some(Object(wire)) = wire else { return Ok(JointLimit::default()) };
    let side = |missing| guard.check_given(missing).map(|found| found.map(Degrees::new));
    Ok(JointLimit { left: side(wire.left)?, right: side(wire.right)? })
}

impl From<&JointExamination> for WireJoints {
    fn from(joints: &JointExamination) -> Self {
        Self {
            thomas_deg: wire_limit(joints.thomas),
            knee_extension_loss_deg: wire_limit(joints.knee_extension_loss),
            ankle_dorsiflexion_loss_deg: wire_limit(joints.ankle_dorsiflexion_loss),
        }
    }
}

fn wire_limit(limit: JointLimit) -> Option<Object<WireLimit>> {
    let (left, right) = (limit.left.map(Degrees::value), limit.right.map(Degrees::value));
    (limit != JointLimit::default()).then_some(Object(WireLimit { left, right }))
}
