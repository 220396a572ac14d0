//! `upright.study/1`.

use super::bone_scan::BoneScan;
use super::change::Compared;
use super::film::FoundFilm;
use super::series::{Found, FoundStack};
use crate::inputs::printable;
use anyhow::Result;
use std::path::PathBuf;
use upright_dicom::sort::{Slot, Verdict};
use upright_dicom::volume::{StackVolume, VoxelUnit};
use upright_documents::{
    INTENDED_USE, StudyBoneScan, StudyChange, StudyChanges, StudyCt, StudyDocument, StudyFilm, StudyMr,
    StudyNote, StudySeries, StudyStack, StudyValues, StudyVolume,
};

pub(super) fn render(found: &[Found<'_>], changes: &[Compared<'_>], scans: &[BoneScan]) -> Result<String> {
    let document = StudyDocument {
        schema: StudyDocument::SCHEMA,
        version: env!("CARGO_PKG_VERSION"),
        series: found.iter().map(series).collect::<Result<_>>()?,
        bone_scans: scans.iter().map(scan).collect::<Result<_>>()?,
        changes: changes.iter().map(change).collect::<Result<_>>()?,
        intended_use: INTENDED_USE,
    };
    Ok(serde_json::to_string_pretty(&document)? + "\n")
}

fn change(compared: &Compared<'_>) -> Result<StudyChange> {
    let days = [&compared.earlier, &compared.later];
    let [since, until] = days.map(|ct| ct.day.map(|day| day.to_string()));
    Ok(StudyChange {
        since,
        until,
        series_uids: days.map(|ct| stated(&ct.found.series.clues.series).map(str::to_owned)),
        not_compared: compared.changes.as_ref().err().map(ToString::to_string),
        changes: compared.changes.as_ref().ok().map(StudyChanges::of).transpose()?,
    })
}

fn scan(scan: &BoneScan) -> Result<StudyBoneScan> {
    let name = format!("bone scan {}", scan.day);
    let problem = |(path, problem): &(PathBuf, String)| format!("{}: {problem}", printable(path));
    let found = StudyBoneScan::of(&scan.acquisitions, &scan.reading, name.trim())?;
    Ok(found.with_files(&scan.remarks, scan.problems.iter().map(problem).collect()))
}

fn series<'a>(found: &'a Found<'_>) -> Result<StudySeries<'a>> {
    let clues = &found.series.clues;
    let verdict = found.series.judgement.verdict;
    let name = super::study_name(clues);
    let reason = match verdict {
        Verdict::Ask { reason, .. } => Some(reason.name()),
        Verdict::Sorted(_) => None,
    };
    Ok(StudySeries {
        series_uid: stated(&clues.series),
        modality: stated(&clues.modality),
        description: stated(&clues.texts.series_description),
        study_date: stated(&clues.times.study_date),
        place: verdict.likely().map(Slot::name),
        ask: reason,
        files: found.series.files.len(),
        stacks: found.stacks.iter().map(|found| stack(found, &name)).collect::<Result<_>>()?,
        films: found.films.iter().map(|found| film(found, &name)).collect::<Result<_>>()?,
        problems: found.problems.iter().map(|(_, problem)| problem.to_string()).collect(),
    })
}

fn film(found: &FoundFilm, name: &str) -> Result<StudyFilm> {
    match &found.metal {
        Ok(metal) => Ok(StudyFilm::of(metal, Some(name))?),
        Err(problem) => Ok(StudyFilm::not_looked_at(problem.clone())),
    }
}

fn stack(found: &FoundStack, name: &str) -> Result<StudyStack> {
    let (notes, no_volume) = match &found.volume {
        Ok(read) => (&read.notes, None),
        Err(problem) => (&found.stack.notes, Some(problem)),
    };
    let mr = found.volume.as_ref().ok().zip(found.mr.as_ref());
    Ok(StudyStack {
        slices: found.slices,
        columns: found.head.format.columns,
        rows: found.head.format.rows,
        volume: found.volume.as_ref().ok().map(volume),
        no_volume: no_volume.map(|problem| StudyNote { code: problem.code(), message: problem.to_string() }),
        notes: notes.iter().map(|note| StudyNote { code: note.code(), message: note.to_string() }).collect(),
        ct: found.ct.as_ref().map(|ct| StudyCt::of(ct, name)).transpose()?,
        mr: mr.map(|(read, mr)| StudyMr::of(read.resonance, mr, name)).transpose()?,
    })
}

fn volume(read: &StackVolume) -> StudyVolume {
    StudyVolume {
        size: read.volume.size(),
        first_voxel_mm: read.frame.patient_from_voxel([0.0; 3]),
        steps_mm: read.frame.steps(),
        values: read.tally.range().map(|range| {
            let [least, greatest] = range.map(|stored| read.scale.value(stored));
            let unit = (read.scale.unit == VoxelUnit::Hounsfield).then_some("HU");
            StudyValues { least, greatest, unit }
        }),
    }
}

/// What a file does not say is no text of no letters.
fn stated(text: &str) -> Option<&str> {
    (!text.is_empty()).then_some(text)
}
