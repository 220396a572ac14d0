//! What of a patient is asked for; the rest is drawn.

use std::str::FromStr;
use upright_anatomy::{Degrees, Facing, Millimetres};
use upright_measurement::ParameterId;
use upright_phantom::{ImplantWishes, LesionWishes, Sex, Wishes};

/// Options of one patient. What is not given is drawn from the seed.
#[derive(clap::Args, Clone, Debug)]
#[command(next_help_heading = "The patient")]
pub(crate) struct WishOptions {
    /// Give a parameter this value as the patient stands; may be repeated.
    /// Codes: PI, PT, LL_L1S1, LL_L4S1, TK_T4T12, CL_C2C7, CBVA, KA, AA
    #[arg(long = "set", value_name = "CODE=DEGREES", value_parser = Setting::from_str, allow_hyphen_values = true)]
    settings: Vec<Setting>,
    /// Age in whole years, 18 to 100
    #[arg(long, value_name = "YEARS", allow_hyphen_values = true)]
    age: Option<u8>,
    /// Sex
    #[arg(long, value_enum)]
    sex: Option<SexOption>,
    /// Size of the bones, 0.8 to 1.2 of the usual
    #[arg(long, value_name = "SHARE", allow_hyphen_values = true)]
    size: Option<f64>,
    /// Density of cancellous bone, 0.3 to 1.2 of a young adult's
    #[arg(long, value_name = "SHARE", allow_hyphen_values = true)]
    bone_density: Option<f64>,
    /// Height of lumbar discs that are not fused, 0.25 to 1.1 of the usual
    #[arg(long, value_name = "SHARE", allow_hyphen_values = true)]
    disc_height: Option<f64>,
    /// Which way the patient faces on lateral films
    #[arg(long, value_enum)]
    facing: Option<FacingOption>,
    /// Flexion contracture of the hips (Thomas test), 0 to 45
    #[arg(long, value_name = "DEGREES", allow_hyphen_values = true)]
    hip_contracture: Option<f64>,
    /// What the knees lack to full extension, 0 to 45
    #[arg(long, value_name = "DEGREES", allow_hyphen_values = true)]
    knee_contracture: Option<f64>,
    /// Cobb angle of a coronal curve, 0 to 70
    #[arg(long, value_name = "DEGREES", allow_hyphen_values = true)]
    scoliosis: Option<f64>,
    /// Six lumbar vertebrae
    #[arg(long)]
    l6: bool,
    /// A broken rod; in the types with rods (flatback, flatback-segmental, junctional-kyphosis)
    #[arg(long, value_name = "YES|NO", value_parser = yes_or_no)]
    broken_rod: Option<bool>,
    /// A loose screw with a halo around it; in the types with screws
    #[arg(long, value_name = "YES|NO", value_parser = yes_or_no)]
    loose_screw: Option<bool>,
    /// Cages in the lowest discs of a fusion
    #[arg(long, value_name = "YES|NO", value_parser = yes_or_no)]
    cages: Option<bool>,
    /// A replaced hip
    #[arg(long, value_name = "YES|NO", value_parser = yes_or_no)]
    hip_prosthesis: Option<bool>,
    #[command(flatten)]
    lesions: LesionOptions,
}

/// What slices and scans show. Films are cast without it, but for halo and misplaced screw.
#[derive(clap::Args, Clone, Debug)]
#[command(next_help_heading = "What slices and scans show")]
struct LesionOptions {
    /// A level of the fusion that has not united
    #[arg(long, value_name = "YES|NO", value_parser = yes_or_no)]
    nonunion: Option<bool>,
    /// Width in mm of the cleft of what has not united, 0.5 to 6
    #[arg(long, value_name = "MM", allow_hyphen_values = true)]
    gap: Option<f64>,
    /// Degrees that what has not united goes from bent forwards to bent backwards, 0 to 30
    #[arg(long, value_name = "DEGREES", allow_hyphen_values = true)]
    nonunion_motion: Option<f64>,
    /// Width in mm of the lucent rim around loose screws, 0.5 to 5
    #[arg(long, value_name = "MM", allow_hyphen_values = true)]
    halo: Option<f64>,
    /// A narrow canal
    #[arg(long, value_name = "YES|NO", value_parser = yes_or_no)]
    stenosis: Option<bool>,
    /// A canal so narrow that contrast medium stops
    #[arg(long, value_name = "YES|NO", value_parser = yes_or_no)]
    block: Option<bool>,
    /// How far in mm a lumbar screw stands in the canal, 0.5 to 6
    #[arg(long, value_name = "MM", allow_hyphen_values = true)]
    screw_breach: Option<f64>,
}

impl LesionOptions {
    fn wishes(&self) -> LesionWishes {
        LesionWishes {
            nonunion: self.nonunion,
            gap: self.gap.map(Millimetres::new),
            motion: self.nonunion_motion.map(Degrees::new),
            halo: self.halo.map(Millimetres::new),
            stenosis: self.stenosis,
            block: self.block,
            breach: self.screw_breach.map(Millimetres::new),
        }
    }
}

#[derive(Clone, Copy, Debug, clap::ValueEnum)]
enum SexOption {
    Female,
    Male,
}

#[derive(Clone, Copy, Debug, clap::ValueEnum)]
enum FacingOption {
    Left,
    Right,
}

pub(super) fn yes_or_no(text: &str) -> Result<bool, String> {
    match text {
        "yes" => Ok(true),
        "no" => Ok(false),
        _ => Err("say yes or no".to_owned()),
    }
}

/// A parameter and the value that it shall have.
#[derive(Clone, Copy, Debug)]
struct Setting {
    code: &'static str,
    value: Degrees,
}

/// Parameters that a skeleton can be built from.
const CODES: [&str; 9] = ["PI", "PT", "LL_L1S1", "LL_L4S1", "TK_T4T12", "CL_C2C7", "CBVA", "KA", "AA"];

impl FromStr for Setting {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let (code, value) = text.split_once('=').ok_or("write it as PI=55")?;
        let code =
            CODES.into_iter().find(|known| known.eq_ignore_ascii_case(code)).ok_or_else(|| unknown(code))?;
        let value: f64 = value.parse().map_err(|_| format!("\"{value}\" is no number"))?;
        Ok(Self { code, value: Degrees::new(value) })
    }
}

fn unknown(code: &str) -> String {
    let measured = ParameterId::from_code(code).is_some();
    let why = if measured { "follows from the others" } else { "is no parameter" };
    format!("{code} {why}; what can be set: {}", CODES.join(", "))
}

impl WishOptions {
    pub(crate) fn wishes(&self) -> Wishes {
        let set = |code: &str| {
            self.settings.iter().rev().find(|setting| setting.code == code).map(|setting| setting.value)
        };
        Wishes {
            age: self.age.map(f64::from),
            sex: self.sex.map(|sex| match sex {
                SexOption::Female => Sex::Female,
                SexOption::Male => Sex::Male,
            }),
            size: self.size,
            bone_density: self.bone_density,
            disc_height: self.disc_height,
            facing: self.facing.map(|facing| match facing {
                FacingOption::Left => Facing::Left,
                FacingOption::Right => Facing::Right,
            }),
            pelvic_incidence: set("PI"),
            pelvic_tilt: set("PT"),
            lumbar_lordosis: set("LL_L1S1"),
            lower_lordosis: set("LL_L4S1"),
            thoracic_kyphosis: set("TK_T4T12"),
            cervical_lordosis: set("CL_C2C7"),
            gaze: set("CBVA"),
            knee_angle: set("KA"),
            ankle_angle: set("AA"),
            hip_contracture: self.hip_contracture.map(Degrees::new),
            knee_contracture: self.knee_contracture.map(Degrees::new),
            scoliosis: self.scoliosis.map(Degrees::new),
            six_lumbar: self.l6,
            implants: ImplantWishes {
                broken_rod: self.broken_rod,
                loose_screw: self.loose_screw,
                hip_prosthesis: self.hip_prosthesis,
                cages: self.cages,
            },
            lesions: self.lesions.wishes(),
        }
    }
}
