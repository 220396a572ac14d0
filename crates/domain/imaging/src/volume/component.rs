//! A piece of a volume that hangs together: where it lies, and which way it goes.

use super::kernel_components::components;
use super::{Volume, VoxelFrame};
use nalgebra::{Matrix3, SymmetricEigen, Vector3};

/// Voxels that hang together.
#[derive(Clone, Debug, PartialEq)]
pub struct Component {
    /// How many they are.
    pub voxels: u64,
    /// The least column, row and slice.
    pub least: [u32; 3],
    /// The greatest column, row and slice.
    pub greatest: [u32; 3],
    /// The mean column, row and slice.
    pub centre: [f64; 3],
    /// How columns, rows and slices vary about the mean, and with each other.
    covariance: Matrix3<f64>,
}

/// One of three directions in which a piece extends, at right angles to each other.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Extent {
    /// Where it points: a unit vector of the patient's axes, of either sign.
    pub direction: [f64; 3],
    /// Length in mm of an even bar that varies as much along it.
    pub length: f64,
}

impl Volume {
    /// Pieces of the voxels whose stored value `is_in`, the largest first.
    ///
    /// Voxels hang together where they touch, be it at a corner. What is beside an absent slice ends there.
    #[must_use]
    pub fn components(&self, is_in: impl Fn(i16) -> bool) -> Vec<Component> {
        components(self, is_in)
    }
}

impl Component {
    /// The three directions in which it extends, the longest first.
    ///
    /// - **Definition**: principal axes of its voxels. A straight, even bar along an axis has the length given; a bent one more
    ///   than from end to end along the axis, less than along itself.
    #[must_use]
    pub fn extents(&self, frame: &VoxelFrame) -> [Extent; 3] {
        /// An even bar of length 1 varies by a twelfth.
        const BAR: f64 = 12.0;
        let steps = Matrix3::from_columns(&frame.steps().map(Vector3::from));
        // Voxels are boxes, not points: each varies by itself.
        let within = Matrix3::identity() / BAR;
        let axes = SymmetricEigen::new(steps * (self.covariance + within) * steps.transpose());
        let mut found = [0, 1, 2].map(|axis| Extent {
            direction: axes.eigenvectors.column(axis).into_owned().into(),
            length: (axes.eigenvalues.as_slice().get(axis).copied().unwrap_or_default().max(0.0) * BAR)
                .sqrt(),
        });
        found.sort_by(|one, other| other.length.total_cmp(&one.length));
        found
    }
}

/// Sums over the voxels of a piece.
#[derive(Clone, Debug)]
pub(super) struct Moments {
    voxels: u64,
    least: [u32; 3],
    greatest: [u32; 3],
    sum: Vector3<f64>,
    products: Matrix3<f64>,
}

impl Default for Moments {
    fn default() -> Self {
        let (sum, products) = (Vector3::zeros(), Matrix3::zeros());
        Self { voxels: 0, least: [u32::MAX; 3], greatest: [0; 3], sum, products }
    }
}

impl Moments {
    pub(super) fn add(&mut self, voxel: [u32; 3]) {
        let place = Vector3::from(voxel.map(f64::from));
        self.voxels += 1;
        self.sum += place;
        self.products += place * place.transpose();
        for ((least, greatest), number) in self.least.iter_mut().zip(&mut self.greatest).zip(voxel) {
            (*least, *greatest) = ((*least).min(number), (*greatest).max(number));
        }
    }

    pub(super) fn component(&self) -> Component {
        let count = self.voxels.max(1) as f64;
        let centre = self.sum / count;
        let covariance = self.products / count - centre * centre.transpose();
        let Self { voxels, least, greatest, .. } = *self;
        Component { voxels, least, greatest, centre: centre.into(), covariance }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A bar of 60 × 6 × 6 mm, turned, in voxels of 0.7 × 0.7 × 1 mm whose slices lean.
    #[test]
    fn a_bar_has_its_place_its_direction_and_its_length() {
        let steps = [[0.7, 0.0, 0.0], [0.0, 0.68, 0.15], [0.0, 0.0, 1.0]];
        let frame = VoxelFrame::new([-40.0, -30.0, 10.0], steps).unwrap();
        let axis = Vector3::new(0.6, 0.5, 0.4).normalize();
        let side = axis.cross(&Vector3::z()).normalize();
        let middle = Vector3::new(-12.0, -2.0, 40.0);
        let size = [90, 90, 70];
        let voxels =
            (0..size[2]).flat_map(|z| (0..size[1]).flat_map(move |y| (0..size[0]).map(move |x| [x, y, z])));
        let values = voxels.map(|voxel| {
            let off = Vector3::from(frame.patient_from_voxel(voxel.map(f64::from))) - middle;
            let [along, across, other] = [axis, side, axis.cross(&side)].map(|way| off.dot(&way).abs());
            if along <= 30.0 && across <= 3.0 && other <= 3.0 { 3071 } else { 0 }
        });
        let volume = Volume::new(size, frame.spacing(), values.collect()).unwrap();
        let found = volume.components(|value| value > 2500);
        assert_eq!(found.len(), 1);
        let centre = Vector3::from(frame.patient_from_voxel(found[0].centre));
        assert!((centre - middle).norm() < 0.2, "{centre}");
        let [long, wide, narrow] = found[0].extents(&frame);
        assert!(Vector3::from(long.direction).dot(&axis).abs() > 0.9999, "{long:?}");
        for (found, expect) in [(long.length, 60.0), (wide.length, 6.0), (narrow.length, 6.0)] {
            assert!((found - expect).abs() < 0.4, "{found} for {expect}");
        }
    }

    #[test]
    fn a_single_voxel_is_as_large_as_a_voxel() {
        let mut values = vec![0; 27];
        values[13] = 1;
        let volume = Volume::new([3, 3, 3], [0.5, 0.5, 2.0], values).unwrap();
        let [piece] = &volume.components(|value| value > 0)[..] else { panic!("one piece") };
        assert_eq!((piece.voxels, piece.least, piece.greatest), (1, [1; 3], [1; 3]));
        let frame = VoxelFrame::new([0.0; 3], [[0.5, 0.0, 0.0], [0.0, 0.5, 0.0], [0.0, 0.0, 2.0]]).unwrap();
        let lengths = piece.extents(&frame).map(|extent| extent.length);
        assert!(lengths.iter().zip([2.0, 0.5, 0.5]).all(|(found, expect)| (found - expect).abs() < 1e-9));
    }
}
