//! What a fact is about: a correction is about the same.

use super::Fact;
use upright_anatomy::Laterality;

impl Fact {
    /// What it is about, in words, as `clinical finding: urinary retention`. Two facts with the same subject say of one thing
    /// how it is; facts with different subjects say nothing of each other.
    #[must_use]
    pub fn subject(&self) -> String {
        let kind = self.kind().replace('_', " ");
        match self.particular() {
            Some(particular) => format!("{kind}: {}", particular.replace('_', " ")),
            None => kind,
        }
    }

    /// Which of several things of its kind it is about; `None` = there is one.
    fn particular(&self) -> Option<String> {
        let particular = match self {
            Self::Outcome(found) => found.instrument().name().to_owned(),
            Self::Comorbidity(found) => found.condition.name().to_owned(),
            Self::Event(event) => event.name().to_owned(),
            Self::Frailty(found) => found.index.name().to_owned(),
            Self::ClinicalFinding(found) => found.symptom.name().to_owned(),
            Self::Strength(found) => format!("{}, {}", found.root, side(found.side)),
            Self::Reflex(found) => format!("{}, {}", found.tendon.name(), side(found.side)),
            Self::Device(found) => found.device.name().to_owned(),
            Self::Allergy(found) => found.allergen.name().to_owned(),
            Self::Medication(found) => found.class.name().to_owned(),
            Self::Observation(found) => found.measure.name().to_owned(),
            Self::Study(found) => format!("{}, {}", found.study.name(), found.name),
            Self::StudyFinding(found) => {
                let level = found.level.map(|level| format!(", {level}")).unwrap_or_default();
                format!("{} of {}{level}", found.finding.name(), found.study)
            }
            Self::DrugTreatment(found) => found.class.name().to_owned(),
            Self::Judgement(found) => found.question.name().to_owned(),
            Self::Override(found) => found.item.clone(),
            Self::Person(_)
            | Self::Film(_)
            | Self::PreviousFusion(_)
            | Self::JointExamination(_)
            | Self::BoneDensity(_)
            | Self::Coronal(_)
            | Self::Function(_)
            | Self::SurgicalAnatomy(_)
            | Self::PhysicalTherapy(_)
            | Self::Injection(_)
            | Self::Brace(_)
            | Self::Goal(_)
            | Self::Decision(_)
            | Self::Withdrawal(_) => return None,
        };
        Some(particular)
    }
}

const fn side(side: Laterality) -> &'static str {
    match side {
        Laterality::Left => "left",
        Laterality::Right => "right",
        Laterality::Unspecified => "side not stated",
    }
}

#[cfg(test)]
mod tests {
    use super::super::{ClinicalFinding, Event, Presence, Symptom};
    use super::*;

    #[test]
    fn another_symptom_is_another_subject() {
        let finding = |symptom, presence| {
            Fact::ClinicalFinding(ClinicalFinding { symptom, presence, since: None, root: None, side: None })
        };
        let retention = finding(Symptom::UrinaryRetention, Presence::Present);
        assert_eq!(retention.subject(), "clinical finding: urinary retention");
        assert_eq!(retention.subject(), finding(Symptom::UrinaryRetention, Presence::Absent).subject());
        assert_ne!(retention.subject(), finding(Symptom::AxialPain, Presence::Present).subject());
        assert_eq!(Fact::Event(Event::RodFracture).subject(), "event: rod fracture");
    }
}
