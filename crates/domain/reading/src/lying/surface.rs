//! The surface of an endplate towards its disc.

use super::endplate::{NoEndplate, Ways};
use crate::attenuation::Probe;
use crate::order::median;
use crate::place::Vector;
use nalgebra::{SMatrix, SVector};

/// Where the surface lies at one place of the endplate.
#[derive(Clone, Copy, Debug)]
struct Height {
    /// How far in front of the middle, and to the left of it, in mm.
    at: [f64; 2],
    /// How far within the plane, in mm.
    within: f64,
    /// By how much it rises from the disc, in HU.
    rise: f64,
}

/// A smooth surface through heights: hollowed from front to back and from side to side, as endplates are.
pub(super) struct Surface {
    shares: SVector<f64, TERMS>,
    half: f64,
    middle: f64,
    /// How many places agree with it, and how clearly.
    pub(super) agreed: f64,
}

const TERMS: usize = 5;

/// Less of the endplate than this tells no line, nor do places that lie off the surface by more than this in the median, in mm: no
/// clinical limit.
const SEEN: f64 = 0.5;
const SPREAD: f64 = 0.8;

/// How far from the plane, into the vertebra, the surface is looked for, in mm, and how finely: no clinical limit.
const INWARDS: f64 = 4.5;
const OUTWARDS: f64 = 4.5;
const STEP: f64 = 0.5;

impl Surface {
    /// The surface across `ways`, between the ends of the endplate; `disc` is the height of the space beside it.
    pub(super) fn of(
        probe: &Probe<'_>,
        ways: &Ways,
        [back, front]: [f64; 2],
        disc: Option<f64>,
    ) -> Result<Self, NoEndplate> {
        /// Between places, in mm: no clinical limit.
        const APART: f64 = 1.25;
        // Farther than half-way through the disc the other endplate is nearer.
        let outwards = disc.map_or(OUTWARDS, |disc| OUTWARDS.min(disc * 0.5 + 0.5));
        let steps = |half: f64| {
            let most = (half / APART) as i32;
            (-most..=most).map(|number| f64::from(number) * APART)
        };
        let middle = f64::midpoint(back, front);
        let places: Vec<[f64; 2]> = steps((front - back) / 2.0)
            .flat_map(|along| steps(SIDE).map(move |left| [middle + along, left]))
            .collect();
        let (mut heights, mut missing) = (Vec::new(), Vec::new());
        for at in &places {
            match height(probe, ways, *at, outwards) {
                Ok(height) => heights.push(height),
                Err(reason) => missing.push(reason),
            }
        }
        if (heights.len() as f64) < SEEN * places.len() as f64 {
            return Err(most_of(&missing));
        }
        Self::through(heights, [back, front], places.len())
    }

    /// Through heights, of which those that lie off the others are left out.
    fn through(all: Vec<Height>, [back, front]: [f64; 2], places: usize) -> Result<Self, NoEndplate> {
        /// How far off, in mm, and how often they are left out: no clinical limit.
        const TIMES: usize = 6;
        const OFF: f64 = 0.9;
        let (half, middle) = ((front - back) / 2.0, f64::midpoint(back, front));
        let mut surface = Self { shares: fitted(&all, half, middle)?, half, middle, agreed: 0.0 };
        let (mut agreeing, mut spread) = (all.clone(), 0.0);
        for _ in 0..TIMES {
            let mut offs: Vec<f64> = agreeing.iter().map(|height| surface.off(height).abs()).collect();
            spread = median(&mut offs).unwrap_or_default();
            let most = (3.0 * spread).max(OFF);
            agreeing = all.iter().copied().filter(|height| surface.off(height).abs() <= most).collect();
            surface.shares = fitted(&agreeing, half, middle)?;
        }
        surface.agreed = agreement(&agreeing, spread);
        let is_clear = surface.is_told_by(&agreeing, places) && spread <= SPREAD;
        is_clear.then_some(surface).ok_or(NoEndplate::Unclear)
    }

    /// Whether enough of the endplate agrees, in front and behind as well.
    fn is_told_by(&self, agreeing: &[Height], places: usize) -> bool {
        /// What lies farther than this share from the middle is in front or behind, and holds such a share: no clinical limit.
        const FAR: f64 = 0.4;
        const HOLDS: f64 = 0.1;
        let count = agreeing.len() as f64;
        let holds = |end: f64| {
            let near = |height: &&Height| {
                let [along, _] = height.at;
                (along - self.middle) / self.half * end > FAR
            };
            agreeing.iter().filter(near).count() as f64 > HOLDS * count
        };
        count >= SEEN * places as f64 && holds(-1.0) && holds(1.0)
    }

    /// How far within the plane it lies at a place in front of the middle.
    pub(super) fn at(&self, along: f64) -> f64 {
        self.shares.dot(&terms([along, 0.0], self.half, self.middle))
    }

    /// How much farther within it lies the farther to the left.
    pub(super) fn lean(&self) -> f64 {
        let [.., lean, _]: [f64; TERMS] = self.shares.into();
        lean / SIDE
    }

    fn off(&self, height: &Height) -> f64 {
        height.within - self.shares.dot(&terms(height.at, self.half, self.middle))
    }
}

/// How many places agree, and how clearly: where more do, the ends of the endplate lie farther apart.
fn agreement(agreeing: &[Height], spread: f64) -> f64 {
    /// What rises by more counts no more, in HU, and a surface is no smoother than this, in mm: no clinical limit.
    const MOST: f64 = 250.0;
    const SMOOTH: f64 = 0.3;
    let mut rises: Vec<f64> = agreeing.iter().map(|height| height.rise).collect();
    let rise = median(&mut rises).unwrap_or_default();
    agreeing.len() as f64 * rise.min(MOST) / (SMOOTH + spread)
}

/// The reason that most places have; unclear where none is that of half of them.
fn most_of(missing: &[NoEndplate]) -> NoEndplate {
    let is_most =
        |reason: &NoEndplate| 2 * missing.iter().filter(|one| *one == reason).count() > missing.len();
    [NoEndplate::Hidden, NoEndplate::Outside].into_iter().find(is_most).unwrap_or(NoEndplate::Unclear)
}

/// How far to the sides places of an endplate lie, in mm: no clinical limit.
const SIDE: f64 = 8.75;

fn terms([along, left]: [f64; 2], half: f64, middle: f64) -> SVector<f64, TERMS> {
    let (along, left) = ((along - middle) / half, left / SIDE);
    SVector::from([1.0, along, along * along, left, left * left])
}

fn fitted(heights: &[Height], half: f64, middle: f64) -> Result<SVector<f64, TERMS>, NoEndplate> {
    let (mut squares, mut sums) = (SMatrix::<f64, TERMS, TERMS>::zeros(), SVector::<f64, TERMS>::zeros());
    for height in heights {
        let terms = terms(height.at, half, middle);
        squares += terms * terms.transpose();
        sums += terms * height.within;
    }
    squares.cholesky().map(|squares| squares.solve(&sums)).ok_or(NoEndplate::Unclear)
}

/// How far within the plane the surface lies at a place: where it rises most from the disc to the endplate.
fn height(
    probe: &Probe<'_>,
    ways: &Ways,
    [along, left]: [f64; 2],
    outwards: f64,
) -> Result<Height, NoEndplate> {
    /// It rises by at least so much, in HU, over so many steps: no clinical limit.
    const LEAST: f64 = 60.0;
    const RISE: usize = 3;
    /// Nothing of an endplate is as dense as this: metal is near, and its own surface would be found. In HU, no clinical limit.
    const BESIDE_METAL: f64 = 1200.0;
    let place = ways.middle + ways.front * along + ways.left * left;
    let steps = ((outwards + INWARDS) / STEP) as u32;
    let mut values = Vec::with_capacity(24);
    for step in 0..=steps {
        let within = f64::from(step) * STEP - outwards;
        values.push(mean(probe, place + ways.inwards * within, ways)?);
    }
    if values.iter().any(|value| *value > BESIDE_METAL) {
        return Err(NoEndplate::Hidden);
    }
    let rise = |step: usize| Some(values.get(step + RISE)? - values.get(step)?);
    let rises: Vec<f64> = (0..values.len()).map_while(rise).collect();
    let steepest = rises.iter().enumerate().max_by(|(_, one), (_, other)| one.total_cmp(other));
    let (step, most) = steepest.filter(|(_, most)| **most >= LEAST).ok_or(NoEndplate::Unclear)?;
    // Between steps the top of a parabola.
    let beside = |step: Option<usize>| step.and_then(|step| rises.get(step)).copied();
    let (before, after) =
        beside(step.checked_sub(1)).zip(beside(Some(step + 1))).ok_or(NoEndplate::Unclear)?;
    let bend = 2.0 * most - before - after;
    let shift = if bend > 0.0 { (after - before) / (2.0 * bend) } else { 0.0 };
    Ok(Height {
        at: [along, left],
        within: (step as f64 + RISE as f64 / 2.0 + shift) * STEP - outwards,
        rise: *most,
    })
}

/// The mean of a place and four beside it: one voxel is noise.
fn mean(probe: &Probe<'_>, place: Vector, ways: &Ways) -> Result<f64, NoEndplate> {
    const BESIDE: f64 = 0.8;
    let beside = [ways.front, -ways.front, ways.left, -ways.left].map(|way| place + way * BESIDE);
    let mut sum = probe.at(place).ok_or(NoEndplate::Outside)?;
    for place in beside {
        sum += probe.at(place).ok_or(NoEndplate::Outside)?;
    }
    Ok(sum / 5.0)
}
