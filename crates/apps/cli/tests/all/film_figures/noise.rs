//! What is left in flat parts of a film, and how fine it is.

use super::histogram::{BLACK, Histogram, WHITE};
use super::picture::{Picture, Region, median, quantile};
use super::spectrum::Spectrum;

/// Side of a square for noise, in pixels: a third of an endplate, which fits between the endplates of a body.
const SIDE: usize = 12;
/// Side of a square for texture, in pixels: 4/3 of an endplate, which no flat part fills.
const WIDE: usize = 48;

/// Noise of flat squares of 12 × 12 pixels at 36 pixels an endplate.
#[derive(Clone, Debug)]
pub(crate) struct Noise {
    /// Median standard deviation within a square after its second-order surface is removed, as a share of the grey range.
    pub(crate) deviation: f64,
    /// Standard deviation of the white noise that would have the power found at 0.5 cycles a pixel = 18 cycles an endplate, as a share of the
    /// grey range. The rest of the deviation is structure: no more than this can be noise of the detector.
    pub(crate) floor: f64,
    /// Share of its power above 0.25 cycles a pixel = 9 cycles an endplate, of all between 6 and 18 cycles an endplate.
    pub(crate) fine_share: f64,
    /// Slope of log power over log frequency between 1/6 and 1/2 cycles a pixel = 6 and 18 cycles an endplate.
    pub(crate) slope: f64,
}

impl Noise {
    pub(crate) fn of(picture: &Picture, region: Region, histogram: &Histogram) -> Self {
        let squares = flat_squares(picture, region, histogram);
        let mut spectrum = Spectrum::new(SIDE);
        let deviation = median(squares.iter().map(|at| {
            let residual = without_surface(&square(picture, *at, SIDE), SIDE, 2);
            spectrum.add(&residual, SIDE);
            let freedom = (SIDE * SIDE - 6) as f64;
            (residual.iter().map(|grey| grey * grey).sum::<f64>() / freedom).sqrt()
        }));
        Self {
            deviation: deviation / histogram.range(),
            floor: spectrum.floor() / histogram.range(),
            fine_share: spectrum.fine_share(),
            slope: spectrum.slope(2, SIDE / 2),
        }
    }
}

/// What tells a film from a drawing: structure of every size, and few sharp edges among many soft ones.
#[derive(Clone, Debug)]
pub(crate) struct Texture {
    /// Slope of log power over log frequency between 1/24 and 1/4 cycles a pixel = 1.5 and 9 cycles an endplate, bone and soft tissue.
    pub(crate) slope: f64,
    /// 99th percentile of the gradient over its median: 2.6 where grey is nothing but noise. Unlike the kurtosis it does not hang
    /// on the few pixels of a marker or a retouched dot.
    pub(crate) gradient_tail: f64,
}

impl Texture {
    pub(crate) fn of(picture: &Picture, region: Region) -> Self {
        let mut spectrum = Spectrum::new(WIDE);
        for at in region.squares(WIDE, WIDE / 2).filter(|at| is_film(picture, *at, WIDE)) {
            spectrum.add(&without_surface(&square(picture, at, WIDE), WIDE, 1), WIDE);
        }
        Self { slope: spectrum.slope(2, WIDE / 4), gradient_tail: gradient_tail(picture, region) }
    }
}

fn gradient_tail(picture: &Picture, region: Region) -> f64 {
    let inner = Region {
        columns: (region.columns.0 + 1, region.columns.1 - 1),
        rows: (region.rows.0 + 1, region.rows.1 - 1),
    };
    let mut steepness: Vec<f64> = inner
        .pixels()
        .filter(|(x, y)| is_film(picture, (x - 1, y - 1), 3))
        .map(|(x, y)| {
            let across = picture.at(x + 1, y) - picture.at(x - 1, y);
            across.hypot(picture.at(x, y + 1) - picture.at(x, y - 1))
        })
        .collect();
    steepness.sort_by(f64::total_cmp);
    quantile(&steepness, 0.99) / quantile(&steepness, 0.5)
}

/// The quarter of the squares with the least coarse structure, among those no darker than the first quartile of the film and no
/// brighter than its 95th percentile. Chosen by means of 4 × 4 pixels, which hardly know the noise, lest choosing lessens it.
pub(crate) fn flat_squares(picture: &Picture, region: Region, histogram: &Histogram) -> Vec<(usize, usize)> {
    let [_, _, dark, _, _, bright, _] = histogram.percentiles;
    let mut squares: Vec<(f64, (usize, usize))> = region
        .squares(SIDE, SIDE)
        .filter(|at| is_film(picture, *at, SIDE))
        .map(|at| (at, square(picture, at, SIDE)))
        .filter(|(_, grey)| (dark..=bright).contains(&(grey.iter().sum::<f64>() / grey.len() as f64)))
        .map(|(at, grey)| (coarse_structure(&grey), at))
        .collect();
    squares.sort_by(|one, other| one.0.total_cmp(&other.0));
    squares.truncate(squares.len().div_ceil(4));
    squares.into_iter().map(|(_, at)| at).collect()
}

/// Sum of squares of the 3 × 3 block means of a square after its plane is removed.
fn coarse_structure(grey: &[f64]) -> f64 {
    let block = SIDE / 3;
    let mut means = [0.0; 9];
    for (pixel, grey) in without_surface(grey, SIDE, 1).into_iter().enumerate() {
        means[pixel % SIDE / block + 3 * (pixel / SIDE / block)] += grey;
    }
    means.iter().map(|sum| sum * sum).sum()
}

/// Whether no pixel of the square is black or white.
fn is_film(picture: &Picture, (left, top): (usize, usize), side: usize) -> bool {
    Region { columns: (left, left + side), rows: (top, top + side) }
        .pixels()
        .all(|(x, y)| picture.at(x, y) > BLACK && picture.at(x, y) < WHITE)
}

fn square(picture: &Picture, (left, top): (usize, usize), side: usize) -> Vec<f64> {
    (0..side * side).map(|pixel| picture.at(left + pixel % side, top + pixel / side)).collect()
}

/// A square without the surface of first or second order that fits it best: its polynomials, made orthogonal, are taken out one by one.
fn without_surface(square: &[f64], side: usize, order: i32) -> Vec<f64> {
    let mut removed: Vec<Vec<f64>> = Vec::new();
    let mut rest = square.to_vec();
    for (across, down) in (0..=order).flat_map(|of| (0..=of).map(move |down| (of - down, down))) {
        let centred = |at: usize| (at as f64 + 0.5) / side as f64 - 0.5;
        let mut shape: Vec<f64> = (0..side * side)
            .map(|pixel| centred(pixel % side).powi(across) * centred(pixel / side).powi(down))
            .collect();
        removed.iter().for_each(|other| remove(&mut shape, other));
        remove(&mut rest, &shape);
        removed.push(shape);
    }
    rest
}

fn remove(from: &mut [f64], shape: &[f64]) {
    let along = from.iter().zip(shape).map(|(one, other)| one * other).sum::<f64>();
    let amount = along / shape.iter().map(|value| value * value).sum::<f64>();
    from.iter_mut().zip(shape).for_each(|(value, shape)| *value -= amount * shape);
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::film_figures::white_noise;

    /// A bowl from grey 60 to 180 and noise of `deviation` grey levels, each the mean of `blur` × `blur` independent ones.
    fn noisy(deviation: f64, blur: usize) -> Picture {
        let noise = white_noise(300, 300);
        Picture::from_fn(280, 280, |x, y| {
            let bowl =
                60.0 + 120.0 * ((x as f64 / 280.0 - 0.5).powi(2) + (y as f64 / 280.0 - 0.5).powi(2)) * 2.0;
            let sum: f64 = (0..blur * blur).map(|at| noise.at(x + at % blur, y + at / blur)).sum();
            bowl + deviation * sum / blur as f64
        })
    }

    fn measured(picture: &Picture) -> (f64, Noise, Texture) {
        let region = Region { columns: (0, 280), rows: (0, 280) };
        let histogram = Histogram::of(picture, region);
        (histogram.range(), Noise::of(picture, region, &histogram), Texture::of(picture, region))
    }

    #[test]
    fn white_noise_has_its_deviation_and_a_level_spectrum() {
        for deviation in [1.0, 4.0] {
            let (range, noise, _) = measured(&noisy(deviation, 1));
            // 138 squares of 138 degrees of freedom: 0.5 %; choosing the flat ones takes up to 3 %.
            let found = noise.deviation * range / deviation;
            assert!((0.95..1.02).contains(&found), "{found}");
            let floor = noise.floor * range / deviation;
            assert!((floor - 1.0).abs() < 0.05, "{floor}");
            // The surface takes some of the lowest ring with it.
            assert!((0.0..0.25).contains(&noise.slope), "{}", noise.slope);
            // Of 112 frequencies between 2 and 6 cycles, the rings 4 to 6 hold 76 %.
            assert!((noise.fine_share - 0.76).abs() < 0.06, "{}", noise.fine_share);
        }
    }

    #[test]
    fn noise_alone_has_the_texture_of_noise() {
        // The square root of ln 100 / ln 2, a Rayleigh distribution; the bowl adds to the median, not to the tail.
        let (_, _, texture) = measured(&noisy(6.0, 1));
        assert!((texture.gradient_tail - 2.577).abs() < 0.1, "{}", texture.gradient_tail);
        // The bowl is left in the lowest ring but one.
        assert!(texture.slope.abs() < 0.2, "{}", texture.slope);
    }

    #[test]
    fn blurred_noise_is_coarser() {
        let (_, sharp, _) = measured(&noisy(4.0, 1));
        let (_, blurred, _) = measured(&noisy(4.0, 3));
        assert!(blurred.slope < -1.5 && blurred.fine_share < sharp.fine_share / 2.0, "{blurred:?}");
    }

    #[test]
    fn a_second_order_surface_leaves_nothing() {
        let surface: Vec<f64> = (0..144)
            .map(|pixel| {
                let (x, y) = ((pixel % 12) as f64, (pixel / 12) as f64);
                5.0 + x - 2.0 * y + 0.3 * x * y - 0.1 * x * x + y * y
            })
            .collect();
        assert!(without_surface(&surface, 12, 2).iter().all(|rest| rest.abs() < 1e-9));
    }
}
