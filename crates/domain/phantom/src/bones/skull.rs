//! Skull, jaw, atlas and dens. Measures are Upright's own (flag L), in mm of a body of usual size.

use super::solid::{Matter, Piece, Solid};
use super::surface::{Placement, Surface, Vector};
use upright_anatomy::SagittalPoint;

/// The head's own frame: the tip of the dens, turned by the gaze.
#[derive(Clone, Copy)]
pub(crate) struct Head {
    frame: Placement,
    size: f64,
}

impl Head {
    pub(crate) fn new(dens: SagittalPoint, lateral: f64, gaze_deg: f64, size: f64) -> Self {
        let origin = Vector::new(dens.anterior, dens.cranial, lateral);
        Self { frame: Placement::pitched(origin, gaze_deg), size }
    }

    /// A point of the head by its place before the dens, above it and to the left.
    pub(crate) fn at(&self, x: f64, y: f64, z: f64) -> Vector {
        self.frame.point(Vector::new(x, y, z) * self.size)
    }

    pub(crate) fn blob(&self, centre: [f64; 3], half: [f64; 3], pitch: f64, shell: f64) -> Piece {
        let [x, y, z] = centre;
        let inner = Placement::pitched(Vector::new(x, y, z) * self.size, pitch);
        Piece::ellipsoid(&self.frame.then(&inner), Vector::from(half) * self.size, shell)
    }

    fn rod(&self, from: [f64; 3], to: [f64; 3], radius: f64, shell: f64) -> Vec<Piece> {
        let at = |[x, y, z]: [f64; 3]| (self.at(x, y, z), radius * self.size);
        Piece::chain(&[at(from), at(to)], shell)
    }

    /// Braincase, base, face and jaw.
    pub(crate) fn bones(&self) -> Vec<Solid> {
        let mut face = vec![
            // Petrous bones with the meatus, mastoids, clivus, occipital condyles.
            self.blob([6.0, 14.0, 38.0], [13.0, 8.0, 22.0], 0.0, 2.2),
            self.blob([6.0, 14.0, -38.0], [13.0, 8.0, 22.0], 0.0, 2.2),
            self.blob([-8.0, -4.0, 50.0], [11.0, 17.0, 9.0], 0.0, 1.2),
            self.blob([-8.0, -4.0, -50.0], [11.0, 17.0, 9.0], 0.0, 1.2),
            self.blob([20.0, 20.0, 0.0], [22.0, 5.0, 15.0], -38.0, 1.6),
            self.blob([-6.0, 2.0, 18.0], [12.0, 6.0, 7.0], 0.0, 1.4),
            self.blob([-6.0, 2.0, -18.0], [12.0, 6.0, 7.0], 0.0, 1.4),
            // Orbital roofs, cheeks, nose, palate, alveolar ridge.
            self.blob([62.0, 42.0, 28.0], [19.0, 2.4, 20.0], 14.0, 0.9),
            self.blob([62.0, 42.0, -28.0], [19.0, 2.4, 20.0], 14.0, 0.9),
            self.blob([66.0, 12.0, 42.0], [16.0, 9.0, 9.0], 10.0, 1.4),
            self.blob([66.0, 12.0, -42.0], [16.0, 9.0, 9.0], 10.0, 1.4),
            self.blob([82.0, 28.0, 0.0], [5.0, 17.0, 6.0], -12.0, 1.6),
            self.blob([60.0, -3.0, 0.0], [25.0, 2.8, 20.0], 2.0, 0.9),
            self.blob([74.0, -11.0, 0.0], [11.0, 9.0, 19.0], 0.0, 1.3),
            // Walls of the maxilla, nasal septum, pterygoid plates, the floor of the front of the skull, the sella.
            self.blob([60.0, 10.0, 24.0], [20.0, 19.0, 15.0], 0.0, 0.7),
            self.blob([60.0, 10.0, -24.0], [20.0, 19.0, 15.0], 0.0, 0.7),
            self.blob([58.0, 14.0, 0.0], [22.0, 16.0, 1.4], 0.0, 0.0),
            self.blob([36.0, -2.0, 12.0], [4.0, 14.0, 2.0], -8.0, 0.0),
            self.blob([36.0, -2.0, -12.0], [4.0, 14.0, 2.0], -8.0, 0.0),
            self.blob([52.0, 36.0, 0.0], [20.0, 1.8, 14.0], 10.0, 0.0),
            self.blob([33.0, 36.0, 0.0], [7.0, 2.0, 8.0], 0.0, 0.0),
            self.blob([27.0, 40.0, 0.0], [1.6, 5.5, 7.0], 12.0, 0.0),
            self.blob([40.0, 40.0, 0.0], [1.6, 4.0, 7.0], -20.0, 0.0),
        ];
        face.extend(self.orbit_rims());
        vec![self.braincase(), Solid::bone(face), self.jaw(), Solid::of(Matter::Cortex, self.teeth())]
    }

    /// Two ovals make one vault, the hinder one larger; two tables with diploe between them around the brain.
    fn braincase(&self) -> Solid {
        const OVALS: [([f64; 3], [f64; 3]); 2] =
            [([2.0, 64.0, 0.0], [83.0, 66.0, 69.0]), ([-12.0, 66.5, 0.0], [84.0, 69.0, 74.0])];
        let oval = |([x, y, z], half): ([f64; 3], [f64; 3]), within: f64| {
            let frame = self.frame.then(&Placement::pitched(Vector::new(x, y, z) * self.size, -10.0));
            let half = (Vector::from(half) * self.size).add_scalar(-within);
            (frame, half, Surface::ellipsoid(half).placed(&frame))
        };
        let vault = OVALS.map(|one| {
            let (frame, half, _) = oval(one, 0.0);
            let mut piece = Piece::ellipsoid(&frame, half, 1.6);
            for other in OVALS {
                piece.outer.push(oval(other, 5.5).2.emptied());
                piece.inner.push(oval(other, 4.0).2.emptied());
            }
            piece
        });
        Solid::bone(vault.to_vec())
    }

    fn orbit_rims(&self) -> Vec<Piece> {
        let rim = |side: f64| {
            let corners = [
                [76.0, 44.0, 14.0],
                [80.0, 46.0, 30.0],
                [70.0, 38.0, 48.0],
                [66.0, 20.0, 46.0],
                [76.0, 12.0, 30.0],
                [80.0, 22.0, 14.0],
            ];
            let points: Vec<(Vector, f64)> = corners
                .into_iter()
                .map(|[x, y, z]: [f64; 3]| (self.at(x, y, z * side), 2.2 * self.size))
                .collect();
            Piece::chain(&points, 0.9)
        };
        [1.0, -1.0].into_iter().flat_map(rim).collect()
    }

    fn jaw(&self) -> Solid {
        let mut pieces = Vec::with_capacity(9);
        for side in [1.0, -1.0] {
            pieces.push(self.blob([16.0, 4.0, side * 50.0], [7.0, 8.0, 6.0], 0.0, 1.4));
            pieces.extend(self.rod([17.0, 4.0, side * 50.0], [24.0, -38.0, side * 46.0], 6.0, 1.8));
            pieces.extend(self.rod([36.0, 2.0, side * 49.0], [32.0, -30.0, side * 47.0], 5.0, 1.6));
            pieces.extend(self.rod([22.0, -36.0, side * 46.0], [70.0, -54.0, side * 16.0], 8.5, 2.4));
        }
        pieces.push(self.blob([74.0, -56.0, 0.0], [7.0, 11.0, 18.0], 0.0, 2.6));
        Solid::bone(pieces)
    }

    fn teeth(&self) -> Vec<Piece> {
        let arch = |place: usize, row: f64| {
            let angle = f64::to_radians(-78.0 + 12.0 * place as f64);
            let (sine, cosine) = angle.sin_cos();
            self.blob([50.0 + 28.0 * cosine, row, 22.0 * sine], [3.6, 9.0, 3.0], 0.0, 0.0)
        };
        (0..14).flat_map(|place| [arch(place, -22.0), arch(place, -37.0)]).collect()
    }

    /// Gas of nose, mouth and sinuses.
    pub(crate) fn gas(&self) -> Solid {
        Solid::of(
            Matter::Gas,
            vec![
                self.blob([58.0, 14.0, 0.0], [24.0, 16.0, 8.0], 0.0, 0.0),
                self.blob([62.0, 10.0, 25.0], [15.0, 14.0, 11.0], 0.0, 0.0),
                self.blob([62.0, 10.0, -25.0], [15.0, 14.0, 11.0], 0.0, 0.0),
                self.blob([34.0, 28.0, 0.0], [11.0, 8.0, 10.0], 0.0, 0.0),
                self.blob([78.0, 50.0, 0.0], [5.0, 9.0, 17.0], 0.0, 0.0),
                self.blob([22.0, -6.0, 0.0], [7.0, 24.0, 13.0], 8.0, 0.0),
                self.blob([28.0, -34.0, 0.0], [8.0, 12.0, 12.0], 12.0, 0.0),
                self.blob([6.0, 13.0, 50.0], [3.2, 3.2, 14.0], 0.0, 0.0),
                self.blob([6.0, 13.0, -50.0], [3.2, 3.2, 14.0], 0.0, 0.0),
            ],
        )
    }

    /// Scalp, face and neck below the jaw.
    pub(crate) fn soft(&self) -> Solid {
        Solid::of(
            Matter::Soft,
            vec![
                self.blob([2.0, 64.0, 0.0], [89.0, 72.0, 75.0], -10.0, 0.0),
                self.blob([-12.0, 66.5, 0.0], [90.0, 75.0, 80.0], -10.0, 0.0),
                self.blob([46.0, -8.0, 0.0], [48.0, 62.0, 58.0], 0.0, 0.0),
                self.blob([94.0, 14.0, 0.0], [13.0, 15.0, 13.0], 20.0, 0.0),
            ],
        )
    }

    /// Dens and atlas; the dens belongs to C2, whose body it stands on.
    pub(crate) fn atlas(&self, dens_base: SagittalPoint, lateral: f64) -> Vec<Solid> {
        let base = Vector::new(dens_base.anterior, dens_base.cranial - 2.0, lateral);
        let tip = self.at(0.0, 0.0, 0.0);
        let up = (tip - base).normalize();
        let radius = 5.2 * self.size;
        let dens = vec![
            Piece::frustum(base, tip - up * radius, radius * 1.15, radius, 1.1),
            Piece::ellipsoid(&Placement::at(tip - up * radius), Vector::repeat(radius), 1.1),
        ];
        let ring = |x: f64, y: f64, z: f64| tip + Vector::new(x, y - 6.0, z) * self.size;
        let mut atlas = vec![Piece::ellipsoid(
            &Placement::at(ring(9.5, 0.0, 0.0)),
            Vector::new(3.2, 6.0, 8.0) * self.size,
            1.1,
        )];
        for side in [1.0, -1.0] {
            let mass = Placement::at(ring(-3.0, -1.0, side * 21.0));
            atlas.push(Piece::ellipsoid(&mass, Vector::new(10.0, 9.0, 9.0) * self.size, 1.0));
            atlas.push(Piece::frustum(
                ring(-10.0, -2.0, side * 20.0),
                ring(-32.0, -4.0, 0.0),
                3.8 * self.size,
                3.8 * self.size,
                1.2,
            ));
        }
        atlas.push(Piece::ellipsoid(
            &Placement::at(ring(-33.0, -4.0, 0.0)),
            Vector::new(5.0, 5.5, 6.0) * self.size,
            1.2,
        ));
        vec![Solid::bone(dens), Solid::bone(atlas)]
    }
}
