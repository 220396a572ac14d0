//! Tube voltage and contrast medium of a slice, as its header states them.

use super::slice::Groups;
use crate::attribute::Attribute as A;
use crate::sort::{Contrast, ContrastRoute};
use crate::values::Values;
use upright_reading::{ContrastMedium, Technique, TubeVoltage};

/// More is no voltage of a tube, in kV: no clinical limit.
const MOST_KILOVOLTS: f64 = 1000.0;

/// How a slice was taken.
///
/// - **Source**: DICOM PS3.3 C.8.2.1 (KVP, MultienergyCTAcquisition), C.8.15.3.9 (KVP of an enhanced CT), C.7.6.4, C.7.6.4b and
///   C.7.6.16.2.12 (contrast medium).
pub(super) fn technique(groups: &Groups<'_>) -> Technique {
    Technique { voltage: voltage(groups), contrast: contrast(groups) }
}

fn voltage(groups: &Groups<'_>) -> TubeVoltage {
    if groups.object.text(A::MultienergyCTAcquisition).as_deref() == Some("YES") {
        return TubeVoltage::MultiEnergy;
    }
    let stated = groups.numbers::<1>(A::CTXRayDetailsSequence, A::KVP).map(|[kilovolts]| kilovolts);
    // Some write 0 for what they do not know.
    let is_voltage = |kilovolts: &f64| *kilovolts > 0.0 && *kilovolts < MOST_KILOVOLTS;
    stated.filter(is_voltage).map_or(TubeVoltage::NotRecorded, TubeVoltage::Kilovolts)
}

/// An enhanced object says of each frame which agents had been given; all else says it of the object.
///
/// Where nothing is stated nothing is known: PS3.3 A.3.3 asks for an agent only where one was used, and scanners leave it out also
/// where one was.
fn contrast(groups: &Groups<'_>) -> ContrastMedium {
    let said = Contrast::read(groups.object, &[]);
    match (usage(groups), said.is_given()) {
        (Some(false), _) | (None, Some(false)) => ContrastMedium::NotGiven,
        (None, None) => ContrastMedium::NotRecorded,
        (Some(true), _) | (None, Some(true)) => match said.route() {
            Some(ContrastRoute::Intravenous) => ContrastMedium::Intravenous,
            Some(ContrastRoute::Intrathecal) => ContrastMedium::Intrathecal,
            Some(ContrastRoute::Other) => ContrastMedium::OtherRoute,
            None => ContrastMedium::RouteNotRecorded,
        },
    }
}

/// Whether one of the agents had been given when the frame was taken; none where nobody says it of every agent.
fn usage(groups: &Groups<'_>) -> Option<bool> {
    let of = |group: &Values| group.items(A::ContrastBolusUsageSequence);
    let items =
        [groups.frame, groups.shared].into_iter().flatten().map(of).find(|items| !items.is_empty())?;
    let said = |item: &Values| item.text(A::ContrastBolusAgentAdministered);
    if items.iter().any(|item| said(item).as_deref() == Some("YES")) {
        return Some(true);
    }
    items.iter().all(|item| said(item).as_deref() == Some("NO")).then_some(false)
}
