//! Files that lie: a sentence each, no panic, and never more than 1 GiB, whatever they say.

use crate::program::{command, shared, upright};
use crate::radiograph::Radiograph;
use dicom_core::VR;
use dicom_dictionary_std::tags;
use std::io::{Read, Write};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

/// What became of one call.
struct Outcome {
    code: i32,
    words: String,
    seconds: f64,
    peak_kib: u64,
}

/// Runs `upright` with at most 1 GiB of address space for itself and for its decoder each, and watches their memory.
fn bounded(arguments: &[&str]) -> Outcome {
    const SHELL: &str = "ulimit -v 1048576; exec \"$0\" \"$@\"";
    let start = Instant::now();
    let mut child = Command::new("sh")
        .args(["-c", SHELL, env!("CARGO_BIN_EXE_upright")])
        .args(arguments)
        .stdout(Stdio::null())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let mut peak_kib = 0;
    while child.try_wait().unwrap().is_none() {
        peak_kib = peak_kib.max(resident_kib(child.id()));
        std::thread::sleep(Duration::from_millis(1));
    }
    let seconds = start.elapsed().as_secs_f64();
    let output = child.wait_with_output().unwrap();
    let words = String::from_utf8_lossy(&output.stderr).into_owned();
    Outcome { code: output.status.code().unwrap_or(-1), words, seconds, peak_kib }
}

/// The most memory that a process and its children ever had, together.
fn resident_kib(process: u32) -> u64 {
    let read = |path: String| std::fs::read_to_string(path).unwrap_or_default();
    let status = read(format!("/proc/{process}/status"));
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    let own = line.and_then(|line| line.split_whitespace().next()?.parse::<u64>().ok()).unwrap_or(0);
    let children = read(format!("/proc/{process}/task/{process}/children"));
    own + children.split_whitespace().filter_map(|child| child.parse().ok()).map(resident_kib).sum::<u64>()
}

/// One call on `film`, its picture decoded too: it ends with success or with one sentence that names the file.
fn check(film: &Path, folder: &Path) -> Outcome {
    let film = film.to_str().unwrap();
    let preview = folder.join("preview.png");
    let outcome = bounded(&["inspect", film, "--preview", preview.to_str().unwrap()]);
    assert!(matches!(outcome.code, 0 | 1), "{film}: exit code {}: {}", outcome.code, outcome.words);
    assert!(
        !outcome.words.contains("panicked") && !outcome.words.contains("RUST_BACKTRACE"),
        "{film}: {}",
        outcome.words
    );
    if outcome.code == 1 {
        assert_eq!(outcome.words.lines().count(), 1, "{film}: {}", outcome.words);
        assert!(outcome.words.starts_with(&format!("error: {film}: ")), "{}", outcome.words);
    }
    // The decoder is stopped after 10 s; figures stand in docs/validation.md, not here.
    assert!(outcome.seconds < 12.0, "{film} took {:.1} s", outcome.seconds);
    outcome
}

fn refused(folder: &Path, name: &str, bytes: &[u8], expect: &str) {
    let path = folder.join(name);
    std::fs::write(&path, bytes).unwrap();
    let outcome = check(&path, folder);
    assert_eq!(outcome.code, 1, "{name} was read");
    assert!(outcome.words.contains(expect), "{name}: {}", outcome.words);
}

/// A film's bytes.
fn bytes(film: Radiograph, folder: &Path) -> Vec<u8> {
    std::fs::read(film.write(folder, "made.dcm")).unwrap()
}

/// The file meta information of a made film, with this transfer syntax.
fn meta(transfer_syntax: &str) -> Vec<u8> {
    let mut uid = transfer_syntax.as_bytes().to_vec();
    uid.resize(uid.len().next_multiple_of(2), 0);
    let mut meta = vec![0; 128];
    meta.extend(b"DICM");
    meta.extend([2, 0, 0x10, 0, b'U', b'I']);
    meta.extend((uid.len() as u16).to_le_bytes());
    meta.extend(uid);
    meta
}

const EXPLICIT: &str = "1.2.840.10008.1.2.1";

/// Position of the element `tag` in explicit little endian bytes.
fn position(bytes: &[u8], tag: [u8; 4]) -> usize {
    bytes.windows(4).rposition(|window| window == tag).unwrap()
}

#[test]
fn nothing_cut_off_and_of_no_kind() {
    let folder = tempfile::tempdir().unwrap();
    let folder = folder.path();
    refused(folder, "empty.dcm", b"", "the file is empty");
    refused(folder, "words.dcm", b"These are words.", "neither a DICOM file nor a PNG, JPEG or TIFF picture");
    let film = bytes(Radiograph::new(), folder);
    for length in [1, 100, 131, 132, 140, 200, 400] {
        refused(folder, "cut.dcm", &film[..length], "");
    }
    let half = &film[..film.len() / 2];
    refused(folder, "half.dcm", half, "PixelData (7FE0,0010) claims 3000000 bytes");
    // The name is nobody's business: what a file is, its bytes say.
    std::fs::write(folder.join("film.png"), &film).unwrap();
    assert_eq!(check(&folder.join("film.png"), folder).code, 0);
}

#[test]
fn films_larger_than_any_are_refused_before_memory_is_taken() {
    let folder = tempfile::tempdir().unwrap();
    let folder = folder.path();
    let mut film = bytes(Radiograph::new(), folder);
    for tag in [[0x28, 0, 0x10, 0], [0x28, 0, 0x11, 0]] {
        let at = position(&film, tag) + 8;
        film[at..at + 2].copy_from_slice(&60_000_u16.to_le_bytes());
    }
    let large = "a picture of 60000 × 60000 pixels takes 6866 MiB; the most that is read is 256 MiB";
    refused(folder, "large.dcm", &film, large);
    let mut png = std::io::Cursor::new(Vec::new());
    image::GrayImage::new(1, 1).write_to(&mut png, image::ImageFormat::Png).unwrap();
    let mut png = png.into_inner();
    png[16..24].copy_from_slice(&[0, 0, 0xea, 0x60, 0, 0, 0xea, 0x60]);
    refused(folder, "large.png", &png, "");
}

#[test]
fn sequences_without_end_and_text_bombs() {
    let folder = tempfile::tempdir().unwrap();
    let folder = folder.path();
    let sequence = [
        0x08, 0, 0x40, 0x11, b'S', b'Q', 0, 0, 0xff, 0xff, 0xff, 0xff, 0xfe, 0xff, 0, 0xe0, 0xff, 0xff, 0xff,
        0xff,
    ];
    let endless = [meta(EXPLICIT), sequence.repeat(500_000)].concat();
    refused(folder, "endless.dcm", &endless, "more than 32 sequences within each other");
    let flat = [&[0x09, 0, 1, 0, b'C', b'S', 0, 0][..]].concat().repeat(2_000_000);
    refused(folder, "elements.dcm", &[meta(EXPLICIT), flat].concat(), "more than 1000000 elements");
    let long = "A".repeat(6 << 20);
    let bomb = Radiograph::new().with(tags::SERIES_DESCRIPTION, VR::UT, &long);
    refused(folder, "text.dcm", &bytes(bomb, folder), "SeriesDescription (0008,103E) is 6291456 bytes long");
    let other = bytes(Radiograph::new().with(tags::PATIENT_COMMENTS, VR::UT, &long), folder);
    std::fs::write(folder.join("other.dcm"), other).unwrap();
    let outcome = check(&folder.join("other.dcm"), folder);
    assert_eq!(outcome.code, 0, "what is not read does no harm: {}", outcome.words);
}

#[test]
fn a_small_file_that_inflates_without_end() {
    let folder = tempfile::tempdir().unwrap();
    let mut deflated = flate2::write::DeflateEncoder::new(Vec::new(), flate2::Compression::best());
    deflated.write_all(&[0x09, 0, 1, 0, b'U', b'N', 0, 0, 0xf0, 0xff, 0xff, 0x1f]).unwrap();
    let zeros = vec![0; 1 << 20];
    (0..600).for_each(|_| deflated.write_all(&zeros).unwrap());
    let bomb = [meta("1.2.840.10008.1.2.1.99"), deflated.finish().unwrap()].concat();
    assert!(bomb.len() < 1 << 20);
    refused(
        folder.path(),
        "bomb.dcm",
        &bomb,
        "the inflated data set is 536870916 bytes long; the most that is read is 536870912",
    );
}

/// A compressed film whose header and whose picture say what they like.
fn compressed(syntax: &str, (columns, rows): (u16, u16), picture: &[u8], folder: &Path) -> Vec<u8> {
    let film = bytes(Radiograph::new(), folder);
    let start = position(&film, [8, 0, 0x16, 0]);
    let pixels = position(&film, [0xe0, 0x7f, 0x10, 0]);
    let mut film = [meta(syntax), film[start..pixels].to_vec()].concat();
    for (tag, count) in [([0x28, 0, 0x10, 0], rows), ([0x28, 0, 0x11, 0], columns)] {
        let at = position(&film, tag) + 8;
        film[at..at + 2].copy_from_slice(&count.to_le_bytes());
    }
    film.extend([
        0xe0, 0x7f, 0x10, 0, b'O', b'B', 0, 0, 0xff, 0xff, 0xff, 0xff, 0xfe, 0xff, 0, 0xe0, 0, 0, 0, 0,
    ]);
    film.extend([0xfe, 0xff, 0, 0xe0]);
    film.extend((picture.len() as u32).to_le_bytes());
    film.extend(picture);
    film.extend([0xfe, 0xff, 0xdd, 0xe0, 0, 0, 0, 0]);
    film
}

#[test]
fn compressed_pictures_that_promise_more_than_they_hold() {
    let folder = tempfile::tempdir().unwrap();
    let folder = folder.path();
    let mut jpeg_ls = vec![0xff, 0xd8, 0xff, 0xf7, 0, 11, 16, 0x27, 0x10, 0x27, 0x10, 1, 1, 0x11, 0];
    jpeg_ls.extend([0xff, 0xda, 0, 8, 1, 1, 0, 0, 0, 0, 0, 0, 0]);
    let mut jpeg_2000 = vec![0xff, 0x4f, 0xff, 0x51, 0, 41, 0, 0];
    for number in [11_000_u32, 11_000, 0, 0, 11_000, 11_000, 0, 0] {
        jpeg_2000.extend(number.to_be_bytes());
    }
    jpeg_2000.extend([0, 1, 15, 1, 1, 0xff, 0x52, 0, 12, 0, 0, 0, 1, 0, 5, 4, 4, 0, 0]);
    jpeg_2000.extend([0xff, 0x5c, 0, 19, 0x40].iter().chain(&[0x40; 16]));
    jpeg_2000.extend([0xff, 0x90, 0, 10, 0, 0, 0, 0, 0, 0, 0, 1, 0xff, 0x93, 0xff, 0xd9]);
    let mut jpeg = vec![0xff, 0xd8, 0xff, 0xc0, 0, 11, 8, 0x27, 0x10, 0x27, 0x10, 1, 1, 0x11, 0];
    jpeg.extend([0xff, 0xda, 0, 8, 1, 1, 0, 0, 63, 0, 0, 0, 0xff, 0xd9]);
    let rle = [[1, 0, 0, 0, 64, 0, 0, 0].as_slice(), &[0; 56], &[0x81, 0]].concat();
    for (syntax, size, picture) in [
        ("1.2.840.10008.1.2.5", (10_000, 10_000), &rle),
        ("1.2.840.10008.1.2.4.50", (10_000, 10_000), &jpeg),
        ("1.2.840.10008.1.2.4.80", (10_000, 10_000), &jpeg_ls),
        ("1.2.840.10008.1.2.4.90", (11_000, 11_000), &jpeg_2000),
    ] {
        let film = compressed(syntax, size, picture, folder);
        std::fs::write(folder.join("film.dcm"), film).unwrap();
        let outcome = check(&folder.join("film.dcm"), folder);
        eprintln!(
            "{syntax}: code {}, {:.2} s, {} MiB: {}",
            outcome.code,
            outcome.seconds,
            outcome.peak_kib >> 10,
            outcome.words.trim()
        );
        assert_eq!(outcome.code, 1, "a picture came out of nothing");
        assert!(outcome.peak_kib < 1 << 20);
    }
}

/// The limits of a decoder that waits for somebody to take its picture.
#[test]
#[cfg(target_os = "linux")]
fn a_decoder_has_limits() {
    let folder = tempfile::tempdir().unwrap();
    let film = Radiograph::new().write(folder.path(), "film.dcm");
    let mut decoder = command(&["decode-worker"])
        .stdin(std::fs::File::open(film).unwrap())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let mut start = [0; 8];
    decoder.stdout.as_mut().unwrap().read_exact(&mut start).unwrap();
    let read = |name: &str| std::fs::read_to_string(format!("/proc/{}/{name}", decoder.id())).unwrap();
    let (limits, status) = (read("limits"), read("status"));
    decoder.kill().unwrap();
    decoder.wait().unwrap();
    let hard = |name: &str| {
        let line = limits.lines().find_map(|line| line.strip_prefix(name)).unwrap();
        line.split_whitespace().nth(1).unwrap().to_owned()
    };
    assert_eq!(hard("Max address space"), (640 << 20).to_string());
    assert_eq!(hard("Max cpu time"), "44");
    assert_eq!((hard("Max file size"), hard("Max core file size")), ("0".to_owned(), "0".to_owned()));
    let processors = status.lines().find_map(|line| line.strip_prefix("Cpus_allowed:")).unwrap();
    let ones = processors.chars().filter_map(|digit| digit.to_digit(16)).map(u32::count_ones).sum::<u32>();
    assert!((1..=4).contains(&ones), "{processors}");
}

#[test]
fn a_bad_file_does_not_stop_the_others() {
    let folder = tempfile::tempdir().unwrap();
    let path = |name: &str| folder.path().join(name).to_str().unwrap().to_owned();
    let good = Radiograph::new().write(folder.path(), "good.dcm");
    std::fs::write(path("bad.dcm"), b"").unwrap();
    let answer = upright(&["inspect", &path("bad.dcm"), &path("missing.dcm"), &good]);
    assert_eq!(answer.code, 2);
    assert!(answer.text().starts_with(&good));
    assert!(answer.stderr.contains("the file is empty") && answer.stderr.contains("cannot open the file"));
}

/// The private corpus of files made to harm DICOM readers: header and picture of each.
#[test]
fn malformed_files_end_with_a_sentence() {
    let Some(corpus) = shared("data/dicom-malformed") else { return };
    let folder = tempfile::tempdir().unwrap();
    let files = walkdir::WalkDir::new(&corpus).sort_by_file_name().into_iter().map(Result::unwrap);
    let files: Vec<PathBuf> = files
        .map(walkdir::DirEntry::into_path)
        .filter(|path| path.extension().is_some_and(|extension| extension == "dcm"))
        .collect();
    assert!(files.len() > 240, "{} files", files.len());
    let outcomes: Vec<Outcome> = files.iter().map(|file| check(file, folder.path())).collect();
    let read = outcomes.iter().filter(|outcome| outcome.code == 0).count();
    let slowest = outcomes.iter().map(|outcome| outcome.seconds).fold(0.0, f64::max);
    let peak = outcomes.iter().map(|outcome| outcome.peak_kib).max().unwrap_or(0);
    eprintln!(
        "{} malformed files: {read} read, {} refused, slowest {slowest:.2} s, peak memory {} MiB",
        files.len(),
        files.len() - read,
        peak >> 10
    );
    let all = bounded(&["inspect", corpus.to_str().unwrap(), "--format", "json"]);
    assert_eq!(all.code, 2);
    assert!(!all.words.contains("panicked") && !all.words.contains("defect"), "{}", all.words);
    assert!(peak < 1 << 20 && all.peak_kib < 1 << 20);
    eprintln!("all in one run: {:.2} s, peak memory {} MiB", all.seconds, all.peak_kib >> 10);
}
