//! Classes between cut-offs of `evidence`.

use upright_anatomy::without_minus_zero;
use upright_evidence::{Inclusive, Record};

/// Classes of a scheme, in ascending order, and the cut-offs between them.
#[derive(Debug)]
pub struct Scale {
    /// What is classed, as `SRS-Schwab PT`.
    pub name: &'static str,
    /// Ascending; one fewer than there are classes.
    pub cuts: &'static [&'static Record],
    /// From the lowest to the highest.
    pub classes: &'static [&'static str],
}

impl Scale {
    /// The position of the class of `value`; `None` for NaN, which is in no class.
    #[must_use]
    pub fn position(&self, value: f64) -> Option<usize> {
        (!value.is_nan()).then(|| self.cuts.iter().filter(|cut| cut.is_passed_by(value)).count())
    }

    /// The class of `value`; `None` for NaN.
    #[must_use]
    pub fn class(&self, value: f64) -> Option<&'static str> {
        self.classes.get(self.position(value)?).copied()
    }

    /// The range of the class at `position`, in words: `from 10° and up to 20°`.
    #[must_use]
    pub fn range(&self, position: usize) -> String {
        let from = position.checked_sub(1).and_then(|below| self.cuts.get(below)).map(|cut| {
            let word = if cut.inclusive == Some(Inclusive::Above) { "from" } else { "above" };
            format!("{word} {}", in_words(cut))
        });
        let to = self.cuts.get(position).map(|cut| {
            let word = if cut.inclusive == Some(Inclusive::Above) { "below" } else { "up to" };
            format!("{word} {}", in_words(cut))
        });
        from.into_iter().chain(to).collect::<Vec<_>>().join(" and ")
    }
}

/// A number of `evidence` as it was printed, with its unit: `20°`.
pub(crate) fn in_words(record: &Record) -> String {
    format!("{}{}", record.value, suffix(record.unit))
}

/// A number in the unit of `record`, rounded for people: `20.4°`.
pub(crate) fn rounded(value: f64, record: &Record) -> String {
    let decimals = if record.unit == "1" { 2 } else { 1 };
    format!("{:.decimals$}{}", without_minus_zero(value, decimals), suffix(record.unit))
}

/// How people write a UCUM unit behind a number.
fn suffix(ucum: &str) -> String {
    match ucum {
        "1" => String::new(),
        "deg" => "°".to_owned(),
        "a" => " years".to_owned(),
        "a/deg" => " years for each degree".to_owned(),
        "a/mm" => " years for each mm".to_owned(),
        "kg/m2" => " kg/m²".to_owned(),
        "[hnsf'U]" => " HU".to_owned(),
        other => format!(" {other}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use upright_evidence::numbers::{CUT_OFF_SRS_SCHWAB_PT_PLUS, CUT_OFF_SRS_SCHWAB_PT_PLUS_PLUS};

    #[test]
    fn ranges_say_where_a_cut_off_itself_belongs() {
        let scale = Scale {
            name: "PT",
            cuts: &[&CUT_OFF_SRS_SCHWAB_PT_PLUS, &CUT_OFF_SRS_SCHWAB_PT_PLUS_PLUS],
            classes: &["0", "+", "++"],
        };
        let ranges = [0, 1, 2].map(|position| scale.range(position));
        assert_eq!(ranges, ["below 20°", "from 20° and up to 30°", "above 30°"]);
        assert_eq!(rounded(-0.01, &CUT_OFF_SRS_SCHWAB_PT_PLUS), "0.0°");
        assert_eq!(scale.class(f64::NAN), None);
    }
}
