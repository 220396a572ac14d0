//! Any bytes as a landmark document, alone and for a film: what is read is written and read again as it was.

#![no_main]

mod same;

use libfuzzer_sys::fuzz_target;
use same::same_frame;
use upright_anatomy::{Calibration, Facing, FilmFacts, PixelSpacing, Posture};
use upright_documents::{
    DocumentError, LandmarkDocument, read_landmarks, read_landmarks_on, write_landmarks,
};

fuzz_target!(|data: &[u8]| {
    let film = FilmFacts {
        columns: 3000,
        rows: 8000,
        spacing: PixelSpacing::new(0.2, 0.1).ok(),
        calibration: Calibration::Detector,
        facing: Some(Facing::Left),
        posture: Some(Posture::Standing),
    };
    for read in [read_landmarks(data), read_landmarks_on(data, &film)] {
        match read {
            Ok(document) => survives(&document),
            Err(error) => is_a_sentence(&error),
        }
    }
});

fn is_a_sentence(error: &DocumentError) {
    let text = error.to_string();
    assert!(!text.is_empty() && text.len() < 3000, "{text}");
    is_plain(&text);
}

/// Nothing of a document may move a cursor.
fn is_plain(text: &str) {
    assert!(!text.chars().any(char::is_control), "{text:?}");
}

fn survives(document: &LandmarkDocument) {
    let user = document.user_calibration.as_ref();
    document.notes.iter().for_each(|note| is_plain(&note.message));
    document.ignored.iter().chain(&document.source).for_each(|text| is_plain(text));
    user.iter().for_each(|user| is_plain(&user.to_string()));
    let written = write_landmarks(&document.set, document.source.as_deref(), user);
    let again = read_landmarks(written.as_bytes()).expect("what was written is read");
    assert_eq!(again.set.landmarks(), document.set.landmarks());
    assert_eq!(again.set.posture(), document.set.posture());
    assert_eq!(again.set.numbering(), document.set.numbering());
    assert_eq!(again.source, document.source);
    // Only what is no field but a useless value survives being written.
    assert!(
        again.ignored.iter().all(|field| field.starts_with("radius of ") && document.ignored.contains(field))
    );
    same_frame(document.set.frame(), again.set.frame());
}
