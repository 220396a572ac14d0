//! Upright columns of oval cross-sections: what a trunk and lungs are made of.

use super::solid::Matter;

/// An upright column of oval cross-sections, as trunk and lungs are.
#[derive(Clone, Debug)]
pub(crate) struct Column {
    pub(crate) matter: Matter,
    pub(crate) density: f64,
    /// From caudal to cranial.
    pub(crate) sections: Vec<Section>,
}

/// One oval cross-section at a height.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Section {
    pub(crate) height: f64,
    pub(crate) centre: [f64; 2],
    /// Half its depth and half its width.
    pub(crate) half: [f64; 2],
}

impl Section {
    pub(crate) fn between(height: f64, back: f64, front: f64, lateral: f64, half_width: f64) -> Self {
        Self {
            height,
            centre: [f64::midpoint(back, front), lateral],
            half: [(front - back) / 2.0, half_width],
        }
    }

    /// The same section, thinner by `by` all around.
    pub(crate) fn within(self, by: f64) -> Self {
        Self { half: self.half.map(|half| (half - by).max(1.0)), ..self }
    }
}

/// Sections from caudal to cranial.
pub(crate) fn sorted(mut sections: Vec<Section>) -> Vec<Section> {
    sections.sort_by(|one, other| one.height.total_cmp(&other.height));
    sections
}

/// The cross-section at a height between sections sorted by height, on a smooth curve through them.
pub(crate) fn at_height(sections: &[Section], height: f64) -> Section {
    let above = sections
        .partition_point(|section| section.height <= height)
        .clamp(1, sections.len().saturating_sub(1).max(1));
    let at = |place: usize| {
        sections.get(place.min(sections.len().saturating_sub(1))).copied().unwrap_or(Section {
            height,
            centre: [0.0; 2],
            half: [0.0; 2],
        })
    };
    let (before, low, high, after) = (at(above.saturating_sub(2)), at(above - 1), at(above), at(above + 1));
    let share = ((height - low.height) / (high.height - low.height).max(1.0e-6)).clamp(0.0, 1.0);
    let smooth = |of: fn(&Section) -> f64| {
        // Catmull–Rom, for sections that are not evenly spaced: slopes from the neighbours' heights.
        let slope = |a: &Section, b: &Section| (of(b) - of(a)) / (b.height - a.height).max(1.0e-6);
        let span = high.height - low.height;
        let (m0, m1) = (slope(&before, &high) * span, slope(&low, &after) * span);
        let (t, t2, t3) = (share, share * share, share * share * share);
        (2.0 * t3 - 3.0 * t2 + 1.0) * of(&low)
            + (t3 - 2.0 * t2 + t) * m0
            + (3.0 * t2 - 2.0 * t3) * of(&high)
            + (t3 - t2) * m1
    };
    Section {
        height,
        centre: [smooth(|section| section.centre[0]), smooth(|section| section.centre[1])],
        half: [smooth(|section| section.half[0]).max(1.0), smooth(|section| section.half[1]).max(1.0)],
    }
}
