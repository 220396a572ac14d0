//! The film, and the annotated picture.

use crate::inputs;
use crate::measure::Arguments;
use anyhow::{Context, Result, bail};
use std::path::{Path, PathBuf};
use upright_documents::{LandmarkDocument, Software};
use upright_measurement::{ParameterId, Profile};
use upright_report::{Caption, Drawing, Film, check_size};

/// Larger picture files are refused.
const MOST_BYTES: u64 = 512 << 20;

#[derive(Clone, Copy)]
enum Kind {
    Png,
    Svg,
}

/// The film that was given and the picture that was asked for, checked before anything is measured.
pub(crate) struct Picture<'a> {
    film: Option<&'a Path>,
    overlay: Option<(&'a Path, Kind)>,
    chosen: Option<Vec<ParameterId>>,
    title: String,
}

impl<'a> Picture<'a> {
    pub(crate) fn new(arguments: &'a Arguments) -> Result<Self> {
        let film = arguments.landmarks.as_ref().map(|_| arguments.only_input("--landmarks")).transpose()?;
        let overlay = arguments.overlay.as_deref().map(|path| checked(path, arguments)).transpose()?;
        let named = film.or(arguments.inputs.first().map(PathBuf::as_path));
        let title = named.and_then(Path::file_name).map(|name| name.to_string_lossy().into_owned());
        Ok(Self { film, overlay, chosen: chosen(arguments)?, title: title.unwrap_or_default() })
    }

    pub(crate) fn film_name(&self) -> Option<String> {
        self.film.map(|film| film.display().to_string())
    }

    /// The film, if one was given and the landmarks were placed on it.
    pub(crate) fn film(&self, document: &LandmarkDocument) -> Result<Option<Film>> {
        let Some(path) = self.film else { return Ok(None) };
        let film = read(path).with_context(|| path.display().to_string())?;
        check_size(&film, &document.set).with_context(|| path.display().to_string())?;
        Ok(Some(film))
    }

    /// Draws the picture, if one was asked for.
    pub(crate) fn draw(
        &self,
        film: Option<&Film>,
        document: &LandmarkDocument,
        profile: &Profile,
        software: &Software,
    ) -> Result<()> {
        let Some((path, kind)) = self.overlay else { return Ok(()) };
        let chosen = self.chosen.iter().flatten();
        for omitted in chosen.filter_map(|id| profile.omitted.iter().find(|record| record.parameter == *id)) {
            eprintln!("{} is not drawn: {}", omitted.parameter, omitted.reason);
        }
        let caption = Caption { source: self.title.clone(), method: software.to_string() };
        let drawing = Drawing::new(film, &document.set, profile, &caption, self.chosen.as_deref())?;
        let bytes = match kind {
            Kind::Svg => drawing.svg()?.into_bytes(),
            Kind::Png => drawing.png()?,
        };
        std::fs::write(path, bytes).with_context(|| format!("cannot write {}", path.display()))?;
        eprintln!("drew {}", path.display());
        Ok(())
    }
}

fn read(path: &Path) -> Result<Film> {
    let bytes = inputs::read(path, MOST_BYTES)?;
    if bytes.len() as u64 > MOST_BYTES {
        bail!("the picture is larger than {} MiB", MOST_BYTES >> 20);
    }
    Ok(Film::decode(&bytes)?)
}

fn checked<'a>(overlay: &'a Path, arguments: &'a Arguments) -> Result<(&'a Path, Kind)> {
    let input = arguments.only_input("--overlay")?;
    for read in std::iter::once(input).chain(arguments.landmarks.as_deref()) {
        if is_same(read, overlay) {
            bail!("--overlay {} would overwrite an input; choose another name", overlay.display());
        }
    }
    let folder = overlay.parent().filter(|folder| !folder.as_os_str().is_empty());
    if let Some(folder) = folder.filter(|folder| !folder.is_dir()) {
        bail!("--overlay {}: there is no folder {}", overlay.display(), folder.display());
    }
    match overlay.extension().map(|extension| extension.to_ascii_lowercase()) {
        Some(extension) if extension == "png" => Ok((overlay, Kind::Png)),
        Some(extension) if extension == "svg" => Ok((overlay, Kind::Svg)),
        _ => bail!("--overlay {}: the name must end in .png or .svg", overlay.display()),
    }
}

fn chosen(arguments: &Arguments) -> Result<Option<Vec<ParameterId>>> {
    let id = |code: &String| {
        ParameterId::from_code(code.trim()).with_context(|| {
            format!("--draw {code}: no such parameter{}; `upright parameters` lists them", alike(code))
        })
    };
    arguments.draw.as_ref().map(|codes| codes.iter().map(id).collect()).transpose()
}

/// Codes that contain the same letters, as `did you mean LL_L1S1 or LL_L4S1?`.
fn alike(code: &str) -> String {
    let letters = |text: &str| text.to_uppercase().replace(['_', '-', ' '], "");
    let found: Vec<&str> = ParameterId::all()
        .map(ParameterId::code)
        .filter(|other| letters(other).contains(&letters(code)))
        .take(4)
        .collect();
    if found.is_empty() { String::new() } else { format!(" (did you mean {}?)", found.join(" or ")) }
}

fn is_same(one: &Path, other: &Path) -> bool {
    matches!((one.canonicalize(), other.canonicalize()), (Ok(one), Ok(other)) if one == other)
}
