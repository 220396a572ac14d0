//! How far one line of numbers is moved against another.

#![allow(
    clippy::indexing_slicing,
    reason = "checked kernel: both lines are indexed within their lengths, which are compared at entry"
)]

/// By how many places `moved` lies further on than `still`, up to `most`: where they are most alike (correlation of what overlaps),
/// refined between places by a parabola. `None` for lines that are flat, or alike only at the end of what was tried.
pub(super) fn lag(still: &[f64], moved: &[f64], most: usize) -> Option<f64> {
    let count = still.len().min(moved.len());
    if count < 2 * most + 2 {
        return None;
    }
    let most = most as i64;
    let likeness: Vec<f64> =
        (-most..=most).map(|lag| correlation(&still[..count], &moved[..count], lag)).collect();
    let best = (0..likeness.len()).max_by(|one, other| likeness[*one].total_cmp(&likeness[*other]))?;
    if best == 0 || best + 1 == likeness.len() || !likeness[best].is_finite() {
        return None;
    }
    let (before, at, after) = (likeness[best - 1], likeness[best], likeness[best + 1]);
    let bend = before - 2.0 * at + after;
    let between = if bend < 0.0 { (before - after) / (2.0 * bend) } else { 0.0 };
    Some(best as f64 - most as f64 + between)
}

fn correlation(still: &[f64], moved: &[f64], lag: i64) -> f64 {
    let pairs = || {
        (0..still.len() as i64).filter_map(|at| {
            let other = at + lag;
            (0..moved.len() as i64).contains(&other).then(|| (still[at as usize], moved[other as usize]))
        })
    };
    let count = pairs().count() as f64;
    let (one, other) = pairs().fold((0.0, 0.0), |(one, other), (a, b)| (one + a / count, other + b / count));
    let (mut product, mut squares) = (0.0, [0.0; 2]);
    for (a, b) in pairs() {
        let (a, b) = (a - one, b - other);
        product += a * b;
        squares[0] += a * a;
        squares[1] += b * b;
    }
    let size = (squares[0] * squares[1]).sqrt();
    if size > 0.0 { product / size } else { f64::NEG_INFINITY }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_moved_line_is_found_and_a_flat_one_is_not() {
        let bump = |middle: f64| -> Vec<f64> {
            (0..120).map(|at| (-(f64::from(at) - middle).powi(2) / 200.0).exp()).collect()
        };
        for moved in [-7.4, -2.0, 0.0, 0.6, 9.25] {
            let found = lag(&bump(60.0), &bump(60.0 + moved), 20).unwrap();
            assert!((found - moved).abs() < 0.05, "{moved}: {found}");
        }
        assert!(lag(&[1.0; 100], &[1.0; 100], 10).is_none());
        assert!(lag(&bump(60.0), &bump(60.0)[..10], 20).is_none());
        assert!(lag(&bump(30.0), &bump(90.0), 20).is_none());
    }
}
