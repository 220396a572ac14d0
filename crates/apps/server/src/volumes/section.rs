//! A plane through a volume, as it is asked for.

use super::described::NOTHING;
use super::loaded::Loaded;
use crate::problem::{Answer, Problem};
use serde::Deserialize;
use upright_imaging::{PatientPlane, Samples, Slab};
use utoipa::{IntoParams, ToSchema};

/// The most pixels along a side.
const MOST_SIDE: u32 = 2048;
/// The most places between voxels that are looked at for one picture: a slab has many for a pixel.
const MOST_PLACES: f64 = 64e6;
/// The thickest slab in mm: more than a body.
const THICKEST: f64 = 1000.0;

/// How much of the volume a pixel shows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub(crate) enum SlabKind {
    /// The plane alone.
    #[default]
    Thin,
    /// The mean through the slab.
    Mean,
    /// The highest value through the slab (MIP).
    Highest,
}

/// A plane in millimetres of the patient: towards the left, the back and the head.
#[derive(Clone, Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub(crate) struct Cut {
    /// Middle of the first pixel, three numbers between commas.
    #[param(example = "-10.5,0,42")]
    first: String,
    /// From a pixel to the next of its row, in mm.
    #[param(example = "0.5,0,0")]
    across: String,
    /// From a row to the next, in mm.
    #[param(example = "0,0,-0.5")]
    down: String,
    /// Pixels in a row.
    #[param(minimum = 1, maximum = 2048)]
    columns: u32,
    /// Rows.
    #[param(minimum = 1, maximum = 2048)]
    rows: u32,
    /// How much a pixel shows; `thin` unless stated.
    #[serde(default)]
    #[param(inline)]
    slab: SlabKind,
    /// Thickness of the slab in mm; not for `thin`.
    thickness: Option<f64>,
}

impl Cut {
    /// The picture of this plane: 16 bits with a sign a pixel, little endian, row by row.
    ///
    /// # Errors
    /// What is wrong with the plane.
    pub(crate) fn of(&self, loaded: &Loaded) -> Answer<Vec<u8>> {
        let plane = self.plane()?;
        let slab = self.slab(&plane, loaded)?;
        let section = loaded.frame.section(&plane);
        let picture = section.of(&loaded.volume, slab, NOTHING);
        let picture = picture.map_err(|error| Problem::invalid(error.to_string()))?;
        let Samples::I16(values) = picture.samples() else {
            return Err(Problem::internal(&"a section of other samples than its volume"));
        };
        Ok(little_endian(values))
    }

    fn plane(&self) -> Answer<PatientPlane> {
        if ![self.columns, self.rows].iter().all(|side| (1..=MOST_SIDE).contains(side)) {
            return Err(Problem::invalid(format!("a plane has 1 to {MOST_SIDE} columns and rows")));
        }
        Ok(PatientPlane {
            first_pixel: numbers("first", &self.first)?,
            steps: [numbers("across", &self.across)?, numbers("down", &self.down)?],
            columns: self.columns,
            rows: self.rows,
        })
    }

    fn slab(&self, plane: &PatientPlane, loaded: &Loaded) -> Answer<Slab> {
        let thickness = match (self.slab, self.thickness) {
            (SlabKind::Thin, None) => return Ok(Slab::Thin),
            (SlabKind::Mean | SlabKind::Highest, Some(thickness))
                if thickness > 0.0 && thickness <= THICKEST =>
            {
                thickness
            }
            (SlabKind::Thin, Some(_)) => return Err(Problem::invalid("a thin plane has no thickness")),
            _ => {
                return Err(Problem::invalid(format!(
                    "a slab has a thickness of more than 0 and at most {THICKEST} mm"
                )));
            }
        };
        let through = loaded.frame.lengths(plane.through(thickness));
        let sheets = through.iter().zip(loaded.volume.spacing()).map(|(way, side)| (way / side).abs());
        let places = f64::from(plane.columns) * f64::from(plane.rows) * (1.0 + sheets.fold(0.0, f64::max));
        if places.is_nan() || places > MOST_PLACES {
            return Err(Problem::invalid("so thick a slab of so many pixels takes too long; ask for fewer"));
        }
        Ok(match self.slab {
            SlabKind::Highest => Slab::Highest { through },
            _ => Slab::Mean { through },
        })
    }
}

/// 16-bit values as they are sent and kept.
pub(crate) fn little_endian(values: &[i16]) -> Vec<u8> {
    if cfg!(target_endian = "little") {
        return bytemuck::cast_slice(values).to_vec();
    }
    values.iter().flat_map(|value| value.to_le_bytes()).collect()
}

/// Three numbers between commas.
pub(super) fn numbers(name: &str, text: &str) -> Answer<[f64; 3]> {
    let numbers: Option<Vec<f64>> = text
        .split(',')
        .map(|number| number.trim().parse().ok().filter(|number: &f64| number.is_finite()))
        .collect();
    numbers
        .and_then(|numbers| numbers.try_into().ok())
        .ok_or_else(|| Problem::malformed(format!("{name} is three numbers between commas, as 0.5,0,-3")))
}
