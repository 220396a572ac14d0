//! The shape of a spine: the angle in every disc and in every body.
//!
//! An angle between two endplates is shared out over the discs and bodies that lie between them, by weights that add up to 1.

use crate::alignment::Alignment;
use upright_anatomy::{Degrees, Level};

/// One vertebra and the disc below it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Segment {
    /// The vertebra.
    pub level: Level,
    /// Angle between the endplates of the disc below, kyphosis +.
    pub disc: Degrees,
    /// Angle between the endplates of the body, kyphosis +.
    pub body: Degrees,
    /// Lean of the vertebra in the coronal plane, + = towards the patient's left.
    pub coronal_tilt: Degrees,
    /// Turn about its own axis, + = the front turned to the patient's left.
    pub axial_rotation: Degrees,
    /// Height of the disc below, as a share of the usual one.
    pub disc_height: f64,
    /// Height of the body in its middle, as a share of the usual one.
    pub body_height: f64,
}

/// The spine from L5 (L6) up to C2.
#[derive(Clone, Debug, PartialEq)]
pub struct Shape {
    segments: Vec<Segment>,
}

/// Slopes of the upper and the lower endplate of one vertebra, in degrees, + = anterior end lower.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Slopes {
    pub(crate) segment: Segment,
    pub(crate) upper: f64,
    pub(crate) lower: f64,
}

/// The share of an arc that one vertebra takes: in the disc below it and in its body.
type Share = (Level, f64, f64);

use Level::{
    C2, C3, C4, C5, C6, C7, L1, L2, L3, L4, L5, L6, T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11, T12,
};

// From caudal to cranial; flag L. Lordosis lies in discs, most in the lowest; kyphosis in bodies, most at the apex.
const L4_TO_S1: [Share; 2] = [(L5, 0.40, 0.22), (L4, 0.30, 0.08)];
const L4_TO_S1_WITH_L6: [Share; 3] = [(L6, 0.30, 0.16), (L5, 0.22, 0.10), (L4, 0.17, 0.05)];
const L1_TO_L3: [Share; 3] = [(L3, 0.30, 0.10), (L2, 0.26, 0.06), (L1, 0.23, 0.05)];
const T4_TO_T12: [Share; 9] = [
    (T12, 0.00, 0.08),
    (T11, 0.01, 0.08),
    (T10, 0.02, 0.09),
    (T9, 0.02, 0.11),
    (T8, 0.02, 0.13),
    (T7, 0.02, 0.12),
    (T6, 0.02, 0.10),
    (T5, 0.02, 0.07),
    (T4, 0.02, 0.07),
];
const T1_TO_T3: [Share; 3] = [(T3, 0.10, 0.30), (T2, 0.10, 0.25), (T1, 0.10, 0.15)];
const C2_TO_C6: [Share; 5] =
    [(C6, 0.22, 0.00), (C5, 0.20, 0.00), (C4, 0.18, 0.00), (C3, 0.18, 0.00), (C2, 0.22, 0.00)];

/// Half the depth of a body over its height: its posterior wall keeps its height when the middle sinks by this much of the wedge.
const HALF_DEPTH_PER_HEIGHT: f64 = 0.6;

impl Shape {
    /// The spine whose regional angles are those of `alignment`; with six lumbar vertebrae where `six_lumbar`.
    #[must_use]
    pub fn new(alignment: &Alignment, six_lumbar: bool) -> Self {
        let mut shape = Self { segments: Vec::with_capacity(24) };
        let (lordosis, lower) = (alignment.lumbar_lordosis.value(), alignment.lower_lordosis.value());
        shape.arc(if six_lumbar { &L4_TO_S1_WITH_L6 } else { &L4_TO_S1 }, -lower);
        shape.arc(&L1_TO_L3, -(lordosis - lower));
        shape.arc(&T4_TO_T12, alignment.thoracic_kyphosis.value());
        shape.arc(&T1_TO_T3, alignment.upper_thoracic_kyphosis.value());
        // C7 stands on T1 as T1 slopes, and its own body bends nothing: CL is read from its lower endplate on.
        shape.arc(&[(C7, 0.0, 0.0)], 0.0);
        shape.arc(&C2_TO_C6, -alignment.cervical_lordosis.value());
        shape.turn_disc(T12, alignment.thoracolumbar_disc.value());
        shape
    }

    /// Adds vertebrae whose discs and bodies together turn the slope by `angle_deg`.
    fn arc(&mut self, shares: &[Share], angle_deg: f64) {
        self.segments.extend(shares.iter().map(|(level, disc, body)| Segment {
            level: *level,
            disc: Degrees::new(disc * angle_deg),
            body: Degrees::new(body * angle_deg),
            coronal_tilt: Degrees::new(0.0),
            axial_rotation: Degrees::new(0.0),
            disc_height: 1.0,
            body_height: 1.0,
        }));
    }

    /// Vertebrae and discs from caudal to cranial.
    #[must_use]
    pub fn segments(&self) -> &[Segment] {
        &self.segments
    }

    /// Whether there is an L6.
    #[must_use]
    pub fn has_six_lumbar(&self) -> bool {
        self.segments.iter().any(|segment| segment.level == L6)
    }

    /// `alignment` with the regional angles of this shape.
    #[must_use]
    pub fn measured_into(&self, alignment: &Alignment) -> Alignment {
        let lordosis = |upper| -self.angle(upper, L6, true);
        Alignment {
            lumbar_lordosis: Degrees::new(lordosis(L1)),
            lower_lordosis: Degrees::new(lordosis(L4)),
            thoracolumbar_disc: Degrees::new(self.disc_below(T12)),
            thoracic_kyphosis: Degrees::new(self.angle(T4, T12, false)),
            upper_thoracic_kyphosis: Degrees::new(self.angle(T1, T3, true)),
            cervical_lordosis: Degrees::new(-self.angle(C2, C6, true) + self.body(C2)),
            ..*alignment
        }
    }

    /// The sum of the angles of `upper` to `lower`, with the disc below `lower` or without it.
    fn angle(&self, upper: Level, lower: Level, with_lowest_disc: bool) -> f64 {
        let inside = self.segments.iter().filter(|segment| (upper..=lower).contains(&segment.level));
        let sum = |segment: &Segment| {
            let takes_disc = with_lowest_disc || segment.level != lower;
            segment.body.value() + if takes_disc { segment.disc.value() } else { 0.0 }
        };
        inside.map(sum).sum()
    }

    fn segment(&self, level: Level) -> Option<&Segment> {
        self.segments.iter().find(|segment| segment.level == level)
    }

    fn disc_below(&self, level: Level) -> f64 {
        self.segment(level).map_or(0.0, |segment| segment.disc.value())
    }

    fn body(&self, level: Level) -> f64 {
        self.segment(level).map_or(0.0, |segment| segment.body.value())
    }

    /// Lets `change` work on the vertebra at `level`, where the spine has it.
    pub(crate) fn change(&mut self, level: Level, change: impl FnOnce(&mut Segment)) {
        if let Some(segment) = self.segments.iter_mut().find(|segment| segment.level == level) {
            change(segment);
        }
    }

    /// Turns the disc below `level` by so much more kyphosis.
    pub(crate) fn turn_disc(&mut self, level: Level, by_deg: f64) {
        self.change(level, |segment| segment.disc = segment.disc + Degrees::new(by_deg));
    }

    /// Adds so much kyphosis to the body at `level` and to the disc below it. A wedged body is lower in its middle.
    pub(crate) fn wedge(&mut self, level: Level, body_deg: f64, disc_deg: f64) {
        self.change(level, |segment| {
            segment.body = segment.body + Degrees::new(body_deg);
            segment.disc = segment.disc + Degrees::new(disc_deg);
            segment.body_height *= 1.0 - HALF_DEPTH_PER_HEIGHT * body_deg.to_radians().tan();
        });
    }

    /// Shares `by_deg` of kyphosis out over the discs below the levels for which `weight` is above zero.
    ///
    /// Returns what was shared out: nothing, where no such disc can move.
    pub(crate) fn bend(&mut self, by_deg: f64, weight: impl Fn(Level) -> f64) -> f64 {
        let whole: f64 = self.segments.iter().map(|segment| weight(segment.level)).sum();
        if whole <= 0.0 {
            return 0.0;
        }
        for segment in &mut self.segments {
            segment.disc = segment.disc + Degrees::new(by_deg * weight(segment.level) / whole);
        }
        by_deg
    }

    /// Slope of the upper endplate of T1, in degrees.
    pub(crate) fn t1_slope(&self, sacral_slope_deg: f64) -> f64 {
        sacral_slope_deg + self.angle(T1, L6, true)
    }

    /// Slopes from L5 (L6) up to C2. The upper endplate of C2 is the base of the dens, and as its lower one.
    pub(crate) fn slopes(&self, sacral_slope_deg: f64) -> Vec<Slopes> {
        let mut at = sacral_slope_deg;
        let slopes = |segment: &Segment| {
            let lower = at + segment.disc.value();
            at = lower + segment.body.value();
            Slopes { segment: *segment, upper: at, lower }
        };
        self.segments.iter().map(slopes).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shares_add_up_to_the_whole() {
        let arcs: [&[Share]; 6] = [&L4_TO_S1, &L4_TO_S1_WITH_L6, &L1_TO_L3, &T4_TO_T12, &T1_TO_T3, &C2_TO_C6];
        for arc in arcs {
            let sum: f64 = arc.iter().map(|(_, disc, body)| disc + body).sum();
            assert!((sum - 1.0).abs() < 1e-12, "{arc:?}: {sum}");
        }
    }

    #[test]
    fn every_vertebra_once_from_below() {
        for (six, lowest, count) in [(false, L5, 23), (true, L6, 24)] {
            let shape = Shape::new(&Alignment::BALANCED, six);
            let levels: Vec<Level> = shape.segments().iter().map(|segment| segment.level).collect();
            assert!(levels.is_sorted_by(|below, above| below > above));
            assert_eq!((levels.len(), levels[0], levels[count - 1]), (count, lowest, C2));
        }
    }

    #[test]
    fn the_regions_of_a_shape_are_those_it_was_made_from() {
        for six in [false, true] {
            let balanced = Alignment::BALANCED;
            let found = Shape::new(&balanced, six).measured_into(&balanced);
            assert!((found.lumbar_lordosis.value() - 60.0).abs() < 1e-9, "{found:?}");
            assert!((found.lower_lordosis.value() - 40.0).abs() < 1e-9, "{found:?}");
            assert!((found.thoracic_kyphosis.value() - 38.0).abs() < 1e-9, "{found:?}");
            assert!((found.upper_thoracic_kyphosis.value() - 8.0).abs() < 1e-9, "{found:?}");
            assert!((found.cervical_lordosis.value() - 12.0).abs() < 1e-9, "{found:?}");
        }
    }

    #[test]
    fn bending_leaves_discs_that_do_not_move() {
        let mut shape = Shape::new(&Alignment::BALANCED, false);
        let before = shape.clone();
        assert_eq!(shape.bend(10.0, |level| f64::from(u8::from(level == L4 || level == L5))), 10.0);
        assert_eq!(shape.disc_below(L4) - before.disc_below(L4), 5.0);
        assert_eq!(shape.disc_below(L3), before.disc_below(L3));
        assert_eq!(shape.bend(10.0, |_| 0.0), 0.0);
    }
}
