//! `upright parameters`: the catalogue.

use anyhow::Result;
use clap::ValueEnum;
use comfy_table::{ContentArrangement, Table, presets};
use std::fmt::Write as _;
use std::io::Write as _;
use std::process::ExitCode;
use upright_documents::{CatalogueEntry, catalogue};
use upright_evidence::citation;
use upright_measurement::Flag;

const EXAMPLES: &str = "\
Examples:
  upright parameters
  upright parameters --format markdown > parameters.md

The definitions and sources stand in the json and markdown forms.";

/// What the flags mean.
fn flags() -> String {
    let meanings = Flag::ALL.map(|flag| format!("{} {}", flag.letter(), flag.meaning()));
    format!("Flags:\n- {}", meanings.join("\n- "))
}

/// Print what is measured: names, units, signs, definitions and sources
#[derive(clap::Args)]
#[command(after_long_help = EXAMPLES)]
pub(crate) struct Arguments {
    /// How to print the catalogue
    #[arg(long, value_enum, default_value_t = Format::Table)]
    format: Format,
}

#[derive(Clone, Copy, ValueEnum)]
enum Format {
    /// A table for the terminal
    Table,
    /// A JSON array
    Json,
    /// A page of the manual
    Markdown,
}

pub(crate) fn run(arguments: &Arguments) -> Result<ExitCode> {
    let catalogue = catalogue();
    let text = match arguments.format {
        Format::Table => table(&catalogue),
        Format::Json => serde_json::to_string_pretty(&catalogue)?,
        Format::Markdown => markdown(&catalogue)?,
    };
    writeln!(std::io::stdout(), "{}", text.trim_end())?;
    Ok(ExitCode::SUCCESS)
}

/// Width of the table where no terminal says how wide it is.
const WIDTH: u16 = 120;

fn table(catalogue: &[CatalogueEntry]) -> String {
    let mut table = Table::new();
    table.load_style(presets::NOTHING).set_content_arrangement(ContentArrangement::Dynamic);
    if table.width().is_none() {
        table.set_width(WIDTH);
    }
    table.set_header(["code", "name", "unit", "sign", "needs", "flag"]);
    for entry in catalogue {
        table.add_row([entry.code, entry.name, entry.unit, entry.sign, &entry.needs, entry.flag]);
    }
    format!("{table}\n\n{}", flags())
}

fn markdown(catalogue: &[CatalogueEntry]) -> Result<String> {
    let mut out = format!(
        "<!-- Written by `cargo xtask evidence` with `upright parameters --format markdown`. Do not edit. -->\n\n\
         # Parameters\n\nWhat `upright measure` measures, in the order of its CSV columns.\n\n\
         Frame: x anterior, y cranial. A parameter marked *postural* is never taken from a film lying, sitting or bent.\n\
         {}\n\n",
        flags()
    );
    let mut region = "";
    for entry in catalogue {
        if entry.region != region {
            region = entry.region;
            writeln!(out, "## {region}\n")?;
        }
        markdown_entry(&mut out, entry)?;
    }
    Ok(out)
}

fn markdown_entry(out: &mut String, entry: &CatalogueEntry) -> Result<()> {
    let posture =
        if entry.depends_on_posture { "postural" } else { "unchanged by rotation about the hip axis" };
    let sources: Vec<String> = entry
        .sources
        .iter()
        .map(|id| {
            citation(id).map_or_else(
                || (*id).to_owned(),
                |source| format!("{id}: {} (read: {})", source.text, source.seen),
            )
        })
        .collect();
    let source = if sources.is_empty() { "none named".to_owned() } else { sources.join("; ") };
    writeln!(out, "### `{}` {}\n\n{}\n", entry.code, entry.name, entry.definition)?;
    writeln!(out, "- **Formula**: `{}`", entry.formula)?;
    writeln!(out, "- **Unit**: {}; {}", entry.unit, posture)?;
    writeln!(out, "- **Sign**: {}", entry.sign)?;
    writeln!(out, "- **Needs**: {}", entry.needs)?;
    writeln!(out, "- **Source**: {source} (flag {}: {})\n", entry.flag, entry.flag_meaning)?;
    Ok(())
}
