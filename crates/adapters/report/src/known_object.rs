//! The thing of known size that millimetres rest on.

use crate::canvas::Canvas;
use crate::label::Label;
use crate::strokes;
use crate::style::INK;
use crate::view::View;
use upright_anatomy::{Frame, KnownObject, PixelSpacing};
use upright_documents::UserCalibration;

/// Draws what was marked as it was understood, and returns its label.
pub(crate) fn draw(canvas: &mut Canvas, view: &View, frame: &Frame, user: &UserCalibration) -> Option<Label> {
    let points = user.object.points();
    let spots: Vec<_> = points.iter().map(|point| view.spot(frame.sagittal(point.x, point.y))).collect();
    if let [from, to] = spots[..] {
        strokes::dimension(canvas, from, to, INK);
    } else {
        spots.iter().for_each(|spot| canvas.circle(*spot, canvas.pen, INK));
        if let Some(Ok(circle)) = user.object.circle(width_over_height(frame)) {
            let place = (circle.centre.x, circle.centre.y, circle.radius);
            strokes::circle(canvas, view, frame, place, INK);
        }
    }
    let middle = spots.iter().map(|spot| spot.x).sum::<f64>() / spots.len().max(1) as f64;
    let side = label_side(middle, view.width);
    let anchor = match (&user.object, &spots[..]) {
        (KnownObject::Line { .. }, [from, to]) => from.towards(*to, 0.5),
        (_, spots) => {
            spots.iter().copied().max_by(|one, other| (side * one.x).total_cmp(&(side * other.x)))?
        }
    };
    Some(Label { anchor, side, text: user.thing(), colour: INK })
}

/// Away from the spine, which lies in the middle of a film; where the edge is too near for a label, towards it.
fn label_side(x: f64, width: f64) -> f64 {
    const ROOM: f64 = 0.25;
    let outwards = (x - width / 2.0).signum();
    let to_edge = x.min(width - x);
    if to_edge < ROOM * width { -outwards } else { outwards }
}

fn width_over_height(frame: &Frame) -> f64 {
    match frame {
        Frame::Image(film) => film.spacing.map_or(1.0, PixelSpacing::width_over_height),
        Frame::Patient { .. } => 1.0,
    }
}
