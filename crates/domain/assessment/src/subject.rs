//! One film of one patient, with what is known of him on that day.

use crate::alarm::Alarm;
use crate::baseline;
use crate::reading::Reading;
use jiff::civil::Date;
use upright_casefile::{Condition, JointExamination, Mobility, Presence, PreviousFusion, View};
use upright_evidence::norm::age_of_volunteers;
use upright_evidence::numbers::CUT_OFF_FUSION_LONG;

/// Whether knees and hips are extended on a film.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Extension {
    /// Extended, as far as the film shows.
    Extended,
    /// Not extended: what compensates hides part of the imbalance.
    NotExtended,
    /// Not seen.
    Unknown,
}

/// A film with everything an assessment of it may use.
#[derive(Clone, Debug)]
pub struct Subject<'a> {
    /// What was known on the day of the assessment.
    pub view: &'a View<'a>,
    /// The entry that holds the film.
    pub entry: &'a str,
    /// The day the film was taken.
    pub day: Date,
    /// The film as measured.
    pub reading: &'a Reading<'a>,
    /// Years of age on that day; `None` = not recorded.
    pub age: Option<f64>,
    /// Whether knees and hips are extended on it.
    pub extension: Extension,
}

impl<'a> Subject<'a> {
    /// Whether the spine had been operated on before the film; `None` = nobody recorded an operation or a fusion either way,
    /// or only after the film.
    #[must_use]
    pub fn after_operation(&self) -> Option<bool> {
        let operated = self.view.events().any(|(day, event)| event.is_spine_operation() && day <= self.day);
        if operated {
            return Some(true);
        }
        let (day, fusion) = self.view.previous_fusion()?;
        let is_fused = fusion.segments.iter().any(|segment| segment.mobility == Mobility::Fused);
        match (is_fused, day <= self.day) {
            (true, true) => Some(true),
            (false, _) if fusion.others_mobile => Some(false),
            _ => None,
        }
    }

    /// The latest statement about fused segments that holds for the film: no operation on the spine lies between.
    #[must_use]
    pub fn fusion(&self) -> Option<&'a PreviousFusion> {
        fusion_on(self.view, self.day)
    }

    /// The latest examination of hips and knees, and its day, that holds for the film: no operation or fracture lies between.
    #[must_use]
    pub fn examination(&self) -> Option<(Date, &'a JointExamination)> {
        let (day, joints) = self.view.joints()?;
        baseline::between(self.view, day, self.day).is_none().then_some((day, joints))
    }

    /// The examination alone.
    #[must_use]
    pub fn joints(&self) -> Option<&'a JointExamination> {
        self.examination().map(|(_, joints)| joints)
    }

    /// The age where the norms for incidence and age hold: they are not drawn out beyond the volunteers they rest on.
    #[must_use]
    pub fn age_of_norms(&self) -> Option<f64> {
        self.age.and_then(age_of_volunteers)
    }

    /// Whether the spine is ankylosed or long-fused; `None` = not known.
    #[must_use]
    pub fn is_long_or_ankylosed(&self) -> Option<bool> {
        long_or_ankylosed(self.fusion(), self.view.condition(Condition::AnkylosingDisease))
    }

    /// Whether an unstable fracture is to be excluded before anything is asked of the patient's posture.
    #[must_use]
    pub fn fracture_first(&self) -> bool {
        let alarm = Alarm::standing(self.view);
        alarm.is_some_and(|alarm| alarm.excluded(self.view).is_none())
            && self.is_long_or_ankylosed() != Some(false)
    }
}

/// The latest statement about fused segments, where it holds for a film of that day: no operation on the spine lies between. What is
/// stated on the day of an operation is the state after it.
#[must_use]
pub fn fusion_on<'a>(view: &View<'a>, film: Date) -> Option<&'a PreviousFusion> {
    let (day, fusion) = view.previous_fusion()?;
    let (first, last) = (day.min(film), day.max(film));
    let lies_between = |at: Date| first < at && at <= last && (at != day || film < day);
    let operated = view.events().any(|(at, event)| event.is_spine_operation() && lies_between(at));
    (!operated).then_some(fusion)
}

/// Whether a spine with such segments and, as far as known, such a disease is ankylosed or long-fused; `None` = not known.
/// A segment of which nobody knows whether it united counts as stiff.
#[must_use]
pub fn long_or_ankylosed(fusion: Option<&PreviousFusion>, disease: Option<Presence>) -> Option<bool> {
    let stiff = fusion.is_some_and(|fusion| {
        fusion.segments.iter().any(|segment| segment.mobility == Mobility::Ankylosed)
            || CUT_OFF_FUSION_LONG.is_passed_by(fusion.longest_stiff_run() as f64)
    });
    if stiff || disease == Some(Presence::Present) {
        return Some(true);
    }
    let whole = fusion.is_some_and(|fusion| fusion.others_mobile);
    (whole && disease == Some(Presence::Absent)).then_some(false)
}

/// How many days, for a sentence.
pub(crate) fn apart(days: i32) -> String {
    match days.abs() {
        1 => "1 day".to_owned(),
        days => format!("{days} days"),
    }
}
