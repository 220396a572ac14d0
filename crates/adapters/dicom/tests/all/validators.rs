//! Other people's programs on what was written: `cargo xtask setup` installs them.

use crate::made_up::{for_every_variant, written};
use sha2::{Digest, Sha256};
use std::ffi::OsStr;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use upright_anatomy::Posture;
use upright_dicom::write::{FilmClass, NewFilm};
use upright_imaging::Samples;

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

fn with_every_file(mut check: impl FnMut(&str, &Path, &NewFilm<'_>)) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("film.dcm");
    for_every_variant(|name, film| {
        std::fs::write(&path, written(film).unwrap()).unwrap();
        check(name, &path, film);
    });
}

/// CR has no attribute for gravity, so its films extend the class; everything else is as the standard has it.
#[test]
fn dciodvfy_finds_no_error_and_warns_of_gravity_in_cr_only() {
    if !is_installed("dciodvfy", "dicom3tools") {
        return;
    }
    with_every_file(|name, path, film| {
        let (text, is_content) = said("dciodvfy", &["-new"], path);
        let (class, extends) = match film.class {
            FilmClass::DigitalXRay => ("DXImageForPresentation", false),
            FilmClass::ComputedRadiography => ("CRImage", film.posture != Posture::Unknown),
        };
        assert!(is_content && !text.contains("Error"), "{name}:\n{text}");
        let (warnings, rest): (Vec<&str>, Vec<&str>) =
            text.lines().filter(|line| !line.is_empty()).partition(|line| line.starts_with("Warning"));
        assert_eq!(rest, [class], "{name}");
        assert_eq!(!warnings.is_empty(), extends, "{name}:\n{text}");
        let is_about_gravity = |line: &&str| {
            line.contains("not present in standard DICOM IOD")
                && (line.contains("PatientOrientationCodeSequence") || line.contains("Extended SOP Class"))
        };
        assert!(warnings.iter().all(is_about_gravity), "{name}:\n{text}");
    });
}

#[test]
fn dcmtk_reads_and_shows_every_film() {
    if !is_installed("dcmdump", "dcmtk") {
        return;
    }
    with_every_file(|name, path, _| {
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
film = pydicom.dcmread(sys.argv[1])
values = [element.value for element in film.iterall()]
print(hashlib.sha256(film.pixel_array.astype('<u2').tobytes()).hexdigest(), film.pixel_array.shape, end='')
";
    if !is_installed(interpreter(), "pydicom") {
        return;
    }
    with_every_file(|name, path, film| {
        let Samples::U16(samples) = film.raster.samples() else { panic!("{name}") };
        let mut hasher = Sha256::new();
        samples.iter().for_each(|sample| hasher.update(sample.to_le_bytes()));
        let hash: String = hasher.finalize().iter().map(|byte| format!("{byte:02x}")).collect();
        let expect = format!("{hash} ({}, {})", film.raster.rows(), film.raster.columns());
        assert_eq!(said(interpreter(), &["-c", SCRIPT], path), (expect, true), "{name}");
    });
}
