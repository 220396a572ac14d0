//! Names of persons (PN): up to three ways to write one, each of five parts.

use super::redacted;
use std::fmt;

/// A person's name in up to three ways of writing (PS3.5 6.2.1).
#[derive(Clone, PartialEq, Eq, Default)]
pub struct PersonName {
    groups: [String; 3],
}

redacted!(PersonName);

impl PersonName {
    /// From the text of the attribute: groups parted by `=`, parts by `^`.
    #[must_use]
    pub fn new(text: &str) -> Self {
        let mut groups = text.splitn(3, '=').map(|group| group.trim().trim_end_matches('^').to_owned());
        Self { groups: std::array::from_fn(|_| groups.next().unwrap_or_default()) }
    }

    /// As written in letters: `Family^Given^Middle^Prefix^Suffix`, empty parts at the end left out.
    #[must_use]
    pub fn alphabetic(&self) -> &str {
        self.group(0)
    }

    /// As written in ideographs; may be empty.
    #[must_use]
    pub fn ideographic(&self) -> &str {
        self.group(1)
    }

    /// As spoken; may be empty.
    #[must_use]
    pub fn phonetic(&self) -> &str {
        self.group(2)
    }

    fn group(&self, index: usize) -> &str {
        self.groups.get(index).map_or("", String::as_str)
    }

    /// For people: `Family, Given`, in the first way of writing that says anything.
    #[must_use]
    pub fn display(&self) -> String {
        let group = self.groups.iter().find(|group| !group.is_empty()).map_or("", String::as_str);
        let mut parts = group.split('^').map(str::trim);
        let (family, given) = (parts.next().unwrap_or_default(), parts.next().unwrap_or_default());
        match (family, given) {
            (family, "") => family.to_owned(),
            ("", given) => given.to_owned(),
            (family, given) => format!("{family}, {given}"),
        }
    }

    /// The words that the name consists of, whatever the way of writing.
    pub(crate) fn words(&self) -> impl Iterator<Item = &str> {
        self.groups.iter().flat_map(|group| group.split(|letter: char| !letter.is_alphanumeric()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_have_groups_and_parts() {
        let check = |text: &str, alphabetic: &str, display: &str| {
            let name = PersonName::new(text);
            assert_eq!((name.alphabetic(), name.display().as_str()), (alphabetic, display), "{text}");
        };
        check("Buc^Jérôme", "Buc^Jérôme", "Buc, Jérôme");
        check(
            "Adams^John Robert Quincy^^Rev.^B.A. M.Div.",
            "Adams^John Robert Quincy^^Rev.^B.A. M.Div.",
            "Adams, John Robert Quincy",
        );
        check("Yamada^Tarou=山田^太郎=やまだ^たろう", "Yamada^Tarou", "Yamada, Tarou");
        check("=山田^太郎", "", "山田, 太郎");
        check("OneWord^^^^", "OneWord", "OneWord");
        check("^Given", "^Given", "Given");
        check("", "", "");
        let name = PersonName::new("Yamada^Tarou=山田^太郎=やまだ^たろう=more");
        assert_eq!((name.ideographic(), name.phonetic()), ("山田^太郎", "やまだ^たろう=more"));
    }

    #[test]
    fn a_name_does_not_show_itself() {
        let name = PersonName::new("TEST^UPRIGHT");
        assert_eq!(
            (format!("{name:?}"), name.to_string()),
            ("PersonName { .. }".to_owned(), "PersonName (not shown)".to_owned())
        );
    }
}
