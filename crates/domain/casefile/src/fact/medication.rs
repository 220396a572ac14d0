//! Drugs that the patient takes, and numbers from the laboratory and the clinic.

use super::{Presence, words};
use crate::free_text::FreeText;

words! {
    /// A class of drugs.
    DrugClass {
        /// Non-steroidal anti-inflammatory drug.
        Nsaid = "nsaid",
        /// Paracetamol.
        Paracetamol = "paracetamol",
        /// Drug against pain of nerves.
        Neuropathic = "neuropathic",
        /// Muscle relaxant.
        MuscleRelaxant = "muscle_relaxant",
        /// Opioid.
        Opioid = "opioid",
        /// Proton pump inhibitor or misoprostol.
        Gastroprotection = "gastroprotection",
        /// ACE inhibitor or angiotensin receptor blocker.
        AceInhibitorOrArb = "ace_inhibitor_or_arb",
        /// Diuretic.
        Diuretic = "diuretic",
        /// Anticoagulant.
        Anticoagulant = "anticoagulant",
        /// Antiplatelet drug.
        Antiplatelet = "antiplatelet",
        /// Selective serotonin reuptake inhibitor.
        Ssri = "ssri",
        /// Systemic steroid.
        Steroid = "steroid",
        /// Lithium.
        Lithium = "lithium",
        /// Methotrexate.
        Methotrexate = "methotrexate",
        /// Dopamine agonist.
        DopamineAgonist = "dopamine_agonist",
        /// Antipsychotic.
        Antipsychotic = "antipsychotic",
        /// Drug that lowers the seizure threshold.
        SeizureThresholdLowering = "seizure_threshold_lowering",
        /// Bisphosphonate.
        Bisphosphonate = "bisphosphonate",
        /// Denosumab.
        Denosumab = "denosumab",
        /// Teriparatide or abaloparatide.
        Teriparatide = "teriparatide",
        /// Romosozumab.
        Romosozumab = "romosozumab",
    }
}

/// A drug taken, or asked about and not taken.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Medication {
    /// Its class.
    pub class: DrugClass,
    /// Whether it is taken.
    pub presence: Presence,
    /// Name and dose, in words.
    pub dose: Option<FreeText>,
}

words! {
    /// What was measured, with its unit.
    Measure {
        /// Albumin in g/L.
        Albumin = "albumin_g_l",
        /// Haemoglobin in g/L.
        Haemoglobin = "haemoglobin_g_l",
        /// Glycated haemoglobin in percent.
        Hba1c = "hba1c_percent",
        /// Estimated glomerular filtration rate in mL/min/1.73 m².
        Egfr = "egfr_ml_min",
        /// C-reactive protein in mg/L.
        Crp = "crp_mg_l",
        /// Erythrocyte sedimentation rate in mm/h.
        Esr = "esr_mm_h",
        /// Platelets in 10⁹/L.
        Platelets = "platelets_10_9_l",
        /// Cotinine in ng/mL.
        Cotinine = "cotinine_ng_ml",
        /// Physical status class of the American Society of Anesthesiologists, 1 to 5.
        AsaClass = "asa_class",
        /// Patient health questionnaire, 0 to 27, a score.
        Phq9 = "phq9",
        /// Pain catastrophizing scale, 0 to 52, a score.
        PainCatastrophizing = "pain_catastrophizing",
        /// Opioids in morphine milligram equivalents a day.
        OpioidMme = "opioid_mme_per_day",
        /// Days on opioids.
        OpioidDays = "opioid_days",
        /// Timed up and go, in seconds.
        TimedUpAndGo = "timed_up_and_go_s",
        /// Falls in the last year.
        Falls = "falls_last_year",
        /// Weeks of pregnancy; 0 = not pregnant.
        PregnancyWeeks = "pregnancy_weeks",
        /// Loss of weight in half a year, in percent.
        WeightLoss = "weight_loss_percent",
    }
}

impl Measure {
    /// The unit of its values.
    #[must_use]
    pub const fn unit(self) -> &'static str {
        match self {
            Self::Albumin | Self::Haemoglobin => "g/L",
            Self::Hba1c | Self::WeightLoss => "%",
            Self::Egfr => "mL/min/1.73 m²",
            Self::Crp => "mg/L",
            Self::Esr => "mm/h",
            Self::Platelets => "10⁹/L",
            Self::Cotinine => "ng/mL",
            Self::AsaClass => "classes of the ASA",
            Self::Phq9 => "points of the PHQ-9",
            Self::PainCatastrophizing => "points of the PCS",
            Self::OpioidMme => "mg of morphine a day",
            Self::OpioidDays => "days",
            Self::TimedUpAndGo => "s",
            Self::Falls => "falls",
            Self::PregnancyWeeks => "weeks",
        }
    }

    /// Whether it is counted in whole numbers: classes, scores and counts.
    #[must_use]
    pub const fn is_whole(self) -> bool {
        matches!(
            self,
            Self::AsaClass
                | Self::Phq9
                | Self::PainCatastrophizing
                | Self::OpioidDays
                | Self::Falls
                | Self::PregnancyWeeks
        )
    }

    /// Least and greatest value beyond which stands a mistake of unit or of typing: a guard, no clinical limit.
    #[must_use]
    pub const fn range(self) -> (f64, f64) {
        match self {
            Self::Albumin => (5.0, 80.0),
            Self::Haemoglobin => (20.0, 250.0),
            Self::Hba1c => (2.0, 20.0),
            Self::Egfr => (0.0, 250.0),
            Self::Crp => (0.0, 1000.0),
            Self::Esr => (0.0, 200.0),
            Self::Platelets => (0.0, 3000.0),
            Self::Cotinine => (0.0, 3000.0),
            Self::AsaClass => (1.0, 5.0),
            Self::Phq9 => (0.0, 27.0),
            Self::PainCatastrophizing => (0.0, 52.0),
            Self::OpioidMme => (0.0, 5000.0),
            Self::OpioidDays => (0.0, 36_500.0),
            Self::TimedUpAndGo => (1.0, 600.0),
            Self::Falls => (0.0, 1000.0),
            Self::PregnancyWeeks => (0.0, 45.0),
            Self::WeightLoss => (0.0, 80.0),
        }
    }
}

/// A number from the laboratory or the clinic.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Observation {
    /// What was measured.
    pub measure: Measure,
    /// The value, in the unit of the measure.
    pub value: f64,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_measure_has_a_unit_and_a_range() {
        for measure in Measure::ALL {
            let (least, most) = measure.range();
            assert!(least < most && !measure.unit().is_empty(), "{measure:?}");
            assert!(!measure.is_whole() || least.fract() + most.fract() == 0.0, "{measure:?}");
        }
        for (ending, unit) in
            [("_g_l", "g/L"), ("_mg_l", "mg/L"), ("_percent", "%"), ("_s", "s"), ("_ml", "ng/mL")]
        {
            let named = Measure::ALL.iter().filter(|measure| measure.name().ends_with(ending));
            assert!(named.clone().count() > 0, "{ending}");
            for measure in named {
                assert_eq!(measure.unit(), unit, "{measure:?}");
            }
        }
    }
}
