//! How large a millimetre is on a film, for spreading landmark error over it.

use crate::formula::SACRAL_ENDPLATE;
use upright_anatomy::{LandmarkSet, LengthUnit, Millimetres, SagittalPoint};

/// What an interval's landmark error in millimetres was scaled by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum IntervalScale {
    /// The film's own spacing.
    Film,
    /// A drawn endplate taken as a nominal length, because the film has no millimetres.
    Nominal,
}

impl IntervalScale {
    /// `film` or `nominal`.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Film => "film",
            Self::Nominal => "nominal",
        }
    }
}

/// Lengths that stand in for a spacing. Values come from `evidence` (flag L).
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct NominalLength {
    /// The S1 superior endplate.
    pub s1_endplate: Millimetres,
    /// Any other endplate; compared with the median of those drawn.
    pub endplate: Millimetres,
}

/// Millimetres a unit of the set's coordinates, and where that was taken from.
pub(crate) fn millimetre_scale(set: &LandmarkSet, nominal: &NominalLength) -> Option<(f64, IntervalScale)> {
    if set.frame().unit() == LengthUnit::Millimetre {
        return Some((1.0, IntervalScale::Film));
    }
    let length = |[posterior, anterior]: [SagittalPoint; 2]| posterior.distance(anterior);
    let scale = match set.endplate(SACRAL_ENDPLATE) {
        Some(sacral) => nominal.s1_endplate.value() / length(sacral),
        None => {
            let drawn = set.endplates().map(|(_, corners)| length(corners)).collect();
            nominal.endplate.value() / median(drawn)?
        }
    };
    Some((scale, IntervalScale::Nominal))
}

pub(crate) fn median(mut lengths: Vec<f64>) -> Option<f64> {
    lengths.sort_by(f64::total_cmp);
    let upper = lengths.get(lengths.len() / 2)?;
    let lower = lengths.get((lengths.len() - 1) / 2)?;
    Some(f64::midpoint(*lower, *upper))
}

#[cfg(test)]
mod tests {
    use super::*;
    use upright_anatomy::{Calibration, Facing, Frame, ImageFrame, Landmark, Posture};

    const NOMINAL: NominalLength =
        NominalLength { s1_endplate: Millimetres::new(36.0), endplate: Millimetres::new(32.0) };

    /// Endplates of the given pixel lengths on a film without spacing.
    fn check(endplates: &[(&str, f64)], expect: Option<f64>) {
        let film = ImageFrame {
            columns: 500,
            rows: 500,
            spacing: None,
            calibration: Calibration::None,
            facing: Facing::Right,
        };
        let mut landmarks = vec![Landmark::at("brow".parse().unwrap(), 1.0, 1.0)];
        for (row, (name, length)) in endplates.iter().enumerate() {
            let corner =
                |edge: &str, x| Landmark::at(format!("{name}.{edge}").parse().unwrap(), x, row as f64);
            landmarks.extend([corner("posterior", 10.0), corner("anterior", 10.0 + length)]);
        }
        let set = LandmarkSet::new(Frame::Image(film), Posture::Standing, None, landmarks).unwrap();
        assert_eq!(millimetre_scale(&set, &NOMINAL).map(|(scale, _)| scale), expect);
    }

    #[test]
    fn s1_first_then_the_median_endplate_then_nothing() {
        check(&[("S1.superior", 72.0), ("L1.superior", 10.0)], Some(0.5));
        check(&[("L1.superior", 100.0), ("L2.superior", 64.0), ("L3.superior", 20.0)], Some(0.5));
        check(&[("L1.superior", 30.0), ("L2.superior", 34.0)], Some(1.0));
        check(&[], None);
    }
}
