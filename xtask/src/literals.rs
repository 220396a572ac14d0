//! No clinical number outside `evidence`: literals in the rooms that judge, and comparisons with literals elsewhere.

use crate::workspace::root;
use anyhow::{Context, Result, ensure};
use std::fs;
use std::path::{Path, PathBuf};

/// Rooms that judge: every number in them is looked at.
const JUDGING: [&str; 2] = ["crates/domain/casefile/src", "crates/domain/assessment/src"];
/// Rooms that show or carry judgements: no value is compared with a number there.
const SHOWING: [&str; 4] = [
    "crates/domain/measurement/src",
    "crates/adapters/documents/src",
    "crates/apps/cli/src",
    "crates/adapters/report/src",
];

/// Numbers of arithmetic, not of medicine: counting, halves, per cent.
const PLAIN: [&str; 12] = ["0", "1", "2", "3", "4", "0.0", "1.0", "2.0", "0.5", "100.0", "1e-9", "1e-6"];

/// Words by which a comment says that the numbers below it are none of medicine.
const SAID_SO: [&str; 2] = ["a guard", "no clinical limit"];

/// A number in code, with where it stands.
#[derive(Debug, PartialEq)]
struct Literal {
    place: String,
    text: String,
}

/// Fails on any number of the judging rooms that is neither arithmetic nor said to be none of medicine, and on any comparison
/// of a showing room with a number.
pub(crate) fn check() -> Result<()> {
    let judging = found(&JUDGING, literals)?;
    let showing = found(&SHOWING, compared)?;
    let all: Vec<String> = judging
        .into_iter()
        .chain(showing)
        .map(|literal| format!("{}: {}", literal.place, literal.text))
        .collect();
    ensure!(
        all.is_empty(),
        "numbers that belong into evidence, or whose constant must say that they are no clinical limit:\n  {}",
        all.join("\n  ")
    );
    Ok(())
}

fn found(folders: &[&str], search: fn(&str, &str) -> Vec<Literal>) -> Result<Vec<Literal>> {
    let mut all = Vec::new();
    for folder in folders {
        for file in sources(&root().join(folder))? {
            let name = file.strip_prefix(root()).unwrap_or(&file).display().to_string();
            let text = fs::read_to_string(&file).with_context(|| name.clone())?;
            all.extend(search(&name, &text));
        }
    }
    Ok(all)
}

fn sources(folder: &Path) -> Result<Vec<PathBuf>> {
    let mut all = Vec::new();
    for entry in fs::read_dir(folder).with_context(|| folder.display().to_string())? {
        let path = entry?.path();
        if path.is_dir() {
            all.extend(sources(&path)?);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            all.push(path);
        }
    }
    all.sort();
    Ok(all)
}

/// Code without tests, comments and text, with the number of each line; what a comment says to be none of medicine is left out,
/// down to the next empty line.
fn code(text: &str) -> Vec<(usize, String)> {
    let mut lines = Vec::new();
    let mut said_so = false;
    for (number, line) in text.lines().enumerate() {
        let trimmed = line.trim();
        match trimmed {
            "#[cfg(test)]" => break,
            "" => said_so = false,
            _ if trimmed.starts_with("//") => said_so |= SAID_SO.iter().any(|words| trimmed.contains(words)),
            _ if !said_so => lines.push((number + 1, without_text(line))),
            _ => {}
        }
    }
    lines
}

/// A line with everything between quotes taken out, and what follows a comment.
fn without_text(line: &str) -> String {
    let mut plain = String::new();
    let (mut quoted, mut last) = (false, ' ');
    for letter in line.chars() {
        if letter == '"' && last != '\\' {
            quoted = !quoted;
        } else if !quoted {
            plain.push(letter);
        }
        last = letter;
    }
    plain.split("//").next().unwrap_or_default().to_owned()
}

fn literals(name: &str, text: &str) -> Vec<Literal> {
    let mut all = Vec::new();
    for (number, line) in code(text) {
        let odd = numbers(&line).into_iter().filter(|found| !PLAIN.contains(&found.as_str()));
        all.extend(odd.map(|text| Literal { place: format!("{name}:{number}"), text }));
    }
    all
}

/// Numbers right behind a comparison; small whole numbers count things.
fn compared(name: &str, text: &str) -> Vec<Literal> {
    let mut all = Vec::new();
    for (number, line) in code(text) {
        let line = line.replace("=>", " ").replace("->", " ");
        let behind = line.split(['<', '>']).skip(1).map(|rest| rest.trim_start_matches('=').trim_start());
        let first = behind.filter_map(|rest| {
            numbers(rest).into_iter().next().filter(|found| rest.starts_with(found.as_str()))
        });
        let odd = first.filter(|found| found.contains('.') && !PLAIN.contains(&found.as_str()));
        all.extend(odd.map(|text| Literal { place: format!("{name}:{number}"), text }));
    }
    all
}

/// The numbers of a line of code; digits within a name, a type or a position in a tuple are none, and the length in the type
/// of an array only counts what stands there.
fn numbers(line: &str) -> Vec<String> {
    let mut all = Vec::new();
    let mut before = String::new();
    let mut rest = line;
    while let Some(letter) = rest.chars().next() {
        let inside = before.ends_with(|last: char| last.is_alphanumeric() || last == '_' || last == '.');
        let number = if letter.is_ascii_digit() && !inside { number_at(rest) } else { "" };
        let (taken, following) =
            rest.split_at(if number.is_empty() { letter.len_utf8() } else { number.len() });
        let is_length = before.ends_with("; ") && following.starts_with(']');
        if !number.is_empty() && !is_length {
            all.push(number.replace('_', ""));
        }
        before.push_str(taken);
        rest = following;
    }
    all
}

/// The number that `text` begins with.
fn number_at(text: &str) -> &str {
    let mut end = 0;
    let mut letters = text.char_indices().peekable();
    let mut last = ' ';
    while let Some((at, letter)) = letters.next() {
        let next_is_digit = letters.peek().is_some_and(|(_, next)| next.is_ascii_digit());
        let belongs = match letter {
            '.' => next_is_digit,
            '-' => last == 'e' && next_is_digit,
            letter => letter.is_ascii_digit() || letter == '_' || letter == 'e',
        };
        if !belongs {
            break;
        }
        (end, last) = (at + letter.len_utf8(), letter);
    }
    text.get(..end).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_clinical_number_stands_outside_evidence() {
        check().unwrap();
    }

    #[test]
    fn a_smuggled_cut_off_is_found() {
        let smuggled = "fn is_bent(knee: f64) -> bool {\n    knee > 10.0 // why not\n}\n";
        let place = "a.rs:2".to_owned();
        assert_eq!(literals("a.rs", smuggled), [Literal { place: place.clone(), text: "10.0".to_owned() }]);
        assert_eq!(compared("a.rs", smuggled), [Literal { place, text: "10.0".to_owned() }]);
        assert!(literals("a.rs", "let s = \"T10 > 10.0\"; // 37\nlet n = T10 + x.10 + 2 * l4;").is_empty());
        assert!(literals("a.rs", "/// A guard, no clinical limit.\nconst MOST: f64 = 130.0;").is_empty());
        assert!(literals("a.rs", "#[cfg(test)]\nconst MOST: f64 = 130.0;").is_empty());
        assert_eq!(numbers("f64 1_000.5e-3 x2 [3] [f64; 12]"), ["1000.5e-3", "3"]);
    }
}
