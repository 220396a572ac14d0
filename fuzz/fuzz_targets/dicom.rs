//! Any bytes as a film: an error is a short sentence, and what is read keeps its promises.
//!
//! Header, walk, fragments, uncompressed pixels and RLE are ours and run here. Other people's codecs run only in the
//! decode worker, within limits, and are not fuzzed.

#![no_main]

use libfuzzer_sys::fuzz_target;
use std::io::Cursor;
use upright_anatomy::Calibration;
use upright_dicom::scintigram::{MOST_PIXELS, Scintigram, ScintigramFile};
use upright_dicom::sort::{Clues, sort_study};
use upright_dicom::volume::{SliceFile, SliceHead, stacks};
use upright_dicom::{DicomFile, FilmFile, Header, MOST_FRAME_BYTES, ReadError};

fuzz_target!(|data: &[u8]| {
    match Header::open(Cursor::new(data)) {
        Ok(header) => filed(&header),
        Err(error) => is_a_sentence(&error),
    }
    match FilmFile::open(Cursor::new(data)) {
        Ok(mut film) => {
            described(data, &film);
            if has_own_codec(data) {
                decoded(&mut film);
            }
        }
        Err(error) => is_a_sentence(&error),
    }
    match SliceFile::open(Cursor::new(data)).and_then(|file| file.heads()) {
        Ok(heads) => stacked(&heads),
        Err(error) => is_a_sentence(&error),
    }
    match ScintigramFile::open(Cursor::new(data)).and_then(|file| file.head()) {
        Ok(head) => counted(&head),
        Err(error) => is_a_sentence(&error),
    }
});

/// Frames are few, each has a detector, and times and lengths are numbers.
fn counted(head: &Scintigram) {
    assert!(head.frames.len() as u64 * head.format.pixels() <= MOST_PIXELS);
    for frame in &head.frames {
        assert!(frame.detector > 0 && frame.index < head.format.frames);
        assert!(frame.began.is_none_or(f64::is_finite) && frame.duration.is_none_or(|seconds| seconds > 0.0));
    }
    assert!(head.notes.iter().all(|note| note.to_string().len() < 300));
}

/// Every slice lies in one stack, and a stack that makes a volume has a place for each of its slices.
fn stacked(heads: &[SliceHead]) {
    let stacks = stacks(heads);
    let mut slices: Vec<usize> = stacks.iter().flat_map(|stack| stack.slices.clone()).collect();
    slices.sort_unstable();
    assert!(slices.iter().copied().eq(0..heads.len()));
    for stack in &stacks {
        assert!(stack.notes.iter().all(|note| note.to_string().len() < 300));
        if let Ok(grid) = &stack.grid {
            assert_eq!(grid.places.iter().flatten().count(), stack.slices.len());
            assert!(grid.frame.spacing().iter().all(|side| side.is_finite() && *side > 0.0));
        }
    }
}

fn is_a_sentence(error: &ReadError) {
    let text = error.to_string();
    assert!(!text.is_empty() && text.len() < 700, "{text}");
    assert!(!text.contains(|letter: char| letter.is_control()), "{text:?}");
}

/// Identifiers are no paths, texts are short, and the object goes somewhere.
fn filed(header: &Header) {
    let identity = header.identity();
    if let Ok(uids) = identity.uids() {
        let is_plain = |letter: char| letter.is_ascii_digit() || letter == '.';
        assert!(uids.iter().all(|uid| uid.as_str().len() <= 64 && uid.as_str().chars().all(is_plain)));
    }
    assert!(identity.patient.id.is_none_or(|id| id.chars().count() <= 64));
    let clues: [Clues; 1] = [header.clues()];
    assert!(clues[0].texts.image_comments.chars().count() <= 256);
    assert_eq!(sort_study(&clues).series.len(), 1);
}

/// Reading twice says the same, a spacing is a length, and a film that can be measured has pixels.
fn described(data: &[u8], film: &FilmFile<Cursor<&[u8]>>) {
    let description = film.description();
    let again = FilmFile::open(Cursor::new(data)).expect("read before").description();
    assert_eq!(format!("{description:?}"), format!("{again:?}"));
    match &description.scale {
        Ok(scale) => {
            if let Some(spacing) = scale.spacing {
                assert!([spacing.row(), spacing.column()].iter().all(|mm| (0.001..=10.0).contains(mm)));
            } else {
                assert_eq!(scale.calibration, Calibration::None);
            }
        }
        Err(error) => is_a_sentence(error),
    }
    match description.measurable() {
        Ok(format) => {
            assert!(description.kind.is_film && format.frames == 1);
            assert!(format.columns > 0 && format.rows > 0);
            assert!(u64::from(format.columns) * u64::from(format.rows) <= MOST_FRAME_BYTES);
        }
        Err(reason) => assert!(reason.to_string().len() < 900),
    }
}

fn has_own_codec(data: &[u8]) -> bool {
    const OURS: [&str; 5] = [
        "Implicit VR Little Endian",
        "Explicit VR Little Endian",
        "Explicit VR Big Endian",
        "Deflated Explicit VR Little Endian",
        "RLE Lossless",
    ];
    DicomFile::open(Cursor::new(data)).is_ok_and(|file| OURS.contains(&file.transfer_syntax()))
}

/// A decoded picture has exactly the samples that its header promises.
fn decoded(film: &mut FilmFile<Cursor<&[u8]>>) {
    match film.channel() {
        Ok(frame) => {
            let pixels = frame.columns as usize * frame.rows as usize;
            assert_eq!((frame.samples, frame.data.len()), (1, pixels * frame.kind.bytes()));
            assert_eq!(film.size().ok(), Some((frame.columns, frame.rows)));
            film.presentation().expect("what decodes can be shown");
        }
        Err(error) => is_a_sentence(&error),
    }
}
