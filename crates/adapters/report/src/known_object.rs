//! The thing of known size that millimetres rest on.

use crate::canvas::Canvas;
use crate::label::Label;
use crate::strokes;
use crate::style::INK;
use crate::view::{Spot, View};
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
    let anchor = match (&user.object, &spots[..]) {
        (KnownObject::Line { .. }, [from, to]) => from.towards(*to, 0.5),
        (_, spots) => {
            let outwards = |spot: &Spot| (spot.x - view.width / 2.0).abs();
            spots.iter().copied().max_by(|one, other| outwards(one).total_cmp(&outwards(other)))?
        }
    };
    // Away from the spine, which lies in the middle of a film.
    let side = (anchor.x - view.width / 2.0).signum();
    Some(Label { anchor, side, text: user.thing(), colour: INK })
}

fn width_over_height(frame: &Frame) -> f64 {
    match frame {
        Frame::Image(film) => film.spacing.map_or(1.0, PixelSpacing::width_over_height),
        Frame::Patient { .. } => 1.0,
    }
}
