//! Magnetic resonance of a phantom as DICOM files, a folder for each series.

use super::bearer::Bearer;
use super::day::{MINUTE, Time};
use super::folder::Folder;
use super::slices::{Series, spacing};
use super::wishes::yes_or_no;
use anyhow::Result;
use upright_anatomy::Level;
use upright_dicom::write::{ImageDescription, MagneticResonance, MetalArtefact, PhaseEncoding, Technique};
use upright_documents::{PhantomMrSeries, PhantomStudy};
use upright_imaging::Window;
use upright_phantom::{MetalProtocol, Mr, MrPlane, MrProtocol, MrRequest, MrTruth, Person, Pose, Weighting};

pub(super) const FOLDER: &str = "mr";
const BEGAN: Time = Time::at(12, 30);
/// From the beginning of a series to that of the next.
const SERIES: i64 = 4 * MINUTE;

/// How slices are made.
#[derive(clap::Args, Clone, Debug)]
pub(super) struct MrOptions {
    /// Pixels in a row and rows in a slice of MR
    #[arg(long, value_name = "N", default_value_t = 448)]
    mr_matrix: u32,
    /// Whether series made against the artefacts of metal (SEMAC) are added; where there is metal, if not said
    #[arg(long, value_name = "YES|NO", value_parser = yes_or_no)]
    mr_metal_protocol: Option<bool>,
    /// T2 across every lumbar disc, too
    #[arg(long)]
    mr_axial: bool,
}

impl Default for MrOptions {
    fn default() -> Self {
        Self { mr_matrix: MrRequest::default().matrix, mr_metal_protocol: None, mr_axial: false }
    }
}

impl MrOptions {
    /// As coarse as a slice can be and still be read.
    #[cfg(feature = "server")]
    pub(super) fn small() -> Self {
        Self { mr_matrix: 320, ..Self::default() }
    }
}

/// Series of MR that are wanted.
pub(super) struct Study<'a> {
    options: &'a MrOptions,
    is_ideal: bool,
}

const WEIGHTINGS: [Weighting; 3] = [Weighting::T1, Weighting::T2, Weighting::Stir];
const PROTOCOLS: [MetalProtocol; 2] = [MetalProtocol::Usual, MetalProtocol::SliceEncoding];

impl<'a> Study<'a> {
    pub(super) const fn new(options: &'a MrOptions, is_ideal: bool) -> Self {
        Self { options, is_ideal }
    }

    fn requests(&self, person: &Person) -> Vec<MrRequest> {
        let with_metal = self.options.mr_metal_protocol.unwrap_or_else(|| has_metal(person));
        let protocols = PROTOCOLS.into_iter().filter(|metal| with_metal || *metal == MetalProtocol::Usual);
        let series = |metal| {
            let sagittal = WEIGHTINGS.map(|weighting| (MrPlane::Sagittal, weighting));
            let discs = lumbar_discs(person).filter(|_| self.options.mr_axial);
            let axial = discs.map(|below| (MrPlane::Disc(below), Weighting::T2));
            sagittal.into_iter().chain(axial).map(move |(plane, weighting)| (plane, weighting, metal))
        };
        protocols
            .flat_map(series)
            .map(|(plane, weighting, metal)| self.request(plane, weighting, metal))
            .collect()
    }

    fn request(&self, plane: MrPlane, weighting: Weighting, metal: MetalProtocol) -> MrRequest {
        let matrix = self.options.mr_matrix;
        let request = MrRequest { plane, weighting, metal, matrix, ..MrRequest::default() };
        if self.is_ideal { request.ideal() } else { request }
    }

    /// Where the slices lie is all that can go wrong; the field of metal is not needed for it.
    pub(super) fn check(&self, person: &Person) -> Result<()> {
        for request in self.requests(person) {
            spacing(Mr::new(person, &request.ideal())?.grid())?;
        }
        Ok(())
    }

    /// Writes every series; `done` is told how far it is.
    pub(super) fn write(
        &self,
        person: &Person,
        bearer: &Bearer<'_>,
        folder: &Folder,
        done: &dyn Fn(&str),
    ) -> Result<PhantomStudy> {
        let (folder, posed) = (folder.inside(FOLDER)?, person.pose(Pose::Supine)?);
        let (mut series, mut last) = (Vec::new(), None::<Mr>);
        for (number, request) in (1..).zip(self.requests(person)) {
            let mr = match &last {
                None => Mr::new(person, &request)?,
                Some(last) => last.another(person, &request)?,
            };
            let path = write_series(number, &request, (&mr, bearer), &folder, done)?;
            let truth = MrTruth::of(person, &posed, &mr);
            series.push(PhantomMrSeries::new(&path, &mr, &request, &truth));
            last = Some(mr);
        }
        Ok(PhantomStudy::magnetic_resonance(FOLDER, series))
    }
}

/// Writes a series; the path of its folder.
fn write_series(
    number: u16,
    request: &MrRequest,
    (mr, bearer): (&Mr, &Bearer<'_>),
    folder: &Folder,
    done: &dyn Fn(&str),
) -> Result<String> {
    let name = series_name(request);
    let (path, protocol) = (format!("{FOLDER}/{name}"), mr.protocol());
    let technique = technique(protocol, request.matrix as u16);
    let series = Series {
        bearer,
        study: FOLDER,
        folder: &path,
        words: format!("{request:?}"),
        number,
        began: BEGAN,
        taken: BEGAN.later(5 * MINUTE + SERIES * i64::from(number - 1)),
        grid: mr.grid(),
        technique: Technique::Resonance(&technique),
        window: Window::spanning(0.0, brightest(request.weighting)),
        description: ImageDescription {
            study: "MR lumbar spine".to_owned(),
            series: protocol.description.clone(),
            protocol: protocol.description.clone(),
            comment: bearer.words(),
        },
    };
    series.write(&folder.inside(&name)?, None, |slice| mr.slice(slice), done)?;
    Ok(path)
}

fn has_metal(person: &Person) -> bool {
    let implants = person.implants();
    !(implants.screws.is_empty() && implants.cages.is_empty() && implants.hip_prostheses.is_empty())
}

fn lumbar_discs(person: &Person) -> impl Iterator<Item = Level> {
    let discs = person.lesions().discs.iter().rev().map(|disc| disc.below);
    discs.filter(|below| *below >= Level::L1)
}

/// The folder of a series: `t2_sagittal`, `t2_below_l4_semac`.
fn series_name(request: &MrRequest) -> String {
    let weighting = match request.weighting {
        Weighting::T1 => "t1",
        Weighting::T2 => "t2",
        Weighting::Stir => "stir",
    };
    let plane = match request.plane {
        MrPlane::Sagittal => "sagittal".to_owned(),
        MrPlane::Disc(below) => format!("below_{}", below.name().to_lowercase()),
    };
    let suffix = match request.metal {
        MetalProtocol::Usual => "",
        MetalProtocol::SliceEncoding => "_semac",
    };
    format!("{weighting}_{plane}{suffix}")
}

/// The folder of every series that anybody may have.
pub(super) fn series_folders() -> impl Iterator<Item = String> {
    let sagittal = WEIGHTINGS.map(|weighting| (MrPlane::Sagittal, weighting));
    let lumbar = Level::ALL.into_iter().filter(|level| (Level::L1..=Level::L6).contains(level));
    let axial = lumbar.map(|below| (MrPlane::Disc(below), Weighting::T2));
    sagittal.into_iter().chain(axial).flat_map(|(plane, weighting)| {
        let request = |metal| MrRequest { plane, weighting, metal, ..MrRequest::default() };
        PROTOCOLS.map(|metal| format!("{FOLDER}/{}", series_name(&request(metal))))
    })
}

/// The stored value that is shown white: that of fat, or of fluid where fat gives nothing (flag L).
const fn brightest(weighting: Weighting) -> f64 {
    match weighting {
        Weighting::T1 => 2600.0,
        Weighting::T2 => 2000.0,
        Weighting::Stir => 1200.0,
    }
}

/// What a scanner would say of its making. Frequency runs along the rows, so metal moves things along them.
fn technique(protocol: &MrProtocol, matrix: u16) -> MagneticResonance {
    MagneticResonance {
        bits_stored: 12,
        repetition_ms: protocol.repetition_ms,
        echo_ms: protocol.echo_ms,
        inversion_ms: protocol.inversion_ms,
        echo_train: protocol.echo_train,
        flip_angle: protocol.flip_angle,
        fat_saturated: false,
        averages: protocol.averages,
        field_tesla: protocol.field_tesla,
        pixel_bandwidth_hz: protocol.pixel_bandwidth_hz,
        phase_encoding: PhaseEncoding::Column,
        phase_steps: matrix,
        frequency_points: matrix,
        sampling_percent: 100.0,
        coil: protocol.coil.to_owned(),
        metal_artefact: match protocol.metal {
            MetalProtocol::Usual => MetalArtefact::NotReduced,
            MetalProtocol::SliceEncoding => MetalArtefact::SliceEncoding,
        },
    }
}
