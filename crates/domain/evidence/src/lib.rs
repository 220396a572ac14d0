//! Every number Upright takes from elsewhere, with its citation and flag.
//!
//! The numbers stand in `data/*.toml`; `cargo xtask evidence` writes them as constants here and as a sheet
//! into `docs/evidence.md`. Nothing is read at run time.
//! The crate knows numbers and where they come from; it deliberately draws no conclusion from them.
//!
//! ```
//! use upright_evidence::{FilmQuality, citation, landmark_error};
//!
//! assert_eq!(landmark_error(FilmQuality::Clear).endplate_corner.value(), 1.75);
//! assert!(citation("S01").is_some());
//! ```

pub mod flatback;
mod generated;
pub mod norm;
mod record;

pub use generated::{CITATIONS, RECORDS, VERSION};
pub use record::{Citation, Record, citation, record};

use generated as numbers;
use upright_anatomy::{Degrees, Millimetres};
use upright_measurement::{LandmarkError, NominalLength, Plausibility, Settings};

/// How well landmarks can be seen, which decides how far they scatter.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Default)]
pub enum FilmQuality {
    /// Contours are clear.
    #[default]
    Clear,
    /// Instrumented, obscured or blurred.
    Obscured,
}

impl FilmQuality {
    /// `clear` or `obscured`.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Clear => "clear",
            Self::Obscured => "obscured",
        }
    }
}

/// Standard deviation of a placed landmark on each axis.
#[must_use]
pub const fn landmark_error(quality: FilmQuality) -> LandmarkError {
    match quality {
        FilmQuality::Clear => LandmarkError {
            endplate_corner: millimetres(&numbers::LANDMARK_ERROR_CLEAR_ENDPLATE_CORNER),
            centroid: millimetres(&numbers::LANDMARK_ERROR_CLEAR_CENTROID),
            femoral_head: millimetres(&numbers::LANDMARK_ERROR_CLEAR_FEMORAL_HEAD),
            other_point: millimetres(&numbers::LANDMARK_ERROR_CLEAR_OTHER_POINT),
        },
        FilmQuality::Obscured => LandmarkError {
            endplate_corner: millimetres(&numbers::LANDMARK_ERROR_OBSCURED_ENDPLATE_CORNER),
            centroid: millimetres(&numbers::LANDMARK_ERROR_OBSCURED_CENTROID),
            femoral_head: millimetres(&numbers::LANDMARK_ERROR_OBSCURED_FEMORAL_HEAD),
            other_point: millimetres(&numbers::LANDMARK_ERROR_OBSCURED_OTHER_POINT),
        },
    }
}

/// Lengths that stand in for the scale of a film without spacing (flag L).
#[must_use]
pub const fn nominal_length() -> NominalLength {
    NominalLength {
        s1_endplate: millimetres(&numbers::NOMINAL_LENGTH_S1_ENDPLATE),
        endplate: millimetres(&numbers::NOMINAL_LENGTH_ENDPLATE),
    }
}

/// Ranges outside which a person should look again (flag L).
#[must_use]
pub const fn plausibility() -> Plausibility {
    Plausibility {
        least_pelvic_incidence: Degrees::new(numbers::PLAUSIBILITY_PELVIC_INCIDENCE_LEAST.value),
        greatest_pelvic_incidence: Degrees::new(numbers::PLAUSIBILITY_PELVIC_INCIDENCE_GREATEST.value),
        greatest_femoral_head_distance: millimetres(&numbers::PLAUSIBILITY_FEMORAL_HEAD_DISTANCE_GREATEST),
        least_endplate_length: millimetres(&numbers::PLAUSIBILITY_ENDPLATE_LENGTH_LEAST),
        greatest_endplate_length: millimetres(&numbers::PLAUSIBILITY_ENDPLATE_LENGTH_GREATEST),
    }
}

/// Everything a profile rests on besides the landmarks.
#[must_use]
pub const fn settings(quality: FilmQuality, draws: u32, seed: u64) -> Settings {
    Settings {
        landmark_error: landmark_error(quality),
        nominal_length: nominal_length(),
        plausibility: plausibility(),
        draws,
        seed,
    }
}

const fn millimetres(record: &Record) -> Millimetres {
    Millimetres::new(record.value)
}

#[cfg(test)]
mod tests {
    use super::*;
    use upright_measurement::CATALOGUE;

    #[test]
    fn every_source_of_the_catalogue_is_cited() {
        for parameter in &CATALOGUE {
            for id in parameter.sources {
                assert!(citation(id).is_some(), "{} names {id}", parameter.code);
            }
        }
    }

    #[test]
    fn own_defaults_are_never_flagged_as_published() {
        for record in RECORDS.iter().filter(|record| record.kind == "default") {
            assert_eq!(record.flag, upright_measurement::Flag::L, "{}", record.id);
        }
    }

    #[test]
    fn the_units_are_those_of_the_types() {
        for record in RECORDS {
            let expect = match record.kind {
                "norm" => "deg",
                "formula" if record.id.ends_with(".per_age") => "deg/a",
                "formula" if record.id.ends_with(".per_pelvic_incidence") => "1",
                "formula" => "deg",
                _ if record.id.contains("incidence") => "deg",
                _ => "mm",
            };
            assert_eq!(record.unit, expect, "{}", record.id);
        }
    }
}
