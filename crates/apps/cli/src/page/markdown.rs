//! A page as Markdown, every explanation opened.

use super::{Block, Page, Section, opened};
use std::fmt::Write;

pub(crate) fn render(page: &Page) -> String {
    let mut out = format!("# {}\n\n", escaped(&page.title));
    page.subtitle.iter().for_each(|line| {
        let _ = writeln!(out, "{}  ", escaped(line));
    });
    page.sections.iter().for_each(|section| render_section(&mut out, section));
    out.push_str("\n---\n\n");
    page.footer.iter().for_each(|line| {
        let _ = writeln!(out, "{}  ", escaped(line));
    });
    out
}

fn render_section(out: &mut String, section: &Section) {
    let _ = write!(out, "\n## {}\n\n", section.title);
    for block in &section.blocks {
        match block {
            Block::Text(text) => {
                let _ = write!(out, "{}\n\n", escaped(text));
            }
            Block::List(lines) => list(out, lines),
            Block::Table { head, rows } => table(out, head, rows),
        }
    }
    if !section.more.is_empty() {
        list(out, &section.more);
    }
    why(out, section);
}

fn list(out: &mut String, lines: &[String]) {
    lines.iter().for_each(|line| {
        let _ = writeln!(out, "- {}", escaped(line));
    });
    out.push('\n');
}

fn table(out: &mut String, head: &[&str], rows: &[Vec<String>]) {
    let line = |cells: Vec<String>| format!("| {} |\n", cells.join(" | "));
    out.push_str(&line(head.iter().map(|cell| escaped(cell)).collect()));
    out.push_str(&line(head.iter().map(|_| "---".to_owned()).collect()));
    rows.iter().for_each(|row| out.push_str(&line(row.iter().map(|cell| escaped(cell)).collect())));
    out.push('\n');
}

fn why(out: &mut String, section: &Section) {
    if section.why.is_empty() {
        return;
    }
    out.push_str("<details><summary>Why</summary>\n\n");
    for (depth, line) in section.why.iter().flat_map(opened) {
        let _ = writeln!(out, "{}- {}", "  ".repeat(depth), escaped(&line));
    }
    out.push_str("\n</details>\n");
}

/// Text that Markdown must not read as its own signs.
fn escaped(text: &str) -> String {
    let mut safe = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '\\' | '`' | '*' | '_' | '[' | ']' | '|' | '#' => {
                safe.push('\\');
                safe.push(letter);
            }
            '<' => safe.push_str("&lt;"),
            '>' => safe.push_str("&gt;"),
            '\n' | '\r' => safe.push(' '),
            other => safe.push(other),
        }
    }
    safe
}
