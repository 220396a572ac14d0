//! Any bytes as a case file: what is read is written and read again as it was.

#![no_main]

mod same;

use libfuzzer_sys::fuzz_target;
use same::same_frame;
use upright_casefile::{Entry, Fact, Film};
use upright_documents::{CaseDocument, append_entry_with, read_case, read_case_with, write_case};

const FILE: &[u8] = br#"{"schema":"upright.landmarks/1","frame":{"kind":"patient"},"landmarks":[{"site":"chin","x":1,"y":2}]}"#;

fuzz_target!(|data: &[u8]| {
    let file = |name: &str| {
        assert!(!name.contains(['/', '\\', ':']) && !name.starts_with('.'), "{name:?} is no name alone");
        Ok(FILE.to_vec())
    };
    match read_case_with(data, file) {
        Ok(document) => {
            survives(&document);
            takes_another(data, &document);
        }
        Err(error) => {
            let text = error.to_string();
            assert!(!text.is_empty() && text.len() < 4000, "{text}");
            is_plain(&text);
        }
    }
});

/// Nothing but the name of the new entry can be in the way.
fn takes_another(data: &[u8], document: &CaseDocument) {
    const ENTRY: &str = r#"{"id":"one more","effective_at":"2026-03-01","author":"a","fact":{"kind":"event","event":"rod_fracture"}}"#;
    let file = |_: &str| Ok(FILE.to_vec());
    match append_entry_with(data, ENTRY, file) {
        Ok(longer) => {
            let read = read_case_with(&longer, file).expect("what was added to is read");
            assert_eq!(read.case.entries().len(), document.case.entries().len() + 1);
            assert_eq!(read.not_understood.len(), document.not_understood.len());
        }
        Err(error) => assert!(error.to_string().contains("\"one more\""), "{error}"),
    }
}

/// Nothing of a document may move a cursor.
fn is_plain(text: &str) {
    assert!(!text.chars().any(char::is_control), "{text:?}");
}

fn survives(document: &CaseDocument) {
    document.notes.iter().for_each(|note| is_plain(&note.message));
    document.ignored.iter().chain(&document.source).for_each(|text| is_plain(text));
    // No record has become too large: the fuzzer's inputs are small.
    let written = write_case(document).expect("what was read is written");
    let again = read_case(written.as_bytes()).expect("what was written is read");
    assert_eq!(again.source, document.source);
    assert_eq!(again.case.entries().len(), document.case.entries().len());
    for (one, other) in again.case.entries().iter().zip(document.case.entries()) {
        same_entry(one, other);
    }
    let kept = |document: &CaseDocument| -> Vec<(usize, String)> {
        document.not_understood.iter().map(|kept| (kept.position, kept.json().to_owned())).collect()
    };
    assert_eq!(kept(&again), kept(document));
    for (id, film) in &document.films {
        let other = &again.films[id];
        assert_eq!((&other.source, &other.user_calibration), (&film.source, &film.user_calibration));
    }
}

fn same_entry(one: &Entry, other: &Entry) {
    assert_eq!((&one.id, &one.supersedes), (&other.id, &other.supersedes));
    assert_eq!((one.effective_at, one.recorded_at), (other.effective_at, other.recorded_at));
    assert_eq!(one.author, other.author);
    match (&one.fact, &other.fact) {
        (Fact::Film(one), Fact::Film(other)) => same_film(one, other),
        (one, other) => assert_eq!(one, other),
    }
}

fn same_film(one: &Film, other: &Film) {
    assert_eq!(one.conditions, other.conditions);
    let (one, other) = (&one.landmarks, &other.landmarks);
    assert_eq!(one.landmarks(), other.landmarks());
    assert_eq!((one.posture(), one.numbering()), (other.posture(), other.numbering()));
    same_frame(one.frame(), other.frame());
}
