//! The annotated picture.

use crate::film::Film;
use crate::inputs;
use crate::measure::Arguments;
use crate::output::{check_target, write_target};
use anyhow::{Context, Result};
use std::path::{Path, PathBuf};
use upright_documents::{LandmarkDocument, Note, Software};
use upright_measurement::{ParameterId, Profile};
use upright_report::{Caption, Drawing};

#[derive(Clone, Copy)]
enum Kind {
    Png,
    Svg,
}

/// The picture that was asked for, checked before anything is measured.
pub(crate) struct Picture<'a> {
    overlay: Option<(&'a Path, Kind)>,
    chosen: Option<Vec<ParameterId>>,
    title: String,
}

impl<'a> Picture<'a> {
    pub(crate) fn new(arguments: &'a Arguments) -> Result<Self> {
        let overlay = arguments.overlay.as_deref().map(|path| checked(path, arguments)).transpose()?;
        let named = arguments.inputs.first().map(PathBuf::as_path);
        let title = named.and_then(Path::file_name).map(|name| inputs::printable(Path::new(name)));
        Ok(Self { overlay, chosen: chosen(arguments)?, title: title.unwrap_or_default() })
    }

    /// Draws the picture, if one was asked for; only then are the pixels of the film decoded.
    pub(crate) fn draw(
        &self,
        film: Option<(&Path, &Film)>,
        document: &LandmarkDocument,
        profile: &Profile,
        notes: &[Note],
        software: &Software,
    ) -> Result<()> {
        let Some((path, kind)) = self.overlay else { return Ok(()) };
        let chosen = self.chosen.iter().flatten();
        for omitted in chosen.filter_map(|id| profile.omitted.iter().find(|record| record.parameter == *id)) {
            say!("{} is not drawn: {}", omitted.parameter, omitted.reason);
        }
        let grey = film.map(|(path, film)| film.grey(path).with_context(|| inputs::printable(path)));
        let grey = grey.transpose()?;
        let notes = notes.iter().map(ToString::to_string).collect();
        let caption = Caption {
            source: self.title.clone(),
            scale: document.spacing_in_words(),
            known_object: document.user_calibration.clone(),
            method: software.to_string(),
            notes,
        };
        let drawing = Drawing::new(grey.as_ref(), &document.set, profile, &caption, self.chosen.as_deref())?;
        write_target(path, |file| match kind {
            Kind::Svg => Ok(drawing.svg(file)?),
            Kind::Png => Ok(drawing.png(file)?),
        })?;
        say!("drew {}", inputs::printable(path));
        Ok(())
    }
}

fn checked<'a>(overlay: &'a Path, arguments: &'a Arguments) -> Result<(&'a Path, Kind)> {
    let input = arguments.only_input("--overlay")?;
    let read: Vec<&Path> = std::iter::once(input).chain(arguments.landmarks.as_deref()).collect();
    let kind = match check_target("--overlay", overlay, &read, &["png", "svg"])? {
        "png" => Kind::Png,
        _ => Kind::Svg,
    };
    Ok((overlay, kind))
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
