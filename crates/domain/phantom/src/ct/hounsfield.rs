//! Hounsfield units of tissues.

use crate::attenuation::AT_60_KEV;
use crate::inside::{Part, Tissue};
use upright_anatomy::Level;

/// Contrast medium in the dural sac.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Intrathecal {
    /// The level above the disc where it stops.
    pub(crate) blocked_below: Option<Level>,
}

/// Hounsfield units of cancellous bone of a young adult's lumbar spine.
///
/// - **Source**: Upright's own (flag L): such that old bone comes to lie where published thresholds of L1 tell good from poor.
pub(crate) const YOUNG_CANCELLOUS: f64 = 235.0;

/// Hounsfield units of this part without noise, at 120 kV.
///
/// - **Source**: usual values of textbooks, recalled (flag M); metal from its attenuation at 60 keV.
pub(crate) fn hounsfield(part: &Part, contrast: Option<Intrathecal>) -> f64 {
    match part.tissue {
        Tissue::Air | Tissue::Gas => -1000.0,
        Tissue::Lung => -820.0,
        Tissue::Fat => FAT,
        Tissue::Muscle => {
            MUSCLE + part.share.min(1.0) * (FAT - MUSCLE) * f64::from(u8::from(part.share < 1.0))
        }
        Tissue::Viscera => 42.0,
        Tissue::Kidney => 32.0,
        Tissue::Blood => 44.0,
        Tissue::Annulus => 95.0,
        Tissue::Nucleus => 78.0,
        Tissue::Cartilage => 85.0,
        Tissue::Ligament => 72.0,
        Tissue::Csf => sac(part.level, contrast),
        Tissue::Nerve => 38.0,
        Tissue::Cortical => 1150.0,
        Tissue::Cancellous | Tissue::OedematousMarrow | Tissue::FattyMarrow => YOUNG_CANCELLOUS * part.share,
        Tissue::FusionMass => 520.0,
        Tissue::Scar => 58.0,
        Tissue::Titanium => metal(AT_60_KEV.titanium),
        Tissue::CobaltChromium => metal(AT_60_KEV.cobalt_chromium),
    }
}

const FAT: f64 = -100.0;
const MUSCLE: f64 = 58.0;

fn metal(attenuation: f32) -> f64 {
    1000.0 * (f64::from(attenuation / AT_60_KEV.water) - 1.0)
}

/// Fluid, or fluid with contrast medium that was given below L3 and thins out upwards.
fn sac(level: Option<Level>, contrast: Option<Intrathecal>) -> f64 {
    const FLUID: f64 = 9.0;
    let (Some(level), Some(contrast)) = (level, contrast) else { return FLUID };
    if contrast.blocked_below.is_some_and(|block| level <= block) {
        return FLUID;
    }
    let above_l4 = Level::ALL.iter().filter(|between| (level..Level::L4).contains(between)).count();
    1250.0 * 0.93_f64.powi(i32::try_from(above_l4).unwrap_or(i32::MAX))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn contrast_medium_stops_at_a_block_and_thins_out_above() {
        let csf = |level| Part::of(Tissue::Csf).at(Some(level));
        let at = |level, blocked_below| hounsfield(&csf(level), Some(Intrathecal { blocked_below }));
        assert!(at(Level::L1, None) < at(Level::L4, None) && at(Level::L1, None) > 500.0);
        assert_eq!(at(Level::L3, Some(Level::L3)), hounsfield(&csf(Level::L3), None));
        assert!(at(Level::L4, Some(Level::L3)) > 1000.0);
    }

    #[test]
    fn bone_counts_by_its_density_and_muscle_by_its_fat() {
        let cancellous = |share| hounsfield(&Part::of(Tissue::Cancellous).share(share), None);
        assert_eq!(cancellous(0.5) * 2.0, cancellous(1.0));
        let muscle = |share| hounsfield(&Part::of(Tissue::Muscle).share(share), None);
        assert!(muscle(0.4) < muscle(0.1) && muscle(0.0) == 58.0);
        assert!(
            hounsfield(&Part::of(Tissue::CobaltChromium), None)
                > hounsfield(&Part::of(Tissue::Titanium), None)
        );
    }
}
