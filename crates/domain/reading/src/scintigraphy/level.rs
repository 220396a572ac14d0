//! Which vertebra a place along the spine may be: counted from those that a person named.

use super::poisson::DEVIATIONS;
use upright_anatomy::Level;
use upright_evidence::Record;
use upright_evidence::numbers::{
    NOMINAL_LENGTH_S1_ENDPLATE, PROPORTION_AXIS_BODY, PROPORTION_CERVICAL_BODY, PROPORTION_CERVICAL_DISC,
    PROPORTION_LUMBAR_BODY, PROPORTION_LUMBAR_DISC, PROPORTION_THORACIC_BODY_T1, PROPORTION_THORACIC_BODY_T8,
    PROPORTION_THORACIC_BODY_T12, PROPORTION_THORACIC_DISC_T1, PROPORTION_THORACIC_DISC_T8,
    PROPORTION_THORACIC_DISC_T12, SCINTIGRAPHY_LEVEL_BETWEEN_ERROR, SCINTIGRAPHY_LEVEL_MARK_ERROR,
    SCINTIGRAPHY_LEVEL_SCALE_ERROR,
};

/// A vertebra that a person named: where its middle is seen.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct LevelMark {
    /// Which.
    pub level: Level,
    /// Its middle, in mm below the upper edge of the picture.
    pub down: f64,
}

/// Which vertebra a place may be.
#[derive(Clone, Debug, PartialEq)]
pub struct LevelEstimate {
    /// Every vertebra that it may be of with 95 %, from the head on; of a disc, the one above it.
    pub candidates: Vec<Level>,
    /// The likeliest.
    pub likely: Level,
    /// Half of the interval, in vertebrae: how far the count may be off.
    pub uncertainty: f64,
}

impl LevelEstimate {
    /// The level, where no other may be meant.
    #[must_use]
    pub fn certain(&self) -> Option<Level> {
        match self.candidates[..] {
            [level] => Some(level),
            _ => None,
        }
    }
}

/// A rung: a vertebra and the disc below it, in mm below the upper edge of the picture.
#[derive(Clone, Copy, Debug)]
struct Rung {
    level: Level,
    middle: f64,
    /// From the upper end of the body to the lower end of the disc.
    ends: [f64; 2],
}

/// Vertebrae along the spine.
///
/// - **Method**: usual heights of bodies and discs (`proportion.*` of `evidence`) laid through the vertebrae named; one gives no
///   scale, so that of the nominal skeleton is taken. A curved spine is shorter on the picture than along itself.
/// - **Uncertainty**: of the mark, and a share of the distance to the next one (`scintigraphy.level.*` of `evidence`, Upright's defaults).
#[derive(Clone, Debug)]
pub struct Ladder {
    rungs: Vec<Rung>,
    marks: Vec<f64>,
    share: f64,
}

impl Ladder {
    /// The vertebrae by those that were named.
    ///
    /// `None` without any, or where they are named in an order in which they do not lie.
    #[must_use]
    pub fn through(marks: &[LevelMark]) -> Option<Self> {
        let mut marks = marks.to_vec();
        marks.sort_by(|one, other| one.down.total_cmp(&other.down));
        let (first, last) = (marks.first()?, marks.last()?);
        if !marks.is_sorted_by(|one, other| one.level < other.level && one.down < other.down) {
            return None;
        }
        let usual = usual(&marks);
        let at = |level: Level| usual.iter().find(|rung| rung.level == level).map(|rung| rung.middle);
        let (top, bottom) = (at(first.level)?, at(last.level)?);
        let (scale, share) = if marks.len() > 1 {
            ((last.down - first.down) / (bottom - top), SCINTIGRAPHY_LEVEL_BETWEEN_ERROR.value)
        } else {
            (NOMINAL_LENGTH_S1_ENDPLATE.value, SCINTIGRAPHY_LEVEL_SCALE_ERROR.value)
        };
        let place = |usual: f64| first.down + scale * (usual - top);
        let rungs = usual
            .iter()
            .map(|rung| Rung { middle: place(rung.middle), ends: rung.ends.map(place), ..*rung })
            .collect();
        Some(Self { rungs, marks: marks.iter().map(|mark| mark.down).collect(), share })
    }

    /// Which vertebra a place may be; `None` above the axis and below the sacrum's first vertebra.
    #[must_use]
    pub fn estimate(&self, down: f64) -> Option<LevelEstimate> {
        let holds = |rung: &&Rung| rung.ends[0] <= down && down < rung.ends[1];
        let likely = self.rungs.iter().find(holds)?;
        let away = self.marks.iter().map(|mark| (mark - down).abs()).fold(f64::INFINITY, f64::min);
        let margin = DEVIATIONS * SCINTIGRAPHY_LEVEL_MARK_ERROR.value.hypot(self.share * away);
        let may_be = |rung: &&Rung| rung.ends[0] <= down + margin && down - margin < rung.ends[1];
        Some(LevelEstimate {
            candidates: self.rungs.iter().filter(may_be).map(|rung| rung.level).collect(),
            likely: likely.level,
            uncertainty: margin / (likely.ends[1] - likely.ends[0]),
        })
    }
}

/// The usual spine in lengths of the S1 endplate; of thirteen thoracic and six lumbar vertebrae where such are named.
fn usual(marks: &[LevelMark]) -> Vec<Rung> {
    let is_there = |level: &Level| {
        !matches!(level, Level::T13 | Level::L6) || marks.iter().any(|mark| mark.level == *level)
    };
    let mut end = 0.0;
    let rung = |level: Level| {
        let (body, disc) = (body(level), disc(level));
        let top = end;
        end += body + disc;
        Rung { level, middle: top + body / 2.0, ends: [top, end] }
    };
    Level::ALL.into_iter().filter(is_there).map(rung).collect()
}

fn body(level: Level) -> f64 {
    const THORACIC: [Record; 3] =
        [PROPORTION_THORACIC_BODY_T1, PROPORTION_THORACIC_BODY_T8, PROPORTION_THORACIC_BODY_T12];
    match level {
        Level::C2 => PROPORTION_AXIS_BODY.value,
        level if level < Level::T1 => PROPORTION_CERVICAL_BODY.value,
        level if level < Level::L1 => along_chest(level, &THORACIC),
        _ => PROPORTION_LUMBAR_BODY.value,
    }
}

/// The disc below it.
fn disc(level: Level) -> f64 {
    const THORACIC: [Record; 3] =
        [PROPORTION_THORACIC_DISC_T1, PROPORTION_THORACIC_DISC_T8, PROPORTION_THORACIC_DISC_T12];
    match level {
        Level::S1 => 0.0,
        level if level < Level::T1 => PROPORTION_CERVICAL_DISC.value,
        level if level < Level::L1 => along_chest(level, &THORACIC),
        _ => PROPORTION_LUMBAR_DISC.value,
    }
}

/// Between T1, T8 and T12.
fn along_chest(level: Level, [t1, t8, t12]: &[Record; 3]) -> f64 {
    let below = |upper: Level| level.index() as f64 - upper.index() as f64;
    let between = |from: &Record, to: &Record, share: f64| from.value + share * (to.value - from.value);
    if level < Level::T8 {
        between(t1, t8, below(Level::T1) / 7.0)
    } else {
        between(t8, t12, (below(Level::T8) / 4.0).min(1.0))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn mark(level: Level, down: f64) -> LevelMark {
        LevelMark { level, down }
    }

    #[test]
    fn a_level_is_sure_beside_the_one_that_was_named_and_less_so_far_from_it() {
        let one = Ladder::through(&[mark(Level::L4, 300.0)]).unwrap();
        let near = one.estimate(300.0).unwrap();
        assert_eq!((near.certain(), near.likely), (Some(Level::L4), Level::L4));
        // The disc below L4 belongs to L4: 0.77 / 2 + 0.29 / 2 lengths of 36 mm further down.
        assert_eq!(one.estimate(300.0 + 0.53 * 36.0).unwrap().likely, Level::L4);
        let far = one.estimate(300.0 - 8.0 * 36.0).unwrap();
        assert!(far.candidates.len() >= 3 && far.certain().is_none() && far.uncertainty > 1.0, "{far:?}");
        let two = Ladder::through(&[mark(Level::T10, 40.0), mark(Level::L4, 300.0)]).unwrap();
        let middle = two.estimate(300.0 - 130.0).unwrap();
        assert!(middle.uncertainty < far.uncertainty, "{middle:?}");
        assert_eq!(two.estimate(40.0).unwrap().certain(), Some(Level::T10));
    }

    #[test]
    fn levels_in_a_wrong_order_are_none() {
        assert!(Ladder::through(&[]).is_none());
        assert!(Ladder::through(&[mark(Level::L4, 100.0), mark(Level::L1, 200.0)]).is_none());
        assert!(Ladder::through(&[mark(Level::L4, 100.0), mark(Level::L4, 200.0)]).is_none());
        let usual = Ladder::through(&[mark(Level::L5, 300.0)]).unwrap();
        assert!(usual.estimate(-2000.0).is_none() && usual.estimate(2000.0).is_none());
        assert!(usual.rungs.iter().all(|rung| !matches!(rung.level, Level::L6 | Level::T13)));
        let six = Ladder::through(&[mark(Level::L6, 300.0)]).unwrap();
        assert!(six.rungs.iter().any(|rung| rung.level == Level::L6));
    }

    #[test]
    fn rungs_lie_on_each_other() {
        let ladder = Ladder::through(&[mark(Level::T12, 200.0)]).unwrap();
        for pair in ladder.rungs.windows(2) {
            assert!((pair[0].ends[1] - pair[1].ends[0]).abs() < 1e-9 && pair[0].middle < pair[1].middle);
        }
    }
}
