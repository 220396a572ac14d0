//! Every file of the private corpus decodes as its index says.

use crate::shared;
use sha2::{Digest, Sha256};
use std::collections::{BTreeMap, HashMap};
use std::fs::File;
use std::path::Path;
use upright_dicom::{DicomFile, FilmFile, Frame, ReadError};

type Record = HashMap<String, String>;

/// What is not read, by the name under which it is refused. docs/films.md lists the same.
const REFUSED_BY_NAME: [&str; 5] = [
    "JPEG Extended (processes 2 and 4) of 12 bit",
    "progressive JPEG (processes 10 and 12, or 6 and 8) of 12 bit",
    "the pixels are floating-point numbers",
    "a picture of 12 bits allocated",
    "a picture of 64 bits allocated",
];

/// Files without pixels that are too damaged to be walked to their end.
const DAMAGED: [&str; 4] = ["GH179B.dcm", "GH626.dcm", "no_meta.dcm", "rtplan_truncated.dcm"];

fn index(folder: &Path) -> Vec<Record> {
    let mut reader = csv::Reader::from_path(folder.join("index.csv")).unwrap();
    reader.deserialize().map(Result::unwrap).collect()
}

fn frames(path: &Path) -> Result<Vec<Frame>, ReadError> {
    let mut file = DicomFile::open(File::open(path)?)?;
    (0..file.format()?.frames).map(|index| file.frame(index)).collect()
}

fn sha256(frames: &[Frame]) -> String {
    let mut hasher = Sha256::new();
    frames.iter().for_each(|frame| hasher.update(&frame.data));
    hasher.finalize().iter().map(|byte| format!("{byte:02x}")).collect()
}

/// What happened to a file, or why it should not have.
fn verdict(record: &Record, outcome: &Result<Vec<Frame>, ReadError>) -> Result<&'static str, String> {
    let path = &record["path"];
    match (outcome, record["outcome"].as_str(), record["compare"].as_str()) {
        (Ok(frames), "decodes", _) if sha256(frames) == record["pixel_sha256"] => Ok("decoded, bit for bit"),
        (Ok(_), "decodes", "tolerance") => Ok("decoded, lossy (compared by cargo xtask test --full)"),
        (Ok(_), "decodes", _) => Err("other pixels".to_owned()),
        (Err(error), "decodes", _) => {
            let refused = REFUSED_BY_NAME.iter().any(|name| error.to_string().contains(name));
            if refused { Ok("refused by name") } else { Err(error.to_string()) }
        }
        (Err(ReadError::NoPixels | ReadError::Missing(_)), "no-pixels", _) => Ok("no pixels"),
        (Err(ReadError::UnknownFormat), "no-pixels", _) if path.ends_with(".icc") => Ok("no pixels"),
        (Err(_), "no-pixels", _) if DAMAGED.iter().any(|name| path.ends_with(name)) => {
            Ok("no pixels, damaged")
        }
        (outcome, "no-pixels", _) => Err(format!("{:?}", outcome.as_ref().map(Vec::len))),
        (Ok(_), _, _) => Ok("decoded, more than the reference"),
        (Err(_), _, _) => Ok("refused, as by the reference"),
    }
}

#[test]
fn every_file_decodes_as_its_index_says() {
    let Some(folder) = shared::folder("data/dicom") else { return };
    let (mut wrong, mut counts) = (Vec::new(), BTreeMap::<&str, u32>::new());
    for record in index(&folder) {
        match verdict(&record, &frames(&folder.join(&record["path"]))) {
            Ok(what) => *counts.entry(what).or_default() += 1,
            Err(problem) => wrong.push(format!("{}: {problem}", record["path"])),
        }
    }
    counts.iter().for_each(|(what, count)| eprintln!("{count:>4} files {what}"));
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert!(counts["decoded, bit for bit"] >= 250, "the corpus is smaller than it was");
}

/// Header attributes against the index, which another library made.
#[test]
fn headers_say_what_the_index_says() {
    let Some(folder) = shared::folder("data/dicom") else { return };
    let mut compared = 0;
    for record in index(&folder).iter().filter(|record| record["outcome"] == "decodes") {
        let file = DicomFile::open(File::open(folder.join(&record["path"])).unwrap()).unwrap();
        let Ok(format) = file.format() else { continue };
        let number = |name: &str| record[name].parse::<u32>().ok();
        assert_eq!(Some(format.rows), number("rows"), "{}", record["path"]);
        assert_eq!(Some(format.columns), number("cols"), "{}", record["path"]);
        assert_eq!(Some(format.bits_stored), number("bits_stored"), "{}", record["path"]);
        assert_eq!(format.frames, number("frames").unwrap_or(1), "{}", record["path"]);
        compared += 1;
    }
    assert!(compared > 270, "{compared}");
}

/// A film's picture as the worker would send it: one channel, of every film that decodes.
#[test]
fn every_picture_becomes_one_channel() {
    let Some(folder) = shared::folder("data/dicom") else { return };
    let mut shown = 0;
    for record in index(&folder).iter().filter(|record| record["outcome"] == "decodes") {
        let mut film = FilmFile::open(File::open(folder.join(&record["path"])).unwrap()).unwrap();
        let Ok(frame) = film.channel() else { continue };
        let pixels = frame.columns as usize * frame.rows as usize;
        assert_eq!((frame.samples, frame.data.len()), (1, pixels * frame.kind.bytes()), "{}", record["path"]);
        assert!(film.presentation().is_ok(), "{}", record["path"]);
        shown += 1;
    }
    assert!(shown > 270, "{shown}");
}

/// Lossy pictures beside those of the reference decoders, which `cargo xtask test --full` has written as raw samples.
#[test]
fn lossy_pictures_are_as_the_reference_decodes_them() {
    let Some(folder) = shared::folder("data/dicom") else { return };
    let Some(references) = std::env::var_os("UPRIGHT_REFERENCE_PIXELS") else {
        eprintln!("SKIPPED: no reference pixels (cargo xtask test --full makes them)");
        return;
    };
    let (mut wrong, mut compared) = (Vec::new(), 0);
    for record in index(&folder).iter().filter(|record| record["compare"] == "tolerance") {
        let Ok(frames) = frames(&folder.join(&record["path"])) else { continue };
        let reference = Path::new(&references).join(format!("{}.raw", record["sha256"]));
        let reference = std::fs::read(&reference).unwrap();
        let ours: Vec<u8> = frames.iter().flat_map(|frame| frame.data.iter().copied()).collect();
        let wide = frames[0].kind.bytes() == 2;
        let (most, largest) = (if wide { 16 } else { 2 }, largest_difference(&ours, &reference, wide));
        eprintln!("{:>3} at most beside the reference: {}", largest, record["path"]);
        if largest > most {
            wrong.push(format!("{}: {largest}", record["path"]));
        }
        compared += 1;
    }
    assert!(compared > 20, "{compared}");
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

fn largest_difference(ours: &[u8], reference: &[u8], wide: bool) -> u32 {
    assert_eq!(ours.len(), reference.len());
    let number = |bytes: &[u8]| {
        if wide { u32::from(u16::from_le_bytes([bytes[0], bytes[1]])) } else { u32::from(bytes[0]) }
    };
    let size = if wide { 2 } else { 1 };
    let pairs = ours.chunks_exact(size).zip(reference.chunks_exact(size));
    pairs.map(|(one, other)| number(one).abs_diff(number(other))).max().unwrap_or(0)
}

/// The synthetic objects of the private standards folder.
#[test]
fn fixtures_of_the_standards_are_named_and_read() {
    let Some(folder) = shared::folder("standards/fixtures") else { return };
    for (name, kind, frames) in [
        ("sample_dx.dcm", "digital radiograph (DX)", Some(1)),
        ("sample_ct_myelo.dcm", "CT slice", Some(1)),
        ("sample_nm_dynamic.dcm", "nuclear medicine image", Some(30)),
        ("sample_nm_static.dcm", "nuclear medicine image", Some(2)),
        ("sample_nm_wholebody.dcm", "nuclear medicine image", Some(2)),
        ("sample_sr.dcm", "Comprehensive SR", None),
        ("sample_sr_ohif.dcm", "Comprehensive SR", None),
    ] {
        let mut film = FilmFile::open(File::open(folder.join(name)).unwrap()).unwrap();
        let description = film.description();
        assert_eq!(
            (description.kind.name.as_str(), film.channel().is_ok()),
            (kind, frames.is_some()),
            "{name}"
        );
        assert_eq!(description.format.ok().map(|format| format.frames), frames, "{name}");
    }
}
