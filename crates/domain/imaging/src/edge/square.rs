//! Coordinates in which pixels are square.

/// Across and down.
pub(super) type Point = [f64; 2];

/// Film coordinates stretched sideways until pixels are square; the unit is the height of a pixel.
#[derive(Clone, Copy, Debug)]
pub(super) struct Square {
    /// Width of a pixel over its height.
    pub(super) width: f64,
}

impl Square {
    pub(super) fn square_from_film(self, [x, y]: Point) -> Point {
        [x * self.width, y]
    }

    pub(super) fn film_from_square(self, [x, y]: Point) -> Point {
        [x / self.width, y]
    }
}

pub(super) fn distance(one: Point, other: Point) -> f64 {
    (one[0] - other[0]).hypot(one[1] - other[1])
}

/// A drawn line, and the directions along and across it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Axis {
    from: Point,
    along: Point,
    across: Point,
    pub(super) length: f64,
}

impl Axis {
    /// `to_left`: whether the direction across points to the left of who walks along the line, as seen on the film.
    pub(super) fn new([from, to]: [Point; 2], to_left: bool) -> Self {
        let length = distance(from, to);
        let along = [(to[0] - from[0]) / length, (to[1] - from[1]) / length];
        let across = if to_left { [along[1], -along[0]] } else { [-along[1], along[0]] };
        Self { from, along, across, length }
    }

    /// The point so far along and so far across.
    pub(super) fn point(&self, along: f64, across: f64) -> Point {
        [
            self.from[0] + along * self.along[0] + across * self.across[0],
            self.from[1] + along * self.along[1] + across * self.across[1],
        ]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn left_is_left_as_seen_on_the_film() {
        let right_wards = [[10.0, 10.0], [14.0, 10.0]];
        assert_eq!(Axis::new(right_wards, true).point(2.0, 1.0), [12.0, 9.0]);
        assert_eq!(Axis::new(right_wards, false).point(2.0, 1.0), [12.0, 11.0]);
    }
}
