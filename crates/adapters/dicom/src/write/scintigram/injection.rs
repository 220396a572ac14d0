//! The tracer, and the energy that the camera counts.

use crate::write::error::WriteError;
use crate::write::header::{Code, Header};
use dicom_dictionary_std::tags;

/// An injection of a tracer of bone into a vein.
#[derive(Clone, Debug, PartialEq)]
pub struct Injection {
    /// What was injected.
    pub tracer: BoneTracer,
    /// Its activity at the time of injection, in MBq.
    pub megabecquerels: f64,
    /// Time of day of the injection, as `091500`, by the clock of whoever injected. The class has no day of it.
    pub time: String,
    /// UID of the injection: the same in all its pictures, whatever studies they are in.
    pub administration_uid: String,
}

/// A phosphonate with technetium 99m.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BoneTracer {
    /// Medronate (MDP).
    Medronate,
    /// Oxidronate (HDP).
    Oxidronate,
}

impl BoneTracer {
    const fn name(self) -> &'static str {
        match self {
            Self::Medronate => "Tc-99m MDP",
            Self::Oxidronate => "Tc-99m HDP",
        }
    }

    /// Of CID 25.
    const fn code(self) -> Code {
        match self {
            Self::Medronate => ("96390006", "SCT", "Technetium Tc^99m^ medronate"),
            Self::Oxidronate => ("53951001", "SCT", "Technetium Tc^99m^ oxidronate"),
        }
    }
}

/// Of CID 18.
const TECHNETIUM: Code = ("72454006", "SCT", "^99m^Technetium");
/// Of CID 11.
const INTRAVENOUS: Code = ("47625008", "SCT", "Intravenous route");
/// 20 % around the 140.5 keV of technetium 99m.
const WINDOW_KEV: [f64; 2] = [126.45, 154.55];

impl Injection {
    /// PS3.3 C.8.4.10.
    pub(super) fn fill(&self, header: &mut Header) -> Result<(), WriteError> {
        header.items(tags::ENERGY_WINDOW_INFORMATION_SEQUENCE, [energy_window()?]);
        header.items(tags::RADIOPHARMACEUTICAL_INFORMATION_SEQUENCE, [self.item()?]);
        Ok(())
    }

    /// The half-life follows from the nuclide: the class has no attribute for it.
    fn item(&self) -> Result<Header, WriteError> {
        let mut item = Header::empty();
        item.items(tags::RADIONUCLIDE_CODE_SEQUENCE, [Header::code(TECHNETIUM)?]);
        item.text(tags::RADIOPHARMACEUTICAL, self.tracer.name())?;
        item.items(tags::RADIOPHARMACEUTICAL_CODE_SEQUENCE, [Header::code(self.tracer.code())?]);
        item.text(tags::RADIOPHARMACEUTICAL_ROUTE, INTRAVENOUS.2)?;
        item.items(tags::ADMINISTRATION_ROUTE_CODE_SEQUENCE, [Header::code(INTRAVENOUS)?]);
        item.optional(tags::RADIOPHARMACEUTICAL_START_TIME, &self.time)?;
        item.positive(tags::RADIONUCLIDE_TOTAL_DOSE, self.megabecquerels)?;
        item.text(tags::RADIOPHARMACEUTICAL_ADMINISTRATION_EVENT_UID, &self.administration_uid)?;
        Ok(item)
    }
}

fn energy_window() -> Result<Header, WriteError> {
    let [lower, upper] = WINDOW_KEV;
    let mut range = Header::empty();
    range.numbers(tags::ENERGY_WINDOW_LOWER_LIMIT, &[lower])?;
    range.numbers(tags::ENERGY_WINDOW_UPPER_LIMIT, &[upper])?;
    let mut item = Header::empty();
    item.text(tags::ENERGY_WINDOW_NAME, "Tc-99m")?;
    item.items(tags::ENERGY_WINDOW_RANGE_SEQUENCE, [range]);
    Ok(item)
}
