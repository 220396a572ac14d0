//! Scores of questionnaires. The text of their items is licensed and stands nowhere here.

use super::words;

words! {
    /// What was scored.
    Instrument {
        /// Oswestry disability index, 0 to 100, lower is better.
        Odi = "odi",
        /// Numeric rating of back pain, 0 to 10, lower is better.
        NrsBack = "nrs_back",
        /// Numeric rating of leg pain, 0 to 10, lower is better.
        NrsLeg = "nrs_leg",
        /// SRS-22r, pain domain, 1 to 5, higher is better.
        Srs22Pain = "srs22_pain",
        /// SRS-22r, function domain, 1 to 5, higher is better.
        Srs22Function = "srs22_function",
        /// SRS-22r, self-image domain, 1 to 5, higher is better.
        Srs22SelfImage = "srs22_self_image",
        /// SRS-22r, mental health domain, 1 to 5, higher is better.
        Srs22MentalHealth = "srs22_mental_health",
        /// SRS-22r, satisfaction domain, 1 to 5, higher is better.
        Srs22Satisfaction = "srs22_satisfaction",
        /// SRS-22r, mean of all items, 1 to 5, higher is better.
        Srs22Total = "srs22_total",
        /// EQ-5D index of a country's value set; its least value differs, 1 is best.
        Eq5dIndex = "eq5d_index",
        /// PROMIS physical function, T score, higher is better.
        PromisPhysicalFunction = "promis_physical_function",
        /// PROMIS pain interference, T score, lower is better.
        PromisPainInterference = "promis_pain_interference",
        /// Modified Japanese Orthopaedic Association score, 0 to 18, higher is better.
        Mjoa = "mjoa",
    }
}

impl Instrument {
    /// Least and greatest score: what the instrument can give, no clinical limit.
    #[must_use]
    pub const fn range(self) -> (f64, f64) {
        match self {
            Self::Odi => (0.0, 100.0),
            Self::NrsBack | Self::NrsLeg => (0.0, 10.0),
            Self::Srs22Pain
            | Self::Srs22Function
            | Self::Srs22SelfImage
            | Self::Srs22MentalHealth
            | Self::Srs22Satisfaction
            | Self::Srs22Total => (1.0, 5.0),
            // No value set known to us gives less.
            Self::Eq5dIndex => (-1.0, 1.0),
            Self::PromisPhysicalFunction | Self::PromisPainInterference => (0.0, 100.0),
            Self::Mjoa => (0.0, 18.0),
        }
    }
}

/// A score.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Outcome {
    instrument: Instrument,
    score: f64,
}

/// A score that the instrument cannot give.
#[derive(Clone, Copy, Debug, PartialEq, thiserror::Error)]
#[error("a score of {score} for {}; it runs from {} to {}", instrument.name(), instrument.range().0, instrument.range().1)]
pub struct OutcomeError {
    /// The instrument.
    pub instrument: Instrument,
    /// The score found.
    pub score: f64,
}

impl Outcome {
    /// A score of `instrument`.
    ///
    /// # Errors
    /// [`OutcomeError`] where the instrument cannot give that score.
    pub fn new(instrument: Instrument, score: f64) -> Result<Self, OutcomeError> {
        let (least, most) = instrument.range();
        if (least..=most).contains(&score) {
            Ok(Self { instrument, score })
        } else {
            Err(OutcomeError { instrument, score })
        }
    }

    /// What was scored.
    #[must_use]
    pub const fn instrument(&self) -> Instrument {
        self.instrument
    }

    /// The score.
    #[must_use]
    pub const fn score(&self) -> f64 {
        self.score
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn impossible_scores_are_refused() {
        assert!(Outcome::new(Instrument::Odi, 100.0).is_ok());
        for (instrument, score) in
            [(Instrument::Odi, 101.0), (Instrument::NrsBack, -1.0), (Instrument::Srs22Pain, f64::NAN)]
        {
            assert!(Outcome::new(instrument, score).is_err(), "{instrument:?} {score}");
        }
    }
}
