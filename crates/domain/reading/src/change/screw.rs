//! Screws of two days, paired by level and side.

use super::growth::Growth;
use crate::ct::ScrewReading;
use crate::metal::Screw;
use crate::place::Vector;
use thiserror::Error;
use upright_anatomy::{Laterality, Level};

/// A screw that is seen on both days.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct ScrewChange {
    /// The vertebra that it stands in.
    pub level: Level,
    /// Its side.
    pub side: Laterality,
    /// As it was.
    pub earlier: ScrewReading,
    /// As it is.
    pub later: ScrewReading,
    /// How much its halo has grown.
    pub growth: Growth,
}

impl ScrewChange {
    /// Whether its halo has grown; none where that is not told, with the reason in [`Growth::has_grown`].
    #[must_use]
    pub fn has_grown(&self) -> Option<bool> {
        self.growth.has_grown.ok()
    }

    /// Whether a halo is seen where none was seen before, whether it was there or not; none where one of both was not looked at.
    #[must_use]
    pub fn is_newly_loose(&self) -> Option<bool> {
        let (earlier, later) = (self.earlier.halo?, self.later.halo?);
        Some(earlier.width.is_none() && later.width.is_some())
    }
}

/// One of the two days.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Day {
    /// That of the earlier CT.
    Earlier,
    /// That of the later CT.
    Later,
}

/// A screw without its counterpart.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct UnpairedScrew {
    /// The day on which it is seen.
    pub day: Day,
    /// It.
    pub screw: ScrewReading,
    /// Why it is not paired.
    pub reason: NotPaired,
}

/// Why a screw is not paired.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum NotPaired {
    /// It stands in no vertebra with a name, or its side is not known.
    #[error("its level or side is not known")]
    NoName,
    /// On one of the days there are several of this level and side.
    #[error("several screws have this level and side")]
    Several,
    /// On the other day there is none of this level and side.
    #[error("none is seen there on the other day")]
    OnlyOnce,
    /// It is longer or shorter than the one of the other day.
    #[error("it is of another length on the other day: it may have been exchanged, or misnamed")]
    AnotherLength,
}

/// Screws of the earlier and the later day: those in both, and the others.
pub(super) fn paired(
    days: [&[ScrewReading]; 2],
    coarseness: [f64; 2],
) -> (Vec<ScrewChange>, Vec<UnpairedScrew>) {
    let [earlier, later] = days;
    let change = |screw: &ScrewReading| {
        let (level, side, before) = counterpart(screw, later, earlier).ok()?;
        let growth = Growth::between([before.halo, screw.halo], coarseness);
        Some(ScrewChange { level, side, earlier: before, later: *screw, growth })
    };
    let unpaired = |day, of: &[ScrewReading], others: &[ScrewReading]| -> Vec<UnpairedScrew> {
        let reason = |screw: &ScrewReading| counterpart(screw, of, others).err();
        of.iter()
            .filter_map(|screw| Some(UnpairedScrew { day, screw: *screw, reason: reason(screw)? }))
            .collect()
    };
    let without = [unpaired(Day::Earlier, earlier, later), unpaired(Day::Later, later, earlier)].concat();
    (later.iter().filter_map(change).collect(), without)
}

/// The screw of the other day that has the level and side of this one, where neither day has another such screw.
fn counterpart(
    screw: &ScrewReading,
    own: &[ScrewReading],
    others: &[ScrewReading],
) -> Result<(Level, Laterality, ScrewReading), NotPaired> {
    /// Lengths of one screw on two days differ by less than this, in mm: no clinical limit.
    const ALIKE: f64 = 6.0;
    let (level, side) = screw.level.zip(screw.side).ok_or(NotPaired::NoName)?;
    let is_named_so = |one: &&ScrewReading| one.level == Some(level) && one.side == Some(side);
    let found: Vec<&ScrewReading> = others.iter().filter(is_named_so).collect();
    match (own.iter().filter(is_named_so).count(), &found[..]) {
        (_, []) => Err(NotPaired::OnlyOnce),
        (1, [other]) if (length(&screw.screw) - length(&other.screw)).abs() < ALIKE => {
            Ok((level, side, **other))
        }
        (1, [_]) => Err(NotPaired::AnotherLength),
        _ => Err(NotPaired::Several),
    }
}

fn length(screw: &Screw) -> f64 {
    (Vector::from(screw.tip) - Vector::from(screw.head)).norm()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn screw(level: Option<Level>, side: Option<Laterality>, length: f64) -> ScrewReading {
        let screw = Screw { side, head: [0.0; 3], tip: [0.0, -length, 0.0], radius: 3.0 };
        ScrewReading { screw, level, side, halo: None, canal: None }
    }

    fn check(earlier: &[ScrewReading], later: &[ScrewReading], pairs: usize, why: &[(Day, NotPaired)]) {
        let (found, unpaired) = paired([earlier, later], [1.0; 2]);
        let reasons: Vec<_> = unpaired.iter().map(|one| (one.day, one.reason)).collect();
        assert_eq!((found.len(), &reasons[..]), (pairs, why));
    }

    #[test]
    fn screws_are_paired_by_level_and_side_and_no_other_is() {
        use NotPaired::{AnotherLength, NoName, OnlyOnce, Several};
        let left = screw(Some(Level::L4), Some(Laterality::Left), 45.0);
        let right = screw(Some(Level::L4), Some(Laterality::Right), 45.0);
        let below = screw(Some(Level::L5), Some(Laterality::Left), 45.0);
        let longer = screw(Some(Level::L4), Some(Laterality::Left), 55.0);
        let nameless = [screw(None, Some(Laterality::Left), 45.0), screw(Some(Level::L4), None, 45.0)];
        check(&[below, left, right], &[right, left, below], 3, &[]);
        check(&[left, below], &[left], 1, &[(Day::Earlier, OnlyOnce)]);
        check(&[left], &[left, right], 1, &[(Day::Later, OnlyOnce)]);
        check(&[left], &[longer], 0, &[(Day::Earlier, AnotherLength), (Day::Later, AnotherLength)]);
        let several = [(Day::Earlier, Several), (Day::Later, Several), (Day::Later, Several)];
        check(&[left], &[left, left], 0, &several);
        check(
            &nameless,
            &[left],
            0,
            &[(Day::Earlier, NoName), (Day::Earlier, NoName), (Day::Later, OnlyOnce)],
        );
    }
}
