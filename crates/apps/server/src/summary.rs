//! A case as a line of a list: what its record says in a few words, and how far its films have come.

use crate::film::FilmDescription;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use upright_anatomy::{CalibrationClass, Posture};
use upright_assessment::{Assessment, Extension, FilmGrade, HeadlineValue, JudgedFilm};
use upright_measurement::{Interval, Quantity};
use upright_pathway::{Act, Answer, BoardItem, RedFlag, Tier, Verdict};
use upright_store::{Image, LandmarkState};
use utoipa::ToSchema;

/// A case as a line of a list. Everything that is said here, `answer` and `assessment` say with their reasons.
#[derive(Serialize, ToSchema)]
pub(crate) struct CaseSummary {
    /// How many entries the record has.
    revision: i64,
    /// How many pictures are lateral films on which landmarks may be placed; one that does not state its view counts.
    films: usize,
    /// How far the case has come.
    state: CaseState,
    /// What the record says.
    #[serde(flatten)]
    record: RecordSummary,
}

/// How far a case has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub(crate) enum CaseState {
    /// No film, neither as a picture nor in the record.
    New,
    /// A film without landmarks, and none that somebody is measuring.
    Unmeasured,
    /// The latest landmarks of a film are a draft.
    Measuring,
    /// Every film is signed, and nothing that the record should hold is missing.
    Measured,
    /// Every film is signed; the record lacks a needed study, or something without which the indication cannot be told.
    Waiting,
}

/// What the record of a case says, in a few words.
#[derive(Serialize, Deserialize, ToSchema)]
pub(crate) struct RecordSummary {
    /// The day up to which facts were used.
    #[schema(value_type = String, format = Date)]
    as_of: Date,
    /// Signed films of the patient standing as he does.
    standing: usize,
    /// Signed films of the patient standing with knees and hips extended.
    extended: usize,
    /// The day of the last film, signed or not; null = there is none, or it does not say.
    #[schema(value_type = Option<String>, format = Date)]
    last_film: Option<Date>,
    /// The grade of the film that stands first: `valid`, `usable_for`, `repeat` or `best_obtainable`; null = none is signed.
    grade: Option<String>,
    /// How far its millimetres are trusted; null = none is signed.
    calibration_class: Option<String>,
    /// The seven numbers of the film that stands first; none where none is signed.
    values: Vec<HeadlineNumber>,
    /// What they mean.
    sentence: String,
    /// Red flags that are raised and not set aside, and those of which nobody knows.
    red_flags: RedFlagCount,
    /// Studies that are needed and neither made nor read, or inadequate; what was set aside is not among them.
    needed: Vec<String>,
    /// Studies that are asked for and must not be made: orders to be taken back.
    unsafe_orders: Vec<String>,
    /// The elective indication: `referral_advised`, `not_yet`, `cannot_tell` or `patient_decision`.
    indication: Option<String>,
    /// What to look at.
    flags: Vec<CaseFlag>,
}

/// How many red flags there are; what was set aside is not counted.
#[derive(Serialize, Deserialize, ToSchema)]
struct RedFlagCount {
    /// Emergencies.
    emergency_now: usize,
    /// Urgent within days.
    urgent_days: usize,
    /// Background, which is no red flag by itself.
    context_only: usize,
    /// Of which nobody knows: what was never asked is not absent. What a needed study answers is not among them.
    unknown: usize,
}

impl RedFlagCount {
    fn of(answer: &Answer<'_>) -> Self {
        let is_aside = |flag: &RedFlag<'_>| {
            let code = flag.conclusion.rule.code();
            answer.overridden.iter().any(|found| found.item == code)
        };
        // What belongs to a more urgent one is no second matter.
        let is_counted = |flag: &RedFlag<'_>| flag.part_of.is_none() && !is_aside(flag);
        let raised =
            |tier| answer.red_flags.iter().filter(|flag| flag.tier == tier && is_counted(flag)).count();
        Self {
            emergency_now: raised(Tier::EmergencyNow),
            urgent_days: raised(Tier::UrgentDays),
            context_only: raised(Tier::ContextOnly),
            unknown: answer.red_flags_unknown.iter().filter(|flag| flag.waits_for.is_none()).count(),
        }
    }
}

/// One of the seven numbers.
#[derive(Serialize, Deserialize, ToSchema)]
struct HeadlineNumber {
    /// The parameter.
    code: String,
    /// Its unit, in UCUM.
    unit: String,
    /// Its value; null = not measured.
    value: Option<f64>,
    /// The middle 95 % under landmark error.
    interval: Option<NumberRange>,
    /// What it may be used for; null = not measured.
    usability: Option<String>,
}

/// From where to where.
#[derive(Serialize, Deserialize, ToSchema)]
struct NumberRange {
    /// The lower end.
    low: f64,
    /// The upper end.
    high: f64,
}

/// What to look at in a case.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub(crate) enum CaseFlag {
    /// The film that stands first has no millimetres; where none is signed, one of the pictures has none.
    Uncalibrated,
    /// There is a signed standing film, but none shows knees and hips extended, and the first is not the best obtainable.
    NoExtendedFilm,
    /// A signed film has landmarks that nobody confirmed.
    UnconfirmedLandmarks,
    /// A study is needed and neither made nor read, or inadequate.
    WorkupIncomplete,
    /// A study is asked for that must not be made.
    UnsafeOrder,
    /// A red flag is raised that is an emergency or urgent.
    RedFlag,
    /// There are red flags of which nobody knows.
    RedFlagsNotAsked,
}

impl RecordSummary {
    pub(crate) fn of(assessment: &Assessment<'_>, answer: &Answer<'_>) -> Self {
        let first = assessment.first.and_then(|position| assessment.films.get(position));
        let signed = |posture| assessment.films.iter().filter(|film| posture_of(film) == posture).count();
        let verdict = answer.indication.as_ref().map(|found| found.verdict);
        let needed = needed(answer);
        let unsafe_orders = unsafe_orders(answer);
        let red_flags = RedFlagCount::of(answer);
        Self {
            as_of: assessment.day,
            standing: signed(Posture::Standing),
            extended: signed(Posture::StandingExtended),
            last_film: assessment.films.last().map(|film| film.entry.effective_at),
            grade: first.map(|film| film.validity.grade.code().to_owned()),
            calibration_class: first.map(|film| calibration(film).name().to_owned()),
            values: assessment.values.iter().map(number).collect(),
            sentence: assessment.sentence.clone(),
            indication: verdict.map(|verdict| Verdict::name(verdict).to_owned()),
            flags: flags(assessment, first, &needed, &unsafe_orders, &red_flags),
            red_flags,
            needed,
            unsafe_orders,
        }
    }

    /// Whether something that the record should hold is missing.
    fn is_incomplete(&self) -> bool {
        !self.needed.is_empty() || self.indication.as_deref() == Some(Verdict::CannotTell.name())
    }
}

fn posture_of(film: &JudgedFilm<'_>) -> Posture {
    film.reading.landmarks().posture()
}

fn needed(answer: &Answer<'_>) -> Vec<String> {
    let is_aside =
        |item: &BoardItem<'_>| answer.overridden.iter().any(|found| found.item == item.study.kind.name());
    let open = answer.board.iter().filter(|item| item.is_to_be_made() && !is_aside(item));
    open.map(|item| item.study.kind.name().to_owned()).collect()
}

/// What `next` says is to be taken back.
fn unsafe_orders(answer: &Answer<'_>) -> Vec<String> {
    let unsafe_orders = answer.next.iter().filter(|action| action.act == Act::CancelOrder);
    unsafe_orders.map(|action| action.about.clone()).collect()
}

fn number(found: &HeadlineValue) -> HeadlineNumber {
    let parameter = found.parameter.parameter();
    let range = |interval: Interval| NumberRange { low: interval.low, high: interval.high };
    HeadlineNumber {
        code: parameter.code.to_owned(),
        unit: parameter.unit.ucum().to_owned(),
        value: found.value.as_ref().ok().copied().map(Quantity::value),
        interval: found.interval.map(range),
        usability: found.used.as_ref().map(|used| used.usability.code().to_owned()),
    }
}

fn flags(
    assessment: &Assessment<'_>,
    first: Option<&JudgedFilm<'_>>,
    needed: &[String],
    unsafe_orders: &[String],
    red_flags: &RedFlagCount,
) -> Vec<CaseFlag> {
    let raised = [
        (CaseFlag::Uncalibrated, first.is_some_and(is_uncalibrated)),
        (CaseFlag::NoExtendedFilm, lacks_extended(assessment, first)),
        (CaseFlag::UnconfirmedLandmarks, assessment.films.iter().any(is_unconfirmed)),
        (CaseFlag::WorkupIncomplete, !needed.is_empty()),
        (CaseFlag::UnsafeOrder, !unsafe_orders.is_empty()),
        (CaseFlag::RedFlag, red_flags.emergency_now + red_flags.urgent_days > 0),
        (CaseFlag::RedFlagsNotAsked, red_flags.unknown > 0),
    ];
    raised.into_iter().filter(|(_, holds)| *holds).map(|(flag, _)| flag).collect()
}

fn is_uncalibrated(film: &JudgedFilm<'_>) -> bool {
    calibration(film) == CalibrationClass::None
}

fn calibration(film: &JudgedFilm<'_>) -> CalibrationClass {
    film.reading.landmarks().frame().calibration().class()
}

fn lacks_extended(assessment: &Assessment<'_>, first: Option<&JudgedFilm<'_>>) -> bool {
    let is_best = first.is_some_and(|film| matches!(film.validity.grade, FilmGrade::BestObtainable(_)));
    let mut standing = assessment.films.iter().filter(|film| posture_of(film).is_standing()).peekable();
    standing.peek().is_some()
        && !is_best
        && !standing.any(|film| film.validity.extension == Extension::Extended)
}

fn is_unconfirmed(film: &JudgedFilm<'_>) -> bool {
    film.reading.landmarks().landmarks().iter().any(|landmark| landmark.confirmed == Some(false))
}

impl CaseSummary {
    /// What the record says, with what is known of the pictures; `day` tells of a day in a file the day that the caller sees.
    pub(crate) fn of(
        revision: i64,
        record: RecordSummary,
        pictures: &Pictures,
        day: impl Fn(Date) -> Date,
    ) -> Self {
        let mut record = record;
        let state = pictures.state(&record);
        record.last_film = record.last_film.max(pictures.last.map(day));
        if record.grade.is_none() && pictures.is_uncalibrated {
            record.flags.insert(0, CaseFlag::Uncalibrated);
        }
        Self { revision, films: pictures.films, state, record }
    }
}

/// How far the pictures of a case have come.
pub(crate) struct Pictures {
    films: usize,
    /// Films without landmarks, and films whose latest landmarks are a draft.
    unmeasured: usize,
    drafts: usize,
    last: Option<Date>,
    is_uncalibrated: bool,
}

impl Pictures {
    /// What there is; `states` tells whether the latest landmarks of a film are signed.
    pub(crate) fn of(images: &[Image], states: &BTreeMap<String, LandmarkState>) -> Self {
        let films: Vec<(&Image, FilmDescription)> = images.iter().filter_map(lateral).collect();
        let with = |state: Option<LandmarkState>| {
            films.iter().filter(|(image, _)| states.get(&image.id).copied() == state).count()
        };
        let days = films.iter().filter_map(|(image, _)| image.taken_on.as_deref()?.parse().ok());
        Self {
            films: films.len(),
            unmeasured: with(None),
            drafts: with(Some(LandmarkState::Draft)),
            last: days.max(),
            is_uncalibrated: films.iter().any(|(_, film)| film.is_uncalibrated()),
        }
    }

    fn state(&self, record: &RecordSummary) -> CaseState {
        match self {
            Self { drafts: 1.., .. } => CaseState::Measuring,
            Self { unmeasured: 1.., .. } => CaseState::Unmeasured,
            Self { films: 0, .. } if record.last_film.is_none() => CaseState::New,
            _ if record.is_incomplete() => CaseState::Waiting,
            _ => CaseState::Measured,
        }
    }
}

/// A lateral film on which landmarks may be placed.
fn lateral(image: &Image) -> Option<(&Image, FilmDescription)> {
    let film: FilmDescription = serde_json::from_str(&image.description).ok()?;
    (image.is_film && film.may_be_lateral()).then_some((image, film))
}
