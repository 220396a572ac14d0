//! Straight lines through bodies bounded by quadrics: where a line runs inside of each piece.

pub(crate) mod kernel_pieces;
pub(crate) mod kernel_stretches;
mod quadric;

pub(crate) use kernel_pieces::Pieces;

/// One ray: where it crosses the plane of the first two axes, and its direction for each millimetre along the third.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Ray {
    pub(crate) at: [f32; 2],
    pub(crate) lean: [f32; 2],
}

impl Ray {
    /// A ray along the third axis.
    pub(crate) const fn straight(at: [f32; 2]) -> Self {
        Self { at, lean: [0.0, 0.0] }
    }
}
