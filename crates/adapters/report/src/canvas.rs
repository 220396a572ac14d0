//! A growing SVG picture.

use crate::style::{BLACK, FONT};
use crate::view::Spot;
use std::fmt::Write;

/// How a text is set.
#[derive(Clone, Copy)]
pub(crate) struct TextStyle {
    pub(crate) size: f64,
    pub(crate) colour: &'static str,
    pub(crate) bold: bool,
    pub(crate) anchor: &'static str,
}

/// SVG elements. Strokes and labels on the film carry a black halo, so that they show on any bone.
pub(crate) struct Canvas {
    body: String,
    /// Stroke width, in canvas pixels.
    pub(crate) pen: f64,
    /// Spots along the lines drawn so far, for labels to keep clear of.
    pub(crate) trail: Vec<Spot>,
}

const HALO: f64 = 4.0 / 1.75;

impl Canvas {
    pub(crate) fn new(pen: f64) -> Self {
        Self { body: String::new(), pen, trail: Vec::new() }
    }

    /// Writing to a string cannot fail.
    fn put(&mut self, element: std::fmt::Arguments<'_>) {
        let _ = self.body.write_fmt(element);
        self.body.push('\n');
    }

    /// `shape` twice: a black halo below, the coloured line above.
    fn stroked(&mut self, shape: &str, colour: &str, width: f64, dash: &str) {
        let (halo, dash_attribute) = (
            width * HALO,
            if dash.is_empty() { String::new() } else { format!(" stroke-dasharray=\"{dash}\"") },
        );
        self.put(format_args!(
            "<{shape} fill=\"none\" stroke=\"{BLACK}\" stroke-width=\"{halo:.2}\" stroke-linecap=\"round\" stroke-opacity=\"0.75\"/>"
        ));
        self.put(format_args!(
            "<{shape} fill=\"none\" stroke=\"{colour}\" stroke-width=\"{width:.2}\" stroke-linecap=\"round\"{dash_attribute}/>"
        ));
    }

    pub(crate) fn line(&mut self, from: Spot, to: Spot, colour: &str, dashed: bool) {
        let shape =
            format!("line x1=\"{:.2}\" y1=\"{:.2}\" x2=\"{:.2}\" y2=\"{:.2}\"", from.x, from.y, to.x, to.y);
        let dash =
            if dashed { format!("{:.1} {:.1}", self.pen * 5.0, self.pen * 4.0) } else { String::new() };
        self.stroked(&shape, colour, self.pen, &dash);
        let steps = (from.distance(to) / (self.pen * 4.0)).ceil().clamp(1.0, 4000.0);
        self.trail.extend((0..=steps as u32).map(|step| from.towards(to, f64::from(step) / steps)));
    }

    pub(crate) fn circle(&mut self, centre: Spot, radius: f64, colour: &str) {
        let shape = format!("circle cx=\"{:.2}\" cy=\"{:.2}\" r=\"{radius:.2}\"", centre.x, centre.y);
        self.stroked(&shape, colour, self.pen, "");
    }

    /// An open curve: an arc between two bearings (radians) about `centre`, the short way round.
    pub(crate) fn arc(&mut self, centre: Spot, radius: f64, bearings_rad: (f64, f64), colour: &str) {
        let (from, to) =
            (centre.at_bearing(bearings_rad.0, radius), centre.at_bearing(bearings_rad.1, radius));
        let sweep = u8::from(turn_rad(bearings_rad) > 0.0);
        let shape = format!(
            "path d=\"M {:.2} {:.2} A {radius:.2} {radius:.2} 0 0 {sweep} {:.2} {:.2}\"",
            from.x, from.y, to.x, to.y
        );
        self.stroked(&shape, colour, self.pen * 0.8, "");
        let turn = turn_rad(bearings_rad);
        self.trail.extend(
            (0..=20).map(|step| centre.at_bearing(bearings_rad.0 + turn * f64::from(step) / 20.0, radius)),
        );
    }

    /// A bow from `from` to `to` that bulges towards `through`.
    pub(crate) fn bow(&mut self, from: Spot, through: Spot, to: Spot, colour: &str) {
        let shape = format!(
            "path d=\"M {:.2} {:.2} Q {:.2} {:.2} {:.2} {:.2}\"",
            from.x, from.y, through.x, through.y, to.x, to.y
        );
        self.stroked(&shape, colour, self.pen * 0.8, "");
    }

    pub(crate) fn polygon(&mut self, spots: &[Spot], colour: &str, dashed: bool) {
        let points =
            spots.iter().map(|spot| format!("{:.2},{:.2}", spot.x, spot.y)).collect::<Vec<_>>().join(" ");
        let dash = if dashed { format!("{:.1} {:.1}", self.pen, self.pen * 1.5) } else { String::new() };
        self.stroked(&format!("polygon points=\"{points}\""), colour, self.pen * 0.6, &dash);
    }

    /// The outline of a vertebral body, faintly filled.
    pub(crate) fn body(&mut self, corners: &[Spot], colour: &str) {
        let points =
            corners.iter().map(|spot| format!("{:.2},{:.2}", spot.x, spot.y)).collect::<Vec<_>>().join(" ");
        self.put(format_args!(
            "<polygon points=\"{points}\" fill=\"{colour}\" fill-opacity=\"0.12\" stroke=\"{colour}\" stroke-opacity=\"0.6\" stroke-width=\"{:.2}\"/>",
            self.pen * 0.5
        ));
        let mut previous = corners.last().copied();
        for corner in corners {
            let from = previous.replace(*corner).unwrap_or(*corner);
            self.trail.extend([0.0, 0.25, 0.5, 0.75].map(|share| from.towards(*corner, share)));
        }
        if let [first, _, third, _] = corners {
            self.trail.extend([0.25, 0.5, 0.75].map(|share| first.towards(*third, share)));
        }
    }

    /// A thin line from a label to what it names; labels may cross it.
    pub(crate) fn leader(&mut self, from: Spot, to: Spot, colour: &str) {
        let shape =
            format!("line x1=\"{:.2}\" y1=\"{:.2}\" x2=\"{:.2}\" y2=\"{:.2}\"", from.x, from.y, to.x, to.y);
        self.stroked(&shape, colour, self.pen * 0.5, "");
    }

    pub(crate) fn rectangle(&mut self, (x, y, width, height): (f64, f64, f64, f64), colour: &str) {
        self.put(format_args!(
            "<rect x=\"{x:.2}\" y=\"{y:.2}\" width=\"{width:.2}\" height=\"{height:.2}\" fill=\"{colour}\"/>"
        ));
    }

    pub(crate) fn text(&mut self, at: Spot, text: &str, style: TextStyle) {
        let TextStyle { size, colour, bold, anchor } = style;
        let weight = if bold { " font-weight=\"bold\"" } else { "" };
        let place = format!(
            "x=\"{:.2}\" y=\"{:.2}\" font-family=\"{FONT}\" font-size=\"{size:.2}\"{weight} text-anchor=\"{anchor}\"",
            at.x, at.y
        );
        let (text, halo) = (escaped(text), size * 0.22);
        // Two elements: not every viewer knows the order of painting.
        self.put(format_args!(
            "<text {place} aria-hidden=\"true\" fill=\"{BLACK}\" stroke=\"{BLACK}\" stroke-width=\"{halo:.2}\" stroke-linejoin=\"round\">{text}</text>"
        ));
        self.put(format_args!("<text {place} fill=\"{colour}\">{text}</text>"));
    }

    /// The elements, without the document around them.
    pub(crate) fn elements(&self) -> &str {
        &self.body
    }
}

/// How an SVG document of this size begins.
pub(crate) fn beginning((width, height): (f64, f64), title: &str) -> String {
    format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" xmlns:xlink=\"http://www.w3.org/1999/xlink\" width=\"{width:.0}\" height=\"{height:.0}\" viewBox=\"0 0 {width:.0} {height:.0}\" role=\"img\">\n<title>{}</title>\n",
        escaped(title)
    )
}

/// How an SVG document ends.
pub(crate) const END: &str = "</svg>\n";

/// The short turn from the first bearing to the second, in radians, between −π and π.
pub(crate) fn turn_rad((from, to): (f64, f64)) -> f64 {
    let turn = (to - from).rem_euclid(std::f64::consts::TAU);
    if turn > std::f64::consts::PI { turn - std::f64::consts::TAU } else { turn }
}

/// `text` as XML character data: markup and control characters cannot get through.
pub(crate) fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            letter if letter.is_control() || matches!(letter, '\u{fffe}' | '\u{ffff}') => out.push(' '),
            letter => out.push(letter),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_cannot_become_markup() {
        assert_eq!(escaped("<b>&\"\u{7}"), "&lt;b&gt;&amp;&quot; ");
    }

    #[test]
    fn turns_go_the_short_way() {
        assert!((turn_rad((3.0, -3.0)) - (std::f64::consts::TAU - 6.0)).abs() < 1e-12);
        assert!((turn_rad((0.5, 0.2)) + 0.3).abs() < 1e-12);
    }
}
