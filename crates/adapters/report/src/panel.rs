//! The panel beside the film: what was measured, how far to trust it, and what it is not.

use crate::canvas::{Canvas, TextStyle};
use crate::drawing::Caption;
use crate::style::{INK, MUTED, NOTICE, PANEL, colour};
use crate::view::Spot;
use upright_anatomy::{Frame, LandmarkSet};
use upright_measurement::{IntervalScale, Measured, ParameterId, Profile};

const INTENDED_USE: &str = "Research use. Not a medical device.";
/// Width of the panel and of its columns, in font sizes.
pub(crate) const WIDTH: f64 = 25.0;
const VALUE_ENDS: f64 = 13.0;
const INTERVAL_STARTS: f64 = 14.0;
const LINE: f64 = 1.55;
/// Letters in a line of running text.
const LETTERS: usize = 44;

/// A pen that moves down the panel.
struct Writer<'a> {
    canvas: &'a mut Canvas,
    left: f64,
    y: f64,
    size: f64,
}

impl Writer<'_> {
    fn at(&mut self, column: f64, text: &str, colour: &'static str, bold: bool, anchor: &'static str) {
        let spot = Spot { x: self.left + column * self.size, y: self.y };
        self.canvas.text(spot, text, TextStyle { size: self.size, colour, bold, anchor });
    }

    fn down(&mut self, lines: f64) {
        self.y += lines * LINE * self.size;
    }

    fn paragraph(&mut self, text: &str, colour: &'static str) {
        for line in wrapped(text, LETTERS) {
            self.at(0.0, &line, colour, false, "start");
            self.down(0.9);
        }
    }
}

/// The panel's lines, written from `left` in letters of `size`.
pub(crate) fn write(
    canvas: &mut Canvas,
    (left, width, height, size): (f64, f64, f64, f64),
    (set, profile, listed): (&LandmarkSet, &Profile, &[ParameterId]),
    caption: &Caption,
) {
    canvas.rectangle((left, 0.0, width, height), PANEL);
    let mut writer = Writer { canvas, left: left + size * 1.2, y: size * 2.4, size };
    writer.at(0.0, "Sagittal profile", INK, true, "start");
    writer.down(1.3);
    for line in heading(set, caption) {
        writer.paragraph(&line, MUTED);
    }
    writer.down(0.6);
    values(&mut writer, profile, listed);
    notes(&mut writer, profile, caption, height);
    writer.y = height - size * 1.4;
    writer.at(0.0, INTENDED_USE, NOTICE, true, "start");
}

fn heading(set: &LandmarkSet, caption: &Caption) -> Vec<String> {
    let calibration = set.frame().calibration();
    let facing = match set.frame() {
        Frame::Image(film) => format!("facing {}", film.facing.name()),
        Frame::Patient { .. } => "patient frame".to_owned(),
    };
    let class = calibration.class().name();
    let scale = if class == "none" {
        "not calibrated: angles and ratios only".to_owned()
    } else {
        format!("mm {class} ({})", calibration.name().replace('_', " "))
    };
    vec![caption.source.clone(), format!("{} · {facing}", set.posture().name().replace('_', " ")), scale]
}

fn values(writer: &mut Writer<'_>, profile: &Profile, listed: &[ParameterId]) {
    let shown: Vec<&Measured> = listed.iter().filter_map(|id| profile.get(*id)).collect();
    if shown.is_empty() {
        writer.paragraph("Nothing of the standard set could be measured.", NOTICE);
        return;
    }
    writer.at(INTERVAL_STARTS, "95 % interval", MUTED, false, "start");
    writer.down(1.0);
    for measured in shown {
        let parameter = measured.parameter.parameter();
        writer.at(0.0, parameter.abbreviation, colour(parameter.region), true, "start");
        writer.at(VALUE_ENDS, &measured.value.to_string(), INK, true, "end");
        let interval = measured.interval.map_or_else(
            |_| "–".to_owned(),
            |interval| format!("{:.1} to {:.1}", interval.low, interval.high),
        );
        writer.at(INTERVAL_STARTS, &interval, MUTED, false, "start");
        writer.down(1.0);
    }
    writer.down(0.4);
}

fn notes(writer: &mut Writer<'_>, profile: &Profile, caption: &Caption, height: f64) {
    let nominal = profile
        .measured
        .iter()
        .any(|record| record.interval.is_ok_and(|interval| interval.scale == IntervalScale::Nominal));
    if nominal {
        writer.paragraph(
            "Intervals on a nominal scale: no spacing, so an endplate stands in (Upright's default).",
            MUTED,
        );
    }
    writer.paragraph(&caption.method, MUTED);
    writer.down(0.5);
    let last_line = height - writer.size * 4.0;
    for (position, warning) in profile.warnings.iter().enumerate() {
        let text = format!("▲ {warning}");
        let lines = wrapped(&text, LETTERS).len() as f64;
        if writer.y + lines * LINE * writer.size > last_line {
            let more = profile.warnings.len() - position;
            writer.paragraph(&format!("▲ {more} more: see the table"), NOTICE);
            break;
        }
        writer.paragraph(&text, NOTICE);
        writer.down(0.3);
    }
}

/// `text` in lines of at most `most` letters, broken between words; longer words are cut.
fn wrapped(text: &str, most: usize) -> Vec<String> {
    let mut lines = vec![String::new()];
    for word in text.split_whitespace() {
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
    }
}
