//! What a person says of a bone scan.

use crate::problem::{Answer, Problem};
use jiff::civil::Date;
use serde::Deserialize;
use upright_anatomy::Level;
use upright_reading::scintigraphy::{LevelMark, PicturePoint, Question};
use utoipa::IntoParams;

/// What a person says of a bone scan.
#[derive(Clone, Debug, Default, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub(crate) struct Asked {
    /// One or two vertebrae, each with how many mm its middle is below the first pixel of the delayed picture from behind,
    /// between commas; without them no focus has a level.
    #[param(example = "T12@230,L4@358")]
    levels: Option<String>,
    /// A vertebra that was not operated, in mm below the first pixel: what foci are compared with.
    reference: Option<f64>,
    /// Places of that picture that are measured as foci are, each as mm right of the first pixel, a colon, and mm below it, between
    /// commas.
    #[param(example = "231:358")]
    places: Option<String>,
}

impl Asked {
    /// The same as a question of a scan taken on `taken_on`, the spine having been fused on `fused_on`.
    ///
    /// # Errors
    /// A problem that names what is wrong.
    pub(crate) fn question(&self, taken_on: Option<Date>, fused_on: Option<Date>) -> Answer<Question> {
        let marks = self.levels.iter().flat_map(|levels| levels.split(','));
        let days = fused_on.zip(taken_on).and_then(|(fused, day)| fused.until(day).ok());
        if self.reference.is_some_and(|reference| !reference.is_finite()) {
            return Err(Problem::malformed("reference is a number of mm"));
        }
        Ok(Question {
            levels: marks.map(mark).collect::<Answer<_>>()?,
            reference: self.reference,
            places: self
                .places
                .iter()
                .flat_map(|places| places.split(','))
                .map(place)
                .collect::<Answer<_>>()?,
            days_since_fusion: days.map(|span| i64::from(span.get_days())),
        })
    }
}

fn place(text: &str) -> Answer<PicturePoint> {
    let form =
        || Problem::malformed("places are as 231:358,40:12: mm right of the first pixel, then below it");
    let number = |text: &str| text.trim().parse().ok().filter(|number: &f64| number.is_finite());
    let (across, down) = text.split_once(':').ok_or_else(form)?;
    Ok(PicturePoint { across: number(across).ok_or_else(form)?, down: number(down).ok_or_else(form)? })
}

fn mark(text: &str) -> Answer<LevelMark> {
    let form = || Problem::malformed("levels are as T12@230,L4@358: level, then mm below the first pixel");
    let (level, down) = text.split_once('@').ok_or_else(form)?;
    let down: f64 = down.trim().parse().ok().filter(|down: &f64| down.is_finite()).ok_or_else(form)?;
    let level: Level =
        level.trim().parse().map_err(|()| Problem::invalid("a level is no vertebra; give it as L4"))?;
    Ok(LevelMark { level, down })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn asked(levels: &str) -> Answer<Question> {
        let asked = Asked {
            levels: Some(levels.to_owned()),
            places: Some("231:358,4:-1".to_owned()),
            reference: None,
        };
        asked.question(Some(Date::constant(2024, 2, 29)), Some(Date::constant(2023, 3, 1)))
    }

    #[test]
    fn levels_and_days_are_read() {
        let question = asked("T12@230, L4@358.5").unwrap();
        let levels: Vec<_> = question.levels.iter().map(|mark| (mark.level, mark.down)).collect();
        assert_eq!(levels, [(Level::T12, 230.0), (Level::L4, 358.5)]);
        assert_eq!(
            question.places,
            [(231.0, 358.0), (4.0, -1.0)].map(|(across, down)| PicturePoint { across, down })
        );
        assert_eq!(question.days_since_fusion, Some(365));
        let silent = Asked::default().question(None, Some(Date::constant(2023, 3, 1))).unwrap();
        assert_eq!((silent.days_since_fusion, silent.levels.len()), (None, 0));
    }

    #[test]
    fn what_is_no_level_is_refused() {
        for levels in ["", "L4", "L9@3", "L4@inf", "@3", "L4@3,,"] {
            assert!(asked(levels).is_err(), "{levels}");
        }
    }
}
