//! A film measured once, with draws of landmark error for everything that is asked of it.

use crate::film::unusable_as_filmed;
use upright_anatomy::{LandmarkSet, LengthUnit};
use upright_casefile::Film;
use upright_evidence::{FilmQuality, settings};
use upright_measurement::{
    Interval, LandmarkDraws, PARAMETER_COUNT, ParameterId, Points, PostureDependence, Profile, Quantity,
    Settings, Unit, Values, values,
};

/// How a film is measured for an assessment.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Options {
    /// Draws of landmark error.
    pub draws: u32,
    /// Seed of the draws.
    pub seed: u64,
    /// How well landmarks can be seen.
    pub quality: FilmQuality,
}

impl Default for Options {
    /// As many draws as a profile has by default: no clinical limit.
    fn default() -> Self {
        Self { draws: 1000, seed: 1, quality: FilmQuality::Clear }
    }
}

/// A film as measured.
#[derive(Clone, Debug)]
pub struct Reading<'a> {
    /// The film.
    pub film: &'a Film,
    /// What was measured, and what not, and why.
    pub profile: Profile,
    /// How it was measured.
    pub options: Options,
    drawn: Vec<Values>,
}

impl<'a> Reading<'a> {
    /// Measures `film`.
    #[must_use]
    pub fn of(film: &'a Film, options: Options) -> Self {
        let settings = settings(options.quality, options.draws, options.seed);
        let profile = Profile::of(&film.landmarks, &settings);
        Self { film, profile, options, drawn: draw(&film.landmarks, &settings) }
    }

    /// The landmarks.
    #[must_use]
    pub const fn landmarks(&self) -> &'a LandmarkSet {
        &self.film.landmarks
    }

    /// The value as measured; `None` where it was not.
    #[must_use]
    pub fn value(&self, id: ParameterId) -> Option<f64> {
        self.profile.get(id).map(|measured| measured.value.value())
    }

    /// The interval of landmark error; `None` where there is none.
    #[must_use]
    pub fn interval(&self, id: ParameterId) -> Option<Interval> {
        self.profile.get(id)?.interval.ok()
    }

    /// `PT 32.0° (28.5 to 35.3)`, for people; `None` where it was not measured.
    #[must_use]
    pub fn in_words(&self, id: ParameterId) -> Option<String> {
        let measured = self.profile.get(id)?;
        let parameter = id.parameter();
        let rounded = |value| parameter.unit.rounded(value);
        let interval = measured
            .interval
            .map(|interval| format!(" ({} to {})", rounded(interval.low), rounded(interval.high)))
            .unwrap_or_default();
        Some(format!("{} {}{interval}", parameter.abbreviation, measured.value))
    }

    /// The value where it may be compared with a cut-off.
    ///
    /// # Errors
    /// The reason in words: not measured, posture not known, millimetres not trusted.
    pub fn comparable(&self, id: ParameterId) -> Result<f64, String> {
        let parameter = id.parameter();
        let set = self.landmarks();
        if parameter.posture == PostureDependence::Postural && !set.posture().is_standing() {
            let posture = set.posture().name().replace('_', " ");
            return Err(format!(
                "{} changes with posture, and the posture of the film is {posture}",
                parameter.code
            ));
        }
        if parameter.unit == Unit::Millimetre
            && self.has_millimetres()
            && !set.frame().calibration().class().permits_cut_offs()
        {
            return Err(format!(
                "{} is a length, and the millimetres of the film cannot be trusted for a cut-off",
                parameter.code
            ));
        }
        if let Some(value) = self.value(id) {
            return unusable_as_filmed(self, id)
                .map_or(Ok(value), |reason| Err(format!("{}: {reason}", parameter.code)));
        }
        let omitted = self.profile.omitted.iter().find(|omitted| omitted.parameter == id);
        let reason = omitted.map_or_else(|| "not measured".to_owned(), |omitted| omitted.reason.to_string());
        Err(format!("{}: {reason}", parameter.code))
    }

    /// Whether lengths of the film are in millimetres, however far they may be trusted.
    #[must_use]
    pub fn has_millimetres(&self) -> bool {
        self.landmarks().frame().unit() == LengthUnit::Millimetre
    }

    /// Every parameter in every draw, in catalogue order; empty where nothing could be drawn.
    #[must_use]
    pub fn drawn(&self) -> &[Values] {
        &self.drawn
    }

    /// Every parameter as measured, in catalogue order; NaN where it was not.
    #[must_use]
    pub fn measured(&self) -> Values {
        let mut values = [f64::NAN; PARAMETER_COUNT];
        for measured in &self.profile.measured {
            if let Some(value) = values.get_mut(measured.parameter.index()) {
                *value = measured.value.value();
            }
        }
        values
    }

    /// The share of draws in each of `count` classes; `None` where nothing was drawn or a draw has no class too often.
    #[must_use]
    pub fn shares(&self, count: usize, class: impl Fn(&Values) -> Option<usize>) -> Option<Vec<f64>> {
        shares(count, self.drawn.iter().map(class))
    }

    /// Something computed from landmarks that is no parameter, and its interval of landmark error.
    pub(crate) fn derived(&self, unit: Unit, of: impl Fn(&Points) -> f64) -> (f64, Option<Interval>) {
        let value = of(&self.points());
        let Options { draws, seed, quality } = self.options;
        let settings = settings(quality, draws, seed);
        let drawn = LandmarkDraws::of(self.landmarks(), &settings).map(|(mut landmarks, scale)| {
            let mut column = (0..draws).map(|_| of(landmarks.draw())).collect();
            Interval::of_draws(&mut column, unit, value, scale)
        });
        (value, drawn.and_then(Result::ok))
    }

    /// Where every landmark lies, in the frame's unit.
    #[must_use]
    pub fn points(&self) -> Points {
        Points::from_set(self.landmarks(), 1.0)
    }

    /// As [`Self::shares`], on the same draws, for what follows from landmarks and is no parameter.
    #[must_use]
    pub fn shares_of_points(
        &self,
        count: usize,
        class: impl Fn(&Points) -> Option<usize>,
    ) -> Option<Vec<f64>> {
        let Options { draws, seed, quality } = self.options;
        let (mut landmarks, _) = LandmarkDraws::of(self.landmarks(), &settings(quality, draws, seed))?;
        shares(count, (0..draws).map(|_| class(landmarks.draw())))
    }
}

/// How often each of `count` classes was drawn; `None` where nothing was, or too often nothing with a class.
fn shares(count: usize, classes: impl Iterator<Item = Option<usize>>) -> Option<Vec<f64>> {
    let (mut hits, mut draws) = (vec![0_u32; count], 0_u32);
    for class in classes {
        draws += 1;
        if let Some(hit) = class.and_then(|position| hits.get_mut(position)) {
            *hit += 1;
        }
    }
    let classed: u32 = hits.iter().sum();
    // Undefined in more than half of the draws: a share of the rest says nothing.
    let enough = draws > 0 && f64::from(classed) * 2.0 > f64::from(draws);
    enough.then(|| hits.iter().map(|hit| f64::from(*hit) / f64::from(classed)).collect())
}

fn draw(set: &LandmarkSet, settings: &Settings) -> Vec<Values> {
    LandmarkDraws::of(set, settings)
        .map_or_else(Vec::new, |(mut draws, _)| (0..settings.draws).map(|_| values(draws.draw())).collect())
}

/// `value` of parameter `id` in a draw.
#[must_use]
pub(crate) fn drawn(values: &Values, id: ParameterId) -> f64 {
    values.get(id.index()).copied().unwrap_or(f64::NAN)
}

/// `value` of the unit of `id`, for people.
#[must_use]
pub(crate) fn quantity(id: ParameterId, value: f64) -> Quantity {
    Quantity::new(id.parameter().unit, value)
}
