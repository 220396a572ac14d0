//! What is to be known about slices laid beside each other.

use crate::attribute::Attribute;

/// What a person must know who looks at a volume, or measures in it.
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
pub enum StackNote {
    /// Slices are missing; what lies there was not seen.
    #[error("{count} of {of} slices {} missing, the first after slice {after}: the gap is shown as a gap", are(*count))]
    Missing {
        /// How many.
        count: u32,
        /// How many there would be.
        of: u32,
        /// The slice before the first gap, counted from 1.
        after: u32,
    },
    /// Slices lie askew on each other.
    #[error("the gantry was tilted: slices lean by {degrees:.1}° against the way from slice to slice")]
    Slanted {
        /// Angle between the way from slice to slice and the line that stands on them.
        degrees: f64,
    },
    /// Slices that lie where another lies already.
    #[error("slices that lie where another one lies: {count}, set apart")]
    Repeated {
        /// How many.
        count: u32,
    },
    /// Hounsfield units beyond the end of the scale.
    #[error("values end at {at} HU, in {voxels} voxels: what is denser, as metal is, was stored as that")]
    CutOff {
        /// Where they end.
        at: f64,
        /// How many voxels have that value.
        voxels: u64,
    },
    /// Nobody can tell what stored values mean.
    #[error("its rescaling makes no sense or is a table: values are shown as they are stored")]
    NoScale,
    /// Compressed with loss.
    #[error("compressed with loss: its values are not those that were measured")]
    Lossy,
    /// A slice whose picture cannot be read.
    #[error("slice {slice} cannot be read and is shown as a gap: {problem}")]
    Unreadable {
        /// The slice, counted from 1.
        slice: u32,
        /// Why.
        problem: String,
    },
}

/// Why slices make no volume. They can still be looked at one by one.
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
pub enum NoVolume {
    /// One slice alone.
    #[error("it is a single slice")]
    OneSlice,
    /// An attribute without which the place of a slice is not known.
    #[error("{0} is missing or makes no sense: nobody knows where the slices lie")]
    NoPlace(Attribute),
    /// Slices are not evenly spaced.
    #[error("its slices are not evenly spaced: {least:.2} to {most:.2} mm")]
    Uneven {
        /// The smallest distance in mm.
        least: f64,
        /// The greatest.
        most: f64,
    },
    /// Slices do not follow each other along one line.
    #[error("its slices do not lie on one line: {off:.1} mm beside it")]
    NotInLine {
        /// How far in mm.
        off: f64,
    },
    /// Values of one slice mean something else than those of another.
    #[error("equal values mean different things in its slices: their rescaling differs")]
    DifferentScales,
    /// Values that are no 16-bit greys.
    #[error("its slices are in colour, or of more than 16 bits")]
    NoGreys,
    /// More voxels than are read.
    #[error("{mebibytes} MiB of voxels; the most that is read is {most} MiB")]
    TooLarge {
        /// What it would take.
        mebibytes: u64,
        /// What is read.
        most: u64,
    },
}

impl StackNote {
    /// Its name for programs, which never changes.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::Missing { .. } => "slices_missing",
            Self::Slanted { .. } => "gantry_tilted",
            Self::Repeated { .. } => "slices_repeated",
            Self::CutOff { .. } => "values_cut_off",
            Self::NoScale => "scale_not_known",
            Self::Lossy => "compressed_with_loss",
            Self::Unreadable { .. } => "slice_unreadable",
        }
    }
}

impl NoVolume {
    /// Its name for programs, which never changes.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::OneSlice => "one_slice",
            Self::NoPlace(_) => "no_place",
            Self::Uneven { .. } => "unevenly_spaced",
            Self::NotInLine { .. } => "not_in_line",
            Self::DifferentScales => "different_scales",
            Self::NoGreys => "no_greys",
            Self::TooLarge { .. } => "too_large",
        }
    }
}

const fn are(count: u32) -> &'static str {
    if count == 1 { "is" } else { "are" }
}
