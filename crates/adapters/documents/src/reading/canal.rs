//! The part of `upright.study/1` that says what a CT shows of the spinal canal.

use super::{WireEstimate, estimate};
use serde::Serialize;
use upright_reading::{
    BonyCanal, Canal, ContrastEnd, EndKind, NoBonyCanal, NoSection, SacAtLevel, ScrewBesideCanal,
};

#[derive(Serialize)]
pub(super) struct WireCanal {
    /// Median attenuation of the contrast medium; null where none is seen.
    contrast_hounsfield: Option<f64>,
    levels: Vec<WireSac>,
    ends: Vec<WireEnd>,
    /// The canal between bones, which needs no contrast medium, from the lowest vertebra.
    bony: Vec<WireBonyCanal>,
    /// Upright's defaults that tell narrow from wide, and a screw in the canal from others.
    narrow_below: f64,
    in_canal_from_mm: f64,
}

#[derive(Serialize)]
struct WireSac {
    level: &'static str,
    behind: &'static str,
    area_mm2: Option<WireEstimate>,
    depth_mm: Option<WireEstimate>,
    width_mm: Option<WireEstimate>,
    centre_mm: Option<[f64; 3]>,
    /// Share of the level that no metal and no streak hides; null where it was not measured.
    clear: Option<f64>,
    /// Why it was not measured.
    not_measured: Option<&'static str>,
    /// The area as a share of that behind the bodies beside the disc.
    share: Option<WireEstimate>,
    is_narrow: Option<bool>,
}

#[derive(Serialize)]
struct WireBonyCanal {
    level: &'static str,
    /// From pedicle to pedicle.
    width_mm: Option<WireEstimate>,
    /// Why it was not measured.
    no_width: Option<&'static str>,
    /// From body to arch in the midline.
    depth_mm: Option<WireEstimate>,
    no_depth: Option<&'static str>,
}

#[derive(Serialize)]
struct WireEnd {
    level: &'static str,
    missing: &'static str,
    kind: &'static str,
    place_mm: [f64; 3],
}

pub(super) fn canal(found: &Canal) -> WireCanal {
    WireCanal {
        contrast_hounsfield: found.contrast,
        levels: found.levels.iter().map(sac).collect(),
        ends: found.ends.iter().map(end).collect(),
        bony: found.bony.iter().map(bony).collect(),
        narrow_below: SacAtLevel::NARROW,
        in_canal_from_mm: ScrewBesideCanal::BREACH,
    }
}

fn sac(found: &SacAtLevel) -> WireSac {
    let section = found.section.ok();
    WireSac {
        level: found.level.name(),
        behind: if found.is_disc { "disc" } else { "body" },
        area_mm2: section.map(|section| estimate(section.area)),
        depth_mm: section.map(|section| estimate(section.depth)),
        width_mm: section.map(|section| estimate(section.width)),
        centre_mm: section.map(|section| section.centre),
        clear: section.map(|section| section.clear),
        not_measured: found.section.err().map(|reason| match reason {
            NoSection::Outside => "outside",
            NoSection::NoContrast => "no_contrast",
            NoSection::Hidden => "hidden",
        }),
        share: found.share().map(estimate),
        is_narrow: found.is_narrow(),
    }
}

fn bony(found: &BonyCanal) -> WireBonyCanal {
    WireBonyCanal {
        level: found.level.name(),
        width_mm: found.width.ok().map(estimate),
        no_width: found.width.err().map(NoBonyCanal::code),
        depth_mm: found.depth.ok().map(estimate),
        no_depth: found.depth.err().map(NoBonyCanal::code),
    }
}

fn end(found: &ContrastEnd) -> WireEnd {
    WireEnd {
        level: found.level.name(),
        missing: if found.is_missing_above { "above" } else { "below" },
        kind: match found.kind {
            EndKind::Narrowed => "block",
            EndKind::Open => "open",
        },
        place_mm: found.place,
    }
}
