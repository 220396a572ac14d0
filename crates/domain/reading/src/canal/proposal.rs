//! What is proposed of the canal: narrow levels, blocks, screws in it.

use super::{Canal, ContrastEnd, EndKind, SacAtLevel};
use crate::ct::{About, ScrewReading, place_of, rounded};
use upright_casefile::{FindingKind, Presence, StudyFinding};

/// How it was found, with version: these change where the method does.
const SAC_METHOD: &str = "Upright, dural sac on CT myelogram, version 3";
const SCREW_METHOD: &str = "Upright, screws beside the canal on CT, version 4";

impl Canal {
    /// Narrow levels and blocks. Absent, once for the study, where every disc from the sacrum up was measured and none is narrow; what was not measured
    /// stays unknown.
    pub(crate) fn proposals(&self, about: About<'_>) -> Vec<StudyFinding> {
        let blocks = self.ends.iter().filter(|end| end.kind == EndKind::Narrowed);
        let mut found: Vec<StudyFinding> = blocks.map(|end| block(end, about)).collect();
        let blocked: Vec<_> = found.iter().map(|block| block.level).collect();
        let is_new = |disc: &&SacAtLevel| !blocked.contains(&Some(disc.level));
        found.extend(self.discs().filter(is_new).filter_map(|disc| narrow(disc, about)));
        let is_seen_whole = self.is_from_sacrum
            && self.ends.is_empty()
            && self.discs().all(|disc| disc.is_narrow() == Some(false));
        if found.is_empty() && is_seen_whole && self.discs().next().is_some() {
            found.push(about(FindingKind::CanalStenosis, Some(Presence::Absent), SAC_METHOD));
        }
        found
    }
}

fn block(end: &ContrastEnd, about: About<'_>) -> StudyFinding {
    let missing = if end.is_missing_above { "above" } else { "below" };
    let method = format!("{SAC_METHOD}: block, the sac narrows and no contrast medium is seen {missing}");
    StudyFinding {
        level: Some(end.level),
        image: Some(place_of(end.place)),
        ..about(FindingKind::CanalStenosis, Some(Presence::Present), &method)
    }
}

fn narrow(disc: &SacAtLevel, about: About<'_>) -> Option<StudyFinding> {
    let (section, share) = (disc.section.ok()?, disc.share()?);
    let [least, most] = section.area.interval;
    let method = format!(
        "{SAC_METHOD}: {:.0} mm² ({least:.0} to {most:.0}), {:.2} of the sac behind the bodies beside it",
        section.area.value, share.value
    );
    (disc.is_narrow()?).then(|| StudyFinding {
        level: Some(disc.level),
        image: Some(place_of(section.centre)),
        ..about(FindingKind::CanalStenosis, Some(Presence::Present), &method)
    })
}

/// Screws in the canal or against the sac. Absent, once for the study, where the implant was seen whole, every screw was looked at
/// and none is.
pub(crate) fn impingements(screws: &[ScrewReading], is_whole: bool, about: About<'_>) -> Vec<StudyFinding> {
    let found: Vec<StudyFinding> = screws.iter().filter_map(|screw| impingement(screw, about)).collect();
    let is_clear = |screw: &ScrewReading| screw.canal.and_then(|canal| canal.is_in_canal()) == Some(false);
    if found.is_empty() && is_whole && !screws.is_empty() && screws.iter().all(is_clear) {
        return vec![about(FindingKind::ImplantImpingement, Some(Presence::Absent), SCREW_METHOD)];
    }
    found
}

fn impingement(screw: &ScrewReading, about: About<'_>) -> Option<StudyFinding> {
    let canal = screw.canal?;
    let mut method = SCREW_METHOD.to_owned();
    for (found, words) in
        [(canal.beyond_wall, "beyond the medial wall of the pedicle"), (canal.to_sac, "to the sac")]
    {
        let Some(found) = found else { continue };
        let [value, least, most] = [found.value, found.interval[0], found.interval[1]].map(rounded);
        method.push_str(&format!("; {value} mm ({least} to {most}) {words}"));
    }
    (canal.is_in_canal()?).then(|| StudyFinding {
        level: screw.level,
        side: screw.side,
        image: Some(place_of(screw.screw.tip)),
        ..about(FindingKind::ImplantImpingement, Some(Presence::Present), &method)
    })
}
