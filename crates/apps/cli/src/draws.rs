//! The options of the Monte Carlo draws, the same wherever landmark error is spread.

use clap::ValueEnum;
use upright_documents::Software;
use upright_evidence::{FilmQuality, VERSION};
use upright_measurement::LEAST_DRAWS;

/// How landmark error is drawn.
#[derive(clap::Args)]
pub(crate) struct Draws {
    /// Monte Carlo draws for intervals and probabilities, 100 or more; 0 = none
    #[arg(long, value_name = "N", default_value_t = 1000, value_parser = count)]
    pub(crate) draws: u32,
    /// Seed of the draws: the same seed gives the same answer
    #[arg(long, value_name = "N", default_value_t = 1)]
    pub(crate) seed: u64,
    /// How well landmarks can be seen, which decides how far they scatter
    #[arg(long, value_enum, default_value_t = Quality::Clear)]
    landmark_error: Quality,
}

/// None, or enough to tell where the outer 2.5 % begin and few enough to keep in memory.
fn count(text: &str) -> Result<u32, String> {
    const MOST: u32 = 100_000;
    match text.parse() {
        Ok(draws) if draws == 0 || (LEAST_DRAWS..=MOST).contains(&draws) => Ok(draws),
        _ => Err(format!("give 0 for no intervals, or {LEAST_DRAWS} to {MOST}")),
    }
}

#[derive(Clone, Copy, ValueEnum)]
enum Quality {
    /// Clear contours
    Clear,
    /// Instrumented, obscured or blurred film
    Obscured,
}

impl Draws {
    /// How well landmarks can be seen.
    pub(crate) const fn quality(&self) -> FilmQuality {
        match self.landmark_error {
            Quality::Clear => FilmQuality::Clear,
            Quality::Obscured => FilmQuality::Obscured,
        }
    }

    /// What an answer is made with.
    pub(crate) const fn software(&self) -> Software {
        Software {
            name: "upright",
            version: env!("CARGO_PKG_VERSION"),
            evidence: VERSION,
            seed: self.seed,
            draws: self.draws,
            landmark_error: self.quality().name(),
        }
    }
}
