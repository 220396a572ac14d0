//! What is to be measured: documents, folders of documents, and lists of them on standard input.

use anyhow::{Context, Result, anyhow, bail};
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
        Self { name: path.display().to_string(), path: Ok(path) }
    }

    fn failed(name: impl Into<String>, error: anyhow::Error) -> Self {
        Self { name: name.into(), path: Err(error) }
    }
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

/// Expands folders, and `-` to the paths on standard input.
pub(crate) fn expanded(arguments: &[PathBuf]) -> Inputs {
    let several =
        arguments.len() > 1 || arguments.iter().any(|argument| is_list(argument) || argument.is_dir());
    let arguments = arguments.to_vec();
    if arguments.iter().any(|argument| is_list(argument)) {
        let list = arguments.into_iter().flat_map(|argument| -> Box<dyn Iterator<Item = Input> + Send> {
            if is_list(&argument) { Box::new(listed()) } else { Box::new(expand(argument).into_iter()) }
        });
        return Inputs { count: None, several, list: Box::new(list) };
    }
    let list: Vec<Input> = arguments.into_iter().flat_map(expand).collect();
    Inputs { count: Some(list.len()), several, list: Box::new(list.into_iter()) }
}

fn listed() -> impl Iterator<Item = Input> + Send {
    let lines = Lines { source: BufReader::new(io::stdin()), ended: false };
    lines.flat_map(|line| match line {
        Ok(path) => expand(path),
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

/// A folder's documents by name, or the path itself.
fn expand(path: PathBuf) -> Vec<Input> {
    if !path.is_dir() {
        return vec![Input::at(path)];
    }
    let found: Vec<Input> =
        WalkDir::new(&path).follow_links(true).sort_by_file_name().into_iter().filter_map(document).collect();
    if found.is_empty() {
        return vec![Input::failed(
            path.display().to_string(),
            anyhow!("the folder holds no .json document"),
        )];
    }
    found
}

fn document(entry: walkdir::Result<walkdir::DirEntry>) -> Option<Input> {
    match entry {
        Ok(entry) => {
            let wanted = entry.file_type().is_file() && is_document(entry.path());
            wanted.then(|| Input::at(entry.into_path()))
        }
        Err(error) if error.loop_ancestor().is_some() => {
            let link = error.path().map(|path| path.display().to_string()).unwrap_or_default();
            eprintln!("skipped: {link} links back to a folder above it");
            None
        }
        Err(error) => {
            let name = error.path().map(|path| path.display().to_string()).unwrap_or_default();
            Some(Input::failed(name, error.into()))
        }
    }
}

fn is_document(path: &Path) -> bool {
    path.extension().is_some_and(|extension| extension.eq_ignore_ascii_case("json"))
}

/// The bytes of a landmark document; larger files are refused unread. A picture is refused with `remedy`.
pub(crate) fn read_document(path: &Path, remedy: &str) -> Result<Vec<u8>> {
    let bytes = read(path, MOST_BYTES as u64)?;
    if let Some(kind) = other_kind(&bytes) {
        bail!("{kind}; {remedy}");
    }
    if bytes.len() > MOST_BYTES {
        bail!("the file is larger than {} MiB, so it is no landmark document", MOST_BYTES >> 20);
    }
    Ok(bytes)
}

/// The bytes of `path`, at most one more than `most`.
pub(crate) fn read(path: &Path, most: u64) -> Result<Vec<u8>> {
    let file = File::open(path).context("cannot open the file")?;
    let length = file.metadata().map(|data| data.len()).unwrap_or_default();
    let mut bytes = Vec::with_capacity(length.min(most) as usize);
    file.take(most + 1).read_to_end(&mut bytes).context("cannot read the file")?;
    Ok(bytes)
}

/// What a file is that is certainly no landmark document.
fn other_kind(bytes: &[u8]) -> Option<&'static str> {
    const PICTURE: &str = "this is a picture";
    const DICOM: &str =
        "this is a DICOM file, which this version does not read: export the film as PNG or JPEG";
    match bytes {
        [0x89, b'P', b'N', b'G', ..] | [0xff, 0xd8, 0xff, ..] => Some(PICTURE),
        _ if bytes.get(128..132) == Some(b"DICM") => Some(DICOM),
        _ => None,
    }
}
