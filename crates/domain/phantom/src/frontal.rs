//! What is exact in the frontal plane.

use crate::bones::plate_ends;
use crate::person::{Person, Posed};
use upright_anatomy::{Degrees, Level};

/// A point in the frontal plane.
#[derive(Clone, Debug, PartialEq)]
pub struct FrontalPoint {
    /// What it is, as `L1.superior.left`.
    pub name: String,
    /// Millimetres to the person's left of the middle of the pelvis.
    pub left: f64,
    /// Millimetres above the hip axis.
    pub cranial: f64,
}

impl Posed {
    /// Centres of vertebral bodies, ends of their endplates, hips, knees and ankles, in the frontal plane.
    #[must_use]
    pub fn frontal_points(&self, person: &Person) -> Vec<FrontalPoint> {
        let mut points = Vec::new();
        let mut add =
            |name: String, left: f64, cranial: f64| points.push(FrontalPoint { name, left, cranial });
        for vertebra in self.skeleton.vertebrae() {
            add(format!("{}.centroid", vertebra.level), vertebra.lateral, vertebra.centroid().cranial);
            let plates = ["superior", "inferior"].into_iter().zip(plate_ends(vertebra));
            // The base of the dens is no endplate.
            let plates = plates.filter(|(surface, _)| (vertebra.level, *surface) != (Level::C2, "superior"));
            for (surface, ends) in plates {
                for (side, end) in ["left", "right"].into_iter().zip(ends) {
                    add(format!("{}.{surface}.{side}", vertebra.level), end.z, end.y);
                }
            }
        }
        add("S1.superior.middle".to_owned(), 0.0, self.skeleton.sacrum().middle().cranial);
        let half = person.body.half_hip_width();
        let joints = [
            ("femoral_head", self.skeleton.femoral_heads()),
            ("knee", self.skeleton.knees()),
            ("ankle", self.skeleton.ankles()),
        ];
        for (name, [left, right]) in joints {
            add(format!("{name}.left"), half, left.cranial);
            add(format!("{name}.right"), -half, right.cranial);
        }
        points
    }

    /// Cobb angle: the greatest angle in the frontal plane between two vertebrae.
    #[must_use]
    pub fn cobb_angle(&self) -> Degrees {
        let tilts = self.skeleton.vertebrae().iter().map(|vertebra| vertebra.coronal_tilt.value());
        let (least, most) =
            tilts.fold((0.0, 0.0), |(least, most): (f64, f64), tilt| (least.min(tilt), most.max(tilt)));
        Degrees::new(most - least)
    }
}
