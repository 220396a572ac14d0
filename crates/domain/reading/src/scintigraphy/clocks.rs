//! Whether the clocks of camera and injection can both be right.

use super::acquisition::{Acquisition, Clock};
use super::curve::{CurvePoint, curve_of_field};
use super::note::ScanNote;
use super::phase::is_flow;
use upright_evidence::numbers::SCINTIGRAPHY_ARRIVAL_MOST;

/// Less than this share of the greatest rate is nothing yet: no clinical limit.
const ARRIVED: f64 = 0.1;

/// When a bolus was seen to come.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Arrival {
    /// Middle of the first frame in which there is more than nothing, in seconds from the first frame.
    pub at: f64,
    /// Middle of the frame with the greatest rate.
    pub highest: f64,
}

/// When the bolus comes to what the curve was counted in; `None` where it was there already in the first frame, or never came.
#[must_use]
pub fn arrival(curve: &[CurvePoint]) -> Option<Arrival> {
    let highest = curve.iter().max_by(|one, other| one.rate.value.total_cmp(&other.rate.value))?;
    let is_there = |point: &CurvePoint| point.rate.value > ARRIVED * highest.rate.value;
    let first = curve.iter().position(is_there).filter(|first| *first > 0)?;
    Some(Arrival { at: curve.get(first)?.at, highest: highest.at })
}

/// What the clocks and the bolus say together.
pub(super) struct Clocks {
    /// When the bolus came, by the camera's clock.
    pub(super) came: Option<f64>,
    /// Whether nothing says that a clock is wrong.
    pub(super) agree: bool,
    pub(super) notes: Vec<ScanNote>,
}

pub(super) fn compared(acquisitions: &[Acquisition]) -> Clocks {
    let mut notes: Vec<ScanNote> = acquisitions.iter().filter_map(impossible).collect();
    let flow = acquisitions.iter().find(|acquisition| is_flow(acquisition));
    let arrived =
        flow.and_then(|flow| Some((flow, arrival(&curve_of_field(flow, flow.frames.first()?.view))?)));
    if let (Some(flow), None) = (flow, arrived) {
        notes.push(ScanNote::NoBolus { name: flow.name.clone() });
    }
    if let Some((Acquisition { clock: Clock::Seconds(begin), .. }, arrival)) = arrived {
        let seconds = begin + arrival.at;
        if !(0.0..=SCINTIGRAPHY_ARRIVAL_MOST.value).contains(&seconds) {
            notes.push(ScanNote::BolusContradicts { seconds });
        }
    }
    let agree = !notes
        .iter()
        .any(|note| matches!(note, ScanNote::BolusContradicts { .. } | ScanNote::TakenBefore { .. }));
    Clocks { came: arrived.and_then(|(flow, arrival)| Some(flow.taken? + arrival.at)), agree, notes }
}

fn impossible(acquisition: &Acquisition) -> Option<ScanNote> {
    match acquisition.clock {
        Clock::Wrong(seconds) => {
            Some(ScanNote::TakenBefore { name: acquisition.name.clone(), seconds: -seconds })
        }
        Clock::Seconds(_) => None,
        Clock::Unknown => Some(ScanNote::TimeNotStated { name: acquisition.name.clone() }),
    }
}
