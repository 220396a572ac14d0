//! Volumes of series: what is told of them, their voxels in memory, and planes through them.

mod described;
mod kept;
mod loaded;
mod reading;
mod section;

pub(crate) use described::{Grid, VolumeDescription};
pub(crate) use kept::Kept;
pub(crate) use reading::{Named, NamedBodies, NamedInBoth, read};
pub(crate) use section::{Cut, little_endian};
