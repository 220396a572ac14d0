//! One side of the canal: the wall of the pedicle, looked at from the middle.

use super::around::Around;
use super::plane::Frame;

/// The innermost bone or metal of one side, at one height.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Edge {
    Bone(f64),
    Metal,
}

/// One side of the canal, looked at from its middle.
pub(super) struct Side<'a> {
    pub(super) around: Around<'a>,
    pub(super) frame: Frame,
    /// 1 to the left, -1 to the right.
    pub(super) side: f64,
}

impl Side<'_> {
    /// The innermost bone behind the front of the canal; metal where metal lies before it.
    pub(super) fn edge(&self, front: f64, height: f64) -> Option<Edge> {
        /// From where to where behind the front, in mm: no clinical limit.
        const LOOKED: [f64; 2] = [2.0, 9.0];
        /// Beyond this, in mm from the middle, no wall of the canal is looked for: no clinical limit.
        const WIDEST: f64 = 17.0;
        /// From place to place along the way back, in mm: no clinical limit.
        const STEP: f64 = 0.5;
        let steps = ((LOOKED[1] - LOOKED[0]) / STEP) as u32;
        let backs = (0..=steps).map(|step| front + LOOKED[0] + f64::from(step) * STEP);
        let from = |back: f64| self.frame.place(0.0, back) + self.frame.up * height;
        let edges =
            backs.filter_map(|back| self.around.first_bone(from(back), self.frame.left * self.side, WIDEST));
        let (away, is_metal) = edges.min_by(|one, other| one.0.total_cmp(&other.0))?;
        Some(if is_metal { Edge::Metal } else { Edge::Bone(away) })
    }
}
