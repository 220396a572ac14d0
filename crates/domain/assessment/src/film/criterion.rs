//! What a standing film must show, one criterion after another. What nobody saw or recorded is unknown, never met.

use super::extension;
use crate::explanation::{Explanation, Truth};
use crate::reading::Reading;
use crate::subject::Subject;
use upright_anatomy::{Laterality, Level, Millimetres, Posture, Site};
use upright_casefile::{Arms, Support};
use upright_evidence::numbers::PLAUSIBILITY_FEMORAL_HEAD_DISTANCE_GREATEST;
use upright_measurement::{Point, Points, Warning};

/// What is asked of a film.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum CriterionKind {
    /// The patient stands.
    Standing,
    /// From the head to the femoral heads, better the ankles.
    Length,
    /// Knees extended.
    Knees,
    /// Hips extended.
    Hips,
    /// Fists or fingers on collarbones or cheeks.
    Arms,
    /// Nothing holds the patient.
    Support,
    /// The pelvis is not rotated.
    Rotation,
    /// The vertical of the film is the plumb line.
    Tilt,
    /// Millimetres may be trusted.
    Calibration,
    /// Not put together from several exposures, or known to be.
    Stitching,
}

impl CriterionKind {
    /// The fixed code.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Standing => "standing",
            Self::Length => "length",
            Self::Knees => "knees_extended",
            Self::Hips => "hips_extended",
            Self::Arms => "arms",
            Self::Support => "support",
            Self::Rotation => "rotation",
            Self::Tilt => "tilt",
            Self::Calibration => "calibration",
            Self::Stitching => "stitching",
        }
    }

    /// In words.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Standing => "Standing",
            Self::Length => "Length",
            Self::Knees => "Knees extended",
            Self::Hips => "Hips extended",
            Self::Arms => "Arms",
            Self::Support => "Support",
            Self::Rotation => "Rotation",
            Self::Tilt => "Tilt",
            Self::Calibration => "Calibration",
            Self::Stitching => "Stitching",
        }
    }

    /// Whether another film could mend it: calibration and seams are no reason for more radiation.
    #[must_use]
    pub const fn is_correctable(self) -> bool {
        matches!(self, Self::Knees | Self::Hips | Self::Arms | Self::Support | Self::Rotation | Self::Tilt)
    }
}

/// One criterion with what was found.
#[derive(Clone, Debug, PartialEq)]
pub struct Criterion {
    /// What is asked.
    pub kind: CriterionKind,
    /// Met, not met, or unknown, and why.
    pub explanation: Explanation,
    /// What to tell whoever takes the next film; `None` where nothing is to be said.
    pub tell: Option<&'static str>,
}

impl Criterion {
    /// Met, not met or unknown.
    #[must_use]
    pub const fn truth(&self) -> Truth {
        self.explanation.truth
    }

    fn new(kind: CriterionKind, explanation: Explanation, tell: &'static str) -> Self {
        let tell = (explanation.truth != Truth::True).then_some(tell);
        Self { kind, explanation, tell }
    }
}

/// Every criterion of a film, in the order in which a person would look.
pub(super) fn criteria(subject: &Subject<'_>) -> Vec<Criterion> {
    let reading = subject.reading;
    if reading.landmarks().posture().is_known_not_standing() {
        return vec![standing(reading), calibration(reading), rotation(reading)];
    }
    vec![
        standing(reading),
        length(reading),
        extension::knees(reading),
        extension::hips(reading, subject.age_of_norms()),
        arms(reading),
        support(reading),
        rotation(reading),
        tilt(reading),
        calibration(reading),
        stitching(reading),
    ]
}

pub(super) fn criterion(kind: CriterionKind, explanation: Explanation, tell: &'static str) -> Criterion {
    Criterion::new(kind, explanation, tell)
}

fn standing(reading: &Reading<'_>) -> Criterion {
    let posture = reading.landmarks().posture();
    let words = posture.name().replace('_', " ");
    let explanation = match posture {
        Posture::Standing | Posture::StandingExtended => {
            Explanation::holds(format!("posture stated: {words}"))
        }
        Posture::Unknown => Explanation::unknown(
            "nobody stated whether the patient stood",
            "the posture of the film (standing, supine, prone, sitting or bent)",
        ),
        _ => Explanation::fails(format!("posture stated: {words}; no standing parameter is taken from it")),
    };
    Criterion::new(CriterionKind::Standing, explanation, "State the posture with the film.")
}

fn length(reading: &Reading<'_>) -> Criterion {
    const TELL: &str =
        "Show the spine from the skull to the femoral heads, better to the ankles, on one upright film.";
    let points = Points::from_set(reading.landmarks(), 1.0);
    let conditions = &reading.film.conditions;
    let skull = [Site::DensTip, Site::AcousticMeatus, Site::Chin, Site::Brow];
    let is_placed = |point: Point| points.resolve(point).is_finite();
    let head = skull.into_iter().map(Point::Site).any(is_placed) || is_placed(Point::Centroid(Level::C2));
    let ends = [
        ("head or C2", shown(head, conditions.shows_head)),
        ("C7", shown(is_placed(Point::Centroid(Level::C7)), None)),
        ("femoral heads", shown(is_placed(Point::HipAxis), None)),
        ("knees", shown(is_placed(Point::Knee), conditions.shows_knees)),
        ("ankles", shown(is_placed(Point::Ankle), conditions.shows_ankles)),
    ];
    let named = |truth: Truth| -> Vec<&str> {
        ends.iter().filter(|(_, end)| *end == truth).map(|(name, _)| *name).collect()
    };
    let (absent, unseen) = (named(Truth::False), named(Truth::Unknown));
    let explanation = if !absent.is_empty() {
        Explanation::fails(format!("not on the film: {}", absent.join(", ")))
    } else if !unseen.is_empty() {
        let ends = unseen.join(", ");
        Explanation::unknown(
            format!("not placed: {ends}"),
            format!("landmarks of {ends}, or that the film does not show them"),
        )
    } else {
        Explanation::holds("from the head to the ankles")
    };
    Criterion::new(CriterionKind::Length, explanation, TELL)
}

/// What is placed is on the film; what is not placed may still be.
const fn shown(placed: bool, stated: Option<bool>) -> Truth {
    if placed { Truth::True } else { Truth::of(stated) }
}

pub(super) fn arms(reading: &Reading<'_>) -> Criterion {
    const TELL: &str = "Fists or fingers on the collarbones or cheeks; hands off the rail.";
    let explanation = match reading.film.conditions.arms {
        Some(Arms::Clavicle) => Explanation::holds("on collarbones or cheeks: landmarks are seen best (S26)"),
        Some(Arms::Forward) => Explanation::fails("held out in front: balance reads more positive (S26)"),
        Some(Arms::OnRail) => {
            Explanation::fails("on a rail: SVA is not interchangeable with that of free standing (S36)")
        }
        Some(Arms::Hanging) => Explanation::fails("hanging down: they cover the spine"),
        None => Explanation::unknown("nobody recorded where the arms were", "the position of the arms"),
    };
    Criterion::new(CriterionKind::Arms, explanation, TELL)
}

pub(super) fn support(reading: &Reading<'_>) -> Criterion {
    const TELL: &str =
        "Without support if that is safe; an assistant stands beside the patient. Record any support.";
    let explanation = match reading.film.conditions.support {
        Some(Support::None) => Explanation::holds("the patient stood free"),
        Some(Support::Rail) => Explanation::fails(
            "held a rail: one reading may differ by nearly four centimetres of SVA from free standing (S36)",
        ),
        Some(Support::WalkingAid) => Explanation::fails("leant on a walking aid"),
        Some(Support::Person) => Explanation::fails("was held by somebody"),
        None => Explanation::unknown(
            "nobody recorded whether the patient was held",
            "whether anything supported the patient",
        ),
    };
    Criterion::new(CriterionKind::Support, explanation, TELL)
}

fn rotation(reading: &Reading<'_>) -> Criterion {
    const TELL: &str = "True lateral: femoral heads over each other.";
    let (set, greatest) = (reading.landmarks(), &PLAUSIBILITY_FEMORAL_HEAD_DISTANCE_GREATEST);
    let heads = [Laterality::Left, Laterality::Right].map(|side| set.point(Site::FemoralHead(side)));
    let apart = reading
        .profile
        .warnings
        .iter()
        .find(|warning| matches!(warning, Warning::FemoralHeadsFarApart { .. }));
    let explanation = match (apart, heads) {
        (Some(warning), _) => Explanation::fails(warning.to_string()),
        (None, [Some(one), Some(other)]) => Explanation::holds(if reading.has_millimetres() {
            let distance = Millimetres::new(one.distance(other));
            format!("the femoral heads are {distance} apart, no more than {:.0} mm", greatest.value)
        } else {
            "the femoral heads lie close to each other for the size of the endplates".to_owned()
        }),
        _ => Explanation::unknown("both femoral heads are not placed", "both femoral heads"),
    };
    Criterion::new(CriterionKind::Rotation, explanation.by(greatest), TELL)
}

pub(super) fn tilt(reading: &Reading<'_>) -> Criterion {
    let explanation = match reading.film.conditions.upright {
        Some(true) => Explanation::holds("the vertical of the film is the plumb line"),
        Some(false) => Explanation::fails(
            "the vertical of the film is not the plumb line: every angle to the vertical is wrong by it",
        ),
        None => Explanation::unknown("nobody recorded a plumb line", "whether the film hangs plumb"),
    };
    Criterion::new(CriterionKind::Tilt, explanation, "Detector level; a plumb line on the film.")
}

fn calibration(reading: &Reading<'_>) -> Criterion {
    let calibration = reading.landmarks().frame().calibration();
    let words = calibration.to_string();
    let explanation = if calibration.class().permits_cut_offs() {
        Explanation::holds(words)
    } else if reading.has_millimetres() {
        Explanation::unknown(
            format!("{words}: no cut-off in mm is applied"),
            "a scale: a ball or line of known size on the film",
        )
    } else {
        Explanation::fails(words)
    };
    Criterion::new(
        CriterionKind::Calibration,
        explanation,
        "A ball or ruler of known size at the depth of the spine.",
    )
}

fn stitching(reading: &Reading<'_>) -> Criterion {
    let explanation = match reading.film.conditions.stitched {
        Some(false) => Explanation::holds("one exposure"),
        Some(true) => Explanation::holds(
            "put together from several exposures: look at the seams before trusting a length across one",
        ),
        None => Explanation::unknown(
            "nobody recorded whether it was put together",
            "whether the film was put together from several exposures",
        ),
    };
    Criterion::new(CriterionKind::Stitching, explanation, "Say whether the film was put together.")
}
