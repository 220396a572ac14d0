//! What was injected.

use crate::attribute::Attribute;
use crate::sort::Tracer;
use crate::values::Values;

/// SNOMED CT and what it was before (CID 18): technetium 99m.
const TECHNETIUM: [&str; 2] = ["72454006", "C-163A8"];

/// What was injected, as far as the file says.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Radiopharmaceutical {
    /// Activity at the time of injection, in MBq.
    pub megabecquerels: Option<f64>,
    /// Half-life of the nuclide in seconds; the class of planar pictures has no attribute for it, some files have it.
    pub half_life_s: Option<f64>,
    /// Whether its nuclide is coded as technetium 99m, and no other beside it.
    pub is_technetium: bool,
    /// UID of the injection; empty where it is not stated.
    pub administration: String,
}

impl Radiopharmaceutical {
    pub(super) fn read(values: &Values, tracer: &Tracer) -> Self {
        let items = values.items(Attribute::RadiopharmaceuticalInformationSequence);
        let above_zero = |attribute: Attribute| {
            items.iter().find_map(|item| item.number(attribute)).filter(|number| *number > 0.0)
        };
        let codes = &tracer.nuclide_codes;
        Self {
            megabecquerels: above_zero(Attribute::RadionuclideTotalDose),
            half_life_s: above_zero(Attribute::RadionuclideHalfLife),
            is_technetium: !codes.is_empty() && codes.iter().all(|code| TECHNETIUM.contains(&code.as_str())),
            administration: tracer.administration.clone(),
        }
    }
}
