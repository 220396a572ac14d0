//! Landmarks, vertebral outlines and construction lines on the film.

use crate::canvas::{Canvas, TextStyle, turn_rad};
use crate::label::Label;
use crate::style::{INK, MUTED, Mark, colour, mark, region};
use crate::view::{Spot, View};
use std::f64::consts::{FRAC_PI_2, PI};
use upright_anatomy::{Endplate, Frame, LandmarkSet, Laterality, Level, Region, SagittalPoint, Site};
use upright_measurement::{ConstructionLine, Formula, LineKind, Measured, Point, Points};

/// How far an endplate line is drawn beyond its corners, as a share of its length.
const ENDPLATE_OVERHANG: f64 = 0.55;
/// Of a wider angle between two lines, the bend is marked: how far the second leaves the first.
const WIDEST_ARC_RAD: f64 = 2.2;
/// Radii of successive arcs about one point, as shares of the shorter line.
const ARC_SHARES: [f64; 3] = [0.55, 0.8, 0.3];

/// Outlines of vertebral bodies with four corners; the line of a single endplate.
pub(crate) fn bodies(canvas: &mut Canvas, view: &View, set: &LandmarkSet) {
    for level in Level::ALL {
        let [upper, lower] =
            [Endplate::superior(level), Endplate::inferior(level)].map(|end| set.endplate(end));
        if let (Some([back, front]), None) | (None, Some([back, front])) = (upper, lower) {
            canvas.body(&[view.spot(back), view.spot(front)], colour(level.region()));
        }
        if let (Some([up_back, up_front]), Some([low_back, low_front])) = (upper, lower) {
            let outline = [up_back, up_front, low_front, low_back].map(|point| view.spot(point));
            canvas.body(&outline, colour(level.region()));
        }
    }
}

/// Every landmark with the mark of its region, femoral heads as circles, and the hip axis.
pub(crate) fn landmarks(canvas: &mut Canvas, view: &View, set: &LandmarkSet) {
    for landmark in set.landmarks() {
        let Some(point) = set.point(landmark.site) else { continue };
        let (spot, region) = (view.spot(point), region(landmark.site));
        let unconfirmed = landmark.confirmed == Some(false);
        symbol(canvas, spot, mark(region), colour(region), unconfirmed);
        if let Some(radius) = landmark.radius {
            circle(canvas, view, set.frame(), (landmark.x, landmark.y, radius), colour(region));
        }
    }
    hip_axis(canvas, view, set);
}

/// A circle of the patient at `x`, `y` of the frame, whose radius is in its units of y.
pub(crate) fn circle(
    canvas: &mut Canvas,
    view: &View,
    frame: &Frame,
    (x, y, radius): (f64, f64, f64),
    hue: &str,
) {
    let (centre, edge) = (frame.sagittal(x, y), frame.sagittal(x, y + radius));
    canvas.circle(view.spot(centre), view.length(centre, centre.distance(edge)), hue);
}

/// A line with a tick across each end: a length.
pub(crate) fn dimension(canvas: &mut Canvas, from: Spot, to: Spot, hue: &str) {
    canvas.line(from, to, hue, false);
    let (along, tick) = (from.bearing_rad(to), canvas.pen * 4.0);
    for end in [from, to] {
        let ends = [FRAC_PI_2, -FRAC_PI_2].map(|turn| end.at_bearing(along + turn, tick));
        canvas.line(ends[0], ends[1], hue, false);
    }
}

fn hip_axis(canvas: &mut Canvas, view: &View, set: &LandmarkSet) {
    let heads = [Laterality::Left, Laterality::Right].map(|side| set.point(Site::FemoralHead(side)));
    if let [Some(left), Some(right)] = heads {
        canvas.line(view.spot(left), view.spot(right), colour(Region::Pelvis), false);
    }
    let axis = Points::from_set(set, 1.0).resolve(Point::HipAxis);
    if axis.is_finite() {
        canvas.circle(view.spot(axis), canvas.pen * 1.2, INK);
    }
}

fn symbol(canvas: &mut Canvas, at: Spot, mark: Mark, colour: &str, dashed: bool) {
    let size = canvas.pen * 2.4;
    let corners = |turn_rad: f64, count: u32| -> Vec<Spot> {
        let step = 2.0 * PI / f64::from(count);
        (0..count).map(|corner| at.at_bearing(turn_rad + step * f64::from(corner), size)).collect()
    };
    match mark {
        Mark::Circle => canvas.circle(at, size * 0.8, colour),
        Mark::Square => canvas.polygon(&corners(PI / 4.0, 4), colour, dashed),
        Mark::Diamond => canvas.polygon(&corners(0.0, 4), colour, dashed),
        Mark::TriangleUp => canvas.polygon(&corners(-FRAC_PI_2, 3), colour, dashed),
        Mark::TriangleDown => canvas.polygon(&corners(FRAC_PI_2, 3), colour, dashed),
    }
}

/// What is drawn already: no line is drawn twice, and arcs about one point get different radii.
#[derive(Default)]
pub(crate) struct Drawn {
    lines: Vec<ConstructionLine>,
    apexes: Vec<SagittalPoint>,
}

/// The construction of one parameter, and its label.
pub(crate) fn construction(
    canvas: &mut Canvas,
    view: &View,
    measured: &Measured,
    drawn: &mut Drawn,
) -> Option<Label> {
    let parameter = measured.parameter.parameter();
    let hue = colour(parameter.region);
    for line in &measured.construction {
        if !drawn.lines.contains(line) {
            draw_line(canvas, view, line, hue);
            drawn.lines.push(*line);
        }
    }
    // A constant (SFA = 180 + …) means that the number is not the bend between the lines.
    let bend = matches!(parameter.formula, Formula::Sum { constant: 0.0, .. });
    let anchor = angle_mark(canvas, view, &measured.construction, (hue, bend, drawn))?;
    let text = format!("{} {}{}", parameter.abbreviation, measured.value, parameter.mark());
    let away = if anchor.behind { -view.front() } else { view.front() };
    Some(Label { anchor: anchor.spot, side: away, text, colour: hue })
}

fn draw_line(canvas: &mut Canvas, view: &View, line: &ConstructionLine, hue: &str) {
    let (from, to) = (view.spot(line.from), view.spot(line.to));
    match line.kind {
        LineKind::Endplate => {
            let (back, front) = overhang(from, to);
            canvas.line(back, front, hue, false);
        }
        LineKind::Connection | LineKind::Normal => canvas.line(from, to, hue, false),
        LineKind::Vertical | LineKind::Horizontal => canvas.line(from, to, INK, true),
        LineKind::Distance => dimension(canvas, from, to, hue),
    }
}

fn overhang(from: Spot, to: Spot) -> (Spot, Spot) {
    (from.towards(to, -ENDPLATE_OVERHANG), from.towards(to, 1.0 + ENDPLATE_OVERHANG))
}

struct Anchor {
    spot: Spot,
    /// Whether the label belongs behind the spine.
    behind: bool,
}

/// Marks the angle or the distance and says where its label belongs.
fn angle_mark(
    canvas: &mut Canvas,
    view: &View,
    lines: &[ConstructionLine],
    (hue, bend, drawn): (&str, bool, &mut Drawn),
) -> Option<Anchor> {
    let of_kind = |kind| lines.iter().filter(move |line: &&ConstructionLine| line.kind == kind);
    if let Some(distance) = of_kind(LineKind::Distance).next() {
        let (from, to) = (view.spot(distance.from), view.spot(distance.to));
        return Some(Anchor { spot: from.towards(to, 0.5), behind: false });
    }
    let endplates: Vec<&ConstructionLine> = of_kind(LineKind::Endplate).collect();
    if let [lower, upper] = endplates[..] {
        return Some(bracket(canvas, view, lower, upper, hue));
    }
    let marked = legs(lines).and_then(|legs| vertex(canvas, view, legs, (hue, bend, drawn)));
    marked.or_else(|| unmarked(view, lines))
}

/// Where no two lines meet, the label stands at the middle of the last line.
fn unmarked(view: &View, lines: &[ConstructionLine]) -> Option<Anchor> {
    let last = lines.last()?;
    Some(Anchor { spot: view.spot(last.from).towards(view.spot(last.to), 0.5), behind: false })
}

/// A bow behind the spine between two endplate lines.
fn bracket(
    canvas: &mut Canvas,
    view: &View,
    one: &ConstructionLine,
    other: &ConstructionLine,
    hue: &str,
) -> Anchor {
    let back = |line: &ConstructionLine| overhang(view.spot(line.from), view.spot(line.to)).0;
    let (from, to) = (back(one), back(other));
    let middle = from.towards(to, 0.5);
    let bulge = Spot { x: middle.x - view.front() * from.distance(to) * 0.25, y: middle.y };
    canvas.bow(from, bulge, to, hue);
    Anchor { spot: middle.towards(bulge, 0.5), behind: true }
}

/// The two lines that meet in the vertex of the angle: the normal rather than the endplate it stands on, and
/// an endplate from its midpoint on where the other line starts there.
fn legs(lines: &[ConstructionLine]) -> Option<(ConstructionLine, ConstructionLine)> {
    let angular = |line: &&ConstructionLine| {
        line.kind != LineKind::Endplate || !lines.iter().any(|other| other.kind == LineKind::Normal)
    };
    let mut lines = lines.iter().filter(angular);
    let (one, other) = (*lines.next()?, *lines.next()?);
    Some((from_midpoint(one, other), from_midpoint(other, one)))
}

fn from_midpoint(line: ConstructionLine, other: ConstructionLine) -> ConstructionLine {
    let midpoint = line.from.midpoint(line.to);
    let meets = line.kind == LineKind::Endplate && [other.from, other.to].contains(&midpoint);
    if meets { ConstructionLine { from: midpoint, ..line } } else { line }
}

/// An arc at the point that two lines share. Where one line goes on in the other (GT, KA), the angle is the
/// bend between them, so the first is drawn beyond the point.
fn vertex(
    canvas: &mut Canvas,
    view: &View,
    (one, other): (ConstructionLine, ConstructionLine),
    (hue, bend, drawn): (&str, bool, &mut Drawn),
) -> Option<Anchor> {
    let (shared, first, second) = common_end(&one, &other)?;
    let [apex, first, second] = [shared, first, second].map(|point| view.spot(point));
    let shorter = apex.distance(first).min(apex.distance(second));
    let mut bearings = (apex.bearing_rad(first), apex.bearing_rad(second));
    if turn_rad(bearings).abs() > WIDEST_ARC_RAD {
        if !bend {
            return Some(Anchor { spot: apex, behind: false });
        }
        bearings.0 += PI;
        canvas.line(apex, apex.at_bearing(bearings.0, shorter * 0.7), INK, true);
    }
    let turn = turn_rad(bearings);
    let arcs_before = drawn.apexes.iter().filter(|apex| **apex == shared).count();
    drawn.apexes.push(shared);
    let share = ARC_SHARES.iter().copied().cycle().nth(arcs_before).unwrap_or_default();
    let radius = shorter * share;
    canvas.arc(apex, radius, bearings, hue);
    let middle = apex.at_bearing(bearings.0 + turn / 2.0, radius);
    // Beside a vertical there is room; on the other side of the arc stands the next angle.
    let by_vertical = [one, other].iter().any(|line| line.kind == LineKind::Vertical);
    let behind = ((middle.x - apex.x) * view.front() < 0.0) != by_vertical;
    Some(Anchor { spot: middle, behind })
}

/// The end that two lines share, and the other end of each.
fn common_end(
    one: &ConstructionLine,
    other: &ConstructionLine,
) -> Option<(SagittalPoint, SagittalPoint, SagittalPoint)> {
    let ends = |line: &ConstructionLine| [(line.from, line.to), (line.to, line.from)];
    ends(one).into_iter().find_map(|(shared, first)| {
        let second = ends(other).into_iter().find(|(end, _)| *end == shared).map(|(_, second)| second)?;
        Some((shared, first, second))
    })
}

/// Which edge of the film is the patient's front.
pub(crate) fn facing(canvas: &mut Canvas, view: &View, size: f64) {
    let front_is_right = view.front() > 0.0;
    let (left, right) = if front_is_right { ("posterior", "anterior") } else { ("anterior", "posterior") };
    for (x, text, anchor) in [(size, left, "start"), (view.width - size, right, "end")] {
        let at = Spot { x, y: view.height - size };
        canvas.text(at, text, TextStyle { size, colour: MUTED, bold: false, anchor });
    }
}
