//! `surgical_anatomy`, `device` and `allergy`: what an operation left, what else is in the body, and what it does not bear.

use super::list::{Levels, Words, listed, wire_list};
use super::place::{level_given, wire_level};
use super::{Wire, contradiction, presence, word_given};
use crate::case::field::Text;
use crate::error::DocumentError;
use crate::landmarks::word;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use upright_anatomy::Level;
use upright_casefile::{
    Allergen, Allergy, Approach, Complication, Device, DeviceKind, Fact, LumbosacralJunction, Metal,
    MrStatus, Presence, SurgicalAnatomy,
};

#[derive(Deserialize, Serialize)]
pub(crate) struct WireSurgicalAnatomy {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    uppermost: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    lowermost: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    lumbosacral: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pelvic_anchors: Option<bool>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    metal: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    maker: Option<Text>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    approach: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    laminectomies: Option<Levels>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    complications: Option<Words>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    transitional_vertebra: Option<bool>,
}

impl WireSurgicalAnatomy {
    /// The ends of the instrumentation, in their order.
    fn ends(&self) -> Result<(Option<Level>, Option<Level>), DocumentError> {
        let uppermost = level_given("fact.uppermost", self.uppermost.as_deref())?;
        let lowermost = level_given("fact.lowermost", self.lowermost.as_deref())?;
        match (uppermost, lowermost) {
            (Some(upper), Some(lower)) if upper > lower => Err(contradiction(&format!(
                "the uppermost instrumented vertebra, {upper}, lies below the lowermost, {lower}; correct one"
            ))),
            ends => Ok(ends),
        }
    }
}

impl Wire for WireSurgicalAnatomy {
    fn read(&self, _: Date) -> Result<Fact, DocumentError> {
        let (uppermost, lowermost) = self.ends()?;
        Ok(Fact::SurgicalAnatomy(Box::new(SurgicalAnatomy {
            uppermost,
            lowermost,
            lumbosacral: word_given(
                "fact.lumbosacral",
                self.lumbosacral.as_deref(),
                LumbosacralJunction::ALL,
                |one| one.name(),
            )?,
            pelvic_anchors: self.pelvic_anchors,
            metal: word_given("fact.metal", self.metal.as_deref(), Metal::ALL, |one| one.name())?,
            maker: Text::text(self.maker.as_ref()),
            approach: word_given("fact.approach", self.approach.as_deref(), Approach::ALL, |one| one.name())?,
            laminectomies: listed("fact.laminectomies", self.laminectomies.as_ref(), &Level::ALL, |level| {
                level.name()
            })?,
            complications: listed(
                "fact.complications",
                self.complications.as_ref(),
                Complication::ALL,
                |one| one.name(),
            )?,
            transitional_vertebra: self.transitional_vertebra,
        })))
    }
}

impl TryFrom<&SurgicalAnatomy> for WireSurgicalAnatomy {
    type Error = DocumentError;

    fn try_from(anatomy: &SurgicalAnatomy) -> Result<Self, DocumentError> {
        Ok(Self {
            uppermost: wire_level(anatomy.uppermost),
            lowermost: wire_level(anatomy.lowermost),
            lumbosacral: anatomy.lumbosacral.map(|one| one.name().to_owned()),
            pelvic_anchors: anatomy.pelvic_anchors,
            metal: anatomy.metal.map(|one| one.name().to_owned()),
            maker: Text::given("fact.maker", anatomy.maker.as_ref())?,
            approach: anatomy.approach.map(|one| one.name().to_owned()),
            laminectomies: wire_list(&anatomy.laminectomies, |level| level.name()),
            complications: wire_list(&anatomy.complications, |one| one.name()),
            transitional_vertebra: anatomy.transitional_vertebra,
        })
    }
}

/// "any" only says that there is none.
fn none_of_any(is_any: bool, presence: Presence, field: &str) -> Result<(), DocumentError> {
    if is_any && presence == Presence::Present {
        let problem = format!(
            "{field} \"any\" only says, with absent, that there is none at all; name the {field} that is present"
        );
        return Err(contradiction(&problem));
    }
    Ok(())
}

#[derive(Deserialize, Serialize)]
pub(crate) struct WireDevice {
    device: String,
    presence: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    mr_status: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    model: Option<Text>,
}

impl Wire for WireDevice {
    fn read(&self, _: Date) -> Result<Fact, DocumentError> {
        let device = word("fact.device", &self.device, DeviceKind::ALL, |one| one.name())?;
        let presence = presence(&self.presence)?;
        none_of_any(device == DeviceKind::Any, presence, "device")?;
        let mr_status =
            word_given("fact.mr_status", self.mr_status.as_deref(), MrStatus::ALL, |one| one.name())?;
        if presence == Presence::Absent && mr_status.is_some() {
            return Err(contradiction("a device that is absent has no mr_status; correct one"));
        }
        Ok(Fact::Device(Device { device, presence, mr_status, model: Text::text(self.model.as_ref()) }))
    }
}

impl TryFrom<&Device> for WireDevice {
    type Error = DocumentError;

    fn try_from(device: &Device) -> Result<Self, DocumentError> {
        Ok(Self {
            device: device.device.name().to_owned(),
            presence: device.presence.name().to_owned(),
            mr_status: device.mr_status.map(|one| one.name().to_owned()),
            model: Text::given("fact.model", device.model.as_ref())?,
        })
    }
}

#[derive(Deserialize, Serialize)]
pub(crate) struct WireAllergy {
    allergen: String,
    presence: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    severe: Option<bool>,
}

impl Wire for WireAllergy {
    fn read(&self, _: Date) -> Result<Fact, DocumentError> {
        let allergen = word("fact.allergen", &self.allergen, Allergen::ALL, |one| one.name())?;
        let presence = presence(&self.presence)?;
        none_of_any(allergen == Allergen::Any, presence, "allergen")?;
        if presence == Presence::Absent && self.severe == Some(true) {
            return Err(contradiction("an allergy that is absent is said to be severe; correct one"));
        }
        Ok(Fact::Allergy(Allergy { allergen, presence, severe: self.severe }))
    }
}

impl From<&Allergy> for WireAllergy {
    fn from(allergy: &Allergy) -> Self {
        Self {
            allergen: allergy.allergen.name().to_owned(),
            presence: allergy.presence.name().to_owned(),
            severe: allergy.severe,
        }
    }
}
