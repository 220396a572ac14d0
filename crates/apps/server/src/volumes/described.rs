//! What is told of a volume: its size, where it lies, what its values mean, and what is wrong with it.

use crate::film::Note;
use serde::{Deserialize, Serialize};
use upright_anatomy::Posture;
use upright_dicom::volume::{NoVolume, Scale, SliceHead, StackNote, StackVolume, VoxelUnit};
use upright_imaging::{ImagingError, Tally, VoxelFrame};
use upright_reading::{ContrastMedium, MrTechnique, Technique, TubeVoltage};
use upright_store::sha256;
use utoipa::ToSchema;

/// Equal parts from the least to the greatest value in which voxels are counted.
const PARTS: usize = 256;
/// The stored value of a pixel at which nothing was seen.
pub(crate) const NOTHING: i16 = i16::MIN;
/// The shares of the voxels between which the suggested window lies: no clinical limit.
const OUTERMOST: [f64; 2] = [0.01, 0.995];

/// What is known of slices that were laid beside each other.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub(crate) struct VolumeDescription {
    /// The volume; none where they make none.
    pub(crate) grid: Option<Grid>,
    /// Why they make none.
    pub(crate) no_volume: Option<Note>,
    /// What a person must know.
    pub(crate) notes: Vec<Note>,
    /// How its slices were taken; of a volume kept before this was read nothing is known.
    #[serde(default)]
    pub(crate) technique: Taken,
    /// Bandwidth and field of an MR, as all of its slices state them; of a volume kept before this was read nothing is known.
    #[serde(default)]
    pub(crate) resonance: Resonance,
    /// How the patient lay, by the word that landmark documents use; of a volume kept before this was read nothing is known.
    #[serde(default)]
    pub(crate) posture: Option<String>,
    /// Kernel of its reconstruction, of a CT that states one; of a volume kept before this was read nothing is known.
    #[serde(default)]
    pub(crate) kernel: Option<String>,
    /// Names the space that its places are told in; of a volume kept before this was read nothing is known.
    #[serde(default)]
    pub(crate) space: Option<String>,
}

/// [`Technique`] as it is kept.
#[derive(Clone, Copy, Debug, Default, Serialize, Deserialize)]
pub(crate) struct Taken {
    voltage: Voltage,
    contrast: Medium,
}

#[derive(Clone, Copy, Debug, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
enum Voltage {
    #[default]
    NotRecorded,
    Kilovolts(f64),
    Varies,
    MultiEnergy,
}

/// [`ContrastMedium`], kept by its name; a name that nobody knows says nothing.
#[derive(Clone, Copy, Debug, Default, Serialize, Deserialize)]
#[serde(into = "String", from = "String")]
struct Medium(ContrastMedium);

impl From<Medium> for String {
    fn from(Medium(medium): Medium) -> Self {
        medium.name().to_owned()
    }
}

impl From<String> for Medium {
    fn from(name: String) -> Self {
        Self(ContrastMedium::named(&name).unwrap_or_default())
    }
}

impl From<Technique> for Taken {
    fn from(technique: Technique) -> Self {
        let voltage = match technique.voltage {
            TubeVoltage::NotRecorded => Voltage::NotRecorded,
            TubeVoltage::Kilovolts(kilovolts) => Voltage::Kilovolts(kilovolts),
            TubeVoltage::Varies => Voltage::Varies,
            TubeVoltage::MultiEnergy => Voltage::MultiEnergy,
        };
        Self { voltage, contrast: Medium(technique.contrast) }
    }
}

impl From<Taken> for Technique {
    fn from(taken: Taken) -> Self {
        let voltage = match taken.voltage {
            Voltage::NotRecorded => TubeVoltage::NotRecorded,
            Voltage::Kilovolts(kilovolts) => TubeVoltage::Kilovolts(kilovolts),
            Voltage::Varies => TubeVoltage::Varies,
            Voltage::MultiEnergy => TubeVoltage::MultiEnergy,
        };
        Self { voltage, contrast: taken.contrast.0 }
    }
}

/// [`MrTechnique`] as it is kept.
#[derive(Clone, Copy, Debug, Default, Serialize, Deserialize)]
pub(crate) struct Resonance {
    pixel_bandwidth_hz: Option<f64>,
    field_tesla: Option<f64>,
}

impl From<MrTechnique> for Resonance {
    fn from(MrTechnique { pixel_bandwidth_hz, field_tesla }: MrTechnique) -> Self {
        Self { pixel_bandwidth_hz, field_tesla }
    }
}

impl From<Resonance> for MrTechnique {
    fn from(Resonance { pixel_bandwidth_hz, field_tesla }: Resonance) -> Self {
        Self { pixel_bandwidth_hz, field_tesla }
    }
}

/// Where the voxels of a volume lie, and what their values mean.
#[derive(Clone, Debug, Serialize, Deserialize, ToSchema)]
pub(crate) struct Grid {
    /// Columns, rows and slices; slices that are absent are counted.
    #[schema(min_items = 3, max_items = 3)]
    pub(crate) size: [u32; 3],
    /// Middle of the first voxel in mm: towards the patient's left, back and head.
    #[schema(min_items = 3, max_items = 3)]
    pub(crate) first_voxel_mm: [f64; 3],
    /// The steps in mm to the next column, row and slice.
    #[schema(value_type = Vec<Vec<f64>>, min_items = 3, max_items = 3)]
    pub(crate) steps_mm: [[f64; 3]; 3],
    /// How the slices lie in the patient, of the three the nearest: `axial`, `coronal` or `sagittal`.
    lie: String,
    /// Slices of which nothing is known, each run by its first and its last, counted from 0. Nothing is shown there.
    #[schema(value_type = Vec<Vec<u32>>)]
    pub(crate) absent: Vec<[u32; 2]>,
    /// Value = slope × stored value + intercept.
    slope: f64,
    /// Value of a stored 0.
    intercept: f64,
    /// `HU`; null = values compare within this volume only.
    unit: Option<String>,
    /// Least and greatest stored value; null = there is none.
    #[schema(value_type = Option<Vec<i16>>)]
    range: Option<[i16; 2]>,
    /// How many stored values lie in each of 256 equal parts from the least to the greatest.
    histogram: Vec<u64>,
    /// The values that are shown from black to white unless a person says otherwise: all but the outermost.
    window: SuggestedWindow,
    /// The stored value of pixels at which nothing was seen; null = where that is also the value of a voxel.
    nothing: Option<i16>,
    /// Whether the lowest value is white.
    inverted: bool,
}

/// A window, in values with a meaning.
#[derive(Clone, Copy, Debug, Serialize, Deserialize, ToSchema)]
pub(crate) struct SuggestedWindow {
    /// Its centre.
    centre: f64,
    /// Its width.
    width: f64,
}

impl VolumeDescription {
    /// What is known of a volume that was read, and of the first of its slices.
    pub(crate) fn of(read: &StackVolume, first: Option<&SliceHead>) -> Self {
        let inverted = first.is_some_and(|head| head.is_inverted);
        Self {
            grid: Some(Grid::of(read, inverted)),
            no_volume: None,
            notes: read.notes.iter().map(|found| Note::new(found.code(), found.to_string())).collect(),
            technique: read.technique.into(),
            resonance: read.resonance.into(),
            posture: first.map(|head| head.posture.name().to_owned()),
            kernel: first.and_then(|head| head.kernel.clone()),
            space: first.and_then(space),
        }
    }

    /// How the patient lay, as the header says.
    pub(crate) fn posture(&self) -> Posture {
        let named = |posture: &Posture| Some(posture.name()) == self.posture.as_deref();
        Posture::ALL.into_iter().find(named).unwrap_or_default()
    }

    /// Slices that make no volume.
    pub(crate) fn refused(why: &NoVolume, notes: &[StackNote]) -> Self {
        let notes = notes.iter().map(|found| Note::new(found.code(), found.to_string())).collect();
        let no_volume = Some(Note::new(why.code(), why.to_string()));
        Self { no_volume, notes, ..Self::default() }
    }
}

impl Grid {
    /// The scale by which stored values are Hounsfield units: slope and intercept; none where they are none.
    pub(crate) fn hounsfield(&self) -> Option<[f64; 2]> {
        (self.unit.as_deref() == Some("HU")).then_some([self.slope, self.intercept])
    }

    fn of(read: &StackVolume, inverted: bool) -> Self {
        let (size, scale, tally) = (read.volume.size(), read.scale, &read.tally);
        let lowest = read.volume.values().contains(&NOTHING);
        Self {
            size,
            first_voxel_mm: read.frame.patient_from_voxel([0.0; 3]),
            steps_mm: read.frame.steps(),
            lie: lie(&read.frame).to_owned(),
            absent: runs((0..size[2]).filter(|slice| !read.volume.has_slice(*slice))),
            slope: scale.slope,
            intercept: scale.intercept,
            unit: (scale.unit == VoxelUnit::Hounsfield).then(|| "HU".to_owned()),
            range: tally.range(),
            histogram: tally.histogram(PARTS),
            window: SuggestedWindow::of(tally, scale),
            nothing: (!lowest).then_some(NOTHING),
            inverted,
        }
    }

    /// Where its voxels lie.
    ///
    /// # Errors
    /// Where they span no space.
    pub(crate) fn frame(&self) -> Result<VoxelFrame, ImagingError> {
        VoxelFrame::new(self.first_voxel_mm, self.steps_mm)
    }
}

impl SuggestedWindow {
    fn of(tally: &Tally, scale: Scale) -> Self {
        let ends = OUTERMOST.map(|share| tally.quantile(share).map_or(0.0, |stored| scale.value(stored)));
        let [low, high] = [ends[0].min(ends[1]), ends[0].max(ends[1])];
        Self { centre: f64::midpoint(low, high), width: (high - low).max(1.0) }
    }
}

/// A name of the space of a slice, the same for all that state it; what states none shares it with nothing else.
fn space(SliceHead { frame_of_reference: stated, .. }: &SliceHead) -> Option<String> {
    (!stated.is_empty()).then(|| sha256(stated))
}

/// Which plane of the body the slices are nearest to.
fn lie(frame: &VoxelFrame) -> &'static str {
    let [row, column, _] = frame.steps();
    let normal = [
        row[1] * column[2] - row[2] * column[1],
        row[2] * column[0] - row[0] * column[2],
        row[0] * column[1] - row[1] * column[0],
    ]
    .map(f64::abs);
    match normal {
        [left, back, head] if head >= left && head >= back => "axial",
        [left, back, _] if back >= left => "coronal",
        _ => "sagittal",
    }
}

/// Numbers that follow each other, as first and last.
fn runs(numbers: impl Iterator<Item = u32>) -> Vec<[u32; 2]> {
    let mut runs: Vec<[u32; 2]> = Vec::new();
    for number in numbers {
        match runs.last_mut() {
            Some([_, last]) if *last + 1 == number => *last = number,
            _ => runs.push([number, number]),
        }
    }
    runs
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn how_slices_were_taken_is_kept_and_of_older_volumes_not_known() {
        for voltage in [TubeVoltage::Kilovolts(120.0), TubeVoltage::Varies, TubeVoltage::MultiEnergy] {
            for contrast in ContrastMedium::ALL {
                let technique = Technique { voltage, contrast };
                let kept = serde_json::to_string(&Taken::from(technique)).unwrap();
                assert_eq!(Technique::from(serde_json::from_str::<Taken>(&kept).unwrap()), technique);
            }
        }
        let older = r#"{"grid":null,"no_volume":null,"notes":[]}"#;
        let older: VolumeDescription = serde_json::from_str(older).unwrap();
        assert_eq!(Technique::from(older.technique), Technique::default());
        assert_eq!(MrTechnique::from(older.resonance), MrTechnique::default());
        assert_eq!(older.posture(), Posture::Unknown);
        assert_eq!(older.space, None);
        let kept: VolumeDescription =
            serde_json::from_str(r#"{"grid":null,"no_volume":null,"notes":[],"posture":"prone"}"#).unwrap();
        assert_eq!(kept.posture(), Posture::Prone);
        let strange: Taken = serde_json::from_str(r#"{"voltage":"varies","contrast":"new"}"#).unwrap();
        assert_eq!(Technique::from(strange).contrast, ContrastMedium::NotRecorded);
    }

    #[test]
    fn absent_slices_are_told_as_runs() {
        assert_eq!(runs([2, 3, 4, 7].into_iter()), [[2, 4], [7, 7]]);
        assert!(runs(std::iter::empty()).is_empty());
    }

    #[test]
    fn slices_lie_as_the_plane_that_they_are_nearest_to() {
        let of = |steps| lie(&VoxelFrame::new([0.0; 3], steps).unwrap());
        assert_eq!(of([[1.0, 0.0, 0.0], [0.0, 0.9, 0.3], [0.0, 0.0, 1.0]]), "axial");
        assert_eq!(of([[0.0, 1.0, 0.0], [0.0, 0.0, -1.0], [4.0, 0.0, 0.0]]), "sagittal");
        assert_eq!(of([[1.0, 0.0, 0.0], [0.0, 0.0, -1.0], [0.0, 4.0, 0.0]]), "coronal");
    }
}
