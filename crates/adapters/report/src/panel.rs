//! The panel beside the film: what was measured, how far to trust it, and what it is not.

use crate::canvas::{Canvas, TextStyle};
use crate::drawing::Caption;
use crate::style::{INK, MUTED, NOTICE, PANEL, colour};
use crate::view::Spot;
use upright_anatomy::LandmarkSet;
use upright_documents::INTENDED_USE;
use upright_measurement::{IntervalScale, Measured, ParameterId, Profile, UNVERIFIED_NOTE};

/// Width of the panel, in font sizes.
const WIDTH: f64 = 26.0;
/// Where values end and intervals start, in font sizes.
const VALUE_ENDS: f64 = 13.0;
const INTERVAL_STARTS: f64 = 14.0;
/// Distance of two lines, in font sizes.
const LINE: f64 = 1.45;
const MARGIN: f64 = 1.2;
/// Letters in a line of running text.
const LETTERS: usize = 41;

/// One line of the panel.
enum Row {
    Title(&'static str),
    Text(String, &'static str),
    IntervalHead,
    Value { name: String, hue: &'static str, value: String, interval: String },
    Gap,
}

impl Row {
    /// Height in lines.
    const fn lines(&self) -> f64 {
        match self {
            Self::Title(_) => 1.4,
            Self::Gap => 0.5,
            _ => 1.0,
        }
    }
}

/// The panel's content, before anybody knows how high the picture is.
pub(crate) struct Panel {
    rows: Vec<Row>,
    letter: f64,
}

impl Panel {
    /// Heading, values of `listed`, how they were made, and what to look at again.
    pub(crate) fn new(
        set: &LandmarkSet,
        profile: &Profile,
        listed: &[ParameterId],
        caption: &Caption,
        letter: f64,
    ) -> Self {
        let mut rows = vec![Row::Title("Sagittal profile")];
        paragraph(&mut rows, &caption.source, MUTED);
        let posture = set.posture().name().replace('_', " ");
        let heading = format!("posture {posture} · {}", set.frame());
        let (position, scale) = heading.rsplit_once(" · ").unwrap_or((&heading, ""));
        paragraph(&mut rows, position, MUTED);
        paragraph(&mut rows, scale, MUTED);
        caption.scale.iter().for_each(|scale| paragraph(&mut rows, scale, MUTED));
        rows.push(Row::Gap);
        values(&mut rows, profile, listed);
        rows.push(Row::Gap);
        if profile.measured.iter().any(is_nominal) {
            paragraph(&mut rows, NOMINAL, MUTED);
        }
        if listed.iter().filter_map(|id| profile.get(*id)).any(is_unverified) {
            paragraph(&mut rows, UNVERIFIED_NOTE, MUTED);
        }
        paragraph(&mut rows, &caption.method, MUTED);
        let warnings = profile.warnings.iter().map(ToString::to_string);
        for warning in warnings.chain(caption.notes.iter().cloned()) {
            rows.push(Row::Gap);
            paragraph(&mut rows, &format!("▲ {warning}"), NOTICE);
        }
        Self { rows, letter }
    }

    /// Width in canvas pixels.
    pub(crate) fn width(&self) -> f64 {
        WIDTH * self.letter
    }

    /// Least height in canvas pixels: every row, and the intended use below them.
    pub(crate) fn height(&self) -> f64 {
        let lines: f64 = self.rows.iter().map(Row::lines).sum();
        (lines + 3.5) * LINE * self.letter
    }

    /// Writes the panel at `left` on a canvas of this `height`.
    pub(crate) fn write(&self, canvas: &mut Canvas, left: f64, height: f64) {
        canvas.rectangle((left, 0.0, self.width(), height), PANEL);
        let margin = left + MARGIN * self.letter;
        let mut y = LINE * self.letter * 1.5;
        for row in &self.rows {
            self.row(canvas, Spot { x: margin, y }, row);
            y += row.lines() * LINE * self.letter;
        }
        let foot = Spot { x: margin, y: height - MARGIN * self.letter };
        self.text(canvas, foot, INTENDED_USE, (NOTICE, true, "start"));
    }

    fn row(&self, canvas: &mut Canvas, at: Spot, row: &Row) {
        let column = |letters: f64| Spot { x: at.x + letters * self.letter, y: at.y };
        match row {
            Row::Title(text) => self.text(canvas, at, text, (INK, true, "start")),
            Row::Text(text, hue) => self.text(canvas, at, text, (hue, false, "start")),
            Row::IntervalHead => {
                self.text(canvas, column(INTERVAL_STARTS), "95 % interval", (MUTED, false, "start"));
            }
            Row::Value { name, hue, value, interval } => {
                self.text(canvas, at, name, (hue, true, "start"));
                self.text(canvas, column(VALUE_ENDS), value, (INK, true, "end"));
                self.text(canvas, column(INTERVAL_STARTS), interval, (MUTED, false, "start"));
            }
            Row::Gap => {}
        }
    }

    fn text(&self, canvas: &mut Canvas, at: Spot, text: &str, style: (&'static str, bool, &'static str)) {
        let (colour, bold, anchor) = style;
        canvas.text(at, text, TextStyle { size: self.letter, colour, bold, anchor });
    }
}

const NOMINAL: &str = "Intervals on a nominal scale: the film has no millimetres, so an endplate stands in (Upright's default).";

fn is_nominal(record: &Measured) -> bool {
    record.interval.is_ok_and(|interval| interval.scale == IntervalScale::Nominal)
}

fn is_unverified(record: &Measured) -> bool {
    !record.parameter.parameter().mark().is_empty()
}

fn paragraph(rows: &mut Vec<Row>, text: &str, hue: &'static str) {
    // A number keeps its unit on its line.
    let text = text.replace(" %", "\u{a0}%").replace(" mm", "\u{a0}mm");
    rows.extend(wrapped(&text, LETTERS).into_iter().map(|line| Row::Text(line, hue)));
}

fn values(rows: &mut Vec<Row>, profile: &Profile, listed: &[ParameterId]) {
    let shown: Vec<&Measured> = listed.iter().filter_map(|id| profile.get(*id)).collect();
    if shown.is_empty() {
        paragraph(rows, "Nothing of the standard set could be measured; the table says why.", NOTICE);
        return;
    }
    rows.push(Row::IntervalHead);
    rows.extend(shown.into_iter().map(|record| {
        let parameter = record.parameter.parameter();
        let interval = record.interval.map_or_else(
            |_| "–".to_owned(),
            |interval| {
                format!(
                    "{} to {}",
                    parameter.unit.rounded(interval.low),
                    parameter.unit.rounded(interval.high)
                )
            },
        );
        let (name, hue) =
            (format!("{}{}", parameter.abbreviation, parameter.mark()), colour(parameter.region));
        Row::Value { name, hue, value: record.value.to_string(), interval }
    }));
}

/// `text` in lines of at most `most` letters, broken between words; longer words are cut.
fn wrapped(text: &str, most: usize) -> Vec<String> {
    let mut lines = vec![String::new()];
    for word in text.split(' ').filter(|word| !word.is_empty()) {
        let mut rest: Vec<char> = word.chars().collect();
        while !rest.is_empty() {
            let piece: String = rest.drain(..rest.len().min(most)).collect();
            let Some(line) = lines.last_mut() else { break };
            let space = usize::from(!line.is_empty());
            if line.chars().count() + space + piece.chars().count() > most {
                lines.push(piece);
            } else {
                line.push_str(if space == 1 { " " } else { "" });
                line.push_str(&piece);
            }
        }
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn wraps_between_words_and_cuts_what_is_too_long() {
        assert_eq!(wrapped("one two three", 7), ["one two", "three"]);
        assert_eq!(wrapped("abcdefghij k", 4), ["abcd", "efgh", "ij k"]);
        assert_eq!(wrapped("", 4), [""]);
        assert_eq!(wrapped("about 95\u{a0}% of", 9), ["about", "95\u{a0}% of"]);
    }
}
