//! Windows: the range of values that is spread from black to white.

use crate::ImagingError;

/// How values between black and white are spread (VOI LUT Function).
///
/// - **Source**: DICOM PS3.3 C.11.2.1.2 and C.11.2.1.3.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum WindowFunction {
    /// LINEAR, the default: a window of width `w` has `w` distinct whole values.
    #[default]
    Linear,
    /// LINEAR_EXACT: from centre − width/2 to centre + width/2.
    LinearExact,
    /// SIGMOID: black and white are approached, never cut off.
    Sigmoid,
}

/// A window: centre, width, function.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Window {
    centre: f64,
    width: f64,
    function: WindowFunction,
}

impl Window {
    /// A window around `centre`, in values after the modality transformation.
    ///
    /// # Errors
    /// [`ImagingError::Window`] for a width below 1 (LINEAR) or not above 0 (the others), or a number that is none.
    pub fn new(centre: f64, width: f64, function: WindowFunction) -> Result<Self, ImagingError> {
        let (wide_enough, least) = match function {
            WindowFunction::Linear => (width >= 1.0, "1"),
            WindowFunction::LinearExact | WindowFunction::Sigmoid => (width > 0.0, "above 0"),
        };
        if centre.is_finite() && width.is_finite() && wide_enough {
            Ok(Self { centre, width, function })
        } else {
            Err(ImagingError::Window { centre, width, least })
        }
    }

    /// The window that shows `low` black and `high` white.
    #[must_use]
    pub fn spanning(low: f64, high: f64) -> Self {
        let width = (high - low).max(f64::MIN_POSITIVE);
        Self { centre: f64::midpoint(low, high), width, function: WindowFunction::LinearExact }
    }

    /// The value shown in the middle between black and white.
    #[must_use]
    pub const fn centre(self) -> f64 {
        self.centre
    }

    /// The range of values between black and white.
    #[must_use]
    pub const fn width(self) -> f64 {
        self.width
    }

    /// How the values between black and white are spread.
    #[must_use]
    pub const fn function(self) -> WindowFunction {
        self.function
    }

    /// How bright `value` is shown: 0 = black, 1 = white.
    #[must_use]
    pub fn brightness(self, value: f64) -> f64 {
        match self.function {
            // At width 1 the ramp has no length: PS3.3 makes it a step just above centre − 0.5.
            WindowFunction::Linear if self.width <= 1.0 => f64::from(value > self.centre - 0.5),
            WindowFunction::Linear => {
                ((value - (self.centre - 0.5)) / (self.width - 1.0) + 0.5).clamp(0.0, 1.0)
            }
            WindowFunction::LinearExact => ((value - self.centre) / self.width + 0.5).clamp(0.0, 1.0),
            WindowFunction::Sigmoid => 1.0 / (1.0 + (-4.0 * (value - self.centre) / self.width).exp()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check((centre, width, function): (f64, f64, WindowFunction), expect: &[(f64, f64)]) {
        let window = Window::new(centre, width, function).unwrap();
        for (value, brightness) in expect {
            let found = window.brightness(*value);
            assert!((found - brightness).abs() < 1e-12, "{function:?} at {value}: {found}");
        }
    }

    /// The examples of PS3.3 C.11.2.1.2.1: centre 2048 and width 4096 show 0 to 4095; centre 100, width 100 show 50 to 149;
    /// width 1 is a threshold.
    #[test]
    fn linear_windows_follow_the_examples_of_the_standard() {
        let linear = WindowFunction::Linear;
        check((2048.0, 4096.0, linear), &[(0.0, 0.0), (4095.0, 1.0), (2047.5, 0.5)]);
        check((100.0, 100.0, linear), &[(50.0, 0.0), (149.0, 1.0), (49.0, 0.0), (150.0, 1.0)]);
        check((100.0, 1.0, linear), &[(99.0, 0.0), (99.5, 0.0), (100.0, 1.0)]);
    }

    #[test]
    fn exact_and_sigmoid_windows() {
        check((10.0, 4.0, WindowFunction::LinearExact), &[(8.0, 0.0), (9.0, 0.25), (12.0, 1.0), (13.0, 1.0)]);
        let tail = 1.0 / (1.0 + 2.0_f64.exp());
        check((10.0, 4.0, WindowFunction::Sigmoid), &[(10.0, 0.5), (8.0, tail), (12.0, 1.0 - tail)]);
    }

    #[test]
    fn a_window_without_width_is_refused() {
        for width in [0.0, -1.0, 0.5, f64::NAN, f64::INFINITY] {
            assert!(Window::new(0.0, width, WindowFunction::Linear).is_err(), "{width}");
        }
        assert!(Window::new(f64::NAN, 10.0, WindowFunction::Linear).is_err());
        assert!(Window::new(0.0, 0.5, WindowFunction::Sigmoid).is_ok());
    }
}
