//! The part of `upright.study/1` that says what changed between two CTs.

use crate::case::{WireFact, name_of_side};
use crate::error::DocumentError;
use crate::reading::{WireEstimate, estimate, seen};
use crate::study::StudyNote;
use serde::Serialize;
use upright_anatomy::Level;
use upright_casefile::Fact;
use upright_reading::{
    BridgingChange, Changes, Day, NotPaired, NotTold, RodChange, RodSeen, ScrewChange, UnpairedScrew,
};

/// Two CTs of different days, and what changed from one to the other, or why they are not compared.
#[derive(Serialize)]
pub struct StudyChange {
    /// Day of the earlier CT, as 2024-05-02; null where none is stated.
    pub since: Option<String>,
    /// Day of the later CT.
    pub until: Option<String>,
    /// Series of the earlier and the later CT.
    pub series_uids: [Option<String>; 2],
    /// Why they are not compared.
    pub not_compared: Option<String>,
    /// What changed.
    pub changes: Option<StudyChanges>,
}

/// What changed between two CTs. Positive = more on the later day; places are millimetres in the space of their own CT.
#[derive(Serialize)]
pub struct StudyChanges {
    /// In what the pictures themselves differ.
    notes: Vec<StudyNote>,
    screws: Vec<WireScrewChange>,
    unpaired: Vec<WireUnpaired>,
    rods: Vec<WireRodChange>,
    /// How many rods of the earlier and the later CT were not paired.
    unpaired_rods: [usize; 2],
    bridging: Vec<WireBridgingChange>,
    /// Facts of `upright.case/1` for the later study, proposed.
    proposals: Vec<WireFact>,
}

#[derive(Serialize)]
struct WireScrewChange {
    level: &'static str,
    side: &'static str,
    /// Tips on the earlier and the later day.
    tips_mm: [[f64; 3]; 2],
    /// Halos on the earlier and the later day; null where none was seen, or it was not looked at.
    halos_mm: [Option<WireEstimate>; 2],
    /// Null unless a halo was measured on both days.
    growth_mm: Option<WireEstimate>,
    /// Whether the halo has grown; null where that is not told.
    has_grown: Option<bool>,
    /// Why it is not told.
    not_told: Option<StudyNote>,
    /// Whether a halo is seen where none was; null where one of both was not looked at.
    is_newly_loose: Option<bool>,
}

#[derive(Serialize)]
struct WireUnpaired {
    day: &'static str,
    level: Option<&'static str>,
    side: Option<&'static str>,
    tip_mm: [f64; 3],
    reason: StudyNote,
}

#[derive(Serialize)]
struct WireRodChange {
    side: Option<&'static str>,
    earlier: &'static str,
    later: &'static str,
    /// Whether it broke in between; null where that is not known.
    has_broken: Option<bool>,
}

#[derive(Serialize)]
struct WireBridgingChange {
    upper: &'static str,
    lower: &'static str,
    earlier: &'static str,
    later: &'static str,
    /// Null where it is equivocal on one of the days.
    has_changed: Option<bool>,
}

impl StudyChanges {
    /// Of two CTs that were compared.
    ///
    /// # Errors
    /// [`DocumentError`] where the later study has no name.
    pub fn of(found: &Changes) -> Result<Self, DocumentError> {
        let proposals = found.proposals().into_iter().map(|found| Fact::StudyFinding(Box::new(found)));
        let note =
            |unlike: &upright_reading::Unlike| StudyNote { code: unlike.code(), message: unlike.to_string() };
        Ok(Self {
            notes: found.unlike.iter().map(note).collect(),
            screws: found.screws.iter().map(screw).collect(),
            unpaired: found.unpaired.iter().map(unpaired).collect(),
            rods: found.rods.iter().map(rod).collect(),
            unpaired_rods: found.unpaired_rods,
            bridging: found.bridging.iter().map(bridging).collect(),
            proposals: proposals.map(|fact| WireFact::new(&fact, None)).collect::<Result<_, _>>()?,
        })
    }
}

fn screw(change: &ScrewChange) -> WireScrewChange {
    let days = [&change.earlier, &change.later];
    WireScrewChange {
        level: change.level.name(),
        side: name_of_side(change.side),
        tips_mm: days.map(|screw| screw.screw.tip),
        halos_mm: days.map(|screw| screw.halo.and_then(|halo| halo.width).map(estimate)),
        growth_mm: change.growth.width.map(estimate),
        has_grown: change.has_grown(),
        not_told: change.growth.has_grown.err().map(not_told),
        is_newly_loose: change.is_newly_loose(),
    }
}

fn not_told(reason: NotTold) -> StudyNote {
    let code = match reason {
        NotTold::NotLookedAt => "not_looked_at",
        NotTold::NoHaloSeen => "no_halo_seen",
        NotTold::NewlySeen => "newly_seen",
        NotTold::WithinError => "within_error",
    };
    StudyNote { code, message: reason.to_string() }
}

fn unpaired(found: &UnpairedScrew) -> WireUnpaired {
    let code = match found.reason {
        NotPaired::NoName => "no_name",
        NotPaired::Several => "several",
        NotPaired::OnlyOnce => "only_once",
        NotPaired::AnotherLength => "another_length",
    };
    WireUnpaired {
        day: match found.day {
            Day::Earlier => "earlier",
            Day::Later => "later",
        },
        level: found.screw.level.map(Level::name),
        side: found.screw.side.map(name_of_side),
        tip_mm: found.screw.screw.tip,
        reason: StudyNote { code, message: found.reason.to_string() },
    }
}

fn rod(change: &RodChange) -> WireRodChange {
    let word = |seen| match seen {
        RodSeen::Continuous => "continuous",
        RodSeen::Broken => "broken",
        RodSeen::NotTold => "not_told",
    };
    WireRodChange {
        side: change.side.map(name_of_side),
        earlier: word(change.earlier),
        later: word(change.later),
        has_broken: change.has_broken(),
    }
}

fn bridging(change: &BridgingChange) -> WireBridgingChange {
    WireBridgingChange {
        upper: change.upper.name(),
        lower: change.lower.name(),
        earlier: seen(change.earlier),
        later: seen(change.later),
        has_changed: change.has_changed(),
    }
}
