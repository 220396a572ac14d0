//! Numbers that no patient has.

use crate::error::DocumentError;

/// The numbers of a field beyond which stands a mistake of unit or of typing: a guard, not a clinical limit.
pub(crate) struct Guard {
    field: &'static str,
    least: f64,
    most: f64,
    unit: &'static str,
}

impl Guard {
    /// Numbers of `field` from `least` to `most`.
    pub(crate) const fn new(field: &'static str, least: f64, most: f64, unit: &'static str) -> Self {
        Self { field, least, most, unit }
    }

    /// `number`, where a patient may have it.
    pub(crate) fn check(&self, number: f64) -> Result<f64, DocumentError> {
        let &Self { field, least, most, unit } = self;
        if (least..=most).contains(&number) {
            Ok(number)
        } else {
            Err(DocumentError::OutOfRange { field, found: number, least, most, unit })
        }
    }

    /// As [`Guard::check`]; what is not given is not wrong.
    pub(crate) fn check_given(&self, number: Option<f64>) -> Result<Option<f64>, DocumentError> {
        number.map(|number| self.check(number)).transpose()
    }
}
