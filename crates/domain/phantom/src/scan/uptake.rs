//! How much of the tracer each tissue holds. Shares are Upright's own (flag L).

use super::tracer::Holds;
use crate::attenuation::AT_140_KEV;
use crate::inside::{Part, Tissue};

/// What cancellous bone of a normal vertebra holds: the reference of every ratio.
pub(crate) const REFERENCE: Holds =
    Holds { artery: 0.0, capillary: 0.11, vein: 0.0, fluid: 0.10, bone: 0.45, kidney: 0.0, urine: 0.0 };

/// What this part holds.
pub(crate) fn holds(part: &Part) -> Holds {
    let soft = |capillary: f64, fluid: f64| Holds { capillary, fluid, ..Holds::default() };
    match part.tissue {
        Tissue::Air | Tissue::Gas | Tissue::Titanium | Tissue::CobaltChromium => Holds::default(),
        Tissue::Lung => soft(0.12, 0.03),
        Tissue::Fat => soft(0.012, 0.05),
        Tissue::Muscle => soft(0.03, 0.10),
        Tissue::Viscera => soft(0.10, 0.11),
        Tissue::Kidney => Holds { kidney: 1.0, ..soft(0.35, 0.1) },
        Tissue::Blood if part.share < 0.5 => Holds { vein: 1.0, ..Holds::default() },
        Tissue::Blood => Holds { artery: 1.0, ..Holds::default() },
        Tissue::Annulus | Tissue::Nucleus | Tissue::Csf => soft(0.0, 0.03),
        Tissue::Cartilage | Tissue::Ligament | Tissue::Nerve => soft(0.02, 0.06),
        Tissue::Scar => soft(0.04, 0.12),
        Tissue::Cortical => Holds { bone: 0.34, ..soft(0.03, 0.05) },
        // Cancellous bone, whatever its marrow, and bone of a fusion.
        _ => REFERENCE,
    }
}

/// How much of the gamma rays a millimetre of this part takes.
pub(crate) fn attenuation(part: &Part) -> f64 {
    let at = AT_140_KEV;
    let attenuation = match part.tissue {
        Tissue::Air | Tissue::Gas => 0.0,
        Tissue::Lung => 0.3 * at.water,
        Tissue::Fat => 0.92 * at.water,
        Tissue::Cortical => at.cortical,
        Tissue::Cancellous => at.water + part.share as f32 * at.cancellous,
        Tissue::FusionMass => at.water + 2.0 * at.cancellous,
        Tissue::Titanium => at.titanium,
        Tissue::CobaltChromium => at.cobalt_chromium,
        _ => 1.04 * at.water,
    };
    f64::from(attenuation)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn metal_holds_nothing_and_takes_much() {
        let metal = Part::of(Tissue::CobaltChromium);
        assert_eq!(holds(&metal), Holds::default());
        assert!(attenuation(&metal) > 8.0 * attenuation(&Part::of(Tissue::Muscle)));
    }

    #[test]
    fn bone_binds_and_soft_tissue_does_not() {
        assert!(holds(&Part::of(Tissue::Muscle)).bone == 0.0);
        assert!(holds(&Part::of(Tissue::Cancellous)).bone > holds(&Part::of(Tissue::Cortical)).bone);
    }
}
