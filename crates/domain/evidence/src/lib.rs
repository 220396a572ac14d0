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

pub mod norm;
pub mod numbers;
mod record;

pub use numbers::{CITATIONS, RECORDS, VERSION};
pub use record::{Citation, Inclusive, Record, citation, record};

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
    fn units_are_ucum_and_those_of_the_types() {
        const UCUM: [&str; 18] = [
            "deg", "mm", "mm2", "%", "1", "s", "d", "wk", "a", "deg/a", "a/deg", "a/mm", "kg/m2", "[hnsf'U]",
            "kV", "ng/mL", "mL/min", "10*9/L",
        ];
        for record in RECORDS {
            assert!(UCUM.contains(&record.unit), "{}: {}", record.id, record.unit);
            match record.id {
                id if id.ends_with(".per_age") => assert_eq!(record.unit, "deg/a", "{id}"),
                id if id.ends_with(".per_pelvic_incidence") => assert_eq!(record.unit, "1", "{id}"),
                id if id.starts_with("landmark_error.") => assert_eq!(record.unit, "mm", "{id}"),
                _ => {}
            }
        }
    }

    #[test]
    fn what_is_not_verified_is_never_flagged_as_seen() {
        for record in RECORDS.iter().filter(|record| record.source == "derived") {
            assert_ne!(record.flag, upright_measurement::Flag::V, "{}", record.id);
        }
    }
}
