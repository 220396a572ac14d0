//! Whatever people wrote, the document is JSON and says what they wrote.

use super::{answered, patient, problems, wire};
use serde_json::Value;

/// Texts that break out of quotes, lines, pages and directions of reading.
const TEXTS: [&str; 6] = [
    "\", \"red_flags\": [], \"x\": \"",
    "\\\" \\u0000 \\n",
    "</script><script>alert(1)</script>",
    "a\u{2028}b\u{2029}c",
    "\u{202e}abc\u{200b}\u{feff}",
    "😀 é \u{301}",
];

fn check(case_words: &str, rule_words: &str) -> Value {
    let (set, case) = (patient::set_with(rule_words), patient::case_with(case_words));
    let text = answered(&set, &case, |assessed, answer| {
        wire(assessed, &answer, |document| serde_json::to_string(document).unwrap())
    });
    assert_eq!(text.lines().count(), 1);
    let json = serde_json::from_str(&text).unwrap();
    assert_eq!(problems(&json), [""; 0], "{case_words:?} {rule_words:?}");
    json
}

#[test]
fn the_words_of_the_record() {
    for words in TEXTS {
        let json = check(words, "words");
        for pointer in [
            "/course/steps/0/reason",
            "/course/steps/0/adverse_events/0",
            "/overridden/0/instead",
            "/overridden/0/reason",
        ] {
            assert_eq!(json.pointer(pointer).unwrap(), words, "{pointer}");
        }
        assert_eq!(json["red_flags"].as_array().unwrap().len(), 1);
    }
}

#[test]
fn the_words_of_the_rules() {
    for words in TEXTS.into_iter().chain(["a\nb\u{1b}[2J\u{7f}\u{9b}", ""]) {
        let json = check("words", words);
        for pointer in [
            "/rules/title",
            "/red_flags/0/recommendation",
            "/red_flags/0/unless/0",
            "/red_flags/0/citations/0/locator",
            "/readiness/0/owner",
            "/counselling/0/text",
            "/progression/quotation/text",
        ] {
            assert_eq!(json.pointer(pointer).unwrap(), words, "{pointer}");
        }
    }
}

/// The record and its answer are shown in logs and in failed tests; what people wrote is not.
#[test]
fn nobodys_own_words_are_debugged() {
    let case = patient::case_with("Jane Doe of Elm Street");
    answered(&patient::set(), &case, |assessed, answer| {
        for debugged in [format!("{answer:?}"), wire(assessed, &answer, |document| format!("{document:?}"))] {
            assert!(!debugged.contains("Jane") && debugged.contains('…'));
        }
    });
}
