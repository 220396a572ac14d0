//! How grey is spread over the lumbo-pelvic region.

use super::picture::{Picture, Region, quantile};

/// Up to here a pixel is black: collimated, or bare detector.
pub(crate) const BLACK: f64 = 8.0;
/// From here on a pixel is white: burnt in, or saturated.
pub(crate) const WHITE: f64 = 247.0;

/// Grey levels of 0 to 255. Black pixels are counted and then left out, so that the collimator and the air behind the back do
/// not shift the rest. White ones stay: an over-exposed pelvis is film too, and a burnt-in marker is below 1 % of the region.
#[derive(Clone, Debug)]
pub(crate) struct Histogram {
    /// Percentiles 1, 5, 25, 50, 75, 95 and 99 of grey, black left out.
    pub(crate) percentiles: [f64; 7],
    /// Share of black pixels of the region, 0 to 1.
    pub(crate) black: f64,
    /// Share of white pixels of the region, 0 to 1.
    pub(crate) white: f64,
    /// Standard deviation of grey, black left out.
    pub(crate) deviation: f64,
    /// Skewness of grey between its 1st and 99th percentile, where a marker does not reach.
    pub(crate) skewness: f64,
}

impl Histogram {
    pub(crate) fn of(picture: &Picture, region: Region) -> Self {
        let mut grey: Vec<f64> = region.pixels().map(|(x, y)| picture.at(x, y)).collect();
        grey.sort_by(f64::total_cmp);
        let black = grey.partition_point(|grey| *grey <= BLACK);
        let white = grey.len() - grey.partition_point(|grey| *grey < WHITE);
        let shown = &grey[black..];
        let percentiles = [0.01, 0.05, 0.25, 0.5, 0.75, 0.95, 0.99].map(|share| quantile(shown, share));
        let inner: Vec<f64> = shown.iter().map(|grey| grey.clamp(percentiles[0], percentiles[6])).collect();
        Self {
            percentiles,
            black: black as f64 / grey.len() as f64,
            white: white as f64 / grey.len() as f64,
            deviation: moment(shown, 2).sqrt(),
            skewness: moment(&inner, 3) / moment(&inner, 2).powf(1.5),
        }
    }

    /// From the 5th to the 95th percentile, in grey levels: what every contrast and every noise is related to.
    pub(crate) fn range(&self) -> f64 {
        self.percentiles[5] - self.percentiles[1]
    }

    /// The quartiles where the 5th percentile is 0 and the 95th is 1: what no linear window changes.
    pub(crate) fn quartiles(&self) -> [f64; 3] {
        [2, 3, 4].map(|quartile| (self.percentiles[quartile] - self.percentiles[1]) / self.range())
    }
}

/// Central moment.
fn moment(values: &[f64], order: i32) -> f64 {
    let mean = values.iter().sum::<f64>() / values.len() as f64;
    values.iter().map(|value| (value - mean).powi(order)).sum::<f64>() / values.len() as f64
}

#[test]
fn a_ramp_has_even_quartiles_and_black_is_left_out() {
    // 200 columns of 20 to 219, and 50 columns of border.
    let picture = Picture::from_fn(250, 10, |x, _| if x < 200 { 20.0 + x as f64 } else { 3.0 });
    let histogram = Histogram::of(&picture, Region { columns: (0, 250), rows: (0, 10) });
    assert_eq!((histogram.black, histogram.white), (0.2, 0.0));
    // Ranks are whole columns: one grey level of 180.
    for (found, expect) in histogram.quartiles().into_iter().zip([0.222, 0.5, 0.778]) {
        assert!((found - expect).abs() < 0.006, "{found} {expect}");
    }
    assert!((histogram.deviation - 200.0 / 12_f64.sqrt()).abs() < 0.01);
    assert!(histogram.skewness.abs() < 1e-6);
}

#[test]
fn another_window_changes_no_shape() {
    let shape = |gain: f64| {
        let picture = Picture::from_fn(100, 100, |x, y| 20.0 + gain * ((x * y) as f64).sqrt());
        let histogram = Histogram::of(&picture, Region { columns: (0, 100), rows: (0, 100) });
        [histogram.quartiles()[1], histogram.skewness]
    };
    let (dim, bright) = (shape(0.5), shape(2.0));
    assert!((0..2).all(|figure| (dim[figure] - bright[figure]).abs() < 1e-9), "{dim:?} {bright:?}");
}
