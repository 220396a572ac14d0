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

    /// The value that this share of the voxels does not exceed; none where nothing occurs.
    #[must_use]
    pub fn quantile(&self, share: f64) -> Option<i16> {
        let total: u64 = self.counts.iter().sum();
        let wanted = ((total as f64 * share).ceil() as u64).clamp(1, total.max(1));
        let mut sum = 0;
        let place = self.counts.iter().position(|count| {
            sum += count;
            sum >= wanted
        })?;
        Some((place as i64 - ZERO as i64) as i16)
    }

    /// How many voxels lie in each of so many equal parts from the least to the greatest value; nothing where nothing occurs.
    #[must_use]
    pub fn histogram(&self, parts: usize) -> Vec<u64> {
        let mut bins = vec![0; parts];
        let least = self.counts.iter().position(|count| *count > 0);
        let greatest = self.counts.iter().rposition(|count| *count > 0);
        let Some((least, greatest)) = least.zip(greatest) else { return bins };
        for (place, count) in self.counts.iter().enumerate().take(greatest + 1).skip(least) {
            let bin = (place - least) * parts / (greatest - least + 1);
            if let Some(sum) = bins.get_mut(bin) {
                *sum += count;
            }
        }
        bins
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
    fn shares_of_voxels_lie_below_their_value() {
        let tally = volume(&(0..100).collect::<Vec<i16>>()).tally(None);
        assert_eq!([0.0, 0.01, 0.5, 1.0].map(|share| tally.quantile(share)), [0, 0, 49, 99].map(Some));
        assert_eq!(tally.histogram(4), [25; 4]);
        assert_eq!(volume(&[5, 5]).tally(None).histogram(3), [2, 0, 0]);
        let nothing = volume(&[7]).without(&[0]).unwrap().tally(None);
        assert_eq!((nothing.quantile(0.5), nothing.histogram(2)), (None, vec![0, 0]));
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
