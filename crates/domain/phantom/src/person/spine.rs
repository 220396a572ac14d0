//! The spine of a person at ease: its angles, what of it is fused, and what hardware holds it.
//!
//! Numbers without a citation are Upright's own (flag L): made up to be plausible beside each other.

use super::draws::Draws;
use super::implants::Implants;
use super::plan::Plan;
use super::reserves::{contractures, held_by};
use super::{Kind, Wishes};
use crate::alignment::Alignment;
use crate::shape::Shape;
use upright_anatomy::{Degrees, Level};
use upright_evidence::{norm, numbers};

use Level::{L1, L2, L3, L4, L5, L6, S1, T1, T4, T10, T11, T12};

/// Levels that move no longer against each other, from the uppermost to the lowest.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Fusion {
    /// Uppermost level.
    pub upper: Level,
    /// Lowest level; `S1` stands for the sacrum.
    pub lower: Level,
}

impl Fusion {
    /// Whether the disc below `level` is fused.
    #[must_use]
    pub fn holds_disc_below(&self, level: Level) -> bool {
        self.upper <= level && level < self.lower
    }
}

/// A spine before anybody stands on it.
#[derive(Clone, Debug)]
pub(crate) struct Spine {
    pub(crate) alignment: Alignment,
    pub(crate) shape: Shape,
    pub(crate) fusion: Option<Fusion>,
    pub(crate) implants: Implants,
}

impl Spine {
    pub(crate) fn draw(
        kind: Kind,
        draws: Draws,
        pelvic_incidence: Degrees,
        age: f64,
        wishes: &Wishes,
    ) -> Self {
        let held = held_by(contractures(kind, draws, wishes).0);
        let plan = Plan::of(kind, draws, age, held);
        let alignment = Alignment {
            pelvic_incidence,
            pelvic_tilt: relaxed_tilt(draws, pelvic_incidence, age),
            lumbar_lordosis: Degrees::new(plan.lordosis),
            lower_lordosis: Degrees::new(plan.lordosis * plan.lower_share),
            thoracolumbar_disc: Degrees::new(plan.thoracolumbar_disc),
            thoracic_kyphosis: Degrees::new(plan.kyphosis),
            upper_thoracic_kyphosis: Degrees::new(plan.upper_kyphosis),
            ..Alignment::BALANCED
        };
        let alignment = if kind == Kind::Normal && wishes.lumbar_lordosis.is_none() {
            balanced(draws, &alignment, plan.lower_share)
        } else {
            alignment
        };
        let mut shape = Shape::new(&alignment, wishes.six_lumbar);
        for (level, body, disc) in plan.focal.into_iter().flatten() {
            shape.wedge(level, body, disc);
        }
        if let Some(fusion) = plan.fusion.filter(|_| kind == Kind::SegmentalFlatback) {
            overextend_neighbours(&mut shape, fusion, draws);
        }
        wear(&mut shape, &plan, kind, draws, wishes.disc_height);
        wish(&mut shape, &alignment, wishes);
        Self {
            alignment,
            shape,
            fusion: plan.fusion,
            implants: Implants::draw(kind, plan.fusion, draws, age, wishes),
        }
    }

    /// Whether the disc below the fusion is higher in front than behind by as much as makes a segmental flatback.
    pub(crate) fn opens_below_fusion(&self) -> bool {
        let lowest = self.fusion.map(|fusion| fusion.lower);
        let disc = self.shape.segments().iter().find(|segment| Some(segment.level) == lowest);
        disc.is_some_and(|disc| {
            -disc.disc.value().to_radians().tan() * NARROWEST_DISC
                > numbers::CUT_OFF_FLATBACK_DISC_OPENING.value
        })
    }
}

/// Depth of the disc below L4 in the smallest woman, in mm.
const NARROWEST_DISC: f64 = 34.0;

/// Pelvic tilt that nothing forces.
fn relaxed_tilt(draws: Draws, pelvic_incidence: Degrees, age: f64) -> Degrees {
    // The published formula is a mean; the spread about it is ours (flag L).
    let scatter = draws.around("relaxed pelvic tilt", 0.0, 4.0);
    Degrees::new(norm::PELVIC_TILT.value(pelvic_incidence, age).value() + scatter)
}

/// Lumbar lordosis such that T1 lies over the hips as in people without complaints.
fn balanced(draws: Draws, alignment: &Alignment, lower_share: f64) -> Alignment {
    let wanted = draws.norm("T1 tilt", norm::T1_TILT);
    let with = |lordosis: f64| Alignment {
        lumbar_lordosis: Degrees::new(lordosis),
        lower_lordosis: Degrees::new(lordosis * lower_share),
        ..*alignment
    };
    let (mut least, mut most) = (15.0, 95.0);
    for _ in 0..24 {
        let middle = f64::midpoint(least, most);
        match crate::skeleton::t1_tilt(&with(middle)) {
            // More lordosis brings T1 backwards.
            tilt if tilt > wanted => least = middle,
            _ => most = middle,
        }
    }
    with(f64::midpoint(least, most))
}

/// A fused stretch without lordosis; the discs beside it bend the further backwards.
fn overextend_neighbours(shape: &mut Shape, fusion: Fusion, draws: Draws) {
    let inside = |level: Level| fusion.upper <= level && level <= fusion.lower;
    let flat = draws.between("angle of each fused disc", -1.0, 2.0);
    let mut lost = 0.0;
    for level in [L5, L4, L3, L2, L1].into_iter().filter(|level| fusion.holds_disc_below(*level)) {
        shape.change(level, |segment| {
            lost += segment.disc.value() - flat;
            segment.disc = Degrees::new(flat);
        });
    }
    // What was lost is found again above and below, as far as discs bend.
    let _ = shape.bend(lost, |level| match level {
        L5 | L6 if !inside(S1) && !fusion.holds_disc_below(level) => 1.0,
        L1 | L2 | L3 | L4 if !fusion.holds_disc_below(level) => 0.6,
        _ => 0.0,
    });
}

/// Worn discs lose height; old people's more.
fn wear(shape: &mut Shape, plan: &Plan, kind: Kind, draws: Draws, wished: Option<f64>) {
    for level in [L6, L5, L4, L3, L2, L1, T12, T11, T10] {
        let own = draws.between(&format!("wear below {level}"), -0.12, 0.12);
        let fused = plan.fusion.is_some_and(|fusion| fusion.holds_disc_below(level));
        // Discs of an ankylosed spine are kept; those of a fusion are not.
        let share = match (fused, kind) {
            (_, Kind::Ankylosing) => 0.9,
            (true, _) => 0.6 + own,
            (false, _) => wished.unwrap_or((plan.worn + own).clamp(0.25, 1.1)),
        };
        shape.change(level, |segment| segment.disc_height = share);
    }
}

/// Regional angles as wished, whatever lies between two levels only.
fn wish(shape: &mut Shape, alignment: &Alignment, wishes: &Wishes) {
    let found = shape.measured_into(alignment);
    let missing =
        |wished: Option<Degrees>, found: Degrees| wished.map_or(0.0, |wished| (wished - found).value());
    if let Some(lower) = wishes.lower_lordosis {
        let _ = shape.bend(-(lower - found.lower_lordosis).value(), |level| {
            f64::from(u8::from(matches!(level, L4 | L5 | L6)))
        });
    }
    let upper_lumbar = |level| f64::from(u8::from(matches!(level, L1 | L2 | L3)));
    let now = shape.measured_into(alignment);
    let _ = shape.bend(-missing(wishes.lumbar_lordosis, now.lumbar_lordosis), |level| {
        match (wishes.lower_lordosis, level) {
            // Without a wish for L4–S1 its share stays.
            (None, L4 | L5 | L6) => 1.0,
            _ => upper_lumbar(level),
        }
    });
    let _ = shape.bend(missing(wishes.thoracic_kyphosis, found.thoracic_kyphosis), |level| {
        f64::from(u8::from((T4..T12).contains(&level)))
    });
}

/// Levels whose discs belong to the thoracic spine.
pub(crate) fn is_thoracic_disc(level: Level) -> bool {
    (T1..T12).contains(&level)
}
