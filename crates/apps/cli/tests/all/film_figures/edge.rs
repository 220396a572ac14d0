//! The cortical edge of an endplate.

use super::Endplate;
use super::picture::Picture;

/// Profiles of an endplate, and samples of a profile for each endplate length.
const PROFILES: usize = 31;
const SAMPLES: f64 = 180.0;
/// How much of the endplate is looked at, on either side of its middle, in endplate lengths.
const MIDDLE: f64 = 0.3;
/// How far from the endplate a profile reaches, in endplate lengths.
const REACH: f64 = 0.45;
/// How far from the line its neighbourhood is looked for: half a disc.
const NEIGHBOURHOOD: f64 = 0.12;
/// Half the width in which a line stands out from both sides.
const RIDGE: f64 = 0.05;

/// The profile across an endplate. Lengths are shares of the endplate length that was handed in.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Edge {
    /// From 10 % to 90 % of the way from the darker neighbour (the disc) to the brightest point. Half a disc is looked at, which cuts
    /// short what takes more than 0.08.
    pub(crate) rise: f64,
    /// Full width of the bright line at half its height above what joins the darkest points on either side; none where bone
    /// meets disc without a line.
    pub(crate) line_width: Option<f64>,
    /// Height of the line above that, in grey levels.
    pub(crate) line_height: f64,
}

impl Edge {
    /// The edge of `endplate`, or none where nothing rises. `length` is that of the film's typical endplate.
    pub(crate) fn of(picture: &Picture, endplate: &Endplate, length: f64) -> Option<Self> {
        let strip = Strip::across(picture, endplate, length);
        Self::read(&strip.mean_profile(&strip.aligned(&strip.course())))
    }

    /// Reads an averaged profile whose middle lies on the line.
    fn read(profile: &[f64]) -> Option<Self> {
        let middle = profile.len() / 2;
        let near = steps(0.04);
        let peak =
            (middle - near..=middle + near).max_by(|one, other| profile[*one].total_cmp(&profile[*other]))?;
        let lowest = |range: &mut dyn Iterator<Item = usize>| {
            range.min_by(|one, other| profile[*one].total_cmp(&profile[*other]))
        };
        let before = lowest(&mut (peak.saturating_sub(steps(NEIGHBOURHOOD))..=peak))?;
        let after = lowest(&mut (peak..=(peak + steps(NEIGHBOURHOOD)).min(profile.len() - 1)))?;
        let disc = if profile[before] < profile[after] { before } else { after };
        let part = |share: f64| move |_: usize| profile[disc] + share * (profile[peak] - profile[disc]);
        let rise = crossing(profile, peak, disc, part(0.1))? - crossing(profile, peak, disc, part(0.9))?;
        let background = |at: usize| {
            let share = (at as f64 - before as f64) / (after as f64 - before as f64);
            profile[before] + share * (profile[after] - profile[before])
        };
        let line_height = profile[peak] - background(peak);
        let half = |at: usize| background(at) + line_height / 2.0;
        let sides = [before, after].map(|end| crossing(profile, peak, end, half));
        let line_width = sides[0].zip(sides[1]).map(|(one, other)| (one + other) / SAMPLES);
        Some(Self { rise: rise / SAMPLES, line_width, line_height })
    }
}

/// How many samples from `peak` towards `end` the profile first falls below `level`.
fn crossing(profile: &[f64], peak: usize, end: usize, level: impl Fn(usize) -> f64) -> Option<f64> {
    let place = |step: usize| if end < peak { peak - step } else { peak + step };
    let above = |step: usize| profile[place(step)] - level(place(step));
    let below = (1..=peak.abs_diff(end)).find(|step| above(*step) <= 0.0)?;
    Some(below as f64 - above(below) / (above(below) - above(below - 1)))
}

fn steps(lengths: f64) -> usize {
    (lengths * SAMPLES).round() as usize
}

/// Profiles along the normal of an endplate, from posterior to anterior; all begin `REACH` on one side of its chord.
struct Strip {
    profiles: Vec<Vec<f64>>,
}

impl Strip {
    fn across(picture: &Picture, endplate: &Endplate, length: f64) -> Self {
        let [along_x, along_y] = endplate.direction();
        let [x, y] = endplate.middle();
        let count = 2 * steps(REACH) + 1;
        let sample = |profile: usize, step: usize| {
            let along = length * MIDDLE * position(profile);
            let off = length * (step as f64 / SAMPLES - REACH);
            picture.between([x + along * along_x - off * along_y, y + along * along_y + off * along_x])
        };
        let profiles =
            (0..PROFILES).map(|profile| (0..count).map(|step| sample(profile, step)).collect()).collect();
        Self { profiles }
    }

    /// The grey of a profile at a fractional sample.
    fn at(&self, profile: usize, sample: f64) -> f64 {
        let samples = &self.profiles[profile];
        let sample = sample.clamp(0.0, (samples.len() - 2) as f64);
        let (first, share) = (sample as usize, sample.fract());
        samples[first] * (1.0 - share) + samples[first + 1] * share
    }

    /// The sample of each profile at which a bright line runs: the parabola that stands out most from both its sides. The corners may be
    /// wrong by a tenth of the endplate, and endplates are hollow; three numbers follow both and cannot chase the noise.
    fn course(&self) -> Vec<f64> {
        let parabola = |[offset, tilt, hollow]: [f64; 3]| -> Vec<f64> {
            let at = |x: f64| SAMPLES * (REACH + offset + tilt * x + hollow * (0.5 - x * x));
            (0..PROFILES).map(|profile| at(position(profile))).collect()
        };
        let stands_out = |course: &[f64]| -> f64 {
            let ridge = |(profile, at): (usize, &f64)| {
                let beside = SAMPLES * RIDGE;
                2.0 * self.at(profile, *at) - self.at(profile, at - beside) - self.at(profile, at + beside)
            };
            course.iter().enumerate().map(ridge).sum()
        };
        grid(12, 0.01)
            .flat_map(|offset| grid(4, 0.02).map(move |tilt| (offset, tilt)))
            .flat_map(|(offset, tilt)| grid(8, 0.01).map(move |hollow| parabola([offset, tilt, hollow])))
            .max_by(|one, other| stands_out(one).total_cmp(&stands_out(other)))
            .unwrap()
    }

    /// `course`, each place shifted by a fraction of a pixel to where five neighbouring profiles agree best with all of them.
    fn aligned(&self, course: &[f64]) -> Vec<f64> {
        let whole = self.mean_profile(course);
        let shifted = |profile: usize| {
            let neighbours = profile.saturating_sub(2)..(profile + 3).min(PROFILES);
            let differs = |shift: f64| -> f64 {
                let differs_at = |step: usize| {
                    let place = step as f64 - (whole.len() / 2) as f64 + shift;
                    let grey: f64 = neighbours.clone().map(|at| self.at(at, course[at] + place)).sum();
                    (grey / neighbours.len() as f64 - whole[step]).powi(2)
                };
                (steps(NEIGHBOURHOOD)..whole.len() - steps(NEIGHBOURHOOD)).map(differs_at).sum()
            };
            let best = grid(8, 0.5).min_by(|one, other| differs(*one).total_cmp(&differs(*other)));
            course[profile] + best.unwrap_or_default()
        };
        (0..PROFILES).map(shifted).collect()
    }

    /// The mean of all profiles around `course`, which runs through its middle.
    fn mean_profile(&self, course: &[f64]) -> Vec<f64> {
        let half = steps(NEIGHBOURHOOD + 0.05) as f64;
        let mean = |step: usize| {
            let sum: f64 =
                (0..PROFILES).map(|profile| self.at(profile, course[profile] + step as f64 - half)).sum();
            sum / PROFILES as f64
        };
        (0..=2 * half as usize).map(mean).collect()
    }
}

/// Where a profile lies along the endplate's middle part: -1 is its posterior end, 1 its anterior end.
fn position(profile: usize) -> f64 {
    profile as f64 / (PROFILES - 1) as f64 * 2.0 - 1.0
}

/// Multiples of `step`, up to `count` on either side of 0.
fn grid(count: i32, step: f64) -> impl Iterator<Item = f64> + Clone {
    (-count..=count).map(move |at| f64::from(at) * step)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::film_figures::white_noise;

    const LENGTH: f64 = 90.0;

    /// Grey by the distance from a hollow endplate (sag 4 % of its length), in endplate lengths, below a tilt of 20°, with noise of 2 grey levels.
    fn edge(grey: impl Fn(f64) -> f64) -> Option<Edge> {
        let (sin, cos) = 20_f64.to_radians().sin_cos();
        let noise = white_noise(200, 200);
        let picture = Picture::from_fn(200, 200, |x, y| {
            let (x, y) = (x as f64 + 0.5 - 100.0, y as f64 + 0.5 - 100.0);
            let along = (x * cos + y * sin) / LENGTH;
            let off = (y * cos - x * sin) / LENGTH - 0.04 * (1.0 - (2.0 * along).powi(2));
            grey(off) + 2.0 * noise.at(x as usize + 100, y as usize + 100)
        });
        // Each corner is misplaced by 4 pixels, on opposite sides.
        let corner =
            |along: f64, off: f64| [100.0 + along * cos - off * sin, 100.0 + along * sin + off * cos];
        let endplate = Endplate { posterior: corner(-45.0, 4.0), anterior: corner(45.0, -4.0) };
        Edge::of(&picture, &endplate, LENGTH)
    }

    /// A bright line of full width at half maximum `width` between equal neighbours.
    fn line(width: f64) -> impl Fn(f64) -> f64 {
        move |off| 80.0 + 60.0 * (-4.0 * 2_f64.ln() * (off / width).powi(2)).exp()
    }

    /// A step from 60 to 140 that takes `rise` from 10 % to 90 %.
    fn step(rise: f64) -> impl Fn(f64) -> f64 {
        move |off| 100.0 + 40.0 * (off / rise * 9_f64.ln()).tanh()
    }

    /// Sampling adds a pixel's triangle and half a sample of misalignment: below 10 % from 0.03 on.
    #[test]
    fn a_line_has_its_width_and_height() {
        for width in [0.03, 0.05, 0.08] {
            let edge = edge(line(width)).unwrap();
            assert!((edge.line_width.unwrap() / width - 1.03).abs() < 0.07, "{width} {edge:?}");
            assert!((edge.line_height / 60.0 - 0.97).abs() < 0.06, "{width} {edge:?}");
        }
    }

    /// A plateau has no brightest point: noise sets it, and 90 % of it lies where the step is flat. 15 % for it.
    #[test]
    fn a_step_without_a_line_has_its_rise() {
        for rise in [0.03, 0.06] {
            let edge = edge(step(rise)).unwrap();
            assert!((edge.rise / rise - 1.0).abs() < 0.15, "{rise} {edge:?}");
        }
    }

    #[test]
    fn a_plain_picture_has_no_line_to_speak_of() {
        // The brightest of 3,825 courses through noise of 2 grey levels stands out by less than twice that noise.
        let edge = edge(|_| 100.0);
        assert!(edge.is_none_or(|edge| edge.line_height < 4.0), "{edge:?}");
    }
}
