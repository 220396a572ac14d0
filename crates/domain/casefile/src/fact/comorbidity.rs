//! Diseases and states, present or asked and denied.

use super::words;

words! {
    /// Whether it is there. What was never asked is not recorded, and unknown.
    Presence {
        /// There.
        Present = "present",
        /// Asked or examined, and not there.
        Absent = "absent",
    }
}

words! {
    /// A disease or state.
    Condition {
        /// Congestive heart failure.
        HeartFailure = "heart_failure",
        /// Any disease of the heart.
        CardiacDisease = "cardiac_disease",
        /// Diabetes.
        Diabetes = "diabetes",
        /// Chronic obstructive lung disease, or pneumonia.
        LungDisease = "lung_disease",
        /// High blood pressure on medication.
        Hypertension = "hypertension",
        /// Not independent in daily life.
        Dependent = "dependent",
        /// On disability.
        OnDisability = "on_disability",
        /// Osteoporosis.
        Osteoporosis = "osteoporosis",
        /// A blood clot, ever.
        BloodClot = "blood_clot",
        /// Bowel incontinence.
        BowelIncontinence = "bowel_incontinence",
        /// Parkinsonism.
        Parkinsonism = "parkinsonism",
        /// Dystonia.
        Dystonia = "dystonia",
        /// Multiple system atrophy.
        MultipleSystemAtrophy = "multiple_system_atrophy",
        /// Myopathy of the trunk muscles.
        AxialMyopathy = "axial_myopathy",
        /// Dropped head.
        DroppedHead = "dropped_head",
        /// Normal-pressure hydrocephalus.
        NormalPressureHydrocephalus = "normal_pressure_hydrocephalus",
        /// Myasthenia or amyotrophic lateral sclerosis.
        MyastheniaOrAls = "myasthenia_or_als",
        /// A drug that bends: dopamine agonist, antipsychotic.
        PosturalDrug = "postural_drug",
        /// Claudication that stooping relieves.
        StoopRelievedClaudication = "stoop_relieved_claudication",
        /// Disease of a hip or knee joint.
        HipOrKneeDisease = "hip_or_knee_disease",
        /// Ankylosing spondylitis or DISH.
        AnkylosingDisease = "ankylosing_disease",
        /// New pain, minor trauma or sudden change of posture.
        NewPainOrTrauma = "new_pain_or_trauma",
    }
}

/// A disease or state with what was found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Comorbidity {
    /// What.
    pub condition: Condition,
    /// Whether it is there.
    pub presence: Presence,
}

words! {
    /// A frailty index that is counted elsewhere.
    FrailtyIndex {
        /// Modified adult spinal deformity frailty index, 0 to 21.
        MasdFi = "masd_fi",
    }
}

/// A frailty score counted elsewhere: its item weights are not known to us.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Frailty {
    /// Which index.
    pub index: FrailtyIndex,
    /// The score.
    pub score: f64,
}
