//! The bony canal of a vertebra, which needs no contrast medium: from pedicle to pedicle, and from body to arch.

use super::around::Around;
use super::plane::Frame;
use super::side::{Edge, Side};
use crate::attenuation::METAL;
use crate::column::{Source, Vertebra, back_wall};
use crate::estimate::Estimate;
use crate::order::median;
use crate::place::Vector;
use thiserror::Error;
use upright_anatomy::Level;
use upright_evidence::numbers;

/// The bony spinal canal of a vertebra.
///
/// - **Definition**: `width` is the interpedicular distance: the least distance between the inner walls of both pedicles, 2 to 9 mm
///   behind the body, on planes across the vertebra. `depth` is the midsagittal diameter: from the back wall of the body to the
///   front of the arch in the midline, where it is least in the lower half of the vertebra.
/// - **Unit**: mm.
/// - **Interval**: `default.ct.canal.bony_margin` of `evidence` at either wall, and how far planes beside each other scatter.
/// - **Limits**: bone only. A disc, a joint or ligament that narrows the canal is not in it, and what is left of it after a
///   laminectomy has no depth. No limit of `evidence` says from where on it is narrow: it is shown and decides nothing.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct BonyCanal {
    /// The vertebra.
    pub level: Level,
    /// From pedicle to pedicle.
    pub width: Result<Estimate, NoBonyCanal>,
    /// From body to arch.
    pub depth: Result<Estimate, NoBonyCanal>,
}

/// Why the bony canal of a vertebra was not measured. Unknown: neither narrow nor wide.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum NoBonyCanal {
    /// An endplate was not seen, and its usual place stands in.
    #[error("an endplate of it was not seen")]
    Guessed,
    /// Walls are not seen on enough planes: they lie beyond the slices, or are too thin for them.
    #[error("its walls are not seen on enough planes")]
    NoWalls,
    /// Metal lies in its walls or beside them.
    #[error("metal beside it hides its walls")]
    Hidden,
    /// Nothing closes it behind.
    #[error("no arch is seen behind it: removed, or beyond the slices")]
    NoArch,
}

impl NoBonyCanal {
    /// Never changes.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Guessed => "guessed",
            Self::NoWalls => "no_walls",
            Self::Hidden => "hidden",
            Self::NoArch => "no_arch",
        }
    }
}

/// From plane to plane across a vertebra, in mm: no clinical limit.
const STEP: f64 = 1.0;
/// Fewer planes tell nothing: no clinical limit.
const FEWEST: usize = 5;

impl BonyCanal {
    /// Of a vertebra with two endplates; none of the sacrum. A voxel is at most so coarse.
    pub(super) fn of(around: Around<'_>, vertebra: &Vertebra, coarseness: f64) -> Option<Self> {
        let height = (Vector::from(vertebra.upper) - Vector::from(vertebra.lower?)).norm();
        if vertebra.source == Source::Guessed {
            let unknown = Err(NoBonyCanal::Guessed);
            return Some(Self { level: vertebra.level, width: unknown, depth: unknown });
        }
        let frame = Frame::across(vertebra.centre.into(), vertebra.up.into());
        let planes = planes(around, frame, height);
        let across = across(&planes);
        let middle = median(&mut planes.iter().filter_map(Plane::middle).collect::<Vec<_>>());
        let depth = along_midline(around, frame, height, middle.unwrap_or_default());
        let measured = |least: Least| Estimate::within(least.value, margin(coarseness).hypot(least.scatter));
        Some(Self { level: vertebra.level, width: across.map(measured), depth: depth.map(measured) })
    }
}

/// How far two walls may be off together, in mm.
fn margin(coarseness: f64) -> f64 {
    numbers::DEFAULT_CT_CANAL_BONY_MARGIN.value * coarseness * 2.0_f64.sqrt()
}

/// A plane across a vertebra: the innermost bone of both sides, and whether metal lies beside them, which blooms over it.
struct Plane {
    left: Option<Edge>,
    right: Option<Edge>,
    is_hidden: bool,
}

impl Plane {
    fn walls(&self) -> Option<[f64; 2]> {
        match (self.left, self.right) {
            (Some(Edge::Bone(left)), Some(Edge::Bone(right))) => Some([left, right]),
            _ => None,
        }
    }

    /// How far to the left the middle between the walls lies.
    fn middle(&self) -> Option<f64> {
        self.walls().map(|[left, right]| (left - right) / 2.0)
    }
}

/// Planes at the heights of the pedicles.
fn planes(around: Around<'_>, frame: Frame, height: f64) -> Vec<Plane> {
    /// Pedicles stand in the upper half of a vertebra; from where to where, as shares of its height: no clinical limit.
    const PEDICLES: [f64; 2] = [-0.05, 0.45];
    let plane = |up: f64| {
        let front = back_wall(around.probe, frame.middle + frame.up * up, frame.up)?;
        let [left, right] = [1.0, -1.0].map(|side| Side { around, frame, side }.edge(front, up));
        Some(Plane { left, right, is_hidden: has_metal(around, frame, [front, up]) })
    };
    steps(PEDICLES.map(|share| share * height)).filter_map(plane).collect()
}

/// Whether metal lies in or beside the pedicles at a height.
fn has_metal(around: Around<'_>, frame: Frame, [front, up]: [f64; 2]) -> bool {
    /// So far to either side and behind the body, in mm: no clinical limit.
    const ASIDE: f64 = 22.0;
    const BEHIND: f64 = 12.0;
    let mut places =
        steps([0.0, BEHIND]).flat_map(|back| steps([-ASIDE, ASIDE]).map(move |left| [left, back]));
    places.any(|[left, back]| {
        let value = around.probe.at(frame.place(left, front + back) + frame.up * up);
        value.is_some_and(|value| value >= METAL)
    })
}

/// The least of what planes tell, and how far those beside it scatter.
struct Least {
    value: f64,
    scatter: f64,
}

fn across(planes: &[Plane]) -> Result<Least, NoBonyCanal> {
    /// Of the planes at most this share may be hidden by metal: no clinical limit.
    const HIDDEN: f64 = 0.25;
    let hidden = planes.iter().filter(|plane| plane.is_hidden).count();
    if hidden as f64 > HIDDEN * planes.len() as f64 {
        return Err(NoBonyCanal::Hidden);
    }
    let clear = planes.iter().filter(|plane| !plane.is_hidden).filter_map(Plane::walls);
    let widths: Vec<f64> = clear.map(|[left, right]| left + right).collect();
    least(&widths).ok_or(NoBonyCanal::NoWalls)
}

/// The least median of five neighbours; none of too few.
fn least(lengths: &[f64]) -> Option<Least> {
    let medians = lengths.windows(FEWEST).filter_map(|near| {
        let value = median(&mut near.to_vec())?;
        let away = near.iter().map(|length| (length - value).abs());
        Some(Least { value, scatter: away.sum::<f64>() / near.len() as f64 })
    });
    medians.min_by(|one, other| one.value.total_cmp(&other.value))
}

/// From the body to the arch, `middle` mm to the left of the middle of the body.
fn along_midline(around: Around<'_>, frame: Frame, height: f64, middle: f64) -> Result<Least, NoBonyCanal> {
    /// Where an arch closes the canal, as shares of the height: no clinical limit.
    const ARCH: [f64; 2] = [-0.5, 0.1];
    let heights = steps(ARCH.map(|share| share * height));
    let found: Vec<Option<(f64, bool)>> = heights
        .filter_map(|up| {
            let front = back_wall(around.probe, frame.middle + frame.up * up, frame.up)?;
            let begin = within(around, frame, [middle, front, up])?;
            Some(arch(around, frame, [middle, begin, up]).map(|(back, is_metal)| (back - front, is_metal)))
        })
        .collect();
    if found.len() < FEWEST {
        return Err(NoBonyCanal::NoWalls);
    }
    let seen: Vec<(f64, bool)> = found.into_iter().flatten().collect();
    let bone: Vec<f64> = seen.iter().filter(|(_, is_metal)| !is_metal).map(|(depth, _)| *depth).collect();
    match least(&bone) {
        Some(least) => Ok(least),
        None if seen.is_empty() => Err(NoBonyCanal::NoArch),
        None if bone.len() < seen.len() => Err(NoBonyCanal::Hidden),
        None => Err(NoBonyCanal::NoWalls),
    }
}

/// Where the way to the arch begins at a height, behind the middle of the vertebra: behind the sac where contrast medium, as dense as
/// bone, fills it. None where that is not seen on a myelogram.
fn within(around: Around<'_>, frame: Frame, [middle, front, up]: [f64; 3]) -> Option<f64> {
    /// Nearer to the body, in mm, lies no arch: no clinical limit.
    const NEAREST: f64 = 6.0;
    match around.cuts {
        [] => Some(front + NEAREST),
        _ => Some(around.back_of_sac(&frame, middle, up)?.max(front + NEAREST)),
    }
}

/// How far behind the middle of the vertebra the arch begins at a height, and whether that is metal.
fn arch(around: Around<'_>, frame: Frame, [middle, begin, up]: [f64; 3]) -> Option<(f64, bool)> {
    /// Farther on, in mm, lies no arch: no clinical limit.
    const FARTHEST: f64 = 28.0;
    let from = frame.place(middle, begin) + frame.up * up;
    let (away, is_metal) = around.first_bone(from, frame.back, FARTHEST)?;
    Some((begin + away, is_metal))
}

fn steps([from, to]: [f64; 2]) -> impl Iterator<Item = f64> {
    (0..=((to - from) / STEP) as u32).map(move |step| from + f64::from(step) * STEP)
}
