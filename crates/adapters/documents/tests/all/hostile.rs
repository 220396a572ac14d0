//! Whatever the bytes, an answer comes back.

use proptest::prelude::*;
use upright_documents::{MOST_BYTES, read_landmarks};

const RIGHT: &str = r#"{"schema":"upright.landmarks/1","frame":{"kind":"image","columns":9,"rows":9,"facing":"left"},"landmarks":[{"site":"brow","x":1.5,"y":2e0,"confirmed":true},{"site":"knee.left","x":-3,"y":4}]}"#;

proptest! {
    #[test]
    fn mutated_documents_read_or_are_refused_with_words(cuts in prop::collection::vec((0..RIGHT.len(), any::<u8>()), 1..6)) {
        let mut bytes = RIGHT.as_bytes().to_vec();
        for (at, byte) in cuts {
            bytes[at] = byte;
        }
        match read_landmarks(&bytes) {
            Ok(read) => prop_assert!(read.set.landmarks().iter().all(|landmark| landmark.x.is_finite())),
            Err(error) => prop_assert!(!error.to_string().is_empty()),
        }
    }

    #[test]
    fn any_bytes(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
        prop_assert!(read_landmarks(&bytes).is_err());
    }
}

#[test]
fn depth_size_and_noise_are_bounded() {
    let deep = "[".repeat(100_000);
    assert!(read_landmarks(deep.as_bytes()).is_err());
    let deep = format!("{{\"x\":{}", "{\"x\":".repeat(100_000));
    assert!(read_landmarks(deep.as_bytes()).is_err());
    let large = vec![b' '; MOST_BYTES + 1];
    assert!(read_landmarks(&large).unwrap_err().to_string().contains("at most"));
    let noise: String = (0..50_000).map(|number| format!("\"f{number}\":1,")).collect();
    let noisy = RIGHT.replacen('{', &format!("{{{noise}"), 1);
    assert_eq!(read_landmarks(noisy.as_bytes()).unwrap().ignored.len(), 20);
    let long = format!("\"{}\"", "\\n".repeat(MOST_BYTES / 8));
    let frame = r#"{"kind":"image","columns":9,"rows":9,"facing":"left"}"#;
    for wrong in [
        RIGHT.replacen(frame, &long, 1),
        RIGHT.replacen("\"landmarks\":[", &format!("\"landmarks\":[{long},"), 1),
    ] {
        assert_ne!(wrong, RIGHT);
        let message = read_landmarks(wrong.as_bytes()).unwrap_err().to_string();
        assert!(
            message.len() < 300 && message.contains("expected an object"),
            "{} bytes: {message:.400}",
            message.len()
        );
    }
    let name = "a".repeat(MOST_BYTES / 2);
    let message = read_landmarks(RIGHT.replace("brow", &name).as_bytes()).unwrap_err().to_string();
    assert!(message.len() < 300, "{}", message.len());
}

/// Names and texts of a document end on somebody's terminal.
#[test]
fn nothing_of_a_document_can_move_a_cursor() {
    let document = |extra: &str, x: &str| {
        format!(
            "{{\"schema\": \"upright.landmarks/1\", {extra} \"frame\": {{\"kind\": \"patient\"}}, \"landmarks\": [{{\"site\": \"brow\", \"x\": {x}, \"y\": 2}}]}}"
        )
    };
    let odd = document("\"a\u{7f}b\u{9b}c\": 1, \"source\": \"d\u{7f}e\",", "1");
    let read = read_landmarks(odd.as_bytes()).unwrap();
    assert_eq!((read.ignored, read.source.as_deref()), (vec!["abc".to_owned()], Some("de")));
    for wrong in
        [document("\"source\": [\"d\u{7f}e\"],", "1"), document("", "\"\u{7f}\""), document("", "\u{7f}")]
    {
        let problem = read_landmarks(wrong.as_bytes()).unwrap_err().to_string();
        assert!(!problem.chars().any(char::is_control), "{problem:?}");
    }
}
