//! A CT read as a whole: what is in it, by level, and what is proposed of it.

use crate::attenuation::Attenuation;
use crate::bone::{CancellousBone, NotMeasured};
use crate::canal::{Canal, ScrewBesideCanal, impingements};
use crate::column::{Column, NoColumn};
use crate::estimate::Estimate;
use crate::fusion::{Bridging, BridgingSeen};
use crate::lying::Lying;
use crate::metal::{Halo, Metal, NoMetal, OtherKind, RodBreak, Screw};
use crate::place::Vector;
use crate::technique::{ContrastMedium, NoClass, Technique};
use upright_anatomy::{Laterality, Level, Numbering};
use upright_casefile::{Confirmation, FindingKind, FreeText, Presence, StudyFinding};

/// A vertebra that a person named in a CT.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct NamedVertebra {
    /// Which.
    pub level: Level,
    /// A place in its body, in mm towards the patient's left, back and head.
    pub place: [f64; 3],
    /// How many vertebrae the patient has.
    pub numbering: Numbering,
}

/// What a CT shows.
#[derive(Clone, Debug, PartialEq)]
pub struct CtReading {
    /// How it was taken.
    pub technique: Technique,
    /// Its metal; why it was not looked at.
    pub metal: Result<Metal, NoMetal>,
    /// Vertebrae; none where nobody named one; why none are proposed.
    pub column: Option<Result<Column, NoColumn>>,
    /// The spinal canal; none without vertebrae.
    pub canal: Option<Canal>,
    /// Every screw, from the lowest.
    pub screws: Vec<ScrewReading>,
    /// Bone between vertebrae, from the lowest.
    pub bridging: Vec<Bridging>,
    /// Alignment as the patient lay; none without vertebrae.
    pub lying: Option<Lying>,
    /// Attenuation of every vertebra, from the lowest; or why there is none.
    pub bone: Vec<(Level, Result<CancellousBone, NotMeasured>)>,
}

/// A screw with its level and what is around it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct ScrewReading {
    /// Where it lies.
    pub screw: Screw,
    /// The vertebra that it stands in; none where nobody named one, or none is near.
    pub level: Option<Level>,
    /// Its side: by the rods, else by the vertebra.
    pub side: Option<Laterality>,
    /// What is around it; none where too little of it lies in the slices.
    pub halo: Option<Halo>,
    /// How it lies beside the canal; none without a level, and in the sacrum.
    pub canal: Option<ScrewBesideCanal>,
}

impl CtReading {
    /// Reads a CT that was taken so. Without a vertebra that a person named, nothing has a level.
    #[must_use]
    pub fn of(ct: &Attenuation<'_>, technique: Technique, named: Option<NamedVertebra>) -> Self {
        let column = named.map(|named| Column::from(ct, named.level, named.place, named.numbering));
        let known = column.as_ref().and_then(|column| column.as_ref().ok());
        let metal = Metal::find(ct, known);
        let canal = known.map(|column| Canal::of(ct, column));
        let lying = known.zip(named).map(|(column, named)| Lying::of(ct, column, named.numbering));
        let around = known.zip(canal.as_ref());
        let screws =
            metal.iter().flat_map(|metal| &metal.screws).map(|screw| ScrewReading::of(ct, screw, around));
        let vertebrae = known.map_or(&[][..], |column| &column.vertebrae);
        let pairs = vertebrae.iter().zip(vertebrae.iter().skip(1));
        let bridging = pairs.filter_map(|(lower, upper)| Bridging::between(ct, upper, lower)).collect();
        let bodies = vertebrae.iter().filter(|vertebra| vertebra.lower.is_some());
        let bone = bodies.map(|vertebra| (vertebra.level, CancellousBone::of(ct, vertebra))).collect();
        Self { technique, screws: screws.collect(), bridging, lying, bone, metal, column, canal }
    }

    /// Why the attenuation of a vertebra may have no class; nothing where it may. Fractures are not looked for: that a vertebra is
    /// intact, a person says.
    #[must_use]
    pub fn no_class(&self, level: Level) -> Vec<NoClass> {
        let is_full = self.canal.as_ref().is_some_and(|canal| canal.contrast.is_some());
        let is_unsaid =
            matches!(self.technique.contrast, ContrastMedium::NotGiven | ContrastMedium::NotRecorded);
        let has_screw = self.screws.iter().any(|screw| screw.level == Some(level));
        let mut found = self.technique.obstacles();
        found.extend((is_full && is_unsaid).then_some(NoClass::ContrastSeen));
        found.extend(has_screw.then_some(NoClass::Instrumented(level)));
        found
    }

    /// The vertebrae that were found.
    #[must_use]
    pub fn vertebrae(&self) -> Option<&Column> {
        self.column.as_ref()?.as_ref().ok()
    }

    /// From the uppermost to the lowermost vertebra with a screw; none where fewer than two levels have one.
    #[must_use]
    pub fn instrumented(&self) -> Option<(Level, Level)> {
        let levels = || self.screws.iter().filter_map(|screw| screw.level);
        let (upper, lower) = (levels().min()?, levels().max()?);
        (upper < lower).then_some((upper, lower))
    }

    /// Where rods are broken, with the vertebra above.
    pub fn breaks(&self) -> impl Iterator<Item = (&RodBreak, Option<Laterality>, Option<Level>)> {
        let rods = self.metal.iter().flat_map(|metal| &metal.rods);
        rods.flat_map(move |rod| rod.breaks.iter().map(move |gap| (gap, rod.side, self.level_above(gap.to))))
    }

    /// The lowest vertebra whose middle lies above a place.
    fn level_above(&self, place: [f64; 3]) -> Option<Level> {
        let above = self.vertebrae()?.vertebrae.iter().find(|vertebra| {
            (Vector::from(vertebra.centre) - Vector::from(place)).dot(&Vector::from(vertebra.up)) > 0.0
        })?;
        Some(above.level)
    }

    /// What is proposed for the record of the study called `study`: unknown to every rule until a person confirms it.
    ///
    /// Bridging is proposed between screws only: elsewhere nobody meant to fuse. What was looked for everywhere and not seen is
    /// proposed as absent, once for the whole study; where a rod or a screw lies beyond the slices in part, nothing is.
    #[must_use]
    pub fn proposals(&self, study: &str) -> Vec<StudyFinding> {
        let about = proposed(study);
        let mut found = self.canal.as_ref().map_or_else(Vec::new, |canal| canal.proposals(&about));
        let Ok(metal) = &self.metal else { return found };
        let is_implant = |kind: OtherKind| kind == OtherKind::Cage;
        if !metal.rods.is_empty()
            || !metal.screws.is_empty()
            || metal.others.iter().any(|other| is_implant(other.kind))
        {
            found.push(about(FindingKind::Implant, Some(Presence::Present), METAL_METHOD));
        }
        found.extend(self.halos(&about));
        if !metal.rods.is_empty() {
            found.extend(self.rod_fractures(&about));
        }
        found.extend(self.fusion(&about));
        found.extend(impingements(&self.screws, self.has_whole_rods(), &about));
        found
    }

    fn halos(&self, about: About<'_>) -> Vec<StudyFinding> {
        let halos = self.screws.iter().filter_map(|screw| Some((screw, screw.halo?.width?)));
        let found: Vec<StudyFinding> = halos
            .map(|(screw, width)| StudyFinding {
                level: screw.level,
                side: screw.side,
                value: Some(rounded(width.value)),
                interval: Some(interval(width)),
                image: Some(place_of(screw.screw.tip)),
                ..about(FindingKind::ScrewHalo, Some(Presence::Present), HALO_METHOD)
            })
            .collect();
        // One that was not looked at may be loose, and where a rod goes on unseen there may be another.
        let is_all = !self.screws.is_empty() && self.screws.iter().all(|screw| screw.halo.is_some());
        if found.is_empty() && is_all && self.has_whole_rods() {
            return vec![about(FindingKind::ScrewHalo, Some(Presence::Absent), HALO_METHOD)];
        }
        found
    }

    /// Whether there are rods, all of each was seen, and no metal goes on where nothing was.
    fn has_whole_rods(&self) -> bool {
        let is_whole = |metal: &Metal| {
            !metal.rods.is_empty() && !metal.is_cut && metal.rods.iter().all(|rod| rod.is_whole)
        };
        self.metal.as_ref().is_ok_and(is_whole)
    }

    fn rod_fractures(&self, about: About<'_>) -> Vec<StudyFinding> {
        let broken: Vec<StudyFinding> = self
            .breaks()
            .map(|(gap, side, level)| StudyFinding {
                level,
                side,
                image: Some(place_of(gap.from)),
                ..about(FindingKind::RodFracture, Some(Presence::Present), ROD_METHOD)
            })
            .collect();
        if broken.is_empty() && self.has_whole_rods() {
            return vec![about(FindingKind::RodFracture, Some(Presence::Absent), ROD_METHOD)];
        }
        broken
    }

    fn fusion(&self, about: About<'_>) -> Vec<StudyFinding> {
        let Some((upper, lower)) = self.instrumented() else { return Vec::new() };
        let between = self.bridging.iter().filter(|found| upper <= found.upper && found.lower <= lower);
        between
            .map(|found| {
                let presence = match found.seen() {
                    BridgingSeen::Yes => Some(Presence::Present),
                    BridgingSeen::No => Some(Presence::Absent),
                    BridgingSeen::Equivocal => None,
                };
                StudyFinding {
                    level: Some(found.upper),
                    ..about(FindingKind::BridgingBone, presence, FUSION_METHOD)
                }
            })
            .collect()
    }
}

/// Makes a finding of a kind, with how it was found.
pub(crate) type About<'a> = &'a dyn Fn(FindingKind, Option<Presence>, &str) -> StudyFinding;

/// Makes proposals for the record of the study called `study`.
pub(crate) fn proposed(study: &str) -> impl Fn(FindingKind, Option<Presence>, &str) -> StudyFinding {
    move |finding, presence, method| StudyFinding {
        study: study.to_owned(),
        finding,
        presence,
        level: None,
        side: None,
        value: None,
        interval: None,
        grade: None,
        status: Confirmation::Proposed,
        method: Some(FreeText::from(method)),
        image: None,
    }
}

/// How it was found, with version: these change where the method does.
const METAL_METHOD: &str = "Upright, metal on CT, version 4";
const HALO_METHOD: &str = "Upright, halo around screws on CT, version 4";
const ROD_METHOD: &str = "Upright, rods on CT, version 5";
const FUSION_METHOD: &str = "Upright, bridging bone on CT, version 5";

impl ScrewReading {
    fn of(ct: &Attenuation<'_>, screw: &Screw, around: Option<(&Column, &Canal)>) -> Self {
        /// So far from the head towards the tip a screw stands in the body: no clinical limit.
        const IN_BODY: f64 = 0.75;
        let place = Vector::from(screw.head).lerp(&Vector::from(screw.tip), IN_BODY);
        let vertebra = around.and_then(|(column, _)| column.nearest(place.into()));
        let beside = vertebra.map(|vertebra| {
            let left = Vector::from(screw.head).x > vertebra.centre[0];
            if left { Laterality::Left } else { Laterality::Right }
        });
        let halo = Halo::around(ct, screw);
        let beside_canal = around.zip(vertebra.filter(|vertebra| vertebra.lower.is_some()));
        Self {
            canal: beside_canal.map(|((_, canal), vertebra)| canal.beside(ct, screw, vertebra, halo)),
            screw: *screw,
            level: vertebra.map(|vertebra| vertebra.level),
            side: screw.side.or(beside),
            halo,
        }
    }
}

/// To a tenth, as it is shown.
pub(crate) fn rounded(value: f64) -> f64 {
    (value * 10.0).round() / 10.0
}

fn interval(estimate: Estimate) -> (f64, f64) {
    let [least, most] = estimate.interval.map(rounded);
    (least.max(0.0), most)
}

/// Where in the study it is seen, in words that a person and a program can read.
pub(crate) fn place_of(place: [f64; 3]) -> FreeText {
    let [left, back, head] = place.map(rounded);
    FreeText::new(format!("at {left}, {back}, {head} mm (left, back, head)"))
}
