//! Gamma camera: is it a bone scan, and which phase.
//!
//! No attribute says "three phases": type of picture and time since injection tell. Words decide nothing; they contradict.

use super::clues::Clues;
use super::criteria::{BLOOD_POOL_S, DELAYED_S, FLOW_FRAME_MS, FLOW_S, weight};
use super::evidence::{Axis, Ledger};
use super::injection::{Since, since_injection};
use super::lexicon::Meaning;
use super::mentions::Mentions;
use super::slot::{Reason, Slot, Verdict};

/// SNOMED CT and what it was before (CID 25): medronate, oxidronate, pyrophosphate.
const TRACERS: [&str; 5] = ["96390006", "53951001", "764821009", "C-B1218", "C-B1213"];
/// SNOMED CT and what it was before (CID 18): technetium 99m.
const TECHNETIUM: [&str; 2] = ["72454006", "C-163A8"];

/// An object of a gamma camera.
pub(super) fn judge(clues: &Clues, mentions: &Mentions, ledger: &mut Ledger) -> Verdict {
    agent(clues, mentions, ledger);
    let phase = phase(clues, mentions, ledger);
    let likely = phase.map_or_else(|(likely, _)| likely, Some);
    let (speaks_for, speaks_against) = ledger.sides(Axis::Agent);
    let is_bone = speaks_for >= weight::BONE_SCAN_IN_WORDS;
    match (is_bone, speaks_against < 0) {
        (true, true) => return Verdict::ask(likely, Reason::AgentContradicts),
        (false, true) => return Verdict::Sorted(Slot::Other),
        _ if !ledger.passes(Axis::Agent) => return Verdict::ask(likely, Reason::AgentNotProven),
        _ => {}
    }
    match phase {
        Ok(slot) => Verdict::Sorted(slot),
        Err((likely, reason)) => Verdict::ask(likely, reason),
    }
}

fn agent(clues: &Clues, mentions: &Mentions, ledger: &mut Ledger) {
    let mut enter = |criterion, attribute, list: &[&str], codes: &[String], counts| {
        for code in codes {
            let counts = if list.contains(&code.as_str()) { counts } else { weight::OTHER_AGENT };
            ledger.enter(Axis::Agent, criterion, attribute, code, counts);
        }
    };
    let tracer = &clues.tracer;
    enter(
        "code of the tracer",
        "RadiopharmaceuticalCodeSequence",
        &TRACERS,
        &tracer.agent_codes,
        weight::AGENT_CODE,
    );
    enter(
        "code of the nuclide",
        "RadionuclideCodeSequence",
        &TECHNETIUM,
        &tracer.nuclide_codes,
        weight::TECHNETIUM,
    );
    if let Some(words) = mentions.says(Meaning::BoneTracer) {
        ledger.enter_words(Axis::Agent, "words for the tracer", words, weight::AGENT_IN_WORDS);
    }
    if let Some(words) = mentions.says(Meaning::BoneScan) {
        ledger.enter_words(Axis::Agent, "words for a bone scan", words, weight::BONE_SCAN_IN_WORDS);
    }
}

/// The phase that type of picture and time since injection prove; else a likely one, and why it is not proven.
fn phase(clues: &Clues, mentions: &Mentions, ledger: &mut Ledger) -> Result<Slot, (Option<Slot>, Reason)> {
    let kind = clues.image_type.get(2).map_or("", String::as_str);
    let said = said(mentions, ledger);
    let since = since_injection(clues);
    let (seconds, is_wrong) = match since {
        Since::Seconds(seconds) => (Some(seconds), false),
        Since::ClockWrong(seconds) => (Some(seconds), true),
        Since::Unknown => (None, false),
    };
    if let Some(seconds) = seconds {
        let found = format!("{seconds} s");
        ledger.enter(Axis::Phase, "time since injection", "RadiopharmaceuticalStartTime", found, 0);
    }
    let likely = by_type(kind, seconds.filter(|_| !is_wrong));
    let likely = likely.or(said.first().copied());
    if is_wrong {
        return Err((likely, Reason::ClocksDisagree));
    }
    let Some(slot) = proven(clues, kind, seconds, ledger) else {
        return Err((likely, Reason::PhaseNotProven));
    };
    let agrees = said.is_empty() || said.contains(&slot);
    if agrees { Ok(slot) } else { Err((Some(slot), Reason::PhaseContradicts)) }
}

/// Phases that the words of the series name; a study names all of its phases.
fn said(mentions: &Mentions, ledger: &mut Ledger) -> Vec<Slot> {
    let kinds = [
        (Meaning::Flow, Slot::BoneScanFlow),
        (Meaning::BloodPool, Slot::BoneScanBloodPool),
        (Meaning::Delayed, Slot::BoneScanDelayed),
    ];
    let mut said = Vec::new();
    for (meaning, slot) in kinds {
        if let Some(words) = mentions.in_series(meaning) {
            ledger.enter_words(Axis::Phase, "words for the phase", words, 0);
            said.push(slot);
        }
    }
    said
}

fn within(window: [i64; 2], seconds: Option<i64>) -> bool {
    seconds.is_some_and(|seconds| (window[0]..=window[1]).contains(&seconds))
}

fn by_type(kind: &str, seconds: Option<i64>) -> Option<Slot> {
    match kind {
        "DYNAMIC" => Some(Slot::BoneScanFlow),
        "STATIC" if within(BLOOD_POOL_S, seconds) => Some(Slot::BoneScanBloodPool),
        "WHOLE BODY" | "TOMO" | "RECON TOMO" => Some(Slot::BoneScanDelayed),
        "STATIC" if within(DELAYED_S, seconds) => Some(Slot::BoneScanDelayed),
        _ => None,
    }
}

/// The phase whose type of picture, time and frames all fit.
fn proven(clues: &Clues, kind: &str, seconds: Option<i64>, ledger: &mut Ledger) -> Option<Slot> {
    let (slot, window) = match kind {
        "DYNAMIC" => (Slot::BoneScanFlow, FLOW_S),
        "STATIC" | "WHOLE BODY" if within(BLOOD_POOL_S, seconds) => (Slot::BoneScanBloodPool, BLOOD_POOL_S),
        "STATIC" | "WHOLE BODY" | "TOMO" | "RECON TOMO" => (Slot::BoneScanDelayed, DELAYED_S),
        _ => return None,
    };
    ledger.enter(Axis::Phase, "type of picture", "ImageType", kind, weight::PHASE_TYPE);
    if within(window, seconds) {
        let found = format!("within {} to {} s", window[0], window[1]);
        ledger.enter(Axis::Phase, "time since injection", "AcquisitionTime", found, weight::PHASE_TIME);
    }
    let frames_fit = slot != Slot::BoneScanFlow || flow_frames(clues, ledger);
    (frames_fit && ledger.passes(Axis::Phase)).then_some(slot)
}

/// Frames of the flow follow one another in seconds; its name and order are further signs.
fn flow_frames(clues: &Clues, ledger: &mut Ledger) -> bool {
    let [least, most] = FLOW_FRAME_MS;
    let shortest = clues.tracer.frame_ms.iter().copied().find(|duration| (least..=most).contains(duration));
    if let Some(duration) = shortest {
        let found = format!("{duration:.0} ms");
        ledger.enter(
            Axis::Phase,
            "frames of one to five seconds",
            "ActualFrameDuration",
            found,
            weight::PHASE_SIGN,
        );
    }
    if clues.tracer.phases.iter().any(|phase| phase == "FLOW") {
        ledger.enter(Axis::Phase, "phase is called flow", "PhaseDescription", "FLOW", weight::PHASE_SIGN);
    }
    if clues.tracer.is_in_time {
        ledger.enter(
            Axis::Phase,
            "frames follow in time",
            "FrameIncrementPointer",
            "TimeSliceVector",
            weight::PHASE_SIGN,
        );
    }
    shortest.is_some()
}
