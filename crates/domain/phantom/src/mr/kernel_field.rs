//! How metal bends the magnet's field, which runs from feet to head.

#![allow(
    clippy::indexing_slicing,
    reason = "checked kernel: blocks name dipoles that are there; the map has as many values as places, and places are clamped"
)]

use crate::bones::surface::Vector;
use crate::film::kernel_plane::in_bands;
use std::collections::BTreeMap;
use std::f64::consts::PI;
use std::ops::Range;

/// Frequency of hydrogen in Hz a tesla (CODATA 2018).
pub(crate) const HYDROGEN: f64 = 42.577_478_518e6;

/// A small cube of metal.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Dipole {
    pub(crate) place: Vector,
    /// Susceptibility less that of tissue times volume, in mm³.
    pub(crate) moment: f64,
}

/// Dipoles near each other, seen as one from afar.
struct Block {
    centre: [f32; 3],
    moment: f32,
    members: Range<usize>,
}

/// All dipoles, by blocks.
pub(crate) struct Dipoles {
    blocks: Vec<Block>,
    /// Place and moment.
    single: Vec<[f32; 4]>,
}

/// Edge of a block in mm, and the distance from which it is seen as one.
const BLOCK: f64 = 8.0;
const FAR: f32 = 18.0;
/// Nearer than this a place is in the metal itself, in mm.
const INSIDE: f32 = 1.0;

impl Dipoles {
    pub(crate) fn new(all: &[Dipole]) -> Self {
        let mut by_block: BTreeMap<[i32; 3], Vec<Dipole>> = BTreeMap::new();
        for dipole in all {
            let key = dipole.place.map(|part| (part / BLOCK).floor() as i32);
            by_block.entry(key.into()).or_default().push(*dipole);
        }
        let mut dipoles = Self { blocks: Vec::with_capacity(by_block.len()), single: Vec::new() };
        for members in by_block.into_values() {
            let moment: f64 = members.iter().map(|dipole| dipole.moment).sum();
            let centre: Vector =
                members.iter().map(|dipole| dipole.place * dipole.moment).sum::<Vector>() / moment;
            let start = dipoles.single.len();
            dipoles.single.extend(members.iter().map(|dipole| {
                let [x, y, z] = flat(dipole.place);
                [x, y, z, dipole.moment as f32]
            }));
            let members = start..dipoles.single.len();
            dipoles.blocks.push(Block { centre: flat(centre), moment: moment as f32, members });
        }
        dipoles
    }

    /// The share by which the field at a place differs.
    fn at(&self, place: [f32; 3]) -> f32 {
        let mut sum = 0.0;
        for block in &self.blocks {
            let away = difference(place, block.centre);
            if square(away) > FAR * FAR {
                sum += block.moment * dipole(away);
            } else {
                let members = &self.single[block.members.clone()];
                sum += members
                    .iter()
                    .map(|[x, y, z, moment]| moment * dipole(difference(place, [*x, *y, *z])))
                    .sum::<f32>();
            }
        }
        sum / (4.0 * PI as f32)
    }
}

fn flat(place: Vector) -> [f32; 3] {
    [place.x, place.y, place.z].map(|part| part as f32)
}

#[inline]
fn difference(place: [f32; 3], from: [f32; 3]) -> [f32; 3] {
    [place[0] - from[0], place[1] - from[1], place[2] - from[2]]
}

#[inline]
fn square([x, y, z]: [f32; 3]) -> f32 {
    x * x + y * y + z * z
}

/// (3 cos² θ − 1) / r³, θ from the direction of the field.
#[inline]
fn dipole(away: [f32; 3]) -> f32 {
    let square = square(away);
    if square < INSIDE * INSIDE {
        return 0.0;
    }
    (3.0 * away[1] * away[1] - square) / (square * square * square.sqrt())
}

/// How the frequency of hydrogen differs, in Hz, at places on a lattice; between them it is interpolated.
pub(crate) struct FieldMap {
    low: Vector,
    count: [usize; 3],
    values: Vec<f32>,
}

/// Millimetres between places of the map.
const LATTICE: f64 = 2.0;

impl FieldMap {
    /// The map of the box from `low` to `high` in a field of so many tesla.
    pub(crate) fn new(dipoles: &Dipoles, low: Vector, high: Vector, tesla: f64) -> Self {
        let count: [usize; 3] =
            (high - low).map(|extent| (extent / LATTICE).ceil().max(0.0) as usize + 2).into();
        let [columns, rows, layers] = count;
        let mut values = vec![0.0; columns * rows * layers];
        let scale = (tesla * HYDROGEN) as f32;
        in_bands(&mut values, columns, |first, part| {
            for (at, value) in part.iter_mut().enumerate() {
                let line = first + at / columns;
                let number = [at % columns, line % rows, line / rows].map(|number| number as f64);
                let place = low + Vector::from(number) * LATTICE;
                *value = scale * dipoles.at(flat(place));
            }
        });
        Self { low, count, values }
    }

    /// In Hz, + = higher than where there is no metal.
    pub(crate) fn at(&self, place: Vector) -> f32 {
        let [columns, rows, _] = self.count;
        let seen = (place - self.low) / LATTICE;
        let (mut low, mut share) = ([0; 3], [0.0_f32; 3]);
        for axis in 0..3 {
            let most = (self.count[axis] - 1) as f64 - 1e-6;
            let clamped = seen[axis].clamp(0.0, most);
            low[axis] = clamped as usize;
            share[axis] = clamped.fract() as f32;
        }
        let along = |row: usize, layer: usize| {
            let at = (layer * rows + row) * columns + low[0];
            self.values[at] + share[0] * (self.values[at + 1] - self.values[at])
        };
        let plane = |layer: usize| {
            let (near, far) = (along(low[1], layer), along(low[1] + 1, layer));
            near + share[1] * (far - near)
        };
        let (near, far) = (plane(low[2]), plane(low[2] + 1));
        near + share[2] * (far - near)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::bones::solid::Piece;
    use crate::inside::{Layer, Part, Tissue};
    use crate::mr::metal::{self, TITANIUM};

    fn map(piece: Piece) -> FieldMap {
        let dipoles =
            Dipoles::new(&metal::dipoles(vec![Layer::pieces(Part::of(Tissue::Titanium), vec![piece])]));
        FieldMap::new(&dipoles, Vector::repeat(-30.0), Vector::repeat(30.0), 1.5)
    }

    fn check(found: f32, expect: f64) {
        // Cubes of 2 mm and a lattice of 2 mm blur what changes quickly.
        assert!((f64::from(found) - expect).abs() < 0.06 * expect.abs() + 6.0, "{found} Hz, not {expect}");
    }

    /// Outside a long rod across the field: γB Δχ/2 (a/r)² cos 2φ, φ from the field.
    #[test]
    fn a_rod_across_the_field_is_the_field_of_a_cylinder() {
        let field = map(Piece::frustum(Vector::z() * -300.0, Vector::z() * 300.0, 3.0, 3.0, 0.0));
        for (x, y) in [(10.0, 0.0), (0.0, 10.0), (9.0, 5.0), (-14.0, 6.0)] {
            let place = Vector::new(x, y, 1.0);
            let square: f64 = x * x + y * y;
            let turn = (y * y - x * x) / square;
            check(field.at(place), 1.5 * HYDROGEN * TITANIUM / 2.0 * 9.0 / square * turn);
        }
    }

    /// A long rod along the field changes nothing beside its middle.
    #[test]
    fn a_rod_along_the_field_changes_nothing_beside_it() {
        let field = map(Piece::frustum(Vector::y() * -300.0, Vector::y() * 300.0, 3.0, 3.0, 0.0));
        check(field.at(Vector::new(10.0, 0.0, 3.0)), 0.0);
    }

    /// Outside a ball: γB Δχ/3 (a/r)³ (3 cos² θ − 1).
    #[test]
    fn a_ball_is_a_dipole() {
        let field = map(Piece::ellipsoid(
            &crate::bones::surface::Placement::at(Vector::zeros()),
            Vector::repeat(6.0),
            0.0,
        ));
        for (x, y, z) in [(12.0, 0.0, 0.0), (0.0, 14.0, 0.0), (8.0, 12.0, 5.0), (0.0, 3.0, -22.0)] {
            let place = Vector::new(x, y, z);
            let r = place.norm();
            let expect = 1.5 * HYDROGEN * TITANIUM / 3.0 * (6.0 / r).powi(3) * (3.0 * (y / r).powi(2) - 1.0);
            check(field.at(place), expect);
        }
    }
}
