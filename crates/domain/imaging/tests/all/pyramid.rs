//! Tile pyramids against a reference that goes pixel by pixel.

use proptest::prelude::*;
use upright_imaging::{APRON, ImagingError, Padding, Pyramid, Raster, Samples, TILE, TOP_SIDE};

const SIDE: usize = (TILE + 2 * APRON) as usize;

/// A picture as numbers, for the reference.
#[derive(Clone)]
struct Numbers {
    columns: usize,
    rows: usize,
    values: Vec<i64>,
}

impl Numbers {
    /// The pixel nearest to this place.
    fn at(&self, x: i64, y: i64) -> i64 {
        let clamped = |place: i64, length: usize| place.clamp(0, length as i64 - 1) as usize;
        self.values[clamped(y, self.rows) * self.columns + clamped(x, self.columns)]
    }

    /// The next level by its definition, pixel by pixel.
    fn halved(&self, padding: Option<(i64, i64)>) -> Self {
        let (columns, rows) = (self.columns.div_ceil(2), self.rows.div_ceil(2));
        let under = |x: usize, y: usize| {
            let places = [(2 * x, 2 * y), (2 * x + 1, 2 * y), (2 * x, 2 * y + 1), (2 * x + 1, 2 * y + 1)];
            let there = places.into_iter().filter(|(x, y)| *x < self.columns && *y < self.rows);
            there.map(|(x, y)| self.values[y * self.columns + x]).collect::<Vec<i64>>()
        };
        let values = (0..columns * rows).map(|pixel| mean(&under(pixel % columns, pixel / columns), padding));
        Self { columns, rows, values: values.collect() }
    }
}

fn mean(four: &[i64], padding: Option<(i64, i64)>) -> i64 {
    let is_padding = |value: &i64| padding.is_some_and(|(low, high)| (low..=high).contains(value));
    let kept: Vec<i64> = four.iter().copied().filter(|value| !is_padding(value)).collect();
    if kept.is_empty() {
        return four[0];
    }
    let mean = (kept.iter().sum::<i64>() as f64 / kept.len() as f64 + 0.5).floor() as i64;
    match padding.filter(|_| is_padding(&mean)) {
        Some((low, high)) if mean - low < high - mean => low - 1,
        Some((_, high)) => high + 1,
        None => mean,
    }
}

/// Values without any order, a third of them padding-like small ones.
fn noise(columns: usize, rows: usize, seed: u32) -> Vec<u16> {
    let mixed = |pixel: u32| {
        let mixed = (pixel ^ seed).wrapping_mul(0x9e37_79b1).rotate_left(13).wrapping_mul(0x85eb_ca6b) >> 9;
        if mixed.is_multiple_of(3) { (mixed / 3 % 40) as u16 } else { mixed as u16 }
    };
    (0..(columns * rows) as u32).map(mixed).collect()
}

fn value(bytes: &[u8], pixel: usize, signed: bool) -> i64 {
    let pattern = [bytes[2 * pixel], bytes[2 * pixel + 1]];
    if signed { i64::from(i16::from_le_bytes(pattern)) } else { i64::from(u16::from_le_bytes(pattern)) }
}

/// Every tile of every level, apron and left-over parts with them, holds the pixels of the reference or the nearest to them.
fn check(pyramid: &Pyramid, picture: Numbers, padding: Option<(i64, i64)>) {
    let mut expect = picture;
    for (level, size) in pyramid.levels().enumerate() {
        assert_eq!(size, (expect.columns as u32, expect.rows as u32));
        let mut seen = 0;
        for tile in pyramid.tiles_of(level) {
            assert_eq!(tile.bytes.len(), 2 * SIDE * SIDE);
            assert_eq!(pyramid.tile(level, tile.x, tile.y).as_ref(), Some(&tile.bytes));
            let (left, top) = (i64::from(tile.x * TILE) - 1, i64::from(tile.y * TILE) - 1);
            for pixel in 0..SIDE * SIDE {
                let (x, y) = (left + (pixel % SIDE) as i64, top + (pixel / SIDE) as i64);
                let found = value(&tile.bytes, pixel, pyramid.signed());
                assert_eq!(found, expect.at(x, y), "level {level} x {x} y {y}");
            }
            seen += 1;
        }
        let (across, down) = pyramid.tiles(level);
        assert_eq!(seen, across * down);
        assert_eq!(pyramid.tile(level, across, 0), None);
        assert_eq!(pyramid.tile(level, 0, down), None);
        expect = expect.halved(padding);
    }
    let last = pyramid.levels().next_back().unwrap();
    assert!(last.0.max(last.1) <= TILE);
    assert_eq!((pyramid.tiles(pyramid.levels().len()), pyramid.tile(99, 0, 0)), ((0, 0), None));
}

fn pyramid(columns: usize, rows: usize, samples: Samples, padding: Option<(i64, i64)>) -> Pyramid {
    let raster = Raster::new(columns as u32, rows as u32, samples).unwrap();
    Pyramid::new(raster, padding.map(|(low, high)| Padding::new(low, high))).unwrap()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(12))]

    #[test]
    fn tiles_hold_the_picture_and_its_means(
        columns in 1_usize..=1500,
        rows in 1_usize..=1100,
        seed: u32,
        signed: bool,
        padding in proptest::option::of((-20_i64..30, 0_i64..20)),
    ) {
        let padding = padding.map(|(low, width)| (low, low + width));
        let patterns = noise(columns, rows, seed);
        let (samples, values) = if signed {
            let stored: Vec<i16> = patterns.iter().map(|pattern| pattern.cast_signed()).collect();
            (Samples::I16(stored.clone()), stored.into_iter().map(i64::from).collect())
        } else {
            (Samples::U16(patterns.clone()), patterns.into_iter().map(i64::from).collect())
        };
        let found = pyramid(columns, rows, samples, padding);
        prop_assert_eq!(found.signed(), signed);
        check(&found, Numbers { columns, rows, values }, padding);
    }
}

/// Thin pictures, and sizes around the borders of tiles.
#[test]
fn every_size_has_its_tiles() {
    for (columns, rows) in
        [(1, 20_000), (20_000, 1), (1, 1), (512, 512), (513, 511), (1025, 512), (3, 1537), (1536, 2)]
    {
        let patterns = noise(columns, rows, 5);
        let values = patterns.iter().copied().map(i64::from).collect();
        let found = pyramid(columns, rows, Samples::U16(patterns), None);
        check(&found, Numbers { columns, rows, values }, None);
    }
}

#[test]
fn the_top_is_every_level_of_a_first_look() {
    for (columns, rows, first) in [(1536, 700, 0), (1537, 3, 1), (700, 6200, 3), (40, 30, 0)] {
        let found = pyramid(columns, rows, Samples::U16(noise(columns, rows, 9)), None);
        assert_eq!(found.top_levels(), first..found.levels().len());
        let (top, mut from) = (found.top(), 0);
        for level in found.top_levels() {
            let (columns, rows) = found.levels().nth(level).unwrap();
            assert!(columns.max(rows) <= TOP_SIDE);
            for tile in found.tiles_of(level) {
                let (width, height) = ((columns - tile.x * TILE).min(TILE), (rows - tile.y * TILE).min(TILE));
                for line in 0..height as usize {
                    let in_tile = 2 * ((line + 1) * SIDE + 1);
                    let y = tile.y as usize * TILE as usize + line;
                    let in_top = from + 2 * (y * columns as usize + (tile.x * TILE) as usize);
                    let length = 2 * width as usize;
                    assert_eq!(tile.bytes[in_tile..][..length], top[in_top..][..length]);
                }
            }
            from += 2 * (columns * rows) as usize;
        }
        assert_eq!(from, top.len());
    }
}

#[test]
fn every_kind_of_sample_is_kept() {
    let values = [0_u8, 7, 255];
    let wide = pyramid(3, 1, Samples::U8(values.to_vec()), None);
    let narrow = pyramid(3, 1, Samples::U32(values.map(u32::from).to_vec()), None);
    assert_eq!(wide.top(), [0, 0, 7, 0, 255, 0]);
    assert_eq!((narrow.top(), narrow.signed()), (wide.top(), false));
    let most = pyramid(2, 1, Samples::U32(vec![65_535, 1]), None);
    assert_eq!((most.top(), most.range()), (vec![255, 255, 1, 0], Some((1, 65_535))));
    let deep = Pyramid::new(Raster::new(2, 1, Samples::U32(vec![65_536, 1])).unwrap(), None);
    assert_eq!(deep.unwrap_err(), ImagingError::Deep { value: 65_536 });
}

#[test]
fn the_histogram_is_that_of_the_picture_without_its_padding() {
    let check = |samples: Samples, padding, range, bins: &[(usize, u64)]| {
        let found = pyramid(samples.len(), 1, samples, padding);
        assert_eq!(found.range(), range);
        let mut expect = [0; 256];
        bins.iter().for_each(|(bin, count)| expect[*bin] = *count);
        assert_eq!(*found.histogram(), expect);
    };
    let all = (0..=511).collect::<Vec<u16>>();
    check(
        Samples::U16(all[..256].to_vec()),
        None,
        Some((0, 255)),
        &(0..256).map(|bin| (bin, 1)).collect::<Vec<_>>(),
    );
    check(Samples::U16(all), None, Some((0, 511)), &(0..256).map(|bin| (bin, 2)).collect::<Vec<_>>());
    check(
        Samples::I16(vec![-32_768, 32_767, 0]),
        None,
        Some((-32_768, 32_767)),
        &[(0, 1), (128, 1), (255, 1)],
    );
    check(Samples::I16(vec![-2000, 5, 5, 6]), Some((-2000, -1000)), Some((5, 6)), &[(0, 2), (128, 1)]);
    check(Samples::U16(vec![3, 9]), Some((-5, 70_000)), None, &[]);
    check(Samples::U16(vec![3, 9]), Some((-5, -1)), Some((3, 9)), &[(0, 1), (219, 1)]);
}

#[cfg(feature = "parallel")]
#[test]
fn threads_change_nothing() {
    let made = |threads: usize| {
        let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().unwrap();
        let samples = Samples::U16(noise(2300, 3001, 3));
        let made = pool.install(|| pyramid(2300, 3001, samples, Some((0, 7))));
        let bytes = (0..made.levels().len()).flat_map(|level| made.tiles_of(level)).map(|tile| tile.bytes);
        (bytes.collect::<Vec<_>>(), *made.histogram())
    };
    let alone = made(1);
    assert!([2, 3].into_iter().all(|threads| made(threads) == alone));
}
