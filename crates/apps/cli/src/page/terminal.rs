//! A page on the terminal.

use super::{Block, Page, Section, opened};
use comfy_table::{ContentArrangement, Table, presets};
use std::fmt::Write;

/// As wide as the text is set.
const WIDTH: u16 = 118;

pub(crate) fn render(page: &Page, explain: bool) -> String {
    let mut out = format!("{}\n", page.title);
    page.subtitle.iter().for_each(|line| set(&mut out, "  ", line));
    for section in &page.sections {
        render_section(&mut out, section, explain);
    }
    out.push('\n');
    page.footer.iter().for_each(|line| set(&mut out, "  ", line));
    out
}

fn render_section(out: &mut String, section: &Section, explain: bool) {
    let _ = write!(out, "\n{}\n", section.title);
    for block in &section.blocks {
        match block {
            Block::Text(text) => set(out, "  ", text),
            Block::List(lines) => lines.iter().for_each(|line| set(out, "  · ", line)),
            Block::Table { head, rows } => table(out, head, rows),
        }
    }
    if explain {
        section.more.iter().for_each(|line| set(out, "  · ", line));
        for (depth, line) in section.why.iter().flat_map(opened) {
            set(out, &format!("    {}", "  ".repeat(depth)), &line);
        }
    }
}

fn table(out: &mut String, head: &[&str], rows: &[Vec<String>]) {
    let mut table = Table::new();
    table.load_style(presets::NOTHING).set_content_arrangement(ContentArrangement::Dynamic).set_width(WIDTH);
    table.set_header(head.to_vec());
    for row in rows {
        table.add_row(row.clone());
    }
    for line in table.to_string().lines() {
        let _ = writeln!(out, " {}", line.trim_end());
    }
}

/// `text` after `indent`, broken at spaces; lines that follow are indented as deep.
fn set(out: &mut String, indent: &str, text: &str) {
    let hanging = " ".repeat(indent.chars().count());
    let mut line = indent.to_owned();
    let mut used = 0;
    for word in text.split_whitespace() {
        let length = word.chars().count();
        if used > 0 && line.chars().count() + length + 1 > usize::from(WIDTH) {
            let _ = writeln!(out, "{}", line.trim_end());
            line.clone_from(&hanging);
            used = 0;
        }
        if used > 0 {
            line.push(' ');
        }
        line.push_str(word);
        used += length;
    }
    let _ = writeln!(out, "{}", line.trim_end());
}
