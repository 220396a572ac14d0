//! Look-up tables: modality LUT and VOI LUT.

use crate::ImagingError;

/// A look-up table: one output a whole input value.
///
/// - **Source**: DICOM PS3.3 C.11.1.1 and C.11.2.1.1.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Lut {
    first: i64,
    bits: u32,
    entries: Vec<u16>,
}

impl Lut {
    /// A table whose first entry belongs to the input `first`; outputs have `bits` bits.
    ///
    /// # Errors
    /// [`ImagingError::Lut`] for none or more than 65,536 entries, or for fewer than 8 or more than 16 bits.
    pub fn new(first: i64, bits: u32, entries: Vec<u16>) -> Result<Self, ImagingError> {
        if (8..=16).contains(&bits) && (1..=65_536).contains(&entries.len()) {
            Ok(Self { first, bits, entries })
        } else {
            Err(ImagingError::Lut { entries: entries.len(), bits })
        }
    }

    /// The output for `value`: inputs beyond the table take its first or last entry.
    #[must_use]
    pub fn output(&self, value: f64) -> f64 {
        let last = self.entries.len().saturating_sub(1);
        let position = (value.round() - self.first as f64).clamp(0.0, last as f64) as usize;
        f64::from(self.entries.get(position).copied().unwrap_or_default())
    }

    /// How bright `value` is shown, where the table is one of values of interest: 0 = black, 1 = white.
    #[must_use]
    pub fn brightness(&self, value: f64) -> f64 {
        (self.output(value) / f64::from((1_u32 << self.bits) - 1)).min(1.0)
    }

    /// The input that the first entry belongs to.
    #[must_use]
    pub const fn first(&self) -> i64 {
        self.first
    }

    /// Bits of an output.
    #[must_use]
    pub const fn bits(&self) -> u32 {
        self.bits
    }

    /// The outputs.
    #[must_use]
    pub fn entries(&self) -> &[u16] {
        &self.entries
    }

    /// How many entries the table has.
    #[must_use]
    pub const fn len(&self) -> usize {
        self.entries.len()
    }

    /// Never: a table has at least one entry.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn inputs_beyond_the_table_take_its_ends() {
        let lut = Lut::new(-1, 12, vec![10, 4095, 20]).unwrap();
        let expect = [(-9.0, 10.0), (-1.0, 10.0), (0.4, 4095.0), (1.0, 20.0), (7.0, 20.0)];
        for (value, output) in expect {
            assert_eq!(lut.output(value), output, "{value}");
        }
        assert_eq!(lut.brightness(0.0), 1.0);
    }

    #[test]
    fn what_is_no_table_is_refused() {
        assert!(Lut::new(0, 16, Vec::new()).is_err());
        assert!(Lut::new(0, 7, vec![1]).is_err() && Lut::new(0, 17, vec![1]).is_err());
        assert!(Lut::new(0, 8, vec![0; 65_537]).is_err());
    }
}
