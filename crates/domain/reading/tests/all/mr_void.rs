//! Signal voids of metal in MRs of phantoms, beside their truth. Verifies arithmetic only.

use crate::many::{Right, count, is_full, patients, share, spread, tallied, under_roc};
use upright_anatomy::{Level, Millimetres};
use upright_imaging::{Samples, Volume, VoxelFrame};
use upright_phantom::{
    InsideTruth, Kind, LevelLoss, MetalProtocol, Mr, MrPlane, MrRequest, MrTruth, Person, Pose, Weighting,
    Wishes,
};
use upright_reading::{Clarity, Estimate, MrTechnique, MrVoid, NoMrVoid, NoVoid, VoidAtLevel};

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
        let volume = Volume::new([grid.columns, grid.rows, grid.slices], frame.spacing(), values).unwrap();
        let inside = InsideTruth::of(person, &posed);
        let lumbar = inside.vertebrae.iter().filter(|vertebra| vertebra.level >= Level::T12);
        Self {
            technique: MrTechnique {
                pixel_bandwidth_hz: Some(mr.protocol().pixel_bandwidth_hz),
                field_tesla: Some(mr.protocol().field_tesla),
            },
            named: lumbar.map(|vertebra| (vertebra.level, vertebra.centre)).collect(),
            losses: MrTruth::of(person, &posed, mr).losses,
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

/// Errors and decisions of one kind of series.
#[derive(Default)]
struct Tally {
    canal: Vec<f64>,
    disc: Vec<f64>,
    covered: [Right; 2],
    /// The larger share of levels that are not usable, and of those that are.
    shares: [Vec<f64>; 2],
    /// Usable levels, degraded ones: right, decided; and how many were left open.
    usable: Right,
    degraded: Right,
    open: [usize; 2],
    /// Levels of which nothing is lost that were called degraded; levels with more than 0.3 lost that were called usable.
    false_alarms: Right,
    missed: Right,
    refused: Right,
    metal: Right,
}

impl Tally {
    fn add(&mut self, series: &Series, is_operated: bool) {
        let found = series.find(&series.named);
        count(&mut self.refused, found == Err(NoMrVoid::DarkTissue));
        let Ok(found) = found else { return };
        count(&mut self.metal, found.has_metal() == is_operated);
        for level in found.levels.iter().filter(|level| level.disc != Err(NoVoid::NoNeighbour)) {
            self.add_level(level, series.loss(level.level));
        }
    }

    fn add_level(&mut self, found: &VoidAtLevel, truth: LevelLoss) {
        let [Ok(canal), Ok(disc)] = [found.canal, found.disc] else { return };
        self.canal.push(canal.value - truth.canal);
        self.disc.push(disc.value - truth.disc);
        count(&mut self.covered[0], holds(canal, truth.canal));
        count(&mut self.covered[1], holds(disc, truth.disc));
        self.shares[usize::from(truth.is_usable())].push(canal.value.max(disc.value));
        let (clarity, most) = (found.clarity(), truth.canal.max(truth.disc));
        match clarity {
            None => self.open[usize::from(truth.is_usable())] += 1,
            Some(Clarity::Usable) => count(&mut self.usable, truth.is_usable()),
            Some(Clarity::Degraded) => count(&mut self.degraded, !truth.is_usable()),
        }
        if most == 0.0 {
            count(&mut self.false_alarms, clarity == Some(Clarity::Degraded));
        }
        if most > 0.3 {
            count(&mut self.missed, clarity == Some(Clarity::Usable));
        }
    }

    fn print(&self, name: &str) {
        println!("| {name} | refused because tissue is dark | {} |", share(self.refused));
        println!("| {name} | metal seen or not as it is there or not | {} |", share(self.metal));
        println!("| {name} | canal: {} |", spread(&self.canal, "of it"));
        println!("| {name} | disc: {} |", spread(&self.disc, "of it"));
        let [canal, disc] = self.covered.map(share);
        println!("| {name} | within the interval | canal {canal}, disc {disc} |");
        println!(
            "| {name} | not usable from usable, area under the ROC curve | {} |",
            under_roc(&self.shares)
        );
        println!("| {name} | called usable and are | {} |", share(self.usable));
        println!("| {name} | called degraded and are | {} |", share(self.degraded));
        println!("| {name} | left open | {} not usable, {} usable |", self.open[0], self.open[1]);
        println!("| {name} | nothing lost, called degraded | {} |", share(self.false_alarms));
        println!("| {name} | more than 0.3 lost, called usable | {} |", share(self.missed));
    }
}

fn holds(found: Estimate, truth: f64) -> bool {
    (found.interval[0]..=found.interval[1]).contains(&truth)
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
    let first = std::env::var("UPRIGHT_SEED").map_or(62_000, |seed| seed.parse().unwrap());
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

/// Rods and heads of screws are seen behind the canal; beside them canals are degraded, and nothing is called usable.
#[test]
fn metal_is_seen_behind_the_canal_and_degrades_what_lies_beside_it() {
    let series = Series::drawn(Kind::Flatback, 61_003, &SMALL);
    let found = series.find(&series.named).unwrap();
    assert!(found.has_metal());
    let l2 = series.named.iter().find(|(level, _)| *level == Level::L2).unwrap().1;
    let near = found.pieces.iter().find(|piece| (piece.middle[2] - l2[2]).abs() < 20.0).unwrap();
    assert!((20.0..60.0).contains(&(near.middle[1] - l2[1])), "{near:?}");
    assert!(near.extent[0] < near.middle[2] && near.middle[2] < near.extent[1] && near.volume > 60.0);
    let of = |clarity| found.levels.iter().filter(move |level| level.clarity() == clarity);
    assert!(of(Some(Clarity::Degraded)).count() >= 1, "{found:?}");
    assert!(of(Some(Clarity::Degraded)).all(|level| !series.loss(level.level).is_usable()));
    assert_eq!(of(Some(Clarity::Usable)).count(), 0);
}

#[test]
fn without_metal_every_level_is_usable_and_only_the_lowest_disc_has_no_neighbour() {
    for weighting in [Weighting::T1, Weighting::T2] {
        let series = Series::drawn(Kind::Normal, 61_001, &MrRequest { weighting, ..SMALL });
        let found = series.find(&series.named).unwrap();
        assert!(!found.has_metal(), "{found:?}");
        let (lowest, others) = found.levels.split_last().unwrap();
        assert!(others.iter().all(|level| level.clarity() == Some(Clarity::Usable)), "{found:?}");
        assert_eq!((lowest.disc, lowest.clarity()), (Err(NoVoid::NoNeighbour), None));
    }
}

#[test]
fn fat_without_signal_is_not_taken_for_metal() {
    let series = Series::drawn(Kind::Normal, 61_001, &MrRequest { weighting: Weighting::Stir, ..SMALL });
    assert_eq!(series.find(&series.named), Err(NoMrVoid::DarkTissue));
}

/// Tissue of one brightness in voxels of 2 mm, 160 mm wide, deep and high about the origin; air before it, and one void in it.
fn made(void: [[f64; 2]; 3]) -> (Volume, VoxelFrame) {
    const SIDE: u32 = 80;
    let steps = [[2.0, 0.0, 0.0], [0.0, 2.0, 0.0], [0.0, 0.0, 2.0]];
    let frame = VoxelFrame::new([-79.0; 3], steps).unwrap();
    let value = |number: u32| {
        let at = [number % SIDE, number / SIDE % SIDE, number / SIDE / SIDE].map(f64::from);
        let place = frame.patient_from_voxel(at);
        let is_void = place.iter().zip(void).all(|(part, [from, to])| (from..to).contains(part));
        if is_void || place[1] < -50.0 { 5 } else { 400 + (number % 7) as i16 }
    };
    let values = (0..SIDE.pow(3)).map(value).collect();
    (Volume::new([SIDE; 3], [2.0; 3], values).unwrap(), frame)
}

const BODIES: [(Level, [f64; 3]); 3] =
    [(Level::L2, [0.0, 0.0, 36.0]), (Level::L3, [0.0; 3]), (Level::L4, [0.0, 0.0, -36.0])];
const USUAL: MrTechnique = MrTechnique { pixel_bandwidth_hz: Some(200.0), field_tesla: Some(1.5) };

/// A void of 20 mm, of whose slices a voxel is blurred away on every side, takes the canal of L2 that it lies in, and its share falls with the width of a pixel.
#[test]
fn a_void_in_the_canal_takes_it() {
    let (volume, frame) = made([[-10.0, 10.0], [16.0, 36.0], [20.0, 40.0]]);
    let shares = |technique| {
        let found = MrVoid::find(&volume, &frame, technique, &BODIES).unwrap();
        let [piece] = found.pieces[..] else { panic!("{found:?}") };
        assert!((piece.volume - 5120.0).abs() < 1.0 && (piece.middle[1] - 26.0).abs() < 0.1, "{piece:?}");
        found
    };
    let (usual, wide) = (shares(USUAL), shares(MrTechnique { pixel_bandwidth_hz: Some(3200.0), ..USUAL }));
    assert_eq!(usual.levels[0].clarity(), Some(Clarity::Degraded));
    let canal = |found: &MrVoid| found.levels[0].canal.unwrap().value;
    assert!(canal(&usual) > 0.9 && (0.5..0.9).contains(&canal(&wide)), "{} {}", canal(&usual), canal(&wide));
    assert_eq!(usual.levels[2].canal.unwrap().value, 0.0);
    let unknown = shares(MrTechnique::default());
    assert_eq!(unknown.levels[0].canal.unwrap().interval[1], 1.0);
}

/// What is thin, small, or dark before the canal without piled-up signal is no metal: bone, veins, black discs and gas.
#[test]
fn bone_and_black_discs_are_no_metal() {
    for void in [
        [[-2.0, 0.0], [30.0, 60.0], [-40.0, 40.0]],
        [[-3.0, 3.0], [30.0, 36.0], [0.0, 4.0]],
        [[-20.0, 20.0], [-14.0, 12.0], [14.0, 22.0]],
    ] {
        let (volume, frame) = made(void);
        let found = MrVoid::find(&volume, &frame, USUAL, &BODIES).unwrap();
        assert!(!found.has_metal(), "{void:?} {found:?}");
    }
}

#[test]
fn what_cannot_be_looked_at_is_refused_by_name() {
    let (volume, frame) = made([[0.0; 2]; 3]);
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
    let canals: Vec<_> = above.levels.iter().map(|level| level.canal.map(|share| share.value)).collect();
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
