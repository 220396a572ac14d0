//! How far an edge is looked for, and how the film is to be read.

use super::kernel_profiles::Profiles;
use super::kernel_sample;
use super::square::{Point, Square};
use crate::error::ImagingError;
use crate::presentation::Padding;
use crate::raster::Raster;

/// The furthest that an edge is looked for, in pixels.
pub const MOST_REACH: f64 = 200.0;

/// How far an edge is looked for, and how the film is to be read.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Search {
    /// How far from what was drawn, to either side: 1 to [`MOST_REACH`] heights of a pixel.
    pub reach: f64,
    /// Width of a pixel over its height.
    pub width_over_height: f64,
    /// Whether bone has the low values (MONOCHROME1).
    pub inverted: bool,
    /// Stored values that are no part of the picture: no edge is looked for along their border.
    pub padding: Option<Padding>,
}

impl Search {
    /// A search on square pixels on which bone has the high values.
    #[must_use]
    pub const fn within(reach: f64) -> Self {
        Self { reach, width_over_height: 1.0, inverted: false, padding: None }
    }
}

/// The film on which is searched.
#[derive(Clone, Copy, Debug)]
pub(super) struct Field<'a> {
    raster: &'a Raster,
    pub(super) search: &'a Search,
    square: Square,
}

impl<'a> Field<'a> {
    pub(super) fn new(raster: &'a Raster, search: &'a Search) -> Result<Self, ImagingError> {
        check("how far an edge is looked for", search.reach, 1.0, MOST_REACH)?;
        check("the width of a pixel over its height", search.width_over_height, 0.1, 10.0)?;
        Ok(Self { raster, search, square: Square { width: search.width_over_height } })
    }

    /// Square coordinates of a place on the film.
    pub(super) fn square_from_film(&self, [x, y]: Point) -> Result<Point, ImagingError> {
        let (columns, rows) = (self.raster.columns(), self.raster.rows());
        let is_on = (0.0..=f64::from(columns)).contains(&x) && (0.0..=f64::from(rows)).contains(&y);
        if is_on {
            Ok(self.square.square_from_film([x, y]))
        } else {
            Err(ImagingError::OffFilm { x, y, columns, rows })
        }
    }

    pub(super) fn film_from_square(&self, point: Point) -> Point {
        self.square.film_from_square(point)
    }

    /// The longer side of the film, in heights of a pixel.
    pub(super) fn longest(&self) -> f64 {
        let [width, height] =
            self.square.square_from_film([f64::from(self.raster.columns()), f64::from(self.raster.rows())]);
        width.max(height)
    }

    /// 1 where bone has the high values, −1 where it has the low ones.
    pub(super) const fn sign(&self) -> f32 {
        if self.search.inverted { -1.0 } else { 1.0 }
    }

    /// Stored values at `place(profile, sample)`, in square coordinates.
    pub(super) fn profiles(
        &self,
        profiles: usize,
        samples: usize,
        place: impl Fn(usize, usize) -> Point,
    ) -> Profiles {
        let places = (0..profiles).flat_map(|profile| (0..samples).map(move |sample| (profile, sample)));
        let places = places.map(|(profile, sample)| self.film_from_square(place(profile, sample)));
        Profiles::new(samples, kernel_sample::sampled(self.raster, self.search.padding, places))
    }
}

/// A number that is one and lies where it can be searched with.
pub(super) fn check(name: &'static str, found: f64, least: f64, most: f64) -> Result<(), ImagingError> {
    if (least..=most).contains(&found) {
        Ok(())
    } else {
        Err(ImagingError::OutOfRange { name, found, least, most })
    }
}
