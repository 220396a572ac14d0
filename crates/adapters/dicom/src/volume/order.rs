//! Slices in the order in which they lie, on places that are evenly spaced.

use super::note::NoVolume;
use crate::attribute::Attribute;
use nalgebra::Vector3;

/// How far a slice may lie off its place, as a share of the way from slice to slice: no clinical limit.
const OFF_PLACE: f64 = 0.1;
/// More places without a slice than with one are no gaps: no clinical limit.
const MOST_GAPS: usize = 1;

/// Places of slices.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Places {
    /// Middle of the first pixel of the first slice.
    pub(super) first: Vector3<f64>,
    /// From a place to the next.
    pub(super) step: Vector3<f64>,
    /// Of every place the slice that lies there, by its number among the positions; none where it is missing.
    pub(super) slices: Vec<Option<usize>>,
}

/// The places of slices whose first pixels lie so, given in the order along `normal`, no two at one place.
pub(super) fn places(positions: &[Vector3<f64>], normal: Vector3<f64>) -> Result<Places, NoVolume> {
    let (Some(&first), Some(&last)) = (positions.first(), positions.last()) else {
        return Err(NoVolume::NoPlace(Attribute::ImagePositionPatient));
    };
    if positions.len() < 2 {
        return Err(NoVolume::OneSlice);
    }
    let ways: Vec<f64> = positions.windows(2).filter_map(|pair| way(pair, normal)).collect();
    let usual = median(&ways);
    // Each way counts by itself: what rounding adds to one does not add up along all.
    let numbers: Vec<usize> = std::iter::once(0)
        .chain(ways.iter().scan(0, |number, way| {
            *number += ((way / usual).round() as usize).max(1);
            Some(*number)
        }))
        .collect();
    let count = numbers.last().map_or(1, |last| last + 1);
    if count > positions.len() * (1 + MOST_GAPS) {
        return Err(uneven(&ways));
    }
    let step = (last - first) / (count - 1) as f64;
    let mut slices = vec![None; count];
    for (index, (position, number)) in positions.iter().zip(numbers).enumerate() {
        let off = position - (first + step * number as f64);
        if off.dot(&normal).abs() > OFF_PLACE * usual {
            return Err(uneven(&ways));
        }
        if off.norm() > OFF_PLACE * usual {
            return Err(NoVolume::NotInLine { off: off.norm() });
        }
        if let Some(place) = slices.get_mut(number) {
            *place = Some(index);
        }
    }
    Ok(Places { first, step, slices })
}

fn way(pair: &[Vector3<f64>], normal: Vector3<f64>) -> Option<f64> {
    let [one, other] = pair else { return None };
    Some((other - one).dot(&normal))
}

fn median(ways: &[f64]) -> f64 {
    let mut ordered = ways.to_vec();
    ordered.sort_by(f64::total_cmp);
    ordered.get(ordered.len() / 2).copied().unwrap_or_default()
}

fn uneven(ways: &[f64]) -> NoVolume {
    let least = ways.iter().copied().fold(f64::INFINITY, f64::min);
    let most = ways.iter().copied().fold(0.0, f64::max);
    NoVolume::Uneven { least, most }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn at(heights: &[f64]) -> Result<Places, NoVolume> {
        let positions: Vec<_> = heights.iter().map(|height| Vector3::new(-10.0, 5.0, *height)).collect();
        places(&positions, Vector3::z())
    }

    #[test]
    fn a_missing_slice_leaves_its_place_free() {
        let found = at(&[0.0, 1.0, 2.0, 5.0, 6.0, 7.0]).unwrap();
        assert_eq!(found.slices, [Some(0), Some(1), Some(2), None, None, Some(3), Some(4), Some(5)]);
        assert!((found.step - Vector3::z()).norm() < 1e-12);
    }

    #[test]
    fn slices_that_are_not_evenly_spaced_have_no_places() {
        assert_eq!(at(&[0.0, 1.0, 2.0, 3.4, 4.4]), Err(NoVolume::Uneven { least: 1.0, most: 1.4 }));
        // Two blocks far from each other are not one volume with a hole.
        assert!(matches!(at(&[0.0, 1.0, 200.0, 201.0]), Err(NoVolume::Uneven { .. })));
        assert_eq!(at(&[3.0]), Err(NoVolume::OneSlice));
        assert!(matches!(at(&[]), Err(NoVolume::NoPlace(_))));
    }

    #[test]
    fn slices_beside_the_line_are_found_and_those_of_a_tilted_gantry_are_on_one() {
        let mut positions: Vec<_> =
            (0..20).map(|z| Vector3::new(0.0, f64::from(z) * 0.3, f64::from(z))).collect();
        let found = places(&positions, Vector3::z()).unwrap();
        assert!((found.step - Vector3::new(0.0, 0.3, 1.0)).norm() < 1e-12);
        positions[7].x = 4.0;
        assert!(
            matches!(places(&positions, Vector3::z()), Err(NoVolume::NotInLine { off }) if (off - 4.0).abs() < 1e-9)
        );
    }

    proptest! {
        /// Scanners write positions in tenths or hundredths of a millimetre.
        #[test]
        fn rounded_positions_are_evenly_spaced(step in 0.5..5.0_f64, count in 3..400_usize) {
            let heights: Vec<f64> = (0..count).map(|z| (z as f64 * step * 20.0).round() / 20.0).collect();
            let found = at(&heights).unwrap();
            prop_assert_eq!(found.slices, (0..count).map(Some).collect::<Vec<_>>());
            prop_assert!((found.step.z - step).abs() < 0.05);
        }
    }
}
