//! The lucent rim around a screw that is loose: attenuation from its thread outwards.

use super::Screw;
use crate::attenuation::{Attenuation, METAL, Probe};
use crate::estimate::Estimate;
use crate::order::{mean_of, median, quantile};
use crate::place::{Vector, across};
use std::f64::consts::TAU;
use upright_evidence::numbers;

/// Along a screw in steps of so many mm, around it in so many ways, outwards in steps of so many mm: no clinical limit.
const ALONG: f64 = 1.0;
const AROUND: usize = 24;
const OUT: f64 = 0.25;
const FARTHEST: f64 = 14.0;
/// Nearer to the rod than this, in mm, a screw lies outside of bone: no clinical limit.
const HEAD: f64 = 15.0;
/// Nearer to its tip than this, in mm, there is no way around it: no clinical limit.
const TIP: f64 = 2.0;
/// Profiles are put together over so many steps and ways, more than a turn of a thread: no clinical limit.
const TOGETHER: [usize; 2] = [4, 3];

/// What is seen around a screw.
///
/// - **Definition**: width from the thread outwards to where bone begins: half-way in attenuation between the least dense place
///   and the dense rim beyond it, or the bone where there is no rim; the median along the screw and around it. A halo is seen
///   where `default.ct.halo.rimmed` of the surroundings end in a rim (`default.ct.halo.rim` of `evidence`), or where it is wider
///   (`default.ct.halo.without_rim`) and darker (`default.ct.halo.dip`) than the edge that metal has by itself.
/// - **Unit**: mm.
/// - **Limits**: hardening of the beam makes a dark edge of 1 to 1.5 mm around every screw. Without a dense rim, a halo that is
///   narrower than 3 mm is not told from it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Halo {
    /// Width of the lucent rim; none where none is seen.
    pub width: Option<Estimate>,
    /// Width of what is dark beside the thread, whether it is a halo or not.
    pub dark: f64,
    /// Share of the surroundings that end in a dense rim.
    pub rim: f64,
    /// Radius of the thread, its blur included.
    pub thread: f64,
}

/// What one bundle of rays shows.
struct Ray {
    width: f64,
    /// By how much the darkest place is less dense than bone farther away, in HU.
    dip: f64,
    has_rim: bool,
}

impl Halo {
    /// Of a screw in a CT; none where too little of it lies in the slices.
    #[must_use]
    pub fn around(ct: &Attenuation<'_>, screw: &Screw) -> Option<Self> {
        /// Fewer bundles of rays than this tell nothing: no clinical limit.
        const FEWEST: usize = 8;
        let probe = ct.probe();
        let profiles = Profiles::of(&probe, screw)?;
        let thread = profiles.thread()?;
        let rays: Vec<Ray> = profiles.bundles().iter().filter_map(|bundle| ray(bundle, thread)).collect();
        if rays.len() < FEWEST {
            return None;
        }
        let rim = rays.iter().filter(|ray| ray.has_rim).count() as f64 / rays.len() as f64;
        let Ray { width: dark, dip, .. } = ray(&profiles.middle(), thread)?;
        let rimmed = numbers::DEFAULT_CT_HALO_RIMMED.value;
        let is_wide =
            dark >= numbers::DEFAULT_CT_HALO_WITHOUT_RIM.value && dip >= numbers::DEFAULT_CT_HALO_DIP.value;
        let is_halo = rim >= rimmed || is_wide;
        let width = is_halo.then(|| {
            let widths: Vec<f64> =
                rays.iter().filter(|ray| ray.has_rim || rim < rimmed).map(|ray| ray.width).collect();
            let margin = margin(&widths, ct.coarseness());
            Estimate::within(median(&mut widths.clone()).unwrap_or(dark), margin)
        });
        Some(Self { width, dark, rim, thread })
    }
}

/// How far a width may be off: by the spread of the rays, and by half a voxel at either side.
fn margin(widths: &[f64], coarseness: f64) -> f64 {
    /// Bundles beside each other see the same: so many count as one. No clinical limit.
    const ALIKE: f64 = 6.0;
    const BOTH_SIDES: f64 = 1.96;
    let mean = mean_of(widths);
    let variance = mean_of(&widths.iter().map(|width| (width - mean).powi(2)).collect::<Vec<_>>());
    let spread = BOTH_SIDES * (variance * ALIKE / widths.len().max(1) as f64).sqrt();
    spread.hypot(coarseness / 2.0).hypot(coarseness / 2.0)
}

/// Attenuation from the axis outwards, step by step along a screw, and way by way around it.
struct Profiles {
    steps: Vec<Vec<Vec<Option<f64>>>>,
}

impl Profiles {
    fn of(probe: &Probe<'_>, screw: &Screw) -> Option<Self> {
        let [head, tip] = [screw.head, screw.tip].map(Vector::from);
        let length = (tip - head).norm();
        let along = (tip - head).try_normalize(1e-6)?;
        let ways = across(along);
        let count = ((length - HEAD - TIP) / ALONG).floor();
        let steps = (0..count.max(0.0) as u32).map(|step| {
            let middle = head + along * (HEAD + f64::from(step) * ALONG);
            (0..AROUND).map(|way| outwards(probe, middle, ways, way)).collect()
        });
        let steps: Vec<_> = steps.collect();
        (!steps.is_empty()).then_some(Self { steps })
    }

    /// Radius of the thread: that of the metal, where it reaches farthest but for the few farthest rays.
    fn thread(&self) -> Option<f64> {
        const METAL: f64 = 2000.0;
        const MOST: f64 = 6.0;
        const CREST: f64 = 0.9;
        let rays = self.steps.iter().flatten();
        let reach = rays.filter_map(|ray| {
            let last = ray
                .iter()
                .take((MOST / OUT) as usize)
                .rposition(|value| value.is_some_and(|value| value >= METAL))?;
            Some(last as f64 * OUT)
        });
        quantile(&mut reach.collect::<Vec<_>>(), CREST)
    }

    /// The median of all rays.
    fn middle(&self) -> Vec<Option<f64>> {
        let at = |number: usize| {
            let rays = self.steps.iter().flatten();
            median(&mut rays.filter_map(|ray| ray.get(number).copied().flatten()).collect::<Vec<_>>())
        };
        (0..(FARTHEST / OUT) as usize).map(at).collect()
    }

    /// The mean of rays beside each other.
    fn bundles(&self) -> Vec<Vec<Option<f64>>> {
        let [steps, ways] = TOGETHER;
        let mut found = Vec::new();
        for near in self.steps.chunks(steps) {
            for way in (0..AROUND).step_by(ways) {
                let rays: Vec<&Vec<Option<f64>>> =
                    near.iter().flat_map(|step| step.iter().skip(way).take(ways)).collect();
                let count = (FARTHEST / OUT) as usize;
                let at = |number: usize| {
                    let values: Vec<f64> =
                        rays.iter().filter_map(|ray| ray.get(number).copied().flatten()).collect();
                    (values.len() * 2 > rays.len()).then(|| mean_of(&values))
                };
                found.push((0..count).map(at).collect());
            }
        }
        found
    }
}

fn outwards(probe: &Probe<'_>, middle: Vector, [one, other]: [Vector; 2], way: usize) -> Vec<Option<f64>> {
    let (sine, cosine) = (way as f64 / AROUND as f64 * TAU).sin_cos();
    let out = one * cosine + other * sine;
    (0..(FARTHEST / OUT) as u32).map(|step| probe.at(middle + out * (f64::from(step) * OUT))).collect()
}

/// What a bundle shows beyond the thread.
fn ray(bundle: &[Option<f64>], thread: f64) -> Option<Ray> {
    /// What is darkest lies so near to the thread, and a rim so near beyond it, in mm: no clinical limit.
    const DARK: f64 = 5.0;
    const BEYOND: f64 = 4.0;
    /// Bone as it is farther away, in mm from the thread: no clinical limit.
    const BONE: [f64; 2] = [4.5, 9.0];
    let number = |radius: f64| (radius / OUT).round() as usize;
    let at = |number: usize| bundle.get(number).copied().flatten();
    let near = (number(thread)..number(thread + DARK)).filter_map(|step| Some((step, at(step)?)));
    let (lowest, low) = near.min_by(|(_, one), (_, other)| one.total_cmp(other))?;
    let beyond = (lowest..=lowest + number(BEYOND)).filter_map(at).take_while(|value| *value < METAL);
    let peak = beyond.fold(f64::NEG_INFINITY, f64::max);
    let [from, to] = BONE.map(|away| number(thread + away));
    let bone = median(&mut (from..to).filter_map(at).filter(|value| *value < METAL).collect::<Vec<_>>())?;
    let has_rim = peak >= bone + numbers::DEFAULT_CT_HALO_RIM.value;
    let half = f64::midpoint(low, if has_rim { peak } else { bone });
    let edge = (lowest..).map_while(|step| Some((step, at(step)?))).find(|(_, value)| *value >= half)?.0;
    Some(Ray { width: edge as f64 * OUT - thread, dip: bone - low, has_rim })
}
