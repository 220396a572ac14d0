//! CTs of phantoms as volumes.

use std::ops::RangeInclusive;
use std::sync::LazyLock;
use upright_anatomy::{Level, Millimetres, Numbering};
use upright_imaging::{Samples, Volume, VoxelFrame};
use upright_phantom::{
    Ct, CtRequest, ImplantWishes, InsideTruth, Kind, LesionWishes, Person, Place, Pose, Wishes,
};
use upright_reading::{Attenuation, ContrastMedium, CtReading, NamedVertebra, Technique, TubeVoltage};

/// As phantoms are taken that are no myelogram.
pub(crate) const PLAIN: Technique =
    Technique { voltage: TubeVoltage::Kilovolts(120.0), contrast: ContrastMedium::NotGiven };

/// A narrow field around the spine with the voxels of a usual CT, and all its noise and streaks.
pub(crate) const NARROW: CtRequest = CtRequest {
    matrix: 224,
    field: Millimetres::new(157.5),
    thickness: Millimetres::new(1.0),
    upper: None,
    tilt: upright_anatomy::Degrees::new(0.0),
    dose: Some(upright_phantom::Dose::Usual),
    kernel: Some(upright_phantom::Kernel::Soft),
    metal_artefacts: true,
    extended_scale: false,
    contrast: upright_phantom::Contrast::None,
};

/// Somebody whose fusion failed in every way: a broken rod, a loose screw with a halo of 2 mm, a level that did not unite.
pub(crate) static FAILED: LazyLock<Scanned> = LazyLock::new(|| {
    let lesions =
        LesionWishes { nonunion: Some(true), halo: Some(Millimetres::new(2.0)), ..LesionWishes::default() };
    let implants = ImplantWishes {
        broken_rod: Some(true),
        loose_screw: Some(true),
        cages: Some(false),
        ..ImplantWishes::default()
    };
    Scanned::of(Kind::SegmentalFlatback, 3, &Wishes { lesions, implants, ..Wishes::default() }, &NARROW)
});

/// Somebody with cages whose implants are whole and tight.
pub(crate) static WHOLE: LazyLock<Scanned> = LazyLock::new(|| {
    let implants = ImplantWishes {
        cages: Some(true),
        broken_rod: Some(false),
        loose_screw: Some(false),
        ..ImplantWishes::default()
    };
    Scanned::of(Kind::JunctionalKyphosis, 5, &Wishes { implants, ..Wishes::default() }, &NARROW)
});

/// Somebody whose implants are whole and tight, and all within the field: the rods of [`WHOLE`] reach its back.
pub(crate) static UNCUT: LazyLock<Scanned> = LazyLock::new(|| {
    let implants = ImplantWishes {
        cages: Some(false),
        broken_rod: Some(false),
        loose_screw: Some(false),
        ..ImplantWishes::default()
    };
    let voxels = CtRequest { matrix: 192, ..NARROW };
    Scanned::of(Kind::Flatback, 5, &Wishes { implants, ..Wishes::default() }, &voxels)
});

/// Somebody who was never operated, in coarse voxels.
pub(crate) static BARE: LazyLock<Scanned> = LazyLock::new(|| {
    Scanned::of(Kind::DegenerativeKyphosis, 9, &Wishes::default(), &CtRequest { matrix: 160, ..NARROW })
});

pub(crate) struct Scanned {
    pub(crate) seed: u64,
    pub(crate) person: Person,
    pub(crate) truth: InsideTruth,
    pub(crate) volume: Volume,
    pub(crate) frame: VoxelFrame,
}

impl Scanned {
    pub(crate) fn of(kind: Kind, seed: u64, wishes: &Wishes, request: &CtRequest) -> Self {
        let person = Person::draw(kind, seed, wishes).unwrap();
        let truth = InsideTruth::of(&person, &person.pose(Pose::Supine).unwrap());
        let ct = Ct::new(&person, request).unwrap();
        let grid = ct.grid();
        let [row, column] = grid.orientation();
        let [first, second] = [0, 1].map(|slice| grid.position(slice));
        let times = |way: Place, by: f64| way.map(|part| part * by);
        let step = [0, 1, 2].map(|axis| second[axis] - first[axis]);
        let frame =
            VoxelFrame::new(first, [times(row, grid.spacing[0]), times(column, grid.spacing[1]), step]);
        let slices: Vec<i16> = (0..grid.slices).flat_map(|slice| values(&ct, slice)).collect();
        let frame = frame.unwrap();
        let volume = Volume::new([grid.columns, grid.rows, grid.slices], frame.spacing(), slices).unwrap();
        Self { seed, person, truth, volume, frame }
    }

    /// Read from the middle of L3, which somebody named.
    pub(crate) fn read(&self) -> CtReading {
        CtReading::of(&self.ct(), PLAIN, Some(self.named()))
    }

    /// The same, slices at these heights missing.
    pub(crate) fn read_without(&self, heights: RangeInclusive<f64>) -> CtReading {
        let height = |slice: &u32| self.frame.patient_from_voxel([0.0, 0.0, f64::from(*slice)])[2];
        let slices = 0..self.volume.size()[2];
        let missing: Vec<u32> = slices.filter(|slice| heights.contains(&height(slice))).collect();
        assert!(!missing.is_empty(), "{heights:?}");
        let volume = self.volume.clone().without(&missing).unwrap();
        let ct = Attenuation::new(&volume, &self.frame, 1.0, 0.0).unwrap();
        CtReading::of(&ct, PLAIN, Some(self.named()))
    }

    fn named(&self) -> NamedVertebra {
        let l3 = self.truth.vertebrae.iter().find(|one| one.level == Level::L3).unwrap();
        NamedVertebra { level: Level::L3, place: l3.centre, numbering: Numbering::USUAL }
    }

    /// Whether a place lies within the slices.
    pub(crate) fn holds(&self, place: Place) -> bool {
        let voxel = self.frame.voxel_from_patient(place);
        voxel.iter().zip(self.volume.size()).all(|(at, size)| (0.0..=f64::from(size) - 1.0).contains(at))
    }

    pub(crate) fn ct(&self) -> Attenuation<'_> {
        Attenuation::new(&self.volume, &self.frame, 1.0, 0.0).unwrap()
    }
}

fn values(ct: &Ct, slice: u32) -> Vec<i16> {
    match ct.slice(slice).unwrap().into_samples() {
        Samples::I16(values) => values,
        other => panic!("{other:?}"),
    }
}

pub(crate) fn distance(one: Place, other: Place) -> f64 {
    (0..3).map(|axis| (one[axis] - other[axis]).powi(2)).sum::<f64>().sqrt()
}
