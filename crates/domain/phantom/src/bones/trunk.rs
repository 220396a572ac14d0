//! Trunk, neck and lungs as columns. Measures are Upright's own (flag L), in mm of a body of usual size.

use super::column::{Column, Section};
use super::flesh::Flesh;
use super::solid::Matter;
use upright_anatomy::Level;

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

impl Flesh<'_> {
    pub(crate) fn trunk_sections(&self) -> Vec<Section> {
        let s = self.size;
        let stout = |of: f64| of * s * (1.0 + (self.girth - 1.0) * 0.7);
        let hips = self.skeleton.sacrum().middle();
        let low = [
            (-190.0, -10.0, 10.0, 6.0),
            (-160.0, -26.0, 22.0, 30.0),
            (-125.0, -54.0, 38.0, 84.0),
            (-80.0, -90.0, 68.0, 150.0),
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

    /// Thickness of the fat under the skin, in mm.
    pub(crate) fn fat(&self) -> f64 {
        9.0 * self.size * self.girth * self.girth
    }

    /// Trunk and neck: skin and fat around muscle and viscera, lungs in them.
    pub(crate) fn columns(&self) -> Vec<Column> {
        let skin = self.trunk_sections();
        let fat = self.fat();
        let inner = skin.iter().map(|section| section.within(fat)).collect();
        let mut columns = vec![
            Column { matter: Matter::Soft, density: 1.0, sections: skin.clone() },
            Column { matter: Matter::Fat, density: -FAT, sections: skin },
            Column { matter: Matter::Fat, density: FAT, sections: inner },
        ];
        columns.extend([1.0, -1.0].map(|side| self.lung(side)));
        columns
    }

    pub(crate) fn lung(&self, side: f64) -> Column {
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
}
