//! `upright.motion/1`: how far segments move between films bent forwards and backwards.

use crate::case::WireFact;
use crate::error::DocumentError;
use crate::profile::{INTENDED_USE, Software};
use serde::Serialize;
use upright_anatomy::Degrees;
use upright_assessment::{Bending, SegmentMotion};
use upright_casefile::Fact;

/// The wire form of the motion between two films. Angles of discs, lordosis +; motion = how far the whole bones turned.
#[derive(Serialize)]
pub struct MotionDocument<'a> {
    schema: &'static str,
    software: &'a Software,
    segments: Vec<WireMotion>,
    /// How far the pelvis turned, + = backwards; null where the films have too little of it in common.
    pelvis_turn_deg: Option<f64>,
    /// Facts of `upright.case/1`, proposed.
    proposals: Vec<WireFact>,
    notes: &'static [&'static str],
    intended_use: &'static str,
}

#[derive(Serialize)]
struct WireMotion {
    upper: &'static str,
    lower: &'static str,
    forwards_deg: f64,
    backwards_deg: f64,
    motion_deg: f64,
    /// 95 % interval of landmark error; null where there is none.
    interval: Option<[f64; 2]>,
    /// Why there is none.
    no_interval: Option<String>,
    /// Whether the interval leaves out 0; null where there is none.
    moves: Option<bool>,
    /// Whether somebody meant to fuse it; null where that is not recorded.
    was_to_be_fused: Option<bool>,
}

impl<'a> MotionDocument<'a> {
    /// The schema that this version writes.
    pub const SCHEMA: &'static str = "upright.motion/1";

    /// Of two films, for the record of the study called `study`; of films that are no study of a record nothing is proposed.
    ///
    /// # Errors
    /// [`DocumentError`] where the study has no name.
    pub fn new(found: &Bending, study: Option<&str>, software: &'a Software) -> Result<Self, DocumentError> {
        let proposals = study
            .map(|study| found.proposals(study))
            .unwrap_or_default()
            .into_iter()
            .map(|found| Fact::StudyFinding(Box::new(found)));
        Ok(Self {
            schema: Self::SCHEMA,
            software,
            segments: found.segments.iter().map(segment).collect(),
            pelvis_turn_deg: found.pelvis.map(Degrees::value),
            proposals: proposals.map(|fact| WireFact::new(&fact, None)).collect::<Result<_, _>>()?,
            notes: Bending::notes(),
            intended_use: INTENDED_USE,
        })
    }
}

fn segment(found: &SegmentMotion) -> WireMotion {
    WireMotion {
        upper: found.upper.name(),
        lower: found.lower.name(),
        forwards_deg: found.first.value(),
        backwards_deg: found.second.value(),
        motion_deg: found.change.value(),
        interval: found.interval.ok().map(|interval| [interval.low, interval.high]),
        no_interval: found.interval.err().map(|reason| reason.to_string()),
        moves: found.moves(),
        was_to_be_fused: found.mobility.map(|_| found.was_to_be_fused()),
    }
}
