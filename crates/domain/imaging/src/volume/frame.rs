//! Where the voxels of a volume lie in the patient.

use super::Section;
use crate::error::ImagingError;
use nalgebra::{Matrix3, Vector3};

/// Voxels flatter than this share of a box with the same sides are none: no clinical limit.
const FLATTEST: f64 = 0.05;

/// Where the voxels of a volume lie in the patient; slices may lie askew on each other, as those of a tilted gantry do.
///
/// - **Frame**: DICOM's patient axes: towards the patient's left, back and head.
/// - **Unit**: millimetres.
/// - **Source**: DICOM PS3.3 C.7.6.2.1.1.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct VoxelFrame {
    first: Vector3<f64>,
    steps: Matrix3<f64>,
    inverse: Matrix3<f64>,
}

/// The pixels of a plane through the patient.
///
/// - **Frame, unit**: those of [`VoxelFrame`].
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct PatientPlane {
    /// Middle of the first pixel.
    pub first_pixel: [f64; 3],
    /// From a pixel to the next of its row, and to that of the next row.
    pub steps: [[f64; 3]; 2],
    /// Pixels in a row.
    pub columns: u32,
    /// Rows.
    pub rows: u32,
}

impl VoxelFrame {
    /// The middle of the first voxel, and the steps to the next column, row and slice.
    ///
    /// # Errors
    /// [`ImagingError::Frame`] where two steps go the same way, one goes nowhere, or a number is none.
    pub fn new(first: [f64; 3], steps: [[f64; 3]; 3]) -> Result<Self, ImagingError> {
        let refused = ImagingError::Frame { first, steps };
        let (first, axes) = (Vector3::from(first), Matrix3::from_columns(&steps.map(Vector3::from)));
        let sides: f64 = axes.column_iter().map(|step| step.norm()).product();
        let is_solid = axes.determinant().abs() / sides > FLATTEST;
        match axes.try_inverse() {
            Some(inverse) if is_solid && first.iter().all(|number| number.is_finite()) => {
                Ok(Self { first, steps: axes, inverse })
            }
            _ => Err(refused),
        }
    }

    /// Size of a voxel along a row, along a column, and from slice to slice.
    #[must_use]
    pub fn spacing(&self) -> [f64; 3] {
        [0, 1, 2].map(|axis| self.steps.column(axis).norm())
    }

    /// The steps to the next column, row and slice.
    #[must_use]
    pub fn steps(&self) -> [[f64; 3]; 3] {
        [0, 1, 2].map(|axis| self.steps.column(axis).into_owned().into())
    }

    /// The place of a voxel, whose numbers need not be whole: column, row and slice, each counted from the middle of the first.
    #[must_use]
    pub fn patient_from_voxel(&self, voxel: [f64; 3]) -> [f64; 3] {
        (self.first + self.steps * Vector3::from(voxel)).into()
    }

    /// Column, row and slice of a place, each counted from the middle of the first; not whole.
    #[must_use]
    pub fn voxel_from_patient(&self, place: [f64; 3]) -> [f64; 3] {
        (self.inverse * (Vector3::from(place) - self.first)).into()
    }

    /// How far the step from slice to slice leans away from the line that stands on the slices.
    ///
    /// - **Unit**: degrees, 0 to 90.
    #[must_use]
    pub fn slant(&self) -> f64 {
        let normal = self.steps.column(0).cross(&self.steps.column(1));
        let step = self.steps.column(2);
        (normal.dot(&step).abs() / (normal.norm() * step.norm())).min(1.0).acos().to_degrees()
    }

    /// The same plane, as [`Section`] counts in a volume that lies here.
    #[must_use]
    pub fn section(&self, plane: &PatientPlane) -> Section {
        let from_corner = Vector3::from(self.voxel_from_patient(plane.first_pixel)).add_scalar(0.5);
        Section {
            first_pixel: from_corner.component_mul(&Vector3::from(self.spacing())).into(),
            steps: plane.steps.map(|step| self.lengths(step)),
            columns: plane.columns,
            rows: plane.rows,
        }
    }

    /// A way through the patient, as [`Slab`](super::Slab) counts in a volume that lies here.
    #[must_use]
    pub fn lengths(&self, way: [f64; 3]) -> [f64; 3] {
        (self.inverse * Vector3::from(way)).component_mul(&Vector3::from(self.spacing())).into()
    }
}

impl PatientPlane {
    /// The way through a slab of so many millimetres that stands on this plane.
    #[must_use]
    pub fn through(&self, thickness: f64) -> [f64; 3] {
        let [across, down] = self.steps.map(Vector3::from);
        (across.cross(&down).normalize() * thickness).into()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Samples, Slab, Volume};
    use proptest::prelude::*;

    fn near(one: [f64; 3], other: [f64; 3]) -> bool {
        one.iter().zip(other).all(|(one, other)| (one - other).abs() < 1e-9)
    }

    /// Slices of a gantry tilted by so many degrees, while the table moves on along the body.
    fn tilted(degrees: f64) -> VoxelFrame {
        let (sine, cosine) = degrees.to_radians().sin_cos();
        let steps = [[0.5, 0.0, 0.0], [0.0, 0.5 * cosine, 0.5 * sine], [0.0, 0.0, 1.0]];
        VoxelFrame::new([-100.0, -80.0, 30.0], steps).unwrap()
    }

    #[test]
    fn voxels_lie_where_the_steps_lead() {
        let frame = tilted(0.0);
        assert!(near(frame.patient_from_voxel([2.0, 4.0, 3.0]), [-99.0, -78.0, 33.0]));
        assert!(near(frame.voxel_from_patient([-100.0, -80.0, 30.0]), [0.0; 3]));
        assert!(near(frame.spacing(), [0.5, 0.5, 1.0]));
        assert!(near(frame.lengths([0.5, 1.0, -2.0]), [0.5, 1.0, -2.0]));
    }

    proptest! {
        #[test]
        fn there_and_back_is_where_one_was(
            degrees in -30.0..30.0_f64,
            voxel in prop::array::uniform3(-50.0..600.0_f64),
        ) {
            let frame = tilted(degrees);
            prop_assert!((frame.slant() - degrees.abs()).abs() < 1e-5);
            prop_assert!(near(frame.voxel_from_patient(frame.patient_from_voxel(voxel)), voxel));
        }
    }

    /// A value that grows by 10 a millimetre towards the head shows its height on a plane that stands upright, however slices lie.
    #[test]
    fn a_plane_is_the_same_through_straight_and_through_tilted_slices() {
        let size = [8, 60, 40];
        for degrees in [0.0, 15.0, -20.0] {
            let frame = tilted(degrees);
            let voxels =
                (0..size[2]).flat_map(|z| (0..size[1]).map(move |y| [0.0, f64::from(y), f64::from(z)]));
            let heights = voxels.flat_map(|voxel| {
                std::iter::repeat_n(frame.patient_from_voxel(voxel)[2] * 10.0, size[0] as usize)
            });
            let volume =
                Volume::new(size, frame.spacing(), heights.map(|h| h.round() as i16).collect()).unwrap();
            let plane = PatientPlane {
                first_pixel: frame.patient_from_voxel([4.0, 30.0, 30.0]),
                steps: [[0.0, 0.25, 0.0], [0.0, 0.0, -0.5]],
                columns: 8,
                rows: 20,
            };
            let through = frame.lengths(plane.through(2.0));
            for slab in [Slab::Thin, Slab::Mean { through }] {
                let shown = frame.section(&plane).of(&volume, slab, i16::MIN).unwrap();
                let Samples::I16(values) = shown.samples() else { panic!("{shown:?}") };
                for (number, value) in values.iter().enumerate() {
                    let height = plane.first_pixel[2] - 0.5 * (number / 8) as f64;
                    assert!(
                        (f64::from(*value) - height * 10.0).abs() <= 1.0,
                        "{degrees}: {value} at {height}"
                    );
                }
            }
        }
    }

    #[test]
    fn what_spans_no_space_is_no_frame() {
        let (x, y, z) = ([1.0, 0.0, 0.0], [0.0, 1.0, 0.0], [0.0, 0.0, 1.0]);
        for (first, steps) in [
            ([0.0; 3], [x, x, z]),
            ([0.0; 3], [x, y, [1.0, 1.0, 0.01]]),
            ([0.0; 3], [x, y, [0.0; 3]]),
            ([0.0; 3], [x, y, [0.0, 0.0, f64::INFINITY]]),
            ([f64::NAN, 0.0, 0.0], [x, y, z]),
        ] {
            let error = VoxelFrame::new(first, steps).unwrap_err();
            assert!(error.to_string().starts_with("voxels in steps of"), "{error}");
        }
    }
}
