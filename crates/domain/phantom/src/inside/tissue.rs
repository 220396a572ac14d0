//! What a place in the body is made of, as slices and scans tell it apart.

use upright_anatomy::Level;

/// A kind of tissue, or of what was put into it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[repr(u8)]
pub enum Tissue {
    /// Outside of the body.
    Air,
    /// Gas in bowel and airways.
    Gas,
    /// Lung.
    Lung,
    /// Fat under the skin, around organs and in the canal.
    Fat,
    /// Muscle; a share of it may be fat.
    Muscle,
    /// Liver, bowel, vessels of the lung.
    Viscera,
    /// Kidney.
    Kidney,
    /// Blood in large vessels, and the heart.
    Blood,
    /// Ring of a disc.
    Annulus,
    /// Nucleus of a disc.
    Nucleus,
    /// Cartilage in a facet joint.
    Cartilage,
    /// Yellow ligament, and what bulges from a disc into the canal.
    Ligament,
    /// Cerebrospinal fluid in the dural sac and the sleeves of its roots.
    Csf,
    /// Spinal cord and roots.
    Nerve,
    /// Cortical bone.
    Cortical,
    /// Cancellous bone and marrow.
    Cancellous,
    /// The same where the marrow is oedematous: only magnetic resonance tells it apart.
    OedematousMarrow,
    /// The same where fat has taken the place of the marrow: only magnetic resonance tells it apart.
    FattyMarrow,
    /// Bone that has grown over a fusion.
    FusionMass,
    /// Fibrous tissue: in a cleft of a fusion, around a loose screw.
    Scar,
    /// Titanium alloy.
    Titanium,
    /// Cobalt-chromium alloy.
    CobaltChromium,
}

impl Tissue {
    /// As a set of one.
    pub(crate) const fn alone(self) -> Tissues {
        Tissues(1 << self as u8)
    }

    /// Whether it is metal.
    #[must_use]
    pub const fn is_metal(self) -> bool {
        matches!(self, Self::Titanium | Self::CobaltChromium)
    }
}

/// A set of tissues.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Tissues(u32);

impl Tissues {
    /// All of them.
    pub(crate) const ALL: Self = Self(u32::MAX);

    /// What a bubble of gas or an organ may take the place of.
    pub(crate) const SOFT: Self = Self(
        Tissue::Fat.alone().0
            | Tissue::Muscle.alone().0
            | Tissue::Viscera.alone().0
            | Tissue::Blood.alone().0,
    );

    /// Bone of every kind.
    pub(crate) const BONE: Self =
        Self(Tissue::Cortical.alone().0 | Tissue::Cancellous.alone().0 | Tissue::FusionMass.alone().0);

    pub(crate) const fn with(self, tissue: Tissue) -> Self {
        Self(self.0 | tissue.alone().0)
    }

    #[inline]
    pub(crate) const fn has(self, tissue: Tissue) -> bool {
        self.0 & tissue.alone().0 != 0
    }
}

/// One tissue of one part of the body.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Part {
    /// What it is made of.
    pub tissue: Tissue,
    /// The level it belongs to, where it is of one.
    pub level: Option<Level>,
    /// Density of cancellous bone as a share of a young adult's lumbar spine; share of fat in muscle; 0 in the vena cava; else 1.
    pub share: f64,
}

impl Part {
    pub(crate) const fn of(tissue: Tissue) -> Self {
        Self { tissue, level: None, share: 1.0 }
    }

    pub(crate) const fn at(self, level: Option<Level>) -> Self {
        Self { level, ..self }
    }

    pub(crate) const fn share(self, share: f64) -> Self {
        Self { share, ..self }
    }
}
