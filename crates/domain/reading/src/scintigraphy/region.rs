//! Regions of interest.

use super::counted::Counted;
use super::frame::{Frame, PicturePoint};

/// A region of a picture. A pixel is in it with its middle.
#[derive(Clone, Debug, PartialEq)]
pub enum Region {
    /// A circle or an ellipse whose axes are those of the picture.
    Ellipse {
        /// Its middle.
        middle: PicturePoint,
        /// Half of its width and of its height, in mm.
        half: [f64; 2],
    },
    /// What lies within corners, the last joined with the first; where its sides cross, by the even-odd rule.
    Polygon(Vec<PicturePoint>),
}

impl Region {
    /// A circle.
    #[must_use]
    pub const fn circle(middle: PicturePoint, radius: f64) -> Self {
        Self::Ellipse { middle, half: [radius, radius] }
    }

    /// A rectangle about a place.
    #[must_use]
    pub fn rectangle(middle: PicturePoint, half: [f64; 2]) -> Self {
        let [wide, high] = half;
        let corner =
            |x: f64, y: f64| PicturePoint { across: middle.across + x * wide, down: middle.down + y * high };
        Self::Polygon(vec![corner(-1.0, -1.0), corner(1.0, -1.0), corner(1.0, 1.0), corner(-1.0, 1.0)])
    }

    /// Counts in it; `None` where the picture has no millimetres, or no pixel is in the region.
    #[must_use]
    pub fn counted(&self, frame: &Frame) -> Option<Counted> {
        let spacing = frame.spacing?;
        let (row_step, column_step) = (spacing.row(), spacing.column());
        let [top, bottom] = self.height();
        let first = (top / row_step).ceil().max(0.0) as usize;
        let last = (bottom / row_step).floor().min(frame.rows() as f64 - 1.0);
        if last < 0.0 {
            return None;
        }
        let (mut counts, mut pixels) = (0_u64, 0_u64);
        for row in first..=last as usize {
            let down = row as f64 * row_step;
            for (column, count) in frame.row(row).iter().enumerate() {
                if self.holds(PicturePoint { across: column as f64 * column_step, down }) {
                    counts += u64::from(*count);
                    pixels += 1;
                }
            }
        }
        (pixels > 0).then_some(Counted { counts, pixels, area_mm2: pixels as f64 * row_step * column_step })
    }

    /// Whether a place is in it.
    #[must_use]
    pub fn holds(&self, point: PicturePoint) -> bool {
        match self {
            Self::Ellipse { middle, half: [wide, high] } => {
                let (x, y) = ((point.across - middle.across) / wide, (point.down - middle.down) / high);
                x * x + y * y <= 1.0
            }
            Self::Polygon(corners) => {
                let next = corners.iter().skip(1).chain(corners.first());
                corners.iter().zip(next).filter(|(one, other)| is_left_of(point, **one, **other)).count() % 2
                    == 1
            }
        }
    }

    /// The same region in another picture of the same view; `None` where nobody knows how the two lie to each other.
    #[must_use]
    pub fn in_picture(&self, from: &Frame, to: &Frame) -> Option<Self> {
        let place = |point: PicturePoint| from.place_in(to, point);
        match self {
            Self::Ellipse { middle, half } => Some(Self::Ellipse { middle: place(*middle)?, half: *half }),
            Self::Polygon(corners) => {
                Some(Self::Polygon(corners.iter().copied().map(place).collect::<Option<_>>()?))
            }
        }
    }

    fn height(&self) -> [f64; 2] {
        match self {
            Self::Ellipse { middle, half: [_, high] } => [middle.down - high, middle.down + high],
            Self::Polygon(corners) => {
                corners.iter().fold([f64::INFINITY, f64::NEG_INFINITY], |[top, bottom], corner| {
                    [top.min(corner.down), bottom.max(corner.down)]
                })
            }
        }
    }
}

/// Whether a side crosses the height of a point to the right of it.
fn is_left_of(point: PicturePoint, one: PicturePoint, other: PicturePoint) -> bool {
    if (one.down > point.down) == (other.down > point.down) {
        return false;
    }
    let share = (point.down - one.down) / (other.down - one.down);
    point.across < one.across + share * (other.across - one.across)
}

#[cfg(test)]
mod tests {
    use super::*;
    use upright_anatomy::PixelSpacing;
    use upright_imaging::{Raster, Samples};

    /// 40 × 30 pixels of 2 mm across and 3 mm down, of one count each but for one of 100 in column 10 and row 5.
    fn frame() -> Frame {
        let mut counts = vec![1_u16; 1200];
        counts[5 * 40 + 10] = 100;
        Frame::new(&Raster::new(40, 30, Samples::U16(counts)).unwrap())
            .unwrap()
            .with_spacing(PixelSpacing::new(3.0, 2.0).unwrap())
    }

    #[test]
    fn rows_and_columns_have_their_own_spacing() {
        let at = |across, down| PicturePoint { across, down };
        let small = Region::circle(at(20.0, 15.0), 1.0).counted(&frame()).unwrap();
        assert_eq!((small.counts, small.pixels, small.area_mm2), (100, 1, 6.0));
        let square = Region::rectangle(at(21.0, 16.5), [6.0, 6.0]).counted(&frame()).unwrap();
        // 6 columns of 2 mm, 4 rows of 3 mm.
        assert_eq!((square.pixels, square.counts), (24, 123));
    }

    #[test]
    fn the_area_of_a_large_ellipse_is_that_of_the_ellipse() {
        let middle = PicturePoint { across: 39.0, down: 43.5 };
        let found = Region::Ellipse { middle, half: [30.0, 36.0] }.counted(&frame()).unwrap();
        let exact = std::f64::consts::PI * 30.0 * 36.0;
        assert!((found.area_mm2 / exact - 1.0).abs() < 0.02, "{} {exact}", found.area_mm2);
    }

    #[test]
    fn beside_the_picture_there_is_nothing_to_count() {
        let at = |across, down| Region::circle(PicturePoint { across, down }, 4.0);
        assert!(at(-50.0, 10.0).counted(&frame()).is_none());
        assert!(at(10.0, 900.0).counted(&frame()).is_none() && at(10.0, -900.0).counted(&frame()).is_none());
        let unknown = Frame::new(&Raster::new(2, 2, Samples::U8(vec![1; 4])).unwrap()).unwrap();
        assert!(at(0.0, 0.0).counted(&unknown).is_none());
        assert!(Region::Polygon(Vec::new()).counted(&frame()).is_none());
    }
}
