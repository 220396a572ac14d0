//! Places of a work-up, and whether a series goes to one by itself or a person is asked.

use serde::{Deserialize, Serialize};

macro_rules! named {
    ($(#[$about:meta])* $type:ident { $($(#[$doc:meta])* $name:ident = $text:literal: $words:literal,)* }) => {
        $(#[$about])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        pub enum $type { $($(#[$doc])* #[serde(rename = $text)] $name,)* }

        impl $type {
            /// Every one.
            pub const ALL: &'static [Self] = &[$(Self::$name,)*];

            /// Its name, which never changes.
            #[must_use]
            pub const fn name(self) -> &'static str {
                match self { $(Self::$name => $text,)* }
            }

            /// In words, for people.
            #[must_use]
            pub const fn words(self) -> &'static str {
                match self { $(Self::$name => $words,)* }
            }
        }
    };
}
pub(super) use named;

named! {
    /// A place of the work-up.
    Slot {
        /// Whole spine from the side, standing.
        StandingLateral = "standing_lateral": "whole spine, lateral, standing",
        /// Whole spine from the front or the back, standing.
        StandingFrontal = "standing_frontal": "whole spine, frontal, standing",
        /// Spine lying, on a bolster or under traction.
        SupineFilm = "supine_film": "spine, lying, on a bolster or under traction",
        /// Spine bent on purpose, forwards, backwards or sideways.
        BendingFilms = "bending_films": "spine in flexion, extension or bending to a side",
        /// Any other film.
        OtherFilm = "other_film": "another film",
        /// Computed tomography.
        Ct = "ct": "CT",
        /// Computed tomography with contrast around the spinal cord.
        CtMyelogram = "ct_myelogram": "CT myelogram",
        /// Fluoroscopy with contrast around the spinal cord.
        FluoroscopicMyelogram = "fluoroscopic_myelogram": "fluoroscopic myelogram",
        /// Magnetic resonance.
        Mri = "mri": "MRI",
        /// First phase of a bone scan.
        BoneScanFlow = "bone_scan_flow": "bone scan, flow",
        /// Second phase of a bone scan.
        BoneScanBloodPool = "bone_scan_blood_pool": "bone scan, blood pool",
        /// Third phase of a bone scan.
        BoneScanDelayed = "bone_scan_delayed": "bone scan, delayed",
        /// Tomography of a bone scan with its CT.
        SpectCt = "spect_ct": "SPECT/CT of bone",
        /// Positron emission tomography: an alternative to a bone scan, never in its place.
        Pet = "pet": "PET",
        /// Bone density.
        Dxa = "dxa": "bone density (DXA)",
        /// Anything else: reports, marks, localizers, radiographs for processing.
        Other = "other": "nothing to look at in this work-up",
    }
}

/// What becomes of a series.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Verdict {
    /// It goes to its place by itself: every axis passed.
    Sorted(Slot),
    /// A person is asked.
    Ask {
        /// Where it probably goes.
        likely: Option<Slot>,
        /// Why it does not go there by itself.
        reason: Reason,
    },
}

impl Verdict {
    pub(super) const fn ask(likely: Option<Slot>, reason: Reason) -> Self {
        Self::Ask { likely, reason }
    }

    /// The place, where it is certain.
    #[must_use]
    pub const fn sorted(self) -> Option<Slot> {
        match self {
            Self::Sorted(slot) => Some(slot),
            Self::Ask { .. } => None,
        }
    }

    /// The place, certain or likely.
    #[must_use]
    pub const fn likely(self) -> Option<Slot> {
        match self {
            Self::Sorted(slot) => Some(slot),
            Self::Ask { likely, .. } => likely,
        }
    }
}

named! {
    /// Why a person is asked.
    Reason {
        /// Neither class nor modality.
        KindNotStated = "kind_not_stated": "nothing says what kind of object it is",
        /// Class and modality of two kinds.
        KindContradicts = "kind_contradicts": "class and modality are of two kinds",
        /// A picture of a picture.
        CaptureNotStated = "capture_not_stated": "a captured picture, and nothing says what it shows",
        /// Several pictures in one object.
        SeveralFrames = "several_frames": "several pictures in one object: which of them is the film?",
        /// Fewer rows than a long film has.
        SmallCopy = "small_copy": "so few rows that it is rather a smaller copy of a film",
        /// The view is not stated, or in words only.
        ViewNotProven = "view_not_proven": "the film does not say from which side it was taken",
        /// Two views.
        ViewContradicts = "view_contradicts": "what the film says about its view contradicts itself",
        /// No word of a spine.
        RegionNotProven = "region_not_proven": "nothing says that it shows a spine",
        /// A spine and another part of the body.
        RegionContradicts = "region_contradicts": "it says spine and another part of the body",
        /// Whole or part.
        ExtentNotProven = "extent_not_proven": "nothing says whether it shows the whole spine",
        /// Whole and part.
        ExtentContradicts = "extent_contradicts": "it says the whole spine, and a part of it or a short field",
        /// Standing or lying.
        StandingNotProven = "standing_not_proven": "nothing says that the patient stood",
        /// Standing and lying.
        StandingContradicts = "standing_contradicts": "it says standing and not standing",
        /// It says that the patient did not stand.
        StandingDenied = "standing_denied": "it says that the patient did not stand, and not how he was held",
        /// Lying on a side.
        Decubitus = "decubitus": "lying on a side: no standing film, and no usual one lying",
        /// Lying on the belly.
        Prone = "prone": "lying on the belly: no standing film, and no usual one lying",
        /// Bent or supported.
        TechniqueContradicts = "technique_contradicts": "it says bent, and on a bolster or under traction",
        /// Extension or extremity.
        PerhapsExtension = "perhaps_extension": "EXT may be extension",
        /// Bending films in the same study.
        BendingInStudy = "bending_in_study": "the study names bending films, and the series does not say that it is none",
        /// Stitched and not.
        StitchingContradicts = "stitching_contradicts": "it says stitched and not stitched",
        /// A myelogram and an intravenous contrast medium, or a film that is no myelogram.
        MyelogramContradicts = "myelogram_contradicts": "it says myelogram, and something that a myelogram is not",
        /// A myelogram is possible.
        MyelogramNotProven = "myelogram_not_proven": "it may be a CT myelogram",
        /// A CT that belongs to another study.
        AccompanyingCt = "accompanying_ct": "a CT beside SPECT or PET is often one of low dose",
        /// No tracer.
        AgentNotProven = "agent_not_proven": "no tracer of bone is stated",
        /// Two tracers.
        AgentContradicts = "agent_contradicts": "a tracer of bone and another one or another nuclide",
        /// Which phase.
        PhaseNotProven = "phase_not_proven": "type of picture and time since injection do not tell the phase",
        /// Two phases.
        PhaseContradicts = "phase_contradicts": "words say one phase, type of picture and time since injection another",
        /// Clocks.
        ClocksDisagree = "clocks_disagree": "injected after it was taken, or the day before: a clock is wrong",
        /// A bone scan of one phase.
        BoneScanPartial = "bone_scan_partial": "a whole-body bone scan: flow and blood pool are missing",
        /// Density and a long film.
        DensityContradicts = "density_contradicts": "it says bone density, and a film of the whole spine",
    }
}

named! {
    /// What else a series says of itself.
    Tag {
        /// Put together of several exposures.
        Stitched = "stitched": "put together of several exposures",
        /// Sagittal T2.
        SagittalT2 = "sagittal_t2": "sagittal T2",
        /// Short tau inversion recovery.
        Stir = "stir": "STIR",
        /// After a contrast medium.
        PostContrast = "post_contrast": "after contrast medium",
        /// Metal artefacts reduced.
        MetalArtefact = "metal_artefact": "metal artefacts reduced",
    }
}

named! {
    /// What of the body it shows, as far as it says.
    Region {
        /// The whole spine.
        WholeSpine = "whole_spine": "whole spine",
        /// Neck.
        Cervical = "cervical": "cervical spine",
        /// Neck and chest.
        Cervicothoracic = "cervicothoracic": "cervical and thoracic spine",
        /// Chest.
        Thoracic = "thoracic": "thoracic spine",
        /// Chest and loin.
        Thoracolumbar = "thoracolumbar": "thoracic and lumbar spine",
        /// Loin.
        Lumbar = "lumbar": "lumbar spine",
        /// Loin and sacrum.
        Lumbosacral = "lumbosacral": "lumbar spine and sacrum",
        /// Sacrum.
        Sacral = "sacral": "sacrum",
        /// A spine, no part named.
        Spine = "spine": "spine",
        /// Another part of the body.
        Elsewhere = "elsewhere": "another part of the body",
        /// Not stated.
        NotStated = "not_stated": "not stated",
    }
}

named! {
    /// What no attribute says, and a person must see.
    ToConfirm {
        /// Whether knees and hips were extended.
        KneesAndHips = "knees_and_hips": "No attribute says how knees and hips were held: look, and say whether they were extended.",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_those_of_the_json() {
        for slot in Slot::ALL {
            assert_eq!(serde_json::to_value(slot).unwrap(), slot.name());
            assert!(!slot.words().is_empty());
        }
        let ask = Verdict::ask(Some(Slot::Ct), Reason::AccompanyingCt);
        let json = r#"{"ask":{"likely":"ct","reason":"accompanying_ct"}}"#;
        assert_eq!(serde_json::to_string(&ask).unwrap(), json);
        assert_eq!(
            serde_json::from_str::<Verdict>(r#"{"sorted":"mri"}"#).unwrap(),
            Verdict::Sorted(Slot::Mri)
        );
    }
}
