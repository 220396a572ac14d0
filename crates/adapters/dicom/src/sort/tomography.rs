//! CT beside SPECT or PET: of one machine and one study.

use super::clues::Clues;
use super::evidence::{Axis, Judgement};
use super::slot::{Reason, Slot, Verdict};
use std::collections::BTreeSet;

/// Settles what is a SPECT/CT, and asks about a CT that may only correct an emission picture.
pub(super) fn settle(clues: &[Clues], judgements: &mut [Judgement]) {
    let of = |wanted: &dyn Fn(&Clues, &Judgement) -> bool| -> BTreeSet<(String, String)> {
        let pairs = clues
            .iter()
            .zip(judgements.iter())
            .filter(|(clues, found)| !clues.study.is_empty() && wanted(clues, found));
        pairs.map(|(clues, _)| (clues.study.clone(), clues.frame_of_reference.clone())).collect()
    };
    let spect = of(&is_bone_spect);
    let pet = of(&|_, found| found.verdict == Verdict::Sorted(Slot::Pet));
    let ct = of(&is_ct);
    let in_study = |frames: &BTreeSet<(String, String)>, clues: &Clues| {
        frames.iter().any(|(study, _)| *study == clues.study)
    };
    for (clues, judgement) in clues.iter().zip(judgements) {
        if is_bone_spect(clues, judgement) && in_study(&ct, clues) {
            judgement.settle(Verdict::Sorted(Slot::SpectCt), Axis::Kind, "CT in the same study", "CT");
        } else if is_ct(clues, judgement) {
            let frame = (clues.study.clone(), clues.frame_of_reference.clone());
            if spect.contains(&frame) && !frame.1.is_empty() {
                let criterion = "SPECT in the same study and space";
                judgement.settle(Verdict::Sorted(Slot::SpectCt), Axis::Kind, criterion, "SPECT");
            } else if in_study(&spect, clues) || in_study(&pet, clues) {
                judgement.ask(Reason::AccompanyingCt, Axis::Kind, "SPECT or PET in the same study");
            }
        }
    }
}

fn is_bone_spect(clues: &Clues, judgement: &Judgement) -> bool {
    let is_volume = clues.image_type.get(2).is_some_and(|value| value == "RECON TOMO");
    is_volume && judgement.verdict == Verdict::Sorted(Slot::BoneScanDelayed)
}

fn is_ct(_: &Clues, judgement: &Judgement) -> bool {
    judgement.verdict == Verdict::Sorted(Slot::Ct)
}
