//! `upright case show`: the record in the order of time.

use crate::assess::input::Source;
use crate::inputs::{self, printable};
use crate::page::{MARKS, Page, Section, terminal};
use anyhow::{Context, Result};
use jiff::civil::Date;
use serde_json::Value;
use std::collections::BTreeMap;
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use upright_casefile::Entry;
use upright_documents::{INTENDED_USE, MOST_CASE_BYTES};

/// The record in the order of time, corrections and what they correct
#[derive(clap::Args)]
pub(super) struct Arguments {
    /// The case file
    #[arg(value_name = "FILE")]
    file: PathBuf,
    /// What was known on this day only
    #[arg(long, value_name = "DATE", value_parser = crate::day::parse)]
    as_of: Option<Date>,
}

pub(super) fn run(arguments: &Arguments) -> Result<ExitCode> {
    let name = printable(&arguments.file);
    let source = Source::read(&arguments.file, None).with_context(|| name.clone())?;
    let told = told(&arguments.file).with_context(|| name.clone())?;
    let text = terminal::render(&page(&name, &source, &told, arguments.as_of), false);
    io::stdout().lock().write_all(text.as_bytes())?;
    Ok(ExitCode::SUCCESS)
}

fn page(name: &str, source: &Source, told: &BTreeMap<String, Told>, as_of: Option<Date>) -> Page {
    let known =
        |entry: &&Entry| as_of.is_none_or(|day| entry.recorded_at <= day && entry.effective_at <= day);
    let mut entries: Vec<&Entry> = source.case.entries().iter().filter(known).collect();
    let corrected: BTreeMap<&str, &str> =
        entries.iter().filter_map(|entry| Some((entry.supersedes.as_deref()?, entry.id.as_str()))).collect();
    entries.sort_by_key(|entry| entry.effective_at);
    let rows: Vec<Vec<String>> = entries.iter().map(|entry| row(entry, told, &corrected)).collect();
    let count = format!("{} entries, {} of them corrected", entries.len(), corrected.len());
    let day = as_of.map(|day| format!("as known on {day}"));
    let section = Section::new("Record").table(&["day", "entry", "kind", "fact", "by", ""], rows);
    let unread = (!source.unread.is_empty()).then(|| Section::new("Look again").list(source.unread.clone()));
    Page {
        title: name.to_owned(),
        subtitle: std::iter::once(count).chain(day).chain(source.notes.iter().cloned()).collect(),
        sections: std::iter::once(section).chain(unread).collect(),
        footer: vec![MARKS.to_owned(), INTENDED_USE.to_owned()],
    }
}

fn row(entry: &Entry, told: &BTreeMap<String, Told>, corrected: &BTreeMap<&str, &str>) -> Vec<String> {
    let corrects = entry.supersedes.as_ref().map(|earlier| format!("corrects {earlier}"));
    let corrected = corrected.get(entry.id.as_str()).map(|later| format!("corrected by {later}"));
    let late = (entry.recorded_at != entry.effective_at).then(|| format!("recorded {}", entry.recorded_at));
    let Told { said, by } = told.get(&entry.id).cloned().unwrap_or_default();
    let notes: Vec<String> = corrects.into_iter().chain(corrected).chain(late).collect();
    vec![
        entry.effective_at.to_string(),
        entry.id.clone(),
        entry.fact.kind().replace('_', " "),
        said,
        by,
        notes.join(", "),
    ]
}

/// What an entry says, and who says it.
#[derive(Clone, Default)]
struct Told {
    said: String,
    by: String,
}

/// What every entry says, as it stands in the document, by its name.
fn told(file: &Path) -> Result<BTreeMap<String, Told>> {
    let bytes = inputs::read_document_of(file, MOST_CASE_BYTES, "give a case file")?;
    let document: Value = serde_json::from_slice(&bytes)?;
    let entries = document.get("entries").and_then(Value::as_array).into_iter().flatten();
    let told = entries.filter_map(|entry| {
        let fact = entry.get("fact")?.as_object()?;
        let fields = fact.iter().filter(|(name, _)| *name != "kind" && *name != "landmarks");
        let placed = fact.get("landmarks").and_then(|film| film.get("landmarks")?.as_array());
        let placed = placed.map(|landmarks| format!("{} landmarks", landmarks.len()));
        let said: Vec<String> =
            placed.into_iter().chain(fields.filter_map(|(name, value)| said(name, value))).collect();
        let by = entry.get("author").and_then(Value::as_str).unwrap_or_default().to_owned();
        Some((entry.get("id")?.as_str()?.to_owned(), Told { said: said.join(", "), by }))
    });
    Ok(told.collect())
}

/// One field, for people; what is not recorded is not said.
fn said(name: &str, value: &Value) -> Option<String> {
    let name = name.replace('_', " ");
    match value {
        Value::Null => None,
        Value::String(text) => Some(format!("{name} {}", text.replace('_', " "))),
        Value::Array(items) if items.len() > MOST_LISTED => Some(format!("{name}: {} items", items.len())),
        Value::Array(items) => {
            let items: Vec<String> = items.iter().filter_map(|item| said("", item)).collect();
            Some(format!("{name} {}", items.join("; ").trim()))
        }
        Value::Object(fields) => {
            let fields: Vec<String> = fields.iter().filter_map(|(name, value)| said(name, value)).collect();
            Some(format!("{name} ({})", fields.join(", ")))
        }
        other => Some(format!("{name} {other}")),
    }
    .map(|text| text.trim().to_owned())
}

/// More items of a list are counted and not written out.
const MOST_LISTED: usize = 8;
