//! The measuring kernel: landmarks in, numbers out, without allocation.
//!
//! [`values`] is the only place where an angle is computed; people's profiles, Monte Carlo,
//! WebAssembly and benchmarks all stand on it.

use crate::catalogue::PARAMETER_COUNT;
use crate::formula::{Defined, Point};
use crate::plan::{
    ANGLE_COUNT, ANGLE_SLOTS, DERIVED, LANES, PAIRS, POINT_COUNT, Pair, RATIOS, ROWS, Row, SITE_COUNT, SITES,
    SLOPE_COUNT, VALUE_SLOTS,
};
use std::f64::consts::PI;
use upright_anatomy::{Endplate, LandmarkSet, Laterality, Level, SagittalPoint, Site};
use wide::f64x4;

/// One number a parameter, in catalogue order and in the parameter's unit; NaN = not computable.
pub type Values = [f64; PARAMETER_COUNT];

const MISSING: SagittalPoint = SagittalPoint::new(f64::NAN, f64::NAN);

/// Landmark positions for the kernel: one slot a [`Site`], NaN where it is not placed.
///
/// The unit is the millimetre (true or nominal); only the guard of the Barrey ratio depends on it.
#[derive(Clone, Debug)]
pub struct Points([SagittalPoint; Site::COUNT]);

impl Points {
    /// No landmark placed.
    pub const EMPTY: Self = Self([MISSING; Site::COUNT]);

    /// The landmarks of `set`, with every coordinate multiplied by `scale`.
    #[must_use]
    pub fn from_set(set: &LandmarkSet, scale: f64) -> Self {
        let mut points = Self::EMPTY;
        for landmark in set.landmarks() {
            let point = set.frame().sagittal(landmark.x, landmark.y);
            points.place(landmark.site, SagittalPoint::new(point.anterior * scale, point.cranial * scale));
        }
        points
    }

    /// Places `site` at `point`.
    pub fn place(&mut self, site: Site, point: SagittalPoint) {
        if let Some(slot) = self.0.get_mut(site.index()) {
            *slot = point;
        }
    }

    /// Every landmark moved by `place`, which must leave NaN as it is: that is a site that is not placed.
    #[must_use]
    pub fn mapped(&self, place: impl Fn(SagittalPoint) -> SagittalPoint) -> Self {
        Self(self.0.map(place))
    }

    /// Where `site` is; NaN coordinates where it is not placed.
    #[must_use]
    pub fn at(&self, site: Site) -> SagittalPoint {
        self.0.get(site.index()).copied().unwrap_or(MISSING)
    }

    /// Where a formula's point is; NaN coordinates where its landmarks are missing.
    #[must_use]
    pub fn resolve(&self, point: Point) -> SagittalPoint {
        match point {
            Point::Site(site) => self.at(site),
            Point::Centroid(level) => first(self.at(Site::Centroid(level)), || self.mean_of_corners(level)),
            Point::Midpoint(endplate) => self.midpoint(endplate),
            Point::HipAxis => self.mean_of_sides(Site::FemoralHead(Laterality::Unspecified)),
            Point::Knee => self.mean_of_sides(Site::Knee(Laterality::Unspecified)),
            Point::Ankle => self.mean_of_sides(Site::Ankle(Laterality::Unspecified)),
        }
    }

    fn midpoint(&self, endplate: Endplate) -> SagittalPoint {
        use upright_anatomy::Edge::{Anterior, Posterior};
        self.at(endplate.corner(Posterior)).midpoint(self.at(endplate.corner(Anterior)))
    }

    fn mean_of_corners(&self, level: Level) -> SagittalPoint {
        self.midpoint(Endplate::superior(level)).midpoint(self.midpoint(Endplate::inferior(level)))
    }

    fn mean_of_sides(&self, unsided: Site) -> SagittalPoint {
        first(self.at(unsided), || {
            let left = self.at(unsided.on_side(Laterality::Left));
            let right = self.at(unsided.on_side(Laterality::Right));
            first(left.midpoint(right), || first(left, || right))
        })
    }
}

/// `preferred` where it is placed, else what `otherwise` gives.
fn first(preferred: SagittalPoint, otherwise: impl FnOnce() -> SagittalPoint) -> SagittalPoint {
    if preferred.anterior.is_nan() { otherwise() } else { preferred }
}

/// Every parameter of the catalogue for one set of landmarks.
///
/// - **Shape**: [`PARAMETER_COUNT`] numbers in catalogue order, degrees, millimetres, per cent or plain.
/// - **NaN**: not computable: a landmark is missing, or a ratio is undefined.
/// - **Depends on**: the points alone; the same points give the same bits in every run of one build.
#[must_use]
pub fn values(points: &Points) -> Values {
    let mut places = [MISSING; POINT_COUNT];
    let mut elements = [0.0; VALUE_SLOTS];
    let mut values = [f64::NAN; PARAMETER_COUNT];
    fill_places(points, &mut places);
    fill_elements(&places, &mut elements);
    for (value, row) in values.iter_mut().zip(&ROWS) {
        *value = total(row, &elements);
    }
    apply_ratios(&mut values, &elements);
    values
}

/// Every distinct point of the catalogue: landmarks first, then what is derived from them.
fn fill_places(points: &Points, places: &mut [SagittalPoint; POINT_COUNT]) {
    let (landmarks, derived) = places.split_at_mut(SITE_COUNT);
    for (place, site) in landmarks.iter_mut().zip(&SITES) {
        *place = points.0.get(usize::from(*site)).copied().unwrap_or(MISSING);
    }
    for (place, point) in derived.iter_mut().zip(&DERIVED) {
        *place = points.resolve(*point);
    }
}

/// The value of every distinct element; the last slot stays zero.
fn fill_elements(places: &[SagittalPoint; POINT_COUNT], values: &mut [f64; VALUE_SLOTS]) {
    let (mut ys, mut xs) = ([0.0; ANGLE_SLOTS], [1.0; ANGLE_SLOTS]);
    let (slopes, rest) = PAIRS.split_at(SLOPE_COUNT);
    let (tilts, lengths) = rest.split_at(ANGLE_COUNT - SLOPE_COUNT);
    let mut quotients = ys.iter_mut().zip(&mut xs);
    for (pair, (y, x)) in slopes.iter().zip(&mut quotients) {
        let (anterior, cranial) = difference(places, *pair);
        (*y, *x) = (-cranial, anterior);
    }
    for (pair, (y, x)) in tilts.iter().zip(&mut quotients) {
        (*y, *x) = difference(places, *pair);
    }
    let (angles, offsets) = values.split_at_mut(ANGLE_COUNT);
    let quotients = ys.as_chunks::<LANES>().0.iter().zip(xs.as_chunks::<LANES>().0);
    for (degrees, (y, x)) in angles.chunks_mut(LANES).zip(quotients) {
        let lanes = (f64x4::new(*y).atan2(f64x4::new(*x)) * f64x4::splat(180.0 / PI)).to_array();
        degrees.iter_mut().zip(&lanes).for_each(|(slot, angle)| *slot = *angle);
    }
    for (offset, pair) in offsets.iter_mut().zip(lengths) {
        *offset = difference(places, *pair).0;
    }
}

#[inline]
fn difference(places: &[SagittalPoint; POINT_COUNT], pair: Pair) -> (f64, f64) {
    let at = |slot: u8| places.get(usize::from(slot)).copied().unwrap_or(MISSING);
    let (from, to) = (at(pair.from), at(pair.to));
    (to.anterior - from.anterior, to.cranial - from.cranial)
}

#[inline]
fn total(row: &Row, elements: &[f64; VALUE_SLOTS]) -> f64 {
    row.signs.iter().zip(&row.slots).fold(row.constant, |sum, (sign, slot)| {
        sum + sign * elements.get(usize::from(*slot)).copied().unwrap_or(f64::NAN)
    })
}

fn apply_ratios(values: &mut Values, elements: &[f64; VALUE_SLOTS]) {
    for ratio in &RATIOS {
        let denominator = total(&ratio.denominator, elements);
        let defined = match ratio.defined {
            Defined::AboveZero => denominator > 0.0,
            Defined::AtLeastMillimetres(least) => denominator.abs() >= least,
        };
        if let Some(value) = values.get_mut(usize::from(ratio.parameter)) {
            *value = if defined { ratio.times * *value / denominator } else { f64::NAN };
        }
    }
}
