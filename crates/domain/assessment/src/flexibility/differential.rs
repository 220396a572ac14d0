//! What is asked before an imbalance that is flexible, or drifts, is called fixed.

use crate::explanation::{Explanation, Truth};
use upright_casefile::{Condition, Presence, View};

/// Something that was examined, or was not.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Examined {
    /// What, with how it is looked for where that is not plain.
    pub what: &'static str,
    /// Whether it is there; `None` = never asked, unknown.
    pub state: Option<Presence>,
}

impl Examined {
    /// `present`, `absent` or `unknown`.
    #[must_use]
    pub const fn word(&self) -> &'static str {
        match self.state {
            Some(presence) => presence.name(),
            None => "unknown",
        }
    }

    const fn is_absent(&self) -> Truth {
        match self.state {
            Some(Presence::Absent) => Truth::True,
            Some(Presence::Present) => Truth::False,
            None => Truth::Unknown,
        }
    }

    fn explained(&self) -> Explanation {
        let statement = format!("{}: {}", self.what, self.word());
        match self.is_absent() {
            Truth::Unknown => Explanation::unknown(statement, self.what),
            known => Explanation::new(known, statement),
        }
    }
}

/// - **Source**: clinical reference, section 4 (flag M).
const ASKED: [(Condition, &str); 9] = [
    (Condition::Parkinsonism, "Parkinsonism"),
    (Condition::Dystonia, "Dystonia"),
    (Condition::MultipleSystemAtrophy, "Multiple system atrophy"),
    (
        Condition::AxialMyopathy,
        "Axial myopathy (CK, TSH, EMG and nerve conduction, paraspinal fat on MRI, neurology opinion)",
    ),
    (Condition::DroppedHead, "Dropped head"),
    (Condition::NormalPressureHydrocephalus, "Normal-pressure hydrocephalus"),
    (Condition::MyastheniaOrAls, "Myasthenia or amyotrophic lateral sclerosis"),
    (Condition::PosturalDrug, "A drug that bends the trunk (dopamine agonist, antipsychotic)"),
    (Condition::StoopRelievedClaudication, "Claudication relieved by stooping"),
];

/// Every item of the differential, whether or not anybody asked about it.
pub(super) fn differential(view: &View<'_>) -> Vec<Examined> {
    let asked = ASKED.iter().map(|(condition, what)| Examined { what, state: view.condition(*condition) });
    asked.chain([contracture(view)]).collect()
}

/// A positive test of one joint is enough; absent only where both hips and both knees were tested.
fn contracture(view: &View<'_>) -> Examined {
    let free = view.joints().map_or(Truth::Unknown, |(_, joints)| {
        Truth::of(joints.thomas.is_free()).and(Truth::of(joints.knee_extension_loss.is_free()))
    });
    let state = match free {
        Truth::True => Some(Presence::Absent),
        Truth::False => Some(Presence::Present),
        Truth::Unknown => None,
    };
    Examined { what: "Hip or knee contracture (Thomas test and knee extension, both sides)", state }
}

/// That none of them is there, and what of that is known.
pub(super) fn explained(differential: &[Examined]) -> Explanation {
    let parts: Vec<Explanation> = differential.iter().map(Examined::explained).collect();
    let truth = crate::agreement::all(parts.iter().map(|part| part.truth));
    let root = Explanation::new(truth, "No other cause of an imbalance that is flexible or drifts");
    parts.into_iter().fold(root, Explanation::because)
}

/// What the verdict must carry while one of them is there or was not asked about.
pub(super) fn note(differential: &[Examined]) -> Option<String> {
    let open = differential.iter().filter(|examined| examined.is_absent() != Truth::True);
    let open: Vec<String> = open.map(|examined| format!("{}: {}", examined.what, examined.word())).collect();
    (!open.is_empty()).then(|| {
        format!(
            "An imbalance that is flexible, or drifts while standing or walking, is not called fixed before these are settled: {}.",
            open.join("; ")
        )
    })
}
