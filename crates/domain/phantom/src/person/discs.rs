//! How worn each disc is, and the marrow beside it: magnetic resonance shows it, films and CT do not.
//!
//! Shares and slopes are Upright's own (flag L).

use super::draws::Draws;
use super::{Fusion, Union};
use crate::shape::{Segment, Shape};
use upright_anatomy::Level;

/// Grade of a disc's wear on sagittal T2 (Pfirrmann), from even and bright to collapsed and black.
///
/// - **Source**: Pfirrmann 2001, recalled (flag M).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum DiscGrade {
    /// Even, bright, of usual height.
    I,
    /// Bright with a dark band, of usual height.
    II,
    /// Grey; nucleus and ring are not told apart clearly.
    III,
    /// Dark grey; height may be less.
    IV,
    /// Black and collapsed.
    V,
}

/// Marrow beside the endplates of a disc (Modic).
///
/// - **Source**: Modic 1988, recalled (flag M).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum EndplateChange {
    /// As elsewhere in the body.
    None,
    /// Oedema, type 1: dark on T1, bright on T2 and STIR.
    Oedema,
    /// Fat, type 2: bright on T1 and T2, dark on STIR.
    Fat,
}

/// One disc as magnetic resonance shows it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DiscState {
    /// The level above the disc.
    pub below: Level,
    /// How worn it is.
    pub grade: DiscGrade,
    /// The marrow beside it.
    pub endplates: EndplateChange,
}

/// Every disc from the lowest up to the one below T1.
pub(super) fn draw(
    draws: Draws,
    shape: &Shape,
    fusion: Option<Fusion>,
    unions: &[Union],
    age: f64,
) -> Vec<DiscState> {
    let discs = shape.segments().iter().filter(|segment| segment.level >= Level::T1);
    let state = |segment: &Segment| {
        let below = segment.level;
        let grade = grade(draws, segment, age);
        let is_open = unions.iter().any(|union| union.below == below && union.gap.is_some());
        let is_fused = fusion.is_some_and(|fusion| fusion.holds_disc_below(below));
        let endplates = match (is_open, is_fused) {
            (true, _) => EndplateChange::Oedema,
            (false, true) => EndplateChange::None,
            (false, false) => beside_mobile(draws, below, grade),
        };
        DiscState { below, grade, endplates }
    };
    discs.map(state).collect()
}

/// Discs wear with age, and what has lost height is worn.
fn grade(draws: Draws, segment: &Segment, age: f64) -> DiscGrade {
    let own = draws.between(&format!("grade of the disc below {}", segment.level), -0.6, 0.6);
    // Thoracic discs move little and wear later.
    let years = if segment.level >= Level::T12 { age - 20.0 } else { 0.7 * age - 20.0 };
    let lost = (1.0 - segment.disc_height).max(0.0);
    let worn = 1.2 + 0.03 * years.max(0.0) + 3.0 * lost + own;
    let (least, most) = match segment.disc_height {
        height if height < 0.45 => (4.0, 5.0),
        height if height < 0.75 => (3.0, 5.0),
        _ => (1.0, 4.0),
    };
    match worn.clamp(least, most) {
        worn if worn < 1.5 => DiscGrade::I,
        worn if worn < 2.5 => DiscGrade::II,
        worn if worn < 3.5 => DiscGrade::III,
        worn if worn < 4.5 => DiscGrade::IV,
        _ => DiscGrade::V,
    }
}

/// Only beside worn discs marrow changes.
fn beside_mobile(draws: Draws, below: Level, grade: DiscGrade) -> EndplateChange {
    let place = draws.between(&format!("marrow beside the disc below {below}"), 0.0, 1.0);
    match grade {
        DiscGrade::IV | DiscGrade::V if place < 0.2 => EndplateChange::Oedema,
        DiscGrade::IV | DiscGrade::V if place < 0.5 => EndplateChange::Fat,
        _ => EndplateChange::None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::person::{Kind, LesionWishes, Person, Wishes};

    /// Discs of the young are bright, collapsed ones of the old dark; the same seed keeps the rest of the person.
    #[test]
    fn discs_wear_with_age_and_height() {
        let worst = |age: f64, height: f64| {
            let wishes = Wishes { age: Some(age), disc_height: Some(height), ..Wishes::default() };
            let person = Person::draw(Kind::Normal, 5, &wishes).unwrap();
            let lumbar = person.lesions().discs.iter().filter(|disc| disc.below >= Level::L1);
            lumbar.map(|disc| disc.grade).max().unwrap()
        };
        assert!(worst(21.0, 1.0) <= DiscGrade::II);
        assert!(worst(74.0, 0.4) >= DiscGrade::IV);
    }

    #[test]
    fn marrow_beside_what_has_not_united_is_oedematous() {
        let lesions = LesionWishes { nonunion: Some(true), ..LesionWishes::default() };
        let wishes = Wishes { lesions, ..Wishes::default() };
        let person = Person::draw(Kind::Flatback, 2, &wishes).unwrap();
        for union in &person.lesions().unions {
            let disc = person.lesions().discs.iter().find(|disc| disc.below == union.below).unwrap();
            assert_eq!(disc.endplates == EndplateChange::Oedema, union.gap.is_some(), "{}", union.below);
        }
    }
}
