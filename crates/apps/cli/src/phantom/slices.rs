//! Slices of a series on their way into numbered files.

use super::bearer::{Bearer, Which};
use super::day::Time;
use super::folder::Folder;
use anyhow::Result;
use rayon::prelude::*;
use std::io::Write;
use upright_anatomy::{Millimetres, PixelSpacing};
use upright_dicom::write::{BodyRegion, ImageDescription, NewSlice, Plane, Technique, write_slice};
use upright_imaging::{ImagingError, Raster, Window};
use upright_phantom::Grid;

/// A series of slices.
pub(super) struct Series<'a> {
    pub(super) bearer: &'a Bearer<'a>,
    /// The study, and the folder of this series of it.
    pub(super) study: &'a str,
    pub(super) folder: &'a str,
    /// What of its making gives it UIDs of its own.
    pub(super) words: String,
    pub(super) number: u16,
    pub(super) began: Time,
    pub(super) taken: Time,
    pub(super) grid: &'a Grid,
    pub(super) technique: Technique<'a>,
    pub(super) window: Window,
    pub(super) description: ImageDescription,
}

/// Millimetres between pixels, if a file can say them.
pub(super) fn spacing(grid: &Grid) -> Result<PixelSpacing> {
    Ok(PixelSpacing::new(grid.spacing[1], grid.spacing[0])?)
}

impl Series<'_> {
    /// Writes a file for each slice but the `missing` one; `done` is told how many there are.
    pub(super) fn write(
        &self,
        folder: &Folder,
        missing: Option<u32>,
        slice: impl Fn(u32) -> Result<Raster, ImagingError> + Sync,
        done: &dyn Fn(&str),
    ) -> Result<()> {
        const AT_ONCE: u32 = 16;
        let count = self.grid.slices;
        for first in (0..count).step_by(AT_ONCE as usize) {
            done(&format!("{}, slice {} of {count}", self.folder, first + 1));
            let numbers = (first..count.min(first + AT_ONCE)).into_par_iter();
            numbers.filter(|number| Some(*number) != missing).try_for_each(|number| {
                folder.write(&file_name(number), |file| self.write_one(number, &slice(number)?, file))
            })?;
        }
        Ok(())
    }

    fn write_one(&self, slice: u32, raster: &Raster, to: &mut impl Write) -> Result<()> {
        let [along_row, down_column] = self.grid.orientation();
        let identity = self.bearer.identity(&Which {
            study: &["study", self.study],
            series: &["series", self.folder, &self.words],
            instance: &["instance", self.folder, &self.words, &slice.to_string()],
            series_number: self.number,
            instance_number: slice as u16 + 1,
            began: self.began,
            taken: self.taken,
        });
        let new = NewSlice {
            technique: self.technique,
            raster,
            window: self.window,
            plane: Plane { along_row, down_column, first_pixel: self.grid.position(slice) },
            spacing: spacing(self.grid)?,
            thickness: Millimetres::new(self.grid.thickness),
            step: Millimetres::new(self.grid.slice_step()),
            frame_of_reference_uid: &self.bearer.uid(&["frame of reference", self.study]),
            acquisition_number: self.number,
            region: BodyRegion::LumbarSpine,
            identity: &identity,
            description: &self.description,
        };
        Ok(write_slice(&new, to)?)
    }
}

/// The name of the file of a slice; the first is 1, as its number in the series.
fn file_name(slice: u32) -> String {
    format!("{:04}.dcm", slice + 1)
}
