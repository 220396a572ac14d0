//! What is to be measured: documents, folders of documents, and lists of them on standard input.

use anyhow::{Context, Result, bail};
use std::fs::File;
use std::io::{BufRead, Read};
use std::path::{Path, PathBuf};
use upright_documents::MOST_BYTES;
use walkdir::WalkDir;

/// One input: where it is, or why it cannot be found.
pub(crate) struct Input {
    pub(crate) name: String,
    pub(crate) path: Result<PathBuf>,
}

impl Input {
    fn at(path: PathBuf) -> Self {
        Self { name: path.display().to_string(), path: Ok(path) }
    }

    fn failed(name: String, error: anyhow::Error) -> Self {
        Self { name, path: Err(error) }
    }
}

/// Inputs in the order given, and how many there are where that is known.
pub(crate) struct Inputs {
    pub(crate) count: Option<usize>,
    pub(crate) list: Box<dyn Iterator<Item = Input>>,
}

/// Expands folders, and `-` to the paths on standard input.
pub(crate) fn expanded(arguments: &[PathBuf]) -> Inputs {
    let from_stdin = arguments.iter().any(|argument| argument.as_os_str() == "-");
    let (files, lists): (Vec<PathBuf>, Vec<PathBuf>) =
        arguments.iter().cloned().partition(|argument| !from_stdin || argument.as_os_str() != "-");
    if lists.is_empty() {
        let list: Vec<Input> = files.into_iter().flat_map(expand).collect();
        return Inputs { count: Some(list.len()), list: Box::new(list.into_iter()) };
    }
    let arguments = arguments.to_vec();
    let list = arguments.into_iter().flat_map(|argument| -> Box<dyn Iterator<Item = Input>> {
        if argument.as_os_str() == "-" {
            Box::new(lines().flat_map(|input| match input.path {
                Ok(path) => expand(path),
                Err(error) => vec![Input::failed(input.name, error)],
            }))
        } else {
            Box::new(expand(argument).into_iter())
        }
    });
    Inputs { count: None, list: Box::new(list) }
}

fn lines() -> impl Iterator<Item = Input> {
    let lines = std::io::stdin().lock().lines();
    lines.filter(|line| !matches!(line, Ok(line) if line.trim().is_empty())).map(|line| match line {
        Ok(line) => Input::at(PathBuf::from(line.trim())),
        Err(error) => Input::failed("standard input".to_owned(), error.into()),
    })
}

/// A folder's documents by name, or the path itself.
fn expand(path: PathBuf) -> Vec<Input> {
    if !path.is_dir() {
        return vec![Input::at(path)];
    }
    let walk = WalkDir::new(&path).follow_links(true).sort_by_file_name();
    let found: Vec<Input> = walk
        .into_iter()
        .filter_map(|entry| match entry {
            Ok(entry) => (entry.file_type().is_file() && is_document(entry.path()))
                .then(|| Input::at(entry.into_path())),
            Err(error) => {
                let name = error.path().unwrap_or(&path).display().to_string();
                Some(Input::failed(name, error.into()))
            }
        })
        .collect();
    if found.is_empty() {
        let error = anyhow::anyhow!("the folder holds no .json document");
        return vec![Input::failed(path.display().to_string(), error)];
    }
    found
}

fn is_document(path: &Path) -> bool {
    path.extension().is_some_and(|extension| extension.eq_ignore_ascii_case("json"))
}

/// The bytes of a landmark document; larger files are refused unread.
pub(crate) fn read_document(path: &Path) -> Result<Vec<u8>> {
    let bytes = read(path, MOST_BYTES as u64)?;
    if let Some(kind) = other_kind(&bytes) {
        bail!("{kind}");
    }
    Ok(bytes)
}

/// The bytes of `path`, at most `most`.
pub(crate) fn read(path: &Path, most: u64) -> Result<Vec<u8>> {
    let file = File::open(path).context("cannot open the file")?;
    let length = file.metadata().map(|data| data.len()).unwrap_or_default();
    let mut bytes = Vec::with_capacity(length.min(most) as usize);
    file.take(most + 1).read_to_end(&mut bytes).context("cannot read the file")?;
    if bytes.len() as u64 > most && other_kind(&bytes).is_none() {
        bail!("the file is larger than {} MiB", most >> 20);
    }
    Ok(bytes)
}

/// What a file is that is certainly no landmark document.
fn other_kind(bytes: &[u8]) -> Option<&'static str> {
    const PICTURE: &str = "this is a picture; give its landmarks with --landmarks DOCUMENT";
    match bytes {
        [0x89, b'P', b'N', b'G', ..] | [0xff, 0xd8, 0xff, ..] => Some(PICTURE),
        _ if bytes.get(128..132) == Some(b"DICM") => Some(
            "this is a DICOM file, which this version does not read; export the film as PNG or JPEG and give its landmarks with --landmarks DOCUMENT",
        ),
        _ => None,
    }
}
