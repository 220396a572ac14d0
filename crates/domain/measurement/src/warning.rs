//! What is unusual enough to say, and never enough to refuse.

use crate::kernel::{Points, Values};
use crate::parameter::ParameterId;
use crate::scale::{IntervalScale, median};
use std::fmt;
use upright_anatomy::{
    CalibrationClass, Degrees, Frame, ImageFrame, LandmarkSet, Laterality, LengthUnit, Level, Millimetres,
    Numbering, Posture, Site,
};

/// Ranges outside which a person should look again. Values come from `evidence` (flag L).
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Plausibility {
    /// Least pelvic incidence that passes without a warning.
    pub least_pelvic_incidence: Degrees,
    /// Greatest pelvic incidence that passes without a warning.
    pub greatest_pelvic_incidence: Degrees,
    /// Greatest distance of the two femoral head centres that passes without a warning.
    pub greatest_femoral_head_distance: Millimetres,
    /// Least median length of the endplates drawn that passes without a warning.
    pub least_endplate_length: Millimetres,
    /// Greatest median length of the endplates drawn that passes without a warning.
    pub greatest_endplate_length: Millimetres,
}

/// Something a person should look at again.
#[derive(Clone, Debug, PartialEq)]
pub enum Warning {
    /// The document does not say how the patient stood, sat or lay.
    PostureNotStated,
    /// The film was not taken standing.
    NotStanding(Posture),
    /// Millimetres are printed, but no cut-off may be applied to them.
    MillimetresUnverified(CalibrationClass),
    /// A calibration is claimed, but there is no spacing.
    CalibrationWithoutSpacing,
    /// There is a spacing, but it is declared to be no calibration.
    SpacingWithoutCalibration,
    /// The endplates are too short or too long for a person: the spacing is probably wrong.
    ScaleImplausible {
        /// Median length of the endplates drawn.
        found: Millimetres,
        /// The least plausible length.
        least: Millimetres,
        /// The greatest plausible length.
        greatest: Millimetres,
    },
    /// Sacral slope of zero or less: possible, but check facing and S1.
    SacralSlopeNotPositive(Degrees),
    /// The hip axis lies behind the sacrum: possible, but check facing and sites.
    HipAxisBehindSacrum,
    /// Pelvic incidence outside the usual range.
    PelvicIncidenceUnusual {
        /// The value found.
        found: Degrees,
        /// The least usual value.
        least: Degrees,
        /// The greatest usual value.
        greatest: Degrees,
    },
    /// A vertebra is not below its upper neighbour.
    LevelsOutOfOrder(Vec<(Level, Level)>),
    /// Landmarks lie outside the film.
    OutsideFilm(Vec<Site>),
    /// The femoral heads are far apart: the pelvis is rotated, or a head is misplaced.
    FemoralHeadsFarApart {
        /// Distance of the centres; `None` on a film without millimetres.
        found: Option<Millimetres>,
        /// The greatest usual distance.
        greatest: Millimetres,
    },
    /// Only one femoral head is marked.
    OneFemoralHead(Site),
    /// Landmarks that no person has confirmed.
    Unconfirmed(Vec<Site>),
    /// The patient has an unusual number of vertebrae.
    NumberingUnusual(Numbering),
}

impl Warning {
    /// A fixed code for programs.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::PostureNotStated => "posture_not_stated",
            Self::NotStanding(_) => "not_standing",
            Self::MillimetresUnverified(_) => "millimetres_unverified",
            Self::CalibrationWithoutSpacing => "calibration_without_spacing",
            Self::SpacingWithoutCalibration => "spacing_without_calibration",
            Self::ScaleImplausible { .. } => "scale_implausible",
            Self::SacralSlopeNotPositive(_) => "sacral_slope_not_positive",
            Self::HipAxisBehindSacrum => "hip_axis_behind_sacrum",
            Self::PelvicIncidenceUnusual { .. } => "pelvic_incidence_unusual",
            Self::LevelsOutOfOrder(_) => "levels_out_of_order",
            Self::OutsideFilm(_) => "outside_film",
            Self::FemoralHeadsFarApart { .. } => "femoral_heads_far_apart",
            Self::OneFemoralHead(_) => "one_femoral_head",
            Self::Unconfirmed(_) => "unconfirmed",
            Self::NumberingUnusual(_) => "numbering_unusual",
        }
    }
}

impl fmt::Display for Warning {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::PostureNotStated => f.write_str(
                "posture not stated: values are measured, but must not be read as those of a standing film",
            ),
            Self::NotStanding(posture) => write!(
                f,
                "{} film: a spine that is not rigid has other angles standing; do not compare these with standing norms",
                posture.name().replace('_', " ")
            ),
            Self::MillimetresUnverified(class) => write!(
                f,
                "calibration class \"{}\": millimetres are printed, but no cut-off in mm may be applied to them",
                class.name()
            ),
            Self::CalibrationWithoutSpacing => {
                f.write_str("a calibration is stated but no spacing: treated as uncalibrated")
            }
            Self::SpacingWithoutCalibration => {
                f.write_str("the spacing gives the shape of a pixel, but no millimetres: angles and ratios only")
            }
            Self::ScaleImplausible { found, least, greatest } => write!(
                f,
                "the endplates are {found} long (median), outside {least:.0} to {greatest:.0} (Upright's default range): check the spacing and its unit; every millimetre rests on it"
            ),
            Self::SacralSlopeNotPositive(slope) => {
                write!(f, "sacral slope is {slope}: possible, but check the facing and the S1 corners")
            }
            Self::HipAxisBehindSacrum => f.write_str(
                "the hip axis lies behind the posterior corner of S1: possible, but check the facing and the femoral heads",
            ),
            Self::PelvicIncidenceUnusual { found, least, greatest } => write!(
                f,
                "pelvic incidence is {found}, outside {least:.0} to {greatest:.0} (Upright's default range): check S1 and the femoral heads"
            ),
            Self::LevelsOutOfOrder(pairs) => {
                let pairs: Vec<String> =
                    pairs.iter().map(|(upper, lower)| format!("{upper} is not above {lower}")).collect();
                write!(f, "levels out of cranio-caudal order: {}", pairs.join(", "))
            }
            Self::OutsideFilm(sites) => write!(f, "outside the film: {}", names(sites)),
            Self::FemoralHeadsFarApart { found: Some(found), greatest } => write!(
                f,
                "the femoral heads are {found} apart, more than {greatest:.0} (Upright's default): the pelvis may be rotated"
            ),
            Self::FemoralHeadsFarApart { found: None, .. } => f.write_str(
                "the femoral heads are far apart for the size of the endplates (Upright's default): the pelvis may be rotated",
            ),
            Self::OneFemoralHead(site) => write!(
                f,
                "only {site} is marked: the hip axis rests on one head, and the interval does not contain the distance to the other"
            ),
            Self::Unconfirmed(sites) => write!(f, "not confirmed by a person: {}", names(sites)),
            Self::NumberingUnusual(numbering) => write!(
                f,
                "{} thoracic and {} lumbar vertebrae: measured by the levels as named; other ways of counting stand under alternatives",
                numbering.thoracic(),
                numbering.lumbar()
            ),
        }
    }
}

/// The first few names, and how many more.
fn names(sites: &[Site]) -> String {
    const SHOWN: usize = 6;
    let mut text = sites.iter().take(SHOWN).map(ToString::to_string).collect::<Vec<_>>().join(", ");
    if sites.len() > SHOWN {
        text.push_str(&format!(" and {} more", sites.len() - SHOWN));
    }
    text
}

const SACRAL_SLOPE: ParameterId = ParameterId::of("SS");
const PELVIC_INCIDENCE: ParameterId = ParameterId::of("PI");
const SACROFEMORAL_DISTANCE: ParameterId = ParameterId::of("SFD");

/// Everything about `set` that a person should look at again.
pub(crate) fn warnings(
    set: &LandmarkSet,
    values: &Values,
    scale: Option<(f64, IntervalScale)>,
    plausibility: &Plausibility,
) -> Vec<Warning> {
    let mut found = Vec::new();
    found.extend((set.posture() == Posture::Unknown).then_some(Warning::PostureNotStated));
    found.extend(set.posture().is_known_not_standing().then_some(Warning::NotStanding(set.posture())));
    found.extend(calibration(set));
    found.extend(scale_implausible(set, plausibility));
    found.extend(pelvic_incidence(values, plausibility));
    // Lying or sitting, the sacrum has another slope than standing, and none is shown.
    if !set.posture().is_known_not_standing() {
        found.extend(sacrum(values));
    }
    found.extend(femoral_heads(set, scale, plausibility));
    let pairs = out_of_order(set);
    found.extend((!pairs.is_empty()).then_some(Warning::LevelsOutOfOrder(pairs)));
    let outside: Vec<Site> = set.outside_film().collect();
    found.extend((!outside.is_empty()).then_some(Warning::OutsideFilm(outside)));
    let unconfirmed: Vec<Site> = set
        .landmarks()
        .iter()
        .filter(|landmark| landmark.confirmed == Some(false))
        .map(|landmark| landmark.site)
        .collect();
    found.extend((!unconfirmed.is_empty()).then_some(Warning::Unconfirmed(unconfirmed)));
    let numbering = set.numbering();
    found.extend((numbering != Numbering::USUAL).then_some(Warning::NumberingUnusual(numbering)));
    found
}

fn calibration(set: &LandmarkSet) -> Option<Warning> {
    let class = set.frame().calibration().class();
    match set.frame() {
        Frame::Image(ImageFrame { spacing: None, calibration, .. }) => {
            (calibration.class() != CalibrationClass::None).then_some(Warning::CalibrationWithoutSpacing)
        }
        Frame::Image(_) if class == CalibrationClass::None => Some(Warning::SpacingWithoutCalibration),
        _ => (class.permits_millimetres() && !class.permits_cut_offs())
            .then_some(Warning::MillimetresUnverified(class)),
    }
}

fn scale_implausible(set: &LandmarkSet, plausibility: &Plausibility) -> Option<Warning> {
    if set.frame().unit() != LengthUnit::Millimetre {
        return None;
    }
    let lengths = set.endplates().map(|(_, [posterior, anterior])| posterior.distance(anterior)).collect();
    let found = Millimetres::new(median(lengths)?);
    let (least, greatest) = (plausibility.least_endplate_length, plausibility.greatest_endplate_length);
    let unusual = found < least || found > greatest;
    unusual.then_some(Warning::ScaleImplausible { found, least, greatest })
}

fn value(values: &Values, id: ParameterId) -> f64 {
    values.get(id.index()).copied().unwrap_or(f64::NAN)
}

fn sacrum(values: &Values) -> Vec<Warning> {
    let slope = value(values, SACRAL_SLOPE);
    let not_positive = (slope <= 0.0).then(|| Warning::SacralSlopeNotPositive(Degrees::new(slope)));
    let behind = (value(values, SACROFEMORAL_DISTANCE) < 0.0).then_some(Warning::HipAxisBehindSacrum);
    not_positive.into_iter().chain(behind).collect()
}

fn pelvic_incidence(values: &Values, plausibility: &Plausibility) -> Option<Warning> {
    let found = Degrees::new(value(values, PELVIC_INCIDENCE));
    let (least, greatest) = (plausibility.least_pelvic_incidence, plausibility.greatest_pelvic_incidence);
    let unusual = found < least || found > greatest;
    unusual.then_some(Warning::PelvicIncidenceUnusual { found, least, greatest })
}

fn femoral_heads(
    set: &LandmarkSet,
    scale: Option<(f64, IntervalScale)>,
    plausibility: &Plausibility,
) -> Option<Warning> {
    let [left, right] = [Laterality::Left, Laterality::Right].map(Site::FemoralHead);
    match (set.point(left), set.point(right)) {
        (Some(one), Some(other)) => {
            let (factor, scale) = scale?;
            let distance = Millimetres::new(one.distance(other) * factor);
            let greatest = plausibility.greatest_femoral_head_distance;
            let found = (scale == IntervalScale::Film).then_some(distance);
            (distance > greatest).then_some(Warning::FemoralHeadsFarApart { found, greatest })
        }
        (Some(_), None) => Some(Warning::OneFemoralHead(left)),
        (None, Some(_)) => Some(Warning::OneFemoralHead(right)),
        (None, None) => None,
    }
}

fn out_of_order(set: &LandmarkSet) -> Vec<(Level, Level)> {
    let points = Points::from_set(set, 1.0);
    let height = |level: Level| -> Option<f64> {
        let marked: Vec<f64> = Site::of_level(level)
            .map(|site| points.at(site).cranial)
            .filter(|cranial| cranial.is_finite())
            .collect();
        (!marked.is_empty()).then(|| marked.iter().sum::<f64>() / marked.len() as f64)
    };
    let heights: Vec<(Level, f64)> =
        Level::ALL.into_iter().filter_map(|level| Some((level, height(level)?))).collect();
    let pairs = heights.iter().zip(heights.iter().skip(1));
    pairs
        .filter(|((_, upper), (_, lower))| upper <= lower)
        .map(|((upper, _), (lower, _))| (*upper, *lower))
        .collect()
}
