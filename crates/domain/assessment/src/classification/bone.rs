//! Bone: T score, attenuation on CT, vitamin D.
//!
//! - **Source**: CNS guideline (S123); L1 attenuation S90, norms at one tube voltage S91; two cut-offs recalled (flag M).

use super::{Class, Classification, Input};
use crate::explanation::Explanation;
use crate::scale::{Scale, in_words, rounded};
use crate::subject::Subject;
use jiff::civil::Date;
use upright_anatomy::Level;
use upright_casefile::BoneDensity;
use upright_evidence::numbers::{
    CUT_OFF_BONE_HU_ADVERSE_EVENTS, CUT_OFF_BONE_HU_OSTEOPOROSIS_RISK, CUT_OFF_BONE_HU_SENSITIVE,
    CUT_OFF_BONE_HU_SPECIFIC, CUT_OFF_BONE_T_SCORE, CUT_OFF_BONE_VITAMIN_D, NORM_BONE_HU_KILOVOLTS,
};

const ADVERSE: &[&str] = &["adverse events predicted", "not below the cut-off"];
static T_SCORE: Scale = Scale { name: "T score", cuts: &[&CUT_OFF_BONE_T_SCORE], classes: ADVERSE };
static VITAMIN_D: Scale = Scale { name: "vitamin D", cuts: &[&CUT_OFF_BONE_VITAMIN_D], classes: ADVERSE };
static ADVERSE_EVENTS: Scale =
    Scale { name: "HU, adverse events", cuts: &[&CUT_OFF_BONE_HU_ADVERSE_EVENTS], classes: ADVERSE };
static RISK: Scale = Scale {
    name: "HU of L1, risk of osteoporosis",
    cuts: &[&CUT_OFF_BONE_HU_OSTEOPOROSIS_RISK],
    classes: &["risk of osteoporosis", "no risk by this cut-off"],
};
static RECALLED: Scale = Scale {
    name: "HU of L1, osteoporosis",
    cuts: &[&CUT_OFF_BONE_HU_SPECIFIC, &CUT_OFF_BONE_HU_SENSITIVE],
    classes: &["osteoporosis probable", "osteoporosis possible", "osteoporosis improbable"],
};

pub(super) const SCALES: [&Scale; 5] = [&T_SCORE, &VITAMIN_D, &ADVERSE_EVENTS, &RISK, &RECALLED];

pub(super) fn classify(subject: &Subject<'_>) -> Vec<Classification> {
    let t_score =
        |bone: &BoneDensity| if let BoneDensity::TScore(value) = bone { Some(*value) } else { None };
    let vitamin =
        |bone: &BoneDensity| if let BoneDensity::VitaminD(value) = bone { Some(*value) } else { None };
    let recorded = [
        recorded(subject, ("bone.t_score", "T score of DXA"), &T_SCORE, t_score),
        recorded(subject, ("bone.vitamin_d", "Vitamin D"), &VITAMIN_D, vitamin),
    ];
    let of_ct =
        ATTENUATION.iter().map(|&(name, scale, is_meant)| attenuation(subject, name, scale, is_meant));
    recorded.into_iter().chain(of_ct).collect()
}

/// A class of the attenuation of a vertebra.
#[derive(Clone, Copy, Debug)]
pub struct AttenuationClass {
    /// As in a classification of the record: `bone.hu.risk`.
    pub code: &'static str,
    /// What is classed, as `HU of L1, risk of osteoporosis`.
    pub scale: &'static Scale,
    /// The class, counted from the lowest.
    pub position: usize,
}

impl AttenuationClass {
    /// The class in words.
    #[must_use]
    pub fn name(&self) -> &'static str {
        self.scale.classes.get(self.position).copied().unwrap_or_default()
    }

    /// Which of its cut-offs nobody verified, and which are Upright's own.
    #[must_use]
    pub fn notes(&self) -> Vec<String> {
        super::flag_notes(self.scale.cuts)
    }
}

/// Classes of the attenuation of an intact vertebra in HU.
///
/// - **Depends on**: they hold at `norm.bone.hu.kilovolts` of `evidence` and without contrast medium only; whoever asks has seen to
///   that.
/// - **Source**: S90, S123; two cut-offs recalled (flag M).
#[must_use]
pub fn attenuation_classes(level: Level, hounsfield: f64) -> Vec<AttenuationClass> {
    let scales = ATTENUATION.iter().filter(|(_, _, is_meant)| is_meant(level));
    let class = |(code, scale): (&'static str, &'static Scale)| {
        Some(AttenuationClass { code, scale, position: scale.position(hounsfield)? })
    };
    scales.filter_map(|&((code, _), scale, _)| class((code, scale))).collect()
}

/// Code and name, scale, and the levels for which it is meant.
type OfAttenuation = ((&'static str, &'static str), &'static Scale, fn(Level) -> bool);

static ATTENUATION: [OfAttenuation; 3] = [
    (("bone.hu.adverse_events", "CT attenuation, adverse events"), &ADVERSE_EVENTS, |_| true),
    (("bone.hu.risk", "CT attenuation of L1, risk"), &RISK, |level| level == Level::L1),
    (("bone.hu.l1", "CT attenuation of L1"), &RECALLED, |level| level == Level::L1),
];

/// A number that was recorded; of several of one day the lowest.
fn recorded(
    subject: &Subject<'_>,
    (code, name): (&'static str, &'static str),
    scale: &'static Scale,
    of: impl Fn(&BoneDensity) -> Option<f64>,
) -> Classification {
    let values =
        subject.view.bone_densities().filter_map(|(entry, bone)| Some((entry.effective_at, of(bone)?)));
    match lowest_of_latest_day(values.collect(), |value| *value) {
        Some((day, value)) => classed((code, name), scale, value, format!("of {day}")),
        None => Classification::not_computable(code, name, format!("no {} is recorded", scale.name)),
    }
}

fn lowest_of_latest_day<T>(values: Vec<(Date, T)>, size: impl Fn(&T) -> f64) -> Option<(Date, T)> {
    let latest = values.iter().map(|(day, _)| *day).max()?;
    let of_day = values.into_iter().filter(|(day, _)| *day == latest);
    of_day.min_by(|(_, one), (_, other)| size(one).total_cmp(&size(other)))
}

fn classed(
    (code, name): (&'static str, &'static str),
    scale: &'static Scale,
    value: f64,
    of: String,
) -> Classification {
    let (Some(position), Some(class)) = (scale.position(value), scale.class(value)) else {
        return Classification::not_computable(code, name, "the number recorded is none");
    };
    let shown = scale.cuts.first().map(|cut| rounded(value, cut)).unwrap_or_default();
    let explanation = Explanation::holds(format!("{} {shown} {of}: {class}", scale.name)).by_all(scale.cuts);
    Classification::new(
        code,
        name,
        Class::recorded(class, format!("{} {}", scale.name, scale.range(position))),
        explanation,
    )
    .with_inputs([Input::new(scale.name, format!("{shown} {of}"))])
}

/// Attenuation of one vertebra, and why it has no class, where it has none.
struct Attenuation {
    level: Level,
    value: f64,
    obstacles: Vec<String>,
}

impl Attenuation {
    fn of(bone: &BoneDensity) -> Option<Self> {
        let &BoneDensity::Hounsfield { level, value, kilovolts, contrast, altered } = bone else {
            return None;
        };
        let obstacles = [voltage(kilovolts), medium(contrast), state(altered)].into_iter().flatten();
        Some(Self { level, value, obstacles: obstacles.collect() })
    }
}

fn voltage(kilovolts: Option<f64>) -> Option<String> {
    let meant = in_words(&NORM_BONE_HU_KILOVOLTS);
    match kilovolts {
        None => Some(format!("the tube voltage is not recorded; classes hold at {meant}")),
        Some(found) if found == NORM_BONE_HU_KILOVOLTS.value => None,
        Some(found) => Some(format!("the tube voltage was {found} kV; classes hold at {meant}")),
    }
}

fn medium(contrast: Option<bool>) -> Option<String> {
    match contrast {
        None => Some("whether contrast medium was given is not recorded".to_owned()),
        Some(true) => Some("contrast medium was given".to_owned()),
        Some(false) => None,
    }
}

fn state(altered: Option<bool>) -> Option<String> {
    match altered {
        None => {
            Some("whether the vertebra is fractured, instrumented or cemented is not recorded".to_owned())
        }
        Some(true) => Some("the vertebra is fractured, instrumented or cemented".to_owned()),
        Some(false) => None,
    }
}

/// The lowest vertebra that may be classed; where none may, the lowest number without a class.
fn attenuation(
    subject: &Subject<'_>,
    (code, name): (&'static str, &'static str),
    scale: &'static Scale,
    wanted: impl Fn(Level) -> bool,
) -> Classification {
    let all = subject
        .view
        .bone_densities()
        .filter_map(|(entry, bone)| Some((entry.effective_at, Attenuation::of(bone)?)));
    let (usable, unusable): (Vec<_>, Vec<_>) =
        all.filter(|(_, found)| wanted(found.level)).partition(|(_, found)| found.obstacles.is_empty());
    let size = |found: &Attenuation| found.value;
    if let Some((day, found)) = lowest_of_latest_day(usable, size) {
        return classed((code, name), scale, found.value, format!("of {}, {day}", found.level));
    }
    let Some((day, found)) = lowest_of_latest_day(unusable, size) else {
        return Classification::not_computable(code, name, "no attenuation of the vertebra is recorded");
    };
    let shown = rounded(found.value, &CUT_OFF_BONE_HU_ADVERSE_EVENTS);
    Classification::not_computable(code, name, found.obstacles.join("; "))
        .with_inputs([Input::new(scale.name, format!("{shown} of {}, {day}", found.level))])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cut_off_itself_is_in_the_class_that_its_source_says() {
        let check = |level, hounsfield: f64, expect: &[&str]| {
            let found = attenuation_classes(level, hounsfield);
            let names: Vec<&str> = found.iter().map(AttenuationClass::name).collect();
            assert_eq!(names, expect, "{level} {hounsfield}");
        };
        let normal = ["not below the cut-off", "no risk by this cut-off", "osteoporosis improbable"];
        check(Level::L1, 180.0, &normal);
        check(Level::L1, 134.9, &["not below the cut-off", "risk of osteoporosis", "osteoporosis possible"]);
        check(
            Level::L1,
            97.8,
            &["adverse events predicted", "risk of osteoporosis", "osteoporosis probable"],
        );
        check(Level::L3, 97.9, &["not below the cut-off"]);
        check(Level::L3, 97.8, &["adverse events predicted"]);
        check(Level::L1, f64::NAN, &[]);
        let recalled =
            attenuation_classes(Level::L1, 120.0).into_iter().filter(|class| !class.notes().is_empty());
        assert_eq!(recalled.map(|class| class.code).collect::<Vec<_>>(), ["bone.hu.l1"]);
    }
}
