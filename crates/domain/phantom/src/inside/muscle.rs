//! Muscles beside the spine, with the fat that replaces them.

use super::{Layer, Part, Tissue};
use crate::bones::column::Section;
use crate::bones::flesh::Flesh;
use upright_anatomy::{Level, Region};

/// Where a muscle lies beside a lumbar vertebra: behind its middle, aside, half its depth and half its width, in mm; and whether fat replaces it.
struct Muscle {
    behind: f64,
    aside: f64,
    half: [f64; 2],
    upper: Level,
}

const ERECTOR: Muscle = Muscle { behind: 54.0, aside: 36.0, half: [17.0, 22.0], upper: Level::T4 };
const MULTIFIDUS: Muscle = Muscle { behind: 50.0, aside: 12.5, half: [15.0, 9.5], upper: Level::T12 };
const PSOAS: Muscle = Muscle { behind: -2.0, aside: 42.0, half: [19.0, 17.0], upper: Level::L1 };

/// Fat between the muscles behind, then the muscles.
pub(super) fn layers(flesh: &Flesh<'_>, fat: f64) -> Vec<Layer> {
    let muscle = Part::of(Tissue::Muscle);
    let compartment = Muscle { behind: 52.0, aside: 0.0, half: [23.0, 62.0], upper: Level::T4 };
    let mut layers = vec![Layer::column(Part::of(Tissue::Fat), sections(flesh, &compartment, 1.0))];
    for side in [1.0, -1.0] {
        layers.push(Layer::column(muscle.share(fat), sections(flesh, &ERECTOR, side)));
        // The short muscles waste first.
        layers.push(Layer::column(muscle.share((1.5 * fat).min(0.9)), sections(flesh, &MULTIFIDUS, side)));
        layers.push(Layer::column(muscle.share(0.4 * fat), sections(flesh, &PSOAS, side)));
    }
    layers
}

fn sections(flesh: &Flesh<'_>, muscle: &Muscle, side: f64) -> Vec<Section> {
    let s = flesh.size;
    let vertebrae = flesh.skeleton.vertebrae().iter().filter(|vertebra| vertebra.level >= muscle.upper);
    let mut sections: Vec<Section> = vertebrae
        .map(|vertebra| {
            let centre = vertebra.centroid();
            // Thoracic muscles are thinner.
            let share = if vertebra.level.region() == Region::Thoracic { 0.75 } else { 1.0 };
            let ends = if vertebra.level == muscle.upper { 0.35 } else { share };
            let [depth, width] = muscle.half.map(|half| half * ends * s);
            let middle = centre.anterior - muscle.behind * s;
            let aside = vertebra.lateral + side * muscle.aside * s;
            Section::between(centre.cranial, middle - depth, middle + depth, aside, width)
        })
        .collect();
    // Down to the sacrum, where they end.
    let hips = flesh.skeleton.sacrum().middle();
    let middle = hips.anterior - (muscle.behind + 6.0) * s;
    let [depth, width] = muscle.half.map(|half| half * 0.5 * s);
    sections.push(Section::between(
        hips.cranial - 40.0 * s,
        middle - depth,
        middle + depth,
        side * muscle.aside * s,
        width,
    ));
    sections
}
