//! How far each study has come, and what confirmed findings say.

use super::{Known, Spec, plain};
use crate::value::{Found, Kind, Lack};
use jiff::civil::Date;
use std::collections::BTreeMap;
use upright_anatomy::{Laterality, Level, Posture};
use upright_assessment::{Extension, JudgedFilm};
use upright_casefile::{
    Confirmation, Entry, Fact, FindingKind, Presence, Study, StudyFinding, StudyKind, StudyState, Symptom,
};

pub(super) fn specs() -> Vec<Spec> {
    let studies = StudyKind::ALL.iter().flat_map(|study| of_study(*study));
    studies.chain(FindingKind::ALL.iter().flat_map(|finding| of_finding(*finding))).collect()
}

/// How far a study may have come.
const PROGRESS: [&str; 5] = ["none", "ordered", "done", "read", "inadequate"];

fn of_study(study: StudyKind) -> [Spec; 2] {
    let name = study.name();
    let label = called(study).to_owned();
    let progress =
        Spec::new(format!("study.{name}"), label.clone(), Kind::Word(PROGRESS.to_vec()), move |known| {
            let found = Found::word(study_progress(known, study));
            latest_of(known, study).map_or(found.clone(), |(entry, _)| found.told_by(entry))
        });
    let read = Spec::flag(format!("study.{name}.read"), format!("{label} read"), move |known| {
        Found::flag(study_progress(known, study) == "read")
    });
    [progress, read]
}

/// What people call a study.
const fn called(study: StudyKind) -> &'static str {
    match study {
        StudyKind::StandingFilm => "standing film",
        StudyKind::ExtendedFilm => "film with knees and hips extended",
        StudyKind::FrontalFilm => "frontal film",
        StudyKind::SupineFilm => "lying film",
        StudyKind::FlexionExtensionFilms => "flexion and extension films",
        StudyKind::HipAndKneeFilms => "films of hips and knees",
        StudyKind::Ct => "CT",
        StudyKind::WholeSpineCt => "CT of the whole spine",
        StudyKind::CtMyelogram => "CT myelogram",
        StudyKind::VascularCt => "CT of vessels",
        StudyKind::Mri => "MRI",
        StudyKind::WholeSpineMri => "MRI of the whole spine",
        StudyKind::BoneScan => "bone scan",
        StudyKind::BoneDensity => "bone density",
        StudyKind::Emg => "EMG",
        StudyKind::InfectionLaboratory => "laboratory tests for infection",
    }
}

/// How far a study has come, by what is recorded of it and by what only it can have given.
pub(crate) fn study_progress(known: &Known<'_>, study: StudyKind) -> &'static str {
    match latest_of(known, study) {
        Some((_, found)) if found.state == StudyState::Inadequate => "inadequate",
        _ if is_read(known, study) => "read",
        Some((_, found)) => found.state.name(),
        None => "none",
    }
}

/// Whether its results are in the record.
fn is_read(known: &Known<'_>, study: StudyKind) -> bool {
    let films = &known.assessment.films;
    let has_film = |is: fn(&JudgedFilm<'_>) -> bool| films.iter().any(is);
    let given = match study {
        StudyKind::StandingFilm => has_film(is_as_the_patient_stands),
        // An extended film of long ago is none beside the film of today.
        StudyKind::ExtendedFilm => {
            let first = known.assessment.first.and_then(|first| films.get(first));
            first.is_some_and(|film| film.validity.extension == Extension::Extended)
                || known.assessment.pair.is_some()
        }
        StudyKind::SupineFilm => has_film(|film| film.reading.landmarks().posture().is_lying()),
        StudyKind::FlexionExtensionFilms => bent_day(known).is_some(),
        StudyKind::FrontalFilm => known.view.coronal().is_some(),
        StudyKind::BoneDensity => known.view.bone_densities().next().is_some(),
        _ => false,
    };
    given
        || of_kind(known, study)
            .any(|(_, found)| found.state == StudyState::Read || has_findings(known, &found.name))
}

/// The latest day with a film bent forwards and one bent backwards, since the spine was operated on last: one alone shows no motion,
/// and of a later fusion they say nothing.
fn bent_day(known: &Known<'_>) -> Option<Date> {
    let bent = |posture: Posture| {
        let films = known.assessment.films.iter();
        films.filter(move |film| film.reading.landmarks().posture() == posture).map(day_of)
    };
    let is_both = |day: &Date| bent(Posture::BentForwards).any(|other| other == *day);
    let operated = known.view.events().filter(|(_, event)| event.is_spine_operation()).map(|(day, _)| day);
    let last = operated.max();
    bent(Posture::BentBackwards).filter(is_both).filter(|day| last.is_none_or(|last| last <= *day)).max()
}

const fn day_of(film: &JudgedFilm<'_>) -> Date {
    film.entry.effective_at
}

/// A standing film, unless it is stated as extended and shows it.
fn is_as_the_patient_stands(film: &JudgedFilm<'_>) -> bool {
    match film.reading.landmarks().posture() {
        Posture::Standing => true,
        Posture::StandingExtended => film.validity.extension == Extension::NotExtended,
        _ => false,
    }
}

fn has_findings(known: &Known<'_>, name: &str) -> bool {
    let mut found = known.view.facts(|fact| match fact {
        Fact::StudyFinding(found) if found.study == name && found.status == Confirmation::Confirmed => {
            Some(())
        }
        _ => None,
    });
    found.next().is_some()
}

fn of_kind<'a>(
    known: &Known<'a>,
    kind: StudyKind,
) -> impl DoubleEndedIterator<Item = (&'a Entry, &'a Study)> {
    known.view.facts(move |fact| match fact {
        Fact::Study(study) if study.study == kind => Some(study),
        _ => None,
    })
}

/// How far the latest study of a kind has come. What is recorded of one day counts in its order.
fn latest_of<'a>(known: &Known<'a>, kind: StudyKind) -> Option<(&'a Entry, &'a Study)> {
    of_kind(known, kind).next_back()
}

/// Why the latest study of a kind is asked for, or does not answer, in the words of whoever recorded it.
pub(crate) fn reason(known: &Known<'_>, study: StudyKind) -> Option<String> {
    let (_, latest) = latest_of(known, study)?;
    latest.reason.as_ref().map(|words| words.as_str().to_owned())
}

/// The days of a study of which the board tells.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct StudyDays {
    /// Since when it has come so far; `None` = nobody asked for it.
    pub since: Option<Date>,
    /// When it was made; `None` = it was not, or nobody recorded the day.
    pub made: Option<Date>,
}

/// Since when a study has come as far as it has, and when it was made.
pub(crate) fn study_days(known: &Known<'_>, study: StudyKind) -> StudyDays {
    let Some((_, latest)) = latest_of(known, study) else {
        let film = film_day(known, study);
        return StudyDays { since: film, made: film };
    };
    let of_it = || of_kind(known, study).filter(|(_, found)| found.name == latest.name);
    let first = |is: &dyn Fn(StudyState) -> bool| {
        of_it().find(|(_, found)| is(found.state)).map(|(entry, _)| entry.effective_at)
    };
    let film = film_day(known, study);
    let made = first(&|state| state != StudyState::Ordered).max(film);
    let since = match study_progress(known, study) {
        "read" => film.max(first(&|state| state == StudyState::Read)).or(made),
        _ => first(&|state| state == latest.state),
    };
    StudyDays { since, made }
}

/// The day of the latest film that is this study.
fn film_day(known: &Known<'_>, study: StudyKind) -> Option<Date> {
    let is: fn(&JudgedFilm<'_>) -> bool = match study {
        StudyKind::StandingFilm => is_as_the_patient_stands,
        StudyKind::ExtendedFilm => |film| film.validity.extension == Extension::Extended,
        StudyKind::SupineFilm => |film| film.reading.landmarks().posture().is_lying(),
        StudyKind::FlexionExtensionFilms => return bent_day(known),
        _ => return None,
    };
    known.assessment.films.iter().filter(|film| is(film)).map(day_of).max()
}

/// A kind of study, or the name of one of which nobody recorded the kind.
type Seen<'a> = Result<StudyKind, &'a str>;

/// Where in a patient: the vertebra and the side.
type Place = (Option<Level>, Option<Laterality>);

/// A statement with its place in the record.
type Stated<'a> = (usize, &'a Entry, &'a StudyFinding);

/// What one kind of study says of a finding, place by place: confirmed, and proposed and not judged yet.
#[derive(Default)]
struct Said<'a> {
    confirmed: BTreeMap<Place, Stated<'a>>,
    proposed: BTreeMap<Place, Stated<'a>>,
}

impl<'a> Said<'a> {
    /// What a program proposes displaces nothing that a person confirmed; what a person rejects is taken back, of that study
    /// alone. Absent without a level is absent at every level.
    fn hear(&mut self, stated: Stated<'a>) {
        let (_, _, found) = stated;
        let place = (found.level, found.side);
        let covers_all = found.level.is_none() && found.presence == Some(Presence::Absent);
        let is_left = |at: &Place| !covers_all && *at != place;
        match found.status {
            Confirmation::Confirmed => {
                self.confirmed.retain(|at, _| is_left(at));
                self.proposed.retain(|at, _| is_left(at));
                self.confirmed.insert(place, stated);
            }
            Confirmation::Proposed => {
                self.proposed.retain(|at, _| is_left(at));
                self.proposed.insert(place, stated);
            }
            Confirmation::Rejected => {
                let is_other = |(_, _, other): &Stated<'_>| {
                    other.study != found.study || other.presence != found.presence
                };
                self.confirmed.retain(|at, other| is_left(at) || is_other(other));
                self.proposed.retain(|at, other| is_left(at) || is_other(other));
            }
        }
    }
}

/// What a study showed that was taken back, and that no other study has answered since at that place: it counts for nothing, and
/// is asked about.
fn unfounded<'a>(
    known: &Known<'a>,
    finding: FindingKind,
    presence: Option<Presence>,
) -> Option<(&'a Entry, &'a StudyFinding)> {
    let over = is_over_before(known, finding);
    let answered = current(known, finding);
    let is_answered = |one: &StudyFinding| {
        let mut confirmed = answered.iter().filter(|(_, found)| found.status == Confirmation::Confirmed);
        confirmed.any(|(_, found)| found.level == one.level || found.level.is_none())
    };
    let entries = known.view.unfounded().iter().rev().copied();
    entries.filter(|entry| over.is_none_or(|day| entry.effective_at >= day)).find_map(|entry| {
        match &entry.fact {
            Fact::StudyFinding(found)
                if found.finding == finding
                    && found.presence == presence
                    && found.status != Confirmation::Rejected
                    && !is_answered(found) =>
            {
                Some((entry, &**found))
            }
            _ => None,
        }
    })
}

/// Not known, because the study that showed it was taken back.
pub(super) fn of_withdrawn_study(known: &Known<'_>, finding: FindingKind) -> Option<Found> {
    withdrawn(known, finding, Some(Presence::Present))
}

fn withdrawn(known: &Known<'_>, finding: FindingKind, presence: Option<Presence>) -> Option<Found> {
    let (entry, found) = unfounded(known, finding, presence)?;
    let label = plain(finding.name());
    let text = format!(
        "{label}, seen on {:?}, which was taken back ({:?}): record it on the study that shows it, or take it back",
        found.study, entry.id
    );
    Some(Found::unknown(text).lacking(Lack::StudyWithdrawn).told_by(entry))
}

/// What holds of a finding: the latest confirmed statement of every place and kind of study, and proposals of which nobody
/// has judged yet. What an operation has mended since is gone, and an infection that a clinician has denied since.
pub(super) fn current<'a>(known: &Known<'a>, finding: FindingKind) -> Vec<(&'a Entry, &'a StudyFinding)> {
    let over = is_over_before(known, finding);
    let all = known.view.facts(move |fact| match fact {
        Fact::StudyFinding(found) if found.finding == finding => Some(&**found),
        _ => None,
    });
    let mut all = all.filter(|(entry, _)| over.is_none_or(|day| entry.effective_at >= day)).peekable();
    if all.peek().is_none() {
        return Vec::new();
    }
    let kinds = kinds(known);
    let mut said: BTreeMap<Seen<'_>, Said<'_>> = BTreeMap::new();
    for (at, (entry, found)) in all.enumerate() {
        let seen = kinds.get(found.study.as_str()).copied().ok_or(found.study.as_str());
        said.entry(seen).or_default().hear((at, entry, found));
    }
    let mut holds: Vec<Stated<'_>> = said
        .into_values()
        .flat_map(|said| said.confirmed.into_values().chain(said.proposed.into_values()))
        .collect();
    holds.sort_by_key(|(at, ..)| *at);
    holds.into_iter().map(|(_, entry, found)| (entry, found)).collect()
}

/// The kind of each study, by its name. CT of a part and CT of the whole spine show the same, and so does MRI.
fn kinds<'a>(known: &Known<'a>) -> BTreeMap<&'a str, StudyKind> {
    let named = known.view.facts(|fact| match fact {
        Fact::Study(study) => Some((study.name.as_str(), study.study)),
        _ => None,
    });
    named
        .map(|(_, (name, kind))| match kind {
            StudyKind::WholeSpineCt => (name, StudyKind::Ct),
            StudyKind::WholeSpineMri => (name, StudyKind::Mri),
            kind => (name, kind),
        })
        .collect()
}

/// The day before which statements about a finding are over.
fn is_over_before(known: &Known<'_>, finding: FindingKind) -> Option<Date> {
    let denied = known
        .view
        .symptom(Symptom::SuspectedInfection)
        .filter(|(_, found)| finding == FindingKind::Infection && found.presence == Presence::Absent);
    let operated = known.view.last_spine_operation().filter(|_| finding.is_mended_by_operation());
    denied.map(|(entry, _)| entry.effective_at).max(operated)
}

fn of_finding(finding: FindingKind) -> [Spec; 5] {
    let name = finding.name();
    let label = plain(name);
    let shown = {
        let label = label.clone();
        Spec::flag(format!("finding.{name}"), label.clone(), move |known| presence(known, finding, &label))
    };
    let confirmed = {
        let label = label.clone();
        Spec::flag(format!("finding.{name}.confirmed"), format!("{label} confirmed"), move |known| {
            // What is confirmed is a matter of the record: where nobody confirmed it, it is not. What is proposed stays open.
            let found = presence(known, finding, &label);
            let is_open = found.as_flag().is_none() && found.lack != Lack::NotRecorded;
            if found.as_flag() == Some(true) || is_open { found } else { Found::flag(false) }
        })
    };
    let absent = {
        let label = label.clone();
        Spec::flag(
            format!("finding.{name}.absent_somewhere"),
            format!("a segment where no {label} is seen"),
            move |known| somewhere(known, finding, Some(Presence::Absent)),
        )
    };
    let equivocal = {
        let label = label.clone();
        Spec::flag(format!("finding.{name}.equivocal"), format!("{label} equivocal"), move |known| {
            somewhere(known, finding, None)
        })
    };
    let size = Spec::new(
        format!("finding.{name}.size"),
        format!("{label}, its size"),
        Kind::Number(finding.unit().unwrap_or("1")),
        move |known| size(known, finding, &label),
    );
    [shown, confirmed, absent, equivocal, size]
}

/// Present where it is confirmed anywhere; absent where it is confirmed absent everywhere it was looked for. The grade of one level
/// tells nothing of the levels that nobody graded.
fn presence(known: &Known<'_>, finding: FindingKind, label: &str) -> Found {
    let current = current(known, finding);
    let confirmed = |found: &&(&Entry, &StudyFinding)| found.1.status == Confirmation::Confirmed;
    let present = |found: &&(&Entry, &StudyFinding)| found.1.presence == Some(Presence::Present);
    if let Some((entry, _)) = current.iter().filter(confirmed).find(present) {
        return Found::flag(true).told_by(entry);
    }
    if let Some((entry, _)) = current.iter().find(|(_, found)| found.status == Confirmation::Proposed) {
        let text = format!("{label}, proposed ({:?}): confirm or reject it", entry.id);
        return Found::unknown(text).lacking(Lack::Proposed).told_by(entry);
    }
    if let Some(found) = of_withdrawn_study(known, finding) {
        return found;
    }
    let all_absent = current.iter().all(|(_, found)| found.presence == Some(Presence::Absent))
        && current.iter().any(|(_, found)| found.grade.is_none() || found.level.is_none());
    match current.last().filter(|_| all_absent) {
        Some((entry, _)) => Found::flag(false).told_by(entry),
        None => needs(finding)
            .map(|needed| presence(known, needed, &plain(needed.name())))
            .filter(|found| current.is_empty() && found.as_flag() == Some(false))
            .unwrap_or_else(|| Found::unknown(format!("whether a study shows {label}"))),
    }
}

/// What must be there for a finding to be: without an implant no rod is broken, without a halo none grows.
const fn needs(finding: FindingKind) -> Option<FindingKind> {
    match finding {
        FindingKind::ProgressiveHalo => Some(FindingKind::ScrewHalo),
        FindingKind::RodFracture
        | FindingKind::AnchorFailure
        | FindingKind::ScrewHalo
        | FindingKind::ImplantImpingement => Some(FindingKind::Implant),
        _ => None,
    }
}

/// Whether a confirmed statement of this sort is in the record. Nobody made one: there is none.
fn somewhere(known: &Known<'_>, finding: FindingKind, wanted: Option<Presence>) -> Found {
    let current = current(known, finding);
    let is_so = |(_, found): &&(&Entry, &StudyFinding)| {
        found.status == Confirmation::Confirmed && found.presence == wanted
    };
    match current.iter().find(is_so) {
        Some((entry, _)) => Found::flag(true).told_by(entry),
        None => withdrawn(known, finding, wanted).unwrap_or_else(|| Found::flag(false)),
    }
}

fn size(known: &Known<'_>, finding: FindingKind, label: &str) -> Found {
    let current = current(known, finding);
    let sizes = current
        .iter()
        .filter(|(_, found)| found.status == Confirmation::Confirmed)
        .filter_map(|(entry, found)| Some((entry, found.value?)));
    let largest = sizes.max_by(|one, other| one.1.abs().total_cmp(&other.1.abs()));
    largest.map_or_else(
        || Found::unknown(format!("the size of: {label}")),
        |(entry, size)| Found::number(size).told_by(entry),
    )
}
