//! Where metal leaves no signal in an MR, for people.

use super::ct::line;
use super::gather::Series;
use super::vertebra::vertebra;
use anyhow::{Result, ensure};
use std::collections::BTreeSet;
use upright_anatomy::Level;
use upright_reading::{MrVoid, NoMrVoid, NoVoid, VoidAtLevel, VoidPiece};

/// A body named by its middle, as `L3@0.8,23.5,168`.
pub(super) type Body = (Level, [f64; 3]);

pub(super) fn parse(text: &str) -> Result<Body, String> {
    vertebra(text).map(|named| (named.level, named.place))
}

/// Fails where a place may be meant in MRs of several spaces.
pub(super) fn check(bodies: &[Body], series: &[Series]) -> Result<()> {
    if bodies.is_empty() {
        return Ok(());
    }
    let mrs = series.iter().filter(|series| series.clues.modality == "MR");
    // What states no space shares it with nothing else.
    let space = |(number, series): (usize, &Series)| match series.clues.frame_of_reference.as_str() {
        "" => number.to_string(),
        stated => stated.to_owned(),
    };
    let spaces: BTreeSet<String> = mrs.enumerate().map(space).collect();
    ensure!(!spaces.is_empty(), "--mr-vertebra names a body, but there is no MR among the files");
    ensure!(
        spaces.len() == 1,
        "the MRs lie in {} spaces (FrameOfReferenceUID), and a place in one is none in another; analyse the files of one of them at a time",
        spaces.len()
    );
    Ok(())
}

pub(super) fn render(out: &mut String, found: &Result<MrVoid, NoMrVoid>) {
    let found = match found {
        Ok(found) => found,
        Err(NoMrVoid::TooFewNamed) => {
            return line(
                out,
                "metal not looked for: name two bodies or more, as --mr-vertebra L3@LEFT,BACK,HEAD for each",
            );
        }
        Err(problem) => return line(out, &format!("▲ metal not looked for: {problem}")),
    };
    if found.pieces.is_empty() {
        return line(out, "no void of metal seen, which is not none: most of what metal takes it only moves");
    }
    of_pieces(out, &found.pieces);
    if found.pieces.iter().all(|piece| !piece.is_rimmed) {
        return;
    }
    let mut reasons = found.levels.iter().filter_map(|level| level.canal.err());
    let reason = reasons.find(|reason| matches!(reason, NoVoid::NotStated | NoVoid::Wide));
    if let Some(reason) = reason {
        line(out, &format!("▲ no level is told: {reason}"));
    }
    let degraded = found.levels.iter().filter(|level| level.is_degraded());
    degraded.for_each(|level| line(out, &of_level(level)));
    line(out, "What is not called degraded is not usable for that: only a person says so.");
    line(out, "Proposed: it counts for nothing until a person has looked and confirms it.");
}

/// How many there are, and those that bear the mark of metal, the largest first.
fn of_pieces(out: &mut String, pieces: &[VoidPiece]) {
    let volume: f64 = pieces.iter().map(|piece| piece.volume).sum::<f64>() / 1000.0;
    let ends = || pieces.iter().flat_map(|piece| piece.beside);
    let mut beside: Vec<&str> = [ends().min(), ends().max()].into_iter().flatten().map(Level::name).collect();
    beside.dedup();
    let count = super::table::plural(pieces.len(), "void");
    line(out, &format!("▲ {count} beside {}, {volume:.1} cm³ in all", beside.join(" to ")));
    let marked = || pieces.iter().filter(|piece| piece.is_rimmed);
    marked().for_each(|piece| line(out, &of_piece(piece)));
    if marked().next().is_none() {
        line(
            out,
            "  nowhere is signal piled up beside one, as it is beside metal: joints, bone and black discs look like this too",
        );
    }
}

/// `  signal is piled up, as beside metal, beside that of L3 at -22, 105, 186`.
fn of_piece(piece: &VoidPiece) -> String {
    let ([left, back, head], [upper, _]) = (piece.middle, piece.beside);
    format!(
        "  signal is piled up, as beside metal, beside that of {upper} at {left:.0}, {back:.0}, {head:.0}"
    )
}

/// `▲ L4: degraded by metal, of the canal at least 35 %, of the disc below at least 12 %`.
fn of_level(level: &VoidAtLevel) -> String {
    let taken =
        [(level.canal, "canal"), (level.disc, "disc below")].into_iter().filter_map(|(taken, name)| {
            let share = taken.ok().filter(|taken| *taken > 0.0)?;
            Some(format!("of the {name} at least {:.0} %", 100.0 * share))
        });
    format!("▲ {}: degraded by metal, {}", level.level, taken.collect::<Vec<_>>().join(", "))
}
