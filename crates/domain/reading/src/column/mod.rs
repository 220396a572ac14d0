//! Which vertebra is which: a person names one, the others are proposed by following the column.

mod body;
mod disc;
mod line;
mod plate;

use crate::attenuation::{Attenuation, Probe};
use crate::place::Vector;
use disc::{Discs, Seen};
use line::Line;
use thiserror::Error;
use upright_anatomy::{Level, Numbering};

/// Vertebrae of a CT, proposed from one that a person named.
///
/// - **Definition**: from a vertebral body the column is followed up and down. The next disc is where two endplates stand across the
///   way, brighter than the cancellous bone on either side of them, within the lengths that the last vertebra allows.
/// - **Frame, unit**: DICOM's patient axes in mm.
/// - **Limits**: a proposal. One wrong disc moves every name beyond it by one: a person looks.
#[derive(Clone, Debug, PartialEq)]
pub struct Column {
    /// From the lowest upwards.
    pub vertebrae: Vec<Vertebra>,
}

/// A vertebra on CT.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Vertebra {
    /// Its name, as counted from the one that was named.
    pub level: Level,
    /// How its place is known.
    pub source: Source,
    /// Middle of its body; of the sacrum that of its uppermost part.
    pub centre: [f64; 3],
    /// The way up through it, of length 1.
    pub up: [f64; 3],
    /// Middle of its upper endplate.
    pub upper: [f64; 3],
    /// Middle of its lower endplate; the sacrum has none.
    pub lower: Option<[f64; 3]>,
    /// Whether the discs below and above it were seen; otherwise the place of that endplate is that of the usual length.
    pub is_seen: [bool; 2],
}

/// How the place of a vertebra is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Source {
    /// A person named it.
    Named,
    /// Endplates were seen on both sides of it.
    Seen,
    /// An endplate was not seen: its place is that of the usual length.
    Guessed,
}

/// Why no vertebrae are proposed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum NoColumn {
    /// The place named lies beyond the slices.
    #[error("the place of the vertebra that was named lies beyond the slices")]
    Outside,
    /// No endplate is seen near the place.
    #[error("no vertebral body is seen around the place that was named: point at the middle of a body")]
    NoBody,
    /// A level of the neck or one that the numbering does not have.
    #[error("{0} is not followed: name a vertebra from T1 to L5 (L6)")]
    Level(Level),
}

impl Column {
    /// Follows the column from a vertebra that a person named by a place in its body.
    ///
    /// # Errors
    /// [`NoColumn`] where no body is seen there.
    pub fn from(
        ct: &Attenuation<'_>,
        level: Level,
        place: [f64; 3],
        numbering: Numbering,
    ) -> Result<Self, NoColumn> {
        /// What a pair of walls that fits counts beside discs: no clinical limit.
        const OF_WALLS: f64 = 0.05;
        let probe = ct.probe();
        let place = Vector::from(place);
        probe.at(place).ok_or(NoColumn::Outside)?;
        let levels: Vec<Level> =
            Level::ALL.iter().copied().filter(|level| is_followed(*level, numbering)).collect();
        let named = levels.iter().position(|known| *known == level).ok_or(NoColumn::Level(level))?;
        if level == Level::S1 {
            return Err(NoColumn::Level(level));
        }
        let down = levels.get(named..).unwrap_or_default();
        let up: Vec<Level> = levels.get(..=named).unwrap_or_default().iter().rev().copied().collect();
        let ways = Line::through(&probe, place).into_iter().map(|(line, along)| {
            let discs = Discs::along(&probe, &line);
            let rows = [discs.row(along, down, false), discs.row(along, &up, true)];
            if std::env::var_os("DBGC").is_some() {
                for n in (0..line.len()).step_by(12) {
                    eprintln!("line {:.1?}", line.at(n));
                }
                eprintln!(
                    "along {along} walls {} rows {:?}",
                    line.walls,
                    rows.each_ref().map(|r| (
                        r.score,
                        r.discs.iter().map(|d| (d.middle.z, d.is_guessed)).collect::<Vec<_>>()
                    ))
                );
            }
            let score = OF_WALLS * line.walls + rows.iter().map(|row| row.score).sum::<f64>();
            (score, rows)
        });
        let best = ways.max_by(|(one, _), (other, _)| one.total_cmp(other));
        let (_, rows) = best.ok_or(NoColumn::NoBody)?;
        let [below, above] = rows.map(|row| row.discs);
        let (Some(first_below), Some(first_above)) = (below.first(), above.first()) else {
            return Err(NoColumn::NoBody);
        };
        let mut vertebrae: Vec<Vertebra> = beyond(&below, down, false);
        vertebrae.reverse();
        vertebrae.push(between(level, Source::Named, first_below, first_above));
        vertebrae.extend(beyond(&above, &up, true));
        Ok(Self { vertebrae })
    }

    /// The vertebra of a level; none where it was not found.
    #[must_use]
    pub fn vertebra(&self, level: Level) -> Option<&Vertebra> {
        self.vertebrae.iter().find(|vertebra| vertebra.level == level)
    }

    /// The vertebra in which a place lies, by the nearest middle; none farther from it, or beyond the discs at the ends of the column.
    #[must_use]
    pub fn nearest(&self, place: [f64; 3]) -> Option<&Vertebra> {
        let nearest = self.beside(place.into())?;
        let away = (Vector::from(nearest.centre) - Vector::from(place)).norm();
        (away <= FARTHEST && nearest.is_beside(place)).then_some(nearest)
    }

    /// The vertebra whose middle is nearest to a place, however far away it is and be it beyond the ends.
    pub(crate) fn beside(&self, place: Vector) -> Option<&Vertebra> {
        let away = |vertebra: &Vertebra| (Vector::from(vertebra.centre) - place).norm();
        self.vertebrae.iter().min_by(|one, other| away(one).total_cmp(&away(other)))
    }
}

impl Vertebra {
    /// Whether a place lies between the middles of its discs, along its axis.
    fn is_beside(&self, place: [f64; 3]) -> bool {
        /// Half a disc, in mm: no clinical limit.
        const HALF_DISC: f64 = 6.0;
        let along = |from: [f64; 3]| (Vector::from(place) - Vector::from(from)).dot(&Vector::from(self.up));
        // S1 has no disc below: it ends as far below its middle as it begins above it.
        let half = (Vector::from(self.upper) - Vector::from(self.centre)).norm();
        along(self.upper) <= HALF_DISC && along(self.centre) >= -(half + HALF_DISC)
    }
}

/// How far behind a place in a body its back wall lies, across `up`; none where it is not seen.
pub(crate) fn back_wall(probe: &Probe<'_>, place: Vector, up: Vector) -> Option<f64> {
    body::Outline::around(probe, place, up).back
}

/// Farther than this from its middle, in mm, a place belongs to no vertebra: no clinical limit.
const FARTHEST: f64 = 40.0;

fn is_followed(level: Level, numbering: Numbering) -> bool {
    (Level::T1..=Level::S1).contains(&level) && numbering.has(level)
}

/// Vertebrae between the discs of a row, which begins beside the body that was named; `levels` begin with that body.
fn beyond(discs: &[Seen], levels: &[Level], upwards: bool) -> Vec<Vertebra> {
    let mut found = Vec::new();
    for (number, level) in levels.iter().enumerate().skip(1) {
        let Some(near) = discs.get(number - 1) else { break };
        if *level == Level::S1 {
            found.push(sacrum(near));
            break;
        }
        let Some(far) = discs.get(number) else { break };
        let source = if near.is_guessed || far.is_guessed { Source::Guessed } else { Source::Seen };
        let (lower, upper) = if upwards { (near, far) } else { (far, near) };
        found.push(between(*level, source, lower, upper));
    }
    found
}

/// The vertebra between two discs.
fn between(level: Level, source: Source, below: &Seen, above: &Seen) -> Vertebra {
    let lower = below.middle + below.up * (below.height / 2.0);
    let upper = above.middle - above.up * (above.height / 2.0);
    let up = (below.up + above.up).try_normalize(1e-6).unwrap_or(above.up);
    Vertebra {
        level,
        source,
        centre: ((lower + upper) / 2.0).into(),
        up: up.into(),
        upper: upper.into(),
        lower: Some(lower.into()),
        is_seen: [!below.is_guessed, !above.is_guessed],
    }
}

/// The uppermost part of the sacrum below a disc.
fn sacrum(above: &Seen) -> Vertebra {
    /// Middle of S1 below its endplate, in mm: Upright's own, for showing a name. No clinical limit.
    const DEEP: f64 = 14.0;
    let upper = above.middle - above.up * (above.height / 2.0);
    let source = if above.is_guessed { Source::Guessed } else { Source::Seen };
    Vertebra {
        level: Level::S1,
        source,
        centre: (upper - above.up * DEEP).into(),
        up: above.up.into(),
        upper: upper.into(),
        lower: None,
        is_seen: [false, !above.is_guessed],
    }
}
