//! `cargo xtask evidence`: the numbers in `crates/domain/evidence/data` as Rust constants and as a sheet.

use crate::workspace::{self, Generated};
use anyhow::{Context, Result, bail, ensure};
use serde::Deserialize;
use sha2::{Digest, Sha256};
use std::collections::BTreeSet;
use std::fmt::Write;
use std::fs;

const ROOM: &str = "crates/domain/evidence";
const FLAGS: [&str; 5] = ["V", "C", "D", "M", "L"];
const SIDES: [&str; 2] = ["above", "below"];

#[derive(Deserialize, Default)]
#[serde(deny_unknown_fields, default)]
struct Tables {
    landmark_error: Vec<Number>,
    norm: Vec<Number>,
    formula: Vec<Number>,
    cut_off: Vec<Number>,
    default: Vec<Number>,
    detectable_change: Vec<Number>,
    outcome: Vec<Number>,
    citation: Vec<Citation>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Number {
    id: String,
    value: f64,
    unit: String,
    /// To which side of a cut-off its own value belongs.
    #[serde(default)]
    inclusive: Option<String>,
    population: String,
    source: String,
    locator: String,
    flag: String,
    review: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Citation {
    id: String,
    text: String,
    address: String,
    seen: String,
}

impl Tables {
    fn numbers(&self) -> impl Iterator<Item = (&'static str, &Number)> {
        let tables = [
            ("landmark_error", &self.landmark_error),
            ("norm", &self.norm),
            ("formula", &self.formula),
            ("cut_off", &self.cut_off),
            ("default", &self.default),
            ("detectable_change", &self.detectable_change),
            ("outcome", &self.outcome),
        ];
        tables.into_iter().flat_map(|(kind, numbers)| numbers.iter().map(move |number| (kind, number)))
    }
}

/// What is generated from the tables.
pub(crate) fn generated() -> Result<Vec<Generated>> {
    let (tables, version) = read()?;
    check(&tables)?;
    Ok(vec![
        Generated { path: format!("{ROOM}/src/numbers.rs"), text: constants(&tables, &version)? },
        Generated { path: "docs/evidence.md".to_owned(), text: sheet(&tables, &version)? },
    ])
}

/// Writes what is generated.
pub(crate) fn write() -> Result<()> {
    generated()?.iter().try_for_each(Generated::write)
}

fn read() -> Result<(Tables, String)> {
    let folder = workspace::root().join(ROOM).join("data");
    let mut files: Vec<_> = fs::read_dir(&folder)?.map(|entry| Ok(entry?.path())).collect::<Result<_>>()?;
    files.sort();
    let (mut all, mut hash) = (Tables::default(), Sha256::new());
    for file in files {
        let text = fs::read_to_string(&file)?;
        hash.update(text.as_bytes());
        let tables: Tables = toml::from_str(&text).with_context(|| file.display().to_string())?;
        all.landmark_error.extend(tables.landmark_error);
        all.norm.extend(tables.norm);
        all.formula.extend(tables.formula);
        all.cut_off.extend(tables.cut_off);
        all.default.extend(tables.default);
        all.detectable_change.extend(tables.detectable_change);
        all.outcome.extend(tables.outcome);
        all.citation.extend(tables.citation);
    }
    let digest: String = hash.finalize().iter().take(6).map(|byte| format!("{byte:02x}")).collect();
    Ok((all, digest))
}

fn check(tables: &Tables) -> Result<()> {
    let mut ids = BTreeSet::new();
    let sources: BTreeSet<&str> = tables.citation.iter().map(|citation| citation.id.as_str()).collect();
    for (kind, number) in tables.numbers() {
        ensure!(ids.insert(&number.id), "{} stands twice", number.id);
        ensure!(FLAGS.contains(&number.flag.as_str()), "{} has the flag {}", number.id, number.flag);
        ensure!(number.value.is_finite(), "{} is not finite", number.id);
        let side = number.inclusive.as_deref();
        ensure!(
            side.is_some() == (kind == "cut_off") && side.is_none_or(|side| SIDES.contains(&side)),
            "{}: a cut-off, and nothing else, says inclusive = \"above\" or \"below\"",
            number.id
        );
        if number.source != "derived" && !sources.contains(number.source.as_str()) {
            bail!("{} cites {}, which is not in citations.toml", number.id, number.source);
        }
    }
    ensure!(sources.len() == tables.citation.len(), "a citation stands twice");
    Ok(())
}

fn constants(tables: &Tables, version: &str) -> Result<String> {
    let mut out = String::from(
        "//! Written by `cargo xtask evidence` from `data/*.toml`. Do not edit.\n\n\
         use crate::record::{Citation, Inclusive, Record};\nuse upright_measurement::Flag;\n\n",
    );
    writeln!(out, "/// Version of the evidence: a digest of its tables.")?;
    writeln!(out, "pub const VERSION: &str = {version:?};\n")?;
    for (kind, number) in tables.numbers() {
        let Number { id, value, unit, population, source, locator, flag, review, .. } = number;
        let inclusive = match number.inclusive.as_deref() {
            Some("above") => "Some(Inclusive::Above)",
            Some(_) => "Some(Inclusive::Below)",
            None => "None",
        };
        writeln!(
            out,
            "/// {population}: {locator}.\npub const {}: Record = Record {{\n    id: {id:?},\n    kind: {kind:?},\n    value: {value:?},\n    unit: {unit:?},\n    inclusive: {inclusive},\n    population: {population:?},\n    source: {source:?},\n    locator: {locator:?},\n    flag: Flag::{flag},\n    review: {review:?},\n}};\n",
            constant_name(id)
        )?;
    }
    writeln!(out, "/// Every number.\npub const RECORDS: &[Record] = &[")?;
    for (_, number) in tables.numbers() {
        writeln!(out, "    {},", constant_name(&number.id))?;
    }
    writeln!(out, "];\n\n/// Every source.\npub const CITATIONS: &[Citation] = &[")?;
    for Citation { id, text, address, seen } in &tables.citation {
        writeln!(
            out,
            "    Citation {{ id: {id:?}, text: {text:?}, address: {address:?}, seen: {seen:?} }},"
        )?;
    }
    out.push_str("];\n");
    workspace::formatted(&out)
}

fn constant_name(id: &str) -> String {
    id.to_uppercase().replace('.', "_")
}

fn sheet(tables: &Tables, version: &str) -> Result<String> {
    let mut out = format!(
        "<!-- Written by `cargo xtask evidence`. Do not edit. -->\n\n# Evidence\n\nEvery number that Upright takes from elsewhere, version `{version}`.\n\n\
         Flags: **V** seen in the source named, mostly in its abstract, **C** agreed by independent open code, **D** derived and checked in this project, \
         **M** established but not verified, **L** Upright's own default, never to be read as published.\n\n\
         ## Numbers\n\n| id | value | holds for | flag | source | where, or how derived | reviewed |\n|---|---|---|---|---|---|---|\n"
    );
    for (_, number) in tables.numbers() {
        let Number { id, value, unit, population, source, locator, flag, review, .. } = number;
        let side = number.inclusive.as_deref().map(|side| format!(", itself {side}")).unwrap_or_default();
        writeln!(
            out,
            "| `{id}` | {value} {unit}{side} | {population} | {flag} | {source} | {locator} | {review} |"
        )?;
    }
    out.push_str("\n## Sources\n\n| id | source | address | read |\n|---|---|---|---|\n");
    for Citation { id, text, address, seen } in &tables.citation {
        writeln!(out, "| {id} | {text} | {address} | {seen} |")?;
    }
    Ok(out)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_generated_is_fresh() {
        if !workspace::has("rustfmt", &["--version"]) {
            eprintln!("SKIPPED 1 test: no rustfmt to lay out generated code");
            return;
        }
        for file in generated().unwrap() {
            assert!(file.is_fresh(), "{} is stale: cargo xtask evidence", file.path);
        }
    }

    fn check_one(change: impl Fn(&mut Number)) -> Result<()> {
        let mut number = Number {
            id: "a.b".to_owned(),
            value: 1.0,
            unit: "mm".to_owned(),
            inclusive: None,
            population: String::new(),
            source: "derived".to_owned(),
            locator: String::new(),
            flag: "D".to_owned(),
            review: String::new(),
        };
        change(&mut number);
        check(&Tables { landmark_error: vec![number], ..Tables::default() })
    }

    #[test]
    fn an_uncited_or_unflagged_number_is_refused() {
        assert!(check_one(|_| ()).is_ok());
        assert!(check_one(|number| number.source = "S99".to_owned()).is_err());
        assert!(check_one(|number| number.flag = "X".to_owned()).is_err());
        assert!(check_one(|number| number.value = f64::NAN).is_err());
    }
}
