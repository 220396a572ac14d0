//! Films of a phantom as DICOM files.

use super::bearer::{Bearer, Given, Which};
use super::day::{Day, Time};
use anyhow::Result;
use std::io::Write;
use upright_anatomy::{Calibration, Facing, Millimetres, PixelSpacing, Posture};
use upright_dicom::write::{
    self, FilmClass, ImageDescription, ImageIdentity, NewFilm, WrittenView, write_film,
};
use upright_phantom::{
    Extent, Film, FilmRequest, Geometry, Person, Pose, Posed, SOURCE_TO_DETECTOR, SOURCE_TO_PATIENT, Storage,
    View,
};

/// How films are taken and stored.
#[derive(clap::Args, Clone, Debug)]
#[command(next_help_heading = "The films")]
pub(crate) struct FilmOptions {
    /// Slot scanner, or cone beam with magnification and stitching
    #[arg(long, value_enum, default_value_t = GeometryOption::Slot)]
    geometry: GeometryOption,
    /// From skull to feet, or a cassette of 36 inches on which the knees are missing
    #[arg(long, value_enum, default_value_t = ExtentOption::Full)]
    film: ExtentOption,
    /// Millimetres of the patient between pixels
    #[arg(long, value_name = "MM", default_value_t = 0.4, allow_hyphen_values = true)]
    resolution: f64,
    /// Posture, may be repeated; standing, extended and supine where none is named
    #[arg(long = "posture", value_enum, value_name = "POSTURE")]
    postures: Vec<PoseOption>,
    /// View, may be repeated; both where none is named
    #[arg(long = "view", value_enum, value_name = "VIEW")]
    views: Vec<ViewOption>,
    /// Digital (DX) or computed (CR) radiograph
    #[arg(long, value_enum, default_value_t = ClassOption::Dx)]
    class: ClassOption,
    /// Whether bone has the high values or the low ones
    #[arg(long, value_enum, default_value_t = PhotometricOption::Monochrome2)]
    photometric: PhotometricOption,
    /// Bits of a stored value, 12 to 16
    #[arg(long, value_name = "BITS", default_value_t = 14)]
    bits: u32,
    #[arg(skip)]
    pub(super) given: Given,
}

#[derive(Clone, Copy, Debug, clap::ValueEnum)]
enum GeometryOption {
    Slot,
    ConeBeam,
}

#[derive(Clone, Copy, Debug, clap::ValueEnum)]
enum ExtentOption {
    Full,
    LongCassette,
}

#[derive(Clone, Copy, Debug, PartialEq, clap::ValueEnum)]
enum PoseOption {
    #[value(name = "standing")]
    Standing,
    #[value(name = "standing_extended", alias = "standing-extended")]
    StandingExtended,
    #[value(name = "supine")]
    Supine,
    #[value(name = "bent_forwards", alias = "bent-forwards")]
    BentForwards,
    #[value(name = "bent_backwards", alias = "bent-backwards")]
    BentBackwards,
}

#[derive(Clone, Copy, Debug, PartialEq, clap::ValueEnum)]
enum ViewOption {
    Lateral,
    Ap,
}

#[derive(Clone, Copy, Debug, clap::ValueEnum)]
enum ClassOption {
    Dx,
    Cr,
}

#[derive(Clone, Copy, Debug, clap::ValueEnum)]
enum PhotometricOption {
    Monochrome1,
    Monochrome2,
}

/// The detector of a slot scanner stands this much behind the plane of true millimetres (flag L).
const SLOT_MAGNIFICATION: f64 = 1.3;

impl FilmOptions {
    /// Films of a slot scanner from skull to feet, in every posture and view.
    #[cfg(feature = "server")]
    pub(crate) const fn usual(resolution: f64, given: Given) -> Self {
        Self {
            geometry: GeometryOption::Slot,
            film: ExtentOption::Full,
            resolution,
            postures: Vec::new(),
            views: Vec::new(),
            class: ClassOption::Dx,
            photometric: PhotometricOption::Monochrome2,
            bits: 14,
            given,
        }
    }

    /// The same films, with this name, number and day.
    pub(super) fn of(self, given: Given) -> Self {
        Self { given, ..self }
    }

    /// Whose name and which day the films bear.
    #[cfg(feature = "server")]
    pub(crate) const fn given(&self) -> &Given {
        &self.given
    }

    /// The person's years on that day.
    pub(crate) fn age(&self, person: &Person) -> f64 {
        Bearer::new(person, &self.given).age()
    }

    /// The day of the films.
    pub(crate) fn day(&self, person: &Person) -> Day {
        Bearer::new(person, &self.given).day()
    }

    /// Postures that are wanted, in their usual order.
    pub(crate) fn poses(&self) -> impl Iterator<Item = Pose> {
        let all = [
            (PoseOption::Standing, Pose::Standing),
            (PoseOption::StandingExtended, Pose::StandingExtended),
            (PoseOption::Supine, Pose::Supine),
            (PoseOption::BentForwards, Pose::BentForwards),
            (PoseOption::BentBackwards, Pose::BentBackwards),
        ];
        let is_wanted = |option: &PoseOption, pose: &Pose| {
            self.postures.contains(option) || (self.postures.is_empty() && Pose::USUAL.contains(pose))
        };
        all.into_iter().filter(move |(option, pose)| is_wanted(option, pose)).map(|(_, pose)| pose)
    }

    /// Views that are wanted of a person who faces this way.
    pub(crate) fn views(&self, facing: Facing) -> impl Iterator<Item = View> {
        let all = [(ViewOption::Lateral, View::Lateral(facing)), (ViewOption::Ap, View::AnteroPosterior)];
        all.into_iter()
            .filter(|(option, _)| self.views.is_empty() || self.views.contains(option))
            .map(|(_, view)| view)
    }

    /// What of the options changes a film, in words.
    fn in_words(&self) -> String {
        let Self { geometry, film, resolution, class, photometric, bits, .. } = self;
        format!("{geometry:?} {film:?} {resolution} {class:?} {photometric:?} {bits}")
    }

    pub(crate) fn request(&self, view: View) -> FilmRequest {
        FilmRequest {
            view,
            geometry: match self.geometry {
                GeometryOption::Slot => Geometry::Slot,
                GeometryOption::ConeBeam => Geometry::ConeBeam,
            },
            extent: match self.film {
                ExtentOption::Full => Extent::Full,
                ExtentOption::LongCassette => Extent::LongCassette,
            },
            resolution: self.resolution,
            storage: Storage {
                bits: self.bits,
                inverted: matches!(self.photometric, PhotometricOption::Monochrome1),
            },
        }
    }

    /// What the film will say that its spacing rests on: a CR film knows no magnification factor, only distances.
    pub(crate) const fn calibration(&self) -> Calibration {
        match (self.geometry, self.class) {
            (GeometryOption::Slot, _) => Calibration::Geometry,
            (GeometryOption::ConeBeam, ClassOption::Dx) => Calibration::Ermf,
            (GeometryOption::ConeBeam, ClassOption::Cr) => Calibration::SodSid,
        }
    }

    /// Whether a film is put together from several exposures.
    pub(crate) const fn is_stitched(&self) -> bool {
        matches!(self.geometry, GeometryOption::ConeBeam)
    }

    const fn class(&self) -> FilmClass {
        match self.class {
            ClassOption::Dx => FilmClass::DigitalXRay,
            ClassOption::Cr => FilmClass::ComputedRadiography,
        }
    }

    /// Writes a film of this person. Dates and UIDs follow from the person and the options.
    pub(crate) fn write(&self, person: &Person, posed: &Posed, film: &Film, to: impl Write) -> Result<()> {
        let identity = self.identity(person, posed, film.plan.view);
        let new = NewFilm {
            class: self.class(),
            raster: &film.raster,
            bits_stored: film.storage.bits,
            inverted: film.storage.inverted,
            window: film.window,
            view: match film.plan.view {
                View::Lateral(facing) => WrittenView::Lateral(facing),
                View::AnteroPosterior => WrittenView::AnteroPosterior,
            },
            posture: posed.posture,
            geometry: geometry(film)?,
            identifies_patient: false,
            identity: &identity,
            description: &description(person, posed, film.plan.view),
        };
        Ok(write_film(&new, to)?)
    }

    /// Whose film this is, and which.
    pub(super) fn identity(&self, person: &Person, posed: &Posed, view: View) -> ImageIdentity {
        let (posture, from) = (posed.posture.name(), view_name(view));
        let (series_number, minute) = place(posture, from);
        let words = self.in_words();
        Bearer::new(person, &self.given).identity(&Which {
            study: &["study"],
            series: &["series", posture, from, &words],
            instance: &["instance", posture, from, &words],
            series_number,
            instance_number: 1,
            began: Time::at(9, 0),
            taken: Time::at(9, minute),
        })
    }
}

fn geometry(film: &Film) -> Result<write::Geometry> {
    let spacing = film.plan.spacing;
    let at_detector = |factor: f64| PixelSpacing::new(spacing.row() * factor, spacing.column() * factor);
    Ok(match film.plan.geometry {
        Geometry::Slot => {
            write::Geometry::Slot { spacing, detector_spacing: at_detector(SLOT_MAGNIFICATION)? }
        }
        Geometry::ConeBeam => write::Geometry::ConeBeam {
            detector_spacing: at_detector(SOURCE_TO_DETECTOR.value() / SOURCE_TO_PATIENT.value())?,
            source_to_detector: SOURCE_TO_DETECTOR,
            source_to_patient: Millimetres::new(SOURCE_TO_PATIENT.value()),
        },
    })
}

pub(crate) const fn view_name(view: View) -> &'static str {
    match view {
        View::Lateral(_) => "lateral",
        View::AnteroPosterior => "ap",
    }
}

/// Number of a series in the study, and minutes after its beginning.
fn place(posture: &str, view: &str) -> (u16, i64) {
    let posture = match posture {
        "standing" => 0,
        "standing_extended" => 1,
        "supine" => 2,
        "bent_forwards" => 3,
        _ => 4,
    };
    let number = 2 * posture + u16::from(view == "ap");
    (number + 1, 5 + 4 * i64::from(number))
}

/// The posture as a series is called by it.
const fn described(posture: Posture) -> &'static str {
    match posture {
        Posture::StandingExtended => "standing, knees and hips extended",
        Posture::BentForwards => "spine, flexion",
        Posture::BentBackwards => "spine, extension",
        other => other.name(),
    }
}

fn description(person: &Person, posed: &Posed, view: View) -> ImageDescription {
    let (posture, view) = (described(posed.posture), view_name(view));
    ImageDescription {
        study: "Whole spine, several postures".to_owned(),
        series: format!("{posture}, {view}"),
        protocol: format!("whole spine {view}"),
        comment: Bearer::new(person, &Given::default()).words(),
    }
}
