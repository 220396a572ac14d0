//! An assessment laid out for people, once for the terminal and for Markdown.

pub(crate) mod each;
pub(crate) mod markdown;
pub(crate) mod terminal;

use upright_assessment::{Explanation, Origin};
use upright_measurement::Flag;

/// A page: the answer first, sections below it.
pub(crate) struct Page {
    pub(crate) title: String,
    pub(crate) subtitle: Vec<String>,
    pub(crate) sections: Vec<Section>,
    pub(crate) footer: Vec<String>,
}

/// A titled part of the page.
pub(crate) struct Section {
    pub(crate) title: &'static str,
    pub(crate) blocks: Vec<Block>,
    /// What to know besides, shown where the page is opened.
    pub(crate) more: Vec<String>,
    /// What opens below it.
    pub(crate) why: Vec<Explanation>,
}

/// Something on the page.
pub(crate) enum Block {
    Text(String),
    List(Vec<String>),
    Table { head: Vec<&'static str>, rows: Vec<Vec<String>> },
}

impl Section {
    pub(crate) const fn new(title: &'static str) -> Self {
        Self { title, blocks: Vec::new(), more: Vec::new(), why: Vec::new() }
    }

    pub(crate) fn text(mut self, text: impl Into<String>) -> Self {
        self.blocks.push(Block::Text(text.into()));
        self
    }

    pub(crate) fn list(mut self, lines: Vec<String>) -> Self {
        if !lines.is_empty() {
            self.blocks.push(Block::List(lines));
        }
        self
    }

    pub(crate) fn table(mut self, head: &[&'static str], rows: Vec<Vec<String>>) -> Self {
        if !rows.is_empty() {
            self.blocks.push(Block::Table { head: head.to_vec(), rows });
        }
        self
    }

    /// A table with a line above it; nothing where there are no rows.
    pub(crate) fn titled_table(self, title: &str, head: &[&'static str], rows: Vec<Vec<String>>) -> Self {
        if rows.is_empty() { self } else { self.text(title).table(head, rows) }
    }

    /// A list with a line above it; nothing where there are no lines.
    pub(crate) fn titled_list(self, title: &str, lines: Vec<String>) -> Self {
        if lines.is_empty() { self } else { self.text(title).list(lines) }
    }

    pub(crate) fn more(mut self, lines: impl IntoIterator<Item = String>) -> Self {
        for line in lines {
            if !self.more.contains(&line) {
                self.more.push(line);
            }
        }
        self
    }

    /// The same with nothing to open below it.
    pub(crate) fn closed(mut self) -> Self {
        self.more.clear();
        self.why.clear();
        self
    }

    pub(crate) fn why(mut self, why: impl IntoIterator<Item = Explanation>) -> Self {
        self.why.extend(why);
        self
    }
}

/// What the marks of a page mean.
pub(crate) const MARKS: &str =
    "† rests on something established but not verified   ‡ rests on Upright's own default, not published";

/// ` †` where an explanation rests on a number that was not verified, ` ‡` where on one of Upright's own.
pub(crate) fn marks(explanation: &Explanation) -> String {
    let flags: Vec<Flag> = explanation.all_evidence().into_iter().map(|record| record.flag).collect();
    let mark =
        |flag: Flag, sign: &str| if flags.contains(&flag) { format!(" {sign}") } else { String::new() };
    format!("{}{}", mark(Flag::M, "†"), mark(Flag::L, "‡"))
}

/// The lines of an explanation with how deep each stands.
pub(crate) fn opened(explanation: &Explanation) -> Vec<(usize, String)> {
    let mut lines = Vec::new();
    open(explanation, 0, &mut lines);
    lines
}

fn open(explanation: &Explanation, depth: usize, lines: &mut Vec<(usize, String)>) {
    use upright_assessment::Truth::{False, True, Unknown};
    let sign = match explanation.truth {
        True => "✓",
        False => "✗",
        Unknown => "?",
    };
    lines.push((depth, format!("{sign} {}", explanation.statement)));
    for record in &explanation.evidence {
        let source = if record.source == "derived" { String::new() } else { format!(", {}", record.source) };
        let backing = record.flag.meaning();
        lines.push((
            depth + 1,
            format!("{} = {}{}{source} ({backing})", record.id, record.value, unit(record.unit)),
        ));
    }
    let read = |origin: &Origin| format!("entry {:?} of {}", origin.entry, origin.day);
    lines.extend(explanation.entries.iter().map(|origin| (depth + 1, read(origin))));
    lines.extend(explanation.missing.iter().map(|missing| (depth + 1, format!("missing: {missing}"))));
    explanation.parts.iter().for_each(|part| open(part, depth + 1, lines));
}

/// What people write behind a number for a UCUM code; a plain number has no unit.
fn unit(ucum: &str) -> String {
    let words = match ucum {
        "1" => return String::new(),
        "deg" => return "°".to_owned(),
        "a" => "years",
        "deg/a" => return "° a year".to_owned(),
        "a/deg" => "years for each degree",
        "a/mm" => "years for each mm",
        "kg/m2" => "kg/m²",
        "[hnsf'U]" => "HU",
        other => other,
    };
    format!(" {words}")
}
