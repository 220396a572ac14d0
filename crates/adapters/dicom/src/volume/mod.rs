//! Slices of a series, laid beside each other to a volume.
//!
//! Knows what a slice says of its place and scale ([`SliceHead`]), which slices make one volume and what is wrong with it
//! ([`stacks`]), and how its voxels are read ([`Stack::read`]). Nothing is resampled: where slices are not evenly spaced, or do
//! not fit each other, there is no volume, and why is said; where one is missing, the volume has a gap that shows nothing.
//! Deliberately knows no level and no tissue, and not whose slices they are.

mod note;
mod order;
mod read;
mod slice;
mod stack;
mod technique;

pub use note::{NoVolume, StackNote};
pub use read::{Scale, StackVolume};
pub use slice::{SliceFile, SliceHead, VoxelUnit, posture_of};
pub use stack::{Stack, stacks};
