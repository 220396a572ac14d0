//! Bone: T score, vitamin D, attenuation on CT. What may have no class has no number here either.

use super::{Known, Spec};
use crate::value::{Found, Kind};
use jiff::civil::Date;
use upright_anatomy::Level;
use upright_casefile::{BoneDensity, Entry};
use upright_evidence::numbers::NORM_BONE_HU_KILOVOLTS;

pub(super) fn specs() -> Vec<Spec> {
    vec![
        Spec::new("bone.t_score", "T score of DXA", Kind::Number("1"), |known| {
            lowest(known, "the T score of DXA", |bone| match *bone {
                BoneDensity::TScore(value) => Some(value),
                _ => None,
            })
        }),
        Spec::new("bone.vitamin_d", "vitamin D", Kind::Number("ng/mL"), |known| {
            lowest(known, "vitamin D", |bone| match *bone {
                BoneDensity::VitaminD(value) => Some(value),
                _ => None,
            })
        }),
        Spec::new("bone.hu", "attenuation of a vertebra on CT", Kind::Number("[hnsf'U]"), |known| {
            lowest(known, "the attenuation of an intact vertebra on a CT that allows a class", |bone| {
                attenuation(bone, |_| true)
            })
        }),
        Spec::new("bone.hu.l1", "attenuation of L1 on CT", Kind::Number("[hnsf'U]"), |known| {
            lowest(known, "the attenuation of L1 on a CT that allows a class", |bone| {
                attenuation(bone, |level| level == Level::L1)
            })
        }),
    ]
}

/// Attenuation of an intact vertebra, at the tube voltage that cut-offs hold for and without contrast medium.
fn attenuation(bone: &BoneDensity, wanted: impl Fn(Level) -> bool) -> Option<f64> {
    match *bone {
        BoneDensity::Hounsfield {
            level,
            value,
            kilovolts: Some(kilovolts),
            contrast: Some(false),
            altered: Some(false),
        } if wanted(level) && kilovolts == NORM_BONE_HU_KILOVOLTS.value => Some(value),
        _ => None,
    }
}

/// The lowest number of the latest day.
fn lowest(known: &Known<'_>, missing: &str, of: impl Fn(&BoneDensity) -> Option<f64>) -> Found {
    let all: Vec<(&Entry, f64)> =
        known.view.bone_densities().filter_map(|(entry, bone)| Some((entry, of(bone)?))).collect();
    let latest: Option<Date> = all.iter().map(|(entry, _)| entry.effective_at).max();
    let of_day = all.iter().filter(|(entry, _)| Some(entry.effective_at) == latest);
    of_day
        .min_by(|one, other| one.1.total_cmp(&other.1))
        .map_or_else(|| Found::unknown(missing), |(entry, value)| Found::number(*value).told_by(entry))
}
