//! Values of a volume at places in the patient.

use super::kernel_lattice::Lattice;
use super::{Volume, VoxelFrame};
use nalgebra::Vector3;

/// Values of a volume at places in the patient, linear between the middles of voxels.
pub struct Sampler<'a> {
    lattice: Lattice<'a>,
    frame: VoxelFrame,
}

impl<'a> Sampler<'a> {
    /// Of a volume whose voxels lie in `frame`.
    #[must_use]
    pub fn new(volume: &'a Volume, frame: VoxelFrame) -> Self {
        Self { lattice: Lattice::of(volume), frame }
    }

    /// Stored value, not rounded; none beyond the volume or beside an absent slice.
    ///
    /// - **Frame, unit** of the place: those of [`VoxelFrame`].
    #[must_use]
    pub fn at(&self, place: [f64; 3]) -> Option<f64> {
        self.lattice.at(Vector3::from(self.frame.voxel_from_patient(place)).add_scalar(0.5))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_are_those_of_the_place() {
        let values = (0..3 * 4 * 5).map(|number| number * 10).collect();
        let volume = Volume::new([3, 4, 5], [2.0, 1.0, 3.0], values).unwrap().without(&[4]).unwrap();
        let frame = VoxelFrame::new([10.0, 20.0, 30.0], [[2.0, 0.0, 0.0], [0.0, 1.0, 0.0], [0.0, 0.0, 3.0]]);
        let sampler = Sampler::new(&volume, frame.unwrap());
        let value = 10.0 * 17.0;
        for (place, expect) in [
            ([14.0, 21.0, 33.0], Some(value)),
            ([13.0, 21.0, 33.0], Some(value - 5.0)),
            ([14.0, 21.0, 31.5], Some(value - 60.0)),
            ([14.0, 21.0, 41.9], None),
            ([17.0, 21.0, 33.0], None),
            ([f64::NAN, 21.0, 33.0], None),
        ] {
            assert_eq!(sampler.at(place).map(f64::round), expect.map(f64::round), "{place:?}");
        }
    }
}
