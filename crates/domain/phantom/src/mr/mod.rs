//! Magnetic resonance of a person who lies: the signal of every tissue, and what coil, noise and metal make of it.

mod kernel_field;
mod kernel_readout;
mod kernel_receive;
mod layers;
mod metal;
mod plan;
mod protocol;
mod relaxation;
mod truth;

pub use plan::{MrError, MrPlane, MrRequest};
pub use protocol::{MetalProtocol, MrProtocol, Weighting};
pub use truth::{DiscTruth, LevelLoss, MrTruth};

use crate::inside::Part;
use crate::person::{DiscState, Person, Pose, Posed};
use crate::volume::{Grid, Painter, to_patient};
use kernel_field::{Dipoles, FieldMap};
use std::sync::Arc;
use upright_anatomy::Level;
use upright_imaging::{ImagingError, Raster, Samples};

/// A person in a magnet, slice by slice.
pub struct Mr {
    grid: Grid,
    protocol: MrProtocol,
    request: MrRequest,
    painter: Painter,
    signal: Vec<f32>,
    /// Signal times how much it varies.
    grain: Vec<f32>,
    field: Option<Arc<FieldMap>>,
    /// How far forwards the spine lies.
    spine: f64,
    seed: u64,
}

/// The stored value of water at rest.
const WATER: f64 = 3000.0;
/// The most that 12 bits hold; where signal is piled up there may be more.
const MOST: f32 = 4095.0;

impl Mr {
    /// Lays the person down.
    ///
    /// # Errors
    /// [`MrError`] for a series that no scanner measures.
    pub fn new(person: &Person, request: &MrRequest) -> Result<Self, MrError> {
        Self::beside(None, person, request)
    }

    /// Another series of the same person, who has not moved: the same as a new one, and sooner where its slices lie alike.
    ///
    /// # Errors
    /// As [`Self::new`].
    pub fn another(&self, person: &Person, request: &MrRequest) -> Result<Self, MrError> {
        Self::beside(Some(self), person, request)
    }

    fn beside(other: Option<&Self>, person: &Person, request: &MrRequest) -> Result<Self, MrError> {
        let posed = person.pose(Pose::Supine)?;
        let protocol = request.protocol();
        let grid = plan::grid(person, &posed, request, &protocol)?;
        let painter = Painter::new(layers::layers(person, &posed), &grid);
        let discs = &person.lesions().discs;
        let table = |value: &dyn Fn(&Part) -> f64| -> Vec<f32> {
            painter.parts().iter().map(|part| value(part) as f32).collect()
        };
        let signal = table(&|part| stored(part, discs, &protocol));
        let grain = table(&|part| stored(part, discs, &protocol) * relaxation::grain(part));
        let known = other.and_then(|other| other.field_about(&grid, &protocol));
        let field = || known.or_else(|| bent(person, &posed, &grid, &protocol).map(Arc::new));
        let field = request.metal_artefacts.then(field).flatten();
        let spine = posed.skeleton.vertebra(Level::L3).map_or(0.0, |l3| l3.centroid().anterior);
        let name = format!("noise of the MR {}", protocol.description);
        let seed = person.draws().between(&name, 0.0, 9.0e15) as u64;
        Ok(Self { grid, protocol, request: *request, painter, signal, grain, field, spine, seed })
    }

    /// The field about these slices, if it is known.
    fn field_about(&self, grid: &Grid, protocol: &MrProtocol) -> Option<Arc<FieldMap>> {
        let is_same_magnet = self.protocol.field_tesla == protocol.field_tesla;
        let is_same_place = kernel_readout::reach(&self.grid) == kernel_readout::reach(grid);
        self.field.clone().filter(|_| is_same_magnet && is_same_place)
    }

    /// Where the voxels lie.
    #[must_use]
    pub const fn grid(&self) -> &Grid {
        &self.grid
    }

    /// How it is measured.
    #[must_use]
    pub const fn protocol(&self) -> &MrProtocol {
        &self.protocol
    }

    /// What the stored value of this part is without noise and coil: by the equation of its sequence, 3000 for water at rest.
    #[must_use]
    pub fn expected(&self, part: &Part, discs: &[DiscState]) -> f64 {
        stored(part, discs, &self.protocol)
    }

    /// How the frequency of hydrogen differs beside metal, in Hz, at millimetres towards left, back and head from the hip axis.
    ///
    /// - **Sign**: + = higher than without metal; it moves what is there towards higher columns.
    #[must_use]
    pub fn off_resonance(&self, [left, back, head]: [f64; 3]) -> f64 {
        let place = nalgebra::Vector3::new(-back, head, left);
        self.field.as_ref().map_or(0.0, |field| f64::from(field.at(place)))
    }

    /// A slice as the scanner gives it, in 12 bits. The same slice is always the same.
    ///
    /// # Errors
    /// [`ImagingError`], which a grid that could be made does not give.
    pub fn slice(&self, slice: u32) -> Result<Raster, ImagingError> {
        let bent = self.field.as_deref().map(|field| (field, &self.protocol));
        let values = if self.request.scanner {
            let tables = [&self.signal[..], &self.grain];
            let [values, grain] = kernel_readout::measured(&self.painter, &self.grid, slice, tables, bent);
            self.received(values, &grain, slice)
        } else {
            let [values] =
                kernel_readout::measured(&self.painter, &self.grid, slice, [&self.signal[..]], bent);
            values
        };
        let stored = values.iter().map(|value| value.round().clamp(0.0, MOST) as u16);
        Raster::new(self.grid.columns, self.grid.rows, Samples::U16(stored.collect()))
    }

    fn received(&self, mut values: Vec<f32>, grain: &[f32], slice: u32) -> Vec<f32> {
        // Far apart for neighbours, whose noise would else be the same, moved by a voxel.
        let seed = self.seed ^ (u64::from(slice) + 1).wrapping_mul(0x9e37_79b9_7f4a_7c15);
        kernel_receive::add_grain(&mut values, grain, &self.grid, seed);
        let mut values = kernel_receive::blurred(values, &self.grid);
        kernel_receive::add_coil(&mut values, &self.grid, self.spine);
        let deviation = (self.protocol.noise * WATER) as f32;
        kernel_receive::add_noise(&mut values, self.grid.columns as usize, deviation, !seed);
        values
    }
}

fn stored(part: &Part, discs: &[DiscState], protocol: &MrProtocol) -> f64 {
    WATER * relaxation::signal(part, discs, protocol)
}

/// The field about the slices; none where there is no metal.
fn bent(person: &Person, posed: &Posed, grid: &Grid, protocol: &MrProtocol) -> Option<FieldMap> {
    let dipoles = metal::dipoles(layers::layers(person, posed));
    let (low, high) = kernel_readout::reach(grid);
    (!dipoles.is_empty()).then(|| FieldMap::new(&Dipoles::new(&dipoles), low, high, protocol.field_tesla))
}
