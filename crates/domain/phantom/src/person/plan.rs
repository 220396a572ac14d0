//! The regional angles that make a kind of spine.
//!
//! Numbers without a citation are Upright's own (flag L): made up to be plausible beside each other.

use super::Kind;
use super::draws::Draws;
use super::spine::Fusion;
use upright_anatomy::Level;
use upright_evidence::norm;

use Level::{C2, L1, L2, L3, L4, L5, S1, T4, T9, T10, T11, T12};

/// Regional angles of a kind, in degrees, and what lies between two levels only.
pub(crate) struct Plan {
    pub(crate) lordosis: f64,
    /// The part of the lordosis that lies below L4.
    pub(crate) lower_share: f64,
    pub(crate) thoracolumbar_disc: f64,
    pub(crate) kyphosis: f64,
    pub(crate) upper_kyphosis: f64,
    pub(crate) fusion: Option<Fusion>,
    /// Kyphosis added to the body and to the disc below these levels.
    pub(crate) focal: [Option<(Level, f64, f64)>; 2],
    /// Height of the discs that are worn, as a share of the usual one.
    pub(crate) worn: f64,
}

/// What a plan is drawn from.
struct Plans {
    draws: Draws,
    age: f64,
    /// How firmly a contracture holds the hips, 0 to 1: who is bent as far as others and cannot extend them does not stand for a film.
    held: f64,
}

impl Plan {
    pub(crate) fn of(kind: Kind, draws: Draws, age: f64, held: f64) -> Self {
        let plans = Plans { draws, age, held };
        match kind {
            Kind::Normal => plans.usual(),
            Kind::Flatback => plans.flatback(),
            Kind::SegmentalFlatback => plans.segmental_flatback(),
            Kind::DegenerativeKyphosis => plans.degenerative(),
            Kind::Ankylosing => plans.ankylosing(),
            Kind::PostTraumatic => plans.post_traumatic(),
            Kind::JunctionalKyphosis => plans.junctional(),
        }
    }
}

impl Plans {
    fn drawn(&self, quantity: &str, least: f64, most: f64) -> f64 {
        self.draws.between(quantity, least, most)
    }

    /// Lordosis that is left to those whose hips are held.
    fn spared(&self) -> f64 {
        10.0 * self.held
    }

    fn usual(&self) -> Plan {
        Plan {
            // Of normal people it is solved.
            lordosis: 0.0,
            lower_share: self.drawn("lower share of lordosis", 0.62, 0.78),
            thoracolumbar_disc: self.drawn("disc T12-L1", -2.0, 3.0),
            kyphosis: self.draws.norm("thoracic kyphosis", norm::THORACIC_KYPHOSIS).max(12.0),
            upper_kyphosis: self.drawn("upper thoracic kyphosis", 4.0, 12.0),
            fusion: None,
            focal: [None, None],
            worn: 1.0 - 0.006 * (self.age - 40.0).max(0.0),
        }
    }

    fn flatback(&self) -> Plan {
        Plan {
            lordosis: self.drawn("flatback lordosis", 4.0, 26.0) + self.spared(),
            lower_share: self.drawn("flatback lower share", 0.35, 0.75),
            thoracolumbar_disc: self.drawn("flatback disc T12-L1", 0.0, 4.0),
            kyphosis: self.drawn("flatback kyphosis", 16.0, 36.0),
            fusion: Some(Fusion {
                upper: self.draws.one_of("fusion from", T4, &[T9, T10, T11, T12, L1]),
                lower: self.draws.one_of("fusion to", L4, &[L5, S1]),
            }),
            ..self.usual()
        }
    }

    fn segmental_flatback(&self) -> Plan {
        let others = [Fusion { upper: L3, lower: L5 }, Fusion { upper: L2, lower: L5 }];
        Plan {
            fusion: Some(self.draws.one_of("short fusion", Fusion { upper: L2, lower: L4 }, &others)),
            lordosis: self.drawn("segmental lordosis", 32.0, 46.0),
            kyphosis: self.drawn("segmental kyphosis", 18.0, 34.0),
            ..self.usual()
        }
    }

    fn degenerative(&self) -> Plan {
        Plan {
            lordosis: self.drawn("degenerative lordosis", -6.0, 20.0) + self.spared(),
            kyphosis: self.drawn("degenerative kyphosis", 6.0, 28.0),
            thoracolumbar_disc: self.drawn("degenerative disc T12-L1", 1.0, 6.0),
            worn: self.drawn("worn discs", 0.35, 0.6),
            ..self.usual()
        }
    }

    fn ankylosing(&self) -> Plan {
        Plan {
            lordosis: self.drawn("ankylosed lordosis", 10.0 + 16.0 * self.held, 40.0),
            kyphosis: self.drawn("ankylosed kyphosis", 46.0, 70.0 - 16.0 * self.held),
            upper_kyphosis: self.drawn("ankylosed upper kyphosis", 10.0, 18.0),
            fusion: Some(Fusion { upper: C2, lower: S1 }),
            ..self.usual()
        }
    }

    fn post_traumatic(&self) -> Plan {
        let fractured = self.draws.one_of("fractured", T12, &[L1, L1, L2]);
        let wedge = (fractured, self.drawn("wedge", 18.0, 32.0), 0.0);
        let disc = (next_above(fractured), 0.0, self.drawn("disc above wedge", 0.0, 6.0));
        Plan {
            lordosis: self.drawn("post-traumatic lordosis", 52.0, 66.0),
            focal: [Some(wedge), Some(disc)],
            ..self.usual()
        }
    }

    fn junctional(&self) -> Plan {
        let upper = self.draws.one_of("junctional fusion from", T10, &[T11, L1, L2]);
        let (body, disc) =
            (self.drawn("junctional body", 6.0, 14.0), self.drawn("junctional disc", 10.0, 18.0));
        let wedge = self.drawn("wedge of the uppermost instrumented", 2.0, 8.0);
        Plan {
            fusion: Some(Fusion { upper, lower: S1 }),
            lordosis: self.drawn("junctional lordosis", 34.0, 50.0) + self.spared(),
            focal: [Some((next_above(upper), body, disc)), Some((upper, wedge, 0.0))],
            ..self.usual()
        }
    }
}

/// The usual neighbour above a thoracic or lumbar level.
fn next_above(level: Level) -> Level {
    Level::ALL.into_iter().rfind(|above| *above < level && *above != Level::T13).unwrap_or(C2)
}
