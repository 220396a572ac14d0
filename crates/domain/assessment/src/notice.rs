//! What in the record does not fit, said once and defaulted nowhere.

use crate::agreement::ORDER_OF_CHECKS;
use crate::chosen::is_contradicted;
use crate::coronal;
use crate::film::{FRACTURE_FIRST, hips_extend_beyond_test};
use crate::parameters::{KA, LL, PI};
use crate::reading::Reading;
use crate::subject::Subject;
use jiff::civil::Date;
use upright_anatomy::Posture;
use upright_casefile::{Birth, Entry, Fact, JointLimit, View};
use upright_evidence::numbers::{
    DETECTABLE_CHANGE_OTHER_READER_PI, PLAUSIBILITY_PELVIC_INCIDENCE_GREATEST,
    PLAUSIBILITY_PELVIC_INCIDENCE_LEAST,
};
use upright_measurement::Interval;

/// Something that a person should look at again.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Notice {
    /// A fixed code for programs.
    pub code: &'static str,
    /// The sentence.
    pub message: String,
}

impl Notice {
    fn new(code: &'static str, message: impl Into<String>) -> Self {
        Self { code, message: message.into() }
    }
}

/// Everything in the record that does not fit.
pub(crate) fn notices(
    view: &View<'_>,
    films: &[(&Entry, Reading<'_>)],
    subjects: &[Subject<'_>],
) -> Vec<Notice> {
    let fracture = subjects.iter().any(Subject::fracture_first);
    let mut found: Vec<Notice> =
        fracture.then(|| Notice::new("fracture_first", FRACTURE_FIRST)).into_iter().collect();
    found.extend(ages(view, films));
    found.extend(coronal::remarks(view).into_iter().map(|(code, message)| Notice::new(code, message)));
    found.extend(labels(subjects));
    found.extend(subjects.iter().filter_map(examination));
    for (entry, reading) in films {
        found.extend(of_film(&entry.id, reading));
    }
    found.extend(discordant_incidence(films));
    found
}

/// Films that show the reverse of what was stated of them.
fn labels(subjects: &[Subject<'_>]) -> Option<Notice> {
    let latest =
        |wanted: Posture| subjects.iter().rev().find(|film| film.reading.landmarks().posture() == wanted);
    let (standing, extended) = (latest(Posture::Standing)?, latest(Posture::StandingExtended)?);
    is_contradicted(standing, extended).then(|| {
        let message = format!(
            "film {} is stated as standing and shows knees and hips extended, film {} is stated as extended and does not: they are taken for what they show",
            standing.entry, extended.entry
        );
        Notice::new("postures_contradicted", message)
    })
}

/// An examination that found less extension than the film shows.
fn examination(film: &Subject<'_>) -> Option<Notice> {
    let (day, joints) = film.examination()?;
    let knees = joints.knee_extension_loss;
    let found: Vec<String> = [
        beyond_shown(knees, film.reading.interval(KA))
            .then(|| format!("a loss of knee extension of {knees}")),
        hips_extend_beyond_test(film).then(|| format!("a Thomas test of {}", joints.thomas)),
    ]
    .into_iter()
    .flatten()
    .collect();
    (!found.is_empty()).then(|| {
        let message = format!(
            "the examination of {day} found {}, and film {} shows more extension than that: examine again, or correct one of the two",
            found.join(" and "),
            film.entry
        );
        Notice::new("examination_contradicted", message)
    })
}

/// Whether a knee that cannot be straightened is straighter on the film, beyond landmark error. The film shows both as one:
/// only a loss of both sides contradicts it.
fn beyond_shown(loss: JointLimit, shown: Option<Interval>) -> bool {
    let both = loss.left.zip(loss.right).map(|(left, right)| left.value().min(right.value()));
    both.zip(shown).is_some_and(|(loss, shown)| loss > shown.high)
}

fn ages(view: &View<'_>, films: &[(&Entry, Reading<'_>)]) -> Vec<Notice> {
    let Some(first) = films.iter().map(|(entry, _)| entry.effective_at).min() else { return Vec::new() };
    match view.age_on(first) {
        Some(_) => Vec::new(),
        None if is_born_after(view, first) => {
            let message = format!(
                "the date of birth lies after the film of {first}: one of the two dates is wrong; the age is taken as unknown"
            );
            vec![Notice::new("dates_reversed", message)]
        }
        None => vec![Notice::new(
            "age_missing",
            "the age is not recorded: what is usual for the age is not computed, and nothing is put in its place",
        )],
    }
}

fn is_born_after(view: &View<'_>, day: Date) -> bool {
    let mut births = view.entries().iter().filter_map(|entry| match &entry.fact {
        Fact::Person(person) => person.birth,
        _ => None,
    });
    births.next_back().is_some_and(|birth| matches!(birth, Birth::On(birth) if birth > day))
}

fn of_film(id: &str, reading: &Reading<'_>) -> Vec<Notice> {
    let mut found = Vec::new();
    if let Some(lordosis) = reading.value(LL).filter(|lordosis| *lordosis <= 0.0) {
        let message = format!(
            "film {id}: L1-S1 is kyphotic ({}); ratios of lordosis and scores resting on them are not computable",
            crate::reading::quantity(LL, lordosis)
        );
        found.push(Notice::new("lordosis_not_positive", message));
    }
    if let Some(incidence) = reading.value(PI).filter(|incidence| is_implausible(*incidence)) {
        let message = format!(
            "film {id}: pelvic incidence is {}; check facing, S1 and the femoral heads before anything else is read",
            crate::reading::quantity(PI, incidence)
        );
        found.push(Notice::new("pelvic_incidence_implausible", message));
    }
    let conditions = &reading.film.conditions;
    let lies = conditions.minutes_lying.is_some()
        || conditions.knee_pillow.is_some()
        || conditions.legs_straight.is_some();
    if reading.landmarks().posture().is_standing() && lies {
        let message = format!(
            "film {id}: the posture is stated as standing, but conditions of a lying film are recorded with it; one of the two is wrong"
        );
        found.push(Notice::new("posture_contradicted", message));
    }
    found
}

fn is_implausible(incidence: f64) -> bool {
    let plausible = PLAUSIBILITY_PELVIC_INCIDENCE_LEAST.value..=PLAUSIBILITY_PELVIC_INCIDENCE_GREATEST.value;
    !plausible.contains(&incidence)
}

/// Pelvic incidence does not change with posture: films that differ by more than two readers would are not of one pelvis.
fn discordant_incidence(films: &[(&Entry, Reading<'_>)]) -> Option<Notice> {
    let values = films.iter().filter_map(|(entry, reading)| Some((reading.value(PI)?, entry.id.as_str())));
    let mut values: Vec<(f64, &str)> = values.collect();
    values.sort_by(|one, other| one.0.total_cmp(&other.0));
    let (least, most) = (values.first()?, values.last()?);
    let border = &DETECTABLE_CHANGE_OTHER_READER_PI;
    (most.0 - least.0 > border.value).then(|| {
        let [low, high] = [least.0, most.0].map(|value| crate::reading::quantity(PI, value));
        let message = format!(
            "pelvic incidence is {low} on film {} and {high} on film {}, further apart than two readers are ({}°); check in this order: {}",
            least.1,
            most.1,
            border.value,
            ORDER_OF_CHECKS.join(", ")
        );
        Notice::new("pelvic_incidence_discordant", message)
    })
}
