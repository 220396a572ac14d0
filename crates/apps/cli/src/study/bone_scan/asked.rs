//! What a person says of a bone scan on the command line.

use jiff::civil::Date;
use upright_anatomy::Level;
use upright_reading::scintigraphy::{LevelMark, PicturePoint, Question};

/// What a person says of a bone scan.
#[derive(clap::Args, Clone, Debug, Default)]
pub(in crate::study) struct Asked {
    /// A vertebra of the bone scan: how many mm its middle is below the first pixel of the delayed picture from behind. One or two
    /// give foci the level that is likely
    #[arg(long = "scan-level", value_name = "LEVEL@MM", value_parser = level)]
    levels: Vec<LevelMark>,
    /// A vertebra of the bone scan that was not operated, in mm below the first pixel: what foci are compared with
    #[arg(long = "scan-reference", value_name = "MM")]
    reference: Option<f64>,
    /// A place of the delayed picture from behind that is measured as foci are, in mm right of and below the first pixel
    #[arg(long = "scan-place", value_name = "MM,MM", value_parser = place)]
    places: Vec<PicturePoint>,
    /// The day of the fusion: uptake in its first year is physiological
    #[arg(long, value_name = "YYYY-MM-DD")]
    fused_on: Option<Date>,
}

impl Asked {
    /// Of a scan of this day, as files write it.
    pub(super) fn of_day(&self, day: &str) -> Question {
        let day = Date::strptime("%Y%m%d", day).ok();
        let days = |fused: Date| Some(i64::from(fused.until(day?).ok()?.get_days()));
        Question {
            levels: self.levels.clone(),
            reference: self.reference,
            places: self.places.clone(),
            days_since_fusion: self.fused_on.and_then(days),
        }
    }
}

/// `L4@324`.
fn level(text: &str) -> Result<LevelMark, String> {
    const FORM: &str = "give it as L4@324: level, then mm below the first pixel";
    let (level, down) = text.split_once('@').ok_or(FORM)?;
    let level: Level = level.parse().map_err(|()| format!("there is no vertebra {level:?}; {FORM}"))?;
    let down: f64 = down.trim().parse().map_err(|_| FORM)?;
    if down.is_finite() { Ok(LevelMark { level, down }) } else { Err(FORM.to_owned()) }
}

/// `231,358`.
fn place(text: &str) -> Result<PicturePoint, String> {
    const FORM: &str = "give it as 231,358: mm right of the first pixel, then below it";
    let number = |text: &str| text.trim().parse().ok().filter(|number: &f64| number.is_finite());
    let (across, down) = text.split_once(',').ok_or(FORM)?;
    Ok(PicturePoint { across: number(across).ok_or(FORM)?, down: number(down).ok_or(FORM)? })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_since_the_fusion_are_whole_days() {
        let asked = Asked { fused_on: Some(Date::constant(2023, 3, 1)), ..Asked::default() };
        assert_eq!(asked.of_day("20240229").days_since_fusion, Some(365));
        assert_eq!(asked.of_day("20240301").days_since_fusion, Some(366));
        assert_eq!(asked.of_day("").days_since_fusion, None);
        assert_eq!(Asked::default().of_day("20240301").days_since_fusion, None);
    }

    #[test]
    fn a_level_has_a_name_and_a_height() {
        assert_eq!(level("L4@324.5"), Ok(LevelMark { level: Level::L4, down: 324.5 }));
        for text in ["L4", "L9@3", "L4@", "L4@inf", "@3"] {
            assert!(level(text).unwrap_err().contains("give it as L4@324"), "{text}");
        }
    }

    #[test]
    fn a_place_is_two_numbers() {
        assert_eq!(place("231.5, 358"), Ok(PicturePoint { across: 231.5, down: 358.0 }));
        for text in ["231", "231,", "1,2,3", "inf,3"] {
            assert!(place(text).unwrap_err().contains("give it as 231,358"), "{text}");
        }
    }
}
