//! One tile, cut from its level.

#![allow(
    clippy::indexing_slicing,
    reason = "rows and columns are clamped to the level, which has at least one of each"
)]

use super::plane::{Plane, write};
use super::{APRON, TILE};

/// Pixels across and down a tile with its apron.
const SIDE: usize = (TILE + 2 * APRON) as usize;

/// The tile at `x`, `y`, which lies on the level at least in part.
pub(super) fn tile(level: &Plane, x: u32, y: u32) -> Vec<u8> {
    let mut bytes = vec![0; 2 * SIDE * SIDE];
    let (columns, rows) = (level.columns() as usize, level.rows() as usize);
    let (left, top) = (x as usize * TILE as usize, y as usize * TILE as usize);
    for (line, out) in bytes.chunks_exact_mut(2 * SIDE).enumerate() {
        let row = (top + line).saturating_sub(APRON as usize).min(rows - 1);
        cut(&level.patterns()[row * columns..(row + 1) * columns], left, out);
    }
    bytes
}

/// One line of a tile that begins at `left` of this row, which has a pixel there.
fn cut(row: &[u16], left: usize, out: &mut [u8]) {
    let before = APRON as usize;
    let from = left.saturating_sub(before);
    let repeated = from + before - left;
    let there = &row[from..row.len().min(left + SIDE - before)];
    let (first, rest) = out.split_at_mut(2 * repeated);
    let (middle, last) = rest.split_at_mut(2 * there.len());
    fill(row[0], first);
    write(there, middle);
    fill(row[row.len() - 1], last);
}

fn fill(pattern: u16, out: &mut [u8]) {
    out.as_chunks_mut().0.fill(pattern.to_le_bytes());
}
