//! Airways, heart, vessels of the lungs, bowel gas, organs. Measures are Upright's own (flag L), in mm of a body of usual size.

use super::column::{Section, at_height, sorted};
use super::flesh::Flesh;
use super::skull::Head;
use super::solid::{Matter, Piece, Solid};
use super::surface::{Placement, Surface, Vector};
use upright_anatomy::Level;

impl Flesh<'_> {
    /// Airways, heart and vessels, bowel gas, organs.
    pub(crate) fn viscera(&self, head: &Head) -> Vec<Solid> {
        let mut solids = vec![head.gas()];
        solids.extend(self.airways());
        solids.extend(self.in_the_chest());
        solids.push(Solid::of(Matter::Gas, self.bowel_gas()).dense(0.95));
        solids.extend(self.organs().into_iter().flatten());
        solids
    }

    fn airways(&self) -> Option<Solid> {
        let tube = |points: &[(Vector, f64)]| {
            let sized: Vec<(Vector, f64)> =
                points.iter().map(|(at, radius)| (*at, radius * self.size)).collect();
            Piece::chain(&sized, 0.0)
        };
        let (larynx, neck) = (self.at(Level::C4, 28.0, 0.0, 0.0)?, self.at(Level::C7, 26.0, 0.0, 0.0)?);
        let (inlet, fork) = (self.at(Level::T2, 28.0, 0.0, 0.0)?, self.at(Level::T5, 34.0, 0.0, 2.0)?);
        let (left, right) = (self.at(Level::T6, 40.0, -4.0, 34.0)?, self.at(Level::T6, 38.0, 0.0, -30.0)?);
        let mut pieces = tube(&[(larynx, 6.5), (neck, 8.0), (inlet, 8.5), (fork, 8.5)]);
        pieces.extend(tube(&[(fork, 6.5), (left, 6.0)]));
        pieces.extend(tube(&[(fork, 7.0), (right, 6.5)]));
        Some(Solid::of(Matter::Gas, pieces))
    }

    /// Heart, great vessels, domes of the diaphragm, and the vessels of the lungs.
    pub(crate) fn in_the_chest(&self) -> Option<Solid> {
        let blob = |at: Vector, half: [f64; 3], pitch: f64| {
            Piece::ellipsoid(&Placement::pitched(at, pitch), Vector::from(half) * self.size, 0.0)
        };
        let mut pieces = vec![
            blob(self.at(Level::T8, 92.0, 6.0, 26.0)?, [58.0, 62.0, 62.0], 20.0),
            blob(self.at(Level::T5, 42.0, 0.0, 14.0)?, [44.0, 22.0, 26.0], 10.0),
        ];
        for (side, up) in [(1.0, -4.0), (-1.0, 12.0)] {
            pieces.push(blob(self.at(Level::T12, 74.0, up - 8.0, side * 78.0)?, [112.0, 74.0, 84.0], 12.0));
            pieces.extend(self.lung_vessels(side)?);
        }
        Some(Solid::of(Matter::InLung, pieces))
    }

    fn lung_vessels(&self, side: f64) -> Option<Vec<Piece>> {
        let hilum = self.at(Level::T6, 44.0, -4.0, side * 40.0)?;
        let draw = |name: &str, branch: u32, least, most| {
            self.draws.between(&format!("{name} {branch} {side}"), least, most)
        };
        let mut pieces = Vec::with_capacity(120);
        for branch in 0..26 {
            let around = draw("vessel around", branch, 0.0, std::f64::consts::TAU);
            let out = draw("vessel out", branch, 0.25, 0.75) * side;
            let reach = draw("vessel reach", branch, 45.0, 95.0) * self.size;
            let direction = Vector::new(around.cos(), around.sin() * 1.2, out * 0.7).normalize();
            let fork = hilum + direction * reach * 0.55;
            pieces.push(Piece::frustum(hilum, fork, 3.2 * self.size, 2.0 * self.size, 0.0));
            for twig in 0..3 {
                let bend = Vector::new(
                    draw("twig x", branch * 4 + twig, -0.7, 0.7),
                    draw("twig y", branch * 4 + twig, -0.7, 0.7),
                    draw("twig z", branch * 4 + twig, -0.3, 0.6) * side,
                );
                let tip = fork + (direction + bend).normalize() * reach * 0.6;
                pieces.push(Piece::frustum(fork, tip, 1.7 * self.size, 0.7 * self.size, 0.0));
            }
        }
        Some(pieces)
    }

    /// Haustra along the colon, loops of small bowel, the bubble of the stomach, the rectum.
    pub(crate) fn bowel_gas(&self) -> Vec<Piece> {
        let mut pieces = Vec::with_capacity(80);
        let skin = sorted(self.trunk_sections());
        let colon: [(Level, f64, f64, f64); 8] = [
            (Level::L5, 54.0, -20.0, -104.0),
            (Level::L3, 40.0, 0.0, -112.0),
            (Level::L1, 56.0, -10.0, -98.0),
            (Level::L2, 104.0, -6.0, -30.0),
            (Level::L2, 104.0, 0.0, 40.0),
            (Level::T12, 60.0, 0.0, 104.0),
            (Level::L3, 36.0, 0.0, 114.0),
            (Level::L5, 50.0, -30.0, 96.0),
        ];
        let points: Vec<Vector> =
            colon.into_iter().filter_map(|(level, x, y, z)| self.at(level, x * self.girth, y, z)).collect();
        for (leg, pair) in points.windows(2).enumerate() {
            let [from, to] = pair else { continue };
            for haustrum in 0..8 {
                let name = format!("haustrum {leg} {haustrum}");
                if self.draws.chance(&name, 0.45) {
                    continue;
                }
                let centre = from.lerp(to, f64::from(haustrum) / 8.0) + self.scatter(&name, 9.0);
                pieces.extend(self.bubble(&name, centre, 6.0, 17.0, &skin));
            }
        }
        if let Some(middle) = self.at(Level::L4, 78.0 * self.girth, -10.0, 0.0) {
            for loop_ in 0..26 {
                let name = format!("loop {loop_}");
                let away = self.scatter(&name, 1.0);
                let centre = middle + Vector::new(away.x * 42.0, away.y * 78.0, away.z * 80.0) * self.size;
                pieces.extend(self.bubble(&name, centre, 3.0, 10.0, &skin));
            }
        }
        if let Some(stomach) = self.at(Level::T11, 84.0, 6.0, 74.0) {
            let bubble =
                Piece::ellipsoid(&Placement::at(stomach), Vector::new(36.0, 22.0, 30.0) * self.size, 0.0);
            // Fluid below: the level is flat for somebody who stands.
            pieces
                .push(bubble.within(Surface::plane(stomach - Vector::y() * (6.0 * self.size), -Vector::y())));
        }
        let sacrum = self.skeleton.sacrum().middle();
        for ball in 0..5 {
            let name = format!("rectum {ball}");
            let centre = Vector::new(
                sacrum.anterior + 4.0 * f64::from(ball),
                sacrum.cranial - 62.0 - 13.0 * f64::from(ball),
                0.0,
            );
            if self.draws.chance(&name, 0.6) {
                pieces.extend(self.bubble(&name, centre + self.scatter(&name, 8.0), 5.0, 13.0, &skin));
            }
        }
        pieces
    }

    fn scatter(&self, name: &str, by: f64) -> Vector {
        let along = |axis: &str| self.draws.between(&format!("{name} {axis}"), -by, by);
        Vector::new(along("x"), along("y"), along("z")) * if by > 1.0 { self.size } else { 1.0 }
    }

    /// A bubble of gas, where it stays clear of the skin.
    fn bubble(&self, name: &str, centre: Vector, least: f64, most: f64, skin: &[Section]) -> Option<Piece> {
        const WALL: f64 = 26.0;
        let section = at_height(skin, centre.y).within(WALL + most * self.size);
        let ([forward, left], [depth, width]) = (section.centre, section.half);
        if ((centre.x - forward) / depth).powi(2) + ((centre.z - left) / width).powi(2) > 1.0 {
            return None;
        }
        let half = |axis: &str| self.draws.between(&format!("{name} half {axis}"), least, most) * self.size;
        let turned = Placement::pitched(centre, self.draws.between(&format!("{name} pitch"), -80.0, 80.0));
        Some(Piece::ellipsoid(&turned, Vector::new(half("x"), half("y"), half("z")), 0.0))
    }

    fn blob(&self, at: Vector, half: [f64; 3], pitch: f64) -> Piece {
        Piece::ellipsoid(&Placement::pitched(at, pitch), Vector::from(half) * self.size, 0.0)
    }

    pub(crate) fn liver(&self) -> Option<Piece> {
        Some(self.blob(self.at(Level::T12, 76.0, -6.0, -62.0)?, [84.0, 68.0, 78.0], 10.0))
    }

    pub(crate) fn kidneys(&self) -> Vec<Piece> {
        let kidney = |side: f64| {
            Some(self.blob(self.at(Level::L1, -6.0, -6.0, side * 62.0)?, [24.0, 52.0, 24.0], 12.0))
        };
        [1.0, -1.0].into_iter().filter_map(kidney).collect()
    }

    /// Organs a little denser than what surrounds them, and the muscles beside the spine.
    fn organs(&self) -> Option<Vec<Solid>> {
        let psoas = [1.0, -1.0].into_iter().filter_map(|side| {
            Some(self.blob(self.at(Level::L4, 8.0, 0.0, side * 40.0)?, [22.0, 92.0, 22.0], 0.0))
        });
        let mut solids = vec![Solid::of(Matter::Fat, vec![self.liver()?]).dense(0.05)];
        solids.push(Solid::of(Matter::Fat, self.kidneys().into_iter().chain(psoas).collect()).dense(0.06));
        Some(solids)
    }
}
