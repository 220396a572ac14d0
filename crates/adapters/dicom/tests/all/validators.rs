//! Other people's programs on what was written: `cargo xtask setup` installs them.

use crate::made_up::scintigrams::for_every_scintigram;
use crate::made_up::slices::for_every_slice;
use crate::made_up::{for_every_variant, scintigrams, slices, written};
use sha2::{Digest, Sha256};
use std::ffi::OsStr;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use upright_anatomy::Posture;
use upright_dicom::write::{FilmClass, HounsfieldScale, NewFilm, Technique};
use upright_imaging::{Raster, Samples};

/// Whether `program` can be run; says so where not.
fn is_installed(program: impl AsRef<OsStr>, package: &str) -> bool {
    let mut command = Command::new(&program);
    command.arg("--version").stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
    let is_absent = matches!(command.status(), Err(error) if error.kind() == ErrorKind::NotFound);
    if is_absent {
        let program = program.as_ref().display();
        eprintln!("SKIPPED: {program} is not installed ({package}; cargo xtask setup installs it)");
    }
    !is_absent
}

/// Standard output and error together, and whether the program was content.
fn said(program: impl AsRef<OsStr>, arguments: &[&str], file: &Path) -> (String, bool) {
    let output = Command::new(program).args(arguments).arg(file).stdin(Stdio::null()).output().unwrap();
    let text = [output.stdout, output.stderr].map(|bytes| String::from_utf8_lossy(&bytes).into_owned());
    (text.concat(), output.status.success())
}

/// A picture in a file, and what was written into it.
struct Written<'a> {
    name: &'a str,
    path: &'a Path,
    /// The class, as dciodvfy names it.
    class: &'static str,
    /// What dciodvfy warns of as not in the class: one of these stands in every warning.
    warns: &'static [&'static str],
    /// The samples as they lie in the file.
    samples: Vec<u8>,
    /// Frames, where there are several; rows; columns.
    shape: Vec<usize>,
}

fn bytes(raster: &Raster, offset: u16) -> Vec<u8> {
    match raster.samples() {
        Samples::U16(samples) => samples.iter().flat_map(|sample| sample.to_le_bytes()).collect(),
        Samples::I16(samples) => {
            samples.iter().flat_map(|sample| (*sample as u16).wrapping_add(offset).to_le_bytes()).collect()
        }
        _ => panic!("8 or 32 bits"),
    }
}

/// CR has no attribute for gravity, so its films extend the class.
const GRAVITY: &[&str] = &["PatientOrientationCodeSequence", "Extended SOP Class"];
/// The standard has it in this class (PS3.3 C.8.4.10); dciodvfy of June 2022 knows it of PET only.
const INJECTION: &[&str] = &["RadiopharmaceuticalAdministrationEventUID"];

fn of_film(film: &NewFilm<'_>) -> (&'static str, &'static [&'static str]) {
    match film.class {
        FilmClass::DigitalXRay => ("DXImageForPresentation", &[]),
        FilmClass::ComputedRadiography if film.posture == Posture::Unknown => ("CRImage", &[]),
        FilmClass::ComputedRadiography => ("CRImage", GRAVITY),
    }
}

fn with_every_file(mut check: impl FnMut(&Written<'_>)) {
    let folder = tempfile::tempdir().unwrap();
    let path = &folder.path().join("picture.dcm");
    for_every_variant(|name, film| {
        std::fs::write(path, written(film).unwrap()).unwrap();
        let (class, warns) = of_film(film);
        let shape = vec![film.raster.rows() as usize, film.raster.columns() as usize];
        check(&Written { name, path, class, warns, samples: bytes(film.raster, 0), shape });
    });
    for_every_slice(|name, slice| {
        std::fs::write(path, slices::written(slice).unwrap()).unwrap();
        let (class, offset) = match slice.technique {
            Technique::Computed(technique) if technique.scale == HounsfieldScale::Usual => ("CTImage", 1024),
            Technique::Computed(_) => ("CTImage", 0),
            Technique::Resonance(_) => ("MRImage", 0),
        };
        let shape = vec![slice.raster.rows() as usize, slice.raster.columns() as usize];
        check(&Written { name, path, class, warns: &[], samples: bytes(slice.raster, offset), shape });
    });
    for_every_scintigram(|name, scintigram| {
        std::fs::write(path, scintigrams::written(scintigram).unwrap()).unwrap();
        let samples = scintigram.frames.iter().flat_map(|frame| bytes(frame, 0)).collect();
        let count = Some(scintigram.frames.len()).filter(|count| *count > 1);
        let shape = count.into_iter().chain([3, 4]).collect();
        check(&Written { name, path, class: "NMImage", warns: INJECTION, samples, shape });
    });
}

#[test]
fn dciodvfy_finds_no_error_and_warns_only_of_what_is_known() {
    if !is_installed("dciodvfy", "dicom3tools") {
        return;
    }
    with_every_file(|Written { name, path, class, warns, .. }| {
        let (text, is_content) = said("dciodvfy", &["-new"], path);
        assert!(is_content && !text.contains("Error"), "{name}:\n{text}");
        let (warnings, rest): (Vec<&str>, Vec<&str>) =
            text.lines().filter(|line| !line.is_empty()).partition(|line| line.starts_with("Warning"));
        assert_eq!(rest, [*class], "{name}");
        assert_eq!(warnings.is_empty(), warns.is_empty(), "{name}:\n{text}");
        let is_expected = |line: &&str| {
            line.contains("not present in standard DICOM IOD") && warns.iter().any(|part| line.contains(part))
        };
        assert!(warnings.iter().all(is_expected), "{name}:\n{text}");
    });
}

#[test]
fn dcmtk_reads_and_shows_every_picture() {
    if !is_installed("dcmdump", "dcmtk") {
        return;
    }
    with_every_file(|Written { name, path, .. }| {
        let (text, is_content) = said("dcmdump", &["--search", "PatientName", "--search", "ImageType"], path);
        assert!(is_content && text.contains("[Phantöm^Müriel]"), "{name}:\n{text}");
        assert!(text.contains("[ORIGINAL\\PRIMARY"), "{name}:\n{text}");
        assert!(!text.contains("W: ") && !text.contains("E: "), "{name}:\n{text}");
        let (text, is_content) = said("dcm2pnm", &["--use-window", "1", "--write-raw-pnm"], path);
        // dcmtk 3.6.7 knows LINEAR and SIGMOID.
        let warning = text.lines().find(|line| line.starts_with("W: ") && !line.contains("(LINEAR_EXACT)"));
        assert!(is_content && warning.is_none() && !text.contains("E: "), "{name}:\n{text}");
    });
}

/// The interpreter with pydicom, as `cargo xtask setup` makes it.
fn interpreter() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../target/venv/bin/python")
}

/// pydicom in its strictest mode: every value has the form of its kind, and the samples are those handed in.
#[test]
fn pydicom_finds_the_samples() {
    const SCRIPT: &str = "
import sys, hashlib, warnings, pydicom
warnings.simplefilter('error')
pydicom.config.settings.reading_validation_mode = pydicom.config.RAISE
for path in sys.argv[1:]:
    picture = pydicom.dcmread(path)
    values = [element.value for element in picture.iterall()]
    samples = picture.pixel_array
    print(hashlib.sha256(samples.astype('<u2').tobytes()).hexdigest(), samples.shape)
";
    if !is_installed(interpreter(), "pydicom") {
        return;
    }
    let folder = tempfile::tempdir().unwrap();
    let (mut copies, mut expect) = (Vec::new(), String::new());
    with_every_file(|Written { path, samples, shape, .. }| {
        let copy = folder.path().join(format!("{}.dcm", copies.len()));
        std::fs::rename(path, &copy).unwrap();
        copies.push(copy);
        let hash: String = Sha256::digest(samples).iter().map(|byte| format!("{byte:02x}")).collect();
        let shape: Vec<String> = shape.iter().map(usize::to_string).collect();
        expect += &format!("{hash} ({})\n", shape.join(", "));
    });
    let output = Command::new(interpreter()).args(["-c", SCRIPT]).args(copies).stdin(Stdio::null()).output();
    let output = output.unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    assert_eq!(String::from_utf8_lossy(&output.stdout), expect);
}
