//! The dural sac of CT myelograms of phantoms is as large as the truth says, and what is not seen is not measured.

use crate::scanned::{BARE, NARROW, PLAIN, Scanned, WHOLE, distance};
use std::sync::LazyLock;
use upright_anatomy::{Level, Millimetres, Numbering};
use upright_casefile::{FindingKind, Presence};
use upright_phantom::{Contrast, CtRequest, ImplantWishes, Kind, LesionWishes, Wishes};
use upright_reading::{Attenuation, Canal, CtReading, EndKind, NamedVertebra, NoSection, SacAtLevel};

const MYELOGRAM: CtRequest =
    CtRequest { contrast: Contrast::Intrathecal, thickness: Millimetres::new(2.0), ..NARROW };

/// Somebody who was never operated, with a narrow level.
pub(crate) static NARROWED: LazyLock<Scanned> = LazyLock::new(|| {
    let lesions = LesionWishes { stenosis: Some(true), ..LesionWishes::default() };
    let implants = ImplantWishes { hip_prosthesis: Some(false), ..ImplantWishes::default() };
    let wishes = Wishes { lesions, implants, ..Wishes::default() };
    Scanned::of(Kind::DegenerativeKyphosis, 2011, &wishes, &MYELOGRAM)
});

/// Somebody with screws, one of them deep in the canal, and a block above them.
pub(crate) static BLOCKED: LazyLock<Scanned> = LazyLock::new(|| {
    let lesions =
        LesionWishes { block: Some(true), breach: Some(Millimetres::new(5.0)), ..LesionWishes::default() };
    let implants = ImplantWishes { hip_prosthesis: Some(false), ..ImplantWishes::default() };
    let wishes = Wishes { lesions, implants, ..Wishes::default() };
    Scanned::of(Kind::SegmentalFlatback, 6004, &wishes, &MYELOGRAM)
});

pub(crate) fn read(scanned: &Scanned, ct: &Attenuation<'_>) -> CtReading {
    let l3 = scanned.truth.vertebrae.iter().find(|one| one.level == Level::L3).unwrap();
    let named = NamedVertebra { level: Level::L3, place: l3.centre, numbering: Numbering::USUAL };
    CtReading::of(ct, PLAIN, Some(named))
}

fn disc(canal: &Canal, level: Level) -> SacAtLevel {
    *canal.discs().find(|disc| disc.level == level).unwrap()
}

#[test]
fn areas_are_those_of_the_truth_and_the_narrow_level_is_proposed() {
    let found = read(&NARROWED, &NARROWED.ct());
    let canal = found.canal.as_ref().unwrap();
    assert!(canal.contrast.is_some_and(|units| units > 600.0), "{:?}", canal.contrast);
    let narrowest = NARROWED.truth.sac.iter().min_by(|one, other| one.area.total_cmp(&other.area)).unwrap();
    let mut measured = 0;
    for truth in NARROWED.truth.sac.iter().filter(|truth| truth.below >= Level::T12) {
        let Some(Ok(section)) = canal.discs().find(|disc| disc.level == truth.below).map(|disc| disc.section)
        else {
            continue;
        };
        let [least, most] = section.area.interval;
        assert!((least..=most).contains(&truth.area), "{}: {section:?} for {}", truth.below, truth.area);
        assert!(section.depth.value < section.width.value, "{section:?}");
        measured += 1;
    }
    assert!(measured >= 4, "{measured}");
    assert_eq!(disc(canal, narrowest.below).is_narrow(), Some(true));
    assert_eq!(canal.ends, []);
    let proposals = found.proposals("ct");
    let narrow: Vec<_> = proposals.iter().filter(|one| one.finding == FindingKind::CanalStenosis).collect();
    let [only] = narrow[..] else { panic!("{narrow:?}") };
    assert_eq!((only.level, only.presence), (Some(narrowest.below), Some(Presence::Present)));
}

#[test]
fn a_block_is_proposed_where_it_is_and_beyond_it_nothing_is_measured() {
    let found = read(&BLOCKED, &BLOCKED.ct());
    let canal = found.canal.as_ref().unwrap();
    let block = BLOCKED.truth.sac.iter().find(|sac| sac.is_blocked).unwrap().below;
    let [end] = canal.ends[..] else { panic!("{:?}", canal.ends) };
    assert_eq!((end.level, end.kind, end.is_missing_above), (block, EndKind::Narrowed, true));
    for disc in canal.discs().filter(|disc| disc.level <= block) {
        assert_eq!(disc.section, Err(NoSection::NoContrast), "{disc:?}");
        assert_eq!(disc.is_narrow(), None);
    }
    let proposals = found.proposals("ct");
    let about = |kind| proposals.iter().filter(move |one| one.finding == kind);
    let levels: Vec<_> = about(FindingKind::CanalStenosis).map(|one| (one.level, one.presence)).collect();
    assert_eq!(levels, [(Some(block), Some(Presence::Present))]);
    let breach = BLOCKED.person.lesions().breach.unwrap();
    let screws: Vec<_> = about(FindingKind::ImplantImpingement).map(|one| (one.side, one.level)).collect();
    assert_eq!(screws, [(Some(breach.side), Some(breach.level))]);
}

/// Screws beside a sac full of contrast medium: walls that are none of the body once led the line 10 mm behind T12, and
/// the disc above the sacrum was measured where the sac tapers.
#[test]
fn beside_screws_and_contrast_medium_vertebrae_are_followed_and_areas_lie_within_their_intervals() {
    let lesions = LesionWishes {
        stenosis: Some(false),
        block: Some(false),
        breach: Some(Millimetres::new(2.0)),
        ..LesionWishes::default()
    };
    let implants = ImplantWishes { hip_prosthesis: Some(false), ..ImplantWishes::default() };
    let wishes = Wishes { lesions, implants, ..Wishes::default() };
    let request = CtRequest { contrast: Contrast::Intrathecal, ..NARROW };
    let scanned = Scanned::of(Kind::SegmentalFlatback, 9103, &wishes, &request);
    let found = read(&scanned, &scanned.ct());
    let vertebrae = &found.vertebrae().unwrap().vertebrae;
    for truth in scanned.truth.vertebrae.iter().filter(|truth| truth.level >= Level::T12) {
        let vertebra = vertebrae.iter().find(|vertebra| vertebra.level == truth.level).unwrap();
        let away = distance(vertebra.centre, truth.centre);
        assert!(away < 5.0, "{}: {away} mm, {vertebra:?}", truth.level);
    }
    let canal = found.canal.as_ref().unwrap();
    for truth in scanned.truth.sac.iter().filter(|truth| truth.below >= Level::T12) {
        let section = disc(canal, truth.below).section.unwrap();
        let [least, most] = section.area.interval;
        assert!((least..=most).contains(&truth.area), "{}: {section:?} for {}", truth.below, truth.area);
    }
    assert!(canal.discs().all(|disc| disc.is_narrow() != Some(true)), "{canal:?}");
}

#[test]
fn without_contrast_medium_nothing_of_the_sac_is_measured_or_called_absent() {
    for scanned in [&*BARE, &*WHOLE] {
        let found = read(scanned, &scanned.ct());
        let canal = found.canal.as_ref().unwrap();
        assert!(canal.contrast.is_none() && canal.levels.is_empty() && canal.ends.is_empty(), "{canal:?}");
        let kinds = [FindingKind::CanalStenosis, FindingKind::ImplantImpingement];
        assert!(found.proposals("ct").iter().all(|one| !kinds.contains(&one.finding)));
    }
}

#[test]
fn slices_that_are_missing_leave_a_level_unmeasured() {
    let scanned = &*NARROWED;
    let whole = read(scanned, &scanned.ct());
    let place = disc(whole.canal.as_ref().unwrap(), Level::L3).section.unwrap().centre;
    let size = scanned.volume.size();
    let height = |slice: u32| scanned.frame.patient_from_voxel([0.0, 0.0, f64::from(slice)])[2];
    let gone: Vec<u32> = (0..size[2]).filter(|slice| (height(*slice) - place[2]).abs() < 8.0).collect();
    let volume = scanned.volume.clone().without(&gone).unwrap();
    let ct = Attenuation::new(&volume, &scanned.frame, 1.0, 0.0).unwrap();
    let l1 = scanned.truth.vertebrae.iter().find(|one| one.level == Level::L1).unwrap();
    let named = NamedVertebra { level: Level::L1, place: l1.centre, numbering: Numbering::USUAL };
    let found = CtReading::of(&ct, PLAIN, Some(named));
    let canal = found.canal.as_ref();
    let near = canal.iter().flat_map(|canal| canal.levels.iter());
    let measured = near.filter_map(|level| level.section.ok());
    assert!(measured.clone().all(|section| (section.centre[2] - place[2]).abs() > 6.0));
    let absent = |one: &upright_casefile::StudyFinding| {
        one.finding == FindingKind::CanalStenosis && one.presence == Some(Presence::Absent)
    };
    assert!(!found.proposals("ct").iter().any(absent));
}
