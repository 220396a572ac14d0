//! How often each stored value occurs in a volume.

use super::Volume;
use crate::presentation::Padding;

/// Fewer voxels at the top than this are no sign that values were cut off: no clinical limit.
const FEWEST_CUT_OFF: u64 = 8;
/// So many values below the greatest one must together be rarer than it: no clinical limit.
const BELOW: usize = 16;

/// How often each stored value occurs, of slices that are there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tally {
    /// By the stored value plus 32768.
    counts: Vec<u64>,
}

impl Volume {
    /// How often each stored value occurs; `padding` is no part of the picture and not counted.
    #[must_use]
    pub fn tally(&self, padding: Option<Padding>) -> Tally {
        let mut counts = vec![0_u64; 1 << 16];
        let [columns, rows, _] = self.size;
        for (number, slice) in self.values.chunks(columns as usize * rows as usize).enumerate() {
            if self.has_slice(number as u32) {
                slice.iter().for_each(|value| count(&mut counts, *value));
            }
        }
        if let Some(padding) = padding {
            let is_padding = |place: usize| padding.contains(place as i64 - ZERO as i64);
            counts
                .iter_mut()
                .enumerate()
                .filter(|(place, _)| is_padding(*place))
                .for_each(|(_, count)| *count = 0);
        }
        Tally { counts }
    }
}

/// Where the stored value 0 is counted.
const ZERO: usize = 1 << 15;

fn count(counts: &mut [u64], value: i16) {
    // The topmost bit turned over adds 32768.
    if let Some(count) = counts.get_mut(usize::from(value.cast_unsigned() ^ 0x8000)) {
        *count += 1;
    }
}

impl Tally {
    /// The least and the greatest value that occurs; none where nothing does.
    #[must_use]
    pub fn range(&self) -> Option<[i16; 2]> {
        let value = |place: usize| (place as i64 - ZERO as i64) as i16;
        let least = self.counts.iter().position(|count| *count > 0)?;
        let greatest = self.counts.iter().rposition(|count| *count > 0)?;
        Some([value(least), value(greatest)])
    }

    /// How many voxels have the greatest value, where that is where the scale of the values ended: it stands out from those
    /// below it, as it does where whatever was denser was stored as it.
    #[must_use]
    pub fn cut_off(&self) -> Option<u64> {
        let greatest = self.counts.iter().rposition(|count| *count > 0)?;
        let most = *self.counts.get(greatest)?;
        let below: u64 = self.counts.get(greatest.checked_sub(BELOW)?..greatest)?.iter().sum();
        (most >= FEWEST_CUT_OFF && most > below).then_some(most)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn volume(values: &[i16]) -> Volume {
        Volume::new([1, 1, values.len() as u32], [1.0; 3], values.to_vec()).unwrap()
    }

    #[test]
    fn the_range_is_that_of_the_picture() {
        let all = volume(&[-2000, -100, 40, 3000, 3000]);
        assert_eq!(all.tally(None).range(), Some([-2000, 3000]));
        assert_eq!(all.tally(Some(Padding::new(-2000, -2000))).range(), Some([-100, 3000]));
        let gapped = all.without(&[3, 4]).unwrap();
        assert_eq!(gapped.tally(None).range(), Some([-2000, 40]));
        assert_eq!(volume(&[i16::MIN, i16::MAX]).tally(None).range(), Some([i16::MIN, i16::MAX]));
        assert_eq!(volume(&[7]).without(&[0]).unwrap().tally(None).range(), None);
    }

    #[test]
    fn values_that_were_cut_off_stand_out() {
        let ramp: Vec<i16> = (0..4000).collect();
        assert_eq!(volume(&ramp).tally(None).cut_off(), None);
        let cut: Vec<i16> = ramp.iter().map(|value| (*value).min(3071)).collect();
        assert_eq!(volume(&cut).tally(None).cut_off(), Some(929));
        let few: Vec<i16> = ramp.iter().map(|value| (*value).min(3995)).collect();
        assert_eq!(volume(&few).tally(None).cut_off(), None);
    }
}
