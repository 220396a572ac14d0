//! The contrast medium of a CT myelogram.

use crate::write::error::WriteError;
use crate::write::header::{Code, Header};
use dicom_dictionary_std::tags;

/// An iodine solution in the space around the spinal cord.
#[derive(Clone, Debug, PartialEq)]
pub struct IntrathecalContrast {
    /// What was given.
    pub agent: ContrastAgent,
    /// How much of it, in ml.
    pub millilitres: f64,
    /// Iodine in mg a ml.
    pub iodine_mg_per_ml: f64,
    /// Time of day at which it was given, as `093000`; may be empty.
    pub time: String,
}

/// Iodine compounds that may be given around the spinal cord.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ContrastAgent {
    /// Iohexol.
    Iohexol,
    /// Iopamidol.
    Iopamidol,
}

impl ContrastAgent {
    /// Of CID 12.
    const fn code(self) -> Code {
        match self {
            Self::Iohexol => ("109218004", "SCT", "Iohexol"),
            Self::Iopamidol => ("109219007", "SCT", "Iopamidol"),
        }
    }
}

impl IntrathecalContrast {
    /// Of CID 11.
    const ROUTE: Code = ("72607000", "SCT", "Intrathecal route");

    /// PS3.3 C.7.6.4.
    pub(super) fn fill(&self, header: &mut Header) -> Result<(), WriteError> {
        let code = self.agent.code();
        header.positive(tags::CONTRAST_BOLUS_VOLUME, self.millilitres)?;
        header.positive(tags::CONTRAST_BOLUS_INGREDIENT_CONCENTRATION, self.iodine_mg_per_ml)?;
        header.text(tags::CONTRAST_BOLUS_AGENT, &format!("{} {}", code.2, self.iodine_mg_per_ml))?;
        header.items(tags::CONTRAST_BOLUS_AGENT_SEQUENCE, [Header::code(code)?]);
        header.term(tags::CONTRAST_BOLUS_INGREDIENT, "IODINE");
        header.term(tags::CONTRAST_BOLUS_ROUTE, "Intrathecal");
        header.items(tags::CONTRAST_BOLUS_ADMINISTRATION_ROUTE_SEQUENCE, [Header::code(Self::ROUTE)?]);
        header.optional(tags::CONTRAST_BOLUS_START_TIME, &self.time)
    }
}

/// Says that no contrast medium was given. PS3.3 A.3.3 asks for an agent only where there was one, so to leave it out says
/// nothing; scanners that tell write a word.
pub(super) fn fill_none(header: &mut Header) -> Result<(), WriteError> {
    header.text(tags::CONTRAST_BOLUS_AGENT, "NONE")
}
