//! What a film looks like in figures, so that a made-up film can be held against real ones.
//!
//! The real films have no pixel spacing: every length is a share of the film's typical endplate, the median of its lumbar ones.
//! They are also coarser than their pixels. Each holds 512 × 512 samples, repeated until the film has its shape: about 46 rows and 60 columns
//! an endplate, whatever the size of the picture. So noise and texture are measured at 36 pixels an endplate, which no film falls
//! short of, edges at 90, and a made-up film is first given that grain ([`Film::of_the_grain_of_real_films`]). What is finer than that cannot be
//! compared with these films at all; how they were brought to 512 samples is not known.
//!
//! Eight films are few. A ninth of the same source lies outside their least and greatest in any one figure with probability 2/9: over two
//! dozen figures no film is inside all. [`outside_by_chance`] says how many are usual. The first eight figures depend on the window that
//! somebody chose for the film; the others hardly do.

mod edge;
mod histogram;
mod noise;
mod phantoms;
mod picture;
mod real_films;
mod spectrum;

use edge::Edge;
use histogram::Histogram;
use noise::{Noise, Texture};
use picture::{Picture, Region, median};
pub(crate) use real_films::real_films;
use std::fmt;
use upright_imaging::Grey;

/// An endplate: its corners as (x, y) in pixels from the upper left corner of the picture.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Endplate {
    pub(crate) posterior: [f64; 2],
    pub(crate) anterior: [f64; 2],
}

impl Endplate {
    fn length(&self) -> f64 {
        (self.anterior[0] - self.posterior[0]).hypot(self.anterior[1] - self.posterior[1])
    }

    fn middle(&self) -> [f64; 2] {
        [0, 1].map(|axis| f64::midpoint(self.posterior[axis], self.anterior[axis]))
    }

    /// Of length 1, from posterior to anterior.
    fn direction(&self) -> [f64; 2] {
        [0, 1].map(|axis| (self.anterior[axis] - self.posterior[axis]) / self.length())
    }

    fn scaled(&self, factor: f64) -> Self {
        let scaled = |corner: [f64; 2]| corner.map(|place| place * factor);
        Self { posterior: scaled(self.posterior), anterior: scaled(self.anterior) }
    }
}

/// A lateral film and where its endplates lie.
pub(crate) struct Film {
    pub(crate) picture: Grey,
    /// Superior endplate of S1.
    pub(crate) sacrum: Endplate,
    /// Endplates between L1 and L5, at least one.
    pub(crate) lumbar: Vec<Endplate>,
}

impl Film {
    /// Length of the typical endplate in pixels.
    pub(crate) fn endplate_length(&self) -> f64 {
        median(self.lumbar.iter().map(Endplate::length))
    }

    /// The same film with the grain of the real ones.
    pub(crate) fn of_the_grain_of_real_films(self) -> Self {
        let cells = GRAIN.map(|samples| self.endplate_length() / samples);
        Self { picture: repeated(&self.picture, cells), ..self }
    }

    /// The film at `pixels` an endplate.
    fn at(&self, pixels: f64) -> Picture {
        let size = self.endplate_length() / pixels;
        Picture::averaged(&self.picture, size, size)
    }

    /// The lumbo-pelvic region of `picture` at `pixels` an endplate: from S1 5.5 endplates up, 4 down, 4 forward, 2.5 back, as far as there is film.
    fn region(&self, picture: &Picture, pixels: f64) -> Region {
        let [x, y] = self.sacrum.middle().map(|place| place / self.endplate_length());
        let forward = self.sacrum.direction()[0].signum();
        let (front, back) = (x + 4.0 * forward, x - 2.5 * forward);
        let within = |place: f64, size: usize| (place * pixels).round().clamp(0.0, size as f64) as usize;
        Region {
            columns: (within(front.min(back), picture.columns), within(front.max(back), picture.columns)),
            rows: (within(y - 5.5, picture.rows), within(y + 4.0, picture.rows)),
        }
    }

    /// What is found at each lumbar endplate.
    fn edges(&self) -> Vec<Option<Edge>> {
        let (picture, size) = (self.at(FINE), self.endplate_length() / FINE);
        self.lumbar.iter().map(|endplate| Edge::of(&picture, &endplate.scaled(1.0 / size), FINE)).collect()
    }
}

/// `picture` as cells of so many pixels across and down, each of one grey, its mean.
fn repeated(picture: &Grey, [across, down]: [f64; 2]) -> Grey {
    let cells = Picture::averaged(picture, across, down);
    let cell =
        |pixel: usize, size: f64, count: usize| (((pixel as f64 + 0.5) / size) as usize).min(count - 1);
    let (columns, rows) = (picture.columns(), picture.rows());
    let repeated = Picture::from_fn(columns as usize, rows as usize, |x, y| {
        cells.at(cell(x, across, cells.columns), cell(y, down, cells.rows)).round()
    });
    Grey::new(columns, rows, repeated.grey.into_iter().map(|grey| grey as u8).collect()).unwrap()
}

/// Samples of a real film across and down an endplate, as the median of the films: 54 to 87 and 43 to 49.
const GRAIN: [f64; 2] = [60.0, 46.0];
/// Pixels an endplate at which grey, noise and texture are measured: about a millimetre each.
const COARSE: f64 = 36.0;
/// Pixels an endplate at which edges are measured.
const FINE: f64 = 90.0;

/// What a film looks like.
#[derive(Clone, Debug)]
pub(crate) struct Figures {
    pub(crate) histogram: Histogram,
    pub(crate) noise: Noise,
    pub(crate) texture: Texture,
    /// Lumbar endplates at which an edge was found.
    pub(crate) edges: Vec<Edge>,
}

/// Name of a figure, unit included, and its value; none where the film does not show it.
pub(crate) type Figure = (&'static str, Option<f64>);

impl Figures {
    pub(crate) fn of(film: &Film) -> Self {
        let picture = film.at(COARSE);
        let region = film.region(&picture, COARSE);
        let histogram = Histogram::of(&picture, region);
        Self {
            noise: Noise::of(&picture, region, &histogram),
            texture: Texture::of(&picture, region),
            histogram,
            edges: film.edges().into_iter().flatten().collect(),
        }
    }

    /// Every figure, in an order that is the same for all films.
    pub(crate) fn listed(&self) -> Vec<Figure> {
        let [p1, p5, p25, p50, p75, p95, p99] = self.histogram.percentiles;
        let [low, middle, high] = self.histogram.quartiles();
        let range = self.histogram.range();
        let edges = |of: &dyn Fn(&Edge) -> Option<f64>| {
            let found: Vec<f64> = self.edges.iter().filter_map(of).collect();
            (!found.is_empty()).then(|| median(found))
        };
        vec![
            ("grey, 1st percentile", Some(p1)),
            ("grey, 5th percentile", Some(p5)),
            ("grey, 25th percentile", Some(p25)),
            ("grey, median", Some(p50)),
            ("grey, 75th percentile", Some(p75)),
            ("grey, 95th percentile", Some(p95)),
            ("grey, 99th percentile", Some(p99)),
            ("grey, standard deviation", Some(self.histogram.deviation)),
            ("black, share of region", Some(self.histogram.black)),
            ("white, share of region", Some(self.histogram.white)),
            ("lower quartile, 5th to 95th percentile = 0 to 1", Some(low)),
            ("median, 5th to 95th percentile = 0 to 1", Some(middle)),
            ("upper quartile, 5th to 95th percentile = 0 to 1", Some(high)),
            ("skewness of grey", Some(self.histogram.skewness)),
            ("noise, SD / grey range", Some(self.noise.deviation)),
            ("noise, SD of white noise as fine / grey range", Some(self.noise.floor)),
            ("noise, share of power above 9 cycles / endplate", Some(self.noise.fine_share)),
            ("noise, slope of power from 6 to 18 cycles / endplate", Some(self.noise.slope)),
            ("texture, slope of power from 1.5 to 9 cycles / endplate", Some(self.texture.slope)),
            ("texture, 99th percentile / median of gradient", Some(self.texture.gradient_tail)),
            ("edge, 10 to 90 % rise / endplate", edges(&|edge| Some(edge.rise))),
            ("edge, width of cortical line / endplate", edges(&|edge| edge.line_width)),
            ("edge, height of cortical line / grey range", edges(&|edge| Some(edge.line_height / range))),
        ]
    }
}

/// The least and the greatest value of a figure over films.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Range {
    pub(crate) name: &'static str,
    pub(crate) least: f64,
    pub(crate) greatest: f64,
}

/// The range of every figure over `films`, in the order of [`Figures::listed`]; films without the figure are left out.
pub(crate) fn range(films: &[Figures]) -> Vec<Range> {
    let listed: Vec<Vec<Figure>> = films.iter().map(Figures::listed).collect();
    let names = listed.first().into_iter().flatten().enumerate();
    names
        .map(|(figure, (name, _))| {
            let values = || listed.iter().filter_map(move |film| film[figure].1);
            Range {
                name,
                least: values().fold(f64::INFINITY, f64::min),
                greatest: values().fold(f64::NEG_INFINITY, f64::max),
            }
        })
        .collect()
}

/// A figure of a film beside its range over other films; shown, it is one line of a report.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Compared {
    pub(crate) value: Option<f64>,
    pub(crate) range: Range,
}

impl Compared {
    /// How far the value lies outside, as a share of the range; infinitely, where there is none.
    pub(crate) fn distance(&self) -> f64 {
        let Range { least, greatest, .. } = self.range;
        let outside = |value: f64| (least - value).max(value - greatest).max(0.0) / (greatest - least);
        self.value.map_or(f64::INFINITY, outside)
    }

    /// A figure that the film does not show lies outside.
    pub(crate) fn is_inside(&self) -> bool {
        self.value.is_some_and(|value| (self.range.least..=self.range.greatest).contains(&value))
    }
}

impl fmt::Display for Compared {
    fn fmt(&self, line: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Range { name, least, greatest } = self.range;
        let verdict = match self.value {
            None => "ABSENT",
            Some(value) if value < least => "BELOW",
            Some(value) if value > greatest => "ABOVE",
            Some(_) => "inside",
        };
        let value = self.value.map_or_else(|| "-".to_owned(), |value| format!("{value:.3}"));
        write!(line, "{name:<56} {value:>9}   real films {least:>8.3} to {greatest:>8.3}   {verdict}")
    }
}

/// Every figure of `film` beside its range over other films.
pub(crate) fn compared(film: &Figures, ranges: &[Range]) -> Vec<Compared> {
    let values = film.listed().into_iter().map(|(_, value)| value);
    values.zip(ranges).map(|(value, range)| Compared { value, range: *range }).collect()
}

/// How many figures of each of `films` lie outside the range of all the others: what a film of the same source must be allowed.
pub(crate) fn outside_by_chance(films: &[Figures]) -> Vec<usize> {
    let outside = |left_out: usize| {
        let others: Vec<Figures> = films[..left_out].iter().chain(&films[left_out + 1..]).cloned().collect();
        compared(&films[left_out], &range(&others)).iter().filter(|figure| !figure.is_inside()).count()
    };
    (0..films.len()).map(outside).collect()
}

/// Independent numbers of mean 0 and standard deviation 1, the same each time.
fn white_noise(columns: usize, rows: usize) -> Picture {
    // Sums of twelve even numbers are normal enough; SplitMix64 gives them.
    let even = |seed: u64| {
        let mixed =
            (seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) ^ (seed >> 7)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        ((mixed ^ (mixed >> 31)) >> 11) as f64 / (1_u64 << 53) as f64
    };
    Picture::from_fn(columns, rows, |x, y| {
        let first = 12 * (y * columns + x) as u64 + 1;
        (first..first + 12).map(even).sum::<f64>() - 6.0
    })
}

/// A made-up film: a grey ramp, noise of `deviation` a pixel, one endplate of 180 pixels facing left below S1.
fn made_up(deviation: f64) -> Film {
    let noise = white_noise(1600, 1800);
    let grey = |pixel: usize| {
        let (x, y) = (pixel % 1600, pixel / 1600);
        let cortex = if (900..909).contains(&y) && (600..820).contains(&x) { 40.0 } else { 0.0 };
        (40.0 + y as f64 / 12.0 + cortex + deviation * noise.at(x, y)).round().clamp(0.0, 255.0) as u8
    };
    let endplate = |y: f64| Endplate { posterior: [800.0, y], anterior: [620.0, y] };
    Film {
        picture: Grey::new(1600, 1800, (0..1600 * 1800).map(grey).collect()).unwrap(),
        sacrum: endplate(1000.0),
        lumbar: vec![endplate(904.5)],
    }
}

#[test]
fn noise_of_a_film_is_that_of_its_average_at_36_pixels_an_endplate() {
    let (deviation, size) = (10.0, 180.0 / COARSE);
    let figures = Figures::of(&made_up(deviation));
    let found = figures.noise.deviation * figures.histogram.range();
    // The mean of 25 pixels has a fifth of their deviation; 5 % for choosing flat squares and rounding to grey.
    assert!((found / (deviation / size) - 1.0).abs() < 0.05, "{found}");
}

#[test]
fn the_grain_of_real_films_is_that_of_its_rows_and_takes_little_from_noise() {
    let sharp = Figures::of(&made_up(10.0));
    let grained = Figures::of(&made_up(10.0).of_the_grain_of_real_films());
    let [width, coarse] = [&sharp, &grained].map(|film| film.edges[0].line_width.unwrap());
    // A level line of 9 pixels = 0.05 endplates falls on whole rows of 1/46 of an endplate.
    assert!((width - 0.05).abs() < 0.005 && (coarse - width).abs() < 1.0 / 46.0, "{width} {coarse}");
    // Averaging twice over unequal cells blurs: between a half and all of the noise is left.
    let left = grained.noise.deviation / sharp.noise.deviation;
    assert!((0.5..1.0).contains(&left), "{left}");
}

#[test]
fn a_film_is_held_against_a_range_line_by_line() {
    let film = |deviation| Figures::of(&made_up(deviation));
    let ranges = range(&[film(4.0), film(8.0)]);
    let report = |deviation| compared(&film(deviation), &ranges);
    let noise = |figures: &[Compared]| {
        *figures.iter().find(|figure| figure.range.name == "noise, SD / grey range").unwrap()
    };
    assert!(noise(&report(6.0)).is_inside());
    let loud = noise(&report(12.0));
    assert!(!loud.is_inside() && loud.to_string().ends_with("ABOVE"), "{loud}");
    let absent = Compared { value: None, ..loud };
    assert!(!absent.is_inside() && absent.to_string().ends_with("ABSENT"));
}

#[test]
fn real_films_hold_512_samples_either_way() {
    let Some(films) = real_films() else { return };
    for (name, Film { picture, .. }) in films {
        let differs = |samples: f64| {
            let cells = [f64::from(picture.columns()) / samples, f64::from(picture.rows()) / samples];
            let cells = repeated(&picture, cells);
            let pairs = cells.pixels().iter().zip(picture.pixels());
            pairs.map(|(one, other)| f64::from(one.abs_diff(*other))).sum::<f64>()
                / picture.pixels().len() as f64
        };
        // One sample more or less is out of step nearly everywhere: twice the difference.
        let (fewer, found, more) = (differs(511.0), differs(512.0), differs(513.0));
        assert!(found < 0.6 * fewer.min(more), "{name}: {fewer} {found} {more}");
    }
}

#[test]
fn figures_of_real_films() {
    let Some(films) = real_films() else { return };
    let figures: Vec<Figures> = films.iter().map(|(_, film)| Figures::of(film)).collect();
    print_table(&films, &figures);
    eprintln!("figures of each film outside the range of the other seven: {:?}", outside_by_chance(&figures));
    for ((name, film), figures) in films.iter().zip(&figures) {
        let Histogram { black, white, .. } = figures.histogram;
        assert!(black < 0.5 && white < 0.2 && figures.histogram.range() > 40.0, "{name}: {figures:?}");
        assert!((0.001..0.1).contains(&figures.noise.deviation), "{name}: {:?}", figures.noise);
        assert!(
            figures.noise.slope < 0.0 && figures.texture.slope < -1.5,
            "{name}: films are not white noise"
        );
        assert!(
            2 * figures.edges.len() > film.lumbar.len(),
            "{name}: fewer than half of the edges were found"
        );
        assert!(
            figures.edges.iter().all(|edge| edge.line_width.is_none_or(|width| (0.01..0.2).contains(&width))),
            "{name}: {:?}",
            figures.edges
        );
    }
}

/// One line a figure, one column a film; then the edges of each film.
fn print_table(films: &[(&str, Film)], figures: &[Figures]) {
    let columns = |cells: Vec<String>| cells.iter().map(|cell| format!("{cell:>9}")).collect::<String>();
    eprintln!("{:<56}{}", "film", columns(films.iter().map(|(name, _)| name[..4].to_owned()).collect()));
    let lengths = films.iter().map(|(_, film)| format!("{:.1}", film.endplate_length()));
    eprintln!("{:<56}{}", "typical endplate, pixels", columns(lengths.collect()));
    for (line, range) in range(figures).iter().enumerate() {
        let cell = |film: &Figures| {
            film.listed()[line].1.map_or_else(|| "-".to_owned(), |value| format!("{value:.3}"))
        };
        let Range { name, least, greatest } = range;
        eprintln!("{name:<56}{}   {least:.3} to {greatest:.3}", columns(figures.iter().map(cell).collect()));
    }
    for (name, film) in films {
        let edges = film.edges().into_iter().map(|edge| {
            edge.map_or_else(
                || "none".to_owned(),
                |edge| {
                    format!(
                        "{:.3}/{:.3}/{:.0}",
                        edge.rise,
                        edge.line_width.unwrap_or(f64::NAN),
                        edge.line_height
                    )
                },
            )
        });
        eprintln!("{name}: rise/line width/line height in grey {}", edges.collect::<Vec<_>>().join("  "));
    }
}
