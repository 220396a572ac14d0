//! The pixels of a plane, gathered from the sheets of its slab.

use super::kernel_lattice::Lattice;
use super::{Section, Volume};
use nalgebra::Vector3;

/// What is known of a pixel so far.
#[derive(Clone, Copy)]
struct Gathered {
    sum: f64,
    highest: f64,
    sheets: u32,
}

const NOTHING: Gathered = Gathered { sum: 0.0, highest: f64::NEG_INFINITY, sheets: 0 };

impl Gathered {
    fn with(self, value: f64) -> Self {
        Self { sum: self.sum + value, highest: self.highest.max(value), sheets: self.sheets + 1 }
    }

    fn shown(self, takes_highest: bool, outside: i16) -> i16 {
        match self.sheets {
            0 => outside,
            _ if takes_highest => self.highest.round() as i16,
            sheets => (self.sum / f64::from(sheets)).round() as i16,
        }
    }
}

/// The pixels of a plane, row by row; `sheets` lie beside it.
pub(super) fn values(
    volume: &Volume,
    section: &Section,
    sheets: &[Vector3<f64>],
    takes_highest: bool,
    outside: i16,
) -> Vec<i16> {
    let (lattice, spacing) = (Lattice::of(volume), Vector3::from(volume.spacing()));
    let in_voxels = |length: [f64; 3]| Vector3::from(length).component_div(&spacing);
    let (first, [right, down]) = (in_voxels(section.first_pixel), section.steps.map(in_voxels));
    let sheets: Vec<Vector3<f64>> = sheets.iter().map(|away| away.component_div(&spacing)).collect();
    let columns = section.columns as usize;
    let mut out = vec![outside; columns * section.rows as usize];
    let row = |number: usize, pixels: &mut [i16]| {
        let begin = first + down * number as f64;
        let mut gathered = vec![NOTHING; columns];
        for away in &sheets {
            for (column, pixel) in gathered.iter_mut().enumerate() {
                if let Some(value) = lattice.at(begin + right * column as f64 + away) {
                    *pixel = pixel.with(value);
                }
            }
        }
        for (pixel, found) in pixels.iter_mut().zip(&gathered) {
            *pixel = found.shown(takes_highest, outside);
        }
    };
    #[cfg(feature = "parallel")]
    {
        use rayon::prelude::*;
        out.par_chunks_mut(columns).enumerate().for_each(|(number, pixels)| row(number, pixels));
    }
    #[cfg(not(feature = "parallel"))]
    out.chunks_mut(columns).enumerate().for_each(|(number, pixels)| row(number, pixels));
    out
}

#[cfg(test)]
mod tests {
    use crate::volume::{Section, Slab, Volume};
    use crate::{ImagingError, Raster, Samples};
    use proptest::prelude::*;

    const SIZE: [u32; 3] = [13, 11, 9];
    const SPACING: [f64; 3] = [0.7, 0.9, 1.3];
    const OUTSIDE: i16 = -2000;

    fn volume(value: impl Fn([u32; 3]) -> i16) -> Volume {
        let [columns, rows, slices] = SIZE;
        let values =
            (0..slices).flat_map(|z| (0..rows).flat_map(move |y| (0..columns).map(move |x| [x, y, z])));
        Volume::new(SIZE, SPACING, values.map(value).collect()).unwrap()
    }

    fn mixed() -> Volume {
        volume(|[x, y, z]| ((x * 7919 + y * 104_729 + z * 1_299_709) % 2011) as i16 - 900)
    }

    /// Even along every axis, so that nothing between voxels is rounded.
    fn ramp() -> Volume {
        volume(|[x, y, z]| (40 * x + 60 * y + 100 * z) as i16)
    }

    fn pixels(raster: &Raster) -> &[i16] {
        match raster.samples() {
            Samples::I16(values) => values,
            other => panic!("{other:?}"),
        }
    }

    /// The plane across `axis` through the middles of the voxels at `number`, in steps of a voxel.
    fn along(axis: usize, number: u32) -> Section {
        let [over, down] = [(axis + 1) % 3, (axis + 2) % 3];
        let mut first_pixel = SPACING.map(|side| side / 2.0);
        first_pixel[axis] += f64::from(number) * SPACING[axis];
        let step = |axis: usize| [0, 1, 2].map(|other| if other == axis { SPACING[axis] } else { 0.0 });
        Section { first_pixel, steps: [step(over), step(down)], columns: SIZE[over], rows: SIZE[down] }
    }

    #[test]
    fn a_plane_through_the_middles_of_voxels_gives_them_unchanged() {
        let volume = mixed();
        for axis in 0..3 {
            let [over, down] = [(axis + 1) % 3, (axis + 2) % 3];
            for number in 0..SIZE[axis] {
                let shown = along(axis, number).of(&volume, Slab::Thin, OUTSIDE).unwrap();
                let expect = (0..SIZE[down]).flat_map(|row| (0..SIZE[over]).map(move |column| (row, column)));
                for ((row, column), found) in expect.zip(pixels(&shown)) {
                    let mut at = [0; 3];
                    (at[axis], at[over], at[down]) = (number, column, row);
                    let place = (at[2] * SIZE[1] + at[1]) * SIZE[0] + at[0];
                    assert_eq!(*found, volume.values()[place as usize], "{axis} {at:?}");
                }
            }
        }
    }

    #[test]
    fn between_voxels_it_is_linear_and_beyond_the_volume_it_is_said() {
        let oblique = Section {
            first_pixel: [0.2, 0.3, 0.4],
            steps: [[0.31, 0.12, 0.23], [-0.05, 0.41, 0.17]],
            columns: 24,
            rows: 20,
        };
        let (shown, mut within) = (oblique.of(&ramp(), Slab::Thin, OUTSIDE).unwrap(), 0);
        let places = (0..oblique.rows).flat_map(|row| (0..oblique.columns).map(move |column| (row, column)));
        for ((row, column), found) in places.zip(pixels(&shown)) {
            let voxel = [0, 1, 2].map(|axis| {
                let [right, down] = oblique.steps.map(|step| step[axis]);
                let place = oblique.first_pixel[axis] + right * f64::from(column) + down * f64::from(row);
                place / SPACING[axis]
            });
            let is_within = (0..3).all(|axis| (0.0..f64::from(SIZE[axis])).contains(&voxel[axis]));
            let middle = |axis: usize| (voxel[axis] - 0.5).clamp(0.0, f64::from(SIZE[axis] - 1));
            let expect = 40.0 * middle(0) + 60.0 * middle(1) + 100.0 * middle(2);
            if is_within {
                assert!(
                    (f64::from(*found) - expect).abs() <= 0.5 + 1e-6,
                    "{row} {column}: {found}, {expect}"
                );
                within += 1;
            } else {
                assert_eq!(*found, OUTSIDE, "{row} {column}");
            }
        }
        assert!((300..470).contains(&within), "{within}: most of the plane lies within, not all");
    }

    #[test]
    fn a_slab_shows_the_mean_or_the_highest_of_what_it_holds() {
        let mut values = vec![100; (SIZE[0] * SIZE[1] * SIZE[2]) as usize];
        // One bright voxel, two slices above the plane.
        values[((6 * SIZE[1] + 5) * SIZE[0] + 4) as usize] = 3000;
        let volume = Volume::new(SIZE, SPACING, values).unwrap();
        let plane = along(2, 4);
        let at = |slab| {
            let shown = plane.of(&volume, slab, OUTSIDE).unwrap();
            pixels(&shown)[(5 * SIZE[0] + 4) as usize]
        };
        assert_eq!(at(Slab::Thin), 100);
        // Two slices of 1.3 lie within 2.6 to either side.
        assert_eq!(at(Slab::Highest { through: [0.0, 0.0, 1.2] }), 100);
        assert_eq!(at(Slab::Highest { through: [0.0, 0.0, 5.2] }), 3000);
        let mean = at(Slab::Mean { through: [0.0, 0.0, 5.2] });
        assert!((400..1100).contains(&mean), "{mean}");
        let thick = plane.of(&ramp(), Slab::Mean { through: [0.0, 0.0, 3.9] }, OUTSIDE).unwrap();
        assert_eq!(thick, plane.of(&ramp(), Slab::Thin, OUTSIDE).unwrap(), "even to both sides");
        // At the first slice half of the slab lies outside, and only what is there counts.
        let edge = along(2, 0).of(&volume, Slab::Mean { through: [0.0, 0.0, 3.9] }, OUTSIDE).unwrap();
        assert!(pixels(&edge).iter().all(|value| *value == 100));
    }

    /// Values beside an absent slice would be made up; those of its neighbours themselves are not.
    #[test]
    fn nothing_is_shown_where_a_slice_is_absent() {
        let (whole, gapped) = (ramp(), ramp().without(&[4]).unwrap());
        assert!(gapped.has_slice(3) && !gapped.has_slice(4) && !gapped.has_slice(SIZE[2]));
        let upright = along(0, 6);
        let [shown, known] = [&gapped, &whole].map(|volume| upright.of(volume, Slab::Thin, OUTSIDE).unwrap());
        for (number, (found, there)) in pixels(&shown).iter().zip(pixels(&known)).enumerate() {
            let slice = number as u32 / SIZE[1];
            assert_eq!(*found, if slice == 4 { OUTSIDE } else { *there }, "slice {slice}");
        }
        let between = |share: f64| {
            let mut plane = along(2, 3);
            plane.first_pixel[2] += share * SPACING[2];
            pixels(&plane.of(&gapped, Slab::Thin, OUTSIDE).unwrap())[0]
        };
        assert_eq!([between(0.01), between(1.0), between(1.99)], [OUTSIDE; 3]);
        assert_eq!([between(-0.5), between(2.5)], [250, 550]);
        let thick = Slab::Mean { through: [0.0, 0.0, 2.6] };
        let across = along(2, 4).of(&gapped, thick, OUTSIDE).unwrap();
        assert_eq!(pixels(&across)[0], 400, "of what is there to either side");
        let error = ramp().without(&[9]).unwrap_err();
        assert_eq!(error.to_string(), "a volume of 9 slices has no slice 9");
    }

    #[test]
    fn what_is_no_plane_is_refused() {
        let plane = along(2, 4);
        let parallel = Section { steps: [[1.0, 0.0, 0.0], [2.0, 0.0, 0.0]], ..plane };
        let nowhere = Section { first_pixel: [f64::NAN, 0.0, 0.0], ..plane };
        let empty = Section { columns: 0, ..plane };
        for section in [parallel, nowhere, empty] {
            let error = section.of(&mixed(), Slab::Thin, OUTSIDE).unwrap_err();
            assert!(matches!(error, ImagingError::Section { .. }), "{error}");
        }
        for depth in [f64::NAN, f64::INFINITY, 1e9] {
            let slab = Slab::Mean { through: [0.0, 0.0, depth] };
            let error = plane.of(&mixed(), slab, OUTSIDE).unwrap_err();
            assert!(error.to_string().contains("a section of 13 × 11 pixels"), "{error}");
        }
    }

    proptest! {
        /// However a plane lies, nothing is shown that the volume does not hold.
        #[test]
        fn values_lie_between_those_of_the_volume(
            first_pixel in prop::array::uniform3(-20.0..20.0),
            right in prop::array::uniform3(-2.0..2.0),
            down in prop::array::uniform3(-2.0..2.0),
            through in prop::array::uniform3(-4.0..4.0),
            highest in any::<bool>(),
        ) {
            let slab = if highest { Slab::Highest { through } } else { Slab::Mean { through } };
            let section = Section { first_pixel, steps: [right, down], columns: 9, rows: 7 };
            if let Ok(shown) = section.of(&mixed(), slab, OUTSIDE) {
                prop_assert!(pixels(&shown).iter().all(|value| *value == OUTSIDE || (-900..1111).contains(value)));
            }
        }
    }

    #[cfg(feature = "parallel")]
    #[test]
    fn a_section_does_not_depend_on_the_number_of_threads() {
        let section =
            Section { steps: [[0.3, 0.1, 0.0], [0.0, 0.2, 0.4]], columns: 60, rows: 50, ..along(2, 3) };
        let with = |threads: usize| {
            let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().unwrap();
            pool.install(|| section.of(&mixed(), Slab::Mean { through: [0.0, 0.0, 2.0] }, OUTSIDE).unwrap())
        };
        assert_eq!(with(1), with(3));
    }
}
