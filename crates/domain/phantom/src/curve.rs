//! The slope of every endplate, from the angles between a few of them.
//!
//! An angle between two endplates is shared out over the discs and bodies that lie between them, by weights that add up to 1.

use crate::alignment::Alignment;
use upright_anatomy::Level;

/// Slopes of the upper and the lower endplate of one vertebra, in degrees, + = anterior end lower.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Slopes {
    pub(crate) level: Level,
    pub(crate) upper: f64,
    pub(crate) lower: f64,
}

/// The share of an arc that one vertebra takes: in the disc below it and in its body.
type Share = (Level, f64, f64);

use Level::{C2, C3, C4, C5, C6, C7, L1, L2, L3, L4, L5, T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11, T12};

// From caudal to cranial; flag L. Lordosis lies in discs, most in the lowest; kyphosis in bodies, most at the apex.
const L4_TO_S1: [Share; 2] = [(L5, 0.40, 0.22), (L4, 0.30, 0.08)];
const L1_TO_L3: [Share; 3] = [(L3, 0.30, 0.10), (L2, 0.26, 0.06), (L1, 0.23, 0.05)];
const T4_TO_T12: [Share; 9] = [
    (T12, 0.00, 0.08),
    (T11, 0.01, 0.08),
    (T10, 0.02, 0.09),
    (T9, 0.02, 0.11),
    (T8, 0.02, 0.13),
    (T7, 0.02, 0.12),
    (T6, 0.02, 0.10),
    (T5, 0.02, 0.07),
    (T4, 0.02, 0.07),
];
const T1_TO_T3: [Share; 3] = [(T3, 0.10, 0.30), (T2, 0.10, 0.25), (T1, 0.10, 0.15)];
const C2_TO_C6: [Share; 5] =
    [(C6, 0.22, 0.00), (C5, 0.20, 0.00), (C4, 0.18, 0.00), (C3, 0.18, 0.00), (C2, 0.22, 0.00)];

/// Slopes from L5 up to C2. The upper endplate of C2 is the base of the dens, and as its lower one.
pub(crate) fn slopes(alignment: &Alignment) -> Vec<Slopes> {
    let sacral = (alignment.pelvic_incidence - alignment.pelvic_tilt).value();
    let mut spine = Spine { at: sacral, slopes: Vec::with_capacity(23) };
    let (lordosis, lower) = (alignment.lumbar_lordosis.value(), alignment.lower_lordosis.value());
    spine.arc(&L4_TO_S1, -lower);
    spine.arc(&L1_TO_L3, -(lordosis - lower));
    spine.at += alignment.thoracolumbar_disc.value();
    spine.arc(&T4_TO_T12, alignment.thoracic_kyphosis.value());
    spine.arc(&T1_TO_T3, alignment.upper_thoracic_kyphosis.value());
    // C7 stands on T1 as T1 slopes, and its own body bends nothing: CL is read from its lower endplate on.
    spine.arc(&[(C7, 0.0, 0.0)], 0.0);
    spine.arc(&C2_TO_C6, -alignment.cervical_lordosis.value());
    spine.slopes
}

/// A spine that grows upwards.
struct Spine {
    /// Slope of the highest endplate so far.
    at: f64,
    slopes: Vec<Slopes>,
}

impl Spine {
    /// Adds vertebrae whose discs and bodies together turn the slope by `angle`.
    fn arc(&mut self, shares: &[Share], angle: f64) {
        for (level, disc, body) in shares {
            let lower = self.at + disc * angle;
            let upper = lower + body * angle;
            self.at = upper;
            self.slopes.push(Slopes { level: *level, upper, lower });
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shares_add_up_to_the_whole() {
        let arcs: [&[Share]; 5] = [&L4_TO_S1, &L1_TO_L3, &T4_TO_T12, &T1_TO_T3, &C2_TO_C6];
        for arc in arcs {
            let sum: f64 = arc.iter().map(|(_, disc, body)| disc + body).sum();
            assert!((sum - 1.0).abs() < 1e-12, "{arc:?}: {sum}");
        }
    }

    #[test]
    fn every_vertebra_once_from_below() {
        let levels: Vec<Level> = slopes(&Alignment::BALANCED).iter().map(|slopes| slopes.level).collect();
        assert!(levels.is_sorted_by(|below, above| below > above));
        assert_eq!((levels.len(), levels[0], levels[22]), (23, L5, C2));
    }
}
