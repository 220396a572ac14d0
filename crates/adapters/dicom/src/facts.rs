//! What a film says about itself, as far as measuring is concerned.

use crate::film::{Description, NotMeasurable};
use upright_anatomy::{Calibration, Facing, FilmFacts};

impl Description {
    /// Size, spacing, facing and posture; `facing` is what the user says, and goes before what the film says.
    ///
    /// # Errors
    /// Why the film cannot be measured.
    pub fn facts(&self, facing: Option<Facing>) -> Result<FilmFacts, NotMeasurable> {
        let format = self.measurable()?;
        let scale = self.scale.as_ref().ok();
        Ok(FilmFacts {
            columns: format.columns,
            rows: format.rows,
            spacing: scale.and_then(|scale| scale.spacing),
            calibration: scale.map_or(Calibration::None, |scale| scale.calibration),
            facing: facing.or(self.facing()),
            posture: self.posture,
        })
    }
}
