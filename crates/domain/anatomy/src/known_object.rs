//! A thing of known size on a film, marked by a user: it tells how large a pixel is.

use crate::landmarks::COORDINATE_LIMIT;
use crate::{Calibration, ImagePoint, Millimetres, PixelSpacing, SpacingError};

/// A thing of known size on a film.
///
/// - **Depends on**: depth. The spacing found is true at the depth of the thing, and nowhere else.
#[derive(Clone, Debug, PartialEq)]
pub enum KnownObject {
    /// A line between two points, of known length.
    Line {
        /// One end, in pixels.
        from: ImagePoint,
        /// The other end, in pixels.
        to: ImagePoint,
        /// True length.
        length: Millimetres,
    },
    /// A ball of known diameter, marked by points on its outline.
    Ball {
        /// Points on the outline, in pixels.
        outline: Vec<ImagePoint>,
        /// True diameter.
        diameter: Millimetres,
    },
}

/// Why a thing does not tell how large a pixel is.
#[derive(Clone, Copy, Debug, PartialEq, thiserror::Error)]
pub enum KnownObjectError {
    /// A size that is none.
    #[error("its true size is {0} mm; it must be above zero and at most 10000")]
    Size(f64),
    /// A point that is no number.
    #[error("a point of it is no place on a film")]
    Place,
    /// The ends coincide.
    #[error("its two ends coincide")]
    NoLength,
    /// So many points nobody marks.
    #[error("{0} points on the outline are too many; at most {most} are read", most = MOST_POINTS)]
    TooManyPoints(usize),
    /// Two points do not make a circle.
    #[error("{0} points on the outline are too few; mark three or more, all around")]
    TooFewPoints(usize),
    /// The points lie on a line, or far from any circle.
    #[error("the points on the outline do not lie on a circle; mark them all around the ball")]
    NoCircle,
    /// An arc tells little about a ball: a pixel beside it would change the diameter several times over.
    #[error("the points on the outline lie on one side of the ball; mark them all around")]
    OneSide,
    /// The spacing found is no spacing of a film.
    #[error("its true size and its size on the film do not belong together: {0}")]
    Spacing(#[from] SpacingError),
}

/// A circle on a film, seen in square pixels as high as a row.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Circle {
    /// Its centre, in pixels of the film.
    pub centre: ImagePoint,
    /// Its radius, in rows.
    pub radius: f64,
}

/// Larger things are not on a film: a guard.
const MOST_MM: f64 = 10_000.0;
/// More points than anybody marks: a guard.
const MOST_POINTS: usize = 64;

/// Points may lie so far beside the circle, as a share of its radius: a guard against a misplaced point.
const MOST_BESIDE: f64 = 0.1;

impl KnownObject {
    /// What a spacing found with it rests on.
    #[must_use]
    pub const fn calibration(&self) -> Calibration {
        match self {
            Self::Line { .. } => Calibration::UserLine,
            Self::Ball { .. } => Calibration::UserBall,
        }
    }

    /// True size: length or diameter.
    #[must_use]
    pub const fn size(&self) -> Millimetres {
        match self {
            Self::Line { length, .. } => *length,
            Self::Ball { diameter, .. } => *diameter,
        }
    }

    /// The points that were marked, in pixels.
    #[must_use]
    pub fn points(&self) -> Vec<ImagePoint> {
        match self {
            Self::Line { from, to, .. } => vec![*from, *to],
            Self::Ball { outline, .. } => outline.clone(),
        }
    }

    /// The circle that fits the outline of a ball best; `None` for a line.
    ///
    /// - **Shape**: pixels are `width_over_height` times as wide as high (1 = square).
    ///
    /// # Errors
    /// [`KnownObjectError`] where the outline is no circle.
    pub fn circle(&self, width_over_height: f64) -> Option<Result<Circle, KnownObjectError>> {
        match self {
            Self::Line { .. } => None,
            Self::Ball { outline, .. } => Some(circle(outline, width_over_height)),
        }
    }

    /// Length or diameter on the film.
    ///
    /// - **Unit**: rows, of pixels that are `width_over_height` times as wide as high (1 = square).
    ///
    /// # Errors
    /// [`KnownObjectError`] where the thing has no size on the film.
    pub fn rows(&self, width_over_height: f64) -> Result<f64, KnownObjectError> {
        match self {
            Self::Line { from, to, .. } => {
                distance(square(from, width_over_height), square(to, width_over_height))
            }
            Self::Ball { outline, .. } => Ok(2.0 * circle(outline, width_over_height)?.radius),
        }
    }

    /// The spacing of a film whose pixels are `width_over_height` times as wide as high (1 = square).
    ///
    /// # Errors
    /// [`KnownObjectError`] where the thing has no size, on the film or in truth.
    pub fn spacing(&self, width_over_height: f64) -> Result<PixelSpacing, KnownObjectError> {
        let true_mm = self.size().value();
        if !(true_mm > 0.0 && true_mm <= MOST_MM) {
            return Err(KnownObjectError::Size(true_mm));
        }
        let points = self.points();
        if points.len() > MOST_POINTS {
            return Err(KnownObjectError::TooManyPoints(points.len()));
        }
        let is_place = |number: f64| number.abs() <= COORDINATE_LIMIT;
        if !points.iter().all(|point| is_place(point.x) && is_place(point.y)) {
            return Err(KnownObjectError::Place);
        }
        let rows = self.rows(width_over_height)?;
        Ok(PixelSpacing::new(true_mm / rows, true_mm / rows * width_over_height)?)
    }
}

type Point = (f64, f64);

fn square(point: &ImagePoint, width_over_height: f64) -> Point {
    (point.x * width_over_height, point.y)
}

fn circle(outline: &[ImagePoint], width_over_height: f64) -> Result<Circle, KnownObjectError> {
    let points: Vec<Point> = outline.iter().map(|point| square(point, width_over_height)).collect();
    let ((x, y), radius) = fitted_circle(&points)?;
    Ok(Circle { centre: ImagePoint { x: x / width_over_height, y }, radius })
}

fn distance(one: Point, other: Point) -> Result<f64, KnownObjectError> {
    let length = (other.0 - one.0).hypot(other.1 - one.1);
    match length {
        length if !length.is_finite() => Err(KnownObjectError::Place),
        length if length <= 0.0 => Err(KnownObjectError::NoLength),
        length => Ok(length),
    }
}

/// Centre and radius of the circle that fits `points` best (algebraic least squares, Kåsa 1976).
fn fitted_circle(points: &[Point]) -> Result<(Point, f64), KnownObjectError> {
    let count = points.len() as f64;
    if points.len() < 3 {
        return Err(KnownObjectError::TooFewPoints(points.len()));
    }
    let mean = |pick: fn(&Point) -> f64| points.iter().map(pick).sum::<f64>() / count;
    let middle = (mean(|point| point.0), mean(|point| point.1));
    if !(middle.0.is_finite() && middle.1.is_finite()) {
        return Err(KnownObjectError::Place);
    }
    let centred = || points.iter().map(|point| (point.0 - middle.0, point.1 - middle.1));
    let sum = |term: fn(Point) -> f64| centred().map(term).sum::<f64>();
    let (xx, xy, yy) = (sum(|(x, _)| x * x), sum(|(x, y)| x * y), sum(|(_, y)| y * y));
    let right = (sum(|(x, y)| x * (x * x + y * y)) / 2.0, sum(|(x, y)| y * (x * x + y * y)) / 2.0);
    let determinant = xx * yy - xy * xy;
    // Points in a row have no circle: the spread across the row vanishes beside that along it.
    if determinant <= 1e-6 * (xx + yy) * (xx + yy) {
        return Err(KnownObjectError::NoCircle);
    }
    let centre = ((right.0 * yy - right.1 * xy) / determinant, (right.1 * xx - right.0 * xy) / determinant);
    let radius = (centre.0 * centre.0 + centre.1 * centre.1 + (xx + yy) / count).sqrt();
    let beside = |(x, y): Point| ((x - centre.0).hypot(y - centre.1) - radius).abs();
    if centred().any(|point| beside(point) > MOST_BESIDE * radius) {
        return Err(KnownObjectError::NoCircle);
    }
    let turns_rad = centred().map(|(x, y)| (y - centre.1).atan2(x - centre.0)).collect();
    if widest_gap_rad(turns_rad) >= std::f64::consts::PI {
        return Err(KnownObjectError::OneSide);
    }
    Ok(((middle.0 + centre.0, middle.1 + centre.1), radius))
}

/// The widest turn from one of the bearings to the next.
fn widest_gap_rad(mut bearings_rad: Vec<f64>) -> f64 {
    bearings_rad.sort_by(f64::total_cmp);
    let again = bearings_rad.first().map(|first| first + std::f64::consts::TAU);
    let next = bearings_rad.iter().copied().skip(1).chain(again);
    bearings_rad.iter().zip(next).map(|(one, next)| next - one).fold(0.0, f64::max)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn line(from: (f64, f64), to: (f64, f64), length: f64) -> KnownObject {
        let point = |(x, y)| ImagePoint { x, y };
        KnownObject::Line { from: point(from), to: point(to), length: Millimetres::new(length) }
    }

    /// A circle of `radius_mm` on a film of this spacing, seen as the ellipse of pixels that it is.
    fn ball(spacing: (f64, f64), radius_mm: f64, turns: &[f64]) -> KnownObject {
        let outline = turns.iter().map(|turn| {
            let angle_rad = turn * std::f64::consts::TAU;
            let x = 500.0 + radius_mm * angle_rad.cos() / spacing.1;
            ImagePoint { x, y: 900.0 + radius_mm * angle_rad.sin() / spacing.0 }
        });
        KnownObject::Ball { outline: outline.collect(), diameter: Millimetres::new(2.0 * radius_mm) }
    }

    fn check(object: &KnownObject, width_over_height: f64, expect: (f64, f64)) {
        let found = object.spacing(width_over_height).unwrap();
        assert!(
            (found.row() - expect.0).abs() < 1e-9 && (found.column() - expect.1).abs() < 1e-9,
            "{found:?}"
        );
    }

    #[test]
    fn lines_and_balls_on_square_and_other_pixels() {
        check(&line((0.0, 0.0), (300.0, 400.0), 100.0), 1.0, (0.2, 0.2));
        check(&line((0.0, 10.0), (0.0, 510.0), 100.0), 0.5, (0.2, 0.1));
        check(&line((0.0, 10.0), (1000.0, 10.0), 100.0), 0.5, (0.2, 0.1));
        check(&ball((0.2, 0.2), 12.5, &[0.0, 0.3, 0.6]), 1.0, (0.2, 0.2));
        let seen_wide = ball((0.2, 0.1), 12.5, &[0.0, 0.2, 0.45, 0.7, 0.9]);
        check(&seen_wide, 0.5, (0.2, 0.1));
        let Circle { centre, radius } = seen_wide.circle(0.5).unwrap().unwrap();
        assert!((centre.x - 500.0).abs() < 1e-9 && (centre.y - 900.0).abs() < 1e-9, "{centre:?}");
        assert!((radius - 62.5).abs() < 1e-9, "{radius}");
    }

    #[test]
    fn what_tells_no_size_is_refused() {
        let fails = |object: KnownObject| object.spacing(1.0).unwrap_err();
        assert_eq!(fails(line((1.0, 2.0), (1.0, 2.0), 100.0)), KnownObjectError::NoLength);
        assert_eq!(fails(line((1.0, 2.0), (f64::NAN, 2.0), 100.0)), KnownObjectError::Place);
        assert!(matches!(fails(line((0.0, 0.0), (9.0, 0.0), f64::NAN)), KnownObjectError::Size(_)));
        assert_eq!(fails(line((0.0, 0.0), (9.0, 0.0), 0.0)), KnownObjectError::Size(0.0));
        assert!(matches!(fails(line((0.0, 0.0), (1.0, 0.0), 100.0)), KnownObjectError::Spacing(_)));
        assert_eq!(fails(ball((0.2, 0.2), 12.5, &[0.0, 0.5])), KnownObjectError::TooFewPoints(2));
        let crowd = ball((0.2, 0.2), 12.5, &[0.0; 65]);
        assert_eq!(fails(crowd), KnownObjectError::TooManyPoints(65));
        assert_eq!(fails(line((0.0, 0.0), (0.0, 1e300), 100.0)), KnownObjectError::Place);
        assert!(matches!(fails(line((0.0, 0.0), (9.0, 0.0), 1e300)), KnownObjectError::Size(_)));
        let row = (0..5).map(|x| ImagePoint { x: f64::from(x), y: 3.0 }).collect();
        let flat = KnownObject::Ball { outline: row, diameter: Millimetres::new(25.0) };
        assert_eq!(fails(flat), KnownObjectError::NoCircle);
        let arc = ball((0.2, 0.2), 12.5, &[0.0, 0.02, 0.05]);
        assert_eq!(fails(arc), KnownObjectError::OneSide);
        // An ellipse is no ball: the pixels are not square, or a point is misplaced.
        assert_eq!(fails(ball((0.2, 0.1), 12.5, &[0.0, 0.2, 0.45, 0.7, 0.9])), KnownObjectError::NoCircle);
    }
}
