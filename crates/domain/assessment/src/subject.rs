//! One film of one patient, with what is known of him on that day.

use crate::reading::Reading;
use jiff::civil::Date;
use upright_casefile::{Event, View};

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

impl Subject<'_> {
    /// Whether the spine had been operated on before the film; `None` = nobody recorded an operation or a fusion either way.
    #[must_use]
    pub fn after_operation(&self) -> Option<bool> {
        let operated =
            self.view.events().any(|(day, event)| event == Event::SpineOperation && day <= self.day);
        if operated {
            return Some(true);
        }
        let fusion = self.view.previous_fusion()?;
        let is_fused =
            fusion.segments.iter().any(|segment| segment.mobility == upright_casefile::Mobility::Fused);
        (is_fused || fusion.others_mobile).then_some(is_fused)
    }
}
