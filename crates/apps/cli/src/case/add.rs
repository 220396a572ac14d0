//! `upright case add`: one more fact, checked before anything is written.

use super::store::{self, Lock};
use crate::inputs::{self, printable};
use anyhow::{Context, Result, anyhow, bail};
use jiff::civil::Date;
use serde_json::{Map, Value, json};
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use upright_documents::{DocumentError, MOST_CASE_BYTES, append_entry_with, read_case_with};

/// Add a fact; nothing is deleted, a correction supersedes
#[derive(clap::Args)]
pub(super) struct Arguments {
    /// The case file
    #[arg(value_name = "FILE")]
    file: PathBuf,
    /// The kind of the fact, as `outcome`; docs/case.md lists them
    #[arg(value_name = "KIND")]
    kind: String,
    /// Its fields, as `score=56`, `side=left`, `present=true`, `thomas_deg.left=15` or `goals=["falls"]`
    #[arg(value_name = "FIELD=VALUE")]
    fields: Vec<String>,
    /// The day on which the fact held; by default today
    #[arg(long, value_name = "DATE", value_parser = crate::day::parse)]
    on: Option<Date>,
    /// Who recorded it
    #[arg(long, value_name = "NAME", default_value = "clinic")]
    author: String,
    /// The name of the entry; by default the kind and a number
    #[arg(long, value_name = "NAME")]
    id: Option<String>,
    /// The entry that this one corrects, about the same thing
    #[arg(long, value_name = "ID")]
    supersedes: Option<String>,
    /// The corrected entry was about something else: what it said is withdrawn altogether
    #[arg(long, requires = "supersedes")]
    withdraw: bool,
}

pub(super) fn run(arguments: &Arguments) -> Result<ExitCode> {
    let name = printable(&arguments.file);
    let id = added(arguments).with_context(|| name.clone())?;
    say!("{name}: entry {id:?} added");
    Ok(ExitCode::SUCCESS)
}

fn added(arguments: &Arguments) -> Result<String> {
    const REMEDY: &str = "give a case file";
    let record = store::resolved(&arguments.file)?;
    let lock = Lock::on(&record)?;
    let bytes = inputs::read_document_of(&record, MOST_CASE_BYTES, REMEDY)?;
    let folder = arguments.file.parent().unwrap_or(Path::new("."));
    let film = |name: &str| {
        let read = inputs::read_document(&folder.join(name), REMEDY);
        read.map_err(|error| format!("{name:?}: {error:#}"))
    };
    let before = read_case_with(&bytes, film)?;
    let today = jiff::Zoned::now().date();
    let on = arguments.on.unwrap_or(today);
    if on > today {
        bail!("{on} lies in the future; a fact is recorded when it is known");
    }
    let known = before.case.entries().iter().map(|entry| entry.id.as_str());
    let kept = before.not_understood.iter().map(|entry| entry.id.as_str());
    let taken: Vec<&str> = known.chain(kept).collect();
    let id = arguments.id.clone().unwrap_or_else(|| free_name(&arguments.kind, &taken));
    let mut entry = entry(arguments, &id, on, today)?;
    embed_landmarks(&mut entry, film)?;
    let after = append_entry_with(&bytes, &entry.to_string(), film).map_err(quoting)?;
    let read = read_case_with(&after, film)?;
    if let Some(field) = read.ignored.iter().find(|field| !before.ignored.contains(field)) {
        bail!("there is no such field: {field}");
    }
    if let Some(stray) = read.case.last_strays().filter(|_| !arguments.withdraw) {
        bail!("{stray}. To take back what it said altogether, add --withdraw");
    }
    store::replace(&record, &after, &lock)?;
    Ok(id)
}

/// A number, true or false given where words belong is written in quotes.
fn quoting(error: DocumentError) -> anyhow::Error {
    let needs_words = error.to_string().contains("expected a string");
    let error = anyhow::Error::from(error);
    if needs_words {
        error.context("words that look like a number, true or false are given in quotes, as dose='\"500\"'")
    } else {
        error
    }
}

/// Puts the landmarks of a film into the entry: a record holds what it rests on, and a file beside it may change.
fn embed_landmarks(entry: &mut Value, film: impl Fn(&str) -> Result<Vec<u8>, String>) -> Result<()> {
    let Some(fact) = entry.get_mut("fact").and_then(Value::as_object_mut) else { return Ok(()) };
    let named = fact.get("landmarks_file").and_then(Value::as_str).map(str::to_owned);
    if let Some(name) = named.filter(|_| !fact.contains_key("landmarks")) {
        let bytes = film(&name).map_err(|problem| anyhow!(problem))?;
        let landmarks = serde_json::from_slice(&bytes).with_context(|| format!("{name:?}"))?;
        fact.remove("landmarks_file");
        fact.insert("landmarks".to_owned(), landmarks);
    }
    Ok(())
}

fn entry(arguments: &Arguments, id: &str, on: Date, today: Date) -> Result<Value> {
    let mut fact = Map::from_iter([("kind".to_owned(), json!(arguments.kind))]);
    for field in &arguments.fields {
        let (path, value) =
            field.split_once('=').ok_or_else(|| anyhow!("{field:?} is no field; write it as field=value"))?;
        put(&mut fact, path, value_of(value))?;
    }
    let mut entry = json!({
        "id": id, "effective_at": on.to_string(), "author": arguments.author, "fact": fact,
    });
    if let Some(fields) = entry.as_object_mut() {
        if on != today {
            fields.insert("recorded_at".to_owned(), json!(today.to_string()));
        }
        if let Some(earlier) = &arguments.supersedes {
            fields.insert("supersedes".to_owned(), json!(earlier));
        }
    }
    Ok(entry)
}

/// A number, true, false, null, a list or an object of JSON; anything else is text.
fn value_of(text: &str) -> Value {
    serde_json::from_str(text).unwrap_or_else(|_| json!(text))
}

/// Puts a value at a path as `thomas_deg.left`.
fn put(fact: &mut Map<String, Value>, path: &str, value: Value) -> Result<()> {
    match path.split_once('.') {
        None => {
            if fact.insert(path.to_owned(), value).is_some() {
                bail!("the field {path:?} is given twice");
            }
            Ok(())
        }
        Some((name, rest)) => {
            let inner = fact.entry(name).or_insert_with(|| json!({}));
            let inner = inner
                .as_object_mut()
                .ok_or_else(|| anyhow!("{name:?} is given as a value and as an object"))?;
            put(inner, rest, value)
        }
    }
}

fn free_name(kind: &str, taken: &[&str]) -> String {
    let mut number = 1;
    loop {
        let name = format!("{kind}-{number}");
        if !taken.contains(&name.as_str()) {
            return name;
        }
        number += 1;
    }
}
