//! Any bytes as a landmark document, alone and for a film: what is read is written and read again as it was.

#![no_main]

use libfuzzer_sys::fuzz_target;
use upright_anatomy::{Calibration, Facing, FilmFacts, Frame, PixelSpacing, Posture};
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

/// The same frame; a spacing computed anew from a thing of known size may differ in its last bits.
fn same_frame(one: &Frame, other: &Frame) {
    let (Frame::Image(one), Frame::Image(other)) = (one, other) else { return assert_eq!(one, other) };
    assert_eq!((one.columns, one.rows, one.facing), (other.columns, other.rows, other.facing));
    assert_eq!(one.calibration, other.calibration);
    assert_eq!(one.spacing.is_some(), other.spacing.is_some());
    if let (Some(one), Some(other)) = (one.spacing, other.spacing) {
        let near = |a: f64, b: f64| (a - b).abs() <= 1e-9 * b.abs();
        assert!(near(one.row(), other.row()) && near(one.column(), other.column()), "{one:?} {other:?}");
    }
}
