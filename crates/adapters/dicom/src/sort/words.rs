//! Words of free text: what they are, and whether they are denied.

use super::lexicon::{LEXICON, Meaning, Phrase};

/// Words that deny the next one.
const DENIALS: [&str; 17] = [
    "NOT", "NO", "NON", "WITHOUT", "WO", "UNABLE", "CANNOT", "CANT", "NICHT", "KEIN", "KEINE", "OHNE",
    "SANS", "PAS", "SIN", "SENZA", "NIET",
];
/// Words between a denial and what it denies.
const BETWEEN: [&str; 12] = ["IN", "YET", "ABLE", "TO", "BE", "FULLY", "TRUE", "A", "DE", "EN", "IM", "DONE"];
/// Words that deny the one before.
const AFTERWARDS: [&str; 5] = ["NOT", "IMPOSSIBLE", "UNABLE", "NICHT", "IMPOSIBLE"];
/// What stands for words that were left out: it parts what stands beside it.
const LEFT_OUT: &str = "*";
/// A text has a few words; what is longer is no description.
const MOST_WORDS: usize = 200;

/// A phrase of the lexicon that was found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Found {
    pub(super) meaning: Meaning,
    pub(super) phrase: &'static str,
    pub(super) denied: bool,
}

/// The words of a text: upper case, no accents, parted by anything that is neither letter nor digit. A plus begins a word.
pub(super) fn words(text: &str) -> Vec<String> {
    let mut words = vec![String::new()];
    for letter in text.chars() {
        match letter {
            '+' | '*' => words.push(letter.to_string()),
            letter if letter.is_alphanumeric() => {
                if let Some(word) = words.last_mut().filter(|word| *word != LEFT_OUT) {
                    word.push_str(&plain(letter));
                } else {
                    words.push(plain(letter));
                }
            }
            _ => words.push(String::new()),
        }
    }
    words.retain(|word| !word.is_empty() && word != "+");
    words.truncate(MOST_WORDS);
    without_slash(words)
}

/// "W/O" is a word.
fn without_slash(words: Vec<String>) -> Vec<String> {
    let mut joined: Vec<String> = Vec::with_capacity(words.len());
    for word in words {
        match joined.last_mut() {
            Some(last) if last == "W" && word == "O" => last.push('O'),
            _ => joined.push(word),
        }
    }
    joined
}

/// A letter in upper case without its accent.
fn plain(letter: char) -> String {
    let folded = match letter.to_lowercase().next().unwrap_or(letter) {
        'à'..='å' => "A",
        'æ' => "AE",
        'ç' => "C",
        'è'..='ë' => "E",
        'ì'..='ï' => "I",
        'ñ' => "N",
        'ò'..='ö' | 'ø' => "O",
        'ù'..='ü' => "U",
        'ß' => "SS",
        'œ' => "OE",
        _ => return letter.to_uppercase().collect(),
    };
    folded.to_owned()
}

/// What the lexicon knows of a text; the longest phrase at each place counts, and no word counts twice.
pub(super) fn found(text: &str) -> Vec<Found> {
    let words = words(text);
    let (mut all, mut at) = (Vec::new(), 0);
    while at < words.len() {
        let rest = words.get(at..).unwrap_or_default();
        let Some((phrase, length)) = longest(rest) else {
            at += 1;
            continue;
        };
        let denied =
            is_denied(words.get(..at).unwrap_or_default(), words.get(at + length..).unwrap_or_default());
        all.push(Found { meaning: phrase.0, phrase: phrase.1, denied });
        at += length;
    }
    all
}

/// The longest phrase that the words begin with, and how many words it takes.
fn longest(words: &[String]) -> Option<(&'static Phrase, usize)> {
    let lengths = LEXICON.iter().filter_map(|phrase| Some((phrase, length(phrase.1, words)?)));
    // Of equal ones the first, so that the order of the lexicon decides.
    lengths.fold(None, |best, found| match best {
        Some((_, most)) if most >= found.1 => best,
        _ => Some(found),
    })
}

/// How many words a phrase takes where it matches; a star at its end stands for any ending.
fn length(phrase: &str, words: &[String]) -> Option<usize> {
    let first = words.first()?;
    if phrase.as_bytes().first() != first.as_bytes().first() {
        return None;
    }
    let mut count = 0;
    for (part, word) in phrase.split(' ').zip(words.iter().map(Some).chain(std::iter::repeat(None))) {
        if !is_word(part, word?) {
            return None;
        }
        count += 1;
    }
    Some(count)
}

fn is_word(part: &str, word: &str) -> bool {
    part.strip_suffix('*').map_or(part == word, |beginning| word.starts_with(beginning))
}

fn is_denied(before: &[String], after: &[String]) -> bool {
    let has = |list: &[&str], word: &String| list.contains(&word.as_str());
    let denial = before.iter().rev().find(|word| !has(&BETWEEN, word));
    denial.is_some_and(|word| has(&DENIALS, word)) || after.first().is_some_and(|word| has(&AFTERWARDS, word))
}

/// The part of the lexicon that a word is, without the star of an open ending: it may be kept of a text that names somebody.
fn known(word: &str) -> Option<&'static str> {
    let parts = LEXICON.iter().flat_map(|phrase| phrase.1.split(' '));
    let lists = [&DENIALS[..], &BETWEEN, &AFTERWARDS];
    let mut all = lists.into_iter().flatten().copied().chain(parts);
    all.find(|part| is_word(part, word)).map(|part| part.trim_end_matches('*'))
}

/// The words of a text that have a meaning here; one star for each row of others.
pub(super) fn only_known(text: &str) -> String {
    let mut kept: Vec<&str> = words(text).iter().map(|word| known(word).unwrap_or(LEFT_OUT)).collect();
    kept.dedup_by(|one, other| *one == LEFT_OUT && *other == LEFT_OUT);
    if kept == [LEFT_OUT] { String::new() } else { kept.join(" ") }
}

/// A text with a star for each of `names`, words of the lexicon excepted: they name nobody.
pub(super) fn without_names(text: &str, names: &[String]) -> String {
    let mut plain = String::new();
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        let is_inside = |letter: char| letter.is_alphanumeric() == first.is_alphanumeric();
        let end = rest.find(|letter: char| !is_inside(letter)).unwrap_or(rest.len());
        let (part, following) = rest.split_at(end);
        let word = words(part).concat();
        let is_name = names.contains(&word) && known(&word) != Some(word.as_str());
        plain.push_str(if is_name { LEFT_OUT } else { part });
        rest = following;
    }
    plain
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_become_words() {
        let check = |text: &str, expect: &[&str]| assert_eq!(words(text), expect, "{text}");
        check("WS_stehend seitl.", &["WS", "STEHEND", "SEITL"]);
        check("Wirbelsäule, debout/profil", &["WIRBELSAULE", "DEBOUT", "PROFIL"]);
        check("T1+C sag", &["T1", "+C", "SAG"]);
        check("CT w/o contrast", &["CT", "WO", "CONTRAST"]);
        check("SPINE * LAT", &["SPINE", "*", "LAT"]);
        check("\u{0}", &[]);
    }

    fn says(text: &str, meaning: Meaning) -> Option<bool> {
        found(text).iter().find(|found| found.meaning == meaning).map(|found| !found.denied)
    }

    #[test]
    fn denials_and_borders_of_words_count() {
        let check =
            |text: &str, meaning, expect| assert_eq!(says(text, meaning), expect, "{text}: {meaning:?}");
        check("SPINE STANDING", Meaning::Standing, Some(true));
        check("NOT STANDING", Meaning::Standing, Some(false));
        check("unable to stand", Meaning::Standing, Some(false));
        check("NON-WEIGHT-BEARING", Meaning::Standing, Some(false));
        check("NWB", Meaning::Standing, None);
        check("NWB", Meaning::NotStanding, Some(true));
        check("standing not possible", Meaning::Standing, Some(false));
        check("without brace standing", Meaning::Standing, Some(true));
        check("nicht stehend", Meaning::Standing, Some(false));
        check("STANDARD VIEWS", Meaning::Standing, None);
        check("BILATERAL", Meaning::Lateral, None);
        check("UNILATERAL HIP", Meaning::Lateral, None);
        check("LATERAL BENDING", Meaning::Lateral, None);
        check("LATERAL BENDING", Meaning::Bending, Some(true));
        check("LT LATERAL DECUBITUS", Meaning::Lateral, None);
        check("MULTIPLE MYELOMA", Meaning::Myelogram, None);
        check("CERVICAL MYELOPATHY", Meaning::Myelogram, None);
        check("POST MYELOGRAM CT", Meaning::Myelogram, Some(true));
        check("NO MYELOGRAM", Meaning::Myelogram, Some(false));
        check("EXTENDED FIELD", Meaning::Bending, None);
    }

    #[test]
    fn a_comment_keeps_only_words_that_name_nobody() {
        let text = "Mrs. Stehendorf, STANDING, stitched by J. Doe";
        assert_eq!(only_known(text), "* STEHEND STANDING STITCHED *");
        assert_eq!(only_known("Jane Doe"), "");
        assert_eq!(only_known("WHOLE flank SPINE"), "WHOLE * SPINE");
    }

    #[test]
    fn names_are_taken_out_of_descriptions() {
        let names = ["DOE".to_owned(), "LAT".to_owned(), "MULLER".to_owned()];
        assert_eq!(without_names("Doe, LAT_Müller spine", &names), "*, LAT_* spine");
    }
}
