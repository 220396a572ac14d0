//! What is wrong inside: fusions that did not unite, narrow canals, worn muscle. Only slices and scans show it; films are cast without it.
//!
//! Shares and sizes are Upright's own (flag L).

use super::discs::{self, DiscState};
use super::draws::Draws;
use super::spine::Spine;
use super::{Fusion, Implants, Kind, Wishes};
use upright_anatomy::{Degrees, Laterality, Level, Millimetres};

/// How the bone of a fusion has grown across one disc.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Union {
    /// The level above the disc.
    pub below: Level,
    /// Width of the cleft through every part of the fusion mass; none where it has united.
    pub gap: Option<Millimetres>,
    /// Area of the bone in the disc space, in mm², across the disc's axis; a cleft runs through it where there is a gap.
    pub interbody_area: f64,
    /// Area of the bone between the transverse processes of each side, in mm².
    pub posterolateral_area: f64,
}

impl Union {
    /// Area of bone that goes through from one vertebra to the other, in mm², both sides together.
    #[must_use]
    pub fn bridging_area(&self) -> f64 {
        if self.gap.is_some() { 0.0 } else { self.interbody_area + 2.0 * self.posterolateral_area }
    }
}

/// The dural sac at one disc.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct SacAtDisc {
    /// The level above the disc.
    pub below: Level,
    /// Cross-section of the dural sac, in mm², across its axis.
    pub area: f64,
    /// Whether contrast medium passes.
    pub is_blocked: bool,
}

/// A screw whose thread stands in the canal.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Breach {
    /// Side of the screw.
    pub side: Laterality,
    /// Its level.
    pub level: Level,
    /// How far the thread reaches beyond the medial wall of the pedicle.
    pub depth: Millimetres,
}

/// What is wished otherwise than drawn.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct LesionWishes {
    /// Whether a level of the fusion has not united.
    pub nonunion: Option<bool>,
    /// Width of the cleft of what has not united, 0.5 to 6 mm.
    pub gap: Option<Millimetres>,
    /// How far what has not united goes from bent forwards to bent backwards, 0 to 30°.
    pub motion: Option<Degrees>,
    /// Width of the lucent rim around loose screws, 0.5 to 5 mm.
    pub halo: Option<Millimetres>,
    /// Whether the canal is narrow.
    pub stenosis: Option<bool>,
    /// Whether contrast medium stops at the narrowest place.
    pub block: Option<bool>,
    /// How far a screw stands in the canal, 0.5 to 6 mm.
    pub breach: Option<Millimetres>,
}

/// What is wrong inside a person.
#[derive(Clone, Debug, PartialEq)]
pub struct Lesions {
    /// Discs of a surgical fusion, from caudal to cranial.
    pub unions: Vec<Union>,
    /// The dural sac at every disc from L5–S1 up to T10–T11.
    pub sac: Vec<SacAtDisc>,
    /// A screw in the canal.
    pub breach: Option<Breach>,
    /// Width of the lucent rim around each loose screw.
    pub halo: Millimetres,
    /// Share of fat in the muscles beside the spine.
    pub muscle_fat: f64,
    /// Discs from the lowest up to the one below T1.
    pub discs: Vec<DiscState>,
}

/// Width of a halo that nobody wished otherwise; films have always been cast with it.
const USUAL_HALO: Millimetres = Millimetres::new(3.0);

impl Lesions {
    pub(crate) fn draw(
        kind: Kind,
        spine: &Spine,
        draws: Draws,
        age: f64,
        size: f64,
        wishes: &Wishes,
    ) -> Self {
        let described = described(wishes.six_lumbar);
        let wished = &wishes.lesions;
        let operated = spine.fusion.filter(|_| kind.is_instrumented());
        let all = Drawn { draws, size, discs: &described, wishes: wished };
        let fat = draws.around("fat in muscle", 0.004 * (age - 20.0).max(0.0), 0.05);
        let unions = operated.map(|fusion| all.unions(fusion, &spine.implants)).unwrap_or_default();
        Self {
            discs: discs::draw(draws, &spine.shape, spine.fusion, &unions, age),
            unions,
            sac: all.sac(kind, spine.fusion),
            breach: all.breach(&spine.implants),
            halo: wished.halo.unwrap_or(USUAL_HALO),
            // An operation through the muscles leaves fat in them.
            muscle_fat: (fat + if operated.is_some() { 0.15 } else { 0.0 }).clamp(0.02, 0.6),
        }
    }
}

/// Levels above the discs that are described, from caudal to cranial.
fn described(six_lumbar: bool) -> Vec<Level> {
    let is_there = |level: &Level| {
        (Level::T10..=Level::L6).contains(level)
            && *level != Level::T13
            && (six_lumbar || *level != Level::L6)
    };
    Level::ALL.into_iter().rev().filter(is_there).collect()
}

/// What lesions are drawn from.
struct Drawn<'a> {
    draws: Draws,
    size: f64,
    discs: &'a [Level],
    wishes: &'a LesionWishes,
}

impl Drawn<'_> {
    fn unions(&self, fusion: Fusion, implants: &Implants) -> Vec<Union> {
        let held = |level: &Level| fusion.holds_disc_below(*level);
        let fused: Vec<Level> = self.discs.iter().copied().filter(held).collect();
        let nonunion = self.nonunion(&fused, implants);
        let area = self.size * self.size;
        let union = |below: Level| {
            let own =
                |what: &str, least, most| self.draws.between(&format!("{what} below {below}"), least, most);
            let gap = self.wishes.gap.unwrap_or(Millimetres::new(own("gap", 1.2, 3.5)));
            Union {
                below,
                gap: (nonunion == Some(below)).then_some(gap),
                interbody_area: own("interbody bone", 90.0, 240.0) * area,
                posterolateral_area: own("posterolateral bone", 60.0, 150.0) * area,
            }
        };
        fused.into_iter().map(union).collect()
    }

    /// A rod breaks and screws loosen where bone has not united.
    fn nonunion(&self, fused: &[Level], implants: &Implants) -> Option<Level> {
        let below_rod = implants.broken_rod.map(|(_, level)| level);
        // The lowest screw loosens under the disc above it.
        let above_screw = || {
            let (_, loose) = implants.loose_screws.first()?;
            fused.iter().copied().find(|level| level < loose)
        };
        let anywhere = || {
            let (first, others) = fused.split_first()?;
            Some(self.draws.one_of("level of nonunion", *first, others))
        };
        let by_hardware = below_rod.or_else(above_screw);
        match self.wishes.nonunion {
            Some(false) => None,
            Some(true) => by_hardware.or_else(anywhere),
            None => by_hardware.or_else(|| anywhere().filter(|_| self.draws.chance("nonunion", 0.2))),
        }
    }

    /// Sacs of old people and beside fusions are narrow.
    fn sac(&self, kind: Kind, fusion: Option<Fusion>) -> Vec<SacAtDisc> {
        let share = match kind {
            Kind::DegenerativeKyphosis => 0.7,
            Kind::Normal => 0.05,
            _ => 0.35,
        };
        let blocked = self.wishes.block == Some(true);
        let drawn = || self.draws.chance("stenosis", share);
        let narrow = blocked || self.wishes.stenosis.unwrap_or_else(drawn);
        let place = self.narrowest(fusion).filter(|_| narrow);
        let at = |below: Level| {
            let own = self.draws.around(&format!("sac below {below}"), 1.0, 0.06);
            let area = match (place == Some(below), blocked) {
                (true, true) => self.draws.between("area of block", 22.0, 34.0),
                (true, false) => self.draws.between("area of stenosis", 48.0, 90.0),
                _ if below >= Level::L1 => 185.0,
                _ => 150.0,
            };
            let area = area * own * self.size * self.size;
            SacAtDisc { below, area, is_blocked: place == Some(below) && blocked }
        };
        self.discs.iter().copied().map(at).collect()
    }

    /// A mobile disc from L4–L5 up to L2–L3; above a fusion that leaves none.
    fn narrowest(&self, fusion: Option<Fusion>) -> Option<Level> {
        let is_held = |level: Level| fusion.is_some_and(|held| held.holds_disc_below(level));
        let mobile = |level: &Level| (Level::L2..=Level::L4).contains(level) && !is_held(*level);
        let candidates: Vec<Level> = self.discs.iter().copied().filter(mobile).collect();
        match candidates.split_first() {
            Some((first, others)) => Some(self.draws.one_of("level of stenosis", *first, others)),
            None => self.discs.iter().copied().find(|level| fusion.is_some_and(|held| *level < held.upper)),
        }
    }

    /// Only where it is wished: a lumbar screw.
    fn breach(&self, implants: &Implants) -> Option<Breach> {
        let depth = self.wishes.breach?;
        let is_lumbar = |level: &Level| (Level::L1..=Level::L5).contains(level);
        let lumbar: Vec<Level> = implants.screws.iter().copied().filter(is_lumbar).collect();
        let (first, others) = lumbar.split_first()?;
        let level = self.draws.one_of("level of breach", *first, others);
        let side = self.draws.one_of("side of breach", Laterality::Left, &[Laterality::Right]);
        Some(Breach { side, level, depth })
    }
}
