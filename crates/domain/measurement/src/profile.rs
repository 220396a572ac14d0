//! A person's view of a film: what was measured, with its error, what was not, and why.

use crate::construction::{ConstructionLine, construction};
use crate::formula::{Defined, Formula};
use crate::kernel::{Points, Values, values};
use crate::omission::{OmissionReason, Omitted, missing, sites_of};
use crate::parameter::{Parameter, ParameterId, PostureDependence, Quantity};
use crate::renumbering::{NumberingScheme, as_named, renumbered};
use crate::scale::{IntervalScale, NominalLength, millimetre_scale};
use crate::uncertainty::{Interval, LandmarkError, NoInterval, Simulation};
use crate::warning::{Plausibility, Warning, warnings};
use upright_anatomy::{LandmarkSet, LengthUnit, Level, Site};

/// What a profile rests on besides the landmarks: published numbers, draws and their seed.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Settings {
    /// Error of a placed landmark.
    pub landmark_error: LandmarkError,
    /// Lengths that stand in for a missing spacing.
    pub nominal_length: NominalLength,
    /// Ranges outside which a person should look again.
    pub plausibility: Plausibility,
    /// Monte Carlo draws; 0 = no intervals.
    pub draws: u32,
    /// Seed of the draws. The same seed gives the same intervals, whatever else is measured and in how many threads.
    pub seed: u64,
}

/// A measured parameter. A number is never alone.
#[derive(Clone, Debug, PartialEq)]
pub struct Measured {
    /// The parameter.
    pub parameter: ParameterId,
    /// The value, never rounded.
    pub value: Quantity,
    /// The 95 % interval of landmark error, or why there is none.
    pub interval: Result<Interval, NoInterval>,
    /// The landmarks it rests on.
    pub landmarks: Vec<Site>,
    /// The lines it is read from, in the coordinates of the landmark set.
    pub construction: Vec<ConstructionLine>,
}

/// Parameters that differ under another way of counting vertebrae.
#[derive(Clone, Debug, PartialEq)]
pub struct Alternative {
    /// The way of counting.
    pub scheme: NumberingScheme,
    /// Levels as named in the document, and as counted here.
    pub renamed: Vec<(Level, Option<Level>)>,
    /// The parameters that rest on other landmarks now; landmarks under the document's own names.
    pub measured: Vec<Measured>,
    /// Parameters measured as named that cannot be measured this way, and why (levels as counted here).
    pub omitted: Vec<Omitted>,
}

/// Everything measured on one film.
#[derive(Clone, Debug, PartialEq)]
pub struct Profile {
    /// What could be measured, in catalogue order.
    pub measured: Vec<Measured>,
    /// What could not, and why, in catalogue order.
    pub omitted: Vec<Omitted>,
    /// What a person should look at again.
    pub warnings: Vec<Warning>,
    /// Other ways of counting an unusual number of vertebrae.
    pub alternatives: Vec<Alternative>,
}

impl Profile {
    /// Measures every parameter of the catalogue on `set`.
    #[must_use]
    pub fn of(set: &LandmarkSet, settings: &Settings) -> Self {
        let film = Film::new(set, settings);
        let (measured, omitted) = film.measure(|_| true);
        Self {
            warnings: warnings(set, &film.values, film.scale, &settings.plausibility),
            alternatives: alternatives(set, settings, &measured),
            measured,
            omitted,
        }
    }

    /// The measured record of `parameter`.
    #[must_use]
    pub fn get(&self, parameter: ParameterId) -> Option<&Measured> {
        self.measured.iter().find(|measured| measured.parameter == parameter)
    }
}

/// One landmark set with what follows from it once.
struct Film<'a> {
    set: &'a LandmarkSet,
    settings: &'a Settings,
    scale: Option<(f64, IntervalScale)>,
    values: Values,
}

impl<'a> Film<'a> {
    fn new(set: &'a LandmarkSet, settings: &'a Settings) -> Self {
        let scale = millimetre_scale(set, &settings.nominal_length);
        let factor = scale.map_or(1.0, |(factor, _)| factor);
        Self { set, settings, scale, values: values(&Points::from_set(set, factor)) }
    }

    fn measure(&self, wanted: impl Fn(&[Site]) -> bool) -> (Vec<Measured>, Vec<Omitted>) {
        let (mut measured, mut omitted) = (Vec::new(), Vec::new());
        let points = Points::from_set(self.set, 1.0);
        for id in ParameterId::all() {
            match self.value(id) {
                Err(reason) => omitted.push(Omitted { parameter: id, reason }),
                Ok((value, landmarks)) if wanted(&landmarks) => measured.push(Measured {
                    parameter: id,
                    value,
                    interval: Err(NoInterval::NoDraws),
                    landmarks,
                    construction: construction(id.parameter(), &points),
                }),
                Ok(_) => {}
            }
        }
        self.add_intervals(&mut measured);
        (measured, omitted)
    }

    /// The value of a parameter and the landmarks it rests on, or why there is none.
    fn value(&self, id: ParameterId) -> Result<(Quantity, Vec<Site>), OmissionReason> {
        let parameter = id.parameter();
        let posture = self.set.posture();
        if posture.is_known_not_standing() && parameter.posture == PostureDependence::Postural {
            return Err(OmissionReason::Posture(posture));
        }
        let points = parameter.needs();
        let missing = missing(&points, self.set);
        if !missing.is_empty() {
            return Err(OmissionReason::Missing(missing));
        }
        if !parameter.is_scale_free() && self.set.frame().unit() == LengthUnit::Pixel {
            return Err(OmissionReason::Uncalibrated);
        }
        let value = self.values.get(id.index()).copied().unwrap_or(f64::NAN);
        let value = self.defined(parameter, value)?;
        let mut landmarks: Vec<Site> =
            points.iter().filter_map(|point| sites_of(*point, self.set)).flatten().collect();
        landmarks.sort_by_key(|site| site.index());
        landmarks.dedup();
        Ok((Quantity::new(parameter.unit, value), landmarks))
    }

    fn defined(&self, parameter: &Parameter, value: f64) -> Result<f64, OmissionReason> {
        match parameter.formula {
            Formula::Ratio { defined: Defined::AtLeastMillimetres(_), .. } if self.scale.is_none() => {
                Err(OmissionReason::NoScaleForGuard)
            }
            Formula::Ratio { defined, .. } if value.is_nan() => Err(OmissionReason::Undefined(defined)),
            _ => Ok(value),
        }
    }

    fn add_intervals(&self, measured: &mut [Measured]) {
        let settings = self.settings;
        if settings.draws == 0 || measured.is_empty() {
            return;
        }
        let Some((factor, scale)) = self.scale else {
            measured.iter_mut().for_each(|record| record.interval = Err(NoInterval::NoScale));
            return;
        };
        let mut simulation = Simulation::run(
            self.set,
            factor,
            &settings.landmark_error,
            (settings.draws, settings.seed),
            measured.iter().map(|record| record.parameter),
            |site| measured.iter().any(|record| record.landmarks.contains(&site)),
        );
        for record in measured.iter_mut() {
            record.interval = simulation.interval(record.parameter, record.value.value(), scale);
        }
    }
}

/// The ways of counting that change something, each with the parameters that rest on other landmarks then.
fn alternatives(set: &LandmarkSet, settings: &Settings, measured: &[Measured]) -> Vec<Alternative> {
    let as_named_already = |id: ParameterId| {
        measured.iter().find(|record| record.parameter == id).map(|record| &record.landmarks)
    };
    let numbering = set.numbering();
    let counted = NumberingScheme::ALL.into_iter().map(|scheme| (scheme, scheme.renamed(numbering)));
    let mut found = Vec::new();
    for (scheme, renamed) in counted.filter(|(_, renamed)| !renamed.is_empty()) {
        let other = renumbered(set, &renamed);
        let moved = |site: &Site| as_named(*site, &renamed) != *site;
        let film = Film::new(&other, settings);
        let (mut measured, mut omitted) = film.measure(|landmarks| landmarks.iter().any(moved));
        for record in &mut measured {
            record.landmarks.iter_mut().for_each(|site| *site = as_named(*site, &renamed));
        }
        measured.retain(|record| as_named_already(record.parameter) != Some(&record.landmarks));
        omitted.retain(|record| as_named_already(record.parameter).is_some());
        if !measured.is_empty() || !omitted.is_empty() {
            found.push(Alternative { scheme, renamed, measured, omitted });
        }
    }
    found
}
