//! Pieces of bone with a shell, and the bones made of them.

use super::surface::{Placement, Surface, Vector};
use upright_anatomy::Level;

/// What a solid is made of; decides how much radiation it takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Matter {
    /// Cortical shell around cancellous bone.
    Bone,
    /// Cortical bone throughout: teeth, dense ossification.
    Cortex,
    /// Titanium alloy.
    Titanium,
    /// Cobalt-chromium alloy.
    CobaltChromium,
    /// Nothing where there was soft tissue: gas, airways.
    Gas,
    /// A hollow in bone and what surrounds it filled with soft tissue: the halo of a loose screw.
    Halo,
    /// Lung where there was soft tissue.
    Lung,
    /// Soft tissue where there was lung: heart, vessels, dome of the diaphragm.
    InLung,
    /// Soft tissue where there was none: limbs, head.
    Soft,
    /// A little more or less than the soft tissue around: organs, fat.
    Fat,
}

/// A part bounded by quadrics: the points that all of them hold.
#[derive(Clone, Debug)]
pub(crate) struct Piece {
    pub(crate) outer: Vec<Surface>,
    /// What the shell encloses; nothing where the piece is dense throughout.
    pub(crate) inner: Vec<Surface>,
    pub(crate) centre: Vector,
    /// Half the size of the box around the piece on each axis.
    pub(crate) reach: Vector,
}

impl Piece {
    /// An ellipsoid with a shell.
    pub(crate) fn ellipsoid(placement: &Placement, half_axes: Vector, shell: f64) -> Self {
        let surface = |half: Vector| Surface::ellipsoid(half).placed(placement);
        let rotation = placement.rotation.matrix();
        let squares = rotation.component_mul(rotation) * half_axes.component_mul(&half_axes);
        let hollow = half_axes.add_scalar(-shell);
        Self {
            outer: vec![surface(half_axes)],
            inner: if shell > 0.0 && hollow.min() > 0.0 { vec![surface(hollow)] } else { Vec::new() },
            centre: placement.origin,
            reach: squares.map(f64::sqrt),
        }
    }

    /// A frustum from `from` (radius `r0`) to `to` (radius `r1`) with a shell around it; its ends are open.
    pub(crate) fn frustum(from: Vector, to: Vector, r0: f64, r1: f64, shell: f64) -> Self {
        let axis = (to - from).normalize();
        let ends = [Surface::plane(from, -axis), Surface::plane(to, axis)];
        let wall = |less: f64| {
            let mut surfaces = vec![Surface::cone(from, to, r0 - less, r1 - less)];
            surfaces.extend(ends);
            surfaces
        };
        let half = (to - from) / 2.0;
        Self {
            outer: wall(0.0),
            inner: if shell > 0.0 && r0.min(r1) > shell { wall(shell) } else { Vec::new() },
            centre: from + half,
            reach: half.abs().add_scalar(r0.max(r1)),
        }
    }

    /// A rod through these points with this radius at each, rounded at its ends and joints.
    pub(crate) fn chain(points: &[(Vector, f64)], shell: f64) -> Vec<Self> {
        let balls = points
            .iter()
            .map(|(at, radius)| Self::ellipsoid(&Placement::at(*at), Vector::repeat(*radius), shell));
        let rods = points.windows(2).filter_map(|pair| match pair {
            [(from, r0), (to, r1)] => Some(Self::frustum(*from, *to, *r0, *r1, shell)),
            _ => None,
        });
        rods.chain(balls).collect()
    }

    /// The same piece where `placement` puts it.
    pub(crate) fn placed(mut self, placement: &Placement) -> Self {
        let all = self.outer.iter_mut().chain(&mut self.inner);
        all.for_each(|surface| *surface = surface.placed(placement));
        self.centre = placement.point(self.centre);
        self.reach = placement.rotation.matrix().abs() * self.reach;
        self
    }

    /// The same piece, `factor` times as wide from side to side as seen from the middle of the body.
    pub(crate) fn widened(mut self, factor: f64) -> Self {
        let all = self.outer.iter_mut().chain(&mut self.inner);
        all.for_each(|surface| *surface = surface.widened(factor));
        self.centre.z *= factor;
        self.reach.z *= factor;
        self
    }

    /// The piece without what `surface` encloses.
    pub(crate) fn without(mut self, surface: Surface) -> Self {
        self.outer.push(surface.emptied());
        if !self.inner.is_empty() {
            self.inner.push(surface.emptied());
        }
        self
    }

    /// The part of the piece that `surface` holds; the cut has no shell.
    pub(crate) fn within(mut self, surface: Surface) -> Self {
        self.outer.push(surface);
        if !self.inner.is_empty() {
            self.inner.push(surface);
        }
        self
    }
}

/// Pieces that are one: where they overlap nothing counts twice, and no shell runs through them.
#[derive(Clone, Debug)]
pub(crate) struct Solid {
    pub(crate) matter: Matter,
    pub(crate) pieces: Vec<Piece>,
    /// Share of its matter that is there: the density of cancellous bone, for bone.
    pub(crate) density: f64,
    /// The level it belongs to, where it is of one.
    pub(crate) level: Option<Level>,
}

impl Solid {
    /// Bone with cancellous tissue of the usual density.
    pub(crate) fn bone(pieces: Vec<Piece>) -> Self {
        Self::of(Matter::Bone, pieces)
    }

    /// Something of one matter.
    pub(crate) fn of(matter: Matter, pieces: Vec<Piece>) -> Self {
        Self { matter, pieces, density: 1.0, level: None }
    }

    /// The same where `placement` puts it.
    pub(crate) fn placed(self, placement: &Placement) -> Self {
        Self { pieces: self.pieces.into_iter().map(|piece| piece.placed(placement)).collect(), ..self }
    }

    /// The same, of a level.
    pub(crate) fn at_level(self, level: Level) -> Self {
        Self { level: Some(level), ..self }
    }

    /// The same with another density.
    pub(crate) fn dense(self, density: f64) -> Self {
        Self { density, ..self }
    }
}
