//! From stored values to the grey that a person sees.

use crate::Grey;
use crate::kernel_table::{self, Table};
use crate::lut::Lut;
use crate::raster::{Raster, Samples};
use crate::window::Window;

/// From stored values to values with a meaning.
#[derive(Clone, Debug, PartialEq)]
pub enum Modality {
    /// slope × stored + intercept.
    Rescale {
        /// Rescale slope.
        slope: f64,
        /// Rescale intercept.
        intercept: f64,
    },
    /// A look-up table.
    Lut(Lut),
}

impl Modality {
    fn value(&self, stored: f64) -> f64 {
        match self {
            Self::Rescale { slope, intercept } => slope * stored + intercept,
            Self::Lut(lut) => lut.output(stored),
        }
    }
}

/// The values of interest.
#[derive(Clone, Debug, PartialEq)]
pub enum Voi {
    /// A window that the film states.
    Window(Window),
    /// A look-up table that the film states.
    Lut(Lut),
    /// The film states none: the range of its values, without the darkest and the brightest 1 in 200.
    Range,
}

/// Stored values that are no part of the picture, both ends included.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Padding {
    low: i64,
    high: i64,
}

impl Padding {
    /// Padding from `value` to `limit`, whichever is the larger.
    #[must_use]
    pub fn new(value: i64, limit: i64) -> Self {
        Self { low: value.min(limit), high: value.max(limit) }
    }

    /// The same, of stored values that were moved by so much.
    #[must_use]
    pub fn moved(self, by: i64) -> Self {
        Self { low: self.low.saturating_add(by), high: self.high.saturating_add(by) }
    }

    pub(crate) const fn contains(self, stored: i64) -> bool {
        self.low <= stored && stored <= self.high
    }

    /// Its ends, both included.
    #[must_use]
    pub const fn ends(self) -> [i64; 2] {
        [self.low, self.high]
    }

    /// Its ends, as far as they lie from `least` to `most`; none where it lies outside.
    pub(crate) fn within(self, least: i64, most: i64) -> Option<[i64; 2]> {
        let ends = [self.low.max(least), self.high.min(most)];
        (ends[0] <= ends[1]).then_some(ends)
    }
}

/// How a film's stored values are shown.
///
/// - **Source**: DICOM PS3.4 N.2.1, PS3.3 C.11.1, C.11.2, C.7.5.1.1.2 (padding).
#[derive(Clone, Debug, PartialEq)]
pub struct Presentation {
    /// From stored values to values with a meaning.
    pub modality: Modality,
    /// Which of them are shown from black to white.
    pub voi: Voi,
    /// What is no part of the picture; always shown black.
    pub padding: Option<Padding>,
    /// Whether the lowest value is white (MONOCHROME1).
    pub inverted: bool,
}

impl Default for Presentation {
    fn default() -> Self {
        let modality = Modality::Rescale { slope: 1.0, intercept: 0.0 };
        Self { modality, voi: Voi::Range, padding: None, inverted: false }
    }
}

impl Presentation {
    /// Which values of `raster` are shown from black to white: as stated, or the window that spans its range.
    ///
    /// ```
    /// use upright_imaging::{Presentation, Raster, Samples, Voi};
    ///
    /// let film = Raster::new(2, 1, Samples::U16(vec![100, 300]))?;
    /// let Voi::Window(window) = Presentation::default().voi_of(&film) else { unreachable!() };
    /// assert_eq!((window.centre(), window.width()), (200.0, 200.0));
    /// # Ok::<(), upright_imaging::ImagingError>(())
    /// ```
    #[must_use]
    pub fn voi_of(&self, raster: &Raster) -> Voi {
        match raster.samples() {
            Samples::U8(values) => self.resolved(values, u16::from, i64::from),
            Samples::U16(values) => self.resolved(values, |value| value, i64::from),
            Samples::I16(values) => {
                self.resolved(values, i16::cast_unsigned, |bits| i64::from(bits.cast_signed()))
            }
            Samples::U32(values) => self.resolved_by_value(values),
        }
    }

    /// The grey of every pixel of `raster`.
    #[must_use]
    pub fn grey(&self, raster: &Raster) -> Grey {
        let pixels = match raster.samples() {
            Samples::U8(values) => self.by_table(values, u16::from, i64::from),
            Samples::U16(values) => self.by_table(values, |value| value, i64::from),
            Samples::I16(values) => {
                self.by_table(values, i16::cast_unsigned, |bits| i64::from(bits.cast_signed()))
            }
            Samples::U32(values) => self.by_value(values),
        };
        Grey::from_raster(raster, pixels)
    }

    /// `bits` and `stored` translate a value to its place in the table and back.
    fn by_table<T: Copy + Sync>(
        &self,
        values: &[T],
        bits: impl Fn(T) -> u16 + Send + Sync,
        stored: impl Fn(u16) -> i64,
    ) -> Vec<u8> {
        let voi = self.resolved(values, &bits, &stored);
        let table: Table = kernel_table::table(|bits| self.level(&voi, stored(bits)));
        kernel_table::looked_up(values, &table, bits)
    }

    /// Too many different values for a table.
    fn by_value(&self, values: &[u32]) -> Vec<u8> {
        let voi = self.resolved_by_value(values);
        values.iter().map(|value| self.level(&voi, i64::from(*value))).collect()
    }

    fn resolved<T: Copy + Sync>(
        &self,
        values: &[T],
        bits: impl Fn(T) -> u16 + Send + Sync,
        stored: impl Fn(u16) -> i64,
    ) -> Voi {
        let Voi::Range = &self.voi else { return self.voi.clone() };
        let counts = kernel_table::histogram(values, &bits);
        let counted = (0..=u16::MAX).zip(counts.iter()).map(|(bits, count)| (stored(bits), *count));
        Voi::Window(self.range(counted.filter(|(_, count)| *count > 0).collect()))
    }

    fn resolved_by_value(&self, values: &[u32]) -> Voi {
        let Voi::Range = &self.voi else { return self.voi.clone() };
        let shown = || values.iter().map(|value| i64::from(*value)).filter(|value| !self.is_padding(*value));
        let ends = [shown().min(), shown().max()].map(|end| (end.unwrap_or_default(), 1));
        Voi::Window(self.range(ends.to_vec()))
    }

    /// How bright a stored value is, before any window; none for padding.
    pub(crate) fn brightness(&self, stored: i64) -> Option<f32> {
        let value = self.modality.value(stored as f64) as f32;
        let shown = if self.inverted { -value } else { value };
        (!self.is_padding(stored) && shown.is_finite()).then_some(shown)
    }

    fn is_padding(&self, stored: i64) -> bool {
        self.padding.is_some_and(|padding| padding.contains(stored))
    }

    fn level(&self, voi: &Voi, stored: i64) -> u8 {
        if self.is_padding(stored) {
            return 0;
        }
        let value = self.modality.value(stored as f64);
        let brightness = match voi {
            Voi::Window(window) => window.brightness(value),
            Voi::Lut(lut) => lut.brightness(value),
            Voi::Range => 0.0,
        };
        let shown = if self.inverted { 1.0 - brightness } else { brightness };
        (shown * 255.0).round() as u8
    }

    /// The window of the values without the outermost 1 in 200 at either end; `counted` are stored values and their number.
    fn range(&self, counted: Vec<(i64, u64)>) -> Window {
        let picture = counted.into_iter().filter(|(stored, _)| !self.is_padding(*stored));
        let mut values: Vec<(f64, u64)> =
            picture.map(|(stored, count)| (self.modality.value(stored as f64), count)).collect();
        values.sort_by(|one, other| one.0.total_cmp(&other.0));
        let spare = values.iter().map(|(_, count)| count).sum::<u64>() / 200;
        let low = beyond(values.iter(), spare);
        let high = beyond(values.iter().rev(), spare);
        Window::spanning(low, high)
    }
}

/// The first value after `spare` pixels have been passed over.
fn beyond<'a>(values: impl Iterator<Item = &'a (f64, u64)>, spare: u64) -> f64 {
    let mut passed = 0;
    let mut last = 0.0;
    for (value, count) in values {
        last = *value;
        passed += count;
        if passed > spare {
            break;
        }
    }
    last
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::window::WindowFunction;

    fn window(centre: f64, width: f64) -> Voi {
        Voi::Window(Window::new(centre, width, WindowFunction::LinearExact).unwrap())
    }

    fn check(shown: &Presentation, samples: Samples, expect: &[u8]) {
        let raster = Raster::new(samples.len() as u32, 1, samples).unwrap();
        assert_eq!(shown.grey(&raster).pixels(), expect);
    }

    #[test]
    fn rescale_comes_before_the_window() {
        let modality = Modality::Rescale { slope: 2.0, intercept: -100.0 };
        let shown = Presentation { modality, voi: window(0.0, 200.0), ..Presentation::default() };
        check(&shown, Samples::U16(vec![0, 50, 100]), &[0, 128, 255]);
        check(&shown, Samples::I16(vec![-1, 50, 100]), &[0, 128, 255]);
        check(&shown, Samples::U8(vec![0, 50, 100]), &[0, 128, 255]);
        check(&shown, Samples::U32(vec![0, 50, 100_000]), &[0, 128, 255]);
    }

    #[test]
    fn tables_follow_each_other() {
        let modality = Modality::Lut(Lut::new(10, 8, vec![0, 1, 2]).unwrap());
        let voi = Voi::Lut(Lut::new(0, 8, vec![255, 0, 51]).unwrap());
        let shown = Presentation { modality, voi, ..Presentation::default() };
        check(&shown, Samples::U16(vec![9, 10, 11, 12, 13]), &[255, 255, 0, 51, 51]);
    }

    #[test]
    fn monochrome1_is_inverted_and_padding_stays_black() {
        let padding = Some(Padding::new(1000, 900));
        let shown =
            Presentation { voi: window(50.0, 100.0), padding, inverted: true, ..Presentation::default() };
        check(&shown, Samples::U16(vec![0, 100, 900, 950, 1000, 1001]), &[255, 0, 0, 0, 0, 0]);
    }

    #[test]
    fn without_a_window_the_range_of_the_picture_is_shown_and_padding_is_no_part_of_it() {
        let shown = Presentation { padding: Some(Padding::new(-2000, -2000)), ..Presentation::default() };
        check(&shown, Samples::I16(vec![-2000, 100, 200, 300]), &[0, 0, 128, 255]);
        check(&shown, Samples::U32(vec![7, 7, 7]), &[128, 128, 128]);
        let mut values = vec![100_u16; 500];
        values.extend([0, 300, 300, 300, 300, 65_535]);
        let raster = Raster::new(506, 1, Samples::U16(values)).unwrap();
        let grey = Presentation::default().grey(&raster);
        assert_eq!(
            grey.pixels()[500..],
            [0, 255, 255, 255, 255, 255],
            "a burnt-in marker does not darken the film"
        );
    }
}
