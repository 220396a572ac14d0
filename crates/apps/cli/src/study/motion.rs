//! `upright study motion`: how far segments move between films bent forwards and backwards.

use super::Format;
use crate::draws::Draws;
use crate::inputs;
use anyhow::{Context, Result};
use std::fmt::Write as _;
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use upright_anatomy::{LandmarkSet, Level, Numbering};
use upright_assessment::{Bending, Options, SegmentMotion};
use upright_casefile::{Mobility, PreviousFusion, Segment};
use upright_documents::{INTENDED_USE, MotionDocument, read_landmarks};
use upright_measurement::Unit;

const EXAMPLES: &str = "\
Examples:
  upright study motion forwards.landmarks.json backwards.landmarks.json
      Every segment of which both films show both facing endplates: its motion with interval.
  upright study motion forwards.landmarks.json backwards.landmarks.json --fused L2-S1 --landmark-error obscured
      Segments from L2 to S1 were to be fused, and metal obscures the endplates: what moves there is proposed for the record.
  upright study motion forwards.landmarks.json backwards.landmarks.json --fused L2-S1 --format json | jq '.proposals[]'
      The same for programs: facts of upright.case/1, proposed.

No agreed angle divides union from none: motion is reported with its error and decides nothing alone.

Research use. Not a medical device.";

/// Measure how far segments move between a film of a patient bent forwards and one bent backwards
#[derive(clap::Args)]
#[command(after_long_help = EXAMPLES)]
pub(crate) struct Arguments {
    /// Landmarks of the film bent forwards
    #[arg(value_name = "FORWARDS")]
    forwards: PathBuf,
    /// Landmarks of the film bent backwards
    #[arg(value_name = "BACKWARDS")]
    backwards: PathBuf,
    /// Vertebrae between which everything was to be fused; may be repeated
    #[arg(long, value_name = "UPPER-LOWER", value_parser = span)]
    fused: Vec<[Level; 2]>,
    /// What the record calls the study, for the proposals
    #[arg(long, value_name = "NAME", default_value = "flexion extension films")]
    study: String,
    /// How to print
    #[arg(long, value_enum, default_value_t = Format::Table)]
    format: Format,
    #[command(flatten)]
    draws: Draws,
}

/// Two vertebrae, the upper one first.
fn span(text: &str) -> Result<[Level; 2], String> {
    let ends =
        text.split_once('-').and_then(|(upper, lower)| Some([upper.parse().ok()?, lower.parse().ok()?]));
    match ends {
        Some([upper, lower]) if upper < lower => Ok([upper, lower]),
        Some([upper, lower]) => Err(format!("{upper} does not lie above {lower}; give the upper one first")),
        None => Err("give two vertebrae, as L2-S1".to_owned()),
    }
}

pub(super) fn run(arguments: &Arguments) -> Result<ExitCode> {
    let [forwards, backwards] = [&arguments.forwards, &arguments.backwards].map(|path| landmarks(path));
    let (forwards, backwards) = (forwards?, backwards?);
    let fusion = fusion(&arguments.fused, forwards.numbering());
    let draws = &arguments.draws;
    let options = Options { draws: draws.draws, seed: draws.seed, quality: draws.quality() };
    let found = Bending::between(&forwards, &backwards, Some(&fusion), options)?;
    let software = draws.software();
    let text = match arguments.format {
        Format::Table => table(&found, &software.to_string()),
        Format::Json => {
            let document = MotionDocument::new(&found, Some(arguments.study.trim()), &software)?;
            serde_json::to_string_pretty(&document)?
        }
    };
    writeln!(io::stdout().lock(), "{text}")?;
    Ok(ExitCode::SUCCESS)
}

fn landmarks(path: &Path) -> Result<LandmarkSet> {
    const REMEDY: &str = "give the landmarks that were placed on it";
    let named = || inputs::printable(path);
    let bytes = inputs::read_document(path, REMEDY).with_context(named)?;
    Ok(read_landmarks(&bytes).with_context(named)?.set)
}

/// Every segment within the spans, whether it united or not; of the others nothing is known.
fn fusion(spans: &[[Level; 2]], numbering: Numbering) -> PreviousFusion {
    let levels: Vec<Level> = Level::ALL.into_iter().filter(|level| numbering.has(*level)).collect();
    let pairs = levels.iter().copied().zip(levels.iter().copied().skip(1));
    let within =
        |(upper, lower): &(Level, Level)| spans.iter().any(|[top, bottom]| top <= upper && lower <= bottom);
    let segment = |(upper, lower)| Segment { upper, lower, mobility: Mobility::Uncertain };
    PreviousFusion { segments: pairs.filter(within).map(segment).collect(), others_mobile: false }
}

fn table(found: &Bending, software: &str) -> String {
    let mut out = String::from("segment    forwards  backwards  motion (95 %)\n");
    found.segments.iter().for_each(|segment| row(&mut out, segment));
    let is_told = found.segments.iter().any(|segment| segment.mobility.is_some());
    if !is_told {
        out += "Nothing is proposed: say which segments were to be fused, as --fused L2-S1.\n";
    }
    out.push('\n');
    Bending::notes().iter().for_each(|note| out += &format!("▲ {note}\n"));
    let _ = write!(out, "\n{software}\n\n{INTENDED_USE}");
    out
}

fn row(out: &mut String, found: &SegmentMotion) {
    let rounded = |value: f64| Unit::Degree.rounded(value).to_string();
    let interval = match found.interval {
        Ok(interval) => format!("({} to {})", rounded(interval.low), rounded(interval.high)),
        Err(reason) => format!("(no interval: {reason})"),
    };
    let segment = format!("{}–{}", found.upper, found.lower);
    let [first, second, change] = [found.first, found.second, found.change].map(|angle| angle.to_string());
    let _ =
        writeln!(out, "{segment:<9} {first:>9} {second:>10}  {change:>6} {interval:<20} {}", words(found));
}

/// What it means, as far as it means anything.
fn words(found: &SegmentMotion) -> &'static str {
    match (found.was_to_be_fused(), found.moves()) {
        (true, Some(true)) => "▲ was to be fused, and moves: proposed",
        (true, Some(false)) => "was to be fused; no more than landmark error",
        (false, Some(true)) => "moves",
        (false, Some(false)) => "no more than landmark error",
        (_, None) => "",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_span_is_two_vertebrae_the_upper_one_first() {
        assert_eq!(span("L2-S1"), Ok([Level::L2, Level::S1]));
        assert!(span("S1-L2").unwrap_err().contains("give the upper one first"));
        for text in ["L2", "L2-", "L2-X9", "", "L2-L2"] {
            assert!(span(text).is_err(), "{text}");
        }
    }

    #[test]
    fn a_span_holds_the_segments_within_it() {
        let found = fusion(&[[Level::L4, Level::S1]], Numbering::USUAL);
        let segments: Vec<_> = found.segments.iter().map(|segment| (segment.upper, segment.lower)).collect();
        assert_eq!(segments, [(Level::L4, Level::L5), (Level::L5, Level::S1)]);
        assert_eq!(found.below(Level::L3), None);
    }
}
