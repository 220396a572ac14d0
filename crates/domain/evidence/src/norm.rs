//! What people without complaints have.

use crate::numbers;
use crate::record::Record;
use upright_anatomy::Degrees;

/// How a parameter is spread among people without complaints.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Norm {
    /// Mean, in degrees.
    pub mean: &'static Record,
    /// Standard deviation, in degrees.
    pub sd: &'static Record,
}

/// A parameter as it follows from pelvic incidence and age.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Formula {
    /// The constant, in degrees.
    pub constant: &'static Record,
    /// Degrees for each degree of pelvic incidence.
    pub per_pelvic_incidence: &'static Record,
    /// Degrees for each year of age.
    pub per_age: &'static Record,
}

impl Formula {
    /// The value for this pelvic incidence and this age.
    #[must_use]
    pub fn value(&self, pelvic_incidence: Degrees, age_years: f64) -> Degrees {
        Degrees::new(
            self.constant.value
                + self.per_pelvic_incidence.value * pelvic_incidence.value()
                + self.per_age.value * age_years,
        )
    }
}

/// Pelvic incidence.
pub const PELVIC_INCIDENCE: Norm =
    Norm { mean: &numbers::NORM_PELVIC_INCIDENCE_MEAN, sd: &numbers::NORM_PELVIC_INCIDENCE_SD };
/// Thoracic kyphosis T4 to T12.
pub const THORACIC_KYPHOSIS: Norm =
    Norm { mean: &numbers::NORM_THORACIC_KYPHOSIS_MEAN, sd: &numbers::NORM_THORACIC_KYPHOSIS_SD };
/// T1 spinopelvic inclination, + = T1 in front of the hip axis.
pub const T1_TILT: Norm = Norm { mean: &numbers::NORM_T1_TILT_MEAN, sd: &numbers::NORM_T1_TILT_SD };
/// Pelvic tilt.
pub const PELVIC_TILT: Formula = Formula {
    constant: &numbers::FORMULA_PELVIC_TILT_CONSTANT,
    per_pelvic_incidence: &numbers::FORMULA_PELVIC_TILT_PER_PELVIC_INCIDENCE,
    per_age: &numbers::FORMULA_PELVIC_TILT_PER_AGE,
};
/// Sacrofemoral angle.
pub const SACROFEMORAL_ANGLE: Formula = Formula {
    constant: &numbers::FORMULA_SFA_CONSTANT,
    per_pelvic_incidence: &numbers::FORMULA_SFA_PER_PELVIC_INCIDENCE,
    per_age: &numbers::FORMULA_SFA_PER_AGE,
};
/// Lumbar lordosis L1 to S1.
pub const LUMBAR_LORDOSIS: Formula = Formula {
    constant: &numbers::FORMULA_LUMBAR_LORDOSIS_CONSTANT,
    per_pelvic_incidence: &numbers::FORMULA_LUMBAR_LORDOSIS_PER_PELVIC_INCIDENCE,
    per_age: &numbers::FORMULA_LUMBAR_LORDOSIS_PER_AGE,
};

/// Change of lordosis from standing to lying: of T12 to S1, and of L4 to S1 as a part of it.
#[must_use]
pub fn lying_down() -> (Degrees, Degrees) {
    let change = |standing: &Record, recumbent: &Record| Degrees::new(recumbent.value - standing.value);
    (
        change(&numbers::NORM_LORDOSIS_T12_S1_STANDING_MEAN, &numbers::NORM_LORDOSIS_T12_S1_RECUMBENT_MEAN),
        change(&numbers::NORM_LORDOSIS_L4_S1_STANDING_MEAN, &numbers::NORM_LORDOSIS_L4_S1_RECUMBENT_MEAN),
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The clinical reference notes what the formulas give at PI 54 and 60 years, and that lordosis falls by 13°.
    #[test]
    fn formulas_give_what_the_reference_notes() {
        let (pi, age) = (Degrees::new(54.0), 60.0);
        assert!((PELVIC_TILT.value(pi, age).value() - 16.22).abs() < 1e-9);
        assert!((LUMBAR_LORDOSIS.value(pi, age).value() - 51.5).abs() < 1e-9);
        let (whole, lower) = lying_down();
        assert!((whole.value() + 13.0).abs() < 1e-9 && (lower.value() + 4.4).abs() < 1e-9);
    }
}
