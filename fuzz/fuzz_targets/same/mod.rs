//! What it means to be read again as it was.

use upright_anatomy::Frame;

/// The same frame; a spacing computed anew from a thing of known size may differ in its last bits.
pub(crate) fn same_frame(one: &Frame, other: &Frame) {
    let (Frame::Image(one), Frame::Image(other)) = (one, other) else { return assert_eq!(one, other) };
    assert_eq!((one.columns, one.rows, one.facing), (other.columns, other.rows, other.facing));
    assert_eq!(one.calibration, other.calibration);
    assert_eq!(one.spacing.is_some(), other.spacing.is_some());
    if let (Some(one), Some(other)) = (one.spacing, other.spacing) {
        let near = |a: f64, b: f64| (a - b).abs() <= 1e-9 * b.abs();
        assert!(near(one.row(), other.row()) && near(one.column(), other.column()), "{one:?} {other:?}");
    }
}
