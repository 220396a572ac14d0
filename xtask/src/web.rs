//! `cargo xtask web`: the workstation for the browser, built, packed and weighed.

use crate::workspace::{self, command, root};
use crate::{setup, wasm};
use anyhow::{Context, Result, ensure};
use flate2::Compression;
use flate2::write::GzEncoder;
use std::ffi::OsStr;
use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::Command;

/// Packed bytes of the scripts that the page loads before it shows anything.
const MOST_FIRST: usize = 230_000;
/// Packed bytes of a script that is loaded when it is needed.
const MOST_LATER: usize = 120_000;
/// Bytes of the measuring module, and packed.
const MOST_MODULE: usize = 300_000;
const MOST_MODULE_PACKED: usize = 120_000;

/// What packs well.
const PACKED: [&str; 6] = ["js", "css", "wasm", "svg", "html", "json"];

/// Builds the workstation into `web/dist`.
///
/// # Errors
/// What keeps it from being built, and what of it is too large.
pub(crate) fn build() -> Result<()> {
    wasm::run()?;
    setup::web_packages()?;
    workspace::run(npm().args(["run", "--silent", "types"]))?;
    workspace::run(in_web("npx").args(["--no-install", "vite", "build", "--logLevel", "warn"]))?;
    let bundle = root().join("web/dist");
    let files = pack(&bundle)?;
    let page = fs::read_to_string(bundle.join("index.html")).context("web/dist/index.html")?;
    print!("{}", table(&page, &files));
    let heavy = too_large(&page, &files);
    ensure!(heavy.is_empty(), "the workstation is too large:\n  {}", heavy.join("\n  "));
    Ok(())
}

/// Whether the workstation is as it should be: format, lints and types, its own tests, and the tests in a browser on a node.
pub(crate) fn test() -> Result<()> {
    let browser = setup::chromium()?;
    build()?;
    vectors()?;
    workspace::run(npm().args(["run", "--silent", "check"]))?;
    workspace::run(npm().args(["test", "--silent"]))?;
    workspace::run(on_a_node("e2e").env("CHROMIUM", browser))
}

/// Landmark sets with what is measured on them by this build: the module in the browser must measure the same.
fn vectors() -> Result<()> {
    let folder = root().join("web/tests/golden");
    fs::create_dir_all(&folder)?;
    let mut write = command(workspace::built("upright-wasm", "vectors")?);
    for set in ["flatback", "flatback-six-lumbar", "normal"] {
        write.arg(root().join("testdata/landmarks").join(set).with_extension("json"));
    }
    workspace::run(write.stdout(fs::File::create(folder.join("vectors.json"))?))
}

/// Pictures of every screen, for the eye.
pub(crate) fn screens() -> Result<()> {
    let browser = setup::chromium()?;
    build()?;
    workspace::built("upright-cli", "upright")?;
    workspace::run(on_a_node("screens").env("CHROMIUM", browser))
}

/// A script of the workstation that runs nodes of the tests' build.
fn on_a_node(script: &str) -> Command {
    let mut run = npm();
    run.args(["run", "--silent", script]).env("UPRIGHT_BINARY", root().join("target/ci/upright"));
    run
}

fn npm() -> Command {
    in_web("npm")
}

fn in_web(program: &str) -> Command {
    let mut command = command(program);
    command.current_dir(root().join("web"));
    command
}

/// A file of the bundle, by its path in it.
struct File {
    path: String,
    bytes: usize,
    packed: Option<usize>,
}

impl File {
    fn is(&self, kind: &str) -> bool {
        Path::new(&self.path).extension() == Some(OsStr::new(kind))
    }

    fn packed(&self) -> usize {
        self.packed.unwrap_or(self.bytes)
    }
}

/// Lays a packed copy beside every file that packs well.
fn pack(bundle: &Path) -> Result<Vec<File>> {
    let mut files = Vec::new();
    for path in files_in(bundle)? {
        let kind = path.extension().and_then(OsStr::to_str).unwrap_or_default();
        let bytes = fs::read(&path).with_context(|| path.display().to_string())?;
        let packed = match PACKED.contains(&kind) {
            true => Some(write_packed(&path, &bytes)?),
            false => None,
        };
        let name = path.strip_prefix(bundle).unwrap_or(&path).to_string_lossy().replace('\\', "/");
        files.push(File { path: name, bytes: bytes.len(), packed });
    }
    Ok(files)
}

fn write_packed(path: &Path, bytes: &[u8]) -> Result<usize> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
    encoder.write_all(bytes)?;
    let packed = encoder.finish()?;
    let mut beside = path.as_os_str().to_owned();
    beside.push(".gz");
    fs::write(beside, &packed)?;
    Ok(packed.len())
}

/// Every file below a folder, by name; packed copies of an earlier run aside.
fn files_in(folder: &Path) -> Result<Vec<PathBuf>> {
    let mut all = Vec::new();
    for entry in fs::read_dir(folder).with_context(|| folder.display().to_string())? {
        let path = entry?.path();
        match path.is_dir() {
            true => all.extend(files_in(&path)?),
            false if path.extension() == Some(OsStr::new("gz")) => {}
            false => all.push(path),
        }
    }
    all.sort();
    Ok(all)
}

fn table(page: &str, files: &[File]) -> String {
    let kilobytes = |bytes: usize| format!("{:.1}", bytes as f64 / 1000.0);
    let mut text = format!("{:>9} {:>9}  file of the bundle (kB, and packed)\n", "kB", "gz");
    for file in files {
        let packed = file.packed.map_or_else(|| "-".to_owned(), kilobytes);
        text += &format!("{:>9} {packed:>9}  {}\n", kilobytes(file.bytes), file.path);
    }
    let first = || files.iter().filter(|file| is_first(page, file));
    let [bytes, packed] =
        [first().map(|file| file.bytes).sum(), first().map(File::packed).sum()].map(kilobytes);
    text + &format!("{bytes:>9} {packed:>9}  scripts of the first page\n")
}

/// Whether it is a script that the page loads before it shows anything.
fn is_first(page: &str, file: &File) -> bool {
    file.is("js") && names(page).any(|name| name == file.path)
}

/// What of the bundle is larger than it may be.
fn too_large(page: &str, files: &[File]) -> Vec<String> {
    let scripts = files.iter().filter(|file| file.is("js"));
    let (first, later): (Vec<&File>, Vec<&File>) = scripts.partition(|file| is_first(page, file));
    let together =
        ("scripts of the first page".to_owned(), first.iter().map(|file| file.packed()).sum(), MOST_FIRST);
    let later = later.iter().map(|file| (file.path.clone(), file.packed(), MOST_LATER));
    let modules = files.iter().filter(|file| file.is("wasm")).flat_map(|file| {
        let packed = (format!("{}, packed", file.path), file.packed(), MOST_MODULE_PACKED);
        [(file.path.clone(), file.bytes, MOST_MODULE), packed]
    });
    let weighed = [together].into_iter().chain(later).chain(modules);
    let heavy = weighed.filter(|(_, bytes, most)| bytes > most);
    heavy.map(|(what, bytes, most)| format!("{what}: {bytes} bytes, at most {most}")).collect()
}

/// The files that the page names, in its `src` and `href`.
fn names(page: &str) -> impl Iterator<Item = &str> {
    let attributes = ["src=\"", "href=\""].into_iter().flat_map(|start| page.split(start).skip(1));
    attributes.filter_map(|rest| rest.split('"').next()).map(|name| name.trim_start_matches(['.', '/']))
}

#[cfg(test)]
mod tests {
    use super::*;

    const PAGE: &str = r#"<script type="module" crossorigin src="/assets/main-1.js"></script>
<link rel="modulepreload" crossorigin href="/assets/shared-2.js"><link rel="stylesheet" href="./assets/main-3.css">"#;

    fn file(path: &str, bytes: usize, packed: Option<usize>) -> File {
        File { path: path.to_owned(), bytes, packed }
    }

    #[track_caller]
    fn check(files: &[File], expect: &[&str]) {
        let heavy = too_large(PAGE, files);
        assert_eq!(heavy.len(), expect.len(), "{heavy:?}");
        for (found, expect) in heavy.iter().zip(expect) {
            assert!(found.starts_with(expect), "{found}");
        }
    }

    #[test]
    fn scripts_of_the_page_weigh_together_and_others_alone() {
        let first = |packed| file("assets/main-1.js", 700_000, Some(packed));
        let shared = || file("assets/shared-2.js", 300_000, Some(MOST_FIRST / 2));
        let later = |packed| file("assets/chart-4.js", 300_000, Some(packed));
        check(&[first(MOST_FIRST / 2), shared(), later(MOST_LATER)], &[]);
        check(&[first(MOST_FIRST / 2 + 1), shared()], &["scripts of the first page: 230001 bytes"]);
        check(&[first(1), later(MOST_LATER + 1)], &["assets/chart-4.js"]);
    }

    #[test]
    fn the_module_is_weighed_both_ways() {
        let module = |bytes, packed| file("assets/module-5.wasm", bytes, Some(packed));
        check(&[module(MOST_MODULE, MOST_MODULE_PACKED)], &[]);
        check(&[module(MOST_MODULE + 1, 1)], &["assets/module-5.wasm: "]);
        check(&[module(1, MOST_MODULE_PACKED + 1)], &["assets/module-5.wasm, packed"]);
    }

    #[test]
    fn what_packs_well_lies_there_packed_too() {
        let folder = root().join("target/xtask-pack-test");
        fs::create_dir_all(folder.join("assets")).unwrap();
        fs::write(folder.join("index.html"), "page ".repeat(100)).unwrap();
        fs::write(folder.join("assets/mark.png"), [0; 100]).unwrap();
        for _ in 0..2 {
            let files = pack(&folder).unwrap();
            let seen: Vec<(&str, bool)> =
                files.iter().map(|file| (file.path.as_str(), file.packed.is_some())).collect();
            assert_eq!(seen, [("assets/mark.png", false), ("index.html", true)]);
            assert!(table(PAGE, &files).contains("index.html"));
        }
        let mut page = String::new();
        let packed = fs::File::open(folder.join("index.html.gz")).unwrap();
        std::io::Read::read_to_string(&mut flate2::read::GzDecoder::new(packed), &mut page).unwrap();
        assert_eq!(page, "page ".repeat(100));
        fs::remove_dir_all(folder).unwrap();
    }
}
