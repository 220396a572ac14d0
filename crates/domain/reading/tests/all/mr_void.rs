//! Signal voids of metal in MRs of phantoms, beside their truth. Verifies arithmetic only.

use crate::many::{Right, count, first_seed, is_full, patients, share, tallied};
use upright_anatomy::{Level, Millimetres};
use upright_casefile::{FindingKind, Grade, Presence};
use upright_imaging::{Samples, Volume, VoxelFrame};
use upright_phantom::{
    InsideTruth, Kind, LevelLoss, MetalProtocol, Mr, MrPlane, MrRequest, MrTruth, Person, Pose, Posed,
    Weighting, Wishes,
};
use upright_reading::{MrTechnique, MrVoid, NoMrVoid, NoVoid, VoidAtLevel};

type Named = Vec<(Level, [f64; 3])>;

/// A series with what a person names in it and what is true of it.
struct Series {
    volume: Volume,
    frame: VoxelFrame,
    technique: MrTechnique,
    named: Named,
    losses: Vec<LevelLoss>,
}

impl Series {
    fn of(person: &Person, mr: &Mr) -> Self {
        let posed = person.pose(Pose::Supine).unwrap();
        let grid = mr.grid();
        let ([row, column], [first, second]) = (grid.orientation(), [0, 1].map(|slice| grid.position(slice)));
        let times = |way: [f64; 3], by: f64| way.map(|part| part * by);
        let step = [0, 1, 2].map(|axis| second[axis] - first[axis]);
        let steps = [times(row, grid.spacing[0]), times(column, grid.spacing[1]), step];
        let frame = VoxelFrame::new(first, steps).unwrap();
        let values = (0..grid.slices).flat_map(|slice| values(mr, slice)).collect();
        let truth = MrTruth::of(person, &posed, mr);
        let volume = Volume::new([grid.columns, grid.rows, grid.slices], frame.spacing(), values).unwrap();
        Self {
            technique: MrTechnique {
                pixel_bandwidth_hz: Some(mr.protocol().pixel_bandwidth_hz),
                field_tesla: Some(mr.protocol().field_tesla),
            },
            named: named(person, &posed, &truth),
            losses: truth.losses,
            volume,
            frame,
        }
    }

    fn drawn(kind: Kind, seed: u64, request: &MrRequest) -> Self {
        let person = Person::draw(kind, seed, &Wishes::default()).unwrap();
        Self::of(&person, &Mr::new(&person, request).unwrap())
    }

    fn find(&self, named: &[(Level, [f64; 3])]) -> Result<MrVoid, NoMrVoid> {
        MrVoid::find(&self.volume, &self.frame, self.technique, named)
    }

    /// What is truly lost of a level; nothing where there is no metal.
    fn loss(&self, level: Level) -> LevelLoss {
        let known = self.losses.iter().find(|loss| loss.level == level);
        known.copied().unwrap_or(LevelLoss { level, canal: 0.0, disc: 0.0 })
    }
}

fn values(mr: &Mr, slice: u32) -> Vec<i16> {
    match mr.slice(slice).unwrap().into_samples() {
        Samples::U16(values) => values.into_iter().map(|value| value as i16).collect(),
        other => panic!("{other:?}"),
    }
}

/// Middles from T12 to the sacrum as a person names them: up to 3 mm off along each axis.
fn named(person: &Person, posed: &Posed, truth: &MrTruth) -> Named {
    let inside = InsideTruth::of(person, posed);
    let bodies = inside.vertebrae.iter().filter(|vertebra| vertebra.level >= Level::T12);
    let mut named: Named = bodies.map(|vertebra| (vertebra.level, vertebra.centre)).collect();
    let disc = truth.discs.iter().find(|disc| disc.state.below == Level::L5);
    if let (Some(disc), Some(l5)) = (disc, named.iter().find(|(level, _)| *level == Level::L5)) {
        let beyond = [0, 1, 2].map(|axis: usize| 2.0 * disc.centre[axis] - l5.1[axis]);
        named.push((Level::S1, beyond));
    }
    let off = |number: usize, axis: usize| ((number * 5 + axis * 3) % 7) as f64 - 3.0;
    let moved = named.iter().enumerate().map(|(number, (level, place))| {
        (*level, [0, 1, 2].map(|axis: usize| place[axis] + off(number, axis)))
    });
    moved.collect()
}

/// Decisions of one kind of series.
#[derive(Default)]
struct Tally {
    refused: Right,
    /// A void with signal piled up beside it, or none, as metal is there or not; any void likewise.
    metal: Right,
    voids: Right,
    /// Regions of which at least so much is truly lost as was told.
    least: Right,
    /// Levels called degraded that are; degraded ones that were called so.
    degraded: Right,
    found: Right,
    /// Levels of which nothing is lost that were called degraded.
    false_alarms: Right,
}

impl Tally {
    fn add(&mut self, series: &Series, is_operated: bool) {
        let found = series.find(&series.named);
        count(&mut self.refused, found == Err(NoMrVoid::DarkTissue));
        let Ok(found) = found else { return };
        count(&mut self.metal, found.pieces.iter().any(|piece| piece.is_rimmed) == is_operated);
        count(&mut self.voids, found.pieces.is_empty() != is_operated);
        found.levels.iter().for_each(|level| self.add_level(level, series.loss(level.level)));
    }

    fn add_level(&mut self, found: &VoidAtLevel, truth: LevelLoss) {
        for (told, lost) in [(found.canal, truth.canal), (found.disc, truth.disc)] {
            if let Ok(told) = told {
                count(&mut self.least, told <= lost);
            }
        }
        if found.is_degraded() {
            count(&mut self.degraded, !truth.is_usable());
        }
        if !truth.is_usable() {
            count(&mut self.found, found.is_degraded());
        }
        if truth.canal.max(truth.disc) == 0.0 {
            count(&mut self.false_alarms, found.is_degraded());
        }
    }

    fn print(&self, name: &str) {
        println!("| {name} | refused because tissue is dark | {} |", share(self.refused));
        println!("| {name} | metal proposed or not as it is there or not | {} |", share(self.metal));
        println!("| {name} | void shown or not likewise | {} |", share(self.voids));
        println!("| {name} | no less lost of canal and disc than told | {} |", share(self.least));
        println!("| {name} | called degraded and are | {} |", share(self.degraded));
        println!("| {name} | degraded and called so | {} |", share(self.found));
        println!("| {name} | nothing lost, called degraded | {} |", share(self.false_alarms));
    }
}

const KINDS: [Kind; 5] = [
    Kind::Flatback,
    Kind::Normal,
    Kind::SegmentalFlatback,
    Kind::JunctionalKyphosis,
    Kind::DegenerativeKyphosis,
];
const PROTOCOLS: [MetalProtocol; 2] = [MetalProtocol::Usual, MetalProtocol::SliceEncoding];

/// As `upright phantom` measures it: both protocols where there is metal, else the usual one. Prints what was found; how many levels
/// without loss were called degraded.
fn cohort(weighting: Weighting, is_operated: bool) -> usize {
    let first = first_seed(64_000);
    let kinds: Vec<Kind> = KINDS.into_iter().filter(|kind| kind.is_instrumented() == is_operated).collect();
    let protocols = PROTOCOLS.into_iter().filter(|metal| is_operated || *metal == MetalProtocol::Usual);
    let tallies = protocols.map(|metal| {
        let request = MrRequest { weighting, metal, ..MrRequest::default() };
        let draw =
            |number: u64| Series::drawn(kinds[number as usize % kinds.len()], first + number, &request);
        let tally = tallied(0..patients(), draw, |tally: &mut Tally, series| tally.add(&series, is_operated));
        tally.print(&format!("{weighting:?} {metal:?}, {}", if is_operated { "metal" } else { "no metal" }));
        tally.false_alarms[0]
    });
    tallies.sum()
}

/// Without metal none may be degraded; beside metal, too, a level that nothing is lost of is not.
fn read_as_the_truth_says(weighting: Weighting) {
    if !is_full() {
        return println!("skipped: a cohort of MRs ({weighting:?}) is read with UPRIGHT_FULL only");
    }
    let false_alarms = [true, false].map(|is_operated| cohort(weighting, is_operated));
    assert_eq!(false_alarms, [0, 0], "{weighting:?}");
}

#[test]
fn a_cohort_of_t1_is_read_as_the_truth_says() {
    read_as_the_truth_says(Weighting::T1);
}

#[test]
fn a_cohort_of_t2_is_read_as_the_truth_says() {
    read_as_the_truth_says(Weighting::T2);
}

#[test]
fn a_cohort_of_stir_is_read_as_the_truth_says() {
    read_as_the_truth_says(Weighting::Stir);
}

const SMALL: MrRequest = MrRequest {
    plane: MrPlane::Sagittal,
    weighting: Weighting::T2,
    metal: MetalProtocol::Usual,
    matrix: 256,
    field: Millimetres::new(260.0),
    slices: Some(15),
    metal_artefacts: true,
    scanner: true,
};

/// Rods and heads of screws are seen behind the canal; what is called degraded beside them is.
#[test]
fn metal_is_seen_behind_the_canal_and_degrades_what_lies_beside_it() {
    let series = Series::drawn(Kind::Flatback, 61_003, &SMALL);
    let found = series.find(&series.named).unwrap();
    let l2 = series.named.iter().find(|(level, _)| *level == Level::L2).unwrap().1;
    let near = found.pieces.iter().find(|piece| (piece.middle[2] - l2[2]).abs() < 20.0).unwrap();
    assert!((20.0..60.0).contains(&(near.middle[1] - l2[1])), "{near:?}");
    assert!(near.extent[0] < near.middle[2] && near.middle[2] < near.extent[1] && near.volume > 60.0);
    assert!(near.beside[0] <= Level::L2 && Level::L2 <= near.beside[1], "{near:?}");
    let degraded: Vec<_> = found.levels.iter().filter(|level| level.is_degraded()).collect();
    assert!(!degraded.is_empty() && degraded.iter().all(|level| !series.loss(level.level).is_usable()));
    let proposed = found.proposals("mri 2026-01-01");
    let (implant, levels) = proposed.split_first().unwrap();
    assert_eq!((implant.finding, implant.presence), (FindingKind::Implant, Some(Presence::Present)));
    assert!(implant.image.is_some() && implant.level.is_none());
    let named: Vec<_> = levels.iter().map(|finding| finding.level.unwrap()).collect();
    assert_eq!(named, degraded.iter().map(|level| level.level).collect::<Vec<_>>());
    assert!(levels.iter().all(|finding| finding.grade == Some(Grade::Degraded)), "{levels:?}");
}

#[test]
fn without_metal_nothing_is_proposed() {
    for weighting in [Weighting::T1, Weighting::T2] {
        let series = Series::drawn(Kind::Normal, 61_001, &MrRequest { weighting, ..SMALL });
        let found = series.find(&series.named).unwrap();
        assert!(found.pieces.is_empty() && found.proposals("mri 2026-01-01").is_empty(), "{found:?}");
        let l5 = found.levels.last().unwrap();
        assert_eq!((l5.level, l5.disc), (Level::L5, Ok(0.0)));
        let without_sacrum = series.find(&series.named[..series.named.len() - 1]).unwrap();
        assert_eq!(without_sacrum.levels.last().unwrap().disc, Err(NoVoid::NoNeighbour));
    }
}

#[test]
fn fat_without_signal_is_not_taken_for_metal() {
    let series = Series::drawn(Kind::Normal, 61_001, &MrRequest { weighting: Weighting::Stir, ..SMALL });
    assert_eq!(series.find(&series.named), Err(NoMrVoid::DarkTissue));
}

/// Tissue of one brightness in voxels of 2 mm, 160 mm wide, deep and high about the origin; air before it, and one void in it, beside which signal may be piled up.
fn made(void: [[f64; 2]; 3], has_rim: bool) -> (Volume, VoxelFrame) {
    const SIDE: u32 = 80;
    let steps = [[2.0, 0.0, 0.0], [0.0, 2.0, 0.0], [0.0, 0.0, 2.0]];
    let frame = VoxelFrame::new([-79.0; 3], steps).unwrap();
    let value = |number: u32| {
        let at = [number % SIDE, number / SIDE % SIDE, number / SIDE / SIDE].map(f64::from);
        let place = frame.patient_from_voxel(at);
        let is_void = place.iter().zip(void).all(|(part, [from, to])| (from..to).contains(part));
        let is_rim =
            has_rim && place.iter().zip(void).all(|(part, [from, to])| (from - 4.0..to + 4.0).contains(part));
        if is_void || place[1] < -50.0 {
            5
        } else if is_rim {
            900
        } else {
            400 + (number % 7) as i16
        }
    };
    let values = (0..SIDE.pow(3)).map(value).collect();
    (Volume::new([SIDE; 3], [2.0; 3], values).unwrap(), frame)
}

const BODIES: [(Level, [f64; 3]); 3] =
    [(Level::L2, [0.0, 0.0, 36.0]), (Level::L3, [0.0; 3]), (Level::L4, [0.0, 0.0, -36.0])];
const USUAL: MrTechnique = MrTechnique { pixel_bandwidth_hz: Some(200.0), field_tesla: Some(1.5) };

/// A void of 20 mm, of whose slices a voxel is blurred away on every side, takes the canal of L2 that it lies in; its share falls
/// with the width of a pixel.
#[test]
fn a_void_in_the_canal_takes_it() {
    let (volume, frame) = made([[-10.0, 10.0], [16.0, 36.0], [20.0, 40.0]], true);
    let found = |technique| {
        let found = MrVoid::find(&volume, &frame, technique, &BODIES).unwrap();
        let [piece] = found.pieces[..] else { panic!("{found:?}") };
        assert!((piece.volume - 5120.0).abs() < 1.0 && (piece.middle[1] - 26.0).abs() < 0.1, "{piece:?}");
        assert_eq!((piece.beside, piece.is_rimmed), ([Level::L2; 2], true));
        found
    };
    let canal = |found: &MrVoid| found.levels[0].canal.unwrap();
    let (usual, narrow) = (found(USUAL), found(MrTechnique { pixel_bandwidth_hz: Some(320.0), ..USUAL }));
    assert!(
        usual.levels[0].is_degraded() && usual.levels[2].canal == Ok(0.0) && !usual.levels[2].is_degraded()
    );
    assert!(canal(&usual) > 0.85, "{}", canal(&usual));
    let beside = |found: &MrVoid| found.levels[1].canal.unwrap();
    assert!(beside(&narrow) < beside(&usual), "{} {}", beside(&narrow), beside(&usual));
    // How far metal reaches is not guessed; the implant is proposed all the same.
    let wide = MrTechnique { pixel_bandwidth_hz: Some(600.0), ..USUAL };
    for (technique, reason) in [(MrTechnique::default(), NoVoid::NotStated), (wide, NoVoid::Wide)] {
        let found = found(technique);
        assert!(found.levels.iter().all(|level| level.canal == Err(reason) && !level.is_degraded()));
        assert_eq!(found.proposals("mri 2026-01-01").len(), 1, "{found:?}");
    }
}

/// A joint or a disc may give as little signal: it is shown, and says nothing of implants and levels.
#[test]
fn a_void_without_a_rim_proposes_nothing() {
    let (volume, frame) = made([[-10.0, 10.0], [16.0, 36.0], [20.0, 40.0]], false);
    let found = MrVoid::find(&volume, &frame, USUAL, &BODIES).unwrap();
    assert!(matches!(found.pieces[..], [piece] if !piece.is_rimmed), "{found:?}");
    assert!(found.levels.iter().all(|level| level.canal == Ok(0.0)), "{found:?}");
    assert!(found.proposals("mri 2026-01-01").is_empty());
}

/// What is thin, small, or dark before the canal without piled-up signal is no metal: bone, veins, black discs and gas.
#[test]
fn bone_and_black_discs_are_no_metal() {
    for void in [
        [[-2.0, 0.0], [30.0, 60.0], [-40.0, 40.0]],
        [[-3.0, 3.0], [30.0, 36.0], [0.0, 4.0]],
        [[-20.0, 20.0], [-14.0, 12.0], [14.0, 22.0]],
    ] {
        let (volume, frame) = made(void, false);
        let found = MrVoid::find(&volume, &frame, USUAL, &BODIES).unwrap();
        assert!(found.pieces.is_empty(), "{void:?} {found:?}");
    }
}

#[test]
fn what_cannot_be_looked_at_is_refused_by_name() {
    let (volume, frame) = made([[0.0; 2]; 3], false);
    let find = |named: &[(Level, [f64; 3])]| MrVoid::find(&volume, &frame, USUAL, named);
    let [l2, l3, l4] = BODIES;
    assert_eq!(find(&[]), Err(NoMrVoid::TooFewNamed));
    assert_eq!(find(&[l2]), Err(NoMrVoid::TooFewNamed));
    assert_eq!(find(&[l2, (Level::L3, l2.1)]), Err(NoMrVoid::Misnamed(Level::L2)));
    assert_eq!(find(&[l2, (Level::L3, [f64::NAN; 3])]), Err(NoMrVoid::Misnamed(Level::L3)));
    assert_eq!(find(&[(Level::L4, l2.1), (Level::L2, l4.1)]), Err(NoMrVoid::WrongOrder(Level::L2)));
    let far = |(level, [left, back, head]): (Level, [f64; 3])| (level, [left + 900.0, back, head]);
    assert_eq!(find(&[far(l2), far(l3)]), Err(NoMrVoid::NoPicture));
    // The order of names does not matter; a body above the slices has no share.
    let above = find(&[l3, (Level::L1, [0.0, 0.0, 86.0]), l2]).unwrap();
    let canals: Vec<_> = above.levels.iter().map(|level| level.canal).collect();
    assert_eq!(canals, [Err(NoVoid::Outside), Ok(0.0), Ok(0.0)]);
    let flat = Volume::new([80; 3], [2.0; 3], vec![300; 80 * 80 * 80]).unwrap();
    assert_eq!(MrVoid::find(&flat, &frame, USUAL, &BODIES), Err(NoMrVoid::NoPicture));
    let one = Volume::new([1; 3], [2.0; 3], vec![300]).unwrap();
    assert_eq!(MrVoid::find(&one, &frame, USUAL, &BODIES), Err(NoMrVoid::NoPicture));
    let gone: Vec<u32> = (0..80).filter(|slice| *slice != 40).collect();
    let gapped = volume.clone().without(&gone).unwrap();
    let found = MrVoid::find(&gapped, &frame, USUAL, &BODIES).unwrap();
    assert!(found.levels.iter().all(|level| level.canal == Err(NoVoid::Outside)), "{found:?}");
}
