//! What an operation left in the spine, devices elsewhere, and what the patient does not bear.

use super::{Presence, words};
use crate::free_text::FreeText;
use upright_anatomy::Level;

words! {
    /// How the lumbosacral junction was treated.
    LumbosacralJunction {
        /// Not fused.
        Open = "open",
        /// Fused from behind.
        Fused = "fused",
        /// Fused with an interbody cage or graft.
        Interbody = "interbody",
    }
}

words! {
    /// What implants are made of.
    Metal {
        /// Titanium.
        Titanium = "titanium",
        /// Cobalt chrome.
        CobaltChrome = "cobalt_chrome",
        /// Stainless steel.
        StainlessSteel = "stainless_steel",
        /// No metal is there.
        None = "none",
    }
}

words! {
    /// From where the spine was operated.
    Approach {
        /// From behind.
        Posterior = "posterior",
        /// From the front.
        Anterior = "anterior",
        /// From the side.
        Lateral = "lateral",
        /// From behind and from the front or side.
        Combined = "combined",
    }
}

words! {
    /// What went wrong at or after an earlier operation.
    Complication {
        /// A tear of the dura.
        DuralTear = "dural_tear",
        /// An infection.
        Infection = "infection",
        /// Kyphosis or failure at the end of the fusion.
        JunctionalFailure = "junctional_failure",
        /// A fusion that did not unite.
        Pseudarthrosis = "pseudarthrosis",
        /// A broken implant.
        ImplantFailure = "implant_failure",
        /// A new deficit of the nerves.
        NeurologicalDeficit = "neurological_deficit",
    }
}

/// The operated spine as it is now; `None` = not recorded.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct SurgicalAnatomy {
    /// Uppermost instrumented vertebra.
    pub uppermost: Option<Level>,
    /// Lowermost instrumented vertebra.
    pub lowermost: Option<Level>,
    /// The lumbosacral junction.
    pub lumbosacral: Option<LumbosacralJunction>,
    /// Anchors in the pelvis.
    pub pelvic_anchors: Option<bool>,
    /// What the implants are made of.
    pub metal: Option<Metal>,
    /// Who made them, in words.
    pub maker: Option<FreeText>,
    /// From where it was operated.
    pub approach: Option<Approach>,
    /// Vertebrae without their lamina.
    pub laminectomies: Vec<Level>,
    /// What went wrong.
    pub complications: Vec<Complication>,
    /// A transitional vertebra at the lumbosacral junction.
    pub transitional_vertebra: Option<bool>,
}

words! {
    /// A device in the body.
    DeviceKind {
        /// Any device at all: to say that there is none.
        Any = "any",
        /// Pacemaker or defibrillator.
        Pacemaker = "pacemaker",
        /// Stimulator of nerves or of the spinal cord.
        Neurostimulator = "neurostimulator",
        /// Drug pump.
        Pump = "pump",
        /// Cochlear implant.
        CochlearImplant = "cochlear_implant",
        /// Aneurysm clip.
        AneurysmClip = "aneurysm_clip",
        /// Artificial hip.
        HipProsthesis = "hip_prosthesis",
        /// Artificial knee.
        KneeProsthesis = "knee_prosthesis",
        /// Screws, rods or cages of the spine.
        SpinalImplant = "spinal_implant",
        /// Another one.
        Other = "other",
    }
}

words! {
    /// What its label says about magnetic resonance (ASTM F2503).
    MrStatus {
        /// No hazard in any MR environment.
        Safe = "safe",
        /// Under stated conditions.
        Conditional = "conditional",
        /// A hazard in every MR environment.
        Unsafe = "unsafe",
    }
}

/// A device, present or asked and absent.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Device {
    /// Which.
    pub device: DeviceKind,
    /// Whether it is there.
    pub presence: Presence,
    /// What its label says about magnetic resonance; `None` = not known.
    pub mr_status: Option<MrStatus>,
    /// Maker and model, in words.
    pub model: Option<FreeText>,
}

words! {
    /// What somebody may be allergic to.
    Allergen {
        /// Anything at all: to say that there is nothing.
        Any = "any",
        /// Iodinated contrast medium.
        IodinatedContrast = "iodinated_contrast",
        /// Gadolinium.
        Gadolinium = "gadolinium",
        /// Local anaesthetic.
        LocalAnaesthetic = "local_anaesthetic",
        /// Steroid.
        Steroid = "steroid",
        /// Anti-inflammatory drug.
        Nsaid = "nsaid",
        /// Metal.
        Metal = "metal",
        /// Latex.
        Latex = "latex",
    }
}

/// An allergy, present or asked and denied.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Allergy {
    /// To what.
    pub allergen: Allergen,
    /// Whether it is there.
    pub presence: Presence,
    /// A severe reaction; `None` = not recorded.
    pub severe: Option<bool>,
}
