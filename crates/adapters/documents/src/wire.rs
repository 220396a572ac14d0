//! The wire form of a frame.

use crate::landmarks::whole;
use crate::object::Object;
use crate::scale::UserCalibration;
use serde::{Deserialize, Serialize};
use upright_anatomy::{Frame, ImagePoint, KnownObject};

#[derive(Deserialize, Serialize, Default)]
pub(crate) struct WireFrame {
    pub(crate) kind: String,
    #[serde(default, deserialize_with = "whole", skip_serializing_if = "Option::is_none")]
    pub(crate) columns: Option<u32>,
    #[serde(default, deserialize_with = "whole", skip_serializing_if = "Option::is_none")]
    pub(crate) rows: Option<u32>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) spacing_mm: Option<Object<WireSpacing>>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) calibration: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) known_line: Option<Object<WireLine>>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) known_ball: Option<Object<WireBall>>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) facing: Option<String>,
}

#[derive(Deserialize, Serialize)]
pub(crate) struct WireSpacing {
    pub(crate) row: f64,
    pub(crate) column: f64,
}

#[derive(Deserialize, Serialize)]
pub(crate) struct WirePoint {
    pub(crate) x: f64,
    pub(crate) y: f64,
}

#[derive(Deserialize, Serialize)]
pub(crate) struct WireLine {
    pub(crate) from: Object<WirePoint>,
    pub(crate) to: Object<WirePoint>,
    pub(crate) length_mm: f64,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) by: Option<String>,
}

#[derive(Deserialize, Serialize)]
pub(crate) struct WireBall {
    pub(crate) outline: Vec<Object<WirePoint>>,
    pub(crate) diameter_mm: f64,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) by: Option<String>,
}

/// The wire form of `frame`; the thing of known size that it rests on goes with it.
pub(crate) fn wire(frame: &Frame, user: Option<&UserCalibration>) -> WireFrame {
    match frame {
        Frame::Patient { calibration } => WireFrame {
            kind: "patient".to_owned(),
            calibration: Some(calibration.name().to_owned()),
            ..WireFrame::default()
        },
        Frame::Image(film) => WireFrame {
            kind: "image".to_owned(),
            columns: Some(film.columns),
            rows: Some(film.rows),
            spacing_mm: film
                .spacing
                .map(|spacing| Object(WireSpacing { row: spacing.row(), column: spacing.column() })),
            calibration: Some(film.calibration.name().to_owned()),
            known_line: user.and_then(wire_line),
            known_ball: user.and_then(wire_ball),
            facing: Some(film.facing.name().to_owned()),
        },
    }
}

fn wire_point(point: &ImagePoint) -> Object<WirePoint> {
    Object(WirePoint { x: point.x, y: point.y })
}

fn wire_line(user: &UserCalibration) -> Option<Object<WireLine>> {
    let KnownObject::Line { from, to, length } = &user.object else { return None };
    let (from, to) = (wire_point(from), wire_point(to));
    Some(Object(WireLine { from, to, length_mm: length.value(), by: user.by.clone() }))
}

fn wire_ball(user: &UserCalibration) -> Option<Object<WireBall>> {
    let KnownObject::Ball { outline, diameter } = &user.object else { return None };
    let outline = outline.iter().map(wire_point).collect();
    Some(Object(WireBall { outline, diameter_mm: diameter.value(), by: user.by.clone() }))
}
