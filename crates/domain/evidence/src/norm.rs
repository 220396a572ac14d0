//! What people without complaints have.

use crate::numbers;
use crate::record::Record;
use upright_anatomy::Degrees;
use upright_measurement::ParameterId;

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

impl Formula {
    /// The numbers that it rests on.
    #[must_use]
    pub const fn records(&self) -> [&'static Record; 3] {
        [self.constant, self.per_pelvic_incidence, self.per_age]
    }
}

/// An angle as it follows from pelvic incidence alone.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct OfIncidence {
    /// The constant, in degrees.
    pub constant: &'static Record,
    /// Degrees for each degree of pelvic incidence.
    pub per_pelvic_incidence: &'static Record,
}

impl OfIncidence {
    /// The value for this pelvic incidence.
    #[must_use]
    pub fn value(&self, pelvic_incidence: Degrees) -> Degrees {
        Degrees::new(self.constant.value + self.per_pelvic_incidence.value * pelvic_incidence.value())
    }

    /// The numbers that it rests on.
    #[must_use]
    pub const fn records(&self) -> [&'static Record; 2] {
        [self.constant, self.per_pelvic_incidence]
    }
}

/// A value as it follows from age alone: a line through means of groups of age, not to be drawn out below the youngest.
///
/// - **Source**: Lafage 2016 (S47), as two open code bases write it (S48); T1PA recalled.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct OfAge {
    /// The value at the age from which years are counted, in its unit.
    pub at_reference_age: &'static Record,
    /// Years in which it grows by one unit.
    pub years_per_unit: &'static Record,
}

impl OfAge {
    /// The value at this age, in the unit of the record.
    #[must_use]
    pub fn value(&self, age_years: f64) -> f64 {
        let years = age_years - numbers::FORMULA_AGE_ADJUSTED_REFERENCE_AGE.value;
        self.at_reference_age.value + years / self.years_per_unit.value
    }

    /// The numbers that it rests on.
    #[must_use]
    pub const fn records(&self) -> [&'static Record; 3] {
        [self.at_reference_age, self.years_per_unit, &numbers::FORMULA_AGE_ADJUSTED_REFERENCE_AGE]
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
/// Lumbar lordosis L1 to S1.
pub const LUMBAR_LORDOSIS: Formula = Formula {
    constant: &numbers::FORMULA_LUMBAR_LORDOSIS_CONSTANT,
    per_pelvic_incidence: &numbers::FORMULA_LUMBAR_LORDOSIS_PER_PELVIC_INCIDENCE,
    per_age: &numbers::FORMULA_LUMBAR_LORDOSIS_PER_AGE,
};

/// T1 pelvic angle.
pub const T1PA: Formula = Formula {
    constant: &numbers::FORMULA_T1PA_CONSTANT,
    per_pelvic_incidence: &numbers::FORMULA_T1PA_PER_PELVIC_INCIDENCE,
    per_age: &numbers::FORMULA_T1PA_PER_AGE,
};
/// Spinosacral angle.
pub const SSA: Formula = Formula {
    constant: &numbers::FORMULA_SSA_CONSTANT,
    per_pelvic_incidence: &numbers::FORMULA_SSA_PER_PELVIC_INCIDENCE,
    per_age: &numbers::FORMULA_SSA_PER_AGE,
};
/// Sacrofemoral angle.
pub const SFA: Formula = Formula {
    constant: &numbers::FORMULA_SFA_CONSTANT,
    per_pelvic_incidence: &numbers::FORMULA_SFA_PER_PELVIC_INCIDENCE,
    per_age: &numbers::FORMULA_SFA_PER_AGE,
};
/// L1 pelvic angle of volunteers: no target of surgery.
pub const L1PA: OfIncidence = OfIncidence {
    constant: &numbers::FORMULA_L1PA_CONSTANT,
    per_pelvic_incidence: &numbers::FORMULA_L1PA_PER_PELVIC_INCIDENCE,
};
/// L1 pelvic angle aimed at in surgery: recalled, to be verified.
pub const L1PA_TARGET: OfIncidence = OfIncidence {
    constant: &numbers::FORMULA_L1PA_TARGET_CONSTANT,
    per_pelvic_incidence: &numbers::FORMULA_L1PA_TARGET_PER_PELVIC_INCIDENCE,
};
/// Sacral slope that GAP calls ideal.
pub const GAP_SACRAL_SLOPE: OfIncidence = OfIncidence {
    constant: &numbers::FORMULA_GAP_SACRAL_SLOPE_CONSTANT,
    per_pelvic_incidence: &numbers::FORMULA_GAP_SACRAL_SLOPE_PER_PELVIC_INCIDENCE,
};
/// Lumbar lordosis that GAP calls ideal.
pub const GAP_LUMBAR_LORDOSIS: OfIncidence = OfIncidence {
    constant: &numbers::FORMULA_GAP_LUMBAR_LORDOSIS_CONSTANT,
    per_pelvic_incidence: &numbers::FORMULA_GAP_LUMBAR_LORDOSIS_PER_PELVIC_INCIDENCE,
};
/// Global tilt that GAP calls ideal.
pub const GAP_GLOBAL_TILT: OfIncidence = OfIncidence {
    constant: &numbers::FORMULA_GAP_GLOBAL_TILT_CONSTANT,
    per_pelvic_incidence: &numbers::FORMULA_GAP_GLOBAL_TILT_PER_PELVIC_INCIDENCE,
};
/// PI−LL at an age, in degrees.
pub const AGE_ADJUSTED_PI_LL: OfAge = OfAge {
    at_reference_age: &numbers::FORMULA_AGE_ADJUSTED_PI_LL_AT_REFERENCE_AGE,
    years_per_unit: &numbers::FORMULA_AGE_ADJUSTED_PI_LL_YEARS_PER_UNIT,
};
/// Pelvic tilt at an age, in degrees.
pub const AGE_ADJUSTED_PT: OfAge = OfAge {
    at_reference_age: &numbers::FORMULA_AGE_ADJUSTED_PT_AT_REFERENCE_AGE,
    years_per_unit: &numbers::FORMULA_AGE_ADJUSTED_PT_YEARS_PER_UNIT,
};
/// Sagittal vertical axis at an age, in mm.
pub const AGE_ADJUSTED_SVA: OfAge = OfAge {
    at_reference_age: &numbers::FORMULA_AGE_ADJUSTED_SVA_AT_REFERENCE_AGE,
    years_per_unit: &numbers::FORMULA_AGE_ADJUSTED_SVA_YEARS_PER_UNIT,
};
/// T1 pelvic angle at an age, in degrees: recalled, to be verified.
pub const AGE_ADJUSTED_T1PA: OfAge = OfAge {
    at_reference_age: &numbers::FORMULA_AGE_ADJUSTED_T1PA_AT_REFERENCE_AGE,
    years_per_unit: &numbers::FORMULA_AGE_ADJUSTED_T1PA_YEARS_PER_UNIT,
};

/// What people without complaints have of a parameter.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Usual {
    /// The mean, or what follows from incidence and age, in the unit of the parameter.
    pub value: f64,
    /// Standard deviation, where the source gives one.
    pub sd: Option<f64>,
    /// The number it rests on first, for source and flag.
    pub record: &'static Record,
}

/// An age where the norms for incidence and age hold: they are not drawn out beyond the volunteers they rest on.
#[must_use]
pub fn age_of_volunteers(age_years: f64) -> Option<f64> {
    // A person of ninety and a half is a person of ninety.
    let volunteers =
        numbers::NORM_VOLUNTEERS_AGE_YOUNGEST.value..numbers::NORM_VOLUNTEERS_AGE_OLDEST.value + 1.0;
    Some(age_years).filter(|age| volunteers.contains(age))
}

/// What is usual for `parameter` at this pelvic incidence and this age.
///
/// - **Depends on**: age within that of the volunteers (whole years), where it enters; outside nothing is said.
/// - **Source**: the formula or norm of the parameter; `None` where none is known, or what it depends on is not.
#[must_use]
pub fn usual(parameter: ParameterId, incidence: Option<Degrees>, age_years: Option<f64>) -> Option<Usual> {
    let norm = |norm: Norm| Usual { value: norm.mean.value, sd: Some(norm.sd.value), record: norm.mean };
    match parameter.code() {
        "PI" => return Some(norm(PELVIC_INCIDENCE)),
        "TK_T4T12" => return Some(norm(THORACIC_KYPHOSIS)),
        "T1_tilt" => return Some(norm(T1_TILT)),
        "L1PA" => {
            let record = L1PA.constant;
            return incidence.map(|incidence| Usual {
                value: L1PA.value(incidence).value(),
                sd: None,
                record,
            });
        }
        _ => {}
    }
    let formula = match parameter.code() {
        "PT" => PELVIC_TILT,
        "LL_L1S1" => LUMBAR_LORDOSIS,
        "T1PA" => T1PA,
        "SSA" => SSA,
        "SFA" => SFA,
        _ => return None,
    };
    let age = age_years.and_then(age_of_volunteers)?;
    Some(Usual { value: formula.value(incidence?, age).value(), sd: None, record: formula.constant })
}

/// Lumbar lordosis L1 to S1 that this pelvis, this kyphosis and this age need.
///
/// - **Sign**: lordosis and kyphosis positive; the source prints kyphosis negative, and minus where plus stands here.
/// - **Source**: S104; mean absolute error 5.0°.
#[must_use]
pub fn lordosis_needed(pelvic_incidence: Degrees, thoracic_kyphosis: Degrees, age_years: f64) -> Degrees {
    let formula = Formula {
        constant: &numbers::FORMULA_LORDOSIS_NEEDED_CONSTANT,
        per_pelvic_incidence: &numbers::FORMULA_LORDOSIS_NEEDED_PER_PELVIC_INCIDENCE,
        per_age: &numbers::FORMULA_LORDOSIS_NEEDED_PER_AGE,
    };
    let for_kyphosis =
        numbers::FORMULA_LORDOSIS_NEEDED_PER_THORACIC_KYPHOSIS.value * thoracic_kyphosis.value();
    formula.value(pelvic_incidence, age_years) + Degrees::new(for_kyphosis)
}

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
