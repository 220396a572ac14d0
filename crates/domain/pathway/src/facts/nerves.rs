//! Symptoms, signs and strength.

use super::{Known, Spec, plain};
use crate::value::{Found, Kind, Value};
use upright_casefile::{Fact, JointExamination, Presence, Symptom};

pub(super) fn specs() -> Vec<Spec> {
    let single = vec![
        Spec::flag("radiculopathy.of_root", "radiculopathy with its root and side recorded", of_root),
        Spec::new("radiculopathy.since", "radiculopathy since", Kind::Day, |known| {
            since(known, Symptom::Radiculopathy)
        }),
        Spec::flag("joint.hip_contracture", "a hip that does not extend (Thomas test)", |known| {
            contracture(known, "Thomas test of both sides", |joints| joints.thomas.is_free())
        }),
        Spec::flag("joint.knee_contracture", "a knee that does not extend", |known| {
            contracture(known, "extension of both knees", |joints| joints.knee_extension_loss.is_free())
        }),
    ];
    let symptoms = Symptom::ALL.iter().map(|one| of_symptom(*one));
    let beginnings = [Symptom::NewPain, Symptom::Trauma, Symptom::SuddenChangeOfPosture].map(begun);
    single.into_iter().chain(symptoms).chain(beginnings).collect()
}

fn of_symptom(symptom: Symptom) -> Spec {
    let (name, words) = (symptom.name(), words(symptom));
    Spec::flag(format!("symptom.{name}"), words.clone(), move |known| match known.view.symptom(symptom) {
        Some((entry, found)) => Found::flag(found.presence == Presence::Present).told_by(entry),
        None => Found::unknown(format!("whether there is {words}")),
    })
}

/// What people say for a symptom.
pub(crate) fn words(symptom: Symptom) -> String {
    match symptom {
        Symptom::UrinaryRetention => "urine that cannot be passed",
        Symptom::BladderBowelOrSexualChange => "a new change of bladder, bowel or sexual function",
        Symptom::PerianalNumbness => "numbness around the anus",
        Symptom::BilateralProgressiveRadiculopathy => "radiculopathy of both sides that gets worse",
        Symptom::RapidlyProgressiveMyelopathy => "myelopathy that gets worse rapidly",
        Symptom::SuspectedInfection => "a suspected infection",
        Symptom::UnstableFracture => "an unstable fracture",
        Symptom::ThreatenedSkin => "skin that an implant or a bone threatens",
        Symptom::SuddenChangeOfPosture => "a sudden change of posture",
        Symptom::AxialPain => "pain of the back itself",
        Symptom::PostureDrifts => "a posture that bends while standing or walking",
        Symptom::MyelopathicSigns => "a sign of myelopathy",
        Symptom::SacroiliacPain => "pain of the sacroiliac joint",
        other => return plain(other.name()),
    }
    .to_owned()
}

/// When a symptom began.
fn begun(symptom: Symptom) -> Spec {
    let name = symptom.name();
    Spec::new(format!("symptom.{name}.since"), format!("{} since", plain(name)), Kind::Day, move |known| {
        since(known, symptom)
    })
}

/// The day on which a symptom began; where that is not recorded, the day on which it was found.
fn since(known: &Known<'_>, symptom: Symptom) -> Found {
    match known.view.symptom(symptom) {
        Some((entry, found)) if found.presence == Presence::Present => {
            Found::known(Value::Day(found.since.unwrap_or(entry.effective_at))).told_by(entry)
        }
        Some(_) => Found::unknown(format!("when {} began", words(symptom))),
        None => Found::unknown(format!("whether there is {}", words(symptom))),
    }
}

/// Whether a joint lacks motion; unknown unless both sides were examined or one is limited.
fn contracture(
    known: &Known<'_>,
    missing: &str,
    is_free: impl Fn(&JointExamination) -> Option<bool>,
) -> Found {
    let examined = known.view.facts(|fact| match fact {
        Fact::JointExamination(joints) => Some(joints),
        _ => None,
    });
    let found = examined.last().and_then(|(entry, joints)| Some((entry, is_free(joints)?)));
    found.map_or_else(|| Found::unknown(missing), |(entry, is_free)| Found::flag(!is_free).told_by(entry))
}

fn of_root(known: &Known<'_>) -> Found {
    let Some((entry, found)) = known.view.symptom(Symptom::Radiculopathy) else {
        return Found::unknown("whether there is radiculopathy");
    };
    let is_whole = found.presence == Presence::Present && found.root.is_some() && found.side.is_some();
    Found::flag(is_whole).told_by(entry)
}
