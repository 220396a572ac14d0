//! Volumes of a series.

use super::decoded;
use super::film::{self, FoundFilm};
use super::gather::Series;
use crate::progress;
use std::fs::File;
use std::path::PathBuf;
use upright_anatomy::Level;
use upright_dicom::ReadError;
use upright_dicom::volume::{NoVolume, SliceFile, SliceHead, Stack, StackVolume, VoxelUnit, stacks};
use upright_imaging::Raster;
use upright_reading::{Attenuation, CtReading, MrVoid, NamedVertebra, NoMrVoid};

/// Fewer slices are read before a bar could be.
const FEW: usize = 50;

/// What was found of a series.
pub(super) struct Found<'a> {
    pub(super) series: &'a Series,
    /// Nothing for what has no slices.
    pub(super) stacks: Vec<FoundStack>,
    /// Nothing for what is no radiograph.
    pub(super) films: Vec<FoundFilm>,
    /// Files whose slices could not be laid anywhere.
    pub(super) problems: Vec<(PathBuf, ReadError)>,
}

/// Slices that lie beside each other, and the volume that they make, or why they make none.
pub(super) struct FoundStack {
    pub(super) head: SliceHead,
    pub(super) slices: usize,
    pub(super) volume: Result<StackVolume, NoVolume>,
    pub(super) stack: Stack,
    /// What is seen in a CT; none in all else.
    pub(super) ct: Option<CtReading>,
    /// Where metal leaves no signal in an MR; none in all else.
    pub(super) mr: Option<Result<MrVoid, NoMrVoid>>,
}

/// What a person named in the slices of a series.
#[derive(Clone, Copy)]
pub(super) struct Named<'a> {
    /// A vertebra of a CT.
    pub(super) vertebra: Option<NamedVertebra>,
    /// Middles of femoral heads, in a CT.
    pub(super) femoral_heads: &'a [[f64; 3]],
    /// Middles of vertebral bodies, in an MR.
    pub(super) bodies: &'a [(Level, [f64; 3])],
}

/// A slice, and where it is.
struct Slice {
    path: PathBuf,
    frame: u32,
    is_plain: bool,
}

impl<'a> Found<'a> {
    pub(super) fn of(series: &'a Series, named: Named<'_>) -> Self {
        if !has_slices(series) {
            let films = film::films(series);
            return Self { series, stacks: Vec::new(), films, problems: Vec::new() };
        }
        let (mut slices, mut heads, mut problems) = (Vec::new(), Vec::new(), Vec::new());
        for path in &series.files {
            match slices_of(path) {
                Ok(found) => found.into_iter().for_each(|(slice, head)| {
                    slices.push(slice);
                    heads.push(head);
                }),
                Err(problem) => problems.push((path.clone(), problem)),
            }
        }
        let stacks =
            stacks(&heads).into_iter().filter_map(|stack| read(stack, &slices, &heads, named)).collect();
        Self { series, stacks, films: Vec::new(), problems }
    }
}

/// Whether its pictures are slices of a body.
fn has_slices(series: &Series) -> bool {
    const SLICED: [&str; 3] = ["CT", "MR", "PT"];
    series.clues.has_pixels && SLICED.contains(&series.clues.modality.as_str())
}

fn slices_of(path: &PathBuf) -> Result<Vec<(Slice, SliceHead)>, ReadError> {
    let file = SliceFile::open(File::open(path)?)?;
    let is_plain = file.is_plain();
    let slice = |frame: usize| Slice { path: path.clone(), frame: frame as u32, is_plain };
    Ok(file.heads()?.into_iter().enumerate().map(|(frame, head)| (slice(frame), head)).collect())
}

fn read(stack: Stack, slices: &[Slice], heads: &[SliceHead], named: Named<'_>) -> Option<FoundStack> {
    let head = heads.get(*stack.slices.first()?)?.clone();
    let bar = progress::bar(Some(stack.slices.len()), "slices", FEW);
    let decode = |index: usize| match (slices.get(index), heads.get(index)) {
        (Some(slice), Some(head)) => picture(slice, head),
        _ => Err(ReadError::NoPixels),
    };
    let volume = stack.read(heads, decode, |_| bar.inc(1));
    bar.finish_and_clear();
    let ct = volume.as_ref().ok().and_then(|volume| read_ct(volume, named));
    let is_mr = head.modality == "MR";
    let mr = volume.as_ref().ok().filter(|_| is_mr).map(|volume| read_mr(volume, named));
    Some(FoundStack { head, slices: stack.slices.len(), volume, stack, ct, mr })
}

fn read_mr(read: &StackVolume, named: Named<'_>) -> Result<MrVoid, NoMrVoid> {
    MrVoid::find(&read.volume, &read.frame, read.resonance, named.bodies)
}

/// What is seen where the values are Hounsfield units, as they are in CT alone.
fn read_ct(read: &StackVolume, named: Named<'_>) -> Option<CtReading> {
    let units = read.scale.unit == VoxelUnit::Hounsfield;
    let ct = Attenuation::new(&read.volume, &read.frame, read.scale.slope, read.scale.intercept)?;
    let mut found = units.then(|| CtReading::of(&ct, read.technique, named.vertebra))?;
    found.lying = found.lying.map(|lying| lying.with_femoral_heads(named.femoral_heads));
    Some(found)
}

fn picture(slice: &Slice, head: &SliceHead) -> Result<Raster, ReadError> {
    if slice.is_plain {
        return SliceFile::open(File::open(&slice.path)?)?.frame(slice.frame);
    }
    decoded(&slice.path, (head.format.columns, head.format.rows), slice.frame)
}
