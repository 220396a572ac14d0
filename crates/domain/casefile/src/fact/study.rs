//! Studies, and what they showed.

use super::grade::Grade;
use super::{Presence, words};
use crate::free_text::FreeText;
use upright_anatomy::{Laterality, Level};

words! {
    /// A study of the work-up.
    StudyKind {
        /// Lateral film of the whole spine as the patient stands.
        StandingFilm = "standing_film",
        /// The same with knees and hips extended.
        ExtendedFilm = "extended_film",
        /// Frontal film of the whole spine, standing.
        FrontalFilm = "frontal_film",
        /// Lying film, with or without a bolster.
        SupineFilm = "supine_film",
        /// Films bent forwards and backwards.
        FlexionExtensionFilms = "flexion_extension_films",
        /// Films of hips and knees.
        HipAndKneeFilms = "hip_and_knee_films",
        /// CT of the part in question.
        Ct = "ct",
        /// CT of the whole spine.
        WholeSpineCt = "whole_spine_ct",
        /// CT after contrast medium in the dural sac.
        CtMyelogram = "ct_myelogram",
        /// CT of vessels.
        VascularCt = "vascular_ct",
        /// MRI of the part in question.
        Mri = "mri",
        /// MRI of the whole spine.
        WholeSpineMri = "whole_spine_mri",
        /// Triple-phase bone scan, with or without SPECT/CT.
        BoneScan = "bone_scan",
        /// Bone density: DXA, or attenuation on CT.
        BoneDensity = "bone_density",
        /// Electromyography and nerve conduction.
        Emg = "emg",
        /// Laboratory tests for infection.
        InfectionLaboratory = "infection_laboratory",
    }
}

words! {
    /// How far a study has come.
    StudyState {
        /// Asked for.
        Ordered = "ordered",
        /// Made.
        Done = "done",
        /// Read by somebody.
        Read = "read",
        /// Made, and does not answer the question.
        Inadequate = "inadequate",
    }
}

/// A study, as far as it has come on the day of the entry.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Study {
    /// Which.
    pub study: StudyKind,
    /// The name that its later entries and its findings share.
    pub name: String,
    /// How far it has come.
    pub state: StudyState,
    /// Why it is asked for, or why it does not answer, in words.
    pub reason: Option<FreeText>,
}

words! {
    /// What a study shows.
    FindingKind {
        /// A rod is broken.
        RodFracture = "rod_fracture",
        /// An anchor is pulled out or broken.
        AnchorFailure = "anchor_failure",
        /// A halo around a screw, in mm.
        ScrewHalo = "screw_halo",
        /// A halo that grew between two studies, in mm.
        ProgressiveHalo = "progressive_halo",
        /// Bone bridges the segment. Absent = no bridging seen, never "not fused".
        BridgingBone = "bridging_bone",
        /// Bone bridges the facets of the segment.
        FacetFusion = "facet_fusion",
        /// Motion of the segment between two films, in degrees.
        SegmentMotion = "segment_motion",
        /// Failure at the end of a fusion: fracture, pull-out, torn ligaments, a slip.
        JunctionalFailure = "junctional_failure",
        /// Kyphosis between the uppermost instrumented vertebra and the second above it, in degrees.
        JunctionalKyphosis = "junctional_kyphosis",
        /// A vertebra is fractured.
        VertebralFracture = "vertebral_fracture",
        /// Screws, rods or cages are there.
        Implant = "implant",
        /// An implant lies against a nerve.
        ImplantImpingement = "implant_impingement",
        /// A root is compressed.
        RootCompression = "root_compression",
        /// The canal is narrow.
        CanalStenosis = "canal_stenosis",
        /// The cord is compressed.
        CordCompression = "cord_compression",
        /// A disc is worn.
        DiscDegeneration = "disc_degeneration",
        /// A foramen is narrow, on its side.
        ForaminalStenosis = "foraminal_stenosis",
        /// Marrow beside a disc is changed.
        EndplateChange = "endplate_change",
        /// Metal or motion hides what lies there: the study does not answer.
        Artefact = "artefact",
        /// A vertebra has slipped, in mm.
        Spondylolisthesis = "spondylolisthesis",
        /// Signs of infection.
        Infection = "infection",
        /// Fat in the muscles of the back.
        ParaspinalFat = "paraspinal_fat",
        /// Focal increased uptake in the delayed phase.
        FocalUptake = "focal_uptake",
        /// Muscles of a root without nerve.
        Denervation = "denervation",
        /// Signs of neuropathy.
        Neuropathy = "neuropathy",
        /// Signs of myopathy.
        Myopathy = "myopathy",
        /// Worn hip or knee.
        JointArthrosis = "joint_arthrosis",
    }
}

impl FindingKind {
    /// Whether an operation on the spine makes what was seen before it a thing of the past.
    #[must_use]
    pub const fn is_mended_by_operation(self) -> bool {
        matches!(
            self,
            Self::RodFracture
                | Self::AnchorFailure
                | Self::ScrewHalo
                | Self::ProgressiveHalo
                | Self::BridgingBone
                | Self::FacetFusion
                | Self::SegmentMotion
                | Self::JunctionalFailure
                | Self::JunctionalKyphosis
                | Self::ImplantImpingement
                | Self::FocalUptake
                | Self::VertebralFracture
        )
    }

    /// The unit of its size in UCUM; `None` = its size has none.
    #[must_use]
    pub const fn unit(self) -> Option<&'static str> {
        match self {
            Self::ScrewHalo | Self::ProgressiveHalo | Self::Spondylolisthesis => Some("mm"),
            Self::SegmentMotion | Self::JunctionalKyphosis => Some("deg"),
            _ => None,
        }
    }
}

words! {
    /// Whether a person stands behind a finding.
    Confirmation {
        /// A program or a first reading proposes it: unknown until somebody confirms it.
        Proposed = "proposed",
        /// A person stands behind it.
        Confirmed = "confirmed",
        /// A person looked and it is not so.
        Rejected = "rejected",
    }
}

/// What a study shows.
#[derive(Clone, Debug, PartialEq)]
pub struct StudyFinding {
    /// The name of the study.
    pub study: String,
    /// What.
    pub finding: FindingKind,
    /// Whether it is there; `None` = equivocal.
    pub presence: Option<Presence>,
    /// The vertebra, or the upper one of the segment.
    pub level: Option<Level>,
    /// The side.
    pub side: Option<Laterality>,
    /// Its size, in the unit that the finding names.
    pub value: Option<f64>,
    /// From where to where its size may lie.
    pub interval: Option<(f64, f64)>,
    /// How much of it there is, where it was graded; of this kind of finding and with its presence.
    pub grade: Option<Grade>,
    /// Whether a person stands behind it.
    pub status: Confirmation,
    /// How it was found, with version.
    pub method: Option<FreeText>,
    /// Where in the study it is seen.
    pub image: Option<FreeText>,
}
