//! Where contrast medium ends although the slices go on.

use super::plane::area;
use super::sac::{Cut, Lost, STEP};
use crate::order::median;
use upright_evidence::numbers;

/// Why contrast medium ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum EndKind {
    /// The sac narrows up to where it ends: a block.
    Narrowed,
    /// The sac is as wide as elsewhere, or planes may have left it: it may just be the end of where contrast medium was put, ran
    /// or was followed to.
    Open,
}

/// The last plane with contrast medium, and on which side of it there is none.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct End {
    pub(super) at: usize,
    pub(super) is_missing_above: bool,
    pub(super) kind: EndKind,
}

/// Contrast medium is missing over at least so many mm: no clinical limit.
const MISSING: f64 = 10.0;

/// Every end between the lowest and the highest plane.
pub(super) fn ends(cuts: &[Result<Cut, Lost>]) -> Vec<End> {
    let is_seen = |at: usize| matches!(cuts.get(at), Some(Ok(_)));
    let seen: Vec<usize> = (0..cuts.len()).filter(|at| is_seen(*at)).collect();
    let up = seen.iter().filter(|at| is_missing(cuts.iter().skip(**at + 1)));
    let down = seen.iter().filter(|at| is_missing(cuts.iter().take(**at).rev()));
    let end =
        |at: usize, is_missing_above| End { at, is_missing_above, kind: kind(cuts, at, is_missing_above) };
    up.map(|at| end(*at, true)).chain(down.map(|at| end(*at, false))).collect()
}

/// Whether the next planes have none, and are no gap between slices.
fn is_missing<'a>(next: impl Iterator<Item = &'a Result<Cut, Lost>>) -> bool {
    let planes = (MISSING / STEP) as usize;
    next.take(planes).filter(|cut| matches!(cut, Err(Lost::NoContrast))).count() == planes
}

/// Whether the sac narrows towards its end, beside its median farther away.
fn kind(cuts: &[Result<Cut, Lost>], at: usize, is_missing_above: bool) -> EndKind {
    /// Its end, and what it is compared with, in mm from the last plane: no clinical limit.
    const END: usize = 4;
    const BESIDE: usize = 40;
    let away = |away: usize| if is_missing_above { at.checked_sub(away) } else { Some(at + away) };
    let areas = |from: usize, to: usize| {
        let known = (from..to).filter_map(|step| cuts.get(away(step)?)?.as_ref().ok());
        known.map(|cut| area(&cut.mask)).collect::<Vec<_>>()
    };
    let narrowest = areas(0, END).into_iter().fold(f64::INFINITY, f64::min);
    match median(&mut areas(END, BESIDE)) {
        Some(beside)
            if narrowest < numbers::DEFAULT_CT_CANAL_NARROW.value * beside && !is_astray(cuts, at) =>
        {
            EndKind::Narrowed
        }
        _ => EndKind::Open,
    }
}

/// Whether the line of the column leaves the sac there: it lies elsewhere behind the bodies than on most planes. Planes that cut it
/// aslant, then pass beside it, look like a block.
fn is_astray(cuts: &[Result<Cut, Lost>], at: usize) -> bool {
    /// Nearer or farther behind the line, or aside, than on half of the planes by this, in mm: no clinical limit.
    const MOVES: f64 = 7.0;
    let seen = || cuts.iter().flatten().map(|cut| cut.frame.within(cut.centre));
    let usual = [0, 1].map(|axis: usize| {
        median(&mut seen().filter_map(|place| place.get(axis).copied()).collect::<Vec<_>>())
    });
    let (Some(Ok(cut)), [Some(left), Some(back)]) = (cuts.get(at), usual) else { return true };
    let here = cut.frame.within(cut.centre);
    (here[0] - left).abs() > MOVES || (here[1] - back).abs() > MOVES
}
