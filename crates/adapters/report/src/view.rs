//! Where a point of the patient lies on the canvas.

use upright_anatomy::{Frame, ImageFrame, ImagePoint, SagittalPoint};

/// Height of a drawing without film, in canvas pixels.
const HEIGHT_WITHOUT_FILM: f64 = 2400.0;
const LEAST_WIDTH: f64 = 900.0;
/// Room for labels on either side, as a share of the height.
const SIDE_MARGIN: f64 = 0.2;
/// Smaller films are enlarged, or no label would find a place on them: side of a square as large as the film.
const LEAST_FILM: f64 = 700.0;

/// A place on the canvas, in its pixels, y down.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Spot {
    pub(crate) x: f64,
    pub(crate) y: f64,
}

impl Spot {
    pub(crate) fn towards(self, other: Self, share: f64) -> Self {
        Self { x: self.x + (other.x - self.x) * share, y: self.y + (other.y - self.y) * share }
    }

    pub(crate) fn distance(self, other: Self) -> f64 {
        (other.x - self.x).hypot(other.y - self.y)
    }

    /// Direction to `other`, in radians, clockwise from the right on the canvas.
    pub(crate) fn bearing_rad(self, other: Self) -> f64 {
        (other.y - self.y).atan2(other.x - self.x)
    }

    pub(crate) fn at_bearing(self, bearing_rad: f64, distance: f64) -> Self {
        Self { x: self.x + distance * bearing_rad.cos(), y: self.y + distance * bearing_rad.sin() }
    }
}

/// What the canvas shows.
#[derive(Clone, Debug)]
enum Shown {
    /// A film, pixel by pixel.
    Film(ImageFrame),
    /// The sagittal plane of this frame.
    Plane(Frame),
}

/// The film, or the sagittal plane, on the canvas.
#[derive(Clone, Debug)]
pub(crate) struct View {
    shown: Shown,
    /// Canvas pixels a film pixel or a unit of the plane, across and down.
    scale: (f64, f64),
    origin: (f64, f64),
    pub(crate) width: f64,
    pub(crate) height: f64,
}

impl View {
    /// One canvas pixel a film pixel; pixels that are not square become so, in true proportions.
    pub(crate) fn of_film(film: &ImageFrame) -> Self {
        let (columns, rows) = (f64::from(film.columns), f64::from(film.rows));
        let (wide, high) = squared(film);
        let zoom = (LEAST_FILM / (columns * wide * rows * high).sqrt()).ceil().max(1.0);
        let (width, height) = ((columns * wide * zoom).round(), (rows * high * zoom).round());
        let scale = (width / columns, height / rows);
        Self { shown: Shown::Film(*film), scale, origin: (0.0, 0.0), width, height }
    }

    /// What was done to the film's pixels, for people.
    pub(crate) fn note(&self) -> Option<String> {
        let Shown::Film(film) = &self.shown else { return None };
        let zoom = self.scale.0.min(self.scale.1).round();
        let larger = (zoom > 1.0).then(|| format!("drawn {zoom:.0} times as large as the film"));
        let square = (squared(film) != (1.0, 1.0))
            .then(|| "drawn with square pixels, which the film has not".to_owned());
        let words: Vec<String> = larger.into_iter().chain(square).collect();
        (!words.is_empty()).then(|| words.join(", "))
    }

    /// Places in `frame` alone, with true proportions and a margin around them.
    pub(crate) fn of_places(frame: &Frame, places: impl Iterator<Item = (f64, f64)>) -> Self {
        let plane = places.map(|(x, y)| frame.sagittal(x, y));
        let spots: Vec<(f64, f64)> = plane.map(|point| plain(frame, point)).collect();
        let bounds = |pick: fn(&(f64, f64)) -> f64| {
            let values = spots.iter().map(pick);
            (values.clone().fold(f64::INFINITY, f64::min), values.fold(f64::NEG_INFINITY, f64::max))
        };
        let ((left, right), (top, bottom)) = (bounds(|spot| spot.0), bounds(|spot| spot.1));
        let tall = (bottom - top).max((right - left) * 0.8).max(1.0);
        let margin = tall * 0.08;
        let scale = HEIGHT_WITHOUT_FILM / (tall + 2.0 * margin);
        let width = ((right - left + 2.0 * tall * SIDE_MARGIN) * scale).max(LEAST_WIDTH);
        let spare = (width / scale - (right - left)) / 2.0;
        Self {
            shown: Shown::Plane(*frame),
            scale: (scale, scale),
            origin: (left - spare, f64::midpoint(top, bottom) - tall / 2.0 - margin),
            width,
            height: HEIGHT_WITHOUT_FILM,
        }
    }

    /// Where `point` of the patient is shown.
    pub(crate) fn spot(&self, point: SagittalPoint) -> Spot {
        let (x, y) = match &self.shown {
            Shown::Film(film) => {
                let ImagePoint { x, y } = film.image_from_sagittal(point);
                (x, y)
            }
            Shown::Plane(frame) => plain(frame, point),
        };
        Spot { x: (x - self.origin.0) * self.scale.0, y: (y - self.origin.1) * self.scale.1 }
    }

    /// Canvas pixels a unit of the patient, along the vertical.
    pub(crate) fn length(&self, from: SagittalPoint, length: f64) -> f64 {
        let above = SagittalPoint::new(from.anterior, from.cranial + length);
        self.spot(from).distance(self.spot(above))
    }

    /// +1 when the patient's front is on the right of the canvas, −1 when on the left.
    pub(crate) fn front(&self) -> f64 {
        let origin = SagittalPoint::new(0.0, 0.0);
        (self.spot(SagittalPoint::new(1.0, 0.0)).x - self.spot(origin).x).signum()
    }
}

/// How far columns and rows are stretched so that pixels become square; the finer of the two stay as they are.
fn squared(film: &ImageFrame) -> (f64, f64) {
    let Some(spacing) = film.spacing else { return (1.0, 1.0) };
    let finer = spacing.row().min(spacing.column());
    let (wide, high) = (spacing.column() / finer, spacing.row() / finer);
    let gained = ((wide - 1.0) * f64::from(film.columns)).max((high - 1.0) * f64::from(film.rows));
    // Less than a pixel over the whole film is nothing that anybody sees.
    if gained < 1.0 { (1.0, 1.0) } else { (wide, high) }
}

/// The sagittal plane as a picture with square pixels, mirrored as the film is.
fn plain(frame: &Frame, point: SagittalPoint) -> (f64, f64) {
    let left = matches!(frame, Frame::Image(film) if film.facing == upright_anatomy::Facing::Left);
    (if left { -point.anterior } else { point.anterior }, -point.cranial)
}
