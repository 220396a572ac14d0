//! Alignment as the patient lay in a CT, for people, and as the landmark document of a lying film.

use super::ct::{line, of_estimate};
use super::gather::Series;
use super::series::Found;
use anyhow::{Context, Result, bail, ensure};
use std::fs::OpenOptions;
use std::io::Write as _;
use std::path::Path;
use upright_anatomy::Posture;
use upright_dicom::volume::posture_of;
use upright_documents::write_landmarks;
use upright_reading::{Lying, LyingAngle};

/// How a film is recorded that was made of a CT of somebody on the back.
const MODALITY: &str = "supine_ct";

pub(super) fn render(out: &mut String, found: &Lying) {
    line(
        out,
        "lying, as the patient lay in the CT, never an alignment standing (lordosis +; intervals are Upright's default, set on phantoms):",
    );
    for (id, value) in found.parameters() {
        let name = id.parameter().abbreviation;
        match value {
            Some(value) => line(out, &format!("  {name:<10}{}", of_estimate(value, "°"))),
            None => line(out, &format!("  {name:<10}missing: {}", missing(found, id.parameter().code))),
        }
    }
    let discs: Vec<String> = found.discs().map(|disc| of_disc(&disc)).collect();
    if !discs.is_empty() {
        line(out, &format!("  discs: {}", discs.join(" · ")));
    }
    let unseen = found.endplates.iter().filter_map(|(endplate, line)| {
        let reason = line.as_ref().err()?;
        Some(format!("{endplate} ({})", reason.words()))
    });
    let unseen: Vec<String> = unseen.collect();
    if !unseen.is_empty() {
        line(out, &format!("  ▲ left out, nothing stands in: {}", unseen.join(", ")));
    }
}

fn of_disc(disc: &LyingAngle) -> String {
    format!("{}-{} {}", disc.upper.level, disc.lower.level, of_estimate(disc.degrees, "°"))
}

/// What a parameter lacks, for people.
fn missing(found: &Lying, code: &str) -> &'static str {
    match code {
        "PI" | "PI_LL" if found.femoral_heads.is_empty() => {
            "femoral heads are not looked for; name them, as --femoral-head LEFT,BACK,HEAD for each"
        }
        _ => "an endplate was not found",
    }
}

/// How the patient lay, as the header says; a header that does not say it leaves it unknown.
pub(super) fn posture(series: &Series) -> Posture {
    posture_of(&series.clues.patient_position)
}

/// Writes the corners that were found as the landmark document of a lying film, for `upright case add`.
pub(super) fn write(path: &Path, found: &[Found<'_>]) -> Result<()> {
    let lying: Vec<(&Series, &Lying)> = found
        .iter()
        .flat_map(|found| found.stacks.iter().map(move |stack| (found.series, stack)))
        .filter_map(|(series, stack)| Some((series, stack.ct.as_ref()?.lying.as_ref()?)))
        .collect();
    let (series, lying) = match &lying[..] {
        [] => bail!("--lying-landmarks: no vertebra was named in a CT, or none was found around its place"),
        [one] => *one,
        _ => bail!("--lying-landmarks: vertebrae were found in several CTs; give the files of one alone"),
    };
    let posture = posture(series);
    let set = lying.landmarks(posture)?.context("--lying-landmarks: no endplate was found")?;
    let study = super::study_name(&series.clues);
    let modality = if posture == Posture::Supine { format!(", modality {MODALITY}") } else { String::new() };
    let source = format!("{}, {study}{modality}; proposed, confirmed by nobody", Lying::METHOD);
    let mut file = OpenOptions::new().write(true).create_new(true).open(path).with_context(|| {
        format!("{}: landmarks are written to a new file, never over one", path.display())
    })?;
    file.write_all(write_landmarks(&set, Some(&source), None).as_bytes())?;
    if posture == Posture::Unknown {
        say!("the header does not say how the patient lay: the posture of {} is unknown", path.display());
    }
    Ok(())
}

/// Places of femoral heads belong to one CT.
pub(super) fn check(places: &[[f64; 3]], vertebrae: usize) -> Result<()> {
    ensure!(places.len() <= 2, "--femoral-head names more than two");
    ensure!(
        places.is_empty() || vertebrae == 1,
        "--femoral-head belongs to the one CT in which --vertebra names a vertebra"
    );
    Ok(())
}

/// The middle of a femoral head, as `86,0.5,-3`.
pub(super) fn parse(text: &str) -> Result<[f64; 3], String> {
    const FORM: &str = "give it as 86,0.5,-3: mm towards left, back and head";
    super::vertebra::place(text).ok_or_else(|| FORM.to_owned())
}
