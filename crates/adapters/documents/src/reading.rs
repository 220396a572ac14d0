//! The part of `upright.study/1` that says what a CT shows.

mod canal;

use crate::case::WireFact;
use crate::error::DocumentError;
use canal::{WireCanal, canal};
use serde::Serialize;
use upright_anatomy::{Endplate, Laterality, Level, Surface};
use upright_assessment::{AttenuationClass, attenuation_classes};
use upright_casefile::Fact;
use upright_reading::{
    Bridging, BridgingSeen, CancellousBone, CtReading, EndplateLine, Estimate, Lying, LyingAngle, NoClass,
    NoEndplate, NotMeasured, Other, OtherKind, Rod, ScrewReading, Source, Technique, TubeVoltage, Vertebra,
};

/// What a CT shows. Places are millimetres towards the patient's left, back and head.
#[derive(Serialize)]
pub struct StudyCt {
    technique: WireTechnique,
    metal: Option<WireMetal>,
    /// Why metal was not looked at.
    no_metal: Option<String>,
    vertebrae: Vec<WireVertebra>,
    /// Why no vertebrae are proposed although one was named.
    no_vertebrae: Option<String>,
    /// The spinal canal; null without vertebrae.
    canal: Option<WireCanal>,
    screws: Vec<WireScrew>,
    bridging: Vec<WireBridging>,
    /// Alignment as the patient lay, proposed; null without vertebrae. Never one standing.
    lying: Option<WireLying>,
    bone: Vec<WireBone>,
    /// Facts of `upright.case/1`, proposed.
    proposals: Vec<WireFact>,
}

/// How it was taken, as far as attenuation of bone depends on it.
#[derive(Serialize)]
struct WireTechnique {
    /// Tube voltage; null where it is not recorded, or is not one.
    kilovolts: Option<f64>,
    /// The way on which contrast medium was given, or why there is none.
    contrast: &'static str,
    /// For people.
    words: String,
}

#[derive(Serialize)]
struct WireMetal {
    volume_mm3: f64,
    rods: Vec<WireRod>,
    others: Vec<WireOther>,
    /// Whether metal may go on where nothing was seen.
    is_cut: bool,
}

#[derive(Serialize)]
struct WireRod {
    side: Option<&'static str>,
    path_mm: Vec<[f64; 3]>,
    breaks: Vec<WireBreak>,
    /// Whether all of it was seen.
    is_whole: bool,
}

#[derive(Serialize)]
struct WireBreak {
    from_mm: [f64; 3],
    to_mm: [f64; 3],
    gap_mm: WireEstimate,
}

#[derive(Serialize)]
struct WireOther {
    kind: &'static str,
    middle_mm: [f64; 3],
    lengths_mm: [f64; 3],
    volume_mm3: f64,
}

#[derive(Serialize)]
struct WireVertebra {
    level: &'static str,
    source: &'static str,
    centre_mm: [f64; 3],
    up: [f64; 3],
    upper_mm: [f64; 3],
    lower_mm: Option<[f64; 3]>,
}

#[derive(Serialize)]
struct WireScrew {
    level: Option<&'static str>,
    side: Option<&'static str>,
    head_mm: [f64; 3],
    tip_mm: [f64; 3],
    radius_mm: f64,
    halo_mm: Option<WireEstimate>,
    /// Share of the surroundings that end in a dense rim; null where they were not looked at.
    rim: Option<f64>,
    /// How it lies beside the canal; null where that was not looked at.
    canal: Option<WireScrewBesideCanal>,
}

#[derive(Serialize)]
struct WireScrewBesideCanal {
    beyond_wall_mm: Option<WireEstimate>,
    is_wall_hidden: bool,
    to_sac_mm: Option<WireEstimate>,
    /// Whether it stands in the canal or touches the sac; null where that is not known.
    is_in_canal: Option<bool>,
}

#[derive(Serialize)]
struct WireBridging {
    upper: &'static str,
    lower: &'static str,
    seen: &'static str,
    interbody_mm2: f64,
    posterolateral_mm2: [f64; 2],
    gap_mm: Option<WireEstimate>,
    /// Shares of the lines that are not seen: behind metal or beyond the slices.
    hidden: f64,
    hidden_beside: [f64; 2],
    /// Share of the lines through the disc that begin and end in bone or metal.
    faced: f64,
    /// Whether voxels are too long to tell bone that goes through from a narrow cleft.
    is_coarse: bool,
}

#[derive(Serialize)]
struct WireLying {
    method: &'static str,
    endplates: Vec<WireEndplate>,
    femoral_heads: Vec<WireFemoralHead>,
    parameters: Vec<WireLyingParameter>,
    discs: Vec<WireLyingDisc>,
}

#[derive(Serialize)]
struct WireEndplate {
    level: &'static str,
    surface: &'static str,
    posterior_mm: Option<[f64; 3]>,
    anterior_mm: Option<[f64; 3]>,
    /// Why it is missing.
    missing: Option<&'static str>,
}

#[derive(Serialize)]
struct WireFemoralHead {
    side: Option<&'static str>,
    place_mm: [f64; 3],
}

#[derive(Serialize)]
struct WireLyingParameter {
    code: &'static str,
    /// Null where a landmark of it is missing.
    degrees: Option<WireEstimate>,
}

#[derive(Serialize)]
struct WireLyingDisc {
    upper: &'static str,
    lower: &'static str,
    degrees: WireEstimate,
}

#[derive(Serialize)]
struct WireBone {
    level: &'static str,
    hounsfield: Option<WireEstimate>,
    /// Why there is none.
    left_out: Option<&'static str>,
    /// Classes of an intact vertebra; none where there is a reason against one.
    classes: Vec<WireBoneClass>,
    /// Why there is no class.
    no_class: Vec<WireNoClass>,
}

#[derive(Serialize)]
struct WireBoneClass {
    code: &'static str,
    scale: &'static str,
    class: &'static str,
    range: String,
    /// Which of its cut-offs nobody verified, and which are Upright's own.
    notes: Vec<String>,
}

#[derive(Serialize)]
struct WireNoClass {
    code: &'static str,
    message: String,
}

/// A number with the interval in which it may lie.
#[derive(Serialize)]
pub(crate) struct WireEstimate {
    value: f64,
    interval: [f64; 2],
}

impl StudyCt {
    /// Of a CT that the record calls `study`.
    ///
    /// # Errors
    /// [`DocumentError`] where `study` is no name of a study.
    pub fn of(reading: &CtReading, study: &str) -> Result<Self, DocumentError> {
        let proposals = reading.proposals(study).into_iter().map(|found| Fact::StudyFinding(Box::new(found)));
        let metal = reading.metal.as_ref();
        Ok(Self {
            technique: technique(reading.technique),
            metal: metal.ok().map(|metal| WireMetal {
                volume_mm3: metal.volume,
                rods: metal.rods.iter().map(rod).collect(),
                others: metal.others.iter().map(other).collect(),
                is_cut: metal.is_cut,
            }),
            no_metal: metal.err().map(ToString::to_string),
            vertebrae: reading
                .vertebrae()
                .map_or_else(Vec::new, |column| column.vertebrae.iter().map(vertebra).collect()),
            no_vertebrae: reading
                .column
                .as_ref()
                .and_then(|column| column.as_ref().err())
                .map(ToString::to_string),
            canal: reading.canal.as_ref().map(canal),
            screws: reading.screws.iter().map(screw).collect(),
            bridging: reading.bridging.iter().map(bridging).collect(),
            lying: reading.lying.as_ref().map(lying),
            bone: reading.bone.iter().map(|(level, bone)| self::bone(reading, *level, bone)).collect(),
            proposals: proposals.map(|fact| WireFact::new(&fact, None)).collect::<Result<_, _>>()?,
        })
    }
}

pub(crate) fn estimate(found: Estimate) -> WireEstimate {
    WireEstimate { value: found.value, interval: found.interval }
}

fn side(side: Option<Laterality>) -> Option<&'static str> {
    side.map(crate::case::name_of_side)
}

fn rod(rod: &Rod) -> WireRod {
    let gaps = rod.breaks.iter();
    let gaps = gaps.map(|gap| WireBreak { from_mm: gap.from, to_mm: gap.to, gap_mm: estimate(gap.gap) });
    WireRod {
        side: side(rod.side),
        path_mm: rod.path.clone(),
        breaks: gaps.collect(),
        is_whole: rod.is_whole,
    }
}

fn other(other: &Other) -> WireOther {
    WireOther {
        kind: match other.kind {
            OtherKind::Cage => "cage",
            OtherKind::HipProsthesis => "hip_prosthesis",
            OtherKind::Unnamed => "other",
        },
        middle_mm: other.middle,
        lengths_mm: other.lengths,
        volume_mm3: other.volume,
    }
}

fn vertebra(vertebra: &Vertebra) -> WireVertebra {
    WireVertebra {
        level: vertebra.level.name(),
        source: match vertebra.source {
            Source::Named => "named",
            Source::Seen => "seen",
            Source::Guessed => "guessed",
        },
        centre_mm: vertebra.centre,
        up: vertebra.up,
        upper_mm: vertebra.upper,
        lower_mm: vertebra.lower,
    }
}

fn screw(found: &ScrewReading) -> WireScrew {
    WireScrew {
        level: found.level.map(Level::name),
        side: side(found.side),
        head_mm: found.screw.head,
        tip_mm: found.screw.tip,
        radius_mm: found.screw.radius,
        halo_mm: found.halo.and_then(|halo| halo.width).map(estimate),
        rim: found.halo.map(|halo| halo.rim),
        canal: found.canal.map(|canal| WireScrewBesideCanal {
            beyond_wall_mm: canal.beyond_wall.map(estimate),
            is_wall_hidden: canal.is_wall_hidden,
            to_sac_mm: canal.to_sac.map(estimate),
            is_in_canal: canal.is_in_canal(),
        }),
    }
}

fn bridging(found: &Bridging) -> WireBridging {
    WireBridging {
        upper: found.upper.name(),
        lower: found.lower.name(),
        seen: seen(found.seen()),
        interbody_mm2: found.interbody,
        posterolateral_mm2: found.posterolateral,
        gap_mm: found.gap.map(estimate),
        hidden: found.hidden,
        hidden_beside: found.hidden_beside,
        faced: found.faced,
        is_coarse: found.is_coarse(),
    }
}

fn lying(found: &Lying) -> WireLying {
    let head = |(side, place): &(Laterality, [f64; 3])| WireFemoralHead {
        side: (*side != Laterality::Unspecified).then(|| crate::case::name_of_side(*side)),
        place_mm: *place,
    };
    let disc = |angle: LyingAngle| WireLyingDisc {
        upper: angle.upper.level.name(),
        lower: angle.lower.level.name(),
        degrees: estimate(angle.degrees),
    };
    let parameters = found.parameters().into_iter().map(|(id, degrees)| WireLyingParameter {
        code: id.parameter().code,
        degrees: degrees.map(estimate),
    });
    WireLying {
        method: Lying::METHOD,
        endplates: found.endplates.iter().map(endplate).collect(),
        femoral_heads: found.femoral_heads.iter().map(head).collect(),
        parameters: parameters.collect(),
        discs: found.discs().map(disc).collect(),
    }
}

fn endplate((endplate, line): &(Endplate, Result<EndplateLine, NoEndplate>)) -> WireEndplate {
    let seen = line.as_ref().ok();
    WireEndplate {
        level: endplate.level.name(),
        surface: match endplate.surface {
            Surface::Superior => "superior",
            Surface::Inferior => "inferior",
        },
        posterior_mm: seen.map(|line| line.posterior),
        anterior_mm: seen.map(|line| line.anterior),
        missing: line.as_ref().err().map(|reason| reason.code()),
    }
}

pub(crate) const fn seen(seen: BridgingSeen) -> &'static str {
    match seen {
        BridgingSeen::Yes => "yes",
        BridgingSeen::No => "no",
        BridgingSeen::Equivocal => "equivocal",
    }
}

fn technique(taken: Technique) -> WireTechnique {
    let kilovolts =
        if let TubeVoltage::Kilovolts(kilovolts) = taken.voltage { Some(kilovolts) } else { None };
    WireTechnique { kilovolts, contrast: taken.contrast.name(), words: taken.to_string() }
}

fn bone(reading: &CtReading, level: Level, found: &Result<CancellousBone, NotMeasured>) -> WireBone {
    let measured = found.ok().map(|bone| bone.units.value);
    let reasons = measured.map_or_else(Vec::new, |_| reading.no_class(level));
    let value = measured.filter(|_| reasons.is_empty());
    let classes = value.map_or_else(Vec::new, |value| attenuation_classes(level, value));
    let reason = |reason: &NoClass| WireNoClass { code: reason.code(), message: reason.to_string() };
    WireBone {
        classes: classes.iter().map(bone_class).collect(),
        no_class: reasons.iter().map(reason).collect(),
        level: level.name(),
        hounsfield: found.ok().map(|bone| estimate(bone.units)),
        left_out: found.err().map(|reason| match reason {
            NotMeasured::Dense => "dense",
            NotMeasured::Streaked => "streaked",
            NotMeasured::Outside => "outside",
            NotMeasured::Guessed => "guessed",
        }),
    }
}

fn bone_class(found: &AttenuationClass) -> WireBoneClass {
    WireBoneClass {
        code: found.code,
        scale: found.scale.name,
        class: found.name(),
        range: found.scale.range(found.position),
        notes: found.notes(),
    }
}
