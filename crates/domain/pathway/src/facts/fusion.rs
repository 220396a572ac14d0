//! The operated spine, and what happened to it.

use super::person::device_denied;
use super::{CATALOGUE, Known, Spec, plain};
use crate::value::{Found, Kind, Value};
use jiff::civil::Date;
use upright_assessment::{Origin, Truth, long_or_ankylosed};
use upright_casefile::{
    Complication, Condition, Entry, Event, Fact, Metal, Mobility, PreviousFusion, SurgicalAnatomy,
};
use upright_evidence::numbers::CUT_OFF_FUSION_LONG;

pub(super) fn specs() -> Vec<Spec> {
    let single = vec![
        Spec::flag("fusion.present", "a previous fusion", present),
        Spec::flag("fusion.ankylosed_or_long", "an ankylosed or long-fused spine", ankylosed_or_long)
            .by(&[&CUT_OFF_FUSION_LONG]),
        Spec::flag("fusion.ankylosed", "a segment stiffened by disease", ankylosed),
        Spec::flag("fusion.uncertain", "a segment that is not known to have united", uncertain),
        Spec::new("fusion.since", "latest fusion of the spine", Kind::Day, fused_since),
        Spec::flag("implants.denied", "the record that no metal is in the spine", |known| metal(known, true)),
        Spec::flag("implants.recorded", "metal in the spine as recorded", |known| metal(known, false)),
        Spec::flag("fusion.laminectomy", "a vertebra without lamina", laminectomy),
        Spec::flag("fusion.earlier_infection", "an infection after an earlier operation", |known| {
            complication(known, Complication::Infection)
        }),
    ];
    let events = Event::ALL.iter().flat_map(|event| of_event(*event));
    single.into_iter().chain(events).collect()
}

fn fusion<'a>(known: &Known<'a>) -> Option<(&'a Entry, &'a PreviousFusion)> {
    known
        .view
        .facts(|fact| match fact {
            Fact::PreviousFusion(fusion) => Some(fusion),
            _ => None,
        })
        .next_back()
}

fn anatomy<'a>(known: &Known<'a>) -> Option<(&'a Entry, &'a SurgicalAnatomy)> {
    known
        .view
        .facts(|fact| match fact {
            Fact::SurgicalAnatomy(anatomy) => Some(&**anatomy),
            _ => None,
        })
        .next_back()
}

fn present(known: &Known<'_>) -> Found {
    let operated = |mobility| matches!(mobility, Mobility::Fused | Mobility::Uncertain);
    match fusion(known) {
        Some((entry, fusion)) if fusion.segments.iter().any(|segment| operated(segment.mobility)) => {
            Found::flag(true).told_by(entry)
        }
        Some((entry, fusion)) if fusion.others_mobile => Found::flag(false).told_by(entry),
        _ => match anatomy(known).filter(|(_, anatomy)| anatomy.uppermost.is_some()) {
            Some((entry, _)) => Found::flag(true).told_by(entry),
            None => Found::unknown("which segments are fused, or that none is"),
        },
    }
}

/// Ankylosed segments of any length, or so many consecutive vertebrae not known to move that the fusion is called long.
fn ankylosed_or_long(known: &Known<'_>) -> Found {
    let found = fusion(known);
    let disease = known.view.condition(Condition::AnkylosingDisease);
    let Some(is_so) = long_or_ankylosed(found.map(|(_, fusion)| fusion), disease) else {
        return Found::unknown(
            "which segments are fused or ankylosed, and whether there is ankylosing disease",
        );
    };
    let flag = Found::flag(is_so);
    found.map_or(flag.clone(), |(entry, _)| flag.told_by(entry))
}

fn ankylosed(known: &Known<'_>) -> Found {
    let Some((entry, fusion)) = fusion(known) else {
        return Found::unknown("which segments are ankylosed, or that none is");
    };
    let is_ankylosed = fusion.segments.iter().any(|segment| segment.mobility == Mobility::Ankylosed);
    if is_ankylosed || fusion.others_mobile {
        return Found::flag(is_ankylosed).told_by(entry);
    }
    Found::unknown("whether the segments that are not listed move")
}

fn uncertain(known: &Known<'_>) -> Found {
    let Some((entry, fusion)) = fusion(known) else {
        return Found::unknown("which segments are fused, or that none is");
    };
    let is_uncertain = fusion.segments.iter().any(|segment| segment.mobility == Mobility::Uncertain);
    if is_uncertain || fusion.others_mobile {
        return Found::flag(is_uncertain).told_by(entry);
    }
    Found::unknown("whether the segments that are not listed move")
}

fn metal(known: &Known<'_>, denied: bool) -> Found {
    let found = anatomy(known).and_then(|(entry, anatomy)| Some((entry, anatomy.metal?)));
    match found {
        Some((entry, metal)) => Found::flag((metal == Metal::None) == denied).told_by(entry),
        // No device at all is no metal either.
        None => match device_denied(known) {
            denies if denies.as_flag() == Some(true) && !denied => {
                Found { state: Found::flag(false).state, ..denies }
            }
            _ => Found::unknown("what the implants are made of, or that there are none"),
        },
    }
}

fn laminectomy(known: &Known<'_>) -> Found {
    match anatomy(known) {
        Some((entry, anatomy)) if !anatomy.laminectomies.is_empty() => Found::flag(true).told_by(entry),
        _ => Found::unknown("which vertebrae have no lamina"),
    }
}

fn complication(known: &Known<'_>, complication: Complication) -> Found {
    match anatomy(known) {
        Some((entry, anatomy)) if anatomy.complications.contains(&complication) => {
            Found::flag(true).told_by(entry)
        }
        _ => Found::unknown(format!("whether there was this before: {}", plain(complication.name()))),
    }
}

/// The latest day of an event.
fn last(known: &Known<'_>, event: Event) -> Option<(String, Date)> {
    let found = known.view.facts(|fact| match fact {
        Fact::Event(found) if *found == event => Some(()),
        _ => None,
    });
    found.map(|(entry, ())| (entry.id.clone(), entry.effective_at)).next_back()
}

/// The latest operation that was to fuse. A single operation on a fused spine is the one that fused it.
fn fused_since(known: &Known<'_>) -> Found {
    if last(known, Event::SpineFusion).is_some() {
        return since(known, Event::SpineFusion);
    }
    let operations = known.view.events().filter(|(_, event)| *event == Event::SpineOperation).count();
    match operations {
        2.. => Found::unknown("which operation on the spine fused it (event spine_fusion)"),
        _ => since(known, Event::SpineOperation),
    }
}

fn since(known: &Known<'_>, event: Event) -> Found {
    match last(known, event) {
        Some((entry, day)) => {
            let mut found = Found::known(Value::Day(day));
            found.origins.push(Origin { entry, day });
            found
        }
        None => Found::unknown(format!("the day of the latest {}", event.words())),
    }
}

/// An event since the latest operation on the spine: what an operation mended is over.
fn of_event(event: Event) -> [Spec; 3] {
    let name = event.name();
    let happened = Spec::flag(format!("event.{name}"), event.words(), move |known| {
        let missing = || Found::unknown(format!("whether this ever happened: {}", event.words()));
        recorded(known, event).or_else(|| ruled_out(known, event)).unwrap_or_else(missing)
    });
    let beginning = Spec::new(
        format!("event.{name}.day"),
        format!("{}, its day", event.words()),
        Kind::Day,
        move |known| since(known, event),
    );
    // What is confirmed is a matter of the record: where nobody confirmed it, it is not.
    let confirmed =
        Spec::flag(format!("event.{name}.recorded"), format!("{} recorded", event.words()), move |known| {
            recorded(known, event).unwrap_or_else(|| Found::flag(false))
        });
    [happened, beginning, confirmed]
}

/// An event that is recorded, and that no later operation mended.
fn recorded(known: &Known<'_>, event: Event) -> Option<Found> {
    let operated = known.view.last_spine_operation().filter(|_| event.is_mended_by_operation());
    let (entry, day) = last(known, event)?;
    let holds = operated.is_none_or(|operated| day >= operated);
    holds.then(|| {
        let mut found = Found::flag(true);
        found.origins.push(Origin { entry, day });
        found
    })
}

/// An event that nobody recorded, and that a study or films rule out.
fn ruled_out(known: &Known<'_>, event: Event) -> Option<Found> {
    let by = match event {
        Event::RodFracture => "finding.rod_fracture",
        Event::JunctionalFailure => "finding.junctional_failure",
        Event::LossOfCorrection => "progression.progressed",
        Event::JunctionalKyphosis => "finding.junctional_kyphosis",
        Event::SpineOperation
        | Event::SpineFusion
        | Event::HipOperation
        | Event::KneeOperation
        | Event::VertebralFracture => return None,
    };
    let found = CATALOGUE.get(by)?.find(known);
    (found.as_flag() == Some(false)).then_some(found)
}

/// What a verdict of three values says.
pub(super) fn of_truth(truth: Truth, missing: &str) -> Found {
    match truth {
        Truth::True => Found::flag(true),
        Truth::False => Found::flag(false),
        Truth::Unknown => Found::unknown(missing),
    }
}
