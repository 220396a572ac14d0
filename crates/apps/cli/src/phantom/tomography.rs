//! CT and CT myelogram of a phantom as DICOM files.

use super::bearer::{Bearer, Which};
use super::folder::Folder;
use anyhow::{Result, bail};
use rayon::prelude::*;
use upright_anatomy::{Degrees, Level, Millimetres, PixelSpacing};
use upright_dicom::write::{
    BodyRegion, ComputedTomography, ContrastAgent, HounsfieldScale, ImageDescription, IntrathecalContrast,
    NewSlice, Plane, Rotation, Technique, write_slice,
};
use upright_documents::PhantomStudy;
use upright_imaging::Window;
use upright_phantom::{Contrast, Ct, CtRequest, Dose, Kernel, Person};

pub(super) const FOLDER: &str = "ct";
pub(super) const MYELOGRAM_FOLDER: &str = "ct_myelogram";

/// How slices are made.
#[derive(clap::Args, Clone, Debug)]
pub(super) struct CtOptions {
    /// Pixels in a row and rows in a slice of CT
    #[arg(long, value_name = "N", default_value_t = 512)]
    ct_matrix: u32,
    /// Width of a slice of CT in mm
    #[arg(long, value_name = "MM", default_value_t = 360.0)]
    ct_field: f64,
    /// Thickness of a slice of CT, and from one to the next, in mm
    #[arg(long, value_name = "MM", default_value_t = 1.0)]
    ct_thickness: f64,
    /// Uppermost level on the CT; one above the fusion where none is named, T11 at the lowest
    #[arg(long, value_name = "LEVEL", value_parser = level)]
    ct_upper: Option<Level>,
    /// Lean of the gantry in degrees
    #[arg(long, value_name = "DEG", default_value_t = 0.0, allow_hyphen_values = true)]
    ct_tilt: f64,
    /// Radiation of the CT
    #[arg(long, value_enum, default_value_t = DoseOption::Usual)]
    ct_dose: DoseOption,
    /// Kernel of the CT
    #[arg(long, value_enum, default_value_t = KernelOption::Soft)]
    ct_kernel: KernelOption,
    /// Hounsfield units up to 30,710, so that metal is not saturated
    #[arg(long)]
    ct_extended_scale: bool,
    /// Number of a slice that is left out, from 0
    #[arg(long, value_name = "N")]
    ct_missing_slice: Option<u32>,
}

fn level(text: &str) -> Result<Level, String> {
    text.parse().map_err(|()| format!("\"{text}\" is no level: write it as T11"))
}

impl Default for CtOptions {
    fn default() -> Self {
        let CtRequest { matrix, field, thickness, .. } = CtRequest::default();
        Self {
            ct_matrix: matrix,
            ct_field: field.value(),
            ct_thickness: thickness.value(),
            ct_upper: None,
            ct_tilt: 0.0,
            ct_dose: DoseOption::Usual,
            ct_kernel: KernelOption::Soft,
            ct_extended_scale: false,
            ct_missing_slice: None,
        }
    }
}

#[derive(Clone, Copy, Debug, clap::ValueEnum)]
enum DoseOption {
    /// As for a lumbar spine
    Usual,
    /// A quarter of it
    Low,
}

#[derive(Clone, Copy, Debug, clap::ValueEnum)]
enum KernelOption {
    /// For soft tissue
    Soft,
    /// For bone
    Bone,
}

/// One CT that is wanted.
pub(super) struct Study<'a> {
    options: &'a CtOptions,
    request: CtRequest,
}

impl<'a> Study<'a> {
    pub(super) fn new(options: &'a CtOptions, contrast: Contrast, is_ideal: bool) -> Self {
        let request = CtRequest {
            matrix: options.ct_matrix,
            field: Millimetres::new(options.ct_field),
            thickness: Millimetres::new(options.ct_thickness),
            upper: options.ct_upper,
            tilt: Degrees::new(options.ct_tilt),
            dose: Some(match options.ct_dose {
                DoseOption::Usual => Dose::Usual,
                DoseOption::Low => Dose::Low,
            }),
            kernel: Some(match options.ct_kernel {
                KernelOption::Soft => Kernel::Soft,
                KernelOption::Bone => Kernel::Bone,
            }),
            metal_artefacts: true,
            extended_scale: options.ct_extended_scale,
            contrast,
        };
        Self { options, request: if is_ideal { request.ideal() } else { request } }
    }

    const fn folder(&self) -> &'static str {
        match self.request.contrast {
            Contrast::None => FOLDER,
            Contrast::Intrathecal => MYELOGRAM_FOLDER,
        }
    }

    pub(super) fn check(&self, person: &Person) -> Result<()> {
        let slices = Ct::new(person, &self.request)?.grid().slices;
        match self.options.ct_missing_slice.filter(|missing| *missing >= slices) {
            Some(missing) => bail!("--ct-missing-slice {missing}: the CT has slices 0 to {}", slices - 1),
            None => Ok(()),
        }
    }

    /// Writes the slices; `done` is told how many there are.
    pub(super) fn write(
        &self,
        person: &Person,
        bearer: &Bearer<'_>,
        folder: &Folder,
        done: &dyn Fn(&str),
    ) -> Result<PhantomStudy> {
        const AT_ONCE: u32 = 16;
        let (name, missing) = (self.folder(), self.options.ct_missing_slice);
        let (ct, folder) = (Ct::new(person, &self.request)?, folder.inside(name)?);
        let count = ct.grid().slices;
        let series = Series { study: self, bearer, ct: &ct, technique: self.technique(person) };
        for first in (0..count).step_by(AT_ONCE as usize) {
            done(&format!("{name}, slice {} of {count}", first + 1));
            let slices = (first..count.min(first + AT_ONCE)).into_par_iter();
            slices
                .filter(|slice| Some(*slice) != missing)
                .try_for_each(|slice| folder.write(&file_name(slice), |file| series.write(slice, file)))?;
        }
        Ok(PhantomStudy::tomography(name, ct.grid(), &self.request, missing))
    }

    /// What a scanner would say of its making; values of a usual protocol (flag L).
    fn technique(&self, person: &Person) -> ComputedTomography {
        let is_sharp = self.request.kernel == Some(Kernel::Bone);
        let contrast = (self.request.contrast == Contrast::Intrathecal).then(|| IntrathecalContrast {
            agent: ContrastAgent::Iohexol,
            millilitres: 12.0,
            iodine_mg_per_ml: 300.0,
            time: "101500".to_owned(),
        });
        ComputedTomography {
            scale: if self.request.extended_scale {
                HounsfieldScale::Extended
            } else {
                HounsfieldScale::Usual
            },
            tube_kilovolts: 120.0,
            tube_milliamperes: if self.request.dose == Some(Dose::Low) { 60 } else { 240 },
            exposure_ms: 750,
            kernel: if is_sharp { "BONE" } else { "SOFT" }.to_owned(),
            filter: "BODY".to_owned(),
            collection_diameter: Millimetres::new(500.0),
            table_height: Millimetres::new(150.0 * person.body.size),
            rotation: Rotation::Clockwise,
            contrast,
        }
    }
}

/// The name of the file of a slice; the first is 1, as its number in the series.
fn file_name(slice: u32) -> String {
    format!("{:04}.dcm", slice + 1)
}

/// Slices on their way into files.
struct Series<'a> {
    study: &'a Study<'a>,
    bearer: &'a Bearer<'a>,
    ct: &'a Ct,
    technique: ComputedTomography,
}

impl Series<'_> {
    fn write(&self, slice: u32, to: &mut impl std::io::Write) -> Result<()> {
        let (grid, raster) = (self.ct.grid(), self.ct.slice(slice)?);
        let [along_row, down_column] = grid.orientation();
        let (name, words) = (self.study.folder(), format!("{:?}", self.study.request));
        let identity = self.bearer.identity(&Which {
            study: &["study", name],
            series: &["series", name, &words],
            instance: &["instance", name, &words, &slice.to_string()],
            series_number: 1,
            instance_number: slice as u16 + 1,
            began: "100000".to_owned(),
            taken: "103000".to_owned(),
        });
        let has_contrast = self.technique.contrast.is_some();
        let new = NewSlice {
            technique: Technique::Computed(&self.technique),
            raster: &raster,
            window: if has_contrast {
                Window::spanning(-450.0, 1350.0)
            } else {
                Window::spanning(-450.0, 1050.0)
            },
            plane: Plane { along_row, down_column, first_pixel: grid.position(slice) },
            spacing: PixelSpacing::new(grid.spacing[1], grid.spacing[0])?,
            thickness: Millimetres::new(grid.thickness),
            step: Millimetres::new(grid.slice_step()),
            frame_of_reference_uid: &self.bearer.uid(&["frame of reference", name]),
            acquisition_number: 1,
            region: BodyRegion::LumbarSpine,
            identity: &identity,
            description: &ImageDescription {
                study: if has_contrast { "CT myelogram lumbar spine" } else { "CT lumbar spine" }.to_owned(),
                series: format!("{} {} mm", self.technique.kernel.to_lowercase(), grid.thickness),
                protocol: if has_contrast { "lumbar myelogram" } else { "lumbar spine" }.to_owned(),
                comment: self.bearer.words(),
            },
        };
        Ok(write_slice(&new, to)?)
    }
}
