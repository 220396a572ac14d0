//! How a pattern of 16 bits is read as a number.

use crate::presentation::Padding;

/// The bit by which signed patterns differ from patterns that ascend with their values.
const SIGN: u16 = 1 << 15;

/// Patterns as numbers, and which of them are padding.
///
/// Ranks are patterns turned so that they ascend with their values: a mean of ranks, rounded half up, is the rank of the mean.
#[derive(Clone, Copy, Debug)]
pub(super) struct Reading {
    /// What turns a pattern into its rank and back.
    pub(super) turn: u16,
    /// The lowest and the highest rank that is padding.
    pub(super) padding: Option<[u16; 2]>,
}

impl Reading {
    pub(super) fn new(signed: bool, padding: Option<Padding>) -> Self {
        let turn = if signed { SIGN } else { 0 };
        let least = if signed { i64::from(i16::MIN) } else { 0 };
        let within = padding.and_then(|padding| padding.within(least, least + i64::from(u16::MAX)));
        Self { turn, padding: within.map(|ends| ends.map(|value| (value - least) as u16)) }
    }

    /// The number that a rank stands for.
    pub(super) fn value(self, rank: u16) -> i32 {
        i32::from(rank) - i32::from(self.turn)
    }

    pub(super) fn is_padding(self, rank: u16) -> bool {
        self.padding.is_some_and(|[low, high]| (low..=high).contains(&rank))
    }
}
