//! How the values of a picture are spread.

use super::plane::Plane;
use super::reading::Reading;
use crate::kernel_table;

/// Range and histogram of a picture, padding left out.
#[derive(Clone, Debug)]
pub(super) struct Spread {
    pub(super) range: Option<(i32, i32)>,
    pub(super) histogram: [u64; 256],
}

impl Spread {
    pub(super) fn of(picture: &Plane, reading: Reading) -> Self {
        let counts = kernel_table::histogram(picture.patterns(), |pattern| pattern ^ reading.turn);
        let counted = || {
            let ranks = (0..=u16::MAX).zip(counts.iter().copied());
            ranks.filter(|(rank, count)| *count > 0 && !reading.is_padding(*rank))
        };
        let ends = counted().next().zip(counted().next_back());
        let Some(((least, _), (most, _))) = ends else { return Self { range: None, histogram: [0; 256] } };
        let mut histogram = [0; 256];
        for (rank, count) in counted() {
            if let Some(bin) = histogram.get_mut(bin(rank, least, most)) {
                *bin += count;
            }
        }
        Self { range: Some((reading.value(least), reading.value(most))), histogram }
    }
}

fn bin(rank: u16, least: u16, most: u16) -> usize {
    let [rank, least, most] = [rank, least, most].map(usize::from);
    (rank - least) * 256 / (most - least + 1)
}
