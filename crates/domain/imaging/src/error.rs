//! Why pixels or the way to show them are not acceptable.

/// Pixels or a presentation that contradict themselves.
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
pub enum ImagingError {
    /// The number of samples is not columns × rows, or there are none.
    #[error("a picture of {columns} columns and {rows} rows cannot have {samples} samples")]
    Size {
        /// Columns stated.
        columns: u32,
        /// Rows stated.
        rows: u32,
        /// Samples found.
        samples: usize,
    },
    /// The number of values is not columns × rows × slices, there are none, or voxels have no size.
    #[error("a volume of {size:?} voxels of {spacing:?} cannot have {values} values")]
    Volume {
        /// Columns, rows and slices stated.
        size: [u32; 3],
        /// Size of a voxel stated.
        spacing: [f64; 3],
        /// Values found.
        values: usize,
    },
    /// Slices of a volume that it does not have.
    #[error("a volume of {slices} slices has no slice {slice}")]
    NoSlice {
        /// Slices that it has.
        slices: u32,
        /// The number named, counted from 0.
        slice: u32,
    },
    /// Steps from voxel to voxel that span no space.
    #[error("voxels in steps of {steps:?} from {first:?} fill no space")]
    Frame {
        /// Place of the first voxel stated.
        first: [f64; 3],
        /// Steps stated.
        steps: [[f64; 3]; 3],
    },
    /// A plane through a volume that has no pixels or no direction, or a slab that has no thickness that can be counted.
    #[error("a section of {columns} × {rows} pixels in steps of {steps:?}, {sheets} sheets thick, is none")]
    Section {
        /// Columns asked for.
        columns: u32,
        /// Rows asked for.
        rows: u32,
        /// Steps asked for.
        steps: [[f64; 3]; 2],
        /// Sheets of a slab that would be needed.
        sheets: f64,
    },
    /// A window that has no width, or is no number.
    #[error(
        "a window with centre {centre} and width {width} shows nothing: the width must be {least} or more"
    )]
    Window {
        /// Centre stated.
        centre: f64,
        /// Width stated.
        width: f64,
        /// What the function of the window permits.
        least: &'static str,
    },
    /// A look-up table without entries, or with more or fewer bits than a table can have.
    #[error("a look-up table of {entries} entries of {bits} bits is none: 1 to 65536 entries, 8 to 16 bits")]
    Lut {
        /// Entries found.
        entries: usize,
        /// Bits stated for each entry.
        bits: u32,
    },
    /// The picture cannot be brought to that size.
    #[error("cannot resize a picture to {columns} columns and {rows} rows: {problem}")]
    Resize {
        /// Columns asked for.
        columns: u32,
        /// Rows asked for.
        rows: u32,
        /// What stood in the way.
        problem: String,
    },
    /// A value that 16 bits cannot hold.
    #[error(
        "a tile pyramid keeps stored values of up to 16 bits as they are, but the picture holds {value}: show it untiled, or store it with fewer bits"
    )]
    Deep {
        /// The greatest value found.
        value: u32,
    },
    /// A place that is not on the film.
    #[error("an edge is looked for at {x}, {y}, but the film has {columns} columns and {rows} rows")]
    OffFilm {
        /// Place stated, in pixels from the left.
        x: f64,
        /// Place stated, in pixels from above.
        y: f64,
        /// Columns of the film.
        columns: u32,
        /// Rows of the film.
        rows: u32,
    },
    /// A number with which no edge can be looked for.
    #[error("cannot look for an edge: {name} is {found}; it must be {least} to {most}")]
    OutOfRange {
        /// What it is.
        name: &'static str,
        /// The number stated.
        found: f64,
        /// The least that it can be.
        least: f64,
        /// The most that it can be.
        most: f64,
    },
}

/// There is exactly one sample a pixel, and at least one pixel.
pub(crate) fn check_size(columns: u32, rows: u32, samples: usize) -> Result<(), ImagingError> {
    let wanted = u64::from(columns) * u64::from(rows);
    if wanted == 0 || samples as u64 != wanted {
        return Err(ImagingError::Size { columns, rows, samples });
    }
    Ok(())
}
