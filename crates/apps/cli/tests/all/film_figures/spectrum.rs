//! Power of small squares of a picture by spatial frequency.

use std::f64::consts::TAU;

/// Power by frequency, averaged over all directions: entry k belongs to k cycles a side of the square, up to Nyquist.
pub(crate) struct Spectrum {
    power: Vec<f64>,
    pixels: Vec<f64>,
}

impl Spectrum {
    pub(crate) fn new(side: usize) -> Self {
        Self { power: vec![0.0; side / 2 + 1], pixels: vec![0.0; side / 2 + 1] }
    }

    /// Adds a square of numbers whose trend was removed; a Hann window keeps what is left of it from leaking.
    pub(crate) fn add(&mut self, square: &[f64], side: usize) {
        let window: Vec<f64> =
            (0..side).map(|at| 0.5 - 0.5 * (TAU * (at as f64 + 0.5) / side as f64).cos()).collect();
        let seen: Vec<[f64; 2]> = (0..side * side)
            .map(|pixel| [square[pixel] * window[pixel % side] * window[pixel / side], 0.0])
            .collect();
        let waves = turned(&turned(&seen, side), side);
        for (pixel, [re, im]) in waves.into_iter().enumerate() {
            let cycles = |index: usize| index.min(side - index) as f64;
            let radius = cycles(pixel % side).hypot(cycles(pixel / side)).round() as usize;
            if let Some(power) = self.power.get_mut(radius) {
                *power += re * re + im * im;
                self.pixels[radius] += 1.0;
            }
        }
    }

    /// Standard deviation of the white noise that has, at all frequencies, the power found at Nyquist.
    pub(crate) fn floor(&self) -> f64 {
        let nyquist = self.power.len() - 1;
        let side = 2.0 * nyquist as f64;
        // Hann's window leaves 3/8 of the power in each direction.
        let kept = (0.375 * side).powi(2);
        (self.power[nyquist] / self.pixels[nyquist] / kept).sqrt()
    }

    /// Share of the power between 2 cycles a side and Nyquist that lies above half of Nyquist, 0 to 1.
    pub(crate) fn fine_share(&self) -> f64 {
        let nyquist = self.power.len() - 1;
        self.power[nyquist / 2 + 1..].iter().sum::<f64>() / self.power[2..].iter().sum::<f64>()
    }

    /// Slope of log power over log frequency between two frequencies in cycles a side, both included: 0 for white noise.
    pub(crate) fn slope(&self, from: usize, to: usize) -> f64 {
        let points: Vec<(f64, f64)> = (from..=to)
            .map(|cycles| ((cycles as f64).ln(), (self.power[cycles] / self.pixels[cycles]).ln()))
            .collect();
        let mean = |of: fn(&(f64, f64)) -> f64| points.iter().map(of).sum::<f64>() / points.len() as f64;
        let (x, y) = (mean(|point| point.0), mean(|point| point.1));
        let with =
            |of: fn(f64, f64) -> f64| points.iter().map(|point| of(point.0 - x, point.1 - y)).sum::<f64>();
        with(|x, y| x * y) / with(|x, _| x * x)
    }
}

/// The Fourier sums of each row, turned so that rows become columns: twice is the transform of the square.
fn turned(square: &[[f64; 2]], side: usize) -> Vec<[f64; 2]> {
    let wave: Vec<(f64, f64)> = (0..side).map(|at| (TAU * at as f64 / side as f64).sin_cos()).collect();
    let sum = |row: usize, cycles: usize| {
        (0..side).fold([0.0, 0.0], |sum, at| {
            let ([re, im], (sin, cos)) = (square[row * side + at], wave[at * cycles % side]);
            [sum[0] + re * cos + im * sin, sum[1] + im * cos - re * sin]
        })
    };
    (0..side * side).map(|pixel| sum(pixel % side, pixel / side)).collect()
}
