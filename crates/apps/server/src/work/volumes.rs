//! The volumes of a series: its slices laid beside each other once, and kept as voxels.

use super::{Doing, Failure, Finished, Report, Work};
use crate::node::Node;
use crate::volumes::{VolumeDescription, little_endian};
use rayon::prelude::*;
use std::fs::File;
use std::sync::Arc;
use tokio::runtime::Handle;
use upright_dicom::ReadError;
use upright_dicom::volume::{SliceFile, SliceHead, Stack, StackVolume, stacks};
use upright_imaging::Raster;
use upright_store::{Job, Series, StoreError, Volume, VoxelWriter, Write, compressed, sha256};

/// Makes the volumes of a series.
pub struct MakeVolumes;

/// The kind of job.
pub(crate) const KIND: &str = "volumes";

/// Slices that are compressed before they are written.
const PORTION: usize = 16;
/// A series that falls into more stacks is no volume of a body: the largest are read.
const MOST_STACKS: usize = 64;
/// What volumes are made by: another number, and they are made again.
const MAKER: &str = "1";

impl Work for MakeVolumes {
    fn kind(&self) -> &'static str {
        KIND
    }

    fn gives_way(&self) -> bool {
        true
    }

    fn run<'a>(&'a self, node: &'a Arc<Node>, job: &'a Job, progress: &'a Report) -> Doing<'a> {
        Box::pin(make(node, &job.key, progress))
    }
}

async fn make(node: &Arc<Node>, series: &str, progress: &Report) -> Finished {
    let series = match node.store.one_series(series).await {
        Ok(series) => series,
        // Its pictures belong to another by now.
        Err(StoreError::NotFound { .. }) => return Ok(None),
        Err(error) => return Err(error.into()),
    };
    let images: Vec<String> = serde_json::from_str(&series.images)?;
    let content = content(&series.case_id, &images);
    if stands(node, &series.id, &content).await? {
        return Ok(None);
    }
    let (reader, handle) = (Arc::clone(node), Handle::current());
    let gathered = tokio::task::spawn_blocking(move || Slices::gather(reader, handle, images)).await??;
    progress.percent(20).await;
    let modality = gathered.heads.first().map(|head| head.modality.clone());
    let template = Volume {
        id: String::new(),
        case_id: series.case_id.clone(),
        series_id: series.id.clone(),
        content,
        stack: 0,
        modality,
        taken_on: series.taken_on.clone(),
        slices: 0,
        object: None,
        object_bytes: 0,
        voxel_bytes: 0,
        description: String::new(),
        made_at: node.clock.now(),
        replaced_at: None,
    };
    let rows = read_all(node, Arc::new(gathered), &template, progress).await?;
    Ok(Some(put(node, &series, rows).await?))
}

/// What the volumes of a series are made of.
fn content(case: &str, images: &[String]) -> String {
    let mut names: Vec<&str> = images.iter().map(String::as_str).collect();
    names.sort_unstable();
    sha256(format!("{MAKER} {case} {}", names.join(" ")))
}

/// Whether the volumes of a series are those that would be made, and their voxels are there.
async fn stands(node: &Node, series: &str, content: &str) -> Result<bool, StoreError> {
    let volumes = node.store.volumes_of_series(series).await?;
    for volume in &volumes {
        let is_there = match &volume.object {
            Some(object) => node.store.objects().has(object).await?,
            None => true,
        };
        if volume.content != content || !is_there {
            return Ok(false);
        }
    }
    Ok(!volumes.is_empty())
}

/// Every stack of the series, read one after the other.
async fn read_all(
    node: &Node,
    slices: Arc<Slices>,
    template: &Volume,
    progress: &Report,
) -> Result<Vec<Volume>, Failure> {
    let mut found = stacks(&slices.heads);
    let beyond = found.len().saturating_sub(MOST_STACKS);
    found.truncate(MOST_STACKS);
    let count = found.len().max(1);
    let mut rows = Vec::new();
    for (number, stack) in found.into_iter().enumerate() {
        rows.push(read(node, &slices, (number, stack), template).await?);
        progress.percent(20 + i32::try_from(75 * (number + 1) / count).unwrap_or_default()).await;
    }
    if let Some(description) = slices.left_out(beyond) {
        let number = rows.len();
        rows.push(row(template, number, slices.unread + beyond, &description)?);
    }
    Ok(rows)
}

async fn read(
    node: &Node,
    slices: &Arc<Slices>,
    (number, stack): (usize, Stack),
    template: &Volume,
) -> Result<Volume, Failure> {
    let (reader, count) = (Arc::clone(slices), stack.slices.len());
    let read = tokio::task::spawn_blocking(move || {
        let first = stack.slices.first().and_then(|slice| reader.heads.get(*slice));
        let volume = stack.read(&reader.heads, |slice| reader.picture(slice), |_| ());
        let description = match &volume {
            Ok(volume) => VolumeDescription::of(volume, first),
            Err(why) => VolumeDescription::refused(why, &stack.notes),
        };
        (volume, description)
    });
    let (volume, description) = read.await?;
    let mut row = row(template, number, count, &description)?;
    if let Ok(volume) = volume {
        // In memory, before it is compressed and with it.
        row.voxel_bytes = i64::try_from(volume.volume.values().len() * 2)?;
        let (object, bytes) = keep(node, volume).await?;
        (row.object, row.object_bytes) = (Some(object), i64::try_from(bytes)?);
    }
    Ok(row)
}

fn row(
    template: &Volume,
    number: usize,
    slices: usize,
    description: &VolumeDescription,
) -> Result<Volume, Failure> {
    Ok(Volume {
        id: sha256(format!("{} {} {number}", template.series_id, template.content)),
        stack: i32::try_from(number)?,
        slices: i32::try_from(slices)?,
        description: serde_json::to_string(description)?,
        ..template.clone()
    })
}

/// Keeps the voxels: the name of the object, and its size.
async fn keep(node: &Node, volume: StackVolume) -> Result<(String, u64), Failure> {
    let objects = node.store.objects();
    let size = volume.volume.size();
    let mut writer = VoxelWriter::begin(objects, size).await?;
    let volume = Arc::new(volume);
    for from in (0..size[2]).step_by(PORTION) {
        let portion = from..size[2].min(from + PORTION as u32);
        let volume = Arc::clone(&volume);
        let packed = tokio::task::spawn_blocking(move || {
            portion.into_par_iter().map(|slice| packed(&volume, slice)).collect::<Result<Vec<_>, _>>()
        });
        for slice in packed.await?? {
            writer.add(&slice).await?;
        }
    }
    Ok(writer.finish(objects).await?)
}

/// A slice, compressed; nothing where it is absent.
fn packed(volume: &StackVolume, slice: u32) -> Result<Vec<u8>, StoreError> {
    if !volume.volume.has_slice(slice) {
        return Ok(Vec::new());
    }
    let [columns, rows, _] = volume.volume.size().map(|side| side as usize);
    let start = slice as usize * columns * rows;
    let values = volume.volume.values().get(start..start + columns * rows).unwrap_or_default();
    compressed(&little_endian(values))
}

/// The change: the volumes in the place of those that were there.
async fn put(node: &Node, series: &Series, rows: Vec<Volume>) -> Result<Write, Failure> {
    let write = node.store.begin().await?;
    let is_same = match write.one_series(&series.id).await {
        Ok(now) => now.images == series.images,
        Err(StoreError::NotFound { .. }) => false,
        Err(error) => return Err(error.into()),
    };
    // Otherwise whoever changed the series has asked again.
    if is_same {
        write.put_volumes(&series.id, rows, node.clock.now()).await?;
    }
    Ok(write)
}

/// The slices of a series, and where they are.
struct Slices {
    node: Arc<Node>,
    handle: Handle,
    heads: Vec<SliceHead>,
    places: Vec<Place>,
    /// Files that hold no slices that could be read.
    unread: usize,
    /// Why the first of them could not.
    problem: String,
}

struct Place {
    image: String,
    frame: u32,
    is_plain: bool,
}

impl Slices {
    /// Reads headers.
    fn gather(node: Arc<Node>, handle: Handle, images: Vec<String>) -> Result<Self, Failure> {
        let mut slices =
            Self { node, handle, heads: Vec::new(), places: Vec::new(), unread: 0, problem: String::new() };
        for image in images {
            match heads(slices.file(&image)?) {
                Ok((heads, is_plain)) => {
                    let place = |frame| Place { image: image.clone(), frame, is_plain };
                    slices.places.extend((0..heads.len() as u32).map(place));
                    slices.heads.extend(heads);
                }
                Err(problem) => {
                    slices.unread += 1;
                    slices.problem = problem.to_string();
                }
            }
        }
        Ok(slices)
    }

    fn file(&self, image: &str) -> Result<File, StoreError> {
        self.handle.block_on(self.node.store.objects().file(image))
    }

    /// Samples that lie there as they are take no decoder; others are decoded in a process of their own.
    fn picture(&self, slice: usize) -> Result<Raster, ReadError> {
        let (Some(place), Some(head)) = (self.places.get(slice), self.heads.get(slice)) else {
            return Err(ReadError::NoPixels);
        };
        let file = self.file(&place.image).map_err(|error| ReadError::Refused(error.to_string()))?;
        if place.is_plain {
            return SliceFile::open(file)?.frame(place.frame);
        }
        self.node.decoder.decode_frame(file, (head.format.columns, head.format.rows), place.frame)
    }

    /// What stands for slices that are in no stack; none where all are.
    fn left_out(&self, beyond: usize) -> Option<VolumeDescription> {
        let problem = match (self.unread, beyond) {
            (0, 0) => return None,
            (0, beyond) => {
                format!("its slices fall into {} stacks; {beyond} of them are not read", MOST_STACKS + beyond)
            }
            (unread, _) => format!("{unread} of its files cannot be read: {}", self.problem),
        };
        let code = if self.unread > 0 { "files_unreadable" } else { "too_many_stacks" };
        Some(VolumeDescription {
            no_volume: Some(crate::film::Note::new(code, problem)),
            ..Default::default()
        })
    }
}

fn heads(file: File) -> Result<(Vec<SliceHead>, bool), ReadError> {
    let file = SliceFile::open(file)?;
    Ok((file.heads()?, file.is_plain()))
}

/// Whether a series holds slices of a body.
pub(crate) fn has_slices(clues: &upright_dicom::sort::Clues) -> bool {
    const SLICED: [&str; 3] = ["CT", "MR", "PT"];
    clues.has_pixels && SLICED.contains(&clues.modality.as_str())
}
