//! Counts of one frame.

use upright_anatomy::PixelSpacing;
use upright_imaging::{Raster, Samples};

/// From where a frame was seen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum View {
    /// From the front: the patient's right is on the left of the picture.
    Anterior,
    /// From behind: the patient's left is on the left of the picture.
    Posterior,
    /// From a side.
    Lateral,
}

impl View {
    /// For people.
    #[must_use]
    pub const fn words(self) -> &'static str {
        match self {
            Self::Anterior => "anterior",
            Self::Posterior => "posterior",
            Self::Lateral => "lateral",
        }
    }
}

/// A place in a picture.
///
/// - **Unit, origin**: mm from the middle of the first pixel, which is the upper left one: to the right, and towards the feet.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct PicturePoint {
    /// To the right of the picture.
    pub across: f64,
    /// Down the picture.
    pub down: f64,
}

/// Counts of one frame, with what is known of its view, place and time.
///
/// - **Shape**: rows of columns; rows run across the patient, the feet are below.
#[derive(Clone, Debug)]
pub struct Frame {
    columns: usize,
    counts: Vec<u32>,
    /// Between pixels; `None` = not known, and nothing is measured in mm.
    pub spacing: Option<PixelSpacing>,
    /// From where.
    pub view: Option<View>,
    /// Seconds from the first frame of its acquisition to its begin.
    pub began: Option<f64>,
    /// Seconds that it was counted.
    pub duration: Option<f64>,
    /// Middle of the first pixel, in mm to the patient's left, back and head.
    pub first_pixel: Option<[f64; 3]>,
    /// The space that places are told in; places of two spaces say nothing of each other. Empty = not known.
    pub space: String,
}

/// Numbers that are no counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error(
    "a picture with values below zero holds no counts; take the one that the camera made, not one computed from it"
)]
pub struct FrameError;

impl Frame {
    /// The counts of a picture.
    ///
    /// # Errors
    /// [`FrameError`] for values below zero.
    pub fn new(raster: &Raster) -> Result<Self, FrameError> {
        let counts = match raster.samples() {
            Samples::U8(stored) => stored.iter().copied().map(u32::from).collect(),
            Samples::U16(stored) => stored.iter().copied().map(u32::from).collect(),
            Samples::U32(stored) => stored.clone(),
            Samples::I16(stored) => stored
                .iter()
                .map(|stored| u32::try_from(*stored).map_err(|_| FrameError))
                .collect::<Result<_, _>>()?,
        };
        let columns = raster.columns() as usize;
        Ok(Self {
            columns,
            counts,
            spacing: None,
            view: None,
            began: None,
            duration: None,
            first_pixel: None,
            space: String::new(),
        })
    }

    /// The same with a distance between its pixels.
    #[must_use]
    pub const fn with_spacing(mut self, spacing: PixelSpacing) -> Self {
        self.spacing = Some(spacing);
        self
    }

    /// The same, begun so many seconds after the first frame and counted so long.
    #[must_use]
    pub const fn taken(mut self, began: f64, duration: Option<f64>) -> Self {
        self.began = Some(began);
        self.duration = duration;
        self
    }

    /// The same, seen from there.
    #[must_use]
    pub const fn seen_from(mut self, view: View) -> Self {
        self.view = Some(view);
        self
    }

    /// Width in pixels.
    #[must_use]
    pub const fn columns(&self) -> usize {
        self.columns
    }

    /// Height in pixels.
    #[must_use]
    pub fn rows(&self) -> usize {
        self.counts.len() / self.columns.max(1)
    }

    /// Counts of all pixels.
    #[must_use]
    pub fn total(&self) -> u64 {
        self.counts.iter().copied().map(u64::from).sum()
    }

    /// Counts, row after row.
    #[must_use]
    pub fn counts(&self) -> &[u32] {
        &self.counts
    }

    /// Counts of a row.
    pub(super) fn row(&self, row: usize) -> &[u32] {
        let start = row.saturating_mul(self.columns);
        self.counts.get(start..start.saturating_add(self.columns)).unwrap_or_default()
    }

    /// Whether a place lies to the patient's left of another at the same height, by the view.
    #[must_use]
    pub const fn left_is(&self, across: f64) -> Option<f64> {
        match self.view {
            Some(View::Anterior) => Some(across),
            Some(View::Posterior) => Some(-across),
            _ => None,
        }
    }

    /// First pixels of two pictures, where both are told in one space.
    pub(super) fn first_pixels(&self, other: &Self) -> Option<[[f64; 3]; 2]> {
        let is_one_space = !self.space.is_empty() && self.space == other.space;
        self.first_pixel.zip(other.first_pixel).filter(|_| is_one_space).map(<[_; 2]>::from)
    }

    /// Where a place of this picture lies in another of the same view: by where both say that their first pixels are.
    #[must_use]
    pub fn place_in(&self, other: &Self, point: PicturePoint) -> Option<PicturePoint> {
        if self.view != other.view {
            return None;
        }
        let [[left, _, head], [other_left, _, other_head]] = self.first_pixels(other)?;
        let moved = self.left_is(1.0)? * (left - other_left);
        Some(PicturePoint { across: point.across + moved, down: point.down - (head - other_head) })
    }

    /// The place in this picture of a place in the patient, in mm to the left, back and head.
    #[must_use]
    pub fn place_of(&self, [left, _, head]: [f64; 3]) -> Option<PicturePoint> {
        let [first_left, _, first_head] = self.first_pixel?;
        Some(PicturePoint { across: self.left_is(left - first_left)?, down: first_head - head })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn frame(samples: Samples) -> Result<Frame, FrameError> {
        Frame::new(&Raster::new(2, 2, samples).unwrap())
    }

    #[test]
    fn counts_are_never_below_zero() {
        assert_eq!(frame(Samples::I16(vec![0, 1, 2, -1])).unwrap_err(), FrameError);
        assert_eq!(frame(Samples::I16(vec![0, 1, 2, 3])).unwrap().total(), 6);
        assert_eq!(frame(Samples::U32(vec![u32::MAX; 4])).unwrap().total(), 4 * u64::from(u32::MAX));
    }

    /// From behind, what lies further to the left lies further to the left of the picture.
    #[test]
    fn a_place_is_found_in_another_picture_of_the_same_view() {
        let at = |view, first_pixel| {
            let mut frame = frame(Samples::U8(vec![0; 4])).unwrap().seen_from(view);
            (frame.first_pixel, frame.space) = (Some(first_pixel), "1.2.3".to_owned());
            frame
        };
        let (one, other) =
            (at(View::Posterior, [100.0, 0.0, 500.0]), at(View::Posterior, [150.0, 9.0, 300.0]));
        let found = one.place_in(&other, PicturePoint { across: 10.0, down: 250.0 }).unwrap();
        assert_eq!(found, PicturePoint { across: 60.0, down: 50.0 });
        assert_eq!(one.place_of([90.0, 7.0, 250.0]), Some(PicturePoint { across: 10.0, down: 250.0 }));
        assert_eq!(other.place_of([90.0, 7.0, 250.0]), Some(found));
        assert_eq!(
            at(View::Anterior, [-100.0, 0.0, 500.0]).place_of([-90.0, 0.0, 490.0]),
            Some(PicturePoint { across: 10.0, down: 10.0 })
        );
        assert_eq!(one.place_in(&at(View::Anterior, [0.0; 3]), found), None);
        for space in ["", "1.2.4"] {
            assert_eq!(one.place_in(&Frame { space: space.to_owned(), ..other.clone() }, found), None);
        }
    }
}
