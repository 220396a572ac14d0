//! A CT of 512 × 512 × 600 voxels that benches share, and how peers are given it.

use std::fs::File;
use std::io::{BufWriter, Write};
use std::path::Path;
use upright_anatomy::Millimetres;
use upright_imaging::{Samples, Volume};
use upright_phantom::{Ct, CtRequest, Kind, Person, Wishes};

const MATRIX: u32 = 512;
const SLICES: u32 = 600;

/// A phantom's CT; where it ends the last slice is repeated.
pub(crate) fn scanned() -> Volume {
    let person = Person::draw(Kind::Flatback, 2, &Wishes::default()).unwrap();
    let request =
        CtRequest { matrix: MATRIX, thickness: Millimetres::new(0.7), ..CtRequest::default() }.ideal();
    let ct = Ct::new(&person, &request).unwrap();
    let mut values = Vec::with_capacity((MATRIX * MATRIX * SLICES) as usize);
    for slice in 0..SLICES {
        let Samples::I16(slice) = ct.slice(slice.min(ct.grid().slices - 1)).unwrap().into_samples() else {
            unreachable!("a CT has signed values")
        };
        values.extend(slice);
    }
    let [across, down] = ct.grid().spacing;
    Volume::new([MATRIX, MATRIX, SLICES], [across, down, ct.grid().slice_step()], values).unwrap()
}

/// The middle of a volume.
pub(crate) fn middle(volume: &Volume) -> [f64; 3] {
    let (size, spacing) = (volume.size(), volume.spacing());
    [0, 1, 2].map(|axis| f64::from(size[axis]) * spacing[axis] / 2.0)
}

/// The volume as a MetaImage: a few lines and the values.
pub(crate) fn write(volume: &Volume, to: &Path) {
    let mut file = BufWriter::new(File::create(to).unwrap());
    let ([columns, rows, slices], [x, y, z]) = (volume.size(), volume.spacing());
    writeln!(
        file,
        "ObjectType = Image\nNDims = 3\nBinaryData = True\nBinaryDataByteOrderMSB = False\nTransformMatrix = 1 0 0 0 1 0 0 0 1"
    )
    .unwrap();
    writeln!(file, "Offset = {} {} {}\nElementSpacing = {x} {y} {z}", x / 2.0, y / 2.0, z / 2.0).unwrap();
    writeln!(file, "DimSize = {columns} {rows} {slices}\nElementType = MET_SHORT\nElementDataFile = LOCAL")
        .unwrap();
    for value in volume.values() {
        file.write_all(&value.to_le_bytes()).unwrap();
    }
    file.flush().unwrap();
}
