//! Volumes of voxels, sections of them, and the sums along rays through them.

mod frame;
mod kernel_beam;
mod kernel_block;
mod kernel_lattice;
mod kernel_ray;
mod kernel_rays;
mod kernel_section;
mod projection;
mod sampler;
mod section;
mod tally;

pub use frame::{PatientPlane, VoxelFrame};
pub use projection::Projection;
pub use sampler::Sampler;
pub use section::{Section, Slab};
pub use tally::Tally;

use crate::error::ImagingError;

/// Stored values of a volume: slice by slice, row by row.
///
/// - **Shape**: `slices` × `rows` × `columns`; voxels are boxes of one size, side by side without gap.
/// - **Unit**: stored values; lengths in the unit of `spacing`.
#[derive(Clone, Debug, PartialEq)]
pub struct Volume {
    size: [u32; 3],
    spacing: [f64; 3],
    values: Vec<i16>,
    /// Of every slice whether it is absent; empty where all are there.
    absent: Vec<bool>,
}

impl Volume {
    /// A volume of `columns` × `rows` × `slices` values.
    ///
    /// # Errors
    /// [`ImagingError::Volume`] unless there is exactly one value a voxel, at least one voxel, and every voxel has a size.
    pub fn new(size: [u32; 3], spacing: [f64; 3], values: Vec<i16>) -> Result<Self, ImagingError> {
        let count = size.iter().try_fold(1_usize, |count, side| count.checked_mul(*side as usize));
        let has_size = spacing.iter().all(|side| side.is_finite() && *side > 0.0);
        if count != Some(values.len()) || values.is_empty() || !has_size {
            return Err(ImagingError::Volume { size, spacing, values: values.len() });
        }
        Ok(Self { size, spacing, values, absent: Vec::new() })
    }

    /// The same volume without some of its slices: what stands there was never seen, and no section shows anything of it.
    ///
    /// # Errors
    /// [`ImagingError::NoSlice`] where there is no such slice, counted from 0.
    pub fn without(mut self, slices: &[u32]) -> Result<Self, ImagingError> {
        let count = self.size[2];
        for &slice in slices {
            self.absent.resize(count as usize, false);
            let place = self.absent.get_mut(slice as usize);
            *place.ok_or(ImagingError::NoSlice { slices: count, slice })? = true;
        }
        Ok(self)
    }

    /// Whether a slice is there.
    #[must_use]
    pub fn has_slice(&self, slice: u32) -> bool {
        slice < self.size[2] && !self.absent.get(slice as usize).copied().unwrap_or_default()
    }

    /// Columns, rows and slices.
    #[must_use]
    pub const fn size(&self) -> [u32; 3] {
        self.size
    }

    /// Size of a voxel along a row, along a column, and across slices.
    #[must_use]
    pub const fn spacing(&self) -> [f64; 3] {
        self.spacing
    }

    /// Column, row and slice of every voxel whose stored value `is_in`, row by row; none where there are more than `most`.
    #[must_use]
    pub fn voxels(&self, is_in: impl Fn(i16) -> bool, most: usize) -> Option<Vec<[u32; 3]>> {
        let [columns, rows, _] = self.size;
        let mut found = Vec::new();
        for (number, row) in self.values.chunks(columns as usize).enumerate() {
            let (row_number, slice) = (number as u32 % rows, number as u32 / rows);
            if !self.has_slice(slice) {
                continue;
            }
            let here = row.iter().enumerate().filter(|(_, value)| is_in(**value));
            found.extend(here.map(|(column, _)| [column as u32, row_number, slice]));
            if found.len() > most {
                return None;
            }
        }
        Some(found)
    }

    /// Stored values, the columns of a row beside each other; those of an absent slice mean nothing.
    #[must_use]
    pub fn values(&self) -> &[i16] {
        &self.values
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn voxels_are_found_by_their_value_up_to_a_bound() {
        let volume = Volume::new([2, 2, 2], [1.0; 3], vec![9, 0, 0, 9, 0, 9, 0, 9]).unwrap();
        let found = volume.voxels(|value| value == 9, 4);
        assert_eq!(found, Some(vec![[0, 0, 0], [1, 1, 0], [1, 0, 1], [1, 1, 1]]));
        assert_eq!(volume.voxels(|value| value == 9, 3), None);
        let gapped = volume.without(&[1]).unwrap();
        assert_eq!(gapped.voxels(|value| value == 9, 4), Some(vec![[0, 0, 0], [1, 1, 0]]));
    }

    #[test]
    fn every_voxel_has_one_value_and_a_size() {
        assert!(Volume::new([2, 3, 4], [1.0; 3], vec![0; 24]).is_ok());
        for (size, spacing, values) in [
            ([2, 3, 4], [1.0; 3], 23),
            ([0, 3, 4], [1.0; 3], 0),
            ([2, 3, 4], [1.0, 0.0, 1.0], 24),
            ([2, 3, 4], [1.0, f64::NAN, 1.0], 24),
            ([u32::MAX; 3], [1.0; 3], 0),
        ] {
            let error = Volume::new(size, spacing, vec![0; values]).unwrap_err();
            assert!(error.to_string().starts_with("a volume of"), "{error}");
        }
    }
}
