//! Quantities that must not be confused with plain numbers.

use std::fmt;
use std::ops::{Add, Neg, Sub};

macro_rules! quantity {
    ($(#[$doc:meta])* $name:ident, $suffix:literal) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, PartialOrd)]
        pub struct $name(f64);

        impl $name {
            #[doc = concat!("A quantity of `value` ", stringify!($name), ".")]
            #[must_use]
            pub const fn new(value: f64) -> Self {
                Self(value)
            }

            /// The number in this unit, never rounded.
            #[must_use]
            pub const fn value(self) -> f64 {
                self.0
            }
        }

        impl Add for $name {
            type Output = Self;
            fn add(self, other: Self) -> Self {
                Self(self.0 + other.0)
            }
        }

        impl Sub for $name {
            type Output = Self;
            fn sub(self, other: Self) -> Self {
                Self(self.0 - other.0)
            }
        }

        impl Neg for $name {
            type Output = Self;
            fn neg(self) -> Self {
                Self(-self.0)
            }
        }

        /// Rounded to the formatter's precision, one decimal by default; for people, never for comparison.
        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                let decimals = f.precision().unwrap_or(1);
                write!(f, "{:.decimals$}{}", without_minus_zero(self.0, decimals), $suffix)
            }
        }
    };
}

quantity!(
    /// An angle in degrees.
    Degrees,
    "°"
);
quantity!(
    /// A length in millimetres. How far it may be trusted is said by [`Calibration`](crate::Calibration).
    Millimetres,
    " mm"
);

/// `value`, or zero where its print with this many `decimals` would read `-0`.
#[must_use]
pub fn without_minus_zero(value: f64, decimals: usize) -> f64 {
    let half_a_digit = 0.5 * 10_f64.powi(-i32::try_from(decimals).unwrap_or(i32::MAX));
    if value.abs() < half_a_digit { 0.0 } else { value }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn prints_with_unit_and_keeps_the_number() {
        let tilt = Degrees::new(20.04) - Degrees::new(0.01);
        assert_eq!(format!("{tilt}"), "20.0°");
        assert_eq!(format!("{:.2}", -Millimetres::new(3.456)), "-3.46 mm");
        assert_eq!(format!("{}", Degrees::new(-0.04)), "0.0°");
        assert_eq!(format!("{}", Degrees::new(-0.06)), "-0.1°");
    }
}
