//! Soft tissue, lungs and gas of a posed person. Measures are Upright's own (flag L), in mm of a body of usual size.

use super::leg::Leg;
use super::skull::Head;
use super::solid::{Matter, Piece, Solid};
use super::surface::{Placement, Surface, Vector};
use super::thorax::Thorax;
use crate::person::draws::Draws;
use crate::skeleton::Skeleton;
use upright_anatomy::Level;

/// An upright column of oval cross-sections, as trunk and lungs are.
#[derive(Clone, Debug)]
pub(crate) struct Column {
    pub(crate) matter: Matter,
    pub(crate) density: f64,
    /// From caudal to cranial.
    pub(crate) sections: Vec<Section>,
}

/// One oval cross-section at a height.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Section {
    pub(crate) height: f64,
    pub(crate) centre: [f64; 2],
    /// Half its depth and half its width.
    pub(crate) half: [f64; 2],
}

impl Section {
    fn between(height: f64, back: f64, front: f64, lateral: f64, half_width: f64) -> Self {
        Self {
            height,
            centre: [f64::midpoint(back, front), lateral],
            half: [(front - back) / 2.0, half_width],
        }
    }

    /// The same section, thinner by `by` all around.
    fn within(self, by: f64) -> Self {
        Self { half: self.half.map(|half| (half - by).max(1.0)), ..self }
    }
}

/// At one level: how far skin lies before and behind the centre of the vertebra, and half the width of the trunk.
#[rustfmt::skip]
const TRUNK: [(Level, f64, f64, f64); 20] = [
    (Level::L5, 128.0, 88.0, 168.0), (Level::L4, 132.0, 86.0, 160.0), (Level::L3, 132.0, 84.0, 152.0),
    (Level::L2, 132.0, 80.0, 150.0), (Level::L1, 134.0, 76.0, 152.0), (Level::T12, 140.0, 72.0, 156.0),
    (Level::T11, 148.0, 70.0, 160.0), (Level::T10, 154.0, 70.0, 163.0), (Level::T9, 158.0, 70.0, 166.0),
    (Level::T8, 160.0, 71.0, 168.0), (Level::T7, 158.0, 72.0, 170.0), (Level::T6, 152.0, 74.0, 172.0),
    (Level::T5, 142.0, 75.0, 152.0), (Level::T4, 130.0, 76.0, 138.0), (Level::T3, 116.0, 76.0, 124.0),
    (Level::T2, 98.0, 76.0, 108.0), (Level::T1, 80.0, 74.0, 92.0), (Level::C7, 68.0, 70.0, 76.0),
    (Level::C5, 58.0, 62.0, 62.0), (Level::C3, 60.0, 62.0, 62.0),
];

/// How much less than muscle fat takes from the beam.
const FAT: f64 = 0.10;

/// The body of a posed person, without bones.
pub(crate) struct Flesh<'a> {
    pub(crate) skeleton: &'a Skeleton,
    pub(crate) thorax: &'a Thorax<'a>,
    pub(crate) size: f64,
    /// How stout, 1 = usual.
    pub(crate) girth: f64,
    pub(crate) draws: Draws,
}

impl Flesh<'_> {
    pub(crate) fn trunk_sections(&self) -> Vec<Section> {
        let s = self.size;
        let stout = |of: f64| of * s * (1.0 + (self.girth - 1.0) * 0.7);
        let hips = self.skeleton.sacrum().middle();
        let low = [
            (-190.0, -10.0, 10.0, 6.0),
            (-160.0, -26.0, 22.0, 30.0),
            (-125.0, -62.0, 46.0, 84.0),
            (-80.0, -100.0, 78.0, 150.0),
            (-30.0, -122.0, 100.0, 182.0),
        ];
        let mut sections: Vec<Section> = low
            .into_iter()
            .map(|(height, back, front, half)| {
                // The buttocks follow the sacrum that tips backwards; the groin less.
                let tipped = (hips.anterior + 25.0 * s) * (height + 190.0) / 160.0;
                let (back, front) = (stout(back) + 0.55 * tipped, stout(front) + 0.1 * tipped);
                Section::between(height * s, back, front, 0.0, stout(half))
            })
            .collect();
        let sacral = hips.cranial - 45.0 * s;
        sections.push(Section::between(
            sacral,
            0.85 * hips.anterior - stout(90.0),
            0.85 * hips.anterior + stout(146.0),
            0.0,
            stout(176.0),
        ));
        for (level, front, back, half) in TRUNK {
            let Some(vertebra) = self.skeleton.vertebra(level) else { continue };
            let centre = vertebra.centroid();
            // A belly is what girth makes largest.
            let belly = if level >= Level::T12 && level <= Level::L5 {
                self.girth
            } else {
                1.0 + (self.girth - 1.0) * 0.4
            };
            sections.push(Section::between(
                centre.cranial,
                centre.anterior - back * s * (1.0 + (self.girth - 1.0) * 0.5),
                centre.anterior + front * s * belly,
                vertebra.lateral * 0.6,
                half * s * (1.0 + (self.girth - 1.0) * 0.6),
            ));
        }
        // The neck ends inside the head.
        let dens = self.skeleton.dens();
        let into_head = [(4.0, 62.0, 56.0, 60.0), (22.0, 44.0, 52.0, 48.0), (36.0, 14.0, 30.0, 20.0)];
        sections.extend(into_head.map(|(up, front, back, half)| {
            let (front, back) = (dens.anterior + front * s, dens.anterior - back * s);
            Section::between(dens.cranial + up * s, back, front, 0.0, half * s)
        }));
        sections
    }

    /// Trunk and neck: skin and fat around muscle and viscera, lungs in them.
    pub(crate) fn columns(&self) -> Vec<Column> {
        let skin = self.trunk_sections();
        let fat = 9.0 * self.size * self.girth * self.girth;
        let inner = skin.iter().map(|section| section.within(fat)).collect();
        let mut columns = vec![
            Column { matter: Matter::Soft, density: 1.0, sections: skin.clone() },
            Column { matter: Matter::Fat, density: -FAT, sections: skin },
            Column { matter: Matter::Fat, density: FAT, sections: inner },
        ];
        columns.extend([1.0, -1.0].map(|side| self.lung(side)));
        columns
    }

    fn lung(&self, side: f64) -> Column {
        const LEVELS: [(Level, f64, f64); 13] = [
            (Level::L1, 0.02, 0.04),
            (Level::T12, 0.30, 0.66),
            (Level::T11, 0.62, 0.92),
            (Level::T10, 0.86, 1.0),
            (Level::T9, 0.98, 1.0),
            (Level::T8, 1.0, 1.0),
            (Level::T7, 1.0, 1.0),
            (Level::T6, 1.0, 0.98),
            (Level::T5, 0.98, 0.94),
            (Level::T4, 0.9, 0.86),
            (Level::T3, 0.72, 0.72),
            (Level::T2, 0.42, 0.46),
            (Level::T1, 0.04, 0.06),
        ];
        let sections = LEVELS.into_iter().filter_map(|(level, front, wide)| {
            let vertebra = self.skeleton.vertebra(level)?;
            let centre = vertebra.centroid();
            let back = centre.anterior - 44.0 * self.size;
            let reach =
                self.thorax.front(level.min(Level::T10)).map_or(centre.anterior + 100.0, |front| front.x)
                    - 12.0 * self.size;
            let front = back + (reach - back) * f64::max(front, 0.03);
            let half_width = 55.0 * self.size * wide;
            Some(Section::between(
                centre.cranial,
                back,
                front,
                side * 78.0 * self.size + vertebra.lateral,
                half_width,
            ))
        });
        Column { matter: Matter::Lung, density: 0.60, sections: sections.collect() }
    }

    /// Head and limbs.
    pub(crate) fn surface(&self, head: &Head, legs: &[Leg], arms: &[[Vector; 3]]) -> Vec<Solid> {
        let mut solids = vec![head.soft()];
        solids.extend(legs.iter().map(|leg| self.leg(leg)));
        solids.extend(arms.iter().map(|arm| self.arm(*arm)));
        solids
    }

    /// Airways, heart and vessels, bowel gas, organs.
    pub(crate) fn viscera(&self, head: &Head) -> Vec<Solid> {
        let mut solids = vec![head.gas()];
        solids.extend(self.airways());
        solids.extend(self.in_the_chest());
        solids.push(Solid::of(Matter::Gas, self.bowel_gas()).dense(0.95));
        solids.extend(self.organs().into_iter().flatten());
        solids
    }

    fn leg(&self, leg: &Leg) -> Solid {
        let s = self.size * (1.0 + (self.girth - 1.0) * 0.5);
        // Thighs touch.
        let out = Vector::z() * (leg.side * -9.0 * s);
        let thigh = leg.hip.lerp(&leg.knee, 0.22) + out - Vector::x() * (8.0 * s);
        let calf = leg.knee.lerp(&leg.ankle, 0.33) - Vector::x() * (14.0 * s);
        let low = leg.ankle + Vector::y() * (30.0 * s);
        let sole = leg.ankle - Vector::y() * (30.0 * s);
        let blob =
            |at: Vector, half: [f64; 3]| Piece::ellipsoid(&Placement::at(at), Vector::from(half) * s, 0.0);
        let taper = |from, to, r0: f64, r1: f64| Piece::frustum(from, to, r0 * s, r1 * s, 0.0);
        let buttock = leg.hip + out - Vector::new(12.0, 36.0, 0.0) * s;
        Solid::of(
            Matter::Soft,
            vec![
                blob(buttock, [78.0, 90.0, 84.0]),
                taper(thigh, leg.knee, 88.0, 56.0),
                blob(thigh, [88.0, 88.0, 88.0]),
                blob(leg.knee, [58.0, 62.0, 56.0]),
                taper(leg.knee, calf, 52.0, 56.0),
                blob(calf, [56.0, 62.0, 56.0]),
                taper(calf, low, 56.0, 34.0),
                blob(low, [34.0, 36.0, 34.0]),
                taper(low, sole, 34.0, 38.0),
                blob(leg.ankle + Vector::new(38.0, -46.0, 0.0) * s, [110.0, 24.0, 42.0]),
                blob(leg.ankle + Vector::new(-22.0, -36.0, 0.0) * s, [48.0, 32.0, 33.0]),
            ],
        )
    }

    fn arm(&self, [shoulder, elbow, wrist]: [Vector; 3]) -> Solid {
        let s = self.size * (1.0 + (self.girth - 1.0) * 0.4);
        let hand = wrist + (wrist - elbow).normalize() * (52.0 * s);
        let girdle = Vector::new(shoulder.x - 8.0 * s, shoulder.y + 4.0 * s, shoulder.z * 0.55);
        let ball =
            |at: Vector, radius: f64| Piece::ellipsoid(&Placement::at(at), Vector::repeat(radius * s), 0.0);
        Solid::of(
            Matter::Soft,
            vec![
                ball(shoulder, 42.0),
                // The deltoid and what joins it to the neck.
                Piece::frustum(girdle, shoulder, 36.0 * s, 41.0 * s, 0.0),
                Piece::frustum(shoulder, elbow, 37.0 * s, 32.0 * s, 0.0),
                ball(elbow, 34.0),
                Piece::frustum(elbow, wrist, 34.0 * s, 26.0 * s, 0.0),
                ball(wrist, 26.0),
                ball(hand, 40.0),
            ],
        )
    }

    fn at(&self, level: Level, forward: f64, up: f64, left: f64) -> Option<Vector> {
        let vertebra = self.skeleton.vertebra(level)?;
        let centre = vertebra.centroid();
        Some(
            Vector::new(centre.anterior, centre.cranial, vertebra.lateral)
                + Vector::new(forward, up, left) * self.size,
        )
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
    fn in_the_chest(&self) -> Option<Solid> {
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
    fn bowel_gas(&self) -> Vec<Piece> {
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

    /// Organs a little denser than what surrounds them, and the muscles beside the spine.
    fn organs(&self) -> Option<Vec<Solid>> {
        let blob = |at: Vector, half: [f64; 3], pitch: f64| {
            Piece::ellipsoid(&Placement::pitched(at, pitch), Vector::from(half) * self.size, 0.0)
        };
        let liver = blob(self.at(Level::T12, 76.0, -6.0, -62.0)?, [84.0, 68.0, 78.0], 10.0);
        let kidneys = [1.0, -1.0].into_iter().filter_map(|side| {
            Some(blob(self.at(Level::L1, -6.0, -6.0, side * 62.0)?, [24.0, 52.0, 24.0], 12.0))
        });
        let psoas = [1.0, -1.0].into_iter().filter_map(|side| {
            Some(blob(self.at(Level::L4, 8.0, 0.0, side * 40.0)?, [22.0, 92.0, 22.0], 0.0))
        });
        let mut solids = vec![Solid::of(Matter::Fat, vec![liver]).dense(0.05)];
        solids.push(Solid::of(Matter::Fat, kidneys.chain(psoas).collect()).dense(0.06));
        Some(solids)
    }
}

/// Sections from caudal to cranial.
pub(crate) fn sorted(mut sections: Vec<Section>) -> Vec<Section> {
    sections.sort_by(|one, other| one.height.total_cmp(&other.height));
    sections
}

/// The cross-section at a height between sections sorted by height, on a smooth curve through them.
pub(crate) fn at_height(sections: &[Section], height: f64) -> Section {
    let above = sections
        .partition_point(|section| section.height <= height)
        .clamp(1, sections.len().saturating_sub(1).max(1));
    let at = |place: usize| {
        sections.get(place.min(sections.len().saturating_sub(1))).copied().unwrap_or(Section {
            height,
            centre: [0.0; 2],
            half: [0.0; 2],
        })
    };
    let (before, low, high, after) = (at(above.saturating_sub(2)), at(above - 1), at(above), at(above + 1));
    let share = ((height - low.height) / (high.height - low.height).max(1.0e-6)).clamp(0.0, 1.0);
    let smooth = |of: fn(&Section) -> f64| {
        // Catmull–Rom, for sections that are not evenly spaced: slopes from the neighbours' heights.
        let slope = |a: &Section, b: &Section| (of(b) - of(a)) / (b.height - a.height).max(1.0e-6);
        let span = high.height - low.height;
        let (m0, m1) = (slope(&before, &high) * span, slope(&low, &after) * span);
        let (t, t2, t3) = (share, share * share, share * share * share);
        (2.0 * t3 - 3.0 * t2 + 1.0) * of(&low)
            + (t3 - 2.0 * t2 + t) * m0
            + (3.0 * t2 - 2.0 * t3) * of(&high)
            + (t3 - t2) * m1
    };
    Section {
        height,
        centre: [smooth(|section| section.centre[0]), smooth(|section| section.centre[1])],
        half: [smooth(|section| section.half[0]).max(1.0), smooth(|section| section.half[1]).max(1.0)],
    }
}
