//! Whether a halo has grown: the width that it had, and may have had, on two days.

use crate::estimate::Estimate;
use crate::metal::Halo;
use std::f64::consts::FRAC_1_SQRT_2;
use thiserror::Error;
use upright_evidence::numbers;

/// Growth of the halo of one screw from an earlier day to a later one.
///
/// - **Definition**: width of the halo on the later day less that on the earlier one. Where a halo was seen on one day only, on
///   the other it was anywhere from 0 to what is dark beside the thread, the edge that metal has by itself included.
/// - **Sign**: positive = wider on the later day.
/// - **Unit**: mm.
/// - **Interval**: errors of both widths in quadrature, as if independent; errors that both CTs share make it rather too wide.
///   What comes from slices or a kernel that differ it does not hold ([`Unlike`](super::Unlike)).
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Growth {
    /// How much; none unless a halo was measured on both days.
    pub width: Option<Estimate>,
    /// Whether it has grown: yes where its interval excludes 0, no where it excludes growth of `default.ct.halo.growth` of
    /// `evidence`; else why that is not told.
    pub has_grown: Result<bool, NotTold>,
}

/// Why it is not told whether a halo has grown.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum NotTold {
    /// Too little of the screw lay in the slices on one of the days.
    #[error("the screw lies beyond the slices in part on one of the days")]
    NotLookedAt,
    /// None was seen on either day, which is not: there was none.
    #[error("no halo seen on either day")]
    NoHaloSeen,
    /// One is seen now, and as wide a one might have gone unseen.
    #[error("a halo is newly seen, and one as wide might have gone unseen before")]
    NewlySeen,
    /// What was measured may come from errors of both measurements.
    #[error("the change lies within the error of both measurements")]
    WithinError,
}

impl Growth {
    /// Between what was seen around a screw on two days, in voxels at most so coarse, in mm.
    pub(super) fn between(halos: [Option<Halo>; 2], coarseness: [f64; 2]) -> Self {
        let [Some(earlier), Some(later)] = halos else { return Self::not_told(NotTold::NotLookedAt) };
        match (earlier.width, later.width) {
            (Some(before), Some(since)) => Self::measured(before, since),
            (None, None) => Self::not_told(NotTold::NoHaloSeen),
            (None, Some(since)) => Self::newly_seen(unseen(earlier, coarseness[0]), since),
            (Some(before), None) => Self::gone(before, unseen(later, coarseness[1])),
        }
    }

    const fn not_told(reason: NotTold) -> Self {
        Self { width: None, has_grown: Err(reason) }
    }

    fn measured(before: Estimate, since: Estimate) -> Self {
        let width = difference(before, since);
        let [least, most] = width.interval;
        let has_grown = match () {
            () if least > 0.0 => Ok(true),
            () if most < numbers::DEFAULT_CT_HALO_GROWTH.value => Ok(false),
            () => Err(NotTold::WithinError),
        };
        Self { width: Some(width), has_grown }
    }

    fn newly_seen(before_at_most: f64, since: Estimate) -> Self {
        let [least, _] = since.interval;
        let has_grown = if least > before_at_most { Ok(true) } else { Err(NotTold::NewlySeen) };
        Self { width: None, has_grown }
    }

    fn gone(before: Estimate, since_at_most: f64) -> Self {
        let [least, _] = before.interval;
        let is_excluded = since_at_most - least < numbers::DEFAULT_CT_HALO_GROWTH.value;
        Self { width: None, has_grown: if is_excluded { Ok(false) } else { Err(NotTold::WithinError) } }
    }
}

/// How wide a halo may be at most that is not seen: as wide as what is dark, and half a voxel at either side.
fn unseen(halo: Halo, coarseness: f64) -> f64 {
    halo.dark + coarseness * FRAC_1_SQRT_2
}

/// The second less the first, errors in quadrature on either side.
fn difference(before: Estimate, since: Estimate) -> Estimate {
    let value = since.value - before.value;
    let below = |one: Estimate| one.value - one.interval[0];
    let above = |one: Estimate| one.interval[1] - one.value;
    let interval = [value - below(since).hypot(above(before)), value + above(since).hypot(below(before))];
    Estimate { value, interval }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn halo(width: Option<[f64; 3]>, dark: f64) -> Option<Halo> {
        let width = width.map(|[least, value, most]| Estimate { value, interval: [least, most] });
        Some(Halo { width, dark, rim: 0.8, thread: 3.0 })
    }

    fn check(earlier: Option<Halo>, later: Option<Halo>, expect: Result<bool, NotTold>) -> Growth {
        let growth = Growth::between([earlier, later], [1.0, 1.0]);
        assert_eq!(growth.has_grown, expect, "{growth:?}");
        growth
    }

    fn seen(value: f64) -> Option<Halo> {
        halo(Some([value - 0.75, value, value + 0.75]), value)
    }

    #[test]
    fn it_has_grown_where_the_interval_of_the_change_excludes_none() {
        let error = 0.75 * 2.0_f64.sqrt();
        check(seen(1.5), seen(1.5 + error + 0.01), Ok(true));
        let growth = check(seen(1.5), seen(1.5 + error - 0.01), Err(NotTold::WithinError));
        assert!(growth.width.unwrap().interval[0] < 0.0);
    }

    #[test]
    fn it_has_not_where_growth_by_the_default_is_excluded() {
        let (error, most) = (0.75 * 2.0_f64.sqrt(), numbers::DEFAULT_CT_HALO_GROWTH.value);
        check(seen(3.0), seen(3.0 + most - error - 0.01), Ok(false));
        check(seen(3.0), seen(3.0 + most - error + 0.01), Err(NotTold::WithinError));
        check(seen(3.0), seen(1.0), Ok(false));
    }

    #[test]
    fn each_side_of_the_interval_has_its_own_errors() {
        let growth = check(halo(Some([1.0, 2.0, 2.3]), 2.0), halo(Some([4.6, 5.0, 8.0]), 5.0), Ok(true))
            .width
            .unwrap();
        let [least, most] = growth.interval;
        assert!((growth.value - 3.0).abs() < 1e-9 && (least - 2.5).abs() < 1e-9, "{growth:?}");
        assert!((most - 3.0 - 3.0_f64.hypot(1.0)).abs() < 1e-9, "{growth:?}");
    }

    #[test]
    fn a_halo_that_was_not_seen_may_have_been_as_wide_as_what_is_dark() {
        check(halo(None, 1.2), seen(2.5), Err(NotTold::NewlySeen));
        let growth = check(halo(None, 1.2), seen(2.8), Ok(true));
        assert_eq!(growth.width, None, "how much it grew nobody knows");
        check(seen(2.5), halo(None, 1.2), Ok(false));
        check(seen(1.2), halo(None, 1.5), Err(NotTold::WithinError));
    }

    #[test]
    fn what_was_not_looked_at_or_not_seen_is_not_called_unchanged() {
        check(halo(None, 1.2), halo(None, 1.2), Err(NotTold::NoHaloSeen));
        check(None, seen(3.0), Err(NotTold::NotLookedAt));
        check(seen(3.0), None, Err(NotTold::NotLookedAt));
    }
}
