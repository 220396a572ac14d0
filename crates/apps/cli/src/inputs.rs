//! What is to be read: documents or films, folders of them, and lists of them on standard input.

use crate::film::Film;
use anyhow::{Context, Result, anyhow, bail};
use std::collections::BTreeSet;
use std::ffi::OsString;
use std::fs::File;
use std::io::{self, BufRead, BufReader, Read, Stdin};
use std::path::{Path, PathBuf};
use upright_documents::MOST_BYTES;
use walkdir::WalkDir;

/// One input: where it is, or why it cannot be found.
pub(crate) struct Input {
    pub(crate) name: String,
    pub(crate) path: Result<PathBuf>,
}

impl Input {
    pub(crate) fn at(path: PathBuf) -> Self {
        Self { name: printable(&path), path: Ok(path) }
    }

    fn failed(name: impl Into<String>, error: anyhow::Error) -> Self {
        Self { name: name.into(), path: Err(error) }
    }
}

/// A path for people: a name must not be able to move the cursor.
pub(crate) fn printable(path: &Path) -> String {
    let name = path.display().to_string();
    name.chars().map(|letter| if letter.is_control() { '\u{fffd}' } else { letter }).collect()
}

/// Inputs in the order given.
pub(crate) struct Inputs {
    /// How many there are, where that is known before the last is read.
    pub(crate) count: Option<usize>,
    /// Whether the answer is a list: several inputs, a folder, or standard input.
    pub(crate) several: bool,
    pub(crate) list: Box<dyn Iterator<Item = Input> + Send>,
}

impl Inputs {
    /// One document, answered by one object.
    pub(crate) fn one(path: PathBuf) -> Self {
        Self { count: Some(1), several: false, list: Box::new(std::iter::once(Input::at(path))) }
    }
}

/// `-` stands for the paths on standard input.
pub(crate) fn is_list(argument: &Path) -> bool {
    argument.as_os_str() == "-"
}

/// Expands folders to their landmark documents, and `-` to the paths on standard input.
pub(crate) fn documents(arguments: &[PathBuf]) -> Inputs {
    expanded(arguments, Wanted::Documents)
}

/// Expands folders to their cases and to the landmark documents beside which no `case.json` lies, and `-` to the paths on
/// standard input.
pub(crate) fn cases(arguments: &[PathBuf]) -> Inputs {
    expanded(arguments, Wanted::Cases)
}

/// Expands folders to their cases, and `-` to the paths on standard input.
pub(crate) fn records(arguments: &[PathBuf]) -> Inputs {
    expanded(arguments, Wanted::Records)
}

/// Expands folders to their files, and `-` to the paths on standard input.
pub(crate) fn files(arguments: &[PathBuf]) -> Inputs {
    expanded(arguments, Wanted::Files)
}

/// What is taken out of a folder.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Wanted {
    Documents,
    Cases,
    Records,
    Files,
}

impl Wanted {
    /// Whether a file of a folder is taken.
    fn takes(self, path: &Path) -> bool {
        match self {
            Self::Documents => is_document(path) && !is_truth(path) && !is_case(path),
            Self::Cases => is_document(path) && !is_truth(path),
            Self::Records => is_document(path) && (is_case(path) || is_named_as_case(path)),
            Self::Files => true,
        }
    }
}

fn expanded(arguments: &[PathBuf], wanted: Wanted) -> Inputs {
    let several =
        arguments.len() > 1 || arguments.iter().any(|argument| is_list(argument) || argument.is_dir());
    let arguments = arguments.to_vec();
    if arguments.iter().any(|argument| is_list(argument)) {
        let list =
            arguments.into_iter().flat_map(move |argument| -> Box<dyn Iterator<Item = Input> + Send> {
                if is_list(&argument) {
                    Box::new(listed(wanted))
                } else {
                    Box::new(expand(argument, wanted).into_iter())
                }
            });
        return Inputs { count: None, several, list: Box::new(list) };
    }
    let list: Vec<Input> = arguments.into_iter().flat_map(|argument| expand(argument, wanted)).collect();
    Inputs { count: Some(list.len()), several, list: Box::new(list.into_iter()) }
}

fn listed(wanted: Wanted) -> impl Iterator<Item = Input> + Send {
    let lines = Lines { source: BufReader::new(io::stdin()), ended: false };
    lines.flat_map(move |line| match line {
        Ok(path) => expand(path, wanted),
        Err(error) => vec![Input::failed("standard input", error)],
    })
}

/// Paths on standard input, one a line; a longer line than any path is refused without being kept.
struct Lines {
    source: BufReader<Stdin>,
    ended: bool,
}

/// The longest path Linux takes.
const MOST_PATH_BYTES: u64 = 4096;

impl Iterator for Lines {
    type Item = Result<PathBuf>;

    fn next(&mut self) -> Option<Result<PathBuf>> {
        while !self.ended {
            match self.line() {
                Ok(Some(line)) if line.is_empty() => {}
                Ok(Some(line)) => return Some(Ok(PathBuf::from(os_string(line)))),
                Ok(None) => self.ended = true,
                Err(error) => return Some(Err(error)),
            }
        }
        None
    }
}

impl Lines {
    /// The next line without its end; `None` after the last.
    fn line(&mut self) -> Result<Option<Vec<u8>>> {
        let mut line = Vec::new();
        let read = self.source.by_ref().take(MOST_PATH_BYTES).read_until(b'\n', &mut line);
        // A source that fails once fails for ever.
        self.ended |= read.is_err();
        if read.context("cannot read the list of paths")? == 0 {
            return Ok(None);
        }
        let whole = line.ends_with(b"\n");
        if !whole && line.len() as u64 == MOST_PATH_BYTES {
            self.source.skip_until(b'\n')?;
            bail!("a line is longer than any path ({MOST_PATH_BYTES} bytes)");
        }
        if line.iter().any(|byte| byte.is_ascii_control() && !matches!(byte, b'\n' | b'\r' | b'\t')) {
            // Whatever it is, its pieces are not to be taken for paths.
            self.ended = true;
            bail!("standard input holds no list of paths, one a line; give a film or document by its name");
        }
        while line.last().is_some_and(|byte| matches!(byte, b'\n' | b'\r')) {
            line.pop();
        }
        Ok(Some(line))
    }
}

#[cfg(unix)]
fn os_string(bytes: Vec<u8>) -> OsString {
    std::os::unix::ffi::OsStringExt::from_vec(bytes)
}

#[cfg(not(unix))]
fn os_string(bytes: Vec<u8>) -> OsString {
    OsString::from(String::from_utf8_lossy(&bytes).into_owned())
}

/// What is wanted of a folder, by name, or the path itself.
fn expand(path: PathBuf, wanted: Wanted) -> Vec<Input> {
    if !path.is_dir() {
        return vec![Input::at(path)];
    }
    let entries = WalkDir::new(&path).follow_links(true).sort_by_file_name().into_iter();
    let found: Vec<Input> = entries.filter_map(|entry| input(entry, wanted)).collect();
    if found.is_empty() {
        return vec![Input::failed(printable(&path), anyhow!(nothing_in(wanted)))];
    }
    if wanted == Wanted::Cases { without_films_of_cases(found) } else { found }
}

const fn nothing_in(wanted: Wanted) -> &'static str {
    match wanted {
        Wanted::Documents => "the folder holds no .json document of landmarks",
        Wanted::Cases => "the folder holds no .json document",
        Wanted::Records => "the folder holds no case",
        Wanted::Files => "the folder holds no file",
    }
}

/// Leaves out what lies beside a `case.json`: the folder is one patient's, and his films are assessed as his case records them.
fn without_films_of_cases(found: Vec<Input>) -> Vec<Input> {
    let paths = || found.iter().filter_map(|input| input.path.as_deref().ok());
    let is_named_so = |path: &&Path| path.file_name().is_some_and(|name| name == crate::phantom::CASE);
    let cases = paths().filter(is_named_so).filter(|path| is_case(path));
    let folders: BTreeSet<PathBuf> = cases.filter_map(Path::parent).map(Path::to_owned).collect();
    let lies_beside = |path: &PathBuf| path.parent().is_some_and(|folder| folders.contains(folder));
    let is_film = |input: &Input| input.path.as_ref().is_ok_and(|path| lies_beside(path) && !is_case(path));
    let (films, kept): (Vec<Input>, Vec<Input>) = found.into_iter().partition(is_film);
    if !films.is_empty() {
        say!("left out: {} documents beside a case.json, taken for its films", films.len());
    }
    kept
}

fn input(entry: walkdir::Result<walkdir::DirEntry>, wanted: Wanted) -> Option<Input> {
    match entry {
        Ok(entry) => {
            let is_wanted = entry.file_type().is_file() && wanted.takes(entry.path());
            is_wanted.then(|| Input::at(entry.into_path()))
        }
        Err(error) if error.loop_ancestor().is_some() => {
            let link = error.path().map(printable).unwrap_or_default();
            say!("skipped: {link} links back to a folder above it");
            None
        }
        Err(error) => {
            let name = error.path().map(printable).unwrap_or_default();
            // Its own words would name the path a second time.
            let problem = error.io_error().map_or_else(|| error.to_string(), ToString::to_string);
            Some(Input::failed(name, anyhow!(problem)))
        }
    }
}

fn is_document(path: &Path) -> bool {
    path.extension().is_some_and(|extension| extension.eq_ignore_ascii_case("json"))
}

/// Whether a file of a folder is the truth about a phantom, beside whose landmarks it lies: nothing to be measured.
fn is_truth(path: &Path) -> bool {
    path.file_name().is_some_and(|name| name == crate::phantom::TRUTH)
        && is_of_schema(&beginning(path), "upright.phantom/")
}

/// Whether a file is a case: a record of films, nothing to be measured by itself.
fn is_case(path: &Path) -> bool {
    is_of_schema(&beginning(path), "upright.case/")
}

/// Whether a file is called a case, whatever is in it: an empty one is missed otherwise.
fn is_named_as_case(path: &Path) -> bool {
    let name = path.file_name().unwrap_or_default().to_string_lossy().to_lowercase();
    name == crate::phantom::CASE || name.ends_with(".case.json")
}

/// Whether what a document first calls its schema begins so.
fn is_of_schema(start: &[u8], schema: &str) -> bool {
    let start = String::from_utf8_lossy(start);
    let named = start.split_once("\"schema\"").map(|(_, rest)| rest.trim_start().trim_start_matches(':'));
    named.is_some_and(|named| named.trim_start().trim_start_matches('"').starts_with(schema))
}

/// The first bytes of a file; none where it cannot be read, which whoever reads it will say.
fn beginning(path: &Path) -> Vec<u8> {
    const BEGINNING: u64 = 4096;
    let mut start = Vec::new();
    if let Ok(file) = File::open(path) {
        let _ = file.take(BEGINNING).read_to_end(&mut start);
    }
    start
}

/// The bytes of a landmark document; larger files are refused unread. A film is refused with `remedy`.
pub(crate) fn read_document(path: &Path, remedy: &str) -> Result<Vec<u8>> {
    read_document_of(path, MOST_BYTES, remedy)
}

/// The bytes of a document of at most so many; larger files are refused unread. A film is refused with `remedy`.
pub(crate) fn read_document_of(path: &Path, most: usize, remedy: &str) -> Result<Vec<u8>> {
    let bytes = read(path, most as u64)?;
    if !begins_as_json(&bytes) {
        match Film::open(path) {
            Ok(film) => {
                film.description.measurable()?;
                bail!("this is a film, {}; {remedy}", film.description.kind.name);
            }
            Err(error) if is_marked_as_film(&bytes) => {
                return Err(error.context("this is a film that cannot be read"));
            }
            Err(_) => {}
        }
    }
    let bytes = without_mark(bytes);
    if bytes.len() > most {
        bail!("the file is larger than {} MiB, so it is no document of this kind", most >> 20);
    }
    Ok(bytes)
}

/// The bytes without a mark of the encoding, which some editors put before a document.
fn without_mark(mut bytes: Vec<u8>) -> Vec<u8> {
    if bytes.starts_with(b"\xef\xbb\xbf") {
        bytes.drain(..3);
    }
    bytes
}

/// The bytes of `path`, at most one more than `most`.
fn read(path: &Path, most: u64) -> Result<Vec<u8>> {
    let file = File::open(path).context("cannot open the file")?;
    let length = file.metadata().map(|data| data.len()).unwrap_or_default();
    let mut bytes = Vec::with_capacity(length.min(most) as usize);
    file.take(most + 1).read_to_end(&mut bytes).context("cannot read the file")?;
    Ok(bytes)
}

/// Whether a file may be a landmark document: an object, after a mark of the encoding at most.
fn begins_as_json(bytes: &[u8]) -> bool {
    let text = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    text.iter().find(|byte| !byte.is_ascii_whitespace()).is_some_and(|byte| matches!(byte, b'{' | b'['))
}

/// Whether a file bears the mark of a film. A DICOM file without preamble bears none.
fn is_marked_as_film(bytes: &[u8]) -> bool {
    const PICTURES: [&[u8]; 4] = [b"\x89PNG", b"\xff\xd8\xff", b"II*\0", b"MM\0*"];
    bytes.get(128..132) == Some(b"DICM") || PICTURES.iter().any(|start| bytes.starts_with(start))
}
