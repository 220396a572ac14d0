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
        /// Uses nicotine.
        Nicotine = "nicotine",
        /// An active ulcer, or bleeding of stomach or bowel.
        ActiveUlcerOrBleed = "active_ulcer_or_bleed",
        /// Chronic kidney disease of stage 3b or worse.
        KidneyDisease3bOrWorse = "kidney_disease_3b_or_worse",
        /// An ulcer in the past.
        PastUlcer = "past_ulcer",
        /// Asthma that anti-inflammatory drugs make worse.
        NsaidAsthma = "nsaid_asthma",
        /// Coronary bypass operation, just before or after.
        RecentBypass = "recent_bypass",
        /// Myocardial infarction or stroke, ever.
        InfarctionOrStroke = "infarction_or_stroke",
        /// Myocardial infarction or stroke within a year.
        RecentInfarctionOrStroke = "recent_infarction_or_stroke",
        /// High blood pressure that is not controlled.
        UncontrolledBloodPressure = "uncontrolled_blood_pressure",
        /// Cirrhosis.
        Cirrhosis = "cirrhosis",
        /// Inflammatory bowel disease.
        InflammatoryBowelDisease = "inflammatory_bowel_disease",
        /// Cancer, now or in the past.
        Cancer = "cancer",
        /// A disorder of clotting that is not corrected.
        Coagulopathy = "coagulopathy",
        /// Sleep apnoea.
        SleepApnoea = "sleep_apnoea",
        /// An airway that is difficult to secure.
        DifficultAirway = "difficult_airway",
        /// Impaired cognition, or delirium before.
        CognitiveImpairment = "cognitive_impairment",
        /// Refuses blood.
        BloodRefusal = "blood_refusal",
        /// Nobody can help at home.
        LacksSocialSupport = "lacks_social_support",
        /// A fragility fracture.
        FragilityFracture = "fragility_fracture",
        /// Radiation of the skeleton.
        SkeletalRadiation = "skeletal_radiation",
        /// A malignant tumour of bone.
        BoneMalignancy = "bone_malignancy",
        /// Paget disease of bone.
        PagetDisease = "paget_disease",
        /// Raised intracranial pressure.
        RaisedIntracranialPressure = "raised_intracranial_pressure",
        /// HLA-B27.
        HlaB27 = "hla_b27",
        /// An Andersson lesion.
        AnderssonLesion = "andersson_lesion",
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
