//! CT and CT myelogram of a phantom as DICOM files.

use super::bearer::Bearer;
use super::day::{Day, MINUTE, Time};
use super::folder::Folder;
use super::slices::{Series, spacing};
use anyhow::{Result, bail};
use upright_anatomy::{Degrees, Level, Millimetres};
use upright_dicom::write::{
    ComputedTomography, ContrastAgent, HounsfieldScale, ImageDescription, IntrathecalContrast, Rotation,
    Technique,
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

impl CtOptions {
    /// The spine alone, with pixels as fine as usual.
    #[cfg(feature = "server")]
    pub(super) fn small() -> Self {
        Self { ct_matrix: 256, ct_field: 180.0, ..Self::default() }
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
        let ct = Ct::new(person, &self.request)?;
        spacing(ct.grid())?;
        let slices = ct.grid().slices;
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
        let (name, missing) = (self.folder(), self.options.ct_missing_slice);
        let (ct, technique) = (Ct::new(person, &self.request)?, self.technique(person, bearer.day()));
        let series = Series {
            bearer,
            study: name,
            folder: name,
            words: format!("{:?}", self.request),
            number: 1,
            began: self.began(),
            taken: self.began().later(30 * MINUTE),
            grid: ct.grid(),
            technique: Technique::Computed(&technique),
            window: Window::spanning(-450.0, if self.has_contrast() { 1350.0 } else { 1050.0 }),
            description: self.description(bearer, &technique),
        };
        series.write(&folder.inside(name)?, missing, |slice| ct.slice(slice), done)?;
        Ok(PhantomStudy::tomography(name, ct.grid(), &self.request, missing))
    }

    const fn has_contrast(&self) -> bool {
        matches!(self.request.contrast, Contrast::Intrathecal)
    }

    /// The myelogram after the plain CT.
    const fn began(&self) -> Time {
        Time::at(if self.has_contrast() { 11 } else { 10 }, 0)
    }

    fn description(&self, bearer: &Bearer<'_>, technique: &ComputedTomography) -> ImageDescription {
        let [study, protocol] = if self.has_contrast() {
            ["CT myelogram lumbar spine", "lumbar myelogram"]
        } else {
            ["CT lumbar spine", "lumbar spine"]
        };
        ImageDescription {
            study: study.to_owned(),
            series: format!("{} {} mm", technique.kernel.to_lowercase(), self.request.thickness.value()),
            protocol: protocol.to_owned(),
            comment: bearer.words(),
        }
    }

    /// What a scanner would say of its making; values of a usual protocol (flag L).
    fn technique(&self, person: &Person, day: Day) -> ComputedTomography {
        let is_sharp = self.request.kernel == Some(Kernel::Bone);
        let contrast = self.has_contrast().then(|| IntrathecalContrast {
            agent: ContrastAgent::Iohexol,
            millilitres: 12.0,
            iodine_mg_per_ml: 300.0,
            time: day.written(self.began().later(15 * MINUTE)).time,
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
