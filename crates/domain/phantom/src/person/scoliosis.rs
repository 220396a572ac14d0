//! A coronal curve.

use super::Kind;
use super::draws::Draws;
use crate::shape::Shape;
use upright_anatomy::{Degrees, Level};

/// Degenerative spines often lean to the side a little; shares and degrees are Upright's own (flag L).
pub(crate) fn drawn_cobb(kind: Kind, draws: Draws) -> f64 {
    let share = match kind {
        Kind::DegenerativeKyphosis => 0.4,
        Kind::Flatback | Kind::JunctionalKyphosis => 0.2,
        _ => 0.0,
    };
    if draws.chance("scoliosis", share) { draws.between("Cobb angle", 11.0, 28.0) } else { 0.0 }
}

/// Lays a lumbar curve of this Cobb angle, T11 to L4, into the spine; vertebrae above lean back to the middle.
///
/// Vertebrae turn their front towards the convexity, most at the apex. Besides, none is quite straight (flag L).
pub(crate) fn curve(shape: &mut Shape, cobb: Degrees, draws: Draws) {
    /// Turn of the apex for each degree of the Cobb angle.
    const TURN: f64 = 0.3;
    let side = draws.one_of("side of the curve", -1.0, &[1.0]);
    let half = cobb.value() / 2.0;
    for level in Level::ALL {
        let own = |what: &str, spread| draws.around(&format!("own {what} of {level}"), 0.0, spread);
        let (lean, turn) = (own("lean", 0.8), own("turn", 1.2));
        // The end vertebrae are what the curve is measured by: no other leans as far.
        let tilt = match share(level).abs() {
            1.0 if half > 0.0 => side * half * share(level),
            _ if half > 0.0 => (side * half * share(level) + lean).clamp(-half, half),
            _ => lean,
        };
        shape.change(level, |segment| {
            segment.coronal_tilt = Degrees::new(tilt);
            segment.axial_rotation = Degrees::new(side * TURN * cobb.value() * towards_apex(level) + turn);
        });
    }
}

/// Place on the curve: 0 at L4, 1 at T11.
fn along(level: Level) -> f64 {
    let at = |level: Level| level.index() as f64;
    (at(Level::L4) - at(level)) / (at(Level::L4) - at(Level::T11))
}

/// 1 at the apex, 0 at the ends of the curve and beyond.
fn towards_apex(level: Level) -> f64 {
    (std::f64::consts::PI * along(level).clamp(0.0, 1.0)).sin()
}

/// Tilt as a share of half the Cobb angle: +1 at L4, −1 at T11, back to nothing above and below.
fn share(level: Level) -> f64 {
    let place = level.index() as f64;
    let at = |level: Level| level.index() as f64;
    let (high, top) = (at(Level::T11), at(Level::T2));
    if level > Level::L4 {
        0.55
    } else if level >= Level::T11 {
        (std::f64::consts::PI * along(level)).cos()
    } else {
        -((place - top) / (high - top)).clamp(0.0, 1.0).powi(2)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_end_vertebrae_tilt_by_half_the_cobb_angle_each_way() {
        assert_eq!(share(Level::L4), 1.0);
        assert_eq!(share(Level::T11), -1.0);
        assert!(Level::ALL.into_iter().all(|level| share(level).abs() <= 1.0));
        assert_eq!(share(Level::T1), 0.0);
    }
}
