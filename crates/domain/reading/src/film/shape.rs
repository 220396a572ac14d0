//! How long and how wide a piece is, and which way it lies.

use crate::mask::Mask;

/// A piece as a box along its own axes, in places of the coarse film.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Shape {
    pub(super) middle: [f64; 2],
    /// Unit length.
    way: [f64; 2],
    /// Least and greatest along and across, from the middle.
    along: [f64; 2],
    across: [f64; 2],
}

impl Shape {
    /// Of places of a mask; none of no place.
    pub(super) fn of(mask: &Mask, piece: &[usize]) -> Option<Self> {
        let count = (!piece.is_empty()).then_some(piece.len() as f64)?;
        let places = || piece.iter().map(|place| mask.at(*place));
        let middle =
            [0, 1].map(|axis: usize| places().filter_map(|at| at.get(axis).copied()).sum::<f64>() / count);
        let from_middle = || places().map(|[x, y]| [x - middle[0], y - middle[1]]);
        let moment = |of: &dyn Fn([f64; 2]) -> f64| from_middle().map(of).sum::<f64>() / count;
        let (wide, mixed, high) = (moment(&|[x, _]| x * x), moment(&|[x, y]| x * y), moment(&|[_, y]| y * y));
        let turn_rad = 0.5 * (2.0 * mixed).atan2(wide - high);
        let way = [turn_rad.cos(), turn_rad.sin()];
        // Half a place beyond the middles of the outermost ones.
        let reach = |axis: [f64; 2]| {
            let parts = from_middle().map(|[x, y]| x * axis[0] + y * axis[1]);
            parts.fold([-0.5_f64, 0.5], |[least, most], part| [least.min(part - 0.5), most.max(part + 0.5)])
        };
        Some(Self { middle, way, along: reach(way), across: reach([-way[1], way[0]]) })
    }

    pub(super) fn length(&self) -> f64 {
        self.along[1] - self.along[0]
    }

    pub(super) fn width(&self) -> f64 {
        self.across[1] - self.across[0]
    }

    /// Its four corners, in turn.
    pub(super) fn corners(&self) -> [[f64; 2]; 4] {
        let corner = |along: f64, across: f64| {
            let [x, y] = self.way;
            [self.middle[0] + x * along - y * across, self.middle[1] + y * along + x * across]
        };
        let ([low, high], [left, right]) = (self.along, self.across);
        [corner(low, left), corner(high, left), corner(high, right), corner(low, right)]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_bar_is_as_long_and_as_wide_as_it_is() {
        let places: Vec<usize> =
            (3..6).flat_map(|row| (2..14).map(move |column| row * 20 + column)).collect();
        let mask = Mask::of(20, (0..200).map(|place| places.contains(&place)).collect());
        let bar = Shape::of(&mask, &places).unwrap();
        assert!((bar.length() - 12.0).abs() < 1e-9 && (bar.width() - 3.0).abs() < 1e-9, "{bar:?}");
        assert_eq!(bar.middle, [7.5, 4.0]);
        assert_eq!(Shape::of(&mask, &[]), None);
    }
}
