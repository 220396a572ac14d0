//! Bone across a disc that was to unite: where it goes through, and how wide a cleft is where it does not.

use crate::attenuation::{Attenuation, METAL, Probe};
use crate::coarse;
use crate::column::Vertebra;
use crate::estimate::Estimate;
use crate::order::quantile;
use crate::place::{Vector, across};
use upright_anatomy::Level;
use upright_evidence::numbers;

/// Bone between two vertebrae.
///
/// - **Definition**: lines along the axis of the disc, a millimetre apart. Bone bridges on a line that is nowhere less dense than
///   `default.ct.bridging.density` from one vertebra to the other: through the disc space, or beside the facets from 12 mm below
///   to 12 mm above. The area is that of such lines, across the axis. Lines through metal or beyond the slices count for nothing.
/// - **Gap**: where lines with bone at both ends are interrupted, the median length of what is less dense.
/// - **Unit**: mm² and mm.
/// - **Limits**: bone under metal is not seen. Facets touch in everybody and are left out. What bridges on CT may still move.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Bridging {
    /// The upper vertebra.
    pub upper: Level,
    /// The lower vertebra.
    pub lower: Level,
    /// Area of bone through the disc space.
    pub interbody: f64,
    /// Area of bone beside the facets, left and right.
    pub posterolateral: [f64; 2],
    /// Width of the cleft; none where no line is interrupted.
    pub gap: Option<Estimate>,
    /// Share of the lines through the disc space that are not seen: behind metal, beyond the slices, or where one is missing.
    pub hidden: f64,
    /// The same of the lines beside the facets, left and right.
    pub hidden_beside: [f64; 2],
    /// Share of the lines through the disc space that begin and end in bone or metal: where few do, it was not looked between two
    /// bodies.
    pub faced: f64,
    /// The longest side of a voxel, in mm: a cleft that is narrower may be filled by what lies beside it.
    pub coarseness: f64,
}

/// What is said of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BridgingSeen {
    /// Bone goes through.
    Yes,
    /// No bridging is seen; never: not fused.
    No,
    /// Too little to say either, or too much is not seen.
    Equivocal,
}

/// Lines are so far apart, and looked at in such steps, in mm: no clinical limit.
const APART: f64 = 1.0;
const STEP: f64 = 0.5;
/// The disc space is looked at so far around its middle, in mm: no clinical limit.
const DISC: f64 = 15.0;
/// From endplate to endplate, and so far into either body, in mm: no clinical limit.
const INTO_BODY: f64 = 1.0;
/// Beside the facets: to the side, and to the back of the middle of the disc, in mm: no clinical limit.
const ASIDE: [f64; 2] = [17.0, 42.0];
const BEHIND: [f64; 2] = [16.0, 46.0];
const HALF_LENGTH: f64 = 12.0;

impl Bridging {
    /// Between two vertebrae that follow each other; none where the disc does not lie in the slices, or was not seen but guessed.
    #[must_use]
    pub fn between(ct: &Attenuation<'_>, upper: &Vertebra, lower: &Vertebra) -> Option<Self> {
        let [_, is_seen] = lower.is_seen;
        if !is_seen {
            return None;
        }
        let probe = ct.probe();
        let [top, bottom] = [upper.lower?, lower.upper].map(Vector::from);
        let (middle, height) = ((top + bottom) / 2.0, (top - bottom).norm());
        let up = (top - bottom).try_normalize(1e-6).unwrap_or_else(|| Vector::from(upper.up));
        let up = (up + Vector::from(upper.up) + Vector::from(lower.up)).normalize();
        probe.at(middle)?;
        let space = Lines { probe: &probe, middle, up, half: height / 2.0 + INTO_BODY };
        let disc = space.of(|left, back| left.hypot(back) <= DISC);
        let beside = Lines { half: HALF_LENGTH, ..space };
        let is_behind = |back: f64| (BEHIND[0]..=BEHIND[1]).contains(&back);
        let [to_left, to_right] = [1.0, -1.0].map(|side| {
            beside.of(|left, back| (ASIDE[0]..=ASIDE[1]).contains(&(left * side)) && is_behind(back))
        });
        let gaps: Vec<f64> =
            [&to_left, &to_right].into_iter().flat_map(|side| side.gaps.iter().copied()).collect();
        Some(Self {
            upper: upper.level,
            lower: lower.level,
            interbody: disc.bridged,
            posterolateral: [to_left.bridged, to_right.bridged],
            gap: gap(gaps, ct.coarseness()),
            hidden: disc.hidden,
            hidden_beside: [to_left.hidden, to_right.hidden],
            faced: disc.faced,
            coarseness: ct.coarseness(),
        })
    }

    /// Area of all bone that goes through, in mm².
    #[must_use]
    pub fn area(&self) -> f64 {
        self.interbody + self.posterolateral.iter().sum::<f64>()
    }

    /// Whether voxels are too long to tell bone that goes through from a narrow cleft, by `default.ct.bridging.coarsest` of `evidence`.
    #[must_use]
    pub fn is_coarse(&self) -> bool {
        coarse::is_coarse(self.coarseness)
    }

    /// What is said of it: by `default.ct.bridging.area`, `default.ct.bridging.none` and `default.ct.bridging.faced` of `evidence`,
    /// and never that bone goes through where [`Self::is_coarse`].
    #[must_use]
    pub fn seen(&self) -> BridgingSeen {
        /// Where more than this is hidden, it is open what lies there: no clinical limit.
        const HIDDEN: f64 = 0.5;
        // A cleft beside the facets is seen, whatever hides the disc.
        let is_seen = self.faced >= numbers::DEFAULT_CT_BRIDGING_FACED.value
            && (self.hidden < HIDDEN || self.gap.is_some())
            && self.hidden_beside.iter().all(|hidden| *hidden < HIDDEN);
        match self.area() {
            area if area >= numbers::DEFAULT_CT_BRIDGING_AREA.value && !self.is_coarse() => BridgingSeen::Yes,
            area if area <= numbers::DEFAULT_CT_BRIDGING_NONE.value && is_seen => BridgingSeen::No,
            _ => BridgingSeen::Equivocal,
        }
    }
}

/// The median, and from where to where the middle half lies, no narrower than a voxel.
fn gap(mut gaps: Vec<f64>, coarseness: f64) -> Option<Estimate> {
    /// Fewer lines than this are noise: no clinical limit.
    const FEWEST: usize = 20;
    if gaps.len() < FEWEST {
        return None;
    }
    let [low, value, high] =
        [quantile(&mut gaps, 0.25)?, quantile(&mut gaps, 0.5)?, quantile(&mut gaps, 0.75)?];
    let margin = coarseness.max(value - low).max(high - value);
    Some(Estimate { value, interval: [(value - margin).max(0.0), value + margin] })
}

/// Lines along an axis, around its middle.
#[derive(Clone, Copy)]
struct Lines<'a> {
    probe: &'a Probe<'a>,
    middle: Vector,
    up: Vector,
    half: f64,
}

/// What lines show.
#[derive(Default)]
struct Shown {
    /// Area of lines that are bone from end to end, in mm².
    bridged: f64,
    /// Share of lines that are not seen.
    hidden: f64,
    /// Share of lines that begin and end in bone or metal.
    faced: f64,
    /// Length of what is interrupted, of lines with bone at both ends.
    gaps: Vec<f64>,
}

/// What one line shows.
enum Line {
    Hidden,
    Bone,
    Interrupted(f64),
    Open,
}

impl Lines<'_> {
    fn of(&self, is_within: impl Fn(f64, f64) -> bool) -> Shown {
        const FARTHEST: i32 = 48;
        let [to_left, to_back] = across(self.up);
        let (mut shown, mut all, mut hidden, mut faced) = (Shown::default(), 0, 0, 0);
        for left in -FARTHEST..=FARTHEST {
            for back in -FARTHEST..=FARTHEST {
                let [left, back] = [left, back].map(|away| f64::from(away) * APART);
                if !is_within(left, back) {
                    continue;
                }
                all += 1;
                let middle = self.middle + to_left * left + to_back * back;
                faced += i32::from(self.is_faced(middle));
                match self.line(middle) {
                    Line::Hidden => hidden += 1,
                    Line::Bone => shown.bridged += APART * APART,
                    Line::Interrupted(gap) => shown.gaps.push(gap),
                    Line::Open => {}
                }
            }
        }
        shown.hidden = f64::from(hidden) / f64::from(all.max(1));
        shown.faced = f64::from(faced) / f64::from(all.max(1));
        shown
    }

    /// Whether a line begins and ends in bone or metal: an endplate is as dense as that so near to its ends.
    fn is_faced(&self, middle: Vector) -> bool {
        /// From its end, in mm: no clinical limit.
        const NEAR: [f64; 5] = [-1.0, -0.5, 0.0, 0.5, 1.0];
        let dense = numbers::DEFAULT_CT_BRIDGING_ENDPLATE.value;
        let is_dense = |away: f64| self.probe.at(middle + self.up * away).is_some_and(|value| value >= dense);
        let is_bone = |side: f64| NEAR.iter().any(|near| is_dense(side * (self.half + near)));
        is_bone(-1.0) && is_bone(1.0)
    }

    fn line(&self, middle: Vector) -> Line {
        /// Bone at both ends over so much of the half length: no clinical limit.
        const ENDS: f64 = 0.35;
        let dense = numbers::DEFAULT_CT_BRIDGING_DENSITY.value;
        let steps = (self.half / STEP).ceil() as i32;
        let values: Option<Vec<f64>> =
            (-steps..=steps).map(|step| self.probe.at(middle + self.up * (f64::from(step) * STEP))).collect();
        let Some(values) = values else { return Line::Hidden };
        if values.iter().any(|value| *value >= METAL) {
            return Line::Hidden;
        }
        if values.iter().all(|value| *value >= dense) {
            return Line::Bone;
        }
        let ends = (ENDS * f64::from(steps)).ceil() as usize;
        let is_dense = |values: &[f64]| values.iter().all(|value| *value >= dense);
        let has_ends = values.get(..ends).is_some_and(is_dense)
            && values.get(values.len() - ends..).is_some_and(is_dense);
        let open = values.iter().filter(|value| **value < dense).count();
        if has_ends { Line::Interrupted(open as f64 * STEP) } else { Line::Open }
    }
}
