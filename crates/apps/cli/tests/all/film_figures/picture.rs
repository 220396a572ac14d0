//! A picture as numbers, brought to a stated number of pixels an endplate.

use upright_imaging::Grey;

/// Grey as numbers, row by row from the upper left. A place is (x, y) in pixels from the picture's upper left corner,
/// so that the centre of the first pixel is (0.5, 0.5).
#[derive(Clone)]
pub(crate) struct Picture {
    pub(crate) columns: usize,
    pub(crate) rows: usize,
    pub(crate) grey: Vec<f64>,
}

impl Picture {
    pub(crate) fn from_fn(columns: usize, rows: usize, grey: impl Fn(usize, usize) -> f64) -> Self {
        let grey = (0..columns * rows).map(|pixel| grey(pixel % columns, pixel / columns)).collect();
        Self { columns, rows, grey }
    }

    /// Every pixel the mean of `across` columns and `down` rows of `shown`: fractions of pixels count as such.
    pub(crate) fn averaged(shown: &Grey, across: f64, down: f64) -> Self {
        let (columns, rows) = (shown.columns() as usize, shown.rows() as usize);
        let from = Self::from_fn(columns, rows, |x, y| f64::from(shown.pixels()[y * columns + x]));
        let (wide, high) = (covers(columns, across), covers(rows, down));
        let narrowed = Self::from_fn(wide.len(), rows, |x, y| mean_of(&wide[x], |column| from.at(column, y)));
        Self::from_fn(wide.len(), high.len(), |x, y| mean_of(&high[y], |row| narrowed.at(x, row)))
    }

    pub(crate) fn at(&self, x: usize, y: usize) -> f64 {
        self.grey[y * self.columns + x]
    }

    /// The grey at a place between pixels; beyond the border the border goes on.
    pub(crate) fn between(&self, [x, y]: [f64; 2]) -> f64 {
        let (left, right, across) = neighbours(x, self.columns);
        let (upper, lower, down) = neighbours(y, self.rows);
        let row = |y| self.at(left, y) * (1.0 - across) + self.at(right, y) * across;
        row(upper) * (1.0 - down) + row(lower) * down
    }
}

/// The pixels before and after `place`, and how far it lies from the first to the second.
fn neighbours(place: f64, pixels: usize) -> (usize, usize, f64) {
    let place = (place - 0.5).clamp(0.0, (pixels - 1) as f64);
    let first = place as usize;
    (first, (first + 1).min(pixels - 1), place.fract())
}

/// What each new pixel covers of the old ones: old pixel and weight.
fn covers(pixels: usize, size: f64) -> Vec<Vec<(usize, f64)>> {
    let count = ((pixels as f64 / size) as usize).max(1);
    let covered = |new: usize| {
        let (from, to) = (new as f64 * size, ((new + 1) as f64 * size).min(pixels as f64));
        let weight = |old: usize| (to.min(old as f64 + 1.0) - from.max(old as f64)) / (to - from);
        (from as usize..(to.ceil() as usize).min(pixels)).map(|old| (old, weight(old))).collect()
    };
    (0..count).map(covered).collect()
}

fn mean_of(weights: &[(usize, f64)], grey: impl Fn(usize) -> f64) -> f64 {
    weights.iter().map(|(pixel, weight)| weight * grey(*pixel)).sum()
}

/// The part of a picture between two columns and two rows, the second of each excluded.
#[derive(Clone, Copy)]
pub(crate) struct Region {
    pub(crate) columns: (usize, usize),
    pub(crate) rows: (usize, usize),
}

impl Region {
    pub(crate) fn pixels(self) -> impl Iterator<Item = (usize, usize)> {
        (self.rows.0..self.rows.1).flat_map(move |y| (self.columns.0..self.columns.1).map(move |x| (x, y)))
    }

    /// Upper left corners of squares of `side` pixels, `stride` pixels apart.
    pub(crate) fn squares(self, side: usize, stride: usize) -> impl Iterator<Item = (usize, usize)> {
        let last = move |(_, end): (usize, usize)| (end + 1).saturating_sub(side);
        (self.rows.0..last(self.rows))
            .step_by(stride)
            .flat_map(move |y| (self.columns.0..last(self.columns)).step_by(stride).map(move |x| (x, y)))
    }
}

/// The value below which a `share` of `sorted` lies.
pub(crate) fn quantile(sorted: &[f64], share: f64) -> f64 {
    sorted[((sorted.len() - 1) as f64 * share).round() as usize]
}

pub(crate) fn median(values: impl IntoIterator<Item = f64>) -> f64 {
    let mut sorted: Vec<f64> = values.into_iter().collect();
    sorted.sort_by(f64::total_cmp);
    quantile(&sorted, 0.5)
}

#[test]
fn averaging_keeps_the_mean_and_places() {
    let ramp =
        Grey::new(100, 30, (0..3000).map(|pixel| (pixel % 100 + pixel / 100) as u8).collect()).unwrap();
    let small = Picture::averaged(&ramp, 2.5, 1.5);
    assert_eq!((small.columns, small.rows), (40, 20));
    // A ramp is its own mean: the centre of the new pixel (7, 4) is the old place (18.75, 6.75), half a pixel less as index.
    assert!((small.at(7, 4) - (18.25 + 6.25)).abs() < 0.15, "{}", small.at(7, 4));
    assert!((small.between([8.0, 5.0]) - (19.5 + 7.0)).abs() < 0.15);
}
