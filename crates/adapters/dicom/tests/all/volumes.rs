//! Slices laid beside each other.

use crate::made_up::slices::{axial, computed, hounsfield, of_series, resonance, sagittal, slice, written};
use crate::shared;
use std::fs::File;
use std::io::Cursor;
use std::path::{Path, PathBuf};
use upright_anatomy::Millimetres;
use upright_dicom::ReadError;
use upright_dicom::volume::{NoVolume, SliceFile, SliceHead, Stack, StackNote, VoxelUnit, stacks};
use upright_dicom::write::{
    ComputedTomography, HounsfieldScale, MagneticResonance, NewSlice, Plane, Technique,
};
use upright_imaging::{Raster, Samples, Slab};

/// Slices that were written, as files.
struct Series(Vec<Vec<u8>>);

impl Series {
    /// `count` slices of CT, `step` apart along the table.
    fn computed(technique: &ComputedTomography, count: u32, plane: Plane, step: [f64; 3]) -> Self {
        let (identity, description) = of_series("volume");
        let made = (0..count).map(|number| {
            // The first row of slice n begins with n times 100.
            let picture = hounsfield(5, 7, 100 * number as i16, 100 * number as i16 + 34);
            let first_pixel = [0, 1, 2].map(|axis| plane.first_pixel[axis] + step[axis] * f64::from(number));
            let plane = Plane { first_pixel, ..plane };
            let slice = slice(Technique::Computed(technique), &picture, &identity, &description);
            written(&NewSlice { plane, ..slice }).unwrap()
        });
        Self(made.collect())
    }

    fn heads(&self) -> Vec<SliceHead> {
        let head = |bytes: &Vec<u8>| SliceFile::open(Cursor::new(bytes)).unwrap().heads().unwrap();
        self.0.iter().flat_map(head).collect()
    }

    fn decode(&self, index: usize) -> Result<Raster, ReadError> {
        SliceFile::open(Cursor::new(&self.0[index]))?.frame(0)
    }

    fn one(&self) -> (Vec<SliceHead>, Stack) {
        let heads = self.heads();
        let mut found = stacks(&heads);
        assert_eq!(found.len(), 1, "{found:?}");
        (heads, found.remove(0))
    }
}

const ALONG: [f64; 3] = [0.0, 0.0, 0.8];

#[test]
fn slices_in_any_order_make_one_volume_of_hounsfield_units() {
    let mut series = Series::computed(&computed(), 6, axial(0.0), ALONG);
    series.0.reverse();
    series.0.swap(1, 4);
    let (heads, stack) = series.one();
    let read = stack.read(&heads, |slice| series.decode(slice), |_| ()).unwrap();
    assert_eq!((read.volume.size(), &read.notes[..]), ([5, 7, 6], &[][..]));
    assert_eq!((read.scale.unit, read.scale.value(read.volume.values()[0])), (VoxelUnit::Hounsfield, 0.0));
    let first_of_slice = |slice: usize| read.scale.value(read.volume.values()[slice * 35]);
    assert_eq!([1, 5].map(first_of_slice), [100.0, 500.0]);
    let place = read.frame.patient_from_voxel([1.0, 2.0, 3.0]);
    let expect = [-200.5 + 0.75, -180.25 + 1.5, 31.4 + 2.4];
    assert!(place.iter().zip(expect).all(|(found, expect)| (found - expect).abs() < 1e-9), "{place:?}");
    let hu = read.scale.stored(1234.0);
    assert!((read.scale.value(hu as i16) - 1234.0).abs() < 1e-9);
}

#[test]
fn a_tilted_gantry_is_said_and_keeps_every_voxel_in_its_place() {
    let series = Series::computed(&computed(), 6, axial(-17.5), ALONG);
    let (heads, stack) = series.one();
    assert!(
        matches!(stack.notes[..], [StackNote::Slanted { degrees }] if (degrees - 17.5).abs() < 1e-6),
        "{:?}",
        stack.notes
    );
    let read = stack.read(&heads, |slice| series.decode(slice), |_| ()).unwrap();
    let [_, back, head] = read.frame.patient_from_voxel([0.0, 4.0, 0.0]);
    let (sine, cosine) = 17.5_f64.to_radians().sin_cos();
    assert!((back - (-180.25 + 3.0 * cosine)).abs() < 1e-9 && (head - (31.4 - 3.0 * sine)).abs() < 1e-9);
}

#[test]
fn a_missing_slice_is_a_gap_that_shows_nothing() {
    let mut series = Series::computed(&computed(), 8, axial(0.0), ALONG);
    series.0.drain(3..5);
    let (heads, stack) = series.one();
    assert_eq!(stack.notes, [StackNote::Missing { count: 2, of: 8, after: 3 }]);
    let words = "2 of 8 slices are missing, the first after slice 3: the gap is shown as a gap";
    assert_eq!(stack.notes[0].to_string(), words);
    let read = stack.read(&heads, |slice| series.decode(slice), |_| ()).unwrap();
    assert_eq!([2, 3, 4, 5].map(|slice| read.volume.has_slice(slice)), [true, false, false, true]);
    let plane = upright_imaging::PatientPlane {
        first_pixel: read.frame.patient_from_voxel([0.0, 0.0, 0.0]),
        steps: [[0.75, 0.0, 0.0], ALONG],
        columns: 1,
        rows: 8,
    };
    let shown = read.frame.section(&plane).of(&read.volume, Slab::Thin, i16::MIN).unwrap();
    let Samples::I16(values) = shown.samples() else { panic!("{shown:?}") };
    let stored = |hu: f64| read.scale.stored(hu) as i16;
    assert_eq!(values[2..6], [stored(200.0), i16::MIN, i16::MIN, stored(500.0)]);
}

#[test]
fn uneven_slices_make_no_volume_and_say_why() {
    let mut series = Series::computed(&computed(), 5, axial(0.0), ALONG);
    series.0.extend(Series::computed(&computed(), 1, axial(0.0), ALONG).0);
    let far = Plane { first_pixel: [-200.5, -180.25, 31.4 + 4.3], ..axial(0.0) };
    series.0[5] = Series::computed(&computed(), 1, far, ALONG).0.remove(0);
    let (heads, stack) = series.one();
    let error = stack.read(&heads, |slice| series.decode(slice), |_| ()).unwrap_err();
    assert_eq!(error.to_string(), "its slices are not evenly spaced: 0.80 to 1.10 mm");
    assert_eq!(stack.slices, [0, 1, 2, 3, 4, 5], "they can still be looked at in their order");
    let (heads, alone) = Series::computed(&computed(), 1, axial(0.0), ALONG).one();
    assert_eq!(alone.read(&heads, |slice| series.decode(slice), |_| ()).unwrap_err(), NoVolume::OneSlice);
}

#[test]
fn what_does_not_fit_makes_a_stack_of_its_own() {
    let extended = ComputedTomography { scale: HounsfieldScale::Extended, ..computed() };
    let mut series = Series::computed(&computed(), 5, axial(0.0), ALONG);
    series.0.extend(Series::computed(&computed(), 3, axial(-17.5), ALONG).0);
    // The same places again, with another acquisition: a second series in the same folder.
    let again = Series::computed(&extended, 4, axial(0.0), ALONG);
    let heads: Vec<SliceHead> = series
        .heads()
        .into_iter()
        .chain(again.heads().into_iter().map(|head| SliceHead { acquisition: 8, ..head }))
        .collect();
    let found = stacks(&heads);
    let sizes: Vec<_> = found.iter().map(|stack| stack.slices.len()).collect();
    assert_eq!(sizes, [5, 4, 3]);
    assert!(found.iter().all(|stack| stack.grid.is_ok()));
    assert_eq!(found[1].slices, [8, 9, 10, 11]);
    assert_eq!(found[0].notes, []);
}

#[test]
fn slices_that_come_twice_are_set_apart_and_counted() {
    let mut series = Series::computed(&computed(), 5, axial(0.0), ALONG);
    series.0.extend_from_within(1..3);
    let found = stacks(&series.heads());
    assert_eq!(found[0].slices, [0, 1, 2, 3, 4]);
    assert_eq!(found[0].notes, [StackNote::Repeated { count: 2 }]);
    assert_eq!(found[1].slices, [5, 6]);
}

#[test]
fn sixteen_bits_without_a_sign_keep_their_values() {
    let technique = MagneticResonance { bits_stored: 16, ..resonance() };
    let (identity, description) = of_series("MR");
    let picture = Raster::new(2, 1, Samples::U16(vec![3, 65_535])).unwrap();
    let made = (0..3).map(|number| {
        let mut plane = sagittal();
        plane.first_pixel[0] += 4.4 * f64::from(number);
        let slice = slice(Technique::Resonance(&technique), &picture, &identity, &description);
        written(&NewSlice { plane, step: Millimetres::new(4.4), ..slice }).unwrap()
    });
    let series = Series(made.collect());
    let (heads, stack) = series.one();
    let read = stack.read(&heads, |slice| series.decode(slice), |_| ()).unwrap();
    assert_eq!(read.scale.unit, VoxelUnit::Unspecified);
    let values: Vec<f64> = read.volume.values().iter().map(|stored| read.scale.value(*stored)).collect();
    assert_eq!(values, [3.0, 65_535.0].repeat(3));
    assert!((read.frame.spacing()[2] - 4.4).abs() < 1e-9);
}

#[test]
fn a_slice_that_cannot_be_read_is_a_gap_and_the_others_are_there() {
    let series = Series::computed(&computed(), 4, axial(0.0), ALONG);
    let (heads, stack) = series.one();
    let decode = |slice: usize| match slice {
        2 => Err(ReadError::Refused("it is damaged".to_owned())),
        _ => series.decode(slice),
    };
    let read = stack.read(&heads, decode, |_| ()).unwrap();
    assert!(read.volume.has_slice(1) && !read.volume.has_slice(2));
    assert_eq!(read.notes[0].to_string(), "slice 3 cannot be read and is shown as a gap: it is damaged");
}

#[test]
fn other_scales_make_no_volume() {
    let series = Series::computed(&computed(), 4, axial(0.0), ALONG);
    let mut heads = series.heads();
    heads[1].rescale = Some([2.0, -1024.0]);
    assert_eq!(stacks(&heads)[0].grid, Err(NoVolume::DifferentScales));
    heads.iter_mut().for_each(|head| head.rescale = None);
    let stack = &stacks(&heads)[0];
    assert_eq!((stack.grid.is_ok(), &stack.notes[..]), (true, &[StackNote::NoScale][..]));
    heads.iter_mut().for_each(|head| head.position = None);
    heads[1].rescale = heads[0].rescale;
    let error = stacks(&heads)[0].grid.clone().unwrap_err().to_string();
    assert!(error.starts_with("ImagePositionPatient (0020,0032) is missing"), "{error}");
}

/// The stacks of every folder and every file of many frames of the private corpus, or why there is none.
#[test]
fn real_series_make_volumes_or_say_why_not() {
    let Some(folder) = shared::folder("data/dicom") else { return };
    let of = |name: &str| -> Vec<PathBuf> {
        let path = folder.join(name);
        match path.is_dir() {
            true => {
                let mut files: Vec<_> =
                    std::fs::read_dir(&path).unwrap().map(|entry| entry.unwrap().path()).collect();
                files.sort();
                files
            }
            false => vec![path],
        }
    };
    let check = |name: &str, expect: Result<[u32; 3], &str>| {
        let found = read(&of(name));
        match (found, expect) {
            (Ok(size), Ok(expect)) => assert_eq!(size, expect, "{name}"),
            (Err(error), Err(expect)) => assert!(error.contains(expect), "{name}: {error}"),
            (found, _) => panic!("{name}: {found:?}"),
        }
    };
    check("dicom-test-files/dcmqi/paramaps/701-ADCb500", Ok([256, 256, 20]));
    check("dicom-test-files/dcmqi/segmentations/23x38x3/image", Ok([23, 38, 3]));
    check("dicom-test-files/dcmqi/segmentations/23x38x3/multiframe/mf.dcm", Ok([23, 38, 3]));
    check("pydicom-data/emri_small.dcm", Err("ImageOrientationPatient (0020,0037) is missing"));
    // A knee that moves: one place at nineteen moments.
    check("fo-dicom/MOVEKNEE.dcm", Err("it is a single slice"));
    check("pydicom-data/eCT_Supplemental.dcm", Ok([512, 512, 2]));
    // Projections from seven sides.
    check("pydicom/dicomdirtests/98892003/MR700", Err("it is a single slice"));
    check("pydicom/dicomdirtests/98892001/CT5N", Ok([16, 16, 5]));
    check("pydicom/CT_small.dcm", Err("it is a single slice"));
    check("dwv/multiframe-test1.dcm", Err("ImageOrientationPatient (0020,0037) is missing"));
    check("synthetic-modality/nm-dynamic-flow-32-frames.dcm", Err("is missing"));
}

/// Size of the largest volume that the files make.
fn read(files: &[PathBuf]) -> Result<[u32; 3], String> {
    let open = |path: &Path| SliceFile::open(File::open(path).unwrap());
    let mut frames = Vec::new();
    for path in files {
        let heads = open(path).and_then(|file| file.heads()).map_err(|error| error.to_string())?;
        frames.extend(heads.into_iter().enumerate().map(|(frame, head)| (path, frame as u32, head)));
    }
    let heads: Vec<SliceHead> = frames.iter().map(|(_, _, head)| head.clone()).collect();
    let stack = stacks(&heads).remove(0);
    let decode = |slice: usize| {
        let (path, frame, _) = &frames[slice];
        open(path)?.frame(*frame)
    };
    let read = stack.read(&heads, decode, |_| ()).map_err(|error| error.to_string())?;
    assert!(!read.notes.iter().any(|note| matches!(note, StackNote::Unreadable { .. })), "{:?}", read.notes);
    Ok(read.volume.size())
}
