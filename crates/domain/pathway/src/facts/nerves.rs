//! Symptoms, signs and strength.

use super::{Known, Spec, plain};
use crate::value::{Found, Kind, Value};
use upright_anatomy::{Laterality, Level};
use upright_casefile::{Entry, Fact, JointExamination, Presence, Strength, Symptom};

pub(super) fn specs() -> Vec<Spec> {
    let single = vec![
        Spec::new(
            "strength.new.worst",
            "weakest muscle of new or unknown onset, MRC grade",
            Kind::Number("1"),
            worst,
        ),
        Spec::new("strength.worst", "weakest muscle, MRC grade", Kind::Number("1"), weakest),
        Spec::flag("strength.old.changed", "an old weakness that has changed", old_has_changed),
        Spec::new("strength.fall", "grades (MRC) by which strength fell", Kind::Number("1"), fall),
        Spec::flag("strength.stable_deficit", "a documented deficit that has not changed", stable_deficit),
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
pub(super) fn words(symptom: Symptom) -> String {
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

/// The weakest muscle whose weakness is new, or of which nobody knows when it began. Weakness that is documented as stable,
/// or known to be old, is neither.
fn worst(known: &Known<'_>) -> Found {
    let current = current(known);
    if current.is_empty() {
        return Found::unknown("strength by root and side");
    }
    let new =
        current.iter().filter(|found| is_weak(found) && !is_stable(known, found) && !is_old(known, found));
    new.min_by_key(|(_, strength)| strength.grade).map_or_else(
        || Found::number(FULL),
        |(entry, strength)| Found::number(f64::from(strength.grade)).told_by(entry),
    )
}

type Examined<'a> = (&'a Entry, &'a Strength);

fn is_weak((_, strength): &Examined<'_>) -> bool {
    f64::from(strength.grade) < FULL
}

/// Weakness that is known to have begun longer ago than what is new.
fn is_old(known: &Known<'_>, (_, strength): &Examined<'_>) -> bool {
    strength.onset.is_some_and(|onset| upright_assessment::is_old(onset, known.view.day()))
}

/// Said to be stable and not weaker than before, or found so again after more than six weeks.
fn is_stable(known: &Known<'_>, (entry, now): &Examined<'_>) -> bool {
    let all = strengths(known);
    let earlier = || all.iter().filter(|(other, found)| other.id != entry.id && place(found) == place(now));
    let before = earlier().rev().find(|(other, _)| other.effective_at <= entry.effective_at);
    let is_not_weaker = before.is_none_or(|(_, before)| before.grade <= now.grade);
    let was_so = |(other, found): &Examined<'_>| {
        found.grade == now.grade && upright_assessment::is_old(other.effective_at, entry.effective_at)
    };
    is_not_weaker && (now.stable == Some(true) || earlier().any(was_so))
}

/// Whether a weakness that is known to be old has changed: nobody knows until somebody says whether it is stable.
fn old_has_changed(known: &Known<'_>) -> Found {
    let current = current(known);
    let open = |found: &&Examined<'_>| is_weak(found) && is_old(known, found) && !is_stable(known, found);
    match current.iter().filter(open).min_by_key(|(_, strength)| strength.grade) {
        Some((_, strength)) => Found::unknown(format!(
            "whether the weakness of {} ({}), known for longer than six weeks, has stayed as it was",
            strength.root,
            side(strength.side)
        )),
        None => Found::flag(false),
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

/// By how many grades strength fell within the last six weeks, at most. A fall of long ago is no fall of now.
fn fall(known: &Known<'_>) -> Found {
    let all = strengths(known);
    if all.is_empty() {
        return Found::unknown("strength by root and side");
    }
    let falls = current(known).into_iter().filter_map(|now| recent_fall(known, &all, now));
    let largest = falls.max_by(|one, other| one.1.total_cmp(&other.1));
    largest.map_or_else(|| Found::number(0.0), |(entry, by)| Found::number(by).told_by(entry))
}

/// The grades lost since the last examination that found more, where the first that found less is recent.
fn recent_fall<'a>(
    known: &Known<'_>,
    all: &[Examined<'a>],
    (entry, now): Examined<'a>,
) -> Option<(&'a Entry, f64)> {
    let here = || all.iter().filter(|(_, found)| place(found) == place(now));
    let higher = here().enumerate().filter(|(_, (_, found))| found.grade > now.grade).last()?.0;
    let (_, before) = here().nth(higher)?;
    let (seen, found) = here().nth(higher + 1).copied().unwrap_or((entry, now));
    let began = found.onset.unwrap_or(seen.effective_at);
    let by = f64::from(before.grade) - f64::from(now.grade);
    (!upright_assessment::is_old(began, known.view.day())).then_some((entry, by))
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
