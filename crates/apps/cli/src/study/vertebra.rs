//! A vertebra named by a place, as `L3@0.8,23.5,168`, or that of one day, as `2024-05-02=L3@0.8,23.5,168`.

use super::gather::Series;
use anyhow::{Result, ensure};
use jiff::civil::Date;
use std::collections::BTreeSet;
use upright_anatomy::{Level, Numbering};
use upright_reading::NamedVertebra;

/// A vertebra of the CT of a day; without a day, of the only CT.
#[derive(Clone, Copy)]
pub(super) struct Asked {
    day: Option<Date>,
    vertebra: NamedVertebra,
}

/// Vertebrae that a person named, a day at most one.
pub(super) struct AskedOf {
    asked: Vec<Asked>,
    numbering: Numbering,
}

impl AskedOf {
    /// Fails where a place may be meant in the CT of another day, which has a space of its own.
    pub(super) fn of(asked: &[Asked], numbering: Numbering, series: &[Series]) -> Result<Self> {
        let cts = series.iter().filter(|series| series.clues.modality == "CT");
        let days: BTreeSet<Option<Date>> = cts.map(Series::day).collect();
        let named: BTreeSet<Option<Date>> = asked.iter().map(|asked| asked.day).collect();
        ensure!(
            named.len() == asked.len(),
            "--vertebra names two vertebrae of one day; one tells the others"
        );
        ensure!(
            days.len() < 2 || !named.contains(&None),
            "there are CTs of several days, and a place in one is none in the other; say the day, as --vertebra 2024-05-02=L3@0.8,23.5,168"
        );
        for day in named.iter().flatten() {
            ensure!(
                days.contains(&Some(*day)),
                "--vertebra names one of {day}, but there is no CT of that day"
            );
        }
        Ok(Self { asked: asked.to_vec(), numbering })
    }

    /// The vertebra that was named in the CT of a series.
    pub(super) fn in_series(&self, series: &Series) -> Option<NamedVertebra> {
        let day = series.day();
        let asked = self.asked.iter().find(|asked| asked.day.is_none() || asked.day == day)?;
        Some(NamedVertebra { numbering: self.numbering, ..asked.vertebra })
    }
}

pub(super) fn parse(text: &str) -> Result<Asked, String> {
    let Some((day, place)) = text.split_once('=') else {
        return Ok(Asked { day: None, vertebra: vertebra(text)? });
    };
    let day = day.parse().map_err(|_| format!("{day:?} is no day; give it as 2024-05-02"))?;
    Ok(Asked { day: Some(day), vertebra: vertebra(place)? })
}

/// A vertebra by a place, as `L3@0.8,23.5,168`.
pub(super) fn vertebra(text: &str) -> Result<NamedVertebra, String> {
    const FORM: &str = "give it as L3@0.8,23.5,168: level, then mm towards left, back and head";
    let (level, place) = text.split_once('@').ok_or(FORM)?;
    let level: Level = level.parse().map_err(|()| format!("there is no vertebra {level:?}; {FORM}"))?;
    let place = self::place(place).ok_or(FORM)?;
    Ok(NamedVertebra { level, place, numbering: Numbering::USUAL })
}

/// A place in mm, as `0.8,23.5,168`.
pub(super) fn place(text: &str) -> Option<[f64; 3]> {
    let numbers: Result<Vec<f64>, _> = text.split(',').map(|number| number.trim().parse()).collect();
    let place: [f64; 3] = numbers.ok()?.try_into().ok()?;
    place.iter().all(|number| number.is_finite()).then_some(place)
}
