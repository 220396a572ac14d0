//! Symptoms, signs and strength.

use super::{Known, Spec, plain};
use crate::value::{Found, Kind, Value};
use upright_anatomy::{Laterality, Level};
use upright_casefile::{
    Confirmation, Entry, Fact, FindingKind, JointExamination, Presence, Strength, StudyKind, Symptom,
};
use upright_evidence::numbers::CUT_OFF_PAIN_NEW_WITHIN;

pub(super) fn specs() -> Vec<Spec> {
    let single = vec![
        Spec::new(
            "strength.new.worst",
            "weakest muscle of new or unknown onset, MRC grade",
            Kind::Number("1"),
            worst,
        ),
        Spec::new("strength.worst", "weakest muscle, MRC grade", Kind::Number("1"), weakest),
        Spec::new("strength.fall", "grades (MRC) by which strength fell", Kind::Number("1"), fall),
        Spec::flag("strength.stable_deficit", "a documented deficit that has not changed", stable_deficit),
        Spec::flag("radiculopathy.of_root", "radiculopathy with its root and side recorded", of_root),
        Spec::new("radiculopathy.since", "radiculopathy since", Kind::Day, |known| {
            since(known, Symptom::Radiculopathy)
        }),
        // A matter of the record: where nobody ended the suspicion, it stands.
        Spec::flag(
            "fracture.excluded.recorded",
            "an unstable fracture excluded, after a CT of the whole spine",
            |known| {
                let excluded = known.view.alarm_since().and_then(|since| known.view.fracture_excluded(since));
                excluded.map_or_else(|| Found::flag(false), |entry| Found::flag(true).told_by(entry))
            },
        ),
        Spec::flag(
            "fracture.absent_on_ct",
            "no fracture on a CT of the whole spine made since",
            absent_on_ct,
        ),
        Spec::flag("fracture.called_stable.recorded", "a seen fracture called stable since", called_stable),
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
fn words(symptom: Symptom) -> String {
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

/// A CT of the whole spine, made since the alarm began, on which a person confirmed that no vertebra is fractured.
fn absent_on_ct(known: &Known<'_>) -> Found {
    const MISSING: &str = "whether a CT of the whole spine, made since, shows a fracture";
    let Some(since) = known.view.alarm_since() else { return Found::unknown(MISSING) };
    let scans: Vec<&str> = known
        .view
        .facts(|fact| match fact {
            Fact::Study(study) if study.study == StudyKind::WholeSpineCt => Some(study.name.as_str()),
            _ => None,
        })
        .map(|(_, name)| name)
        .collect();
    let mut statements = known.view.facts(|fact| match fact {
        Fact::StudyFinding(found)
            if found.finding == FindingKind::VertebralFracture
                && found.status == Confirmation::Confirmed
                && scans.contains(&found.study.as_str()) =>
        {
            Some(found.presence)
        }
        _ => None,
    });
    let last = statements.rfind(|(entry, _)| entry.effective_at >= since);
    match last {
        Some((entry, Some(presence))) => Found::flag(presence == Presence::Absent).told_by(entry),
        Some((_, None)) | None => Found::unknown(MISSING),
    }
}

/// A clinician's word that no fracture is unstable, said after the latest one was seen.
fn called_stable(known: &Known<'_>) -> Found {
    let entries = known.view.entries();
    let seen = entries.iter().rposition(|entry| match &entry.fact {
        Fact::StudyFinding(found) => {
            found.finding == FindingKind::VertebralFracture
                && found.status == Confirmation::Confirmed
                && found.presence == Some(Presence::Present)
        }
        _ => false,
    });
    let is_denial = |entry: &&&Entry| match &entry.fact {
        Fact::ClinicalFinding(found) => {
            found.symptom == Symptom::UnstableFracture && found.presence == Presence::Absent
        }
        _ => false,
    };
    let denied = seen.and_then(|seen| entries.get(seen..)?.iter().rev().find(is_denial));
    denied.map_or_else(|| Found::flag(false), |entry| Found::flag(true).told_by(entry))
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

fn strengths<'a>(known: &Known<'a>) -> Vec<(&'a Entry, &'a Strength)> {
    let found = known.view.facts(|fact| match fact {
        Fact::Strength(strength) => Some(strength),
        _ => None,
    });
    found.collect()
}

/// The latest grade of every root and side; of two of one day, the weaker.
fn current<'a>(known: &Known<'a>) -> Vec<(&'a Entry, &'a Strength)> {
    let mut latest: Vec<(&Entry, &Strength)> = Vec::new();
    for (entry, strength) in strengths(known) {
        let is_weaker = |(known, other): &(&Entry, &Strength)| {
            place(other) == place(strength)
                && known.effective_at == entry.effective_at
                && other.grade < strength.grade
        };
        if !latest.iter().any(is_weaker) {
            latest.retain(|(_, other)| place(other) != place(strength));
            latest.push((entry, strength));
        }
    }
    latest
}

const fn place(strength: &Strength) -> (Level, Laterality) {
    (strength.root, strength.side)
}

/// The weakest muscle, whenever it became weak.
fn weakest(known: &Known<'_>) -> Found {
    let weakest = current(known).into_iter().min_by_key(|(_, strength)| strength.grade);
    weakest.map_or_else(
        || Found::unknown("strength by root and side"),
        |(entry, strength)| Found::number(f64::from(strength.grade)).told_by(entry),
    )
}

/// The weakest muscle whose weakness is new, or of which nobody knows when it began. Weakness that is documented as stable
/// is neither; of weakness that is known to be old, somebody must say whether it is stable.
fn worst(known: &Known<'_>) -> Found {
    let current = current(known);
    if current.is_empty() {
        return Found::unknown("strength by root and side");
    }
    let day = known.view.day();
    let is_old = |strength: &Strength| {
        let days = strength.onset.map(|onset| f64::from((day - onset).get_days()));
        days.is_some_and(|days| CUT_OFF_PAIN_NEW_WITHIN.is_passed_by(days))
    };
    let weak =
        current.iter().filter(|(_, found)| found.stable != Some(true) && f64::from(found.grade) < FULL);
    let (old, new): (Vec<_>, Vec<_>) = weak.partition(|(_, strength)| is_old(strength));
    match (new.iter().min_by_key(|(_, strength)| strength.grade), old.first()) {
        (Some((entry, strength)), _) => Found::number(f64::from(strength.grade)).told_by(entry),
        (None, Some((_, strength))) => Found::unknown(format!(
            "whether the weakness of {} ({}), known for longer than six weeks, has stayed as it was",
            strength.root,
            side(strength.side)
        )),
        (None, None) => Found::number(FULL),
    }
}

const fn side(side: Laterality) -> &'static str {
    match side {
        Laterality::Left => "left",
        Laterality::Right => "right",
        Laterality::Unspecified => "side not recorded",
    }
}

/// Full strength on the scale of the Medical Research Council: what the scale can give, no clinical limit.
const FULL: f64 = 5.0;

/// The largest fall of a grade between an examination and the one before it.
fn fall(known: &Known<'_>) -> Found {
    let all = strengths(known);
    if all.is_empty() {
        return Found::unknown("strength by root and side");
    }
    let falls = current(known).into_iter().map(|(entry, now)| {
        let earlier =
            all.iter().rev().find(|(other, strength)| other.id != entry.id && place(strength) == place(now));
        let fell = earlier.map_or(0.0, |(_, before)| f64::from(before.grade) - f64::from(now.grade));
        let by = if now.stable == Some(true) { 0.0 } else { fell };
        (entry, by.max(0.0))
    });
    let largest = falls.max_by(|one, other| one.1.total_cmp(&other.1));
    largest.map_or_else(|| Found::number(0.0), |(entry, by)| Found::number(by).told_by(entry))
}

fn stable_deficit(known: &Known<'_>) -> Found {
    let current = current(known);
    if current.is_empty() {
        return Found::unknown("strength by root and side");
    }
    let stable = current
        .iter()
        .find(|(_, strength)| strength.stable == Some(true) && f64::from(strength.grade) < FULL);
    stable.map_or_else(|| Found::flag(false), |(entry, _)| Found::flag(true).told_by(entry))
}
